//! Runs every example of the language: rule cards, list rows, specimen articles. The same code serves
//! `cargo test` and `riwaya check`.

use std::collections::BTreeSet;

use riwaya_text::list::Problem;
use riwaya_text::{Document, Evidence, Published, Region, RegionKind, Span};

use crate::card::{Card, Example};
use crate::{Analysis, Category, Decimal, Extractor, Group, Language, Modifier, Quantity};

/// What a run of all examples gave.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Examples that ran.
    pub ran: usize,
    /// What failed, in the order of the files.
    pub problems: Vec<Problem>,
}

/// One finding as the examples see it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// `number`, `figure`, `time`, `mention`, `statement`, `designation`.
    pub layer: &'static str,
    /// Its place; of a statement, its cue.
    pub span: Span,
    /// Everything that it covers.
    pub extent: Span,
    /// Its rule.
    pub rule: &'static str,
    /// Its parts: (name, words or value).
    pub parts: Vec<(&'static str, String)>,
}

impl Fact {
    /// The first part of a name.
    pub fn part(&self, name: &str) -> Option<&str> {
        self.parts.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.parts.iter().any(|(n, v)| *n == name && v == value)
    }
}

/// From this many rows on, a list is one of names or forms: its rows need no example each.
const BULK: usize = 300;

/// Loads language data and runs all its examples.
pub fn run(files: impl IntoIterator<Item = (&'static str, &'static str)>, version: &str) -> Outcome {
    let (language, problems) = Language::load(files, version);
    let mut outcome = Outcome { ran: 0, problems };
    outcome.problems.extend(crate::statement::compile_problems(&language));
    let extractor = Extractor::new(language);
    let language = extractor.language();
    for card in language.cards() {
        check_card(&extractor, card, &mut outcome);
    }
    for list in language.lists().iter().filter(|l| l.finds != "-") {
        for row in &list.rows {
            check_row(&extractor, list, row, &mut outcome);
        }
    }
    for (&file, &content) in language.articles() {
        check_article(&extractor, file, content, &mut outcome);
    }
    outcome
}

/// A document for an example.
pub fn document(text: &str, published: Option<&str>, headline: bool) -> Document {
    let mut doc = Document { text: text.to_owned(), ..Document::default() };
    doc.published = published.map(|value| Published {
        value: value.to_owned(),
        evidence: Evidence::Metadata("example".into()),
        certain: true,
    });
    if headline {
        doc.regions.push(Region { kind: RegionKind::Headline, span: Span::new(0, text.len()) });
    }
    doc
}

fn check_card(extractor: &Extractor, card: &Card, outcome: &mut Outcome) {
    // Cards of other phases (verdicts) are run by the crate that has the rule.
    if !["number", "figure", "time", "mention", "statement", "designation"].contains(&card.kind) {
        return;
    }
    let headline = card.head("region").is_some_and(|r| r.contains("headline"));
    let facts_of = |example: &Example| {
        let doc = document(example.text, card.head("published"), headline);
        let analysis = extractor.extract(&doc);
        facts(&doc, &analysis)
    };
    let mut fail = |line: usize, ar: String, en: String| {
        outcome.problems.push(Problem { file: card.file.to_owned(), line, ar, en });
    };
    let mut ran = 0;
    for example in &card.matches {
        ran += 1;
        let all = facts_of(example);
        let mine: Vec<&Fact> = all.iter().filter(|f| f.rule == card.id).collect();
        if mine.is_empty() {
            let near: BTreeSet<&str> = all.iter().filter(|f| f.layer == card.kind).map(|f| f.rule).collect();
            fail(
                example.line,
                format!("القاعدة لم تجد شيئا في: {} (وجدت قواعد أخرى: {near:?})", example.text),
                format!("the rule found nothing here; other rules of this kind found something: {near:?}"),
            );
        } else if !mine.iter().any(|f| example.parts.iter().all(|(n, v)| f.has(n, v))) {
            let best = mine[0];
            let off: Vec<String> = example
                .parts
                .iter()
                .filter(|(n, v)| !best.has(n, v))
                .map(|(n, v)| format!("{n}: «{}» ≠ «{v}»", best.part(n).unwrap_or("—")))
                .collect();
            fail(
                example.line,
                format!("وجدت القاعدة غير المنتظر في: {}: {}", example.text, off.join("؛ ")),
                format!("the rule found something else (found ≠ expected): {}", off.join("; ")),
            );
        }
    }
    for example in &card.non_matches {
        ran += 1;
        if let Some(f) = facts_of(example).iter().find(|f| f.rule == card.id) {
            fail(
                example.line,
                format!("القاعدة وجدت ما لا ينبغي في: {} ({:?})", example.text, f.parts),
                format!("the rule should stay silent here, but found {:?}", f.parts),
            );
        }
    }
    for example in &card.known_wrong {
        ran += 1;
        let all = facts_of(example);
        if !all.iter().any(|f| f.rule == card.id && example.parts.iter().all(|(n, v)| f.has(n, v))) {
            fail(
                example.line,
                "نتيجة كانت خاطئة معروفة وقد تغيرت: إن صحت فانقلها إلى matches أو does not match".into(),
                "a known wrong result has changed: if it is right now, move it to `matches` or `does not match`".into(),
            );
        }
    }
    outcome.ran += ran;
}

fn check_row(extractor: &Extractor, list: &crate::List, row: &riwaya_text::list::Row<'static>, outcome: &mut Outcome) {
    let (layer, kind) = list.finds.split_once(':').unwrap_or((list.finds, ""));
    let language = extractor.language();
    // Whether the form stands in the text, and whether it is found there as what the list is for.
    let found = |text: &'static str| -> Option<bool> {
        let doc = document(text, Some("2024-03-05"), false);
        let view = riwaya_text::View::new(&doc.text);
        let hits = language.lexicon().scan(&view);
        let mut places = hits.iter().filter(|h| {
            let entry = language.entry(h.entry);
            entry.line == row.line && language.lists()[entry.list.0 as usize].name == list.name
        });
        let facts = facts(&doc, &extractor.extract(&doc));
        let mut stands = false;
        let found = places.any(|place| {
            stands = true;
            facts.iter().any(|f| {
                f.layer == layer
                    && f.extent.overlaps(place.span)
                    && (kind.is_empty() || f.has("type", kind))
                    && carries(f, row.value)
            })
        });
        stands.then_some(found)
    };
    let mut fail = |ar: String, en: String| {
        outcome.problems.push(Problem { file: list.file.to_owned(), line: row.line, ar, en });
    };
    if row.example.is_empty() {
        if list.rows.len() < BULK {
            fail(format!("«{}» بلا مثال في العمود example", row.form), format!("`{}` has no example", row.form));
        }
    } else {
        outcome.ran += 1;
        match found(row.example) {
            Some(true) => {}
            Some(false) => fail(
                format!("«{}» بالقيمة «{}» لم يوجد ({}) في مثاله: {}", row.form, row.value, list.finds, row.example),
                format!("`{}` was not found ({}) with the value `{}` in its example", row.form, list.finds, row.value),
            ),
            None => fail(
                format!("«{}» ليست في مثالها: {}", row.form, row.example),
                format!("`{}` does not stand in its example", row.form),
            ),
        }
    }
    if !row.not.is_empty() {
        outcome.ran += 1;
        if found(row.not) == Some(true) {
            fail(
                format!("«{}» وجد ({}) حيث لا ينبغي: {}", row.form, list.finds, row.not),
                format!("`{}` was found ({}) where it should not be", row.form, list.finds),
            );
        }
    }
}

/// Whether a finding carries the value of a list row, where the value is one that findings show.
fn carries(fact: &Fact, value: &str) -> bool {
    let shown = Category::parse(value).is_some()
        || Group::parse(value).is_some()
        || Modifier::parse(value).is_some()
        || ["PER", "ORG", "LOC", "NORP", "EVENT", "WORK"].contains(&value);
    !shown || fact.parts.iter().any(|(_, v)| v == value)
}

fn check_article(extractor: &Extractor, file: &'static str, content: &'static str, outcome: &mut Outcome) {
    let article = match Article::parse(content) {
        Ok(article) => article,
        Err((line, ar, en)) => {
            outcome.problems.push(Problem { file: file.to_owned(), line, ar, en });
            return;
        }
    };
    let doc = article.document();
    let analysis = extractor.extract(&doc);
    let facts = facts(&doc, &analysis);
    for (layer, items) in &article.sections {
        outcome.ran += 1;
        let score = Score::of(layer, items, &facts, &doc.text);
        let mut fail = |line: usize, ar: String, en: String| {
            outcome.problems.push(Problem { file: file.to_owned(), line, ar, en });
        };
        for &n in &score.missed {
            let item = &items[n];
            if item.mark != Mark::KnownMissing {
                fail(
                    item.line,
                    format!("لم يوجد ({layer}): {}", item.words),
                    format!("{layer} not found: {} {:?}", item.words, item.parts),
                );
            }
        }
        for &n in &score.hit {
            if items[n].mark == Mark::KnownMissing {
                fail(
                    items[n].line,
                    "كان مفقودا معروفا ووجد: احذف علامة ؟".into(),
                    "was known to be missed and is found now: remove its `?`".into(),
                );
            }
        }
        for fact in &score.spurious {
            let words = fact.span.of(&doc.text);
            let known = items.iter().any(|i| i.mark == Mark::KnownSpurious && i.words == words);
            if !known {
                fail(
                    1,
                    format!("وجد ما لم يذكر ({layer}): {words}"),
                    format!("{layer} found that the article does not list: {words} {:?}", fact.parts),
                );
            }
        }
    }
}

/// A specimen article.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// `agency`, `court`, `sport`, …
    pub kind: &'static str,
    /// The date that its relative times rest on.
    pub published: Option<&'static str>,
    /// Its text.
    pub text: String,
    /// What must be found, by layer.
    pub sections: Vec<(&'static str, Vec<Item>)>,
}

/// How an expected finding stands to what is found today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It must be found.
    Expected,
    /// It should be and is not yet (`- ? …`).
    KnownMissing,
    /// It should not be and is (`- ! …`).
    KnownSpurious,
}

/// One expected finding.
#[derive(Clone, Debug)]
pub struct Item {
    /// Line in the article's file.
    pub line: usize,
    /// How it stands.
    pub mark: Mark,
    /// Its words; of a statement, its cue.
    pub words: &'static str,
    /// (part, value)
    pub parts: Vec<(&'static str, &'static str)>,
}

/// The layers that an article may list, with the name of their facts.
const LAYERS: [(&str, &str); 6] = [
    ("numbers", "number"),
    ("figures", "figure"),
    ("times", "time"),
    ("mentions", "mention"),
    ("statements", "statement"),
    ("designations", "designation"),
];

impl Article {
    /// Reads an article file.
    ///
    /// # Errors
    /// The first line that cannot be read, with the reason in Arabic and English.
    pub fn parse(content: &'static str) -> Result<Article, (usize, String, String)> {
        let mut article = Article::default();
        let mut section = "";
        for (n, line) in content.lines().enumerate() {
            let trimmed = line.trim();
            if let Some(title) = trimmed.strip_prefix("## ") {
                section = title.trim();
                if let Some(&(name, _)) = LAYERS.iter().find(|(name, _)| *name == section) {
                    article.sections.push((name, Vec::new()));
                } else if section != "text" {
                    return Err((n + 1, format!("قسم غير معروف: {section}"), format!("unknown section: {section}")));
                }
                continue;
            }
            match section {
                "" => match trimmed.split_once(':') {
                    Some(("kind", v)) => article.kind = v.trim(),
                    Some(("published", v)) => article.published = Some(v.trim()),
                    _ => {}
                },
                "text" => {
                    article.text.push_str(line);
                    article.text.push('\n');
                }
                _ => {
                    let Some(item) = trimmed.strip_prefix("- ") else {
                        if trimmed.is_empty() {
                            continue;
                        }
                        return Err((
                            n + 1,
                            "سطر لا يبدأ بـ «- »".into(),
                            "a line that does not begin with `- `".into(),
                        ));
                    };
                    let (mark, item) = match item.strip_prefix("? ") {
                        Some(rest) => (Mark::KnownMissing, rest),
                        None => match item.strip_prefix("! ") {
                            Some(rest) => (Mark::KnownSpurious, rest),
                            None => (Mark::Expected, item),
                        },
                    };
                    let mut cells = item.split(" | ");
                    let words = cells.next().unwrap_or("").trim();
                    let parts = cells.filter_map(|c| c.split_once(':')).map(|(k, v)| (k.trim(), v.trim())).collect();
                    if let Some((_, items)) = article.sections.last_mut() {
                        items.push(Item { line: n + 1, mark, words, parts });
                    }
                }
            }
        }
        let text = article.text.trim().to_owned();
        article.text = text;
        Ok(article)
    }

    /// The article as a document.
    pub fn document(&self) -> Document {
        document(&self.text, self.published, false)
    }
}

/// How the findings of one layer stand to what an article lists.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Expected items that were found, by index.
    pub hit: Vec<usize>,
    /// Expected items that were not.
    pub missed: Vec<usize>,
    /// Findings that no item lists.
    pub spurious: Vec<Fact>,
}

impl Score {
    /// Compares in the order of the text: an item takes the first unused finding with its words and parts.
    pub fn of(layer: &str, items: &[Item], facts: &[Fact], text: &str) -> Score {
        let layer = LAYERS.iter().find(|(name, _)| *name == layer).map_or("", |(_, fact)| fact);
        let mut free: Vec<&Fact> = facts.iter().filter(|f| f.layer == layer).collect();
        let mut score = Score::default();
        for (n, item) in items.iter().enumerate().filter(|(_, i)| i.mark != Mark::KnownSpurious) {
            let at =
                free.iter().position(|f| f.span.of(text) == item.words && item.parts.iter().all(|(k, v)| f.has(k, v)));
            match at {
                Some(at) => {
                    free.remove(at);
                    score.hit.push(n);
                }
                None => score.missed.push(n),
            }
        }
        score.spurious = free.into_iter().cloned().collect();
        score
    }
}

fn decimal(value: Decimal) -> String {
    value.normalize().to_string()
}

fn quantity(value: Quantity, parts: &mut Vec<(&'static str, String)>) {
    match value {
        Quantity::Exact(v) => parts.push(("value", decimal(v))),
        Quantity::Range(min, max) => {
            parts.extend(min.map(|v| ("min", decimal(v))));
            parts.extend(max.map(|v| ("max", decimal(v))));
        }
        Quantity::Vague => {}
    }
}

/// All findings of an analysis as facts.
pub fn facts(doc: &Document, analysis: &Analysis) -> Vec<Fact> {
    let text = &doc.text;
    let words = |s: Span| s.of(text).to_owned();
    let mut out = Vec::new();
    for n in &analysis.numbers {
        let mut parts = vec![
            ("text", words(n.span)),
            ("kind", n.kind.name().to_owned()),
            ("modifier", n.modifier.name().to_owned()),
        ];
        parts.extend(n.unit.map(|u| ("unit", u.to_owned())));
        quantity(n.value, &mut parts);
        let extent = n.modifier_span.map_or(n.span, |m| m.cover(n.span));
        out.push(Fact { layer: "number", span: n.span, extent, rule: n.rule, parts });
    }
    for f in &analysis.figures {
        let mut parts = vec![
            ("text", words(f.span)),
            ("modifier", f.modifier.name().to_owned()),
            ("category", f.category.name().to_owned()),
            ("trend", format!("{:?}", f.trend)),
        ];
        parts.extend(f.unit.map(|u| ("unit", u.to_owned())));
        parts.extend(f.counted.map(|c| ("counted", words(c))));
        parts.extend(f.scope.map(|s| ("scope", words(s))));
        if f.unreal {
            parts.push(("unreal", "yes".into()));
        }
        if let Some(whole) = f.part_of.and_then(|p| analysis.figures.get(p)) {
            parts.push(("part-of", words(whole.span)));
        }
        quantity(f.value, &mut parts);
        let extent = f.span.cover(f.clause);
        out.push(Fact { layer: "figure", span: f.span, extent, rule: f.rule, parts });
    }
    for t in &analysis.times {
        let mut parts = vec![("text", words(t.span)), ("type", t.kind.name().to_owned())];
        parts.extend(t.value.clone().map(|v| ("value", v)));
        parts.extend(t.relation.map(|r| ("relation", r.to_owned())));
        // The preposition before it belongs to what a list of prepositions shows.
        let extent = Span { start: t.span.start.saturating_sub(16), end: t.span.end };
        out.push(Fact { layer: "time", span: t.span, extent, rule: t.rule, parts });
    }
    for m in &analysis.mentions {
        let parts =
            vec![("text", words(m.span)), ("type", m.kind.name().to_owned()), ("canonical", m.canonical.clone())];
        out.push(Fact { layer: "mention", span: m.span, extent: m.span, rule: m.rule, parts });
    }
    for s in &analysis.statements {
        let mut parts = vec![
            ("cue", words(s.cue)),
            ("act", s.act.to_owned()),
            ("kind", s.kind.name().to_owned()),
            ("voice", s.voice.name().to_owned()),
        ];
        parts.extend(s.source.map(|x| ("source", words(x))));
        parts.push(("speaker", s.source_canonical.clone()));
        parts.extend(s.content.iter().map(|&c| ("content", words(c))));
        parts.extend(s.quotes.iter().map(|&q| ("quote", words(q))));
        let chain: Vec<String> =
            s.chain.iter().map(|link| link.iter().map(|&l| words(l)).collect::<Vec<_>>().join("، ")).collect();
        parts.push(("chain", chain.join(" ← ")));
        let extent = s.content.iter().chain(s.source.iter()).fold(s.cue, |a, &b| a.cover(b));
        out.push(Fact { layer: "statement", span: s.cue, extent, rule: s.rule, parts });
    }
    for d in &analysis.designations {
        let by =
            d.by.and_then(|s| analysis.statements.get(s)).map_or("AUTHOR".to_owned(), |s| s.source_canonical.clone());
        let mut parts = vec![("text", words(d.span)), ("group", d.group.name().to_owned()), ("by", by)];
        if d.distanced {
            parts.push(("distanced", "yes".into()));
        }
        out.push(Fact { layer: "designation", span: d.span, extent: d.span, rule: d.rule, parts });
    }
    // A card may name the whole after its kind: `number: 12.500`.
    for fact in &mut out {
        fact.parts.push((fact.layer, fact.span.of(text).to_owned()));
    }
    out
}

//! Runs every example of the language: rule cards, list rows, specimen articles. The same code serves
//! `cargo test` and `riwaya check`.

mod article;
mod fact;

pub use article::{Article, Item, Mark, Score};
pub use fact::{Fact, facts};

use std::collections::BTreeSet;

use riwaya_text::list::Problem;
use riwaya_text::{Document, Evidence, Published, Region, RegionKind, Span};

use crate::card::{Card, Example};
use crate::{Category, Extractor, Group, Language, Modifier};

/// What a run of all examples gave.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Examples that ran.
    pub ran: usize,
    /// What failed, in the order of the files.
    pub problems: Vec<Problem>,
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

//! Slots: the askable facts of a happening, every report of each, and what the reports are to each other.

mod event;
mod figure;
mod loose;
mod own_day;
mod page;
mod reason;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::{Group, Trend};
use riwaya_text::letters::{ALEF, FEH, LAM, WAW};
use riwaya_text::{RegionKind, Span};

pub(crate) use event::stems;
pub(crate) use page::Page;
use table::Sense;
pub(crate) use table::Table;

use crate::edtf::{self, Bounds};
use crate::fold;
use crate::verdict::{self, Count, Judgement, Moment, Nature};
use crate::{Answer, Pair, Place, Reason, Report, Reuse, Slot, SlotKind, Verdict};

/// Reports of a slot up to which a copy too is judged against every report.
const FEW_REPORTS: usize = 12;
/// Reports of a slot up to which every pair is judged; beyond it each with its nearest only.
const ALL_PAIRS: usize = 60;
/// How near that is.
const NEAREST: usize = 24;

/// Answers of one document to one question that make it a round-up.
const ROUND_UP: usize = 3;
/// Words that reports of round-ups must share.
const MEET: usize = 5;

/// How a slot's reports are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Figure(Nature),
    /// A figure asked by the words around it: never more than different.
    Loose,
    Date(Moment),
    Today,
    Actor,
    Label,
    Body,
}

/// A report before it is numbered.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub slot: String,
    pub asked: Asked,
    pub kind: SlotKind,
    pub title: (String, String),
    /// Place of its page among the happening's.
    pub page: usize,
    pub doc: usize,
    pub span: Span,
    pub answer: Answer,
    /// Its figure, and the figure that it is a part of.
    pub figure: Option<usize>,
    pub whole: Option<usize>,
    pub part: bool,
    pub source: String,
    pub chain: Vec<String>,
    pub as_of: Option<String>,
    pub when: Option<Bounds>,
    pub statement: Option<usize>,
    pub trend: Trend,
    pub narrow: u8,
    pub area: String,
    /// Stems of a name or label.
    pub words: Vec<Vec<u8>>,
    pub addressee: Vec<Vec<u8>>,
    pub frame: Option<&'static str>,
    pub counted: &'static str,
    /// The year of another event that it belongs to.
    pub another: Option<String>,
}

/// Where documents copy one another.
#[derive(Default)]
pub(crate) struct Copies {
    by_docs: BTreeMap<(usize, usize), Vec<(Span, Span)>>,
}

impl Copies {
    pub fn new(reuse: &[Reuse]) -> Copies {
        let mut by_docs: BTreeMap<(usize, usize), Vec<(Span, Span)>> = BTreeMap::new();
        for r in reuse {
            by_docs.entry((r.a.doc, r.b.doc)).or_default().push((r.a.span, r.b.span));
            by_docs.entry((r.b.doc, r.a.doc)).or_default().push((r.b.span, r.a.span));
        }
        Copies { by_docs }
    }

    /// Whether two places stand in one copied passage.
    pub fn hold(&self, a: Place, b: Place) -> bool {
        self.by_docs
            .get(&(a.doc, b.doc))
            .is_some_and(|passages| passages.iter().any(|(x, y)| x.overlaps(a.span) && y.overlaps(b.span)))
    }
}

/// The time at which a report was so: that of its clause, else of its document.
fn as_of(page: &Page<'_>, own: Option<(String, Bounds)>) -> (Option<String>, Option<Bounds>) {
    match own.or_else(|| page.published.clone()) {
        Some((value, when)) => (Some(value), Some(when)),
        None => (None, None),
    }
}

/// Everything that the pages of one happening report.
pub(crate) fn drafts(pages: &[Page<'_>], table: &Table) -> Vec<Draft> {
    let crowd = crowd_words(pages);
    let mut out = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        let mut found = figure::drafts(page, table, &crowd);
        one_speaker_one_side(&mut found, table);
        found.extend(event::dates(page, table));
        found.extend(event::actors(page, table));
        found.extend(event::names(page, table));
        found.iter_mut().for_each(|d| d.page = n);
        out.append(&mut found);
    }
    if !about_protest(pages, table) {
        out.retain(|d| d.asked != Asked::Label || !d.slot.starts_with("label:") || central(pages, d));
    }
    out.extend(loose::drafts(pages, table));
    let announced = announced(&out, pages);
    out.extend(announced);
    out
}

/// Whether the happening is a crowd against a state: most documents that say much name a protest twice.
/// There every word for the crowd, its act and the answer to it is a name of one thing.
fn about_protest(pages: &[Page<'_>], table: &Table) -> bool {
    let Some(protest) = table.class("protest") else { return false };
    let named = |p: &&Page<'_>| {
        let words = p.words.iter().filter(|(h, s)| *s == Sense::Class(protest) && !p.aside(h.span));
        words.count() >= 2
    };
    pages.len() > 1 && pages.iter().filter(named).count() * 2 >= pages.len()
}

/// Whether a label stands in the headline or the lead, which name the event itself; further down a text
/// speaks of other acts and other people too.
fn central(pages: &[Page<'_>], draft: &Draft) -> bool {
    let Some(page) = pages.get(draft.page) else { return false };
    let head = page.region(draft.span) == RegionKind::Headline;
    let lead = page.view.sentences.iter().map(|s| page.view.span(s.clone())).filter(|s| !page.aside(*s));
    let lead = lead.filter(|s| page.region(*s) == RegionKind::Body).take(1);
    head || lead.into_iter().any(|s| s.contains(draft.span))
}

/// A speaker who counts the dead of the crowd and then "the injured" counts one side: where all groups
/// that he names in the document are the crowd, what he leaves open is the crowd too.
fn one_speaker_one_side(drafts: &mut [Draft], table: &Table) {
    let casualty = |d: &Draft| d.slot.starts_with("killed:") || d.slot.starts_with("injured:");
    let named: Vec<(Vec<Vec<u8>>, &'static str)> = drafts
        .iter()
        .filter(|d| casualty(d) && d.counted != "all" && !d.part && d.another.is_none() && !d.source.is_empty())
        .map(|d| (stems(&d.source), d.counted))
        .collect();
    for d in drafts.iter_mut().filter(|d| casualty(d) && d.counted == "all" && !d.source.is_empty()) {
        let own = stems(&d.source);
        let one = |w: &[Vec<u8>]| own.iter().all(|x| w.contains(x)) || w.iter().all(|x| own.contains(x));
        let mut sides =
            named.iter().filter(|(w, side)| one(w) && matches!(*side, "crowd" | "state_forces")).map(|(_, s)| *s);
        if sides.next() == Some("crowd") && sides.all(|s| s == "crowd") {
            d.slot = d.slot.replace(":all", ":crowd");
            d.counted = "crowd";
            if let Some(row) = table.figures.iter().find(|r| d.slot.strip_suffix(":crowd") == Some(r.slot)) {
                d.title = table.ask(row.ask, "crowd");
            }
        }
    }
}

/// Nouns that documents call participants by: "workers" of "protesting workers", whether the name takes
/// both words or only the adjective.
fn crowd_words(pages: &[Page<'_>]) -> Vec<Vec<u8>> {
    let mut out: BTreeSet<Vec<u8>> = BTreeSet::new();
    for page in pages {
        let named = page.account.analysis.designations.iter();
        for d in named.filter(|d| matches!(d.group, Group::Participants) && !page.aside(d.span)) {
            let tokens = page.view.tokens_in(d.span);
            if tokens.is_empty() {
                continue;
            }
            let noun = if tokens.len() > 1 {
                tokens.start
            } else {
                // The noun before an adjective stands as it does, with or without the article.
                let adjective = tokens.start;
                let Some(before) = adjective.checked_sub(1) else { continue };
                let letters = page.view.letters(before);
                let joined = letters.iter().take_while(|l| matches!(**l, WAW | FEH)).count();
                let noun = &letters[joined..];
                let agrees = noun.starts_with(&[ALEF, LAM]) == page.view.letters(adjective).starts_with(&[ALEF, LAM]);
                let people = ["ين", "ون"].iter().any(|e| page.view.ends(adjective, e)) && noun.len() >= 4;
                if !agrees || !people || page.view.sentence_of(before) != page.view.sentence_of(tokens.start) {
                    continue;
                }
                before
            };
            if page.view.letters(noun).len() >= 4 {
                out.insert(figure::crowd_key(page.view.text(noun)));
            }
        }
    }
    out.into_iter().collect()
}

/// Who gave a figure of the dead: a question of its own where the givers differ.
fn announced(drafts: &[Draft], pages: &[Page<'_>]) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for d in drafts.iter().filter(|d| d.slot.starts_with("killed:") && d.another.is_none() && !d.source.is_empty()) {
        let Some(page) = pages.get(d.page) else { continue };
        let statement = d.statement.and_then(|s| page.account.analysis.statements.get(s));
        let Some(s) = statement.filter(|s| s.source.is_some()) else { continue };
        let slot = format!("announced:{}", d.slot);
        let words = stems(&d.source);
        if out.iter().any(|o| o.slot == slot && o.words == words && o.doc == d.doc) {
            continue;
        }
        out.push(Draft {
            slot,
            asked: Asked::Actor,
            kind: SlotKind::Actor,
            title: (
                d.title.0.replace("كم عدد القتلى", "من أعلن عدد القتلى"),
                d.title.1.replace("How many were killed", "Who gave the number of those killed"),
            ),
            span: s.source.map_or(s.cue, |source| source.cover(s.cue)),
            answer: Answer::Actor(d.source.clone()),
            figure: None,
            whole: None,
            part: false,
            words,
            ..d.clone()
        });
    }
    let several = |slot: &str| {
        let mut sources = out.iter().filter(|o| o.slot == slot).map(|o| &o.words);
        let first = sources.next();
        sources.any(|w| Some(w) != first)
    };
    let keep: BTreeSet<String> = out.iter().map(|o| o.slot.clone()).filter(|s| several(s)).collect();
    out.retain(|o| keep.contains(&o.slot));
    out
}

/// Slots from drafts: reports in order of time, pairs judged, verdict and first-hand sources counted.
pub(crate) fn build(mut drafts: Vec<Draft>, pages: &[Page<'_>], table: &Table, copies: &Copies) -> Vec<Slot> {
    drafts.sort_by(|a, b| {
        let time = |d: &Draft| d.when.map_or((1, None), |w| (0, Some(w)));
        (&a.slot, time(a), a.page, a.span, &a.source).cmp(&(&b.slot, time(b), b.page, b.span, &b.source))
    });
    drafts.chunk_by(|a, b| a.slot == b.slot).map(|group| slot(group, pages, table, copies)).collect()
}

fn slot(group: &[Draft], pages: &[Page<'_>], table: &Table, copies: &Copies) -> Slot {
    let roots = Roots::new(group, pages, table);
    let mut pairs: Vec<Pair> = Vec::new();
    let mut repeats = vec![false; group.len()];
    let thin = group.len() > FEW_REPORTS;
    let around = Around::new(group, pages);
    for j in 1..group.len() {
        let from = if group.len() <= ALL_PAIRS { 0 } else { j.saturating_sub(NEAREST) };
        // In a long slot a copy stands beside its original only: what others are to it, they are to that one.
        let original = (from..j).filter(|_| thin).find(|&i| {
            let (a, b) = (&group[i], &group[j]);
            !repeats[i] && a.doc != b.doc && a.answer == b.answer && copies.hold(place(a), place(b))
        });
        for i in from..j {
            let (a, b) = (&group[i], &group[j]);
            let skipped = match original {
                Some(original) => i != original,
                None => thin && (repeats[i] || (a.doc == b.doc && a.kind == SlotKind::Name)),
            };
            let skipped = skipped || !around.meet(i, j, group);
            if skipped {
                continue;
            }
            let (mut pair, copied) = judged(i, a, j, b, &roots, copies);
            // A voice that uses both words uses them for two things, or without a quarrel.
            let one_voice = a.doc == b.doc && roots.of(a) == roots.of(b);
            if pair.2.rule == "opposed-labels" && one_voice {
                pair.2 = Judgement { verdict: Verdict::Differ, rule: "other-label" };
            }
            let same_word = a.answer == b.answer && roots.of(a) == roots.of(b);
            let own_headline = a.answer == b.answer && a.doc == b.doc;
            if copied || same_word {
                repeats[j] = true;
            } else if own_headline {
                repeats[if a.source.is_empty() { i } else { j }] = true;
            }
            pairs.push(Pair {
                reason: reason::words(&pair, &group[pair.0], &group[pair.1], pages, table),
                ..finish(pair)
            });
        }
    }
    let verdict = verdict::strongest(pairs.iter().map(|p| p.verdict));
    let decisive =
        |v: &Verdict| pairs.iter().find(|p| p.verdict == *v || (*v == Verdict::Agree && p.verdict == Verdict::Copy));
    let reason = verdict.as_ref().and_then(decisive).map_or_else(Reason::default, |p| p.reason.clone());
    let reports: Vec<Report> = group
        .iter()
        .zip(&repeats)
        .map(|(d, &repeats)| Report {
            id: fold::id([doc_id(pages, d), &format!("{}-{}", d.span.start, d.span.end), &d.slot]),
            place: Place { doc: d.doc, span: d.span },
            answer: d.answer.clone(),
            part_of: d.whole.and_then(|w| group.iter().position(|o| o.doc == d.doc && o.figure == Some(w))),
            attributed_to: d.source.clone(),
            chain: d.chain.clone(),
            as_of: d.as_of.clone(),
            statement: d.statement,
            repeats,
        })
        .collect();
    let named: BTreeSet<&[u8]> = group.iter().filter(|d| !d.source.is_empty()).map(|d| roots.of(d)).collect();
    let own: BTreeSet<&[u8]> = group
        .iter()
        .zip(&repeats)
        .filter(|(d, r)| d.source.is_empty() && !**r)
        .filter(|(d, _)| !group.iter().any(|o| !o.source.is_empty() && o.answer == d.answer))
        .map(|(d, _)| roots.of(d))
        .collect();
    let first = &group[0];
    Slot {
        slot: first.slot.clone(),
        title: Reason { ar: first.title.0.clone(), en: first.title.1.clone() },
        kind: first.kind,
        verdict,
        reason,
        first_hand: named.union(&own).count(),
        reports,
        pairs,
    }
}

fn place(d: &Draft) -> Place {
    Place { doc: d.doc, span: d.span }
}

/// The sentences of reports, where documents count or date several things under one question: a round-up
/// of a war has many tolls and many days, and only reports in like words are of one of them.
struct Around {
    words: Vec<BTreeSet<Vec<u8>>>,
    round_up: Vec<bool>,
}

impl Around {
    fn new(group: &[Draft], pages: &[Page<'_>]) -> Around {
        let fact = |d: &Draft| matches!(d.asked, Asked::Figure(_) | Asked::Date(_) | Asked::Actor);
        let several = |d: &Draft| {
            let mut seen: Vec<&Answer> = Vec::new();
            for o in group.iter().filter(|o| o.doc == d.doc && !o.part) {
                if !seen.contains(&&o.answer) {
                    seen.push(&o.answer);
                }
            }
            seen.len() >= ROUND_UP
        };
        let round_up: Vec<bool> = group.iter().map(|d| fact(d) && several(d)).collect();
        let words = group.iter().map(|d| match pages.get(d.page) {
            Some(page) if round_up.contains(&true) => {
                stems(page.view.words(page.sentence(d.span))).into_iter().collect()
            }
            _ => BTreeSet::new(),
        });
        Around { words: words.collect(), round_up }
    }

    /// Whether two reports may be of one thing: neither document is a round-up, or their sentences share words.
    fn meet(&self, i: usize, j: usize, group: &[Draft]) -> bool {
        if group[i].doc == group[j].doc || !(self.round_up[i] || self.round_up[j]) {
            return true;
        }
        let shared = self.words[i].intersection(&self.words[j]).count();
        shared >= MEET && shared * 3 >= self.words[i].len().min(self.words[j].len())
    }
}

fn doc_id<'p>(pages: &'p [Page<'_>], draft: &Draft) -> &'p str {
    pages.get(draft.page).map_or("", |p| p.account.doc.id.as_str())
}

type Stems = Vec<Vec<u8>>;
type Judged = (usize, usize, Judgement);

fn finish(pair: Judged) -> Pair {
    Pair { a: pair.0, b: pair.1, verdict: pair.2.verdict, rule: pair.2.rule, reason: Reason::default() }
}

/// Judges a pair, the older report first; says too whether it is a copy.
fn judged(i: usize, a: &Draft, j: usize, b: &Draft, roots: &Roots, copies: &Copies) -> (Judged, bool) {
    let copied = a.doc != b.doc && a.answer == b.answer && copies.hold(place(a), place(b));
    let judgement = match a.asked {
        Asked::Figure(nature) => {
            let (x, y) = (count(a, roots), count(b, roots));
            if verdict::second_is_older(&x, &y) {
                return ((j, i, verdict::figures(&y, &x, nature, copied)), copied);
            }
            verdict::figures(&x, &y, nature, copied)
        }
        Asked::Loose => {
            let judgement = verdict::figures(&count(a, roots), &count(b, roots), Nature::Fixed, copied);
            match judgement.verdict {
                Verdict::Contradict => Judgement { verdict: Verdict::Differ, rule: "other-value" },
                _ => judgement,
            }
        }
        Asked::Date(moment) => match (date(a), date(b)) {
            (Some(x), Some(y)) => verdict::dates(x, y, moment, copied),
            _ => Judgement { verdict: Verdict::Unrelated, rule: "no-value" },
        },
        Asked::Today if a.doc != b.doc => Judgement { verdict: Verdict::Unrelated, rule: "other-text" },
        Asked::Today if a.answer == b.answer => Judgement { verdict: Verdict::Agree, rule: "same-day" },
        Asked::Today => Judgement { verdict: Verdict::Contradict, rule: "two-todays" },
        Asked::Actor => {
            let other_addressee = !a.addressee.is_empty() && !b.addressee.is_empty() && a.addressee != b.addressee;
            let judgement = verdict::actors(&a.words, &b.words, roots.of_actor(a) == roots.of_actor(b), copied);
            match judgement.verdict {
                Verdict::Agree if other_addressee => Judgement { verdict: Verdict::Differ, rule: "other-addressee" },
                _ => judgement,
            }
        }
        Asked::Label => {
            verdict::labels(&a.words, &b.words, a.frame.is_some() && b.frame.is_some() && a.frame != b.frame, copied)
        }
        Asked::Body => {
            let apart = !a.words.iter().any(|w| b.words.contains(w));
            match verdict::labels(&a.words, &b.words, apart, copied) {
                j if j.rule == "opposed-labels" => Judgement { rule: "other-body", ..j },
                j => j,
            }
        }
    };
    ((i, j, judgement), copied)
}

fn date(d: &Draft) -> Option<Bounds> {
    match &d.answer {
        Answer::Date(value) => edtf::bounds(value),
        _ => None,
    }
}

fn count<'r>(d: &'r Draft, roots: &'r Roots) -> Count<'r> {
    let (value, modifier) = match d.answer {
        Answer::Figure(value, modifier) => (value, modifier),
        _ => (riwaya_extract::Quantity::Vague, riwaya_extract::Modifier::Exact),
    };
    Count {
        value,
        modifier,
        trend: d.trend,
        as_of: d.when,
        source: roots.of(d),
        part: d.part,
        narrow: d.narrow,
        area: &d.area,
    }
}

/// One key for each source: a body, its spokesman and its head are one source where the body is named
/// alone somewhere in the slot.
struct Roots {
    of_words: BTreeMap<Stems, Vec<u8>>,
    own: BTreeMap<usize, Vec<u8>>,
    empty: Vec<u8>,
}

impl Roots {
    fn new(group: &[Draft], pages: &[Page<'_>], table: &Table) -> Roots {
        let mut sources: BTreeSet<Vec<Vec<u8>>> = BTreeSet::new();
        let mut own = BTreeMap::new();
        for d in group {
            for name in [&d.source, actor(d)] {
                if !name.is_empty() {
                    sources.insert(stems(name));
                }
            }
            let outlet = pages.get(d.page).map_or("", |p| p.account.doc.outlet.as_deref().unwrap_or(&p.account.doc.id));
            own.insert(d.doc, [b"\x01".as_slice(), &fold::key(outlet)].concat());
        }
        let office = |words: &[Vec<u8>]| words.iter().map(|w| table.office(w)).collect::<BTreeSet<Vec<u8>>>();
        let mut sorted: Vec<(BTreeSet<Vec<u8>>, Stems)> = sources.into_iter().map(|s| (office(&s), s)).collect();
        sorted.sort_by(|a, b| (a.0.len(), &a.0).cmp(&(b.0.len(), &b.0)));
        let mut roots: Vec<BTreeSet<Vec<u8>>> = Vec::new();
        let mut of_words = BTreeMap::new();
        for (set, words) in sorted {
            let root = roots.iter().find(|r| r.is_subset(&set) && !table.generic(r)).unwrap_or(&set).clone();
            let mut key = Vec::new();
            for word in &root {
                key.extend_from_slice(word);
                key.push(1);
            }
            of_words.insert(words, key);
            if !roots.contains(&root) {
                roots.push(root);
            }
        }
        Roots { of_words, own, empty: Vec::new() }
    }

    fn of(&self, d: &Draft) -> &[u8] {
        if d.source.is_empty() {
            return self.own.get(&d.doc).unwrap_or(&self.empty);
        }
        self.of_words.get(&stems(&d.source)).unwrap_or(&self.empty)
    }

    fn of_actor(&self, d: &Draft) -> &[u8] {
        self.of_words.get(&stems(actor(d))).unwrap_or(&self.empty)
    }
}

fn actor(d: &Draft) -> &String {
    match &d.answer {
        Answer::Actor(name) => name,
        _ => &d.source,
    }
}

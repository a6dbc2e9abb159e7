//! Slots from drafts: reports in order of time, pairs judged, first-hand sources counted.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::{NameKind, Quantity, Trend};
use riwaya_text::Span;

use super::page::Page;
use super::table::Table;
use super::{Asked, Copies, Draft, reason, stems};
use crate::edtf::{self, Bounds};
use crate::verdict::{self, Count, Judgement, Moment, Nature};
use crate::{Answer, Pair, Place, Reason, Report, Slot, SlotKind, Verdict, fold};

/// Reports of a slot up to which a copy too is judged against every report.
const FEW_REPORTS: usize = 16;
/// Reports of a slot up to which every pair is judged; beyond it each with its nearest only.
const ALL_PAIRS: usize = 60;
/// How near that is.
const NEAREST: usize = 24;
/// Answers of one document to one question at one time that make it a round-up.
const ROUND_UP: usize = 3;
/// Words that reports of round-ups must share.
const MEET: usize = 5;
/// Words that reports of different values must share in a large collection.
const ALIKE: usize = 5;
/// Whoever speaks behind "while", where a statement's words run on into another's.
const OTHER_VOICE: &[u8] = b"\x02";
/// Days between two things that are not one.
const OTHER_DAYS: i32 = 2;

/// Slots from drafts: reports in order of time, pairs judged, verdict and first-hand sources counted.
pub(crate) fn build(mut drafts: Vec<Draft>, pages: &[Page<'_>], table: &Table, copies: &Copies) -> Vec<Slot> {
    drafts.sort_by(|a, b| {
        // A day that is told is no day of telling.
        let told = |d: &Draft| match d.kind {
            SlotKind::Date => pages.get(d.page).and_then(|p| p.published.as_ref()).map(|(_, when)| *when),
            _ => d.when,
        };
        let time = |d: &Draft| told(d).map_or((1, None), |w| (0, Some(w)));
        (&a.slot, time(a), a.page, a.span, &a.source).cmp(&(&b.slot, time(b), b.page, b.span, &b.source))
    });
    // A handful of accounts of one event is no pair of filled-in forms.
    let forms = if copies.many { forms(&drafts) } else { BTreeSet::new() };
    drafts.chunk_by(|a, b| a.slot == b.slot).map(|group| slot(group, pages, table, copies, &forms)).collect()
}

/// Pairs of documents that fill one form in for two things (two firms' results, two sessions of a market):
/// of the figures that they give in the same words more differ than agree.
fn forms(drafts: &[Draft]) -> BTreeSet<(usize, usize)> {
    let mut balance: BTreeMap<(usize, usize), i32> = BTreeMap::new();
    for group in drafts.chunk_by(|a, b| a.slot == b.slot).filter(|g| g[0].asked == Asked::Loose) {
        for (i, a) in group.iter().enumerate() {
            for b in group[i + 1..].iter().filter(|b| b.doc != a.doc) {
                let agree = loose(&count(a, b""), &count(b, b""), false).verdict == Verdict::Agree;
                *balance.entry((a.doc.min(b.doc), a.doc.max(b.doc))).or_default() += if agree { -1 } else { 1 };
            }
        }
    }
    balance.into_iter().filter(|(_, n)| *n > 0).map(|(docs, _)| docs).collect()
}

fn slot(group: &[Draft], pages: &[Page<'_>], table: &Table, copies: &Copies, forms: &BTreeSet<(usize, usize)>) -> Slot {
    let roots = Roots::new(group, pages, table);
    let mut pairs: Vec<Pair> = Vec::new();
    let mut repeats = vec![false; group.len()];
    let thin = group.len() > FEW_REPORTS;
    let around = Around::new(group, pages, copies.many);
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
            let contrasted = contrasted(a, b, pages, table);
            let (mut pair, copied) = judged((i, a), (j, b), &roots, copies, contrasted);
            if let Some(judgement) = settled(pair.2, (pair.0, pair.1), group) {
                pair.2 = judgement;
            }
            let one_form = a.asked == Asked::Loose && forms.contains(&(a.doc.min(b.doc), a.doc.max(b.doc)));
            if let Some(rule) = apart(a, b, pages).or(one_form.then_some("one-form")).filter(|_| !copied) {
                pair.2 = Judgement { verdict: Verdict::Unrelated, rule };
            }
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
            pairs.push(Pair { reason: reason::words(&pair, &group[pair.0], &group[pair.1], pages), ..finish(pair) });
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
            id: report_id(doc_id(pages, d), d.span, &d.slot),
            place: Place { doc: d.doc, span: d.span },
            answer: d.answer.clone(),
            part_of: d.whole.as_ref().and_then(|(figure, slot)| {
                let figure = pages.get(d.page)?.account.analysis.figures.get(*figure)?;
                Some(report_id(doc_id(pages, d), figure.span, slot))
            }),
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
/// of a war has many tolls and many days, and only reports in like words are of one of them. A live page
/// that gives one count at each hour is none.
struct Around {
    words: Vec<BTreeSet<Vec<u8>>>,
    round_up: Vec<bool>,
    many: bool,
}

impl Around {
    fn new(group: &[Draft], pages: &[Page<'_>], many: bool) -> Around {
        let fact = |d: &Draft| matches!(d.asked, Asked::Figure(_) | Asked::Date(_) | Asked::Actor);
        let level = |d: &Draft| !d.part && !matches!(d.trend, Trend::From | Trend::By);
        let several = |d: &Draft| {
            let mut seen: Vec<&Answer> = Vec::new();
            for o in group.iter().filter(|o| o.doc == d.doc && o.when == d.when && level(o)) {
                if !seen.contains(&&o.answer) {
                    seen.push(&o.answer);
                }
            }
            seen.len() >= ROUND_UP
        };
        // Two days for one moment: a text that tells of two such things.
        let days = |d: &Draft| {
            let other =
                |o: &&Draft| o.doc == d.doc && matches!((date(o), date(d)), (Some(x), Some(y)) if !x.overlaps(y));
            d.asked == Asked::Date(Moment::Point) && group.iter().any(|o| other(&o))
        };
        let round_up: Vec<bool> = group.iter().map(|d| fact(d) && (several(d) || days(d))).collect();
        let words = group.iter().map(|d| match pages.get(d.page) {
            Some(page) if many || round_up.contains(&true) => {
                stems(page.view.words(page.sentence(d.span))).into_iter().collect()
            }
            _ => BTreeSet::new(),
        });
        Around { words: words.collect(), round_up, many }
    }

    /// Whether two reports may be of one thing: neither document is a round-up, or their sentences share words.
    fn meet(&self, i: usize, j: usize, group: &[Draft]) -> bool {
        let shared = || self.words[i].intersection(&self.words[j]).count();
        if !(self.round_up[i] || self.round_up[j]) {
            // In a day of everything a group may hold more than one event: other values need like words.
            let told = |d: &Draft| match (d.asked, &d.answer) {
                (Asked::Date(_), _) | (Asked::Figure(_), Answer::Figure(Quantity::Vague, _)) => true,
                (Asked::Figure(_) | Asked::Actor, _) => group[i].answer != group[j].answer,
                _ => false,
            };
            let apart = self.many && group[i].doc != group[j].doc && told(&group[i]);
            let least = self.words[i].len().min(self.words[j].len());
            return !apart || shared() >= ALIKE && shared() * 5 >= least;
        }
        if group[i].doc == group[j].doc {
            return !matches!(group[i].asked, Asked::Date(_)) || group[i].source != group[j].source;
        }
        let shared = shared();
        shared >= MEET && shared * 3 >= self.words[i].len().min(self.words[j].len())
    }
}

/// Whether the clauses of two reports say that they are of two things: days apart, or places that the
/// other document does not even name.
fn apart(a: &Draft, b: &Draft, pages: &[Page<'_>]) -> Option<&'static str> {
    if a.doc == b.doc {
        return None;
    }
    if let (Some(x), Some(y)) = (a.happened, b.happened)
        && x.days_apart(y) >= if a.asked == Asked::Loose { 1 } else { OTHER_DAYS }
    {
        return Some("other-occasion");
    }
    // What was counted on one day does not count what happened days later.
    let later = |told: &Draft, other: &Draft| {
        let happened = other.happened.filter(|_| told.dated && matches!(told.asked, Asked::Figure(_)));
        matches!((told.when, happened), (Some(x), Some(y)) if x.before(y) && x.days_apart(y) >= OTHER_DAYS)
    };
    if later(a, b) || later(b, a) {
        return Some("other-occasion");
    }
    let elsewhere = |own: &Draft, other: &Draft| {
        let there = pages.get(other.page).map(|p| &p.places);
        !own.places.is_empty() && own.places.iter().all(|p| there.is_none_or(|places| !places.contains(p)))
    };
    (elsewhere(a, b) && elsewhere(b, a)).then_some("other-place")
}

fn report_id(doc: &str, span: Span, slot: &str) -> String {
    fold::id([doc, &format!("{}-{}", span.start, span.end), slot])
}

fn doc_id<'p>(pages: &'p [Page<'_>], draft: &Draft) -> &'p str {
    pages.get(draft.page).map_or("", |p| p.account.doc.id.as_str())
}

type Stems = Vec<Vec<u8>>;
pub(super) type Judged = (usize, usize, Judgement);

fn finish(pair: Judged) -> Pair {
    Pair { a: pair.0, b: pair.1, verdict: pair.2.verdict, rule: pair.2.rule, reason: Reason::default() }
}

/// A difference that the reports themselves explain: a text recalls what was said once, or a report tells
/// that the older value was lowered to the newer one.
fn settled(judgement: Judgement, (i, j): (usize, usize), group: &[Draft]) -> Option<Judgement> {
    if judgement.verdict != Verdict::Differ || judgement.rule != "other-value" {
        return None;
    }
    let (a, b) = (&group[i], &group[j]);
    if a.recalled || b.recalled {
        return Some(Judgement { verdict: Verdict::Unrelated, rule: "old-value" });
    }
    let (Some(old), Some(new)) = (a.when, b.when) else { return None };
    let lowered = |d: &Draft| {
        let between = d.when.is_some_and(|when| !when.before(old) && !new.before(when));
        d.trend == Trend::FallTo && d.answer == b.answer && between
    };
    let from = |d: &Draft| d.trend == Trend::From && d.answer == a.answer;
    let known = old.before(new) && group.iter().any(lowered) && group.iter().any(from);
    known.then_some(Judgement { verdict: Verdict::Update, rule: "known-correction" })
}

/// Whether a text sets two figures against each other: "… 90, while the ministry put it at 35", "… two. On
/// the other hand the union said three".
fn contrasted(a: &Draft, b: &Draft, pages: &[Page<'_>], table: &Table) -> bool {
    let Some(page) = pages.get(a.page).filter(|_| a.page == b.page) else { return false };
    let (first, second) = if a.span.start <= b.span.start { (a, b) } else { (b, a) };
    let at = page.view.token_at(second.span.start);
    let sentence = page.sentence(second.span);
    let range = if page.sentence(first.span) == sentence {
        page.view.tokens_in(first.span).end..at
    } else if at - page.view.token_at(first.span.start) < NEAR {
        sentence.start..(sentence.start + BEGINS).min(at)
    } else {
        return false;
    };
    let Some(joint) = table.class("contrast").and_then(|c| page.find(range, &[c])) else { return false };
    // One voice may set one side's dead against another's: "thirty rebels, while six soldiers fell".
    let voice = page.view.span(joint.end as usize..at.max(joint.end as usize));
    let mut named = page.account.analysis.mentions.iter();
    let who = |k| matches!(k, NameKind::Person | NameKind::Organisation);
    a.source != b.source || named.any(|m| who(m.kind) && voice.contains(m.span))
}

/// Tokens in which a sentence says that it speaks of the other side.
const BEGINS: usize = 3;
/// Tokens between two figures that a text sets against each other.
const NEAR: usize = 90;

/// Judges a pair, the older report first; says too whether it is a copy.
fn judged(
    (i, a): (usize, &Draft),
    (j, b): (usize, &Draft),
    roots: &Roots,
    copies: &Copies,
    contrasted: bool,
) -> (Judged, bool) {
    let copied = a.doc != b.doc && a.answer == b.answer && copies.hold(place(a), place(b));
    let value = |d: &Draft| if let Answer::Figure(value, _) = d.answer { Some(value) } else { None };
    let denies = |d: &Draft, other: &Draft| d.denies.is_some() && d.denies == value(other) && !other.part && !d.part;
    if denies(a, b) || denies(b, a) {
        return ((i, j, Judgement { verdict: Verdict::Contradict, rule: "said-not-so" }), copied);
    }
    let judgement = match a.asked {
        Asked::Figure(nature) => {
            let (mut x, mut y) = (count(a, roots.of(a)), count(b, roots.of(b)));
            if contrasted {
                // Whoever speaks behind "while" is told, if not by a cue.
                y.source = if a.source == b.source { OTHER_VOICE } else { y.source };
                (x.named, y.named) = (true, true);
            }
            // In a day of everything a text that gives two counts mostly gives them of two things.
            if copies.many && !contrasted {
                (x.named, y.named) = (false, false);
            }
            (x.beside, y.beside) = (a.doc == b.doc, a.doc == b.doc);
            if verdict::second_is_older(&x, &y) {
                return ((j, i, verdict::figures(&y, &x, nature, copied)), copied);
            }
            verdict::figures(&x, &y, nature, copied)
        }
        Asked::Loose => loose(&count(a, roots.of(a)), &count(b, roots.of(b)), copied),
        Asked::Date(Moment::Once) if copies.many => match (date(a), date(b)) {
            (Some(x), Some(y)) => verdict::dates(x, y, Moment::Steps, copied),
            _ => Judgement { verdict: Verdict::Unrelated, rule: "no-value" },
        },
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

/// A figure asked by the words around it: never more than different, and two bounds in one form are no
/// one value ("more than 85 thousand deals", "more than 92 thousand deals").
fn loose(a: &Count<'_>, b: &Count<'_>, copied: bool) -> Judgement {
    let judgement = verdict::figures(a, b, Nature::Fixed, copied);
    let bounds = a.modifier == b.modifier && judgement.rule == "values-fit" && a.value != b.value;
    match judgement.verdict {
        Verdict::Contradict => Judgement { verdict: Verdict::Differ, rule: "other-value" },
        _ if bounds => Judgement { verdict: Verdict::Differ, rule: "other-value" },
        _ => judgement,
    }
}

fn date(d: &Draft) -> Option<Bounds> {
    match &d.answer {
        Answer::Date(value) => edtf::bounds(value),
        _ => None,
    }
}

fn count<'r>(d: &'r Draft, source: &'r [u8]) -> Count<'r> {
    let (value, modifier) = match d.answer {
        Answer::Figure(value, modifier) => (value, modifier),
        _ => (riwaya_extract::Quantity::Vague, riwaya_extract::Modifier::Exact),
    };
    Count {
        value,
        modifier,
        trend: d.trend,
        as_of: d.when,
        source,
        part: d.part,
        narrow: d.narrow,
        claim: d.claim,
        own: d.own,
        dated: d.dated,
        area: &d.area,
        named: d.named,
        beside: false,
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
        let mut sources: BTreeMap<Stems, Stems> = BTreeMap::new();
        let mut own = BTreeMap::new();
        for d in group {
            for name in [&d.source, actor(d)] {
                // "the spokesman of the coast guard X": the office tells whose word a name's is.
                let office = if *name == d.source { d.voice.as_str() } else { "" };
                if !name.is_empty() {
                    sources.entry(stems(name)).or_default().extend(stems(name).into_iter().chain(stems(office)));
                }
            }
            let outlet = pages.get(d.page).map_or("", |p| p.account.doc.outlet.as_deref().unwrap_or(&p.account.doc.id));
            own.insert(d.doc, [b"\x01".as_slice(), &fold::key(outlet)].concat());
        }
        let office = |words: &[Vec<u8>]| words.iter().map(|w| table.office(w)).collect::<BTreeSet<Vec<u8>>>();
        let mut sorted: Vec<(BTreeSet<Vec<u8>>, Stems)> =
            sources.into_iter().map(|(s, full)| (office(&full), s)).collect();
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

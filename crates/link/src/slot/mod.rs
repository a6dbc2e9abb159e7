//! Slots: the askable facts of a happening, every report of each, and what the reports are to each other.

mod actors;
mod again;
mod another_event;
mod counted;
mod crowd;
mod dates;
mod draft;
mod figure;
mod judge;
mod labels;
mod loose;
mod occasion;
mod open;
mod own_day;
mod page;
mod reason;
mod roots;
mod table;
mod voice;

use std::collections::{BTreeMap, BTreeSet};

use riwaya_text::{RegionKind, Span};

pub(crate) use draft::{Asked, Draft, Other, stems};
pub(crate) use judge::build;
pub(crate) use page::Page;
use table::Sense;
pub(crate) use table::{Table, cell, forms, rows};

use crate::verdict::Nature;
use crate::{Answer, Place, Reuse, SlotKind};

/// Where documents copy one another.
#[derive(Default)]
pub(crate) struct Copies {
    /// Whether the documents are a day of everything rather than a handful brought together.
    pub many: bool,
    by_docs: BTreeMap<(usize, usize), Vec<(Span, Span)>>,
}

impl Copies {
    pub fn new(reuse: &[Reuse], many: bool) -> Copies {
        let mut by_docs: BTreeMap<(usize, usize), Vec<(Span, Span)>> = BTreeMap::new();
        for r in reuse {
            by_docs.entry((r.a.doc, r.b.doc)).or_default().push((r.a.span, r.b.span));
            by_docs.entry((r.b.doc, r.a.doc)).or_default().push((r.b.span, r.a.span));
        }
        Copies { many, by_docs }
    }

    /// Whether two places stand in one copied passage.
    pub fn hold(&self, a: Place, b: Place) -> bool {
        self.by_docs
            .get(&(a.doc, b.doc))
            .is_some_and(|passages| passages.iter().any(|(x, y)| x.overlaps(a.span) && y.overlaps(b.span)))
    }
}

/// Everything that the pages of one happening report.
pub(crate) fn drafts(pages: &[Page<'_>], table: &Table, many: bool) -> Vec<Draft> {
    let common =
        figure::Common { about: about(pages, table), crowd: crowd::words(pages, table), places: places(pages) };
    let voices = voice::Voices::new(pages);
    let mut out = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        let mut found = figure::drafts(page, table, &common, &voices);
        voices.tell(&mut found, page, table);
        one_speaker_one_side(&mut found, table);
        found.extend(dates::drafts(page, table));
        found.extend(actors::drafts(page, table));
        found.extend(labels::drafts(page, table));
        found.iter_mut().for_each(|d| d.page = n);
        out.append(&mut found);
    }
    if !about_protest(pages, table) {
        // Elsewhere two names for people may be names of two peoples.
        out.iter_mut().filter(|d| d.slot == PARTICIPANTS).for_each(|d| d.frame = None);
        let of_event = |d: &Draft| central(pages, d) && !speaks(pages, d);
        out.retain(|d| d.asked != Asked::Label || !d.slot.starts_with("label:") || of_event(d));
    }
    one_aboard(&mut out, table);
    if !many {
        one_side(&mut out, pages, table);
    }
    let days: Vec<(usize, Span)> = out.iter().filter(|d| d.kind == SlotKind::Date).map(|d| (d.page, d.span)).collect();
    let open = if many { Vec::new() } else { open::drafts(pages, table, &common, &voices, &out) };
    let met: Vec<(usize, Span)> = open.iter().map(|d| (d.page, d.span)).collect();
    out.extend(open);
    out.extend(loose::drafts(pages, table).into_iter().filter(|d| !met.contains(&(d.page, d.span))));
    if !many {
        out.extend(occasion::drafts(pages, table, &days));
    }
    let again = again::drafts(pages, table, &out);
    out.extend(again);
    let announced = announced(&out, pages, table);
    out.extend(announced);
    out
}

/// Classes of rows that are asked only where the happening is about them: named in the headline or the lead
/// of half of its documents.
fn about(pages: &[Page<'_>], table: &Table) -> Vec<table::Class> {
    let mut classes: Vec<table::Class> = table.figures.iter().filter_map(|r| r.about).collect();
    classes.dedup();
    let leads = |p: &&Page<'_>, class: table::Class| {
        let mut own = p.view.sentences.iter().filter(|s| !p.aside(p.view.span((*s).clone()))).take(LEAD + 1);
        own.any(|s| p.find(s.clone(), &[class]).is_some())
    };
    classes.retain(|&c| pages.iter().filter(|p| leads(p, c)).count() * 2 >= pages.len());
    classes
}

/// Whether the happening is a crowd against a state: half of its documents name a protest twice, one of
/// them where it says what it is about.
/// There every word for the crowd, its act and the answer to it is a name of one thing.
fn about_protest(pages: &[Page<'_>], table: &Table) -> bool {
    let Some(protest) = table.class("protest") else { return false };
    let named = |p: &&Page<'_>| {
        let words = p.words.iter().filter(|(h, s)| *s == Sense::Class(protest) && !p.aside(h.span));
        words.count() >= 2
    };
    let leads = |p: &Page<'_>| {
        let own = p.view.sentences.iter().filter(|s| !p.aside(p.view.span((*s).clone())));
        own.take(LEAD).any(|s| p.find(s.clone(), &[protest]).is_some())
    };
    pages.len() > 1 && pages.iter().filter(named).count() * 2 >= pages.len() && pages.iter().any(leads)
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

/// Whether a label is how a text names somebody whom it quotes.
fn speaks(pages: &[Page<'_>], draft: &Draft) -> bool {
    let statements = pages.get(draft.page).map_or(&[][..], |p| &p.account.analysis.statements);
    statements.iter().any(|s| s.source.is_some_and(|source| source.contains(draft.span)))
}

/// Keys of the places that a happening is about: those of headlines and leads, and those that half of
/// its documents name.
fn places(pages: &[Page<'_>]) -> BTreeSet<Vec<u8>> {
    let mut named: BTreeMap<&Vec<u8>, usize> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for page in pages {
        page.places.iter().for_each(|p| *named.entry(p).or_default() += 1);
        let own = page.view.sentences.iter().filter(|s| !page.aside(page.view.span((*s).clone())));
        own.take(LEAD).for_each(|s| out.extend(page.places_in(s.clone())));
    }
    out.extend(named.into_iter().filter(|(_, n)| *n > 1 && n * 2 >= pages.len()).map(|(p, _)| p.clone()));
    out
}

/// Everybody, where no group is named.
const EVERYBODY: &str = "all";

/// The slot of what participants are called.
const PARTICIPANTS: &str = "label:participants";

/// Sentences of a document that say where its event was: the headline and the lead.
const LEAD: usize = 2;

/// A speaker who counts the dead of the crowd and then "the injured" counts one side: where all groups
/// that he names in the document are the crowd, what he leaves open is the crowd too.
fn one_speaker_one_side(drafts: &mut [Draft], table: &Table) {
    let casualty = |d: &Draft| d.slot.starts_with("killed:") || d.slot.starts_with("injured:");
    let named: Vec<(Vec<Vec<u8>>, &'static str)> = drafts
        .iter()
        .filter(|d| casualty(d) && d.counted != "all" && !d.part && d.another.is_none() && !d.source.is_empty())
        .map(|d| (stems(&d.source), d.counted))
        .collect();
    // Civilians are named, though they are counted with everybody.
    let open = |d: &Draft| d.counted == EVERYBODY && d.narrow == 0 && !d.source.is_empty();
    for d in drafts.iter_mut().filter(|d| casualty(d) && open(d)) {
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

/// Where no account tells the crew from the passengers, those aboard are one group.
fn one_aboard(drafts: &mut [Draft], table: &Table) {
    let two = ["aboard:crew", "aboard:passengers"];
    if two.iter().all(|group| drafts.iter().any(|d| d.slot == *group)) {
        return;
    }
    for d in drafts.iter_mut().filter(|d| two.contains(&d.slot.as_str())) {
        d.slot = "aboard:all".to_owned();
        d.counted = "all";
        d.narrow = 0;
        if let Some(row) = table.figures.iter().find(|r| r.slot == "aboard") {
            d.title = table.ask(row.ask, "all");
        }
    }
}

/// Where only the crowd's casualties are told apart from everybody's, there is no other side whose they could
/// be: "two people were killed" and "three demonstrators were killed" answer one question.
fn one_side(drafts: &mut [Draft], pages: &[Page<'_>], table: &Table) {
    for row in table.figures.iter().filter(|r| r.nature == Nature::Grows && r.categories.len() == 1) {
        let of =
            |d: &Draft, group: &str| d.slot.strip_prefix(row.slot).and_then(|s| s.strip_prefix(':')) == Some(group);
        let told = |group: &str| drafts.iter().any(|d| of(d, group) && d.another.is_none());
        // "four hostages were killed, and six gunmen": two sides of one sentence.
        let whole = |d: &&Draft, group: &str| of(d, group) && !d.part && d.another.is_none();
        let beside = |d: &Draft| {
            let sentence = pages.get(d.page).map(|p| p.view.span(p.sentence(d.span)));
            let mut others = drafts.iter().filter(|o| whole(o, EVERYBODY) && o.page == d.page && o.answer != d.answer);
            others.any(|o| sentence.is_some_and(|s| s.contains(o.span)))
        };
        let two = drafts.iter().filter(|d| whole(d, "crowd")).any(beside);
        if two || !told("crowd") || !told(EVERYBODY) || ["state_forces", "foreign_forces"].into_iter().any(told) {
            continue;
        }
        for d in drafts.iter_mut().filter(|d| of(d, "crowd")) {
            d.slot = format!("{}:{EVERYBODY}", row.slot);
            d.counted = EVERYBODY;
            d.title = table.ask(row.ask, EVERYBODY);
        }
    }
}

/// Who gave a figure of the dead: a question of its own where the givers differ.
fn announced(drafts: &[Draft], pages: &[Page<'_>], table: &Table) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let asked = |d: &&Draft| d.asked != Asked::Loose && !d.part && d.another.is_none() && !d.source.is_empty();
    for d in drafts.iter().filter(asked) {
        let name = d.slot.split(':').next().unwrap_or("");
        let row = table.figures.iter().find(|r| r.slot == name && !r.giver.0.is_empty());
        let (Some(row), Some(page)) = (row, pages.get(d.page)) else { continue };
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
            title: table.ask(row.giver, d.counted),
            span: s.source.map_or(s.cue, |source| source.cover(s.cue)),
            answer: Answer::Actor(d.source.clone()),
            whole: None,
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

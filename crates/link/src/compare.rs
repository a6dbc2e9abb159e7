//! The whole comparison: order, reuse, happenings, slots, and what stands beside them.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::{Language, NameKind};
use riwaya_text::RegionKind;

use crate::slot::{self, Copies, Draft, Other, Page, Table};
use crate::{Account, Comparison, Happening, fold, happening, names, namings, reuse, speakers};

/// Places named for a happening.
const PLACES: usize = 8;

/// Compares accounts. The result does not depend on their order but for the indices it uses.
pub fn compare(accounts: &[Account<'_>], language: &Language) -> Comparison {
    let mut order: Vec<usize> = (0..accounts.len()).collect();
    let date = |a: &Account<'_>| {
        let published = a.analysis.published.as_ref().or(a.doc.published.as_ref());
        published.map(|p| p.value.clone()).unwrap_or_default()
    };
    order
        .sort_by_cached_key(|&n| (date(&accounts[n]), accounts[n].doc.id.clone(), accounts[n].doc.text_sha256.clone()));
    let sorted: Vec<Account<'_>> = order.iter().map(|&n| accounts[n]).collect();
    let mut reuse = reuse::reuse_but(&sorted, reuse::Known::new(language));
    for r in &mut reuse {
        r.a.doc = order[r.a.doc];
        r.b.doc = order[r.b.doc];
    }
    let copies = Copies::new(&reuse, sorted.len() > happening::HANDFUL);
    let table = Table::new(language);
    let mut happenings: Vec<(Happening, Vec<crate::Naming>)> = Vec::new();
    for group in happening::groups(&sorted, language) {
        let mut pages: Vec<Page<'_>> = group.iter().map(|&rank| Page::new(order[rank], sorted[rank], &table)).collect();
        let day = pages.iter().filter_map(|p| Some(p.published.as_ref()?.1)).max();
        pages.iter_mut().for_each(|p| p.date_by(day, &table));
        let drafts = slot::drafts(&pages, &table, copies.many);
        let (own, other): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|d| d.another.is_none());
        let namings = namings::namings(0, &pages, &table);
        happenings.push((happening(&pages, own, &table, &copies), namings));
        happenings.extend(others(&pages, other, &table, &copies).into_iter().map(|h| (h, Vec::new())));
    }
    happenings.sort_by(|a, b| {
        // Ten documents of one outlet are one outlet's interest; many outlets make news.
        let outlet = |d: &usize| accounts.get(*d).and_then(|a| a.doc.outlet.as_deref().or(a.doc.url.as_deref()));
        let told = |h: &Happening| {
            let outlets: BTreeSet<&str> = h.documents.iter().filter_map(outlet).collect();
            let reports = h.slots.iter().map(|s| s.reports.len()).sum::<usize>();
            (h.documents.len().min(2), outlets.len(), h.documents.len(), reports)
        };
        (told(&b.0), &a.0.time, &a.0.id).cmp(&(told(&a.0), &b.0.time, &b.0.id))
    });
    let tools = names::Tools::new(language);
    let facts: Vec<names::Facts> = sorted.iter().map(|a| names::Facts::of(a, &tools)).collect();
    let bearers = names::Bearers::new(&sorted, &facts, &tools);
    let mut out = Comparison {
        speakers: speakers::speakers(&sorted, &order, &table, (&bearers, &tools)),
        variants: names::variants(&sorted, &order, &facts, &bearers, (&tools, language)),
        reuse,
        ..Comparison::default()
    };
    for (n, (happening, namings)) in happenings.into_iter().enumerate() {
        out.namings.extend(namings.into_iter().map(|naming| crate::Naming { happening: n, ..naming }));
        out.happenings.push(happening);
    }
    out
}

fn happening(pages: &[Page<'_>], drafts: Vec<Draft>, table: &Table, copies: &Copies) -> Happening {
    let slots = slot::build(drafts, pages, table, copies);
    Happening {
        id: id(pages, &slots),
        title: title(pages),
        time: time(pages),
        places: places(pages),
        documents: pages.iter().map(|p| p.doc).collect(),
        slots,
    }
}

/// Other events that the documents mention with figures: each a happening of its own.
fn others(pages: &[Page<'_>], drafts: Vec<Draft>, table: &Table, copies: &Copies) -> Vec<Happening> {
    let mut by_event: BTreeMap<Other, Vec<Draft>> = BTreeMap::new();
    for draft in drafts {
        if let Some(event) = draft.another.clone() {
            by_event.entry(event).or_default().push(draft);
        }
    }
    by_event
        .into_iter()
        .map(|(event, mut drafts)| {
            let (year, place) = match event {
                Other::Year(year) => (Some(year), None),
                Other::Place(place) => (None, Some(place)),
            };
            for d in drafts.iter_mut().filter(|_| year.is_some()) {
                d.as_of = year.clone();
                d.when = year.as_deref().and_then(crate::edtf::bounds);
            }
            let first = drafts.first().and_then(|d| {
                let page = pages.get(d.page)?;
                let sentence = page.view.words(page.sentence(d.span));
                Some(sentence.chars().take(140).collect::<String>())
            });
            let mut documents: Vec<usize> = drafts.iter().map(|d| d.doc).collect();
            documents.sort_unstable();
            documents.dedup();
            let slots = slot::build(drafts, pages, table, copies);
            Happening {
                id: id(pages, &slots),
                title: first.unwrap_or_default(),
                time: year,
                places: place.into_iter().collect(),
                documents,
                slots,
            }
        })
        .collect()
}

fn id(pages: &[Page<'_>], slots: &[crate::Slot]) -> String {
    let docs = pages.iter().map(|p| p.account.doc.id.as_str());
    let first = slots.iter().filter_map(|s| s.reports.first()).map(|r| r.id.as_str());
    fold::id(docs.chain(first))
}

/// The headline that shares most words with the other documents' headlines; the earliest of equals.
fn title(pages: &[Page<'_>]) -> String {
    let heads: Vec<String> = pages.iter().map(headline).collect();
    let words: Vec<BTreeSet<Vec<u8>>> = heads.iter().map(|h| slot::stems(h).into_iter().collect()).collect();
    let shared = |n: usize| -> usize {
        words.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, w)| w.intersection(&words[n]).count()).sum()
    };
    let limit = heads.len().min(200);
    let best = (0..limit).max_by_key(|&n| (shared(n), std::cmp::Reverse(n)));
    best.map(|n| heads[n].clone()).unwrap_or_default()
}

fn headline(page: &Page<'_>) -> String {
    let doc = page.account.doc;
    let region = doc.regions.iter().find(|r| r.kind == RegionKind::Headline).map(|r| r.span.of(&doc.text));
    let first = page.view.sentences.iter().map(|s| page.view.span(s.clone())).find(|s| !page.aside(*s));
    let text = region.or(doc.title.as_deref()).or(first.map(|s| s.of(&doc.text))).unwrap_or("");
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(160).collect()
}

/// From the first to the last day of its documents, as EDTF.
fn time(pages: &[Page<'_>]) -> Option<String> {
    let mut days: Vec<String> = pages.iter().filter_map(|p| Some(p.published.as_ref()?.1.day())).collect();
    days.sort_unstable();
    let (first, last) = (days.first()?.clone(), days.last()?.clone());
    Some(if first == last { first } else { format!("{first}/{last}") })
}

fn places(pages: &[Page<'_>]) -> Vec<String> {
    let mut count: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for page in pages {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for m in &page.account.analysis.mentions {
            if m.kind == NameKind::Location && !page.aside(m.span) {
                let entry = count.entry(m.canonical.as_str()).or_default();
                entry.1 += 1;
                if seen.insert(m.canonical.as_str()) {
                    entry.0 += 1;
                }
            }
        }
    }
    let mut sorted: Vec<(&str, (usize, usize))> = count.into_iter().collect();
    sorted.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    sorted.into_iter().take(PLACES).map(|(name, _)| name.to_owned()).collect()
}

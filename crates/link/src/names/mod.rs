//! Names that are one: equal keys of the lists, letters that differ only as transliterations differ, an
//! office and the only person named with it, a state with its adjective and the capital that speaks for it.
//! People of one name whom the documents show to be two stay two.

mod bearers;
mod elsewhere;
mod facts;
mod group;
mod join;
mod spelling;
mod stranger;
#[cfg(test)]
mod tests;
mod tools;

use std::collections::BTreeMap;

use riwaya_extract::{Language, NameKind};
use riwaya_text::{Span, letters};

pub(crate) use bearers::Bearers;
pub(crate) use facts::Facts;
pub(crate) use spelling::{bones, skeleton};
pub(crate) use tools::Tools;

use crate::fold::key;
use crate::happening::HANDFUL;
use crate::{Account, NameVariant};
use group::{Group, Spot, Why};
use spelling::letter;
use stranger::Strangers;

/// A form without the line ends and runs of spaces inside it. Behind ل the article has lost its alef, which is
/// no way of spelling the name.
fn form(text: &str, span: Span) -> String {
    let written = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let lam = |t: &str, end: bool| if end { t.ends_with('ل') } else { t.starts_with('ل') };
    let before = text.get(..span.start as usize).unwrap_or_default();
    if lam(&written, false) && lam(before, true) { format!("ا{written}") } else { written }
}

/// The groups while forms come in, by kind and what tells one name from another.
#[derive(Default)]
struct Gathered(BTreeMap<Id, Group>);

/// A kind, and the letters of the name with what tells bearers of one name apart.
type Id = (NameKind, Vec<u8>);

impl Gathered {
    /// The group of a name; `mark` tells bearers of one name apart.
    fn group(&mut self, kind: NameKind, canonical: &str, mark: &str) -> Option<&mut Group> {
        let mut id = key(canonical);
        if id.is_empty() {
            return None;
        }
        if !mark.is_empty() {
            id.push(0);
            id.extend_from_slice(mark.as_bytes());
        }
        Some(self.0.entry((kind, id)).or_insert_with(|| Group::new(kind, canonical)))
    }

    fn add(&mut self, kind: NameKind, canonical: &str, form: String, doc: usize, why: Why) {
        if let Some(group) = self.group(kind, canonical, "").filter(|_| !form.is_empty()) {
            group.add(doc, form, why);
            group.count += usize::from(why == Why::Own);
        }
    }
}

impl Gathered {
    /// A word that no recogniser took for a name.
    fn loose(&mut self, kind: NameKind, form: &str, doc: usize) {
        let named = [NameKind::Organisation, NameKind::Person, NameKind::Location];
        let known = named.into_iter().find(|&kind| self.0.contains_key(&(kind, key(form))));
        if let Some(group) = self.group(known.unwrap_or(kind), form, "") {
            group.loose = group.count == 0 || group.loose;
            group.add(doc, form.to_owned(), Why::Own);
            group.count += 1;
        }
    }
}

/// Names of all documents that are written in several ways. `doc_of` gives the documents' places in the
/// order given by the caller.
pub(crate) fn variants(
    accounts: &[Account<'_>],
    doc_of: &[usize],
    facts: &[Facts],
    bearers: &Bearers,
    (tools, language): (&Tools, &Language),
) -> Vec<NameVariant> {
    let mut gathered = Gathered::default();
    for (rank, ((account, &doc), facts)) in accounts.iter().zip(doc_of).zip(facts).enumerate() {
        named(&mut gathered, account, (rank, doc), facts, bearers);
        told(&mut gathered, doc, facts);
        for form in &facts.quoted {
            gathered.add(NameKind::Work, form, form.clone(), doc, Why::Own);
        }
    }
    // Where a whole day is read, names of one skeleton are often two.
    let handful = accounts.len() <= HANDFUL;
    let strangers = handful.then(|| Strangers::of(accounts, tools, language));
    unnoticed(accounts, doc_of, tools, &mut gathered, |word| strangers.as_ref().is_some_and(|s| s.part(word)));
    for (rank, form) in strangers.iter().flat_map(Strangers::places) {
        gathered.loose(NameKind::Location, form, doc_of[rank]);
    }
    let mut found = elsewhere::find(accounts, &gathered, tools);
    found.extend(strangers.iter().flat_map(|s| s.find(&gathered)));
    for found in found {
        if let Some(group) = gathered.0.get_mut(&found.group) {
            group.add(doc_of[found.rank], found.form, found.why);
        }
    }
    bearers.offices(facts, |rank, form, name, mark| {
        if let Some(group) = gathered.group(NameKind::Person, name, mark) {
            group.add(doc_of[rank], form.to_owned(), Why::Office);
        }
    });
    let mut groups: Vec<Group> = gathered.0.into_values().collect();
    join::spellings(&mut groups, &join::Company::new(accounts, doc_of, facts), (tools, handful));
    if handful {
        join::slips(&mut groups, tools);
    }
    join::jays(&mut groups, tools);
    join::parts(&mut groups, (tools, handful));
    let mut out: Vec<((bool, usize), NameVariant)> = groups
        .into_iter()
        .filter(|g| {
            let work = g.kind == NameKind::Work && !g.joined_by(Why::Spelling) && !g.joined_by(Why::Loan);
            g.distinct() > 1 && !work
        })
        .map(|g| {
            let reason = g.reason();
            let first = (g.varies(), g.count);
            let forms = g.forms.into_iter().map(|(d, f)| (d, f.into_keys().collect())).collect();
            (first, NameVariant { canonical: g.canonical, kind: g.kind, forms, reason })
        })
        .collect();
    out.sort_by(|a, b| (b.0, a.1.kind, &a.1.canonical).cmp(&(a.0, b.1.kind, &b.1.canonical)));
    out.into_iter().map(|(_, v)| v).collect()
}

/// The mentions of one document.
fn named(
    gathered: &mut Gathered,
    account: &Account<'_>,
    (rank, doc): (usize, usize),
    facts: &Facts,
    bearers: &Bearers,
) {
    for (n, m) in account.analysis.mentions.iter().enumerate() {
        if account.doc.region_at(m.span.start).set_aside() {
            continue;
        }
        let form = form(&account.doc.text, m.span);
        let body = facts.bodies.get(&n);
        let mark = match body.map(|b| b.state) {
            // A ministry that does not say whose it is is its state's, else the outlet's.
            Some(Some(state)) => state.to_owned(),
            Some(None) => format!("?{}", account.doc.outlet.as_deref().unwrap_or("")),
            None => bearers.mark(rank, &m.canonical),
        };
        let Some(group) = gathered.group(m.kind, &m.canonical, &mark) else { continue };
        if let Some(state) = body.and_then(|b| b.state)
            && group.count == 0
        {
            group.canonical = format!("{} ({state})", m.canonical);
        }
        for fuller in body.iter().flat_map(|b| &b.fuller) {
            group.add(doc, fuller.clone(), Why::Fuller);
        }
        let why = if key(&form) == key(&m.canonical) {
            Why::Own
        } else if m.rule.ends_with("-again") || m.rule == "organisation-short" {
            Why::Text
        } else {
            Why::Listed
        };
        group.spot = group.spot.or_else(|| m.place.as_ref().map(spot));
        group.add(doc, form, why);
        group.count += 1;
    }
}

fn spot(place: &riwaya_extract::Place) -> Spot {
    let thousandths = |d: riwaya_extract::Decimal| (d * riwaya_extract::Decimal::from(1000)).round().mantissa() as i64;
    (thousandths(place.latitude), thousandths(place.longitude), place.country)
}

/// What a document says of its names beside their spellings.
fn told(gathered: &mut Gathered, doc: usize, facts: &Facts) {
    for (state, form) in &facts.adjectives {
        gathered.add(NameKind::Location, state, form.clone(), doc, Why::Adjective);
    }
    for (state, form) in &facts.capitals {
        gathered.add(NameKind::Location, state, form.clone(), doc, Why::Capital);
    }
    for (name, form) in &facts.again {
        gathered.add(NameKind::Organisation, name, form.clone(), doc, Why::Again);
    }
    for (row, form) in &facts.one_word {
        if let Some(group) = gathered.group(NameKind::Work, "loan", &row.to_string()) {
            if group.count == 0 {
                group.canonical = form.clone();
            }
            group.add(doc, form.clone(), Why::Loan);
            group.count += 1;
        }
    }
}

/// Words that no recogniser took for a name and that documents write with غ here and ج there: only
/// foreign names do so. Long vowels show that it is none of the native pairs (مغرب, مجرب).
fn unnoticed(
    accounts: &[Account<'_>],
    doc_of: &[usize],
    tools: &Tools,
    gathered: &mut Gathered,
    part_of_name: impl Fn(&[u8]) -> bool,
) {
    let (ghain, jeem) = (letter('غ'), letter('ج'));
    let long = [letters::ALEF, letters::WAW, letters::YEH];
    type Spellings = BTreeMap<Vec<u8>, BTreeMap<usize, String>>;
    let mut by_sound: BTreeMap<Vec<u8>, Spellings> = BTreeMap::new();
    for (account, &doc) in accounts.iter().zip(doc_of) {
        crate::reuse::each_own_word(account.doc, |word, start, end| {
            let Some(word) = word.filter(|w| w.len() >= 5 && (w.contains(&ghain) || w.contains(&jeem))) else { return };
            let article = word[0] == letters::ALEF && word[1] == letters::LAM;
            // "لجأنا", "لغانا" and "ويغير" are words with something attached; grams and adjectives are no name.
            if word.ends_with(&[letters::NOON, letters::ALEF])
                || word.starts_with(&[letters::WAW, letters::YEH])
                || tools.thousandfold.iter().any(|kilo| word.starts_with(kilo))
                || word.ends_with(&[letters::YEH, letters::HEH])
            {
                return;
            }
            if article || word.iter().filter(|c| long.contains(c)).count() < 2 {
                return;
            }
            let one: Vec<u8> = word.iter().map(|&c| if c == jeem { ghain } else { c }).collect();
            let form = account.doc.text.get(start as usize..end as usize).unwrap_or("").to_owned();
            by_sound.entry(one).or_default().entry(word.to_vec()).or_default().entry(doc).or_insert(form);
        });
    }
    for spellings in by_sound.into_values().filter(|s| s.len() > 1) {
        // One document keeps to one spelling.
        let docs: Vec<usize> = spellings.values().flat_map(|d| d.keys().copied()).collect();
        if docs.iter().collect::<std::collections::BTreeSet<_>>().len() < docs.len() {
            continue;
        }
        for (doc, form) in spellings.into_values().flatten() {
            let kind = if part_of_name(&key(&form)) { NameKind::Person } else { NameKind::Location };
            gathered.loose(kind, &form, doc);
        }
    }
}

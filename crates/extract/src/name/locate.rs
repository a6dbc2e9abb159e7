//! Where a listed place lies, and which of several namesakes is meant.
//!
//! The rows of both lists that have the form are weighed once the names of the document are known:
//! the countries that it names itself, by its cities and by its peoples' adjectives, speak for a namesake.

use std::collections::BTreeMap;
use std::str::FromStr;

use riwaya_text::Hit;

use super::words::*;
use super::{Candidate, Scene};
use crate::Language;
use crate::finding::{Decimal, Place, PlacePrecision, PlaceReason};

/// A namesake this many times smaller is not meant whatever the text is about.
const TOO_SMALL: u64 = 50;
/// Rows of one country that lie no further apart (thousandths of a degree) are one place. A city and the
/// province of its name are one wherever the province's centre lies.
const NEAR: i64 = 2000;

/// One row of a list of places.
#[derive(Clone, Copy)]
struct Row {
    entry: u32,
    kind: &'static str,
    country: &'static str,
    latitude: Decimal,
    longitude: Decimal,
    population: u64,
    id: Option<&'static str>,
}

impl Row {
    fn parse(entry: u32, value: &'static str) -> Option<Row> {
        let mut fields = value.split('|');
        let mut next = || fields.next().unwrap_or("");
        Some(Row {
            entry,
            kind: next(),
            country: next(),
            latitude: Decimal::from_str(next()).ok()?,
            longitude: Decimal::from_str(next()).ok()?,
            population: next().parse().unwrap_or(0),
            id: Some(next()).filter(|id| !id.is_empty()),
        })
    }

    fn near(&self, other: &Row) -> bool {
        let apart = |a: Decimal, b: Decimal| (a - b).abs() <= Decimal::new(NEAR, 3);
        self.id.is_some() && self.id == other.id
            || self.country == other.country
                && (self.kind == "country") == (other.kind == "country")
                && ((self.kind == "adm1") != (other.kind == "adm1")
                    || apart(self.latitude, other.latitude) && apart(self.longitude, other.longitude))
    }

    fn precision(&self) -> PlacePrecision {
        match self.kind {
            "country" => PlacePrecision::Country,
            "capital" | "city" => PlacePrecision::City,
            "airport" | "base" | "bridge" | "camp" | "crossing" | "dam" | "field" | "port" | "site" | "square"
            | "street" => PlacePrecision::Point,
            _ => PlacePrecision::Region,
        }
    }
}

/// The rows of one place.
struct Bearer {
    rows: Vec<Row>,
}

impl Bearer {
    /// A state before all, then by inhabitants.
    fn size(&self) -> (bool, u64) {
        (self.rows.iter().any(|r| r.kind == "country"), self.rows.iter().map(|r| r.population).max().unwrap_or(0))
    }

    fn country(&self) -> &'static str {
        self.rows.first().map_or("", |r| r.country)
    }

    /// The row that is meant: the province behind its head noun, else the city.
    fn row(&self, province: bool) -> Option<&Row> {
        self.rows.iter().min_by_key(|r| ((r.kind == "adm1") != province, r.id.is_none(), r.entry))
    }
}

/// A mention that waits for its place.
struct Waiting {
    candidate: usize,
    first: usize,
    bearers: Vec<Bearer>,
}

/// The countries that adjectives of places speak for: "لبناني", by entry.
pub(crate) fn demonym_countries(language: &Language) -> BTreeMap<u32, &'static str> {
    let mut named: BTreeMap<&'static str, Option<&'static str>> = BTreeMap::new();
    let demonyms = |l: &&crate::List| l.name == "demonyms";
    for row in language.lists().iter().filter(demonyms).flat_map(|l| &l.rows) {
        if row.usage == "place" {
            named.insert(row.value, None);
        }
    }
    for list in language.lists().iter().filter(|l| matches!(l.name, "places" | "places-more")) {
        for row in &list.rows {
            if let Some(slot) = named.get_mut(row.form) {
                let country = row.value.split('|').nth(1).unwrap_or("");
                // A city with a namesake abroad says nothing.
                *slot = Some(if slot.is_none_or(|c| c == country) { country } else { "" });
            }
        }
    }
    let mut out = BTreeMap::new();
    for list in language.lists().iter().filter(demonyms) {
        for (n, row) in list.rows.iter().enumerate() {
            if let Some(Some(country)) = named.get(row.value)
                && row.usage == "place"
                && !country.is_empty()
            {
                out.insert(list.first + n as u32, *country);
            }
        }
    }
    out
}

impl Scene<'_, '_> {
    /// Gives every listed place of the document its coordinates.
    pub(super) fn locate(&self, settled: &mut [Candidate]) {
        let mut waiting: Vec<Waiting> = Vec::new();
        for (candidate, c) in settled.iter().enumerate() {
            if let Some(entry) = c.place {
                let (first, bearers) = self.bearers(c, entry);
                waiting.push(Waiting { candidate, first, bearers });
            }
        }
        let spoken = if waiting.iter().any(|w| w.bearers.len() > 1) { self.spoken(&waiting) } else { Vec::new() };
        let mut earlier: BTreeMap<u32, usize> = BTreeMap::new();
        for w in &waiting {
            let (chosen, reason) = self.choose(w, &spoken, &earlier);
            let Some(bearer) = w.bearers.get(chosen) else { continue };
            let key = w.bearers.iter().flat_map(|b| &b.rows).map(|r| r.entry).min().unwrap_or(0);
            earlier.insert(key, chosen);
            let province = self.land_before(w.first, &["adm1", "adm2", "region"]);
            let Some(row) = bearer.row(province && self.land_before(w.first, &["adm1"])) else { continue };
            let c = &mut settled[w.candidate];
            if w.bearers.len() > 1 && w.first == c.tokens.start {
                c.canonical = Some(self.place_name(row.entry));
            }
            c.located = Some(Place {
                kind: row.kind,
                country: row.country,
                latitude: row.latitude,
                longitude: row.longitude,
                precision: match row.precision() {
                    PlacePrecision::City if province => PlacePrecision::Region,
                    p => p,
                },
                id: row.id.or_else(|| bearer.rows.iter().filter(|r| r.kind == row.kind).find_map(|r| r.id)),
                reason,
            });
        }
    }

    /// Every place whose listed form stands where the candidate's does; its first token.
    fn bearers(&self, c: &Candidate, entry: u32) -> (usize, Vec<Bearer>) {
        let language = self.reading.language;
        let listed =
            |t: usize| self.reading.hits_at(t).iter().find(|h| h.entry == entry && h.end as usize == c.tokens.end);
        let Some((first, own)) = c.tokens.clone().find_map(|t| listed(t).map(|h| (t, h))) else {
            return (c.tokens.start, Vec::new());
        };
        let fits = |h: &&Hit| h.end == own.end && h.span == own.span;
        let mut bearers: Vec<Bearer> = Vec::new();
        for h in self.reading.hits_at(first).iter().filter(fits) {
            let entry = language.entry(h.entry);
            if self.roles.of(h.entry) != Role::Place {
                continue;
            }
            // "الغرب" is half the world.
            let Some(row) = Row::parse(h.entry, entry.value).filter(|_| entry.usage != "direction") else { continue };
            match bearers.iter_mut().find(|b| b.rows.iter().any(|r| r.near(&row))) {
                Some(bearer) => bearer.rows.push(row),
                None => bearers.push(Bearer { rows: vec![row] }),
            }
        }
        // Written with its vowels, عُمان is not عَمّان.
        let raw = own.span.of(self.reading.view.raw());
        let written = |b: &Bearer| b.rows.iter().any(|r| language.entry(r.entry).form == raw);
        if raw.chars().any(|c| ('\u{064B}'..='\u{0652}').contains(&c)) && bearers.iter().any(written) {
            bearers.retain(written);
        }
        // "جمهورية X" is a state.
        if first > c.tokens.start {
            let state = |b: &Bearer| b.rows.iter().any(|r| r.kind == "country");
            if bearers.iter().any(state) {
                bearers.retain(state);
            }
        }
        // "ولاية X" is none.
        let province = |b: &Bearer| b.rows.iter().any(|r| r.kind == "adm1");
        if first == c.tokens.start && self.land_before(first, &["adm1"]) && bearers.iter().any(province) {
            bearers.retain(province);
        }
        (first, bearers)
    }

    /// The countries that the document speaks of, with the sentence: its sure places and its adjectives.
    fn spoken(&self, waiting: &[Waiting]) -> Vec<(usize, &'static str)> {
        let view = &self.reading.view;
        let mut out: Vec<(usize, &'static str)> = Vec::new();
        for w in waiting {
            if let [one] = &w.bearers[..] {
                out.push((view.sentence_of(w.first), one.country()));
            }
        }
        for t in 0..view.tokens.len() {
            if self.words.any(t, DEMONYM) && !self.reading.set_aside(t) {
                let country = |h: &Hit| self.recognizer.demonym_countries.get(&h.entry).copied();
                if let Some(country) = self.reading.hits_at(t).iter().find_map(country) {
                    out.push((view.sentence_of(t), country));
                }
            }
        }
        out.retain(|(_, country)| !country.is_empty());
        out
    }

    fn choose(
        &self,
        w: &Waiting,
        spoken: &[(usize, &'static str)],
        earlier: &BTreeMap<u32, usize>,
    ) -> (usize, PlaceReason) {
        if w.bearers.len() < 2 {
            return (0, PlaceReason::Only);
        }
        let sentence = self.reading.view.sentence_of(w.first);
        let by_company = |near: bool| {
            let largest = w.bearers.iter().map(|b| b.size().1).max().unwrap_or(0);
            let votes = |b: &Bearer| {
                let heard = spoken.iter().filter(|(s, c)| *c == b.country() && (!near || *s == sentence)).count();
                if b.size().1 > 0 && b.size().1.saturating_mul(TOO_SMALL) < largest { 0 } else { heard }
            };
            let (at, most) = w.bearers.iter().map(votes).enumerate().max_by_key(|&(n, v)| (v, std::cmp::Reverse(n)))?;
            let rivals = w.bearers.iter().filter(|b| votes(b) == most).count();
            (most > 0 && rivals == 1).then_some(at)
        };
        if let Some(at) = by_company(true) {
            return (at, PlaceReason::Company);
        }
        let key = w.bearers.iter().flat_map(|b| &b.rows).map(|r| r.entry).min().unwrap_or(0);
        if let Some(&at) = earlier.get(&key).filter(|&&at| at < w.bearers.len()) {
            return (at, PlaceReason::Document);
        }
        if let Some(at) = by_company(false) {
            return (at, PlaceReason::Company);
        }
        let largest = w.bearers.iter().enumerate().max_by_key(|&(n, b)| (b.size(), std::cmp::Reverse(n)));
        (largest.map_or(0, |(n, _)| n), PlaceReason::Size)
    }

    /// "محافظة", "ولاية" right before a token: the land around the city of that name.
    pub(super) fn land_before(&self, t: usize, kinds: &[&str]) -> bool {
        t > 0
            && !self.reading.view.tokens[t].line_before
            && self.words.any(t - 1, GEO_HEAD)
            && longest(self.reading, self.roles, t - 1, Role::GeoHead)
                .is_some_and(|h| h.end as usize == t && kinds.contains(&self.reading.language.entry(h.entry).value))
    }
}

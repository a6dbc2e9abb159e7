//! Names in their places: persons, organisations, places, groups of people, events, works.
//!
//! Rules and lists propose; one place ([`settle`]) decides where proposals overlap; then every name
//! that was found once in a document is looked for again in all of it ([`again`]).

mod again;
mod cues;
mod element;
mod locate;
#[cfg(test)]
mod located_tests;
mod lone;
mod organisation;
mod person;
mod place;
mod settle;
mod shape;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use riwaya_text::Span;

use crate::finding::{Mention, NameKind, Place, RuleId};
use crate::language::ListId;
use crate::{Analysis, Language, Reading};
pub(crate) use locate::demonym_countries;
use words::{Roles, Words};

/// Compiled once from the language.
pub(crate) struct Recognizer {
    roles: Roles,
    designations: ListId,
    fields: ListId,
    /// Entries with a counter-example in their list: found only where the words around them ask for it.
    doubtful: Vec<bool>,
    /// The first listed form of the place that an entry names.
    place_names: BTreeMap<u32, &'static str>,
    /// The country that an adjective of a place speaks for, by its entry.
    demonym_countries: BTreeMap<u32, &'static str>,
}

impl Recognizer {
    pub(crate) fn new(language: &Language) -> Self {
        let roles = Roles::new(language);
        let mut doubtful = Vec::new();
        let mut first_form: BTreeMap<&'static str, &'static str> = BTreeMap::new();
        let mut place_names = BTreeMap::new();
        for list in language.lists() {
            let place = matches!(list.name, "places" | "places-more");
            for (n, row) in list.rows.iter().enumerate() {
                doubtful.push(!row.not.is_empty());
                if !place {
                    continue;
                }
                let id = match row.value.rsplit('|').next() {
                    Some(id) if id.starts_with('Q') => id,
                    _ => row.value,
                };
                let name = *first_form.entry(id).or_insert(row.form);
                if name != row.form {
                    place_names.insert(list.first + n as u32, name);
                }
            }
        }
        Recognizer {
            roles,
            designations: language.list("designations"),
            fields: language.list("institution-fields"),
            doubtful,
            place_names,
            demonym_countries: locate::demonym_countries(language),
        }
    }

    pub(crate) fn find(&self, reading: &Reading<'_>, found: &mut Analysis) {
        let words = Words::new(reading, &self.roles);
        let scene = Scene {
            reading,
            words: &words,
            roles: &self.roles,
            recognizer: self,
            designations: self.designations,
            fields: self.fields,
        };
        let mut proposed = Vec::new();
        scene.persons(&mut proposed);
        scene.organisations(&mut proposed);
        scene.places(&mut proposed);
        let mut settled = settle::settle(proposed);
        again::repeat(&scene, &mut settled);
        scene.locate(&mut settled);
        found.mentions = settled
            .into_iter()
            .map(|c| Mention {
                span: c.span,
                kind: c.kind,
                canonical: c.name.unwrap_or_else(|| {
                    c.canonical.map_or_else(|| again::clean(c.span.of(reading.view.raw())), str::to_owned)
                }),
                place: c.located,
                rule: c.rule,
            })
            .collect();
    }
}

/// A document as the rules for names see it.
struct Scene<'s, 'd> {
    reading: &'s Reading<'d>,
    words: &'s Words,
    roles: &'s Roles,
    recognizer: &'s Recognizer,
    designations: ListId,
    fields: ListId,
}

impl Scene<'_, '_> {
    /// Whether a list's entry is also something else.
    fn ambiguous(&self, entry: u32) -> bool {
        self.recognizer.doubtful.get(entry as usize).copied().unwrap_or(false)
    }

    /// The one name of a place that has several forms.
    fn place_name(&self, entry: u32) -> &'static str {
        self.recognizer.place_names.get(&entry).copied().unwrap_or_else(|| self.reading.language.entry(entry).form)
    }
}

/// A name that a rule or a list proposes.
#[derive(Clone, Debug)]
struct Candidate {
    span: Span,
    tokens: Range<usize>,
    kind: NameKind,
    rule: RuleId,
    /// The list's key.
    canonical: Option<&'static str>,
    /// The fullest form in the document.
    name: Option<String>,
    /// The row of the lists of places that it was found by.
    place: Option<u32>,
    located: Option<Place>,
    /// A listed form that is also an ordinary word: only where the document elsewhere says it in full.
    doubtful: bool,
    /// May stand inside a longer name.
    nested: bool,
}

impl Candidate {
    fn new(span: Span, tokens: Range<usize>, kind: NameKind, rule: RuleId) -> Self {
        Candidate {
            span,
            tokens,
            kind,
            rule,
            canonical: None,
            name: None,
            place: None,
            located: None,
            doubtful: false,
            nested: false,
        }
    }
}

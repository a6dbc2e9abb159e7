//! Noun phrases that name the participants of an event, or the event itself, and whose word they are.
//!
//! The list says which nouns do so, common and loaded ones alike; nothing here knows a side. Where the
//! noun phrase ends is settled by its grammar ([`phrase`]).

mod event;
mod extent;
mod phrase;
#[cfg(test)]
mod tests;
mod voice;

use std::collections::BTreeMap;

use crate::finding::{Designation, Group};
use crate::forms::forms;
use crate::language::ListId;
use crate::{Analysis, Language, Reading};

forms! {
    /// Words that designations ask for in one place.
    pub(crate) struct DesignationForms of "designation" {
        demonstratives, amounts, sending, links, upon, inside, governing, government_of_else, of_events, houses, complements, light_heads, days, participles, purposes,
        angry, foreign, agents, metaphors, partitive, sport
    }
}

/// Compiled once from the language.
pub(crate) struct Recognizer {
    forms: DesignationForms,
    designations: ListId,
    harsh: ListId,
    distancing: ListId,
    nouns: ListId,
    adjectives: ListId,
    verbs: ListId,
    particles: ListId,
    demonyms: ListId,
    titles: ListId,
    geo_heads: ListId,
    /// The country that an adjective speaks for, by its entry.
    countries: BTreeMap<u32, &'static str>,
}

/// A noun phrase before it is settled what stands inside what.
#[derive(Clone, Copy, Debug)]
struct Found {
    /// First token, a demonstrative before the noun included.
    first: usize,
    /// The noun.
    head: usize,
    /// One past the last token.
    end: usize,
    start_byte: u32,
    /// One past the last token of the listed noun.
    listed: usize,
    group: Group,
    /// Its first word says nothing without the second: "أعمال شغب".
    light: bool,
    /// When the word counts: always, beside plainer ones (`weak`), where no match is told of (`sport`), where the
    /// document is about it (`event`), beside plainer ones or there (`either`).
    note: &'static str,
    /// The row of the list.
    entry: u32,
}

impl Recognizer {
    pub(crate) fn new(language: &Language) -> Self {
        Recognizer {
            forms: DesignationForms::new(language),
            designations: language.list("designations"),
            harsh: language.list("harsh-adjectives"),
            distancing: language.list("distancing"),
            nouns: language.list("common-nouns"),
            adjectives: language.list("common-adjectives"),
            verbs: language.list("common-verbs"),
            particles: language.list("common-words"),
            demonyms: language.list("demonyms"),
            titles: language.list("person-titles"),
            geo_heads: language.list("geo-heads"),
            countries: crate::name::demonym_countries(language),
        }
    }

    pub(crate) fn find(&self, reading: &Reading<'_>, found: &mut Analysis) {
        let scene = phrase::Scene::new(self, reading, &found.mentions);
        let mut all: Vec<Found> = Vec::new();
        for t in 0..reading.view.tokens.len() {
            if reading.set_aside(t) {
                continue;
            }
            if let Some(f) = scene.phrase(t) {
                all.push(f);
            }
        }
        let mut kept: Vec<Found> = Vec::with_capacity(all.len());
        // Open phrases around the current one, outermost first.
        let mut around: Vec<Found> = Vec::new();
        for f in all {
            around.retain(|o| o.end > f.head);
            let inner = around.iter().any(|o| absorbs(o, &f));
            if !inner {
                around.push(f);
                kept.push(f);
            }
        }
        scene.of_event(&mut kept);
        let mut voices = voice::Voices::new(&found.statements);
        found.designations = kept
            .into_iter()
            .map(|f| {
                let mut span = reading.view.span(f.first..f.end);
                span.start = f.start_byte;
                Designation {
                    span,
                    group: scene.side(&f),
                    by: voices.by(span),
                    distanced: scene.distanced(&f),
                    rule: if f.group == Group::Act { "designation-act" } else { "designation-people" },
                }
            })
            .collect();
    }
}

/// Whether a phrase is only a part of the one around it and names nothing of its own: "شغب" in
/// "أعمال شغب", "الشرطة" in "أفراد الشرطة"; but not "المتظاهرين" in "قتل المتظاهرين".
fn absorbs(outer: &Found, inner: &Found) -> bool {
    inner.head < outer.listed
        || inner.end <= outer.end
            && inner.head < outer.end
            && if outer.group == Group::Act {
                outer.light && inner.group == Group::Act
            } else {
                outer.group == inner.group
            }
}

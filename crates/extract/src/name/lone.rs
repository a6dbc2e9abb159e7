//! Persons without a title or a known given name: a listed name alone, and what the words beside show.

use super::cues::*;
use super::person::Run;
use super::words::*;
use super::{Candidate, Scene};
use crate::finding::NameKind;

/// What a name of one word never is, unless the words around it ask for a person.
const OTHERWISE: u32 = COMMON | PLACE | ORG | DEMONYM | TITLE | ORG_HEAD | GEO_HEAD | PERSON;

impl Scene<'_, '_> {
    /// A name of one word, or of unknown words, that begins in a token.
    pub(super) fn lone(&self, t: usize, out: &mut Vec<Candidate>) {
        let f = self.words.at(t);
        let before = self.before(t);
        if f & (GIVEN | FAMILY) != 0 && self.listed_alone(t, before)
            || f & (GIVEN_ATTACHED | ONLY) == GIVEN_ATTACHED | ONLY && f & OTHERWISE == 0
        {
            out.push(self.one(t, "person-alone"));
            return;
        }
        if f & GIVEN != 0 && f & (VERB | PARTICLE | TITLE | PLACE) == 0 && self.saying_before(t) {
            let run = self.run(t, true);
            let family =
                self.words.any(t + 1, FAMILY) || self.words.at(t + 1) & (UNKNOWN | RELATION) == UNKNOWN | RELATION;
            let plain = family || !self.words.any(t + 1, ARTICLE | NATIVE | INFLECTED);
            if run.count >= 2 && plain && (self.speaker_ends(run.end) || self.words.any(run.end, TITLE)) {
                out.push(self.person(&run, "person-alone"));
                return;
            }
        }
        if f & UNKNOWN == 0 || f & (ARTICLE | NATIVE) != 0 {
            return;
        }
        if f & INFLECTED == 0 && self.saying_before(t) {
            let run = self.run(t, true);
            let plain = (run.start..run.end).all(|x| !self.words.any(x, NATIVE | INFLECTED | ARTICLE));
            if run.count > 0 && plain && self.speaker_ends(run.end) {
                out.push(self.person(&run, "person-alone"));
                return;
            }
        }
        if f & FOREIGN != 0 && f & INFLECTED == 0 {
            let run = self.run(t, true);
            let plain = (run.start..run.end).all(|x| self.words.any(x, FOREIGN | GIVEN | FAMILY));
            if run.count == 0 || !plain {
                return;
            }
            if run.count == 1 && self.countryman(t) {
                out.push(self.one(t, "person-alone"));
            }
        }
    }

    /// "المخرج التركي N N": two words that are no words of ours behind a title and a nation.
    pub(super) fn compatriot(&self, run: &Run, first_of: usize) -> bool {
        run.start == first_of + 1
            && self.words.any(first_of, DEMONYM)
            && definite(self.reading.view.letters(first_of))
            && (run.start..run.end).all(|x| !self.words.any(x, NATIVE | INFLECTED | ARTICLE | COMMON))
    }

    /// The flags of the word before on the same line.
    fn before(&self, t: usize) -> u32 {
        if t == 0 || self.reading.view.tokens.get(t).is_none_or(|x| x.line_before) { 0 } else { self.words.at(t - 1) }
    }

    pub(super) fn one(&self, t: usize, rule: &'static str) -> Candidate {
        let mut span = self.reading.view.span(t..t + 1);
        span.start = self.name_start(t);
        Candidate::new(span, t..t + 1, NameKind::Person, rule)
    }

    /// Whether a listed name of one word is one here.
    fn listed_alone(&self, t: usize, before: u32) -> bool {
        let f = self.words.at(t);
        // «أستورا مارينا»: a part of what stands in marks is no name by itself.
        let quotes = &self.reading.view.quotes;
        let label = quotes.get(quotes.partition_point(|q| q.open < t).wrapping_sub(1));
        if label.is_some_and(|q| t < q.close && q.close - q.open > 2 && q.close - q.open <= 5) {
            return false;
        }
        if f & OTHERWISE != 0 || before & (ORG_HEAD | GEO_HEAD) != 0 && before & ARTICLE == 0 {
            return false;
        }
        if f & ONLY != 0 || self.saying_before(t) || self.countryman(t) {
            return true;
        }
        // Our own names are words of ours besides ("عالية"); foreign ones show it by their letters.
        let letters = self.reading.view.letters(t);
        f & ARTICLE == 0
            && letters.len() >= 4
            && (f & (FAMILY | GIVEN) == FAMILY || self.roles.shapes.foreign(letters) && !super::shape::native(letters))
    }

    /// Whether a verb whose subject follows it stands before.
    fn saying_before(&self, t: usize) -> bool {
        t > 0 && !self.reading.view.tokens[t].line_before && self.cued_joined(t - 1, SPEAKS)
    }

    /// Whether the subject of a verb of saying may end before a token: a mark, أن, a preposition.
    fn speaker_ends(&self, at: usize) -> bool {
        let view = &self.reading.view;
        view.tokens.get(at).is_none_or(|x| x.line_before)
            || view.mark(at).is_some()
            || self.words.any(at, PARTICLE | VERB)
            || matches!(view.letters(at), [riwaya_text::letters::LAM, riwaya_text::letters::LAM, ..])
    }

    /// "الدكتور الهزاري": a family name with the article right behind a form of address.
    pub(super) fn family_of(&self, title: &riwaya_text::Hit, t: usize) -> bool {
        let f = self.words.at(t);
        let usage = self.reading.language.entry(title.entry).usage;
        let name = f & FAMILY != 0 || f & UNKNOWN != 0 && f & (INFLECTED | NATIVE) == 0;
        title.article
            && matches!(usage, "honorific" | "rank")
            && f & ARTICLE != 0
            && f & (DEMONYM | ADJECTIVE | NOUN | PLACE | ORG | TITLE) & !if f & FAMILY != 0 { NOUN } else { 0 } == 0
            && name
    }

    /// "البرازيلي ديفالدينيو": a foreign word behind a man's nation.
    fn countryman(&self, t: usize) -> bool {
        let before = self.before(t);
        let view = &self.reading.view;
        before & DEMONYM != 0
            && before & FAMILY == 0
            && definite(view.letters(t - 1))
            && view.letters(t - 1).last() == Some(&riwaya_text::letters::YEH)
            && (t < 2
                || view.tokens[t - 1].line_before
                || self.words.any(t - 2, TITLE | PARTICLE | VERB)
                || !self.words.any(t - 2, ORG_HEAD | ARTICLE | NOUN | ORG | PLACE | UNKNOWN | ADJECTIVE))
    }
}

/// The article, after و ف ب ك or as لل.
fn definite(letters: &[u8]) -> bool {
    use riwaya_text::letters::{ALEF, BEH, FEH, KAF, LAM, WAW};
    matches!(
        letters,
        [ALEF, LAM, _, ..] | [WAW | FEH | BEH | KAF, ALEF, LAM, _, ..] | [LAM, LAM, _, ..] | [WAW, LAM, LAM, ..]
    )
}

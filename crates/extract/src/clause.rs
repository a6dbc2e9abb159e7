//! Where a clause ends inside a sentence: the smallest part in which a count, its verb and its
//! subject are looked for together. It is a rough cut by words and marks, no parse: a boundary too
//! few lets a word govern too far, one too many hides the word that governs.

use std::ops::Range;

use riwaya_text::Kind;
use riwaya_text::letters::{ALEF, FEH, MEEM, TEH, TEH_MARBUTA, WAW, YEH};

use crate::{Language, ListId, Reading};

/// Cuts sentences into clauses.
pub(crate) struct Splitter {
    words: ListId,
    /// Whether a list, by its id, holds verbs.
    verbs: Vec<bool>,
}

impl Splitter {
    pub(crate) fn new(language: &Language) -> Self {
        Splitter {
            words: language.list("clause-words"),
            verbs: language.lists().iter().map(|list| list.name.ends_with("verbs")).collect(),
        }
    }

    /// The clauses of a range of tokens (a sentence), in order and without gaps, written over `out`.
    pub(crate) fn split(&self, reading: &Reading<'_>, tokens: Range<usize>, out: &mut Vec<Range<usize>>) {
        out.clear();
        let mut start = tokens.start;
        for i in tokens.clone().skip(1) {
            if i > start && self.starts(reading, i) {
                out.push(start..i);
                start = i;
            }
        }
        if start < tokens.end {
            out.push(start..tokens.end);
        }
    }

    /// Whether a clause begins at a token that does not begin the sentence.
    fn starts(&self, reading: &Reading<'_>, token: usize) -> bool {
        let view = &reading.view;
        match view.mark(token - 1) {
            Some('؛' | ':' | ';' | '…' | '!' | '?' | '؟') => return true,
            Some('"' | '»' | '”') if circumstance(view.letters(token)) => return true,
            Some('-' | '–' | '—') => return view.tokens[token - 1].space_before && view.tokens[token].space_before,
            Some('،' | ',') => {
                return self.verb(reading, token).is_some()
                    || circumstance(view.letters(token))
                    || self.word(reading, token);
            }
            _ => {}
        }
        if view.tokens[token].kind != Kind::Word {
            return false;
        }
        self.word(reading, token) || self.verb(reading, token) == Some(true)
    }

    /// Whether a word that opens a clause begins at a token; some do so only with "and" (وهو).
    fn word(&self, reading: &Reading<'_>, token: usize) -> bool {
        reading
            .find(token, self.words)
            .is_some_and(|(hit, entry)| entry.value != "joined" || hit.proclitics.conjunction.is_some())
    }

    /// Whether a verb begins at a token, and if so whether "and" or "so" is attached to it.
    fn verb(&self, reading: &Reading<'_>, token: usize) -> Option<bool> {
        let mut other = false;
        for hit in reading.hits_at(token) {
            let list = reading.language.list_of(hit.entry).0 as usize;
            if self.verbs.get(list) == Some(&true) {
                return Some(hit.proclitics.conjunction.is_some());
            }
            other = true;
        }
        // A word of another list is no unknown verb: وتسعة, ويوم, وتركيا.
        if other {
            return None;
        }
        match reading.view.letters(token) {
            [WAW | FEH, rest @ ..] if verb_shape(rest) => Some(true),
            _ => None,
        }
    }
}

/// The shape of a verb that no list holds: يـ or تـ before it, or the feminine ت after it.
fn verb_shape(letters: &[u8]) -> bool {
    match letters {
        [.., TEH_MARBUTA] | [.., ALEF, TEH] => false,
        [YEH | TEH, rest @ ..] if rest.len() >= 3 => true,
        [.., TEH] => letters.len() >= 4,
        _ => false,
    }
}

/// موضحا، مشيرا: a participle that opens a clause of its own after a comma.
fn circumstance(letters: &[u8]) -> bool {
    matches!(letters, [MEEM, .., ALEF] if letters.len() >= 5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use riwaya_text::Document;

    fn cut(text: &str) -> Vec<String> {
        let language = Language::built_in();
        let doc = Document { text: text.to_owned(), ..Document::default() };
        let reading = Reading::new(&doc, &language);
        let splitter = Splitter::new(&language);
        let mut out = Vec::new();
        let mut clauses = Vec::new();
        for sentence in &reading.view.sentences {
            splitter.split(&reading, sentence.clone(), &mut clauses);
            out.extend(clauses.iter().map(|c| reading.view.words(c.clone()).to_owned()));
        }
        out
    }

    #[test]
    fn verbs_after_and() {
        assert_eq!(cut("قتل أربعة بحارة وأصيب ستة في الميناء."), ["قتل أربعة بحارة", "وأصيب ستة في الميناء."]);
        assert_eq!(cut("هدأت الريح وتوقفت السفن"), ["هدأت الريح", "وتوقفت السفن"]);
        assert_eq!(cut("وصل الوزير وتسعة نواب"), ["وصل الوزير وتسعة نواب"]);
    }

    #[test]
    fn commas_cut_only_before_a_verb_or_a_circumstance() {
        assert_eq!(cut("وصل، أمس، الوفد."), ["وصل، أمس، الوفد."]);
        assert_eq!(cut("وصل الوفد، مشيرا إلى التأخير."), ["وصل الوفد،", "مشيرا إلى التأخير."]);
    }

    #[test]
    fn words_that_open_a_clause() {
        assert_eq!(cut("عاد القارب بينما غرق آخر؛ ولم ينج أحد"), ["عاد القارب", "بينما غرق آخر؛", "ولم ينج أحد"]);
    }
}

use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, LAM};
use riwaya_text::{Hit, Kind};

use super::FigureForms;
use crate::language::Entry;
use crate::{Category, Language, ListId, Reading};

/// The lists that figures rest on.
pub(super) struct Lists {
    pub counted: ListId,
    pub casualty_verbs: ListId,
    pub casualty_words: ListId,
    pub trend_verbs: ListId,
    pub trend_nouns: ListId,
    pub parts: ListId,
    pub scopes: ListId,
    pub unreal: ListId,
    pub labels: ListId,
    pub clause_words: ListId,
    pub clause_verbs: ListId,
    pub stops: ListId,
    pub complements: ListId,
    pub after: ListId,
    pub months: ListId,
    pub illness: ListId,
    pub demonyms: ListId,
    pub organisations: ListId,
    pub families: ListId,
    /// Particles and nouns that the rules ask for in one place.
    pub forms: FigureForms,
}

impl Lists {
    pub fn new(language: &Language) -> Self {
        Lists {
            counted: language.list("counted-nouns"),
            casualty_verbs: language.list("casualty-verbs"),
            casualty_words: language.list("casualty-words"),
            trend_verbs: language.list("trend-verbs"),
            trend_nouns: language.list("trend-nouns"),
            parts: language.list("part-words"),
            scopes: language.list("scope-heads"),
            unreal: language.list("unreal-words"),
            labels: language.list("number-labels"),
            clause_words: language.list("clause-words"),
            clause_verbs: language.list("clause-verbs"),
            stops: language.list("not-counted"),
            complements: language.list("noun-complements"),
            after: language.list("number-modifiers-after"),
            months: language.list("months"),
            illness: language.list("illness-words"),
            demonyms: language.list("demonyms"),
            organisations: language.list("organisations"),
            families: language.list("family-names"),
            forms: FigureForms::new(language),
        }
    }

    /// The counted noun at a token, nothing but the article attached before it.
    pub fn noun<'r>(&self, reading: &'r Reading<'_>, token: usize) -> Option<(&'r Hit, &'r Entry, Category)> {
        // Of one length the form as listed before an inflected one: مخالفة is no مخالف with ة.
        let (hit, entry) = reading
            .of_list(token, self.counted)
            .map(|hit| (hit, reading.language.entry(hit.entry)))
            .max_by_key(|(hit, entry)| (hit.end, hit.ending == Ending::None, entry.form.len()))?;
        Some((hit, entry, Category::parse(entry.value)?))
    }
}

/// Whether an entry carries a mark, in its column usage or note.
pub(super) fn marked(entry: &Entry, mark: &str) -> bool {
    entry.usage == mark || entry.note.split(' ').any(|u| u == mark)
}

/// Whether the form as listed is a plural: a row marked so that is no singular without a dual.
pub(super) fn plural(entry: &Entry) -> bool {
    entry.usage == "plural" && !marked(entry, "singular")
}

/// Whether the form as listed is an adjective of relation or may be one: تركي, شرطي.
pub(super) fn relation(entry: &Entry) -> bool {
    entry.form.ends_with('ي')
}

/// The unit that an entry's note gives.
pub(super) fn unit(entry: &Entry) -> Option<&'static str> {
    entry.note.split(' ').find_map(|u| u.strip_prefix("unit="))
}

/// Whether a token is a word with the article.
pub(super) fn definite(reading: &Reading<'_>, token: usize) -> bool {
    reading.view.tokens.get(token).is_some_and(|t| t.kind == Kind::Word)
        && matches!(reading.view.letters(token), [ALEF, LAM, _, _, ..])
}

/// Whether a token is a word.
pub(super) fn word(reading: &Reading<'_>, token: usize) -> bool {
    reading.view.tokens.get(token).is_some_and(|t| t.kind == Kind::Word)
}

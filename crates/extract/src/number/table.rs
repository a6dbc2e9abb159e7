use riwaya_text::Hit;
use riwaya_text::letters::{ALEF, LAM};

use crate::{Entry, Language, Reading};

/// A list compiled for one recogniser: what each entry means, by its number. Entries of a list follow
/// each other, so that a look-up is one comparison and no hashing.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    first: u32,
    items: Vec<Option<T>>,
}

impl<T: Copy> Table<T> {
    /// Compiles a list; an entry whose value says nothing to the reader is left out.
    pub(crate) fn new(language: &Language, list: &str, read: impl Fn(&Entry) -> Option<T>) -> Self {
        let id = language.list(list);
        let first = language.lists().get(id.0 as usize).map_or(0, |l| l.first);
        Table { first, items: language.entries(id).iter().map(read).collect() }
    }

    /// What an entry means, if it stands in this list.
    pub(crate) fn get(&self, entry: u32) -> Option<T> {
        *self.items.get(entry.checked_sub(self.first)? as usize)?
    }

    /// The hits of this list that begin in a token, longer ones first.
    pub(crate) fn at<'r>(&'r self, r: &'r Reading<'_>, token: usize) -> impl Iterator<Item = (&'r Hit, T)> {
        r.hits_at(token).iter().filter_map(|h| Some((h, self.get(h.entry)?)))
    }

    /// The longest hit that ends before `token`, looking at most `back` tokens back.
    pub(crate) fn before<'r>(&'r self, r: &'r Reading<'_>, token: usize, back: usize) -> Option<(&'r Hit, T)> {
        (token.saturating_sub(back)..token).find_map(|t| self.at(r, t).find(|(h, _)| h.end as usize == token))
    }

    /// Marks the entries of this list in a table over all entries, so that a token without any is passed over quickly.
    pub(crate) fn mark(&self, marks: &mut Vec<u8>, bit: u8) {
        let end = self.first as usize + self.items.len();
        if marks.len() < end {
            marks.resize(end, 0);
        }
        for (n, item) in self.items.iter().enumerate() {
            if item.is_some() {
                marks[self.first as usize + n] |= bit;
            }
        }
    }
}

/// The word "و" that stands apart from what it joins ("و 30").
pub(crate) fn is_and(r: &Reading<'_>, token: usize) -> bool {
    r.view.is(token, "و")
}

/// Whether a token exists and stands on the same line as the one before it.
pub(crate) fn goes_on(r: &Reading<'_>, token: usize) -> bool {
    r.view.tokens.get(token).is_some_and(|t| !t.line_before)
}

/// Whether no white space stands between a token and the one before it.
pub(crate) fn adjacent(r: &Reading<'_>, token: usize) -> bool {
    r.view.tokens.get(token).is_some_and(|t| !t.space_before && !t.line_before)
}

/// Whether a word has the article: "الحديقة", not "الى" without its hamza.
pub(crate) fn definite(r: &Reading<'_>, token: usize) -> bool {
    matches!(r.view.letters(token), [ALEF, LAM, _, _, ..])
}

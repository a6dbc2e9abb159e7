use riwaya_text::Hit;
use riwaya_text::letters::{ALEF, LAM};

use crate::reading::ListSet;
use crate::{Entry, Language, Reading};

/// A list compiled for one recogniser: what each entry means, by its number. Entries of a list follow
/// each other, so that a look-up is one comparison and no hashing.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    list: ListSet,
    first: u32,
    items: Vec<Option<T>>,
}

impl<T: Copy> Table<T> {
    /// Compiles a list; an entry whose value says nothing to the reader is left out.
    pub(crate) fn new(language: &Language, list: &str, read: impl Fn(&Entry) -> Option<T>) -> Self {
        let id = language.list(list);
        let first = language.lists().get(id.0 as usize).map_or(0, |l| l.first);
        Table { list: ListSet::of(id), first, items: language.entries(id).iter().map(read).collect() }
    }

    /// What an entry means, if it stands in this list.
    pub(crate) fn get(&self, entry: u32) -> Option<T> {
        *self.items.get(entry.checked_sub(self.first)? as usize)?
    }

    /// The hits of this list that begin in a token, longer ones first.
    pub(crate) fn at<'r>(&'r self, r: &'r Reading<'_>, token: usize) -> impl Iterator<Item = (&'r Hit, T)> {
        let hits = if r.in_any(token, self.list) { r.hits_at(token) } else { &[] };
        hits.iter().filter_map(|h| Some((h, self.get(h.entry)?)))
    }

    /// The longest hit that ends before `token`, looking at most `back` tokens back.
    pub(crate) fn before<'r>(&'r self, r: &'r Reading<'_>, token: usize, back: usize) -> Option<(&'r Hit, T)> {
        (token.saturating_sub(back)..token).find_map(|t| self.at(r, t).find(|(h, _)| h.end as usize == token))
    }
}

/// What the entries of several tables may begin, one bit a kind, so that a token without any is passed over quickly.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    lists: ListSet,
    bits: Vec<u8>,
}

impl Marks {
    /// Marks the entries of a table.
    pub(crate) fn add<T>(&mut self, table: &Table<T>, bit: u8) {
        self.lists = self.lists.and(table.list);
        let end = table.first as usize + table.items.len();
        if self.bits.len() < end {
            self.bits.resize(end, 0);
        }
        for (bits, item) in self.bits[table.first as usize..].iter_mut().zip(&table.items) {
            if item.is_some() {
                *bits |= bit;
            }
        }
    }

    /// The marks of one entry.
    pub(crate) fn of(&self, entry: u32) -> u8 {
        self.bits.get(entry as usize).copied().unwrap_or(0)
    }

    /// The marks of all entries that begin in a token.
    #[inline]
    pub(crate) fn at(&self, r: &Reading<'_>, token: usize) -> u8 {
        if !r.in_any(token, self.lists) {
            return 0;
        }
        r.hits_at(token).iter().fold(0, |all, h| all | self.of(h.entry))
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

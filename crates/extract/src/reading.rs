use riwaya_text::{Document, Hit, Looked, Notes, RegionKind, View};

use crate::language::{Entry, Language, ListId};

/// One document as every recogniser sees it: the text cut into tokens, and every listed form in it.
/// Made once a document; recognisers only read it.
pub struct Reading<'d> {
    /// The document.
    pub doc: &'d Document,
    /// Its text, cut.
    pub view: View<'d>,
    /// Listed forms, by first token, longer ones first.
    pub hits: Vec<Hit>,
    /// What is known of the language.
    pub language: &'d Language,
    /// The day of other accounts of the same event, for a text that says only weekdays.
    pub company: Option<jiff::civil::Date>,
    /// The first hit of each token, and one past the last token's.
    first_hit: Vec<u32>,
    /// Which lists the hits of each token stand in, one bit a list; the last bit stands for all lists from there on.
    lists: Vec<u128>,
    /// The region kind of each token.
    regions: Vec<RegionKind>,
    /// What is known of words whatever stands around them.
    notes: Notes,
}

impl<'d> Reading<'d> {
    /// Cuts the document and looks its words up.
    pub fn new(doc: &'d Document, language: &'d Language) -> Self {
        let view = View::new(&doc.text);
        let Looked { hits, first: first_hit, classes: lists, notes } = language.lexicon().look_up(&view);
        let regions = doc.regions_at(view.tokens.iter().map(|t| t.span.start)).collect();
        Reading { doc, view, hits, language, company: None, first_hit, lists, regions, notes }
    }

    /// The hits that begin in a token, longer ones first.
    pub fn hits_at(&self, token: usize) -> &[Hit] {
        match (self.first_hit.get(token), self.first_hit.get(token + 1)) {
            (Some(&a), Some(&b)) => &self.hits[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The hits of one list that begin in a token, longer ones first.
    #[inline]
    pub(crate) fn of_list(&self, token: usize, list: ListId) -> impl Iterator<Item = &Hit> {
        let hits = if self.in_any(token, ListSet::of(list)) { self.hits_at(token) } else { &[] };
        hits.iter().filter(move |h| self.language.list_of(h.entry) == list)
    }

    /// All hits of tokens in which some form of these lists may begin.
    pub(crate) fn hits_near(&self, lists: ListSet) -> impl Iterator<Item = &Hit> {
        (0..self.view.tokens.len()).filter(move |&t| self.in_any(t, lists)).flat_map(|t| self.hits_at(t))
    }

    /// The longest hit of one list that begins in a token, with its entry.
    #[inline]
    pub fn find(&self, token: usize, list: ListId) -> Option<(&Hit, &'d Entry)> {
        let hit = self.of_list(token, list).next()?;
        Some((hit, self.language.entry(hit.entry)))
    }

    /// What the recogniser of names says of a word, asked once for all tokens that are this word without marks and
    /// begin no phrase.
    #[inline]
    pub(crate) fn name_flags(&self, token: usize, flags: impl FnOnce() -> u32) -> u32 {
        if self.view.is_bare(token) { self.notes.of_word(token, || flags().into()) as u32 } else { flags() }
    }

    /// Whether a form of some of these lists may begin in a token: almost always answered without looking at hits.
    #[inline]
    pub(crate) fn in_any(&self, token: usize, lists: ListSet) -> bool {
        self.lists.get(token).is_some_and(|of| of & lists.0 != 0)
    }

    /// Whether a token lies in a part that is set aside (menus, comments).
    pub fn set_aside(&self, token: usize) -> bool {
        self.regions.get(token).is_some_and(|r| r.set_aside())
    }

    /// The region kind of a token.
    pub fn region(&self, token: usize) -> RegionKind {
        self.regions.get(token).copied().unwrap_or(RegionKind::Body)
    }
}

/// Some lists, one bit each; the last bit stands for all lists from there on.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ListSet(u128);

impl ListSet {
    /// One list alone.
    #[inline]
    pub(crate) fn of(list: ListId) -> Self {
        ListSet(if list == ListId::NONE { 0 } else { 1 << list.0.min(127) })
    }

    /// The lists of both.
    pub(crate) fn and(self, other: ListSet) -> Self {
        ListSet(self.0 | other.0)
    }

    /// All of these.
    #[inline]
    pub(crate) fn all<const N: usize>(lists: [ListId; N]) -> Self {
        lists.into_iter().fold(ListSet::default(), |all, list| all.and(ListSet::of(list)))
    }
}

use riwaya_text::{Document, Hit, Looked, RegionKind, View};

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
}

impl<'d> Reading<'d> {
    /// Cuts the document and looks its words up.
    pub fn new(doc: &'d Document, language: &'d Language) -> Self {
        let view = View::new(&doc.text);
        let Looked { hits, first: first_hit, classes: lists } = language.lexicon().look_up(&view);
        let regions = doc.regions_at(view.tokens.iter().map(|t| t.span.start)).collect();
        Reading { doc, view, hits, language, company: None, first_hit, lists, regions }
    }

    /// The hits that begin in a token, longer ones first.
    pub fn hits_at(&self, token: usize) -> &[Hit] {
        match (self.first_hit.get(token), self.first_hit.get(token + 1)) {
            (Some(&a), Some(&b)) => &self.hits[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The longest hit of one list that begins in a token, with its entry.
    #[inline]
    pub fn find(&self, token: usize, list: ListId) -> Option<(&Hit, &'d Entry)> {
        if self.lists.get(token).is_none_or(|lists| lists & bit(list) == 0) {
            return None;
        }
        let hit = self.hits_at(token).iter().find(|h| self.language.list_of(h.entry) == list)?;
        Some((hit, self.language.entry(hit.entry)))
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

fn bit(list: ListId) -> u128 {
    1 << list.0.min(127)
}

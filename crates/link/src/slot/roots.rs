//! Words by what stays of them in every form: what two sentences about one thing share.

use std::collections::BTreeSet;

use riwaya_text::Kind;
use riwaya_text::letters::{ALEF, ALEF_MAKSURA, HAMZA, HEH, SEEN, TEH, TEH_MARBUTA, WAW, YEH};

use super::page::Page;
use super::table::Table;
use crate::fold::{key, stem};

/// Letters of the shortest word that tells something.
const SHORTEST: usize = 3;

/// The letters of a word that singular and plural, perfect and passive share.
pub(super) fn root(word: &str) -> Vec<u8> {
    let folded = key(word);
    let mut stem = stem(&folded);
    // "ستشيع": the future of the passive.
    if let [SEEN, TEH | YEH, rest @ ..] = stem
        && rest.len() >= SHORTEST
    {
        stem = rest;
    }
    let weak = |c: &u8| matches!(*c, ALEF | WAW | YEH | HEH | HAMZA | TEH_MARBUTA | ALEF_MAKSURA);
    let root: Vec<u8> = stem.iter().copied().filter(|c| !weak(c)).collect();
    if root.len() >= 2 { root } else { stem.to_vec() }
}

/// The roots of the words in a range that are not in every kind of news.
pub(super) fn roots(page: &Page<'_>, table: &Table, range: impl Iterator<Item = usize>) -> BTreeSet<Vec<u8>> {
    let told = range.filter(|&t| page.view.tokens.get(t).is_some_and(|t| t.kind == Kind::Word));
    let words = told.map(|t| page.view.text(t)).filter(|w| key(w).len() >= SHORTEST);
    words
        .map(|w| (stem(&key(w)).to_vec(), root(w)))
        .filter(|(s, _)| !table.common.contains(s))
        .map(|(_, r)| r)
        .collect()
}

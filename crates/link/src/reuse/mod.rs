//! Passages that stand in two documents, and what the documents say about who took them from whom.
//!
//! [`words`] cuts a document into numbers, [`keys`] picks those by which it is found, [`table`] holds them,
//! [`align`] judges two documents that have keys in common, and [`index`] holds all documents so that one
//! more can be added. An engine that spreads the work joins documents on [`keys_of`] and judges each
//! joined pair with [`reuse`].

mod align;
mod collection;
mod credit;
mod formula;
mod index;
mod keys;
mod mistake;
mod table;
mod words;

use riwaya_text::{Document, Span};

use crate::fold::each_word;
use crate::{Account, Reuse, ReuseKind};
pub use collection::Index;
pub(crate) use formula::Known;
pub(crate) use words::each_own_word;

/// Passages of at least a dozen words that stand in two documents, edited or not. Parts that are set
/// aside, formulas, and what an outlet prints under everything do not count. Documents are named by
/// their index and taken to be in order of age: of a text in very many documents each copy is told
/// with the first and with those next to it. The first of a pair is the source where the documents
/// show it, else the earlier.
pub fn reuse(accounts: &[Account<'_>]) -> Vec<Reuse> {
    reuse_but(accounts, Known::default())
}

/// The same, without what the language knows to be no copy and no agency.
pub(crate) fn reuse_but(accounts: &[Account<'_>], known: Known) -> Vec<Reuse> {
    let mut index = Index::with(known);
    index.reserve(accounts.iter().map(|a| a.doc.text.len()).sum());
    for (n, account) in accounts.iter().enumerate() {
        index.take(account, (n as u64, 0));
    }
    index.close();
    index.reuse(&|doc| Some(accounts.get(doc)?.doc.text.as_str()))
}

/// Keys of a document: two documents that share eight words running share a key. A key that very many
/// documents of one outlet hold is what it prints around everything.
pub fn keys_of(doc: &Document) -> Vec<u64> {
    let mut words = words::Words::default();
    words.cut(doc, &Known::default());
    let mut out = Vec::new();
    keys::keys(&words.ids, |key, _| out.push(key));
    out.sort_unstable();
    out.dedup();
    out
}

/// How close two passages of equal words are, by their spelling.
fn spelling(a: &str, b: &str) -> ReuseKind {
    if a == b {
        return ReuseKind::Verbatim;
    }
    let words = |text: &str| {
        let mut out = Vec::new();
        each_word(text, |_, start, end| out.push(Span { start, end }));
        out
    };
    let same = words(a).iter().map(|w| w.of(a)).eq(words(b).iter().map(|w| w.of(b)));
    if same { ReuseKind::Verbatim } else { ReuseKind::Respelt }
}

#[cfg(test)]
mod tests;

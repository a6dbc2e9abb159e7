//! Passages that stand in two documents, and what the documents say about who took them from whom.

mod align;
mod credit;
mod formula;
mod seed;

use riwaya_text::{Document, Span};

use crate::fold::key;
use crate::{Account, Place, Reason, Relation, Reuse, ReuseKind};
pub(crate) use credit::{Credits, credits};
pub(crate) use formula::Known;
use seed::Corpus;
pub(crate) use seed::each_own_word;

/// Passages of at least a dozen words that stand in two documents, edited or not. Parts that are set
/// aside, formulas, and what an outlet prints under everything do not count. Documents are named by
/// their index; the first of a pair is the earlier in the order given.
pub fn reuse(accounts: &[Account<'_>]) -> Vec<Reuse> {
    reuse_but(accounts, &Known::default())
}

/// The same, without what the language knows to be no copy and no agency.
pub(crate) fn reuse_but(accounts: &[Account<'_>], known: &Known) -> Vec<Reuse> {
    let docs: Vec<&Document> = accounts.iter().map(|a| a.doc).collect();
    let found = passages(&docs, known);
    let mut named: Vec<Option<Credits>> = vec![None; docs.len()];
    for found in &found {
        for doc in [found.a.doc, found.b.doc] {
            if named[doc].is_none() {
                named[doc] = Some(credits(&accounts[doc]));
            }
        }
    }
    found
        .into_iter()
        .map(|found| {
            let (relation, shown_by) = match (&named[found.a.doc], &named[found.b.doc]) {
                (Some(a), Some(b)) => credit::relation(a, b, known),
                _ => (Relation::Unknown, Reason::default()),
            };
            Reuse { relation, shown_by, ..found }
        })
        .collect()
}

/// The passages alone.
pub(crate) fn passages(docs: &[&Document], known: &Known) -> Vec<Reuse> {
    let corpus = Corpus::new(docs);
    let seeds = corpus.seeds();
    let mut out = Vec::new();
    let mut found = Vec::new();
    let mut cut: Option<(usize, Vec<Span>)> = None;
    for pair in seeds.chunk_by(|a, b| a.docs == b.docs) {
        align::passages(&corpus.words, pair, &mut found);
        if found.is_empty() {
            continue;
        }
        let (a, b) = ((pair[0].docs >> 32) as usize, (pair[0].docs & 0xFFFF_FFFF) as usize);
        if cut.as_ref().is_none_or(|(doc, _)| *doc != a) {
            cut = Some((a, spans(docs[a])));
        }
        let Some((_, words_a)) = &cut else { continue };
        let words_b = spans(docs[b]);
        let (first_a, first_b) = (corpus.first[a] as usize, corpus.first[b] as usize);
        for p in &found {
            let range_a = p.a.0 - first_a..p.a.1 - first_a;
            let range_b = p.b.0 - first_b..p.b.1 - first_b;
            let (Some(side_a), Some(side_b)) = (words_a.get(range_a.clone()), words_b.get(range_b.clone())) else {
                continue;
            };
            let (Some(span_a), Some(span_b)) = (whole(side_a), whole(side_b)) else { continue };
            let place = align::Passage { a: (range_a.start, range_a.end), b: (range_b.start, range_b.end), ..*p };
            if known.naming(docs[a], side_a)
                || formula::other_figures(docs[a], side_a, docs[b], side_b, p.similarity())
                || formula::foot(&place, docs[a], words_a, docs[b], &words_b)
            {
                continue;
            }
            out.push(Reuse {
                a: Place { doc: a, span: span_a },
                b: Place { doc: b, span: span_b },
                kind: kind(p, docs[a], side_a, docs[b], side_b),
                relation: Relation::Unknown,
                shown_by: Reason::default(),
                similarity: p.similarity(),
            });
        }
    }
    out
}

fn spans(doc: &Document) -> Vec<Span> {
    let mut out = Vec::new();
    each_own_word(doc, |_, start, end| out.push(Span { start, end }));
    out
}

fn whole(words: &[Span]) -> Option<Span> {
    Some(words.first()?.cover(*words.last()?))
}

fn kind(p: &align::Passage, a: &Document, side_a: &[Span], b: &Document, side_b: &[Span]) -> ReuseKind {
    if side_a.len() != side_b.len() || p.equal != side_a.len() {
        return ReuseKind::Edited;
    }
    let same = side_a.iter().zip(side_b).all(|(x, y)| x.of(&a.text) == y.of(&b.text));
    if same { ReuseKind::Verbatim } else { ReuseKind::Respelt }
}

/// Whether two names are one up to compatible letters.
fn same_name(a: &str, b: &str) -> bool {
    key(a) == key(b)
}

#[cfg(test)]
mod tests;

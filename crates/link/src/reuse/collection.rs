//! A collection that documents are added to.

use std::cell::RefCell;

use riwaya_extract::Language;
use riwaya_text::Span;

use super::credit::{Reasons, Sources, Taker};
use super::index::{Age, Held};
use super::mistake::{Mistake, mistakes};
use super::{Known, spelling};
use crate::fold::hash;
use crate::{Account, Place, Reuse, ReuseKind};

/// Documents held by their words' numbers, some five bytes a word and the keys beside; the texts stay
/// where they are. What is found does not depend on the order in which documents are added: the
/// original is the one with the earliest date of publication, then with the least id; documents
/// without a date are the youngest.
#[derive(Debug, Default)]
pub struct Index {
    held: Held,
    sources: Sources,
    known: Known,
    reasons: RefCell<Reasons>,
}

/// How to come by the text of a document held. It is asked for only to tell other spellings.
pub type TextOf<'f, 't> = &'f dyn Fn(usize) -> Option<&'t str>;

impl Index {
    /// An empty one, which knows what the language knows of names, titles and agencies.
    pub fn new(language: &Language) -> Index {
        Index::with(Known::new(language))
    }

    pub(super) fn with(known: Known) -> Index {
        Index { known, ..Index::default() }
    }

    /// How many documents are held.
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn reserve(&mut self, bytes: usize) {
        self.held.words.reserve(bytes);
    }

    pub(super) fn close(&mut self) {
        self.held.close();
    }

    /// Takes a document in; its number is the next.
    pub(super) fn take(&mut self, account: &Account<'_>, age: Age) -> u32 {
        self.sources.add(account, &self.known);
        self.held.add(account.doc, age, &self.known)
    }

    /// Adds a document, whose number is the next, and gives the passages that it shares with those held.
    /// The time grows with the document and with what it shares. Slips that only two copies share, and what
    /// turns out to be an outlet's boilerplate, show when all are asked for.
    pub fn add(&mut self, account: &Account<'_>, texts: TextOf<'_, '_>) -> Vec<Reuse> {
        let published = account.analysis.published.as_ref().or(account.doc.published.as_ref());
        let dated = published.map_or(u64::MAX, |p| moment(&p.value));
        let number = self.take(account, (dated, hash(account.doc.id.as_bytes())));
        let mut shared = Vec::new();
        self.gather(number, true, texts, &mut shared);
        shared.sort_unstable();
        shared.iter().map(|s| self.told(s, None)).collect()
    }

    /// The passages of all documents held.
    pub fn reuse(&self, texts: TextOf<'_, '_>) -> Vec<Reuse> {
        let mut shared = Vec::new();
        (0..self.len() as u32).for_each(|doc| self.gather(doc, false, texts, &mut shared));
        shared.sort_unstable();
        let mistakes = mistakes(&self.held, texts);
        let slip = |s: &Shared| mistakes.get(&(s.docs.0.min(s.docs.1), s.docs.0.max(s.docs.1)));
        shared.iter().map(|s| self.told(s, slip(s))).collect()
    }

    /// Passages of one document, with all that has to be read in the words and texts of the two, which
    /// are at hand now and would have to be fetched again later.
    fn gather(&self, doc: u32, later: bool, texts: TextOf<'_, '_>, out: &mut Vec<Shared>) {
        self.held.shared(doc, later, &self.known, |docs, p| {
            let (a, b) = (self.held.words.whole(p.a), self.held.words.whole(p.b));
            let words = |doc: u32, span: Span| part(texts(doc as usize)?, span);
            let kind = if p.equal == p.a.1 - p.a.0 && p.equal == p.b.1 - p.b.0 {
                match (words(docs.0, a), words(docs.1, b)) {
                    (Some(x), Some(y)) => spelling(x, y),
                    _ => ReuseKind::Respelt,
                }
            } else {
                ReuseKind::Edited
            };
            let taker = self.sources.taker(docs, &self.held);
            out.push(Shared { docs, a, b, similarity: p.similarity() as u16, kind, taker });
        });
    }

    fn told(&self, shared: &Shared, mistake: Option<&Mistake>) -> Reuse {
        let place = |doc: u32, span: Span| Place { doc: doc as usize, span };
        let (a, b) = (place(shared.docs.0, shared.a), place(shared.docs.1, shared.b));
        let reasons = &mut self.reasons.borrow_mut();
        let (relation, shown_by, turned) =
            self.sources.relation(shared.docs, shared.taker, mistake, &self.known, reasons);
        let (a, b) = if turned { (b, a) } else { (a, b) };
        Reuse { a, b, kind: shared.kind, relation, shown_by, similarity: u32::from(shared.similarity) }
    }
}

/// A passage and its documents, the earlier first. There may be millions, and they are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shared {
    docs: (u32, u32),
    a: Span,
    b: Span,
    similarity: u16,
    kind: ReuseKind,
    taker: Taker,
}

pub(super) fn part(text: &str, span: Span) -> Option<&str> {
    text.get(span.start as usize..span.end as usize)
}

/// A date as a number that grows with it: its digits, year to second.
fn moment(value: &str) -> u64 {
    let digits = value.bytes().filter(u8::is_ascii_digit).take(14);
    let (sum, long) = digits.fold((0u64, 0), |(sum, n), d| (sum * 10 + u64::from(d - b'0'), n + 1));
    (long..14).fold(sum, |sum, _| sum * 10)
}

//! Documents cut once into a number a word, and where each word stands in its text.
//!
//! Nothing later needs the text again: two words are one where their numbers are, and a span is read
//! from the widths of words. Five bytes a word; the alternative, cutting a document again for every
//! passage found in it, is what a story with hundreds of copies cannot afford.

use std::sync::LazyLock;

use riwaya_text::{Document, Span, letters};

use super::Known;
use crate::fold::{each_word, hash};

/// The word is a name, a title, a place or a particle.
pub(super) const NAMING: u32 = 1;
/// The word holds a digit.
pub(super) const FIGURE: u32 = 2;
/// Words between two marks of where the text stands.
const MARK: usize = 8;
/// Bits of a step that tell the word's length; the others tell what stands before it.
const LENGTH: u32 = 5;
/// A step that does not fit: the place is written out.
const FAR: u8 = u8::MAX;
/// A step after which a text begins.
const BEGIN: u8 = u8::MAX - 1;
/// The end before the first byte.
const BEFORE: u32 = u32::MAX;

/// Words of many documents, one after the other; 0 stands between documents and where set-aside parts
/// were left out.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub ids: Vec<u32>,
    /// Bytes before the word, and its own.
    steps: Vec<u8>,
    /// Where the word before every eighth ends.
    marks: Vec<u32>,
    far: Vec<Far>,
    /// The end of the last word.
    end: u32,
}

#[derive(Debug)]
struct Far {
    word: u32,
    start: u32,
    end: u32,
}

/// Calls `each` with every word of the document's own text, and with `None` where something is left out.
pub(crate) fn each_own_word(doc: &Document, mut each: impl FnMut(Option<&[u8]>, u32, u32)) {
    let mut regions = doc.regions.iter().filter(|r| r.kind.set_aside()).peekable();
    let mut aside = false;
    each_word(&doc.text, |letters, start, end| {
        while regions.next_if(|r| r.span.end <= start).is_some() {}
        if regions.peek().is_some_and(|r| r.span.start <= start) {
            if !aside {
                each(None, start, start);
            }
            aside = true;
            return;
        }
        aside = false;
        each(Some(letters), start, end);
    });
}

/// The number of a word: never 0, and equal for equal folded letters.
pub(super) fn number(letters: &[u8], known: &Known) -> u32 {
    let zero = *ZERO;
    let plain = |letters: &[u8]| ((hash(letters) >> 32) as u32 & !(NAMING | FIGURE)).max(4);
    if letters.iter().any(|c| c.wrapping_sub(zero) < 10) {
        // "1436" and "1436هـ" are one figure.
        let digits: Vec<u8> = letters.iter().copied().filter(|c| c.wrapping_sub(zero) < 10).collect();
        return plain(&digits) | FIGURE;
    }
    let mut id = plain(letters);
    if known.names(letters) {
        id |= NAMING;
    }
    id
}

/// The code of the first digit; the others follow.
static ZERO: LazyLock<u8> = LazyLock::new(|| letters::encode("0").first().copied().unwrap_or(u8::MAX));

impl Words {
    /// Room for texts of so many bytes.
    pub fn reserve(&mut self, bytes: usize) {
        let words = bytes / 9;
        self.ids.reserve(words);
        self.steps.reserve(words);
        self.marks.reserve(words / MARK + 1);
    }

    /// Cuts one more document; gives its first word and the one after its last.
    pub fn cut(&mut self, doc: &Document, known: &Known) -> (u32, u32) {
        let first = self.ids.len() as u32;
        self.end = BEFORE;
        each_own_word(doc, |letters, start, end| self.push(letters.map_or(0, |l| number(l, known)), start, end));
        let after = self.ids.len() as u32;
        self.mark();
        self.steps.push(BEGIN);
        self.ids.push(0);
        (first, after)
    }

    fn mark(&mut self) {
        if self.ids.len().is_multiple_of(MARK) {
            self.marks.push(self.end);
        }
    }

    fn push(&mut self, id: u32, start: u32, end: u32) {
        self.mark();
        let (gap, length) = (start.wrapping_sub(self.end).wrapping_sub(1), end - start);
        let near = gap < 7 && length < 1 << LENGTH;
        if !near {
            self.far.push(Far { word: self.ids.len() as u32, start, end });
        }
        self.steps.push(if near { ((gap as u8) << LENGTH) | length as u8 } else { FAR });
        self.ids.push(id);
        self.end = end;
    }

    /// Where a word stands in its document.
    pub fn span(&self, word: usize) -> Span {
        let from = word - word % MARK;
        let mut end = self.marks.get(word / MARK).copied().unwrap_or(BEFORE);
        let mut start = end;
        let mut far = None;
        for (n, &step) in self.steps.iter().enumerate().take(word + 1).skip(from) {
            if step == BEGIN {
                end = BEFORE;
            } else if step == FAR {
                let at = far.unwrap_or_else(|| self.far.partition_point(|f| (f.word as usize) < n));
                far = Some(at + 1);
                if let Some(f) = self.far.get(at) {
                    (start, end) = (f.start, f.end);
                }
            } else {
                start = end.wrapping_add(u32::from(step >> LENGTH) + 1);
                end = start + u32::from(step & ((1 << LENGTH) - 1));
            }
        }
        Span { start, end }
    }

    /// From the first to the last of some words.
    pub fn whole(&self, words: (usize, usize)) -> Span {
        Span { start: self.span(words.0).start, end: self.span(words.1.saturating_sub(1).max(words.0)).end }
    }
}

#[cfg(test)]
mod tests {
    use riwaya_text::{Region, RegionKind};

    use super::*;

    #[test]
    fn every_word_keeps_its_place() {
        let text = "قال: «نعم»، ثم ….    سكت طويييييييييييييييييييييييييييلا 12 مرة. ".repeat(20);
        let aside = Span::new(text.len() / 2, text.len() / 2 + 90);
        let mut doc = Document { text, ..Document::default() };
        doc.regions = vec![Region { kind: RegionKind::Comment, span: aside }];
        let mut words = Words::default();
        let known = Known::default();
        words.cut(&Document { text: "نص قبله".into(), ..Document::default() }, &known);
        let (first, after) = words.cut(&doc, &known);
        let mut at = first as usize;
        each_own_word(&doc, |letters, start, end| {
            assert_eq!(words.span(at), Span { start, end });
            assert_eq!(words.ids[at] == 0, letters.is_none());
            at += 1;
        });
        assert_eq!(at, after as usize);
    }

    #[test]
    fn figures_are_marked_and_spelling_does_not_count() {
        let known = Known::default();
        let number = |w: &str| number(&crate::fold::key(w), &known);
        assert_eq!(number("٣١٠"), number("310"));
        assert_eq!(number("الأهالي"), number("الاهالى"));
        assert_eq!((number("310") & FIGURE, number("مئة") & FIGURE), (FIGURE, 0));
    }
}

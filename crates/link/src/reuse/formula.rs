//! What two documents may share without copying: the full titles of a person, a form filled in with
//! other figures, and what an outlet prints at the end of its pages.

use std::collections::BTreeSet;

use riwaya_extract::Language;
use riwaya_text::{Document, Span};

use super::align::Passage;
use super::credit::bare;
use crate::fold::{hash, key, stem};

/// Lists of words that name a person, an office or a place, or only hold sentences together.
const NAMING: [&str; 16] = [
    "person-titles",
    "given-names",
    "family-names",
    "persons",
    "places",
    "places-more",
    "geo-heads",
    "demonyms",
    "org-heads",
    "institution-fields",
    "speaker-heads",
    "function-words",
    "weekdays",
    "time-words",
    "day-parts",
    "nominal-heads",
];
/// Words besides names, titles and particles that a passage needs.
const OWN: usize = 5;
/// Words of the longest foot of a page.
const FOOT: usize = 40;
/// Equal words in thousandths at which a text is kept but for single words.
const KEPT: u32 = 850;

/// Words of the language that say little about whether a text was copied.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    naming: BTreeSet<u32>,
    /// Names that stand in datelines and bylines but are no agency.
    no_agency: BTreeSet<Vec<u8>>,
    media: BTreeSet<Vec<u8>>,
    given: BTreeSet<Vec<u8>>,
}

impl Known {
    pub fn new(language: &Language) -> Known {
        let mut known = Known::default();
        for list in language.lists() {
            for row in &list.rows {
                if NAMING.contains(&list.name) {
                    known.naming.extend(row.form.split(' ').map(|w| word(&key(w))));
                }
                match list.name {
                    "places" | "places-more" => {
                        known.no_agency.insert(key(row.form));
                    }
                    "given-names" => {
                        known.given.insert(key(row.form));
                    }
                    "media" => {
                        known.media.insert(key(&bare(row.form)));
                    }
                    _ => {}
                }
            }
        }
        known
    }

    /// Whether a name over or within a text can be an agency: no town, no person, no piece of a sentence.
    pub fn agency(&self, name: &str) -> bool {
        let folded = key(name);
        if self.media.contains(&folded) {
            return true;
        }
        let words: Vec<&str> = name.split(' ').collect();
        let person = words.len() > 1 && words.first().is_some_and(|w| self.given.contains(&key(w)));
        words.len() <= 3 && !person && !self.no_agency.contains(&folded)
    }

    /// Whether a passage is made of names, titles and particles.
    pub fn naming(&self, doc: &Document, words: &[Span]) -> bool {
        if self.naming.is_empty() {
            return false;
        }
        let own = words.iter().filter(|w| {
            let letters = key(w.of(&doc.text));
            letters.len() > 2 && !self.naming.contains(&word(&letters))
        });
        let own = own.count();
        own < OWN || own * 5 < words.len()
    }
}

fn word(letters: &[u8]) -> u32 {
    (hash(stem(letters)) >> 32) as u32
}

/// Whether two passages are one form filled in twice: both give as many figures, and most are others.
pub(super) fn other_figures(a: &Document, side_a: &[Span], b: &Document, side_b: &[Span], similarity: u32) -> bool {
    let figures = |doc: &Document, words: &[Span]| -> Vec<String> {
        let words = words.iter().map(|w| w.of(&doc.text).chars().filter_map(digit).collect::<String>());
        words.filter(|w| !w.is_empty()).collect()
    };
    let (a, b) = (figures(a, side_a), figures(b, side_b));
    let same = a.iter().filter(|f| b.contains(f)).count();
    // In a text that is otherwise kept, a figure may have become a word.
    let form = a.len() == b.len() || similarity < KEPT;
    !a.is_empty() && !b.is_empty() && form && same * 2 <= a.len().max(b.len())
}

/// A digit of any of the three sets in use, as an ASCII one.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

/// Whether a passage is the foot of two pages of one outlet: short, and the last of both.
pub(super) fn foot(p: &Passage, a: &Document, words_a: &[Span], b: &Document, words_b: &[Span]) -> bool {
    let (long_a, long_b) = (p.a.1 - p.a.0, p.b.1 - p.b.0);
    let short = long_a.max(long_b) <= FOOT && long_a * 3 <= words_a.len() && long_b * 3 <= words_b.len();
    let last = |words: &[Span], end: Option<&Span>| {
        words.last().zip(end).is_some_and(|(l, e)| l.end.saturating_sub(e.end) <= 24)
    };
    a.outlet.is_some()
        && a.outlet == b.outlet
        && short
        && last(words_a, end_of(p.a, words_a))
        && last(words_b, end_of(p.b, words_b))
}

fn end_of(range: (usize, usize), words: &[Span]) -> Option<&Span> {
    words.get(range.1.checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> (Document, Vec<Span>) {
        let doc = Document { text: text.into(), ..Document::default() };
        let mut spans = Vec::new();
        crate::fold::each_word(text, |_, start, end| spans.push(Span { start, end }));
        (doc, spans)
    }

    #[test]
    fn a_title_is_no_copy_and_a_sentence_may_be() {
        let known = Known::new(&Language::built_in());
        let (title, spans) = words("صاحب السمو الملكي الأمير سعيد بن خالد بن محمد أمير منطقة الرياض");
        assert!(known.naming(&title, &spans));
        let (told, spans) = words("أغلقت البلدية الجسر القديم بعدما كشف المهندسون تشققات في دعامتيه وطلبوا فحصا عاجلا");
        assert!(!known.naming(&told, &spans));
    }

    #[test]
    fn a_form_with_other_figures() {
        let (a, x) = words("بلغ إنتاج مصنع الوادي 310 أطنان في النصف الأول مقابل 270 طنا");
        let (b, y) = words("بلغ إنتاج مصنع الساحل 95 طنا في النصف الأول مقابل 88 طنا");
        assert!(other_figures(&a, &x, &b, &y, 800));
        assert!(!other_figures(&a, &x, &a, &x, 1000));
    }

    #[test]
    fn towns_and_people_are_no_agencies() {
        let known = Known::new(&Language::built_in());
        assert!(known.agency("رويترز") && !known.agency("الرياض") && !known.agency("محمد الوادي"));
    }
}

//! What two documents may share without copying: the full titles of a person, a form filled in with
//! other figures, and what an outlet prints at the end of its pages.

use std::collections::BTreeSet;

use riwaya_extract::Language;

use super::words;
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
/// So many of them are enough however long the passage is.
const OWN_LONG: usize = 9;
/// Words of the longest foot of a page.
const FOOT: usize = 40;
/// Words that may stand after it.
pub(super) const AFTER: usize = 3;
/// Words for which a form has at least one figure filled in.
const FIGURE_EACH: usize = 40;

/// Words of the language that say little about whether a text was copied, and those that tell agencies
/// from other names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    naming: Set,
    /// Names that stand in datelines and bylines but are no agency.
    no_agency: BTreeSet<Vec<u8>>,
    media: BTreeSet<Vec<u8>>,
    agencies: BTreeSet<Vec<u8>>,
    given: BTreeSet<Vec<u8>>,
    /// Words that say what kind of outlet a name is.
    heads: BTreeSet<Vec<u8>>,
    /// Words that stand before a name whose words are passed on.
    relays: BTreeSet<Vec<u8>>,
}

impl Known {
    pub fn new(language: &Language) -> Known {
        let mut known = Known::default();
        let rows = |name: &str| {
            language.lists().iter().filter(move |l| l.name == name).flat_map(|l| &l.rows).collect::<Vec<_>>()
        };
        for row in rows("outlet-heads") {
            let set = if row.value == "relay" { &mut known.relays } else { &mut known.heads };
            set.extend(row.form.split(' ').map(key));
        }
        let naming = NAMING.iter().flat_map(|list| rows(list)).flat_map(|row| row.form.split(' '));
        known.naming = Set::new(naming.map(|w| word(&key(w))).collect());
        known.no_agency =
            ["places", "places-more"].iter().flat_map(|list| rows(list)).map(|row| key(row.form)).collect();
        known.given = rows("given-names").iter().map(|row| key(row.form)).collect();
        for row in rows("media") {
            let name = key(&known.bare(row.form));
            // "Today" and "the city" are papers too: a word alone is an agency only where it is listed as one.
            if row.usage == "agency" || name.contains(&riwaya_text::letters::SPACE) {
                known.agencies.insert(name.clone());
            }
            known.media.insert(name);
        }
        known
    }

    fn head(&self, word: &[u8]) -> bool {
        let article = [riwaya_text::letters::ALEF, riwaya_text::letters::LAM];
        self.heads.contains(word) || word.strip_prefix(&article).is_some_and(|w| self.heads.contains(w))
    }

    /// A name without quotation marks and without the words that only say what it is.
    pub fn bare(&self, name: &str) -> String {
        let words = name.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
        let says = |w: &str| {
            let folded = key(w);
            !self.head(&folded) && !self.relays.contains(&folded)
        };
        words.filter(|w| !w.is_empty() && says(w)).collect::<Vec<_>>().join(" ")
    }

    /// Whether it is known who is an outlet or agency at all.
    pub fn lists_media(&self) -> bool {
        !self.media.is_empty()
    }

    /// Whether a transmitter is an outlet or agency: listed, or called one.
    pub fn medium(&self, name: &str) -> bool {
        let called = || name.split_whitespace().any(|w| self.head(&key(w)));
        self.media.is_empty() || self.media.contains(&key(&self.bare(name))) || called()
    }

    /// The outlet or agency that a byline ends with ("Taif, SPA"), if any: whoever else stands there wrote it.
    pub fn in_byline<'n>(&self, name: &'n str) -> Option<&'n str> {
        let name = name.trim();
        let last = || name.rsplit(char::is_whitespace).next().filter(|w| self.agencies.contains(&key(w)));
        if self.medium(name) { Some(name) } else { last() }
    }

    /// Whether two folded names are one outlet's, with or without the words that say what it is.
    pub fn same_outlet(&self, a: &[u8], b: &[u8]) -> bool {
        let bare = |name: &[u8]| -> Vec<Vec<u8>> {
            let words = name.split(|c| *c == riwaya_text::letters::SPACE);
            words.filter(|w| !self.head(w)).map(<[u8]>::to_vec).collect()
        };
        a == b || bare(a) == bare(b)
    }

    /// Whether a name over or within a text can be an agency: no town, no person, no piece of a sentence.
    pub fn agency(&self, name: &str) -> bool {
        let folded = key(name);
        if self.media.contains(&folded) {
            return self.agencies.contains(&folded);
        }
        let words: Vec<&str> = name.split(' ').collect();
        let person = words.len() > 1 && words.first().is_some_and(|w| self.given.contains(&key(w)));
        words.len() <= 3 && !person && !self.no_agency.contains(&folded)
    }

    /// Whether a word is a name, a title or a particle, or too short to be more.
    pub fn names(&self, letters: &[u8]) -> bool {
        !self.naming.slots.is_empty() && (letters.len() <= 2 || self.naming.holds(word(letters)))
    }

    /// Whether a passage is made of names, titles and particles.
    pub fn naming(&self, words: &[u32]) -> bool {
        if self.naming.slots.is_empty() {
            return false;
        }
        let own = words.iter().filter(|w| **w & words::NAMING == 0).count();
        own < OWN || (own < OWN_LONG && own * 5 < words.len())
    }
}

/// Numbers that are looked up once for every word of every text: one look at one place, nearly always.
#[derive(Clone, Debug, Default)]
struct Set {
    slots: Vec<u32>,
}

impl Set {
    fn new(numbers: Vec<u32>) -> Set {
        let mut slots = vec![0; (numbers.len() * 2).next_power_of_two()];
        let mask = slots.len() - 1;
        for number in numbers {
            let mut at = number as usize & mask;
            while slots[at] != 0 && slots[at] != number {
                at = (at + 1) & mask;
            }
            slots[at] = number;
        }
        Set { slots }
    }

    fn holds(&self, number: u32) -> bool {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = number as usize & mask;
        while let Some(&slot) = self.slots.get(at).filter(|s| **s != 0) {
            if slot == number {
                return true;
            }
            at = (at + 1) & mask;
        }
        false
    }
}

fn word(letters: &[u8]) -> u32 {
    (hash(stem(letters)) >> 32) as u32 | 1
}

/// Whether two passages are one form filled in twice: both give figures that the other does not give,
/// and most figures are such. A figure that only became a word, or one new toll in a long text, is an
/// edited copy.
pub(super) fn other_figures(a: &[u32], b: &[u32], equal: usize) -> bool {
    let figure = |w: &&u32| *w & words::FIGURE != 0;
    let few = |side: &[u32]| side.iter().filter(figure).count() * FIGURE_EACH < equal.max(1);
    if few(a) || few(b) {
        return false;
    }
    let only = |x: &[u32], y: &[u32]| x.iter().filter(figure).filter(|f| !y.contains(f)).count();
    let all = a.iter().filter(figure).count();
    let (only_a, only_b) = (only(a, b), only(b, a));
    only_a.min(only_b) * FIGURE_EACH >= equal && (all - only_a) * 2 <= all.max(b.iter().filter(figure).count())
}

/// Whether a passage of a document is short enough for the foot of its page.
pub(super) fn short_of(passage: usize, document: usize) -> bool {
    passage <= FOOT && passage * 3 <= document
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str, known: &Known) -> Vec<u32> {
        let mut out = Vec::new();
        crate::fold::each_word(text, |letters, _, _| out.push(words::number(letters, known)));
        out
    }

    #[test]
    fn a_title_is_no_copy_and_a_sentence_may_be() {
        let known = Known::new(&Language::built_in());
        let title = numbers("صاحب السمو الملكي الأمير سعيد بن خالد بن محمد أمير منطقة الرياض", &known);
        assert!(known.naming(&title));
        let told = "أغلقت البلدية الجسر القديم بعدما كشف المهندسون تشققات في دعامتيه وطلبوا فحصا عاجلا";
        assert!(!known.naming(&numbers(told, &known)));
    }

    #[test]
    fn a_form_with_other_figures() {
        let known = Known::default();
        let a = numbers("بلغ إنتاج مصنع الوادي 310 أطنان في النصف الأول مقابل 270 طنا", &known);
        let b = numbers("بلغ إنتاج مصنع الساحل 95 طنا في النصف الأول مقابل 88 طنا", &known);
        assert!(other_figures(&a, &b, 8));
        assert!(!other_figures(&a, &a, 12));
    }

    #[test]
    fn towns_and_people_are_no_agencies() {
        let known = Known::new(&Language::built_in());
        assert!(known.agency("رويترز") && !known.agency("الرياض") && !known.agency("محمد الوادي"));
    }
}

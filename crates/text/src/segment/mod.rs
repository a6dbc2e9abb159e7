//! A word's proclitics, stem and attached pronoun.
//!
//! What may be attached is a closed set; whether it is, hangs on the word: `والد` begins with its own
//! و, `وزار` may not. A [`Segmenter`] takes the words that it was taught as it was taught them and weighs
//! every way of cutting any other by what is known of the stem that would be left. The word alone decides:
//! measured on news, its neighbours added nothing (`accuracy/clitics.md`).
//!
//! Endings of number and gender, and those that a verb has for its subject (ت, وا, ون), are part of the stem.

mod candidate;
mod feature;
mod hash;
mod known;
mod learn;

use std::ops::Range;

use crate::clitic::Proclitics;
use crate::letters::encode;
use crate::{View, Words};
use candidate::Cut;
use hash::{ByHash, of_letters};
use known::Known;

pub use learn::{Lesson, Teacher};

/// A word in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segments {
    /// Conjunction, and preposition or the س of the future.
    pub proclitics: Proclitics,
    /// Whether the article stands before the stem; in لل it is the second ل.
    pub article: bool,
    /// The stem with its endings, counted in letters of the word. Empty in له, به.
    pub stem: Range<usize>,
    /// The attached pronoun, up to the word's end; empty where there is none.
    pub pronoun: Range<usize>,
}

/// Cuts words, by what it was taught and what is listed.
#[derive(Clone, Default)]
pub struct Segmenter {
    known: Known,
    words: ByHash<Cut>,
    weights: ByHash<i32>,
}

impl Segmenter {
    /// Reads what a [`Teacher`] wrote: segmented words one a line (`و+ال+شاعر`), and weights
    /// (`feature<TAB>weight`). `listed` are the forms of the lists. Lines that cannot be read are left out.
    pub fn new<'a>(words: &str, weights: &str, listed: impl IntoIterator<Item = (&'a str, Words)>) -> Segmenter {
        let mut segmenter = Segmenter { known: Known::of(listed), ..Segmenter::default() };
        for lesson in words.lines().filter_map(Lesson::parse) {
            segmenter.known.learn(&lesson.letters, lesson.cut);
            segmenter.words.insert(of_letters(&lesson.letters), lesson.cut);
        }
        for line in weights.lines().filter(|l| !l.starts_with('#')) {
            let Some((name, weight)) = line.split_once('\t') else { continue };
            if let (Some(key), Ok(weight)) = (feature::key(name), weight.trim().parse()) {
                segmenter.weights.insert(key, weight);
            }
        }
        segmenter
    }

    /// The parts of a word, given as its letter codes ([`View::letters`]).
    pub fn segment(&self, letters: &[u8]) -> Segments {
        let taught = self.words.get(&of_letters(letters)).filter(|cut| cut.fits(letters));
        taught.copied().unwrap_or_else(|| self.weigh(letters)).segments(letters)
    }

    /// Whether a word is one of those that it was taught.
    pub fn taught(&self, letters: &[u8]) -> bool {
        self.words.contains_key(&of_letters(letters))
    }

    /// The parts of a token.
    pub fn token(&self, view: &View<'_>, token: usize) -> Segments {
        self.segment(view.letters(token))
    }

    /// The parts of a word as written; marks and tatweel are no letters.
    pub fn word(&self, word: &str) -> Segments {
        self.segment(&encode(word))
    }

    /// As [`Segmenter::segment`] by the lists alone, without anything taught: what learning is measured against.
    pub fn by_lists(&self, letters: &[u8]) -> Segments {
        let score = |cut: Cut| {
            let stem = cut.stem(letters);
            match () {
                // Lists hold many names with their article: the article goes before what is listed.
                () if cut.article && cut.pronoun == 0 && stem.len() > 1 => 5 + i32::from(self.known.listed(stem) != 0),
                () if self.known.listed(stem) != 0 => 4,
                () if self.known.listed_base(stem) != 0 => 3,
                () if cut == Cut::default() => 2,
                () => 0,
            }
        };
        self.best(letters, score).segments(letters)
    }

    fn weigh(&self, letters: &[u8]) -> Cut {
        self.best(letters, |cut| {
            let mut sum = 0;
            feature::each(letters, cut, &self.known, None, |feature| {
                sum += self.weights.get(&feature.key()).copied().unwrap_or(0);
            });
            sum
        })
    }

    /// The first of the ways to cut that none exceeds: ways that cut less come first.
    fn best(&self, letters: &[u8], mut score: impl FnMut(Cut) -> i32) -> Cut {
        let cuts = candidate::all(letters);
        if cuts.len() < 2 {
            return Cut::default();
        }
        let mut best = (i32::MIN, Cut::default());
        for cut in cuts {
            let s = score(cut);
            if s > best.0 {
                best = (s, cut);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAUGHT: [&str; 16] = [
        "و+ال+قمر",
        "قمر",
        "ال+نهر",
        "نهر+هم",
        "وقف",
        "وقفت",
        "و+نهر",
        "و+قال",
        "قال",
        "كتاب",
        "كتاب+ها",
        "ل+ال+كتاب",
        "وردة",
        "ل++ه",
        "ب+نهر",
        "قمر+ه",
    ];

    fn taught() -> Segmenter {
        let lessons: Vec<Lesson> = TAUGHT.iter().filter_map(|w| Lesson::parse(w)).collect();
        assert_eq!(lessons.len(), TAUGHT.len());
        let listed = [("جسر", Words::Noun), ("وزن", Words::Noun), ("وقت", Words::Noun)];
        let mut teacher = Teacher::new(Segmenter::new("", "", listed));
        teacher.teach(&lessons, 10);
        Segmenter::new(&TAUGHT.join("\n"), &teacher.weights(), listed)
    }

    fn cut(segmenter: &Segmenter, word: &str) -> String {
        let parts = segmenter.word(word);
        let letters: Vec<char> = word.chars().collect();
        let ranges = [0..parts.stem.start, parts.stem, parts.pronoun];
        ranges.map(|r| letters[r].iter().collect::<String>()).join("|")
    }

    #[test]
    fn a_word_that_was_taught_is_cut_as_it_was_taught() {
        let segmenter = taught();
        assert_eq!(cut(&segmenter, "والقمر"), "وال|قمر|");
        assert_eq!(cut(&segmenter, "وردة"), "|وردة|");
        assert_eq!(cut(&segmenter, "له"), "ل||ه");
        let parts = segmenter.word("للكتاب");
        assert_eq!((parts.proclitics.particle, parts.article, parts.stem), (Some('ل'), true, 2..6));
    }

    #[test]
    fn another_word_is_cut_by_the_stem_that_is_left() {
        let segmenter = taught();
        assert_eq!(cut(&segmenter, "والجسر"), "وال|جسر|");
        assert_eq!(cut(&segmenter, "ونهرهم"), "و|نهر|هم");
        assert_eq!(cut(&segmenter, "وقت"), "|وقت|");
    }

    #[test]
    fn marks_are_no_letters_and_nothing_is_too_short() {
        let segmenter = taught();
        assert_eq!(segmenter.word("وَالْقَمَر"), segmenter.word("والقمر"));
        for word in ["", "و", "ال", "لل", "بال", "ولل", "فهـ", "AFP", "كك"] {
            let parts = segmenter.word(word);
            assert_eq!(parts.pronoun.end, encode(word).len(), "{word}");
            assert_eq!(parts.stem.end, parts.pronoun.start, "{word}");
        }
    }

    #[test]
    fn learning_twice_gives_the_same() {
        let lessons: Vec<Lesson> = TAUGHT.iter().filter_map(|w| Lesson::parse(w)).collect();
        let learn = || {
            let mut teacher = Teacher::default();
            teacher.teach(&lessons, 5);
            teacher.weights()
        };
        assert!(!learn().is_empty());
        assert_eq!(learn(), learn());
    }

    #[test]
    fn what_is_no_word_is_no_lesson() {
        for wrong in ["", "+", "12", "# note", "ثلاث+ون+ه", "AFP", "قمر+نهر"] {
            assert_eq!(Lesson::parse(wrong), None, "{wrong}");
        }
    }
}

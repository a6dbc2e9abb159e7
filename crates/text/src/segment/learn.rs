//! Learning from words that were cut by people: an averaged perceptron in whole numbers.

use std::collections::BTreeMap;

use super::Segmenter;
use super::candidate::{self, Cut};
use super::feature;
use super::hash::of_letters;
use crate::letters::{BEH, FEH, FIRST_LATIN, HAMZA, KAF, LAM, SEEN, WAW, encode};

/// A word as it was cut by people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    pub(super) letters: Vec<u8>,
    pub(super) cut: Cut,
}

impl Lesson {
    /// Reads `و+ال+شاعر`, the stem between proclitics and pronoun in one piece. `None` where that is no way
    /// to cut a word, or no word.
    pub fn parse(written: &str) -> Option<Lesson> {
        let parts: Vec<Vec<u8>> = written.split('+').map(encode).collect();
        let mut cut = Cut::default();
        let mut letters = Vec::new();
        let mut rest = parts.as_slice();
        while let [part, more @ ..] = rest
            && !more.is_empty()
        {
            match part[..] {
                [c @ (WAW | FEH)] if cut.before == 0 => cut.conjunction = c,
                [c @ (BEH | KAF | LAM | SEEN)] if cut.particle == 0 && !cut.article => cut.particle = c,
                // The alef of the article is not written behind ل.
                [_, LAM] if !cut.article && *part == encode("ال") => cut.article = true,
                _ => break,
            }
            letters.extend(&part[usize::from(cut.article && cut.particle == LAM)..]);
            cut.before = letters.len();
            rest = more;
        }
        match rest {
            [stem, pronoun] => {
                letters.extend(stem.iter().chain(pronoun));
                cut.pronoun = pronoun.len();
            }
            [stem] => letters.extend(stem),
            _ => return None,
        }
        let arabic = !letters.is_empty() && letters.iter().all(|code| (HAMZA..FIRST_LATIN).contains(code));
        (arabic && candidate::all(&letters).contains(&cut)).then_some(Lesson { letters, cut })
    }

    /// The letter codes of the word.
    pub fn letters(&self) -> &[u8] {
        &self.letters
    }

    /// How it was cut.
    pub fn segments(&self) -> super::Segments {
        self.cut.segments(&self.letters)
    }
}

/// What has been learned of one feature.
#[derive(Clone, Default)]
struct Weight {
    name: String,
    now: i64,
    /// The sum of all changes, each times the moment at which it was made.
    moments: i64,
}

/// Learns how to cut words.
#[derive(Default)]
pub struct Teacher {
    segmenter: Segmenter,
    weights: BTreeMap<u64, Weight>,
    moment: i64,
}

/// A weight of one, as it is written.
const ONE: i64 = 100;

impl Teacher {
    /// A teacher who knows the lists of a segmenter.
    pub fn new(segmenter: Segmenter) -> Teacher {
        Teacher { segmenter, ..Teacher::default() }
    }

    /// Goes through the lessons `rounds` times, each time in another order. A word that comes twice is weighed
    /// twice, but what it says of its stem counts once.
    pub fn teach(&mut self, lessons: &[Lesson], rounds: usize) {
        for lesson in lessons {
            if self.segmenter.words.insert(of_letters(&lesson.letters), lesson.cut).is_none() {
                self.segmenter.known.learn(&lesson.letters, lesson.cut);
            }
        }
        let mut order: Vec<&Lesson> = lessons.iter().filter(|l| candidate::all(&l.letters).len() > 1).collect();
        let mut chance: u64 = 1;
        for _ in 0..rounds {
            for i in (1..order.len()).rev() {
                chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                order.swap(i, (chance >> 33) as usize % (i + 1));
            }
            for lesson in &order {
                self.learn(lesson);
            }
        }
    }

    fn learn(&mut self, lesson: &Lesson) {
        self.moment += 1;
        let letters = &lesson.letters;
        let mut best = (i64::MIN, Cut::default());
        for cut in candidate::all(letters) {
            let mut sum = 0;
            feature::each(letters, cut, &self.segmenter.known, Some(lesson.cut), |f| {
                sum += self.weights.get(&f.key()).map_or(0, |w| w.now);
            });
            if sum > best.0 {
                best = (sum, cut);
            }
        }
        if best.1 != lesson.cut {
            self.change(lesson, lesson.cut, 1);
            self.change(lesson, best.1, -1);
        }
    }

    fn change(&mut self, lesson: &Lesson, cut: Cut, by: i64) {
        let moment = self.moment;
        let weights = &mut self.weights;
        feature::each(&lesson.letters, cut, &self.segmenter.known, Some(lesson.cut), |f| {
            let weight = weights.entry(f.key()).or_insert_with(|| Weight { name: f.name(), ..Weight::default() });
            weight.now += by;
            weight.moments += by * moment;
        });
    }

    /// The weights, averaged over all moments, as the lines that [`Segmenter::new`] reads.
    pub fn weights(&self) -> String {
        let mut lines: Vec<String> = self
            .weights
            .values()
            .map(|w| (w, (w.now * self.moment - w.moments) * ONE / self.moment.max(1)))
            .filter(|(_, average)| *average != 0)
            .map(|(w, average)| format!("{}\t{average}\n", w.name))
            .collect();
        lines.sort();
        lines.concat()
    }
}

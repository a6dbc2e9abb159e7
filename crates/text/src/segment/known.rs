//! What is known of stems: how many taught words have them, and the lists that hold them.

use super::candidate::Cut;
use super::hash::{ByHash, of_form};
use crate::Words;
use crate::letters::{ALEF, HAMZA, HEH, NOON, SPACE, TEH, TEH_MARBUTA, WAW, YEH, encode, fold};

/// Endings of number, gender and person that leave a base worth knowing.
const ENDINGS: [&[u8]; 17] = [
    &[TEH, YEH, NOON],
    &[TEH, ALEF, NOON],
    &[ALEF, TEH],
    &[WAW, NOON],
    &[YEH, NOON],
    &[ALEF, NOON],
    &[WAW, ALEF],
    &[TEH_MARBUTA],
    &[TEH],
    &[ALEF],
    &[YEH],
    &[NOON],
    &[WAW],
    &[YEH, TEH_MARBUTA],
    &[YEH, WAW, NOON],
    &[YEH, YEH, NOON],
    &[YEH, ALEF, TEH],
];

#[derive(Clone, Copy, Default)]
struct Form {
    /// Taught words that have it as their stem, or as the base of their stem.
    stems: u16,
    bases: u16,
    listed: u8,
}

/// What is known of forms, compatible letters as one.
#[derive(Clone, Default)]
pub(super) struct Known {
    forms: ByHash<Form>,
}

/// A word of a phrase that is listed as a whole.
const IN_PHRASE: u8 = 32;

fn bit(words: Words) -> u8 {
    match words {
        Words::Noun => 1,
        Words::Adjective => 2,
        Words::Verb => 4,
        Words::Name => 8,
        Words::Particle => 16,
    }
}

/// What is known of one stem, coarse enough to be a feature.
#[derive(Clone, Copy, Default)]
pub(super) struct Sight {
    /// Words with this stem; with a base of it; with it as their base: none, one, more.
    pub seen: [u8; 3],
    /// Kinds of lists with this stem, and with a base of it.
    pub listed: u8,
    pub base: u8,
}

impl Known {
    pub fn of<'a>(listed: impl IntoIterator<Item = (&'a str, Words)>) -> Known {
        let mut known = Known::default();
        for (form, words) in listed {
            let codes = encode(form);
            let phrase = codes.contains(&SPACE);
            for word in codes.split(|&c| c == SPACE) {
                let kind = if phrase { IN_PHRASE } else { bit(words) };
                known.forms.entry(of_form(word, &[])).or_default().listed |= kind;
            }
        }
        known
    }

    pub fn learn(&mut self, letters: &[u8], cut: Cut) {
        let stem = cut.stem(letters);
        let add = |n: &mut u16| *n = n.saturating_add(1);
        add(&mut self.forms.entry(of_form(stem, &[])).or_default().stems);
        for base in bases(stem) {
            add(&mut self.forms.entry(of_form(base, &[])).or_default().bases);
        }
    }

    fn form(&self, stem: &[u8], more: &[u8]) -> Form {
        self.forms.get(&of_form(stem, more)).copied().unwrap_or_default()
    }

    pub fn listed(&self, stem: &[u8]) -> u8 {
        self.form(stem, &[]).listed
    }

    pub fn listed_base(&self, stem: &[u8]) -> u8 {
        bases(stem).fold(0, |all, base| all | self.listed(base))
    }

    /// What is known of the stem that a cut leaves. `own` is the word's true cut while it is being taught:
    /// what it taught itself does not count, for a word that is weighed was never taught.
    pub fn sight(&self, letters: &[u8], cut: Cut, own: Option<Cut>) -> Sight {
        let stem = cut.stem(letters);
        let truth = own.map(|own| own.stem(letters));
        let own_stem = |form: &[u8]| u16::from(truth.is_some_and(|t| same(t, form)));
        let own_base = |form: &[u8]| u16::from(truth.is_some_and(|t| bases(t).any(|b| same(b, form))));
        let few = |n: u16| u8::try_from(n.min(2)).unwrap_or(2);
        let here = self.form(stem, &[]);
        let mut sight = Sight { listed: here.listed, ..Sight::default() };
        sight.seen[0] = few(here.stems.saturating_sub(own_stem(stem)));
        sight.seen[2] = few(here.bases.saturating_sub(own_base(stem)));
        let mut add = |base: &[u8], more: &[u8]| {
            let form = self.form(base, &[]);
            let n = form.stems.saturating_sub(own_stem(base)) + form.bases.saturating_sub(own_base(base));
            sight.seen[1] = sight.seen[1].max(few(n));
            sight.base |= if more.is_empty() { form.listed } else { self.form(base, more).listed };
        };
        bases(stem).for_each(|base| add(base, &[]));
        if cut.pronoun > 0
            && let [base @ .., last] = stem
        {
            // Before a pronoun ة is written ت, a final ى as ا, and a final ء has a seat.
            match fold(*last) {
                TEH => add(base, &[HEH]),
                ALEF if self.form(base, &[YEH]).listed != 0 => sight.base |= 64,
                HAMZA if self.listed(stem) != 0 => sight.base |= 128,
                _ => {}
            }
        }
        sight
    }
}

fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| fold(a) == fold(b))
}

fn bases(stem: &[u8]) -> impl Iterator<Item = &[u8]> {
    ENDINGS.iter().filter_map(|ending| stem.strip_suffix(*ending)).filter(|base| base.len() > 1)
}

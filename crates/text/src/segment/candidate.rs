//! The ways to cut a word: the closed set of what may be attached, whatever the stem.

use super::Segments;
use crate::clitic::Proclitics;
use crate::letters::{ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, SEEN, WAW, YEH};

/// One way to cut a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    pub conjunction: u8,
    pub particle: u8,
    pub article: bool,
    /// Letters before the stem.
    pub before: usize,
    /// Letters of the pronoun.
    pub pronoun: usize,
}

const PRONOUNS: [&[u8]; 12] = [
    &[HEH],
    &[KAF],
    &[YEH],
    &[HEH, ALEF],
    &[HEH, MEEM],
    &[HEH, NOON],
    &[KAF, MEEM],
    &[KAF, NOON],
    &[NOON, ALEF],
    &[NOON, YEH],
    &[HEH, MEEM, ALEF],
    &[KAF, MEEM, ALEF],
];

fn letter(code: u8) -> Option<char> {
    Some(match code {
        WAW => 'و',
        FEH => 'ف',
        BEH => 'ب',
        KAF => 'ك',
        LAM => 'ل',
        SEEN => 'س',
        _ => return None,
    })
}

impl Cut {
    pub fn fits(&self, letters: &[u8]) -> bool {
        self.before + self.pronoun <= letters.len()
    }

    pub fn stem<'l>(&self, letters: &'l [u8]) -> &'l [u8] {
        letters.get(self.before..letters.len().saturating_sub(self.pronoun)).unwrap_or(&[])
    }

    pub fn ending<'l>(&self, letters: &'l [u8]) -> &'l [u8] {
        letters.get(letters.len().saturating_sub(self.pronoun)..).unwrap_or(&[])
    }

    pub fn segments(self, letters: &[u8]) -> Segments {
        let end = letters.len().saturating_sub(self.pronoun).max(self.before);
        Segments {
            proclitics: Proclitics { conjunction: letter(self.conjunction), particle: letter(self.particle) },
            article: self.article,
            stem: self.before..end,
            pronoun: end..letters.len().max(end),
        }
    }
}

/// All ways, the uncut one first, those that cut less before those that cut more.
pub(super) fn all(letters: &[u8]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let whole = Cut::default();
    before(letters, whole, &mut cuts);
    if let [conjunction @ (WAW | FEH), rest @ ..] = letters
        && !rest.is_empty()
    {
        before(rest, Cut { conjunction: *conjunction, before: 1, ..whole }, &mut cuts);
    }
    cuts.sort_by_key(|c| (c.before + c.pronoun, c.before));
    cuts
}

/// The ways to cut what is behind a conjunction, or the whole word.
fn before(rest: &[u8], base: Cut, out: &mut Vec<Cut>) {
    let mut add = |letters: usize, particle: u8, article: bool| {
        let cut = Cut { particle, article, before: base.before + letters, ..base };
        let stem = rest.get(letters..).unwrap_or(&[]);
        out.push(cut);
        for pronoun in PRONOUNS {
            // A pronoun with nothing before it but a preposition: له, به.
            let alone = stem.len() == pronoun.len() && matches!(particle, BEH | KAF | LAM) && !article;
            if stem.ends_with(pronoun) && (stem.len() > pronoun.len() || alone) {
                out.push(Cut { pronoun: pronoun.len(), ..cut });
            }
        }
    };
    add(0, 0, false);
    match rest {
        [ALEF, LAM, _, _, ..] => add(2, 0, true),
        [p @ (BEH | KAF | LAM), ALEF, LAM, _, _, ..] => {
            add(1, *p, false);
            add(3, *p, true);
        }
        [LAM, LAM, _, _, ..] => {
            add(1, LAM, false);
            add(2, LAM, true);
        }
        [p @ (BEH | KAF | LAM | SEEN), _, ..] => add(1, *p, false),
        _ => {}
    }
}

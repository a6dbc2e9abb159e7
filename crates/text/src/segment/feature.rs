//! What is weighed of a way to cut a word.

use super::candidate::Cut;
use super::hash::of;
use super::known::Known;
use crate::letters::{FEH, encode};

/// A part of a feature.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part<'l> {
    Letters(&'l [u8]),
    Number(u16),
}

/// A template and what fills it.
#[derive(Clone, Copy)]
pub(super) struct Feature<'l> {
    template: u8,
    parts: [Part<'l>; 3],
}

const BETWEEN: u8 = 0xff;

impl Feature<'_> {
    /// Under which its weight stands.
    pub fn key(&self) -> u64 {
        let parts = self.parts.iter().flat_map(|part| {
            let (letters, number): (&[u8], _) = match *part {
                Part::Letters(letters) => (letters, None),
                Part::Number(n) => (&[], Some(n.to_le_bytes())),
            };
            letters.iter().copied().chain(number.into_iter().flatten()).chain([BETWEEN])
        });
        of([self.template].into_iter().chain(parts))
    }

    /// As it is written in a file: `g ل:تو:`.
    pub fn name(&self) -> String {
        let mut out = String::from(char::from(self.template));
        for (n, part) in self.parts.iter().enumerate() {
            out.push(if n == 0 { ' ' } else { ':' });
            match part {
                Part::Letters(letters) => out.extend(letters.iter().map(|&code| letter(code))),
                Part::Number(n) => out.push_str(&n.to_string()),
            }
        }
        out
    }
}

/// The key of a written feature.
pub(super) fn key(name: &str) -> Option<u64> {
    let (template, parts) = name.split_once(' ')?;
    let mut letters: [Vec<u8>; 3] = Default::default();
    let mut numbers = [None; 3];
    for (n, part) in parts.splitn(3, ':').enumerate() {
        match part.parse() {
            Ok(number) => numbers[n] = Some(number),
            Err(_) => letters[n] = encode(part),
        }
    }
    let part = |n: usize| numbers[n].map_or(Part::Letters(&letters[n]), Part::Number);
    Some(Feature { template: template.bytes().next()?, parts: [part(0), part(1), part(2)] }.key())
}

/// The letter of a code; what no list holds is written as a letter that no list holds either.
fn letter(code: u8) -> char {
    let at = |first: char, n: u8| char::from_u32(u32::from(first) + u32::from(n));
    let found = match code {
        2..FEH => at('ء', code - 2),
        FEH..38 => at('ف', code - FEH),
        38 => Some('پ'),
        39 => Some('چ'),
        40 => Some('ژ'),
        41 => Some('ڤ'),
        42 => Some('گ'),
        _ => None,
    };
    found.unwrap_or('ۻ')
}

/// Calls back with every feature of a cut. `own`: see [`Known::sight`].
pub(super) fn each<'l>(
    letters: &'l [u8],
    cut: Cut,
    known: &Known,
    own: Option<Cut>,
    mut found: impl FnMut(Feature<'l>),
) {
    use Part::{Letters, Number};
    let sight = known.sight(letters, cut, own);
    let stem = cut.stem(letters);
    let first = |n: usize| Letters(stem.get(..n).unwrap_or(stem));
    let last = |n: usize| Letters(stem.get(stem.len().saturating_sub(n)..).unwrap_or(stem));
    let ending = Letters(cut.ending(letters));
    let before = Letters(letters.get(..cut.before).unwrap_or(&[]));
    let article = Number(u16::from(cut.article));
    // The particle that touches the stem decides; the article hides it.
    let touching = Number(match cut {
        Cut { article: true, .. } => 1,
        Cut { particle: 1.., .. } => u16::from(cut.particle),
        _ => u16::from(cut.conjunction),
    });
    let [here, base, under] = sight.seen.map(u16::from);
    let seen = Number(here * 100 + base * 10 + under);
    let listed = Number(u16::from(sight.listed));
    let listed_base = Number(u16::from(sight.base));
    let lists = Number(u16::from(sight.listed != 0) + 2 * u16::from(sight.base != 0));
    let length = Number(stem.len().min(9) as u16);
    let none = Letters(&[]);
    let all = [
        (b'a', [before, ending, none]),
        (b'b', [before, seen, none]),
        (b'c', [ending, seen, none]),
        (b'd', [touching, listed, none]),
        (b'e', [ending, listed, none]),
        (b'f', [touching, listed_base, none]),
        (b'g', [ending, listed_base, none]),
        (b'h', [seen, lists, none]),
        (b'i', [touching, lists, length]),
        (b'j', [ending, lists, length]),
        (b'k', [touching, first(1), none]),
        (b'l', [touching, first(2), none]),
        (b'm', [touching, first(3), none]),
        (b'n', [ending, last(1), none]),
        (b'o', [ending, last(2), none]),
        (b'p', [ending, last(3), none]),
        (b'q', [touching, ending, first(1)]),
        (b'r', [touching, ending, length]),
        (b's', [ending, article, none]),
        (b't', [before, none, none]),
        (b'u', [ending, none, none]),
        (b'v', [seen, none, none]),
        (b'w', [listed, none, none]),
        (b'x', [listed_base, none, none]),
        (b'y', [Number(here), lists, none]),
        (b'z', [Number(base), length, none]),
    ];
    for (template, parts) in all {
        found(Feature { template, parts });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_of_a_feature_gives_its_key() {
        let letters = encode("وكأنهؤىگ");
        let cut = Cut { before: 1, pronoun: 2, ..Cut::default() };
        let mut n = 0;
        each(&letters, cut, &Known::default(), None, |feature| {
            assert_eq!(key(&feature.name()), Some(feature.key()), "{}", feature.name());
            n += 1;
        });
        assert!(n > 20);
    }
}

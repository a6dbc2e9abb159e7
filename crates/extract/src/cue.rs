//! Words that show what stands beside them, by the classes that a table of the language gives them.
//!
//! Rules ask such a class of a neighbour. They are no list of the lexicon: nothing is found in them, and a
//! word that only a rule asks for shall not count as one that a list knows.

use riwaya_text::View;
use riwaya_text::letters::{encode, fits, fold};

/// Names the bits of a table's classes, and lists them in their order.
macro_rules! classes {
    ($($name:ident $class:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($name),* }
        $(pub(super) const $name: u64 = 1 << (Bit::$name as u64);)*
        pub(super) const CLASSES: &[&str] = &[$($class),*];
    };
}
pub(crate) use classes;

/// A table compiled once.
pub(crate) struct Cues {
    /// Sorted by their folded letters.
    forms: Vec<Form>,
    /// The first form of each first letter.
    first: [u16; 129],
}

struct Form {
    letters: Box<[u8]>,
    bits: u64,
}

impl Cues {
    /// Reads a table `class`, `forms`: the classes that are asked for get the bits of their places.
    pub(crate) fn new(table: &str, classes: &[&str]) -> Self {
        let mut forms: Vec<Form> = Vec::new();
        for (n, class) in classes.iter().enumerate() {
            for form in members(table, class) {
                let letters = encode(form).into_boxed_slice();
                match forms.iter_mut().find(|f| f.letters == letters) {
                    Some(f) => f.bits |= 1 << n,
                    None => forms.push(Form { letters, bits: 1 << n }),
                }
            }
        }
        forms.retain(|f| !f.letters.is_empty());
        let lead = |f: &Form| f.letters.first().map_or(0, |&c| fold(c));
        forms.sort_by(|a, b| (lead(a), &a.letters).cmp(&(lead(b), &b.letters)));
        let first = std::array::from_fn(|c| forms.partition_point(|f| usize::from(lead(f)) < c) as u16);
        Cues { forms, first }
    }

    /// The classes of a word's letters.
    pub(crate) fn of(&self, letters: &[u8]) -> u64 {
        let Some(&lead) = letters.first() else { return 0 };
        let lead = usize::from(fold(lead)) & 127;
        let range = usize::from(self.first[lead])..usize::from(self.first[lead + 1]);
        let fitting = self.forms[range].iter().filter(|f| {
            f.letters.len() == letters.len()
                && letters.iter().zip(&f.letters).all(|(&w, &l)| fold(w) == fold(l) && fits(w, l))
        });
        fitting.fold(0, |bits, f| bits | f.bits)
    }

    /// The classes of a token; none of a mark or past the end.
    pub(crate) fn at(&self, view: &View<'_>, token: usize) -> u64 {
        if token < view.tokens.len() { self.of(view.letters(token)) } else { 0 }
    }
}

/// The forms of one class of a table.
pub(crate) fn members<'t>(table: &'t str, class: &str) -> impl Iterator<Item = &'t str> {
    let row = table.lines().find_map(|l| l.split_once('\t').filter(|(c, _)| *c == class));
    row.map_or("", |(_, forms)| forms).split('|').map(str::trim).filter(|f| !f.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_classes_of_its_rows() {
        let cues = Cues::new("class\tforms\nnear\tقرب|إلى\nfar\tإلى|أقصى\n", &["near", "far"]);
        let of = |w: &str| cues.of(&encode(w));
        assert_eq!([of("قرب"), of("الى"), of("أقصى"), of("وقرب"), of("ا")], [1, 3, 2, 0, 0]);
    }
}

//! Words that one recogniser asks for in one place (language/ar/forms/*.tsv).

use riwaya_text::letters::{FOLD, encode};

use crate::{Language, Reading};

/// Words that a recogniser asks for where its rules expect them: a class of `language/ar/forms/*.tsv`. They
/// stand in no automaton, since most of them are particles of every sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms {
    forms: Vec<&'static str>,
    /// Bits for the beginnings and lengths of the forms: almost every token is told apart by them.
    sieve: [u64; 4],
}

impl Forms {
    /// A class of one file of forms; a class that the file does not have matches nothing.
    pub(crate) fn new(language: &Language, file: &str, class: &str) -> Self {
        let mut out = Forms::default();
        let content = language.slots().get(file).copied().unwrap_or_default();
        for (of, forms, _) in rows(content) {
            if of == class {
                out.forms.extend(forms.split('|').map(str::trim).filter(|f| !f.is_empty()));
            }
        }
        for form in &out.forms {
            let letters = encode(form);
            // What is not made of letters alone is compared as it is written.
            let plain = letters.len() == form.chars().count();
            match sieve(&letters).filter(|_| plain) {
                Some((word, bit)) => out.sieve[word] |= bit,
                None => out.sieve = [u64::MAX; 4],
            }
        }
        out
    }

    /// The form that a token is.
    pub(crate) fn which(&self, r: &Reading<'_>, token: usize) -> Option<&'static str> {
        let (word, bit) = sieve(r.view.letters(token))?;
        if self.sieve[word] & bit == 0 {
            return None;
        }
        self.forms.iter().copied().find(|f| r.view.is(token, f))
    }

    /// Whether a token is one of the forms.
    pub(crate) fn is(&self, r: &Reading<'_>, token: usize) -> bool {
        self.which(r, token).is_some()
    }

    /// Whether a token is one of the forms, perhaps with some of these letters before it.
    pub(crate) fn is_behind(&self, r: &Reading<'_>, token: usize, before: &[u8]) -> bool {
        self.forms.iter().any(|f| r.view.is_behind(token, before, f))
    }

    /// Whether a token begins with one of the forms, perhaps with some of these letters before it.
    pub(crate) fn begins_behind(&self, r: &Reading<'_>, token: usize, before: &[u8]) -> bool {
        self.forms.iter().any(|f| r.view.begins_behind(token, before, f))
    }

    /// Whether a token begins with one of the forms.
    pub(crate) fn begins(&self, r: &Reading<'_>, token: usize) -> bool {
        self.forms.iter().any(|f| r.view.begins(token, f))
    }

    /// Whether a token ends with one of the forms.
    pub(crate) fn ends(&self, r: &Reading<'_>, token: usize) -> bool {
        self.forms.iter().any(|f| r.view.ends(token, f))
    }

    /// Whether a listed form is one of the class.
    pub(crate) fn holds(&self, form: &str) -> bool {
        self.forms.contains(&form)
    }
}

/// The place of letters in a sieve, by the first two of them and their number; `None` for none.
#[inline]
fn sieve(letters: &[u8]) -> Option<(usize, u64)> {
    let folded = |letter: u8| usize::from(FOLD[usize::from(letter & 127)]);
    let (first, second) = (folded(*letters.first()?), letters.get(1).map_or(0, |&l| folded(l)));
    let place = first * 5 + second * 43 + letters.len() * 97;
    Some((place / 64 % 4, 1 << (place % 64)))
}

/// The rows of a file of forms: (class, forms, example).
fn rows(content: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    content.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).skip(1).map(|line| {
        let mut cells = line.split('\t').map(str::trim);
        let mut cell = || cells.next().unwrap_or_default();
        (cell(), cell(), cell())
    })
}

/// A struct with one class of words a field, which bears the name of the class.
macro_rules! forms {
    ($(#[$doc:meta])* $vis:vis struct $name:ident of $file:literal { $($field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug)]
        $vis struct $name { $(pub $field: $crate::forms::Forms),* }

        impl $name {
            $vis fn new(language: &$crate::Language) -> Self {
                $name { $($field: $crate::forms::Forms::new(language, $file, stringify!($field))),* }
            }

            /// The classes that the program asks for.
            #[cfg(test)]
            $vis const CLASSES: &[&str] = &[$(stringify!($field)),*];
        }
    };
}
pub(crate) use forms;

#[cfg(test)]
mod tests {
    use riwaya_text::Document;

    use super::{Forms, rows};
    use crate::{Language, Reading};

    #[test]
    fn every_class_is_asked_for_and_stands_in_its_example() {
        let language = Language::built_in();
        let asked = [
            ("number", crate::number::NumberForms::CLASSES),
            ("figure", crate::figure::FigureForms::CLASSES),
            ("time", crate::time::TimeForms::CLASSES),
            ("designation", crate::designation::DesignationForms::CLASSES),
            ("statement", crate::phrase::StatementForms::CLASSES),
        ];
        for (file, classes) in asked {
            let content = language.slots().get(file).copied().unwrap_or_default();
            let listed: Vec<&str> = rows(content).map(|r| r.0).collect();
            for class in classes {
                assert!(listed.contains(class), "{file}.tsv has no class {class}");
            }
            for (class, _, example) in rows(content) {
                assert!(classes.contains(&class), "nobody asks for {class} of {file}.tsv");
                let forms = Forms::new(&language, file, class);
                let doc = Document { text: example.to_owned(), ..Document::default() };
                let r = Reading::new(&doc, &language);
                let found = (0..r.view.tokens.len()).any(|t| {
                    forms.is(&r, t)
                        || forms.begins(&r, t)
                        || forms.ends(&r, t)
                        || forms.is_behind(&r, t, r.view.letters(t))
                });
                assert!(found, "{file}.tsv: no form of {class} stands in its example");
            }
        }
    }
}

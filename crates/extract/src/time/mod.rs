//! placeholder

use crate::{Analysis, Language, Reading};

/// Compiled once from the language.
pub(crate) struct Recognizer {}

impl Recognizer {
    pub(crate) fn new(_language: &Language) -> Self {
        Recognizer {}
    }

    pub(crate) fn find(&self, _reading: &Reading<'_>, _found: &mut Analysis) {}
}

//! Across documents: happenings, slots, verdicts with their reasons, name variants, reuse.
//!
//! Nothing here says what is true; it says what two reports are to each other, and why.

mod edtf;
mod fold;
mod model;
mod reuse;
mod verdict;

pub use model::*;
pub use reuse::reuse;

use riwaya_extract::{Analysis, Language};
use riwaya_text::Document;

/// One document with what was found in it.
#[derive(Clone, Copy)]
pub struct Account<'a> {
    /// The document.
    pub doc: &'a Document,
    /// Its findings.
    pub analysis: &'a Analysis,
}

/// Compares accounts. The result does not depend on their order but for the indices it uses.
pub fn compare(_accounts: &[Account<'_>], _language: &Language) -> Comparison {
    Comparison::default()
}

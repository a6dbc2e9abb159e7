//! Across documents: happenings, slots, verdicts with their reasons, name variants, reuse.
//!
//! Nothing here says what is true; it says what two reports are to each other, and why.

mod company;
mod compare;
pub mod edtf;
mod fold;
mod happening;
mod model;
mod names;
mod namings;
mod reuse;
mod slot;
mod speakers;
pub mod verdict;

pub use company::company;
pub use compare::compare;
pub use model::*;
pub use reuse::{Index, keys_of, reuse};

use riwaya_extract::Analysis;
use riwaya_text::Document;

/// One document with what was found in it.
#[derive(Clone, Copy)]
pub struct Account<'a> {
    /// The document.
    pub doc: &'a Document,
    /// Its findings.
    pub analysis: &'a Analysis,
}

#[cfg(test)]
mod tests;

//! Findings to bytes: the terminal report, the report page, JSON and CSV.
//!
//! This is the only crate that writes them, and the only place where a byte offset becomes a code
//! point. It opens nothing: what it returns is text, and `riwaya` puts it where the user wants it.

mod bidi;
pub mod csv;
mod diff;
mod documents;
mod gaps;
pub mod json;
mod kept;
mod order;
mod page;
pub mod terminal;
mod value;
mod verify;
mod words;

use riwaya_link::{Account, Comparison, Place};

pub use diff::diff;
pub(crate) use documents::{DocumentKind, aside, aside_in_short, problems, short_names};
pub use documents::{published, title};
pub(crate) use kept::set_aside;
pub use page::page;
pub use verify::{Fault, Unreadable, Verified, verify};

/// What made the findings, as named in every export.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// Version of the program.
    pub engine: &'a str,
    /// Name and version of the language data.
    pub language: &'a str,
}

/// An input that could not be read, with the reason in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// As the user gave it.
    pub path: String,
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

/// Everything that a report shows.
#[derive(Clone, Copy)]
pub struct Findings<'a> {
    /// The documents with their findings, in the order in which they are listed.
    pub accounts: &'a [Account<'a>],
    /// What they are to each other; its indices point into `accounts`.
    pub comparison: &'a Comparison,
    /// Inputs that could not be read.
    pub unread: &'a [Unread],
    /// Files that were passed over because their ending is not one that is read.
    pub passed_over: &'a [String],
    /// What made the findings.
    pub edition: Edition<'a>,
}

impl Findings<'_> {
    /// Whether a place is shown at all: it lies in a known document, in no part that is set aside.
    pub(crate) fn shown(&self, place: Place) -> bool {
        self.accounts.get(place.doc).is_some_and(|a| !set_aside(a.doc, place.span))
    }
}

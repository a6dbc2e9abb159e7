//! Text as Riwaya reads it.
//!
//! The raw text of a [`Document`] is never changed. A [`View`] stands beside it: its tokens,
//! sentences, paragraphs and quotation marks, and the letters of every word in a form that can be
//! matched by *compatibility* (see [`letters`]). A [`Lexicon`] is a set of listed forms compiled
//! into one trie; it handles clitics once, for all lists.
//!
//! There is one position type, [`Span`]: bytes of the document's UTF-8 text. Code points, the unit
//! of every export, are made from it in one place, [`CodePoints`].

pub mod clitic;
mod document;
pub mod letters;
mod lexicon;
pub mod list;
mod marks;
pub mod segment;
mod sentence;
mod span;
mod token;

pub use document::{Document, Evidence, Published, Region, RegionKind};
pub use lexicon::{Hit, Lexicon, LexiconBuilder, Looked, Notes, Words};
pub use marks::{Quote, QuoteStyle, is_quote_mark};
pub use span::{CodePoints, Span};
pub use token::{Kind, Token, View};

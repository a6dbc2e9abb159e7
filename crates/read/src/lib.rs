//! Bytes to documents: charsets, HTML, JSON Lines, plain text; regions, and what was set aside.
//!
//! Nothing here opens a file: `riwaya` reads the bytes and says what they are called.

use riwaya_text::Document;

/// What a user may set for all documents.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Publication date (EDTF/ISO) for documents without one of their own.
    pub published: Option<String>,
}

/// What came of one input.
#[derive(Debug, Default)]
pub struct Input {
    /// Documents that could be read.
    pub documents: Vec<Document>,
    /// What could not, with the reason.
    pub refused: Vec<Refused>,
}

/// An input, or a line of one, that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Path as given, with `#n` for the n-th line.
    pub path: String,
    /// What is wrong and what to do, in English.
    pub en: String,
    /// The same in Arabic.
    pub ar: String,
}

/// Reads the bytes of one input. `path` decides by its ending how (`.txt`, `.html`/`.htm`, `.jsonl`);
/// where that says nothing, the bytes do.
pub fn read(_path: &str, _bytes: &[u8], _options: &Options) -> Input {
    Input::default()
}

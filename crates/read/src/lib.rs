//! Bytes to documents: charsets, HTML, JSON Lines, plain text; regions, and what was set aside.
//!
//! Nothing here opens a file: `riwaya` reads the bytes and says what they are called.

mod charset;
mod comments;
mod date;
mod dateline;
mod finish;
mod html;
mod jsonl;
mod lines;
mod page_marks;
mod plain;
mod regions;

pub use date::{BadDate, check_date};

use riwaya_text::Document;

/// What a user may set for all documents.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Publication date (EDTF/ISO, see [`check_date`]) for documents without one of their own.
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

impl Refused {
    pub(crate) fn new(path: &str, en: impl Into<String>, ar: impl Into<String>) -> Self {
        Refused { path: path.to_owned(), en: en.into(), ar: ar.into() }
    }
}

/// How an input is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Text,
    Html,
    JsonLines,
}

/// Reads the bytes of one input. `path` decides by its ending how (`.txt`, `.html`/`.htm`, `.jsonl`);
/// where that says nothing, the bytes do.
pub fn read(path: &str, bytes: &[u8], options: &Options) -> Input {
    let mut input = Input::default();
    let decoded = match charset::decode(path, bytes) {
        Ok(decoded) => decoded,
        Err(refused) => {
            input.refused.push(refused);
            return input;
        }
    };
    match form(path, &decoded.text) {
        Form::JsonLines => jsonl::read(path, decoded, options, &mut input),
        Form::Html => take(html::read(path, bytes, decoded, options), &mut input),
        Form::Text => take(plain::read(path, bytes, decoded, options), &mut input),
    }
    input
}

fn take(read: Result<Document, Refused>, input: &mut Input) {
    match read {
        Ok(document) => input.documents.push(document),
        Err(refused) => input.refused.push(refused),
    }
}

fn form(path: &str, text: &str) -> Form {
    let file = finish::file_name(path);
    let ending = file.rsplit_once('.').map_or(String::new(), |(_, e)| e.to_ascii_lowercase());
    match ending.as_str() {
        "txt" | "text" => Form::Text,
        "html" | "htm" | "xhtml" => Form::Html,
        "jsonl" | "ndjson" => Form::JsonLines,
        _ if charset::begins_like_html(text.as_bytes()) => Form::Html,
        _ if jsonl::begins_like_json_lines(text) => Form::JsonLines,
        _ => Form::Text,
    }
}

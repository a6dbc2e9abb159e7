//! JSON: `riwaya.analysis/1` and `riwaya.report/1`.
//!
//! The structures below are the schemas, field for field and in order; nothing is serialised that is
//! not written here. Offsets are code points, made in one place ([`Quotes`]).

mod analysis;
mod report;

pub use analysis::analysis;
pub use report::report;

use riwaya_extract::{Decimal, Quantity};
use riwaya_text::{CodePoints, Span};
use serde::Serialize;
use serde::ser::{Error as _, Serializer};
use serde_json::value::RawValue;

use crate::Edition;

/// What every export begins with.
#[derive(Serialize)]
struct Header<'a> {
    schema: &'static str,
    engine: &'a str,
    language: &'a str,
    offset_unit: &'static str,
}

impl<'a> Header<'a> {
    fn new(schema: &'static str, edition: Edition<'a>) -> Self {
        Header { schema, engine: edition.engine, language: edition.language, offset_unit: "codepoint" }
    }
}

/// A passage: code points, and the words that stand there.
#[derive(Serialize)]
struct Quoted<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

/// Turns spans of one text into passages.
struct Quotes<'a> {
    text: &'a str,
    points: CodePoints,
}

impl<'a> Quotes<'a> {
    fn of(text: &'a str) -> Self {
        Quotes { text, points: CodePoints::of(text) }
    }

    fn range(&self, span: Span) -> (u32, u32) {
        (self.points.at(self.text, span.start), self.points.at(self.text, span.end))
    }

    fn quote(&self, span: Span) -> Quoted<'a> {
        let (start, end) = self.range(span);
        Quoted { start, end, text: span.of(self.text) }
    }

    fn all(&self, spans: &[Span]) -> Vec<Quoted<'a>> {
        spans.iter().map(|&s| self.quote(s)).collect()
    }
}

/// Digits that every JSON reader keeps when it reads a number into a double.
const SAFE_DIGITS: usize = 15;

/// An exact decimal: a JSON number where a double holds it, else a string.
struct Exact(Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = self.0.normalize().to_string();
        if written.bytes().filter(u8::is_ascii_digit).count() > SAFE_DIGITS {
            return serializer.serialize_str(&written);
        }
        RawValue::from_string(written).map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// `value`, or `min` and `max`. An amount without a value ("dozens") has a null value.
#[derive(Serialize)]
#[serde(untagged)]
enum Amount {
    One { value: Option<Exact> },
    Two { min: Option<Exact>, max: Option<Exact> },
}

impl From<Quantity> for Amount {
    fn from(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Exact(d) => Amount::One { value: Some(Exact(d)) },
            Quantity::Range(min, max) => Amount::Two { min: min.map(Exact), max: max.map(Exact) },
            Quantity::Vague => Amount::One { value: None },
        }
    }
}

/// A structure of this crate as one line of JSON. Its keys are strings and its values are ours, so
/// that writing into memory cannot fail; should it, the line says so instead of being lost.
fn line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|e| format!("{{\"error\":{:?}}}", e.to_string()))
}

//! Whether an export still quotes its text: the other side of [`crate::json`].
//!
//! Every object with `start`, `end` and `text` is looked up in the text that it belongs to. An
//! analysis brings its text along; a report's documents are read again by the caller.

use std::collections::BTreeMap;
use std::fmt;

use riwaya_text::Document;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// What was checked.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many items quote a text.
    pub items: usize,
    /// How many of them quote it letter for letter.
    pub matching: usize,
    /// What does not match, in the order of the export.
    pub faults: Vec<Fault>,
    /// Documents whose source was not there to be read again.
    pub absent: Vec<String>,
}

/// Something that does not match.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// The document's path.
    pub document: String,
    /// Code point at which the first difference stands, where it has one.
    pub offset: Option<u64>,
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

/// An export that cannot be read as one.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub en: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.en)
    }
}

/// Checks an export: lines of `riwaya.analysis/1`, or one `riwaya.report/1`. `reread` reads the source
/// of a path as it is now; `None` where it is not there.
///
/// # Errors
/// The first line that is no JSON or of no known schema.
pub fn verify(export: &str, mut reread: impl FnMut(&str) -> Option<Document>) -> Result<Verified, Unreadable> {
    let mut done = Verified::default();
    let mut any = false;
    for (n, line) in export.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let wrong = |en: String| Unreadable { line: n + 1, en };
        let value: Value = serde_json::from_str(line).map_err(|e| wrong(format!("not JSON: {e}")))?;
        any = true;
        match value.get("schema").and_then(Value::as_str) {
            Some("riwaya.analysis/1") => done.analysis(&value, &mut reread),
            Some("riwaya.report/1") => done.report(&value, &mut reread),
            Some(other) => return Err(wrong(format!("`{other}` is not a schema that this version checks"))),
            None => return Err(wrong("no `schema`: not an export of riwaya".to_owned())),
        }
    }
    if any { Ok(done) } else { Err(Unreadable { line: 1, en: "the file is empty".to_owned() }) }
}

/// The code points of a text, for looking passages up by their offsets.
struct Letters(Vec<char>);

impl Letters {
    fn of(text: &str) -> Self {
        Letters(text.chars().collect())
    }

    /// The code point at which `quoted` and the text part, counted from `start`.
    fn difference(&self, start: u64, end: u64, quoted: &str) -> Option<u64> {
        let mut at = start;
        for c in quoted.chars() {
            if usize::try_from(at).ok().and_then(|i| self.0.get(i)) != Some(&c) {
                return Some(at);
            }
            at += 1;
        }
        (at != end).then_some(at)
    }
}

/// The first code point at which two texts part.
fn parting(a: &str, b: &str) -> Option<u64> {
    let (mut a, mut b) = (a.chars(), b.chars());
    let mut at = 0;
    loop {
        match (a.next(), b.next()) {
            (None, None) => return None,
            (x, y) if x == y => at += 1,
            _ => return Some(at),
        }
    }
}

impl Verified {
    fn fault(&mut self, document: &str, offset: Option<u64>, ar: &str, en: String) {
        self.faults.push(Fault { document: document.to_owned(), offset, ar: ar.to_owned(), en });
    }

    fn analysis(&mut self, value: &Value, reread: &mut impl FnMut(&str) -> Option<Document>) {
        let doc = &value["doc"];
        let path = doc["path"].as_str().unwrap_or("?");
        let text = value["text"].as_str().unwrap_or("");
        let sha = hex(&Sha256::digest(text.as_bytes()));
        if doc["text_sha256"].as_str() != Some(sha.as_str()) {
            self.fault(
                path,
                None,
                "بصمة النص لا توافقه: غُيّر النص بعد التصدير",
                "the text does not fit its SHA-256: it was changed after the export".to_owned(),
            );
        }
        match reread(path) {
            Some(source) => self.source(path, text, &source.text),
            None => self.absent.push(path.to_owned()),
        }
        let letters = Letters::of(text);
        self.walk(value, &|_| (path, Some(&letters)));
    }

    /// Whether the source still says what was exported.
    fn source(&mut self, path: &str, exported: &str, source: &str) {
        if let Some(offset) = parting(exported, source) {
            self.fault(
                path,
                Some(offset),
                "المصدر لم يعد كما كان عند التصدير",
                "the source is no longer what it was when this was exported".to_owned(),
            );
        }
    }

    fn report(&mut self, value: &Value, reread: &mut impl FnMut(&str) -> Option<Document>) {
        let mut texts: BTreeMap<&str, Letters> = BTreeMap::new();
        let mut paths: BTreeMap<&str, &str> = BTreeMap::new();
        for doc in value["documents"].as_array().into_iter().flatten() {
            let (Some(id), Some(path)) = (doc["id"].as_str(), doc["path"].as_str()) else { continue };
            paths.insert(id, path);
            match reread(path) {
                Some(source) => {
                    if source.id != id {
                        self.fault(
                            path,
                            None,
                            "المصدر لم يعد كما كان عند التصدير",
                            "the source is no longer what it was when this was exported".to_owned(),
                        );
                    }
                    texts.insert(id, Letters::of(&source.text));
                }
                None => self.absent.push(path.to_owned()),
            }
        }
        self.walk(value, &|item| {
            let id = item.get("doc").and_then(Value::as_str).unwrap_or("");
            (paths.get(id).copied().unwrap_or(id), texts.get(id))
        });
    }

    /// Looks every quoting object up in the text that it belongs to.
    fn walk<'l>(
        &mut self,
        value: &'l Value,
        text_of: &impl Fn(&'l Map<String, Value>) -> (&'l str, Option<&'l Letters>),
    ) {
        match value {
            Value::Object(map) => {
                let (path, letters) = text_of(map);
                self.item(map, path, letters);
                map.values().for_each(|v| self.walk(v, text_of));
            }
            Value::Array(list) => list.iter().for_each(|v| self.walk(v, text_of)),
            _ => {}
        }
    }

    fn item(&mut self, map: &Map<String, Value>, path: &str, letters: Option<&Letters>) {
        let (Some(start), Some(end), Some(quoted)) = (
            map.get("start").and_then(Value::as_u64),
            map.get("end").and_then(Value::as_u64),
            map.get("text").and_then(Value::as_str),
        ) else {
            return;
        };
        self.items += 1;
        let Some(letters) = letters else { return };
        match letters.difference(start, end, quoted) {
            None => self.matching += 1,
            Some(offset) => {
                let quoted: String = quoted.chars().take(60).collect();
                self.fault(
                    path,
                    Some(offset),
                    "الاقتباس لا يوافق النص حرفا حرفا",
                    format!("the quoted words are not what stands there: «{quoted}»"),
                );
            }
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, b| {
        // Writing into a string cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}

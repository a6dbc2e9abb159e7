//! Shared by the tests: small inputs in, quoted results out.
#![allow(dead_code)]

use riwaya_read::{Input, Options, read};
use riwaya_text::Document;

/// Reads one input with default options.
pub fn input(path: &str, bytes: impl AsRef<[u8]>) -> Input {
    read(path, bytes.as_ref(), &Options::default())
}

/// The one document of an input.
pub fn document(path: &str, bytes: impl AsRef<[u8]>) -> Document {
    let mut input = input(path, bytes);
    assert_eq!(input.refused, [], "{path}");
    assert_eq!(input.documents.len(), 1, "{path}");
    input.documents.remove(0)
}

/// Every region as `kind: its words`, long ones shortened to their first three words.
pub fn regions(doc: &Document) -> Vec<String> {
    doc.regions
        .iter()
        .map(|r| {
            let words = r.span.of(&doc.text);
            let many: Vec<&str> = words.split_whitespace().collect();
            if many.len() > 12 {
                format!("{}: {} …", r.kind.name(), many[..3].join(" "))
            } else {
                format!("{}: {words}", r.kind.name())
            }
        })
        .collect()
}

/// What must hold for every document.
pub fn check(doc: &Document) {
    let mut last = 0;
    for region in &doc.regions {
        let (start, end) = (region.span.start as usize, region.span.end as usize);
        assert!(last <= start && start < end, "{region:?} after {last}");
        assert!(doc.text.is_char_boundary(start) && doc.text.is_char_boundary(end), "{region:?}");
        let words = &doc.text[start..end];
        assert_eq!(words.trim(), words, "{region:?}");
        let between = &doc.text[last..start];
        assert!(!between.contains(char::is_alphanumeric), "{between:?} is in no region");
        last = end;
    }
    assert!(!doc.text[last..].contains(char::is_alphanumeric), "the end is in no region");
    assert_eq!(doc.id.len(), 16);
    assert_eq!(doc.text_sha256.len(), 64);
    assert_eq!(doc.raw_sha256.len(), 64);
    assert!(!doc.charset.is_empty());
}

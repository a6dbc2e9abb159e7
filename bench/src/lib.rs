//! What the programs of this folder share: documents to measure on.

pub mod collection;

use std::path::Path;

use riwaya_text::Document;

/// The variable that names a corpus: JSON Lines, or one text.
pub const CORPUS: &str = "RIWAYA_BENCH_CORPUS";

/// The documents of the corpus that [`CORPUS`] names, or the project's own examples.
pub fn documents() -> Vec<Document> {
    let paths: Vec<std::path::PathBuf> = match std::env::var_os(CORPUS) {
        Some(path) => vec![path.into()],
        None => {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
            let mut paths: Vec<_> =
                entries.filter(|p| p.extension().is_some_and(|e| e == "txt" || e == "html")).collect();
            paths.sort();
            paths
        }
    };
    let mut out = Vec::new();
    for path in paths {
        match std::fs::read(&path) {
            Ok(bytes) => {
                out.extend(riwaya_read::read(&path.to_string_lossy(), &bytes, &Default::default()).documents)
            }
            Err(e) => eprintln!("{}: {e}", path.display()),
        }
    }
    out
}

/// Bytes of UTF-8 in all texts.
pub fn bytes(docs: &[Document]) -> usize {
    docs.iter().map(|d| d.text.len()).sum()
}

/// One document of about `bytes` bytes: the texts of others as paragraphs after each other.
pub fn long(docs: &[Document], bytes: usize) -> Document {
    let mut text = String::with_capacity(bytes + 4096);
    while text.len() < bytes && !docs.is_empty() {
        for doc in docs {
            text.push_str(&doc.text);
            text.push_str("\n\n");
            if text.len() >= bytes {
                break;
            }
        }
    }
    Document { text, ..Document::default() }
}

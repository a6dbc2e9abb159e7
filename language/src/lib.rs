//! What Riwaya knows of Arabic, as files that a linguist edits: lists
//! (`ar/lexicon/*.tsv`), rule cards (`ar/rules/<kind>/*.md`), specimen articles
//! (`ar/articles/*.md`), and the askable facts (`slots/*.tsv`).
//!
//! This crate holds data only; `riwaya-text` reads lists and `riwaya-extract`
//! reads cards. It has a version of its own, which every finding can be traced to.

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The version of the language data, as shown in every export: `ar 0.1.0`.
pub const VERSION: &str = concat!("ar ", env!("CARGO_PKG_VERSION"));

/// Every data file as (path from the language folder with `/`, content), sorted by path.
pub fn files() -> &'static [(&'static str, &'static str)] {
    FILES
}

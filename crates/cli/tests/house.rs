//! The edges between the crates, and what only one of them may do. A crate that needs more argues it
//! in DESIGN.md and is given it here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Crate, and the crates of this workspace that it may use.
const MAY_USE: [(&str, &[&str]); 7] = [
    ("language", &[]),
    ("text", &[]),
    ("read", &["text", "language"]),
    ("extract", &["text", "language"]),
    ("link", &["text", "extract", "language"]),
    ("show", &["text", "extract", "link"]),
    ("cli", &["text", "language", "read", "extract", "link", "show"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn folder(name: &str) -> PathBuf {
    if name == "language" { root().join("language") } else { root().join("crates").join(name) }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn every_crate_of_the_workspace_has_its_edges_listed() {
    let manifest = read(&root().join("Cargo.toml"));
    let members = manifest.lines().find(|l| l.starts_with("members")).expect("members");
    let mut listed: Vec<&str> =
        members.split('"').skip(1).step_by(2).map(|m| m.trim_start_matches("crates/")).collect();
    let mut known: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    known.sort_unstable();
    assert_eq!(listed, known);
}

#[test]
fn no_crate_uses_one_that_it_may_not() {
    for (name, allowed) in MAY_USE {
        let manifest = read(&folder(name).join("Cargo.toml"));
        let (_, dependencies) = manifest.split_once("\n[dependencies]").expect("dependencies");
        for line in dependencies.lines().map(str::trim) {
            for used in line.split(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
                let Some(used) = used.strip_prefix("riwaya-") else { continue };
                assert!(allowed.contains(&used), "{name} uses {used}; it may use {allowed:?}");
            }
        }
    }
}

/// All sources of a crate, without its tests folder, the tests at the foot of each file cut off.
fn sources(name: &str) -> BTreeMap<PathBuf, String> {
    fn walk(folder: &Path, out: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = read(&path);
                let code = text.split("#[cfg(test)]").next().unwrap_or("").to_owned();
                out.insert(path, code);
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(&folder(name).join("src"), &mut out);
    assert!(!out.is_empty(), "{name} has sources");
    out
}

fn nowhere(crates: &[&str], words: &[&str], why: &str) {
    for name in crates {
        for (path, code) in sources(name) {
            for word in words {
                for (n, line) in code.lines().enumerate() {
                    let line = line.split("//").next().unwrap_or("");
                    assert!(!line.contains(word), "{}:{}: `{word}`: {why}", path.display(), n + 1);
                }
            }
        }
    }
}

#[test]
fn only_the_program_touches_the_outside() {
    let inner: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).filter(|n| *n != "cli").collect();
    let words =
        ["std::fs", "std::net", "std::env", "std::process", "SystemTime", "Instant::now", "stdin()", "println!"];
    nowhere(&inner, &words, "files, sockets, clock and environment belong to the program");
    nowhere(&["cli"], &["std::net", "SystemTime"], "no socket, and no clock: the same input, the same bytes");
}

#[test]
fn only_show_writes_what_is_exported() {
    let words = ["serde_json::to_", "json!(", "html!"];
    nowhere(&["text", "read", "extract", "link", "cli"], &words, "HTML, CSV and JSON are written by show");
}

#[test]
fn every_list_has_one_row_in_sources() {
    let sources = read(&root().join("language/SOURCES.tsv"));
    let mut listed: Vec<&str> = sources.lines().skip(1).filter_map(|l| l.split('\t').next()).collect();
    let mut once = listed.clone();
    once.sort_unstable();
    once.dedup();
    listed.sort_unstable();
    // Both sides of a merge are kept in this file, so a change of a row comes out as two.
    assert_eq!(listed, once, "a list stands twice in SOURCES.tsv");
}

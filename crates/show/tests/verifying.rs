//! An export that was changed, and one that was not.

mod sample;

use riwaya_show::{Verified, json, verify};
use sample::{PAGE, Sample, WIRE};

/// The analysis of document `n`, with the true hash of its text.
fn exported(n: usize) -> String {
    let mut sample = Sample::new();
    let hash = if n == 1 { WIRE_SHA256 } else { PAGE_SHA256 };
    sample.documents[n].text_sha256 = hash.to_owned();
    sample.show(|f| json::analysis(f.accounts[n].doc, f.accounts[n].analysis, f.edition))
}

const WIRE_SHA256: &str = "6b87aaf66bf1e00310bd392fbfb6373e8e0518c84b552137dd7a3e2430fb6b8c";
const PAGE_SHA256: &str = "4ad3a6c342c06c5f8df51a5f2dadee69b1a6b32a4e76b8816d18be17086b41ef";

fn alone(export: &str) -> Verified {
    verify(export, |_| None).expect("an export")
}

#[test]
fn an_unchanged_export_matches() {
    let done = alone(&format!("{}\n{}\n", exported(0), exported(1)));
    assert_eq!(done.faults, []);
    assert_eq!((done.matching, done.items), (19, 19));
    assert_eq!(done.absent, ["folder/page.html", "folder/wire.txt"]);
}

#[test]
fn a_changed_letter_of_a_quotation_is_named_with_its_place() {
    let export = exported(1).replace("\"text\":\"مساء الأحد\"", "\"text\":\"مساء الاحد\"");
    let done = alone(&export);
    assert_eq!((done.matching, done.items), (10, 11));
    assert_eq!(done.faults.len(), 1);
    let at = WIRE.find("مساء الأحد").expect("it stands there");
    let before = WIRE[..at].chars().count() + "مساء ال".chars().count();
    assert_eq!(done.faults[0].offset, Some(before as u64));
    assert_eq!(done.faults[0].document, "folder/wire.txt");
}

#[test]
fn a_changed_letter_of_the_text_is_noticed_by_its_hash() {
    let export = exported(1).replacen("متطوعون", "متطوعين", 1);
    let done = alone(&export);
    assert!(done.faults.iter().any(|f| f.en.contains("SHA-256")));
}

#[test]
fn a_source_that_changed_is_noticed() {
    let done = verify(&exported(1), |path| {
        assert_eq!(path, "folder/wire.txt");
        Some(riwaya_text::Document { text: WIRE.replace("12", "13"), ..Default::default() })
    })
    .expect("an export");
    let at = WIRE[..WIRE.find("12").expect("a figure")].chars().count() as u64 + 1;
    assert_eq!(done.faults.iter().map(|f| f.offset).collect::<Vec<_>>(), [Some(at)]);
}

#[test]
fn a_report_is_checked_against_its_sources() {
    let sample = Sample::new();
    let export = sample.show(json::report);
    let source = |path: &str| sample.documents.iter().find(|d| d.path == path).cloned();
    let done = verify(&export, source).expect("an export");
    assert_eq!(done.faults, []);
    assert_eq!((done.matching, done.items), (5, 5));
    let gone = verify(&export, |_| None).expect("an export");
    assert_eq!((gone.matching, gone.items), (0, 5), "what cannot be looked up does not match");
    let changed = verify(&export, |path| {
        let mut doc = source(path)?;
        doc.text = doc.text.replace("7 ركاب", "8 ركاب");
        Some(doc)
    })
    .expect("an export");
    assert_eq!((changed.matching, changed.items), (3, 5));
    assert!(PAGE.contains("7 ركاب"));
}

#[test]
fn what_is_no_export_is_refused_by_line() {
    let refused = |text: &str| verify(text, |_| None).expect_err("no export");
    assert_eq!(refused("").line, 1);
    assert_eq!(refused("\n{\"a\":1}").line, 2);
    assert!(refused("{").en.starts_with("not JSON"));
    assert!(refused("{\"schema\":\"riwaya.analysis/9\"}").en.contains("riwaya.analysis/9"));
}

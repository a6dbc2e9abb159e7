//! Every example of the language data that the program is built with.

#[test]
fn every_example_holds() {
    let outcome = riwaya_extract::check::run(riwaya_language::files().iter().copied(), riwaya_language::VERSION);
    for p in &outcome.problems {
        eprintln!("language/{}:{}\n  {}\n  {}", p.file, p.line, p.en, p.ar);
    }
    assert!(outcome.ran > 0, "no example ran: is language/ar empty?");
    assert!(outcome.problems.is_empty(), "{} of {} examples fail, see above", outcome.problems.len(), outcome.ran);
}

//! Shows which listed forms a text holds.
use riwaya_extract::{Language, Reading};
use riwaya_text::Document;
fn main() {
    let language = Language::built_in();
    let text = std::env::args().nth(1).unwrap_or_default();
    let doc = Document { text, ..Document::default() };
    let r = Reading::new(&doc, &language);
    for t in 0..r.view.tokens.len() {
        print!("{}:", r.view.text(t));
        for h in r.hits_at(t) {
            let e = language.entry(h.entry);
            print!(" [{} {} {} {}]", language.lists()[e.list.0 as usize].name, e.form, e.value, h.end - h.first);
        }
        println!();
    }
}

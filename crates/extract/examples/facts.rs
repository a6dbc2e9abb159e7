//! For builders: reads a text from standard input and prints every finding with its rule and parts.
//!
//! `echo 'قال الوزير إن الطريق مفتوح.' | cargo run -p riwaya-extract --example facts -- statement`

use std::io::Read;

fn main() -> std::io::Result<()> {
    let layer = std::env::args().nth(1);
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let doc = riwaya_extract::check::document(&text, Some("2024-03-05"), false);
    let extractor = riwaya_extract::Extractor::new(riwaya_extract::Language::built_in());
    let analysis = extractor.extract(&doc);
    for fact in riwaya_extract::check::facts(&doc, &analysis) {
        if layer.as_deref().is_none_or(|l| l == fact.layer) {
            let parts: Vec<String> = fact.parts.iter().map(|(n, v)| format!("{n}: {v}")).collect();
            println!("{} [{}] {}", fact.layer, fact.rule, parts.join(" | "));
        }
    }
    Ok(())
}

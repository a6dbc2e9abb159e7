//! Prints the mentions and designations of text files as `riwaya analyze --json` would, one a line.
//! For measuring while the program around the extraction is being built.

use riwaya_extract::{Extractor, Language};
use riwaya_text::{CodePoints, Document, Region, RegionKind, Span};

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if (c as u32) < 32 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn main() -> std::io::Result<()> {
    let extractor = Extractor::new(Language::built_in());
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let mut doc = Document { path: path.clone(), text, ..Document::default() };
        if let Some(at) = doc.text.find("\nالتعليقات (") {
            let span = Span::new(at, doc.text.len());
            doc.regions.push(Region { kind: RegionKind::Comment, span });
        }
        let found = extractor.extract(&doc);
        let points = CodePoints::of(&doc.text);
        let place =
            |s: Span| format!("\"start\": {}, \"end\": {}", points.at(&doc.text, s.start), points.at(&doc.text, s.end));
        let mentions: Vec<String> = found
            .mentions
            .iter()
            .map(|m| {
                format!(
                    "{{{}, \"text\": {}, \"type\": \"{}\", \"canonical\": {}, \"rule\": \"{}\"}}",
                    place(m.span),
                    quoted(m.span.of(&doc.text)),
                    m.kind.name(),
                    quoted(&m.canonical),
                    m.rule
                )
            })
            .collect();
        let designations: Vec<String> = found
            .designations
            .iter()
            .map(|d| {
                format!(
                    "{{{}, \"text\": {}, \"group\": \"{}\", \"distanced\": {}, \"rule\": \"{}\"}}",
                    place(d.span),
                    quoted(d.span.of(&doc.text)),
                    d.group.name(),
                    d.distanced,
                    d.rule
                )
            })
            .collect();
        println!(
            "{{\"doc\": {{\"path\": {}}}, \"text\": {}, \"mentions\": [{}], \"designations\": [{}]}}",
            quoted(&path),
            quoted(&doc.text),
            mentions.join(", "),
            designations.join(", ")
        );
    }
    Ok(())
}

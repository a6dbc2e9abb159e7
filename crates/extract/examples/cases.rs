//! Numbers and times of many small texts: reads JSON lines `{"id", "text", "published"}` and prints one
//! analysis a line with code point offsets, as `riwaya analyze --json` does for these two layers.
//!
//!     cargo run --release -p riwaya-extract --example cases -- in.jsonl > out.jsonl
//!
//! With `--speed` it prints instead how fast numbers and times are found on one core.

use std::io::{BufRead, Write};
use std::time::{Duration, Instant};

use riwaya_extract::{Extractor, Language, Quantity, Reading};
use riwaya_text::{CodePoints, Document, Evidence, Published, Span};
use serde_json::{Value, json};

fn number(d: riwaya_extract::Decimal) -> Value {
    let text = d.normalize().to_string();
    text.parse::<i64>()
        .map(Value::from)
        .ok()
        .or_else(|| text.parse::<f64>().ok().map(Value::from))
        .unwrap_or(Value::String(text))
}

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let speed = args.iter().any(|a| a == "--speed");
    let Some(path) = args.iter().find(|a| !a.starts_with("--")) else {
        eprintln!("usage: cases [--speed] FILE.jsonl");
        std::process::exit(2);
    };
    let extractor = Extractor::new(Language::built_in());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let (mut bytes, mut reading_time, mut time) = (0, Duration::ZERO, Duration::ZERO);
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let Ok(input) = serde_json::from_str::<Value>(&line?) else { continue };
        let text = input["text"].as_str().unwrap_or("").to_owned();
        let published = input["published"].as_str().map(|value| Published {
            value: value.to_owned(),
            evidence: Evidence::Metadata("published".into()),
            certain: true,
        });
        let doc = Document { text, published, ..Document::default() };
        let start = Instant::now();
        let reading = Reading::new(&doc, extractor.language());
        let read = Instant::now();
        let found = extractor.numbers_and_times(&reading);
        reading_time += read - start;
        time += read.elapsed();
        bytes += doc.text.len();
        if speed {
            continue;
        }
        let points = CodePoints::of(&doc.text);
        let at = |s: Span| (points.at(&doc.text, s.start), points.at(&doc.text, s.end));
        let numbers: Vec<Value> = found
            .numbers
            .iter()
            .enumerate()
            .map(|(n, x)| {
                let (start, end) = at(x.span);
                let mut v = json!({"id": format!("n{n}"), "start": start, "end": end, "text": x.span.of(&doc.text),
                    "kind": x.kind.name(), "unit": x.unit, "modifier": x.modifier.name(), "rule": x.rule});
                match x.value {
                    Quantity::Exact(d) => v["value"] = number(d),
                    Quantity::Range(a, b) => {
                        v["min"] = a.map_or(Value::Null, number);
                        v["max"] = b.map_or(Value::Null, number);
                    }
                    Quantity::Vague => v["value"] = Value::Null,
                }
                v
            })
            .collect();
        let times: Vec<Value> = found
            .times
            .iter()
            .map(|x| {
                let (start, end) = at(x.span);
                json!({"start": start, "end": end, "text": x.span.of(&doc.text), "type": x.kind.name(),
                    "value": x.value, "anchor": format!("{:?}", x.anchor), "relation": x.relation, "rule": x.rule})
            })
            .collect();
        let published = found.published.as_ref().map(|p| json!({"value": p.value, "certain": p.certain}));
        let v = json!({"doc": {"source_id": input["id"], "published": published}, "text": doc.text,
            "numbers": numbers, "times": times});
        writeln!(out, "{v}")?;
    }
    if speed {
        let rate = |t: Duration| bytes as f64 / 1e6 / t.as_secs_f64();
        writeln!(
            out,
            "{bytes} bytes: reading {:.1} MB/s, numbers and times {:.1} MB/s",
            rate(reading_time),
            rate(time)
        )?;
    }
    Ok(())
}

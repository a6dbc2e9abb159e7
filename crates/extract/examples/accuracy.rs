//! Measures numbers and times on test cases of other recognisers, and writes `accuracy/numbers-times.md`:
//!
//!     cargo run --release -p riwaya-extract --example accuracy -- CASES.jsonl accuracy/not-obeyed.tsv > accuracy/numbers-times.md
//!
//! A case is one JSON line: `{"id", "suite", "kind", "text", "reference_time", "quality", "expected": [{"start", "end", "kind",
//! "value", "values", "unit"}]}`, offsets in code points. A finding is right when its span and one of its values are those of
//! the case, up to edge marks, a leading preposition and one attached letter, on which the suites disagree.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use riwaya_extract::{Analysis, Extractor, Language, NumberKind, Quantity};
use riwaya_text::{CodePoints, Document, Evidence, Published};
use serde_json::Value;

/// One prediction or one expected item.
struct Item {
    family: &'static str,
    start: usize,
    end: usize,
    values: BTreeSet<String>,
}

#[derive(Default)]
struct Tally {
    gold: usize,
    hit: usize,
    found: usize,
    right: usize,
}

fn family(kind: &str) -> &'static str {
    match kind {
        "number" => "number",
        "percent" => "percent",
        "money" => "money",
        "ordinal" => "ordinal",
        "numberrange" => "range",
        "quantity" | "temperature" | "volume" | "dimension" | "age" => "quantity",
        _ => "time",
    }
}

fn number(v: &Value) -> Option<String> {
    let n = v.as_f64().or_else(|| v.as_str()?.parse().ok())?;
    Some(format!("{:.6e}", if n == 0.0 { 0.0 } else { n }))
}

/// A length in seconds, so that P1W and P7D are one.
fn seconds(s: &str) -> Option<f64> {
    let (mut total, mut n, mut clock) = (0.0, String::new(), false);
    for c in s.strip_prefix('P')?.chars() {
        if c.is_ascii_digit() || c == '.' {
            n.push(c);
            continue;
        }
        if c == 'T' {
            clock = true;
            continue;
        }
        let unit = match (c, clock) {
            ('Y', _) => 365.0 * 86400.0,
            ('M', false) => 30.0 * 86400.0,
            ('W', _) => 7.0 * 86400.0,
            ('D', _) => 86400.0,
            ('H', _) => 3600.0,
            ('M', true) => 60.0,
            ('S', _) => 1.0,
            _ => return None,
        };
        total += n.parse::<f64>().ok()? * unit;
        n.clear();
    }
    Some(total)
}

fn point(s: &str) -> String {
    let s = s.trim_end_matches('Z');
    let s = if s.matches(':').count() == 2 { s.strip_suffix(":00").unwrap_or(s) } else { s };
    match s.split_once([' ', 'T']) {
        Some((d, t)) => format!("{d}T{}", if t.contains(':') { t.to_owned() } else { format!("{t}:00") }),
        _ => s.to_owned(),
    }
}

/// A range of whole days under the name of what it covers, where it has one.
fn range(start: &str, end: &str, open_end: bool) -> String {
    let days = |s: &str, last: bool| -> Option<Date> {
        match s.len() {
            4 => Date::new(s.parse().ok()?, if last { 12 } else { 1 }, if last { 31 } else { 1 }).ok(),
            7 => {
                let d: Date = format!("{s}-01").parse().ok()?;
                Some(if last { d.last_of_month() } else { d })
            }
            10 => s.parse().ok(),
            _ => None,
        }
    };
    let (Some(a), Some(mut b)) = (days(start, false), days(end, true)) else {
        return format!("{}/{}", point(start), point(end));
    };
    if open_end && end.len() == 10 {
        b = b.yesterday().unwrap_or(b);
    }
    let months = (i32::from(b.year()) - i32::from(a.year())) * 12 + i32::from(b.month()) - i32::from(a.month()) + 1;
    if a == b {
        return a.to_string();
    }
    if a.day() == 1 && b == b.last_of_month() {
        match months {
            1 => return format!("{:04}-{:02}", a.year(), a.month()),
            12 if a.month() == 1 => return format!("{:04}", a.year()),
            3 if a.month() % 3 == 1 => return format!("{:04}-{}", a.year(), 33 + a.month() / 3),
            6 if a.month() % 6 == 1 => return format!("{:04}-{}", a.year(), 40 + a.month() / 7),
            120 if a.month() == 1 && a.year() % 10 == 0 => return format!("{:03}X", a.year() / 10),
            _ => {}
        }
    }
    if a.weekday().to_monday_one_offset() == 1 && (b - a).get_days() == 6 {
        let w = a.iso_week_date();
        return format!("{:04}-W{:02}", w.year(), w.week());
    }
    format!("{a}/{b}")
}

fn time_values(v: &Value, clock: bool) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    // Where only the time of day counts, the day before it is left out on both sides.
    let mut put = |s: String| {
        if clock {
            let bare = |s: &str| s.split_once('T').map_or(s, |(_, t)| t).to_owned();
            out.insert(match s.split_once('/') {
                Some((a, b)) => format!("{}/{}", bare(a), bare(b)),
                None => bare(&s),
            });
        }
        out.insert(s);
    };
    match v {
        Value::String(s) => {
            let (s, season) = (s.as_str(), [("-SP", "-21"), ("-SU", "-22"), ("-FA", "-23"), ("-WI", "-24")]);
            if let Some(t) = seconds(s) {
                put(format!("{t:.4e}s"));
            } else if let Some((a, b)) = s.strip_prefix('(').and_then(|s| s.split_once(',')) {
                let b = b.split(',').next().unwrap_or(b);
                put(range(a, b, false));
                put(range(a, b, true));
            } else if let Some((a, b)) = s.split_once('/') {
                put(range(a, b, false));
            } else if let Some((from, to)) = season.iter().find(|(f, _)| s.ends_with(f)) {
                put(s.replace(from, to));
            } else {
                put(point(s));
            }
        }
        Value::Number(n) => put(format!("{:.4e}s", n.as_f64().unwrap_or_default())),
        Value::Object(o) => {
            let part = |k: &str| o.get(k).and_then(Value::as_str);
            let open = o.get("end_exclusive").and_then(Value::as_bool).unwrap_or(false);
            match (part("start"), part("end")) {
                (Some(a), Some(b)) => put(range(a, b, open)),
                (a, b) => put(format!("{}/{}", a.unwrap_or(".."), b.unwrap_or(".."))),
            }
        }
        _ => {}
    }
    out
}

fn expected(e: &Value) -> Item {
    let kind = e["kind"].as_str().unwrap_or("");
    let fam = family(kind);
    let mut values = BTreeSet::new();
    let mut all = vec![&e["value"], &e["timex"]];
    all.extend(e["values"].as_array().into_iter().flatten());
    for v in all {
        match v {
            Value::Object(o) if fam != "time" => {
                let part = |k: &str| o.get(k).and_then(number).unwrap_or_else(|| "..".into());
                values.insert(format!("{}-{}", part("min"), part("max")));
            }
            _ if fam == "time" && kind == "duration" && v.as_str().is_some_and(|s| s.parse::<f64>().is_ok()) => {
                values.insert(format!("{:.4e}s", v.as_str().and_then(|s| s.parse::<f64>().ok()).unwrap_or_default()));
            }
            _ if fam == "time" => values.extend(time_values(v, matches!(kind, "time" | "timerange"))),
            _ => values.extend(number(v)),
        }
    }
    let at = |k: &str| e[k].as_u64().unwrap_or(0) as usize;
    Item { family: fam, start: at("start"), end: at("end"), values }
}

fn found(doc: &Document, analysis: &Analysis) -> Vec<Item> {
    let points = CodePoints::of(&doc.text);
    let at = |b: u32| points.at(&doc.text, b) as usize;
    let show = |d: riwaya_extract::Decimal| number(&Value::String(d.to_string())).unwrap_or_default();
    let mut out: Vec<Item> = Vec::new();
    for n in &analysis.numbers {
        let family = match n.kind {
            NumberKind::Cardinal => "number",
            kind => kind.name(),
        };
        let value = match n.value {
            Quantity::Exact(d) => show(d),
            Quantity::Range(a, b) => format!("{}-{}", a.map_or("..".into(), show), b.map_or("..".into(), show)),
            Quantity::Vague => "vague".into(),
        };
        let span = n.of.map_or(n.span, |of| n.span.cover(of));
        out.push(Item { family, start: at(span.start), end: at(span.end), values: [value].into() });
        if let Some((span, value)) = n.amount {
            out.push(Item { family: "number", start: at(span.start), end: at(span.end), values: [show(value)].into() });
        }
    }
    for t in &analysis.times {
        let values = t.value.as_ref().map(|v| time_values(&Value::String(v.clone()), true)).unwrap_or_default();
        out.push(Item { family: "time", start: at(t.span.start), end: at(t.span.end), values });
    }
    out
}

/// The span without edge marks and leading prepositions.
fn trim(text: &[char], mut a: usize, mut b: usize) -> (usize, usize) {
    let edge = |c: char| {
        !c.is_alphanumeric()
            && !matches!(c, '%' | '٪' | '$' | '€' | '£' | '°' | '¢' | '+' | '-' | '\u{064B}'..='\u{0652}')
    };
    loop {
        while a < b && edge(text[a]) {
            a += 1;
        }
        while b > a && edge(text[b - 1]) {
            b -= 1;
        }
        let word: String = text[a..b].iter().take_while(|c| !c.is_whitespace()).collect();
        let lead =
            ["في", "يوم", "من", "بتاريخ", "عند", "الساعة", "و", "ف", "ب", "ل", "ك", "لمدة"].contains(&word.as_str());
        let n = word.chars().count();
        if !lead || a + n >= b {
            return (a, b);
        }
        a += n;
    }
}

fn same(text: &[char], g: &Item, p: &Item) -> bool {
    let (a, b) = (trim(text, g.start, g.end), trim(text, p.start, p.end));
    let clitic = a.1 == b.1 && a.0.abs_diff(b.0) == 1 && matches!(text[a.0.min(b.0)], 'و' | 'ف' | 'ب' | 'ل' | 'ك');
    a == b || (g.start, g.end) == (p.start, p.end) || clitic
}

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [cases, reasons] = &args[..] else {
        eprintln!("usage: accuracy CASES.jsonl NOT-OBEYED.tsv");
        std::process::exit(2);
    };
    let reasons: BTreeMap<String, String> = std::fs::read_to_string(reasons)?
        .lines()
        .skip(1)
        .filter_map(|l| l.split_once('\t').map(|(a, b)| (a.to_owned(), b.to_owned())))
        .collect();
    let extractor = Extractor::new(Language::built_in());
    let mut tallies: BTreeMap<(String, &str), Tally> = BTreeMap::new();
    let (mut refused, mut missed) = (BTreeMap::<String, Vec<String>>::new(), BTreeSet::new());
    for line in std::fs::read_to_string(cases)?.lines() {
        let Ok(case) = serde_json::from_str::<Value>(line) else { continue };
        if case["msa_news"] == Value::Bool(false) || !case["duplicate_of"].is_null() {
            continue;
        }
        let (id, suite) =
            (case["id"].as_str().unwrap_or("").to_owned(), case["suite"].as_str().unwrap_or("").to_owned());
        let text = case["text"].as_str().unwrap_or("").to_owned();
        let chars: Vec<char> = text.chars().collect();
        let value = case["reference_time"].as_str().unwrap_or("2022-01-12T10:00:00").to_owned();
        let published = Some(Published { value, evidence: Evidence::Metadata("case".into()), certain: true });
        let doc = Document { text, published, ..Document::default() };
        let items = found(&doc, &extractor.extract(&doc));
        let list: &[Value] = case["expected"].as_array().map_or(&[], Vec::as_slice);
        let half_open = |e: &Value| {
            e["value"].as_object().is_some_and(|o| {
                o.contains_key("min") | o.contains_key("max")
                    && (o.get("min").is_none_or(Value::is_null) || o.get("max").is_none_or(Value::is_null))
            })
        };
        let free = |e: &Value| e["optional"] == Value::Bool(true) || half_open(e);
        let families: BTreeSet<&str> = if list.is_empty() {
            [family(case["kind"].as_str().unwrap_or(""))].into()
        } else {
            list.iter().map(|e| family(e["kind"].as_str().unwrap_or(""))).collect()
        };
        let span_only = case["quality"] == "span";
        let mut used = BTreeSet::new();
        for e in list.iter().filter(|e| !free(e)) {
            let gold = expected(e);
            let tally = tallies.entry((suite.clone(), gold.family)).or_default();
            tally.gold += 1;
            let hit = items.iter().position(|p| {
                p.family == gold.family && same(&chars, &gold, p) && (span_only || !gold.values.is_disjoint(&p.values))
            });
            if let Some(n) = hit {
                tally.hit += 1;
                used.insert(n);
            } else if let Some(reason) = reasons.get(&id) {
                refused.entry(reason.clone()).or_default().push(id.clone());
            } else {
                missed.insert(id.clone());
            }
        }
        for (n, p) in items.iter().enumerate().filter(|(_, p)| families.contains(p.family)) {
            let within = |e: &Value, same_family: bool| {
                let g = expected(e);
                (g.family == p.family) == same_family && g.start <= p.start && p.end <= g.end
            };
            let overlaps_free = list.iter().any(|e| free(e) && expected(e).start < p.end && p.start < expected(e).end);
            if !used.contains(&n) && (list.iter().any(|e| within(e, false)) || overlaps_free) {
                continue;
            }
            let tally = tallies.entry((suite.clone(), p.family)).or_default();
            tally.found += 1;
            tally.right += usize::from(used.contains(&n));
        }
    }
    println!("# Numbers and times, measured on the test cases of other recognisers\n");
    println!(
        "Exact span and value. Made by `cargo run --release -p riwaya-extract --example accuracy` (its first lines say how);"
    );
    println!(
        "the cases are converted from the test data of Recognizers-Text, Duckling, dateparser and Maha, which this project does not hold.\n"
    );
    println!("| suite | layer | cases | recall | precision |\n|---|---|---|---|---|");
    for ((suite, layer), t) in &tallies {
        if t.gold > 0 {
            let share =
                |a: usize, b: usize| if b == 0 { "–".to_owned() } else { format!("{:.3}", a as f64 / b as f64) };
            println!("| {suite} | {layer} | {} | {} | {} |", t.gold, share(t.hit, t.gold), share(t.right, t.found));
        }
    }
    println!(
        "\n## Cases that are not obeyed\n\nThe aim is what a reader of news understands; these ask for something else.\n"
    );
    for (reason, ids) in &refused {
        println!("- {reason}: {}", ids.join(", "));
    }
    println!("\n## Cases that are missed\n");
    for id in &missed {
        println!("- {id}");
    }
    if missed.is_empty() {
        println!("None.");
    }
    Ok(())
}

//! What the comparison of copies finds in collections whose truth is known: `copies [documents] [seed]`.

use std::collections::BTreeMap;

use cpu_time::ProcessTime;
use riwaya_bench::collection::{Collection, Kind, collection};
use riwaya_extract::Analysis;
use riwaya_link::{Account, Reuse};

/// Sides of a passage in two documents, as byte ranges.
type Sides = ((usize, usize), (usize, usize));

#[derive(Default)]
struct Row {
    pairs: usize,
    found: usize,
    bytes: usize,
    covered: usize,
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|a| a.parse::<u64>());
    let mut next = |default| arguments.next().and_then(Result::ok).unwrap_or(default);
    let (size, seed) = (next(1000) as usize, next(1));
    let collection = collection(size, seed);
    let bytes: usize = collection.docs.iter().map(|d| d.text.len()).sum();
    println!("{} documents, {:.1} MB, seed {seed}", collection.docs.len(), bytes as f64 / 1e6);
    let analysis = Analysis::default();
    let accounts: Vec<Account<'_>> = collection.docs.iter().map(|doc| Account { doc, analysis: &analysis }).collect();
    let before = peak();
    let begin = ProcessTime::now();
    let found = riwaya_link::reuse(&accounts);
    println!("{} passages, {:.2} CPU seconds", found.len(), begin.elapsed().as_secs_f64());
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("peak memory {after:.0} MB, of which {:.0} MB above what the documents take", after - before);
    }
    judge(&collection, &found);
}

fn judge(collection: &Collection, found: &[Reuse]) {
    let mut passages: BTreeMap<(usize, usize), Vec<Sides>> = BTreeMap::new();
    for r in found {
        let side = |p: &riwaya_link::Place| (p.span.start as usize, p.span.end as usize);
        let (a, b) = (side(&r.a), side(&r.b));
        if r.a.doc < r.b.doc {
            passages.entry((r.a.doc, r.b.doc)).or_default().push((a, b));
        } else {
            passages.entry((r.b.doc, r.a.doc)).or_default().push((b, a));
        }
    }
    // What a pair of documents shares: its kind, and the ranges on both sides.
    let mut truth: BTreeMap<(usize, usize), (Kind, Vec<Sides>)> = BTreeMap::new();
    let mut related: BTreeMap<(usize, usize), Vec<Sides>> = BTreeMap::new();
    for block in &collection.blocks {
        for (n, a) in block.places.iter().enumerate() {
            for b in &block.places[n + 1..] {
                let (x, y) = if a.doc < b.doc { (a, b) } else { (b, a) };
                let sides = ((x.start, x.end), (y.start, y.end));
                related.entry((x.doc, y.doc)).or_default().push(sides);
                // Of a story the copies are asked for with the original: every copy with every other is a square.
                if block.kind != Kind::Story || n == 0 {
                    truth.entry((x.doc, y.doc)).or_insert((block.kind, Vec::new())).1.push(sides);
                }
            }
        }
    }
    let mut rows: BTreeMap<Kind, Row> = BTreeMap::new();
    for (pair, (kind, shared)) in &truth {
        let row = rows.entry(*kind).or_default();
        row.pairs += 1;
        let of_pair = passages.get(pair).map_or(&[][..], |p| p);
        let mut any = false;
        for side in [|s: &Sides| s.0, |s: &Sides| s.1] {
            let spans: Vec<_> = of_pair.iter().map(side).collect();
            for wanted in shared.iter().map(side) {
                let covered = covered(wanted, &spans);
                any |= covered > 0;
                row.bytes += wanted.1 - wanted.0;
                row.covered += covered;
            }
        }
        row.found += usize::from(any);
    }
    println!("\n{:<24}{:>8}{:>10}{:>12}", "kind", "pairs", "recall", "characters");
    for (kind, row) in &rows {
        println!(
            "{:<24}{:>8}{:>10.4}{:>12.4}",
            kind.name(),
            row.pairs,
            row.found as f64 / row.pairs.max(1) as f64,
            row.covered as f64 / row.bytes.max(1) as f64
        );
    }
    let (mut right, mut all, mut right_bytes, mut all_bytes) = (0usize, 0usize, 0usize, 0usize);
    for (pair, of_pair) in &passages {
        let shared = related.get(pair).map_or(&[][..], |s| s);
        all += 1;
        right += usize::from(!shared.is_empty());
        for side in [|s: &Sides| s.0, |s: &Sides| s.1] {
            let spans: Vec<_> = shared.iter().map(side).collect();
            for told in of_pair.iter().map(side) {
                all_bytes += told.1 - told.0;
                right_bytes += covered(told, &spans);
            }
        }
    }
    println!(
        "\nprecision of pairs {:.4} ({right} of {all}), of characters {:.4}",
        right as f64 / all.max(1) as f64,
        right_bytes as f64 / all_bytes.max(1) as f64
    );
}

/// How many bytes of a range lie in any of the others.
fn covered(range: (usize, usize), others: &[(usize, usize)]) -> usize {
    let mut inside: Vec<(usize, usize)> = others
        .iter()
        .map(|o| (o.0.max(range.0), o.1.min(range.1)))
        .filter(|o| o.0 < o.1)
        .collect();
    inside.sort_unstable();
    let (mut sum, mut reached) = (0, range.0);
    for (start, end) in inside {
        sum += end.saturating_sub(start.max(reached));
        reached = reached.max(end);
    }
    sum
}

/// The most memory that the program has held, in MB, where the system tells.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<f64>().ok()? / 1024.0)
}

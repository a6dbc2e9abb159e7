//! Throughput in MB/s of UTF-8 by processor time, which other programs on the machine disturb least.
//!
//! `speed [rounds] [layer]`; one layer alone is for a profiler. The corpus is named by `RIWAYA_BENCH_CORPUS`. The last line is a digest of all
//! findings: a change that is to make things faster only leaves it as it was.

use std::fmt::Write as _;
use std::time::Duration;

use cpu_time::ProcessTime;
use riwaya_extract::{Extractor, Language, Reading};

fn main() {
    let rounds: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(5);
    let only = std::env::args().nth(2);
    let docs = riwaya_bench::documents();
    let bytes = riwaya_bench::bytes(&docs);
    let begin = ProcessTime::now();
    let extractor = Extractor::new(Language::built_in());
    println!("{} documents, {bytes} bytes; language compiled in {:?}", docs.len(), begin.elapsed());

    let report = |name: &str, mut each: Box<dyn FnMut() + '_>| {
        if only.as_deref().is_some_and(|only| only != name) {
            return;
        }
        let mut times: Vec<Duration> = (0..rounds.max(1))
            .map(|_| {
                let begin = ProcessTime::now();
                each();
                begin.elapsed()
            })
            .collect();
        let first = times.first().copied().unwrap_or_default();
        times.sort();
        let median = times[times.len() / 2];
        let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
        println!(
            "{name:<24}{:>8.2} MB/s (first round {:.2}, best {:.2})  {median:?}",
            speed(median),
            speed(first),
            times.first().map_or(0.0, |&best| speed(best)),
        );
    };
    let language = extractor.language();
    report(
        "cut",
        Box::new(|| {
            docs.iter().for_each(|d| {
                std::hint::black_box(riwaya_text::View::new(&d.text));
            })
        }),
    );
    report(
        "cut and look up",
        Box::new(|| {
            docs.iter().for_each(|d| {
                std::hint::black_box(Reading::new(d, language));
            })
        }),
    );
    report(
        "numbers and times",
        Box::new(|| {
            docs.iter().for_each(|d| {
                std::hint::black_box(extractor.numbers_and_times(&Reading::new(d, language)));
            })
        }),
    );
    report(
        "everything",
        Box::new(|| {
            docs.iter().for_each(|d| {
                std::hint::black_box(extractor.extract(d));
            })
        }),
    );
    if only.is_some() {
        return;
    }
    let mut digest = 0xcbf2_9ce4_8422_2325u64;
    let mut findings = String::new();
    for doc in &docs {
        findings.clear();
        let _ = write!(findings, "{:?}", extractor.extract(doc));
        digest = findings.bytes().fold(digest, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    }
    println!("findings {digest:016x}");
}

//! Throughput of extraction on one core, and that its time is linear in the length of a text.

use divan::Bencher;
use divan::counter::BytesCount;
use riwaya_extract::{Extractor, Language, Reading};

fn main() {
    divan::main();
}

/// The two layers that rest on no other, over all documents.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn numbers_and_times(bencher: Bencher<'_, '_>) {
    let extractor = Extractor::new(Language::built_in());
    let docs = riwaya_bench::documents();
    bencher.counter(BytesCount::new(riwaya_bench::bytes(&docs))).bench_local(|| {
        for doc in &docs {
            divan::black_box(extractor.numbers_and_times(&Reading::new(doc, extractor.language())));
        }
    });
}

/// All layers, over all documents.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn everything(bencher: Bencher<'_, '_>) {
    let extractor = Extractor::new(Language::built_in());
    let docs = riwaya_bench::documents();
    bencher.counter(BytesCount::new(riwaya_bench::bytes(&docs))).bench_local(|| {
        for doc in &docs {
            divan::black_box(extractor.extract(doc));
        }
    });
}

/// All layers, over one text of 1, 4 and 16 times the same length: the throughput stays.
#[divan::bench(args = [1, 4, 16], sample_count = 5, sample_size = 1)]
fn one_text(bencher: Bencher<'_, '_>, times: usize) {
    let extractor = Extractor::new(Language::built_in());
    let doc = riwaya_bench::long(&riwaya_bench::documents(), times * 64 * 1024);
    bencher
        .counter(BytesCount::new(doc.text.len()))
        .bench_local(|| divan::black_box(extractor.extract(&doc)));
}

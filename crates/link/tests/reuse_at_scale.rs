//! Reuse over a large made-up collection: how many copied passages are found, and how long it takes.
//! Run with `cargo test --release -p riwaya-link --test reuse_at_scale -- --ignored --nocapture`;
//! the small one runs always.

use std::collections::BTreeSet;

use riwaya_extract::Analysis;
use riwaya_link::{Account, reuse};
use riwaya_text::Document;

struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }

    /// Small numbers often, large ones seldom, as words are.
    fn rank(&mut self, below: usize) -> usize {
        let (a, b, c) = (self.next(below), self.next(below), self.next(below));
        a * b / below * c / below
    }
}

fn vocabulary(chance: &mut Chance, size: usize) -> Vec<String> {
    let letters: Vec<char> = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي".chars().collect();
    (0..size).map(|_| (0..3 + chance.next(5)).map(|_| letters[chance.next(letters.len())]).collect()).collect()
}

/// Documents of 150 to 600 words; every fifth holds a passage of an earlier one, up to a tenth of its
/// words changed. Gives the pairs too.
fn collection(size: usize) -> (Vec<Document>, BTreeSet<(usize, usize)>) {
    let mut chance = Chance(7);
    let words = vocabulary(&mut chance, 40_000);
    let mut texts: Vec<Vec<usize>> = Vec::with_capacity(size);
    let mut pairs = BTreeSet::new();
    for n in 0..size {
        let mut text: Vec<usize> = (0..150 + chance.next(450)).map(|_| chance.rank(words.len())).collect();
        if n % 5 == 4 {
            let from = chance.next(n);
            let long = 25 + chance.next(60);
            let start = chance.next(texts[from].len() - long);
            let mut passage = texts[from][start..start + long].to_vec();
            for _ in 0..chance.next(long / 10 + 1) {
                let at = chance.next(long);
                passage[at] = chance.next(words.len());
            }
            let at = chance.next(text.len());
            text.splice(at..at, passage);
            pairs.insert((from, n));
        }
        texts.push(text);
    }
    let docs = texts
        .iter()
        .enumerate()
        .map(|(n, text)| Document {
            id: format!("{n:08}"),
            outlet: Some(format!("outlet {}", n % 37)),
            text: text.iter().map(|&w| words[w].as_str()).collect::<Vec<_>>().join(" "),
            ..Document::default()
        })
        .collect();
    (docs, pairs)
}

fn found(docs: &[Document]) -> BTreeSet<(usize, usize)> {
    let nothing = Analysis::default();
    let accounts: Vec<Account<'_>> = docs.iter().map(|doc| Account { doc, analysis: &nothing }).collect();
    reuse(&accounts).iter().map(|r| (r.a.doc, r.b.doc)).collect()
}

#[test]
fn copied_passages_are_found_and_nothing_else() {
    let (docs, pairs) = collection(1_500);
    let found = found(&docs);
    assert!(pairs.difference(&found).count() <= 1, "missed {:?}", pairs.difference(&found));
    // A passage may hold a piece that was itself copied: then three documents share it.
    assert!(found.difference(&pairs).count() <= pairs.len() / 10, "{:?}", found.difference(&pairs));
}

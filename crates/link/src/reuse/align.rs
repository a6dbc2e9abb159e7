//! From equal runs to passages: runs that follow each other in both documents are chained, what
//! stands between them is aligned, and the ends are stretched over single changed words.

use super::seed::{RUN, Seed};

/// Words that may be put in, left out or changed between two equal runs.
const GAP: usize = 9;
/// Words that an end may skip to go on.
const SKIP: usize = 4;
/// Words of the shortest passage.
const SHORTEST: usize = 12;
/// Equal words of the longer side, in thousandths, below which two passages are not one.
const CLOSE: usize = 740;
/// The same for passages of fewer equal words than this: two sentences of one kind of news share a
/// dozen words by habit.
const FEW: usize = 16;
const CLOSE_FEW: usize = 800;

/// A passage as word positions of the whole corpus, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub a: (usize, usize),
    pub b: (usize, usize),
    /// Words that are equal and in order.
    pub equal: usize,
}

impl Passage {
    pub fn similarity(&self) -> u32 {
        let longer = (self.a.1 - self.a.0).max(self.b.1 - self.b.0).max(1);
        (self.equal * 1000 / longer) as u32
    }
}

/// The passages of two documents, from their seeds.
pub(super) fn passages(words: &[u32], seeds: &[Seed], out: &mut Vec<Passage>) {
    out.clear();
    let mut blocks: Vec<Passage> = Vec::new();
    for seed in seeds {
        let (a, b) = (seed.a as usize, seed.b as usize);
        let known = blocks.iter().rev().take(8).any(|p| a >= p.a.0 && a < p.a.1 && a - p.a.0 + p.b.0 == b && b < p.b.1);
        if known {
            continue;
        }
        let same = |i: usize, j: usize| words.get(i).is_some_and(|&w| w != 0 && words.get(j) == Some(&w));
        let mut n = RUN;
        while same(a + n, b + n) {
            n += 1;
        }
        let mut back = 0;
        while a > back && b > back && same(a - back - 1, b - back - 1) {
            back += 1;
        }
        blocks.push(Passage { a: (a - back, a + n), b: (b - back, b + n), equal: n + back });
    }
    blocks.sort_unstable_by_key(|p| (p.a.0, p.b.0, p.equal));
    blocks.dedup();
    let mut chains: Vec<Passage> = Vec::new();
    for block in blocks {
        let open = chains.iter_mut().rev().take(8).find(|c| {
            block.a.1 > c.a.1
                && block.b.1 > c.b.1
                && block.a.0 + RUN > c.a.1
                && block.b.0 + RUN > c.b.1
                && block.a.0.saturating_sub(c.a.1) <= GAP
                && block.b.0.saturating_sub(c.b.1) <= GAP
        });
        match open {
            Some(chain) => {
                // Where blocks overlap on one side, the shared words count once.
                let over = chain.a.1.saturating_sub(block.a.0).max(chain.b.1.saturating_sub(block.b.0));
                let between = equal_between(words, (chain.a.1, block.a.0), (chain.b.1, block.b.0));
                chain.equal += between + block.equal.saturating_sub(over);
                chain.a.1 = block.a.1;
                chain.b.1 = block.b.1;
            }
            None => chains.push(block),
        }
    }
    for mut p in chains {
        stretch(words, &mut p);
        let close = if p.equal < FEW { CLOSE_FEW } else { CLOSE };
        if p.equal >= SHORTEST && p.similarity() as usize >= close {
            out.push(p);
        }
    }
    // A passage inside another on both sides says nothing more.
    out.sort_unstable_by_key(|p| (std::cmp::Reverse(p.equal), p.a.0, p.b.0));
    let mut kept: Vec<Passage> = Vec::new();
    for p in out.drain(..) {
        let inside = kept.iter().any(|k| (p.a.0 < k.a.1 && k.a.0 < p.a.1) || (p.b.0 < k.b.1 && k.b.0 < p.b.1));
        if !inside {
            kept.push(p);
        }
    }
    kept.sort_unstable_by_key(|p| (p.a.0, p.b.0));
    out.append(&mut kept);
}

/// The longest common order of words in two short gaps.
fn equal_between(words: &[u32], a: (usize, usize), b: (usize, usize)) -> usize {
    if a.0 >= a.1 || b.0 >= b.1 || a.1 - a.0 > GAP || b.1 - b.0 > GAP {
        return 0;
    }
    let mut row = [0u8; GAP + 1];
    for i in a.0..a.1 {
        let mut diagonal = 0;
        for (n, j) in (b.0..b.1).enumerate() {
            let above = row[n + 1];
            row[n + 1] = if words[i] != 0 && words[i] == words[j] { diagonal + 1 } else { above.max(row[n]) };
            diagonal = above;
        }
    }
    usize::from(row[b.1 - b.0])
}

/// Goes on over a few changed words while at least two equal ones follow.
fn stretch(words: &[u32], p: &mut Passage) {
    let same = |i: usize, j: usize| words.get(i).is_some_and(|&w| w != 0 && words.get(j) == Some(&w));
    let whole = |from: usize, n: usize| (from..from + n).all(|i| words.get(i).is_some_and(|&w| w != 0));
    'forward: loop {
        for skip in 1..=2 * SKIP {
            for di in skip.saturating_sub(SKIP)..=skip.min(SKIP) {
                let (i, j) = (p.a.1 + di, p.b.1 + skip - di);
                if same(i, j) && same(i + 1, j + 1) && whole(p.a.1, di) && whole(p.b.1, skip - di) {
                    let mut n = 2;
                    while same(i + n, j + n) {
                        n += 1;
                    }
                    p.a.1 = i + n;
                    p.b.1 = j + n;
                    p.equal += n;
                    continue 'forward;
                }
            }
        }
        break;
    }
    'back: loop {
        for skip in 1..=2 * SKIP {
            for di in skip.saturating_sub(SKIP)..=skip.min(SKIP) {
                let dj = skip - di;
                let (Some(i), Some(j)) = (p.a.0.checked_sub(di + 2), p.b.0.checked_sub(dj + 2)) else { continue };
                if same(i, j) && same(i + 1, j + 1) && whole(i + 2, di) && whole(j + 2, dj) {
                    let mut n = 2;
                    let (mut i, mut j) = (i, j);
                    while i > 0 && j > 0 && same(i - 1, j - 1) {
                        (i, j, n) = (i - 1, j - 1, n + 1);
                    }
                    p.a.0 = i;
                    p.b.0 = j;
                    p.equal += n;
                    continue 'back;
                }
            }
        }
        break;
    }
}

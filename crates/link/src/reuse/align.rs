//! From equal runs to passages: runs that follow each other in both documents are chained, what
//! stands between them is aligned, and the ends go on while more words agree than not.
//!
//! An equal word counts one, a word put in, left out or changed costs two: a passage goes on while
//! two words in three are the same.

use super::keys::RUN;

/// What a changed word costs.
const COST: i32 = 2;
/// How much a passage may lose before it ends.
const DROP: i32 = 18;
/// Words between two runs that are still aligned.
const GAP: usize = 40;
/// How far words put in and left out may shift the two sides against each other beyond an end.
const SHIFT: usize = 12;
/// Words of the shortest passage.
pub(super) const SHORTEST: usize = 12;
/// Equal words of the longer side, in thousandths, below which two passages are not one.
const CLOSE: usize = 740;
/// The same for passages of fewer equal words than this: two sentences of one kind of news share a
/// dozen words by habit.
const FEW: usize = 16;
const CLOSE_FEW: usize = 800;
/// The same for passages of more equal words than this, which nobody writes twice.
const MANY: usize = 60;
const CLOSE_MANY: usize = 660;
/// Words that two passages of one pair may share where they meet.
const MEET: usize = 5;

/// Words that are equal in two documents, one by one. Places are words of the whole collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Block {
    pub a: u32,
    pub b: u32,
    pub long: u32,
}

/// A passage as word positions of the whole collection, half open.
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

    /// Whether it is like enough to be one text.
    pub fn close(&self) -> bool {
        let close = match self.equal {
            ..FEW => CLOSE_FEW,
            FEW..MANY => CLOSE,
            _ => CLOSE_MANY,
        };
        self.equal >= SHORTEST && self.similarity() as usize >= close
    }
}

fn word(words: &[u32], at: usize) -> u32 {
    words.get(at).copied().unwrap_or(0)
}

fn same(words: &[u32], a: usize, b: usize) -> bool {
    let w = word(words, a);
    w != 0 && w == word(words, b)
}

/// Equal runs stretched as far as the words are equal. `seeds` are places of equal runs, sorted.
pub(super) fn blocks(words: &[u32], seeds: &[(u32, u32)], out: &mut Vec<Block>) {
    out.clear();
    for &(a, b) in seeds {
        let inside = |p: &Block| a >= p.a && a < p.a + p.long && a - p.a + p.b == b;
        if out.iter().rev().take(8).any(inside) {
            continue;
        }
        let (x, y) = (a as usize, b as usize);
        // Halves of keys are compared, so a run may not be one.
        if !(0..RUN).all(|n| same(words, x + n, y + n)) {
            continue;
        }
        let on = (RUN..).take_while(|n| same(words, x + n, y + n)).count();
        let back = (1..=x.min(y)).take_while(|n| same(words, x - n, y - n)).count();
        out.push(Block { a: a - back as u32, b: b - back as u32, long: (RUN + on + back) as u32 });
    }
    out.sort_unstable();
    out.dedup();
}

/// Blocks that follow each other, and how well they do.
struct Chain {
    now: Passage,
    score: i32,
    /// Where the score was highest.
    best: (i32, Passage),
}

/// Passages of two documents from their blocks, which are sorted; `close` says which are.
pub(super) fn passages(words: &[u32], blocks: &[Block], close: impl Fn(&Passage) -> bool, out: &mut Vec<Passage>) {
    out.clear();
    let mut chains: Vec<Chain> = Vec::new();
    for block in blocks {
        let from = chains.len().saturating_sub(8);
        if chains[from..].iter_mut().rev().any(|c| c.join(words, block)) {
            continue;
        }
        let (a, b, long) = (block.a as usize, block.b as usize, block.long as usize);
        let now = Passage { a: (a, a + long), b: (b, b + long), equal: long };
        chains.push(Chain { now, score: long as i32, best: (long as i32, now) });
    }
    for chain in chains {
        let mut p = chain.best.1;
        // A chain inside one that already went so far says nothing more.
        let inside = |k: &Passage| p.a.0 >= k.a.0 && p.a.1 <= k.a.1 && p.b.0 >= k.b.0 && p.b.1 <= k.b.1;
        if out.iter().rev().take(8).any(inside) {
            continue;
        }
        let on = go_on(|n| word(words, p.a.1 + n), |n| word(words, p.b.1 + n));
        let before = |from: usize| move |n: usize| from.checked_sub(n + 1).map_or(0, |at| word(words, at));
        let back = go_on(before(p.a.0), before(p.b.0));
        p = Passage {
            a: (p.a.0 - back.0, p.a.1 + on.0),
            b: (p.b.0 - back.1, p.b.1 + on.1),
            equal: p.equal + on.2 + back.2,
        };
        if close(&p) {
            out.push(p);
        }
    }
    if out.len() > 1 {
        apart(out);
    }
}

impl Chain {
    /// Takes a block in that goes on from it, if it does.
    fn join(&mut self, words: &[u32], block: &Block) -> bool {
        let (a, b, long) = (block.a as usize, block.b as usize, block.long as usize);
        let now = &self.now;
        if a < now.a.0 || b < now.b.0 {
            return false;
        }
        if a + long <= now.a.1 || b + long <= now.b.1 {
            // What lies inside says nothing more.
            return a + long <= now.a.1 && b + long <= now.b.1;
        }
        // Where blocks overlap on one side, the shared words count once.
        let over = now.a.1.saturating_sub(a).max(now.b.1.saturating_sub(b));
        if over >= long {
            return false;
        }
        let (gap_a, gap_b) = (a + over - now.a.1, b + over - now.b.1);
        if gap_a.max(gap_b) > GAP || gap_a.abs_diff(gap_b) > SHIFT {
            return false;
        }
        let between = equal_between(words, (now.a.1, a + over), (now.b.1, b + over));
        let lost = (gap_a.max(gap_b) - between) as i32 * COST;
        if lost - between as i32 > DROP.min(self.score) {
            return false;
        }
        self.score += (long - over + between) as i32 - lost;
        self.now = Passage { a: (now.a.0, a + long), b: (now.b.0, b + long), equal: now.equal + between + long - over };
        if self.score >= self.best.0 {
            self.best = (self.score, self.now);
        }
        true
    }
}

/// Of passages that overlap on either side the one with more equal words.
fn apart(out: &mut Vec<Passage>) {
    out.sort_unstable_by_key(|p| (std::cmp::Reverse(p.equal), p.a.0, p.b.0));
    let mut kept: Vec<Passage> = Vec::with_capacity(out.len());
    for p in out.drain(..) {
        let over = |x: (usize, usize), y: (usize, usize)| x.0 + MEET < y.1 && y.0 + MEET < x.1;
        if !kept.iter().any(|k| over(p.a, k.a) || over(p.b, k.b)) {
            kept.push(p);
        }
    }
    kept.sort_unstable_by_key(|p| (p.a.0, p.b.0));
    out.append(&mut kept);
}

/// The longest common order of words in two short gaps.
fn equal_between(words: &[u32], a: (usize, usize), b: (usize, usize)) -> usize {
    let (Some(a), Some(b)) = (words.get(a.0..a.1), words.get(b.0..b.1)) else { return 0 };
    let one = |w: u32, others: &[u32]| usize::from(w != 0 && others.contains(&w));
    match (a, b) {
        ([], _) | (_, []) => return 0,
        ([a], b) => return one(*a, b),
        (a, [b]) => return one(*b, a),
        _ if b.len() > GAP => return 0,
        _ => {}
    }
    let mut row = [0u8; GAP + 1];
    for &x in a {
        let mut diagonal = 0;
        for (n, &y) in b.iter().enumerate() {
            let above = row[n + 1];
            row[n + 1] = if x != 0 && x == y { diagonal + 1 } else { above.max(row[n]) };
            diagonal = above;
        }
    }
    usize::from(row[b.len()])
}

/// The furthest that a number of changes reaches on one shift of the sides.
#[derive(Clone, Copy)]
struct Reach {
    a: i32,
    equal: i32,
}

/// Goes on from an end over changed words while the score does not fall too far below its best.
/// Gives words of either side and equal words up to the best.
fn go_on(a: impl Fn(usize) -> u32, b: impl Fn(usize) -> u32) -> (usize, usize, usize) {
    const WIDE: usize = 2 * SHIFT + 3;
    const NONE: Reach = Reach { a: i32::MIN / 2, equal: 0 };
    if a(0) == 0 || b(0) == 0 {
        return (0, 0, 0);
    }
    let run = |mut r: Reach, shift: i32| {
        loop {
            let (x, y) = (r.a, r.a - shift);
            let w = if x < 0 || y < 0 { 0 } else { a(x as usize) };
            if w == 0 || w != b(y as usize) {
                return r;
            }
            r = Reach { a: r.a + 1, equal: r.equal + 1 };
        }
    };
    let middle = SHIFT as i32 + 1;
    let mut now = [NONE; WIDE];
    now[middle as usize] = run(Reach { a: 0, equal: 0 }, 0);
    let first = now[middle as usize];
    let mut best = (first.equal, first.a, first.a, first.equal);
    let (mut low, mut high) = (0, 0);
    for changes in 1.. {
        let mut next = [NONE; WIDE];
        let (from, to) = ((low - 1).max(-(SHIFT as i32)), (high + 1).min(SHIFT as i32));
        (low, high) = (i32::MAX, i32::MIN);
        for shift in from..=to {
            let n = (shift + middle) as usize;
            // A word of both sides changed, one of the one put in, one of the other; what is left out ends all.
            let (both, one, other) = (now[n], now[n - 1], now[n + 1]);
            let mut reach = NONE;
            if both.a >= 0 && a(both.a as usize) != 0 && b((both.a - shift) as usize) != 0 {
                reach = Reach { a: both.a + 1, ..both };
            }
            if one.a >= 0 && (one.a + 1, one.equal) > (reach.a, reach.equal) && a(one.a as usize) != 0 {
                reach = Reach { a: one.a + 1, ..one };
            }
            if other.a >= 0 && (other.a, other.equal) > (reach.a, reach.equal) && b((other.a - shift - 1) as usize) != 0
            {
                reach = other;
            }
            if reach.a < 0 {
                continue;
            }
            let reach = run(reach, shift);
            let score = reach.equal - COST * changes;
            if score + DROP < best.0 {
                continue;
            }
            (low, high) = (low.min(shift), high.max(shift));
            next[n] = reach;
            // As good and longer is better: the changed word was inside.
            if (score, reach.equal) > (best.0, best.3) {
                best = (score, reach.a, reach.a - shift, reach.equal);
            }
        }
        if low > high {
            break;
        }
        now = next;
    }
    (best.1.max(0) as usize, best.2.max(0) as usize, best.3.max(0) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two texts after each other, a letter a word.
    fn aligned(a: &str, b: &str) -> Vec<(String, String, usize)> {
        let mut words: Vec<u32> = a.bytes().map(u32::from).collect();
        words.push(0);
        let from = words.len();
        words.extend(b.bytes().map(u32::from));
        words.push(0);
        let mut seeds = Vec::new();
        for i in 0..a.len().saturating_sub(RUN - 1) {
            for j in 0..b.len().saturating_sub(RUN - 1) {
                if a[i..i + RUN] == b[j..j + RUN] {
                    seeds.push((i as u32, (from + j) as u32));
                }
            }
        }
        let (mut found, mut out) = (Vec::new(), Vec::new());
        blocks(&words, &seeds, &mut found);
        passages(&words, &found, Passage::close, &mut out);
        out.iter().map(|p| (a[p.a.0..p.a.1].into(), b[p.b.0 - from..p.b.1 - from].into(), p.equal)).collect()
    }

    #[test]
    fn changed_words_inside_do_not_part_a_passage() {
        let found = aligned("--abcdefghijklmnopqrstuvwxyz+", "##abcdefXhijklmnoqrstYuvwxyz?");
        assert_eq!(found, [("abcdefghijklmnopqrstuvwxyz".into(), "abcdefXhijklmnoqrstYuvwxyz".into(), 24)]);
    }

    #[test]
    fn ends_go_on_over_single_changes_only() {
        let found = aligned("abcXefghijklmnopqrsTuvwxyz!#012345", "abcdefghijklmnopqrstuvwxyz?%678901");
        assert_eq!(found[0].0, "abcXefghijklmnopqrsTuvwxyz");
        assert_eq!(found[0].2, 24);
    }

    #[test]
    fn moved_sentences_are_passages_of_their_own() {
        let (x, y) = ("abcdefghijklmnop", "ABCDEFGHIJKLMNOP");
        assert_eq!(aligned(&format!("{x}{y}"), &format!("{y}{x}")).len(), 2);
        assert_eq!(aligned("abcdefghijk12345", "abcdefghijk67890"), []);
    }
}

//! Keys of a document: hashes of runs of five words, thinned so that any eight words that two
//! documents share give them a key in common (winnowing: of every four runs the least). Taking each run
//! costs twice the room and finds nothing more, for one key is enough to compare.

use crate::fold::mix;

/// Words of one run.
pub(super) const RUN: usize = 5;
/// Runs of which one is taken.
const WINDOW: usize = 4;

/// Calls `each` with every key of a row of words and the place of its first word. Words that are 0
/// divide runs.
pub(super) fn keys(words: &[u32], mut each: impl FnMut(u64, u32)) {
    let mut window = [(u64::MAX, u32::MAX); WINDOW];
    let mut told = u32::MAX;
    let mut least = (u64::MAX, u32::MAX);
    let (mut whole, mut seen) = (0, 0);
    for (at, &word) in words.iter().enumerate() {
        if word == 0 {
            (whole, seen) = (0, 0);
            continue;
        }
        whole += 1;
        if whole < RUN {
            continue;
        }
        let Some(run) = words.get(at + 1 - RUN..=at) else { continue };
        let fresh = (hash(run), (at + 1 - RUN) as u32);
        window[seen % WINDOW] = fresh;
        seen += 1;
        if seen < WINDOW {
            continue;
        }
        // Of equals the later, so that a run repeated without end is taken once a window.
        if fresh.0 <= least.0 || least.1 as usize + WINDOW <= fresh.1 as usize || seen == WINDOW {
            least = fresh;
            for &run in &window {
                if run.0 < least.0 || (run.0 == least.0 && run.1 > least.1) {
                    least = run;
                }
            }
            if least.1 != told {
                told = least.1;
                each(least.0, least.1);
            }
        }
    }
}

fn hash(run: &[u32]) -> u64 {
    const FACTORS: [u64; RUN] = [
        0x9e37_79b9_7f4a_7c15,
        0xc2b2_ae3d_27d4_eb4f,
        0x1656_67b1_9e37_79f9,
        0xd6e8_feb8_6659_fd93,
        0xa076_1d64_78bd_642f,
    ];
    mix(run
        .iter()
        .zip(FACTORS)
        .fold(0, |sum, (&word, factor)| sum ^ u64::from(word).wrapping_mul(factor).rotate_left(17)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(words: &[u32]) -> Vec<(u64, u32)> {
        let mut out = Vec::new();
        keys(words, |hash, at| out.push((hash, at)));
        out
    }

    #[test]
    fn eight_words_in_common_are_one_key_in_common() {
        let shared = [11, 12, 13, 14, 15, 16, 17, 18];
        for before in 0..20u32 {
            let mut a: Vec<u32> = (100..100 + before).collect();
            a.extend(shared);
            a.extend(200..215);
            let mut b: Vec<u32> = (300..310).collect();
            b.extend(shared);
            let (a, b) = (all(&a), all(&b));
            assert!(a.iter().any(|x| b.iter().any(|y| x.0 == y.0)), "after {before} words");
        }
    }

    #[test]
    fn no_run_goes_over_what_is_left_out() {
        assert_eq!(all(&[1, 2, 3, 4, 0, 5, 6, 7, 8, 0]), []);
    }
}

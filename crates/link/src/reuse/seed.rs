//! Which places of which documents may hold one passage: equal runs of five words.
//!
//! Every document is a row of word hashes. A two-bit sketch over all five-word runs tells in one
//! pass which runs occur twice at all; only those are kept and sorted. So the work grows with the
//! text and with what is really shared, not with the square of the collection. The alternative,
//! sampling the runs (winnowing), is cheaper still but misses short and edited passages.

use riwaya_text::Document;

use crate::fold::{each_word, hash, mix};

/// Words of one fingerprint.
pub(super) const RUN: usize = 5;
/// A run that more documents hold pairs each of them only with its nearest neighbours and the first.
const NEAR: usize = 32;
/// A run in more documents than this, and in more than one of a hundred, is a formula.
const FORMULA: usize = 200;

/// All documents as word hashes; 0 stands between documents and where set-aside parts were left out.
pub(super) struct Corpus {
    pub words: Vec<u32>,
    /// The first word of each document, and one past the last's.
    pub first: Vec<u32>,
    /// Small numbers for outlets; documents without one have a number each.
    outlets: Vec<u32>,
    outlet_sizes: Vec<u32>,
}

/// Calls `each` with every word of the document's own text, and `gap` where something is left out.
pub(crate) fn each_own_word(doc: &Document, mut each: impl FnMut(Option<&[u8]>, u32, u32)) {
    let mut regions = doc.regions.iter().filter(|r| r.kind.set_aside()).peekable();
    let mut aside = false;
    each_word(&doc.text, |letters, start, end| {
        while regions.next_if(|r| r.span.end <= start).is_some() {}
        if regions.peek().is_some_and(|r| r.span.start <= start) {
            if !aside {
                each(None, start, start);
            }
            aside = true;
            return;
        }
        aside = false;
        each(Some(letters), start, end);
    });
}

pub(super) fn word_hash(letters: &[u8]) -> u32 {
    (hash(letters) >> 32) as u32 | 1
}

impl Corpus {
    pub fn new(docs: &[&Document]) -> Corpus {
        let bytes: usize = docs.iter().map(|d| d.text.len()).sum();
        let mut words = Vec::with_capacity(bytes / 9 + docs.len());
        let mut first = Vec::with_capacity(docs.len() + 1);
        for doc in docs {
            first.push(words.len() as u32);
            each_own_word(doc, |letters, _, _| words.push(letters.map_or(0, word_hash)));
            words.push(0);
        }
        first.push(words.len() as u32);
        let mut names: Vec<(&str, u32)> = docs
            .iter()
            .enumerate()
            .filter_map(|(n, d)| Some((d.outlet.as_deref().or_else(|| host(d.url.as_deref()?))?, n as u32)))
            .collect();
        names.sort_unstable();
        let mut outlets = vec![u32::MAX; docs.len()];
        let mut outlet_sizes: Vec<u32> = Vec::new();
        for (n, &(name, doc)) in names.iter().enumerate() {
            if n == 0 || names[n - 1].0 != name {
                outlet_sizes.push(0);
            }
            outlets[doc as usize] = outlet_sizes.len() as u32 - 1;
            if let Some(size) = outlet_sizes.last_mut() {
                *size += 1;
            }
        }
        for outlet in outlets.iter_mut().filter(|o| **o == u32::MAX) {
            *outlet = outlet_sizes.len() as u32;
            outlet_sizes.push(1);
        }
        Corpus { words, first, outlets, outlet_sizes }
    }

    /// The document that a word belongs to.
    pub fn doc_of(&self, word: u32) -> u32 {
        self.first.partition_point(|&f| f <= word) as u32 - 1
    }

    fn runs(&self, mut each: impl FnMut(u64, u32)) {
        for (at, run) in self.words.windows(RUN).enumerate() {
            if run.contains(&0) {
                continue;
            }
            let a = (u64::from(run[0]) << 32) | u64::from(run[1]);
            let b = (u64::from(run[2]) << 32) | u64::from(run[3]);
            let h = a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.wrapping_mul(0xc2b2_ae3d_27d4_eb4f).rotate_left(29);
            each(mix(h.wrapping_add(u64::from(run[4]).wrapping_mul(0x1656_67b1_9e37_79f9))), at as u32);
        }
    }

    /// Pairs of word positions (the earlier document first) where one run of five words stands in two
    /// documents and does not merely go on from the word before. Sorted by the two documents.
    pub fn seeds(&self) -> Vec<Seed> {
        let bits = (self.words.len().max(1) * 12).next_power_of_two().clamp(1 << 12, 1 << 30);
        let mask = bits - 1;
        let (mut once, mut twice) = (vec![0u64; bits / 64], vec![0u64; bits / 64]);
        self.runs(|h, _| {
            let (slot, bit) = ((h as usize & mask) / 64, 1u64 << (h & 63));
            twice[slot] |= once[slot] & bit;
            once[slot] |= bit;
        });
        drop(once);
        let mut found: Vec<(u64, u32)> = Vec::new();
        self.runs(|h, at| {
            if twice[(h as usize & mask) / 64] & (1u64 << (h & 63)) != 0 {
                found.push((h, at));
            }
        });
        drop(twice);
        found.sort_unstable();
        // Runs whose pairs are all named below; a pair that goes on from such a run needs no seed of its own.
        let mut paired = vec![false; self.words.len()];
        let mut groups: Vec<(u32, u32)> = Vec::new();
        let mut begin = 0;
        while begin < found.len() {
            let end = begin + found[begin..].partition_point(|f| f.0 == found[begin].0);
            if end - begin > 1 {
                if end - begin < 4 {
                    found[begin..end].iter().for_each(|f| paired[f.1 as usize] = true);
                }
                groups.push((begin as u32, end as u32));
            }
            begin = end;
        }
        let mut seeds = Vec::new();
        let mut members: Vec<Member> = Vec::new();
        let mut by_outlet: Vec<u32> = Vec::new();
        for (begin, end) in groups {
            members.clear();
            for &(_, at) in &found[begin as usize..end as usize] {
                let doc = self.doc_of(at);
                if members.last().is_none_or(|m| m.doc != doc) {
                    members.push(Member { doc, at, outlet: self.outlets[doc as usize] });
                }
            }
            if members.len() < 2 || (members.len() > FORMULA && members.len() * 100 > self.first.len()) {
                continue;
            }
            let mut own = u32::MAX;
            if members.len() >= 4 {
                by_outlet.clear();
                by_outlet.extend(members.iter().map(|m| m.outlet));
                by_outlet.sort_unstable();
                for same in by_outlet.chunk_by(|a, b| a == b) {
                    let (count, size) = (same.len(), self.outlet_sizes[same[0] as usize] as usize);
                    if count >= 8 && count * 50 >= size {
                        members.retain(|m| m.outlet != same[0]);
                    } else if count >= 4 && count * 10 >= size * 6 {
                        own = same[0];
                    }
                }
            }
            for (n, a) in members.iter().enumerate() {
                for (m, b) in members.iter().enumerate().skip(n + 1) {
                    if n > 0 && m > n + NEAR {
                        break;
                    }
                    if (a.outlet == b.outlet && a.outlet == own)
                        || (n == 0 && m > 4 * NEAR)
                        || self.goes_on(a, b, &paired)
                    {
                        continue;
                    }
                    seeds.push(Seed { docs: (u64::from(a.doc) << 32) | u64::from(b.doc), a: a.at, b: b.at });
                }
            }
        }
        seeds.sort_unstable();
        seeds
    }

    fn goes_on(&self, a: &Member, b: &Member, paired: &[bool]) -> bool {
        let (Some(i), Some(j)) = (a.at.checked_sub(1), b.at.checked_sub(1)) else { return false };
        let (i, j) = (i as usize, j as usize);
        self.words[i] != 0 && self.words[i] == self.words[j] && paired[i] && paired[j]
    }
}

/// One place where two documents share a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed {
    /// Both documents, the earlier in the high half.
    pub docs: u64,
    pub a: u32,
    pub b: u32,
}

struct Member {
    doc: u32,
    at: u32,
    outlet: u32,
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, r)| r);
    rest.split(['/', '?', '#']).next().filter(|h| !h.is_empty())
}

//! Mistakes that two copies share and others do not have: who copies, copies the slip as well. A slip is a
//! word of the collection's own making, one letter off the word that other copies have in its place; or a
//! figure where others have another.

use std::collections::BTreeMap;

use super::index::{Held, Site};
use super::words::FIGURE;
use crate::fold::each_word;

/// Documents that share a slip; what more of them share is a version, not a slip.
const FEW: usize = 3;
/// Copies that must have the usual word.
const OTHERS: usize = 2;
/// Letters of the shortest word whose misspelling is not another word.
const LETTERS: usize = 5;

/// A slip of two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// As the two have it.
    pub own: String,
    /// As others have it.
    pub usual: String,
    /// How many others.
    pub others: usize,
}

/// One word of a holder's text in all its copies.
struct Group {
    word: u32,
    /// Document and the word's place.
    docs: Vec<(u32, u32)>,
}

/// The slips of all pairs of documents, the lower number first.
pub(super) fn mistakes<'t>(held: &Held, text: &dyn Fn(usize) -> Option<&'t str>) -> BTreeMap<(u32, u32), Mistake> {
    let mut candidates: Vec<(Group, Group)> = Vec::new();
    held.sites(|site| candidates.extend(candidate(site)));
    if candidates.is_empty() {
        return BTreeMap::new();
    }
    let mut asked: Vec<u32> = candidates.iter().map(|c| c.0.word).collect();
    asked.sort_unstable();
    asked.dedup();
    let mut times = vec![0usize; asked.len()];
    // Most words are none of them: a bit for every word asked tells so at once.
    let mut bits = vec![0u64; 1024];
    let bit = |word: u32| ((word >> 8) as usize & 1023, 1u64 << ((word >> 2) & 63));
    for &word in &asked {
        bits[bit(word).0] |= bit(word).1;
    }
    for word in held.words.ids.iter().filter(|w| bits[bit(**w).0] & bit(**w).1 != 0) {
        if let Ok(n) = asked.binary_search(word) {
            times[n] += 1;
        }
    }
    let mut out = BTreeMap::new();
    for (slip, usual) in candidates {
        let written = |g: &Group| {
            let (doc, word) = *g.docs.first()?;
            super::collection::part(text(doc as usize)?, held.words.span(word as usize)).map(str::to_owned)
        };
        let (Some(own), Some(other)) = (written(&slip), written(&usual)) else { continue };
        let seen = asked.binary_search(&slip.word).map_or(0, |n| times[n]);
        let figure = slip.word & usual.word & FIGURE != 0;
        if !(figure || (seen == slip.docs.len() && misspelt(&own, &other))) {
            continue;
        }
        let mistake = Mistake { own, usual: other, others: usual.docs.len() };
        for (n, a) in slip.docs.iter().enumerate() {
            for b in slip.docs.iter().skip(n + 1) {
                out.entry((a.0.min(b.0), a.0.max(b.0))).or_insert_with(|| mistake.clone());
            }
        }
    }
    out
}

/// Words of a site where a few documents stand against the others.
fn candidate(site: &Site) -> Option<(Group, Group)> {
    let mut groups: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    for &(doc, at, word) in &site.words {
        groups.entry(word).or_default().push((doc, at));
    }
    let mut groups: Vec<Group> = groups
        .into_iter()
        .map(|(word, mut docs)| {
            docs.sort_unstable();
            docs.dedup_by_key(|d| d.0);
            Group { word, docs }
        })
        .collect();
    groups.sort_by_key(|g| (std::cmp::Reverse(g.docs.len()), g.word));
    let usual = groups.first().filter(|g| g.docs.len() >= OTHERS)?;
    let slip = groups.iter().skip(1).find(|g| (2..=FEW).contains(&g.docs.len()) && g.docs.len() < usual.docs.len())?;
    let copy = |g: &Group| Group { word: g.word, docs: g.docs.clone() };
    Some((copy(slip), copy(usual)))
}

/// Whether one word is the other with one letter wrong, missing, doubled, or two in the wrong order, well
/// inside the word: at its ends Arabic inflects.
fn misspelt(a: &str, b: &str) -> bool {
    let letters = |w: &str| {
        let mut out = Vec::new();
        each_word(w, |letters, _, _| out.extend_from_slice(letters));
        out
    };
    let (a, b) = (letters(a), letters(b));
    if a.len().min(b.len()) < LETTERS || a.len().abs_diff(b.len()) > 1 || a == b {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let left = |w: &[u8]| w.len().saturating_sub(front + back);
    let (x, y) = (left(&a), left(&b));
    let turned = x == 2 && y == 2 && a[front] == b[front + 1] && a[front + 1] == b[front];
    front >= 2 && back >= 2 && (turned || x.max(y) <= 1)
}

#[cfg(test)]
mod tests {
    use super::misspelt;

    #[test]
    fn one_letter_inside_a_word() {
        assert!(misspelt("المنهدسون", "المهندسون"));
        assert!(misspelt("التشفقات", "التشققات") && misspelt("الجسسور", "الجسور"));
        assert!(!misspelt("المهندسين", "المهندسون") && !misspelt("والجسور", "الجسور") && !misspelt("جسر", "جسم"));
    }
}

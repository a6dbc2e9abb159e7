//! Which documents tell of one event: those near in time that share its names and its rarer words.
//!
//! Documents are taken in the order of their dates and ids; each joins the group that it is most like,
//! or begins one. All weights are integers, so that no machine rounds otherwise.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use riwaya_extract::{Language, NameKind};
use riwaya_text::RegionKind;

use crate::Account;
use crate::edtf::{self, Bounds};
use crate::fold::{hash, key, stem};
use crate::reuse::each_own_word;

/// Days between reports of one event.
const SPREAD: i32 = 20;
/// Words read of each document; an event is named before that.
const READ: usize = 350;
/// Postings above this many documents tell nothing apart in large collections.
const COMMON: usize = 400;
/// Lists of names, which tell events apart; words of all others are of every kind of news.
const NAMES: [&str; 7] = ["places", "places-more", "given-names", "organisations", "demonyms", "media", "works-events"];
/// Likeness in thousandths at which a document joins a group, by its mean over it: in a handful of
/// accounts, which were brought together because they tell of one thing, and in a day of everything.
const FEW: u64 = 40;
const LONE: u64 = 12;
const SOME: u64 = 72;
const MANY: u64 = 380;
/// Accounts that somebody brought together by hand.
pub(crate) const HANDFUL: usize = 12;

/// Between the two, the more documents the more like they must be.
fn threshold(documents: usize) -> u64 {
    (SOME + (documents as u64).saturating_sub(6)).min(MANY)
}

struct Features {
    /// (feature, count), sorted.
    words: Vec<(u32, u32)>,
    when: Option<Bounds>,
}

/// Groups of documents by rank (place in the order of dates), each sorted, in order of their first.
pub(crate) fn groups(accounts: &[Account<'_>], language: &Language) -> Vec<Vec<usize>> {
    let stop: BTreeSet<u32> = language
        .slots()
        .get("common")
        .map(|content| {
            content
                .lines()
                .filter(|l| !l.starts_with('#'))
                .flat_map(|l| l.split('|'))
                .map(|w| feature(stem(&key(w))))
                .collect()
        })
        .unwrap_or_default();
    // A word that a list explains (a verb of saying, a unit, a title) stands in every kind of news.
    let listed: BTreeSet<u32> = language
        .lists()
        .iter()
        .filter(|l| !NAMES.contains(&l.name))
        .flat_map(|l| l.rows.iter())
        .flat_map(|r| r.form.split(' '))
        .map(|w| feature(stem(&key(w))))
        .collect();
    let docs: Vec<Features> = accounts.iter().map(|a| features(a, &stop)).collect();
    let mut postings: HashMap<u32, Vec<(u32, u32)>> = HashMap::new();
    for (n, doc) in docs.iter().enumerate() {
        for &(word, count) in &doc.words {
            postings.entry(word).or_default().push((n as u32, count));
        }
    }
    let weight = |word: u32| {
        let df = postings.get(&word).map_or(1, Vec::len) as u64;
        let rare = lg((docs.len() as u64 + 250) * 16 / (df + 4)).saturating_sub(64);
        if listed.contains(&word) { rare / 2 } else { rare }
    };
    let squares: Vec<u64> =
        docs.iter().map(|d| d.words.iter().map(|&(w, c)| (weight(w) * u64::from(c)).pow(2)).sum()).collect();
    if docs.len() <= HANDFUL {
        return handful(&docs, &squares, weight);
    }
    let alike = threshold(docs.len());
    // One near account is enough where the mean is not far off.
    let close = 6 * alike;
    let mut group_of: Vec<usize> = Vec::with_capacity(docs.len());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut dots: Vec<u64> = vec![0; docs.len()];
    for (n, doc) in docs.iter().enumerate() {
        let mut touched: Vec<usize> = Vec::new();
        for &(word, count) in &doc.words {
            let Some(list) = postings.get(&word).filter(|l| l.len() <= COMMON) else { continue };
            let weight = weight(word);
            for &(other, times) in list.iter().take_while(|(o, _)| (*o as usize) < n) {
                let other = other as usize;
                if dots[other] == 0 {
                    touched.push(other);
                }
                dots[other] += weight * weight * u64::from(count) * u64::from(times);
            }
        }
        // Sum and best likeness with each group.
        let mut near: BTreeMap<usize, (u64, u64)> = BTreeMap::new();
        for other in touched {
            let like = likeness(dots[other], squares[n], squares[other]);
            dots[other] = 0;
            if apart(doc.when, docs[other].when) > SPREAD {
                continue;
            }
            let entry = near.entry(group_of[other]).or_default();
            entry.0 += like;
            entry.1 = entry.1.max(like);
        }
        let best = near
            .iter()
            .map(|(&g, &(sum, best))| (sum / groups[g].len().max(1) as u64, best, g))
            .filter(|&(mean, best, _)| mean >= alike || (best * 3 >= close && mean * 3 >= alike * 2))
            .max_by_key(|&(mean, best, g)| (mean + best, std::cmp::Reverse(g)));
        let group = match best {
            Some((_, _, g)) => g,
            None => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        groups[group].push(n);
        group_of.push(group);
    }
    groups
}

/// A few accounts, brought together because they tell of one thing: the two groups that are most alike
/// by the mean over all their pairs become one, until none are. A column shares little with each report,
/// but more with all of them than with another event's.
fn handful(docs: &[Features], squares: &[u64], weight: impl Fn(u32) -> u64) -> Vec<Vec<usize>> {
    let like = |a: usize, b: usize| -> u64 {
        if apart(docs[a].when, docs[b].when) > SPREAD {
            return 0;
        }
        let counts: BTreeMap<u32, u32> = docs[b].words.iter().copied().collect();
        let shared = docs[a].words.iter().filter_map(|&(w, n)| Some((w, n, *counts.get(&w)?)));
        likeness(shared.map(|(w, n, m)| weight(w).pow(2) * u64::from(n) * u64::from(m)).sum(), squares[a], squares[b])
    };
    let all: Vec<Vec<u64>> = (0..docs.len()).map(|a| (0..docs.len()).map(|b| like(a, b)).collect()).collect();
    let mut groups: Vec<Vec<usize>> = (0..docs.len()).map(|n| vec![n]).collect();
    loop {
        let mean = |x: &[usize], y: &[usize]| {
            let sum: u64 = x.iter().map(|&a| y.iter().map(|&b| all[a][b]).sum::<u64>()).sum();
            sum / ((x.len() * y.len()) as u64).max(1)
        };
        let pairs = (0..groups.len()).flat_map(|i| (i + 1..groups.len()).map(move |j| (i, j)));
        let near = pairs.map(|(i, j)| (mean(&groups[i], &groups[j]), std::cmp::Reverse((i, j))));
        let Some((best, std::cmp::Reverse((i, j)))) = near.max() else { break };
        if best < FEW {
            break;
        }
        let taken = groups.remove(j);
        groups[i].extend(taken);
    }
    // What stands alone joins the group that it is clearly nearest to.
    for (n, like) in all.iter().enumerate() {
        let Some(alone) = groups.iter().position(|g| g[..] == [n]) else { continue };
        let mean = |g: &Vec<usize>| g.iter().map(|&m| like[m]).sum::<u64>() / (g.len() as u64).max(1);
        let mut near: Vec<(u64, usize)> =
            groups.iter().enumerate().filter(|(i, g)| *i != alone && g.len() > 1).map(|(i, g)| (mean(g), i)).collect();
        near.sort_unstable_by(|a, b| b.cmp(a));
        let rival = near.get(1).map_or(0, |&(like, _)| like);
        if let Some(&(like, group)) = near.first()
            && like >= LONE
            && like >= 2 * rival
        {
            groups[group].push(n);
            groups.remove(alone);
        }
    }
    groups.iter_mut().for_each(|g| g.sort_unstable());
    groups.sort_unstable();
    groups
}

fn apart(a: Option<Bounds>, b: Option<Bounds>) -> i32 {
    match (a, b) {
        (Some(a), Some(b)) => a.days_apart(b),
        _ => 0,
    }
}

fn likeness(dot: u64, a: u64, b: u64) -> u64 {
    let norm = (u128::from(a) * u128::from(b)).isqrt().max(1);
    (u128::from(dot) * 1000 / norm) as u64
}

/// Sixteen times the binary logarithm.
fn lg(x: u64) -> u64 {
    let x = x.max(1);
    let whole = u64::from(x.ilog2());
    let fraction = if whole >= 4 { (x >> (whole - 4)) & 15 } else { (x << (4 - whole)) & 15 };
    whole * 16 + fraction
}

fn feature(stem: &[u8]) -> u32 {
    (hash(stem) >> 16) as u32
}

fn features(account: &Account<'_>, stop: &BTreeSet<u32>) -> Features {
    let mut words: Vec<u32> = Vec::with_capacity(READ);
    let mut read = 0;
    each_own_word(account.doc, |letters, start, _| {
        let Some(letters) = letters.filter(|l| l.len() > 2) else { return };
        read += 1;
        if read > READ {
            return;
        }
        let word = feature(stem(letters));
        if stop.contains(&word) {
            return;
        }
        words.push(word);
        if account.doc.region_at(start) == RegionKind::Headline {
            words.push(word);
        }
    });
    for mention in &account.analysis.mentions {
        let names =
            matches!(mention.kind, NameKind::Person | NameKind::Organisation | NameKind::Location | NameKind::Event);
        if names && mention.span.start < 6000 && !account.doc.region_at(mention.span.start).set_aside() {
            words.push(feature(&crate::names::skeleton(&mention.canonical)));
        }
    }
    words.sort_unstable();
    let words = words.chunk_by(|a, b| a == b).map(|same| (same[0], (same.len() as u32).min(3))).collect();
    let published = account.analysis.published.as_ref().or(account.doc.published.as_ref());
    Features { words, when: published.and_then(|p| edtf::bounds(&p.value)) }
}

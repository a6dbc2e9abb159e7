//! Where proposals overlap: the longest and surest first.

use super::Candidate;
use crate::finding::NameKind;

/// Keeps the best of overlapping proposals, in the order of the text. A place inside an institution's
/// name stays where the rule asked for it. Doubtful ones stay only where a sure one has the same key.
pub(super) fn settle(mut all: Vec<Candidate>) -> Vec<Candidate> {
    let sure: std::collections::BTreeSet<&'static str> =
        all.iter().filter(|c| !c.doubtful && c.kind == NameKind::Organisation).filter_map(|c| c.canonical).collect();
    all.retain(|c| !c.doubtful || c.canonical.is_some_and(|k| sure.contains(k)));
    all.sort_by(|a, b| (b.tokens.len(), rank(b), a.tokens.start).cmp(&(a.tokens.len(), rank(a), b.tokens.start)));
    let last = all.iter().map(|c| c.tokens.end).max().unwrap_or(0);
    let mut taken = vec![false; last];
    let mut out: Vec<Candidate> = Vec::with_capacity(all.len());
    let mut nested = Vec::new();
    for c in all {
        if c.nested {
            nested.push(c);
            continue;
        }
        if taken[c.tokens.clone()].iter().any(|&t| t) {
            continue;
        }
        taken[c.tokens.clone()].fill(true);
        out.push(c);
    }
    let spans: std::collections::BTreeSet<(u32, u32)> = out.iter().map(|o| (o.span.start, o.span.end)).collect();
    out.extend(nested.into_iter().filter(|c| !spans.contains(&(c.span.start, c.span.end))));
    out.sort_by_key(|c| (c.span.start, std::cmp::Reverse(c.span.end)));
    out
}

/// How sure a proposal is, among those of one length.
fn rank(c: &Candidate) -> u8 {
    match (c.rule, c.kind) {
        ("person-listed", _) => 9,
        ("organisation-listed", _) => 8,
        ("person-title", _) => 7,
        ("event-listed", _) => 6,
        ("place-listed", _) => 5,
        ("place-head", _) => 4,
        ("person-given-name", _) => 6,
        ("organisation-head" | "organisation-short", _) => 6,
        ("group-people", _) => 3,
        ("person-alone", _) => 2,
        ("club", _) => 7,
        _ => 0,
    }
}

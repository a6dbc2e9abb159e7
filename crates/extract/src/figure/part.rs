//! Parts of a count: "بينهم خمسة أطفال", "أربعة منهم".

use super::Here;
use super::casualty::joined;
use super::draft::Draft;
use crate::{Category, Figure};

/// The figure (index in the document) that draft `i` of its sentence is a part of.
pub(super) fn of(here: &Here<'_, '_>, drafts: &[Draft], i: usize, figures: &[Figure], base: usize) -> Option<usize> {
    let draft = &drafts[i];
    if matches!(draft.category, Some(Category::Duration | Category::Length | Category::Area)) {
        return None;
    }
    let whole =
        |from: usize| drafts[..from].iter().enumerate().rev().find(|(_, d)| counts_things(d)).map(|(n, _)| base + n);
    if after(here, draft) {
        return whole(i);
    }
    let (from, introduced) = before(here, draft);
    if introduced {
        // The whole stands before the word that introduces the part, and is no sibling of it.
        let n = drafts[..i].iter().enumerate().rev().find(|(_, d)| d.tokens.end <= from && counts_things(d))?.0;
        return Some(base + n);
    }
    // "بينهم ثلاث نساء وخمسة أطفال"
    let sibling = i.checked_sub(1)?;
    let close = draft.tokens.start.saturating_sub(drafts[sibling].tokens.end) <= 1;
    if close && joined(here.reading, draft) && introduced_by(here, drafts, sibling) {
        return figures.get(base + sibling)?.part_of;
    }
    None
}

/// Lengths of time, distances and shares are no whole of people.
fn counts_things(draft: &Draft) -> bool {
    !matches!(
        draft.category,
        Some(Category::Duration | Category::Length | Category::Area | Category::Percent | Category::Money)
    )
}

/// Whether a chain of siblings goes back to a word that introduces parts.
fn introduced_by(here: &Here<'_, '_>, drafts: &[Draft], mut i: usize) -> bool {
    loop {
        if before(here, &drafts[i]).1 {
            return true;
        }
        if i == 0 || !joined(here.reading, &drafts[i]) {
            return false;
        }
        i -= 1;
    }
}

/// Where a word that introduces a part begins, if one stands right before the draft, with at most a
/// preposition between.
fn before(here: &Here<'_, '_>, draft: &Draft) -> (usize, bool) {
    let start = draft.tokens.start;
    for token in (start.saturating_sub(4)..start).rev() {
        if token < here.sentence.start {
            break;
        }
        if let Some((hit, _)) = here.reading.find(token, here.lists.parts)
            && (hit.end as usize == start
                || hit.end as usize + 1 == start && ["على", "ما"].iter().any(|w| here.reading.view.is(start - 1, w)))
        {
            return (hit.first as usize, true);
        }
    }
    (start, false)
}

/// منهم right after the count.
fn after(here: &Here<'_, '_>, draft: &Draft) -> bool {
    let view = &here.reading.view;
    ["منهم", "منهن", "منها"].iter().any(|w| view.is(draft.tokens.end, w))
}

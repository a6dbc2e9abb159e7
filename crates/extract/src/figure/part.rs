//! Parts of a count: "بينهم خمسة أطفال", "أربعة منهم".

use super::Here;
use super::casualty::{is_casualty, joined};
use super::draft::Draft;
use crate::{Category, Figure};

/// The figure (index in the document) that draft `i` of its sentence is a part of.
pub(super) fn of(here: &Here<'_, '_>, drafts: &[Draft], i: usize, figures: &[Figure], base: usize) -> Option<usize> {
    let draft = &drafts[i];
    if matches!(draft.category, Some(Category::Duration | Category::Length | Category::Area)) {
        return None;
    }
    if let Some(persons) = after(here, draft) {
        let fits = |d: &Draft| counts_things(d) && (!persons || people(d));
        return drafts[..i].iter().enumerate().rev().find(|(_, d)| fits(d)).map(|(n, _)| base + n);
    }
    let (from, introduced) = before(here, draft);
    // "1462 مدنيا (299 امرأة": people in brackets after people.
    if i > 0 && bracketed(here, drafts, i) {
        return Some(base + i - 1);
    }
    if introduced {
        // The whole stands before the word that introduces the part, and is no sibling of it.
        let n = drafts[..i].iter().enumerate().rev().find(|(_, d)| d.tokens.end <= from && counts_things(d))?.0;
        return Some(base + n);
    }
    // "بينهم ثلاث نساء وخمسة أطفال"
    let sibling = i.checked_sub(1)?;
    let close = draft.tokens.start.saturating_sub(drafts[sibling].tokens.end) <= 1;
    if close && joined(here, draft) && introduced_by(here, drafts, sibling) {
        let whole = figures.get(base + sibling)?.part_of?;
        // "13 قتيلا بينهم ستة جنود، وعشرات الجرحى": the wounded are no part of the dead.
        let other = draft.category.filter(|&c| is_casualty(c));
        let fits = other.is_none() || other == figures.get(whole).map(|f| f.category);
        return fits.then_some(whole);
    }
    None
}

/// Whether a draft stands right behind a bracket that opens right behind another count of people.
fn bracketed(here: &Here<'_, '_>, drafts: &[Draft], i: usize) -> bool {
    let people = |d: &Draft| d.counted.is_some() && people(d);
    i > 0
        && here.reading.view.mark(drafts[i - 1].tokens.end) == Some('(')
        && drafts[i - 1].tokens.end + 1 == drafts[i].tokens.start
        && people(&drafts[i])
        && people(&drafts[i - 1])
        && !drafts[i].unknown_noun
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
        if before(here, &drafts[i]).1 || bracketed(here, drafts, i) {
            return true;
        }
        if i == 0 || !joined(here, &drafts[i]) {
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
                || hit.end as usize + 1 == start && here.lists.forms.after_part.is(here.reading, start - 1))
        {
            return (hit.first as usize, true);
        }
    }
    (start, false)
}

/// Whether منهم stands right after the count, and whether it speaks of persons.
pub(super) fn after(here: &Here<'_, '_>, draft: &Draft) -> Option<bool> {
    let (r, forms) = (here.reading, &here.lists.forms);
    let persons = forms.of_persons.is(r, draft.tokens.end);
    (persons || forms.of_things.is(r, draft.tokens.end)).then_some(persons)
}

/// Whether a draft counts persons, as far as its words say.
fn people(draft: &Draft) -> bool {
    draft.takes_casualty() || draft.firm || draft.together || draft.category.is_some_and(is_casualty)
}

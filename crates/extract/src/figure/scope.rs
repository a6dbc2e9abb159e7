//! Who is counted, where the clause says it apart from the number.

use std::ops::Range;

use riwaya_text::Span;
use riwaya_text::clitic::Ending;

use super::Here;
use super::casualty::{Kin, is_casualty};
use super::draft::Draft;
use super::lists::{definite, word};

/// Who suffered is often named before the number; other people only "in the ranks of" somebody.
pub(super) fn of(here: &Here<'_, '_>, draft: &Draft, clause: &Range<usize>, suffered: bool) -> Option<Span> {
    if !suffered && !draft.takes_casualty() {
        return None;
    }
    // "في صفوف القوات" stands before or after the count, "ضحايا القوات" before it.
    let mut found = None;
    for token in clause.clone() {
        if draft.tokens.contains(&token) {
            continue;
        }
        if let Some((hit, entry)) = here.reading.find(token, here.lists.scopes) {
            let ahead = hit.end as usize <= draft.tokens.start;
            match entry.value {
                "among" if ahead || found.is_none() => found = group(here, hit.end as usize, clause.end).or(found),
                "counted" if suffered && ahead && !hit.article && hit.ending == Ending::None => {
                    found = group(here, hit.end as usize, clause.end).or(found);
                }
                _ => {}
            }
        } else if suffered
            && token < draft.tokens.start
            && let Some(head) = here.governors.iter().find(|g| g.tokens.start == token && g.kind == Kin::Head)
            && is_casualty(head.category)
        {
            found = group(here, head.tokens.end, draft.tokens.start).or(found);
        }
    }
    found
}

/// The group of people that a noun phrase at `at` names.
fn group(here: &Here<'_, '_>, at: usize, limit: usize) -> Option<Span> {
    let reading = here.reading;
    if at >= limit || !word(reading, at) {
        return None;
    }
    let named = reading.find(at, here.lists.scopes).is_some_and(|(h, e)| e.value == "group" && h.proclitics.none());
    let people =
        here.lists.noun(reading, at).is_some_and(|(h, _, category)| h.proclitics.none() && category.is_people());
    if !named && !people {
        return None;
    }
    let mut end = at + 1;
    while end < limit && end < at + 4 && definite(reading, end) {
        end += 1;
    }
    Some(reading.view.span(at..end))
}

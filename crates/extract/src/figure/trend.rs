//! Rose to is not rose by: the word of change before a count, and the particle between them.

use std::ops::Range;

use riwaya_text::letters::BEH;

use super::Here;
use super::draft::Draft;
use crate::Trend;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Rise,
    Fall,
    Reach,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    To,
    By,
    From,
    Bare,
}

pub(super) fn of(here: &Here<'_, '_>, drafts: &[Draft], i: usize, clause: &Range<usize>) -> Trend {
    let draft = &drafts[i];
    let next = drafts.get(i + 1);
    let link = link(here, draft);
    // "By" belongs to the word of change that no other count follows: "ارتفع 5 في المئة، بقيمة 20 دولارا".
    let other = drafts[..i].last().map_or(0, |d| d.tokens.end);
    // A change may begin a clause before: "ارتفعت الحصيلة لتصل إلى 20", "وارتفع ... من 31 إلى 29".
    let from = here.sentence.start.max(clause.start.saturating_sub(12));
    let from = if link == Link::By { from.max(other) } else { from };
    let mut direction = None;
    for token in (from..draft.tokens.start).rev() {
        let found = here
            .reading
            .find(token, here.lists.trend_verbs)
            .or_else(|| here.reading.find(token, here.lists.trend_nouns));
        let Some((_, entry)) = found else { continue };
        match entry.value {
            "rise" => direction = Some(Direction::Rise),
            "fall" => direction = Some(Direction::Fall),
            _ => {
                direction = direction.or(Some(Direction::Reach));
                continue;
            }
        }
        if token < clause.start && link == Link::By {
            direction = None;
        }
        break;
    }
    match (direction, link) {
        (Some(Direction::Rise | Direction::Fall), Link::By) => Trend::By,
        // "ارتفع السعر دولارين إلى 57"
        (Some(Direction::Rise | Direction::Fall), Link::Bare) if next.is_some_and(|n| to_follows(here, draft, n)) => {
            Trend::By
        }
        (Some(Direction::Rise), Link::To) => Trend::RiseTo,
        (Some(Direction::Fall), Link::To) => Trend::FallTo,
        (Some(_), Link::From) if next.is_some_and(|n| to_follows(here, draft, n)) => Trend::From,
        _ => Trend::None,
    }
}

fn link(here: &Here<'_, '_>, draft: &Draft) -> Link {
    let (r, forms) = (here.reading, &here.lists.forms);
    let view = &here.reading.view;
    let start = draft.tokens.start;
    let attached = view.tokens.get(start).is_some_and(|t| t.span.start < draft.span.start);
    if attached && matches!(view.letters(start), [BEH, ..]) {
        return Link::By;
    }
    let Some(before) = start.checked_sub(1) else { return Link::Bare };
    if forms.reached.is(r, before) {
        return Link::To;
    }
    if forms.from.is(r, before) {
        return Link::From;
    }
    if forms.by.is(r, before) { Link::By } else { Link::Bare }
}

/// Whether "to" and the new value stand right after the old one.
fn to_follows(here: &Here<'_, '_>, draft: &Draft, next: &Draft) -> bool {
    next.tokens.start > draft.tokens.end
        && next.tokens.start - draft.tokens.end <= 3
        && here.lists.forms.to.is(here.reading, next.tokens.start - 1)
}

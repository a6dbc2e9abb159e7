//! Counts that nobody says to be so: denied, conditional, feared.

use std::ops::Range;

use riwaya_text::Kind;
use riwaya_text::letters::{TEH, YEH};

use super::Here;
use super::draft::Draft;

pub(super) fn of(here: &Here<'_, '_>, draft: &Draft, clause: &Range<usize>) -> bool {
    let view = &here.reading.view;
    // The word may end the clause before ("يمكن أن" cut after it), so one token more is looked at.
    let from = here.sentence.start.max(clause.start.saturating_sub(2));
    (from..draft.tokens.start).any(|token| {
        let Some((hit, entry)) = here.reading.find(token, here.lists.unreal) else { return false };
        let next = hit.end as usize;
        if next <= clause.start || next > draft.tokens.start || draft.tokens.start - next > reach(entry.usage) {
            return false;
        }
        // What a mark or a relative clause parts from the word is outside its reach.
        let parted = (next..draft.tokens.start).any(|t| {
            matches!(view.tokens[t].kind, Kind::Mark(c) if !matches!(c, '"' | '«' | '»' | '“' | '”'))
                || here.lists.forms.relative.is(here.reading, t)
        });
        if parted {
            return false;
        }
        let governs = || here.governors.iter().any(|g| g.tokens.start == next);
        // "لم ينج سوى خمسة": five did.
        if (next..draft.tokens.start).any(|t| here.lists.forms.except.is(here.reading, t)) {
            return false;
        }
        match entry.usage {
            // "لم يتجاوز 20" bounds the count.
            "verb" => next < draft.tokens.start && !bounds(here, draft, next),
            "imperfect" => next < draft.tokens.start && imperfect(here, next) && !bounds(here, draft, next),
            "noun" | "casualty" => governs(),
            _ => true,
        }
    })
}

/// How many words a word of doubt reaches: "قد" no further than its verb's own object.
fn reach(usage: &str) -> usize {
    if usage == "imperfect" { 5 } else { 10 }
}

/// يقتل, ترتفع; not the past of the forms that begin with ت (تجمعت, تمكن).
fn imperfect(here: &Here<'_, '_>, token: usize) -> bool {
    match here.reading.view.letters(token) {
        [YEH, _, _, ..] => true,
        [TEH, .., TEH] => false,
        [TEH, _, _, ..] => here.reading.find(token, here.lists.clause_verbs).is_none_or(|(_, e)| e.value == "agent"),
        _ => false,
    }
}

/// Whether the verb at a token is the count's own modifier.
fn bounds(here: &Here<'_, '_>, draft: &Draft, token: usize) -> bool {
    draft.tokens.contains(&token)
        || draft.modifier != crate::Modifier::Exact
            && draft.tokens.start - token <= 4
            && here.lists.forms.bounding.is(here.reading, token)
}

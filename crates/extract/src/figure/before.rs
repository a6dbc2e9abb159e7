//! The noun before a number: شرطي واحد, ضابطان اثنان, الدول الخمس, جمهوريات البلطيق الثلاث.

use std::ops::Range;

use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, LAM, TEH};
use rust_decimal::Decimal;

use super::lists::{Lists, definite, marked, plural, relation, unit, word};
use super::noun::{article_before, digits};
use crate::{Category, Number, NumberKind, Quantity, Reading, RuleId};

/// What the words before a number make of it.
pub(super) enum Before {
    /// It counts them.
    Counts(Named),
    /// It numbers them: الدورة الـ47.
    Orders,
    Nothing,
}

pub(super) struct Named {
    pub tokens: Range<usize>,
    /// Byte at which the noun begins, what is attached before it excluded.
    pub start: u32,
    pub category: Option<Category>,
    pub unit: Option<&'static str>,
    pub rule: RuleId,
}

pub(super) fn noun(lists: &Lists, reading: &Reading<'_>, number: &Number, own: &Range<usize>) -> Before {
    let view = &reading.view;
    let Quantity::Exact(value) = number.value else { return Before::Nothing };
    if number.kind != NumberKind::Cardinal || own.start == 0 || number.modifier_span.is_some() {
        return Before::Nothing;
    }
    let article = article_before(reading, number);
    // "الـ" may be a token of its own before digits.
    let mut end = own.start;
    if article && end > 0 && !definite(reading, end) && matches!(view.letters(end - 1), [ALEF, LAM]) {
        end -= 1;
    }
    if end == 0 || !word(reading, end - 1) {
        return Before::Nothing;
    }
    let sentence = view.sentence(own.start).start;
    let listed = |end: usize| {
        (end.saturating_sub(3)..end).rev().filter(|&t| t >= sentence).find_map(|t| {
            let (hit, entry, category) = lists.noun(reading, t)?;
            (hit.end as usize == end).then_some((hit, entry, category))
        })
    };
    if value == Decimal::ONE || value == Decimal::TWO {
        let Some((hit, entry, category)) = listed(end) else { return Before::Nothing };
        let dual = matches!(hit.ending, Ending::Dual | Ending::DualOrPlural);
        if digits(reading, own.start) || hit.article != article || (value == Decimal::TWO) != dual {
            return Before::Nothing;
        }
        // An adjective of relation after its noun: شركة أوروبية واحدة.
        let adjective = relation(entry) && hit.first > 0 && {
            let before = hit.first as usize - 1;
            word(reading, before)
                && reading.find(before, lists.stops).is_none()
                && reading.find(before, lists.parts).is_none()
                && reading.find(before, lists.casualty_words).is_none()
                && reading.find(before, lists.casualty_verbs).is_none()
        };
        if adjective && value == Decimal::ONE {
            return Before::Nothing;
        }
        // جانب واحد, وقت واحد mean "the same", and مرة واحدة "once".
        let like = hit.proclitics.particle == Some('ك');
        if value == Decimal::ONE && (!counts_one(lists, category, entry.form) || article || like) {
            return Before::Nothing;
        }
        let rule = if dual { "dual-noun" } else { "one-noun" };
        // An adjective between: عسكريين تركيين اثنين.
        let noun = listed(hit.first as usize)
            .filter(|(h, _, _)| dual && matches!(h.ending, Ending::Dual | Ending::DualOrPlural));
        let (category, first) = noun.map_or((category, hit), |(h, _, c)| (c, h));
        return Before::Counts(Named {
            tokens: first.first as usize..hit.end as usize,
            start: first.span.start,
            category: Some(category),
            unit: unit(entry),
            rule,
        });
    }
    if !article {
        return Before::Nothing;
    }
    for (tail, first) in [(end, end), (end - 1, end - 1)] {
        if tail == 0 || tail < end && !definite(reading, end - 1) {
            break;
        }
        let Some((hit, entry, category)) = listed(first) else { continue };
        let many = plural(entry)
            || matches!(hit.ending, Ending::Plural | Ending::FemininePlural)
            || hit.ending == Ending::DualOrPlural && marked(entry, "sound");
        if many {
            return Before::Counts(Named {
                tokens: hit.first as usize..end,
                start: hit.span.start,
                category: Some(category),
                unit: unit(entry),
                rule: "named-number",
            });
        }
        if tail == end {
            return if digits(reading, own.start) { Before::Orders } else { Before::Nothing };
        }
    }
    if definite(reading, end - 1) {
        if matches!(view.letters(end - 1), [.., ALEF, TEH]) {
            return Before::Counts(Named {
                tokens: end - 1..end,
                start: view.tokens[end - 1].span.start,
                category: None,
                unit: None,
                rule: "named-number",
            });
        }
        if digits(reading, own.start) {
            return Before::Orders;
        }
    }
    Before::Nothing
}

fn counts_one(lists: &Lists, category: Category, form: &str) -> bool {
    !lists.forms.same.holds(form) && category != Category::Percent
}

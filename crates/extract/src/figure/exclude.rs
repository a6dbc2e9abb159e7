//! What is a number but no figure: orders, dates, labels, scores, codes.

use std::ops::Range;

use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, BEH, FEH, HEH, KAF, LAM, WAW};
use riwaya_text::{Kind, RegionKind, Span};
use rust_decimal::Decimal;

use super::casualty::is_casualty;
use super::lists::{Lists, definite, plural, word};
use super::noun::digits;
use crate::number::{ORDINAL_RANGE, is_and};
use crate::{Analysis, Modifier, Number, NumberKind, Quantity, Reading, Time, TimeKind};

/// The time that a span overlaps.
pub(super) fn time_over(found: &Analysis, span: Span) -> Option<&Time> {
    let n = found.times.partition_point(|t| t.span.end <= span.start);
    found.times.get(n).filter(|t| t.span.overlaps(span))
}

/// Whether a time makes a date of the number in it. "بعد 11 شهرا" tells how long, though a day follows from it.
pub(super) fn dates(lists: &Lists, reading: &Reading<'_>, time: &Time) -> bool {
    let view = &reading.view;
    let first = view.token_at(time.span.start);
    let after = lists.forms.after.is(reading, first) || first > 0 && lists.forms.after.is(reading, first - 1);
    match time.kind {
        TimeKind::Duration => false,
        TimeKind::Date => !after,
        TimeKind::Time | TimeKind::Set => true,
    }
}

/// Numbers that are no figure whatever stands after them.
pub(super) fn never(lists: &Lists, reading: &Reading<'_>, number: &Number, own: &Range<usize>) -> bool {
    number.kind == NumberKind::Ordinal
        || number.rule == ORDINAL_RANGE
        || vague_with_particle(reading, number, own)
        || reading.set_aside(own.start)
        || matches!(reading.region(own.start), RegionKind::Byline | RegionKind::Dateline)
        || !measured(number) && !noun_after(lists, reading, own) && labelled(lists, reading, own)
        || code(lists, reading, number, own)
        || day_of_month(lists, reading, number, own)
        || list_item(reading, own)
}

/// Numbers beside which nothing is counted and that are then something else.
pub(super) fn bare(lists: &Lists, reading: &Reading<'_>, number: &Number, own: &Range<usize>) -> bool {
    let view = &reading.view;
    if measured(number) {
        return false;
    }
    // (2), [3]
    if matches!(view.mark(own.end), Some(')' | ']'))
        && own.start > 0
        && matches!(view.mark(own.start - 1), Some('(' | '['))
    {
        return true;
    }
    let numbered = own.start.checked_sub(1).is_some_and(|at| number_of_singular(lists, reading, at));
    if half_of_score(reading, own) || own.len() == 1 && digits(reading, own.start) && numbered {
        return true;
    }
    // "جزء في الألف"
    let share = own.len() == 1 && own.start > 0 && lists.forms.inside.is(reading, own.start - 1);
    if share && definite(reading, own.start) && number.value.exact().is_some_and(|v| v >= Decimal::ONE_HUNDRED) {
        return true;
    }
    match number.value {
        Quantity::Exact(v) => {
            // واحد alone is a pronoun, 2010 a year; a day before a month is a date even where no time was read.
            let said = number.modifier != Modifier::Exact;
            v <= Decimal::ONE
                || digits(reading, own.start)
                    && own.len() == 1
                    && !said
                    && view.text(own.start).chars().count() == 4
                    && v >= Decimal::from(1800)
                    && v <= Decimal::from(2100)
                    && !after_trend(lists, reading, own.start)
        }
        Quantity::Range(Some(a), Some(b)) => digits(reading, own.start) && (a >= b || score(reading, own, a, b)),
        _ => false,
    }
}

fn measured(number: &Number) -> bool {
    matches!(number.kind, NumberKind::Percent | NumberKind::Money | NumberKind::Quantity)
}

/// "نالت القائمة 23 مقعدا": counted in spite of the word before.
fn noun_after(lists: &Lists, reading: &Reading<'_>, own: &Range<usize>) -> bool {
    let listed = lists.noun(reading, own.end).is_some_and(|(h, _, _)| h.proclitics.none() && !h.article);
    let number = own.start > 0 && lists.forms.label.is(reading, own.start - 1);
    listed && !number
}

/// كميات, بعده: other words that begin like "like hundreds", "by several".
fn vague_with_particle(reading: &Reading<'_>, number: &Number, own: &Range<usize>) -> bool {
    let view = &reading.view;
    let attached = view.tokens[own.start].span.start < number.span.start;
    let letters = view.letters(own.start);
    attached && number.value == Quantity::Vague && (matches!(letters, [KAF, ..]) || matches!(letters, [BEH, .., HEH]))
}

/// "9 حزيران": the day of a date.
fn day_of_month(lists: &Lists, reading: &Reading<'_>, number: &Number, own: &Range<usize>) -> bool {
    // "حتى 27 منه": of the month told before.
    let of_it = digits(reading, own.start) && own.len() == 1 && lists.forms.of_it.is(reading, own.end);
    if of_it && number.value.exact().is_some_and(|v| v <= Decimal::from(31)) {
        return true;
    }
    reading.find(own.end, lists.months).is_some_and(|(hit, _)| hit.proclitics.none())
        && match number.value {
            Quantity::Exact(v) | Quantity::Range(_, Some(v)) => v <= Decimal::from(31),
            _ => false,
        }
}

/// Digits alone after a noun: a name's number (جالكسي 4) as often as a count.
pub(super) fn maybe_label(lists: &Lists, reading: &Reading<'_>, number: &Number, own: &Range<usize>) -> bool {
    let view = &reading.view;
    if number.kind != NumberKind::Cardinal || number.modifier_span.is_some() || !digits(reading, own.start) {
        return false;
    }
    if own.len() > 1 {
        return false;
    }
    let total = lists.forms.of.is(reading, own.end) && lists.forms.total.is(reading, own.end + 1);
    if total {
        return false;
    }
    let Some(before) = own.start.checked_sub(1) else { return true };
    let attached = view.tokens[own.start].span.start < number.span.start || view.letters(before).len() == 1;
    if attached || lists.forms.of.is(reading, own.end) || matches!(view.mark(before), Some(':' | '،')) {
        return false;
    }
    let asks = [
        lists.stops,
        lists.clause_verbs,
        lists.trend_verbs,
        lists.trend_nouns,
        lists.casualty_verbs,
        lists.casualty_words,
        lists.parts,
    ];
    let number_of = lists.forms.number.begins_behind(reading, before, &[WAW, FEH, BEH])
        || lists.forms.the_number.is(reading, before)
        || after_trend(lists, reading, own.start);
    !(number_of || asks.iter().any(|&list| reading.find(before, list).is_some()))
}

/// 3-1: two small numbers around a dash that nothing is counted by.
fn score(reading: &Reading<'_>, own: &Range<usize>, a: Decimal, b: Decimal) -> bool {
    let dash = own.clone().any(|t| matches!(reading.view.mark(t), Some('-' | '–' | '/' | ':')));
    dash && a < Decimal::from(20) && b < Decimal::from(20)
}

/// "2 - 1": two numbers of their own around a dash.
fn half_of_score(reading: &Reading<'_>, own: &Range<usize>) -> bool {
    let view = &reading.view;
    let dash = |t: usize| matches!(view.mark(t), Some('-' | '–' | '/' | ':' | '×'));
    digits(reading, own.start)
        && (dash(own.end) && digits(reading, own.end + 1)
            || own.start > 1 && dash(own.start - 1) && digits(reading, own.start - 2))
}

/// "بلغ 2015": a count in spite of its four digits.
fn after_trend(lists: &Lists, reading: &Reading<'_>, start: usize) -> bool {
    let to = start > 0 && lists.forms.to.is(reading, start - 1);
    let reach = if to { 8 } else { 3 };
    let from = reading.view.sentence(start).start.max(start.saturating_sub(reach));
    (from..start).any(|t| reading.find(t, lists.trend_verbs).is_some())
}

/// How many numbers behind one label are followed back to it.
const JOINED: usize = 32;

/// المادة 4, رقم (5), القرار 1701, طائرة إف 16.
fn labelled(lists: &Lists, reading: &Reading<'_>, own: &Range<usize>) -> bool {
    let view = &reading.view;
    let mut start = own.start;
    // المادتان 12 و14
    for _ in 0..JOINED {
        if start < 2 || !(digits(reading, start) && digits(reading, start - 2) && is_and(reading, start - 1)) {
            break;
        }
        start -= 2;
    }
    let Some(mut at) = start.checked_sub(1) else { return false };
    while at > 0 && matches!(view.mark(at), Some('(' | '-' | '–' | ':' | '"' | '«')) && start - at < 3 {
        at -= 1;
    }
    if !word(reading, at) {
        return false;
    }
    if label(lists, reading, at, at + 1) {
        return true;
    }
    // "فيتامين ب12"
    if view.letters(at).len() == 1
        && at > 0
        && reading.find(at - 1, lists.labels).is_some_and(|(_, e)| e.usage == "letter")
    {
        return true;
    }
    // A phrase of two words, or an owner between label and number: قرار مجلس الأمن 1701.
    if at > 0 && label(lists, reading, at - 1, at + 1) {
        return true;
    }
    let owner = matches!(view.letters(at), [ALEF, LAM, ..]) && digits(reading, start);
    owner && at > 1 && lists.forms.resolution.is(reading, at - 2)
}

/// "الأسبوع 133": digits behind a definite singular, where no verb stands before it.
fn number_of_singular(lists: &Lists, reading: &Reading<'_>, at: usize) -> bool {
    let singular = lists.noun(reading, at).is_some_and(|(hit, entry, category)| {
        hit.article && hit.ending == Ending::None && !plural(entry) && !is_casualty(category)
    });
    let verbs = [lists.casualty_verbs, lists.casualty_words, lists.clause_verbs, lists.trend_verbs];
    singular && at > 0 && !verbs.iter().any(|&list| reading.find(at - 1, list).is_some())
}

fn label(lists: &Lists, reading: &Reading<'_>, first: usize, end: usize) -> bool {
    reading.hits_at(first).iter().any(|h| {
        reading.language.list_of(h.entry) == lists.labels
            && h.end as usize == end
            && matches!(h.ending, Ending::None | Ending::Dual | Ending::DualOrPlural)
    })
}

/// Telephone numbers, names of aircraft and viruses, addresses.
fn code(lists: &Lists, reading: &Reading<'_>, number: &Number, own: &Range<usize>) -> bool {
    let view = &reading.view;
    let first = view.tokens[own.start];
    let zero = |t: usize| {
        let mut chars = view.text(t).chars();
        matches!(chars.next(), Some('0' | '٠' | '۰')) && chars.next().is_some_and(char::is_numeric)
    };
    if own.len() > 1 && own.clone().any(zero) && !own.clone().any(|t| word(reading, t)) {
        return true;
    }
    if first.kind == Kind::Number && own.len() == 1 {
        let text = view.text(own.start);
        let digits = text.chars().count();
        let zero = text.starts_with(['0', '٠', '۰']);
        if zero && digits > 1 && !text.contains(['.', ',', '٫', '٬'])
            || digits >= 11 && text.chars().all(char::is_numeric)
        {
            return true;
        }
    }
    // A word without space before digits: اتش7, but نحو1000 and و1000.
    if let Some(before) = own.start.checked_sub(1)
        && !first.space_before
        && first.kind == Kind::Number
        && view.tokens[before].kind == Kind::Word
        && view.letters(before).len() > 1
        && !matches!(view.letters(before), [.., ALEF, LAM])
        && reading.find(before, lists.stops).is_none()
        && number.modifier_span.is_none()
    {
        return true;
    }
    // "في الـ12 من عمره", "875 هـ"
    let aged = lists.forms.of.is(reading, own.end) && lists.forms.age.is(reading, own.end + 1);
    if aged || digits(reading, own.start) && lists.forms.hijri.is(reading, own.end) {
        return true;
    }
    // Latin letters or a dash to a word without space: F16, إف-16, كوفيد-19.
    let before = own.start.checked_sub(1);
    if let Some(before) = before
        && !first.space_before
    {
        match view.tokens[before].kind {
            Kind::Latin => return true,
            Kind::Mark('-' | '–' | '_' | '/' | '@' | '#') if before > 0 => {
                let joined = !view.tokens[before].space_before;
                if joined && matches!(view.tokens[before - 1].kind, Kind::Word | Kind::Latin) {
                    return true;
                }
            }
            Kind::Mark('#' | '@') => return true,
            _ => {}
        }
    }
    view.tokens
        .get(own.end)
        .is_some_and(|t| !t.space_before && (t.kind == Kind::Latin || matches!(t.kind, Kind::Mark('_' | '@'))))
}

/// "1) …", "2- …" at the beginning of a line.
fn list_item(reading: &Reading<'_>, own: &Range<usize>) -> bool {
    let view = &reading.view;
    let begins =
        view.tokens[own.start].line_before || own.start > 0 && matches!(view.mark(own.start - 1), Some('(' | '.'));
    let small = own.len() == 1 && digits(reading, own.start) && view.text(own.start).chars().count() <= 2;
    small
        && match view.mark(own.end) {
            Some(')') => {
                own.start == 0 || !matches!(view.mark(own.start - 1), Some('(')) && !has_open(reading, own.start)
            }
            Some('-' | '–' | '.') => begins && view.tokens[own.start].line_before,
            _ => false,
        }
}

fn has_open(reading: &Reading<'_>, token: usize) -> bool {
    reading.view.quotes.iter().any(|q| q.closed && q.open < token && q.close > token && token - q.open < 12)
}

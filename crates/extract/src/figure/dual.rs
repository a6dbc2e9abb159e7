//! Nouns that count by themselves: the dual (ضابطين, أسبوعان), and قرن من الزمان.

use riwaya_text::Hit;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, BEH, FEH, LAM, NOON, TEH, WAW, YEH};
use rust_decimal::Decimal;

use super::draft::Draft;
use super::exclude::{dates, time_over};
use super::lists::{Lists, definite, marked, relation, unit, word};
use super::noun::digits;
use crate::language::Entry;
use crate::reading::ListSet;
use crate::{Analysis, Category, Modifier, Number, NumberKind, Quantity, Reading, TimeKind};

pub(super) fn find(lists: &Lists, reading: &Reading<'_>, found: &Analysis, drafts: &mut Vec<Draft>) {
    let numbered = drafts.len();
    let mut next = 0;
    for hit in reading.hits_near(ListSet::of(lists.counted)) {
        if reading.language.list_of(hit.entry) != lists.counted || reading.set_aside(hit.first as usize) {
            continue;
        }
        let entry = reading.language.entry(hit.entry);
        while next < numbered && drafts[next].span.end <= hit.span.start {
            next += 1;
        }
        if drafts[..numbered].get(next).is_some_and(|d| d.span.overlaps(hit.span)) {
            continue;
        }
        let Some(category) = Category::parse(entry.value) else { continue };
        if restates(found, &drafts[numbered..], reading, hit) {
            continue;
        }
        if let Some(draft) = counted(lists, reading, found, hit, entry, category) {
            drafts.push(draft);
        } else if let Some(draft) = span_of_time(lists, reading, hit, entry, category) {
            drafts.push(draft);
        }
    }
}

/// "طفلان شقيقان": a dual right behind another one says no count of its own, unless a length
/// of time stands before it ("خلال يومين جنديان").
fn restates(found: &Analysis, duals: &[Draft], reading: &Reading<'_>, hit: &Hit) -> bool {
    let Some(before) = (hit.first as usize).checked_sub(1).filter(|_| hit.proclitics.none() && !hit.article) else {
        return false;
    };
    let n = found.numbers.partition_point(|n| n.span.end <= hit.span.start);
    let number =
        n.checked_sub(1).and_then(|n| found.numbers.get(n)).filter(|n| n.rule == "number-dual" && n.unit.is_none());
    let ends = |span: riwaya_text::Span| reading.view.tokens_in(span).end == before + 1;
    let dual = number.is_some_and(|n| ends(n.span))
        || duals.last().is_some_and(|d| d.tokens.end == before + 1 && d.category != Some(Category::Duration));
    let case = |t: usize| match reading.view.letters(t) {
        [.., vowel, NOON] => Some(*vowel),
        _ => None,
    };
    dual && (case(before).is_none() || case(before) == case(hit.end as usize - 1))
}

/// The draft of a number that is itself a dual noun of the list; the outer `None` where it is no such noun.
pub(super) fn of_number(
    lists: &Lists,
    reading: &Reading<'_>,
    found: &Analysis,
    n: usize,
    own: &std::ops::Range<usize>,
) -> Option<Option<Draft>> {
    let number = &found.numbers[n];
    let measured = matches!(number.kind, NumberKind::Quantity | NumberKind::Money);
    if !measured || number.value != Quantity::Exact(Decimal::TWO) || digits(reading, own.start) {
        return None;
    }
    // سنتين are two years before they are two cents.
    let listed = |hit: &&Hit| reading.language.list_of(hit.entry) == lists.counted && hit.tokens() == *own;
    let dual = |hit: &&Hit| {
        reading.language.entry(hit.entry).usage != "plural" && matches!(hit.ending, Ending::Dual | Ending::DualOrPlural)
    };
    let hits = reading.hits_at(own.start);
    let Some(hit) = hits.iter().filter(listed).find(dual) else {
        // عقدين are two contracts as often as two decades: a time says which.
        let lasts = time_over(found, number.span).is_some_and(|t| t.kind == TimeKind::Duration);
        return hits.iter().any(|h| listed(&h)).then(|| lasts.then(|| length_of_time(number, n, own)));
    };
    let entry = reading.language.entry(hit.entry);
    let category = Category::parse(entry.value)?;
    if restates(found, &[], reading, hit) {
        return Some(None);
    }
    Some(counted(lists, reading, found, hit, entry, category).map(|draft| Draft {
        number: Some(n),
        unit: draft.unit.or(number.unit),
        ..draft
    }))
}

fn length_of_time(number: &Number, n: usize, own: &std::ops::Range<usize>) -> Draft {
    Draft {
        number: Some(n),
        value: number.value,
        modifier: number.modifier,
        unit: number.unit,
        category: Some(Category::Duration),
        ..Draft::noun(number.span, own.clone(), Decimal::TWO, number.span, "dual-noun")
    }
}

/// Whether the same letters are listed as a plural of another noun: بلدان.
fn plural_beside(lists: &Lists, reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.hits_at(hit.first as usize).iter().any(|h| {
        let entry = reading.language.entry(h.entry);
        entry.list == lists.counted && h.end == hit.end && h.ending == Ending::None && entry.usage == "plural"
    })
}

fn counted(
    lists: &Lists,
    reading: &Reading<'_>,
    found: &Analysis,
    hit: &Hit,
    entry: &Entry,
    category: Category,
) -> Option<Draft> {
    let view = &reading.view;
    let last = hit.end as usize - 1;
    if entry.usage == "plural" || plural_beside(lists, reading, hit) {
        return None;
    }
    let letters = view.letters(last);
    let feminine = matches!(letters, [.., TEH, YEH | ALEF, NOON]);
    let is = match hit.ending {
        Ending::Dual if matches!(letters, [.., ALEF, NOON]) => true,
        Ending::DualOrPlural if matches!(letters, [.., YEH, NOON]) => {
            feminine || !marked(entry, "sound") || either(lists, reading, hit, entry)
        }
        // The construct: قاعدتي الجيش. Without a noun after it the ي is "my".
        Ending::Dual | Ending::DualOrPlural => {
            !hit.article
                && matches!(letters, [.., TEH, ALEF | YEH])
                && word(reading, last + 1)
                && view.sentence(last).contains(&(last + 1))
                && reading.find(last + 1, lists.stops).is_none()
                && !attached(reading, last + 1)
                && (definite(reading, last + 1) || category != Category::Duration)
        }
        _ => false,
    };
    // الدقيقتين 12 و67: a label of what follows.
    let numbers = digits(reading, last + 1) || hit.article && ordinal_at(reading, found, last + 1);
    if !is
        || numbers
        || adjective(reading, hit, entry)
        || plural_here(lists, reading, hit)
        || named(lists, reading, hit)
    {
        return None;
    }
    if let Some(time) = time_over(found, hit.span)
        && dates(lists, reading, time)
    {
        return None;
    }
    let mut span = hit.span;
    let mut tokens = hit.tokens();
    // Listed modifiers stand before numbers only; a dual takes the plain ones.
    let mut modifier = Modifier::Exact;
    if let Some(before) = tokens.start.checked_sub(1)
        && hit.proclitics.none()
    {
        let forms = &lists.forms;
        let about = forms.about.is(reading, before);
        let than = before > 0 && forms.of.is(reading, before);
        let more = than && forms.more.is(reading, before - 1);
        let less = than && forms.less.is(reading, before - 1);
        if about {
            modifier = Modifier::About;
            tokens.start = before;
        } else if more || less {
            modifier = if more { Modifier::MoreThan } else { Modifier::LessThan };
            tokens.start = before - 1;
        }
        if tokens.start < hit.first as usize {
            span.start = view.tokens[tokens.start].span.start;
        }
    }
    let end = tokens.end;
    if let Some((next, _)) = reading.find(end, lists.complements)
        && next.proclitics.none()
        && !next.article
        && next.ending == Ending::None
        && !hit.article
    {
        tokens.end = next.end as usize;
    }
    if modifier == Modifier::Exact
        && let Some((after, entry)) = reading.find(tokens.end, lists.after)
        && after.proclitics.none() == entry.usage.is_empty()
        && let Some(said) = Modifier::parse(entry.value)
    {
        modifier = said;
        tokens.end = after.end as usize;
    }
    span.end = view.tokens[tokens.end - 1].span.end;
    Some(Draft {
        modifier,
        unit: unit(entry),
        category: Some(category),
        ..Draft::noun(span, tokens, Decimal::TWO, hit.span, "dual-noun")
    })
}

/// "عدد السائحين": whose number is told are no two.
fn plural_here(lists: &Lists, reading: &Reading<'_>, hit: &Hit) -> bool {
    hit.article
        && hit.ending == Ending::DualOrPlural
        && (hit.first as usize)
            .checked_sub(1)
            .is_some_and(|before| lists.forms.number_of.is_behind(reading, before, &[WAW, FEH, BEH, LAM]))
}

/// طالبان is a movement, الفوزان a family, and two students or victories only beside what befell them.
fn named(lists: &Lists, reading: &Reading<'_>, hit: &Hit) -> bool {
    let at = hit.first as usize;
    let name = [lists.organisations, lists.families]
        .iter()
        .any(|&list| reading.find(at, list).is_some_and(|(h, _)| h.ending == Ending::None));
    let befell = || {
        at > 0
            && (reading.find(at - 1, lists.casualty_words).is_some()
                || reading.find(at - 1, lists.casualty_verbs).is_some())
    };
    name && !befell()
}

/// "المركزين الأول والثالث": which two, not how many.
fn ordinal_at(reading: &Reading<'_>, found: &Analysis, token: usize) -> bool {
    let Some(t) = reading.view.tokens.get(token) else { return false };
    let n = found.numbers.partition_point(|n| n.span.end <= t.span.start);
    found.numbers.get(n).is_some_and(|n| n.kind == NumberKind::Ordinal && n.span.overlaps(t.span))
}

/// An adjective of relation that agrees with the noun before it: العمليتين الانتحاريتين.
fn adjective(reading: &Reading<'_>, hit: &Hit, entry: &Entry) -> bool {
    let Some(before) = (hit.first as usize).checked_sub(1) else { return false };
    // "قاعدتي الوادي والجبل العسكريتين": the feminine of relation is an adjective wherever it stands.
    let feminine = matches!(reading.view.letters(before + 1), [.., TEH, YEH | ALEF, NOON]);
    if relation(entry) && feminine && hit.article {
        return true;
    }
    relation(entry)
        && hit.proclitics.none()
        && word(reading, before)
        && definite(reading, before) == hit.article
        && (hit.article || matches!(reading.view.letters(before), [.., ALEF | YEH, NOON]))
}

/// Whether a particle stands attached before the word: "دراجتي للسباق" is no construct.
fn attached(reading: &Reading<'_>, token: usize) -> bool {
    matches!(reading.view.letters(token), [LAM, LAM, ..] | [WAW, ..] | [BEH, ALEF, LAM, ..])
        || reading.hits_at(token).iter().any(|h| h.proclitics.particle.is_some())
}

/// Nouns whose ين is dual as often as plural (شرطيين): dual where an indefinite one stands right after
/// a casualty word.
fn either(lists: &Lists, reading: &Reading<'_>, hit: &Hit, entry: &Entry) -> bool {
    let Some(before) = (hit.first as usize).checked_sub(1) else { return false };
    marked(entry, "either")
        && !hit.article
        && hit.proclitics.none()
        && (reading.find(before, lists.casualty_words).is_some()
            || reading.find(before, lists.casualty_verbs).is_some())
}

/// قرن من الزمان: one of a long unit.
fn span_of_time(lists: &Lists, reading: &Reading<'_>, hit: &Hit, entry: &Entry, category: Category) -> Option<Draft> {
    let view = &reading.view;
    let end = hit.end as usize;
    let long = matches!(unit(entry), Some("CE" | "DE" | "Y"));
    if category != Category::Duration
        || !long
        || entry.usage == "plural"
        || hit.article
        || !matches!(hit.ending, Ending::None | Ending::Accusative)
        || !lists.forms.of.is(reading, end)
        || !lists.forms.time.is(reading, end + 1)
    {
        return None;
    }
    let before = (hit.first as usize).checked_sub(1);
    if before.is_some_and(|b| lists.forms.share.is(reading, b)) {
        return None;
    }
    let tokens = hit.first as usize..end + 2;
    let span = riwaya_text::Span { start: hit.span.start, end: view.tokens[end + 1].span.end };
    Some(Draft {
        unit: unit(entry),
        category: Some(category),
        ..Draft::noun(span, tokens, Decimal::ONE, hit.span, "span-of-time")
    })
}

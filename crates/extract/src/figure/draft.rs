use std::ops::Range;

use riwaya_text::letters::{LAM, TEH, YEH};
use riwaya_text::{Kind, Span};
use rust_decimal::Decimal;

use super::lists::Lists;
use super::{before, by_kind, dual, exclude, noun, plain};
use crate::{Analysis, Category, Modifier, Number, NumberKind, Quantity, Reading, RuleId};

/// A figure before its clause was asked.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub number: Option<usize>,
    pub span: Span,
    /// The tokens of the span.
    pub tokens: Range<usize>,
    pub value: Quantity,
    pub modifier: Modifier,
    pub counted: Option<Span>,
    pub unit: Option<&'static str>,
    /// What the noun itself says; `None` where no noun stands by the number, or an unknown one.
    pub category: Option<Category>,
    /// Whether a noun stands by the number that no list holds.
    pub unknown_noun: bool,
    /// Bare digits after a word that asks for no number: a label (جالكسي 4) unless the clause says otherwise.
    pub weak: bool,
    /// Whether killed and injured are counted together.
    pub together: bool,
    /// The noun leaves nothing to the clause.
    pub firm: bool,
    pub rule: RuleId,
}

impl Draft {
    /// The draft of a noun that is its own number.
    pub fn noun(span: Span, tokens: Range<usize>, value: Decimal, counted: Span, rule: RuleId) -> Draft {
        Draft {
            number: None,
            span,
            tokens,
            value: Quantity::Exact(value),
            modifier: Modifier::Exact,
            counted: Some(counted),
            unit: None,
            category: None,
            unknown_noun: false,
            weak: false,
            together: false,
            firm: false,
            rule,
        }
    }

    /// Whether a casualty verb may say what is counted: people of some kind, or no noun at all.
    pub fn takes_casualty(&self) -> bool {
        !self.together
            && !self.firm
            && match self.category {
                None => true,
                // A prisoner who is killed counts among the dead.
                Some(c) => c.is_people() || c == Category::Detained,
            }
    }
}

/// The number with the words that it counts, `None` where it counts nothing.
pub(super) fn from_number(
    lists: &Lists,
    reading: &Reading<'_>,
    found: &Analysis,
    n: usize,
    number: &Number,
) -> Option<Draft> {
    let view = &reading.view;
    let own = view.tokens_in(number.span);
    if own.is_empty() || exclude::never(lists, reading, number, &own) {
        return None;
    }
    if let Some(draft) = dual::of_number(lists, reading, found, n, &own) {
        return draft;
    }
    let time = exclude::time_over(found, number.span);
    if time.is_some_and(|t| exclude::dates(lists, reading, t)) {
        return None;
    }
    let phrase = noun::after(lists, reading, found, number, own.end);
    // "أيام عدة": several after their noun.
    let several = number.value == Quantity::Vague && number.modifier == Modifier::Several;
    if phrase.end == 0 && several && number.unit.is_none() {
        return None;
    }
    // "واحد من الركاب" singles one out; it counts nobody.
    let one = number.value == Quantity::Exact(Decimal::ONE);
    if one && phrase.end > 0 && lists.forms.of.is(reading, own.end) && !noun::digits(reading, own.start) {
        return None;
    }
    // "الطابق الـ14 من المبنى" is no fourteen of it.
    let ordered = || matches!(before::noun(lists, reading, number, &own), before::Before::Orders);
    if lists.forms.of.is(reading, own.end) && ordered() {
        return None;
    }
    let mut span = number.span;
    let mut tokens = own.start..own.end.max(phrase.end);
    let mut counted = phrase.counted.clone().map(|c| view.span(c));
    let by_unit = number.unit.map(measured).filter(|c| *c != Category::Other && number.kind == NumberKind::Quantity);
    let mut category = by_kind(number.kind).or(by_unit).or(phrase.category);
    let mut unit = number.unit.or(phrase.unit);
    let mut rule = if phrase.counted.is_some() { "counted-number" } else { "bare-number" };
    if phrase.end > own.end && view.mark(own.end) == Some(')') && own.start > 0 {
        tokens.start = own.start - 1;
        span.start = view.tokens[tokens.start].span.start;
    }
    if phrase.end > own.end {
        span.end = span.end.max(view.tokens[phrase.end - 1].span.end);
    }
    if (phrase.counted.is_none() || number.kind != NumberKind::Quantity)
        && matches!(number.kind, NumberKind::Percent | NumberKind::Money | NumberKind::Quantity)
    {
        rule = "measured-number";
        if category.is_none() {
            category = Some(number.unit.map_or(Category::Other, measured));
        }
    }
    if category.is_none() && time.is_some() {
        category = Some(Category::Duration);
    }
    // Thousands without a noun are people, milliards money.
    if phrase.counted.is_none() && category.is_none() && number.value == Quantity::Vague {
        category = match number.modifier {
            Modifier::Dozens | Modifier::Hundreds | Modifier::Thousands | Modifier::Millions => Some(Category::People),
            Modifier::Billions => Some(Category::Money),
            _ => None,
        };
    }
    if phrase.counted.is_none() && rule == "bare-number" {
        match before::noun(lists, reading, number, &own) {
            before::Before::Counts(named) => {
                span.start = view.tokens[named.tokens.start].span.start.max(named.start);
                tokens.start = named.tokens.start;
                counted = Some(Span { start: span.start, end: view.tokens[named.tokens.end - 1].span.end });
                category = category.or(named.category);
                unit = unit.or(named.unit);
                rule = named.rule;
            }
            before::Before::Orders => return None,
            before::Before::Nothing => {
                if exclude::bare(lists, reading, number, &own) {
                    return None;
                }
            }
        }
    }
    // "ليصل العدد إلى 79": it has got there; no upper bound.
    let reached = number.modifier == Modifier::UpTo
        && number.modifier_span.is_some_and(|m| matches!(view.letters(view.token_at(m.start)), [LAM, YEH | TEH, ..]));
    let mut modifier = if reached { Modifier::Exact } else { number.modifier };
    if let Some(words) = number.modifier_span.filter(|_| !reached) {
        let words = view.tokens_in(words);
        if words.end <= tokens.start && tokens.start - words.end <= 1 && words.end >= tokens.start.saturating_sub(1) {
            let gap = words.end..tokens.start;
            if gap.is_empty() || view.tokens[gap.start].kind == Kind::Word && view.letters(gap.start).len() <= 3 {
                span.start = number.modifier_span.map_or(span.start, |m| m.start.min(span.start));
                tokens.start = words.start;
            }
        } else if words.start >= own.end && words.start <= tokens.end && words.end > tokens.end {
            span.end = span.end.max(view.tokens[words.end - 1].span.end);
            tokens.end = words.end;
        }
    }
    if plain(number.value, modifier)
        && let Some((hit, entry)) = reading.find(tokens.end, lists.after)
        // "37 dead and more than 90 injured": the word belongs to the next number.
        && (entry.usage.is_empty() || !lists.forms.of.is(reading, hit.end as usize))
        && hit.proclitics.none() == entry.usage.is_empty()
        && let Some(said) = Modifier::parse(entry.value)
    {
        modifier = said;
        tokens.end = hit.end as usize;
        span.end = view.tokens[tokens.end - 1].span.end;
    }
    Some(Draft {
        number: Some(n),
        span,
        tokens,
        value: number.value,
        modifier,
        counted,
        unit,
        category: if phrase.together { Some(Category::Other) } else { category },
        unknown_noun: phrase.unknown,
        weak: rule == "bare-number" && exclude::maybe_label(lists, reading, number, &own),
        together: phrase.together,
        firm: phrase.firm,
        rule: if phrase.together { "killed-and-injured" } else { rule },
    })
}

/// The category of a unit of measure.
pub(super) fn measured(unit: &str) -> Category {
    match unit {
        "m" | "km" | "cm" | "mm" | "dm" | "mi" | "ft" | "in" | "yd" | "nmi" => Category::Length,
        "ha" | "feddan" | "donum" | "acre" => Category::Area,
        "D" | "H" | "M" | "S" | "W" | "Mo" | "Y" | "N" | "DE" | "CE" => Category::Duration,
        "%" => Category::Percent,
        _ if unit.ends_with('2') => Category::Area,
        _ => Category::Other,
    }
}

//! Numbers in words and digits, with what they measure and how they are meant.

mod compose;
mod digits;
mod measure;
mod modifier;
mod table;
#[cfg(test)]
mod tests;
mod words;

use riwaya_text::clitic::Ending;
use riwaya_text::{Kind, Span};
use rust_decimal::Decimal;

pub(crate) use compose::Cardinal;
pub(crate) use digits::plain;
pub(crate) use measure::alone_on_line;
use measure::{Measure, Measures, touches};
use modifier::Modifiers;
pub(crate) use table::{Table, adjacent, goes_on, is_and};
pub(crate) use words::{Part, Words, Worth};

use crate::{Language, Modifier, Number, NumberKind, Quantity, Reading, RuleId};

const WORD: u8 = 1;
const UNIT: u8 = 2;
const DUAL: u8 = 4;
const NAME: u8 = 8;

/// Compiled once from the language.
pub(crate) struct Recognizer {
    words: Words,
    measures: Measures,
    modifiers: Modifiers,
    heads: Table<()>,
    /// Nouns whose dual is a count: whether "-ين" is certainly one.
    nouns: Table<bool>,
    durations: Table<&'static str>,
    months: Table<()>,
    /// Names that hold a number word: "ألف ليلة وليلة".
    names: Table<()>,
    marks: Vec<u8>,
}

/// "أكثر من 20 وأقل من 30": two limits side by side are the ends of one range.
fn between_limits(
    r: &Reading<'_>,
    last: &Number,
    f: &Found,
    modifier: Modifier,
    modifier_span: Option<Span>,
) -> Option<Number> {
    let (Quantity::Exact(a), Quantity::Exact(b)) = (last.value, f.value) else { return None };
    let (first, second) = (last.modifier_span?, modifier_span?);
    let low = |m| matches!(m, Modifier::MoreThan | Modifier::AtLeast);
    let high = |m| matches!(m, Modifier::LessThan | Modifier::UpTo);
    let between = Span { start: last.span.end, end: second.start };
    let joined = between.start < between.end && between.of(r.view.raw()).trim() == "و";
    let ordered = (low(last.modifier) && high(modifier) && a < b) || (high(last.modifier) && low(modifier) && a > b);
    (joined && ordered && first.end <= last.span.start && second.end <= f.span.start).then(|| Number {
        span: first.cover(f.span),
        kind: if f.kind == NumberKind::Cardinal { NumberKind::Range } else { f.kind },
        value: Quantity::Range(Some(a.min(b)), Some(a.max(b))),
        unit: f.unit,
        modifier: Modifier::Exact,
        modifier_span: None,
        rule: "number-range",
    })
}

/// A number as it is put together, before its modifier is looked for.
struct Found {
    first: usize,
    next: usize,
    span: Span,
    kind: NumberKind,
    value: Quantity,
    unit: Option<&'static str>,
    vague: Modifier,
    particle: Option<char>,
    rule: RuleId,
}

impl Recognizer {
    pub(crate) fn new(language: &Language) -> Self {
        let words = Words::new(language);
        let measures = Measures::new(language);
        let nouns = Table::new(language, "counted-nouns", |e| (e.usage != "plural").then_some(e.usage != "sound"));
        let durations = Table::new(language, "time-units", |e| (e.usage != "جمع").then_some(e.value));
        let mut marks = Vec::new();
        words.mark(&mut marks, WORD);
        measures.mark(&mut marks, UNIT);
        nouns.mark(&mut marks, DUAL);
        durations.mark(&mut marks, DUAL);
        let names = Table::new(language, "time-in-names", |_| Some(()));
        names.mark(&mut marks, NAME);
        Recognizer {
            words,
            measures,
            modifiers: Modifiers::new(language),
            heads: Table::new(language, "number-ordinal-heads", |_| Some(())),
            nouns,
            durations,
            months: Table::new(language, "months", |_| Some(())),
            names,
            marks,
        }
    }

    pub(crate) fn find(&self, r: &Reading<'_>) -> Vec<Number> {
        let mut out: Vec<Number> = Vec::new();
        let mut token = 0;
        while token < r.view.tokens.len() {
            let Some(f) = self.at(r, token) else {
                token += 1;
                continue;
            };
            let (mut modifier, modifier_span) = self.modifiers.find(r, f.first, f.next, f.particle);
            if f.value == Quantity::Vague {
                modifier = f.vague;
            } else if f.kind == NumberKind::Ordinal {
                modifier = Modifier::Exact;
            }
            if let Some(last) = out.last_mut()
                && let Some(range) = between_limits(r, last, &f, modifier, modifier_span)
            {
                *last = range;
                token = f.next.max(token + 1);
                continue;
            }
            let modifier_span = modifier_span.filter(|_| modifier != Modifier::Exact || f.value == Quantity::Vague);
            token = f.next.max(token + 1);
            out.push(Number {
                span: f.span,
                kind: f.kind,
                value: f.value,
                unit: f.unit,
                modifier,
                modifier_span,
                rule: f.rule,
            });
        }
        out
    }

    fn at(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        match r.view.tokens[token].kind {
            Kind::Number => self.counted(r, token),
            Kind::Mark(c @ ('$' | '€' | '£' | '¥' | '₪')) => self.after_sign(r, token, c),
            Kind::Mark('%' | '٪') if touches(r, token + 1) && !touches(r, token) => self.percent_before(r, token),
            Kind::Mark('+' | '-' | '−' | '.' | '٫') => self.counted(r, token),
            Kind::Word => {
                let mut marks = 0;
                for h in r.hits_at(token) {
                    marks |= self.marks.get(h.entry as usize).copied().unwrap_or(0);
                }
                if marks & NAME != 0 && self.names.at(r, token).next().is_some() {
                    return None;
                }
                if marks & WORD != 0
                    && let Some(f) = self.counted(r, token).or_else(|| self.ordinal(r, token))
                {
                    return Some(f);
                }
                if marks & UNIT != 0
                    && let Some(f) = self.unit_alone(r, token)
                {
                    return Some(f);
                }
                if marks & DUAL != 0 { self.dual(r, token) } else { None }
            }
            _ => None,
        }
    }

    /// "$10"
    fn after_sign(&self, r: &Reading<'_>, token: usize, _sign: char) -> Option<Found> {
        let code = self.measures.sign_at(r, token)?;
        if !goes_on(r, token + 1) || r.view.tokens[token + 1].kind != Kind::Number {
            return None;
        }
        let c = self.cardinal(r, token + 1, usize::MAX)?;
        let start = r.view.tokens[token].span.start;
        let m = Measure {
            kind: NumberKind::Money,
            unit: Some(code),
            end: c.span.end,
            next: c.next,
            more: None,
            negative: false,
        };
        Some(self.measured(r, token, start, &c, Some(m)))
    }

    /// "%20"
    fn percent_before(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        let c = self.cardinal(r, token + 1, usize::MAX).filter(|c| c.digits)?;
        let start = r.view.tokens[token].span.start;
        let m = Measure {
            kind: NumberKind::Percent,
            unit: Some("%"),
            end: c.span.end,
            next: c.next,
            more: None,
            negative: false,
        };
        Some(self.measured(r, token, start, &c, Some(m)))
    }

    /// A cardinal number; one point before three digits is read by what follows.
    pub(crate) fn cardinal(&self, r: &Reading<'_>, token: usize, limit: usize) -> Option<Cardinal> {
        let grouped =
            r.view.tokens.get(token)?.kind != Kind::Number || !self.measures.makes_decimal(r, &self.words, token + 1);
        self.words.cardinal(r, token, limit, grouped)
    }

    /// Whether a token is a noun that is counted, a unit or a scale, so that digits before it are no year.
    pub(crate) fn counts(&self, r: &Reading<'_>, token: usize) -> bool {
        let marked = |h: &riwaya_text::Hit| self.marks.get(h.entry as usize).is_some_and(|m| m & (UNIT | DUAL) != 0);
        r.hits_at(token).iter().any(|h| !h.article && h.proclitics.none() && marked(h))
            || self.words.atom(r, token).is_some_and(|a| !a.conj)
    }

    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// A number with what it measures, a sign before it, or the other end of a range.
    fn counted(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        let mut at = token;
        let mut minus = false;
        if let Some(sign @ ('+' | '-' | '−')) = r.view.mark(token) {
            at += 1;
            if !goes_on(r, at) || touches(r, token) || r.view.tokens[at].kind != Kind::Number {
                return None;
            }
            minus = sign != '+';
            if !touches(r, at) && !self.is_temperature(r, at) {
                return None;
            }
        }
        if r.view.tokens[at].kind == Kind::Number && self.is_no_count(r, at) {
            return None;
        }
        let mut c = self.cardinal(r, at, usize::MAX)?;
        // "ألف الكاتب رواية": what a thousand counts has no article.
        if c.value == Some(Decimal::ONE_THOUSAND)
            && !c.digits
            && !c.article
            && c.next == at + 1
            && goes_on(r, c.next)
            && r.view.text(c.next).starts_with("ال")
            && self.words.atom(r, c.next).is_none()
        {
            return None;
        }
        if at > token {
            let alone = !goes_on(r, c.next) || !matches!(r.view.tokens[c.next].kind, Kind::Word | Kind::Latin);
            if !alone && self.measures.after(r, &self.words, &c).is_none() {
                // "- 5" before a noun is an item of a list.
                minus = false;
            } else {
                c.span.start = r.view.tokens[token].span.start;
            }
            if minus {
                c.value = c.value.map(|v| -v);
            }
        }
        if let Some(f) = self.fraction(r, token, &c, minus) {
            return Some(f);
        }
        let m = self.measures.after(r, &self.words, &c);
        if let Some(f) = self.range(r, token, &c, m) {
            return Some(f);
        }
        let mut found = self.measured(r, token, c.span.start, &c, m);
        // "المئة والرابع والعشرين"
        if m.is_none()
            && c.article
            && let Some(o) = self.ordinal_part(r, c.next).filter(|o| o.conj && o.article && goes_on(r, c.next))
            && let Some(v) =
                c.value.filter(|v| *v >= Decimal::ONE_HUNDRED).and_then(|v| v.checked_add(Decimal::from(o.value)))
        {
            (found.value, found.span.end, found.next) = (Quantity::Exact(v), o.span.end, o.next);
            (found.kind, found.rule) = (NumberKind::Ordinal, "number-ordinal");
            return Some(found);
        }
        // "العشرون بعد المئة"
        if m.is_none()
            && c.article
            && let Some((v, end, next)) = self.after_hundreds(r, c.next)
            && let Some(sum) = c.value.and_then(|c| c.checked_add(v))
        {
            (found.value, found.span.end, found.next) = (Quantity::Exact(sum), end, next);
            (found.kind, found.rule) = (NumberKind::Ordinal, "number-ordinal");
            return Some(found);
        }
        if m.is_none() && self.is_ordinal(r, token, &c) {
            (found.kind, found.rule) = (NumberKind::Ordinal, "number-ordinal");
        }
        Some(found)
    }

    fn is_temperature(&self, r: &Reading<'_>, number: usize) -> bool {
        self.words
            .cardinal(r, number, usize::MAX, true)
            .and_then(|c| self.measures.after(r, &self.words, &c))
            .is_some_and(|m| matches!(m.unit, Some("deg" | "Cel" | "Fahr")))
    }

    fn measured(&self, r: &Reading<'_>, first: usize, start: u32, c: &Cardinal, m: Option<Measure>) -> Found {
        let mut f = Found {
            first,
            next: c.next,
            span: Span { start, end: c.span.end },
            kind: NumberKind::Cardinal,
            value: c.value.map_or(Quantity::Vague, Quantity::Exact),
            unit: None,
            vague: c.vague,
            particle: c.particle,
            rule: match (c.value, c.share, c.digits) {
                (None, ..) => "number-vague",
                (_, true, _) => "number-fraction",
                (_, _, true) => "number-digits",
                _ => "number-words",
            },
        };
        let Some(m) = m else { return f };
        (f.kind, f.unit, f.span.end, f.next) = (m.kind, m.unit, m.end, m.next);
        f.rule = match m.kind {
            NumberKind::Percent => "number-percent",
            NumberKind::Money => "number-money",
            _ => "number-quantity",
        };
        if let Quantity::Exact(v) = f.value {
            let mut v = v.checked_add(m.more.unwrap_or_default()).unwrap_or(v);
            if m.negative {
                v = -v;
            }
            if m.kind == NumberKind::Money
                && m.unit != Some("cent")
                && let Some((cents, end, next)) = self.measures.cents(r, &self.words, &m)
                && let Some(sum) = v.checked_add(cents)
            {
                v = sum;
                (f.span.end, f.next) = (end, next);
            }
            f.value = Quantity::Exact(v.normalize());
        }
        f
    }

    /// Digits that name something and count nothing: part of a date, a clock's time, a version, an address, a telephone.
    fn is_no_count(&self, r: &Reading<'_>, token: usize) -> bool {
        let tokens = &r.view.tokens;
        let kind = |t: usize| tokens.get(t).map(|t| t.kind);
        if token > 0 && adjacent(r, token) {
            if matches!(tokens[token - 1].kind, Kind::Latin)
                || matches!(r.view.mark(token - 1), Some('=' | '&' | '#' | '_' | ':' | '%'))
            {
                return true;
            }
            if matches!(r.view.mark(token - 1), Some('-' | '/' | '_'))
                && adjacent(r, token - 1)
                && token > 1
                && matches!(tokens[token - 2].kind, Kind::Latin | Kind::Word)
            {
                return true;
            }
        }
        // A later part of a date, a clock's time, a telephone number.
        let left = |t: usize| {
            (t > 1 && adjacent(r, t) && adjacent(r, t - 1) && kind(t - 2) == Some(Kind::Number))
                .then(|| r.view.mark(t - 1))
                .flatten()
        };
        match left(token) {
            Some(':' | '/') => return true,
            Some('-')
                if left(token - 2) == Some('-') || r.view.mark(token + 1) == Some('-') && adjacent(r, token + 2) =>
            {
                return true;
            }
            _ => {}
        }
        // "1)" and "2-" at the beginning of a line number its item.
        if tokens[token].line_before
            && adjacent(r, token + 1)
            && matches!(r.view.mark(token + 1), Some(')' | '-' | '.' | '–'))
            && !adjacent(r, token + 2)
            && goes_on(r, token + 2)
        {
            return true;
        }
        if adjacent(r, token + 1)
            && adjacent(r, token + 2)
            && kind(token + 2) == Some(Kind::Number)
            && let Some(sep @ ('/' | ':' | '-')) = r.view.mark(token + 1)
            && (sep == ':'
                || (adjacent(r, token + 3)
                    && r.view.mark(token + 3) == Some(sep)
                    && kind(token + 4) == Some(Kind::Number)))
        {
            return true;
        }
        false
    }

    /// "3/4" with a unit, a sign or nothing beside it.
    fn fraction(&self, r: &Reading<'_>, first: usize, c: &Cardinal, minus: bool) -> Option<Found> {
        if c.plain == 0 || r.view.mark(c.next) != Some('/') || !adjacent(r, c.next) || !adjacent(r, c.next + 1) {
            return None;
        }
        let den = plain(r.view.text(c.next + 1)).filter(|&d| d > 1)?;
        let end = r.view.tokens[c.next + 1].span.end;
        let value = c.value?.checked_div(Decimal::from(den))?.normalize();
        let whole = Cardinal {
            value: Some(value),
            span: Span { start: c.span.start, end },
            next: c.next + 2,
            share: true,
            plain: 0,
            ..*c
        };
        let m = self.measures.after(r, &self.words, &whole);
        let share = value.abs() < Decimal::ONE && [2, 3, 4, 5, 8, 10, 100, 1000].contains(&den);
        if m.is_none() && !minus && !(share && (r.view.is(whole.next, "من") || alone_on_line(r, first, whole.next))) {
            return None;
        }
        Some(self.measured(r, first, c.span.start, &whole, m))
    }

    /// The other end, where the number begins a range.
    fn range(&self, r: &Reading<'_>, first: usize, a: &Cardinal, m: Option<Measure>) -> Option<Found> {
        let mut low = a.value?;
        if m.is_some_and(|m| m.more.is_some() || m.negative) {
            return None;
        }
        let mut next = m.map_or(a.next, |m| m.next);
        let mut a_next = a.next;
        let between = first > 0 && goes_on(r, first) && ["بين", "وبين"].iter().any(|w| r.view.is(first - 1, w));
        let from = first > 0 && goes_on(r, first) && ["من", "ومن"].iter().any(|w| r.view.is(first - 1, w));
        let mut at = None;
        if goes_on(r, next) {
            if matches!(r.view.mark(next), Some('-' | '–' | '—')) && a.digits && goes_on(r, next + 1) {
                at = r.view.tokens.get(next + 1).is_some_and(|t| t.kind == Kind::Number).then_some(next + 1);
            } else if ["إلى", "حتى", "وحتى", "الى", "وإلى", "ل"].iter().any(|w| r.view.is(next, w)) {
                let changes = self.modifiers.changes(r, first);
                at = ((from || (a.digits && between)) && !changes || (a.digits && !from && !changes))
                    .then_some(next + 1);
            } else if between && is_and(r, next) {
                at = Some(next + 1);
            } else if (between || from) && self.words.atom(r, next).is_some() {
                at = Some(next);
            }
        }
        if at.is_none() && between && m.is_none() {
            // "بين خمسة وعشرين": what was joined into one number are the two ends.
            let cut = a.last_join?;
            let head = self.cardinal(r, first, cut)?;
            low = head.value?;
            (next, a_next) = (cut, cut);
            at = Some(if is_and(r, cut) { cut + 1 } else { cut });
        }
        let at = at.filter(|&t| goes_on(r, t))?;
        let b = self.cardinal(r, at, usize::MAX)?;
        if a.digits != b.digits && r.view.mark(next).is_some() {
            return None;
        }
        if between && !(b.conj || at > next) {
            return None;
        }
        if from && !between && at == next && b.particle != Some('ل') {
            return None;
        }
        // The third part of a date or of a telephone number.
        if b.digits
            && adjacent(r, b.next)
            && adjacent(r, b.next + 1)
            && matches!(r.view.mark(b.next), Some('-' | '/' | ':'))
        {
            return None;
        }
        let high = b.value?;
        let mb = self.measures.after(r, &self.words, &b);
        if let (Some(m), Some(mb)) = (m, mb)
            && m.kind != mb.kind
        {
            return None;
        }
        // "بين مئة ومئتي ألف": the scale of the second end holds for both.
        if b.scale > 1 && a.scale == 1 && a_next == next && low < Decimal::from(b.scale) {
            let raised = low.checked_mul(Decimal::from(b.scale))?;
            if raised < high {
                low = raised;
            }
        }
        if low >= high {
            return None;
        }
        let mut start = a.span.start;
        if between {
            let t = &r.view.tokens[first - 1];
            start = r.view.letter_offset(first - 1, r.view.letters(first - 1).len().saturating_sub(3));
            if first > 1
                && goes_on(r, first - 1)
                && ["ما", "وما"].iter().any(|w| r.view.is(first - 2, w))
                && !t.line_before
            {
                start = r.view.letter_offset(first - 2, r.view.letters(first - 2).len().saturating_sub(2));
            }
        }
        let kind = mb.or(m).map_or(NumberKind::Range, |m| m.kind);
        Some(Found {
            first: if between { first - 1 } else { first },
            next: mb.map_or(b.next, |m| m.next),
            span: Span { start, end: mb.map_or(b.span.end, |m| m.end) },
            kind,
            value: Quantity::Range(Some(low), Some(high)),
            unit: mb.or(m).and_then(|m| m.unit),
            vague: Modifier::Exact,
            particle: a.particle,
            rule: "number-range",
        })
    }

    /// A definite number of ten and more that names a place in an order: "القرن العشرين".
    fn is_ordinal(&self, r: &Reading<'_>, token: usize, c: &Cardinal) -> bool {
        if !c.article || c.digits || c.share || c.value.is_none_or(|v| v < Decimal::TEN) {
            return false;
        }
        if token > 0
            && goes_on(r, token)
            && self
                .heads
                .before(r, token, 3)
                .is_some_and(|(h, ())| h.ending == Ending::None || h.ending == Ending::Feminine)
        {
            return true;
        }
        alone_on_line(r, token, c.next)
    }

    fn ordinal(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        if self.is_month(r, token) || self.is_other_first(r, token) {
            return None;
        }
        let mut o = self.ordinal_part(r, token)?;
        let mut value = Decimal::from(o.value);
        if let Some((more, end, next)) = self.after_hundreds(r, o.next)
            && let Some(sum) = value.checked_add(more)
        {
            (value, o.span.end, o.next) = (sum, end, next);
        }
        let single = o.next == token + 1;
        // "ثانية" alone is a second or "again".
        let again = single && o.value == 2 && o.feminine && !o.article;
        if again && (token == 0 || !goes_on(r, token) || r.view.tokens[token - 1].kind != Kind::Word) {
            return None;
        }
        Some(Found {
            first: token,
            next: o.next,
            span: o.span,
            kind: NumberKind::Ordinal,
            value: Quantity::Exact(value),
            unit: None,
            vague: Modifier::Exact,
            particle: None,
            rule: "number-ordinal",
        })
    }

    /// "الثاني بعد المئة"
    fn after_hundreds(&self, r: &Reading<'_>, token: usize) -> Option<(Decimal, u32, usize)> {
        if !r.view.is(token, "بعد") || !goes_on(r, token) || !goes_on(r, token + 1) {
            return None;
        }
        let a = self.words.atom(r, token + 1).filter(|a| a.article && !a.plural)?;
        let hundreds = matches!(a.worth, Worth::Hundred | Worth::Hundreds(_) | Worth::Scale(_));
        let c = self.words.cardinal(r, token + 1, a.next, true).filter(|_| hundreds)?;
        Some((c.value?, c.span.end, c.next))
    }

    /// "الثالث عشر", "الحادي والعشرين"
    pub(crate) fn ordinal_part(&self, r: &Reading<'_>, token: usize) -> Option<Part<u8>> {
        let mut o = self.words.ordinal(r, token)?;
        let base = if o.value == 11 { 1 } else { o.value };
        let needs = o.value == 11;
        let next = |t: usize| goes_on(r, t).then(|| self.words.atom(r, t)).flatten();
        if base < 10
            && let Some(a) = next(o.next)
        {
            if a.worth == Worth::Unit(10) && !a.conj && a.particle.is_none() {
                (o.value, o.span.end, o.next) = (base + 10, a.span.end, a.next);
                return Some(o);
            }
            if let Worth::Tens(t) = a.worth
                && a.conj
                && (a.article || !o.article)
            {
                (o.value, o.span.end, o.next) = (base + t, a.span.end, a.next);
                return Some(o);
            }
        }
        if base < 10
            && is_and(r, o.next)
            && goes_on(r, o.next)
            && let Some(a) = next(o.next + 1)
            && let Worth::Tens(t) = a.worth
        {
            (o.value, o.span.end, o.next) = (base + t, a.span.end, a.next);
            return Some(o);
        }
        (!needs).then_some(o)
    }

    fn is_month(&self, r: &Reading<'_>, token: usize) -> bool {
        token > 0 && self.months.at(r, token - 1).any(|(h, ())| h.end as usize > token)
    }

    /// "أول من أمس", "ثاني أكسيد"
    fn is_other_first(&self, r: &Reading<'_>, token: usize) -> bool {
        let next = |w: &str| r.view.is(token + 1, w);
        next("أكسيد") || next("أمس") || (next("من") && r.view.is(token + 2, "أمس"))
    }

    fn unit_alone(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        let (value, m, span) = self.measures.alone(r, &self.words, token)?;
        Some(Found {
            first: token,
            next: m.next,
            span: Span { start: span.start, end: m.end },
            kind: m.kind,
            value: Quantity::Exact(value.normalize()),
            unit: m.unit,
            vague: Modifier::Exact,
            particle: None,
            rule: if m.kind == NumberKind::Money { "number-money" } else { "number-dual" },
        })
    }

    /// "ضابطين", "يومين": the dual is itself the number.
    fn dual(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        let letters = r.view.letters(token);
        let feminine = matches!(letters, [.., riwaya_text::letters::TEH, _, _]);
        let (h, unit) = self
            .durations
            .at(r, token)
            .map(|(h, u)| (h, true, Some(u)))
            .chain(self.nouns.at(r, token).map(|(h, sure)| (h, sure || feminine, None)))
            .find(|(h, sure, _)| {
                h.end as usize == token + 1
                    && letters.last() == Some(&riwaya_text::letters::NOON)
                    && (h.ending == Ending::Dual || (h.ending == Ending::DualOrPlural && *sure))
            })
            .map(|(h, _, u)| (h, u))?;
        Some(Found {
            first: token,
            next: token + 1,
            span: h.span,
            kind: NumberKind::Quantity,
            value: Quantity::Exact(Decimal::TWO),
            unit,
            vague: Modifier::Exact,
            particle: h.proclitics.particle,
            rule: "number-dual",
        })
    }
}

use riwaya_text::{Kind, Span};
use rust_decimal::Decimal;

use super::measure::Measure;
use super::{Cardinal, Found, Recognizer, adjacent, alone_on_line, definite, goes_on, is_and, plain};
use crate::{Modifier, NumberKind, Quantity, Reading};

impl Recognizer {
    /// Digits that name something and count nothing: part of a date, a clock's time, a version, an address, a telephone.
    pub(super) fn is_no_count(&self, r: &Reading<'_>, token: usize) -> bool {
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
    pub(super) fn fraction(&self, r: &Reading<'_>, first: usize, c: &Cardinal, minus: bool) -> Option<Found> {
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
        if m.is_none()
            && !minus
            && !(share && (self.words.forms.of.is(r, whole.next) || alone_on_line(r, first, whole.next)))
        {
            return None;
        }
        Some(self.measured(r, first, c.span.start, &whole, m))
    }

    /// "تقييم 8 على 10": one number over another, where a word says that it is a share.
    pub(super) fn ratio(&self, r: &Reading<'_>, first: usize, c: &Cardinal) -> Option<Found> {
        let forms = &self.words.forms;
        if !forms.over.is(r, c.next) || !goes_on(r, c.next) || !goes_on(r, c.next + 1) {
            return None;
        }
        let head = first.checked_sub(1).filter(|_| goes_on(r, first))?;
        let adjective = definite(r, head) && goes_on(r, head);
        if !(forms.ratio.is(r, head) || adjective && head > 0 && forms.ratio.is(r, head - 1)) {
            return None;
        }
        let den = self.cardinal(r, c.next + 1, usize::MAX).filter(|d| d.particle.is_none() && !d.article)?;
        if self.measures.after(r, &self.words, &den).is_some() {
            return None;
        }
        let value = c.value?.checked_div(den.value.filter(|v| *v > Decimal::ONE)?)?.normalize();
        let whole = Cardinal {
            value: Some(value),
            span: Span { start: c.span.start, end: den.span.end },
            next: den.next,
            share: true,
            plain: 0,
            ..*c
        };
        Some(self.measured(r, first, c.span.start, &whole, None))
    }

    /// "خمس إلى ست سنوات": a number somewhat larger, right before what it counts.
    fn counts_few(&self, r: &Reading<'_>, token: usize, low: Decimal) -> bool {
        let Some(c) = self.cardinal(r, token, usize::MAX) else { return false };
        let near = c.value.is_some_and(|v| v > low && low.checked_mul(Decimal::TWO).is_some_and(|most| v <= most));
        near && !c.article && c.particle.is_none() && self.words.counts_on(r, c.next) && !definite(r, c.next)
    }

    /// The other end, where the number begins a range.
    pub(super) fn range(&self, r: &Reading<'_>, first: usize, a: &Cardinal, m: Option<Measure>) -> Option<Found> {
        let mut low = a.value?;
        if m.is_some_and(|m| m.more.is_some() || m.negative) {
            return None;
        }
        let mut next = m.map_or(a.next, |m| m.next);
        let mut a_next = a.next;
        let between = first > 0 && goes_on(r, first) && self.words.forms.between.is(r, first - 1);
        let from = first > 0 && goes_on(r, first) && self.words.forms.from.is(r, first - 1);
        let mut at = None;
        if goes_on(r, next) {
            if matches!(r.view.mark(next), Some('-' | '–' | '—')) && a.digits && goes_on(r, next + 1) {
                at = r.view.tokens.get(next + 1).is_some_and(|t| t.kind == Kind::Number).then_some(next + 1);
            } else if self.words.forms.to.is(r, next) {
                let changes = self.modifiers.changes(r, first);
                let few = m.is_none() && !a.article && a.particle.is_none() && self.counts_few(r, next + 1, low);
                at = ((from || a.digits || few) && !changes).then_some(next + 1);
            } else if m.is_none() && self.words.forms.or.is(r, next) {
                // "ثلاثة أو أربعة أيام"
                let next_one =
                    |b: &Cardinal| b.value.is_some_and(|v| v == low + Decimal::ONE || v == low + Decimal::TEN);
                let near = low < Decimal::ONE_HUNDRED
                    && !a.article
                    && a.particle.is_none()
                    && self.counts_few(r, next + 1, low);
                at = (near && self.cardinal(r, next + 1, usize::MAX).is_some_and(|b| next_one(&b))).then_some(next + 1);
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
        // "31 سنتا إلى 48 دولارا" leads from a change to a value.
        let led = !between && !from && r.view.mark(next).is_none();
        let units = m.and_then(|m| m.unit).is_some_and(|u| mb.and_then(|m| m.unit) != Some(u));
        if led
            && (units
                || low.checked_mul(Decimal::ONE_HUNDRED).is_some_and(|l| l < high)
                || m.is_none() && mb.is_some() && low > Decimal::ONE_THOUSAND && a.plain == 4)
        {
            return None;
        }
        let mut start = a.span.start;
        if between {
            let t = &r.view.tokens[first - 1];
            start = r.view.letter_offset(first - 1, r.view.letters(first - 1).len().saturating_sub(3));
            if first > 1 && goes_on(r, first - 1) && self.words.forms.what.is(r, first - 2) && !t.line_before {
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
            amount: None,
            written_unit: None,
            rule: "number-range",
        })
    }
}

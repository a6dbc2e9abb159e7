use riwaya_text::Kind;
use riwaya_text::Span;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, LAM};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Cardinal, Found, Part, Recognizer, Worth, adjacent, alone_on_line, goes_on, is_and};
use crate::{Modifier, NumberKind, Quantity, Reading};

impl Recognizer {
    /// A definite number of ten and more that names a place in an order: "القرن العشرين".
    pub(super) fn is_ordinal(&self, r: &Reading<'_>, token: usize, c: &Cardinal) -> bool {
        if !c.article || c.digits || c.share || c.value.is_none_or(|v| v < Decimal::TEN) {
            return false;
        }
        if token > 0
            && goes_on(r, token)
            && self
                .heads
                .before(r, token, 3)
                .is_some_and(|(h, _)| h.ending == Ending::None || h.ending == Ending::Feminine)
        {
            return true;
        }
        alone_on_line(r, token, c.next)
    }

    /// "الدورة الـ69": digits with the article behind a definite singular.
    pub(super) fn is_numbered(&self, r: &Reading<'_>, token: usize, c: &Cardinal) -> bool {
        let article = token > 1
            && c.plain > 0
            && adjacent(r, token)
            && goes_on(r, token)
            && matches!(r.view.letters(token - 1), [ALEF, LAM]);
        article
            && goes_on(r, token - 1)
            && self
                .heads
                .before(r, token - 1, 3)
                .is_some_and(|(h, label)| !label && h.article && matches!(h.ending, Ending::None | Ending::Feminine))
    }

    /// Whether a line holds definite numbers and nothing else: "الأول والمئة والمليون" are places in an order.
    pub(super) fn ordinals_only(&self, r: &Reading<'_>, token: usize) -> bool {
        let line = r.view.paragraph(token);
        let mut at = line.start;
        while at < line.end {
            at = match r.view.tokens[at].kind {
                Kind::Mark(_) => at + 1,
                _ if is_and(r, at) => at + 1,
                Kind::Word => {
                    let ordinal = self.ordinal_part(r, at).filter(|o| o.article).map(|o| o.next);
                    let cardinal = || self.words.cardinal(r, at, line.end, true).filter(|c| c.article).map(|c| c.next);
                    match ordinal.or_else(cardinal) {
                        Some(next) => next,
                        None => return false,
                    }
                }
                _ => return false,
            };
        }
        true
    }

    /// "بين الثالث والعاشر": two places in an order as ends of a range.
    fn ordinal_range(&self, r: &Reading<'_>, token: usize, a: &Part<u8>) -> Option<Found> {
        let before = token.checked_sub(1).filter(|&t| goes_on(r, token) && self.words.forms.between.is(r, t))?;
        // "بين الخامس والعشرين" are two ends, not the twenty-fifth.
        let joined = a.next > token + 1 && !is_and(r, a.next) && (!a.value.is_multiple_of(10) && a.value > 20);
        let (low, at) = match joined {
            true => (u64::from(a.value % 10), token + 1),
            false => (u64::from(a.value), a.next),
        };
        let at = at + usize::from(is_and(r, at));
        if !a.article || !goes_on(r, at) {
            return None;
        }
        let apart = is_and(r, at - 1);
        let (high, end, next) = match self.ordinal_part(r, at).filter(|o| o.article && (o.conj || apart)) {
            Some(o) => (u64::from(o.value), o.span.end, o.next),
            None => {
                let c = self.words.cardinal(r, at, usize::MAX, true).filter(|c| c.conj || apart)?;
                (c.value?.to_u64()?, c.span.end, c.next)
            }
        };
        // "بين الأول والثاني" are two that stand against each other.
        (low > 1 && high > low + 1).then(|| Found {
            first: before,
            next,
            span: Span { start: r.view.tokens[before].span.start, end },
            kind: NumberKind::Range,
            value: Quantity::Range(Some(low.into()), Some(high.into())),
            unit: None,
            vague: Modifier::Exact,
            particle: None,
            amount: None,
            written_unit: None,
            rule: super::ORDINAL_RANGE,
        })
    }

    pub(super) fn ordinal(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        if self.is_month(r, token) || self.is_other_first(r, token) {
            return None;
        }
        let mut o = self.ordinal_part(r, token)?;
        if let Some(range) = self.ordinal_range(r, token, &o) {
            return Some(range);
        }
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
            amount: None,
            written_unit: None,
            rule: "number-ordinal",
        })
    }

    /// "الثاني بعد المئة"
    pub(super) fn after_hundreds(&self, r: &Reading<'_>, token: usize) -> Option<(Decimal, u32, usize)> {
        if !self.words.forms.after.is(r, token) || !goes_on(r, token) || !goes_on(r, token + 1) {
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

    pub(super) fn is_month(&self, r: &Reading<'_>, token: usize) -> bool {
        token > 0 && self.months.at(r, token - 1).any(|(h, ())| h.end as usize > token)
    }

    /// "أول من أمس", "ثاني أكسيد"
    pub(super) fn is_other_first(&self, r: &Reading<'_>, token: usize) -> bool {
        let forms = &self.words.forms;
        let of = usize::from(forms.of.is(r, token + 1));
        forms.yesterday.is(r, token + 1 + of) || forms.oxide.is(r, token + 1)
    }
}

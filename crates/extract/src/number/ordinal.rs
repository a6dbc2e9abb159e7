use riwaya_text::Kind;
use riwaya_text::clitic::Ending;
use rust_decimal::Decimal;

use super::{Cardinal, Found, Part, Recognizer, Worth, alone_on_line, goes_on, is_and};
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
                .is_some_and(|(h, ())| h.ending == Ending::None || h.ending == Ending::Feminine)
        {
            return true;
        }
        alone_on_line(r, token, c.next)
    }

    pub(super) fn ordinal(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
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

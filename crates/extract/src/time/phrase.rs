use riwaya_text::Span;
use rust_decimal::Decimal;

use super::expr::{Expr, Got, Unit, What};
use super::lists::{Lists, TimeWord};
use crate::number::{alone_on_line, goes_on};
use crate::{Reading, RuleId, TimeKind};

/// A point in time as parsed: what it says, its kind, its rule.
pub(super) type Point = (What, TimeKind, RuleId);

impl Lists {
    /// Any time expression that begins in a token.
    pub(super) fn expression(&self, r: &Reading<'_>, token: usize) -> Option<Expr> {
        let got = self.any(r, token)?;
        let (what, kind, rule) = got.value;
        // "نحو سبعة أشهر": how exactly it is meant belongs to a time's words.
        let about = goes_on(r, token).then(|| self.about.before(r, token, 3)).flatten();
        let start = about.map_or(got.start, |(h, ())| h.span.start);
        let token = about.map_or(token, |(h, ())| h.first as usize);
        Some(Expr {
            first: token,
            next: got.next.max(token + 1),
            span: Span { start, end: got.end },
            kind,
            what,
            relation: self.relation(r, token),
            rule,
        })
    }

    /// What a preposition of time begins: "قبل يومين", "طوال اليوم".
    pub(super) fn after_preposition(&self, r: &Reading<'_>, token: usize) -> Option<Expr> {
        let got = self.ago(r, token).or_else(|| self.throughout(r, token)).or_else(|| {
            let v = self.vague_length(r, token).filter(|v| v.value == "PX")?;
            Some(v.map(|v| (What::Fixed(v), TimeKind::Duration, "time-length")))
        })?;
        let (what, kind, rule) = got.value;
        let span = Span { start: got.start, end: got.end };
        Some(Expr { first: token, next: got.next, span, kind, what, relation: None, rule })
    }

    fn any(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        if self.forms.from.is(r, token) || self.forms.between.is(r, token) {
            return self.range(r, token, None).filter(|x| x.value.2 != super::range::BARE_HOURS);
        }
        if let Some(e) = self.every(r, token) {
            return Some(e.map(|w| (w, TimeKind::Set, "time-set")));
        }
        if let Some(a) = self.ago(r, token) {
            return Some(a);
        }
        if let Some(s) = self.several(r, token) {
            return Some(s.map(|w| {
                let kind =
                    if matches!(w, What::Fixed(_) | What::Length(_)) { TimeKind::Duration } else { TimeKind::Date };
                (w, kind, "time-next")
            }));
        }
        if let Some(w) = self.throughout(r, token) {
            return Some(w);
        }
        let point = self.point(r, token);
        if let Some(x) = self.range(r, token, Some(&point)).or_else(|| self.hours_of_day(r, point.as_ref()?)) {
            return Some(x);
        }
        // A longer reading as a length ("خمسة أيام") stands before one as a date ("خمسة أيار").
        let introduced = self.introduces_length(r, token);
        let length = self
            .length(r, token, introduced)
            .or_else(|| self.length(r, token, true).filter(|l| alone_on_line(r, token, l.next)))
            .filter(|l| point.as_ref().is_none_or(|p| p.next < l.next))
            // "45 عقدا" are contracts: nobody counts so many decades.
            .filter(|l| introduced || !l.value.0.iter().any(|&(u, n)| u == Unit::Decade && n > Some(Decimal::TEN)));
        if let Some(l) = length {
            return Some(l.map(|l| (What::Length(l), TimeKind::Duration, "time-length")));
        }
        if point.is_some() {
            return point;
        }
        if let Some(v) = self.vague_length(r, token).filter(|v| introduced || v.value == "PX") {
            return Some(v.map(|v| (What::Fixed(v), TimeKind::Duration, "time-length")));
        }
        self.fixed(r, token)
    }

    /// Words with a value of their own: "الآن", "سنويا".
    fn fixed(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let (h, code) = self.words.at(r, token).find_map(|(h, w)| match w {
            TimeWord::Fixed(code) => Some((h, code)),
            TimeWord::Day(_) => None,
        })?;
        // "قريبا من النهر"
        if code == "FUTURE_REF" && goes_on(r, h.end as usize) && self.forms.of.is(r, h.end as usize) {
            return None;
        }
        let (kind, rule) = if code.starts_with('P') && !code.ends_with("_REF") {
            (TimeKind::Set, "time-set")
        } else {
            (TimeKind::Date, "time-vague")
        };
        Some(super::lists::got(h, (What::Fixed(code), kind, rule)))
    }

    fn relation(&self, r: &Reading<'_>, token: usize) -> Option<&'static str> {
        if token == 0 || !goes_on(r, token) {
            return None;
        }
        self.prepositions.before(r, token, 3).map(|(_, p)| p)
    }
}

//! Years as written: in digits and words, with their era, by themselves and behind a month.

use riwaya_text::Kind;
use rust_decimal::prelude::ToPrimitive;

use super::date::is_joined;
use super::expr::{Base, Got, Unit, Year};
use super::lists::{Lists, skip, skip_comma};
use crate::Reading;
use crate::number::{adjacent, goes_on, is_and};

/// A year as said, and whether it is one of the Hijra.
#[derive(Clone, Copy, Debug)]
pub(super) struct YearSaid {
    pub year: Year,
    pub hijri: bool,
}

impl Lists {
    /// The year after a month or by itself: "عام 2014", "من العام الماضي", "2014", "ألفين وعشرين".
    pub(super) fn year(&self, r: &Reading<'_>, token: usize, after_month: bool) -> Option<Got<YearSaid>> {
        if !goes_on(r, token) && after_month {
            return None;
        }
        let comma = if after_month { skip_comma(r, token) } else { token };
        let at = if after_month { skip(r, comma, &self.forms.of_in_to) } else { token };
        if after_month && !goes_on(r, at) {
            return None;
        }
        let start = r.view.tokens.get(at)?.span.start;
        if after_month && self.is_this(r, at) && goes_on(r, at + 1) {
            let (u, _) = self.singular(r, at + 1).filter(|(u, article)| u.value == Unit::Year && *article)?;
            return Some(Got {
                value: YearSaid { year: Year::Relative(0), hijri: false },
                start,
                end: u.end,
                next: u.next,
            });
        }
        if let Some((u, article)) = self.singular(r, at).filter(|(u, _)| u.value == Unit::Year) {
            if !goes_on(r, u.next) {
                return None;
            }
            if let Some(d) = self.direction(r, u.next).filter(|_| article && after_month) {
                return Some(Got {
                    value: YearSaid { year: Year::Relative(d.value), hijri: false },
                    start: u.start,
                    end: d.end,
                    next: d.next,
                });
            }
            // "عام (2008)"
            let bracket = usize::from(r.view.mark(u.next) == Some('(') && r.view.mark(u.next + 2) == Some(')'));
            let (n, end, next) = match self.digits(r, u.next + bracket, 4) {
                Some(n) => {
                    let last = u.next + 2 * bracket;
                    (n, r.view.tokens[last].span.end, last + 1)
                }
                None => {
                    let c = self
                        .numbers
                        .cardinal(r, u.next, usize::MAX)
                        .filter(|c| !c.digits && c.particle.is_none() && !c.conj)?;
                    (c.value?.to_i64()?, c.span.end, c.next)
                }
            };
            // "عام 40" is no year, but "عام 247" and "عام 40 للهجرة" are.
            let year =
                (1..3000).contains(&n).then(|| self.era(r, Got { value: n as i32, start: u.start, end, next }))?;
            // "عام 72م" leaves its century out.
            let era = year.next > next && !self.forms.pm.is(r, next);
            return (n >= 100 || era).then_some(year);
        }
        if !after_month {
            return None;
        }
        if let Some(n) = self.digits(r, at, 4) {
            let four = r.view.text(at).chars().count() == 4;
            // Between the two calendars a number behind a month is rather counted: "حتى 3 يوليو 1600 وفاة".
            let calendar = (1000..=1500).contains(&n) || (1700..3000).contains(&n);
            return (four && calendar && !is_joined(r, at)).then(|| {
                let t = &r.view.tokens[at];
                self.era(r, Got { value: n as i32, start: t.span.start, end: t.span.end, next: at + 1 })
            });
        }
        if at != token {
            return None;
        }
        let c = self.numbers.cardinal(r, at, usize::MAX).filter(|c| !c.digits && !c.conj && !c.article)?;
        let n = c.value?.to_i32().filter(|n| (1300..2200).contains(n))?;
        Some(self.era(r, Got { value: n, start: c.span.start, end: c.span.end, next: c.next }))
    }

    /// "هـ", "م", "هجرية" after a year.
    pub(super) fn era(&self, r: &Reading<'_>, y: Got<i32>) -> Got<YearSaid> {
        let mut out = y.map(|n| YearSaid { year: Year::Number(n), hijri: false });
        if !goes_on(r, out.next) {
            return out;
        }
        let hijri = self.forms.hijri.is(r, out.next);
        let miladi = self.forms.miladi.is(r, out.next);
        let before = skip(r, out.next, &self.forms.what);
        if let Year::Number(n) = out.value.year
            && self.forms.before.is(r, before)
            && self.forms.christ.is(r, before + 1)
        {
            out.value.year = Year::Number(1 - n);
            out.end = r.view.tokens[before + 1].span.end;
            out.next = before + 2;
            return out;
        }
        if hijri || miladi {
            out.end = r.view.tokens[out.next].span.end;
            out.next += 1;
            out.value.hijri = hijri;
        }
        out
    }

    /// A year by itself: "عام 2014".
    pub(super) fn year_alone(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let y = self.year(r, token, false)?;
        // "عام 1435" is a year of the Hijra, unless the words say otherwise.
        let miladi = self.forms.miladi.is(r, y.next - 1) || self.forms.christ.is(r, y.next - 1);
        let hijri = y.value.hijri || (!miladi && matches!(y.value.year, Year::Number(1340..=1470)));
        Some(y.map(|y| Base::Date {
            year: Some(y.year),
            month: None,
            day: None,
            hijri,
            weekday: None,
            direction: None,
        }))
    }

    /// "1432 هـ", "2015/2016", "1436/1437هـ": no other word needs to go with it.
    pub(super) fn hijri_or_pair(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let n = self.digits(r, token, 4)?;
        if is_joined(r, token) {
            return None;
        }
        let t = &r.view.tokens[token];
        let era = |at: usize| goes_on(r, at) && self.forms.hijri.is(r, at);
        let second = goes_on(r, token + 2).then(|| self.digits(r, token + 2, 4)).flatten();
        let solar = (1900..2100).contains(&n);
        if matches!(r.view.mark(token + 1), Some('/' | '-' | '–'))
            && second == Some(n + 1)
            && (solar && r.view.mark(token + 1) == Some('/') || (1340..1470).contains(&n))
            && !matches!(r.view.mark(token + 3), Some('/' | '-') if adjacent(r, token + 3))
        {
            let last = token + 2 + usize::from(era(token + 3) && !solar);
            let end = r.view.tokens[last].span.end;
            return Some(Got { value: Base::YearPair(n as i32), start: t.span.start, end, next: last + 1 });
        }
        ((1..1600).contains(&n) && era(token + 1)).then(|| Got {
            value: Base::Date {
                year: Some(Year::Number(n as i32)),
                month: None,
                day: None,
                hijri: true,
                weekday: None,
                direction: None,
            },
            start: t.span.start,
            end: r.view.tokens[token + 1].span.end,
            next: token + 2,
        })
    }

    /// "في 2011": four digits after a preposition, where nothing counted follows.
    pub(super) fn bare_year(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let n = self.digits(r, token, 4)?;
        if let Some(y) = self.hijri_or_pair(r, token) {
            return Some(y);
        }
        if !(1900..2100).contains(&n) {
            return None;
        }
        let introduced = token > 0
            && goes_on(r, token)
            && (self.forms.within.is(r, token - 1)
                || self.forms.years.is(r, token - 1)
                || self.prepositions.at(r, token - 1).next().is_some()
                || self.joins_year(r, token));
        let counts =
            goes_on(r, token + 1) && r.view.tokens[token + 1].kind == Kind::Word && self.numbers.counts(r, token + 1);
        let part =
            adjacent(r, token + 1) && r.view.mark(token + 1).is_some_and(|c| matches!(c, '%' | '٪' | '/' | '-' | ':'));
        let t = &r.view.tokens[token];
        (introduced && !counts && !part).then(|| Got {
            value: Base::Date {
                year: Some(Year::Number(n as i32)),
                month: None,
                day: None,
                hijri: false,
                weekday: None,
                direction: None,
            },
            start: t.span.start,
            end: t.span.end,
            next: token + 1,
        })
    }

    /// "عامي 2019 و2020": what is joined to a year is a year.
    fn joins_year(&self, r: &Reading<'_>, token: usize) -> bool {
        let mut at = token;
        // Few years stand side by side.
        for _ in 0..4 {
            let joint = at > 1 && (is_and(r, at - 1) || matches!(r.view.mark(at - 1), Some('،' | ',')));
            if !joint || self.digits(r, at - 2, 4).is_none_or(|n| !(1900..2100).contains(&n)) {
                return false;
            }
            at -= 2;
            // "عامي 1998 و2009", "في 1998 و2009"
            if at > 0 && (self.forms.years.is(r, at - 1) || self.forms.within.is(r, at - 1)) {
                return true;
            }
        }
        false
    }
}

use riwaya_text::Kind;
use rust_decimal::prelude::ToPrimitive;

use super::expr::{Base, Counted, Got, Unit, Year};
use super::lists::{Lists, skip, skip_comma};
use crate::Reading;
use crate::number::{adjacent, goes_on, plain};

/// A month as said, perhaps by two names.
#[derive(Clone, Copy, Debug)]
pub(super) struct MonthSaid {
    pub n: u8,
    pub hijri: bool,
    pub shared: bool,
}

impl Lists {
    /// The digits of a token as a whole number, where they stand alone.
    pub(super) fn digits(&self, r: &Reading<'_>, token: usize, max_len: usize) -> Option<i64> {
        let t = r.view.tokens.get(token)?;
        let text = t.span.of(r.view.raw());
        (t.kind == Kind::Number && text.chars().count() <= max_len).then(|| plain(text))?
    }

    pub(super) fn month(&self, r: &Reading<'_>, token: usize) -> Option<Got<MonthSaid>> {
        let (first, at) = match self.singular(r, token) {
            Some((u, article)) if u.value == Unit::Month => {
                if !goes_on(r, u.next) {
                    return None;
                }
                // "شهر 9", "الشهر الثامن"
                let by_number = if article {
                    self.numbers
                        .ordinal_part(r, u.next)
                        .filter(|o| o.article)
                        .map(|o| (i64::from(o.value), o.span.end, o.next))
                } else if let Some(n) = self.digits(r, u.next, 2) {
                    Some((n, r.view.tokens[u.next].span.end, u.next + 1))
                } else {
                    self.numbers
                        .cardinal(r, u.next, u.next + 2)
                        .filter(|c| !c.article && !c.conj)
                        .and_then(|c| Some((c.value?.to_i64()?, c.span.end, c.next)))
                };
                if let Some((n, end, next)) = by_number.filter(|(n, ..)| (1..=12).contains(n)) {
                    return Some(Got {
                        value: MonthSaid { n: n as u8, hijri: false, shared: false },
                        start: u.start,
                        end,
                        next,
                    });
                }
                if article {
                    return None;
                }
                (Some(u.start), u.next)
            }
            _ => (None, token),
        };
        let (h, m) = self.months.at(r, at).next()?;
        if first.is_some() && !h.proclitics.none() {
            return None;
        }
        let mut out = Got {
            value: MonthSaid { n: m.n, hijri: m.hijri, shared: m.shared && first.is_none() },
            start: first.unwrap_or(h.span.start),
            end: h.span.end,
            next: h.end as usize,
        };
        // "كانون الثاني/يناير", "تشرين الأول (أكتوبر)"
        if let Some((h, other)) = self
            .months
            .at(r, out.next)
            .find(|(h, o)| goes_on(r, out.next) && h.proclitics.none() && o.n == m.n && o.hijri == m.hijri)
        {
            (out.end, out.next) = (h.span.end, h.end as usize);
            out.value.shared &= other.shared;
        } else if goes_on(r, out.next)
            && let Some(c @ ('/' | '(' | '-' | '–' | '\\')) = r.view.mark(out.next)
            && goes_on(r, out.next + 1)
            && let Some((h, other)) = self.months.at(r, out.next + 1).find(|(_, o)| o.n == m.n && o.hijri == m.hijri)
        {
            let next = h.end as usize;
            if c != '(' {
                (out.end, out.next) = (h.span.end, next);
            } else if r.view.mark(next) == Some(')') {
                (out.end, out.next) = (r.view.tokens[next].span.end, next + 1);
            }
            out.value.shared &= other.shared;
        }
        Some(out)
    }

    /// A day of a month: 1 to 31 in digits, in words, or as an ordinal.
    pub(super) fn day(&self, r: &Reading<'_>, token: usize) -> Option<Got<u8>> {
        if let Some(n) = self.digits(r, token, 2) {
            let t = &r.view.tokens[token];
            return (1..=31).contains(&n).then(|| Got {
                value: n as u8,
                start: t.span.start,
                end: t.span.end,
                next: token + 1,
            });
        }
        if let Some(o) = self.numbers.ordinal_part(r, token) {
            return (o.value <= 31).then_some(Got {
                value: o.value,
                start: o.span.start,
                end: o.span.end,
                next: o.next,
            });
        }
        let c = self.numbers.cardinal(r, token, usize::MAX)?;
        let n = c.value?.to_u8().filter(|n| (1..=31).contains(n) && !c.share)?;
        Some(Got { value: n, start: c.span.start, end: c.span.end, next: c.next })
    }

    /// "07-01-2022", "2016/04/21", "22/04", "3/2015"
    pub(super) fn numeric(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let t = r.view.tokens.get(token)?;
        if t.kind != Kind::Number || is_joined(r, token) {
            return None;
        }
        let date = |y: Option<i64>, m: i64, d: Option<i64>, end: u32, next: usize| {
            let ok = (1..=12).contains(&m)
                && d.is_none_or(|d| (1..=31).contains(&d))
                && y.is_none_or(|y| (1000..3000).contains(&y));
            let hijri = self.forms.hijri.is(r, next) && goes_on(r, next);
            let end = if hijri { r.view.tokens[next].span.end } else { end };
            ok.then(|| Got {
                value: Base::Date {
                    year: y.map(|y| Year::Number(y as i32)),
                    month: Some(m as u8),
                    day: d.map(|d| d as u8),
                    hijri: hijri || y.is_some_and(|y| y < 1600),
                    weekday: None,
                    direction: None,
                },
                start: t.span.start,
                end,
                next: next + usize::from(hijri),
            })
        };
        let text = t.span.of(r.view.raw());
        // "12.05.2014" is one token.
        if text.chars().filter(|&c| c == '.').count() == 2 {
            let mut parts = text.split('.').map(plain);
            let (a, b, c) = (parts.next()??, parts.next()??, parts.next()??);
            return if a > 31 {
                date(Some(a), b, Some(c), t.span.end, token + 1)
            } else {
                date(Some(c), b, Some(a), t.span.end, token + 1)
            };
        }
        let sep = r.view.mark(token + 1).filter(|c| matches!(c, '/' | '-' | '\\'))?;
        if !adjacent(r, token + 1) || !adjacent(r, token + 2) {
            return None;
        }
        let (a, b) = (self.digits(r, token, 4)?, self.digits(r, token + 2, 4)?);
        let end = r.view.tokens[token + 2].span.end;
        if r.view.mark(token + 3) == Some(sep) && adjacent(r, token + 3) && adjacent(r, token + 4) {
            let c = self.digits(r, token + 4, 4)?;
            let end = r.view.tokens[token + 4].span.end;
            let short = |y: i64| if y < 100 { 2000 + y } else { y };
            if a > 31 {
                return date(Some(a), b, Some(c), end, token + 5);
            }
            // Day before month; the other way where only that can be.
            let (d, m) = if b > 12 && a <= 12 { (b, a) } else { (a, b) };
            return date(Some(short(c)), m, Some(d), end, token + 5);
        }
        if sep != '/' {
            return None;
        }
        if b >= 1300 && a <= 12 {
            return date(Some(b), a, None, end, token + 3);
        }
        // Without a year: only where something says that it is a date.
        let year_at = skip_comma(r, token + 3);
        if year_at > token + 3
            && let Some(y) = self.digits(r, year_at, 4).filter(|y| (1900..2100).contains(y))
        {
            return date(Some(y), b, Some(a), r.view.tokens[year_at].span.end, year_at + 1);
        }
        let said = token > 0
            && goes_on(r, token)
            && (self.forms.date_head.is(r, token - 1) || self.weekday(r, token - 1, false).is_some());
        if said { date(None, b, Some(a), end, token + 3) } else { None }
    }

    /// Day and month, month and year, a month by itself.
    pub(super) fn day_and_month(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if let Some(d) = self.day(r, token) {
            let mut at = skip(r, d.next, &self.forms.of_in_to);
            if matches!(r.view.mark(at), Some('-' | '/')) && adjacent(r, at) && adjacent(r, at + 1) {
                at += 1;
            }
            if goes_on(r, at) {
                if let Some(m) = self.month(r, at) {
                    return Some(self.with_year(r, d.start, m.clone(), Some(d.value), m.end, m.next));
                }
                // "20 من الشهر المقبل", "السادس عشر من هذا الشهر"
                if (at > d.next || self.digits(r, token, 2).is_some())
                    && let Some(u) = self.unit_said(r, at).filter(|u| matches!(u.value, Base::Unit(Unit::Month, _)))
                {
                    return Some(Got {
                        value: Base::Nth(d.value as i8, Counted::Day, Box::new(u.value)),
                        start: d.start,
                        end: u.end,
                        next: u.next,
                    });
                }
            }
        }
        let m = self.month(r, token)?;
        // "شباط 13"
        if goes_on(r, m.next)
            && let Some(d) = self.day(r, m.next).filter(|d| d.next == m.next + 1 || self.digits(r, m.next, 2).is_none())
            && self.year(r, m.next, true).is_none()
            && !self.goes_on_counting(r, d.next)
        {
            return Some(self.with_year(r, m.start, m.clone(), Some(d.value), d.end, d.next));
        }
        let out = self.with_year(r, m.start, m.clone(), None, m.end, m.next);
        let alone = out.next == m.next;
        let said = self.introduced(r, token) || crate::number::alone_on_line(r, token, out.next);
        if m.value.shared && alone && !said {
            return None;
        }
        Some(out)
    }

    /// Whether a noun, a unit or a clock's time follows a number, so that the number counts and names no day.
    pub(super) fn goes_on_counting(&self, r: &Reading<'_>, token: usize) -> bool {
        goes_on(r, token)
            && (matches!(r.view.mark(token), Some(':' | '%' | '٪'))
                || (r.view.tokens[token].kind == Kind::Word && !self.forms.not_counted.is(r, token)))
    }

    pub(super) fn with_year(
        &self,
        r: &Reading<'_>,
        start: u32,
        m: Got<MonthSaid>,
        day: Option<u8>,
        end: u32,
        next: usize,
    ) -> Got<Base> {
        let (mut year, mut direction, mut hijri) = (None, None, m.value.hijri);
        let (mut end, mut next) = (end, next);
        if let Some(y) = self.year(r, next, true) {
            (year, end, next) = (Some(y.value.year), y.end, y.next);
            hijri |= y.value.hijri;
        } else if let Some(d) = self.direction(r, next) {
            (direction, end, next) = (Some(d.value), d.end, d.next);
        }
        Got {
            value: Base::Date { year, month: Some(m.value.n), day, hijri, weekday: None, direction },
            start,
            end,
            next,
        }
    }

    /// Whether a preposition or a word of time before a token makes a time of what may be another word.
    pub(super) fn introduced(&self, r: &Reading<'_>, token: usize) -> bool {
        let particle = r
            .hits_at(token)
            .iter()
            .any(|h| matches!(h.proclitics.particle, Some('ل' | 'ب')) && self.months.get(h.entry).is_some());
        particle
            || (token > 0
                && goes_on(r, token)
                && (self.forms.month_head.is(r, token - 1)
                    || self.prepositions.at(r, token - 1).next().is_some()
                    || self.positions.at(r, token - 1).next().is_some()
                    || self.is_this(r, token - 1)))
    }

    /// Any date that begins in a token.
    pub(super) fn date(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if r.view.tokens.get(token)?.kind == Kind::Number {
            return self
                .numeric(r, token)
                .or_else(|| self.day_and_month(r, token))
                .or_else(|| self.bare_year(r, token));
        }
        self.nth(r, token)
            .or_else(|| self.weekday_said(r, token))
            .or_else(|| self.day_of_date(r, token))
            .or_else(|| self.rest(r, token))
            .or_else(|| self.relative_day(r, token))
            .or_else(|| self.positioned(r, token))
            .or_else(|| self.day_and_month(r, token))
            .or_else(|| self.this_month(r, token))
            .or_else(|| self.feast(r, token))
            .or_else(|| self.quarter(r, token))
            .or_else(|| self.months_of_year(r, token))
            .or_else(|| self.week_and_day(r, token))
            .or_else(|| self.unit_said(r, token))
            .or_else(|| self.year_alone(r, token))
            .or_else(|| self.season(r, token))
            .or_else(|| self.decade_or_century(r, token))
    }

    /// "يوم 5 مايو 2018"
    pub(super) fn day_of_date(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if !self.forms.to_day.is(r, token) || !goes_on(r, token + 1) {
            return None;
        }
        let d = self.numeric(r, token + 1).or_else(|| self.day_and_month(r, token + 1))?;
        matches!(d.value, Base::Date { day: Some(_), .. } | Base::Nth(..))
            .then(|| Got { start: r.view.tokens[token].span.start, ..d })
    }

    /// "هذا سبتمبر"
    pub(super) fn this_month(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if !self.is_this(r, token) || !goes_on(r, token + 1) {
            return None;
        }
        let m = self.month(r, token + 1)?;
        let value = Base::Date {
            year: None,
            month: Some(m.value.n),
            day: None,
            hijri: m.value.hijri,
            weekday: None,
            direction: Some(0),
        };
        Some(Got { value, start: r.view.tokens[token].span.start, end: m.end, next: m.next })
    }
}

/// Whether a number is joined to a word, a letter or a sign before it, so that it is part of a name.
pub(super) fn is_joined(r: &Reading<'_>, token: usize) -> bool {
    token > 0
        && adjacent(r, token)
        && match r.view.tokens[token - 1].kind {
            Kind::Latin | Kind::Number => true,
            Kind::Mark(c) => {
                matches!(c, '/' | '-' | ':' | '=' | '_' | '.')
                    && token > 1
                    && adjacent(r, token - 1)
                    && r.view.tokens[token - 2].kind != Kind::Word
            }
            Kind::Word => false,
        }
}

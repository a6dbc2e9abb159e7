use riwaya_text::Kind;
use rust_decimal::prelude::ToPrimitive;

use super::expr::{Base, Counted, Got, Position, Unit, Year};
use super::lists::{Lists, TimeWord, any, skip, skip_comma};
use crate::Reading;
use crate::number::{adjacent, goes_on, plain};

/// A month as said, perhaps by two names.
#[derive(Clone, Copy, Debug)]
struct MonthSaid {
    n: u8,
    hijri: bool,
    shared: bool,
}

/// A year as said, and whether it is one of the Hijra.
#[derive(Clone, Copy, Debug)]
struct YearSaid {
    year: Year,
    hijri: bool,
}

impl Lists {
    /// The digits of a token as a whole number, where they stand alone.
    pub(super) fn digits(&self, r: &Reading<'_>, token: usize, max_len: usize) -> Option<i64> {
        let t = r.view.tokens.get(token)?;
        let text = t.span.of(r.view.raw());
        (t.kind == Kind::Number && text.chars().count() <= max_len).then(|| plain(text))?
    }

    fn month(&self, r: &Reading<'_>, token: usize) -> Option<Got<MonthSaid>> {
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
    fn day(&self, r: &Reading<'_>, token: usize) -> Option<Got<u8>> {
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
            return (o.value <= 31).then(|| Got { value: o.value, start: o.span.start, end: o.span.end, next: o.next });
        }
        let c = self.numbers.cardinal(r, token, usize::MAX)?;
        let n = c.value?.to_u8().filter(|n| (1..=31).contains(n) && !c.share)?;
        Some(Got { value: n, start: c.span.start, end: c.span.end, next: c.next })
    }

    /// The year after a month or by itself: "عام 2014", "من العام الماضي", "2014", "ألفين وعشرين".
    fn year(&self, r: &Reading<'_>, token: usize, after_month: bool) -> Option<Got<YearSaid>> {
        if !goes_on(r, token) && after_month {
            return None;
        }
        let comma = if after_month { skip_comma(r, token) } else { token };
        let at = if after_month { skip(r, comma, &["من", "في", "ل"]) } else { token };
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
            let (n, end, next) = match self.digits(r, u.next, 4) {
                Some(n) => (n, r.view.tokens[u.next].span.end, u.next + 1),
                None => {
                    let c = self
                        .numbers
                        .cardinal(r, u.next, usize::MAX)
                        .filter(|c| !c.digits && c.particle.is_none() && !c.conj)?;
                    (c.value?.to_i64()?, c.span.end, c.next)
                }
            };
            // "عام 40" is no year, but "عام 247" is one.
            return (n >= 100 && n < 3000).then(|| self.era(r, Got { value: n as i32, start: u.start, end, next }));
        }
        if !after_month {
            return None;
        }
        if let Some(n) = self.digits(r, at, 4) {
            let four = r.view.text(at).chars().count() == 4;
            return (four && (1000..3000).contains(&n) && !is_joined(r, at)).then(|| {
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
    fn era(&self, r: &Reading<'_>, y: Got<i32>) -> Got<YearSaid> {
        let mut out = y.map(|n| YearSaid { year: Year::Number(n), hijri: false });
        if !goes_on(r, out.next) {
            return out;
        }
        let hijri = any(r, out.next, &["ه", "هجري", "هجرية", "للهجرة"]);
        let miladi = any(r, out.next, &["م", "ميلادي", "ميلادية", "للميلاد"]);
        if hijri || miladi {
            out.end = r.view.tokens[out.next].span.end;
            out.next += 1;
            out.value.hijri = hijri;
        }
        out
    }

    /// "07-01-2022", "2016/04/21", "22/04", "3/2015"
    fn numeric(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let t = r.view.tokens.get(token)?;
        if t.kind != Kind::Number || is_joined(r, token) {
            return None;
        }
        let date = |y: Option<i64>, m: i64, d: Option<i64>, end: u32, next: usize| {
            let ok = (1..=12).contains(&m)
                && d.is_none_or(|d| (1..=31).contains(&d))
                && y.is_none_or(|y| (1000..3000).contains(&y));
            let hijri = any(r, next, &["ه", "هجري", "هجرية"]) && goes_on(r, next);
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
        if b >= 1000 && a <= 12 {
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
            && (any(r, token - 1, &["يوم", "بتاريخ", "تاريخ", "الموافق"])
                || self.weekday(r, token - 1, false).is_some());
        if said { date(None, b, Some(a), end, token + 3) } else { None }
    }

    /// Day and month, month and year, a month by itself.
    fn day_and_month(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if let Some(d) = self.day(r, token) {
            let mut at = skip(r, d.next, &["من", "في", "ل"]);
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
    fn goes_on_counting(&self, r: &Reading<'_>, token: usize) -> bool {
        goes_on(r, token)
            && (matches!(r.view.mark(token), Some(':' | '%' | '٪'))
                || (r.view.tokens[token].kind == Kind::Word
                    && !any(
                        r,
                        token,
                        &["إلى", "حتى", "في", "من", "على", "أن", "م", "ه", "الساعة", "عند", "قبل", "بعد"],
                    )))
    }

    fn with_year(
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
    fn introduced(&self, r: &Reading<'_>, token: usize) -> bool {
        let particle = r
            .hits_at(token)
            .iter()
            .any(|h| matches!(h.proclitics.particle, Some('ل' | 'ب')) && self.months.get(h.entry).is_some());
        particle
            || (token > 0
                && goes_on(r, token)
                && (any(r, token - 1, &["في", "من", "إلى", "بين", "شهر", "وفي", "ومنذ"])
                    || self.prepositions.at(r, token - 1).next().is_some()
                    || self.positions.at(r, token - 1).next().is_some()
                    || self.is_this(r, token - 1)))
    }

    /// "الأسبوع الماضي", "هذا العام", "الشهر قبل الماضي", "العام الهجري القادم"
    pub(super) fn unit_said(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let this = self.is_this(r, token);
        let at = token + usize::from(this);
        if this && !goes_on(r, at) {
            return None;
        }
        let (u, article) = self.singular(r, at)?;
        if !article || u.value.clock() {
            return None;
        }
        let start = if this { r.view.tokens[token].span.start } else { u.start };
        let hijri = goes_on(r, u.next) && any(r, u.next, &["الهجري", "الهجرية"]) && u.value == Unit::Year;
        let after = u.next + usize::from(hijri);
        if let Some(d) = self.direction(r, after) {
            // "الساعات الأخيرة" looks back; "اليوم الأخير", "العام الأخير" is the last of some.
            if r.view.text(after).starts_with("الأخير") || r.view.text(after).starts_with("الاخير") {
                return None;
            }
            let value = if hijri {
                Base::Date {
                    year: Some(Year::Relative(d.value)),
                    month: None,
                    day: None,
                    hijri: true,
                    weekday: None,
                    direction: None,
                }
            } else {
                Base::Unit(u.value, d.value)
            };
            return Some(Got { value, start, end: d.end, next: d.next });
        }
        let here = this || (u.value != Unit::Day && crate::number::alone_on_line(r, token, u.next));
        here.then_some(Got { value: Base::Unit(u.value, 0), start, end: u.end, next: u.next })
    }

    /// A year by itself: "عام 2014".
    fn year_alone(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let y = self.year(r, token, false)?;
        Some(y.map(|y| Base::Date {
            year: Some(y.year),
            month: None,
            day: None,
            hijri: y.hijri,
            weekday: None,
            direction: None,
        }))
    }

    /// "الربع الثالث من عام 2016", "النصف الأول من العام"
    fn quarter(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let s = self
            .numbers
            .words()
            .share(r, token)
            .filter(|s| s.article && !s.value.plural && matches!(s.value.den, 2 | 4))?;
        let o = goes_on(r, s.next).then(|| self.numbers.ordinal_part(r, s.next)).flatten();
        let (n, after) = match o {
            Some(o) => (o.value, o.next),
            None if any(r, s.next, &["الأخير"]) => (s.value.den, s.next + 1),
            None => return None,
        };
        if n == 0 || n > s.value.den {
            return None;
        }
        let code = if s.value.den == 4 { 32 + n } else { 39 + n };
        let at = skip(r, after, &["من", "في", "ل"]);
        let of = self.year_of(r, at)?;
        Some(Got { value: Base::Part(code, Some(Box::new(of.value))), start: s.span.start, end: of.end, next: of.next })
    }

    /// A year said in any way, for what lies in it.
    fn year_of(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if !goes_on(r, token) {
            return None;
        }
        if let Some(y) = self.year_alone(r, token) {
            return Some(y);
        }
        if let Some(u) = self.unit_said(r, token).filter(|u| matches!(u.value, Base::Unit(Unit::Year, _))) {
            return Some(u);
        }
        if let Some((u, true)) = self.singular(r, token).filter(|(u, _)| u.value == Unit::Year) {
            return Some(u.map(|_| Base::Unit(Unit::Year, 0)));
        }
        let n = self.digits(r, token, 4).filter(|n| (1900..2100).contains(n))?;
        let t = &r.view.tokens[token];
        Some(self.era(r, Got { value: n as i32, start: t.span.start, end: t.span.end, next: token + 1 }).map(|y| {
            Base::Date { year: Some(y.year), month: None, day: None, hijri: y.hijri, weekday: None, direction: None }
        }))
    }

    /// "صيف 2016", "خريف عام 2015 م", "الربيع القادم", "فصل الشتاء"
    fn season(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let head = any(r, token, &["فصل", "موسم"]);
        let at = token + usize::from(head);
        let (h, code) = self.seasons.at(r, at).find(|(h, _)| h.ending == riwaya_text::clitic::Ending::None)?;
        let (start, next) = (if head { r.view.tokens[token].span.start } else { h.span.start }, h.end as usize);
        if let Some(d) = self.direction(r, next).filter(|_| h.article) {
            return Some(Got {
                value: Base::Part(code, Some(Box::new(Base::Unit(Unit::Year, d.value)))),
                start,
                end: d.end,
                next: d.next,
            });
        }
        let of = skip(r, next, &["من", "في"]);
        if let Some(y) = self.year_of(r, of) {
            return Some(Got { value: Base::Part(code, Some(Box::new(y.value))), start, end: y.end, next: y.next });
        }
        let whole =
            head || (h.article && token > 0 && goes_on(r, token) && any(r, token - 1, &["في", "خلال"]) && code != 21);
        whole.then_some(Got { value: Base::Part(code, None), start, end: h.span.end, next })
    }

    /// "السبعينيات", "تسعينات القرن الماضي", "القرن العشرين"
    fn decade_or_century(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if let Some((h, y)) = self.decades.at(r, token).next() {
            let mut out = super::lists::got(h, Base::Decade(y));
            if goes_on(r, out.next)
                && let Some(u) = self.unit_said(r, out.next).filter(|u| u.value == Base::Unit(Unit::Century, -1))
            {
                (out.end, out.next) = (u.end, u.next);
            }
            return Some(out);
        }
        let (u, article) = self.singular(r, token).filter(|(u, _)| u.value == Unit::Century)?;
        if !article || !goes_on(r, u.next) {
            return None;
        }
        let (n, end, next) = match self.numbers.ordinal_part(r, u.next) {
            Some(o) => (i32::from(o.value), o.span.end, o.next),
            None => {
                let c = self.numbers.cardinal(r, u.next, usize::MAX).filter(|c| c.article)?;
                (c.value?.to_i32()?, c.span.end, c.next)
            }
        };
        (1..=30).contains(&n).then_some(Got { value: Base::Century(n), start: u.start, end, next })
    }

    /// "ثالث جمعة من مايو", "آخر اثنين من الشهر القادم", "الأسبوع الأول من أكتوبر", "آخر يوم من العام"
    fn nth(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let last = |t: usize| any(r, t, &["آخر", "أخر", "لآخر"]);
        let counted = |t: usize| -> Option<Got<Counted>> {
            if !goes_on(r, t) {
                return None;
            }
            let at = if any(r, t, &["يوم"]) && self.weekday(r, t + 1, true).is_some() && goes_on(r, t + 1) {
                t + 1
            } else {
                t
            };
            if let Some(w) = self.weekday(r, at, true) {
                return Some(w.map(Counted::Weekday));
            }
            let (u, _) = self.singular(r, t)?;
            match u.value {
                Unit::Day => Some(u.map(|_| Counted::Day)),
                Unit::Week => Some(u.map(|_| Counted::Week)),
                _ => None,
            }
        };
        let (n, what, start, end, next) = if last(token) {
            let c = counted(token + 1)?;
            (-1, c.value, r.view.tokens[token].span.start, c.end, c.next)
        } else if let Some(o) = self.numbers.ordinal_part(r, token).filter(|o| !o.article && o.value <= 31) {
            let c = counted(o.next)?;
            (o.value as i8, c.value, o.span.start, c.end, c.next)
        } else {
            // "الثلاثاء الأولى من", "اليوم الثالث من", "الأسبوع الأخير من"
            let c = match self.weekday(r, token, false) {
                Some(w) => w.map(Counted::Weekday),
                None => {
                    let (u, article) = self.singular(r, token)?;
                    match u.value {
                        Unit::Day if article => u.map(|_| Counted::Day),
                        Unit::Week if article => u.map(|_| Counted::Week),
                        _ => return None,
                    }
                }
            };
            if !goes_on(r, c.next) {
                return None;
            }
            if any(r, c.next, &["الأخير", "الأخيرة"]) {
                (-1, c.value, c.start, r.view.tokens[c.next].span.end, c.next + 1)
            } else {
                let o = self
                    .numbers
                    .ordinal_part(r, c.next)
                    .filter(|o| o.article && (o.value <= 5 || c.value == Counted::Day))?;
                (o.value as i8, c.value, c.start, o.span.end, o.next)
            }
        };
        let at = skip(r, next, &["من", "في", "ل"]);
        if goes_on(r, at) {
            if let Some(of) = self.span_of_days(r, at) {
                return Some(Got { value: Base::Nth(n, what, Box::new(of.value)), start, end: of.end, next: of.next });
            }
        }
        // "آخر ثلاثاء": of this month.
        if last(token) && matches!(what, Counted::Weekday(_)) {
            return Some(Got { value: Base::Nth(n, what, Box::new(Base::Unit(Unit::Month, 0))), start, end, next });
        }
        None
    }

    /// A month or a year that days are counted in.
    fn span_of_days(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if let Some(m) = self.month(r, token) {
            return Some(self.with_year(r, m.start, m.clone(), None, m.end, m.next));
        }
        self.year_alone(r, token)
            .or_else(|| self.unit_said(r, token).filter(|u| matches!(u.value, Base::Unit(Unit::Month | Unit::Year, _))))
    }

    /// "مطلع العام المقبل", "منتصف آذار", "أواخر 2014"
    fn positioned(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let half = any(r, token, &["نصف"]).then(|| {
            let t = &r.view.tokens[token];
            Got { value: Position::Mid, start: t.span.start, end: t.span.end, next: token + 1 }
        });
        let p = match half {
            Some(p) => p,
            None => self.positions.at(r, token).find(|(h, _)| !h.article).map(|(h, p)| super::lists::got(h, p))?,
        };
        if !goes_on(r, p.next) {
            return None;
        }
        let of = if let Some(m) = self.month(r, p.next) {
            self.with_year(r, m.start, m.clone(), None, m.end, m.next)
        } else if any(r, p.next, &["نصف"]) {
            return None;
        } else if let Some(u) = self.unit_said(r, p.next).filter(|u| !matches!(u.value, Base::Unit(Unit::Day, _))) {
            u
        } else if let Some(d) = self.decade_or_century(r, p.next) {
            d
        } else {
            match self.singular(r, p.next) {
                Some((u, true)) if matches!(u.value, Unit::Week | Unit::Month | Unit::Year) => {
                    u.map(|u| Base::Unit(u, 0))
                }
                _ => self.year_of(r, p.next)?,
            }
        };
        let weekend =
            token > 0 && p.value == Position::Late && goes_on(r, token) && any(r, token - 1, &["عطلة", "إجازة"]);
        let start = if weekend { r.view.tokens[token - 1].span.start } else { p.start };
        Some(Got { value: Base::Position(p.value, Box::new(of.value)), start, end: of.end, next: of.next })
    }

    /// "عيد الأضحى 2013", "رمضان 2019"
    fn feast(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let head = self.feasts.at(r, token).next().is_none() && any(r, token, &["يوم"]) && goes_on(r, token + 1);
        let (h, code) = self.feasts.at(r, token + usize::from(head)).next()?;
        let start = if head { r.view.tokens[token].span.start } else { h.span.start };
        let at = h.end as usize;
        // "عيد الميلاد العاشر" is a birthday.
        if goes_on(r, at) && self.numbers.ordinal_part(r, at).is_some() {
            return None;
        }
        let (mut year, mut end, mut next) = (None, h.span.end, at);
        if let Some(y) = self.year(r, at, true)
            && let Year::Number(n) = y.value.year
        {
            (year, end, next) = (Some(n), y.end, y.next);
        }
        Some(Got { value: Base::Feast(code, year), start, end, next })
    }

    /// "اليوم الأربعاء", "أمس", "بعد غد"
    fn relative_day(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let head = any(r, token, &["يوم"]) && goes_on(r, token + 1);
        let at = token + usize::from(head);
        let this = !head && self.is_this(r, token);
        let at = at + usize::from(this && goes_on(r, at + 1));
        let (h, n) = self.words.at(r, at).find_map(|(h, w)| match w {
            TimeWord::Day(n) => Some((h, n)),
            TimeWord::Fixed(_) => None,
        })?;
        if this && n != 0 {
            return None;
        }
        let start = if head || this { r.view.tokens[token].span.start } else { h.span.start };
        let (mut end, mut next, mut weekday) = (h.span.end, h.end as usize, None);
        if !this && n == 0 && h.end as usize == at + 1 {
            if let Some(d) = self.direction(r, next) {
                return Some(Got { value: Base::Day(d.value, None), start, end: d.end, next: d.next });
            }
            // "اليوم الذي بعد الغد", "اليوم بعد القادم"
            if any(r, next, &["الذي"])
                && let Some((h, TimeWord::Day(n))) = self.words.at(r, next + 1).next()
            {
                return Some(Got { value: Base::Day(n, None), start, end: h.span.end, next: h.end as usize });
            }
            // "اليوم الثالث" counts, and so does "اليوم الواحد".
            if goes_on(r, next) && self.numbers.ordinal_part(r, next).is_some_and(|o| o.article && !o.conj) {
                return None;
            }
        }
        if goes_on(r, next)
            && r.view.mark(next) == Some('(')
            && let Some(w) = self.weekday(r, next + 1, false)
            && r.view.mark(w.next) == Some(')')
        {
            let end = r.view.tokens[w.next].span.end;
            return Some(Got { value: Base::Day(n, Some(w.value)), start, end, next: w.next + 1 });
        }
        let comma = skip_comma(r, next);
        if goes_on(r, comma)
            && let Some(w) = self.weekday(r, comma, false).filter(|w| w.start == r.view.tokens[comma].span.start)
        {
            (weekday, end, next) = (Some(w.value), w.end, w.next);
        }
        Some(Got { value: Base::Day(n, weekday), start, end, next })
    }

    /// A weekday with the date, the week or the direction that goes with it.
    fn weekday_said(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let head = any(r, token, &["يوم", "نهار", "ليوم", "بيوم", "ويوم"]) && goes_on(r, token + 1);
        let at = token + usize::from(head);
        let this = !head && self.is_this(r, token) && goes_on(r, token + 1);
        let at = at + usize::from(this);
        let bare = head;
        let w = self.weekday(r, at, bare).or_else(|| {
            // "ثلاثاء الأسبوع الماضي"
            let w = self.weekday(r, at, true)?;
            let u = goes_on(r, w.next).then(|| self.unit_said(r, w.next))??;
            matches!(u.value, Base::Unit(Unit::Week, _)).then_some(w)
        });
        let w = match w {
            Some(w) => w,
            None if self.weekday(r, at, true).is_some()
                && crate::number::alone_on_line(r, at, at + 1)
                && !any(r, at, &["أحد", "اثنين"]) =>
            {
                self.weekday(r, at, true)?
            }
            None => return None,
        };
        // "صلاة الجمعة"
        if !head && at > 0 && goes_on(r, at) && any(r, at - 1, &["صلاة", "خطبة", "مسجد", "سوق", "شهر"])
        {
            return None;
        }
        let start = if head || this { r.view.tokens[token].span.start } else { w.start };
        let start = if head && r.view.letters(token).len() > 3 { r.view.letter_offset(token, 1) } else { start };
        if this {
            return Some(Got {
                value: Base::Weekday { day: w.value, direction: Some(0), week: None },
                start,
                end: w.end,
                next: w.next,
            });
        }
        if let Some(d) = self.direction(r, w.next) {
            return Some(Got {
                value: Base::Weekday { day: w.value, direction: Some(d.value), week: None },
                start,
                end: d.end,
                next: d.next,
            });
        }
        let from = skip(r, w.next, &["من", "في"]);
        if goes_on(r, from)
            && let Some(u) = self.unit_said(r, from)
            && let Base::Unit(Unit::Week, n) = u.value
        {
            return Some(Got {
                value: Base::Weekday { day: w.value, direction: None, week: Some(n) },
                start,
                end: u.end,
                next: u.next,
            });
        }
        let comma = skip_comma(r, w.next);
        let date_at = skip(r, comma, &["الموافق", "في", "بتاريخ", "من", "الموافقة"]);
        if goes_on(r, date_at) {
            let date = self.numeric(r, date_at).or_else(|| self.day_and_month(r, date_at));
            if let Some(d) = date {
                let value = match d.value {
                    Base::Date { year, month, day: Some(day), hijri, direction, .. } => {
                        Some(Base::Date { year, month, day: Some(day), hijri, weekday: Some(w.value), direction })
                    }
                    Base::Nth(n, Counted::Day, of) => Some(Base::Nth(n, Counted::Day, of)),
                    _ => None,
                };
                if let Some(value) = value {
                    return Some(Got { value, start, end: d.end, next: d.next });
                }
            }
            // "الخميس 21", "السبت السادس عشر"
            if date_at == w.next
                && let Some(d) = self.day(r, date_at).filter(|d| {
                    let article = self.numbers.ordinal_part(r, date_at).is_some_and(|o| o.article && o.value > 5);
                    let number = self.digits(r, date_at, 2).is_some();
                    (article || number)
                        && !self.goes_on_counting(r, d.next)
                        && !matches!(r.view.mark(d.next), Some('/' | '-' | ':' | '.') if adjacent(r, d.next))
                })
            {
                let value = Base::Date {
                    year: None,
                    month: None,
                    day: Some(d.value),
                    hijri: false,
                    weekday: Some(w.value),
                    direction: None,
                };
                return Some(Got { value, start, end: d.end, next: d.next });
            }
        }
        Some(Got {
            value: Base::Weekday { day: w.value, direction: None, week: None },
            start,
            end: w.end,
            next: w.next,
        })
    }

    /// "في 2011": four digits after a preposition, where nothing counted follows.
    fn bare_year(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let n = self.digits(r, token, 4).filter(|n| (1900..2100).contains(n))?;
        let introduced = token > 0
            && goes_on(r, token)
            && (any(r, token - 1, &["في", "وفي"]) || self.prepositions.at(r, token - 1).next().is_some());
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
            .or_else(|| self.week_and_day(r, token))
            .or_else(|| self.unit_said(r, token))
            .or_else(|| self.year_alone(r, token))
            .or_else(|| self.season(r, token))
            .or_else(|| self.decade_or_century(r, token))
    }

    /// "يوم 5 مايو 2018"
    fn day_of_date(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if !any(r, token, &["يوم", "ليوم"]) || !goes_on(r, token + 1) {
            return None;
        }
        let d = self.numeric(r, token + 1).or_else(|| self.day_and_month(r, token + 1))?;
        matches!(d.value, Base::Date { day: Some(_), .. } | Base::Nth(..))
            .then(|| Got { start: r.view.tokens[token].span.start, ..d })
    }

    /// "بقية الأسبوع", "ما تبقى من هذا العام"
    fn rest(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let of = if any(r, token, &["بقية", "باقي", "لبقية", "لباقي"]) {
            token + 1
        } else if any(r, token, &["تبقى"]) && any(r, token + 1, &["من"]) {
            token + 2
        } else {
            return None;
        };
        let at = of + usize::from(goes_on(r, of) && self.is_this(r, of));
        if !goes_on(r, of) || !goes_on(r, at) {
            return None;
        }
        let (u, _) = self.singular(r, at).filter(|(u, article)| *article && !u.value.clock())?;
        let attached = usize::from(r.view.text(token).starts_with('ل'));
        let start = r.view.letter_offset(token, attached);
        Some(Got { value: Base::Rest(u.value), start, end: u.end, next: u.next })
    }

    /// "هذا سبتمبر"
    fn this_month(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
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

    /// "الأسبوع المقبل يوم الجمعة"
    fn week_and_day(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let u = self.unit_said(r, token)?;
        let Base::Unit(Unit::Week, n) = u.value else { return None };
        let at = skip(r, u.next, &["يوم"]);
        let w = goes_on(r, at).then(|| self.weekday(r, at, false))??;
        Some(Got {
            value: Base::Weekday { day: w.value, direction: None, week: Some(n) },
            start: u.start,
            end: w.end,
            next: w.next,
        })
    }
}

/// Whether a number is joined to a word, a letter or a sign before it, so that it is part of a name.
fn is_joined(r: &Reading<'_>, token: usize) -> bool {
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

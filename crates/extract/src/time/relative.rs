use super::expr::{Base, Counted, Got, Position, Unit, Year};
use super::lists::{Lists, TimeWord, skip, skip_comma};
use crate::Reading;
use crate::number::goes_on;
use riwaya_text::letters::LAM;
use rust_decimal::prelude::ToPrimitive;

impl Lists {
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
        let hijri = goes_on(r, u.next) && self.forms.of_hijra.is(r, u.next) && u.value == Unit::Year;
        let after = u.next + usize::from(hijri);
        if let Some(d) = self.direction(r, after) {
            // "الساعات الأخيرة" looks back; "اليوم الأخير", "العام الأخير" is the last of some.
            if self.forms.last.begins(r, after) {
                return None;
            }
            // "العام الحالي 1436/1437هـ"
            if let Some(y) =
                (u.value == Unit::Year && goes_on(r, d.next)).then(|| self.hijri_or_pair(r, d.next)).flatten()
            {
                return Some(Got { value: y.value, start, end: y.end, next: y.next });
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

    /// "الربع الثالث من عام 2016", "النصف الأول من العام"
    pub(super) fn quarter(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let s = self
            .numbers
            .words()
            .share(r, token)
            .filter(|s| s.article && !s.value.plural && matches!(s.value.den, 2 | 4))?;
        let o = goes_on(r, s.next).then(|| self.numbers.ordinal_part(r, s.next)).flatten();
        let (n, after) = match o {
            Some(o) => (o.value, o.next),
            None if self.forms.last.is(r, s.next) => (s.value.den, s.next + 1),
            None => return None,
        };
        if n == 0 || n > s.value.den {
            return None;
        }
        let code = if s.value.den == 4 { 32 + n } else { 39 + n };
        let at = skip(r, after, &self.forms.of_in_to);
        if let Some(of) = self.year_of(r, at) {
            let value = Base::Part(code, Some(Box::new(of.value)));
            return Some(Got { value, start: s.span.start, end: of.end, next: of.next });
        }
        // "النصف الثاني من القرن العشرين"
        if let Some((c, y)) = self.century(r, at).and_then(|c| match c.value {
            Base::Century(n) if n > 0 => Some((c, (n - 1) * 100)),
            _ => None,
        }) {
            let part = 100 / i32::from(s.value.den);
            let value = Base::Years(y + part * (i32::from(n) - 1), y + part * i32::from(n) - 1);
            return Some(Got { value, start: s.span.start, end: c.end, next: c.next });
        }
        // "الربع الثالث" without its year; "الربع الثالث من المباراة" and "الربع الأخير" may be of anything.
        let o = o.filter(|_| s.value.den == 4 && at == after && !s.conj)?;
        Some(Got { value: Base::Part(code, None), start: s.span.start, end: o.span.end, next: o.next })
    }

    /// "الأشهر التسعة الأولى من العام", "أول تسعة أشهر من 2015"
    pub(super) fn months_of_year(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let months = |t: usize, article: bool| {
            self.units
                .at(r, t)
                .find(|(h, u)| u.unit == Unit::Month && u.plural && h.article == article && goes_on(r, h.end as usize))
                .map(|(h, _)| h.end as usize)
        };
        let count = |t: usize| {
            let c = self.numbers.cardinal(r, t, usize::MAX).filter(|c| !c.conj && c.particle.is_none())?;
            Some((c.value?.to_i8().filter(|n| (2..=11).contains(n))?, c.next))
        };
        let (n, next) = if let Some(at) = months(token, true) {
            let (n, next) = count(at)?;
            let last = self.forms.last.is(r, next);
            let first = || self.numbers.ordinal_part(r, next).is_some_and(|o| o.value == 1 && o.article);
            if !goes_on(r, next) || !(last || first()) {
                return None;
            }
            (if last { -n } else { n }, next + 1)
        } else {
            let last = self.forms.last_of.is(r, token);
            let first = || self.numbers.ordinal_part(r, token).is_some_and(|o| o.value == 1 && !o.article);
            if !goes_on(r, token + 1) || !(last || first()) {
                return None;
            }
            let (n, next) = count(token + 1)?;
            (if last { -n } else { n }, months(next, false)?)
        };
        let of = self.year_of(r, skip(r, next, &self.forms.of_in_to)).filter(|_| self.forms.of_in_to.is(r, next))?;
        let start = r.view.tokens[token].span.start;
        Some(Got { value: Base::Months(n, Box::new(of.value)), start, end: of.end, next: of.next })
    }

    /// A year said in any way, for what lies in it.
    pub(super) fn year_of(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
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
    pub(super) fn season(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let head = self.forms.season.is(r, token);
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
        let of = skip(r, next, &self.forms.in_of);
        if let Some(y) = self.year_of(r, of) {
            return Some(Got { value: Base::Part(code, Some(Box::new(y.value))), start, end: y.end, next: y.next });
        }
        let whole =
            head || (h.article && token > 0 && goes_on(r, token) && self.forms.during.is(r, token - 1) && code != 21);
        whole.then_some(Got { value: Base::Part(code, None), start, end: h.span.end, next })
    }

    /// "السبعينيات", "تسعينات القرن الماضي", "القرن العشرين"
    pub(super) fn decade_or_century(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if let Some((h, y)) = self.decades.at(r, token).next() {
            if goes_on(r, h.end as usize)
                && self.forms.of.is(r, h.end as usize)
                && self.forms.age.is(r, h.end as usize + 1)
            {
                return None;
            }
            let mut out = super::lists::got(h, Base::Decade(y));
            if goes_on(r, out.next) {
                if let Some(u) = self.unit_said(r, out.next).filter(|u| u.value == Base::Unit(Unit::Century, -1)) {
                    (out.end, out.next) = (u.end, u.next);
                } else if let Some(c) = self.century(r, out.next)
                    && let Base::Century(n) = c.value
                    && n > 0
                {
                    (out.value, out.end, out.next) = (Base::Decade((n - 1) * 100 + y % 100), c.end, c.next);
                }
            }
            return Some(out);
        }
        self.century(r, token)
    }

    /// "القرن العشرين", "القرن السابع الميلادي", "القرن الأول قبل الميلاد"
    fn century(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
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
        if !(1..=30).contains(&n) {
            return None;
        }
        let (mut value, mut end, mut next) = (Base::Century(n), end, next);
        if goes_on(r, next) {
            let before = skip(r, next, &self.forms.what);
            if self.forms.before.is(r, before) && self.forms.christ.is(r, before + 1) {
                (value, end, next) = (Base::Century(-n), r.view.tokens[before + 1].span.end, before + 2);
            } else if self.forms.of_hijra.is(r, next) {
                (value, end, next) = (Base::HijriCentury(n), r.view.tokens[next].span.end, next + 1);
            } else if self.forms.of_christ.is(r, next) {
                (end, next) = (r.view.tokens[next].span.end, next + 1);
            }
        }
        Some(Got { value, start: u.start, end, next })
    }

    /// "ثالث جمعة من مايو", "آخر اثنين من الشهر القادم", "الأسبوع الأول من أكتوبر", "آخر يوم من العام"
    pub(super) fn nth(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let last = |t: usize| self.forms.last_of.is(r, t);
        let counted = |t: usize| -> Option<Got<Counted>> {
            if !goes_on(r, t) {
                return None;
            }
            let at = if self.forms.day.is(r, t) && self.weekday(r, t + 1, true).is_some() && goes_on(r, t + 1) {
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
            // "ثاني أيام العيد"
            if self.forms.days.is(r, o.next)
                && goes_on(r, o.next + 1)
                && let Some(f) = self.feast(r, o.next + 1)
            {
                let value = Base::Nth(o.value as i8, Counted::Day, Box::new(f.value));
                return Some(Got { value, start: o.span.start, end: f.end, next: f.next });
            }
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
            if self.forms.last.is(r, c.next) {
                (-1, c.value, c.start, r.view.tokens[c.next].span.end, c.next + 1)
            } else {
                let o = self
                    .numbers
                    .ordinal_part(r, c.next)
                    .filter(|o| o.article && (o.value <= 5 || c.value == Counted::Day))?;
                (o.value as i8, c.value, c.start, o.span.end, o.next)
            }
        };
        let at = skip(r, next, &self.forms.of_in_to);
        if goes_on(r, at)
            && let Some(of) = self.span_of_days(r, at)
        {
            return Some(Got { value: Base::Nth(n, what, Box::new(of.value)), start, end: of.end, next: of.next });
        }
        // "آخر ثلاثاء": of this month.
        if last(token) && matches!(what, Counted::Weekday(_)) {
            return Some(Got { value: Base::Nth(n, what, Box::new(Base::Unit(Unit::Month, 0))), start, end, next });
        }
        None
    }

    /// A month or a year that days are counted in.
    pub(super) fn span_of_days(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if let Some(m) = self.month(r, token) {
            return Some(self.with_year(r, m.start, m.clone(), None, m.end, m.next));
        }
        self.year_alone(r, token)
            .or_else(|| self.unit_said(r, token).filter(|u| matches!(u.value, Base::Unit(Unit::Month | Unit::Year, _))))
            .or_else(|| self.feast(r, token))
    }

    /// "مطلع العام المقبل", "منتصف آذار", "أواخر 2014"
    pub(super) fn positioned(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let half = self.forms.half.is(r, token).then(|| {
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
        } else if self.forms.half.is(r, p.next) {
            return None;
        } else if let Some(u) = self.unit_said(r, p.next).filter(|u| !matches!(u.value, Base::Unit(Unit::Day, _))) {
            u
        } else if let Some(d) = self.decade_or_century(r, p.next) {
            d
        } else {
            match self.singular(r, p.next) {
                // "بداية العام الدراسي" is no January.
                Some((u, true)) if u.value == Unit::Year && self.forms.own_year.is(r, u.next) => return None,
                Some((u, true)) if matches!(u.value, Unit::Week | Unit::Month | Unit::Year) => {
                    u.map(|u| Base::Unit(u, 0))
                }
                _ => self.year_of(r, p.next)?,
            }
        };
        let weekend =
            token > 0 && p.value == Position::Late && goes_on(r, token) && self.forms.holiday.is(r, token - 1);
        let start = if weekend { r.view.tokens[token - 1].span.start } else { p.start };
        Some(Got { value: Base::Position(p.value, Box::new(of.value)), start, end: of.end, next: of.next })
    }

    /// "عيد الأضحى 2013", "رمضان 2019"
    pub(super) fn feast(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let head = self.feasts.at(r, token).next().is_none() && self.forms.day.is(r, token) && goes_on(r, token + 1);
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
    pub(super) fn relative_day(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let head = self.forms.day.is(r, token) && goes_on(r, token + 1);
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
            if self.forms.which.is(r, next)
                && let Some((h, TimeWord::Day(n))) = self.words.at(r, next + 1).next()
            {
                return Some(Got { value: Base::Day(n, None), start, end: h.span.end, next: h.end as usize });
            }
            // «اليوم» alone between marks is a newspaper; "مرة في اليوم" is of every day.
            let opened = token > 0 && matches!(r.view.mark(token - 1), Some('«' | '"' | '“' | '('));
            let closed = matches!(r.view.mark(next), Some('»' | '"' | '”' | ')'));
            let each = token > 1 && self.forms.inside.is(r, token - 1) && self.forms.times_of.is(r, token - 2);
            if opened && closed || each {
                return None;
            }
            // "اليوم نفسه" is a day told before.
            if goes_on(r, next) && self.forms.same.is(r, next) {
                return None;
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

    /// "بقية الأسبوع", "ما تبقى من هذا العام"
    pub(super) fn rest(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let of = if self.forms.rest.is(r, token) {
            token + 1
        } else if self.forms.remains.is(r, token) && self.forms.of.is(r, token + 1) {
            token + 2
        } else {
            return None;
        };
        let at = of + usize::from(goes_on(r, of) && self.is_this(r, of));
        if !goes_on(r, of) || !goes_on(r, at) {
            return None;
        }
        let (u, _) = self.singular(r, at).filter(|(u, article)| *article && !u.value.clock())?;
        let attached = usize::from(r.view.letters(token).first() == Some(&LAM));
        let start = r.view.letter_offset(token, attached);
        Some(Got { value: Base::Rest(u.value), start, end: u.end, next: u.next })
    }
}

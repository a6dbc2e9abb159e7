use super::expr::{Base, Clock, Counted, Got, Unit, What};
use super::lists::{Lists, Part, skip};
use super::phrase::Point;
use crate::number::{goes_on, is_and};
use crate::{Reading, RuleId, TimeKind};

impl Lists {
    /// A day with its part or its time of day, in either order.
    pub(super) fn point(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let is_late = |t: usize| {
            self.forms.moment.is(r, t) && goes_on(r, t + 1) && self.forms.late.is(r, t + 1) && goes_on(r, t + 2)
        };
        // One behind the other says nothing, and following them all would be as deep as the text is long.
        let late = is_late(token) && !is_late(skip(r, token + 2, &self.forms.in_of));
        if late {
            let start = r.view.tokens[token].span.start;
            let of = skip(r, token + 2, &self.forms.in_of);
            if let Some(p) = self.point(r, of).filter(|p| !matches!(p.value.0, What::Range(..))) {
                let (what, kind, _) = p.value;
                return Some(Got { value: (what, kind, "time-day-part"), start, end: p.end, next: p.next });
            }
            if let Some((p, true, _)) = self.part(r, of).filter(|_| of > token + 2) {
                return Some(Got {
                    value: (What::Point(Base::Today, None), TimeKind::Time, "time-day-part"),
                    start,
                    end: p.end,
                    next: p.next,
                });
            }
        }
        if let Some(p) = self.noon(r, token).or_else(|| self.part_of_day(r, token)) {
            return Some(p);
        }
        if let Some(c) = self.clock(r, token, false) {
            let at = self.date_after_clock(r, c.next);
            let of = if goes_on(r, at) { self.day_after(r, at) } else { None };
            return Some(match of {
                Some(d) => Got {
                    value: (What::Point(d.value, Some(c.value.clock)), TimeKind::Time, "time-clock"),
                    start: c.start,
                    end: d.end,
                    next: d.next,
                },
                None => Got {
                    value: (What::Point(Base::Today, Some(c.value.clock)), TimeKind::Time, "time-clock"),
                    start: c.start,
                    end: c.end,
                    next: c.next,
                },
            });
        }
        let d = self.date(r, token)?;
        if let Some(p) = self.weekday_after(r, token, &d) {
            return Some(p);
        }
        let rule = rule(&d.value);
        if d.value.is_day() {
            if let Some(c) = self.clock_after(r, d.next) {
                return Some(Got {
                    value: (What::Point(d.value, Some(c.value.clock)), TimeKind::Time, "time-clock"),
                    start: d.start,
                    end: c.end,
                    next: c.next,
                });
            }
            // "الثلاثاء بعد الظهر", "أمس مساء", "الثلاثاء في الصباح الباكر"
            if goes_on(r, d.next) {
                let mut at = skip(r, d.next, &self.forms.inside);
                if at > d.next && self.forms.moment.is(r, at) && self.forms.late.is(r, at + 1) {
                    at = skip(r, at + 2, &self.forms.of);
                }
                if let Some((p, article, accusative)) =
                    self.part(r, at).filter(|(p, ..)| goes_on(r, at) && p.start == r.view.tokens[at].span.start)
                    && (article || accusative)
                {
                    let next = skip(r, p.next, &self.forms.very_early);
                    let end = r.view.tokens[next - 1].span.end;
                    return Some(Got {
                        value: (What::Point(d.value, None), TimeKind::Time, "time-day-part"),
                        start: d.start,
                        end,
                        next,
                    });
                }
            }
        }
        Some(d.map(|b| (What::Point(b, None), TimeKind::Date, rule)))
    }

    /// "منتصف الليل", "وقت الظهيرة"
    pub(super) fn noon(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let middle = self.forms.middle.is(r, token);
        if !(middle || self.forms.time_of.is(r, token)) || !goes_on(r, token + 1) {
            return None;
        }
        let (p, article, _) = self.part(r, token + 1)?;
        let hour = match p.value {
            Part::Night if middle => 0,
            Part::Afternoon => 12,
            Part::Morning if middle && article => {
                let start = r.view.tokens[token].span.start;
                let what = What::Point(Base::Today, None);
                return Some(Got { value: (what, TimeKind::Time, "time-day-part"), start, end: p.end, next: p.next });
            }
            _ => return None,
        };
        let mut clock = Clock { hour, minute: 0, second: None, utc: false, said: true };
        let start = r.view.tokens[token].span.start;
        // "منتصف الليلة الماضية"
        if article
            && hour == 0
            && let Some(d) = self.direction(r, p.next).filter(|d| d.value < 0)
        {
            let what = What::Point(Base::Today, Some(clock));
            return Some(Got { value: (what, TimeKind::Time, "time-clock"), start, end: d.end, next: d.next });
        }
        // "منتصف ليل الأحد"
        if !article {
            let d = goes_on(r, p.next).then(|| self.date(r, p.next)).flatten().filter(|d| d.value.is_day())?;
            // Midnight of a night ends its day.
            if hour == 0 {
                clock.hour = 24;
            }
            let mut end = (d.end, d.next);
            let second = d.next + usize::from(matches!(r.view.mark(d.next), Some('-' | '–' | '/')));
            if hour == 0
                && goes_on(r, second)
                && let Some(w) = self.weekday(r, second, false).filter(|w| w.start == r.view.tokens[second].span.start)
            {
                end = (w.end, w.next);
            }
            let what = What::Point(d.value, Some(clock));
            return Some(Got { value: (what, TimeKind::Time, "time-clock"), start, end: end.0, next: end.1 });
        }
        let what = What::Point(Base::Today, Some(clock));
        Some(Got { value: (what, TimeKind::Time, "time-clock"), start, end: p.end, next: p.next })
    }

    /// "(الليلة) الفاصلة بين الأحد والاثنين": the two days, and one past their words.
    fn lies_between(&self, r: &Reading<'_>, token: usize) -> Option<(u8, u8, usize)> {
        let at = skip(r, skip(r, token, &self.forms.lying), &self.forms.lying);
        if at == token || !goes_on(r, at) || !self.forms.between.is(r, at) {
            return None;
        }
        let day = |t: usize| {
            let t = skip(r, t, &self.forms.both_days);
            goes_on(r, t).then(|| self.weekday(r, t, false)).flatten()
        };
        let first = day(at + 1)?;
        let second = day(first.next + usize::from(is_and(r, first.next)))?;
        Some((first.value, second.value, second.next))
    }

    /// The day that a part or a time of day belongs to.
    pub(super) fn day_after(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if let Some(p) = self.part_of_day(r, token)
            && let What::Point(base, None) = p.value.0.clone()
        {
            return Some(p.map(|_| base));
        }
        self.date(r, token).filter(|d| d.value.is_day())
    }

    /// "صباح اليوم الأربعاء", "ليل أمس", "هذا المساء", "الليلة الماضية", "ليل السبت الأحد"
    pub(super) fn part_of_day(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let this = self.is_this(r, token);
        let at = token + usize::from(this);
        if this && !goes_on(r, at) {
            return None;
        }
        let (p, article, accusative) = self.part(r, at)?;
        let start = if this { r.view.tokens[token].span.start } else { p.start };
        let point = |what: What, end: u32, next: usize| Got {
            value: (what, TimeKind::Time, "time-day-part"),
            start,
            end,
            next,
        };
        if this {
            return article.then(|| point(What::Point(Base::Today, None), p.end, p.next));
        }
        let night = p.value == Part::Night;
        let single = p.next == at + 1;
        if article && single && night {
            if let Some(d) = self.direction(r, p.next) {
                let what = match d.value {
                    n if n < 0 => What::Night(Base::Day(n, None), None),
                    n => What::Point(Base::Day(n, None), None),
                };
                return Some(point(what, d.end, d.next));
            }
            if let Some((first, second, end)) = self.lies_between(r, p.next) {
                let day = |day: u8| Base::Weekday { day, direction: None, week: None };
                return Some(point(What::Night(day(first), Some(day(second))), r.view.tokens[end - 1].span.end, end));
            }
            // "الليلة" is tonight; "الليل" is the night.
            if self.forms.tonight.is(r, at) {
                if let Some(c) = self.clock_after(r, p.next) {
                    return Some(Got {
                        value: (What::Point(Base::Today, Some(c.value.clock)), TimeKind::Time, "time-clock"),
                        start,
                        end: c.end,
                        next: c.next,
                    });
                }
                return Some(point(What::Point(Base::Today, None), p.end, p.next));
            }
            return None;
        }
        if article && single {
            // "في الصباح الباكر الثلاثاء"
            let at = skip(r, p.next, &self.forms.very_early);
            let d = (at > p.next && goes_on(r, at)).then(|| self.date(r, at)).flatten().filter(|d| d.value.is_day())?;
            return Some(point(What::Point(d.value, None), d.end, d.next));
        }
        if accusative && single {
            return None;
        }
        if !goes_on(r, p.next) {
            return None;
        }
        let day_at = p.next;
        let mut d = self.date(r, day_at).filter(|d| d.value.is_day())?;
        // The evening and the night of a feast are those before it.
        if matches!(d.value, Base::Feast(..)) && matches!(p.value, Part::Evening | Part::Night) {
            d.value = Base::Nth(0, Counted::Day, Box::new(d.value));
        }
        if let Some(c) = self.clock_after(r, d.next) {
            let mut clock = c.value.clock;
            if c.value.part.is_none() && matches!(p.value, Part::Evening | Part::Afternoon) && clock.hour < 12 {
                clock.hour += 12;
            }
            return Some(Got {
                value: (What::Point(d.value, Some(clock)), TimeKind::Time, "time-clock"),
                start,
                end: c.end,
                next: c.next,
            });
        }
        if night {
            // "ليل السبت الأحد", "ليل السبت - الأحد", "ليل السبت/الأحد"
            let mut second = d.next;
            if matches!(r.view.mark(second), Some('-' | '–' | '/')) {
                second += 1;
            }
            if goes_on(r, second)
                && let Some(w) = self.weekday(r, second, false).filter(|w| w.start == r.view.tokens[second].span.start)
            {
                let last = Base::Weekday { day: w.value, direction: None, week: None };
                return Some(point(What::Night(d.value, Some(last)), w.end, w.next));
            }
        }
        Some(point(What::Point(d.value, None), d.end, d.next))
    }
}

fn rule(base: &Base) -> RuleId {
    match base {
        Base::Today | Base::Day(..) => "time-relative-day",
        Base::Date { .. } | Base::YearPair(_) | Base::Decade(_) | Base::Century(_) | Base::HijriCentury(_) => {
            "time-date"
        }
        Base::Weekday { .. } => "time-weekday",
        Base::Unit(..) => "time-relative-unit",
        Base::Nth(..) | Base::Years(..) | Base::Months(..) | Base::Part(..) | Base::Position(..) | Base::Rest(_) => {
            "time-part-of"
        }
        Base::Feast(..) => "time-feast",
    }
}

impl Base {
    /// Whether it is one day, which may have a time of day.
    pub(super) fn is_day(&self) -> bool {
        match self {
            Base::Today | Base::Weekday { .. } | Base::Day(..) | Base::Feast(..) => true,
            Base::Date { day, .. } => day.is_some(),
            Base::Unit(unit, _) => *unit == Unit::Day,
            Base::Nth(_, counted, _) => *counted != Counted::Week,
            _ => false,
        }
    }
}

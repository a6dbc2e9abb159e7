use riwaya_text::Kind;

use super::expr::{Base, Clock, Counted, Got, What};
use super::lists::{Lists, TimeWord, skip};
use super::phrase::Point;
use crate::number::{goes_on, is_and};
use crate::{Reading, TimeKind};

impl Lists {
    /// "من 13 إلى 15 يوليو", "بين 4 و8 سبتمبر", "اليوم حتى الغد", "2011-2012", "من الخامسة إلى السابعة مساء"
    pub(super) fn range(
        &self,
        r: &Reading<'_>,
        token: usize,
        point: Option<&Option<Got<Point>>>,
    ) -> Option<Got<Point>> {
        let between = self.forms.between.is(r, token);
        let from = self.forms.from.is(r, token);
        let opens = between || from;
        let mut at = token + usize::from(opens);
        if opens && !goes_on(r, at) {
            return None;
        }
        if between {
            at = skip(r, at, &self.forms.two);
        }
        let start_outer = if between { Some(r.view.tokens[token].span.start) } else { None };
        let a = match point.filter(|_| !opens) {
            Some(known) => self.end_of(r, at, false, known.clone())?,
            None => self.end_point(r, at, opens)?,
        };
        if !goes_on(r, a.next) {
            return None;
        }
        let mut b_at = a.next;
        let mut days = false;
        match r.view.mark(b_at) {
            Some('-' | '–' | '—') => b_at += 1,
            Some(_) => return None,
            None if between && is_and(r, b_at) => b_at += 1,
            None if self.forms.to.is(r, b_at) => b_at += 1,
            None if between && r.view.letters(b_at).first() == Some(&riwaya_text::letters::WAW) => {}
            None if from && r.view.letters(b_at).first() == Some(&riwaya_text::letters::LAM) => {}
            // "3 و4 آذار"
            None if !opens && is_and(r, b_at) && matches!(a.value, End::Number(1..=30)) => {
                days = true;
                b_at += 1;
            }
            None => return None,
        }
        if !goes_on(r, b_at) {
            return None;
        }
        let b = self.end_point(r, b_at, true)?;
        if days && !next_day(&a.value, &b.value) {
            return None;
        }
        let start = start_outer.unwrap_or(a.start);
        let (mut what, kind, mut rule) = join(a.value, b.value)?;
        let (mut end, mut next) = (b.end, b.next);
        // "من الخامسة إلى السابعة غدا"
        if let What::Range(x, y) = &mut what
            && let (What::Point(x @ Base::Today, Some(_)), What::Point(y @ Base::Today, Some(_))) = (&mut **x, &mut **y)
            && goes_on(r, next)
            && let Some(d) =
                self.date(r, next).filter(|d| d.value.is_day() && d.start == r.view.tokens[next].span.start)
        {
            rule = "time-range";
            (*x, *y) = (d.value.clone(), d.value);
            (end, next) = (d.end, d.next);
        }
        Some(Got { value: (what, kind, rule), start, end, next })
    }

    /// "اليوم من الخامسة إلى السابعة"
    pub(super) fn hours_of_day(&self, r: &Reading<'_>, d: &Got<Point>) -> Option<Got<Point>> {
        let What::Point(base, None) = &d.value.0 else { return None };
        if !base.is_day() {
            return None;
        }
        if !goes_on(r, d.next) || !(self.forms.from.is(r, d.next) || self.forms.between.is(r, d.next)) {
            return None;
        }
        let x = self.range(r, d.next, None)?;
        let (What::Range(a, b), ..) = x.value else { return None };
        let (What::Point(Base::Today, Some(from)), What::Point(Base::Today, Some(to))) = (*a, *b) else { return None };
        let end = |c: Clock| Box::new(What::Point(base.clone(), Some(c)));
        let what = What::Range(end(from), end(to));
        Some(Got { value: (what, TimeKind::Time, "time-range"), start: d.start, end: x.end, next: x.next })
    }

    /// One end of a range: a point, or a bare number that the other end makes a day, a year or an hour.
    fn end_point(&self, r: &Reading<'_>, token: usize, bare: bool) -> Option<Got<End>> {
        self.end_of(r, token, bare, self.point(r, token))
    }

    fn end_of(&self, r: &Reading<'_>, token: usize, bare: bool, point: Option<Got<Point>>) -> Option<Got<End>> {
        if let Some(p) = point.filter(|p| matches!(p.value.0, What::Point(..))) {
            return Some(p.map(|(what, kind, _)| End::Point(what, kind)));
        }
        if let Some((h, TimeWord::Fixed("PRESENT_REF"))) = self.words.at(r, token).next().filter(|_| bare) {
            let now = End::Point(What::Point(Base::Today, None), TimeKind::Date);
            return Some(super::lists::got(h, now));
        }
        if let Some(n) = self.digits(r, token, 4) {
            let t = &r.view.tokens[token];
            let joined = token > 0 && crate::number::adjacent(r, token) && r.view.tokens[token - 1].kind == Kind::Latin;
            return (!joined).then_some(Got {
                value: End::Number(n),
                start: t.span.start,
                end: t.span.end,
                next: token + 1,
            });
        }
        if !bare {
            return None;
        }
        if let Some(o) = self.numbers.ordinal_part(r, token).filter(|o| o.value <= 31) {
            let hour = o.feminine || o.value == 1;
            return Some(Got {
                value: if hour { End::Hour(o.value) } else { End::Number(i64::from(o.value)) },
                start: o.span.start,
                end: o.span.end,
                next: o.next,
            });
        }
        None
    }
}

/// Two ordinals as hours, which are none unless a day stands beside them: "بين التاسعة والعاشرة" may be ages.
pub(super) const BARE_HOURS: &str = "time-range-of-bare-hours";

/// One end of a range before the other is known.
#[derive(Clone, Debug)]
enum End {
    Point(What, TimeKind),
    Number(i64),
    Hour(u8),
}

/// Whether the second of two days of one month follows the first.
fn next_day(a: &End, b: &End) -> bool {
    match (a, b) {
        (End::Number(first), End::Point(What::Point(base, None), _)) => match base {
            Base::Date { month: Some(_), day: Some(last), .. } => i64::from(*last) == first + 1,
            Base::Nth(last, Counted::Day, _) => i64::from(*last) == first + 1,
            _ => false,
        },
        _ => false,
    }
}

fn join(a: End, b: End) -> Option<Point> {
    let year = |y: i64| Base::Date {
        year: Some(super::expr::Year::Number(y as i32)),
        month: None,
        day: None,
        hijri: false,
        weekday: None,
        direction: None,
    };
    let range = |a: What, b: What, kind: TimeKind| Some((What::Range(Box::new(a), Box::new(b)), kind, "time-range"));
    match (a, b) {
        (End::Number(a), End::Number(b)) if (1900..2100).contains(&a) && (1900..2100).contains(&b) && a < b => {
            range(What::Point(year(a), None), What::Point(year(b), None), TimeKind::Date)
        }
        (End::Point(a, ka), End::Point(b, kb)) => {
            let (What::Point(base_a, clock_a), What::Point(base_b, clock_b)) = (a, b) else { return None };
            match (clock_a, clock_b) {
                (None, None) => range(What::Point(base_a, None), What::Point(base_b, None), TimeKind::Date),
                (Some(mut x), Some(mut y)) => {
                    // "4 مساء إلى 5 مساء اليوم": the day holds for both, but not in "7 مساء إلى 6 صباح اليوم التالي".
                    let over = matches!(base_b, Base::Day(1, None) | Base::Unit(_, 1)) && y.hour < x.hour;
                    let day_a = if base_a == Base::Today && !over { base_b.clone() } else { base_a };
                    let day_b = if base_b == Base::Today { day_a.clone() } else { base_b };
                    if !x.said && y.said && x.hour < 12 && x.hour + 12 <= y.hour {
                        x.hour += 12;
                    }
                    if y.said && y.hour < x.hour && day_a == day_b {
                        y.hour += 24;
                    }
                    if !y.said
                        && y.hour < x.hour
                        && y.hour < 12
                        && x.hour >= 12
                        && day_a == day_b
                        && y.hour + 12 > x.hour
                    {
                        y.hour += 12;
                    }
                    let _ = (ka, kb);
                    range(What::Point(day_a, Some(x)), What::Point(day_b, Some(y)), TimeKind::Time)
                }
                _ => None,
            }
        }
        (End::Number(d), End::Point(What::Point(base, clock), _)) => match (base, clock) {
            (Base::Date { year: Some(super::expr::Year::Number(last)), month: None, hijri: false, .. }, None)
                if (1900..2100).contains(&d) && d < i64::from(last) =>
            {
                range(What::Point(year(d), None), What::Point(year(i64::from(last)), None), TimeKind::Date)
            }
            (Base::Date { year, month: Some(m), day: Some(last), hijri, weekday: None, direction }, None)
                if (1..=31).contains(&d) && d < i64::from(last) =>
            {
                let first = Base::Date { year, month: Some(m), day: Some(d as u8), hijri, weekday: None, direction };
                let last = Base::Date { year, month: Some(m), day: Some(last), hijri, weekday: None, direction };
                range(What::Point(first, None), What::Point(last, None), TimeKind::Date)
            }
            (Base::Nth(n, counted, of), None) if (1..=31).contains(&d) && d < i64::from(n) => {
                let first = Base::Nth(d as i8, counted, of.clone());
                range(What::Point(first, None), What::Point(Base::Nth(n, counted, of), None), TimeKind::Date)
            }
            (base, Some(y)) if (1..=12).contains(&d) => {
                let mut x = y;
                (x.hour, x.minute, x.second) = (d as u8, 0, None);
                if y.hour >= 12 && x.hour < 12 && x.hour + 12 <= y.hour {
                    x.hour += 12;
                }
                range(What::Point(base.clone(), Some(x)), What::Point(base, Some(y)), TimeKind::Time)
            }
            _ => None,
        },
        // "من الخامسة إلى السابعة"
        (End::Hour(a), End::Hour(b)) if (1..=12).contains(&a) && (1..=12).contains(&b) => {
            let clock = |hour| Clock { hour, minute: 0, second: None, utc: false, said: false };
            let (what, kind, _) = range(
                What::Point(Base::Today, Some(clock(a))),
                What::Point(Base::Today, Some(clock(b))),
                TimeKind::Time,
            )?;
            Some((what, kind, BARE_HOURS))
        }
        (End::Hour(h), End::Point(What::Point(base, Some(y)), _)) if (1..=12).contains(&h) => {
            let mut x = y;
            (x.hour, x.minute, x.second) = (h, 0, None);
            if y.hour >= 12 && x.hour < 12 && x.hour + 12 <= y.hour {
                x.hour += 12;
            }
            range(What::Point(base.clone(), Some(x)), What::Point(base, Some(y)), TimeKind::Time)
        }
        (End::Point(What::Point(base, None), _), End::Number(last)) => match base {
            // "تموز 13 إلى 15"
            Base::Date { year, month: Some(m), day: Some(d), hijri, weekday: None, direction }
                if last > i64::from(d) && last <= 31 =>
            {
                let first = Base::Date { year, month: Some(m), day: Some(d), hijri, weekday: None, direction };
                let end = Base::Date { year, month: Some(m), day: Some(last as u8), hijri, weekday: None, direction };
                range(What::Point(first, None), What::Point(end, None), TimeKind::Date)
            }
            // "من عام 2014 إلى 2018"
            Base::Date { year: Some(_), month: None, .. } if (1900..2100).contains(&last) => {
                range(What::Point(base, None), What::Point(year(last), None), TimeKind::Date)
            }
            _ => None,
        },
        (End::Point(What::Point(base, Some(x)), _), End::Number(last)) if (1..=12).contains(&last) => {
            let mut y = x;
            (y.hour, y.minute, y.second) = (last as u8, 0, None);
            range(What::Point(base.clone(), Some(x)), What::Point(base, Some(y)), TimeKind::Time)
        }
        _ => None,
    }
}

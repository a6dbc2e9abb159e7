use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::calendar::{self, Value, add, from_hijri, monday, on_or_after, on_or_before};
use super::expr::{Base, Clock, Length, Unit, What, Year};
use super::inside::{feast, hijri, nth, position};

/// Now, as the paragraph sees it, and whether its clause speaks of what is to come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Now {
    pub at: DateTime,
    pub future: bool,
    /// Whether only the present of a verb says so, which is told of what began yesterday too.
    pub scheduled: bool,
}

/// Days beyond which a month without its year is the one that has passed, even where a clause speaks of what is to come.
const FORESEEN: i32 = 300;

impl Base {
    /// Whether it stands for itself.
    pub(super) fn absolute(&self) -> bool {
        match self {
            Base::Date { year: Some(Year::Number(_)), .. }
            | Base::YearPair(_)
            | Base::Years(..)
            | Base::Decade(_)
            | Base::Century(_)
            | Base::HijriCentury(_) => true,
            Base::Feast(_, year) => year.is_some(),
            Base::Nth(_, _, of) | Base::Position(_, of) => of.absolute(),
            Base::Part(code, of) => of.as_ref().map_or(!(33..=36).contains(code), |of| of.absolute()),
            Base::Months(_, of) => of.absolute(),
            _ => false,
        }
    }
}

impl What {
    /// Whether it needs no day to be resolved against.
    pub(super) fn absolute(&self) -> bool {
        match self {
            What::Point(base, _) => base.absolute(),
            What::Night(base, _) => base.absolute(),
            What::Range(a, b) => a.absolute() && b.absolute(),
            What::Ago(..) | What::Next(..) => false,
            _ => true,
        }
    }

    /// The value, `None` where it is relative and there is no `now`.
    pub(super) fn value(&self, now: Option<Now>) -> Option<String> {
        match self {
            What::Point(base, clock) => {
                let value = base.resolve(now)?;
                match (clock, value) {
                    (None, v) => Some(v.edtf()),
                    (Some(c), Value::Day(d)) => Some(moment(d, c)),
                    _ => None,
                }
            }
            What::Night(base, second) => {
                let Value::Day(first) = base.resolve(now)? else { return None };
                let last = match second {
                    Some(Base::Weekday { day, .. }) => on_or_after(first, *day)?,
                    _ => first.tomorrow().ok()?,
                };
                Some(Value::Days(first, last).edtf())
            }
            What::Range(a, b) => range(a, b, now),
            What::Length(l) | What::Every(l) => Some(l.iso()),
            What::Ago(l, direction, None) => ago(l, *direction, now?),
            What::Ago(l, direction, Some(day)) => {
                // The weekday of the week that the length leads to.
                let there = shifted(l, *direction, now?)?.date();
                on_or_after(monday(there)?, *day).map(|d| d.to_string())
            }
            What::Next(unit, n, direction) => Some(several(*unit, *n, *direction, now?.at.date())?.edtf()),
            What::Fixed(s) => Some((*s).to_owned()),
            What::EveryDay(day, None) => Some(format!("XXXX-WXX-{day}")),
            What::EveryDay(day, Some(c)) if c.minute == 0 => Some(format!("XXXX-WXX-{day}T{:02}", c.hour)),
            What::EveryDay(day, Some(c)) => Some(format!("XXXX-WXX-{day}T{:02}:{:02}", c.hour, c.minute)),
        }
    }
}

fn moment(d: Date, c: &Clock) -> String {
    let zone = if c.utc { "Z" } else { "" };
    // Hours past midnight belong to the next day.
    let d = if c.hour >= 24 { d.tomorrow().unwrap_or(d) } else { d };
    let hour = c.hour % 24;
    match c.second {
        Some(s) => format!("{d}T{hour:02}:{:02}:{s:02}{zone}", c.minute),
        None => format!("{d}T{hour:02}:{:02}{zone}", c.minute),
    }
}

fn range(a: &What, b: &What, now: Option<Now>) -> Option<String> {
    let (What::Point(base_a, clock_a), What::Point(base_b, clock_b)) = (a, b) else { return None };
    if clock_a.is_some() || clock_b.is_some() {
        return Some(format!("{}/{}", a.value(now)?, b.value(now)?));
    }
    // The end says the year (and month) for both; a beginning without a year lies before its end.
    let end = base_b.resolve(now)?;
    let of_end = match (base_a, base_b) {
        (
            Base::Date { year: None, month, day, hijri: false, weekday, direction: None },
            Base::Date { year: year @ Some(_), hijri: false, .. },
        ) => {
            Some(Base::Date { year: *year, month: *month, day: *day, hijri: false, weekday: *weekday, direction: None })
        }
        // "30 نوفمبر وحتى 2 ديسمبر المقبلين"
        (
            Base::Date { year: None, month, day, hijri, weekday, direction: None },
            Base::Date { year: None, direction: direction @ Some(_), .. },
        ) => Some(Base::Date {
            year: None,
            month: *month,
            day: *day,
            hijri: *hijri,
            weekday: *weekday,
            direction: *direction,
        }),
        _ => None,
    };
    let mut start = of_end.as_ref().unwrap_or(base_a).resolve(now)?;
    // "بين الأربعاء والخميس": the first day lies before the second one.
    if let (Base::Weekday { day, week: None, .. }, Value::Day(last), Value::Day(first)) = (base_a, &end, &start)
        && (first > last || matches!(base_b, Base::Weekday { direction: Some(1..), .. }))
    {
        start = Value::Day(on_or_before(last.yesterday().ok()?, *day)?);
    }
    if let (Some((_, last)), Some((first, _))) = (end.bounds(), start.bounds())
        && first > last
        && let Base::Date { year: None, month: Some(m), day, hijri: false, .. } = base_a
    {
        start = civil(Some(last.year() - i16::from(*m > last.month() as u8)), Some(*m), *day)?;
    }
    match (&start, &end) {
        (Value::Year(a), Value::Year(b)) => Some(format!("{a:04}/{b:04}")),
        (Value::Month(..), Value::Month(..)) => Some(format!("{}/{}", start.edtf(), end.edtf())),
        _ => match (start.bounds(), end.bounds()) {
            (Some((a, _)), Some((_, b))) => Some(Value::Days(a, b).edtf()),
            _ => Some(format!("{}/{}", start.edtf(), end.edtf())),
        },
    }
}

fn ago(l: &Length, direction: i8, now: Now) -> Option<String> {
    if l.0.iter().any(|(_, n)| n.is_none()) {
        return Some(if direction < 0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned());
    }
    let at = shifted(l, direction, now)?;
    let date = at.date();
    Some(match l.0.last()?.0 {
        Unit::Century | Unit::Decade | Unit::Year => Value::Year(date.year()).edtf(),
        Unit::Month => Value::Month(date.year(), date.month()).edtf(),
        Unit::Week | Unit::Day => date.to_string(),
        _ => format!("{date}T{:02}:{:02}", at.hour(), at.minute()),
    })
}

fn shifted(l: &Length, direction: i8, now: Now) -> Option<DateTime> {
    let mut at = now.at;
    let sign = i64::from(direction);
    for &(unit, n) in &l.0 {
        let total = n?.checked_mul(unit.letter().1.into())?;
        let whole = i64::try_from(total.trunc()).ok()?.checked_mul(sign)?;
        let half = i64::from(total.fract() == rust_decimal::Decimal::new(5, 1)) * sign;
        let span = jiff::Span::new();
        let span = match unit {
            Unit::Century | Unit::Decade | Unit::Year => span.try_years(whole).ok()?.try_months(6 * half).ok()?,
            Unit::Month => span.try_months(whole).ok()?.try_days(15 * half).ok()?,
            Unit::Week => span.try_weeks(whole).ok()?.try_days(3 * half).ok()?,
            Unit::Day => span.try_days(whole).ok()?.try_hours(12 * half).ok()?,
            Unit::Hour => span.try_hours(whole).ok()?.try_minutes(30 * half).ok()?,
            Unit::Minute => span.try_minutes(whole).ok()?.try_seconds(30 * half).ok()?,
            Unit::Second => span.try_seconds(whole).ok()?,
        };
        at = at.checked_add(span).ok()?;
    }
    Some(at)
}

/// The last or next so many whole units.
fn several(unit: Unit, n: u16, direction: i8, today: Date) -> Option<Value> {
    let n = i64::from(n);
    let months = |y: Date, first: i64, last: i64| {
        let m = |k: i64| y.first_of_month().checked_add(jiff::Span::new().try_months(k).ok()?).ok();
        Some(Value::Days(m(first)?, m(last)?.last_of_month()))
    };
    let years = |first: i64, last: i64| {
        let y = i64::from(today.year());
        Some(Value::Text(format!("{:04}/{:04}", y + first, y + last)))
    };
    match (unit, direction < 0) {
        (Unit::Day, true) => Some(Value::Days(add(today, (-n).days())?, today.yesterday().ok()?)),
        (Unit::Day, false) => Some(Value::Days(today.tomorrow().ok()?, add(today, n.days())?)),
        (Unit::Week, true) => {
            let m = monday(today)?;
            Some(Value::Days(add(m, (-7 * n).days())?, m.yesterday().ok()?))
        }
        (Unit::Week, false) => {
            let m = add(monday(today)?, 7.days())?;
            Some(Value::Days(m, add(m, (7 * n - 1).days())?))
        }
        (Unit::Month, true) => months(today, -n, -1),
        (Unit::Month, false) => months(today, 1, n),
        (Unit::Year, true) => years(-n, -1),
        (Unit::Year, false) => years(1, n),
        (Unit::Decade, true) => years(-10 * n, -1),
        (Unit::Decade, false) => years(1, 10 * n),
        _ => None,
    }
}

pub(super) fn civil(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> Option<Value> {
    let y = year?;
    match (month, day) {
        (None, _) => Some(Value::Year(y)),
        (Some(m), None) => Some(Value::Month(y, m as i8)),
        (Some(m), Some(d)) => Date::new(y, m as i8, d as i8).ok().map(Value::Day),
    }
}

impl Base {
    pub(super) fn resolve(&self, now: Option<Now>) -> Option<Value> {
        let today = now.map(|n| n.at.date());
        match self {
            Base::Today => Some(Value::Day(today?)),
            Base::Day(n, weekday) => {
                let day = add(today?, i64::from(*n).days())?;
                // A weekday that does not fit the count of days was copied from another day's text.
                match weekday {
                    Some(w) if calendar::weekday(*w) != day.weekday() => {
                        if *n > 0 { on_or_after(day, *w) } else { on_or_before(day, *w) }.map(Value::Day)
                    }
                    _ => Some(Value::Day(day)),
                }
            }
            Base::Weekday { day, direction, week } => {
                let today = today?;
                if let Some(week) = week {
                    let m = add(monday(today)?, (7 * i64::from(*week)).days())?;
                    return on_or_after(m, *day).map(Value::Day);
                }
                let d = match direction {
                    Some(-2) => add(on_or_before(today.yesterday().ok()?, *day)?, (-7).days())?,
                    Some(n) if *n < 0 => on_or_before(today.yesterday().ok()?, *day)?,
                    Some(0) => on_or_after(today, *day)?,
                    Some(2) => add(on_or_after(today.tomorrow().ok()?, *day)?, 7.days())?,
                    Some(_) => on_or_after(today.tomorrow().ok()?, *day)?,
                    None if now.is_some_and(|n| n.future) => {
                        let yesterday = today.yesterday().ok()?;
                        let begun = now.is_some_and(|n| n.scheduled) && yesterday.weekday() == calendar::weekday(*day);
                        if begun { yesterday } else { on_or_after(today, *day)? }
                    }
                    None => on_or_before(today, *day)?,
                };
                Some(Value::Day(d))
            }
            Base::Unit(unit, n) => {
                let today = today?;
                let n = i64::from(*n);
                Some(match unit {
                    Unit::Day => Value::Day(add(today, n.days())?),
                    Unit::Week => Value::Week(add(monday(today)?, (7 * n).days())?),
                    Unit::Month => {
                        let d = add(today.first_of_month(), jiff::Span::new().try_months(n).ok()?)?;
                        Value::Month(d.year(), d.month())
                    }
                    Unit::Year => Value::Year(today.year().checked_add(n as i16)?),
                    Unit::Decade => {
                        let y = i64::from(today.year()).div_euclid(10) + n;
                        Value::Text(format!("{y:03}X"))
                    }
                    Unit::Century => {
                        let y = i64::from(today.year()).div_euclid(100) + n;
                        Value::Text(format!("{y:02}XX"))
                    }
                    _ => return None,
                })
            }
            Base::Date { year, month, day, hijri: true, direction, .. } => {
                hijri(*year, *month, *day, *direction, today)
            }
            Base::Date { year, month, day, weekday, direction, .. } => {
                date(*year, *month, *day, *weekday, *direction, now)
            }
            Base::Nth(n, counted, of) => nth(*n, *counted, of, now),
            Base::Months(n, of) => {
                let Value::Year(y) = of.resolve(now)? else { return None };
                let (first, last) = if *n > 0 { (1, *n) } else { (13 + *n, 12) };
                Some(Value::Text(format!("{y:04}-{first:02}/{y:04}-{last:02}")))
            }
            // "الربع الثالث": the last one that has begun.
            Base::Part(code @ 33..=36, None) => {
                let today = today?;
                let begun = (code - 33) * 3 < today.month() as u8 || now.is_some_and(|n| n.future);
                Some(Value::Text(format!("{:04}-{code}", today.year() - i16::from(!begun))))
            }
            Base::Part(code, of) => match of {
                None => Some(Value::Text(format!("XXXX-{code}"))),
                Some(of) => match of.resolve(now)? {
                    Value::Year(y) => Some(Value::Text(format!("{y:04}-{code}"))),
                    _ => None,
                },
            },
            Base::Years(first, last) => Some(Value::Text(format!("{first:04}/{last:04}"))),
            Base::YearPair(y @ ..1600) => {
                Some(Value::Days(from_hijri(*y, 1, 1)?, from_hijri(y + 2, 1, 1)?.yesterday().ok()?))
            }
            Base::YearPair(y) => Some(Value::Text(format!("{y:04}/{:04}", y + 1))),
            Base::Decade(y) => Some(Value::Text(format!("{:03}X", y / 10))),
            // The year before the year 1 is written 0000.
            Base::Century(c) if *c < 0 => {
                let year = |y: i32| if y < 0 { format!("-{:04}", -y) } else { format!("{y:04}") };
                Some(Value::Text(format!("{}/{}", year(100 * c + 1), year(100 * (c + 1)))))
            }
            Base::Century(c) => Some(Value::Text(format!("{:02}XX", c - 1))),
            Base::HijriCentury(c) => {
                let (first, last) = (from_hijri(100 * (c - 1) + 1, 1, 1)?, from_hijri(100 * c, 12, 29)?);
                Some(Value::Text(format!("{:04}/{:04}", first.year(), last.year())))
            }
            Base::Feast(code, year) => feast(code, *year, today),
            Base::Position(p, of) => position(*p, of.resolve(now)?),
            Base::Rest(unit) => {
                let (_, end) = Base::Unit(*unit, 0).resolve(now)?.bounds()?;
                Some(Value::Days(today?, end))
            }
        }
    }
}

pub(super) fn year_of(year: Year, this: Option<i32>) -> Option<i32> {
    match year {
        Year::Number(y) => Some(y),
        Year::Relative(n) => this?.checked_add(i32::from(n)),
    }
}

fn date(
    year: Option<Year>,
    month: Option<u8>,
    day: Option<u8>,
    weekday: Option<u8>,
    direction: Option<i8>,
    now: Option<Now>,
) -> Option<Value> {
    let today = now.map(|n| n.at.date());
    if let Some(y) = year {
        let y = year_of(y, today.map(|t| i32::from(t.year())))?;
        return civil(i16::try_from(y).ok(), month, day);
    }
    let today = today?;
    let Some(m) = month else {
        // "الخميس 21": the day of this month, or of the one beside it where the weekday asks for it.
        let d = day? as i8;
        let fits = |k: i64| {
            let first = add(today.first_of_month(), jiff::Span::new().try_months(k).ok()?)?;
            let on = Date::new(first.year(), first.month(), d).ok()?;
            weekday.is_none_or(|w| calendar::weekday(w) == on.weekday()).then_some(on)
        };
        return [0, -1, 1].into_iter().find_map(fits).map(Value::Day);
    };
    let at = |y: i16| civil(Some(y), Some(m), day);
    let this = today.year();
    let bounds = |y: i16| at(y).and_then(|v| v.bounds());
    match direction {
        Some(0) => return at(this),
        Some(n) if n < 0 => {
            let last = [this, this - 1].into_iter().find(|&y| bounds(y).is_some_and(|(_, end)| end < today))?;
            return at(last + i16::from(n) + 1);
        }
        Some(n) => {
            let next = [this, this + 1].into_iter().find(|&y| bounds(y).is_some_and(|(start, _)| start > today))?;
            return at(next + i16::from(n) - 1);
        }
        None => {}
    }
    if let Some(w) = weekday {
        let fits = |&y: &i16| matches!(at(y), Some(Value::Day(d)) if d.weekday() == calendar::weekday(w));
        let near = |y: &i16| bounds(*y).map_or(i32::MAX, |(d, _)| (d - today).get_days().abs());
        if let Some(y) = [this, this - 1, this + 1].into_iter().filter(fits).min_by_key(near) {
            return at(y);
        }
    }
    // News tells what has been; what lies ahead is told when it is near.
    let days = |y: i16| {
        bounds(y)
            .map(|(start, end)| if end < today { (today - end).get_days() } else { (start - today).get_days().max(0) })
    };
    let (past, ahead) = match bounds(this) {
        Some((_, end)) if end < today => (this, this + 1),
        Some((start, _)) if start > today => (this - 1, this),
        Some(_) => return at(this),
        None => return None,
    };
    let future = now.is_some_and(|n| n.future);
    match (days(past), days(ahead)) {
        (_, Some(a)) if future && a < FORESEEN => at(ahead),
        (Some(p), Some(a)) => at(if a * 2 < p { ahead } else { past }),
        (Some(_), None) => at(past),
        (None, _) => at(ahead),
    }
}

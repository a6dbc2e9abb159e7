//! What lies inside a longer span: months of the Hijra, days of a month, feasts of a year, early and late parts.

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::{Value, add, easter, from_hijri, hijri_month, on_or_after, on_or_before, to_hijri};
use super::expr::{Base, Counted, Position, Year};
use super::resolve::{Now, civil, year_of};

pub(super) fn hijri(
    year: Option<Year>,
    month: Option<u8>,
    day: Option<u8>,
    direction: Option<i8>,
    today: Option<Date>,
) -> Option<Value> {
    let here = today.and_then(to_hijri);
    let value = |y: i32| -> Option<Value> {
        match (month, day) {
            (None, _) => Some(Value::Days(from_hijri(y, 1, 1)?, from_hijri(y + 1, 1, 1)?.yesterday().ok()?)),
            (Some(m), None) => hijri_month(y, m).map(|(a, b)| Value::Days(a, b)),
            (Some(m), Some(d)) => from_hijri(y, m, d).map(Value::Day),
        }
    };
    if let Some(y) = year {
        return value(match y {
            // "رمضان 2019": the month that lies in a Gregorian year.
            Year::Number(y) if y > 1600 => {
                let (h, ..) = to_hijri(Date::new(i16::try_from(y).ok()?, 1, 1).ok()?)?;
                [h, h + 1]
                    .into_iter()
                    .find(|&h| value(h).and_then(|v| v.bounds()).is_some_and(|(a, _)| i32::from(a.year()) == y))?
            }
            y => year_of(y, here.map(|h| h.0))?,
        });
    }
    let (y, m, d) = here?;
    let passed = |month: u8| (month, day.unwrap_or(0)) < (m, if day.is_some() { d } else { 0 });
    match (month, direction) {
        (Some(month), Some(n)) if n > 0 => value(if month > m { y } else { y + 1 }),
        (Some(month), Some(n)) if n < 0 => value(if month < m { y } else { y - 1 }),
        (Some(month), None) if !passed(month) && month > m + 3 => value(y - 1),
        _ => value(y),
    }
}

pub(super) fn nth(n: i8, counted: Counted, of: &Base, now: Option<Now>) -> Option<Value> {
    let of = match of {
        // The month of this year, where none is said.
        Base::Date { year: None, month, day, hijri: false, weekday, direction: None } => Base::Date {
            year: Some(Year::Relative(0)),
            month: *month,
            day: *day,
            hijri: false,
            weekday: *weekday,
            direction: None,
        },
        of => of.clone(),
    };
    let (first, last) = of.resolve(now)?.bounds()?;
    match counted {
        Counted::Day if n < 0 => Some(Value::Day(last)),
        Counted::Day => Some(Value::Day(add(first, i64::from(n - 1).days())?)),
        Counted::Weekday(w) if n < 0 => on_or_before(last, w).map(Value::Day),
        Counted::Weekday(w) => add(on_or_after(first, w)?, (7 * i64::from(n - 1)).days()).map(Value::Day),
        // Weeks that lie wholly inside.
        Counted::Week if n < 0 => {
            let sunday = on_or_before(last, 7)?;
            Some(Value::Week(add(sunday, (-6).days())?))
        }
        Counted::Week => Some(Value::Week(add(on_or_after(first, 1)?, (7 * i64::from(n - 1)).days())?)),
    }
}

pub(super) fn feast(code: &str, year: Option<i32>, today: Option<Date>) -> Option<Value> {
    let y = year.or_else(|| today.map(|t| i32::from(t.year())))?;
    if code == "easter" {
        return easter(y).map(Value::Day);
    }
    let part = |s: &str| {
        let (m, d) = s.split_once('-')?;
        Some((m.parse::<u8>().ok()?, d.parse::<u8>().ok()?))
    };
    match code.strip_prefix('h') {
        None => {
            let (m, d) = part(code)?;
            civil(i16::try_from(y).ok(), Some(m), Some(d))
        }
        Some(code) => {
            let (m, d) = part(code)?;
            if (1300..1600).contains(&y) {
                return from_hijri(y, m, d).map(Value::Day);
            }
            let (h, ..) = to_hijri(Date::new(i16::try_from(y).ok()?, 1, 1).ok()?)?;
            [h, h + 1]
                .into_iter()
                .filter_map(|h| from_hijri(h, m, d))
                .find(|d| i32::from(d.year()) == y)
                .map(Value::Day)
        }
    }
}

/// Early, mid and late parts: thirds of a month, halves of a year as they are understood.
pub(super) fn position(p: Position, of: Value) -> Option<Value> {
    let day = |d: Date, n: i8| Date::new(d.year(), d.month(), n).ok();
    match of {
        Value::Month(y, m) => {
            let first = Date::new(y, m, 1).ok()?;
            Some(match p {
                Position::Early => Value::Days(first, day(first, 10)?),
                Position::Mid => Value::Day(day(first, 15)?),
                Position::Late => Value::Days(day(first, 21)?, first.last_of_month()),
            })
        }
        Value::Year(y) => {
            let month =
                |a: i8, b: i8| Some(Value::Days(Date::new(y, a, 1).ok()?, Date::new(y, b, 1).ok()?.last_of_month()));
            match p {
                Position::Early => month(1, 3),
                Position::Mid => month(5, 8),
                Position::Late => month(10, 12),
            }
        }
        Value::Week(d) => Some(match p {
            Position::Early => Value::Days(d, add(d, 1.days())?),
            Position::Mid => Value::Days(add(d, 2.days())?, add(d, 3.days())?),
            Position::Late => Value::Days(add(d, 5.days())?, add(d, 6.days())?),
        }),
        Value::Day(d) => Some(Value::Day(d)),
        // A month of the Hijra.
        Value::Days(a, b) if (b - a).get_days() < 31 => Some(match p {
            Position::Early => Value::Days(a, add(a, 9.days())?),
            Position::Mid => Value::Day(add(a, 14.days())?),
            Position::Late => Value::Days(add(a, 20.days())?, b),
        }),
        Value::Days(a, b) => Some(Value::Days(a, b)),
        Value::Text(t) => Some(Value::Text(t)),
    }
}

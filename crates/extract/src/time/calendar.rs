use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::types::RataDie;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};

/// A resolved date, down to what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Day(Date),
    /// Year and month.
    Month(i16, i8),
    Year(i16),
    /// ISO week: the date is its Monday.
    Week(Date),
    /// First and last day.
    Days(Date, Date),
    /// A ready-made EDTF value.
    Text(String),
}

impl Value {
    /// First and last day that it covers.
    pub(super) fn bounds(&self) -> Option<(Date, Date)> {
        Some(match *self {
            Value::Day(d) => (d, d),
            Value::Days(a, b) => (a, b),
            Value::Week(d) => (d, add(d, 6.days())?),
            Value::Month(y, m) => {
                let first = Date::new(y, m, 1).ok()?;
                (first, first.last_of_month())
            }
            Value::Year(y) => (Date::new(y, 1, 1).ok()?, Date::new(y, 12, 31).ok()?),
            Value::Text(_) => return None,
        })
    }

    pub(super) fn edtf(&self) -> String {
        match self {
            Value::Day(d) => d.to_string(),
            Value::Month(y, m) => format!("{y:04}-{m:02}"),
            Value::Year(y) if *y < 0 => format!("-{:04}", -i32::from(*y)),
            Value::Year(y) => format!("{y:04}"),
            Value::Week(d) => {
                let week = d.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Value::Days(a, b) if a == b => a.to_string(),
            Value::Days(a, b) => format!("{a}/{b}"),
            Value::Text(t) => t.clone(),
        }
    }
}

pub(super) fn add(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

/// Monday is 1.
pub(super) fn weekday(n: u8) -> Weekday {
    Weekday::from_monday_one_offset(n as i8).unwrap_or(Weekday::Monday)
}

/// The Monday of a date's week.
pub(super) fn monday(date: Date) -> Option<Date> {
    add(date, (-i64::from(date.weekday().to_monday_zero_offset())).days())
}

/// The last such weekday on or before a date.
pub(super) fn on_or_before(date: Date, day: u8) -> Option<Date> {
    let back = date.weekday().since(weekday(day));
    add(date, (-i64::from(back)).days())
}

/// The next such weekday on or after a date.
pub(super) fn on_or_after(date: Date, day: u8) -> Option<Date> {
    let on = date.weekday().until(weekday(day));
    add(date, i64::from(on).days())
}

/// The Gregorian date of a day of the Umm al-Qura calendar, which the news of the region goes by.
pub(super) fn from_hijri(year: i32, month: u8, day: u8) -> Option<Date> {
    // Where a month of 29 days is said to have a 30th, a sighting differed from the calendar: the next day is meant.
    let exact = |day| icu_calendar::Date::try_new(year.into(), month.into(), day, Hijri::<UmmAlQura>::default()).ok();
    let (date, more) = match exact(day) {
        Some(d) => (d, 0),
        None if day == 30 => (exact(29)?, 1),
        None => return None,
    };
    let days = date.to_rata_die().to_i64_date() + more - EPOCH;
    add(Date::new(1970, 1, 1).ok()?, Span::new().try_days(days).ok()?)
}

/// Year, month and day of the Umm al-Qura calendar.
pub(super) fn to_hijri(date: Date) -> Option<(i32, u8, u8)> {
    let days = i64::from((date - Date::new(1970, 1, 1).ok()?).get_days()) + EPOCH;
    let d = icu_calendar::Date::from_rata_die(RataDie::new(days), Hijri::<UmmAlQura>::default());
    Some((d.year().extended_year(), d.month().ordinal, d.day_of_month().0))
}

/// 1 January 1970 counted from 1 January of the year 1.
const EPOCH: i64 = 719_163;

/// First and last day of a month of the Umm al-Qura calendar.
pub(super) fn hijri_month(year: i32, month: u8) -> Option<(Date, Date)> {
    let first = from_hijri(year, month, 1)?;
    let next = if month == 12 { from_hijri(year + 1, 1, 1)? } else { from_hijri(year, month + 1, 1)? };
    Some((first, next.yesterday().ok()?))
}

/// Easter Sunday of the western churches (Meeus).
pub(super) fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year as i16, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

/// A date and its time of day where it has one: `2022-01-06`, `2022-01-06T18:28`, with or without an offset.
pub(super) fn parse(text: &str) -> Option<DateTime> {
    let date: Date = text.get(..10)?.parse().ok()?;
    let time = text.get(11..).and_then(|t| {
        let mut parts = t.split([':', '+', '-', 'Z', '.']);
        let mut next = || parts.next().and_then(|p| p.parse::<i8>().ok());
        let (h, m) = (next()?, next().unwrap_or(0));
        jiff::civil::Time::new(h, m, next().filter(|_| t.len() >= 8).unwrap_or(0), 0).ok()
    });
    Some(date.to_datetime(time.unwrap_or(jiff::civil::Time::midnight())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hijri_days_both_ways() {
        let fitr = from_hijri(1434, 10, 1).unwrap();
        assert_eq!(fitr.to_string(), "2013-08-08");
        assert_eq!(to_hijri(fitr), Some((1434, 10, 1)));
        assert_eq!(easter(2013).unwrap().to_string(), "2013-03-31");
    }

    #[test]
    fn weekdays_around_a_date() {
        let thursday: Date = "2022-01-06".parse().unwrap();
        assert_eq!(on_or_before(thursday, 7).unwrap().to_string(), "2022-01-02");
        assert_eq!(on_or_before(thursday, 4), Some(thursday));
        assert_eq!(on_or_after(thursday, 7).unwrap().to_string(), "2022-01-09");
    }
}

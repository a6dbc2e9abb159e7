//! What an EDTF or ISO 8601 value covers, as civil dates and times. Offsets are left out: documents
//! of one event speak of one clock, and a pair is never judged by the hour across zones.

use jiff::civil::{Date, DateTime, Time, date};
use jiff::{Span, ToSpan};

/// The stretch of time that a value covers, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bounds {
    /// First moment.
    pub start: DateTime,
    /// The moment after the last.
    pub end: DateTime,
}

impl Bounds {
    /// Whether the value names an hour or less.
    pub fn hourly(self) -> bool {
        self.start.checked_add(1.hour()).is_ok_and(|limit| self.end <= limit)
    }

    /// Whether the value names two days or less.
    pub fn daily(self) -> bool {
        self.start.checked_add(2.days()).is_ok_and(|limit| self.end <= limit)
    }

    /// Whether the value names a month or less.
    pub fn monthly(self) -> bool {
        self.start.checked_add(31.days()).is_ok_and(|limit| self.end <= limit)
    }

    /// Whether the two share a moment.
    pub fn overlaps(self, other: Bounds) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Bounds) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether this ends before `other` begins; two hours of one day count, an hour and its day do not.
    pub fn before(self, other: Bounds) -> bool {
        self.end <= other.start || (self.start < other.start && self.hourly() && other.hourly())
    }

    /// Days from the end of one to the start of the other; 0 where they touch or overlap.
    pub fn days_apart(self, other: Bounds) -> i32 {
        let gap = |a: DateTime, b: DateTime| a.date().until(b.date()).map_or(0, |s| s.get_days());
        if self.end <= other.start {
            gap(self.end, other.start)
        } else if other.end <= self.start {
            gap(other.end, self.start)
        } else {
            0
        }
    }

    /// Minutes between the end of one and the beginning of the other; 0 where they touch or overlap.
    pub fn gap(self, other: Bounds) -> i64 {
        let (first, last) = if self.end <= other.start { (self, other) } else { (other, self) };
        if first.end > last.start { 0 } else { minutes(last.start) - minutes(first.end) }
    }

    /// Minutes between the beginnings.
    pub fn minutes_apart(self, other: Bounds) -> i64 {
        (minutes(self.start) - minutes(other.start)).abs()
    }

    /// These hours of it, where it is one whole day.
    pub fn hours(self, from: i8, to: i8) -> Option<Bounds> {
        let whole_day = self.start.checked_add(1.day()).ok() == Some(self.end);
        let at = |hour: i8| self.start.checked_add(i64::from(hour).hours()).ok();
        whole_day.then(|| Some(Bounds { start: at(from)?, end: at(to)? })).flatten()
    }

    /// The days that it covers, as EDTF.
    pub fn edtf(self) -> String {
        let last = self.end.checked_sub(1.minute()).unwrap_or(self.end).date();
        if last == self.start.date() { self.day() } else { format!("{}/{last}", self.day()) }
    }

    /// The day on which it begins, as EDTF.
    pub fn day(self) -> String {
        self.start.date().to_string()
    }
}

/// Minutes since the beginning of the calendar.
fn minutes(t: DateTime) -> i64 {
    let days = date(1, 1, 1).until(t.date()).map_or(0, |s| i64::from(s.get_days()));
    days * 1_440 + i64::from(t.hour()) * 60 + i64::from(t.minute())
}

/// Reads a value; `None` for vague ones, durations, and what is open on both ends.
pub fn bounds(value: &str) -> Option<Bounds> {
    let value = value.trim();
    if let Some((from, to)) = value.split_once('/') {
        return match (point(from), point(to)) {
            (Some(a), Some(b)) => Some(Bounds { start: a.start.min(b.start), end: a.end.max(b.end) }),
            _ => None,
        };
    }
    point(value)
}

/// A value said to be this many days before (or after) another.
pub fn shifted(from: Bounds, days: i32) -> Option<Bounds> {
    let span = Span::new().try_days(days).ok()?;
    let day = from.start.date().checked_add(span).ok()?;
    Some(whole(day, day))
}

/// Whole days of a duration like `P2D` or `P1W`; `None` where it is no definite number of days.
pub fn days(duration: &str) -> Option<i32> {
    let rest = duration.strip_prefix('P')?;
    let (number, unit) = rest.split_at(rest.len().checked_sub(1)?);
    let n: i32 = number.parse().ok()?;
    match unit {
        "D" => Some(n),
        "W" => n.checked_mul(7),
        _ => None,
    }
}

fn whole(first: Date, last: Date) -> Bounds {
    let end = last.checked_add(1.day()).unwrap_or(Date::MAX);
    Bounds { start: first.to_datetime(Time::midnight()), end: end.to_datetime(Time::midnight()) }
}

fn point(value: &str) -> Option<Bounds> {
    let value = value.trim_matches(|c: char| matches!(c, '~' | '?' | '%' | ' '));
    let (day, time) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
    let mut parts = day.split('-');
    let year = parts.next()?;
    if let Some(decade) = year.strip_suffix('X').filter(|y| y.len() == 3) {
        let from: i16 = decade.parse::<i16>().ok()?.checked_mul(10)?;
        return Some(whole(Date::new(from, 1, 1).ok()?, Date::new(from.checked_add(9)?, 12, 31).ok()?));
    }
    let year: i16 = year.parse().ok().filter(|y| (1..9999).contains(y))?;
    let Some(month) = parts.next() else {
        return Some(whole(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
    };
    if let Some(week) = month.strip_prefix('W') {
        let week: i8 = week.parse().ok()?;
        let first = jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).ok()?.date();
        return Some(whole(first, first.checked_add(6.days()).ok()?));
    }
    let month: i8 = month.parse().ok()?;
    let Some(day) = parts.next() else {
        return Some(match month {
            1..=12 => {
                let first = Date::new(year, month, 1).ok()?;
                whole(first, first.last_of_month())
            }
            21 => whole(Date::new(year, 3, 1).ok()?, Date::new(year, 5, 31).ok()?),
            22 => whole(Date::new(year, 6, 1).ok()?, Date::new(year, 8, 31).ok()?),
            23 => whole(Date::new(year, 9, 1).ok()?, Date::new(year, 11, 30).ok()?),
            24 => whole(Date::new(year, 12, 1).ok()?, Date::new(year + 1, 2, 28).ok()?),
            _ => return None,
        });
    };
    let day = Date::new(year, month, day.parse().ok()?).ok()?;
    let Some(time) = time else { return Some(whole(day, day)) };
    let clock = time.trim_end_matches('Z').split(['+', '-']).next().unwrap_or("");
    let mut parts = clock.split(':');
    let Some(hour) = parts.next().and_then(|h| h.parse::<i8>().ok()).filter(|h| (0..24).contains(h)) else {
        return Some(whole(day, day));
    };
    let minute = parts.next().and_then(|m| m.get(..2)).and_then(|m| m.parse::<i8>().ok());
    let start = day.to_datetime(Time::new(hour, minute.unwrap_or(0).clamp(0, 59), 0, 0).ok()?);
    let width = if minute.is_some() { 1.minute() } else { 1.hour() };
    Some(Bounds { start, end: start.checked_add(width).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &str) -> String {
        bounds(value).map_or("-".into(), |b| format!("{}..{}", b.start, b.end))
    }

    #[test]
    fn values_of_every_width() {
        for (value, want) in [
            ("2031", "2031-01-01T00:00:00..2032-01-01T00:00:00"),
            ("2031-02", "2031-02-01T00:00:00..2031-03-01T00:00:00"),
            ("2031-02-07", "2031-02-07T00:00:00..2031-02-08T00:00:00"),
            ("2031-02-07~", "2031-02-07T00:00:00..2031-02-08T00:00:00"),
            ("2031-02-07T18", "2031-02-07T18:00:00..2031-02-07T19:00:00"),
            ("2031-02-07T18:30:00+03:00", "2031-02-07T18:30:00..2031-02-07T18:31:00"),
            ("2031-02-07/2031-02-08", "2031-02-07T00:00:00..2031-02-09T00:00:00"),
            ("2031-23", "2031-09-01T00:00:00..2031-12-01T00:00:00"),
            ("203X", "2030-01-01T00:00:00..2040-01-01T00:00:00"),
            ("2031-W02", "2031-01-06T00:00:00..2031-01-13T00:00:00"),
            ("PAST_REF", "-"),
            ("P2D", "-"),
            ("2031-13-40", "-"),
            ("", "-"),
        ] {
            assert_eq!(shown(value), want, "{value}");
        }
    }

    #[test]
    fn distances() {
        let b = |v| bounds(v).expect("a value");
        assert_eq!(b("2031-02-07").days_apart(b("2031-02-10")), 2);
        assert_eq!(b("2031-02-07T13:00").minutes_apart(b("2031-02-07T12:20")), 40);
        assert!(b("2031-02-07T13:00").before(b("2031-02-07T14:00")));
        assert!(!b("2031-02-07").before(b("2031-02-07T14:00")));
        assert!(b("2031-02-07/2031-02-08").overlaps(b("2031-02-08")));
        assert_eq!(shifted(b("2031-02-07T10:00"), -2).map(Bounds::day).as_deref(), Some("2031-02-05"));
        assert_eq!((days("P2D"), days("P1W"), days("PXD"), days("P")), (Some(2), Some(7), None, None));
    }
}

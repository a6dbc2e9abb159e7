use riwaya_text::Span;
use rust_decimal::Decimal;

use crate::{RuleId, TimeKind};

/// A year as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Number(i32),
    /// "العام الماضي"
    Relative(i8),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Century,
    Decade,
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
}

impl Unit {
    pub(super) fn parse(code: &str) -> Option<Self> {
        Some(match code {
            "CE" => Unit::Century,
            "DE" => Unit::Decade,
            "Y" => Unit::Year,
            "Mo" => Unit::Month,
            "W" => Unit::Week,
            "D" | "N" => Unit::Day,
            "H" => Unit::Hour,
            "M" => Unit::Minute,
            "S" => Unit::Second,
            _ => return None,
        })
    }

    /// Its letter in an ISO 8601 duration, and how many of the letter it is.
    pub(super) fn letter(self) -> (char, u32) {
        match self {
            Unit::Century => ('Y', 100),
            Unit::Decade => ('Y', 10),
            Unit::Year => ('Y', 1),
            Unit::Month => ('M', 1),
            Unit::Week => ('W', 1),
            Unit::Day => ('D', 1),
            Unit::Hour => ('H', 1),
            Unit::Minute => ('M', 1),
            Unit::Second => ('S', 1),
        }
    }

    /// Whether it is shorter than a day.
    pub(super) fn clock(self) -> bool {
        self >= Unit::Hour
    }
}

/// A length of time: amounts by unit, larger units first; `None` is an amount that is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Length(pub Vec<(Unit, Option<Decimal>)>);

impl Length {
    pub(super) fn iso(&self) -> String {
        let mut out = String::from("P");
        let mut clock = false;
        for &(unit, n) in &self.0 {
            if unit.clock() && !clock {
                out.push('T');
                clock = true;
            }
            let (letter, times) = unit.letter();
            match n {
                Some(n) => out += &n.saturating_mul(Decimal::from(times)).normalize().to_string(),
                None => out.push('X'),
            }
            out.push(letter);
        }
        out
    }

    /// Adds an amount, to the same unit where it is there already.
    pub(super) fn add(&mut self, unit: Unit, n: Option<Decimal>) {
        match self.0.iter_mut().find(|(u, _)| *u == unit) {
            Some((_, old)) => *old = old.zip(n).and_then(|(a, b)| a.checked_add(b)),
            None => {
                self.0.push((unit, n));
                self.0.sort_by_key(|&(u, _)| u);
            }
        }
    }
}

/// Where in a year, month or week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    Early,
    Mid,
    Late,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    /// Greenwich time.
    pub utc: bool,
    /// Whether morning or evening is said.
    pub said: bool,
}

/// What is counted inside a larger span: "ثالث جمعة من الشهر".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Weekday(u8),
    Day,
    Week,
}

/// The date part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Base {
    /// Only a time of day: the day is today.
    Today,
    Date {
        year: Option<Year>,
        month: Option<u8>,
        day: Option<u8>,
        hijri: bool,
        weekday: Option<u8>,
        direction: Option<i8>,
    },
    Weekday {
        day: u8,
        direction: Option<i8>,
        /// Weeks from this one, where the week is said.
        week: Option<i8>,
    },
    /// Days from today, and the weekday said with it.
    Day(i8, Option<u8>),
    /// Units from the present one.
    Unit(Unit, i8),
    Nth(i8, Counted, Box<Base>),
    /// EDTF sub-year code: a quarter (33 to 36), a half (40, 41) or a season (21 to 24) of a year.
    Part(u8, Option<Box<Base>>),
    /// The first (or last, below zero) so many months of a year: "الأشهر التسعة الأولى".
    Months(i8, Box<Base>),
    /// A year and the next one: "1436/1437هـ".
    YearPair(i32),
    /// The first and the last of several years.
    Years(i32, i32),
    Decade(i32),
    /// Below zero before Christ.
    Century(i32),
    HijriCentury(i32),
    /// Code of the list of feasts, with its year.
    Feast(&'static str, Option<i32>),
    Position(Position, Box<Base>),
    /// What is left of the present unit.
    Rest(Unit),
}

/// What an expression says, before it is resolved.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Point(Base, Option<Clock>),
    /// The night between the day and the next one, or the one before it.
    Night(Base, Option<Base>),
    Range(Box<What>, Box<What>),
    Length(Length),
    /// So long before (-1) or after (1) now, and the weekday said with it.
    Ago(Length, i8, Option<u8>),
    /// The last (-1) or next (1) so many units.
    Next(Unit, u16, i8),
    Fixed(&'static str),
    /// Every so often.
    Every(Length),
    /// Every such weekday, at a time of day.
    EveryDay(u8, Option<Clock>),
}

/// A time expression as parsed.
#[derive(Clone, Debug)]
pub(super) struct Expr {
    pub first: usize,
    pub next: usize,
    pub span: Span,
    pub kind: TimeKind,
    pub what: What,
    pub relation: Option<&'static str>,
    pub rule: RuleId,
}

/// Something parsed and where its words end.
#[derive(Clone, Debug)]
pub(super) struct Got<T> {
    pub value: T,
    pub start: u32,
    pub end: u32,
    pub next: usize,
}

impl<T> Got<T> {
    pub(super) fn map<U>(self, f: impl FnOnce(T) -> U) -> Got<U> {
        Got { value: f(self.value), start: self.start, end: self.end, next: self.next }
    }
}

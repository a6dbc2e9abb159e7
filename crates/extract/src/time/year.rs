//! The day of a text that writes no year beside it: "دلفانا، 4 آذار/مارس (وكالة) -".

use jiff::civil::Date;

use super::calendar::{self, Value};
use super::expr::{Base, Expr, What, Year};

/// Days within which a dateline and the nearest full date of its text must lie.
const NEAR: i64 = 200;

/// The day of `e`, a day and a month without a year, in the year that the text's other dates give:
/// the latest one in which the weekday is right; without a weekday, the one that brings it nearest to
/// a full date of the text.
pub(super) fn dated(e: &Expr, years: &Years) -> Option<Date> {
    let What::Point(base, _) = &e.what else { return None };
    let Base::Date { year: None, month: Some(_), day: Some(_), hijri: false, weekday, direction: None } = base else {
        return None;
    };
    let in_year = |year: i32| {
        let mut base = base.clone();
        if let Base::Date { year: y, weekday, .. } = &mut base {
            *y = Some(Year::Number(year));
            *weekday = None;
        }
        match base.resolve(None)? {
            Value::Day(day) => Some(day),
            _ => None,
        }
    };
    let days = years.said.iter().filter_map(|&year| in_year(year));
    match weekday {
        Some(w) => days.filter(|d| d.weekday() == calendar::weekday(*w)).max(),
        None => {
            let far = |d: Date| years.full.iter().map(|full| days_between(d, *full)).min();
            days.filter_map(|d| Some((far(d).filter(|far| *far <= NEAR)?, d))).min().map(|(_, d)| d)
        }
    }
}

fn days_between(a: Date, b: Date) -> i64 {
    a.until(b).map_or(i64::MAX, |span| i64::from(span.get_days()).abs())
}

/// What a text says of years.
pub(super) struct Years {
    said: Vec<i32>,
    full: Vec<Date>,
}

impl Years {
    /// All years and full dates of the expressions that stand for themselves.
    pub(super) fn of<'e>(found: impl Iterator<Item = &'e Expr>) -> Years {
        let mut years = Years { said: Vec::new(), full: Vec::new() };
        for value in found.filter(|e| e.what.absolute()).filter_map(|e| e.what.value(None)) {
            for part in value.split('/') {
                let year = part.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()));
                years.said.extend(year.and_then(|y| y.parse::<i32>().ok()));
                years.full.extend(part.get(..10).and_then(|d| d.parse::<Date>().ok()));
            }
        }
        years.said.sort_unstable();
        years.said.dedup();
        years
    }
}

#[cfg(test)]
mod tests {
    use crate::check::document;
    use crate::{Extractor, Language};

    fn published(text: &str) -> Option<String> {
        let extractor = Extractor::new(Language::built_in());
        extractor.extract(&document(text, None, false)).published.map(|p| p.value)
    }

    #[test]
    fn the_year_comes_from_the_texts_other_dates() {
        let text = "دلفانا، 4 آذار/مارس (وكالة الوادي) - أعلنت البلدية إغلاق الجسر الذي افتتح في 2 شباط/فبراير 2021.";
        assert_eq!(published(text).as_deref(), Some("2021-03-04"));
        let text = "عدت صباح الاثنين 8 مارس إلى دلفانا. بين 1987 و2021 لم يتغير فيها شيء.";
        assert_eq!(published(text).as_deref(), Some("2021-03-08"));
    }

    #[test]
    fn a_year_that_does_not_fit_gives_no_day() {
        let text = "عدت صباح الأحد 8 مارس إلى دلفانا. بين 1987 و2021 لم يتغير فيها شيء.";
        assert_eq!(published(text).as_deref(), Some("1987-03-08"), "8 March 1987 was a Sunday, 8 March 2021 was not");
        let text = "دلفانا، 4 آذار/مارس (وكالة الوادي) - أغلقت البلدية الجسر الذي افتتح عام 1990.";
        assert_eq!(published(text), None);
    }
}

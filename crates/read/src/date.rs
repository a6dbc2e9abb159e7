//! Publication dates as inputs write them, brought into one form (EDTF / ISO 8601).

/// Why a date was not taken, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDate {
    /// What is wrong and what to do, in English.
    pub en: String,
    /// The same in Arabic.
    pub ar: String,
}

/// Checks a publication date that a person or a program wrote down and returns it in the form used
/// everywhere: `2024`, `2024-06`, `2024-06-11`, `2024-06-11T17:45`, with `Z` or `+04:00` where it
/// has one; an interval `a/b`; EDTF's `?`, `~`, `%` after a date. Arabic digits are read too.
pub fn check_date(written: &str) -> Result<String, BadDate> {
    read(written).ok_or_else(|| {
        let shown: String = written.chars().take(40).collect();
        BadDate {
            en: format!(
                "`{shown}` is not a date this program reads: write 2024-06-11, 2024-06-11T17:45+03:00, 2024-06 or 2024"
            ),
            ar: format!("«{shown}» ليس تاريخا مفهوما: اكتبه 2024-06-11 أو 2024-06-11T17:45+03:00 أو 2024-06 أو 2024"),
        }
    })
}

fn read(written: &str) -> Option<String> {
    let plain: String = written.trim().chars().take(100).map(ascii_digit).collect();
    match plain.split_once('/') {
        Some((from, to)) => {
            let (from, to) = (edtf(from)?, edtf(to)?);
            (!from.contains('T') && !to.contains('T') && in_order(&from, &to)).then(|| format!("{from}/{to}"))
        }
        None => edtf(&plain).or_else(|| mail_date(&plain)),
    }
}

fn in_order(from: &str, to: &str) -> bool {
    let digits = |s: &str| s.trim_end_matches(['?', '~', '%']).to_owned();
    let (from, to) = (digits(from), digits(to));
    let n = from.len().min(to.len());
    from.get(..n) <= to.get(..n)
}

fn ascii_digit(c: char) -> char {
    let value = match c {
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        '\u{2010}'..='\u{2013}' | '\u{2212}' => return '-',
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

fn edtf(written: &str) -> Option<String> {
    let written = written.trim();
    let date = written.trim_end_matches(['?', '~', '%']);
    let mark = &written[date.len()..];
    if mark.len() > 1 {
        return None;
    }
    let (day, time) = match date.split_once(['T', 't', ' ']) {
        Some((day, time)) => (day, Some(time.trim())),
        None => (date, None),
    };
    let mut parts = day.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|m| number(m, 2).filter(|m| (1..=12).contains(m)));
    let day = parts.next().map(|d| number(d, 2));
    if parts.next().is_some() || year == 0 {
        return None;
    }
    let day = match (month, day) {
        (None, _) => format!("{year:04}"),
        (Some(month), None) => format!("{year:04}-{:02}", month?),
        (Some(month), Some(day)) => civil(year, month?, day?)?,
    };
    match time {
        None => Some(format!("{day}{mark}")),
        Some(time) if day.len() == 10 && mark.is_empty() => Some(format!("{day}T{}", clock(time)?)),
        Some(_) => None,
    }
}

fn civil(year: u16, month: u16, day: u16) -> Option<String> {
    let date = jiff::civil::Date::new(year as i16, month as i8, day as i8).ok()?;
    Some(format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
}

/// A time of day without its seconds, with its offset where one is written.
fn clock(written: &str) -> Option<String> {
    let at = written.find(|c: char| !matches!(c, '0'..='9' | ':' | '.' | ',')).unwrap_or(written.len());
    let (time, zone) = (written[..at].trim(), written[at..].trim());
    let mut parts = time.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?, 2)?;
    let seconds = parts.next();
    if hour > 24 || minute > 59 || (hour == 24 && minute > 0) || parts.next().is_some() {
        return None;
    }
    if let Some(seconds) = seconds {
        let whole = seconds.split(['.', ',']).next()?;
        number(whole, 2).filter(|&s| s <= 60)?;
    }
    let zone = match zone {
        "" => String::new(),
        "Z" | "z" | "UTC" | "GMT" => "Z".to_owned(),
        _ => {
            let sign = zone.chars().next().filter(|c| matches!(c, '+' | '-'))?;
            let digits: String = zone[1..].chars().filter(|&c| c != ':').collect();
            let (hours, minutes) = match digits.len() {
                2 => (number(&digits, 2)?, 0),
                4 => (number(digits.get(..2)?, 2)?, number(digits.get(2..)?, 2)?),
                _ => return None,
            };
            if hours > 14 || minutes > 59 {
                return None;
            }
            format!("{sign}{hours:02}:{minutes:02}")
        }
    };
    Some(format!("{hour:02}:{minute:02}{zone}"))
}

/// `Tue, 11 Jun 2024 17:45:00 +0400`, as feeds and some pages write it.
fn mail_date(written: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut words = written.split([' ', ',']).filter(|w| !w.is_empty());
    let mut word = words.next()?;
    if word.bytes().all(|b| b.is_ascii_alphabetic()) {
        word = words.next()?;
    }
    let day = word.parse().ok()?;
    let name = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|m| *m == name)? as u16 + 1;
    let date = civil(number(words.next()?, 4)?, month, day)?;
    let rest: Vec<&str> = words.take(2).collect();
    if rest.is_empty() { Some(date) } else { Some(format!("{date}T{}", clock(&rest.join(" "))?)) }
}

fn number(digits: &str, len: usize) -> Option<u16> {
    (digits.len() == len && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_are_taken() {
        for (written, value) in [
            ("2024", "2024"),
            ("2024-06", "2024-06"),
            ("٢٠٢٤-٠٦-١١", "2024-06-11"),
            (" 2024-06-11 ", "2024-06-11"),
            ("2024-06-11T17:45", "2024-06-11T17:45"),
            ("2024-06-11 17:45:09", "2024-06-11T17:45"),
            ("2024-06-11T17:45:00.123+0400", "2024-06-11T17:45+04:00"),
            ("2024-06-11T17:45:00Z", "2024-06-11T17:45Z"),
            ("2011/2012", "2011/2012"),
            ("2024-06-11~", "2024-06-11~"),
            ("Tue, 11 Jun 2024 17:45:00 +0400", "2024-06-11T17:45+04:00"),
            ("11 June 2024", "2024-06-11"),
        ] {
            assert_eq!(check_date(written).as_deref(), Ok(value), "{written}");
        }
    }

    #[test]
    fn dates_that_are_not() {
        for written in [
            "",
            "أمس",
            "2024-13-01",
            "2023-02-29",
            "11/06/2024",
            "24-06-11",
            "2024-06-11T25:00",
            "2012/2011",
            "2024-06-11T10:00/2025",
        ] {
            let bad = check_date(written).expect_err(written);
            assert!(bad.en.contains("2024-06-11") && bad.ar.contains("2024-06-11"), "{written}");
        }
    }
}

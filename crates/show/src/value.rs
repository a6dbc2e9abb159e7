//! Values in words, the same in every output for people.

use riwaya_extract::{Decimal, Modifier, Quantity};
use riwaya_link::Answer;

use crate::words;

/// `12500` as `12,500`: groups of three from five digits on, so that years and small counts stay plain.
pub(crate) fn decimal(d: Decimal) -> String {
    let written = d.normalize().to_string();
    let (whole, fraction) = written.split_once('.').map_or((written.as_str(), ""), |(w, f)| (w, f));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |d| ("-", d));
    let mut out = String::from(sign);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && digits.len() > 4 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// An amount with what the words make of it, in English: `at least 9`, `40–50`, `dozens`.
pub(crate) fn amount(quantity: Quantity, modifier: Modifier) -> String {
    let word = words::modifier(modifier).map(|w| w.en);
    let value = match quantity {
        Quantity::Exact(d) => decimal(d),
        Quantity::Range(Some(a), Some(b)) => format!("{}–{}", decimal(a), decimal(b)),
        Quantity::Range(Some(a), None) if modifier == Modifier::Exact => format!("from {}", decimal(a)),
        Quantity::Range(None, Some(b)) if modifier == Modifier::Exact => format!("up to {}", decimal(b)),
        Quantity::Range(Some(a), None) | Quantity::Range(None, Some(a)) => decimal(a),
        Quantity::Range(None, None) | Quantity::Vague => return word.unwrap_or("?").to_owned(),
    };
    match word {
        Some(word) => format!("{word} {value}"),
        None => value,
    }
}

/// The same in Arabic: `9 على الأقل`, `نحو 40–50`, `عشرات`.
pub(crate) fn amount_ar(quantity: Quantity, modifier: Modifier) -> String {
    let word = words::modifier(modifier).map(|w| w.ar);
    let value = match quantity {
        Quantity::Exact(d) => decimal(d),
        Quantity::Range(Some(a), Some(b)) => format!("{}–{}", decimal(a), decimal(b)),
        Quantity::Range(Some(a), None) if modifier == Modifier::Exact => format!("من {}", decimal(a)),
        Quantity::Range(None, Some(b)) if modifier == Modifier::Exact => format!("حتى {}", decimal(b)),
        Quantity::Range(Some(a), None) | Quantity::Range(None, Some(a)) => decimal(a),
        Quantity::Range(None, None) | Quantity::Vague => return word.unwrap_or("؟").to_owned(),
    };
    match word {
        Some(word) if modifier == Modifier::AtLeast => format!("{value} {word}"),
        Some(word) => format!("{word} {value}"),
        None => value,
    }
}

/// An EDTF value for people: the `T` between day and time is a space.
pub(crate) fn moment(edtf: &str) -> String {
    if edtf.starts_with('P') || edtf.contains("_REF") {
        return edtf.to_owned();
    }
    edtf.replace('T', " ")
}

/// A moment in a narrow column: without its offset from UTC.
pub(crate) fn moment_in_short(edtf: &str) -> String {
    let parts = edtf.split('/').map(|part| match part.split_once('T') {
        Some((day, clock)) if !part.starts_with('P') => {
            format!("{day} {}", clock.split(['+', '-', 'Z']).next().unwrap_or(clock))
        }
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// What a report answers, in one short phrase.
pub(crate) fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Figure(quantity, modifier) => amount(*quantity, *modifier),
        Answer::Date(edtf) => moment(edtf),
        Answer::Actor(name) | Answer::Name(name) => name.clone(),
    }
}

/// `1 document`, `3 documents`.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A number of things in Arabic: one and two by their own word, three to ten in the plural, the rest
/// in the singular.
pub(crate) fn count_ar(n: usize, one: &str, two: &str, few: &str, many: &str) -> String {
    match n {
        0 => format!("لا {many}"),
        1 => one.to_owned(),
        2 => two.to_owned(),
        _ if (3..=10).contains(&(n % 100)) => format!("{n} {few}"),
        _ => format!("{n} {many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_read_them() {
        let d = |n: i64| Decimal::from(n);
        assert_eq!(decimal(d(2300)), "2300");
        assert_eq!(decimal(d(-1234567)), "-1,234,567");
        assert_eq!(decimal(Decimal::new(12345670, 3)), "12,345.67");
        assert_eq!(amount(Quantity::Exact(d(9)), Modifier::AtLeast), "at least 9");
        assert_eq!(amount(Quantity::Range(Some(d(40)), Some(d(50))), Modifier::About), "about 40–50");
        assert_eq!(amount(Quantity::Range(Some(d(40)), None), Modifier::MoreThan), "more than 40");
        assert_eq!(amount(Quantity::Range(None, Some(d(7))), Modifier::Exact), "up to 7");
        assert_eq!(amount(Quantity::Vague, Modifier::Dozens), "dozens");
        assert_eq!(amount_ar(Quantity::Exact(d(9)), Modifier::AtLeast), "9 على الأقل");
        assert_eq!(amount_ar(Quantity::Range(Some(d(40)), Some(d(50))), Modifier::About), "نحو 40–50");
        assert_eq!(moment("2025-10-14T21:00/2025-10-15T06:00"), "2025-10-14 21:00/2025-10-15 06:00");
        assert_eq!(moment("PT3H"), "PT3H");
        assert_eq!(moment_in_short("2025-10-16T15:30+03:00"), "2025-10-16 15:30");
        assert_eq!(moment_in_short("2025-10-14/2025-10-15"), "2025-10-14/2025-10-15");
    }

    #[test]
    fn arabic_counts() {
        let of = |n| count_ar(n, "وثيقة واحدة", "وثيقتان", "وثائق", "وثيقة");
        assert_eq!(of(1), "وثيقة واحدة");
        assert_eq!(of(2), "وثيقتان");
        assert_eq!(of(7), "7 وثائق");
        assert_eq!(of(103), "103 وثائق");
        assert_eq!(of(12), "12 وثيقة");
        assert_eq!(of(100), "100 وثيقة");
    }
}

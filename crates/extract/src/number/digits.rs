use riwaya_text::letters::count;
use riwaya_text::{Kind, Span};
use rust_decimal::Decimal;

use super::table::adjacent;
use crate::Reading;

/// A number in digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digits {
    pub value: Decimal,
    pub span: Span,
    /// One past its last token.
    pub next: usize,
    /// Digits only: no separator, no leading point.
    pub plain: bool,
    /// How many digits are written.
    pub len: u32,
}

fn digit(c: char) -> Option<u8> {
    Some(match c {
        '0'..='9' => c as u8 - b'0',
        '٠'..='٩' => (c as u32 - '٠' as u32) as u8,
        '۰'..='۹' => (c as u32 - '۰' as u32) as u8,
        _ => return None,
    })
}

/// What a separator between digits may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sep {
    Thousands,
    Decimal,
    Either(char),
}

fn separator(c: char) -> Sep {
    match c {
        '٬' | '\'' => Sep::Thousands,
        '٫' => Sep::Decimal,
        c => Sep::Either(c),
    }
}

/// The whole value of a token of plain digits; `None` where it has separators or is too long.
pub(crate) fn plain(text: &str) -> Option<i64> {
    let mut n: i64 = 0;
    for c in text.chars() {
        n = n.checked_mul(10)?.checked_add(i64::from(digit(c)?))?;
    }
    Some(n)
}

/// The value of a token of digits. `grouped` says how one point before exactly three digits is read:
/// as thousands ("12.500 مقاتل") or as a decimal point ("12.500 كيلومتر").
pub(crate) fn value(text: &str, grouped: bool) -> Option<Decimal> {
    // Groups of digits and the separators between them, without keeping them: at most one decimal
    // separator is allowed, and it is the last one.
    let seps = text.chars().filter(|&c| digit(c).is_none()).count();
    let mut kinds = text.chars().filter(|&c| digit(c).is_none()).map(separator);
    let tail = text.chars().rev().take_while(|&c| digit(c).is_some()).count();
    let head = text.chars().take_while(|&c| digit(c).is_some()).count();
    let zero = text.chars().next().and_then(digit) == Some(0);
    let last = kinds.clone().next_back();
    let decimal = match (seps, last) {
        (0, _) | (_, None) => false,
        (1, Some(Sep::Decimal)) => true,
        (1, Some(Sep::Thousands)) => false,
        (1, Some(Sep::Either(c))) => {
            let group = tail == 3 && head <= 3 && !zero;
            !group || (c == '.' && !grouped)
        }
        (_, Some(last)) => {
            let first = kinds.next()?;
            let same = kinds.clone().all(|k| k == first);
            if same && (last == Sep::Decimal || !thousands(text, seps)) {
                return None;
            }
            !same
        }
    };
    let whole = if decimal { seps - 1 } else { seps };
    if whole > 0 && !thousands(text, whole) {
        return None;
    }
    let (mut n, mut scale, mut seen) = (0i128, 0u32, 0);
    for c in text.chars() {
        match digit(c) {
            Some(d) => {
                n = n.checked_mul(10)?.checked_add(i128::from(d))?;
                if decimal && seen == seps {
                    scale += 1;
                }
            }
            None => seen += 1,
        }
    }
    Decimal::try_from_i128_with_scale(n, scale).ok().map(|d| d.normalize())
}

/// Whether the first `seps` separators stand before groups of three, after one to three digits.
fn thousands(text: &str, seps: usize) -> bool {
    let (mut run, mut seen) = (0, 0);
    for c in text.chars() {
        if digit(c).is_some() {
            run += 1;
        } else {
            if (seen == 0 && !(1..=3).contains(&run)) || (seen > 0 && run != 3) {
                return false;
            }
            if seen == seps {
                return true;
            }
            seen += 1;
            run = 0;
        }
    }
    run == 3 || seen > seps
}

/// The number in digits that begins in a token: a leading point (`.75`) and thousands set apart by
/// spaces (`1 000 000`) belong to it. `grouped`: see [`value`].
pub(crate) fn read(r: &Reading<'_>, token: usize, grouped: bool) -> Option<Digits> {
    let tokens = &r.view.tokens;
    let t = tokens.get(token)?;
    if matches!(t.kind, Kind::Mark('.' | '٫'))
        && adjacent(r, token + 1)
        && (token == 0 || !adjacent(r, token) || !matches!(tokens[token - 1].kind, Kind::Number | Kind::Word))
        && tokens.get(token + 1).is_some_and(|n| n.kind == Kind::Number)
    {
        let text = r.view.text(token + 1);
        let whole = plain(text)?;
        let len = text.chars().count() as u32;
        let value = Decimal::try_from_i128_with_scale(i128::from(whole), len).ok()?.normalize();
        return Some(Digits { value, span: t.span.cover(tokens[token + 1].span), next: token + 2, plain: false, len });
    }
    if t.kind != Kind::Number {
        return None;
    }
    if let Some(d) = fraction_first(r, token) {
        return Some(d);
    }
    // A control between digits and their separator cuts the token, not the number.
    let mut last = token;
    while matches!(r.view.mark(last + 1), Some('.' | ',' | '،' | '٫' | '٬'))
        && adjacent(r, last + 1)
        && adjacent(r, last + 2)
        && tokens.get(last + 2).is_some_and(|n| n.kind == Kind::Number)
        && last < token + 8
    {
        last += 2;
    }
    if last > token {
        let joined: String = (token..=last).map(|t| r.view.text(t)).collect();
        let span = t.span.cover(tokens[last].span);
        let len = joined.chars().filter(|&c| digit(c).is_some()).count() as u32;
        return Some(Digits { value: value(&joined, grouped)?, span, next: last + 1, plain: false, len });
    }
    let text = r.view.text(token);
    let len = text.chars().filter(|&c| digit(c).is_some()).count() as u32;
    if let Some(mut n) = plain(text) {
        let (mut span, mut next) = (t.span, token + 1);
        if len <= 3 && n > 0 && text.chars().next().and_then(digit) != Some(0) {
            while let Some(g) = tokens.get(next)
                && g.kind == Kind::Number
                && g.space_before
                && !g.line_before
                && count(Span { start: span.end, end: g.span.start }.of(r.view.raw())) <= 2
                && r.view.text(next).chars().count() == 3
                && let Some(group) = plain(r.view.text(next))
                && let Some(more) = n.checked_mul(1000).and_then(|n| n.checked_add(group))
            {
                (n, span, next) = (more, span.cover(g.span), next + 1);
            }
        }
        return Some(Digits { value: Decimal::from(n), span, next, plain: next == token + 1, len });
    }
    Some(Digits { value: value(text, grouped)?, span: t.span, next: token + 1, plain: false, len })
}

/// "14ر48": agencies that write from right to left put the fraction first, 48.14.
fn fraction_first(r: &Reading<'_>, token: usize) -> Option<Digits> {
    let tokens = &r.view.tokens;
    let behind = tokens.get(token + 2).filter(|t| t.kind == Kind::Number)?;
    if !adjacent(r, token + 1) || !adjacent(r, token + 2) || !r.view.is(token + 1, "ر") {
        return None;
    }
    let (fraction, whole) = (r.view.text(token), r.view.text(token + 2));
    let len = fraction.chars().count() as u32;
    let fraction = Decimal::try_from_i128_with_scale(i128::from(plain(fraction)?), len).ok()?;
    let value = Decimal::from(plain(whole)?).checked_add(fraction)?.normalize();
    let len = len + whole.chars().count() as u32;
    Some(Digits { value, span: tokens[token].span.cover(behind.span), next: token + 3, plain: false, len })
}

#[cfg(test)]
mod tests {
    use super::value;

    fn v(text: &str, grouped: bool) -> String {
        value(text, grouped).map_or("none".into(), |d| d.to_string())
    }

    #[test]
    fn separators_of_thousands_and_of_decimals() {
        assert_eq!(v("12.500", true), "12500");
        assert_eq!(v("12.500", false), "12.5");
        assert_eq!(v("3.5", true), "3.5");
        assert_eq!(v("٣٫٥", true), "3.5");
        assert_eq!(v("٤,٨", true), "4.8");
        assert_eq!(v("4,565", true), "4565");
        assert_eq!(v("١٠٠٬٠٠٠٫٠", true), "100000");
        assert_eq!(v("1.234.567,89", true), "1234567.89");
        assert_eq!(v("12،220,13", true), "12220.13");
        assert_eq!(v("0.002", true), "0.002");
        assert_eq!(v("1564.00", true), "1564");
    }

    #[test]
    fn a_date_is_no_number() {
        assert_eq!(v("12.05.2014", true), "none");
        assert_eq!(v("1.2.3", true), "none");
    }
}

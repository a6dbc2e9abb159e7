//! Datelines: "City, date (agency) -" before the first sentence, or a line of its own.

use riwaya_text::Kind;

use crate::page_marks::{Look, Role, marks};

/// How many characters of a paragraph are looked at.
const REACH: usize = 140;

/// The byte of the paragraph at which its dateline ends, dash included.
pub(crate) fn end(paragraph: &str) -> Option<usize> {
    let cut = paragraph.char_indices().nth(REACH).map_or(paragraph.len(), |(at, _)| at);
    let head = &paragraph[..cut];
    // Most paragraphs have no dash or colon here and need no closer look.
    if !head.contains(['-', '–', '—', ':', '/']) {
        return None;
    }
    let look = marks().look(head);
    let tokens = &look.view.tokens;
    if tokens.first().is_none_or(|t| t.kind != Kind::Word) {
        return None;
    }
    let stop = (1..tokens.len().min(24)).find(|&t| terminator(&look, t) || sentence_end(&look, t))?;
    if sentence_end(&look, stop) {
        return None;
    }
    let words = count_words(&look, 0, stop);
    let strong = strong(&look, stop);
    let colon = look.view.mark(stop) == Some(':');
    let taken = if colon {
        words <= 6 && look.view.mark(stop - 1) == Some(')') && strong || (words <= 4 && has_agency(&look, 0, stop))
    } else {
        (strong && words <= 14) || (words <= 3 && weak(&look, stop))
    };
    if let Some(end) = extension(&look, stop, words).filter(|_| !colon && words <= 5) {
        return Some(end);
    }
    taken.then(|| tokens[stop].span.end as usize)
}

/// Whether a whole line is a dateline: a place, then the outlet or agency alone.
pub(crate) fn whole(look: &Look<'_>) -> bool {
    let tokens = &look.view.tokens;
    let Some(stop) = (1..tokens.len()).find(|&t| terminator(look, t) || matches!(look.view.mark(t), Some('(' | '«')))
    else {
        return false;
    };
    let words = count_words(look, 0, stop);
    let opens = |t: usize| matches!(look.view.mark(t), Some('«' | '"' | '“' | '('));
    let from = if opens(stop) { stop } else { stop + 1 };
    let mut end = tokens.len();
    while end > from && matches!(look.view.mark(end - 1), Some(':' | '-' | '.' | '–')) {
        end -= 1;
    }
    if words == 0 || words > 3 || from >= end {
        return false;
    }
    let quoted = opens(from)
        && matches!(look.view.mark(end - 1), Some('»' | '"' | '”' | '“' | ')'))
        && count_words(look, from, end) <= 5;
    let agency = words == 1 && count_words(look, from, end) <= 3 && look.is(from, Role::Agency);
    quoted || agency
}

fn terminator(look: &Look<'_>, token: usize) -> bool {
    let tokens = &look.view.tokens;
    let Some(next) = tokens.get(token + 1) else { return false };
    match look.view.mark(token) {
        Some('-' | '–' | '—') => {
            next.space_before || tokens[token].space_before || look.view.mark(token - 1) == Some(')')
        }
        Some(':') => next.space_before || matches!(next.kind, Kind::Mark(_)),
        // "Cairo/ agency/" is a dateline only with an agency, which `strong` asks for.
        Some('/') => look.is(token.saturating_sub(1), Role::Agency) && next.space_before,
        _ => false,
    }
}

fn sentence_end(look: &Look<'_>, token: usize) -> bool {
    matches!(look.view.mark(token), Some('.' | '؟' | '!' | '؛' | '…'))
        && look.view.tokens.get(token + 1).is_none_or(|t| t.space_before)
}

fn count_words(look: &Look<'_>, from: usize, to: usize) -> usize {
    (from..to).filter(|&t| matches!(look.view.tokens[t].kind, Kind::Word | Kind::Latin)).count()
}

fn has_agency(look: &Look<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|t| look.is(t, Role::Agency))
}

/// An agency, a date, or short brackets right before the dash.
fn strong(look: &Look<'_>, stop: usize) -> bool {
    let number = (0..stop).any(|t| look.view.tokens[t].kind == Kind::Number);
    let month = (0..stop).any(|t| look.is(t, Role::Month));
    let brackets = look.view.mark(stop - 1) == Some(')')
        && (0..stop)
            .rev()
            .find(|&t| look.view.mark(t) == Some('('))
            .is_some_and(|open| count_words(look, open, stop) <= 5);
    brackets || (number && month) || has_agency(look, 0, stop)
}

/// A dash with nothing but a place before it: a word follows, and no second dash that would make an
/// aside of what stands between the two.
fn weak(look: &Look<'_>, stop: usize) -> bool {
    let tokens = &look.view.tokens;
    let only_words = (0..stop).all(|t| tokens[t].kind == Kind::Word || look.view.mark(t) == Some('،'));
    only_words
        && tokens.get(stop + 1).is_some_and(|t| t.kind == Kind::Word && t.space_before)
        && !(stop + 1..tokens.len()).any(|t| matches!(look.view.mark(t), Some('-' | '–' | '—')))
}

/// "Place - outlet:" and "Place - agency -": a few words more up to a second mark.
fn extension(look: &Look<'_>, stop: usize, words: usize) -> Option<usize> {
    let tokens = &look.view.tokens;
    let second = (stop + 1..tokens.len().min(stop + 8)).find(|&t| terminator(look, t) || sentence_end(look, t))?;
    let inside = count_words(look, stop + 1, second);
    let quoted = matches!(look.view.mark(stop + 1), Some('«' | '"' | '“' | '('));
    let fits = match look.view.mark(second) {
        Some(':') => inside <= 3 && words <= 4,
        Some('-' | '–' | '—' | '/') => inside <= 4 && (quoted || has_agency(look, stop + 1, second)),
        _ => false,
    };
    (fits && inside > 0).then(|| tokens[second].span.end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(paragraph: &str) -> &str {
        end(paragraph).map_or("", |e| &paragraph[..e])
    }

    #[test]
    fn before_the_first_sentence() {
        assert_eq!(cut("دارين، 3 أيار/مايو (المرفأ) - أُصيب شخصان في حادث"), "دارين، 3 أيار/مايو (المرفأ) -");
        assert_eq!(cut("القاهرة (رويترز) - قال مسؤول إن السد امتلأ"), "القاهرة (رويترز) -");
        assert_eq!(cut("الرباط - افتتح الوزير المعرض صباح اليوم"), "الرباط -");
        assert_eq!(cut("المرفأ- الشرقية: كشفت الشرطة تفاصيل الحادث"), "المرفأ- الشرقية:");
        assert_eq!(cut("عمّان - بترا - افتتح الوزير المعرض"), "عمّان - بترا -");
        assert_eq!(cut("بيروت - «المرفأ»: افتتح الوزير المعرض"), "بيروت - «المرفأ»:");
    }

    #[test]
    fn what_is_no_dateline() {
        assert_eq!(cut("الوزير - وهو طبيب - قال إن المستشفى يعمل"), "");
        assert_eq!(cut("قال الوزير: لن نغلق المستشفى"), "");
        assert_eq!(cut("وصل الوفد. القاهرة - مدينة كبيرة"), "");
        assert_eq!(cut("فاز الفريق 2-1 على ضيفه"), "");
    }

    #[test]
    fn a_line_of_its_own() {
        let whole = |line: &str| whole(&marks().look(line));
        assert!(whole("بيروت - «الميناء»"));
        assert!(whole("لندن: «المرفأ»"));
        assert!(whole("الرياض - واس"));
        assert!(!whole("سامر النجار - القاهرة"));
        assert!(!whole("أحداث القرية - ماذا جرى؟"));
    }
}

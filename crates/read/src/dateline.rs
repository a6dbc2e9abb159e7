//! Datelines: "City, date (agency) -" before the first sentence, or a line of its own.

use riwaya_text::{Kind, letters};

use crate::page_marks::{Look, Role, marks};

/// How many characters of a paragraph are looked at.
const REACH: usize = 140;
const LONE_TATWEEL: &str = " ¬ ";

/// The byte of the paragraph at which its dateline ends, dash included.
pub(crate) fn end(paragraph: &str) -> Option<usize> {
    let head = letters::first(paragraph, REACH);
    // Most paragraphs have no dash or colon here and need no closer look.
    if !head.contains(['-', '–', '—', ':', '/', 'ـ']) {
        return None;
    }
    // A tatweel that stands alone is written for a dash; the sign put in its place has as many bytes.
    let head = head.replace(" ـ ", LONE_TATWEEL);
    let look = marks().look(&head);
    let tokens = &look.view.tokens;
    if tokens.first().is_none_or(|t| t.kind != Kind::Word) {
        return None;
    }
    let last = (1..tokens.len().min(24)).find(|&t| sentence_end(&look, t)).unwrap_or(tokens.len().min(24));
    let mut stops = (1..last).filter(|&t| terminator(&look, t));
    let first = stops.next()?;
    let words = count_words(&look, 0, first);
    if look.view.mark(first) == Some(':') {
        let agency = words <= 3 && look.is(0, Role::Agency);
        return (agency || (words <= 6 && brackets(&look, first))).then(|| tokens[first].span.end as usize);
    }
    if let Some(end) = extension(&look, first, words).filter(|_| words <= 5) {
        return Some(end);
    }
    // "Moscow - 6 - 1 (agency) --": the date may hold dashes of its own.
    let strong =
        std::iter::once(first).chain(stops.take(3)).find(|&t| count_words(&look, 0, t) <= 14 && strong(&look, t));
    let stop = strong.or_else(|| (words <= 3 && weak(&look, first)).then_some(first))?;
    let dashes = (stop + 1..tokens.len()).take_while(|&t| matches!(look.view.mark(t), Some('-' | '–' | '—'))).count();
    Some(tokens[stop + dashes].span.end as usize)
}

/// Whether a whole line is a dateline: a place, then the outlet or agency alone.
pub(crate) fn whole(look: &Look<'_>) -> bool {
    let tokens = &look.view.tokens;
    let divides = |t: usize| {
        let mark = look.view.mark(t);
        // Without spaces around it, only an agency makes a dash a divider.
        let agency = || matches!(mark, Some('/' | '-' | '–')) && look.is(t + 1, Role::Agency);
        terminator(look, t) || matches!(mark, Some('(' | '«')) || agency()
    };
    let Some(stop) = (1..tokens.len()).find(|&t| divides(t)) else {
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
        Some('-' | '–' | '—' | '¬') => {
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

/// Short brackets right before the dash, an agency set off from the words before it, or a place with a date.
fn strong(look: &Look<'_>, stop: usize) -> bool {
    let tokens = &look.view.tokens;
    let set_off = |t: usize| t == 0 || !matches!(tokens[t - 1].kind, Kind::Word | Kind::Latin);
    let agency = (0..stop).any(|t| look.is(t, Role::Agency) && set_off(t));
    brackets(look, stop) || agency || place_and_date(look, stop)
}

/// Whether brackets of a few words end before `stop`.
fn brackets(look: &Look<'_>, stop: usize) -> bool {
    look.view.mark(stop - 1) == Some(')')
        && (0..stop)
            .rev()
            .find(|&t| look.view.mark(t) == Some('('))
            .is_some_and(|open| open > 0 && count_words(look, 0, open) <= 9 && count_words(look, open, stop) <= 5)
}

/// "City, 6 January -": few words before the number, the date up to the dash.
fn place_and_date(look: &Look<'_>, stop: usize) -> bool {
    let tokens = &look.view.tokens;
    let Some(number) = (0..stop).find(|&t| tokens[t].kind == Kind::Number) else { return false };
    let comma = (0..number).any(|t| look.view.mark(t) == Some('،'));
    let month = (number..stop).find(|&t| look.is(t, Role::Month));
    count_words(look, 0, number) <= if comma { 5 } else { 2 } && month.is_some_and(|m| count_words(look, m, stop) <= 3)
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
        Some('-' | '–' | '—' | '/' | '¬') => inside <= 4 && (quoted || has_agency(look, stop + 1, second)),
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
        assert_eq!(cut("أبوظبي في 6 يناير / وام / افتتح الوزير المعرض"), "أبوظبي في 6 يناير / وام /");
        assert_eq!(cut("الكويت - 6 - 1 (كونا) -- افتتح الوزير المعرض"), "الكويت - 6 - 1 (كونا) --");
        assert_eq!(cut("دبي، الإمارات (المرفأ) -- افتتح الوزير المعرض"), "دبي، الإمارات (المرفأ) --");
        assert_eq!(cut("تونس 6 جانفي (المرفأ) – افتتح الوزير المعرض"), "تونس 6 جانفي (المرفأ) –");
        assert_eq!(cut("دارين ـ «المرفأ»: افتتح الوزير المعرض"), "دارين ـ «المرفأ»:");
        assert_eq!(cut("رويترز: افتتح الوزير المعرض"), "رويترز:");
        assert_eq!(cut("بيروت - «المرفأ»: افتتح الوزير المعرض"), "بيروت - «المرفأ»:");
    }

    #[test]
    fn what_is_no_dateline() {
        assert_eq!(cut("الوزير - وهو طبيب - قال إن المستشفى يعمل"), "");
        assert_eq!(cut("قال الوزير: لن نغلق المستشفى"), "");
        assert_eq!(cut("قالت رويترز: لم يغلق المستشفى"), "");
        assert_eq!(cut("قالت رويترز - وهي وكالة قديمة - إن المستشفى يعمل"), "");
        assert_eq!(cut("بدأت الأعمال في 4 مايو 2023 - قبل عام تقريبا - وانتهت أمس"), "");
        assert_eq!(cut("وصل الوفد. القاهرة - مدينة كبيرة"), "");
        assert_eq!(cut("فاز الفريق 2-1 على ضيفه"), "");
    }

    #[test]
    fn a_line_of_its_own() {
        let whole = |line: &str| whole(&marks().look(line));
        assert!(whole("بيروت - «الميناء»"));
        assert!(whole("لندن: «المرفأ»"));
        assert!(whole("الرياض - واس"));
        assert!(whole("إسطنبول/ الأناضول"));
        assert!(whole("دمشق-سانا"));
        assert!(!whole("سامر النجار - القاهرة"));
        assert!(!whole("أحداث القرية - ماذا جرى؟"));
    }
}

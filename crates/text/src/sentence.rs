use std::ops::Range;

use crate::{Kind, QuoteStyle, View};

/// Sentences of a text as token ranges. A sentence ends at a line's end, or after `. ! ? ؟ …` where
/// what stands around shows an end: not after an initial (`د.`), not between digits, not inside
/// quotation marks that go on. Closing marks stay with the sentence that they close.
pub(crate) fn split(view: &View<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::with_capacity(view.tokens.len() / 20 + 1);
    for paragraph in &view.paragraphs {
        let mut start = paragraph.start;
        let mut i = start;
        while i < paragraph.end {
            if !view.mark(i).is_some_and(is_stop) {
                i += 1;
                continue;
            }
            let mut end = i + 1;
            while end < paragraph.end && view.mark(end).is_some_and(is_stop) {
                end += 1;
            }
            let run = end - i;
            while end < paragraph.end && view.mark(end).is_some_and(is_close) && closes(view, end) {
                end += 1;
            }
            if end < paragraph.end && ends_here(view, start, i, end, run) {
                out.push(start..end);
                start = end;
            }
            i = end;
        }
        if start < paragraph.end {
            out.push(start..paragraph.end);
        }
    }
    if out.iter().all(|s| s.len() <= LONGEST) {
        return out;
    }
    // A text without stops: cut after a comma where there is one, so that nothing above is quadratic.
    let mut cut = Vec::with_capacity(out.len() + view.tokens.len() / LONGEST);
    for mut sentence in out {
        while sentence.len() > LONGEST {
            let limit = sentence.start + LONGEST;
            let comma =
                (sentence.start + LONGEST / 2..limit).rev().find(|&t| matches!(view.mark(t), Some('،' | ',' | '؛')));
            let end = comma.map_or(limit, |t| t + 1);
            cut.push(sentence.start..end);
            sentence.start = end;
        }
        cut.push(sentence);
    }
    cut
}

/// Tokens of the longest sentence; the longest of real news have some 250.
const LONGEST: usize = 1000;

fn ends_here(view: &View<'_>, start: usize, stop: usize, next: usize, run: usize) -> bool {
    if stop == start {
        return false;
    }
    let before = view.tokens[stop - 1];
    let after = view.tokens[next];
    if view.mark(stop) == Some('.') && run == 1 {
        // "1446 هـ.", "2013 م.": the letter of an era is no initial.
        let era = stop >= 2 && stop - 2 >= start && view.tokens[stop - 2].kind == Kind::Number;
        let initial = matches!(before.kind, Kind::Word | Kind::Latin) && view.letters(stop - 1).len() == 1 && !era;
        if initial || (before.kind == Kind::Latin && !after.space_before) {
            return false;
        }
        // "3. text" opens a list item, it does not end a sentence.
        if before.kind == Kind::Number && (stop - 1 == start || !after.space_before) {
            return false;
        }
        if !after.space_before && after.kind != Kind::Word {
            return false;
        }
    }
    // "?" and "!" inside a quotation that goes on do not end the sentence around it.
    let near = view.quotes_in(start.max(next.saturating_sub(SHORT))..stop);
    view.mark(stop) == Some('.')
        || !view.quotes[near]
            .iter()
            .any(|q| q.style != QuoteStyle::Round && q.closed && q.close > next && q.close - q.open < SHORT)
}

/// A quotation of so many tokens may run over a stop that ends no sentence.
const SHORT: usize = 40;

fn closes(view: &View<'_>, token: usize) -> bool {
    !view.tokens[token].space_before || view.quote_closed_by(token).is_some()
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

fn is_close(c: char) -> bool {
    matches!(c, '»' | '”' | '"' | ')' | ']' | '’' | '\'' | '“' | '″')
}

#[cfg(test)]
mod tests {
    use crate::View;

    fn split(text: &str) -> Vec<String> {
        let view = View::new(text);
        view.sentences.iter().map(|s| view.words(s.clone()).to_owned()).collect()
    }

    #[test]
    fn ends_and_what_does_not_end() {
        assert_eq!(
            split("وصل الوفد. وقال د. سامي إن النسبة 3.5 في المئة. هل عاد؟ نعم"),
            ["وصل الوفد.", "وقال د. سامي إن النسبة 3.5 في المئة.", "هل عاد؟", "نعم"]
        );
    }

    #[test]
    fn the_letter_of_an_era_ends_a_sentence() {
        assert_eq!(
            split("بدأ في عام 1446هـ. وقال إنه انتهى في 2025 م. ثم عاد"),
            ["بدأ في عام 1446هـ.", "وقال إنه انتهى في 2025 م.", "ثم عاد"]
        );
    }

    #[test]
    fn a_text_without_stops_is_cut() {
        let text = "كلمة ".repeat(2500);
        assert_eq!(split(&text).iter().map(|s| s.split(' ').count()).collect::<Vec<_>>(), [1000, 1000, 500]);
    }

    #[test]
    fn closing_marks_stay() {
        assert_eq!(split("قال: «لن نعود.» ثم غادر."), ["قال: «لن نعود.»", "ثم غادر."]);
        assert_eq!(split("انتهى الأمر..بدأ غيره"), ["انتهى الأمر..", "بدأ غيره"]);
        assert_eq!(split("سأل «من هناك؟ لا أحد» وسكت. عاد"), ["سأل «من هناك؟ لا أحد» وسكت.", "عاد"]);
    }
}

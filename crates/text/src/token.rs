use std::ops::Range;

use crate::letters::{self, Class, SPACE, STOP};
use crate::{Quote, Span, marks, sentence};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A run of Arabic letters.
    Word,
    /// A run of letters of another script.
    Latin,
    /// A run of digits of one of the three kinds, with separators between digits (`12.500`, `٣٫٥`).
    Number,
    /// Any other character, one token each.
    Mark(char),
}

/// The smallest unit of a text. Tokens do not overlap and stand in the order of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands, marks on letters included, bidirectional controls around it excluded.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Whether white space (or the text's start) stands before it.
    pub space_before: bool,
    /// Whether a line ends before it.
    pub line_before: bool,
    letters_start: u32,
    letters_len: u32,
    letters_are: Letters,
}

/// How the letters of a token are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    /// Two bytes each and nothing between them.
    Plain,
    /// A character each, marks between them.
    Marked,
    /// Some in a ligature or presentation form.
    Joined,
}

/// A document's text, cut and indexed for matching. Positions are bytes of the raw text; ranges
/// of sentences and paragraphs are token indices.
#[derive(Clone, Debug)]
pub struct View<'t> {
    raw: &'t str,
    /// The tokens in order.
    pub tokens: Vec<Token>,
    codes: Vec<u8>,
    /// Lines of the text that hold a token, as token ranges.
    pub paragraphs: Vec<Range<usize>>,
    /// Sentences as token ranges; none crosses a line's end. They cover all tokens.
    pub sentences: Vec<Range<usize>>,
    /// Quotation marks and brackets in pairs, by their opening token.
    pub quotes: Vec<Quote>,
    sentence_of: Vec<u32>,
}

impl<'t> View<'t> {
    /// Cuts `raw` into tokens, sentences and quotations.
    pub fn new(raw: &'t str) -> Self {
        let mut view = View {
            raw,
            tokens: Vec::with_capacity(raw.len() / 8),
            codes: Vec::with_capacity(raw.len() / 2 + 16),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            quotes: Vec::new(),
            sentence_of: Vec::new(),
        };
        view.cut();
        view.paragraphs = paragraphs(&view.tokens);
        view.quotes = marks::pair(&view);
        view.sentences = sentence::split(&view);
        view.sentence_of = vec![0; view.tokens.len()];
        for (n, range) in view.sentences.iter().enumerate() {
            view.sentence_of[range.clone()].fill(n as u32);
        }
        view
    }

    /// The raw text.
    pub fn raw(&self) -> &'t str {
        self.raw
    }

    /// The words of a token.
    pub fn text(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.raw))
    }

    /// The words of a range of tokens, as written, what stands between them included.
    pub fn words(&self, tokens: Range<usize>) -> &'t str {
        self.span(tokens).of(self.raw)
    }

    /// The span from the first to the last token of a range; empty for an empty range.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens.start..tokens.end) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => {
                let at = self.tokens.get(tokens.start).map_or(self.raw.len() as u32, |t| t.span.start);
                Span { start: at, end: at }
            }
        }
    }

    /// The exact letter codes of a token (see [`crate::letters`]); none past the last token.
    pub fn letters(&self, token: usize) -> &[u8] {
        let Some(t) = self.tokens.get(token) else { return &[] };
        &self.codes[t.letters_start as usize..(t.letters_start + t.letters_len) as usize]
    }

    /// All codes from a token's first letter to the end of the text, words separated by `SPACE`,
    /// marks and line ends as `STOP`; none past the last token.
    pub(crate) fn codes_from(&self, token: usize) -> &[u8] {
        self.tokens.get(token).map_or(&[], |t| &self.codes[t.letters_start as usize..])
    }

    /// Whether every letter of a token is a character of its own.
    pub(crate) fn is_letter_by_letter(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.letters_are != Letters::Joined)
    }

    /// Whether a token is Arabic letters and nothing else, no mark on them and no presentation form.
    pub fn is_bare(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.letters_are == Letters::Plain)
    }

    /// The byte offset in the raw text of the `n`-th letter of a token; its end for `n` past the last.
    /// Inside a ligature the offset is that of the ligature's character; past the last token it is the text's end.
    pub fn letter_offset(&self, token: usize, n: usize) -> u32 {
        let Some(&Token { span, letters_are, .. }) = self.tokens.get(token) else { return self.raw.len() as u32 };
        if n == 0 {
            return span.start;
        }
        if letters_are == Letters::Plain {
            return (span.start + 2 * n as u32).min(span.end);
        }
        let mut seen = 0;
        for (i, c) in span.of(self.raw).char_indices() {
            let more = match letters::class(c) {
                Class::Arabic(_) | Class::Latin(_) | Class::Digit(_) => 1,
                Class::Presentation => letters::expand(c)
                    .filter(|&c| matches!(letters::class(c), Class::Arabic(_) | Class::Latin(_) | Class::Digit(_)))
                    .count(),
                _ => 0,
            };
            if more > 0 && seen + more > n {
                return span.start + i as u32;
            }
            seen += more;
        }
        span.end
    }

    /// Whether a token is written exactly as `form` up to compatible letters, clitics included.
    #[inline]
    pub fn is(&self, token: usize, form: &str) -> bool {
        let Some(t) = self.tokens.get(token) else { return false };
        // Almost every word that is asked for differs in its first letter, and most calls know theirs beforehand.
        if let [lead, next, ..] = form.as_bytes()
            && let Some(listed) = letters::two_bytes(*lead, *next)
            && (t.letters_len == 0
                || self
                    .codes
                    .get(t.letters_start as usize)
                    .is_none_or(|&w| letters::FOLD[w as usize & 127] != letters::FOLD[listed as usize & 127]))
        {
            return false;
        }
        self.is_written(token, form)
    }

    fn is_written(&self, token: usize, form: &str) -> bool {
        match after(self.letters(token), form) {
            Fit::Rest(rest) => rest.is_empty(),
            Fit::Not => false,
            Fit::NoLetters => self.text(token) == form,
        }
    }

    /// Whether a token is written as `form` ([`View::is`]), perhaps with some of these letters before it
    /// (و ف ل …).
    pub fn is_behind(&self, token: usize, before: &[u8], form: &str) -> bool {
        self.begins_with(token, before, form, true)
    }

    /// Whether a token begins with the letters of `form`, perhaps with some of these letters before them.
    pub fn begins_behind(&self, token: usize, before: &[u8], form: &str) -> bool {
        self.begins_with(token, before, form, false)
    }

    /// Whether a token begins with the letters of `form`.
    pub fn begins(&self, token: usize, form: &str) -> bool {
        self.begins_with(token, &[], form, false)
    }

    fn begins_with(&self, token: usize, before: &[u8], form: &str, whole: bool) -> bool {
        if token >= self.tokens.len() {
            return false;
        }
        let codes = self.letters(token);
        let attached = codes.iter().take_while(|c| before.contains(c)).count();
        (0..=attached).any(|n| matches!(after(&codes[n..], form), Fit::Rest(rest) if !whole || rest.is_empty()))
    }

    /// Whether a token ends with the letters of `form`.
    pub fn ends(&self, token: usize, form: &str) -> bool {
        if token >= self.tokens.len() {
            return false;
        }
        let codes = self.letters(token);
        let begin = codes.len().checked_sub(form.chars().count());
        begin.is_some_and(|n| matches!(after(&codes[n..], form), Fit::Rest([])))
    }

    /// The mark at a token, if it is one.
    pub fn mark(&self, token: usize) -> Option<char> {
        match self.tokens.get(token)?.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }

    /// The sentence (index into [`View::sentences`]) that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of.get(token).map_or(self.sentences.len().saturating_sub(1), |&n| n as usize)
    }

    /// The token range of the sentence that holds a token.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        self.sentences.get(self.sentence_of(token)).cloned().unwrap_or(0..0)
    }

    /// The token range of the line that holds a token.
    pub fn paragraph(&self, token: usize) -> Range<usize> {
        let n = self.paragraphs.partition_point(|p| p.end <= token);
        self.paragraphs.get(n).cloned().unwrap_or(0..0)
    }

    /// The quotation that a token closes, as an index into [`View::quotes`]. Marks nest a few deep at most.
    pub fn quote_closed_by(&self, token: usize) -> Option<usize> {
        let before = self.quotes.partition_point(|q| q.open < token);
        (0..before).rev().take(8).find(|&q| self.quotes[q].closed && self.quotes[q].close == token)
    }

    /// The quotations whose opening mark stands in a range of tokens, as indices into [`View::quotes`].
    pub fn quotes_in(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.quotes.partition_point(|q| q.open < tokens.start);
        let end = self.quotes.partition_point(|q| q.open < tokens.end);
        start..end.max(start)
    }

    /// The first token that ends after `byte`; the number of tokens where none does.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= byte)
    }

    /// The tokens that a span touches.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.token_at(span.start);
        let end = start + self.tokens[start..].partition_point(|t| t.span.start < span.end);
        start..end
    }

    fn cut(&mut self) {
        let raw = self.raw;
        let char_at = |at: usize| raw.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\0');
        let mut at = 0;
        let (mut space, mut line) = (true, true);
        while let Some((first, len)) = letters::class_at(raw, at) {
            let start = at;
            at += len;
            match first {
                Class::Space(end_of_line) => {
                    space = true;
                    line |= end_of_line;
                    continue;
                }
                Class::Ignored | Class::Combining(_) => continue,
                _ => {}
            }
            if line && !self.tokens.is_empty() {
                self.codes.push(STOP);
            }
            let letters_start = self.codes.len();
            let mut end = at;
            let mut joined = matches!(first, Class::Presentation);
            let kind = match first {
                Class::Mark => Kind::Mark(char_at(start)),
                Class::Digit(value) => {
                    self.codes.push(letters::digit(value));
                    while let Some((class, len)) = letters::class_at(raw, at) {
                        match class {
                            Class::Digit(value) => {
                                self.codes.push(letters::digit(value));
                                end = at + len;
                            }
                            _ if matches!(char_at(at), '.' | ',' | '٫' | '٬' | '،' | '\'')
                                && matches!(letters::class_at(raw, at + len), Some((Class::Digit(_), _))) => {}
                            _ => break,
                        }
                        at += len;
                    }
                    Kind::Number
                }
                _ => {
                    let arabic = is_arabic(first);
                    self.push_letters(start, first);
                    while let Some((class, len)) = letters::class_at(raw, at) {
                        match class {
                            Class::Arabic(code) if arabic => {
                                self.codes.push(code);
                                at += len;
                                end = at;
                                continue;
                            }
                            Class::Presentation if arabic => {
                                joined = true;
                                end = at + len;
                            }
                            Class::Latin(_) if !arabic => end = at + len,
                            Class::Combining(_) => end = at + len,
                            // A mark on the last letter belongs to the word, a control after it does not.
                            Class::Ignored => {
                                if !is_control(char_at(at)) {
                                    end = at + len;
                                }
                            }
                            _ => break,
                        }
                        self.push_letters(at, class);
                        at += len;
                    }
                    if arabic { Kind::Word } else { Kind::Latin }
                }
            };
            let letters_len = self.codes.len() - letters_start;
            let letters_are = match kind {
                _ if joined => Letters::Joined,
                Kind::Word if end - start == 2 * letters_len => Letters::Plain,
                _ => Letters::Marked,
            };
            self.codes.push(if matches!(kind, Kind::Mark(_)) { STOP } else { SPACE });
            self.tokens.push(Token {
                span: Span::new(start, end),
                kind,
                space_before: space,
                line_before: line,
                letters_start: letters_start as u32,
                letters_len: letters_len as u32,
                letters_are,
            });
            (space, line) = (false, false);
        }
        self.codes.push(STOP);
    }

    fn push_letters(&mut self, at: usize, class: Class) {
        match class {
            Class::Arabic(code) | Class::Latin(code) => self.codes.push(code),
            Class::Combining(mark) => {
                if let Some(last) = self.codes.last_mut() {
                    *last = letters::combine(*last, mark);
                }
            }
            Class::Presentation => {
                let c = self.raw.get(at..).and_then(|rest| rest.chars().next());
                for c in c.into_iter().flat_map(letters::expand) {
                    if let Class::Arabic(code) | Class::Latin(code) = letters::class(c) {
                        self.codes.push(code);
                    }
                }
            }
            _ => {}
        }
    }
}

/// How letters begin with a form.
enum Fit<'c> {
    /// These letters stand after it.
    Rest(&'c [u8]),
    Not,
    /// The form is no Arabic word.
    NoLetters,
}

/// The letters after `form`, where `codes` begin with it up to compatible letters.
fn after<'c>(codes: &'c [u8], form: &str) -> Fit<'c> {
    let mut rest = codes;
    for c in form.chars() {
        let Class::Arabic(listed) = letters::class(c) else { return Fit::NoLetters };
        match rest {
            [w, behind @ ..] if letters::fold(*w) == letters::fold(listed) && letters::fits(*w, listed) => {
                rest = behind;
            }
            _ => return Fit::Not,
        }
    }
    Fit::Rest(rest)
}

fn is_arabic(class: Class) -> bool {
    matches!(class, Class::Arabic(_) | Class::Presentation)
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}' | '\u{00AD}')
}

fn paragraphs(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, token) in tokens.iter().enumerate().skip(1) {
        if token.line_before {
            out.push(start..i);
            start = i;
        }
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let view = View::new(text);
        (0..view.tokens.len()).map(|t| view.text(t).to_owned()).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(cut("قُتل 12.500 مقاتل، و٣٫٥٪."), ["قُتل", "12.500", "مقاتل", "،", "و", "٣٫٥", "٪", "."]);
        assert_eq!(cut("18قتيلًا و(أستانا)"), ["18", "قتيلًا", "و", "(", "أستانا", ")"]);
        assert_eq!(cut("وكالة AFP الفرنسية"), ["وكالة", "AFP", "الفرنسية"]);
    }

    #[test]
    fn past_the_last_token_there_is_nothing() {
        let view = View::new("قال الوزير");
        assert_eq!((view.text(2), view.letters(2), view.codes_from(2)), ("", &[][..], &[][..]));
        assert_eq!(view.letter_offset(2, 0) as usize, view.raw().len());
        assert!(!view.is(2, "قال"));
    }

    #[test]
    fn controls_around_a_word_stay_outside() {
        assert_eq!(cut("\u{200F}القاهرة\u{200F} \u{202B}بيروت\u{202C}"), ["القاهرة", "بيروت"]);
    }

    #[test]
    fn offsets_of_letters_skip_marks_and_split_no_ligature() {
        let view = View::new("وَلِلصِّين ﻻعب");
        assert_eq!(&view.raw()[view.letter_offset(0, 2) as usize..], "لصِّين ﻻعب");
        let start = view.tokens[1].span.start;
        assert_eq!(view.letter_offset(1, 1), start);
        assert_eq!(view.letter_offset(1, 2), start + 3);
        assert_eq!(view.letter_offset(1, 99), view.tokens[1].span.end);
    }

    #[test]
    fn is_compares_letters_not_marks() {
        let view = View::new("قالَ اكد");
        assert!(view.is(0, "قال"));
        assert!(view.is(1, "أكد"));
        assert!(!view.is(0, "قالت"));
    }

    #[test]
    fn beginnings_and_ends_are_letters_too() {
        let view = View::new("وَلـلأ\u{0654}خير ووزير بعددهم");
        assert!(view.begins(0, "ولل") && !view.begins(0, "لل"));
        assert!(view.begins_behind(0, &[letters::WAW], "لل"));
        assert!(view.ends(0, "أخير") && !view.ends(0, "أخيرة"));
        assert!(view.is_behind(1, &[letters::WAW], "وزير") && !view.is_behind(1, &[letters::WAW], "زي"));
        assert!(view.begins_behind(2, &[letters::BEH], "عدد") && !view.is(9, "عدد"));
    }
}

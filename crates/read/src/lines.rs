//! A text as lines, with what can be seen of each without understanding it.

use riwaya_text::{Span, letters};

/// A line that holds something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Without the white space around it.
    pub span: Span,
    /// Characters, without that white space and marks on letters.
    pub chars: usize,
    /// Whether an empty line (or the text's start) stands before it.
    pub gap: bool,
    /// Whether it ends as a sentence ends.
    pub closed: bool,
}

/// The longest line that may be a title, a name, a caption: longer ones are paragraphs.
pub(crate) const SHORT: usize = 160;

impl Line {
    /// Whether it is too long for a title or a label.
    pub fn long(&self) -> bool {
        self.chars > SHORT
    }
}

/// The lines of a text that hold something, in order.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut gap = true;
    let mut start = 0;
    for piece in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        let inner = piece.trim_start_matches(is_blank);
        let from = start + piece.len() - inner.len();
        let inner = inner.trim_end_matches(is_blank);
        if inner.is_empty() {
            // The line feed of a carriage return is no empty line.
            gap |= piece != "\n" || !text[..start].ends_with('\r');
        } else {
            out.push(Line {
                span: Span::new(from, from + inner.len()),
                chars: letters::count(inner),
                gap,
                closed: closed(inner),
            });
            gap = false;
        }
        start += piece.len();
    }
    out
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}' | '\u{FEFF}')
}

/// Whether a line ends as a sentence ends.
pub(crate) fn closed(line: &str) -> bool {
    let end = line.trim_end_matches([')', ']', '"', '»', '”', '’', '\'', '“', ' ']);
    end.ends_with(['.', '!', '؟', '?', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_gaps() {
        let text = "\u{FEFF} أول \r\nثان.\r\n\r\n ثالث";
        let found: Vec<(&str, bool, bool)> = lines(text).iter().map(|l| (l.span.of(text), l.gap, l.closed)).collect();
        assert_eq!(found, [("أول", true, false), ("ثان.", false, true), ("ثالث", true, false)]);
    }
}

//! The report as plain text for a terminal of 80 columns, or for a pipe.
//!
//! Every Arabic passage stands between U+2068 and U+2069, so that numbers and names beside it keep
//! their place whatever the terminal does with direction. Colour repeats what words say already.

mod analysis;
mod report;
mod slots;

pub use analysis::analysis;
pub use report::report;

use unicode_width::UnicodeWidthStr;

use crate::bidi::isolate;

/// How the text is to look.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether to use colours and weights.
    pub colour: bool,
    /// Columns.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Style { colour: false, width: 80 }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ink {
    Plain,
    Bold,
    Dim,
    Strong,
    Mild,
    New,
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Ink::Plain => "",
            Ink::Bold => "1",
            Ink::Dim => "2",
            Ink::Strong => "1;33",
            Ink::Mild => "33",
            Ink::New => "36",
        }
    }
}

/// Columns that a text takes; marks and isolates take none.
fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Breaks a text into lines of at most `columns`, between words. An isolate that a break falls into is
/// closed on the one line and opened again on the next.
fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    let mut open: usize = 0;
    for word in text.split_whitespace() {
        let w = width(word);
        if used > 0 && used + 1 + w > columns {
            line.extend(std::iter::repeat_n('\u{2069}', open));
            lines.push(std::mem::take(&mut line));
            line.extend(std::iter::repeat_n('\u{2068}', open));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += w;
        for c in word.chars() {
            match c {
                '\u{2068}' => open += 1,
                '\u{2069}' => open = open.saturating_sub(1),
                _ => {}
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// At most `columns` of a text, cut between words, with what was left out said.
fn shorten(text: &str, columns: usize) -> String {
    let mut used = 0;
    let mut out = String::new();
    for word in text.split_whitespace() {
        let w = width(word);
        if used + w + 1 > columns {
            if out.is_empty() {
                out.extend(word.chars().take(columns.saturating_sub(1)));
            }
            out.push('…');
            return out;
        }
        if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += w;
    }
    out
}

/// A text that grows line by line.
struct Sheet {
    out: String,
    style: Style,
}

impl Sheet {
    fn new(style: Style) -> Self {
        Sheet { out: String::new(), style: Style { width: style.width.clamp(40, 120), ..style } }
    }

    fn ink(&self, ink: Ink, text: &str) -> String {
        if self.style.colour && ink != Ink::Plain && !text.is_empty() {
            format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code())
        } else {
            text.to_owned()
        }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn blank(&mut self) {
        if !self.out.ends_with("\n\n") && !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// `left` at `indent`, `right` at the margin, on one line where they fit, else on two.
    fn sides(&mut self, indent: usize, left: &str, left_width: usize, right: &str, right_ink: Ink) {
        let room = self.style.width.saturating_sub(indent + left_width);
        let right_width = width(right);
        let right = self.ink(right_ink, right);
        if room > right_width {
            let gap = room - right_width;
            self.line(&format!("{}{left}{}{right}", " ".repeat(indent), " ".repeat(gap)));
        } else {
            self.line(&format!("{}{left}", " ".repeat(indent)));
            let gap = self.style.width.saturating_sub(right_width);
            self.line(&format!("{}{right}", " ".repeat(gap)));
        }
    }

    /// A text that may take several lines, each isolated.
    fn passage(&mut self, indent: usize, text: &str, ink: Ink) {
        for part in wrap(text, self.style.width.saturating_sub(indent)) {
            let part = self.ink(ink, &isolate(&part));
            self.line(&format!("{}{part}", " ".repeat(indent)));
        }
    }

    /// A quotation with its place: the place at the margin of the last line.
    fn quotation(&mut self, indent: usize, words: &str, place: &str) {
        let words = words.trim();
        let marked = words.starts_with('«') && words.ends_with('»') && words.matches('«').count() == 1;
        let quoted = if marked { words.to_owned() } else { format!("«{words}»") };
        let lines = wrap(&quoted, self.style.width.saturating_sub(indent));
        let last = lines.len().saturating_sub(1);
        for (i, part) in lines.iter().enumerate() {
            let shown = isolate(part);
            if i == last {
                self.sides(indent, &shown, width(part), place, Ink::Dim);
            } else {
                self.line(&format!("{}{shown}", " ".repeat(indent)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_isolates_take_no_column() {
        assert_eq!(width("قُتل"), 3);
        assert_eq!(width(&isolate("قُتل")), 3);
    }

    #[test]
    fn a_line_breaks_between_words() {
        assert_eq!(wrap("أعلنت الوزارة حصيلة جديدة", 14), ["أعلنت الوزارة", "حصيلة جديدة"]);
        assert_eq!(
            wrap(&format!("by {}", isolate("وزارة الصحة")), 9),
            ["by \u{2068}وزارة\u{2069}", "\u{2068}الصحة\u{2069}"]
        );
        assert_eq!(shorten("أعلنت الوزارة حصيلة جديدة", 14), "أعلنت الوزارة…");
    }
}

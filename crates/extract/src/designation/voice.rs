//! Whose word a designation is.

use riwaya_text::Span;

use super::Found;
use super::phrase::Scene;
use crate::finding::Statement;

/// The contents of all statements, asked in the order of the text.
pub(super) struct Voices {
    /// (start, end, statement), by start, longer ones first.
    pieces: Vec<(u32, u32, usize)>,
    next: usize,
    open: Vec<(u32, u32, usize)>,
}

impl Voices {
    pub(super) fn new(statements: &[Statement]) -> Self {
        let mut pieces: Vec<_> = statements
            .iter()
            .enumerate()
            .flat_map(|(n, s)| s.content.iter().map(move |c| (c.start, c.end, n)))
            .collect();
        pieces.sort_by_key(|&(start, end, n)| (start, std::cmp::Reverse(end), n));
        Voices { pieces, next: 0, open: Vec::new() }
    }

    /// The innermost statement whose content holds the span; spans come in the order of their starts.
    pub(super) fn by(&mut self, span: Span) -> Option<usize> {
        while let Some(&piece) = self.pieces.get(self.next).filter(|p| p.0 <= span.start) {
            self.open.push(piece);
            self.next += 1;
        }
        self.open.retain(|p| p.1 > span.start);
        self.open.iter().filter(|p| p.1 >= span.end).min_by_key(|p| (p.1 - p.0, std::cmp::Reverse(p.2))).map(|p| p.2)
    }
}

impl Scene<'_, '_> {
    /// Whether the writer holds the word at a distance: short marks of its own around it, or words
    /// such as "ما يسمى" before and "على حد وصفه" after it.
    pub(super) fn distanced(&self, f: &Found) -> bool {
        let view = &self.reading.view;
        let from = view.quotes.partition_point(|q| q.open + 1 < f.first);
        let marks = view.quotes.iter().skip(from).take(2).any(|q| {
            q.closed
                && q.style != riwaya_text::QuoteStyle::Round
                && q.open < f.first
                && f.first - q.open <= 1
                && q.close >= f.end
                && q.close - q.open <= 5
        });
        if marks {
            return true;
        }
        let list = self.recognizer.distancing;
        let before = (f.first.saturating_sub(4)..f.first).any(|t| {
            self.reading.find(t, list).is_some_and(|(hit, entry)| {
                let end = hit.end as usize;
                entry.value == "before"
                    && end <= f.first
                    && f.first - end <= 1
                    // "وصفهم بالمخربين": the word stands behind ب, or the phrase holds it itself.
                    && (self.behind(f.first) || self.is_link(end) || entry.form.starts_with('م') || entry.form.starts_with("ال"))
            })
        });
        before
            || self
                .reading
                .find(f.end, list)
                .is_some_and(|(_, entry)| entry.value == "after" && view.sentence_of(f.end) == view.sentence_of(f.head))
    }
}

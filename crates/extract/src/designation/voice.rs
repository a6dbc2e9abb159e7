//! Whose word a designation is.

use riwaya_text::Span;

use super::Found;
use super::phrase::Scene;
use crate::finding::Statement;

/// The innermost statement whose content holds the span.
pub(super) fn by(statements: &[Statement], span: Span) -> Option<usize> {
    statements
        .iter()
        .enumerate()
        .filter_map(|(n, s)| {
            let piece = s.content.iter().find(|c| c.start <= span.start && span.end <= c.end)?;
            Some((piece.end - piece.start, std::cmp::Reverse(n)))
        })
        .min()
        .map(|(_, n)| n.0)
}

impl Scene<'_, '_> {
    /// Whether the writer holds the word at a distance: short marks of its own around it, or words
    /// such as "ما يسمى" before and "على حد وصفه" after it.
    pub(super) fn distanced(&self, f: &Found) -> bool {
        let view = &self.reading.view;
        let marks = view.quotes.iter().any(|q| {
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

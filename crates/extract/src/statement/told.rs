//! Through whom a speech came where the clause itself tells: "قال لوكالة …", "في تصريحات نقلتها إذاعة …".

use riwaya_text::letters::{ALEF, HEH, LAM, NOON};

use super::Draft;
use super::builtin::Elements;
use crate::matcher::Piece;

impl Elements<'_, '_, '_> {
    /// The outlet that was told, or that published the text of the speech, between the cue and what was said.
    pub(super) fn outlet(&self, draft: &Draft) -> Option<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        let (from, to) = (draft.cue.tokens.end, draft.content_tokens().start);
        let source = draft.source_tokens();
        let mut t = from;
        while t < to {
            if source.contains(&t) {
                t = source.end;
                continue;
            }
            let letters = view.letters(t);
            let w = p.word(t);
            if letters == [LAM] {
                // "لـ«المرفأ»"
                if let Some(q) = p.quote_at(t + 1).filter(|&q| view.quotes[q].close < to && p.names(q)) {
                    return Some(Piece::new(view.quotes[q].inside()));
                }
            } else if letters.first() == Some(&LAM) && w.attached && w.media && !letters.ends_with(&[NOON, ALEF]) {
                // Not "لمراسلتنا": the text that is read.
                let end = p.noun_phrase(t, to, false);
                return (end > t).then(|| self.noun_piece(t..end));
            } else if matches!(letters, [_, _, .., HEH] | [_, _, .., HEH, ALEF]) && self.publishes(t) {
                let end = p.noun_phrase(t + 1, to, false);
                let able = end > t + 1 && p.can_speak(t + 1..end);
                return able.then(|| self.noun_piece(t + 1..end));
            }
            t += 1;
        }
        None
    }
}

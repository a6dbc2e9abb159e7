//! Who speaks in a clause that tells of a noun before it, with a relative or without: "التحالف الذي قال",
//! "رسالة تقول إن".

use riwaya_text::letters::{ALEF, HEH, TEH, TEH_MARBUTA};

use super::builtin::Elements;
use crate::matcher::Piece;
use crate::phrase::{Function, is_action_shape, is_definite_action};

/// How far before its verb a text may stand that speaks: "بلاغا بعد صلاة الجمعة يفيد".
const TEXT: usize = 9;

/// How far behind who speaks a verb may govern what is said.
const GAP: usize = 22;

impl Elements<'_, '_, '_> {
    /// Whom the relative right before a cue tells of: "التحالف الذي قال", "الوزارة التي سبق أن أعلنت".
    pub(super) fn antecedent(&self, at: usize) -> Option<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        // "السد الذي قال إنه": what is told of as well as who tells.
        let told_of = |t: usize| p.function(t) == Some(Function::That) && view.letters(t).len() > 2;
        // "المحامي الذي تعتبره الحكومة": whom the pronoun is about.
        let object = self.form.is_some_and(|form| form.object);
        if object || told_of(self.cue) || told_of(self.cue + 1) {
            return None;
        }
        let mut relative = at.checked_sub(1)?;
        while relative > 0
            && at - relative < 4
            && (p.function(relative) == Some(Function::Auxiliary) || p.function(relative) == Some(Function::That))
        {
            relative -= 1;
        }
        // Not ما and من, which are their own antecedents.
        if p.function(relative) != Some(Function::Relative) || view.letters(relative).len() < 4 || relative == 0 {
            return None;
        }
        let end = if p.comma(relative - 1) { relative - 1 } else { relative };
        let sentence = view.sentence(relative).start;
        let reaches =
            |start: usize| p.noun_phrase(start, end, true) == end && p.head_speaks(start) && p.can_speak(start..end);
        // The longest phrase: the head stands before its names and adjectives.
        let first = sentence.max(end.saturating_sub(12));
        let start = (first..end).find(|&s| !p.word(s).in_name && reaches(s));
        start.map(|start| self.noun_piece(start..end))
    }

    /// The bare noun for a text that the clause of a cue tells of: "تغريدة أكدت", "بلاغ من الأهالي يفيد".
    pub(super) fn text_told_of(&self, at: usize) -> Option<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        let form = self.form?;
        // "بيان أعلنت فيه", "دراسة نشرتها مجلة": somebody else speaks.
        if form.object || form.first_person || form.plural || p.word(self.cue).within {
            return None;
        }
        let first = view.sentence(at).start.max(at.saturating_sub(TEXT));
        let breaks = |t: usize| {
            let w = p.word(t);
            let finite = (w.verb || w.common_verb) && !w.article && !w.in_name && w.function.is_none();
            p.mark(t).is_some() && p.quote_at(t).is_none() && !w.in_name
                || finite
                || w.conjunction && w.function.is_some()
                || matches!(
                    w.function,
                    Some(Function::That | Function::Relative | Function::Clause | Function::Auxiliary)
                )
        };
        let start = (first..at).rev().take_while(|&t| !breaks(t)).find(|&t| p.word(t).document)?;
        let head = p.word(start);
        let letters = view.letters(start);
        let woman = matches!(letters, [.., TEH_MARBUTA] | [.., ALEF, TEH]) || matches!(letters, [TEH, _, ALEF, ..]);
        let led = start.checked_sub(1).is_some_and(|b| p.function(b) == Some(Function::Preposition)) || head.attached;
        // "في بيان أكد أن": who gave it speaks, unless it is said of what.
        if head.article || woman != form.feminine || led && start + 2 >= at {
            return None;
        }
        Some(self.noun_piece(start..p.noun_phrase(start, at, true).clamp(start + 1, at)))
    }

    /// From who speaks to what a cue governs, over whom he speaks to and what is told of them: "أهل القرى الذين …، |
    /// بترشيد الماء". Behind it a noun follows that can be said.
    pub(super) fn gap(&self, at: usize) -> Option<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        let limit = (at + GAP).min(view.sentence(at.saturating_sub(1)).end);
        let mut relative = false;
        for t in at..limit {
            let w = p.word(t);
            relative = (relative && !p.comma(t)) || w.function == Some(Function::Relative);
            // Not ل, which stands before much else.
            let attached = self.frame.attached == Some('ب') && self.attached_here(t);
            let own = w.function == Some(Function::Preposition) && self.frame.governs(view, t);
            if t > at && (attached || own) && !(relative && own) {
                let head = if own { t + 1 } else { t };
                let n = p.word(head);
                let letters = view.letters(head);
                let acts = n.nominal || n.action_shape || is_action_shape(letters.get(1..).unwrap_or_default());
                let felt = own && matches!(letters, [_, _, _, .., HEH] | [_, _, _, .., HEH, ALEF]);
                let thing = acts
                    || felt
                    || attached && p.reading.hits_at(head).is_empty()
                    || n.common_noun
                    || is_definite_action(letters, &[]);
                let somebody = n.people || n.title || n.org_head || n.geo_head || n.name.is_some() || n.person_part;
                if thing && !somebody && n.time_end as usize <= head {
                    return Some(Piece::new(at..t));
                }
            }
            let finite = (w.verb || w.common_verb) && !w.article && !w.in_name && w.function.is_none();
            let other = matches!(w.function, Some(Function::That | Function::Clause | Function::Auxiliary));
            let breaks = p.stop(t)
                || p.colon(t)
                || w.attribution
                || p.is_participle(t)
                || p.quote_at(t).is_some_and(|q| p.speech(q))
                || (other || finite) && !relative
                || finite && (w.conjunction || p.plain_verb(t));
            if breaks {
                return None;
            }
        }
        None
    }
}

//! What was said where it is a noun and no clause: "دعا إلى …", "أعلن مقتل …".

use riwaya_text::letters::{ALEF, BEH, FEH, HEH, LAM, MEEM, NOON, SEEN, TEH, TEH_MARBUTA, WAW, YEH};

use super::builtin::{Elements, is_indefinite_object};
use super::opening::joined_and;
use crate::NameKind;
use crate::matcher::{Part, Piece};
use crate::phrase::{Function, is_action_shape};

impl Elements<'_, '_, '_> {
    /// The preposition that the cue governs at `at`: a word of its own, or a letter of the next word.
    pub(super) fn governed(&self, at: usize) -> Vec<Piece> {
        let view = &self.phrases.reading.view;
        if at >= view.tokens.len() || view.tokens[at].line_before {
            return Vec::new();
        }
        // "ما صرح به مسؤول": its object is the pronoun.
        let taken = self.frame.attached.is_some_and(|letter| {
            self.phrases.word(self.cue).pronominal
                && view.letters(self.cue).first() == Some(&if letter == 'ب' { BEH } else { LAM })
        });
        if taken {
            return Vec::new();
        }
        // "من قبل", "من خلال" is a preposition of its own.
        let own = self.phrases.function(at + 1) == Some(Function::Preposition) && !self.phrases.word(at + 1).pronominal;
        let own = own || (at > self.cue && self.phrases.office_on(at));
        if self.phrases.function(at) == Some(Function::Preposition) && self.frame.governs(view, at) && !own {
            return vec![Piece::new(at..at + 1)];
        }
        // "أعلنت العمادة، عن فتح": a comma that separates nothing.
        let stray = self.phrases.comma(at)
            && self.phrases.function(at + 1) == Some(Function::Preposition)
            && !view.is(at + 1, "من")
            && !self.phrases.word(at + 1).attribution
            && self.frame.governs(view, at + 1);
        if stray {
            return vec![Piece::new(at..at + 2)];
        }
        let Some(letter) = self.frame.attached else { return Vec::new() };
        let code = if letter == 'ب' { BEH } else { LAM };
        let letters = view.letters(at);
        // "وصفها بأنها": what is described is so by a clause.
        let by_clause = self.frame.described
            && letters.first() == Some(&code)
            && letters.len() > 2
            && self.phrases.function(at) == Some(Function::That);
        if by_clause || self.attached_here(at) {
            return vec![Piece::new(at..at)];
        }
        // The preposition stands alone before a quotation: ب "…"
        if letters == [code] {
            return vec![Piece::new(at..at + 1)];
        }
        Vec::new()
    }

    pub(super) fn nominal(&self, at: usize, parts: &[Part]) -> Vec<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        if at >= view.tokens.len() || (view.tokens[at].line_before && at > 0) {
            return Vec::new();
        }
        let governed = parts.iter().rev().find(|part| part.name == "by");
        let attached = governed.is_some_and(|part| part.piece.tokens.is_empty());
        let w = p.word(at);
        if w.attribution {
            return Vec::new();
        }
        if !attached && governed.is_none() && p.is_participle(at) {
            return Vec::new();
        }
        if !attached && governed.is_none() {
            let letters = view.letters(at);
            let bare = !w.article
                && w.function.is_none()
                && !w.attached
                && w.name.is_none()
                // "نفى المدير علمه": with a pronoun it is no verb there.
                // "نافيا علم الإدارة": nor behind a participle.
                && (!w.verb
                    || (self.frame.definite && !w.conjunction && matches!(letters, [.., HEH] | [.., HEH, ALEF]))
                    || (self.form.is_some_and(|form| form.participle) && w.common_noun && !w.conjunction))
                // "كل التدخلات"
                && (letters.len() > 2 || p.word(at + 1).article || p.function(at + 1) == Some(Function::Pronoun))
                && letters.first() != Some(&BEH)
                && (!letters.ends_with(&[ALEF])
                    || letters.ends_with(&[HEH, ALEF])
                    // "اعتبره العلماء دليلا"
                    || (self.frame.definite && self.form.is_some_and(|form| form.object) && is_indefinite_object(letters))
                    // "متوقعا ارتدادا": a noun of action as object
                    || is_action_shape(&letters[..letters.len() - 1]));
            // Verbs of denying and condemning take a definite object too.
            let subject = parts.first().is_some_and(|cue| p.is_participle(cue.piece.tokens.start))
                || parts.iter().any(|part| part.name == "speaker")
                || self.form.is_some_and(|form| form.first_person)
                || at.checked_sub(1).is_some_and(|before| p.word(before).within);
            // "استغرب هذا الموقف"
            let article = w.article || (w.function == Some(Function::Pronoun) && p.word(at + 1).article);
            let definite = self.frame.definite && article && !w.attached && subject;
            // "نافيا ما تردد عن …"
            let which = (self.frame.definite || self.frame.noun) && view.is(at, "ما");
            let listed = p.reading.find(at, self.content_acts).is_some();
            let opens = definite
                || which
                || listed
                || w.nominal
                || w.action_shape
                || p.quote_at(at).is_some_and(|q| p.speech(q))
                || bare;
            if !opens || w.time_end as usize > at || w.attached {
                return Vec::new();
            }
        }
        let described = attached && w.function == Some(Function::That);
        let which = (self.frame.definite || self.frame.noun) && view.is(at, "ما");
        let closed =
            matches!(w.function, Some(Function::That | Function::Negation | Function::Auxiliary | Function::Clause));
        if closed && !described && !which {
            return Vec::new();
        }
        // "وصفها بأنها مفيدة", "اتهمه بأنه تأخر": what follows the complementizer is the description or the charge.
        if described {
            return self.clause(at + 1, true);
        }
        let mut pieces = self.clause(at, true);
        if attached {
            for piece in &mut pieces {
                piece.start = Some(view.letter_offset(at, 1));
            }
        }
        pieces
    }

    /// Whether the cue at hand stands inside a clause that أن opens.
    fn inside_that(&self) -> bool {
        let p = self.phrases;
        let sentence = p.reading.view.sentence(self.cue.saturating_sub(1));
        (sentence.start..self.cue.saturating_sub(1)).any(|t| p.function(t) == Some(Function::That))
    }

    /// Whether a nominal content goes on behind a comma: with a further noun, a reason, a time between
    /// commas; not with a verb, a relative clause or a circumstance.
    pub(super) fn goes_on(&self, t: usize, end: usize) -> bool {
        let p = self.phrases;
        let view = &p.reading.view;
        let w = p.word(t);
        if w.time_end as usize > t {
            let after = w.time_end as usize;
            return p.comma(after) && p.function(after + 1) == Some(Function::Preposition);
        }
        if p.reading.find(t, self.additions).is_some() {
            return true;
        }
        match w.function {
            // Inside somebody's words "وأن" goes on with them, not with what is told of another.
            Some(Function::That) => return w.conjunction && !self.inside_that(),
            Some(Function::Preposition) => {
                // "ومنها", "وبينهم": a part of what stands before.
                let part = matches!(view.letters(t), [WAW, MEEM, NOON, HEH, ..] | [WAW, BEH, YEH, NOON, _, ..]);
                return !w.conjunction || part || self.frame.governs(view, t);
            }
            // "وكذلك إصدار", "وبشكل خاص"
            Some(Function::Adverb) if w.conjunction => return t + 1 < end && self.noun_goes_on(t + 1, true),
            // "وما تتمتع به من آثار"
            Some(Function::Relative) if view.letters(t) == [WAW, MEEM, ALEF] => {
                return p.word(t + 1).common_verb || p.word(t + 1).pronominal;
            }
            // "كما أن …" is a further part, "كما قامت" another sentence.
            Some(Function::Bridge) => return w.adds && p.function(t + 1) == Some(Function::That),
            Some(_) => return w.reason || (w.adds && w.conjunction),
            None => {}
        }
        let joined = joined_and(view.letters(t)) || w.conjunction;
        self.noun_goes_on(t, joined)
    }

    /// The same for a word that is neither a time nor a function word.
    fn noun_goes_on(&self, t: usize, joined: bool) -> bool {
        let p = self.phrases;
        let view = &p.reading.view;
        let w = p.word(t);
        // "…، الحكومة قطعت": a subject, unless it explains the name before the comma.
        if w.speaker_end as usize > t && !w.conjunction {
            // "ثلاثة جرحى، أحدهم طفل"
            if w.people && matches!(view.letters(t), [_, _, _, .., HEH, MEEM] | [_, _, _, .., HEH, ALEF]) {
                return true;
            }
            let before = t.checked_sub(2).map(|b| p.word(b));
            return before.is_some_and(|b| b.in_name || b.name == Some(NameKind::Person));
        }
        if w.article || w.name.is_some() || w.in_name || w.attached {
            return true;
        }
        // "…، لتحسين الخدمة": the purpose.
        let purpose = view.letters(t).strip_prefix(&[LAM]);
        if purpose.is_some_and(|rest| is_action_shape(rest) || matches!(rest, [TEH, _, ALEF, _, _, ..])) {
            return true;
        }
        // Without "and" a bare noun begins an adverbial: "…، تلبية لطلب".
        if !joined {
            return false;
        }
        if w.verb || w.common_verb {
            return w.nominal || w.action_shape || w.common_noun;
        }
        if w.nominal || w.action_shape || w.common_noun || w.speaker_end as usize > t {
            return true;
        }
        let letters = view.letters(t);
        !circumstance(letters) && !verb_shape(letters)
    }
}

/// A participle in the accusative: مطالبا، سائلين
fn circumstance(letters: &[u8]) -> bool {
    letters.len() >= 5 && (matches!(letters, [MEEM, .., ALEF]) || letters.ends_with(&[YEH, NOON]))
}

/// The shape of a verb that no list holds, with or without و before it.
fn verb_shape(letters: &[u8]) -> bool {
    let letters = match letters {
        [WAW | FEH, rest @ ..] if rest.len() >= 3 => rest,
        _ => letters,
    };
    match letters {
        [YEH, _, _, ..] => true,
        [SEEN, YEH | TEH, _, _, ..] => true,
        [.., ALEF, TEH] => false,
        [TEH, _, ALEF, ..] => false,
        [TEH, _, _, _, ..] => letters.last() != Some(&TEH_MARBUTA),
        [_, _, .., TEH] => letters.len() >= 4,
        _ => false,
    }
}

//! Words in the accusative that say how somebody acts or speaks, and belong to no noun phrase.

use riwaya_text::Kind;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, NOON, TEH_MARBUTA, YEH};

use super::{Function, Phrases};

impl Phrases<'_, '_> {
    /// Whether a bare word carries the tanwin of an adverb or circumstance: ذاكرًا
    pub fn is_circumstance(&self, t: usize) -> bool {
        let view = &self.reading.view;
        view.letters(t).ends_with(&[ALEF]) && self.word(t).name.is_none() && view.text(t).contains('\u{064B}')
    }

    /// Whether a word is a participle of saying in the accusative: it belongs to the act, not to the speaker.
    pub fn is_participle(&self, t: usize) -> bool {
        !self.qualifies(t)
            && self.reading.hits_at(t).iter().any(|h| {
                h.end == h.first + 1
                    && matches!(h.ending, Ending::Accusative | Ending::Feminine | Ending::DualOrPlural)
                    && !h.article
                    && h.proclitics.particle.is_none()
                    && self
                        .reading
                        .language
                        .lists()
                        .get(self.reading.language.list_of(h.entry).0 as usize)
                        .is_some_and(|l| l.name == "reporting-participles")
            })
    }

    /// Whether a word written like a participle can only qualify the bare noun or number before it: "إصابة
    /// مؤكدة", "أربعة متهمين".
    fn qualifies(&self, t: usize) -> bool {
        let view = &self.reading.view;
        let Some(before) = t.checked_sub(1).filter(|_| view.tokens.get(t).is_some_and(|k| !k.line_before)) else {
            return false;
        };
        let (w, letters) = (self.word(before), view.letters(before));
        let bare = !w.article && w.name.is_none() && !w.in_name && w.function.is_none() && w.time_end == 0;
        match view.letters(t) {
            // "مياه سائلة": a broken plural; an accusative is what somebody said: "بيانا مؤكدة".
            [.., TEH_MARBUTA] => {
                bare && (letters.last() == Some(&TEH_MARBUTA)
                    || (w.common_noun && letters.last() != Some(&ALEF) && !self.has_pronoun(before)))
            }
            [.., YEH, NOON] => {
                // A plural counts three to ten; "لسنة 2011 مؤكدين" does not.
                let counted = view.tokens[before].kind == Kind::Number && view.text(before).chars().count() <= 2;
                counted || (bare && letters.last() == Some(&TEH_MARBUTA))
            }
            _ => false,
        }
    }

    /// Whether a feminine word says what the subject right before it is: no verb stands in its clause before it.
    /// "إن الأندية مطالبة بالدفع"
    pub fn is_predicate(&self, t: usize) -> bool {
        let view = &self.reading.view;
        let sentence = view.sentence(t).start;
        let subject = t > sentence && self.word(t - 1).article && self.mark(t - 1).is_none();
        if !subject || view.letters(t).last() != Some(&TEH_MARBUTA) {
            return false;
        }
        let before = (sentence.max(t.saturating_sub(CLAUSE))..t).rev();
        let mut clause = before.take_while(|&k| self.mark(k).is_none() && !self.word(k).common_verb);
        clause.any(|k| self.function(k) == Some(Function::That))
    }
}

/// Tokens between what opens a clause without a verb and what it says of its subject.
const CLAUSE: usize = 8;

//! Where what was said opens after its cue.

use riwaya_text::letters::{ALEF, BEH, FEH, HEH, LAM, SEEN, TEH, WAW, YEH};
use riwaya_text::{Kind, QuoteStyle};

use super::builtin::Elements;
use crate::NameKind;
use crate::phrase::Function;

/// How far, in tokens, a complementizer may stand behind its cue.
const REACH: usize = 34;

/// A quotation of so few tokens, marks included, can be a name.
pub(super) const LABEL: usize = 7;

pub(super) fn joined_and(letters: &[u8]) -> bool {
    letters.first() == Some(&WAW)
}

/// A verb of the future with "and" before it: وسيبدأ
fn future(letters: &[u8]) -> bool {
    matches!(letters, [WAW | FEH, SEEN, YEH | TEH, _, _, ..])
}

impl Elements<'_, '_, '_> {
    /// Where the content of a cue opens: the first complementizer, colon or quotation after `at` with no
    /// other finite cue before it (but for one inside a relative clause).
    pub(super) fn opening(&self, at: usize) -> Option<usize> {
        let p = self.phrases;
        let view = &p.reading.view;
        let paragraph_end = view.paragraph(at).end;
        let limit = self.sentence_end(at).max(at).min(at + REACH);
        let mut relative = false;
        let mut comma = false;
        let mut object = false;
        // The last verb inside a relative clause that takes a clause for a description.
        let mut inner = usize::MAX;
        // Whether a clause of its own has begun behind a comma.
        let mut clause = false;
        let mut t = at;
        while t < limit.min(paragraph_end) {
            // "عاما وصفته الصحيفة بأنه": what the clause within says.
            if p.function(t) == Some(Function::That) && inner != usize::MAX && t - inner <= 3 {
                return None;
            }
            // "أكد الوزير ضرورة أن": the noun is what was said.
            let noun = t.checked_sub(1).filter(|&b| b >= at).map(|b| p.word(b)).unwrap_or_default();
            let acted = self.frame.noun && noun.nominal && !noun.attached && !noun.person_part && !noun.in_name;
            if p.function(t) == Some(Function::That) && acted && view.letters(t).len() == 2 {
                return None;
            }
            if p.function(t) == Some(Function::That) && self.is_complement(t, at) {
                // "طالب بضرورة وضع جدول … يجب أن": within the object another clause.
                return (!object || t <= at + 4).then_some(t);
            }
            if p.colon(t) && !self.colon_before_title(t, limit.min(paragraph_end)) {
                return (!object).then_some(t);
            }
            if let Some(q) = p.quote_at(t) {
                let quote = view.quotes[q];
                // A word or two in marks are a name or a label, unless a colon or a complementizer leads to them.
                let led = t > 0 && (p.colon(t - 1) || p.function(t - 1) == Some(Function::That));
                let long = quote.close - quote.open > 3 || led;
                let long = long && !self.label(q, led || t == at || p.comma(t.saturating_sub(1)));
                let bracket = quote.style == QuoteStyle::Round;
                // "بمحاربة الفساد و«إعادة الكرامة»": a part of what was said.
                let part = t > at && view.letters(t - 1) == [WAW];
                if p.speech(q) && long && !part && (!bracket || self.speaks_in_brackets(t, at, comma)) {
                    return (!object).then_some(t);
                }
                t = if quote.closed { quote.close + 1 } else { t + 1 };
                continue;
            }
            if p.stop(t) && !p.stray(t) {
                return None;
            }
            // "إلا أنه قال", "لكن الحل", "وسيبدأ العمل": another clause has begun.
            // "مسؤول طالبا عدم كشف اسمه"
            if let Some(end) = self.unnamed_by_wish(t) {
                t = end;
                continue;
            }
            let w = p.word(t);
            let bridged = w.function == Some(Function::Bridge) && p.function(t + 1) == Some(Function::That);
            let turn = w.function == Some(Function::Clause) && !w.when && t > at && p.comma(t - 1);
            let speaks = w.verb && w.conjunction && t > at && p.opens_content(t + 1) && p.plain_verb(t);
            if bridged || turn || speaks || (t > at && !relative && future(view.letters(t))) {
                return None;
            }
            // "…، حصلت «المرفأ» على نسخة منه، أن": the preposition of a verb between commas.
            if p.comma(t) {
                clause = false;
            } else if t > at && w.common_verb && !w.article && !w.in_name && w.function.is_none() {
                clause |= p.comma(t - 1);
            }
            // What the cue governs stands before: what follows is its object, not a speech.
            let governed = !clause
                && p.function(t) == Some(Function::Preposition)
                && self.frame.governs(view, t)
                && !(t > at && p.office_on(t));
            if governed && p.function(t + 1) != Some(Function::That) && !p.stray(t + 1) {
                return None;
            }
            object |= t == at && self.attached_here(t);
            if t > at && (p.comma(t - 1) || self.frame.close) && p.is_participle(t) {
                return None;
            }
            // "نفى المدير وجود خلاف قائلا: «…»": the verb has its object, the words are the participle's.
            let acted = |k: usize| (p.word(k).nominal || p.word(k).action_shape) && !p.word(k).article;
            if t > at + 1 && self.frame.noun && p.is_participle(t) && p.opens_content(t + 1) && (at..t).any(acted) {
                return None;
            }
            // "…، وهي معلمة نقل الجيران ابنها" tells of the speaker as a relative clause does.
            let explains = w.function == Some(Function::Pronoun) && w.conjunction && t > at && p.comma(t - 1);
            if p.function(t) == Some(Function::Relative) || explains {
                relative = true;
            }
            comma |= p.comma(t);
            let says = w.verb && !w.article && t > at;
            if says && self.verb_at(t).is_some_and(|(frame, _)| frame.described) {
                inner = t;
            }
            if p.comma(t) {
                inner = usize::MAX;
                relative = relative && matches!(p.function(t + 1), Some(Function::Relative | Function::Pronoun));
            }
            // "لم يذكر اسمه", "بيان اطلعت عليه الوكالة" describe the speaker or the medium.
            let aside = p.function(t.saturating_sub(1)) == Some(Function::Negation) || p.word(t + 1).pronominal;
            if w.verb && !aside && t > at && !relative && !w.article && !w.in_name && w.speaker_end as usize <= t {
                // "في تصريحات نقلتها إذاعة": after a bare noun a clause follows that only describes it.
                if !self.describes_noun(at, t) {
                    return None;
                }
                relative = true;
            }
            t += 1;
        }
        None
    }

    /// Whether a quotation is only a name or a label in the sentence: the sentence goes on with أن or a
    /// colon behind it, or it is short, nothing leads to it and no stop follows.
    pub(super) fn label(&self, quote: usize, led: bool) -> bool {
        let p = self.phrases;
        let view = &p.reading.view;
        let q = view.quotes[quote];
        if !q.closed {
            return false;
        }
        let after = q.close + 1;
        let behind = if p.comma(after) { after + 1 } else { after };
        let that = p.function(behind) == Some(Function::That) && !view.tokens.get(behind).is_none_or(|t| t.line_before);
        if (that && !joined_and(view.letters(behind))) || p.colon(after) {
            return true;
        }
        let goes_on = view.tokens.get(after).is_some_and(|t| t.kind == Kind::Word && !t.line_before)
            && !p.is_participle(after)
            && !p.word(after).attribution
            && !(p.word(after).verb && p.word(after).conjunction);
        !led && goes_on && q.close - q.open <= LABEL
    }

    /// Where words like "طالبا عدم كشف" end, which tell only that the speaker is not named.
    fn unnamed_by_wish(&self, t: usize) -> Option<usize> {
        let reading = self.phrases.reading;
        let frame = |h: &&riwaya_text::Hit| {
            let list = reading.language.lists().get(reading.language.list_of(h.entry).0 as usize);
            list.is_some_and(|l| l.name == "not-statements") && h.end > h.first + 1
        };
        reading.hits_at(t).iter().find(frame).map(|h| h.end as usize)
    }

    /// Whether a verb opens a relative clause without a relative: it points back to the bare noun before it
    /// by a pronoun, or publishes the text that the noun names.
    fn describes_noun(&self, at: usize, t: usize) -> bool {
        let p = self.phrases;
        let Some(before) = t.checked_sub(1) else { return false };
        let w = p.word(before);
        let letters = p.reading.view.letters(t);
        let bare = !w.article && w.function.is_none() && p.mark(before).is_none() && w.time_end as usize <= before;
        let points_back = matches!(letters, [.., HEH] | [.., HEH, ALEF]);
        let text = w.document || before.checked_sub(1).is_some_and(|b| p.word(b).document && !p.word(b).article);
        // "مصدر أمني طلب عدم كشف اسمه": somebody whom no name and no article makes known.
        let head = p.word(at);
        let nobody = head.unnamed && !head.article && (at..t).all(|k| !p.word(k).article && p.word(k).name.is_none());
        bare && !p.word(t).conjunction && (points_back || nobody || (text && self.publishes(t)))
    }

    /// Whether a verb of publishing or passing on stands at `t`.
    pub(super) fn publishes(&self, t: usize) -> bool {
        let language = self.phrases.reading.language;
        let mut entries = self.phrases.reading.hits_at(t).iter().map(|h| language.entry(h.entry));
        entries.any(|e| matches!(e.value, "report" | "relay"))
    }

    /// Whether brackets hold speech: right after the cue or a colon, or long and not after a name, which
    /// they would only explain.
    fn speaks_in_brackets(&self, t: usize, at: usize, comma: bool) -> bool {
        let p = self.phrases;
        let Some(before) = t.checked_sub(1) else { return true };
        let w = p.word(before);
        let explains = w.in_name || w.name.is_some() || w.person_part;
        let quote = p.quote_at(t).map_or(0, |q| p.reading.view.quotes[q].close - t);
        // "(وهي كثيرة)" only adds something.
        if p.word(t + 1).conjunction && p.function(t + 1) == Some(Function::Pronoun) {
            return p.colon(before);
        }
        p.colon(before) || (t == at && w.verb) || (!comma && !explains && quote > 8)
    }

    /// Whether words can stand between a speaker and a colon or quotation: not a plain noun, which would
    /// be what the verb acts on ("واصل الفريق استعداداته على مرحلتين: …").
    pub(super) fn opens_aside(&self, at: usize) -> bool {
        let p = self.phrases;
        let w = p.word(at);
        p.mark(at).is_some()
            || w.function.is_some()
            || w.attached
            || w.attribution
            || w.time_end as usize > at
            || p.is_participle(at)
            || w.conjunction
            || w.speaker_end as usize > at
            || w.name.is_some()
    }

    /// "وقال فلان: المتحدث باسم الشرطة إن…": the colon only sets the title off.
    pub(super) fn colon_before_title(&self, colon: usize, limit: usize) -> bool {
        let p = self.phrases;
        let next = colon + 1;
        if p.function(next).is_some() || p.quote_at(next).is_some() || !p.word(next).title {
            return false;
        }
        let end = p.noun_phrase(next, limit.min(next + 12), true);
        p.function(end) == Some(Function::That)
    }

    /// Whether the preposition that the cue governs is a letter of the word at `t`.
    pub(super) fn attached_here(&self, t: usize) -> bool {
        let Some(letter) = self.frame.attached else { return false };
        let code = if letter == 'ب' { BEH } else { LAM };
        let letters = self.phrases.reading.view.letters(t);
        let whole = self.begins_itself(t);
        // بان is no word with ب.
        let split = letters.len() > 3
            || letters.last() == Some(&ALEF)
            || self.phrases.reading.hits_at(t).iter().any(|h| h.proclitics.particle.is_some());
        letters.first() == Some(&code)
            && letters.len() > 2
            && split
            && !whole
            && self.phrases.function(t).is_none()
            && self.phrases.word(t).name != Some(NameKind::Location)
            && (!self.phrases.word(t).geo_head || self.frame.office)
            && !self.phrases.word(t).in_name
            && !self.phrases.word(t).speaker_is_whole()
    }

    /// Whether the first letter of a word is its own, as in بطولة; بدور may be a girl or ب and a noun, and is the
    /// girl only where her name was found.
    fn begins_itself(&self, t: usize) -> bool {
        let reading = self.phrases.reading;
        let w = self.phrases.word(t);
        let called = w.in_name || w.name.is_some();
        reading.hits_at(t).iter().any(|h| {
            let list =
                reading.language.lists().get(reading.language.list_of(h.entry).0 as usize).map_or("", |l| l.name);
            h.proclitics.none() && !h.article && (called || !matches!(list, "given-names" | "family-names"))
        })
    }

    /// Whether a complementizer at `t` belongs to the verb at `verb`.
    pub(super) fn is_complement_of(&self, t: usize, verb: usize) -> bool {
        let p = self.phrases;
        let Some(before) = t.checked_sub(1).filter(|&b| b > verb) else { return true };
        match p.function(before) {
            Some(Function::Preposition) => self.frame_at(verb).is_none_or(|f| f.governs(&p.reading.view, before)),
            Some(Function::Clause | Function::Negation | Function::Bridge) => false,
            _ => true,
        }
    }

    /// Whether the letter of a preposition stands before the word at `t`.
    pub(super) fn begins_with(&self, t: usize, letter: char) -> bool {
        let p = self.phrases;
        let code = if letter == 'ب' { BEH } else { LAM };
        let w = p.word(t);
        let letters = p.reading.view.letters(t);
        let whole = self.begins_itself(t);
        letters.first() == Some(&code) && (letters.len() == 1 || (!whole && w.function.is_none() && !w.in_name))
    }

    /// Whether a complementizer at `t` opens what is said, and is not part of "بعد أن", "إلا أن".
    pub(super) fn is_complement(&self, t: usize, at: usize) -> bool {
        // فإن opens a main clause.
        if self.phrases.word(t).conjunction {
            return false;
        }
        let Some(before) = t.checked_sub(1).filter(|&b| b >= at) else { return true };
        match self.phrases.function(before) {
            Some(Function::Preposition) => self.frame.governs(&self.phrases.reading.view, before),
            Some(Function::Clause | Function::Negation | Function::Bridge) => false,
            _ => true,
        }
    }
}

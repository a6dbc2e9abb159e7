//! What shows inside a reported clause that another statement begins there.

use riwaya_text::Hit;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::{LAM, plain};

use super::builtin::Elements;
use super::{Frame, is_feminine};
use crate::Reading;
use crate::phrase::Function;

/// Who a finite verb is said of, as far as its letters show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VerbForm {
    /// A form of the present: يؤكد
    pub present: bool,
    /// "I" or "we".
    pub first_person: bool,
    pub feminine: bool,
    pub plural: bool,
    /// An attached pronoun is its object: وحثهم
    pub object: bool,
    /// A participle has no tense: مؤكدا
    pub participle: bool,
}

impl VerbForm {
    /// The form of a reporting verb or participle that was found.
    pub fn of(reading: &Reading<'_>, hit: &Hit, participle: bool) -> VerbForm {
        let listed = reading.language.entry(hit.entry).form;
        let surface = plain(hit.span.of(reading.view.raw()));
        let surface = surface.strip_prefix('س').filter(|_| hit.proclitics.particle.is_some()).unwrap_or(&surface);
        // What the past keeps of the listed form in all persons; a bare alef fits a written hamza.
        let alike = |c: char| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c };
        let stem = listed.chars().count().saturating_sub(1).max(1);
        let past = surface.chars().take(stem).map(alike).eq(listed.chars().take(stem).map(alike));
        let first = surface.chars().next();
        let present = !past && !participle && matches!(first, Some('ي' | 'ت' | 'أ' | 'ا' | 'ن'));
        VerbForm {
            present,
            first_person: present && matches!(first, Some('أ' | 'ا' | 'ن')),
            feminine: is_feminine(surface, listed),
            plural: surface.ends_with("وا")
                || surface.ends_with("ون")
                || (participle && hit.ending == Ending::DualOrPlural),
            object: hit.ending == Ending::Pronoun,
            participle,
        }
    }
}

/// How far behind a verb its own content opens.
const OPENS: usize = 14;
/// How far behind a verb the preposition that it governs stands.
const GOVERNS: usize = 8;

impl Elements<'_, '_, '_> {
    /// Whether somebody else begins to speak at `t` without a conjunction: "…، البيان أعلن أن…".
    pub(super) fn other_speaker(&self, t: usize, end: usize) -> bool {
        let p = self.phrases;
        let limit = end.min(t + 12);
        let np = p.noun_phrase(t, limit, true);
        np > t
            && np < limit
            && p.word(np).verb
            && !p.word(np).article
            && p.can_speak(t..np)
            && self.begins_statement(np, end)
    }

    /// Whether somebody who can speak stands at `t`, and a verb of speech right behind.
    pub(super) fn speaker_acts(&self, t: usize, end: usize) -> bool {
        let p = self.phrases;
        let np = p.noun_phrase(t, end.min(t + 12), true);
        np > t && p.can_speak(t..np) && p.plain_verb(np) && !p.word(np).article
    }

    /// Whether a verb of speech with "and" before it begins the next statement, and does not only go on with
    /// what is reported: it has a subject of its own, or agrees with the cue.
    pub(super) fn next_statement(&self, t: usize, end: usize, after_comma: bool) -> bool {
        let p = self.phrases;
        let w = p.word(t);
        if !w.verb || !w.conjunction || w.in_name || w.article {
            return false;
        }
        let Some((frame, form)) = self.verb_at(t) else { return false };
        let cue = self.form;
        if form.first_person && cue.is_none_or(|c| !c.first_person) {
            return false;
        }
        let opens = self.opens_own(t, end);
        // وطالب is also "and a student".
        if !opens && !((after_comma || p.plain_verb(t)) && self.takes(frame, t, end)) {
            return false;
        }
        if self.has_subject(t, end, frame, form) {
            return true;
        }
        // "…، وتشير الأبحاث … إلى أن": a subject of another kind.
        if opens && after_comma && p.word(t + 1).article {
            return true;
        }
        let agrees = cue.is_none_or(|c| c.feminine == form.feminine || form.plural || c.plural);
        if opens {
            return agrees;
        }
        let tense = cue.is_none_or(|c| c.present == form.present);
        let loose = form.object || (form.plural && !self.many_speak());
        agrees && tense && (after_comma || !loose)
    }

    /// Whether a verb of speech at `t`, which a word like حيث or بينما introduces, reports something itself.
    pub(super) fn reports(&self, t: usize, end: usize) -> bool {
        let p = self.phrases;
        let Some((frame, form)) = self.verb_at(t).filter(|(_, form)| !form.first_person) else { return false };
        let subject = self.has_subject(t, end, frame, form);
        (p.plain_verb(t) && self.opens_own(t, end)) || (subject && self.takes(frame, t, end))
    }

    /// "لكنه لم يستبعد": a word like لكن carries the speaker as its pronoun.
    pub(super) fn resumes(&self, clause: usize, verb: usize) -> bool {
        let agrees = |form: VerbForm| !form.first_person && self.form.is_none_or(|c| c.feminine == form.feminine);
        self.phrases.word(clause).carries_subject && self.verb_at(verb).is_some_and(|(_, form)| agrees(form))
    }

    /// Whether a verb of speech stands at `t`, and who speaks behind it.
    pub(super) fn speaks_after(&self, t: usize, end: usize) -> bool {
        self.verb_at(t).is_some_and(|(frame, form)| self.has_subject(t, end, frame, form))
    }

    /// The frame and form of the finite reporting verb at `t`.
    pub(super) fn verb_at(&self, t: usize) -> Option<(Frame, VerbForm)> {
        let reading = self.phrases.reading;
        reading.hits_at(t).iter().find_map(|h| {
            let entry = reading.language.entry(h.entry);
            let name = reading.language.lists().get(entry.list.0 as usize)?.name;
            (name == "reporting-verbs").then(|| (Frame::of(entry.usage), VerbForm::of(reading, h, false)))
        })
    }

    /// Whether somebody who can speak stands right behind the verb at `t`. Where the verb takes an object
    /// that can speak too, it must agree: "وطالب الحكومة بـ" has no subject there.
    fn has_subject(&self, t: usize, end: usize, frame: Frame, form: VerbForm) -> bool {
        let p = self.phrases;
        let mut at = t + 1;
        while at < end.min(t + 4) {
            let w = p.word(at);
            if w.time_end as usize > at {
                at = w.time_end as usize;
            } else if w.pronominal || matches!(w.function, Some(Function::Adverb | Function::Pronoun)) {
                at += 1;
            } else {
                break;
            }
        }
        let np = p.noun_phrase(at, end.min(at + 16), false);
        if np <= at || p.word(at).attached || !p.head_speaks(at) || !p.can_speak(at..np) {
            return false;
        }
        if !frame.addressee {
            return true;
        }
        let head = self.phrases.reading.view.letters(at);
        let feminine = head.ends_with(&[riwaya_text::letters::TEH_MARBUTA]);
        feminine == form.feminine && !p.word(at).people && p.noun_phrase(np, end.min(np + 12), false) > np
    }

    /// Whether the speaker of the cue at hand is several, so that the next verb may stand in the plural.
    fn many_speak(&self) -> bool {
        let w = self.phrases.word(self.cue);
        self.form.is_some_and(|f| f.plural)
            || w.people
            || crate::phrase::is_plural(self.phrases.reading.view.letters(self.cue))
    }

    /// Whether a complementizer, colon or quotation opens what the verb at `t` reports.
    fn opens_own(&self, t: usize, end: usize) -> bool {
        let p = self.phrases;
        for k in t + 1..(t + OPENS).min(end) {
            if p.stop(k) {
                return false;
            }
            if p.opens_content(k) {
                return p.function(k) != Some(Function::That) || self.is_complement_of(k, t);
            }
        }
        false
    }

    /// Whether what the verb at `t` governs, a preposition or a noun of action, stands behind it.
    fn takes(&self, frame: Frame, t: usize, end: usize) -> bool {
        let p = self.phrases;
        let view = &p.reading.view;
        for k in t + 1..(t + GOVERNS).min(end) {
            if p.stop(k) || p.function(k) == Some(Function::Relative) {
                return false;
            }
            let w = p.word(k);
            if frame.governs(view, k)
                || frame.attached.is_some_and(|letter| self.begins_with(k, letter))
                || (frame.noun && (w.nominal || w.action_shape))
                || ((frame.noun || frame.definite) && k == t + 1 && w.article)
                // "وحمّل الوزارة مسؤولية"
                || (frame.addressee && p.reading.find(k, self.content_acts).is_some_and(|(_, e)| e.value == "accuse"))
            {
                return true;
            }
        }
        false
    }

    /// Whether a reporting word at `t` soon gets its own content.
    pub(super) fn begins_statement(&self, t: usize, end: usize) -> bool {
        self.opens_own(t, end) || self.frame_at(t).is_some_and(|f| self.takes(f, t, end))
    }

    pub(super) fn frame_at(&self, t: usize) -> Option<Frame> {
        let language = self.phrases.reading.language;
        self.phrases.reading.hits_at(t).iter().find_map(|h| {
            let entry = language.entry(h.entry);
            let name = language.lists().get(entry.list.0 as usize)?.name;
            (name == "reporting-verbs" || name == "reporting-participles").then(|| Frame::of(entry.usage))
        })
    }

    /// Whether an attribution with somebody who can speak stands at `t`.
    pub(super) fn attribution(&self, t: usize, end: usize) -> bool {
        let p = self.phrases;
        if t > 0 && p.function(t - 1) == Some(Function::Negation) {
            return false;
        }
        p.reading.hits_at(t).iter().any(|h| {
            let entry = p.reading.language.entry(h.entry);
            entry.list == self.attributions && {
                let next = h.end as usize;
                if crate::matcher::names(entry.usage, "فعل") {
                    (next..next + 2).any(|v| {
                        self.verb_at(v).is_some_and(|(frame, form)| {
                            let over = v + 1 >= end || p.mark(v + 1).is_some() || p.word(v + 1).time_end > 0;
                            !form.first_person
                                && (over || self.has_subject(v, end, frame, form) || self.begins_statement(v, end))
                        })
                    })
                } else {
                    let limit = end.min(next + 12);
                    let alone = p.reading.view.letters(next) == [LAM];
                    let from = if alone || entry.usage == "عن" || entry.usage == "إلى" { next + 1 } else { next };
                    from < limit
                        && !(p.word(from).document && crate::matcher::names(entry.usage, "بشر"))
                        && p.head_speaks(from)
                        && p.can_speak(from..p.noun_phrase(from, limit, true).max(from + 1))
                }
            }
        })
    }
}

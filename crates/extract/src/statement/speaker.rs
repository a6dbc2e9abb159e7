//! Who speaks: noun phrases after and before a cue, and what may stand between them.

use std::ops::Range;

use riwaya_text::letters::{ALEF, HEH, LAM, NOON, WAW};

use super::builtin::Elements;
use super::opening::LABEL;
use crate::NameKind;
use crate::matcher::{Piece, names};
use crate::phrase::{Function, Phrases};

impl Elements<'_, '_, '_> {
    pub(super) fn between(&self, at: usize, commas: bool, spoken: bool) -> Vec<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        let opens = p.comma(at)
            || (!commas
                && (p.word(at).time_end as usize > at
                    || p.function(at) == Some(Function::Adverb)
                    || (spoken && p.function(at) == Some(Function::Preposition) && !self.frame.governs(view, at))
                    || (spoken && self.seat(at))));
        let mut out = Vec::new();
        if !opens {
            return out;
        }
        let limit = self.sentence_end(at).min(at + 18);
        // An attribution between commas ("، وفق ما أوردت الصحيفة نقلا عن الوكالة،") is passed over as a whole.
        let mut over = at;
        for t in at + 1..limit {
            if t < over {
                continue;
            }
            let w = p.word(t);
            if w.attribution && p.comma(t - 1) {
                match (t + 1..(t + 18).min(self.sentence_end(at))).find(|&k| p.comma(k)) {
                    Some(comma) => over = comma + 1,
                    None => break,
                }
                if over >= limit {
                    out.push(Piece::new(at..over));
                }
                continue;
            }
            let breaks = p.stop(t)
                || w.attribution
                || p.colon(t)
                || p.function(t) == Some(Function::That)
                || (w.verb && w.conjunction && !w.article)
                // "في بيان لها، حصلت الوكالة | على نسخة منه"
                || (w.common_verb && p.comma(t - 1) && !w.article && !w.in_name)
                || p.quote_at(t).is_some_and(|q| p.speech(q) && view.quotes[q].close - t > LABEL);
            if p.comma(t - 1) && t > at + 1 || (!commas && !p.comma(t)) {
                out.push(Piece::new(at..t));
            }
            if breaks {
                break;
            }
        }
        out
    }

    /// The end of relays named side by side: وكالات «سراج» و«نبأ» ومدار
    pub(super) fn side_by_side(&self, at: usize, limit: usize) -> usize {
        let p = self.phrases;
        let view = &p.reading.view;
        let mut end = p.noun_phrase(at, limit, true);
        while end > at && end < limit {
            let next = match view.letters(end) {
                [WAW] if p.quote_at(end + 1).is_some() => p.noun_phrase(end + 1, limit, true),
                [WAW, ..] if p.word(end).name == Some(NameKind::Organisation) => p.noun_phrase(end, limit, true),
                _ => break,
            };
            if next <= end + 1 && p.quote_at(end + 1).is_some() {
                break;
            }
            end = next.max(end + 1);
        }
        end
    }

    /// "أشاد مدير الجمعية بمدينة السرو بموقف": where the speaker has his office.
    fn seat(&self, at: usize) -> bool {
        let w = self.phrases.word(at);
        w.attached && (w.geo_head || w.name == Some(NameKind::Location))
    }

    pub(super) fn time(&self, at: usize) -> Vec<Piece> {
        let p = self.phrases;
        let mut t = at;
        let comma = p.comma(t);
        if comma {
            t += 1;
        }
        if p.function(t) == Some(Function::Preposition) && p.word(t + 1).time_end as usize > t + 1 {
            t += 1;
        }
        let end = p.word(t).time_end as usize;
        if end <= t {
            return Vec::new();
        }
        let end = if comma && p.comma(end) { end + 1 } else { end };
        vec![Piece::new(at..end)]
    }

    /// Where light words that begin at `at` end, as many as there are: "قال له أمس لـ«الخبر» مصدر".
    pub(super) fn light(&self, at: usize) -> usize {
        let p = self.phrases;
        let view = &p.reading.view;
        let mut t = at;
        while t < self.sentence_end(at).min(at + 12) {
            let w = p.word(t);
            let object = p.function(t) == Some(Function::Pronoun) && !p.word(t + 1).article;
            let told = view.letters(t).first() == Some(&LAM) && (w.attached || view.letters(t).len() == 1);
            let quoted = p.quote_at(t + 1).filter(|&q| told && view.letters(t).len() == 1 && p.names(q));
            t = if let Some(q) = quoted {
                view.quotes[q].close + 1
            } else if told && w.attached && (w.audience || w.media || w.name == Some(NameKind::Organisation)) {
                p.noun_phrase(t, t + 6, false).max(t + 1)
            } else if w.time_end as usize > t {
                w.time_end as usize
            } else if w.pronominal || object || p.function(t) == Some(Function::Adverb) {
                t + 1
            } else {
                break;
            };
        }
        t
    }

    /// The phrase of who acts, by what its verb takes: without an addressee what has the article goes on
    /// with it, with one a second body or title is the addressee.
    pub(super) fn doer(&self, piece: Piece, limit: usize) -> Piece {
        let p = self.phrases;
        let (start, mut end) = (piece.tokens.start, piece.tokens.end);
        if self.frame.addressee {
            let mut person = usize::MAX;
            for t in start..end {
                let w = p.word(t);
                if w.name == Some(NameKind::Person) {
                    person = w.name_end as usize;
                }
                // "اليونيسف | الحكومة المحلية"
                let head = p.word(start);
                let called = matches!(head.name, Some(NameKind::Organisation | NameKind::Location))
                    && t >= head.name_end as usize;
                let named = t >= person || called;
                let somebody = w.title || w.org_head || w.people || w.unnamed;
                // "اليونيسف | فرنسا"
                let other = called && t > start && w.name.is_some() && !w.attached && !w.conjunction;
                let second = (t > start && w.article && !w.conjunction && somebody) || other;
                let body = p.word(start).org_head && !p.word(start).title;
                // "الناطق باسم المعارضة | الحكومة"
                let closed = p.word(start).title && t >= p.word(start).speaker_end as usize && !w.title;
                let body = (body && t > start + 1) || closed;
                if t > start && w.audience && w.article {
                    end = t;
                    break;
                }
                // "مسؤولون | الحكومة", "فلانكوف | الحكومة"
                let alone = p.reading.view.letters(start).ends_with(&[WAW, NOON]) || p.unknown(start);
                if t == start + 1 && alone && w.article && !w.conjunction && (w.title || w.org_head || w.people) {
                    end = t;
                    break;
                }
                if second && !w.in_name && (named || (body && !w.title && p.word(t - 1).article)) {
                    end = if p.comma(t - 1) { t - 1 } else { t };
                    break;
                }
            }
            // "الحكومة مؤسسات المجتمع الدولي": what leads to the cut goes with it.
            let closed = |t: usize| {
                let w = p.word(t);
                w.article || w.in_name || w.name.is_some() || w.person_part || p.mark(t).is_some()
            };
            if end < piece.tokens.end {
                end = (start + 1..=end).rev().find(|&e| closed(e - 1)).unwrap_or(piece.tokens.end);
            }
        } else {
            while end < limit {
                let w = p.word(end);
                if !w.article || w.attached || w.function.is_some() || w.time_end as usize > end {
                    break;
                }
                end += 1;
            }
        }
        Piece { tokens: start..end, start: piece.start }
    }

    /// A noun phrase for a speaker that begins at `at` and may reach up to `limit`.
    pub(super) fn speaker(&self, at: usize, limit: usize, loose: bool, able: bool) -> Option<Piece> {
        let p = self.phrases;
        let w = p.word(at);
        if at >= limit
            || w.attached
            || (able
                && w.action_shape
                && w.common_noun
                && !p.unknown(at + 1)
                && !(w.org_head || w.title || w.name.is_some() || w.speaker_end as usize > at))
            || w.nominal && !w.org_head && w.name.is_none()
            || p.is_participle(at)
            || p.is_circumstance(at)
            || (p.reading.view.letters(at).len() == 1 && !p.initial(at + 1))
            || ((able || loose) && w.non_speaker && w.name.is_none() && w.speaker_end as usize <= at)
            || w.time_end as usize > at
        {
            return None;
        }
        let mut end = p.noun_phrase(at, limit, loose);
        // "مصدر طلب عدم كشف اسمه": behind somebody unknown a verb describes him.
        if loose && !able && w.unnamed && !w.article {
            end = (at + 1..end).find(|&t| p.word(t).verb && !p.word(t).article).unwrap_or(end);
        }
        // "أشاد الوزير | بالعائلات": what the cue governs ends the phrase.
        if !loose {
            let sends = names(self.frame.usage, "مرسل");
            let sent = |t: usize| sends && p.reading.find(t, self.content_acts).is_some();
            // "الأمين العام للأمم المتحدة": of what he is.
            let of = |t: usize| p.word(t).name == Some(NameKind::Organisation) && p.word(t - 1).article;
            end = (at + 1..end).find(|&t| (self.attached_here(t) && !of(t)) || sent(t)).unwrap_or(end);
        }
        // A name that no list holds may speak where what was said follows at once.
        let somebody = end == at + 1 && p.unknown(at) && !loose;
        if end <= at || (able && !p.can_speak(at..end) && !somebody) {
            return None;
        }
        Some(self.noun_piece(at..end))
    }

    /// The piece of a noun phrase, marks around the whole and proclitics cut off.
    pub(super) fn noun_piece(&self, tokens: Range<usize>) -> Piece {
        noun_piece(self.phrases, tokens)
    }

    /// Who stands right before a cue and begins a clause there.
    pub(super) fn speaker_before(&self, at: usize) -> Vec<Piece> {
        let p = self.phrases;
        let verb = at;
        let view = &p.reading.view;
        let sentence = view.sentence(at - 1);
        // "الوزير … وقال": the verb after و goes on with another clause's subject.
        let goes_on = view.letters(at).first() == Some(&WAW) && p.word(at).conjunction;
        if sentence.end <= at || goes_on || view.tokens.get(at).is_some_and(|t| t.line_before) {
            return Vec::new();
        }
        if let Some(piece) = self.antecedent(at).or_else(|| self.text_told_of(at)) {
            return vec![piece];
        }
        // "عبد الرزاق كان يرى"
        let at = if p.function(at - 1) == Some(Function::Auxiliary) { at - 1 } else { at };
        if at <= sentence.start {
            return Vec::new();
        }
        // "أما المالك، فنفى": the comma after a fronted subject.
        let fronted = p.comma(at - 1) && p.function(sentence.start) == Some(Function::Fronting);
        let at = if fronted { at - 1 } else { at };
        let mut out = Vec::new();
        // "لمى، مديرة الشؤون، قالت": a phrase, an insertion between commas, the verb.
        if p.comma(at - 1) && !fronted {
            out.extend(self.inserted_before(sentence.start, at));
            return out;
        }
        for start in (sentence.start.max(at.saturating_sub(24))..at).rev() {
            let before = start.checked_sub(1).filter(|&b| b >= sentence.start);
            let boundary = match before {
                None => true,
                Some(b) => {
                    p.comma(b)
                        // The marks around a name open no clause: إذاعة «…» نقلا عن
                        || !p.quote_at(b).is_some_and(|q| p.names(q))
                            && view.quote_closed_by(b).is_none()
                            && p.mark(b).is_some_and(|c| {
                                matches!(c, '؛' | ':' | '-' | '–' | '"' | '«' | '(' | '.' | '…' | '“')
                            })
                        // "أنه شاهد …": the complementizer has its subject with it.
                        || (p.function(b) == Some(Function::That) && view.letters(b).last() == Some(&NOON))
                        || matches!(
                            p.function(b),
                            Some(
                                Function::Auxiliary
                                    | Function::Clause
                                    | Function::Adverb
                                    | Function::Rather
                                    | Function::Fronting
                            )
                        )
                }
            };
            // "كانت هذه المجموعة قد أعلنت"
            let pointed = p.function(start) == Some(Function::Pronoun) && p.word(start + 1).article;
            if !boundary || (p.function(start).is_some() && !pointed) || self.quotes_clause(start) {
                continue;
            }
            // "فلانكوف يقول: …", "وكان فلانكوف قد أعلن": a name that no list holds.
            let opens = p.opens_content(at + 1);
            let begins = start == sentence.start || before.and_then(|b| p.function(b)) == Some(Function::Auxiliary);
            let lone = start + 1 == at
                && begins
                && if opens { p.unknown(start) } else { p.foreign(start) && p.plain_verb(verb) };
            if lone {
                out.push(self.noun_piece(start..at));
                break;
            }
            if let Some(piece) = self.speaker(start, at, true, true) {
                let end = p.noun_phrase(start, at, true);
                let relative = p.function(end) == Some(Function::Relative) || p.comma(end);
                let adjectival = end < at
                    && !relative
                    && p.word(start).name != Some(NameKind::Location)
                    && (at - end <= 3 || (at - end <= 6 && p.word(end).attached))
                    && (end..at).all(|t| self.describes(t));
                let tail = (p.function(end) == Some(Function::Relative) && view.letters(end).len() > 2)
                    || (p.function(end) == Some(Function::Pronoun) && p.word(end).conjunction);
                let relative_tail = tail
                    && at - end <= 10
                    && !(end + 1..at).any(|t| p.word(t).verb || p.comma(t) || p.function(t) == Some(Function::That));
                // "أما مدير المصنع، سالم بدران، فقال": the office before the name.
                let office = sentence.start + 1;
                if fronted && start > office && p.word(office).title && p.noun_phrase(office, at, true) == at {
                    out.push(self.noun_piece(office..at));
                    break;
                }
                if end == at || adjectival || relative_tail {
                    // Adjectives and a bare relative clause before the verb belong to the phrase.
                    out.push(if adjectival { self.noun_piece(start..at) } else { piece });
                    break;
                }
            }
        }
        out
    }
}

impl Elements<'_, '_, '_> {
    /// The first of the phrases, each closed by a comma, that lead to a verb after a comma.
    fn inserted_before(&self, sentence: usize, at: usize) -> Option<Piece> {
        let p = self.phrases;
        let mut found = None;
        let mut close = at - 1;
        for start in (sentence.max(at.saturating_sub(30))..close).rev() {
            let opens = start == sentence || p.comma(start - 1) || p.colon(start - 1);
            if !opens {
                continue;
            }
            // "…، وهي معلمة نقل الجيران ابنها، …": what tells of the speaker, with verbs of its own.
            let w = p.word(start);
            let explains = (w.function == Some(Function::Pronoun) && w.conjunction)
                || w.function == Some(Function::Relative)
                || ((w.common_verb || w.verb) && !w.conjunction && !w.article);
            let explains = explains && start > sentence && close - start <= 18;
            if explains && !(start..close).any(|t| p.function(t) == Some(Function::That) || p.stop(t)) {
                close = start - 1;
                continue;
            }
            // "لكن طبيبا، رفض كشف اسمه، قال", "كان جدي، وهو فلاح، يقول"
            let leads = start == sentence
                && matches!(p.function(start), Some(Function::Clause | Function::Auxiliary | Function::Bridge));
            let start = if leads { start + 1 } else { start };
            let clause = (start..close).any(|t| {
                p.word(t).verb || matches!(p.function(t), Some(Function::That | Function::Clause)) || p.stop(t)
            });
            if clause || close - start > 18 {
                break;
            }
            let end = p.noun_phrase(start, close, true);
            let somebody = end == close && p.can_speak(start..end) && p.head_speaks(start);
            if somebody && close + 1 < at {
                found = self.speaker(start, end, true, true);
            } else if !somebody && close - start > 5 {
                break;
            }
            close = start.saturating_sub(1);
            if !p.comma(close) {
                break;
            }
        }
        found
    }

    /// Whether a word before the verb can still belong to the subject: an adjective, a name, a place with في.
    fn describes(&self, t: usize) -> bool {
        let p = self.phrases;
        let w = p.word(t);
        let joins = w.article || w.adjective || w.attached || w.in_name || w.name.is_some() || w.common_noun;
        let function = p.function(t);
        // "تحالف تقوده روسيا": a relative clause without a relative.
        let relative = matches!(p.reading.view.letters(t), [.., HEH] | [.., HEH, ALEF]);
        !w.verb
            && (!w.common_verb || relative)
            && p.mark(t).is_none()
            && (function == Some(Function::Preposition) || (function.is_none() && (joins || relative || p.unknown(t))))
    }

    /// Whether a quotation opens at `start` that holds more than a name.
    fn quotes_clause(&self, start: usize) -> bool {
        let p = self.phrases;
        p.quote_at(start).is_some_and(|q| {
            let inside = p.reading.view.quotes[q].inside();
            p.function(inside.start) == Some(Function::That)
                || inside.clone().any(|t| p.word(t).common_verb || p.word(t).verb)
        })
    }
}

impl crate::phrase::Word {
    /// Whether the token as it stands, no letter cut off, is a listed speaker or name.
    pub(super) fn speaker_is_whole(&self) -> bool {
        !self.attached && (self.name.is_some() || self.speaker_end > 0 || self.nominal)
    }
}

/// The piece of a noun phrase, marks around the whole and proclitics cut off.
pub(super) fn noun_piece(p: &Phrases<'_, '_>, tokens: Range<usize>) -> Piece {
    let view = &p.reading.view;
    if let Some(q) = p.quote_at(tokens.start).map(|q| view.quotes[q]) {
        // "«رابطة العمال» المحلية": what describes the name stands outside.
        let described = q.close > q.open + 2 && (q.close + 1..tokens.end).all(|t| p.word(t).name.is_none());
        if q.close + 1 == tokens.end || described {
            return Piece::new(q.inside());
        }
    }
    let first = p.word(tokens.start);
    // An unknown word after و is و and the word.
    let hits = p.reading.hits_at(tokens.start);
    let unknown = hits.is_empty() && first.name.is_none() && view.letters(tokens.start).first() == Some(&WAW);
    let cut = first.conjunction || first.attached || (unknown && view.sentence(tokens.start).start == tokens.start);
    let start = cut.then(|| {
        let hit = p.reading.hits_at(tokens.start).iter().find(|h| !h.proclitics.none()).map(|h| h.span.start);
        hit.unwrap_or_else(|| view.letter_offset(tokens.start, 1))
    });
    Piece { tokens, start }
}

//! How far what was said reaches: where it opens after its cue, and where it ends.

use std::ops::Range;

use riwaya_text::QuoteStyle;
use riwaya_text::letters::{ALEF, BEH, HEH, LAM};

use super::Frame;
use super::builtin::Elements;
use crate::NameKind;
use crate::matcher::{Part, Piece};
use crate::phrase::Function;

/// No reported clause is longer: a text without stops must not make this quadratic.
pub(super) const LONGEST: usize = 800;

/// How far, in tokens, a complementizer may stand behind its cue.
const REACH: usize = 34;

impl Elements<'_, '_, '_> {
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        let view = &self.phrases.reading.view;
        view.sentence(at.min(view.tokens.len().saturating_sub(1))).end
    }

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
        let mut t = at;
        while t < limit.min(paragraph_end) {
            if p.function(t) == Some(Function::That) && self.is_complement(t, at) {
                return Some(t);
            }
            if p.colon(t) && !self.colon_before_title(t, limit.min(paragraph_end)) {
                return (!object).then_some(t);
            }
            if let Some(q) = p.quote_at(t) {
                let quote = view.quotes[q];
                // A word or two in marks are a name or a label, unless a colon or a complementizer leads to them.
                let led = t > 0 && (p.colon(t - 1) || p.function(t - 1) == Some(Function::That));
                let long = quote.close - quote.open > 3 || led;
                let bracket = quote.style == QuoteStyle::Round;
                if p.speech(q) && long && (!bracket || self.speaks_in_brackets(t, at, comma)) {
                    return (!object).then_some(t);
                }
                t = if quote.closed { quote.close + 1 } else { t + 1 };
                continue;
            }
            if p.stop(t) {
                return None;
            }
            // What the cue governs stands before: what follows is its object, not a speech.
            let governed = self.frame.governs(view, t) && p.function(t) == Some(Function::Preposition);
            if governed && p.function(t + 1) != Some(Function::That) {
                return None;
            }
            object |= t == at && self.attached_here(t);
            if t > at && p.comma(t - 1) && p.is_participle(t) {
                return None;
            }
            if p.function(t) == Some(Function::Relative) {
                relative = true;
            }
            comma |= p.comma(t);
            if p.comma(t) {
                relative = relative && p.function(t + 1) == Some(Function::Relative);
            }
            let w = p.word(t);
            // "لم يذكر اسمه", "بيان اطلعت عليه الوكالة" describe the speaker or the medium.
            let aside = p.function(t.saturating_sub(1)) == Some(Function::Negation) || p.word(t + 1).pronominal;
            if w.verb && !aside && t > at && !relative && !w.article && !w.in_name && w.speaker_end as usize <= t {
                return None;
            }
            t += 1;
        }
        None
    }

    /// Whether brackets hold speech: right after the cue or a colon, or long and not after a name, which
    /// they would only explain.
    fn speaks_in_brackets(&self, t: usize, at: usize, comma: bool) -> bool {
        let p = self.phrases;
        let Some(before) = t.checked_sub(1) else { return true };
        let w = p.word(before);
        let explains = w.in_name || w.name.is_some() || w.person_part;
        let quote = p.quote_at(t).map_or(0, |q| p.reading.view.quotes[q].close - t);
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
        // بطولة is listed as it stands: its ب is its own.
        let whole = self.phrases.reading.hits_at(t).iter().any(|h| h.proclitics.none() && !h.article);
        letters.first() == Some(&code)
            && letters.len() > 2
            && !whole
            && self.phrases.function(t).is_none()
            && self.phrases.word(t).name != Some(NameKind::Location)
            && !self.phrases.word(t).in_name
            && !self.phrases.word(t).speaker_is_whole()
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

    /// The end of a reported clause that begins at `at`.
    pub(super) fn clause_end(&self, at: usize, nominal: bool) -> usize {
        let p = self.phrases;
        let view = &p.reading.view;
        let mut end = self.sentence_end(at).min(at + LONGEST);
        let mut t = at;
        let mut after_quote = false;
        while t < end {
            if let Some(q) = p.quote_at(t) {
                let quote = view.quotes[q];
                let round = quote.style == QuoteStyle::Round;
                if quote.closed && quote.close >= end && !round {
                    // The quotation goes on over the sentence's end.
                    end = self.sentence_end(quote.close).max(quote.close + 1);
                }
                if quote.closed && quote.close < end {
                    t = quote.close + 1;
                    after_quote = !round;
                    if after_quote && p.function(t) == Some(Function::Relative) {
                        return t;
                    }
                    continue;
                }
            }
            let w = p.word(t);
            if p.comma(t) || p.mark(t).is_some_and(|c| matches!(c, '؛' | ';' | '-' | '–' | '—')) {
                if self.starts_other(t + 1, end, nominal, after_quote) {
                    return t;
                }
            } else if t > at {
                let opens_soon = || (t + 1..(t + 10).min(end)).any(|k| p.opens_content(k));
                let sure = p.plain_verb(t) || (w.verb && opens_soon());
                if sure && w.conjunction && !w.in_name && self.begins_statement(t, end) {
                    return t;
                }
                if w.function == Some(Function::Clause) && p.word(t + 1).verb && self.begins_statement(t + 1, end) {
                    return t;
                }
                if p.is_participle(t) && !w.article && self.begins_statement(t, end) {
                    return t;
                }
                if self.attribution(t, end) {
                    return t;
                }
                if p.stop(t) && t + 1 >= end {
                    return t;
                }
                if (nominal && w.function == Some(Function::Clause)) || w.function == Some(Function::Rather) {
                    return t;
                }
            }
            after_quote = false;
            t += 1;
        }
        while t > at && (p.stop(t - 1) || p.comma(t - 1)) {
            t -= 1;
        }
        t
    }

    /// Whether a comma before `t` ends the reported clause.
    pub(super) fn starts_other(&self, t: usize, end: usize, nominal: bool, after_quote: bool) -> bool {
        let p = self.phrases;
        if t >= end {
            return true;
        }
        let w = p.word(t);
        if self.attribution(t, end) || p.is_participle(t) {
            return true;
        }
        if w.verb && !w.article && !w.in_name && w.conjunction && self.begins_statement(t, end) {
            return true;
        }
        let skips = match w.function {
            Some(Function::Clause) => 1,
            Some(Function::Preposition) if p.reading.view.is(t + 1, "حين") => 2,
            Some(Function::Auxiliary) => 1,
            _ => 0,
        };
        if skips > 0 && (0..5).any(|k| t + skips + k < end && p.word(t + skips + k).verb) {
            return true;
        }
        if self.opinion(t) || self.other_speaker(t, end) {
            return true;
        }
        if after_quote
            && (matches!(w.function, Some(Function::Relative | Function::Clause))
                || (w.function == Some(Function::Pronoun) && w.conjunction))
        {
            return true;
        }
        nominal
            && (matches!(
                w.function,
                Some(Function::Relative | Function::Clause | Function::Auxiliary | Function::Pronoun)
            ) || (w.conjunction && !w.nominal && !w.action_shape)
                || w.speaker_end as usize > t
                || (w.time_end as usize > t && !self.goes_on_after_time(t))
                || (!w.article && w.function.is_none() && w.name.is_none() && !w.attached))
    }

    /// "مقتل جنديين، أمس، في انفجار": a time between commas, then a preposition.
    fn goes_on_after_time(&self, t: usize) -> bool {
        let p = self.phrases;
        let after = p.word(t).time_end as usize;
        p.comma(after) && p.function(after + 1) == Some(Function::Preposition)
    }

    /// Whether a frame of the author's own opinion stands at `t`.
    pub(super) fn opinion(&self, t: usize) -> bool {
        let language = self.phrases.reading.language;
        self.phrases.reading.hits_at(t).iter().any(|h| {
            let list = language.lists().get(language.list_of(h.entry).0 as usize);
            list.is_some_and(|l| l.name == "opinion-frames")
        })
    }

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

    /// Whether a reporting word at `t` soon gets its own content.
    pub(super) fn begins_statement(&self, t: usize, end: usize) -> bool {
        (t + 1..(t + 14).min(end)).any(|k| {
            self.phrases.opens_content(k) || self.frame_at(t).is_some_and(|f| f.governs(&self.phrases.reading.view, k))
        }) || self.frame_at(t).is_some_and(|f| f.noun || f.attached.is_some())
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
        p.reading.hits_at(t).iter().any(|h| {
            let entry = p.reading.language.entry(h.entry);
            entry.list == self.attributions && {
                let next = h.end as usize;
                if entry.usage == "فعل" {
                    p.word(next).verb || p.word(next + 1).verb
                } else {
                    let limit = end.min(next + 12);
                    let from = if entry.usage == "عن" || entry.usage == "إلى" { next + 1 } else { next };
                    from < limit
                        && p.head_speaks(from)
                        && p.can_speak(from..p.noun_phrase(from, limit, true).max(from + 1))
                }
            }
        })
    }

    pub(super) fn clause(&self, at: usize, nominal: bool) -> Vec<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        if at >= view.tokens.len() || at >= view.paragraph(at).end {
            return Vec::new();
        }
        if let Some(q) = p.quote_at(at)
            && p.speech(q)
        {
            let quote = view.quotes[q];
            let after = quote.close + 1;
            let ends = !quote.closed
                || after >= view.tokens.len()
                || view.tokens[after].line_before
                || p.mark(after).is_some()
                || p.function(after) == Some(Function::Relative)
                || self.attribution(after, after + 12)
                || (p.word(after).conjunction && p.word(after).verb);
            if ends {
                return vec![Piece::new(self.trim(quote.inside()))];
            }
        }
        let end = self.clause_end(at, nominal);
        let range = self.trim(at..end);
        if range.is_empty() || p.stop(range.start) || p.comma(range.start) {
            Vec::new()
        } else {
            vec![Piece::new(range)]
        }
    }

    /// Takes stops and commas off the end of what was said.
    pub(super) fn trim(&self, mut range: Range<usize>) -> Range<usize> {
        while range.end > range.start {
            let last = range.end - 1;
            let open_mark = self.phrases.quote_at(last).is_some();
            if matches!(self.phrases.mark(last), Some('.' | '،' | ',' | '؛' | ';' | ':' | '-' | '–')) || open_mark {
                range.end = last;
            } else {
                break;
            }
        }
        range
    }

    /// The preposition that the cue governs at `at`: a word of its own, or a letter of the next word.
    pub(super) fn governed(&self, at: usize) -> Vec<Piece> {
        let view = &self.phrases.reading.view;
        if at >= view.tokens.len() || view.tokens[at].line_before {
            return Vec::new();
        }
        if self.phrases.function(at) == Some(Function::Preposition) && self.frame.governs(view, at) {
            return vec![Piece::new(at..at + 1)];
        }
        let Some(letter) = self.frame.attached else { return Vec::new() };
        let code = if letter == 'ب' { BEH } else { LAM };
        let letters = view.letters(at);
        if self.attached_here(at) {
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
        if !attached && governed.is_none() {
            let letters = view.letters(at);
            let bare = !w.article
                && w.function.is_none()
                && !w.attached
                && w.name.is_none()
                && !w.verb
                && letters.len() > 2
                && letters.first() != Some(&BEH)
                && (!letters.ends_with(&[ALEF]) || letters.ends_with(&[HEH, ALEF]));
            // Verbs of denying and condemning take a definite object too.
            let definite =
                self.frame.definite && w.article && !w.attached && parts.iter().any(|part| part.name == "speaker");
            let opens = definite || w.nominal || w.action_shape || p.quote_at(at).is_some_and(|q| p.speech(q)) || bare;
            if !opens || w.time_end as usize > at || w.attached {
                return Vec::new();
            }
        }
        if matches!(w.function, Some(Function::That | Function::Negation | Function::Auxiliary | Function::Clause)) {
            return Vec::new();
        }
        let mut pieces = self.clause(at, true);
        if attached {
            for piece in &mut pieces {
                piece.start = Some(view.letter_offset(at, 1));
            }
        }
        pieces
    }
}

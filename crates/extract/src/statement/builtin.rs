//! The built-in elements that cards of statements use: speakers, contents, quotations.

use std::ops::Range;

use riwaya_text::QuoteStyle;
use riwaya_text::letters::{ALEF, BEH, HEH, LAM, WAW};

use super::Frame;
use crate::matcher::{BuiltIns, Part, Piece};
use crate::phrase::{Function, Phrases};
use crate::{ListId, NameKind};

/// Names of all built-in elements, for the compiler of cards.
pub(crate) const NAMES: &[&str] = &[
    "speaker",
    "subject",
    "doer",
    "teller",
    "light",
    "document",
    "act-noun",
    "aside",
    "that",
    "clause",
    "rest",
    "quotation",
    "nominal",
    "action",
    "clause-end",
    "adjunct",
    "between",
    "commas",
    "relative",
    "governed",
    "addressee",
    "time",
    "attributed",
    "speaker-before",
    "sentence-before",
    "quotation-before",
    "clause-start",
    "finite",
    "observed",
];

/// How far, in tokens, a complementizer may stand behind its cue.
const REACH: usize = 34;

pub(super) struct Elements<'p, 'r, 'd> {
    pub phrases: &'p Phrases<'r, 'd>,
    /// What the cue at hand governs.
    pub frame: Frame,
    pub attributions: ListId,
    pub content_acts: ListId,
}

impl Elements<'_, '_, '_> {
    fn sentence_end(&self, at: usize) -> usize {
        let view = &self.phrases.reading.view;
        view.sentence(at.min(view.tokens.len().saturating_sub(1))).end
    }

    /// Where the content of a cue opens: the first complementizer, colon or quotation after `at` with no
    /// other finite cue before it (but for one inside a relative clause).
    fn opening(&self, at: usize) -> Option<usize> {
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
                // A word or two in marks far from the cue are a name or a label.
                let long = quote.close - quote.open > 3 || t == at || p.function(t - 1) == Some(Function::That);
                let bracket = quote.style == QuoteStyle::Round;
                if p.speech(q) && long && (!bracket || t == at || (!comma && quote.close - quote.open > 8)) {
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

    /// Whether words can stand between a speaker and a colon or quotation: not a plain noun, which would
    /// be what the verb acts on ("واصل الفريق استعداداته على مرحلتين: …").
    fn opens_aside(&self, at: usize) -> bool {
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
    fn colon_before_title(&self, colon: usize, limit: usize) -> bool {
        let p = self.phrases;
        let next = colon + 1;
        if p.function(next).is_some() || p.quote_at(next).is_some() || !p.word(next).title {
            return false;
        }
        let end = p.noun_phrase(next, limit.min(next + 12), true);
        p.function(end) == Some(Function::That)
    }

    /// Whether the preposition that the cue governs is a letter of the word at `t`.
    fn attached_here(&self, t: usize) -> bool {
        let Some(letter) = self.frame.attached else { return false };
        let code = if letter == 'ب' { BEH } else { LAM };
        let letters = self.phrases.reading.view.letters(t);
        // بطولة is listed as it stands: its ب is its own.
        let whole = self.phrases.reading.hits_at(t).iter().any(|h| h.proclitics.none() && !h.article);
        letters.first() == Some(&code)
            && letters.len() > 2
            && !whole
            && self.phrases.function(t).is_none()
            && !self.phrases.word(t).in_name
            && !self.phrases.word(t).speaker_is_whole()
    }

    /// Whether a complementizer at `t` opens what is said, and is not part of "بعد أن", "إلا أن".
    fn is_complement(&self, t: usize, at: usize) -> bool {
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
    pub fn clause_end(&self, at: usize, nominal: bool) -> usize {
        let p = self.phrases;
        let view = &p.reading.view;
        let mut end = self.sentence_end(at);
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
                if w.verb && w.conjunction && !w.in_name && self.begins_statement(t, end) {
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
    fn starts_other(&self, t: usize, end: usize, nominal: bool, after_quote: bool) -> bool {
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
                || w.time_end as usize > t
                || (!w.article && w.function.is_none() && w.name.is_none() && !w.attached))
    }

    /// Whether a frame of the author's own opinion stands at `t`.
    fn opinion(&self, t: usize) -> bool {
        let language = self.phrases.reading.language;
        self.phrases.reading.hits_at(t).iter().any(|h| {
            let list = language.lists().get(language.entry(h.entry).list.0 as usize);
            list.is_some_and(|l| l.name == "opinion-frames")
        })
    }

    /// Whether somebody else begins to speak at `t` without a conjunction: "…، البيان أعلن أن…".
    fn other_speaker(&self, t: usize, end: usize) -> bool {
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
    fn begins_statement(&self, t: usize, end: usize) -> bool {
        (t + 1..(t + 14).min(end)).any(|k| {
            self.phrases.opens_content(k) || self.frame_at(t).is_some_and(|f| f.governs(&self.phrases.reading.view, k))
        }) || self.frame_at(t).is_some_and(|f| f.noun || f.attached.is_some())
    }

    fn frame_at(&self, t: usize) -> Option<Frame> {
        let language = self.phrases.reading.language;
        self.phrases.reading.hits_at(t).iter().find_map(|h| {
            let entry = language.entry(h.entry);
            let name = language.lists().get(entry.list.0 as usize)?.name;
            (name == "reporting-verbs" || name == "reporting-participles").then(|| Frame::of(entry.usage))
        })
    }

    /// Whether an attribution with somebody who can speak stands at `t`.
    fn attribution(&self, t: usize, end: usize) -> bool {
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
                    from < limit && p.can_speak(from..p.noun_phrase(from, limit, true).max(from + 1))
                }
            }
        })
    }

    fn clause(&self, at: usize, nominal: bool) -> Vec<Piece> {
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
    fn trim(&self, mut range: Range<usize>) -> Range<usize> {
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
    fn governed(&self, at: usize) -> Vec<Piece> {
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

    fn nominal(&self, at: usize, parts: &[Part]) -> Vec<Piece> {
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

    fn between(&self, at: usize, commas: bool) -> Vec<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        let opens = p.comma(at)
            || (!commas
                && (p.word(at).time_end as usize > at
                    || p.function(at) == Some(Function::Adverb)
                    || (p.function(at) == Some(Function::Preposition) && !self.frame.governs(view, at))));
        let mut out = Vec::new();
        if !opens {
            return out;
        }
        for t in at + 1..self.sentence_end(at).min(at + 18) {
            let w = p.word(t);
            let breaks = p.stop(t)
                || p.colon(t)
                || p.function(t) == Some(Function::That)
                || (w.verb && w.conjunction && !w.article)
                || p.quote_at(t).is_some_and(|q| p.speech(q));
            if p.comma(t - 1) && t > at + 1 || (!commas && !p.comma(t)) {
                out.push(Piece::new(at..t));
            }
            if breaks {
                break;
            }
        }
        out
    }

    fn time(&self, at: usize) -> Vec<Piece> {
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

    /// A noun phrase for a speaker that begins at `at` and may reach up to `limit`.
    fn speaker(&self, at: usize, limit: usize, loose: bool, able: bool) -> Option<Piece> {
        let p = self.phrases;
        let w = p.word(at);
        if at >= limit
            || (w.attached && w.name.is_none())
            || w.nominal && !w.org_head && w.name.is_none()
            || p.is_participle(at)
            || ((able || loose) && w.non_speaker && w.name.is_none() && w.speaker_end as usize <= at)
            || w.time_end as usize > at
        {
            return None;
        }
        let end = p.noun_phrase(at, limit, loose);
        // A name that no list holds may speak where what was said follows at once.
        let somebody = end == at + 1 && p.unknown(at) && !loose;
        if end <= at || (able && !p.can_speak(at..end) && !somebody) {
            return None;
        }
        Some(self.noun_piece(at..end))
    }

    /// The piece of a noun phrase, marks around the whole and proclitics cut off.
    pub fn noun_piece(&self, tokens: Range<usize>) -> Piece {
        let p = self.phrases;
        let view = &p.reading.view;
        if let Some(q) = p.quote_at(tokens.start)
            && view.quotes[q].close + 1 == tokens.end
        {
            return Piece::new(view.quotes[q].inside());
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
}

impl crate::phrase::Word {
    /// Whether the token as it stands, no letter cut off, is a listed speaker or name.
    fn speaker_is_whole(&self) -> bool {
        !self.attached && (self.name.is_some() || self.speaker_end > 0 || self.nominal)
    }
}

impl BuiltIns for Elements<'_, '_, '_> {
    fn forward(&self, name: &str, at: usize, parts: &[Part]) -> Option<Vec<Piece>> {
        let p = self.phrases;
        let view = &p.reading.view;
        if at > view.tokens.len() {
            return Some(Vec::new());
        }
        Some(match name {
            "speaker" => match self.opening(at) {
                // Where the verb takes an addressee too, the speaker ends where the strict reading does.
                Some(limit) if limit > at => {
                    let strict = if self.frame.addressee { self.speaker(at, limit, false, true) } else { None };
                    strict.or_else(|| self.speaker(at, limit, true, false)).into_iter().collect()
                }
                _ => Vec::new(),
            },
            // Who acts, where the verb takes no other person: any noun phrase may.
            "doer" if self.attached_here(at) => Vec::new(),
            "doer" => {
                let limit = self.sentence_end(at).min(at + 24);
                let able = self.frame.addressee || !p.word(at).article || p.word(at).non_speaker;
                self.speaker(at, limit, false, able).into_iter().collect()
            }
            "subject" | "addressee" => {
                let at = if name == "addressee" && p.comma(at) { at + 1 } else { at };
                let limit = self.sentence_end(at).min(at + 24);
                self.speaker(at, limit, false, name == "subject").into_iter().collect()
            }
            "attributed" => {
                let limit = self.sentence_end(at).min(at + 24);
                let attached = p.word(at).attached;
                match p.noun_phrase(at, limit, true) {
                    end if end > at && p.can_speak(at..end) => {
                        let mut piece = self.noun_piece(at..end);
                        if attached && piece.start.is_none() {
                            piece.start = Some(view.letter_offset(at, 1));
                        }
                        vec![piece]
                    }
                    _ => Vec::new(),
                }
            }
            // What is light enough to stand between a verb and its subject: له، ذلك، اليوم، أيضا.
            "light" => {
                let w = p.word(at);
                let object = p.function(at) == Some(Function::Pronoun) && !p.word(at + 1).article;
                if w.time_end as usize > at {
                    vec![Piece::new(at..w.time_end as usize)]
                } else if w.pronominal || object || p.function(at) == Some(Function::Adverb) {
                    vec![Piece::new(at..at + 1)]
                } else {
                    Vec::new()
                }
            }
            // A text that speaks.
            "document" => {
                let end = p.noun_phrase(at, self.sentence_end(at).min(at + 16), true);
                if end > at && p.word(at).document { vec![self.noun_piece(at..end)] } else { Vec::new() }
            }
            // A content that the list of acts names: مسؤولية after حمّل.
            "act-noun" => match p.reading.find(at, self.content_acts) {
                Some(_) => self.nominal(at, parts),
                None => Vec::new(),
            },
            // After a verb of saying whoever stands there tells.
            "teller" => {
                let limit = self.sentence_end(at).min(at + 24);
                self.speaker(at, limit, true, false).into_iter().collect()
            }
            "aside" => match self.opening(at) {
                Some(end) if end > at => {
                    // "القناة نقلت الخبر التالي: …" has its object there, its speaker stands before.
                    let cue = parts.first().map_or(0, |part| part.piece.tokens.start);
                    let spoken = parts.iter().any(|part| part.name == "speaker" && part.piece.tokens.start < cue);
                    if spoken || p.function(end) == Some(Function::That) || self.opens_aside(at) {
                        vec![Piece::new(at..end)]
                    } else {
                        Vec::new()
                    }
                }
                _ => Vec::new(),
            },
            "that" => {
                let governed = p.function(at) == Some(Function::Preposition)
                    && self.frame.governs(view, at)
                    && p.function(at + 1) == Some(Function::That);
                if governed {
                    vec![Piece::new(at..at + 2)]
                } else if p.function(at) == Some(Function::That) {
                    vec![Piece::new(at..at + 1)]
                } else {
                    Vec::new()
                }
            }
            "clause" => {
                // A colon or a dash may stand between the complementizer and what was said.
                let at = if p.colon(at) { at + 1 } else { at };
                self.clause(at, false)
            }
            "rest" => {
                if at < view.tokens.len() && view.tokens[at].line_before {
                    Vec::new()
                } else {
                    self.clause(at, false)
                }
            }
            "quotation" => match p.quote_at(at) {
                Some(q) if p.speech(q) => {
                    let inside = self.trim(view.quotes[q].inside());
                    // A stop right after the mark: the marks of this text are wrongly paired.
                    if inside.is_empty() || p.stop(inside.start) { Vec::new() } else { vec![Piece::new(inside)] }
                }
                _ => Vec::new(),
            },
            "nominal" => self.nominal(at, parts),
            // Without a subject between, only a noun of action or a quotation is surely what was said.
            "action" => {
                let w = p.word(at);
                if (w.nominal || w.action_shape) && !w.title && !w.org_head || p.quote_at(at).is_some() {
                    self.nominal(at, parts)
                } else {
                    Vec::new()
                }
            }
            // "في مؤتمر صحفي", "بقيادة فلان": a prepositional phrase between the cue and what it governs.
            "adjunct" => {
                if p.function(at) == Some(Function::Adverb) {
                    vec![Piece::new(at..at + 1)]
                } else if p.function(at) == Some(Function::Preposition) && !self.frame.governs(view, at) {
                    match p.noun_phrase(at + 1, self.sentence_end(at).min(at + 12), false) {
                        end if end > at + 1 => vec![Piece::new(at..end)],
                        _ => Vec::new(),
                    }
                } else {
                    Vec::new()
                }
            }
            // What may stand between a speaker and what the cue governs: times, prepositional phrases, commas.
            "between" => self.between(at, false),
            // The same where a noun follows: only between two commas is it sure where it ends.
            "commas" => self.between(at, true),
            // A relative clause and its commas between the subject and what was announced.
            "relative" => {
                let from = if p.comma(at) { at + 1 } else { at };
                let opens = p.function(from) == Some(Function::Relative);
                let end = (from..(from + 14).min(self.sentence_end(at))).find(|&t| p.comma(t));
                match end {
                    Some(end) if opens => vec![Piece::new(at..end + 1)],
                    _ => Vec::new(),
                }
            }
            "clause-end" => {
                let t = self.time(at).first().map_or(at, |piece| piece.tokens.end);
                let over = t >= view.tokens.len()
                    || view.tokens[t].line_before
                    || p.mark(t).is_some()
                    || p.function(t) == Some(Function::Relative)
                    || p.word(t).attribution;
                if over { vec![Piece::new(at..at)] } else { Vec::new() }
            }
            "governed" => self.governed(at),
            "time" => self.time(at),
            "finite" => {
                let w = p.word(at);
                if w.verb && !w.article { vec![Piece::new(at..at + 1)] } else { Vec::new() }
            }
            "observed" => match view.tokens.get(at) {
                Some(_) if view.letters(at).first() == Some(&LAM) => vec![Piece::new(at..at + 1)],
                _ => Vec::new(),
            },
            _ => return None,
        })
    }

    fn backward(&self, name: &str, at: usize, _parts: &[Part]) -> Option<Vec<Piece>> {
        let p = self.phrases;
        let view = &p.reading.view;
        if at >= view.tokens.len() {
            return Some(Vec::new());
        }
        if at == 0 {
            return Some(if name == "clause-start" { vec![Piece::new(0..0)] } else { Vec::new() });
        }
        let sentence = view.sentence(at - 1);
        Some(match name {
            "speaker-before" => {
                if sentence.end < at || view.tokens.get(at).is_some_and(|t| t.line_before) {
                    return Some(Vec::new());
                }
                // "أما المالك، فنفى": the comma after a fronted subject.
                let fronted = p.comma(at - 1) && p.function(sentence.start) == Some(Function::Fronting);
                let at = if fronted { at - 1 } else { at };
                let mut out = Vec::new();
                // "لمى، مديرة الشؤون، قالت": the sentence's first phrase, an insertion between commas, the verb.
                if p.comma(at - 1) && !fronted {
                    let start = sentence.start;
                    let end = p.noun_phrase(start, at, true);
                    let inserted = p.comma(end)
                        && end + 1 < at
                        && at - end <= 18
                        && !(end..at).any(|t| p.word(t).verb || p.function(t) == Some(Function::That));
                    if inserted && p.can_speak(start..end) {
                        out.extend(self.speaker(start, end, true, true));
                    }
                    return Some(out);
                }
                for start in (sentence.start.max(at.saturating_sub(24))..at).rev() {
                    let before = start.checked_sub(1).filter(|&b| b >= sentence.start);
                    let boundary = match before {
                        None => true,
                        Some(b) => {
                            p.comma(b)
                                // The marks around a name open no clause: إذاعة «…» نقلا عن
                                || !p.quote_at(b).is_some_and(|q| p.names(q))
                                    && p.mark(b).is_some_and(|c| {
                                        matches!(c, '؛' | ':' | '-' | '–' | '"' | '«' | '(' | '.' | '…' | '“')
                                    })
                                || matches!(
                                    p.function(b),
                                    Some(
                                        Function::That
                                            | Function::Auxiliary
                                            | Function::Clause
                                            | Function::Adverb
                                            | Function::Rather
                                            | Function::Fronting
                                    )
                                )
                        }
                    };
                    if !boundary || p.function(start).is_some() {
                        continue;
                    }
                    if let Some(piece) = self.speaker(start, at, true, true) {
                        let end = p.noun_phrase(start, at, true);
                        let relative = p.function(end) == Some(Function::Relative) || p.comma(end);
                        let adjectival = end < at
                            && !relative
                            && p.word(start).name != Some(NameKind::Location)
                            && (at - end <= 3 || (at - end <= 6 && p.word(end).attached))
                            && !(end..at)
                                .any(|t| p.word(t).verb || p.comma(t) || p.function(t) == Some(Function::That));
                        let tail = p.function(end) == Some(Function::Relative)
                            || (p.function(end) == Some(Function::Pronoun) && p.word(end).conjunction);
                        let relative_tail = tail
                            && at - end <= 10
                            && !(end + 1..at)
                                .any(|t| p.word(t).verb || p.comma(t) || p.function(t) == Some(Function::That));
                        if end == at || adjectival || relative_tail {
                            out.push(piece);
                            break;
                        }
                    }
                }
                out
            }
            "sentence-before" => {
                let mut end = at;
                while end > sentence.start
                    && (p.comma(end - 1) || p.mark(end - 1).is_some_and(|c| matches!(c, '-' | '–')))
                {
                    end -= 1;
                }
                if view.sentence(at).start == at {
                    // The cue opens a sentence of its own.
                    return Some(Vec::new());
                }
                let range = self.trim(sentence.start..end);
                if range.len() < 2 { Vec::new() } else { vec![Piece::new(range)] }
            }
            "quotation-before" => {
                let mut end = at;
                while end > 0 && (p.comma(end - 1) || p.stop(end - 1)) && at - end < 2 {
                    end -= 1;
                }
                let quote = end.checked_sub(1).and_then(|close| view.quote_closed_by(close)).map(|q| view.quotes[q]);
                match quote {
                    Some(q)
                        if q.style != QuoteStyle::Round
                            && q.close - q.open > 3
                            && view.paragraph(q.close) == view.paragraph(at.min(view.tokens.len() - 1)) =>
                    {
                        vec![Piece::new(self.trim(q.inside()))]
                    }
                    _ => Vec::new(),
                }
            }
            "clause-start" => {
                let free = view.sentence(at).start == at
                    || p.mark(at - 1).is_some()
                    || p.function(at - 1) == Some(Function::Clause);
                if free { vec![Piece::new(at..at)] } else { Vec::new() }
            }
            _ => return None,
        })
    }
}

//! How far what was said reaches: where it opens after its cue, and where it ends.

use std::ops::Range;

use riwaya_text::is_quote_mark;
use riwaya_text::letters::{ALEF, BEH, MEEM, WAW};
use riwaya_text::{Kind, QuoteStyle};

use super::builtin::Elements;
use super::opening::{LABEL, joined_and};
use crate::matcher::Piece;
use crate::phrase::Function;

/// No reported clause is longer: a text without stops must not make this quadratic.
pub(super) const LONGEST: usize = 800;

impl Elements<'_, '_, '_> {
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        let view = &self.phrases.reading.view;
        view.sentence(at.min(view.tokens.len().saturating_sub(1))).end
    }

    /// The end of a reported clause that begins at `at`.
    pub(super) fn clause_end(&self, at: usize, nominal: bool) -> usize {
        let p = self.phrases;
        let view = &p.reading.view;
        let mut end = self.sentence_end(at);
        // "قال إن العمل بدأ. وأنه يسير": a sentence that opens with "and that" is governed by the same verb.
        let led = at > 0 && p.function(at - 1) == Some(Function::That);
        while led && !nominal && self.adds_that(end) {
            end = self.sentence_end(end);
        }
        let mut end = end.min(at + LONGEST);
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
                    // Only words, not a name or a label, end with the marks.
                    after_quote = !round && self.words_in_marks(q);
                    if after_quote && p.function(t) == Some(Function::Relative) {
                        return t;
                    }
                    continue;
                }
            }
            let w = p.word(t);
            if self.pause(t) {
                if self.starts_other(t + 1, end, nominal, after_quote) {
                    return t;
                }
            } else if t > at {
                if self.next_statement(t, end, false) {
                    return t;
                }
                let clause = w.function == Some(Function::Clause);
                if clause && !w.reason && !w.connected && self.reports(t + 1, end) {
                    return t;
                }
                if p.is_participle(t) && !w.article && !p.is_predicate(t) && self.circumstance(t, end) {
                    return t;
                }
                if self.attribution(t, end) {
                    return t;
                }
                // "أيد المطالب بقوله: «…»": how he said so are words of their own.
                if nominal && p.lists.words.his_words.is_behind(p.reading, t, &[BEH]) && p.opens_content(t + 1) {
                    return t;
                }
                if p.stop(t) && t + 1 >= end {
                    return t;
                }
                // "من حيث", "قبل عامين عندما" go on.
                let inside = w.reason || w.when || (t > 0 && p.function(t - 1) == Some(Function::Preposition));
                if (nominal && clause && !inside)
                    || (w.function == Some(Function::Rather) && (self.denied() || self.reports(t + 1, end)))
                {
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

    /// Whether a sentence of the same paragraph begins at `t` with "and that".
    fn adds_that(&self, t: usize) -> bool {
        let p = self.phrases;
        let view = &p.reading.view;
        let follows = view.tokens.get(t).is_some_and(|token| !token.line_before);
        follows
            && p.word(t).conjunction
            && p.function(t) == Some(Function::That)
            && view.letters(t).first() == Some(&WAW)
    }

    /// Whether a comma before `t` ends the reported clause.
    pub(super) fn starts_other(&self, t: usize, end: usize, nominal: bool, after_quote: bool) -> bool {
        let p = self.phrases;
        if t >= end {
            return true;
        }
        let w = p.word(t);
        if self.attribution(t, end) || p.is_participle(t) || self.next_statement(t, end, true) {
            return true;
        }
        // "…، وهو ما نفاه الحزب"
        let which = w.function == Some(Function::Pronoun) && p.reading.view.is(t + 1, "ما");
        if which && self.verb_at(t + 2).is_some() {
            return true;
        }
        let joined = w.conjunction || joined_and(p.reading.view.letters(t));
        let mut verb = match w.function {
            // "ومؤخرا أعلنت", "وأمس قال", "وفي عام 2020 أعلن"
            Some(Function::Adverb) if joined => t + 1,
            Some(Function::Preposition) if joined && p.word(t + 1).time_end as usize > t + 1 => {
                p.word(t + 1).time_end as usize
            }
            None if joined && w.time_end as usize > t => w.time_end as usize,
            Some(Function::Clause) if !w.reason => t + 1,
            Some(Function::Preposition) if p.function(t + 1) == Some(Function::Clause) => t + 2,
            Some(Function::Auxiliary) => t + 1,
            _ => t,
        };
        let helps = |f: Option<Function>| matches!(f, Some(Function::Auxiliary | Function::Negation));
        while verb > t && verb < t + 9 && helps(p.function(verb)) {
            verb += 1;
        }
        // "ولم تبين المصادر": who did not say it is named.
        let denied = w.function == Some(Function::Negation) && w.conjunction && self.speaks_after(t + 1, end);
        if denied || (verb > t && (self.reports(verb, end) || self.resumes(t, verb))) {
            return true;
        }
        if self.opinion(t) || self.other_speaker(t, end) || self.tells_how(t, end) {
            return true;
        }
        // "وإذ لفت إلى أن …، سأل: «…»": the main clause behind one that the cue stands in.
        let subordinate = self.cue.checked_sub(2).is_some_and(|b| p.function(b) == Some(Function::Clause));
        if subordinate && p.plain_verb(t) && !w.article && p.opens_content(t + 1) {
            return true;
        }
        // "«…»، ثم قرأ": told by the author.
        if after_quote && p.lists.words.then.is(p.reading, t) {
            return true;
        }
        // "…، إلا أن الوزير رفض": somebody else's turn.
        if w.function == Some(Function::Bridge)
            && p.function(t + 1) == Some(Function::That)
            && self.speaker_acts(t + 2, end)
        {
            return true;
        }
        if after_quote
            && (matches!(w.function, Some(Function::Relative | Function::Clause))
                || (w.function == Some(Function::Pronoun) && w.conjunction))
        {
            return true;
        }
        nominal && !self.goes_on(t, end)
    }

    /// Whether a participle without a comma before it tells what the speaker said further: مؤكدا حرصه. The
    /// feminine one may be an adjective (زيارة معلنة من قبل).
    fn circumstance(&self, t: usize, end: usize) -> bool {
        let p = self.phrases;
        let free = p.reading.view.letters(t).ends_with(&[ALEF])
            && p.function(t + 1).is_none()
            && p.mark(t + 1).is_none()
            && self.frame_at(t).is_some_and(|f| f.noun);
        free || self.begins_statement(t, end)
    }

    /// Whether a participle that no list holds goes on with what the speaker said: "…، مفيدا بأن".
    fn tells_how(&self, t: usize, end: usize) -> bool {
        let p = self.phrases;
        matches!(p.reading.view.letters(t), [MEEM, _, _, .., ALEF])
            && !p.word(t).article
            && p.function(t).is_none()
            && (t + 1..(t + 4).min(end)).any(|k| p.opens_content(k))
    }

    /// Whether the cue at hand is denied: لا أعتقد أن … بل …
    fn denied(&self) -> bool {
        (self.cue.saturating_sub(2)..self.cue).any(|t| self.phrases.function(t) == Some(Function::Negation))
    }

    /// Whether a quotation holds words and not a name or a label: it is long or has a clause in it.
    fn words_in_marks(&self, quote: usize) -> bool {
        let p = self.phrases;
        let q = p.reading.view.quotes[quote];
        !p.names(quote) && (q.close - q.open > LABEL || p.clause_in(q.inside()))
    }

    /// Whether a mark at `t` may end a clause: a comma, a dash that does not stand between digits.
    fn pause(&self, t: usize) -> bool {
        let p = self.phrases;
        match p.mark(t) {
            Some('،' | ',' | '؛' | ';') => true,
            Some('-' | '–' | '—') => {
                let tokens = &p.reading.view.tokens;
                let number = |t: usize| tokens.get(t).is_some_and(|k| k.kind == Kind::Number);
                !(t > 0 && number(t - 1) && number(t + 1))
            }
            _ => false,
        }
    }

    /// Whether a frame of the author's own opinion stands at `t`.
    pub(super) fn opinion(&self, t: usize) -> bool {
        let language = self.phrases.reading.language;
        self.phrases.reading.hits_at(t).iter().any(|h| {
            let list = language.lists().get(language.list_of(h.entry).0 as usize);
            list.is_some_and(|l| l.name == "opinion-frames")
        })
    }

    /// "«…»، وأن «…»", "«…»، و«…»": further words of the same speaker.
    fn adds_words(&self, t: usize) -> bool {
        let p = self.phrases;
        let letters = p.reading.view.letters(t);
        letters.first() == Some(&WAW)
            && (p.function(t) == Some(Function::That)
                || (letters.len() == 1 && p.quote_at(t + 1).is_some_and(|q| p.speech(q))))
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
            let more = p.comma(after) && self.adds_words(after + 1);
            let ends = !more
                && (!quote.closed
                    || after >= view.tokens.len()
                    || view.tokens[after].line_before
                    || p.mark(after).is_some()
                    || p.function(after) == Some(Function::Relative)
                    || self.attribution(after, after + 12)
                    || (p.word(after).conjunction && p.word(after).verb));
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

    /// "…، وبحسب التقرير توفي": with "and" what is attributed follows.
    pub(super) fn joined(&self, at: usize) -> bool {
        let reading = self.phrases.reading;
        reading
            .hits_at(at)
            .iter()
            .any(|h| reading.language.entry(h.entry).list == self.attributions && h.proclitics.conjunction.is_some())
    }

    /// What an attribution behind it covers: the sentence before, or the quotation that stands by itself there.
    pub(super) fn sentence_before(&self, at: usize) -> Vec<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        let sentence = view.sentence(at - 1);
        // The cue opens a sentence of its own.
        if self.joined(at) || view.sentence(at).start == at {
            return Vec::new();
        }
        let mut end = at;
        while end > sentence.start && (p.comma(end - 1) || p.mark(end - 1).is_some_and(|c| matches!(c, '-' | '–'))) {
            end -= 1;
        }
        let quote = end.checked_sub(1).and_then(|close| view.quote_closed_by(close)).map(|q| view.quotes[q]);
        if let Some(q) = quote.filter(|q| q.style != QuoteStyle::Round && q.close - q.open > 3)
            && q.open > sentence.start
            && p.comma(q.open - 1)
        {
            return vec![Piece::new(self.trim(q.inside()))];
        }
        let range = self.trim(sentence.start.max(end.saturating_sub(LONGEST))..end);
        // "البئر، على حد قوله، …", "وقتل بحسب الشرطة …"
        let w = p.word(range.start);
        let opens = p.comma(at - 1) || (w.common && !w.article);
        if range.is_empty() || (range.len() < 2 && !opens) { Vec::new() } else { vec![Piece::new(range)] }
    }

    /// What is left of a sentence behind an attribution whose cue stands at `cue` within it: "وبلغ العدد، بحسب
    /// الشرطة، | عشرين". A new clause, a circumstance or another attribution is none of it.
    pub(super) fn remainder(&self, at: usize, cue: usize) -> Vec<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        let sentence = view.sentence(cue);
        let set_off = cue > sentence.start && p.comma(cue - 1);
        if set_off != p.comma(at) {
            return Vec::new();
        }
        let from = if set_off { at + 1 } else { at };
        if from >= sentence.end || view.tokens[from].line_before || p.mark(from).is_some() && p.quote_at(from).is_none()
        {
            return Vec::new();
        }
        let w = p.word(from);
        let begins = w.conjunction
            || joined_and(view.letters(from))
            || w.attribution
            || p.is_participle(from)
            || matches!(
                w.function,
                Some(Function::Clause | Function::Bridge | Function::Relative | Function::Adverb | Function::Rather)
            );
        if begins {
            return Vec::new();
        }
        let finite = |t: usize| {
            let w = p.word(t);
            (w.verb || w.common_verb) && !w.article && w.function.is_none() && w.name.is_none() && !w.in_name
        };
        let before = sentence.start..cue;
        // "الرجل، بحسب الشرطة، قتل جاره": the verb of the clause stands behind; a second one begins another clause.
        let second = finite(from)
            && !before.clone().any(|t| p.function(t) == Some(Function::Auxiliary))
            && before.clone().any(finite);
        // "وقتل بحسب الشرطة 12 شخصا": without commas only what the verb still needs.
        let verb = p.word(sentence.start).common && !p.word(sentence.start).article;
        let needed = set_off || (before.len() <= 2 && verb);
        if second || !needed {
            return Vec::new();
        }
        let end = self.clause_end(from, false);
        let range = self.trim(from..end);
        if range.is_empty() { Vec::new() } else { vec![Piece::new(range)] }
    }

    /// Takes stops and commas off the end of what was said.
    pub(super) fn trim(&self, mut range: Range<usize>) -> Range<usize> {
        while range.end > range.start {
            let last = range.end - 1;
            let view = &self.phrases.reading.view;
            let closes = view.quote_closed_by(last).is_some_and(|q| view.quotes[q].open >= range.start);
            let open_mark = !closes && view.mark(last).is_some_and(is_quote_mark);
            if matches!(self.phrases.mark(last), Some('.' | '،' | ',' | '؛' | ';' | ':' | '-' | '–')) || open_mark {
                range.end = last;
            } else {
                break;
            }
        }
        range
    }
}

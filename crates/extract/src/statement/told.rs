//! Through whom a speech came where the clause itself tells: "قال لوكالة …", "في مقابلة مع قناة …",
//! "في تصريحات نقلتها إذاعة …".

use std::ops::Range;

use riwaya_text::letters::{ALEF, BEH, FEH, HEH, LAM, NOON, WAW};

use super::Draft;
use super::builtin::Elements;
use crate::matcher::Piece;
use crate::phrase::Function;

/// How many tokens behind a speaker, whose words stand before him, tell whom he told.
const BEHIND: usize = 8;

/// How long a phrase before the cue may be that tells in which interview it was said.
const FRONTED: usize = 18;

/// How far behind the noun for a text its maker stands.
const MAKER: usize = 14;

/// Tokens of the longest name of an outlet in marks, the marks included.
const NAME: usize = 7;

impl Elements<'_, '_, '_> {
    /// The outlet that was told, or that published the text of the speech: between the cue and what was said,
    /// behind the speaker, or in a phrase that opens the sentence.
    pub(super) fn outlet(&self, draft: &Draft) -> Option<Piece> {
        let (cue, content, source) = (&draft.cue.tokens, draft.content_tokens(), draft.source_tokens());
        let between = if content.start >= cue.end {
            self.told(cue.end..content.start, &source, false)
        } else {
            let from = source.end.max(cue.end);
            let near = from..self.sentence_end(cue.start).min(from + BEHIND);
            let end = near.clone().find(|&t| self.phrases.mark(t).is_some() && self.phrases.quote_at(t).is_none());
            self.told(from..end.unwrap_or(near.end), &source, false)
        };
        between.or_else(|| self.told_before(cue.start, &source))
    }

    /// "وفي مقابلة مع صحيفة …، قال فلان": the phrase that opens the sentence of the cue.
    fn told_before(&self, cue: usize, source: &Range<usize>) -> Option<Piece> {
        let p = self.phrases;
        let from = p.reading.view.sentence(cue).start;
        let opens = p.lists.words.during.is_behind(p.reading, from, &[WAW, FEH]);
        if !opens || cue - from > FRONTED || (source.start < cue && !source.is_empty()) {
            return None;
        }
        let other = |t: usize| {
            p.function(t) == Some(Function::That) || (p.word(t).verb && !p.word(t).article && !self.points_back(t))
        };
        if (from..cue).any(other) { None } else { self.told(from..cue, &(0..0), true) }
    }

    /// The first outlet of a range that a preposition or a verb of publishing leads to. `talk` asks for a noun
    /// of speech before it.
    fn told(&self, range: Range<usize>, source: &Range<usize>, talk: bool) -> Option<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        let mut spoken = false;
        let mut t = range.start;
        while t < range.end {
            if source.contains(&t) {
                t = source.end;
                continue;
            }
            let letters = view.letters(t);
            let w = p.word(t);
            spoken |= self.phrases.lists.words.talks.is_behind(p.reading, t, &[WAW, BEH, FEH]);
            if talk && !spoken {
                t += 1;
                continue;
            }
            let outlet = |t: usize| self.broadcasts(t);
            if letters == [LAM] {
                if let Some(name) = self.marked_name(t + 1, range.end) {
                    return Some(name);
                }
            } else if letters.first() == Some(&LAM) {
                // Not "لمراسلتنا": the text that is read; nor "الوكالة الوطنية للأنباء".
                let house = t > range.start && (outlet(t - 1) || (t > range.start + 1 && outlet(t - 2)));
                if w.attached && outlet(t) && !house && !letters.ends_with(&[NOON, ALEF]) {
                    return self.whole_name(t, range.end);
                }
            } else if w.leads_to && spoken {
                let name = self.marked_name(t + 1, range.end);
                if let Some(name) = name.or_else(|| self.whole_name(t + 1, range.end).filter(|_| outlet(t + 1))) {
                    return Some(name);
                }
            } else if self.points_back(t) && (spoken || self.publishes(t)) {
                let by = (t + 1..(t + 3).min(range.end)).find(|&k| !p.word(k).pronominal).unwrap_or(t + 1);
                let able = by < range.end && (outlet(by) || self.publishes(t));
                if let Some(name) = self.whole_name(by, range.end).filter(|_| able) {
                    return Some(name);
                }
            } else if self.frame.addressee && outlet(t) && !w.attached && t >= source.end && !source.is_empty() {
                // "أبلغ المدير وكالة …"
                return self.whole_name(t, range.end);
            }
            t += 1;
        }
        None
    }

    /// Who made the text that is named at `at`: "بيان لنقابة …", "مقابلة أجرتها معه قناة …", "بيان صادر عن …".
    pub(super) fn maker(&self, at: usize) -> Option<Piece> {
        let p = self.phrases;
        let view = &p.reading.view;
        let end = self.sentence_end(at).min(at + MAKER);
        let name = |t: usize| self.marked_name(t, end).or_else(|| self.whole_name(t, end));
        for t in at..end {
            let w = p.word(t);
            let letters = view.letters(t);
            let found = if letters == [LAM] {
                self.marked_name(t + 1, end)
            } else if letters.first() == Some(&LAM) && (w.attached || w.article) {
                self.whole_name(t, end)
            } else if w.leads_to {
                name(t + 1).filter(|n| self.marked_name(t + 1, end).is_some() || self.broadcasts(n.tokens.start))
            } else if p.lists.words.issued_by.is(p.reading, t) {
                name(t + 1)
            } else if w.pronominal || (self.points_back(t) && !p.lists.words.talks.is_behind(p.reading, t, &[])) {
                // "أجرتها | معه | القناة"
                let by = (t + 1..end).find(|&k| !p.word(k).pronominal)?;
                name(by).filter(|_| !p.word(by).document && p.function(by).is_none())
            } else {
                None
            };
            if found.is_some() || p.stop(t) {
                return found;
            }
        }
        // "في صحيفة …"
        self.whole_name(at, end).filter(|_| self.broadcasts(at))
    }

    /// Whether an outlet is named at `t`.
    pub(super) fn broadcasts(&self, t: usize) -> bool {
        self.phrases.word(t).media || self.phrases.word(t).outlet
    }

    /// Whether a word ends in a pronoun as a verb does that tells of a text: نشرته
    fn points_back(&self, t: usize) -> bool {
        matches!(self.phrases.reading.view.letters(t), [_, _, .., HEH] | [_, _, .., HEH, ALEF])
    }

    /// The words inside marks at `t`, where they are so few that they name somebody.
    fn marked_name(&self, t: usize, end: usize) -> Option<Piece> {
        let p = self.phrases;
        let q = p.reading.view.quotes[p.quote_at(t)?];
        let short = q.closed && q.close < end && q.close - q.open <= NAME && q.close > q.open + 1;
        (short && !p.clause_in(q.inside())).then(|| Piece::new(q.inside()))
    }

    fn whole_name(&self, t: usize, end: usize) -> Option<Piece> {
        let close = self.phrases.noun_phrase(t, end, false);
        (close > t && self.phrases.can_speak(t..close)).then(|| self.noun_piece(t..close))
    }
}

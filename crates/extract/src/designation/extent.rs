//! How far a noun phrase reaches behind its noun.

use riwaya_text::Hit;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, LAM, YEH};

use super::Found;
use super::phrase::Scene;
use crate::finding::{Group, NameKind};

impl Scene<'_, '_> {
    /// The object of a verbal noun: "مبان إدارية" behind "اقتحام".
    pub(super) fn object(&self, at: usize) -> usize {
        let r = self.recognizer;
        let bare = self.word(at)
            && !self.article(at)
            && self.reading.hits_at(at).iter().any(|h| {
                h.end as usize == at + 1
                    && h.proclitics.none()
                    && matches!(h.ending, Ending::None | Ending::FemininePlural)
                    && self.reading.language.list_of(h.entry) == r.nouns
            })
            && !self.listed(at, r.particles)
            && !self.listed(at, r.verbs);
        if bare { self.adjectives(at + 1, false, self.reading.view.sentence(at).end, 1) } else { at }
    }

    /// What burns, spreads or collides: "حريق مصنع الزجاج", "وباء إيبولا".
    pub(super) fn subject_of(&self, at: usize) -> usize {
        let r = self.recognizer;
        let limit = self.reading.view.tokens.get(at).map_or(at, |_| self.reading.view.sentence(at).end);
        if at >= limit || !self.word(at) || self.listed(at, r.particles) || self.listed(at, r.verbs) {
            return at;
        }
        if let Some(m) = self.mention(at) {
            return self.reading.view.tokens_in(m.span).end.min(limit);
        }
        let noun = self.reading.of_list(at, r.nouns).any(|h| h.end as usize == at + 1 && h.proclitics.none());
        if !noun {
            return at;
        }
        match self.mention(at + 1).filter(|m| m.kind == NameKind::Location) {
            Some(m) => self.reading.view.tokens_in(m.span).end.min(limit),
            None if self.word(at + 1) && self.article(at + 1) && !self.is_day(at + 1) => (at + 2).min(limit),
            None => at + 1,
        }
    }

    /// "المناهضين للحكومة", "المدعومة من الخارج": a participle and what it governs, a comma before it or not.
    pub(super) fn attribute(&self, at: usize, group: Group) -> usize {
        let view = &self.reading.view;
        let limit = view.tokens.get(at).map_or(at, |_| view.sentence(at).end);
        let comma = matches!(view.mark(at), Some('،' | ','));
        let start = at + usize::from(comma);
        if start >= limit || !self.word(start) || comma && group == Group::Act {
            return at;
        }
        // The participle may have been taken as an adjective already.
        let (participle, after) = if self.participle(start) {
            (start, start + 1)
        } else if !comma && at > 0 && self.participle(at - 1) {
            (at - 1, at)
        } else {
            return at;
        };
        let _ = participle;
        let reach = |from: usize| {
            if from >= limit || !self.word(from) {
                return None;
            }
            let l = view.letters(from);
            if l.len() >= 5 && l[0] == LAM {
                return Some(self.adjectives(from + 1, true, limit, 1));
            }
            if self.forms().complements.is(self.reading, from) && self.word(from + 1) {
                let end = match self.mention(from + 1) {
                    Some(m) => view.tokens_in(m.span).end,
                    None => from + 2,
                };
                return Some(end.min(limit));
            }
            // "خارجيا", "عسكريا"
            (matches!(l, [_, _, .., YEH, ALEF]) && self.mention(from).is_none()).then_some(from + 1)
        };
        match reach(after) {
            Some(end) => end,
            None if !comma && participle == start => start + 1,
            None => at,
        }
    }

    pub(super) fn participle(&self, token: usize) -> bool {
        self.forms().participles.begins(self.reading, token)
    }

    /// Adjectives, genitives and their adjectives behind the head.
    pub(super) fn extent(&self, f: &Found, hit: &Hit, whole: bool) -> usize {
        let mut end = f.end;
        let sentence = self.reading.view.sentence(f.head).end;
        let definite_end = end > 0 && self.article(end - 1);
        if hit.article || (whole && definite_end) {
            return self.adjectives(end, true, sentence, 3);
        }
        if self.closed(hit) {
            return self.adjectives(end, false, sentence, 2);
        }
        // "أحداث كازاخستان", "قمع احتجاجات كازاخستان"
        for _ in 0..4 {
            if end >= sentence || !self.word(end) {
                break;
            }
            if self.adjective(end, false) && !self.article(end) && self.indefinite_fits(end) {
                end = self.adjectives(end, false, sentence, 2);
                break;
            }
            // "شرطة محافظة ديالى"
            if self.listed(end, self.recognizer.geo_heads)
                && let Some(m) = self.mention(end + 1).filter(|m| m.kind == NameKind::Location)
            {
                return self.reading.view.tokens_in(m.span).end.min(sentence);
            }
            if self.article(end) {
                if self.is_day(end) {
                    break;
                }
                return self.adjectives(end + 1, true, sentence, 3);
            }
            if let Some(m) = self.mention(end)
                && m.span.start == self.reading.view.tokens[end].span.start
            {
                if matches!(m.kind, NameKind::Location | NameKind::Organisation) {
                    return self.reading.view.tokens_in(m.span).end.min(sentence);
                }
                break;
            }
            if whole && self.reading.find(end, self.recognizer.designations).is_none() {
                break;
            }
            let amount = self.forms().amounts.is(self.reading, end) && self.word(end + 1) && self.article(end + 1);
            let chained = self.reading.find(end, self.recognizer.designations).is_some_and(|(h, _)| {
                h.proclitics.none() || f.light || h.proclitics.conjunction == Some('و') && self.plain_and(f, end)
            });
            if amount {
                end += 1;
            } else if chained {
                let (h, _) = match self.reading.find(end, self.recognizer.designations) {
                    Some(x) => x,
                    None => break,
                };
                end = h.end as usize;
                if h.article {
                    return self.adjectives(end, true, sentence, 3);
                }
            } else {
                break;
            }
        }
        // "أعمال نهب وشغب"
        if f.light || self.light_pair(f) {
            while self.word(end)
                && self
                    .reading
                    .find(end, self.recognizer.designations)
                    .is_some_and(|(h, e)| h.proclitics.conjunction == Some('و') && e.value == "act" && !h.article)
            {
                end += 1;
            }
        }
        end.min(sentence)
    }

    pub(super) fn light_pair(&self, f: &Found) -> bool {
        self.forms().light_heads.is(self.reading, f.head)
    }

    pub(super) fn plain_and(&self, f: &Found, at: usize) -> bool {
        self.light_pair(f) && at > f.head + 1
    }

    /// Whether an indefinite adjective really goes with the noun: no time word, no title of a name.
    pub(super) fn indefinite_fits(&self, token: usize) -> bool {
        !self.listed(token, self.recognizer.particles) && !self.listed(token, self.recognizer.verbs)
    }

    pub(super) fn is_day(&self, token: usize) -> bool {
        self.forms().days.is(self.reading, token)
    }

    pub(super) fn adjectives(&self, mut end: usize, article: bool, limit: usize, most: usize) -> usize {
        for _ in 0..most {
            if end < limit && self.adjective(end, article) && !self.is_day(end) {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// What stands behind على: a noun with its genitive or adjective.
    pub(super) fn complement(&self, at: usize) -> usize {
        if !self.word(at) {
            return at;
        }
        let limit = self.reading.view.sentence(at).end;
        let mut end = at + 1;
        if self.forms().amounts.is(self.reading, at) && self.word(end) {
            end += 1;
        }
        if self.article(end - 1) {
            return self.adjectives(end, true, limit, 2);
        }
        if self.word(end) && self.article(end) && !self.is_day(end) {
            return self.adjectives(end + 1, true, limit, 2);
        }
        self.adjectives(end, false, limit, 2)
    }

    /// "لمكافحة الإرهاب", "لاستعادة النظام": ل, a verbal noun, its object.
    pub(super) fn purpose(&self, at: usize) -> Option<usize> {
        if !self.word(at) {
            return None;
        }
        let letters = self.reading.view.letters(at);
        if letters.first() != Some(&LAM) || letters.len() < 4 || !self.word(at + 1) || !self.article(at + 1) {
            return None;
        }
        self.forms().purposes.is(self.reading, at).then_some(at + 2)
    }
}

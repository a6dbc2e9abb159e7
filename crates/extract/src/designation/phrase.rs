//! Where a noun phrase begins and ends.

use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, BEH, LAM, TEH_MARBUTA, WAW, YEH, fold};
use riwaya_text::{Hit, Kind};

use super::{DesignationForms, Found, Recognizer, event};
use crate::finding::{Group, Mention, NameKind};
use crate::language::{Entry, ListId};
use crate::reading::Reading;

/// A document while its designations are found.
pub(super) struct Scene<'s, 'd> {
    pub(super) recognizer: &'s Recognizer,
    pub(super) reading: &'s Reading<'d>,
    pub(super) mentions: &'s [Mention],
    /// The mention (index) that begins in a token.
    mention_at: Vec<u32>,
    /// The country that the document tells of.
    pub(super) home: &'static str,
}

impl<'s, 'd> Scene<'s, 'd> {
    pub(super) fn new(recognizer: &'s Recognizer, reading: &'s Reading<'d>, mentions: &'s [Mention]) -> Self {
        let mut mention_at = vec![u32::MAX; reading.view.tokens.len()];
        for (n, m) in mentions.iter().enumerate().rev() {
            if let Some(slot) = mention_at.get_mut(reading.view.token_at(m.span.start)) {
                *slot = n as u32;
            }
        }
        let home = event::home(reading, mentions);
        Scene { recognizer, reading, mentions, mention_at, home }
    }

    pub(super) fn mention(&self, token: usize) -> Option<&'s Mention> {
        self.mentions.get(*self.mention_at.get(token)? as usize)
    }

    /// Whether a hit of a list covers exactly this token.
    pub(super) fn listed(&self, token: usize, list: ListId) -> bool {
        self.reading.of_list(token, list).any(|h| h.end as usize == token + 1)
    }

    /// The same without an ending: غذائي is no غذاء.
    pub(super) fn plainly(&self, token: usize, list: ListId) -> bool {
        self.reading.of_list(token, list).any(|h| h.end as usize == token + 1 && h.ending == Ending::None)
    }

    /// Words that the rules ask for in one place.
    pub(super) fn forms(&self) -> &'s DesignationForms {
        &self.recognizer.forms
    }

    /// A word of the same line.
    pub(super) fn word(&self, token: usize) -> bool {
        self.reading.view.tokens.get(token).is_some_and(|t| t.kind == Kind::Word && !t.line_before)
    }

    /// The article at the very start of a token, no proclitic before it.
    pub(super) fn article(&self, token: usize) -> bool {
        let l = self.reading.view.letters(token);
        l.len() >= 4 && fold(l[0]) == ALEF && l[1] == LAM
    }

    /// Whether ب stands attached before the token's word.
    pub(super) fn behind(&self, token: usize) -> bool {
        self.reading.find(token, self.recognizer.designations).is_some_and(|(h, _)| h.proclitics.particle == Some('ب'))
    }

    /// "بأنهم", "على أنها": the way from a distancing word to its noun.
    pub(super) fn is_link(&self, token: usize) -> bool {
        self.forms().links.is(self.reading, token)
    }

    /// An adjective by list or by its ending, with or without the article as asked.
    pub(super) fn adjective(&self, token: usize, article: bool) -> bool {
        let letters = self.reading.view.letters(token);
        // "والداخلية" begins another phrase.
        if !self.word(token) || self.article(token) != article || !article && definite(letters) {
            return false;
        }
        let r = self.recognizer;
        let joined =
            |list| self.reading.of_list(token, list).all(|h| h.end as usize > token + 1 || !h.proclitics.none());
        if self.listed(token, r.adjectives) || self.listed(token, r.demonyms) || self.listed(token, r.harsh) {
            let apart = [r.adjectives, r.demonyms, r.harsh].into_iter().all(joined);
            return !apart && (!self.listed(token, r.verbs) || article);
        }
        use riwaya_text::letters::NOON;
        let relation = match letters {
            // "السلميين": ين twice over ends no noun of its own
            [.., y, a, b] if *y == YEH && *a == YEH && *b == NOON => true,
            // "داميا": the accusative
            [WAW, ..] => false,
            [.., y, a] if !article && *y == YEH && *a == ALEF && letters.len() >= 5 => true,
            [.., a, b] => (*a == YEH && *b == TEH_MARBUTA) || (*b == YEH && letters.len() >= 5),
            _ => false,
        };
        relation
            && !self.plainly(token, r.nouns)
            && !self.listed(token, r.particles)
            && !self.listed(token, r.verbs)
            && !self.listed(token, r.designations)
            && self.mention(token).is_none()
    }

    /// The longest listed noun that begins in a token; of two the one that is written as listed.
    fn best(&self, t: usize) -> Option<(&Hit, &'s Entry)> {
        let language = self.reading.language;
        self.reading
            .of_list(t, self.recognizer.designations)
            .max_by_key(|h| {
                (h.end, h.ending == Ending::None, h.article == language.entry(h.entry).form.starts_with("ال"))
            })
            .map(|h| (h, language.entry(h.entry)))
            .filter(|(h, e)| h.ending != Ending::Feminine || e.value != "act")
    }

    /// The noun phrase whose head is this token.
    pub(super) fn phrase(&self, t: usize) -> Option<Found> {
        let (hit, entry) = self.best(t)?;
        let group = Group::parse(entry.value)?;
        let named = self.force_named(hit, group);
        if named.is_none() && self.inside_name(hit) || !self.as_noun(t, hit, group) || self.figurative(hit) {
            return None;
        }
        let usage = entry.usage;
        let mut found = Found {
            first: t,
            head: t,
            end: hit.end as usize,
            start_byte: hit.span.start,
            listed: hit.end as usize,
            group,
            light: matches!(usage, "ل")
                || entry.form.starts_with("أعمال")
                || entry.form.starts_with("أحداث")
                || entry.form.starts_with("عمليات"),
            note: entry.note,
            entry: hit.entry,
        };
        let bare_end = found.end;
        let listed_whole = hit.end - hit.first > 1;
        if let Some(end) = named {
            found.end = end;
        } else if hit.ending != Ending::Pronoun && usage != "what" {
            found.end = self.extent(&found, hit, listed_whole);
        }
        if found.end == bare_end
            && !hit.article
            && let Some((end, of)) = self.part_of(found.end, group)
        {
            found.end = end;
            found.group = of;
            return Some(found);
        }
        match usage {
            "على" => {
                if !self.forms().upon.is(self.reading, found.end) {
                    return None;
                }
                found.end = self.complement(found.end + 1);
            }
            "ل" => {
                let harsh = (bare_end..found.end).any(|x| self.listed(x, self.recognizer.harsh));
                if let Some(end) = self.purpose(found.end) {
                    found.end = end;
                    found.light = false;
                } else if !harsh && !self.holds_designation(bare_end..found.end) {
                    return None;
                }
            }
            "harsh" if !(bare_end..found.end).any(|x| self.listed(x, self.recognizer.harsh)) => {
                if !(bare_end..found.end).any(|x| self.forms().angry.is(self.reading, x)) || group == Group::Act {
                    return None;
                }
                found.group = Group::Participants;
            }
            "angry" if !(bare_end..found.end).any(|x| self.forms().angry.is(self.reading, x)) => return None,
            "foreign" if !(bare_end..found.end).any(|x| self.abroad(x)) => return None,
            "agent" if !self.acts(t, found.end) => return None,
            "nation" if !(bare_end..found.end).any(|x| self.of_home(x)) => return None,
            "plural" if !self.closed(hit) => return None,
            "of" if found.end == bare_end => return None,
            "object" if !self.holds_designation(bare_end..found.end) => {
                return None;
            }
            "what" => {
                if self.forms().inside.is(self.reading, found.end)
                    && let Some(m) = (found.end + 1..found.end + 4)
                        .take_while(|&x| self.word(x))
                        .find_map(|x| self.mention(x))
                        .filter(|m| matches!(m.kind, NameKind::Location | NameKind::Event))
                {
                    found.end = self.reading.view.tokens_in(m.span).end;
                }
            }
            "strict" => {
                if !hit.article
                    && found.end == bare_end
                    && self.purpose(found.end).is_none()
                    && self.stranger(found.end)
                {
                    return None;
                }
                if found.end > bare_end && !self.known(bare_end..found.end) {
                    return None;
                }
            }
            "verbal" if found.end == bare_end && !hit.article && hit.ending != Ending::Pronoun => {
                found.end = self.object(bare_end);
            }
            _ => {}
        }
        // "خشية الملاحقة": what is done to nobody is no act of this event.
        if usage == "verbal" && entry.note == "weak" && hit.article && found.end == bare_end {
            return None;
        }
        if entry.note == "event" && !hit.article && found.end == bare_end && !self.closed(hit) {
            found.end = self.subject_of(found.end);
        }
        if hit.ending == Ending::Pronoun && usage != "what" {
            let limit = self.reading.view.sentence(t).end;
            found.end = self.adjectives(found.end, true, limit, 2);
        }
        if group == Group::Act
            && let Some(end) = self.purpose(found.end)
        {
            found.end = end;
            found.light = false;
        }
        found.end = self.attribute(found.end, group);
        if t > 0
            && hit.article
            && hit.proclitics.none()
            && self.forms().demonstratives.is(self.reading, t - 1)
            && self.reading.view.sentence_of(t - 1) == self.reading.view.sentence_of(t)
        {
            found.first = t - 1;
            found.start_byte = self.reading.view.tokens[t - 1].span.start;
        }
        Some(found)
    }

    /// Whether the token is part of a name that says something else: "حزب المقاومة", "صحيفة الثورة".
    fn inside_name(&self, hit: &Hit) -> bool {
        let span = hit.span;
        let n = self.mentions.partition_point(|m| m.span.start < span.end);
        self.mentions[..n].iter().rev().take(3).any(|m| {
            m.span.start <= span.start
                && m.span.end >= span.end
                && m.span != span
                && m.kind != NameKind::Group
                && (m.kind != NameKind::Organisation || m.span.start < span.start || m.rule == "organisation-listed")
                && m.kind != NameKind::Event
        })
    }

    /// Whether the word is a noun here: no verb (قتل خمسة), no adjective of the noun before it.
    fn as_noun(&self, t: usize, hit: &Hit, group: Group) -> bool {
        let r = self.recognizer;
        let single = hit.end as usize == t + 1;
        let before = t.checked_sub(1).filter(|_| !self.reading.view.tokens[t].line_before);
        let before_word = before.filter(|&b| self.reading.view.tokens[b].kind == Kind::Word);
        if single
            && self.reading.find(t, r.titles).is_some_and(|(h, _)| h.end as usize == t + 1)
            && self.mention(t + 1).is_some_and(|m| m.kind == NameKind::Person)
        {
            return group != Group::Participants;
        }
        if single && !hit.article && self.listed(t, r.verbs) {
            let Some(b) = before_word else { return false };
            let governed = hit.proclitics.particle.is_some() || self.forms().governing.is(self.reading, b);
            if !governed || hit.proclitics.conjunction.is_some() {
                return false;
            }
        }
        if single
            && matches!(group, Group::Participants | Group::Attackers | Group::StateForces)
            && (self.listed(t, r.adjectives) || self.listed(t, r.harsh))
            && hit.proclitics.none()
            && let Some(b) = before_word
            && !self.forms().amounts.is(self.reading, b)
            && self.governs_adjective(b, hit)
        {
            return false;
        }
        if single
            && hit.ending == Ending::Feminine
            && !hit.article
            && (self.listed(t, r.adjectives) || self.listed(t, r.harsh))
        {
            return false;
        }
        // "مركز الشرطة" is a house.
        if matches!(group, Group::StateForces | Group::Act)
            && let Some(b) = before_word
            && self.is_house(b)
        {
            return false;
        }
        if group == Group::Government
            && let Some(b) = before_word
            && self.forms().government_of_else.is(self.reading, b)
        {
            return false;
        }
        true
    }

    /// Whether the word before an adjective is the noun that it goes with: of the same definiteness, or
    /// definite by a pronoun or as a name ("عملياتهم العسكرية", "داعش الإرهابي").
    fn governs_adjective(&self, b: usize, hit: &Hit) -> bool {
        let r = self.recognizer;
        let article = hit.article;
        if self.listed(b, r.verbs) || self.listed(b, r.particles) {
            return false;
        }
        if !article {
            return !self.article(b)
                && (self.listed(b, r.nouns)
                    || self.reading.find(b, r.designations).is_some()
                    || self.listed(b, r.adjectives));
        }
        let l = self.reading.view.letters(b);
        let named =
            self.mentions.get(self.mentions.partition_point(|m| m.span.end < self.reading.view.tokens[b].span.end));
        let named = named.is_some_and(|m| m.span.start <= self.reading.view.tokens[b].span.start);
        let pronoun = self.reading.hits_at(b).iter().any(|h| h.ending == Ending::Pronoun && h.end as usize == b + 1);
        // "معقل المتمردين": people in the plural are no adjective of a bound noun, whether a list has it or not.
        definite(l) || named || pronoun && !self.plainly(b, r.nouns)
    }

    /// A building, vehicle or office that an institution's name only describes.
    fn is_house(&self, token: usize) -> bool {
        self.forms().houses.is_behind(self.reading, token, &[WAW, LAM, BEH])
    }

    pub(super) fn holds_designation(&self, range: std::ops::Range<usize>) -> bool {
        range.clone().any(|t| {
            self.reading.find(t, self.recognizer.designations).is_some()
                || self.mention(t).is_some_and(|m| matches!(m.kind, NameKind::Location | NameKind::Organisation))
        })
    }

    /// Whether what was taken belongs to events: a name, a people, a harsh adjective, another designation.
    pub(super) fn known(&self, range: std::ops::Range<usize>) -> bool {
        self.holds_designation(range.clone())
            || range.clone().any(|t| {
                self.listed(t, self.recognizer.harsh)
                    || self.listed(t, self.recognizer.demonyms)
                    || self.forms().of_events.is(self.reading, t)
            })
    }

    /// Whether the next word binds the noun to something that is no event: "نظام غذاء".
    pub(super) fn stranger(&self, token: usize) -> bool {
        if !self.word(token)
            || self.listed(token, self.recognizer.particles)
            || self.listed(token, self.recognizer.verbs)
        {
            return false;
        }
        let l = self.reading.view.letters(token);
        let purpose = l.len() >= 4 && l[0] == LAM && l[1] == LAM;
        (self.listed(token, self.recognizer.nouns) || purpose || self.reading.hits_at(token).is_empty())
            && self.reading.find(token, self.recognizer.designations).is_none()
    }
}

/// The article, alone or behind attached particles.
fn definite(l: &[u8]) -> bool {
    match l {
        [a, LAM, _, _, ..] if fold(*a) == ALEF => true,
        [LAM, LAM, _, _, ..] => true,
        [_, a, LAM, _, _, ..] if fold(*a) == ALEF => true,
        [WAW, LAM, LAM, _, _, ..] => true,
        _ => false,
    }
}

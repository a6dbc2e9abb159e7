//! Organisations: listed ones, and those that a head noun shows.

use riwaya_text::clitic::Ending;
use riwaya_text::{Hit, Kind};

use super::cues::*;
use super::words::*;
use super::{Candidate, Scene};
use crate::finding::NameKind;

/// Whether a head's row carries a mark: `bound-only` (no name with the article alone), `own-name` (never
/// the class word before a listed name), `other-body` (before a listed name it is another body than it),
/// `namesake` (bears persons' names).
fn marked(note: &str, mark: &str) -> bool {
    note.split(' ').any(|w| w == mark)
}

impl Scene<'_, '_> {
    /// All organisations.
    pub(super) fn organisations(&self, out: &mut Vec<Candidate>) {
        for t in 0..self.reading.view.tokens.len() {
            let f = self.words.at(t);
            if f & (ORG | ORG_HEAD) == 0 || self.reading.set_aside(t) {
                continue;
            }
            if f & ORG != 0 {
                self.listed_organisation(t, out);
            }
            if f & ORG_HEAD != 0
                && let Some(head) = longest(self.reading, self.roles, t, Role::OrgHead)
            {
                self.headed_organisation(head, out);
            }
        }
    }

    fn listed_organisation(&self, t: usize, out: &mut Vec<Candidate>) {
        let f = self.words.at(t);
        for hit in self.reading.hits_at(t) {
            let entry = self.reading.language.entry(hit.entry);
            let role = self.roles.of(hit.entry);
            let single = hit.end as usize == t + 1;
            if role == Role::Short {
                if self.short_ministry(t, hit) {
                    let end = self.relations(hit.end as usize, 1);
                    let span = hit.span.cover(self.reading.view.span(t..end));
                    let whose = self.reading.view.words(hit.end as usize..end);
                    out.push(Candidate {
                        name: Some(super::again::clean(&format!("{} {whose}", entry.value))),
                        ..Candidate::new(span, t..end, NameKind::Organisation, "organisation-short")
                    });
                }
                continue;
            }
            if role != Role::Organisation {
                continue;
            }
            if hit.ending != Ending::None && !(hit.ending == Ending::Accusative) {
                continue;
            }
            let head = self.head_before(t, hit);
            let doubtful = self.ambiguous(hit.entry)
                || single && f & (PLAIN | GIVEN | FAMILY | PLACE | DEMONYM) != 0
                || single && f & COMMON != 0
                || !hit.proclitics.none() && single && !hit.article && self.reading.view.letters(t).len() <= 4;
            if single && head.is_none() && self.modifying(t, hit) {
                continue;
            }
            // "إنترفاكس وتاس": one outlet among others.
            let listed_before = (t.saturating_sub(4)..t).any(|x| self.words.any(x, ORG) && !self.words.any(x, PLAIN));
            let doubtful = doubtful
                && !(entry.usage == "club" && !self.words.any(t, PLACE | GIVEN | FAMILY) && self.sporting(t))
                && !(listed_before && !self.ambiguous(hit.entry) && !self.words.any(t, PLAIN | NOUN));
            let quoted = self.alone_in_marks(t, hit.end as usize)
                || self.speaks(hit, entry.usage)
                || entry.usage == "agency" && self.heads_line(t, hit.end as usize);
            if doubtful && hit.article && !entry.form.starts_with("ال") && !quoted && head.is_none() {
                continue;
            }
            let mut candidate = Candidate {
                canonical: Some(entry.value),
                doubtful: doubtful && head.is_none() && !quoted,
                ..Candidate::new(hit.span, hit.tokens(), NameKind::Organisation, "organisation-listed")
            };
            if let Some(head) = head {
                // "فندق الجزيرة" is not the channel.
                let sort = self.reading.language.entry(head.entry).value;
                let told = self.ambiguous(hit.entry) || entry.usage == "club" || sort == "university";
                let other = marked(self.reading.language.entry(head.entry).note, "other-body");
                if other || told && another_sort(sort, entry.usage) {
                    candidate.canonical = None;
                }
                candidate.span = head.span.cover(candidate.span);
                candidate.tokens.start = head.first as usize;
                let mut end = self.relations(candidate.tokens.end, 2);
                if self.cued(end, OUTLET_TAIL) {
                    end += 1;
                }
                if end > candidate.tokens.end {
                    candidate.span = candidate.span.cover(self.reading.view.span(candidate.tokens.end..end));
                    candidate.tokens.end = end;
                }
            }
            out.push(candidate);
            break;
        }
    }

    /// "واس - ": an agency before the text that it sends.
    fn heads_line(&self, first: usize, end: usize) -> bool {
        let view = &self.reading.view;
        (first == 0 || view.tokens[first].line_before) && matches!(view.mark(end), Some('-' | '–' | ':' | '/'))
    }

    /// Whether a verb before a doubtful name shows that it is one: an outlet that broadcasts and quotes,
    /// or a masculine word whose verb is feminine ("أعلنت حماس").
    fn speaks(&self, hit: &Hit, usage: &str) -> bool {
        use riwaya_text::letters::{TEH, TEH_MARBUTA};
        let t = hit.first as usize;
        if t == 0 || !hit.proclitics.none() || self.reading.view.tokens[t].line_before {
            return false;
        }
        let medium = matches!(usage, "agency" | "channel" | "paper" | "magazine" | "radio" | "site");
        if medium && self.cued_joined(t - 1, BROADCASTS) {
            return true;
        }
        let first = self.reading.view.letters(t);
        let verb = self.reading.view.letters(t - 1);
        let feminine = first.last() == Some(&TEH_MARBUTA);
        !medium
            && verb.len() >= 4
            && verb.last() == Some(&TEH)
            && self.words.any(t - 1, VERB)
            && !feminine
            && !self.words.any(t, VERB | PARTICLE)
            && (self.words.any(t, PLAIN) || hit.end as usize > t + 1)
    }

    /// "البلدان العربية": an adjective that is also an outlet's name.
    fn modifying(&self, t: usize, hit: &Hit) -> bool {
        t > 0
            && hit.article
            && self.words.any(t, DEMONYM | ADJECTIVE)
            && !self.reading.view.tokens[t].line_before
            && self.words.any(t - 1, ARTICLE)
            && !self.words.any(t - 1, PARTICLE | PLACE)
    }

    /// A head noun without the article right before a listed name: "وكالة", "قناة", "حزب".
    fn head_before(&self, t: usize, hit: &Hit) -> Option<&Hit> {
        if t == 0 || !hit.proclitics.none() || self.reading.view.tokens[t].line_before {
            return None;
        }
        longest(self.reading, self.roles, t - 1, Role::OrgHead)
            .filter(|h| h.end as usize == t && !h.article && h.ending == Ending::None)
            .filter(|h| !marked(self.reading.language.entry(h.entry).note, "own-name"))
    }

    /// Whether a name stands alone between quotation marks or brackets.
    pub(super) fn alone_in_marks(&self, first: usize, end: usize) -> bool {
        let view = &self.reading.view;
        first > 0
            && matches!(view.mark(first - 1), Some('«' | '"' | '“' | '”' | '(' | '\''))
            && matches!(view.mark(end), Some('»' | '"' | '”' | '“' | ')' | '\''))
    }

    /// "بيان الداخلية", but not "وزير الداخلية" and not "السوق الداخلية".
    fn short_ministry(&self, t: usize, hit: &Hit) -> bool {
        if t == 0 || !hit.proclitics.none() {
            return hit.proclitics.conjunction.is_none() && t > 0 && !self.words.any(t - 1, ARTICLE | TITLE);
        }
        let before = self.words.at(t - 1);
        if self.reading.view.tokens[t].line_before {
            return true;
        }
        if before & ARTICLE != 0 || self.cued(t - 1, MINISTERIAL) {
            return false;
        }
        // A noun with its pronoun takes the word as its adjective: "سياستها الخارجية".
        if ends_in_pronoun(self.reading.view.letters(t - 1)) {
            return false;
        }
        before & (VERB | LINK | NOUN | TITLE | PARTICLE) != 0 && !self.cued(t - 1, IN_FROM)
    }

    /// Adjectives of relation with the article, at most `most`.
    fn relations(&self, mut at: usize, most: usize) -> usize {
        for _ in 0..most {
            if self.is_word(at) && self.words.any(at, ARTICLE) && self.words.any(at, DEMONYM)
                || self.cued(at, OUTLET_ADJECTIVE) && self.is_word(at)
            {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// A word on the same line without a conjunction that could be cut off.
    fn is_word(&self, at: usize) -> bool {
        self.reading.view.tokens.get(at).is_some_and(|x| x.kind == Kind::Word && !x.line_before)
    }

    /// Whether a word with the article is an adjective.
    fn is_adjective(&self, at: usize) -> bool {
        let f = self.words.at(at);
        if !self.is_word(at) || f & ARTICLE == 0 || f & (PARTICLE | VERB) != 0 && f & (ADJECTIVE | DEMONYM) == 0 {
            return false;
        }
        f & (ADJECTIVE | DEMONYM) != 0
            || f & RELATION != 0 && f & (NOUN | TITLE | PLACE | ORG_HEAD | GEO_HEAD | FAMILY) == 0
    }

    /// ل with the article before a noun: "لكرة القدم" has none, "للدراسات" has.
    fn purpose(&self, at: usize) -> bool {
        use riwaya_text::letters::{LAM, fold};
        if !self.is_word(at) {
            return false;
        }
        let letters = self.reading.view.letters(at);
        letters.len() >= 5
            && fold(letters[0]) == LAM
            && fold(letters[1]) == LAM
            && !self.words.any(at, PLACE | PERSON | GIVEN)
            || self.cued(at, PURPOSE)
    }

    fn headed_organisation(&self, head: &Hit, out: &mut Vec<Candidate>) {
        if !matches!(head.ending, Ending::None) {
            return;
        }
        let entry = self.reading.language.entry(head.entry);
        let strong = entry.usage == "strong";
        let start = head.first as usize;
        let n = head.end as usize;
        let bears =
            ["media", "agency", "company", "bank", "party", "armed_group", "club", "ngo"].contains(&entry.value);
        if bears && self.quoted_name(head, out) {
            return;
        }
        if !self.is_word(n) || self.words.any(start, GEO_HEAD) && self.words.any(n, PLACE) && !strong {
            return;
        }
        let found = if head.article {
            self.with_article(entry.note, entry.value, n)
        } else {
            self.bound(entry.value, entry.note, strong, n)
        };
        let Some((mut end, mut weight)) = found else { return };
        if marked(entry.note, "seated") && self.cued(end, SEAT) && self.is_word(end) && self.words.any(end + 1, PLACE) {
            let place = longest(self.reading, self.roles, end + 1, Role::Place).map_or(end + 2, |h| h.end as usize);
            // The place stays a place of its own inside the name.
            self.nest(end + 1, out);
            end = place;
            weight = 2;
        }
        let span = head.span.cover(self.reading.view.span(n..end));
        out.push(Candidate {
            doubtful: weight == 0,
            ..Candidate::new(span, start..end, NameKind::Organisation, "organisation-head")
        });
    }

    /// "شركة «نوفارسا»": what stands between the marks behind a head noun is its name, whoever it is.
    fn quoted_name(&self, head: &Hit, out: &mut Vec<Candidate>) -> bool {
        let view = &self.reading.view;
        let open = head.end as usize;
        if head.article || !matches!(view.mark(open), Some('«' | '"' | '“' | '”')) || view.tokens[open].line_before
        {
            return false;
        }
        let first = open + 1;
        let mut end = first;
        while end < first + 4
            && view.tokens.get(end).is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Latin | Kind::Number))
        {
            end += 1;
        }
        if end == first || !matches!(view.mark(end), Some('»' | '"' | '”' | '“')) {
            return false;
        }
        let listed = self
            .reading
            .hits_at(first)
            .iter()
            .any(|h| h.end as usize == end && self.roles.of(h.entry) == Role::Organisation);
        if !listed {
            out.push(Candidate::new(view.span(first..end), first..end, NameKind::Organisation, "organisation-head"));
        }
        true
    }

    /// Marks the place at a token as one that may stand inside another name.
    fn nest(&self, at: usize, out: &mut Vec<Candidate>) {
        if let Some(hit) = longest(self.reading, self.roles, at, Role::Place)
            && !self.ambiguous(hit.entry)
        {
            out.push(Candidate {
                canonical: Some(self.place_name(hit.entry)),
                place: Some(hit.entry),
                nested: true,
                ..Candidate::new(hit.span, hit.tokens(), NameKind::Location, "place-listed")
            });
        }
    }

    /// "السفارة الأمريكية", "البنك المركزي الأوروبي", "المفوضية السامية لحقوق الإنسان".
    fn with_article(&self, note: &str, value: &str, n: usize) -> Option<(usize, u8)> {
        if value == "armed_group" || marked(note, "bound-only") {
            return None;
        }
        let mut end = n;
        let mut proper = false;
        let mut count = 0;
        while count < 3 && self.is_adjective(end) {
            let demonym = self.words.any(end, DEMONYM);
            proper |= demonym || self.cued(end, PROPER);
            end += 1;
            count += 1;
            if demonym && !self.words.any(end, DEMONYM) {
                break;
            }
        }
        if count == 0 {
            return None;
        }
        if self.purpose(end) {
            end = self.after_purpose(end);
            proper = true;
        }
        proper.then_some((end, 1))
    }

    /// A purpose and what belongs to it: "للإغاثة والأعمال الإنسانية".
    fn after_purpose(&self, at: usize) -> usize {
        let article = !self.cued(at, PURPOSE);
        let mut end = at + 1;
        if !article && self.is_word(end) && self.words.any(end, ARTICLE) {
            end += 1;
        }
        self.tail(end)
    }

    /// Adjectives and coordinated nouns that go on with a name.
    fn tail(&self, mut end: usize) -> usize {
        for _ in 0..4 {
            if self.is_adjective(end) {
                let demonym = self.words.any(end, DEMONYM);
                end += 1;
                if demonym {
                    break;
                }
            } else if self.coordinated(end) || end > 0 && self.is_adjective(end - 1) && self.second_adjective(end) {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// و before an adjective with the article: "البلدية والقروية".
    fn second_adjective(&self, at: usize) -> bool {
        self.and_article(at)
            && self.words.any(at, ADJECTIVE | RELATION)
            && !self.words.any(at, NOUN | DEMONYM | ORG_HEAD | TITLE | PLACE | GEO_HEAD | FAMILY)
    }

    /// وال at the start of a word.
    fn and_article(&self, at: usize) -> bool {
        use riwaya_text::letters::{ALEF, LAM, WAW, fold};
        if !self.is_word(at) {
            return false;
        }
        let letters = self.reading.view.letters(at);
        letters.len() >= 5 && letters[0] == WAW && fold(letters[1]) == ALEF && letters[2] == LAM
    }

    /// و before a noun with the article that is itself no institution: "التربية والتعليم".
    fn coordinated(&self, at: usize) -> bool {
        self.and_article(at)
            && !self.words.any(at, ORG_HEAD | TITLE | PLACE | DEMONYM | GEO_HEAD | PERSON)
            && self.reading.hits_at(at).iter().any(|h| self.reading.language.list_of(h.entry) == self.fields)
    }

    /// "وزارة الداخلية الكازاخية", "منظمة معاهدة الأمن الجماعي", "شركة X".
    fn bound(&self, value: &str, note: &str, strong: bool, n: usize) -> Option<(usize, u8)> {
        let f = self.words.at(n);
        if f & PARTICLE != 0 || f & VERB != 0 && f & (NOUN | GIVEN | FAMILY | PLACE | ORG) == 0 {
            return None;
        }
        let place = |at: usize| {
            longest(self.reading, self.roles, at, Role::Place)
                .filter(|h| h.proclitics.none() && !self.ambiguous(h.entry))
                .map(|h| h.end as usize)
        };
        // Institutions of a town are names ("جامعة القاهرة"), its offices and stations are not.
        if let Some(end) = place(n) {
            let named = matches!(value, "university" | "club" | "media" | "agency" | "company" | "bank")
                || marked(note, "of-place");
            let mut end = end;
            while matches!(value, "company" | "bank")
                && self.is_word(end)
                && self.words.any(end, UNKNOWN)
                && !self.words.any(end, INFLECTED | ARTICLE)
            {
                end += 1;
            }
            return named.then(|| (self.tail(end), 1));
        }
        if f & ARTICLE != 0
            && f & TITLE != 0
            && marked(note, "namesake")
            && let Some(end) = self.named_after(n + 1)
        {
            let end = if self.purpose(end) { self.after_purpose(end) } else { end };
            return Some((end, 1));
        }
        if f & ARTICLE != 0 {
            if f & TITLE != 0 && (f & NOUN == 0 || !strong) || f & PERSON != 0 {
                return None;
            }
            let end = self.tail(n + 1);
            let end = if self.purpose(end) && strong && !marked(note, "whole") { self.after_purpose(end) } else { end };
            let demonym = (n + 1..end).any(|t| self.words.any(t, DEMONYM));
            let proper = (n + 1..end).any(|t| self.cued(t, PROPER));
            let unknown = f & UNKNOWN != 0 && f & INFLECTED == 0;
            return (strong || demonym || proper && end > n + 1 || unknown && value != "other" && end > n)
                .then_some((end, 1));
        }
        if f & (GIVEN | FAMILY | UNKNOWN) != 0 && f & (INFLECTED | COMMON | DEMONYM) == 0
            || f & ORG != 0 && f & COMMON == 0
        {
            let mut end = n + 1;
            while end < n + 4
                && self.is_word(end)
                && self.words.any(end, UNKNOWN | GIVEN | FAMILY)
                && !self.words.any(end, COMMON | INFLECTED)
                && !self.words.any(end, TITLE)
            {
                end += 1;
            }
            let foreign = self.words.any(n, FOREIGN | GIVEN | FAMILY | ORG);
            let bearer = matches!(
                value,
                "company" | "bank" | "club" | "university" | "media" | "agency" | "party" | "armed_group" | "ngo"
            ) || marked(note, "bearer");
            let listed = f & (UNKNOWN | GIVEN | FAMILY) == 0;
            if !(strong || foreign && bearer) || listed && !bearer {
                return None;
            }
            if self.purpose(end) {
                end = self.after_purpose(end);
            } else {
                end = self.relations(end, 1);
            }
            return Some((end, u8::from(foreign || strong)));
        }
        // A chain of bound nouns up to one with the article: "اتحاد كرة القدم".
        if strong && f & (NOUN | UNKNOWN) != 0 {
            let mut end = n;
            while end < n + 3 && self.is_word(end) && !self.words.any(end, ARTICLE) {
                if !self.words.any(end, NOUN | UNKNOWN)
                    || self.words.any(end, PARTICLE | ADJECTIVE)
                    || self.words.any(end, INFLECTED) && !self.words.any(end, NOUN)
                {
                    return None;
                }
                end += 1;
            }
            if end > n && self.is_word(end) && self.words.any(end, ARTICLE) && !self.words.any(end, TITLE) {
                return Some((self.tail(end + 1), 1));
            }
        }
        None
    }
}

/// Whether a noun carries a pronoun of those that an adjective may follow.
fn ends_in_pronoun(letters: &[u8]) -> bool {
    use riwaya_text::letters::{ALEF, HEH, MEEM, NOON, TEH};
    matches!(letters, [.., HEH, ALEF | MEEM] | [.., NOON, ALEF] | [.., TEH, HEH])
}

/// Whether a head noun names another sort of institution than the list does.
fn another_sort(head: &str, listed: &str) -> bool {
    match head {
        "company" | "bank" => !matches!(listed, "company" | "bank"),
        "club" | "university" => head != listed,
        "media" => !matches!(listed, "agency" | "channel" | "paper" | "magazine" | "radio" | "site"),
        _ => listed == "club",
    }
}

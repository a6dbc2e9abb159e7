//! What a document must be about for a word to name its event: words of two senses count beside plain
//! ones, words for what happens everywhere where the document is about it.

use riwaya_text::clitic::Ending;
use riwaya_text::letters::NOON;
use riwaya_text::{Hit, RegionKind};

use super::Found;
use super::phrase::Scene;
use crate::finding::{Group, Mention, NameKind};
use crate::reading::Reading;

/// Plain names of an event beside which a word of two senses is one too.
const PLAIN: usize = 2;
/// A word of the beginning of a document says what it is about.
const LEAD: usize = 45;
/// Said so often, it is what the document is about.
const OFTEN: usize = 3;
/// Words of a match as near as this make an attack one on a goal.
const NEAR: usize = 20;

/// The country that a document tells of: that of most of its places, those of its beginning before others.
pub(super) fn home(reading: &Reading<'_>, mentions: &[Mention]) -> &'static str {
    let mut votes: Vec<(&'static str, usize)> = Vec::new();
    for m in mentions {
        let Some(place) = m.place.as_ref().filter(|p| !p.country.is_empty()) else { continue };
        let t = reading.view.token_at(m.span.start);
        if reading.set_aside(t) {
            continue;
        }
        let weight = if t < LEAD || reading.region(t) == RegionKind::Headline { 3 } else { 1 };
        match votes.iter_mut().find(|(c, _)| *c == place.country) {
            Some((_, n)) => *n += weight,
            None => votes.push((place.country, weight)),
        }
    }
    let most = votes.iter().map(|v| v.1).max().unwrap_or(0);
    let mut first = votes.iter().filter(|v| v.1 == most);
    match (first.next(), first.next()) {
        (Some(one), None) => one.0,
        _ => "",
    }
}

impl Scene<'_, '_> {
    /// The phrases that name this document's event.
    pub(super) fn of_event(&self, found: &mut Vec<Found>) {
        let people = |g| matches!(g, Group::Act | Group::Attackers | Group::Participants);
        let plain = found.iter().filter(|f| matches!(f.note, "" | "sport") && people(f.group)).count();
        let keep: Vec<bool> = found
            .iter()
            .map(|f| match f.note {
                "weak" => plain >= PLAIN && !self.sport(f.head),
                "either" => plain >= PLAIN || self.about(f, found),
                "sport" => !self.sport(f.head),
                "event" => self.about(f, found),
                _ => true,
            })
            .collect();
        let mut keep = keep.into_iter();
        found.retain(|_| keep.next().unwrap_or(true));
    }

    /// Whether the document is about what a phrase names: its beginning says so, or it says so often.
    fn about(&self, f: &Found, found: &[Found]) -> bool {
        let same = |o: &&Found| o.entry == f.entry;
        found.iter().filter(same).count() >= OFTEN || found.iter().filter(same).any(|o| self.in_lead(o.head))
    }

    fn in_lead(&self, t: usize) -> bool {
        t < LEAD || self.reading.region(t) == RegionKind::Headline
    }

    fn sport(&self, t: usize) -> bool {
        let around = t.saturating_sub(NEAR)..(t + NEAR).min(self.reading.view.tokens.len());
        around.filter(|&x| self.forms().sport.is(self.reading, x)).take(2).count() == 2
    }

    /// "ثورة صناعية", "حرب أسعار": a figure of speech.
    pub(super) fn figurative(&self, hit: &Hit) -> bool {
        let next = hit.end as usize;
        if self.word(next) && self.forms().metaphors.is(self.reading, next) {
            return true;
        }
        // "مظاهره" is what can be seen of him, where a list has مظاهر.
        hit.end == hit.first + 1
            && hit.ending == Ending::None
            && self.reading.view.letters(hit.first as usize).last() == Some(&riwaya_text::letters::HEH)
            && self.reading.of_list(hit.first as usize, self.recognizer.nouns).any(|h| h.ending == Ending::Pronoun)
    }

    /// The end of an organisation's name that begins with a force's noun: "الشرطة العسكرية", "الدرك الوطني".
    pub(super) fn force_named(&self, hit: &Hit, group: Group) -> Option<usize> {
        if !matches!(group, Group::StateForces | Group::ForeignForces) {
            return None;
        }
        let m = self.mention(hit.first as usize)?;
        (m.kind == NameKind::Organisation && m.span.start == hit.span.start && m.span.end >= hit.span.end)
            .then(|| self.reading.view.tokens_in(m.span).end)
    }

    /// "عناصر من قوى الأمن", "حشود من المحتجين": what a number of people is part of.
    pub(super) fn part_of(&self, at: usize, group: Group) -> Option<(usize, Group)> {
        if group == Group::Act || !self.word(at) || !self.forms().partitive.is(self.reading, at) {
            return None;
        }
        let whole = self.phrase_within(at + 1)?;
        (whole.group != Group::Act && whole.group != Group::Government).then_some((whole.end, whole.group))
    }

    /// A phrase that stands inside another one, and has none of this kind in it.
    fn phrase_within(&self, at: usize) -> Option<Found> {
        let (hit, _) = self.reading.find(at, self.recognizer.designations)?;
        hit.proclitics.none().then(|| self.phrase(at)).flatten()
    }

    /// A plural or dual with its noon takes no genitive: "محتجون" ends where it ends.
    pub(super) fn closed(&self, hit: &Hit) -> bool {
        matches!(hit.ending, Ending::Plural | Ending::DualOrPlural | Ending::Dual)
            && self.reading.view.letters(hit.end as usize - 1).last() == Some(&NOON)
    }

    /// Whether a word says that forces come from elsewhere: "مشتركة", or the adjective of another country
    /// than the document tells of.
    pub(super) fn abroad(&self, t: usize) -> bool {
        if self.forms().foreign.is(self.reading, t) {
            return true;
        }
        !self.home.is_empty() && self.country(t).is_some_and(|c| c != self.home)
    }

    /// Whether a word is the adjective or name of the country that the document tells of.
    pub(super) fn of_home(&self, t: usize) -> bool {
        !self.home.is_empty() && self.country(t) == Some(self.home)
    }

    fn country(&self, t: usize) -> Option<&'static str> {
        let of = |h: &Hit| self.recognizer.countries.get(&h.entry).copied().filter(|_| h.end as usize == t + 1);
        self.reading.of_list(t, self.recognizer.demonyms).find_map(of).or_else(|| {
            let place = self.mention(t)?.place.as_ref()?;
            (place.kind == "country").then_some(place.country)
        })
    }

    /// Whether a word that is also an idea stands for those who act: "برصاص الأمن", "بين الطلاب والأمن".
    pub(super) fn acts(&self, t: usize, end: usize) -> bool {
        let r = self.recognizer;
        let Some(b) = t.checked_sub(1).filter(|_| !self.reading.view.tokens[t].line_before) else { return false };
        let next = self.reading.view.letters(end);
        let alone = end == t + 1 && self.article(t) && next.first() != Some(&riwaya_text::letters::WAW);
        alone
            && (self.forms().agents.is(self.reading, b)
                || self.reading.find(t, r.designations).is_some_and(|(h, _)| h.proclitics.conjunction.is_some())
                    && self.phrase_ends(t))
    }

    /// Whether another people's phrase ends right before a token.
    fn phrase_ends(&self, t: usize) -> bool {
        (t.saturating_sub(2)..t).any(|x| {
            self.reading
                .find(x, self.recognizer.designations)
                .is_some_and(|(h, e)| e.value != "act" && h.end as usize <= t)
        })
    }

    /// The group of a phrase where its words show another than the list: forces that are sent, or bear the
    /// adjective of another country, come from elsewhere.
    pub(super) fn side(&self, f: &Found) -> Group {
        if f.group != Group::StateForces {
            return f.group;
        }
        let sent = f.head > 0 && self.forms().sending.is(self.reading, f.head - 1);
        let elsewhere = (f.head + 1..f.end).any(|x| self.abroad(x));
        if sent || elsewhere { Group::ForeignForces } else { f.group }
    }
}

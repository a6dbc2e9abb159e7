//! Places, groups of people, works and events.

use riwaya_text::clitic::Ending;
use riwaya_text::{Kind, RegionKind};

use super::cues::*;
use super::words::*;
use super::{Candidate, Scene};
use crate::finding::NameKind;

/// Heads whose name is complete only with them: "البحر" before "الأسود".
const WITH_HEAD: [&str; 22] = [
    "country", "mountain", "sea", "strait", "canal", "river", "valley", "lake", "island", "street", "square", "bridge",
    "airport", "port", "station", "dam", "crossing", "camp", "prison", "site", "coast", "oasis",
];
/// The usage of a head beside which its name may stand with the article before it or a comma between.
const BESIDE: &str = "beside";
/// Heads that also take an ordinary word with the article as their name: "ميدان التحرير".
const ORDINARY: [&str; 7] = ["street", "square", "camp", "city", "quarter", "bridge", "airport"];

impl Scene<'_, '_> {
    /// Everything that lies, dwells or happens somewhere.
    pub(super) fn places(&self, out: &mut Vec<Candidate>) {
        for t in 0..self.reading.view.tokens.len() {
            let f = self.words.at(t);
            if f == 0 || self.reading.set_aside(t) {
                continue;
            }
            let mut listed = false;
            for hit in self.reading.hits_at(t) {
                let role = self.roles.of(hit.entry);
                // Most entries of a text are no names, and their rows are not read.
                if !matches!(role, Role::Place | Role::Work | Role::Demonym) {
                    continue;
                }
                let entry = self.reading.language.entry(hit.entry);
                match role {
                    Role::Place if !listed => {
                        let kind = entry.value.split('|').next().unwrap_or("");
                        if self.plays(t, hit.end as usize, kind) {
                            listed = true;
                            out.push(Candidate::new(hit.span, hit.tokens(), NameKind::Organisation, "club"));
                            continue;
                        }
                        if entry.usage == "direction" {
                            // "من الغرب" is where the wind comes from, "اتهم الغرب" whom somebody accuses.
                            if t > 0 && self.cued(t - 1, WAY) {
                                continue;
                            }
                        } else if self.ambiguous(hit.entry)
                            || (hit.end as usize == t + 1
                                && (f & PLAIN != 0 && f & GREAT == 0 || f & VERB != 0 && kind == "region"))
                        {
                            if !self.place_context(t) && !self.asks_for_place(hit, is_state(kind)) {
                                continue;
                            }
                        } else if hit.end as usize == t + 1
                            && f & (GIVEN | FAMILY) != 0
                            && !is_state(kind)
                            && !self.place_context(t)
                            && !self.after_preposition(t)
                        {
                            continue;
                        }
                        // "للحج" is for the pilgrimage, not for Lahj; "وباب" is a gate; "صبيا" with its nunation a boy.
                        let short = entry.form.chars().count() <= 2 && hit.proclitics.particle.is_some();
                        if self.modifies(t, hit)
                            || short && !self.reading.view.text(t).contains(['أ', 'إ', 'آ'])
                            || self.reading.view.text(t).contains('\u{64B}')
                            || hit.proclitics.particle == Some('ل')
                                && entry.form.chars().count() == 3
                                && entry.form.starts_with('ل')
                        {
                            continue;
                        }
                        listed = true;
                        // "حي المنصورية" is a quarter of the town that the text is about.
                        let quarter = kind == "city" && self.land_before(t, &["quarter"]);
                        out.push(Candidate {
                            canonical: (!quarter).then(|| self.place_name(hit.entry)),
                            place: (!quarter).then_some(hit.entry),
                            ..Candidate::new(hit.span, hit.tokens(), NameKind::Location, "place-listed")
                        });
                    }
                    Role::Work if !self.ambiguous(hit.entry) || self.work_context(t, hit.end as usize) => {
                        let kind = if entry.value == "WORK" { NameKind::Work } else { NameKind::Event };
                        out.push(Candidate {
                            canonical: Some(entry.form),
                            ..Candidate::new(hit.span, hit.tokens(), kind, "event-listed")
                        });
                    }
                    Role::Demonym if self.is_group(t, hit, entry.usage, entry.note) => {
                        out.push(Candidate {
                            canonical: Some(entry.form),
                            ..Candidate::new(hit.span, hit.tokens(), NameKind::Group, "group-people")
                        });
                    }
                    _ => {}
                }
            }
            if f & (NOUN | ADJECTIVE) != 0 {
                self.directed_place(t, out);
            }
            if f & GEO_HEAD != 0 {
                self.headed_place(t, out);
                self.seat_before(t, out);
            }
            if f & (UNKNOWN | GEO_HEAD) != 0 {
                self.datelined_place(t, out);
            }
        }
    }

    /// "العمالة السعودية": the adjective of the noun before it, not the country.
    fn modifies(&self, t: usize, hit: &riwaya_text::Hit) -> bool {
        t > 0
            && hit.end as usize == t + 1
            && hit.proclitics.none()
            && self.words.any(t, DEMONYM)
            && !self.reading.view.tokens[t].line_before
            && self.words.any(t - 1, ARTICLE)
            && !self.words.any(t - 1, PARTICLE | PLACE)
    }

    /// A club that is named like its town: "فالنسيا الإسباني", where a town would be feminine; "مدافع ليون";
    /// and in talk of a match, unless a preposition of place or "مدينة" stands before.
    fn plays(&self, t: usize, end: usize, kind: &str) -> bool {
        let view = &self.reading.view;
        let town = matches!(kind, "city" | "capital") || self.cued(t, CLUB_CITY);
        if !town || self.cued(t.wrapping_sub(1), CITY_HEAD) {
            return false;
        }
        let near = view.tokens.get(end).is_some_and(|n| !n.line_before);
        let l = view.letters(end);
        let his = near
            && self.words.any(end, DEMONYM)
            && self.words.any(end, ARTICLE)
            && l.last() == Some(&riwaya_text::letters::YEH);
        his || self.cued(t, CLUB_CITY)
            && !self.cued(t.wrapping_sub(1), TO_FROM)
            && !self.words.any(t.wrapping_sub(1), GEO_HEAD)
            && self.sporting(t)
            || t > 0 && !view.tokens[t].line_before && self.cued_joined(t - 1, SPORT_HEAD)
    }

    /// Whether the words around a token talk of a match.
    pub(super) fn sporting(&self, t: usize) -> bool {
        let around = t.saturating_sub(25)..(t + 25).min(self.reading.view.tokens.len());
        around.filter(|&x| self.cued(x, SPORT)).take(3).count() == 3
    }

    /// "مدينة", "محافظة" and the like right before a token.
    fn place_context(&self, t: usize) -> bool {
        // "المملكة كان": the land with the article takes no name of ordinary words.
        t > 0
            && !self.reading.view.tokens[t].line_before
            && self.words.any(t - 1, GEO_HEAD)
            && !(self.words.any(t - 1, ARTICLE) && self.words.any(t, COMMON))
    }

    /// "كتاب", "عملية", "فيلم" before a form that is also ordinary words, or marks around it.
    fn work_context(&self, t: usize, end: usize) -> bool {
        self.alone_in_marks(t, end) || t > 0 && self.cued(t - 1, WORK_HEAD)
    }

    /// Whether the words around a form that is also something else make it a place: "في", "محافظ",
    /// "أهالي" before it, a direction behind it; and no adjective of its own ("الرباط الصليبي") and no "of them"
    /// ("العديد من") behind it.
    fn asks_for_place(&self, hit: &riwaya_text::Hit, state: bool) -> bool {
        let (t, end) = (hit.first as usize, hit.end as usize);
        let f = self.words.at(t);
        let next = self.words.at(end);
        let close = self.reading.view.tokens.get(end).is_some_and(|n| !n.line_before);
        if close
            && next & ARTICLE != 0
            && next & (NOUN | ADJECTIVE | RELATION) != 0
            && next & (DEMONYM | PARTICLE | TITLE) == 0
            || self.cued(end, HEAD_OF_BODY)
            || hit.article && self.cued(end, OF_THEM)
            || hit.proclitics.particle == Some('ك')
            || hit.article && t > 0 && !hit.proclitics.none() && f & NOUN != 0
        {
            return false;
        }
        let in_it = matches!(hit.proclitics.particle, Some('ب' | 'ل'))
            && self.reading.view.letters(t).len() >= 5
            && f & (ADJECTIVE | VERB | NOUN) == 0;
        if t == 0 || self.reading.view.tokens[t].line_before {
            return in_it || state && f & (ADJECTIVE | VERB) == 0;
        }
        let before = self.words.at(t - 1);
        if hit.article && before & ARTICLE != 0 && before & PARTICLE == 0 {
            return false;
        }
        if self.cued(t - 1, HOUR) {
            return false;
        }
        // Towns are feminine: "على الصعيد العربي" is none, and "نصيب السويد" is a share.
        let noun = f & NOUN != 0;
        let his = self.reading.view.letters(end).last() == Some(&riwaya_text::letters::YEH);
        let land = next & DEMONYM != 0 && !(noun && his) || next & PLACE != 0 && !noun;
        let direction = self.cued(end, LIES) || land && next & ARTICLE != 0;
        let dwellers = self.cued(t - 1, DWELLERS);
        let preposition = self.cued_joined(t - 1, PREPOSITION);
        let plain_noun = f & (ADJECTIVE | VERB | NOUN) != 0;
        if dwellers || preposition && (!plain_noun || state || direction) || in_it || direction && before & ARTICLE == 0
        {
            return true;
        }
        let act = before & NOUN != 0 && super::shape::native(self.reading.view.letters(t - 1));
        state && (act || before & (VERB | TITLE) != 0) && before & ARTICLE == 0 && f & ADJECTIVE == 0
    }

    fn after_preposition(&self, t: usize) -> bool {
        t > 0 && self.cued(t - 1, TO_FROM)
    }

    /// Whether an adjective of a people stands for the people.
    fn is_group(&self, t: usize, hit: &riwaya_text::Hit, usage: &str, note: &str) -> bool {
        let f = self.words.at(t);
        let plural = note.contains("plural");
        if plural {
            let people = t > 0 && self.words.any(t - 1, NOUN | OTHER | ADJECTIVE);
            return (hit.article || people && f & (COMMON | GIVEN | FAMILY) == 0)
                && hit.ending == Ending::None
                && !self.ambiguous(hit.entry);
        }
        // "مدنيين" are civilians before they are people of a town.
        if self.ambiguous(hit.entry) && f & ADJECTIVE != 0 {
            return false;
        }
        match hit.ending {
            Ending::Plural | Ending::DualOrPlural => {
                let letters = self.reading.view.letters(t);
                letters.last() == Some(&riwaya_text::letters::NOON)
            }
            // "عصابات وهابية": the faith of a group of people, not of a doctrine or a state.
            Ending::Feminine | Ending::None if usage == "group" && t > 0 => !hit.article && self.people_before(t - 1),
            _ => false,
        }
    }

    /// Whether a token names people in the plural, as the list of designations knows them.
    fn people_before(&self, t: usize) -> bool {
        self.reading.hits_at(t).iter().any(|h| {
            let entry = self.reading.language.entry(h.entry);
            entry.list == self.designations
                && matches!(entry.value, "attackers" | "participants")
                && h.end as usize == t + 1
        })
    }

    /// "لارغونة": ends like a feminine noun, but no adjective of relation.
    fn town_shaped(&self, token: usize) -> bool {
        let l = self.reading.view.letters(token);
        l.len() >= 5
            && l.last() == Some(&riwaya_text::letters::TEH_MARBUTA)
            && !self.words.any(token, RELATION)
            && !matches!(l[0], riwaya_text::letters::MEEM | riwaya_text::letters::TEH)
    }

    /// "تل الزعفران" behind "مدينة": towns whose names begin with a hill, a spring, a house.
    pub(super) fn town_of_two(&self, t: usize) -> bool {
        let next = self.words.at(t + 1);
        let word = self.reading.view.tokens.get(t + 1).is_some_and(|n| n.kind == Kind::Word && !n.line_before);
        let name = next & ARTICLE != 0 && next & (VERB | RELATION) == 0 || next & UNKNOWN != 0 && next & INFLECTED == 0;
        word && self.cued(t, TOWN_FIRST) && name && next & (PARTICLE | DEMONYM | TITLE | BOUND) == 0
    }

    /// "تالوميرا، عاصمة كذا": the unknown name before the noun.
    fn seat_before(&self, t: usize, out: &mut Vec<Candidate>) {
        let view = &self.reading.view;
        let Some(head) = longest(self.reading, self.roles, t, Role::GeoHead) else { return };
        let seat = self.reading.language.entry(head.entry).usage == BESIDE;
        if !seat || head.article || !head.proclitics.none() || t < 2 || !matches!(view.mark(t - 1), Some('،' | ',')) {
            return;
        }
        if self.stranger(t - 2) && self.words.any(t - 2, FOREIGN) {
            out.push(self.unlisted(t - 2, t - 1));
        }
    }

    /// "تالوميرا، 5 أيار (وكالة) -": the unknown name that a dateline begins with.
    fn datelined_place(&self, t: usize, out: &mut Vec<Candidate>) {
        let dateline = |t: usize| self.reading.region(t) == RegionKind::Dateline;
        if !dateline(t) || t > 0 && dateline(t - 1) {
            return;
        }
        let end = if self.town_of_two(t) { t + 2 } else { t + 1 };
        let ends = matches!(self.reading.view.mark(end), Some('،' | ',' | '('));
        if ends && (end == t + 2 || self.stranger(t)) {
            out.push(self.unlisted(t, end));
        }
    }

    /// A word that no list has, with nothing attached.
    fn stranger(&self, t: usize) -> bool {
        self.words.any(t, UNKNOWN) && !self.words.any(t, INFLECTED | ARTICLE | NATIVE)
    }

    fn unlisted(&self, from: usize, end: usize) -> Candidate {
        Candidate::new(self.reading.view.span(from..end), from..end, NameKind::Location, "place-head")
    }

    /// "شرق تالوميرا": an unknown name behind a direction.
    fn directed_place(&self, t: usize, out: &mut Vec<Candidate>) {
        if self.cued(t, DIRECTION)
            && self.reading.view.tokens.get(t + 1).is_some_and(|n| n.kind == Kind::Word && !n.line_before)
            && self.words.any(t + 1, FOREIGN)
            && !self.words.any(t + 1, INFLECTED | ARTICLE | PLACE)
        {
            out.push(self.unlisted(t + 1, t + 2));
        }
    }

    /// A place that its head noun shows: "مدينة X", "نهر X".
    fn headed_place(&self, t: usize, out: &mut Vec<Candidate>) {
        let Some(head) = longest(self.reading, self.roles, t, Role::GeoHead) else { return };
        let kind = self.reading.language.entry(head.entry).value;
        let mut n = head.end as usize;
        let view = &self.reading.view;
        if !matches!(head.ending, Ending::None) || head.article && !matches!(kind, "city" | "region" | "adm1") {
            return;
        }
        let word = |at: usize| view.tokens.get(at).is_some_and(|x| x.kind == Kind::Word && !x.line_before);
        if !word(n) {
            return;
        }
        // "العاصمة الفلانية X": the name stands beside the noun, its nation between them.
        let beside = head.article && self.reading.language.entry(head.entry).usage == BESIDE;
        if beside && self.words.any(n, ARTICLE) && self.words.any(n, DEMONYM | RELATION) && word(n + 1) {
            n += 1;
        }
        let f = self.words.at(n);
        let with_head = WITH_HEAD.contains(&kind);
        let mut end = n;
        if f & PLACE != 0 {
            if !with_head {
                return;
            }
            end = self
                .reading
                .hits_at(n)
                .iter()
                .find(|h| self.roles.of(h.entry) == Role::Place && h.proclitics.none())
                .map_or(n, |h| h.end as usize);
        } else if head.article && !beside {
            return;
        } else if !with_head && self.town_of_two(n) {
            end = n + 2;
        } else if f & UNKNOWN != 0
            && f & ARTICLE == 0
            && view.letters(n).first() != Some(&riwaya_text::letters::WAW)
            && (f & INFLECTED == 0 || self.town_shaped(n))
            && (f & FOREIGN != 0
                || self.town_shaped(n)
                || matches!(kind, "city" | "quarter" | "adm1" | "adm2" | "camp"))
            && (self.reading.language.entry(head.entry).note != "foreign-only" || f & FOREIGN != 0)
        {
            end = n + 1;
            while end < n + 3 && word(end) && self.words.any(end, FOREIGN) && !self.words.any(end, INFLECTED) {
                end += 1;
            }
        } else if f & ARTICLE != 0
            && ORDINARY.contains(&kind)
            && self.reading.language.entry(head.entry).note != "no-noun"
            && f & (DEMONYM | ADJECTIVE | TITLE | PARTICLE) == 0
            && f & (NOUN | UNKNOWN) != 0
        {
            // "حي السلام", not "حي المدينة": an ordinary noun is a name only where no head may be one.
            if f & (GEO_HEAD | ORG_HEAD) != 0 || (kind == "city" && f & UNKNOWN == 0) {
                return;
            }
            end = n + 1;
        } else if f & (GIVEN | FAMILY) != 0 && f & TITLE == 0 && (with_head || f & COMMON == 0) && kind != "country" {
            end = n + 1;
            while end < n + 3 && word(end) && self.words.any(end, GIVEN | FAMILY) && !self.words.any(end, COMMON) {
                end += 1;
            }
        } else if f & DEMONYM != 0 && f & ARTICLE == 0 {
            return;
        }
        if end == n {
            return;
        }
        if kind == "airport" {
            while word(end) && self.cued(end, AIRPORT) {
                end += 1;
            }
        }
        let span = if with_head { head.span.cover(view.span(n..end)) } else { view.span(n..end) };
        let first = if with_head { t } else { n };
        let place = if f & PLACE != 0 && end == n + 1 {
            longest(self.reading, self.roles, n, Role::Place).map(|h| h.entry)
        } else {
            None
        };
        let same = place.filter(|_| kind == "country");
        out.push(Candidate {
            canonical: same.map(|e| self.place_name(e)),
            place: same,
            ..Candidate::new(span, first..end, NameKind::Location, "place-head")
        });
    }
}

fn is_state(kind: &str) -> bool {
    matches!(kind, "country" | "capital" | "continent")
}

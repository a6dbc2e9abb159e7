//! What each token of a text can be in a name.

use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, ALEF_MAKSURA, LAM, TEH_MARBUTA, WAW, YEH, fold};
use riwaya_text::{Hit, Kind};

use super::cues::*;
use super::shape::{Shapes, native};
use crate::cue::Cues;
use crate::language::Language;
use crate::reading::Reading;

/// A given name, nothing attached before it.
pub(super) const GIVEN: u32 = 1;
/// A family name.
pub(super) const FAMILY: u32 = 1 << 1;
/// A place begins here.
pub(super) const PLACE: u32 = 1 << 2;
/// A listed organisation or outlet begins here.
pub(super) const ORG: u32 = 1 << 3;
/// An adjective of a place, people or faith.
pub(super) const DEMONYM: u32 = 1 << 4;
/// A title begins here.
pub(super) const TITLE: u32 = 1 << 5;
/// The head noun of an organisation's name.
pub(super) const ORG_HEAD: u32 = 1 << 6;
/// The head noun of a place's name.
pub(super) const GEO_HEAD: u32 = 1 << 7;
/// A common noun.
pub(super) const NOUN: u32 = 1 << 8;
/// A common adjective.
pub(super) const ADJECTIVE: u32 = 1 << 9;
/// A verb's form.
pub(super) const VERB: u32 = 1 << 10;
/// A particle, number word, time word.
pub(super) const PARTICLE: u32 = 1 << 11;
/// Part of any other list of ordinary words.
pub(super) const OTHER: u32 = 1 << 12;
/// A common word exactly as listed: no clitic, no ending.
pub(super) const PLAIN: u32 = 1 << 13;
/// The article stands before it.
pub(super) const ARTICLE: u32 = 1 << 14;
/// A word in no list at all.
pub(super) const UNKNOWN: u32 = 1 << 15;
/// A given name behind و ف ب ك ل.
pub(super) const GIVEN_ATTACHED: u32 = 1 << 16;
/// An unknown word with the shape of a foreign name.
pub(super) const FOREIGN: u32 = 1 << 17;
/// Ends like an adjective of relation: ي, ية.
pub(super) const RELATION: u32 = 1 << 18;
/// A particle that may stand inside a title: في، باسم، لدى.
pub(super) const LINK: u32 = 1 << 19;
/// An unknown word that looks inflected.
pub(super) const INFLECTED: u32 = 1 << 20;
/// A listed person begins here.
pub(super) const PERSON: u32 = 1 << 21;

/// A place that few know.
pub(super) const MINOR: u32 = 1 << 22;
/// A country, capital or large town.
pub(super) const GREAT: u32 = 1 << 23;

/// عبد, with what may stand attached before it.
pub(super) const SERVANT: u32 = 1 << 24;
/// أبو، بن، آل and the like: the name goes on behind it.
pub(super) const BOUND: u32 = 1 << 25;
/// دي، فان and the like.
pub(super) const FOREIGN_BOUND: u32 = 1 << 26;
/// بن or بنت itself.
pub(super) const SON: u32 = 1 << 27;

/// An unknown word with a pattern of our own words.
pub(super) const NATIVE: u32 = 1 << 28;

/// A given name that is nothing else, whatever stands beside it.
pub(super) const ONLY: u32 = 1 << 29;

/// Any word of the ordinary language.
pub(super) const COMMON: u32 = NOUN | ADJECTIVE | VERB | PARTICLE | OTHER;

/// The part that a list plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Given,
    Family,
    Person,
    Title,
    Place,
    Organisation,
    Short,
    OrgHead,
    GeoHead,
    Demonym,
    Work,
    Noun,
    Adjective,
    Verb,
    Particle,
    Ordinary,
    Silent,
}

/// What is asked of an entry at every word.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) role: Role,
    /// A place that few know.
    minor: bool,
    /// At most three letters.
    short: bool,
    /// A given name that is nothing else.
    only: bool,
}

/// The part of every list's entries, by their numbers, and what the rules ask of words beside.
pub(super) struct Roles {
    parts: Vec<Part>,
    pub(super) cues: Cues,
    pub(super) shapes: Shapes,
}

impl Roles {
    pub(super) fn new(language: &Language) -> Self {
        let roles: Vec<Role> = language
            .lists()
            .iter()
            .map(|l| match l.name {
                "given-names" => Role::Given,
                "family-names" => Role::Family,
                "persons" => Role::Person,
                "person-titles" => Role::Title,
                "places" | "places-more" => Role::Place,
                "organisations" | "media" => Role::Organisation,
                "org-short" => Role::Short,
                "org-heads" => Role::OrgHead,
                "geo-heads" => Role::GeoHead,
                "demonyms" => Role::Demonym,
                "works-events" => Role::Work,
                "common-nouns" => Role::Noun,
                "common-adjectives" => Role::Adjective,
                "common-verbs" => Role::Verb,
                "common-words" => Role::Particle,
                // Rows that are names themselves, or the furniture of pages: they say nothing of a word.
                "currency-nations" | "page-marks" | "sections" | "dateline-words" => Role::Silent,
                _ => Role::Ordinary,
            })
            .collect();
        let entries = language.lists().iter().zip(roles).flat_map(|(list, role)| {
            list.rows.iter().map(move |row| Part {
                role,
                minor: role == Role::Place && minor(row.value),
                short: row.form.chars().count() <= 3,
                only: role == Role::Given && row.usage == "only",
            })
        });
        let table = language.slots().get("name-words").copied().unwrap_or("");
        Roles { parts: entries.collect(), cues: Cues::new(table, CLASSES), shapes: Shapes::new(table) }
    }

    pub(super) fn part(&self, entry: u32) -> Part {
        self.parts.get(entry as usize).copied().unwrap_or(Part {
            role: Role::Ordinary,
            minor: false,
            short: false,
            only: false,
        })
    }

    pub(super) fn of(&self, entry: u32) -> Role {
        self.part(entry).role
    }
}

/// Flags of every token, and where a name in it begins behind its proclitics.
pub(super) struct Words {
    flags: Vec<u32>,
}

impl Words {
    pub(super) fn new(reading: &Reading<'_>, roles: &Roles) -> Self {
        let mut flags = vec![0u32; reading.view.tokens.len()];
        let flags_of = |t: usize| {
            let letters = reading.view.letters(t);
            let mut f = 0;
            let exact = reading.hits_at(t).iter().any(|h| {
                let role = roles.of(h.entry);
                matches!(role, Role::Given | Role::Family | Role::Person | Role::Place) && h.proclitics.none()
            });
            for hit in reading.hits_at(t) {
                let part = roles.part(hit.entry);
                let role = part.role;
                // "دارين" is no دار in the plural where it is listed as it stands.
                // With the article neither a construct nor a pronoun follows: "الصبري" is no صبر.
                let construct = hit.ending == Ending::Plural && letters.last() == Some(&YEH);
                if hit.end as usize == t + 1 && hit.article && (construct || hit.ending == Ending::Pronoun) {
                    continue;
                }
                // "لاسكانو" is no إسكان in a construct plural behind ل.
                let stretched = hit.ending == Ending::Plural && letters.last() == Some(&WAW) && !hit.proclitics.none();
                if stretched && letters.len() >= 6 && roles.shapes.foreign(letters) {
                    continue;
                }
                if role == Role::Silent || exact && !hit.article && !matches!(hit.ending, Ending::None) {
                    continue;
                }
                let single = hit.end as usize == t + 1;
                // "ميلينا" is no ميل of ours: a short noun with a long ending is likelier a foreign name.
                if single
                    && !hit.article
                    && hit.ending != Ending::None
                    && part.short
                    && letters.len() >= 5
                    && roles.shapes.foreign(letters)
                {
                    continue;
                }
                let plain = hit.proclitics.none() && hit.ending == Ending::None;
                f |= match role {
                    Role::Given | Role::Family if !single && !hit.proclitics.none() => 0,
                    Role::Given if same_end(letters, reading.language.entry(hit.entry).form) => {
                        let only = if part.only { ONLY } else { 0 };
                        if hit.proclitics.none() { GIVEN | only } else { GIVEN_ATTACHED | only }
                    }
                    Role::Given => 0,
                    Role::Family if hit.proclitics.none() => FAMILY,
                    Role::Family => 0,
                    Role::Person => PERSON,
                    Role::Title => TITLE,
                    Role::Place if single && part.minor => PLACE | MINOR,
                    Role::Place => PLACE | GREAT,
                    Role::Organisation | Role::Short => ORG,
                    Role::OrgHead if single => ORG_HEAD,
                    Role::GeoHead if single => GEO_HEAD,
                    Role::Demonym if single => DEMONYM,
                    Role::Noun if single => NOUN | if plain { PLAIN } else { 0 },
                    Role::Adjective if single => ADJECTIVE | if plain { PLAIN } else { 0 },
                    Role::Verb if single => VERB | if plain { PLAIN } else { 0 },
                    Role::Particle if single => PARTICLE | if plain { PLAIN } else { 0 },
                    Role::Ordinary if single => OTHER | if plain { PLAIN } else { 0 },
                    _ => 0,
                };
            }
            if servant(letters, &roles.cues) && f & (COMMON | GIVEN) == 0 {
                f |= GIVEN;
            }
            if letters.len() >= 4 && fold(letters[0]) == ALEF && letters[1] == LAM && f & GIVEN == 0 {
                f |= ARTICLE;
            }
            let cues = roles.cues.of(letters);
            for (bit, class) in
                [(SERVANT, SERVANT_FORM), (BOUND, BOUND_FORM), (FOREIGN_BOUND, FOREIGN_FORM), (SON, SON_FORM)]
            {
                if cues & class != 0 {
                    f |= bit;
                }
            }
            if matches!(letters, [.., YEH | ALEF_MAKSURA] | [.., YEH, TEH_MARBUTA]) && letters.len() >= 4 {
                f |= RELATION;
            }
            if (f == 0 || f & (PARTICLE | NOUN) != 0) && cues & LINK_FORM != 0 {
                f |= LINK;
            }
            let named = GIVEN | FAMILY | GIVEN_ATTACHED | PLACE | ORG | DEMONYM | TITLE | ORG_HEAD | GEO_HEAD | PERSON;
            // A small place bears the name of somebody, or sounds like one.
            let unlisted =
                f & (COMMON | named) == 0 || f & MINOR != 0 && f & GREAT == 0 && f & (COMMON | named) == PLACE;
            if unlisted && letters.len() >= 2 {
                f |= UNKNOWN;
                if native(letters) {
                    f |= NATIVE;
                } else if roles.shapes.foreign(letters) {
                    f |= FOREIGN;
                }
                if roles.shapes.inflected(letters) || reading.view.text(t).contains('\u{64B}') {
                    f |= INFLECTED;
                }
            }
            f
        };
        for (t, token) in reading.view.tokens.iter().enumerate() {
            if token.kind == Kind::Word {
                flags[t] = reading.name_flags(t, || flags_of(t));
            }
        }
        Words { flags }
    }

    /// The flags of a token; none for a mark, a number or past the end.
    pub(super) fn at(&self, token: usize) -> u32 {
        self.flags.get(token).copied().unwrap_or(0)
    }

    /// Whether any of the flags is set.
    pub(super) fn any(&self, token: usize, flags: u32) -> bool {
        self.at(token) & flags != 0
    }
}

/// عبد and what it serves written as one word.
fn servant(letters: &[u8], cues: &Cues) -> bool {
    letters.len() >= 6 && cues.of(&letters[..3]) & SERVANT_ALONE != 0
}

/// Whether a place is no country, capital or large town.
fn minor(value: &str) -> bool {
    let mut cells = value.split('|');
    let kind = cells.next().unwrap_or("");
    let people = cells.nth(3).and_then(|p| p.parse::<u64>().ok()).unwrap_or(0);
    !matches!(kind, "country" | "capital" | "continent" | "sea" | "region" | "ocean" | "river") && people < 1_000_000
}

/// Whether the word ends in the very ي or ى that the list has: على is no علي.
fn same_end(letters: &[u8], form: &str) -> bool {
    let listed = riwaya_text::letters::encode(form);
    !matches!((letters.last(), listed.last()), (Some(&ALEF_MAKSURA), Some(&YEH)) | (Some(&YEH), Some(&ALEF_MAKSURA)))
}

/// The longest hit of a role at a token.
pub(super) fn longest<'r>(reading: &'r Reading<'_>, roles: &Roles, token: usize, role: Role) -> Option<&'r Hit> {
    reading.hits_at(token).iter().find(|h| roles.of(h.entry) == role)
}

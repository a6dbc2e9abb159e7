//! What the lists say of states, of what people do and of institutions, compiled for one walk over a text.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::{Language, Mention, NameKind};
use riwaya_text::letters::SPACE;
use riwaya_text::{Hit, Lexicon, LexiconBuilder, View, Words};

use super::spelling::{one_word, skeleton_of};
use crate::fold::key;
use crate::slot::{cell, forms, rows};

/// Whose an institution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Other,
    State,
    Force,
}

/// What a word is to the joining of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// The adjective of a state, by the state's name.
    Adjective(&'static str),
    /// A word for what somebody does, by the bit of its field.
    Field(u16),
    /// An office of state.
    Office(&'static str),
    /// The head noun of institutions: its form and whose they are.
    Head(&'static str, Sort),
    /// One of the ways in which a word from abroad is written, by its row.
    OneWord(u16),
}

/// A field and the fields whose people are others.
struct Field {
    against: u16,
}

/// Words of sport that make a paragraph talk of it.
const SPORT: usize = 3;

/// All that the joining of names asks of the language.
pub(crate) struct Tools {
    lexicon: Lexicon,
    senses: Vec<Sense>,
    fields: Vec<Field>,
    /// The name of the state of each country code.
    states: BTreeMap<&'static str, &'static str>,
    particles: BTreeSet<Vec<u8>>,
    given: BTreeSet<Vec<u8>>,
    pub(super) servant: Vec<Vec<u8>>,
    pub(super) thousandfold: Vec<Vec<u8>>,
    left_office: BTreeSet<Vec<u8>>,
    beside_office: BTreeSet<Vec<u8>>,
    republic: BTreeSet<Vec<u8>>,
    /// Words of sport, and the bit of its people.
    sport: BTreeSet<Vec<u8>>,
    sporting: u16,
    its_statement: BTreeSet<Vec<u8>>,
    /// "in", "to", "the people of".
    before_place: BTreeSet<Vec<u8>>,
    pointing: BTreeSet<Vec<u8>>,
}

impl Tools {
    pub(crate) fn new(language: &Language) -> Tools {
        let joins = rows(language, "name-joins");
        let class = |name: &'static str| {
            joins.iter().filter(move |r| cell(r, "class") == name).flat_map(|r| forms(r).map(key).collect::<Vec<_>>())
        };
        let mut tools = Tools {
            lexicon: Lexicon::default(),
            senses: Vec::new(),
            fields: Vec::new(),
            states: BTreeMap::new(),
            particles: BTreeSet::new(),
            given: BTreeSet::new(),
            servant: class("servant").collect(),
            thousandfold: class("thousandfold").collect(),
            left_office: class("left-office").collect(),
            beside_office: class("beside-office").collect(),
            republic: class("republic").collect(),
            sport: rows(language, "name-words")
                .iter()
                .filter(|r| cell(r, "class") == "sport")
                .flat_map(|r| forms(r).map(key).collect::<Vec<_>>())
                .collect(),
            sporting: 0,
            its_statement: class("its-statement").collect(),
            before_place: rows(language, "name-words")
                .iter()
                .filter(|r| matches!(cell(r, "class"), "to-from" | "dwellers" | "direction"))
                .flat_map(|r| forms(r).map(key).collect::<Vec<_>>())
                .collect(),
            pointing: class("pointing").collect(),
        };
        let mut builder = LexiconBuilder::new();
        tools.nations(language, &mut builder);
        tools.people(language, &mut builder);
        for row in rows(language, "state-offices") {
            for form in forms(&row) {
                tools.add(&mut builder, form, Words::Noun, Sense::Office(cell(&row, "office")));
            }
        }
        for (n, row) in rows(language, "one-word").iter().enumerate() {
            let words = Words::parse(cell(row, "words")).unwrap_or(Words::Noun);
            for form in forms(row) {
                tools.add(&mut builder, form, words, Sense::OneWord(n as u16));
            }
        }
        for row in language.lists().iter().filter(|l| l.name == "org-heads").flat_map(|l| &l.rows) {
            let sort = match row.value {
                "government" | "court" => Sort::State,
                "military" => Sort::Force,
                _ => Sort::Other,
            };
            tools.add(&mut builder, row.form, Words::Noun, Sense::Head(row.form, sort));
        }
        let rows_of =
            |name: &'static str| language.lists().iter().filter(move |l| l.name == name).flat_map(|l| &l.rows);
        tools.particles.extend(rows_of("common-words").map(|row| key(row.form)));
        tools.given.extend(rows_of("given-names").map(|row| key(row.form)));
        tools.lexicon = builder.build();
        tools
    }

    fn add(&mut self, builder: &mut LexiconBuilder, form: &str, words: Words, sense: Sense) {
        builder.add(form, words, self.senses.len() as u32);
        self.senses.push(sense);
    }

    /// States by their codes, and their adjectives.
    fn nations(&mut self, language: &Language, builder: &mut LexiconBuilder) {
        let mut state_of: BTreeMap<&'static str, &'static str> = BTreeMap::new();
        let mut first: BTreeMap<&'static str, &'static str> = BTreeMap::new();
        for list in language.lists().iter().filter(|l| matches!(l.name, "places" | "places-more")) {
            for row in list.rows.iter().filter(|r| r.value.starts_with("country|")) {
                let id = row.value.rsplit('|').next().filter(|id| id.starts_with('Q'));
                let name = *first.entry(id.unwrap_or(row.value)).or_insert(row.form);
                state_of.entry(row.form).or_insert(name);
                if id.is_some()
                    && let Some(code) = row.value.split('|').nth(1)
                {
                    self.states.entry(code).or_insert(name);
                }
            }
        }
        for row in language.lists().iter().filter(|l| l.name == "demonyms").flat_map(|l| &l.rows) {
            if row.usage == "place"
                && row.not.is_empty()
                && let Some(state) = state_of.get(row.value)
            {
                self.add(builder, row.form, Words::Adjective, Sense::Adjective(state));
            }
        }
    }

    fn people(&mut self, language: &Language, builder: &mut LexiconBuilder) {
        let table = rows(language, "people");
        let bits: BTreeMap<&str, u16> = table.iter().enumerate().map(|(n, r)| (cell(r, "field"), 1 << n)).collect();
        self.sporting = bits.get("sporting").copied().unwrap_or(0);
        for (n, row) in table.iter().enumerate() {
            let against = cell(row, "against").split(' ').filter_map(|name| bits.get(name)).sum();
            self.fields.push(Field { against });
            let words = Words::parse(cell(row, "words")).unwrap_or(Words::Noun);
            for form in forms(row) {
                self.add(builder, form, words, Sense::Field(1 << n));
            }
        }
    }

    /// The letters of a name that survive transliteration.
    pub(crate) fn skeleton(&self, name: &str) -> Vec<u8> {
        skeleton_of(name, &self.servant)
    }

    /// The listed words of a text, in order.
    pub(super) fn scan(&self, view: &View<'_>) -> Vec<(Hit, Sense)> {
        let hits = self.lexicon.scan(view);
        hits.into_iter().filter_map(|h| Some((h, *self.senses.get(h.entry as usize)?))).collect()
    }

    /// Whether people of the one fields are not people of the others.
    pub(super) fn opposed(&self, a: u16, b: u16) -> bool {
        let all = |n: usize, f: &Field| a & (1 << n) == 0 || f.against & b == b;
        a != 0 && b != 0 && self.fields.iter().enumerate().all(|(n, f)| all(n, f))
    }

    /// The state that a place is or lies in.
    pub(super) fn state(&self, m: &Mention) -> Option<&'static str> {
        let place = m.place.as_ref().filter(|_| m.kind == NameKind::Location)?;
        self.state_of(place.country)
    }

    /// The state of a country's code.
    pub(super) fn state_of(&self, code: &str) -> Option<&'static str> {
        self.states.get(code).copied()
    }

    /// Whether a name is a given name and no more.
    pub(super) fn given(&self, name: &[u8]) -> bool {
        let joined = one_word(name.to_vec(), &self.servant);
        let serves = |s: &Vec<u8>| joined.len() > s.len() + 2 && s.len() > 2 && joined.starts_with(s);
        self.given.contains(name)
            || !joined.contains(&SPACE) && (self.given.contains(&joined) || self.servant.iter().any(serves))
    }

    pub(super) fn particle(&self, word: &[u8]) -> bool {
        self.particles.contains(word)
    }

    /// "the former", "the elected": not the one who holds the office.
    pub(super) fn not_in_office(&self, word: &[u8]) -> bool {
        self.left_office.contains(word)
    }

    /// "the deputy of", "the wife of": the name behind the office is not its holder's.
    pub(super) fn beside_office(&self, word: &[u8]) -> bool {
        self.beside_office.contains(word)
    }

    /// The bit of people whom the words of a paragraph show to be of sport.
    pub(super) fn sporting<'w>(&self, words: impl Iterator<Item = &'w [u8]>) -> u16 {
        let told = words.filter(|w| self.sport.contains(*w)).take(SPORT).count();
        if told == SPORT { self.sporting } else { 0 }
    }

    /// "the statement of": the institution speaks by it.
    pub(super) fn its_statement(&self, word: &[u8]) -> bool {
        self.its_statement.contains(word)
    }

    /// Words behind which a place is named.
    pub(super) fn before_place(&self, word: &[u8]) -> bool {
        self.before_place.contains(word)
    }

    /// "this": the noun behind it may be any of its kind.
    pub(super) fn pointing(&self, word: &[u8]) -> bool {
        self.pointing.contains(word)
    }

    pub(super) fn republic(&self, word: &[u8]) -> bool {
        self.republic.contains(word)
    }
}

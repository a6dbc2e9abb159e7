//! The tables of `slots/*.tsv`: word classes, groups of counted people, and one row for each askable
//! fact. Tables have a header; cells that hold several things separate them with `|`.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::{Category, Language};
use riwaya_text::{Hit, Lexicon, LexiconBuilder, View, Words};

use riwaya_text::letters::LAM;

use crate::fold::{key, stem};
use crate::verdict::{Moment, Nature};

/// A class of words, by its place in [`Table::classes`].
pub(crate) type Class = u16;

/// Who is counted.
#[derive(Clone, Debug)]
pub(crate) struct GroupRow {
    pub name: &'static str,
    /// 0 for the whole group, more for a narrower one.
    pub narrow: u8,
}

#[derive(Clone, Debug)]
pub(crate) struct FigureRow {
    pub slot: &'static str,
    pub categories: Vec<Category>,
    pub nature: Nature,
    pub needs: Vec<Class>,
    pub not: Vec<Class>,
    /// What must be counted; anything where empty.
    pub counts: Vec<Class>,
    /// Whether only a number without a counted noun answers it.
    pub bare: bool,
    /// Whether its words must also limit it ("they do not exceed two thousand").
    pub limit: bool,
    /// Whether the words around a figure are the question, where no other row asks for it.
    pub by_words: bool,
    /// Groups that count as everybody in this slot, and how much narrower they are.
    pub everybody: Vec<(&'static str, u8)>,
    pub ask: (&'static str, &'static str),
    /// A class that the leads of half the documents must name.
    pub about: Option<Class>,
    /// The question who gave the figure, where it is asked.
    pub giver: (&'static str, &'static str),
}

/// A slot that is asked by a trigger and an object: dates, actors and names.
#[derive(Clone, Debug)]
pub(crate) struct EventRow {
    pub slot: &'static str,
    /// `moment` of dates, `answer` of actors, `how` of names.
    pub how: &'static str,
    pub acts: Vec<&'static str>,
    pub triggers: Vec<Class>,
    /// Whether "since" before the time is a trigger.
    pub since: bool,
    pub objects: Vec<Class>,
    /// The cell of the objects as written, for rows that name something else there.
    pub object_names: Vec<&'static str>,
    /// A class that must stand in the same sentence too.
    pub with: Option<Class>,
    pub ask: (&'static str, &'static str),
}

impl EventRow {
    pub fn moment(&self) -> Moment {
        match self.how {
            "steps" | "days" => Moment::Steps,
            "once" => Moment::Once,
            _ => Moment::Point,
        }
    }
}

/// A way of framing people or acts; words of different frames for one thing are opposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    pub frame: &'static str,
    pub slot: &'static str,
}

/// What a listed word of the tables stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    Class(Class),
    Group(u16),
    Frame(u16),
    Thing(u16),
    State(u16),
}

/// What becomes of what is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    /// Whether there may be more of them later.
    pub grows: bool,
}

/// All tables, with their words compiled into one lexicon.
pub(crate) struct Table {
    classes: BTreeMap<&'static str, Class>,
    senses: Vec<Sense>,
    /// Whether each of them is a verb's form.
    verbs: Vec<bool>,
    lexicon: Lexicon,
    pub groups: Vec<GroupRow>,
    group_words: BTreeMap<&'static str, (&'static str, &'static str)>,
    pub frames: Vec<Frame>,
    /// Names of things that are counted under several nouns.
    pub things: Vec<&'static str>,
    pub states: Vec<State>,
    /// Stems of words of every kind of news.
    pub common: BTreeSet<Vec<u8>>,
    pub figures: Vec<FigureRow>,
    pub dates: Vec<EventRow>,
    pub actors: Vec<EventRow>,
    pub names: Vec<EventRow>,
    /// Stems of words that name no particular source ("a source", "spokesman").
    generic: BTreeSet<Vec<u8>>,
    /// Stems of words by which the state speaks, and of those by which its enemies do.
    state: Vec<Stems>,
    armed: Vec<Stems>,
    /// Classes whose words count only right behind what is counted ("nineteen workers alive").
    next: BTreeSet<Class>,
    /// Words that are compared letter by letter, by their class.
    letters: BTreeMap<&'static str, Vec<&'static str>>,
    /// Stems of an office and of its holder, by the stem that stands for both.
    offices: BTreeMap<Vec<u8>, Vec<u8>>,
}

type Stems = Vec<Vec<u8>>;
pub(crate) type Row = BTreeMap<&'static str, &'static str>;

pub(crate) fn rows(language: &Language, name: &str) -> Vec<Row> {
    let content = language.slots().get(name).copied().unwrap_or("");
    let mut lines = content.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#'));
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').map(str::trim).collect();
    lines.map(|line| header.iter().copied().zip(line.split('\t').map(str::trim)).collect()).collect()
}

pub(crate) fn cell(row: &Row, column: &str) -> &'static str {
    row.get(column).copied().unwrap_or("")
}

pub(crate) fn forms(row: &Row) -> impl Iterator<Item = &'static str> {
    cell(row, "forms").split('|').map(str::trim).filter(|f| !f.is_empty())
}

fn many(row: &Row, column: &str) -> Vec<&'static str> {
    cell(row, column).split(['|', ' ']).filter(|w| !w.is_empty()).collect()
}

impl Table {
    pub fn new(language: &Language) -> Table {
        let mut table = Table {
            classes: BTreeMap::new(),
            senses: Vec::new(),
            verbs: Vec::new(),
            lexicon: Lexicon::default(),
            groups: Vec::new(),
            group_words: BTreeMap::new(),
            frames: Vec::new(),
            things: Vec::new(),
            states: Vec::new(),
            common: BTreeSet::new(),
            figures: Vec::new(),
            dates: Vec::new(),
            actors: Vec::new(),
            names: Vec::new(),
            generic: BTreeSet::new(),
            state: Vec::new(),
            armed: Vec::new(),
            next: BTreeSet::new(),
            letters: BTreeMap::new(),
            offices: BTreeMap::new(),
        };
        let mut builder = LexiconBuilder::new();
        let words = rows(language, "words");
        for row in words.iter().filter(|r| cell(r, "words") == "letters") {
            table.letters.entry(cell(row, "class")).or_default().extend(forms(row));
        }
        for row in words.iter().filter(|r| cell(r, "words") != "letters") {
            let next = table.classes.len() as Class;
            let class = *table.classes.entry(cell(row, "class")).or_insert(next);
            if cell(row, "class").ends_with("-next") {
                table.next.insert(class);
            }
            table.add(&mut builder, row, Sense::Class(class));
            let phrases = forms(row).map(super::stems);
            match cell(row, "class") {
                "generic-source" => table.generic.extend(phrases.flatten()),
                "state-voice" => table.state.extend(phrases),
                "armed-voice" => table.armed.extend(phrases),
                _ => {}
            }
        }
        for row in rows(language, "groups") {
            let name = cell(&row, "group");
            if !cell(&row, "ar").is_empty() {
                table.group_words.insert(name, (cell(&row, "ar"), cell(&row, "en")));
            }
            let sense = Sense::Group(table.groups.len() as u16);
            table.groups.push(GroupRow { name, narrow: cell(&row, "narrow").parse().unwrap_or(0) });
            table.add(&mut builder, &row, sense);
        }
        for row in rows(language, "frames") {
            let sense = Sense::Frame(table.frames.len() as u16);
            table.frames.push(Frame { frame: cell(&row, "frame"), slot: cell(&row, "slot") });
            table.add(&mut builder, &row, sense);
        }
        for row in rows(language, "things") {
            let sense = Sense::Thing(table.things.len() as u16);
            table.things.push(cell(&row, "thing"));
            table.add(&mut builder, &row, sense);
        }
        let mut named: Vec<&str> = Vec::new();
        for row in rows(language, "states") {
            let name = cell(&row, "state");
            let at = named.iter().position(|n| *n == name).unwrap_or(named.len());
            if at == named.len() {
                named.push(name);
                table.states.push(State { grows: cell(&row, "grows") == "yes" });
            }
            table.add(&mut builder, &row, Sense::State(at as u16));
        }
        let common = rows(language, "common");
        table.common = common.iter().flat_map(forms).map(|w| stem(&key(w)).to_vec()).collect();
        table.lexicon = builder.build();
        for row in rows(language, "figures") {
            let figure = FigureRow {
                slot: cell(&row, "slot"),
                categories: many(&row, "categories").iter().filter_map(|c| Category::parse(c)).collect(),
                nature: match cell(&row, "nature") {
                    "grows" => Nature::Grows,
                    "moves" => Nature::Moves,
                    "daily" => Nature::Daily,
                    _ => Nature::Fixed,
                },
                needs: table.all(&many(&row, "needs")),
                not: table.all(&many(&row, "not")),
                counts: table.all(&many(&row, "counts")),
                bare: matches!(cell(&row, "bare"), "yes" | "limit"),
                limit: cell(&row, "bare") == "limit",
                by_words: cell(&row, "bare") == "words",
                everybody: many(&row, "groups")
                    .iter()
                    .filter_map(|g| match g.split_at_checked(1)? {
                        ("-", group) => Some((group, 0)),
                        ("~", group) => Some((group, 1)),
                        _ => None,
                    })
                    .collect(),
                ask: (cell(&row, "ask_ar"), cell(&row, "ask_en")),
                about: table.class(cell(&row, "about")),
                giver: (cell(&row, "giver_ar"), cell(&row, "giver_en")),
            };
            table.figures.push(figure);
        }
        table.dates = table.events(language, "dates", "moment");
        table.actors = table.events(language, "actors", "answer");
        table.names = table.events(language, "names", "how");
        for row in rows(language, "offices") {
            let forms = many(&row, "forms");
            if let Some(first) = forms.first() {
                let root = stem(&key(first)).to_vec();
                for form in forms {
                    table.offices.insert(stem(&key(form)).to_vec(), root.clone());
                }
            }
        }
        table
    }

    fn add(&mut self, builder: &mut LexiconBuilder, row: &Row, sense: Sense) {
        let words = Words::parse(cell(row, "words")).unwrap_or(Words::Noun);
        let verb = words == Words::Verb;
        for form in forms(row) {
            let number = self.senses.len() as u32;
            self.senses.push(sense);
            self.verbs.push(verb);
            if !verb {
                builder.add(form, words, number);
                continue;
            }
            builder.add(form, Words::Verb, number);
            // The third persons of a listed perfect; an imperfect with these endings is no word: تغادر, beside
            // which يغادر is listed, but not تحطم.
            let twin = form.strip_prefix('ت').map(|rest| format!("ي{rest}"));
            let imperfect = form.starts_with('ي') || twin.is_some_and(|t| forms(row).any(|f| f == t));
            if !form.contains(' ') && !imperfect {
                let feminine = self.letters("feminine-ending");
                for ending in self.letters("third-person") {
                    if !form.ends_with(['ا', 'ى']) || feminine.contains(ending) {
                        builder.add(&format!("{}{ending}", form.trim_end_matches(['ا', 'ى'])), Words::Verb, number);
                    }
                }
            }
        }
    }

    fn events(&self, language: &Language, name: &str, how: &str) -> Vec<EventRow> {
        rows(language, name)
            .iter()
            .map(|row| EventRow {
                slot: cell(row, "slot"),
                how: cell(row, how),
                acts: many(row, "acts"),
                triggers: self.all(&many(row, "triggers")),
                since: many(row, "triggers").contains(&"since"),
                objects: self.all(&many(row, "objects")),
                object_names: many(row, "objects"),
                with: self.class(cell(row, "with")),
                ask: (cell(row, "ask_ar"), cell(row, "ask_en")),
            })
            .collect()
    }

    fn all(&self, names: &[&str]) -> Vec<Class> {
        names.iter().filter_map(|n| self.class(n)).collect()
    }

    /// Whether a class counts only right behind what is counted.
    pub fn is_next(&self, class: Class) -> bool {
        self.next.contains(&class)
    }

    /// A class by its name.
    pub fn class(&self, name: &str) -> Option<Class> {
        self.classes.get(name).copied()
    }

    /// What is asked, with the group in words.
    pub fn ask(&self, ask: (&'static str, &'static str), group: &str) -> (String, String) {
        let (ar, en) = self.group_words.get(group).copied().unwrap_or(("", ""));
        (tidy(&ask.0.replace("{}", ar)), tidy(&ask.1.replace("{}", en)))
    }

    /// Classes named `hours-05-12`, with their hours.
    pub fn parts_of_day(&self) -> Vec<(Class, (i8, i8))> {
        let hours = |name: &str| {
            let (from, to) = name.strip_prefix("hours-")?.split_once('-')?;
            Some((from.parse().ok()?, to.parse().ok()?))
        };
        self.classes.iter().filter_map(|(name, class)| Some((*class, hours(name)?))).collect()
    }

    /// Every word of the tables in a text, in order.
    pub fn scan(&self, view: &View<'_>) -> Vec<(Hit, Sense)> {
        let hits = self.lexicon.scan(view);
        hits.into_iter().filter_map(|h| Some((h, *self.senses.get(h.entry as usize)?))).collect()
    }

    /// Whether a set of stems names no particular source.
    pub fn generic(&self, words: &BTreeSet<Vec<u8>>) -> bool {
        words.iter().all(|w| self.generic.contains(w))
    }

    /// Words that are compared letter by letter.
    pub fn letters(&self, class: &str) -> &[&'static str] {
        self.letters.get(class).map_or(&[], Vec::as_slice)
    }

    /// Whether a source counts the dead of the side that it fights: the state those of the crowd, a
    /// fighting group those of the forces.
    pub fn counts_its_enemy(&self, source: &str, counted: &str) -> bool {
        let sides = match counted {
            "crowd" => &self.state,
            "state_forces" | "foreign_forces" => &self.armed,
            _ => return false,
        };
        let words = voice_words(source);
        sides.iter().any(|phrase| !phrase.is_empty() && phrase.iter().all(|w| words.contains(w)))
    }

    /// The group that a source's own people are: it speaks for the state, or for those who fight it.
    pub fn side(&self, source: &str) -> Option<&'static str> {
        let words = voice_words(source);
        let speaks = |side: &[Stems]| side.iter().any(|p| !p.is_empty() && p.iter().all(|w| words.contains(w)));
        match (speaks(&self.state), speaks(&self.armed)) {
            (true, false) => Some("state_forces"),
            (false, true) => Some("crowd"),
            _ => None,
        }
    }

    /// Whether a hit is a verb's form.
    pub fn verb(&self, hit: &Hit) -> bool {
        self.verbs.get(hit.entry as usize).copied().unwrap_or(false)
    }

    /// The stem that stands for an office and its holder.
    pub fn office(&self, stem: &[u8]) -> Vec<u8> {
        self.offices.get(stem).cloned().unwrap_or_else(|| stem.to_vec())
    }
}

/// The stems of a source's name; "of the Front" is the Front.
fn voice_words(source: &str) -> Vec<Vec<u8>> {
    let mut words = super::stems(source);
    let of: Vec<Vec<u8>> =
        words.iter().filter_map(|w| w.strip_prefix(&[LAM])).filter(|w| w.len() > 2).map(<[u8]>::to_vec).collect();
    words.extend(of);
    words
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ؟", "؟").replace(" ?", "?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_understood() {
        let language = Language::built_in();
        let table = Table::new(&language);
        for (name, columns) in [
            ("dates", &["triggers", "objects"][..]),
            ("actors", &["triggers", "objects"]),
            ("figures", &["counts", "needs", "not", "about"]),
        ] {
            for row in rows(&language, name) {
                let unknown = |c: &str| Words::parse(c).is_none() && c != "letters";
                assert!(rows(&language, "words").iter().all(|r| !unknown(cell(r, "words"))));
                for column in columns {
                    for word in many(&row, column) {
                        assert!(table.class(word).is_some() || word.is_empty(), "{name}: class {word}");
                    }
                }
                assert!(!cell(&row, "ask_ar").is_empty() && !cell(&row, "ask_en").is_empty(), "{row:?}");
            }
        }
        assert!(table.figures.iter().all(|f| !f.categories.is_empty()));
    }

    #[test]
    fn words_are_found_with_what_stands_attached() {
        let language = Language::built_in();
        let table = Table::new(&language);
        let view = View::new("وبدأت الاحتجاجات فأصيب شرطيان");
        let found: Vec<&str> = table.scan(&view).iter().map(|(h, _)| h.span.of(view.raw())).collect();
        assert!(found.contains(&"بدأت") && found.contains(&"الاحتجاجات") && found.contains(&"شرطيان"), "{found:?}");
    }

    #[test]
    fn a_question_names_its_group() {
        let language = Language::built_in();
        let table = Table::new(&language);
        let killed = table.figures.iter().find(|f| f.slot == "killed").expect("a row");
        assert_eq!(table.ask(killed.ask, "all").1, "How many were killed?");
        assert_eq!(table.ask(killed.ask, "state_forces").1, "How many were killed among the security forces?");
    }
}

use std::collections::BTreeMap;

use riwaya_text::list::{self, Problem};
use riwaya_text::{Lexicon, LexiconBuilder, Words};

use crate::card::Card;
use crate::verb::Paradigms;

/// A list, by its place in [`Language::lists`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub u16);

impl ListId {
    /// A list that the language does not have: no entry belongs to it.
    pub const NONE: ListId = ListId(u16::MAX);
}

/// One row of a list, as the recognisers see it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The list that it stands in.
    pub list: ListId,
    /// The form as listed.
    pub form: &'static str,
    /// What it means to the recogniser that reads the list.
    pub value: &'static str,
    /// Where or how it is used.
    pub usage: &'static str,
    /// For people; some lists keep a mark here.
    pub note: &'static str,
    /// Line in its file.
    pub line: usize,
}

/// A list of the language.
#[derive(Clone, Debug)]
pub struct List {
    /// File name without folder and ending.
    pub name: &'static str,
    /// Path from the language folder.
    pub file: &'static str,
    /// Index of its first entry.
    pub first: u32,
    /// Number of entries.
    pub len: u32,
    /// The layer that its examples are found in, with the type after a colon; `-` for none.
    pub finds: &'static str,
    /// The rows, with their examples.
    pub rows: Vec<list::Row<'static>>,
}

/// What is known of Arabic, compiled once: lists in one lexicon, and cards. It lives as long as the
/// program.
#[derive(Debug)]
pub struct Language {
    version: String,
    lists: Vec<List>,
    by_name: BTreeMap<&'static str, ListId>,
    entries: Vec<Entry>,
    /// The list of each entry, kept apart from what is seldom asked.
    list_of: Vec<ListId>,
    cards: Vec<Card>,
    slots: BTreeMap<&'static str, &'static str>,
    articles: BTreeMap<&'static str, &'static str>,
    lexicon: Lexicon,
}

impl Language {
    /// The language data that the program was built with.
    ///
    /// The data was checked when the program was tested; problems in it are ignored here and
    /// reported by `riwaya check`.
    pub fn built_in() -> Language {
        Language::load(riwaya_language::files().iter().copied(), riwaya_language::VERSION).0
    }

    /// Loads language data from (path from the language folder, content) pairs in the order of their
    /// paths. What cannot be read is reported and left out.
    pub fn load(
        files: impl IntoIterator<Item = (&'static str, &'static str)>,
        version: &str,
    ) -> (Language, Vec<Problem>) {
        let mut problems = Vec::new();
        let files: BTreeMap<&'static str, &'static str> = files.into_iter().collect();
        let words = sources(files.get("SOURCES.tsv").copied(), &mut problems);
        let mut language = Language {
            version: version.to_owned(),
            lists: Vec::new(),
            by_name: BTreeMap::new(),
            entries: Vec::new(),
            list_of: Vec::new(),
            cards: Vec::new(),
            slots: BTreeMap::new(),
            articles: BTreeMap::new(),
            lexicon: Lexicon::default(),
        };
        let mut builder = LexiconBuilder::new();
        let paradigms = match files.get("ar/paradigms.tsv") {
            Some(content) => Paradigms::parse("ar/paradigms.tsv", content, &mut problems),
            None => Paradigms::default(),
        };
        for (&path, &content) in &files {
            let stem = path.rsplit('/').next().and_then(|f| f.split('.').next()).unwrap_or(path);
            match path {
                _ if path.starts_with("ar/lexicon/") => match words.get(stem) {
                    Some(source) => {
                        let rows = list::parse(path, content, &mut problems);
                        if source.words == Words::Particle {
                            proclitic_forms(path, &rows, &mut problems);
                        }
                        language.add_list(stem, path, rows, *source, &paradigms, &mut builder);
                    }
                    None => problems.push(Problem {
                        file: path.into(),
                        line: 1,
                        ar: format!(
                            "القائمة «{stem}» ليست في SOURCES.tsv: أضف سطرا يذكر مصدرها ورخصتها وكيف تتصرف كلماتها"
                        ),
                        en: format!(
                            "the list `{stem}` has no row in SOURCES.tsv: add its words, source and licence there"
                        ),
                    }),
                },
                _ if path.starts_with("ar/rules/") => {
                    let kind = path.split('/').nth(2).unwrap_or("");
                    match Card::parse(path, stem, kind, content) {
                        Ok(card) => language.cards.push(card),
                        Err(mut found) => problems.append(&mut found),
                    }
                }
                _ if path.starts_with("ar/articles/") => {
                    language.articles.insert(path, content);
                }
                _ if path.starts_with("slots/") || path.starts_with("ar/forms/") => {
                    language.slots.insert(stem, content);
                }
                _ => {}
            }
        }
        for (name, _) in words {
            if !language.by_name.contains_key(name) {
                problems.push(Problem {
                    file: "SOURCES.tsv".into(),
                    line: 1,
                    ar: format!("في SOURCES.tsv سطر للقائمة «{name}» ولا ملف لها"),
                    en: format!("SOURCES.tsv names the list `{name}`, which has no file"),
                });
            }
        }
        // One class a list; the last stands for all lists from there on.
        let classes = language.list_of.iter().map(|list| list.0.min(127) as u8).collect();
        language.lexicon = builder.build().with_classes(classes);
        (language, problems)
    }

    fn add_list(
        &mut self,
        name: &'static str,
        file: &'static str,
        rows: Vec<list::Row<'static>>,
        source: Source,
        paradigms: &Paradigms,
        builder: &mut LexiconBuilder,
    ) {
        let words = source.words;
        let id = ListId(self.lists.len() as u16);
        let first = self.entries.len() as u32;
        for row in &rows {
            let entry = self.entries.len() as u32;
            match row.usage.split_once(':') {
                // A list of verbs that gives the present before a colon has its verbs inflected.
                Some((present, _)) if words == Words::Verb => {
                    for form in paradigms.forms(row.form, present.trim()) {
                        builder.add(&form, words, entry);
                    }
                }
                _ => builder.add(row.form, words, entry),
            }
            self.list_of.push(id);
            self.entries.push(Entry {
                list: id,
                form: row.form,
                value: row.value,
                usage: row.usage,
                note: row.note,
                line: row.line,
            });
        }
        self.lists.push(List { name, file, first, len: rows.len() as u32, finds: source.finds, rows });
        self.by_name.insert(name, id);
    }

    /// Name and version of the data, as shown in exports.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The list of a name (file name without ending); [`ListId::NONE`] where there is none.
    pub fn list(&self, name: &str) -> ListId {
        self.by_name.get(name).copied().unwrap_or(ListId::NONE)
    }

    /// All lists, in the order of their ids.
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// The entries of a list.
    pub fn entries(&self, list: ListId) -> &[Entry] {
        match self.lists.get(list.0 as usize) {
            Some(l) => &self.entries[l.first as usize..(l.first + l.len) as usize],
            None => &[],
        }
    }

    /// The entry of a hit.
    pub fn entry(&self, entry: u32) -> &Entry {
        &self.entries[entry as usize]
    }

    /// The list of a hit's entry.
    pub fn list_of(&self, entry: u32) -> ListId {
        self.list_of[entry as usize]
    }

    /// All rule cards, in the order of their paths.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The id of a rule written in Rust: the same string, once it is certain that its card exists.
    /// Without a card the id still works, and `riwaya check` reports it.
    pub fn rule(&self, name: &'static str) -> &'static str {
        name
    }

    /// Specimen articles by path.
    pub fn articles(&self) -> &BTreeMap<&'static str, &'static str> {
        &self.articles
    }

    /// Slot files by name.
    pub fn slots(&self) -> &BTreeMap<&'static str, &'static str> {
        &self.slots
    }

    /// All lists as one automaton.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// Reports rows that are another row with و or ف before it: such a form hides the plain one, since a word
/// that is listed as it stands is not cut.
fn proclitic_forms(file: &str, rows: &[list::Row<'_>], problems: &mut Vec<Problem>) {
    let forms: std::collections::BTreeSet<&str> = rows.iter().map(|r| r.form).collect();
    for row in rows {
        let rest = row.form.strip_prefix('و').or_else(|| row.form.strip_prefix('ف'));
        if rest.is_some_and(|rest| rest.chars().count() > 1 && forms.contains(rest)) {
            problems.push(Problem {
                file: file.to_owned(),
                line: row.line,
                ar: format!("«{}» هي كلمة أخرى من القائمة بعد واو أو فاء: احذف السطر", row.form),
                en: format!("`{}` is another row with و or ف before it: remove this row", row.form),
            });
        }
    }
}

/// A row of SOURCES.tsv: how the words of a list behave, and what its examples must find.
#[derive(Clone, Copy, Debug)]
struct Source {
    words: Words,
    finds: &'static str,
}

/// Reads SOURCES.tsv. Source and licence are for people, but compulsory; the column `finds` names the
/// layer that the examples of a list are found in (`time`, `mention:LOC`), and is `-` for lists whose
/// words find nothing by themselves.
fn sources(content: Option<&'static str>, problems: &mut Vec<Problem>) -> BTreeMap<&'static str, Source> {
    let mut out = BTreeMap::new();
    let mut problem =
        |line: usize, ar: String, en: String| problems.push(Problem { file: "SOURCES.tsv".into(), line, ar, en });
    let Some(content) = content else {
        problem(1, "الملف SOURCES.tsv مفقود".into(), "SOURCES.tsv is missing".into());
        return out;
    };
    for (n, line) in content.lines().enumerate().skip(1).filter(|(_, l)| !l.trim().is_empty()) {
        let mut cells = line.split('\t').map(str::trim);
        let mut next = || cells.next().unwrap_or("");
        let (list, words, source, licence, finds) = (next(), next(), next(), next(), next());
        if source.is_empty() || licence.is_empty() {
            problem(
                n + 1,
                format!("لا مصدر أو لا رخصة للقائمة «{list}»"),
                format!("the list `{list}` has no source or no licence"),
            );
        }
        match Words::parse(words) {
            Some(words) => {
                out.insert(list, Source { words, finds: if finds.is_empty() { "-" } else { finds } });
            }
            None => problem(
                n + 1,
                format!("«{words}» ليست noun أو adjective أو verb أو name أو particle"),
                format!("`{words}` is none of noun, adjective, verb, name, particle"),
            ),
        }
    }
    out
}

//! Lists compiled into one lexicon, and what of them stands in a text.

mod build;
mod memo;
mod trie;

pub use build::LexiconBuilder;

use crate::clitic::{self, Attached, Ending, Proclitics, Split};
use crate::{Kind, Span, View};
pub use memo::Notes;
use memo::{BATCH, Known, Pool};
use trie::{Beyond, Trie};

/// How the forms of a list are attached to and inflected in a text (column `words` of SOURCES.tsv).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// و ف ب ك ل, the article, regular endings, attached pronouns.
    Noun,
    /// As a noun, without pronouns.
    Adjective,
    /// و ف س ل before it, object pronouns after it.
    Verb,
    /// و ف ب ك ل; as listed otherwise.
    Name,
    /// و ف; as listed otherwise.
    Particle,
}

impl Words {
    /// Reads the column `words`.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "noun" => Words::Noun,
            "adjective" => Words::Adjective,
            "verb" => Words::Verb,
            "name" => Words::Name,
            "particle" => Words::Particle,
            _ => return None,
        })
    }

    fn takes(self, split: &Split) -> bool {
        match split.proclitics.letters().particle {
            None => {}
            Some('س') => return self == Words::Verb,
            Some('ل') if self == Words::Particle => return false,
            Some('ل') => {}
            Some(_) if matches!(self, Words::Verb | Words::Particle) => return false,
            Some(_) => {}
        }
        !split.article || matches!(self, Words::Noun | Words::Adjective | Words::Name)
    }
}

/// A listed form found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// The number that the form was added under.
    pub entry: u32,
    /// From the article or the form's first letter to the end of its last token; proclitics stay outside.
    pub span: Span,
    /// What stands attached before the span.
    pub proclitics: Proclitics,
    /// Whether the form carries the article in the text.
    pub article: bool,
    /// How the last word ends.
    pub ending: Ending,
    /// A verb of three letters or more after و: ودعت may be و + دعت whatever else is listed.
    pub conjoined: bool,
    /// Whether the text adds ة to a noun listed without it.
    pub added: bool,
}

impl Hit {
    /// The tokens that it covers.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// A form found behind one cut of a token, not yet placed in a text.
#[derive(Clone, Copy, Debug)]
struct Found {
    entry: u32,
    /// Tokens after the first.
    more: u16,
    /// Letters before the span.
    before: u8,
    proclitics: Attached,
    ending: Ending,
    article: bool,
    conjoined: bool,
    added: bool,
}

impl Found {
    #[inline]
    fn place(&self, view: &View<'_>, token: usize) -> Hit {
        let last = token + usize::from(self.more);
        Hit {
            first: token as u32,
            end: last as u32 + 1,
            entry: self.entry,
            span: Span { start: view.letter_offset(token, self.before.into()), end: view.tokens[last].span.end },
            proclitics: self.proclitics.letters(),
            article: self.article,
            ending: self.ending,
            conjoined: self.conjoined,
            added: self.added,
        }
    }
}

/// All that a lexicon holds of a text.
#[derive(Debug)]
pub struct Looked {
    /// Listed forms, by first token, longer ones first.
    pub hits: Vec<Hit>,
    /// Index of each token's first hit, and one past the last token's.
    pub first: Vec<u32>,
    /// The classes of each token's entries, as bits.
    pub classes: Vec<u128>,
    /// What readers note of the words.
    pub notes: Notes,
}

/// Listed forms compiled into one trie. Finding them is one walk along the text: at every token,
/// from every cut that its proclitics allow. Words come again and again, so that a large lexicon keeps what it
/// found in a word; that changes no answer.
#[derive(Clone, Default)]
pub struct Lexicon {
    trie: Trie,
    /// The class of each entry.
    classes: Vec<u8>,
    memos: Pool,
}

/// Nodes of the largest lexicon that is walked as quickly as a memo is asked.
const SMALL: usize = 1 << 14;

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lexicon({} forms, {} nodes)", self.trie.forms.len(), self.trie.nodes.len())
    }
}

impl Lexicon {
    fn new(trie: Trie) -> Self {
        Lexicon { trie, ..Lexicon::default() }
    }

    /// The same with a class for each entry, up to 127, which [`Lexicon::look_up`] tells of every token.
    pub fn with_classes(self, classes: Vec<u8>) -> Self {
        Lexicon { classes, memos: Pool::default(), ..self }
    }

    /// Every listed form in the text, sorted by first token, longer ones first. Where a token as it
    /// stands is listed, readings that cut a proclitic off the same token and reach no further are
    /// left out (وصل is "arrived" before it is و + صل), but for verbs after a conjunction.
    pub fn scan(&self, view: &View<'_>) -> Vec<Hit> {
        self.look_up(view).hits
    }

    /// What [`Lexicon::scan`] finds, and where in it each token's forms stand.
    pub fn look_up(&self, view: &View<'_>) -> Looked {
        let tokens = view.tokens.len();
        let mut out = Looked {
            hits: Vec::with_capacity(tokens + tokens / 2),
            first: Vec::with_capacity(tokens + 1),
            classes: Vec::with_capacity(tokens),
            notes: Notes::none(),
        };
        let mut found = Vec::new();
        if self.trie.nodes.len() <= SMALL {
            for token in 0..tokens {
                self.at(view, token, &mut found, &mut out);
            }
        } else {
            let mut memo = self.memos.take();
            let mut words = vec![None; tokens];
            let forgotten = memo.forgotten;
            for start in (0..tokens).step_by(BATCH) {
                let batch = start..tokens.min(start + BATCH);
                memo.batch(self, view, batch, |token, known| match known {
                    Known::Nothing => out.add(view, token, &[], 0),
                    Known::All(found, classes, word) => {
                        words[token] = word;
                        out.add(view, token, found, classes);
                    }
                    Known::Unsure => self.at(view, token, &mut found, &mut out),
                });
            }
            if forgotten != memo.forgotten {
                words.fill(None);
            }
            out.notes = Notes::of(memo, &self.memos, words);
        }
        out.first.push(out.hits.len() as u32);
        out
    }

    /// The listed forms that begin in one token, as [`Lexicon::scan`] orders them, appended to `out`.
    fn at(&self, view: &View<'_>, token: usize, found: &mut Vec<Found>, out: &mut Looked) {
        found.clear();
        if !matches!(view.tokens[token].kind, Kind::Mark(_)) && !self.trie.nodes.is_empty() {
            self.find(view.codes_from(token), view.letters(token).len(), &mut Beyond::Read, found);
        }
        out.add(view, token, found, self.classes_of(found));
    }

    /// The forms that begin in a word of `len` letters, which `codes` begin with; longer ones first.
    fn find(&self, codes: &[u8], len: usize, beyond: &mut Beyond<'_>, found: &mut Vec<Found>) {
        found.clear();
        clitic::splits(&codes[..len], |split| self.trie.walk(codes, len, split, beyond, found));
        settle(found);
    }

    fn classes_of(&self, found: &[Found]) -> u128 {
        found.iter().filter_map(|f| self.classes.get(f.entry as usize)).fold(0, |all, class| all | 1 << (class & 127))
    }
}

/// Orders what was found in one token, longer ones first, and drops the less likely readings.
fn settle(found: &mut Vec<Found>) {
    if found.len() < 2 {
        return;
    }
    found.sort_by(|a, b| (b.more, a.before, a.entry).cmp(&(a.more, b.before, b.entry)));
    // A noun listed with its ة (شرطة) is not another one (شرط) with ة added.
    let mut i = 0;
    while i < found.len() {
        let f = found[i];
        let listed = |l: &Found| l.ending == Ending::None && l.before == f.before && l.more == f.more;
        if f.added && found.iter().any(listed) {
            found.remove(i);
        } else {
            i += 1;
        }
    }
    if let Some(whole) = found.iter().filter(|f| f.proclitics.none()).map(|f| f.more).max() {
        found.retain(|f| f.proclitics.none() || f.conjoined || f.more > whole);
    }
}

impl Looked {
    #[inline]
    fn add(&mut self, view: &View<'_>, token: usize, found: &[Found], classes: u128) {
        self.first.push(self.hits.len() as u32);
        self.classes.push(classes);
        self.hits.extend(found.iter().map(|f| f.place(view, token)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(list: &[(&str, Words)], text: &str) -> Vec<String> {
        let mut builder = LexiconBuilder::new();
        for (n, (form, words)) in list.iter().enumerate() {
            builder.add(form, *words, n as u32);
        }
        let view = View::new(text);
        builder
            .build()
            .scan(&view)
            .iter()
            .map(|h| format!("{}:{}", list[h.entry as usize].0, h.span.of(text)))
            .collect()
    }

    #[test]
    fn proclitics_stay_outside_and_the_article_inside() {
        let list = [("متظاهر", Words::Noun), ("الصين", Words::Name), ("روسيا", Words::Name), ("أعلن", Words::Verb)];
        assert_eq!(find(&list, "وللمتظاهرين وبالمتظاهر"), ["متظاهر:لمتظاهرين", "متظاهر:المتظاهر"]);
        assert_eq!(find(&list, "زار الصين ثم عاد للصين"), ["الصين:الصين", "الصين:لصين"]);
        assert_eq!(find(&list, "وروسيا لروسيا الروسيا"), ["روسيا:روسيا", "روسيا:روسيا"]);
        assert_eq!(find(&list, "واعلن وسيعلن فأعلنه"), ["أعلن:اعلن", "أعلن:أعلنه"]);
    }

    #[test]
    fn endings_of_nouns() {
        let list = [("شرطي", Words::Noun), ("قوة", Words::Noun), ("مسؤول", Words::Noun)];
        assert_eq!(
            find(&list, "شرطيا شرطيين قواتها قوته قوه المسؤولون ومسئوليها"),
            ["شرطي:شرطيا", "شرطي:شرطيين", "قوة:قواتها", "قوة:قوته", "قوة:قوه", "مسؤول:المسؤولون", "مسؤول:مسئوليها"]
        );
        assert_eq!(find(&list, "شرطيلب قوم"), Vec::<String>::new());
    }

    #[test]
    fn phrases_and_the_longest_reading() {
        let list = [("وزارة الداخلية", Words::Noun), ("وزارة", Words::Noun), ("وصل", Words::Verb), ("صل", Words::Verb)];
        assert_eq!(find(&list, "لوزارة الداخلية"), ["وزارة الداخلية:وزارة الداخلية", "وزارة:وزارة"]);
        assert_eq!(find(&list, "وصل"), ["وصل:وصل"]);
        assert_eq!(find(&list, "وزارة. الداخلية\n وزارة\nالداخلية"), ["وزارة:وزارة", "وزارة:وزارة"]);
    }

    #[test]
    fn written_hamzas_stay_apart() {
        let list = [("أن", Words::Particle), ("إن", Words::Particle)];
        assert_eq!(find(&list, "أن وإن"), ["أن:أن", "إن:إن"]);
        assert_eq!(find(&list, "ان"), ["أن:ان", "إن:ان"]);
    }

    /// A word for every number, all different.
    fn word(n: usize) -> String {
        const LETTERS: [char; 16] = ['ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ع', 'غ'];
        (0..5).map(|place| LETTERS[n >> (4 * place) & 15]).collect()
    }

    #[test]
    fn a_word_met_before_says_what_a_walk_says() {
        let mut builder = LexiconBuilder::new();
        for n in 0..20_000 {
            builder.add(&word(n * 3), [Words::Noun, Words::Verb, Words::Name][n % 3], n as u32);
            if n % 100 == 0 {
                builder.add(&format!("{} {}", word(n * 3), word(n * 3 + 3)), Words::Noun, n as u32 + 50_000);
            }
        }
        let lexicon = builder.build();
        assert!(lexicon.trie.nodes.len() > SMALL);
        // More words than are kept, the first of them again and again, in phrases and behind clitics.
        let mut text = String::new();
        for n in 0..34_000 {
            let (common, next) = (n % 50 * 300, n % 50 * 300 + [3, 6][n % 2]);
            text += &format!("{} و{} {} ب{}ها، {}\n", word(n), word(common), word(next), word(n + 1), word(common));
        }
        let view = View::new(&text);
        let mut walked = Looked { hits: Vec::new(), first: Vec::new(), classes: Vec::new(), notes: Notes::none() };
        for token in 0..view.tokens.len() {
            lexicon.at(&view, token, &mut Vec::new(), &mut walked);
        }
        assert!(walked.hits.iter().any(|h| h.end == h.first + 2));
        for _ in 0..2 {
            assert_eq!(lexicon.look_up(&view).hits, walked.hits);
        }
    }
}

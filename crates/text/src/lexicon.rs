use crate::clitic::{self, Ending, Proclitics, Split};
use crate::letters::{ALEF, ALEF_ABOVE, HEH, KAF, LAM, NOON, SPACE, TEH, TEH_MARBUTA, WAW, YEH, encode, fits, fold};
use crate::{Kind, Span, View};

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
        match split.proclitics.particle {
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

#[derive(Clone, Copy)]
struct Form {
    entry: u32,
    start: u32,
    len: u32,
    words: Words,
    /// Listed with the article, which is cut off here and then must stand in the text.
    article: bool,
    /// Listed with a final ة, which is cut off here; only ات, ت + pronoun and the dual may follow.
    feminine_stem: bool,
    /// The last of the forms that end in one node.
    last: bool,
}

/// Four of them to a line of the cache: a walk costs what it waits for memory.
#[derive(Clone, Copy, Default)]
struct Node {
    /// Which branches lead on; in a tail the branches still to be gone, [`PACKED`] at most, and their number.
    next: u64,
    /// Index of the child for the lowest branch; [`TAIL`] where one word alone is left.
    child: u32,
    /// The first form that ends here, under [`WHOLE`] and [`ENDED`]; neither where none does.
    form: u32,
}

/// Only one way leads on from here, and no node is spent on it.
const TAIL: u32 = u32::MAX;
/// Branches that a tail holds in its node.
const PACKED: usize = 9;
/// Bits of a branch.
const BITS: usize = 6;
/// Some form here may stand without any ending.
const WHOLE: u32 = 1 << 31;
/// Some form here may stand with an ending.
const ENDED: u32 = 1 << 30;

/// How far a walk has come.
struct At {
    /// Letters from the token's first.
    letter: usize,
    /// Words behind.
    words: usize,
    /// Where the present word ends.
    word_end: usize,
}

impl At {
    fn step(&mut self, codes: &[u8]) {
        self.letter += 1;
        if codes[self.letter - 1] == SPACE {
            self.words += 1;
            self.word_end = self.letter + codes[self.letter..].iter().position(|&c| c <= SPACE).unwrap_or(0);
        }
    }
}

/// No branch bears this letter.
const NO_BRANCH: u8 = 64;

/// The branch of each letter: compatible letters share one, and so do some Latin ones, which leaves room for
/// all in one machine word. What shares a branch is told apart where a form ends.
static BRANCH: [u8; 128] = {
    let mut table = [NO_BRANCH; 128];
    let mut code = 1;
    while code < 128 {
        table[code] = match fold(code as u8) {
            letter @ 1..=42 => letter - 1,
            letter @ 50..=75 => 42 + (letter - 50) % 11,
            letter @ 80..=89 => 53 + (letter - 80),
            127 => 63,
            _ => NO_BRANCH,
        };
        code += 1;
    }
    table
};

/// The most letters that an ending has.
const LONGEST_ENDING: usize = 5;

/// Collects listed forms and compiles them.
#[derive(Default)]
pub struct LexiconBuilder {
    forms: Vec<Form>,
    exact: Vec<u8>,
}

impl LexiconBuilder {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a form under a number of the caller's. A form without letters is left out.
    pub fn add(&mut self, form: &str, words: Words, entry: u32) {
        let codes = encode(form);
        let mut codes = &codes[..];
        if codes.is_empty() {
            return;
        }
        let article = matches!(words, Words::Noun | Words::Adjective | Words::Name)
            && codes.len() >= 4
            && codes[0] == ALEF
            && codes[1] == LAM
            && codes[2] != SPACE;
        if article {
            codes = &codes[2..];
        }
        self.push(codes, words, entry, article, false);
        if codes.last() == Some(&TEH_MARBUTA) && matches!(words, Words::Noun | Words::Adjective) {
            self.push(&codes[..codes.len() - 1], words, entry, article, true);
        }
    }

    fn push(&mut self, codes: &[u8], words: Words, entry: u32, article: bool, feminine_stem: bool) {
        let start = self.exact.len() as u32;
        self.exact.extend_from_slice(codes);
        self.forms.push(Form { entry, start, len: codes.len() as u32, words, article, feminine_stem, last: false });
    }

    /// Compiles what was added into one trie. The children of a node stand together, and what hangs on
    /// the first of them follows: a walk reads on in memory.
    pub fn build(self) -> Lexicon {
        let LexiconBuilder { mut forms, exact } = self;
        let branches: Vec<u8> = exact.iter().map(|&c| BRANCH[c as usize & 127]).collect();
        let key = |f: &Form| &branches[f.start as usize..(f.start + f.len) as usize];
        forms.retain(|f| key(f).iter().all(|&b| b != NO_BRANCH));
        forms.sort_by(|a, b| key(a).cmp(key(b)).then(a.entry.cmp(&b.entry)));
        let mut nodes = vec![Node::default()];
        let mut open = vec![(0usize, 0usize, forms.len(), 0usize)];
        while let Some((node, mut lo, hi, depth)) = open.pop() {
            let alone = lo < hi && key(&forms[lo]) == key(&forms[hi - 1]);
            let end = if alone { hi } else { lo + forms[lo..hi].partition_point(|f| key(f).len() == depth) };
            if let Some(last) = end.checked_sub(1).filter(|&last| last >= lo) {
                let bits = forms[lo..end].iter().fold(0, |bits, f| bits | f.bits());
                forms[last].last = true;
                nodes[node].form = lo as u32 | bits;
            }
            if alone {
                let rest = &key(&forms[lo])[depth..];
                nodes[node].child = TAIL;
                nodes[node].next = rest
                    .iter()
                    .take(PACKED)
                    .enumerate()
                    .fold((rest.len().min(PACKED) as u64) << 60, |next, (n, &b)| next | u64::from(b) << (BITS * n));
                continue;
            }
            lo = end;
            nodes[node].child = nodes.len() as u32;
            let begin = open.len();
            while lo < hi {
                let branch = key(&forms[lo])[depth];
                let end = lo + forms[lo..hi].partition_point(|f| key(f)[depth] == branch);
                nodes[node].next |= 1 << branch;
                open.push((nodes.len(), lo, end, depth + 1));
                nodes.push(Node::default());
                lo = end;
            }
            open[begin..].reverse();
        }
        let mut laid = Vec::with_capacity(exact.len());
        for form in &mut forms {
            let start = laid.len() as u32;
            laid.extend_from_slice(&exact[form.start as usize..(form.start + form.len) as usize]);
            form.start = start;
        }
        Lexicon { nodes, forms, exact: laid }
    }
}

impl Form {
    fn bits(&self) -> u32 {
        let ended = !matches!(self.words, Words::Name | Words::Particle);
        (if self.feminine_stem { 0 } else { WHOLE }) | (if ended { ENDED } else { 0 })
    }
}

/// Listed forms compiled into one trie. Finding them is one walk along the text: at every token,
/// from every cut that its proclitics allow.
#[derive(Clone, Default)]
pub struct Lexicon {
    nodes: Vec<Node>,
    forms: Vec<Form>,
    exact: Vec<u8>,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lexicon({} forms, {} nodes)", self.forms.len(), self.nodes.len())
    }
}

impl Lexicon {
    /// Every listed form in the text, sorted by first token, longer ones first. Where a token as it
    /// stands is listed, readings that cut a proclitic off the same token and reach no further are
    /// left out (وصل is "arrived" before it is و + صل), but for verbs after a conjunction.
    pub fn scan(&self, view: &View<'_>) -> Vec<Hit> {
        let mut out = Vec::with_capacity(view.tokens.len() / 2);
        for token in 0..view.tokens.len() {
            self.at(view, token, &mut out);
        }
        out
    }

    /// The listed forms that begin in one token, as [`Lexicon::scan`] orders them, appended to `out`.
    pub fn at(&self, view: &View<'_>, token: usize, out: &mut Vec<Hit>) {
        if self.nodes.is_empty() || matches!(view.tokens[token].kind, Kind::Mark(_)) {
            return;
        }
        let begin = out.len();
        let codes = view.codes_from(token);
        clitic::splits(view.letters(token), |split| self.walk(view, token, codes, split, out));
        let found = &mut out[begin..];
        if found.len() > 1 {
            found.sort_by(|a, b| (b.end, a.span.start, a.entry).cmp(&(a.end, b.span.start, b.entry)));
            // A noun listed with its ة (شرطة) is not another one (شرط) with ة added.
            let mut i = begin;
            while i < out.len() {
                let h = out[i];
                let listed = |l: &Hit| l.ending == Ending::None && l.span == h.span && l.end == h.end;
                if h.added && out[begin..].iter().any(listed) {
                    out.remove(i);
                } else {
                    i += 1;
                }
            }
            let whole = out[begin..].iter().filter(|h| h.proclitics.none()).map(|h| h.end).max();
            if let Some(whole) = whole {
                let mut i = begin;
                while i < out.len() {
                    if !out[i].proclitics.none() && !out[i].conjoined && out[i].end <= whole {
                        out.remove(i);
                    } else {
                        i += 1;
                    }
                }
            }
        }
    }

    fn walk(&self, view: &View<'_>, token: usize, codes: &[u8], split: Split, out: &mut Vec<Hit>) {
        let Some(mut node) = self.nodes.first() else { return };
        let mut at = At { letter: split.stem, words: 0, word_end: view.letters(token).len() };
        loop {
            if node.child == TAIL {
                if self.down(node, codes, split.stem, &mut at) {
                    self.ends(node, view, token, codes, split, &at, out);
                }
                return;
            }
            self.ends(node, view, token, codes, split, &at, out);
            let branch = BRANCH[codes[at.letter] as usize & 127];
            if branch == NO_BRANCH || node.next & (1 << branch) == 0 {
                return;
            }
            at.step(codes);
            let below = (node.next & ((1u64 << branch) - 1)).count_ones();
            node = &self.nodes[(node.child + below) as usize];
        }
    }

    /// Goes down a tail; whether all of it stands in the text.
    fn down(&self, node: &Node, codes: &[u8], stem: usize, at: &mut At) -> bool {
        let branch = |at: &At| BRANCH[codes[at.letter] as usize & 127];
        let packed = (node.next >> 60) as usize;
        for n in 0..packed {
            if u64::from(branch(at)) != node.next >> (BITS * n) & 63 {
                return false;
            }
            at.step(codes);
        }
        if packed < PACKED {
            return true;
        }
        let Some(form) = self.forms.get((node.form & !(WHOLE | ENDED)) as usize) else { return false };
        let exact = &self.exact[form.start as usize..(form.start + form.len) as usize];
        for &letter in exact.iter().skip(at.letter - stem) {
            if branch(at) != BRANCH[letter as usize & 127] {
                return false;
            }
            at.step(codes);
        }
        true
    }

    /// The forms that end in a node, where the text lets them end.
    #[inline]
    #[allow(clippy::too_many_arguments)]
    fn ends(
        &self,
        node: &Node,
        view: &View<'_>,
        token: usize,
        codes: &[u8],
        split: Split,
        at: &At,
        out: &mut Vec<Hit>,
    ) {
        let wanted = if at.letter == at.word_end { WHOLE } else { ENDED };
        if node.form & wanted == 0
            || at.letter <= split.stem
            || at.word_end - at.letter > LONGEST_ENDING
            || !may_end(&codes[at.letter..at.word_end])
        {
            return;
        }
        let rest = &codes[at.letter..at.word_end];
        for form in &self.forms[(node.form & !(WHOLE | ENDED)) as usize..] {
            if let Some(ending) = self.form_at(form, &codes[split.stem..at.letter], rest, split) {
                let last = token + at.words;
                let tokens = view.tokens[token].span.cover(view.tokens[last].span);
                out.push(Hit {
                    first: token as u32,
                    end: last as u32 + 1,
                    entry: form.entry,
                    span: Span { start: view.letter_offset(token, split.span), end: tokens.end },
                    proclitics: split.proclitics,
                    article: split.article,
                    ending,
                    conjoined: form.words == Words::Verb
                        && split.proclitics.conjunction == Some('و')
                        && at.letter - split.stem >= 3,
                    added: ending == Ending::Feminine && form.words == Words::Noun,
                });
            }
            if form.last {
                break;
            }
        }
    }

    /// Whether `form`, whose letters share their branches with `written`, stands there, and how it ends
    /// with the letters behind it.
    fn form_at(&self, form: &Form, written: &[u8], rest: &[u8], split: Split) -> Option<Ending> {
        if !form.words.takes(&split) || (form.article && !split.article) {
            return None;
        }
        // Before a verb, س and ل stand with its present only.
        if form.words == Words::Verb
            && split.proclitics.particle.is_some()
            && !matches!(written, [YEH | TEH | NOON | ALEF_ABOVE, ..])
        {
            return None;
        }
        if split.article && !form.article && form.words == Words::Name {
            return None;
        }
        let ending = match form.words {
            Words::Noun if form.feminine_stem => clitic::feminine_stem_ending(rest)?,
            Words::Adjective if form.feminine_stem => {
                clitic::feminine_stem_ending(rest).filter(|&e| e != Ending::Pronoun)?
            }
            Words::Noun => clitic::noun_ending(rest)?,
            Words::Adjective => clitic::adjective_ending(rest)?,
            Words::Verb => clitic::verb_ending(rest)?,
            Words::Name | Words::Particle => rest.is_empty().then_some(Ending::None)?,
        };
        let exact = &self.exact[form.start as usize..(form.start + form.len) as usize];
        // A written ة inside the word stands before a pronoun as ت; a written ه for ة only ends a word.
        let fit = exact.iter().zip(written).enumerate().all(|(n, (&l, &w))| {
            fits(w, l) && !(l == TEH_MARBUTA && w == HEH && n + 1 == exact.len() && ending != Ending::None)
        });
        fit.then_some(ending)
    }
}

/// Whether letters behind a form may be an ending at all, by the first of them.
fn may_end(rest: &[u8]) -> bool {
    matches!(rest, [] | [ALEF | TEH_MARBUTA | TEH | YEH | WAW | HEH | KAF | NOON, ..])
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
}

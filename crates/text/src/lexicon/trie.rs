//! Listed forms as one trie, and the walks along it.

use super::{Found, Words};
use crate::clitic::{self, Ending, Split};
use crate::letters::{ALEF, ALEF_ABOVE, HEH, KAF, NOON, SPACE, TEH, TEH_MARBUTA, WAW, YEH, fits, fold};

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) entry: u32,
    pub(super) start: u32,
    pub(super) len: u32,
    pub(super) words: Words,
    /// Listed with the article, which is cut off here and then must stand in the text.
    pub(super) article: bool,
    /// Listed with a final ة, which is cut off here; only ات, ت + pronoun and the dual may follow.
    pub(super) feminine_stem: bool,
    /// The last of the forms that end in one node.
    pub(super) last: bool,
}

/// Four of them to a line of the cache: a walk costs what it waits for memory.
#[derive(Clone, Copy, Default)]
pub(super) struct Node {
    /// Which branches lead on; in a tail the branches still to be gone, [`PACKED`] at most, and their number.
    pub(super) next: u64,
    /// Index of the child for the lowest branch; [`TAIL`] where one word alone is left.
    pub(super) child: u32,
    /// The first form that ends here, under [`WHOLE`] and [`ENDED`]; neither where none does.
    pub(super) form: u32,
}

impl Node {
    /// Branches that a tail holds.
    fn packed(&self) -> usize {
        (self.next >> 60) as usize
    }

    /// A branch that a tail holds.
    fn branch(&self, n: usize) -> u8 {
        (self.next >> (BITS * n) & 63) as u8
    }

    fn first_form(&self) -> usize {
        (self.form & !(WHOLE | ENDED)) as usize
    }
}

/// Only one way leads on from here, and no node is spent on it.
pub(super) const TAIL: u32 = u32::MAX;
/// Branches that a tail holds in its node.
pub(super) const PACKED: usize = 9;
/// Bits of a branch.
pub(super) const BITS: usize = 6;
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
pub(super) const NO_BRANCH: u8 = 64;

/// The branch of each letter: compatible letters share one, and so do some Latin ones, which leaves room for
/// all in one machine word. What shares a branch is told apart where a form ends.
pub(super) static BRANCH: [u8; 128] = {
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

/// [`BRANCH`] as bits; none for a letter without one.
pub(super) static BIT: [u64; 128] = {
    let mut table = [0; 128];
    let mut code = 0;
    while code < 128 {
        if BRANCH[code] != NO_BRANCH {
            table[code] = 1 << BRANCH[code];
        }
        code += 1;
    }
    table
};

/// The most letters that an ending has.
const LONGEST_ENDING: usize = 5;

/// What to do where a phrase goes on behind the walk's first word.
pub(super) enum Beyond<'w> {
    /// Read on in the text.
    Read,
    /// Stop, and keep where one would go on.
    Keep(&'w mut Vec<Way>),
}

impl Beyond<'_> {
    /// Whether the walk stops here, the way on being kept.
    fn stops(&mut self, at: &At, split: Split, node: u32, gone: usize) -> bool {
        match self {
            Beyond::Keep(ways) if at.words > 0 => {
                ways.push(Way { node, gone: gone as u8, split });
                true
            }
            _ => false,
        }
    }
}

/// Where a phrase goes on behind a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    node: u32,
    /// Branches of a tail that are behind.
    gone: u8,
    /// How the word was cut.
    split: Split,
}

/// The nodes, the forms that end in them, and their letters.
#[derive(Clone, Default)]
pub(super) struct Trie {
    pub(super) nodes: Vec<Node>,
    pub(super) forms: Vec<Form>,
    pub(super) exact: Vec<u8>,
}

impl Form {
    pub(super) fn bits(&self) -> u32 {
        let ended = !matches!(self.words, Words::Name | Words::Particle);
        (if self.feminine_stem { 0 } else { WHOLE }) | (if ended { ENDED } else { 0 })
    }
}

impl Trie {
    /// The forms that begin in a word of `len` letters behind one cut. `codes` are the word's letters and all that
    /// stands behind it.
    pub(super) fn walk(&self, codes: &[u8], len: usize, split: Split, beyond: &mut Beyond<'_>, out: &mut Vec<Found>) {
        let at = At { letter: split.stem.into(), words: 0, word_end: len };
        self.go(0, 0, codes, split, at, beyond, out);
    }

    /// The forms that a way leads to, which was kept for the word of `len` letters that `codes` begin with.
    pub(super) fn follow(&self, way: Way, codes: &[u8], len: usize, out: &mut Vec<Found>) {
        let mut at = At { letter: len, words: 0, word_end: len };
        at.step(codes);
        self.go(way.node, way.gone.into(), codes, way.split, at, &mut Beyond::Read, out);
    }

    #[allow(clippy::too_many_arguments)]
    fn go(
        &self,
        mut index: u32,
        gone: usize,
        codes: &[u8],
        split: Split,
        mut at: At,
        beyond: &mut Beyond<'_>,
        out: &mut Vec<Found>,
    ) {
        loop {
            let Some(node) = self.nodes.get(index as usize) else { return };
            if node.child == TAIL {
                if self.down(index, gone, codes, split, beyond, &mut at) {
                    self.ends(node, codes, split, &at, out);
                }
                return;
            }
            self.ends(node, codes, split, &at, out);
            let branch = BRANCH[codes[at.letter] as usize & 127];
            if branch == NO_BRANCH || node.next & (1 << branch) == 0 {
                return;
            }
            at.step(codes);
            index = node.child + (node.next & ((1u64 << branch) - 1)).count_ones();
            if beyond.stops(&at, split, index, 0) {
                return;
            }
        }
    }

    /// Goes down what is left of a tail; whether all of it stands in the text.
    fn down(&self, index: u32, gone: usize, codes: &[u8], split: Split, beyond: &mut Beyond<'_>, at: &mut At) -> bool {
        let node = &self.nodes[index as usize];
        let branch = |at: &At| BRANCH[codes[at.letter] as usize & 127];
        let packed = node.packed();
        for n in gone..packed {
            if branch(at) != node.branch(n) {
                return false;
            }
            at.step(codes);
            if beyond.stops(at, split, index, n + 1) {
                return false;
            }
        }
        if packed < PACKED {
            return true;
        }
        let Some(form) = self.forms.get(node.first_form()) else { return false };
        for &letter in self.letters(form).iter().skip(at.letter - usize::from(split.stem)) {
            if branch(at) != BRANCH[letter as usize & 127] {
                return false;
            }
            at.step(codes);
            if beyond.stops(at, split, index, PACKED) {
                return false;
            }
        }
        true
    }

    /// The branches of the next word's first and second letter with which a way goes on, as bits; all where
    /// only following it tells.
    pub(super) fn branches(&self, way: Way) -> (u64, u64) {
        let Some(node) = self.nodes.get(way.node as usize) else { return (0, 0) };
        let first = self.first_branches(node, way.gone.into());
        if node.child == TAIL {
            return (first, self.first_branches(node, usize::from(way.gone) + 1));
        }
        let children = (node.child as usize..).take(node.next.count_ones() as usize);
        let second = children.filter_map(|child| self.nodes.get(child)).fold(0, |all, child| {
            // A word of one letter ends there.
            all | if child.form & (WHOLE | ENDED) != 0 { u64::MAX } else { self.first_branches(child, 0) }
        });
        (first, second)
    }

    fn first_branches(&self, node: &Node, gone: usize) -> u64 {
        match gone {
            _ if node.child != TAIL => node.next,
            gone if gone < node.packed() => 1 << node.branch(gone),
            _ => u64::MAX,
        }
    }

    fn letters(&self, form: &Form) -> &[u8] {
        &self.exact[form.start as usize..(form.start + form.len) as usize]
    }

    /// The forms that end in a node, where the text lets them end.
    #[inline]
    fn ends(&self, node: &Node, codes: &[u8], split: Split, at: &At, out: &mut Vec<Found>) {
        let wanted = if at.letter == at.word_end { WHOLE } else { ENDED };
        if node.form & wanted == 0
            || at.letter <= usize::from(split.stem)
            || at.word_end - at.letter > LONGEST_ENDING
            || !may_end(&codes[at.letter..at.word_end])
        {
            return;
        }
        let rest = &codes[at.letter..at.word_end];
        for form in &self.forms[node.first_form()..] {
            if let Some(ending) = self.form_at(form, &codes[split.stem.into()..at.letter], rest, split) {
                out.push(Found {
                    entry: form.entry,
                    more: at.words as u16,
                    before: split.span,
                    proclitics: split.proclitics,
                    article: split.article,
                    ending,
                    conjoined: form.words == Words::Verb
                        && split.proclitics.letters().conjunction == Some('و')
                        && at.letter - usize::from(split.stem) >= 3,
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
            && split.proclitics.letters().particle.is_some()
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
        let exact = self.letters(form);
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

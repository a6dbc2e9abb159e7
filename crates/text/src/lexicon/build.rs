//! Compiles listed forms.

use super::trie::{BITS, BRANCH, Form, NO_BRANCH, Node, PACKED, TAIL, Trie};
use super::{Lexicon, Words};
use crate::letters::{ALEF, LAM, SPACE, TEH_MARBUTA, encode};

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
        Lexicon::new(Trie { nodes, forms, exact: laid })
    }
}

//! What a lexicon found in words that it has met. Half of a text is some thousand words, and the trie is far
//! larger than a processor's cache: a walk waits for memory at every letter, a look-up here waits once.
//!
//! Tokens are looked up in batches, one step for all of them before the next step: what a token waits for is
//! then no reason for the next one to wait.

use std::cell::Cell;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};

use super::trie::{BIT, Beyond, Way};
use super::{Found, Lexicon, settle};
use crate::{Kind, View};

/// Letters of the longest word that is kept.
const LONGEST: usize = 16;
/// Words kept at most; then all are forgotten.
const MOST: usize = u16::MAX as usize - 1;
/// Slots of a new memo.
const SLOTS: usize = 1 << 11;
/// Words of which is known where they are without looking into the slots.
const NEAR: usize = 1 << 12;
/// Tokens of a batch.
pub(super) const BATCH: usize = 64;

/// A word's letters. No letter is 0, so that no two words have one key, and 0 is none.
type Key = [u64; 2];
const NO_KEY: Key = [0; 2];

/// One to a line of the cache.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Word {
    key: Key,
    /// Classes of what was found.
    classes: u128,
    /// The branches of the first and the second letter with which a next word may make it a phrase.
    first: u64,
    second: u64,
    found: u32,
    ways: u32,
    found_len: u16,
    ways_len: u16,
}

/// Words met, by their letters.
pub(super) struct Memo {
    /// For a word its index plus one, and above it a part of its hash; 0 is free. A power of two of them, at most
    /// half taken.
    slots: Vec<u32>,
    /// What was last asked for, as in `slots`: few enough that they stay near the processor.
    near: [u32; NEAR],
    words: Vec<Word>,
    /// What readers note of each word.
    notes: Vec<Cell<u64>>,
    found: Vec<Found>,
    ways: Vec<Way>,
    /// For one word.
    found_here: Vec<Found>,
    ways_here: Vec<Way>,
    /// How often all was forgotten.
    pub(super) forgotten: u32,
    keys: [Key; BATCH],
    /// Indices of the batch's words plus one.
    met: [u32; BATCH],
}

/// What is known of a token.
pub(super) enum Known<'m> {
    /// Nothing is listed.
    Nothing,
    /// All that is listed, and its classes; for a word that begins no phrase here, which word of the memo it is.
    All(&'m [Found], u128, Option<WordId>),
    /// It is no plain word.
    Unsure,
}

impl Memo {
    fn new() -> Self {
        Memo {
            slots: vec![0; SLOTS],
            near: [0; NEAR],
            words: Vec::new(),
            notes: Vec::new(),
            found: Vec::new(),
            ways: Vec::new(),
            found_here: Vec::new(),
            ways_here: Vec::new(),
            forgotten: 0,
            keys: [NO_KEY; BATCH],
            met: [0; BATCH],
        }
    }

    /// Looks at a batch of tokens and calls `each` with what is known of every one.
    pub(super) fn batch(
        &mut self,
        lexicon: &Lexicon,
        view: &View<'_>,
        tokens: std::ops::Range<usize>,
        mut each: impl FnMut(usize, Known<'_>),
    ) {
        let mut hashes = [0; BATCH];
        let mask = self.slots.len() - 1;
        for (n, token) in tokens.clone().enumerate().take(BATCH) {
            let key = key(view, token);
            let hash = hash(key);
            (self.keys[n], hashes[n]) = (key, hash);
            self.met[n] = self.near[hash as usize % NEAR];
        }
        let len = tokens.len().min(BATCH);
        for (met, &hash) in self.met[..len].iter_mut().zip(&hashes) {
            if *met >> 16 != tag(hash) {
                let mut slot = hash as usize & mask;
                *met = self.slots[slot];
                while *met != 0 && *met >> 16 != tag(hash) {
                    slot = (slot + 1) & mask;
                    *met = self.slots[slot];
                }
                self.near[hash as usize % NEAR] = *met;
            }
            *met &= 0xFFFF;
        }
        for (met, key) in self.met[..len].iter_mut().zip(&self.keys) {
            let word = self.words.get((*met as usize).wrapping_sub(1));
            *met = if word.is_some_and(|w| w.key == *key) { *met } else { 0 };
        }
        let forgotten = self.forgotten;
        for (n, token) in tokens.enumerate().take(BATCH) {
            let key = self.keys[n];
            if key == NO_KEY {
                let mark = matches!(view.tokens[token].kind, Kind::Mark(_));
                each(token, if mark { Known::Nothing } else { Known::Unsure });
                continue;
            }
            let met = if forgotten == self.forgotten { self.met[n] as usize } else { 0 };
            let codes = view.codes_from(token);
            let len = view.letters(token).len();
            let index = met.checked_sub(1).unwrap_or_else(|| self.find(lexicon, codes, len, key));
            each(token, self.known(lexicon, index, codes, len));
        }
    }

    /// What is known of a word of `len` letters that `codes` begin with.
    fn known(&mut self, lexicon: &Lexicon, index: usize, codes: &[u8], len: usize) -> Known<'_> {
        let Some(word) = self.words.get(index) else { return Known::Unsure };
        let alone = &self.found[word.found as usize..][..usize::from(word.found_len)];
        let next = |n: usize| codes.get(len + n).map_or(0, |&c| BIT[c as usize & 127]);
        if word.first & next(1) == 0 || word.second & next(2) == 0 {
            return Known::All(alone, word.classes, Some(WordId::of(index)));
        }
        self.found_here.clear();
        for &way in &self.ways[word.ways as usize..][..usize::from(word.ways_len)] {
            lexicon.trie.follow(way, codes, len, &mut self.found_here);
        }
        if self.found_here.is_empty() {
            return Known::All(alone, word.classes, Some(WordId::of(index)));
        }
        // What was dropped of the word alone is dropped beside a phrase too.
        self.found_here.extend_from_slice(alone);
        settle(&mut self.found_here);
        Known::All(&self.found_here, lexicon.classes_of(&self.found_here), None)
    }

    /// The index of a word, which is learnt where it was not met.
    fn find(&mut self, lexicon: &Lexicon, codes: &[u8], len: usize, key: Key) -> usize {
        let hash = hash(key);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot] != 0 {
            let n = (self.slots[slot] & 0xFFFF) as usize - 1;
            if self.words[n].key == key {
                return n;
            }
            slot = (slot + 1) & mask;
        }
        self.learn(lexicon, codes, len, key)
    }

    fn learn(&mut self, lexicon: &Lexicon, codes: &[u8], len: usize, key: Key) -> usize {
        if self.words.len() >= MOST {
            self.words.clear();
            self.notes.clear();
            self.found.clear();
            self.ways.clear();
            self.slots.fill(0);
            self.near.fill(0);
            self.forgotten += 1;
        } else if (self.words.len() + 1) * 2 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 4];
            for n in 0..self.words.len() {
                self.enter(self.words[n].key, n);
            }
        }
        self.ways_here.clear();
        lexicon.find(codes, len, &mut Beyond::Keep(&mut self.ways_here), &mut self.found_here);
        self.words.push(Word {
            key,
            classes: lexicon.classes_of(&self.found_here),
            first: self.ways_here.iter().fold(0, |all, &way| all | lexicon.trie.branches(way).0),
            second: self.ways_here.iter().fold(0, |all, &way| all | lexicon.trie.branches(way).1),
            found: self.found.len() as u32,
            ways: self.ways.len() as u32,
            found_len: self.found_here.len() as u16,
            ways_len: self.ways_here.len() as u16,
        });
        self.notes.push(Default::default());
        self.found.append(&mut self.found_here);
        self.ways.append(&mut self.ways_here);
        let index = self.words.len() - 1;
        self.enter(key, index);
        index
    }

    fn enter(&mut self, key: Key, n: usize) {
        let hash = hash(key);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = tag(hash) << 16 | (n as u32 + 1);
    }
}

/// The key of a token; [`NO_KEY`] for one that is not kept.
fn key(view: &View<'_>, token: usize) -> Key {
    let len = view.letters(token).len();
    if len == 0 || len > LONGEST || view.tokens[token].kind != Kind::Word || !view.is_letter_by_letter(token) {
        return NO_KEY;
    }
    let codes = view.codes_from(token);
    let bytes = match codes.first_chunk::<LONGEST>() {
        Some(whole) => *whole,
        None => {
            let mut bytes = [0; LONGEST];
            bytes[..len].copy_from_slice(&codes[..len]);
            bytes
        }
    };
    let letters = u128::from_le_bytes(bytes) & (u128::MAX >> (8 * (LONGEST - len)));
    [letters as u64, (letters >> 64) as u64]
}

fn hash(key: Key) -> u64 {
    let mixed = (key[0] ^ key[1].rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 32
}

/// The part of a hash that a slot keeps.
fn tag(hash: u64) -> u32 {
    (hash >> 48) as u32
}

/// A word of a memo.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordId(NonZeroU32);

impl WordId {
    fn of(index: usize) -> Self {
        WordId(NonZeroU32::MIN.saturating_add(index as u32))
    }

    fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Says that a note was taken.
const TAKEN: u64 = 1 << 63;

/// What readers note of the words of a text, kept as long as the words are.
pub struct Notes {
    memo: Option<Memo>,
    pool: Pool,
    words: Vec<Option<WordId>>,
}

impl Notes {
    pub(super) fn none() -> Self {
        Notes { memo: None, pool: Pool::default(), words: Vec::new() }
    }

    pub(super) fn of(memo: Memo, pool: &Pool, words: Vec<Option<WordId>>) -> Self {
        Notes { memo: Some(memo), pool: Pool(Arc::clone(&pool.0)), words }
    }

    /// What was noted of a token's word, or what `note` says of it now. It must say the same of every token that
    /// has these letters, each a character of its own, and these forms of this lexicon. 63 bits are kept.
    #[inline]
    pub fn of_word(&self, token: usize, note: impl FnOnce() -> u64) -> u64 {
        let word = self.words.get(token).copied().flatten();
        let Some(kept) = word.and_then(|word| self.memo.as_ref()?.notes.get(word.index())) else { return note() };
        if kept.get() & TAKEN == 0 {
            kept.set(note() | TAKEN);
        }
        kept.get() & !TAKEN
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        if let Some(memo) = self.memo.take() {
            self.pool.put(memo);
        }
    }
}

impl std::fmt::Debug for Notes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Notes({} tokens)", self.words.len())
    }
}

/// The memos that are free: every thread that scans takes one and puts it back.
#[derive(Default)]
pub(super) struct Pool(Arc<Mutex<Vec<Memo>>>);

impl Pool {
    pub(super) fn take(&self) -> Memo {
        self.0.lock().ok().and_then(|mut free| free.pop()).unwrap_or_else(Memo::new)
    }

    pub(super) fn put(&self, memo: Memo) {
        if let Ok(mut free) = self.0.lock() {
            free.push(memo);
        }
    }
}

impl Clone for Pool {
    fn clone(&self) -> Self {
        Pool::default()
    }
}

//! Keys of 64 bits: of a hundred thousand forms two meet once in billions of tables.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::letters::FOLD;

/// A table by keys that are hashes already.
pub(super) type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Same>>;

/// Leaves a key as it is.
#[derive(Clone, Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = of(bytes.iter().copied());
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a.
pub(super) fn of(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(START, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

pub(super) fn of_letters(letters: &[u8]) -> u64 {
    of(letters.iter().copied())
}

/// Of a stem and something behind it, compatible letters as one.
pub(super) fn of_form(stem: &[u8], more: &[u8]) -> u64 {
    of(stem.iter().chain(more).map(|&code| FOLD[usize::from(code & 127)]))
}

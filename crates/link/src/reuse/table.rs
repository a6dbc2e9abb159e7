//! Which words hold a key: a table that only grows, in many small parts so that growing one of them
//! never holds the whole table twice.

const PARTS: usize = 256;
/// Places of one key that are kept. What stands in more documents, and is not one long passage in
/// all of them, is a formula; whoever shares more than a formula shares other keys too.
pub(super) const HELD: usize = 16;

/// Entries are half a key and a word, as one number; 0 is empty.
#[derive(Debug)]
pub(super) struct Table {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, Default)]
struct Part {
    slots: Vec<u64>,
    used: usize,
}

impl Default for Table {
    fn default() -> Self {
        Table { parts: vec![Part::default(); PARTS] }
    }
}

fn half(key: u64) -> u64 {
    (key >> 24) & 0xFFFF_FFFF
}

impl Part {
    fn slot(&self, half: u64) -> usize {
        ((half * self.slots.len() as u64) >> 32) as usize
    }

    /// Calls `each` with every word that holds the key; gives the first free slot and how many there were.
    fn walk(&self, half: u64, mut each: impl FnMut(u32)) -> (usize, usize) {
        if self.slots.is_empty() {
            return (0, 0);
        }
        let (mut at, mut held) = (self.slot(half), 0);
        while self.slots[at] != 0 {
            let entry = self.slots[at];
            if entry >> 32 == half {
                held += 1;
                each(entry as u32 - 1);
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
        (at, held)
    }

    fn grow(&mut self) {
        let wider = (self.slots.len() * 3 / 2).max(64);
        let old = std::mem::replace(&mut self.slots, vec![0; wider]);
        for entry in old.into_iter().filter(|e| *e != 0) {
            let (at, _) = self.walk(entry >> 32, |_| ());
            self.slots[at] = entry;
        }
    }
}

impl Table {
    fn part(&self, key: u64) -> &Part {
        &self.parts[(key >> 56) as usize % PARTS]
    }

    /// Calls `each` with a key's number and every word that holds it. The slots of all keys are asked
    /// for before any is looked at, so that memory answers them side by side.
    pub fn find(&self, keys: &[(u64, u32)], mut each: impl FnMut(usize, u32)) {
        let touched = keys.iter().fold(0, |sum: u64, (key, _)| {
            let part = self.part(*key);
            sum ^ part.slots.get(part.slot(half(*key))).copied().unwrap_or(0)
        });
        std::hint::black_box(touched);
        for (n, (key, _)) in keys.iter().enumerate() {
            self.part(*key).walk(half(*key), |word| each(n, word));
        }
    }

    pub fn insert(&mut self, key: u64, word: u32) {
        let part = &mut self.parts[(key >> 56) as usize % PARTS];
        if (part.used + 1) * 5 > part.slots.len() * 4 {
            part.grow();
        }
        let (at, held) = part.walk(half(key), |_| ());
        if held < HELD
            && let Some(slot) = part.slots.get_mut(at)
        {
            *slot = (half(key) << 32) | (u64::from(word) + 1);
            part.used += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::mix;

    #[test]
    fn keeps_what_is_put_in_and_forgets_formulas() {
        let mut table = Table::default();
        (0..50_000u32).for_each(|n| table.insert(mix(u64::from(n) + 1), n));
        (0..40u32).for_each(|n| table.insert(mix(77), n));
        let found = |key: u64| {
            let mut out = Vec::new();
            table.find(&[(mix(key), 0)], |_, word| out.push(word));
            out
        };
        assert_eq!((found(1), found(40_000), found(60_000)), (vec![0], vec![39_999], vec![]));
        assert_eq!(found(77).len(), HELD);
    }
}

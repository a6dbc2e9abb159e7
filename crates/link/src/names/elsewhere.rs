//! Names that one document's recogniser finds and another document writes otherwise: with vowel marks, in
//! one word, with a foreign sound in other letters.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use riwaya_extract::NameKind;
use riwaya_text::letters::SPACE;

use super::{Group, bones, close, one_word};
use crate::Account;
use crate::fold::{hash, key};
use crate::happening::HANDFUL;
use crate::reuse::each_own_word;

/// Words of a name that is looked for.
const WORDS: usize = 3;
/// Letters of a name that no other word is like by chance.
const LETTERS: usize = 6;
/// The same for its consonants alone.
const CONSONANTS: usize = 5;

/// A name found once more.
pub(super) struct Found {
    pub group: (NameKind, Vec<u8>),
    pub rank: usize,
    pub form: String,
}

/// Those places.
pub(super) fn find(accounts: &[Account<'_>], groups: &BTreeMap<(NameKind, Vec<u8>), Group>) -> Vec<Found> {
    // Where a whole day is read, names of one skeleton are often two.
    let handful = accounts.len() <= HANDFUL;
    let mut by_letters: HashMap<u64, &(NameKind, Vec<u8>)> = HashMap::new();
    let mut by_sound: HashMap<u64, &(NameKind, Vec<u8>)> = HashMap::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (id, group) in groups.iter().filter(|(id, _)| !matches!(id.0, NameKind::Work | NameKind::Group)) {
        known.extend(group.forms.values().flatten().map(String::as_str));
        let words = id.1.split(|&c| c == SPACE).count();
        let flat = flat(&id.1);
        if flat.len() >= LETTERS {
            by_letters.entry(hash(&flat)).or_insert(id);
        }
        let sound = sounds(&id.1);
        if handful && words > 1 && sound.len() >= CONSONANTS {
            by_sound.entry(hash(&sound)).or_insert(id);
        }
    }
    let mut out = Vec::new();
    for (rank, account) in accounts.iter().enumerate() {
        let text = &account.doc.text;
        let mut last: Vec<(Vec<u8>, u32)> = Vec::new();
        each_own_word(account.doc, |word, start, end| {
            let Some(word) = word else {
                last.clear();
                return;
            };
            if last.len() == WORDS {
                last.remove(0);
            }
            last.push((word.to_vec(), start));
            for from in 0..last.len() {
                let form = text.get(last[from].1 as usize..end as usize).unwrap_or("");
                let letters: Vec<u8> = last[from..].iter().flat_map(|(w, _)| w.iter().copied()).collect();
                if letters.len() < LETTERS || known.contains(form) || form.contains(['،', '.', '\n', '«', '»', ':'])
                {
                    continue;
                }
                let one = by_letters.get(&hash(&letters)).filter(|id| flat(&id.1) == letters);
                let other = || {
                    let folded = one_word(key(form));
                    let sound = sounds(&folded);
                    let like =
                        |id: &&&(NameKind, Vec<u8>)| groups.get(**id).is_some_and(|g| close(&g.canonical, form, id.0));
                    by_sound.get(&hash(&sound)).filter(|_| from + 1 < last.len()).filter(like)
                };
                if let Some(id) = one.or_else(|| if handful { other() } else { None }) {
                    out.push(Found { group: (*id).clone(), rank, form: form.to_owned() });
                }
            }
        });
    }
    out
}

/// The letters of a name without what stands between its words.
fn flat(folded: &[u8]) -> Vec<u8> {
    folded.iter().copied().filter(|&c| c != SPACE).collect()
}

/// Its consonants by their sound, the first letter of a glide with them.
fn sounds(folded: &[u8]) -> Vec<u8> {
    let words = folded.split(|&c| c == SPACE).filter(|w| !w.is_empty());
    words.flat_map(|w| bones(w.get(1..).filter(|rest| rest.len() > 2).unwrap_or(w))).collect()
}

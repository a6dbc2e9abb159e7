//! Names that one document's recogniser finds and another document writes otherwise: with vowel marks, in
//! one word, with a foreign sound in other letters.

use std::collections::{BTreeSet, HashMap};

use riwaya_extract::NameKind;
use riwaya_text::letters::{ALEF, LAM, SPACE};

use super::group::Why;
use super::join::near;
use super::spelling::{bones, one_word};
use super::{Gathered, Id, Tools};
use crate::Account;
use crate::fold::{hash, key};
use crate::happening::HANDFUL;
use crate::reuse::each_own_word;

/// Words of a name that is looked for.
const WORDS: usize = 3;
/// Letters of a name that no other word is like by chance.
const LETTERS: usize = 6;
/// The same for a place of one word that is written with another letter for a foreign sound, in a handful of
/// accounts.
const ALONE: usize = 5;
/// The same for its consonants alone.
const CONSONANTS: usize = 4;

/// A name found once more.
pub(super) struct Found {
    pub(super) group: Id,
    pub(super) rank: usize,
    pub(super) form: String,
    pub(super) why: Why,
}

/// Those places.
pub(super) fn find(accounts: &[Account<'_>], gathered: &Gathered, tools: &Tools) -> Vec<Found> {
    // Where a whole day is read, names of one skeleton are often two.
    let handful = accounts.len() <= HANDFUL;
    // Letters that two bearers share are nobody's.
    let mut by_letters: HashMap<u64, Option<&Id>> = HashMap::new();
    let mut by_sound: HashMap<u64, Option<&Id>> = HashMap::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (id, group) in gathered.0.iter().filter(|(id, _)| !matches!(id.0, NameKind::Work | NameKind::Group)) {
        known.extend(group.forms.values().flat_map(|f| f.keys()).map(String::as_str));
        let folded = key(group.spelled());
        if id.0 == NameKind::Person && tools.given(&folded) {
            continue;
        }
        let words = folded.split(|&c| c == SPACE).count();
        let flat = flat(&folded);
        if flat.len() >= LETTERS {
            by_letters.entry(hash(&flat)).and_modify(|one| unless_two(one, id, false)).or_insert(Some(id));
        }
        let sound = match words {
            1 => alone(&folded),
            _ => sounds(&one_word(folded, &tools.servant)),
        };
        let place = words == 1 && id.0 == NameKind::Location && flat.len() >= ALONE;
        if handful && (place || words > 1 && sound.len() >= CONSONANTS) {
            // Two spellings of one name become one afterwards.
            let alike = |first: &Id| {
                let spelled = gathered.0.get(first).map_or("", |g| g.spelled());
                near(spelled, group.spelled(), id.0, tools)
            };
            by_sound
                .entry(hash(&sound))
                .and_modify(|one| unless_two(one, id, one.is_some_and(alike)))
                .or_insert(Some(id));
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
                let single = handful && from + 1 == last.len();
                if letters.len() < if single { ALONE } else { LETTERS }
                    || known.contains(form)
                    || form.contains(['،', '.', '\n', '«', '»', ':'])
                {
                    continue;
                }
                let spelled = |id: &Id| gathered.0.get(id).map_or("", |g| g.spelled());
                let one = by_letters.get(&hash(&letters)).copied().flatten();
                // "إلا على" is no way of writing "الأعلى".
                let whole = |id: &&Id| {
                    let name = key(spelled(id));
                    let defined = name.starts_with(&[ALEF, LAM]) && !name.contains(&SPACE);
                    flat(&name) == letters && (from + 1 == last.len() || !defined)
                };
                let one = one.filter(whole);
                let other = || {
                    let folded = key(form);
                    let sound = if single { alone(&folded) } else { sounds(&one_word(folded, &tools.servant)) };
                    let like = |id: &&Id| near(spelled(id), form, id.0, tools);
                    by_sound.get(&hash(&sound)).copied().flatten().filter(like)
                };
                let found = match one {
                    Some(id) if key(form) == key(spelled(id)) => Some((id, Why::Own)),
                    Some(id) => Some((id, Why::Apart)),
                    None if handful => other().map(|id| (id, Why::Spelling)),
                    None => None,
                };
                if let Some((id, why)) = found {
                    out.push(Found { group: id.clone(), rank, form: form.to_owned(), why });
                }
            }
        });
    }
    out
}

/// Two bearers of one kind leave nobody.
fn unless_two<'i>(one: &mut Option<&'i Id>, id: &'i Id, alike: bool) {
    *one = one.filter(|first| first.0 != id.0 || alike);
}

/// The letters of a name without what stands between its words.
fn flat(folded: &[u8]) -> Vec<u8> {
    folded.iter().copied().filter(|&c| c != SPACE).collect()
}

/// A name of one word with its vowels, by its sounds; marked, for two words may have the same consonants.
fn alone(folded: &[u8]) -> Vec<u8> {
    let mut out = super::spelling::sounds(folded);
    out.push(SPACE);
    out
}

/// Its consonants by their sound, the first letter of a glide with them.
fn sounds(folded: &[u8]) -> Vec<u8> {
    let words = folded.split(|&c| c == SPACE).filter(|w| !w.is_empty());
    words.flat_map(|w| bones(w.get(1..).filter(|rest| rest.len() > 2).unwrap_or(w))).collect()
}

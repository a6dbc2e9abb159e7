//! A place that one account introduces ("the town of") and the others write as if everybody knew it, each in
//! its own transliteration: words that no list has, in the few accounts of one event.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::{Language, NameKind, Reading};
use riwaya_text::Kind;
use riwaya_text::letters::{ALEF, HEH, LAM, SPACE, WAW, YEH};

use super::elsewhere::Found;
use super::group::Why;
use super::spelling::{bones, letter, near_word, sounds, voiced};
use super::{Gathered, Id, Tools};
use crate::Account;
use crate::fold::key;

/// Letters of a name that is looked for.
const LETTERS: usize = 5;
/// Consonants of one that may differ in its vowels.
const CONSONANTS: usize = 4;
/// What may stand attached before a name.
const ATTACHED: [char; 5] = ['و', 'ف', 'ب', 'ك', 'ل'];

/// The unlisted words of a few accounts.
#[derive(Default)]
pub(super) struct Strangers {
    /// Where each spelling stands: the account, and the form as written.
    written: BTreeMap<Vec<u8>, BTreeMap<usize, String>>,
    /// Those behind "in", "to", "the people of".
    placed: BTreeSet<Vec<u8>>,
    /// The sounds of those that are parts of a longer name.
    parts: BTreeSet<Vec<u8>>,
}

impl Strangers {
    pub(super) fn of(accounts: &[Account<'_>], tools: &Tools, language: &Language) -> Strangers {
        let mut out = Strangers { parts: parts(accounts), ..Strangers::default() };
        for (rank, account) in accounts.iter().enumerate() {
            let reading = Reading::new(account.doc, language);
            for (t, token) in reading.view.tokens.iter().enumerate() {
                let listed = || reading.hits_at(t).iter().any(|h| h.end as usize == t + 1);
                if token.kind != Kind::Word || reading.set_aside(t) || listed() {
                    continue;
                }
                let form = token.span.of(reading.view.raw());
                let folded = key(form);
                let placed = t > 0 && !token.line_before && tools.before_place(&key(reading.view.text(t - 1)));
                if folded.len() < LETTERS {
                    continue;
                }
                if placed {
                    out.placed.insert(folded.clone());
                }
                out.written.entry(folded).or_default().entry(rank).or_insert_with(|| form.to_owned());
            }
        }
        out
    }

    /// Whether a word is a part of somebody's name in one of the accounts.
    pub(super) fn part(&self, word: &[u8]) -> bool {
        self.parts.contains(&sounds(word))
    }

    /// Words that no recogniser took for a name and that the accounts spell as they spell foreign names: each in
    /// one way, and one of them behind "in" or "the people of".
    pub(super) fn places(&self) -> Vec<(usize, &str)> {
        // Foreign names have long vowels and no pronoun or feminine ending of ours.
        let ours = |w: &[u8]| article(w) || w.ends_with(&[HEH]) || w.ends_with(&[HEH, ALEF]);
        let mut by_bones: BTreeMap<Vec<u8>, Vec<&Vec<u8>>> = BTreeMap::new();
        for word in self.written.keys().filter(|w| !ours(w) && !self.part(w)) {
            by_bones.entry(bones(word)).or_default().push(word);
        }
        let mut out = Vec::new();
        for (bones, mut words) in by_bones {
            // "ببيل..." is "بيل..." behind a preposition.
            let all = words.clone();
            words.retain(|w| !(attached(w) && all.iter().any(|o| sounds(o) == sounds(&w[1..]))));
            let one = words.iter().enumerate().all(|(n, a)| words[..n].iter().all(|b| self.one(a, b)));
            let placed = words.iter().any(|w| self.placed.contains(*w));
            let foreign = words.iter().any(|w| vowels(w) >= 2);
            if words.len() > 1 && bones.len() + 1 >= CONSONANTS && one && placed && foreign {
                let forms = words.iter().filter_map(|w| self.written.get(*w));
                out.extend(forms.flatten().map(|(&rank, form)| (rank, form.as_str())));
            }
        }
        out
    }

    /// The accounts' words that are one of the gathered names of one word.
    pub(super) fn find(&self, gathered: &Gathered) -> Vec<Found> {
        let mut names: BTreeMap<Vec<u8>, Vec<(&Id, Vec<u8>)>> = BTreeMap::new();
        for (id, group) in &gathered.0 {
            let name = key(group.spelled());
            let sought = matches!(id.0, NameKind::Location | NameKind::Organisation | NameKind::Person);
            if sought
                && group.spot.is_none()
                && name.len() >= LETTERS
                && !name.contains(&SPACE)
                && !(article(&name) && vowels(&name[2..]) < 2)
            {
                names.entry(bones(&name)).or_default().push((id, name));
            }
        }
        let mut out = Vec::new();
        for (whole, places) in &self.written {
            let bare = Some(&whole[1..]).filter(|w| attached(whole) && w.len() >= LETTERS);
            // The same sounds in one of the two ways to read it say more than near ones in the other.
            let ways = [
                (whole.as_slice(), true),
                (bare.unwrap_or_default(), true),
                (whole, false),
                (bare.unwrap_or_default(), false),
            ];
            let found = ways.iter().find_map(|&(word, exact)| {
                let like = names.get(&bones(word)).filter(|_| !word.is_empty())?;
                let fits =
                    |name: &[u8]| word == name || (!exact || sounds(word) == sounds(name)) && self.one(word, name);
                let mut fitting: Vec<_> = like.iter().filter(|(_, name)| fits(name)).collect();
                let one = |all: &[&(&Id, Vec<u8>)]| {
                    all.iter().skip(1).all(|(_, other)| *other == all[0].1 || self.one(&all[0].1, other))
                };
                // Which of two towns a third spelling means only its letter for the sound of غ may tell.
                if !one(&fitting) {
                    fitting.retain(|(_, name)| voiced(name) == voiced(word));
                }
                let (id, _) = fitting.first()?;
                let two = !one(&fitting);
                let same = like.iter().find(|(_, name)| name == word);
                let (id, why) = same.map_or((*id, Why::Spelling), |(id, _)| (*id, Why::Own));
                (!two).then_some((id, why, word.len() < whole.len()))
            });
            let Some((id, why, cut)) = found else { continue };
            out.extend(places.iter().map(|(&rank, form)| {
                let form = if cut { unattached(form) } else { form };
                Found { group: id.clone(), rank, form: form.to_owned(), why }
            }));
        }
        out
    }

    /// Whether two words differ only as transliterations of one name differ, and no account writes both.
    fn one(&self, a: &[u8], b: &[u8]) -> bool {
        let together = match (self.written.get(a), self.written.get(b)) {
            (Some(a), Some(b)) => a.keys().any(|rank| b.contains_key(rank)),
            _ => false,
        };
        !together && near_word(a, b) && (bones(a).len() >= CONSONANTS || sounds(a) == sounds(b))
    }
}

/// The sounds of the words of people's and works' names that have several, but for those that are a place in
/// one of the accounts.
fn parts(accounts: &[Account<'_>]) -> BTreeSet<Vec<u8>> {
    let (mut out, mut places) = (BTreeSet::new(), BTreeSet::new());
    for account in accounts {
        for m in &account.analysis.mentions {
            let words = key(m.span.of(&account.doc.text));
            let words: Vec<Vec<u8>> = words.split(|&c| c == SPACE).map(sounds).collect();
            match m.kind {
                NameKind::Location => places.extend(words),
                NameKind::Person | NameKind::Work | NameKind::Event if words.len() > 1 => out.extend(words),
                _ => {}
            }
        }
    }
    out.retain(|word| !places.contains(word));
    out
}

fn vowels(word: &[u8]) -> usize {
    word.iter().filter(|c| [ALEF, WAW, YEH].contains(c)).count()
}

fn article(word: &[u8]) -> bool {
    word.starts_with(&[ALEF, LAM])
}

/// Whether a word may begin with what stands attached before a name.
fn attached(word: &[u8]) -> bool {
    ATTACHED.iter().any(|&c| word.first() == Some(&letter(c)))
}

/// A word without its first letter and the marks on it.
fn unattached(form: &str) -> &str {
    let mut chars = form.char_indices().skip(1);
    chars.find(|(_, c)| !matches!(c, '\u{64B}'..='\u{652}')).map_or("", |(at, _)| form.get(at..).unwrap_or(""))
}

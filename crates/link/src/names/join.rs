//! Names that become one by their letters, with what speaks for it beside them.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::NameKind;
use riwaya_text::letters::{ALEF, HEH, SPACE, YEH};

use super::facts::Facts;
use super::group::{Group, Spot, Why};
use super::spelling::{
    bones, close, close_by, letter, near_word, one_slip, one_vowel, one_word, same_sounds, sounds, voiced, vowel_more,
};
use super::tools::Tools;
use crate::Account;
use crate::fold::key;

/// Rows of one country that lie no further apart (thousandths of a degree) are one place.
const NEAR: i64 = 300;
/// Letters of one word without its vowels that hardly two names share.
const RARE: usize = 4;
/// Letters of a place's name in which one may differ; of a name beside another, one less.
const SLIP: usize = 5;
/// Of more names not every pair is looked at: a few accounts of one event have hundreds.
const FEW: usize = 3_000;

/// The states that each document speaks of.
pub(super) struct Company<'f>(BTreeMap<usize, &'f Facts>);

impl<'f> Company<'f> {
    pub(super) fn new(accounts: &[Account<'_>], doc_of: &[usize], facts: &'f [Facts]) -> Company<'f> {
        Company(accounts.iter().zip(doc_of).zip(facts).map(|((_, &doc), facts)| (doc, facts)).collect())
    }

    /// Whether every document that has a name speaks of the state that a place lies in.
    fn speaks(&self, g: &Group, spot: &Spot, tools: &Tools) -> bool {
        let state = tools.state_of(spot.2);
        let speaks = |f: &&Facts| state.is_some_and(|s| f.states.contains_key(s));
        g.forms.keys().all(|doc| self.0.get(doc).is_some_and(speaks))
    }
}

/// Names of one skeleton whose vowels are near become one; the one written most often stands for all.
pub(super) fn spellings(groups: &mut Vec<Group>, company: &Company<'_>, (tools, handful): (&Tools, bool)) {
    let mut by_skeleton: BTreeMap<Vec<u8>, Vec<Group>> = BTreeMap::new();
    for g in groups.drain(..) {
        let mut bones = tools.skeleton(g.spelled());
        // A letter of another script stands for itself.
        if bones.is_empty() {
            bones = g.canonical.clone().into_bytes();
        }
        by_skeleton.entry(bones).or_default().push(g);
    }
    for (bones, mut same) in by_skeleton {
        same.sort_by(|a, b| (b.count, &a.canonical, a.kind).cmp(&(a.count, &b.canonical, b.kind)));
        let mut kept: Vec<Group> = Vec::new();
        for g in same {
            let fits = |k: &Group| {
                key(&k.canonical) != key(&g.canonical)
                    && one_kind(k, &g)
                    && !(given(k, tools) && given(&g, tools))
                    && if handful {
                        near(k.spelled(), g.spelled(), g.kind, tools)
                    } else {
                        close(k.spelled(), g.spelled(), g.kind, &tools.servant)
                    }
                    && one_place(k, &g, &bones, company, tools)
                    && !(handful && beside(k, &g))
            };
            let mut fitting: Vec<usize> = (0..kept.len()).filter(|&n| fits(&kept[n])).collect();
            // Of two towns that one account names, a third spelling means the one with its letters for غ.
            let told_apart = |all: &[usize]| all.iter().skip(1).any(|&n| beside(&kept[all[0]], &kept[n]));
            if handful && told_apart(&fitting) {
                fitting.retain(|&n| voiced(&key(kept[n].spelled())) == voiced(&key(g.spelled())));
            }
            // Of two people of one name nobody knows who a third spelling is.
            let several = fitting.iter().any(|&n| {
                let (one, other) = (&kept[fitting[0]], &kept[n]);
                n > fitting[0] && one.kind == other.kind && key(&one.canonical) == key(&other.canonical)
            });
            match fitting.first() {
                Some(&at) if !several => kept[at].merge(g, Why::Spelling),
                _ => kept.push(g),
            }
        }
        groups.append(&mut kept);
    }
    groups.sort_by(|a, b| (a.kind, &a.canonical).cmp(&(b.kind, &b.canonical)));
}

/// Names that differ in one letter ("فالديس", "فالديز"; "ليونار", "ليونارد"), in the few accounts of one event: of
/// people the rest of the name must be the same, of places the consonants; and no account may have both.
pub(super) fn slips(groups: &mut Vec<Group>, tools: &Tools) {
    if groups.len() > FEW {
        return;
    }
    let words = |g: &Group| -> Vec<Vec<u8>> {
        one_word(key(g.spelled()), &tools.servant).split(|&c| c == SPACE).map(<[u8]>::to_vec).collect()
    };
    let all: Vec<Vec<Vec<u8>>> = groups.iter().map(words).collect();
    let one = |n: usize, m: usize| {
        let (a, b) = (&groups[n], &groups[m]);
        let sought = matches!(a.kind, NameKind::Person | NameKind::Location);
        if !sought || a.kind != b.kind || a.spot.or(b.spot).is_some() || all[n].len() != all[m].len() || beside(a, b) {
            return false;
        }
        let differing: Vec<_> = all[n].iter().zip(&all[m]).filter(|(x, y)| sounds(x) != sounds(y)).collect();
        match (a.kind, &differing[..]) {
            (NameKind::Person, &[(x, y)]) => {
                all[n].len() > 1 && !(tools.given(x) && tools.given(y)) && one_slip(x, y, SLIP - 1)
            }
            // Two towns may differ in a consonant.
            (NameKind::Location, &[(x, y)]) => one_slip(x, y, SLIP) && bones(x) == bones(y),
            _ => false,
        }
    };
    let into: Vec<Option<usize>> = (0..groups.len())
        .map(|n| {
            let often = |m: usize| (groups[m].count, std::cmp::Reverse(m));
            let mut like = (0..groups.len()).filter(|&m| m != n && often(m) > often(n) && one(n, m));
            // Of two that are like it nobody knows which is meant.
            like.next().filter(|_| like.next().is_none())
        })
        .collect();
    let root = |mut n: usize| {
        while let Some(m) = into[n] {
            n = m;
        }
        n
    };
    let mut taken: Vec<Option<Group>> = groups.drain(..).map(Some).collect();
    for n in (0..taken.len()).filter(|&n| into[n].is_some()) {
        if let Some(from) = taken[n].take()
            && let Some(to) = taken[root(n)].as_mut()
        {
            to.merge(from, Why::Slip);
        }
    }
    groups.extend(taken.into_iter().flatten());
}

/// Whether two names are close, or would be but for a long vowel that the first word of one does not write: who
/// bears the same rare family name in the few accounts of one event is the same person, unless both first names
/// are known ones ("سمر", "سمير").
pub(super) fn near(a: &str, b: &str, kind: NameKind, tools: &Tools) -> bool {
    if close_by(a, b, (kind, &tools.servant), near_word) {
        return true;
    }
    let (a, b) = (one_word(key(a), &tools.servant), one_word(key(b), &tools.servant));
    // "لينا مرداس", "لينة مرداس"
    let ending = |k: &[u8]| {
        let first = k.iter().position(|&c| c == SPACE)?;
        let open = matches!(k[first - 1], ALEF | HEH) && k.len() - first > OTHER_LETTER;
        open.then(|| [&k[..first - 1], &k[first..]].concat())
    };
    if kind == NameKind::Person && ending(&a).is_some_and(|a| ending(&b).is_some_and(|b| a == b)) {
        return true;
    }
    if kind != NameKind::Location && same_bones(&a, &b, tools) {
        return true;
    }
    let split = |k: &[u8]| k.split(|&c| c == SPACE).map(<[u8]>::to_vec).collect::<Vec<_>>();
    match (&split(&a)[..], &split(&b)[..]) {
        ([x, xs @ ..], [y, ys @ ..]) => {
            kind == NameKind::Person
                && !xs.is_empty()
                && xs.len() == ys.len()
                && xs.iter().zip(ys).all(|(x, y)| near_word(x, y))
                && !(tools.given(x) && tools.given(y))
                && one_vowel(x, y)
        }
        _ => false,
    }
}

/// Whether two names of several words have the same consonants by their sounds, word by word: "يوناس فيرمادي",
/// "يونس فيرمادى". Two given names that a list holds are two (سالم, سليم).
fn same_bones(a: &[u8], b: &[u8], tools: &Tools) -> bool {
    let words = |k: &[u8]| k.split(|&c| c == SPACE).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let (x, y) = (words(a), words(b));
    let one = |x: &Vec<u8>, y: &Vec<u8>| x == y || bones(x) == bones(y) && !(tools.given(x) && tools.given(y));
    let told: usize = x.iter().map(|w| bones(w).len()).sum();
    x.len() > 1 && x.len() == y.len() && told >= TELLING && x.iter().zip(&y).all(|(x, y)| one(x, y))
}

/// Consonants of a name of several words that no other name shares by chance.
const TELLING: usize = 6;

/// Letters of a name that no other place of one account shares but for the letter of a foreign sound.
const OTHER_LETTER: usize = 5;

/// Whether one account writes both names in full: two towns, two brothers.
fn beside(k: &Group, g: &Group) -> bool {
    let words = |name: &[u8]| name.iter().filter(|&&c| c == SPACE).count();
    let full = |forms: &BTreeMap<String, Why>| -> Vec<Vec<u8>> {
        forms.iter().filter(|(_, w)| matches!(w, Why::Own | Why::Spelling)).map(|(f, _)| key(f)).collect()
    };
    // One author writes a long vowel here and leaves it out there, or prints a wire that writes غ where he writes ج.
    let wire = |a: &[u8], b: &[u8]| a.len() >= OTHER_LETTER && voiced(a) == voiced(b);
    let two = |a: &Vec<u8>, b: &Vec<u8>| a != b && words(a) == words(b) && !vowel_more(a, b) && !wire(a, b);
    k.kind == g.kind
        && k.spot.or(g.spot).is_none()
        && g.forms.iter().any(|(doc, theirs)| {
            let ours = k.forms.get(doc).map(full).unwrap_or_default();
            full(theirs).iter().any(|a| ours.iter().any(|b| two(a, b)))
        })
}

/// Whether a name is one given name, which many bear.
fn given(g: &Group, tools: &Tools) -> bool {
    g.kind == NameKind::Person && tools.given(&key(g.spelled()))
}

fn one_kind(k: &Group, g: &Group) -> bool {
    let work = |x: &Group| x.kind == NameKind::Work && !x.joined_by(Why::Loan);
    k.kind == g.kind && !k.joined_by(Why::Loan)
        || k.kind != NameKind::Group
            && g.kind != NameKind::Group
            && (work(k) && !g.joined_by(Why::Loan) || work(g) && !k.joined_by(Why::Loan) || k.loose || g.loose)
}

/// Whether two names of places may be of one: listed ones by where they lie, others by their letters
/// and by the state that is spoken of.
fn one_place(k: &Group, g: &Group, bones: &[u8], company: &Company<'_>, tools: &Tools) -> bool {
    if k.kind != NameKind::Location || g.kind != NameKind::Location {
        return true;
    }
    let alike = same_sounds(k.spelled(), g.spelled());
    match (&k.spot, &g.spot) {
        (Some(a), Some(b)) => a.2 == b.2 && (a.0 - b.0).abs() <= NEAR && (a.1 - b.1).abs() <= NEAR,
        (Some(spot), None) => alike || company.speaks(g, spot, tools),
        (None, Some(spot)) => alike || company.speaks(k, spot, tools),
        (None, None) => alike || bones.len() >= RARE,
    }
}

/// Full names of one person whose first name writes a foreign J as ي here and as ج there.
pub(super) fn jays(groups: &mut Vec<Group>, tools: &Tools) {
    let jeem = letter('ج');
    let full = |g: &Group| (g.kind == NameKind::Person).then(|| one_word(key(&g.canonical), &tools.servant));
    let whole = |k: &[u8]| {
        let first = k.split(|&c| c == SPACE).next().unwrap_or_default();
        let rest = k.get(first.len() + 1..).unwrap_or_default();
        let rest: Vec<Vec<u8>> = rest.split(|&c| c == SPACE).map(bones).collect();
        let rest = rest.join(&SPACE);
        (first.len() >= 3 && rest.len() >= 3).then(|| [&first[1..], &rest[..]].join(&SPACE))
    };
    let mut with_yeh: BTreeMap<Vec<u8>, Vec<usize>> = BTreeMap::new();
    for (n, g) in groups.iter().enumerate() {
        if let Some(id) = full(g).filter(|k| k.first() == Some(&YEH)).and_then(|k| whole(&k)) {
            with_yeh.entry(id).or_default().push(n);
        }
    }
    move_into(groups, Why::Spelling, |g| {
        let k = full(g).filter(|k| k.first() == Some(&jeem))?;
        match with_yeh.get(&whole(&k)?).map(Vec::as_slice) {
            Some(&[m]) => Some(m),
            _ => None,
        }
    });
}

/// A person's last name alone joins the one full name that ends in it.
pub(super) fn parts(groups: &mut Vec<Group>, (tools, handful): (&Tools, bool)) {
    // Over a day of everything a vowel tells two families apart.
    let same = |x: &[u8], y: &[u8]| if handful { near_word(x, y) } else { sounds(x) == sounds(y) };
    let last = |g: &Group| key(g.spelled()).rsplit(|&c| c == SPACE).next().map(<[u8]>::to_vec).unwrap_or_default();
    let words = |g: &Group| key(g.spelled()).split(|&c| c == SPACE).count();
    let mut full: BTreeMap<Vec<u8>, Vec<(usize, Vec<u8>)>> = BTreeMap::new();
    for (n, g) in groups.iter().enumerate().filter(|(_, g)| g.kind == NameKind::Person && words(g) > 1) {
        full.entry(bones(&last(g))).or_default().push((n, last(g)));
    }
    move_into(groups, Why::Part, |g| {
        let own = Some(g).filter(|g| g.kind == NameKind::Person && words(g) == 1).map(last)?;
        // Many bear a given name.
        if tools.given(&own) {
            return None;
        }
        let bones = Some(bones(&own)).filter(|b| b.len() >= 3)?;
        match full.get(&bones).map(Vec::as_slice) {
            Some([(m, name)]) if same(name, &own) => Some(*m),
            _ => None,
        }
    });
}

/// Moves groups into those that `into` names.
fn move_into(groups: &mut Vec<Group>, why: Why, into: impl Fn(&Group) -> Option<usize>) {
    let goals: BTreeSet<(usize, usize)> =
        groups.iter().enumerate().filter_map(|(n, g)| into(g).filter(|&m| m != n).map(|m| (n, m))).collect();
    let mut taken: Vec<Option<Group>> = groups.drain(..).map(Some).collect();
    for (n, m) in goals {
        if let Some(from) = taken[n].take() {
            match taken.get_mut(m).and_then(Option::as_mut) {
                Some(to) => to.merge(from, why),
                None => taken[n] = Some(from),
            }
        }
    }
    groups.extend(taken.into_iter().flatten());
}

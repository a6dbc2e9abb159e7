//! Spellings that are one name: equal keys of the lists, and names whose letters differ only as
//! transliterations differ.

mod elsewhere;

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::NameKind;
use riwaya_text::letters::{self, SPACE, encode, fold};
use riwaya_text::{QuoteStyle, View};

use crate::fold::key;
use crate::{Account, NameVariant, Reason};

/// The letters of a name that survive transliteration: vowels and the hamza go, letters that stand for
/// one foreign sound become one, doubled ones single.
pub(crate) fn skeleton(name: &str) -> Vec<u8> {
    let folded = one_word(key(name));
    let mut out: Vec<u8> = Vec::with_capacity(folded.len());
    for word in folded.split(|&c| c == SPACE) {
        let bones = bones(word);
        if bones.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(SPACE);
        }
        out.extend(bones);
    }
    out
}

/// "عبد المجيد" and "عبدالمجيد" are one name: the servant's word, and the son's, go with the next.
fn one_word(folded: Vec<u8>) -> Vec<u8> {
    let servants = SERVANTS.map(key);
    let mut out = Vec::with_capacity(folded.len());
    let mut begins = 0;
    for &c in &folded {
        if c == SPACE && out.get(begins..).is_some_and(|word: &[u8]| servants.iter().any(|s| word == s)) {
            continue;
        }
        out.push(c);
        if c == SPACE {
            begins = out.len();
        }
    }
    out
}

fn letter(c: char) -> u8 {
    encode(c.encode_utf8(&mut [0; 4])).first().map_or(0, |&c| fold(c))
}

pub(crate) fn bones(word: &[u8]) -> Vec<u8> {
    let mut word = word;
    if word.len() > 4 && word[0] == letters::ALEF && word[1] == letters::LAM {
        word = &word[2..];
    }
    let silent = ['ا', 'و', 'ي', 'ء', 'ه'].map(letter);
    let mut out: Vec<u8> = Vec::with_capacity(word.len());
    for &c in word {
        if silent.contains(&c) {
            continue;
        }
        let c = sound(c);
        if out.last() != Some(&c) {
            out.push(c);
        }
    }
    if out.is_empty() { word.to_vec() } else { out }
}

/// One letter for those that write one foreign sound.
fn sound(c: u8) -> u8 {
    const SOUNDS: [&[char]; 6] = [
        &['غ', 'ج', 'ق', 'ك', 'گ', 'چ'],
        &['ت', 'ط', 'ث'],
        &['د', 'ذ', 'ض', 'ظ'],
        &['س', 'ص'],
        &['ف', 'ڤ'],
        &['ب', 'پ'],
    ];
    for same in SOUNDS {
        if same.iter().any(|&l| letter(l) == c) {
            return letter(same[0]);
        }
    }
    c
}

fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = if x == y { diagonal } else { 1 + diagonal.min(row[j]).min(row[j + 1]) };
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[b.len()]
}

/// Whether two names with one skeleton are one name: word by word, foreign sounds and vowels may differ,
/// but a native name or a short one that differs in a vowel is another name.
fn close(a: &str, b: &str, kind: NameKind) -> bool {
    let (a, b) = (one_word(key(a)), one_word(key(b)));
    let words = |k: &[u8]| k.split(|&c| c == SPACE).filter(|w| !w.is_empty()).map(stem).collect::<Vec<_>>();
    let (x, y) = (words(&a), words(&b));
    // الأسد is a family, أسد a man's own name.
    let article = |k: &[u8]| k.starts_with(&[letters::ALEF, letters::LAM]);
    if matches!(kind, NameKind::Person | NameKind::Work) && x.len() == 1 && article(&a) != article(&b) {
        return false;
    }
    if x.len() != y.len() || x.iter().flatten().any(|&c| !is_arabic(c)) && a != b {
        return false;
    }
    let long = |w: &[u8]| w.len() >= BEARS_A_VOWEL - 1;
    let family = x.iter().zip(&y).skip(1).any(|(x, y)| long(x) && close_word(x, y));
    x.iter().zip(&y).all(|(x, y)| close_word(x, y) || (family && one_glide(x, y)))
}

/// Whether two words begin with two letters for one foreign sound ("يوهان", "جوهان") and go on alike.
fn one_glide(x: &[u8], y: &[u8]) -> bool {
    let glide = |c: &u8| GLIDES.iter().any(|&g| letter(g) == *c);
    match (x.split_first(), y.split_first()) {
        (Some((a, x)), Some((b, y))) => x == y && x.len() > 2 && glide(a) && glide(b),
        _ => false,
    }
}

/// A word without its article.
fn stem(word: &[u8]) -> Vec<u8> {
    match word {
        [letters::ALEF, letters::LAM, rest @ ..] if rest.len() > 2 => rest.to_vec(),
        _ => word.to_vec(),
    }
}

fn is_arabic(code: u8) -> bool {
    code < letter('0').min(letter('a'))
}

/// First words of many a native name, written apart or with the next.
const SERVANTS: [&str; 2] = ["عبد", "بن"];
/// Letters for the sound that some languages write J.
const GLIDES: [char; 2] = ['ي', 'ج'];
/// Letters that no foreign name is written with.
const NATIVE: [char; 5] = ['ح', 'ع', 'ص', 'ض', 'ظ'];
/// What makes another word of a name: adjectives, plurals, the feminine.
const DERIVING: [char; 5] = ['ي', 'ة', 'و', 'ن', 'ت'];
/// Words of fewer letters that differ in a vowel are two: سالم and سليم.
const BEARS_A_VOWEL: usize = 6;

fn close_word(x: &[u8], y: &[u8]) -> bool {
    let sounds = |w: &[u8]| w.iter().map(|&c| sound(c)).collect::<Vec<u8>>();
    if x == y || sounds(x) == sounds(y) && x.len() > 3 {
        return true;
    }
    // No foreign name has these.
    if x.iter().chain(y).any(|&c| NATIVE.iter().any(|&n| letter(n) == c)) || x.len().max(y.len()) < BEARS_A_VOWEL {
        return false;
    }
    let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
    // منصور, منصوري, منصورية; سلمان, سليمان.
    let derived =
        long.strip_prefix(short).is_some_and(|rest| rest.iter().all(|&c| DERIVING.iter().any(|&d| letter(d) == c)));
    let ta = |w: &[u8]| w.last() == Some(&letters::HEH);
    let diminutive = |w: &[u8]| w.ends_with(&[letters::ALEF, letters::NOON]) && bones(w).len() == 4;
    if derived || ta(x) != ta(y) || diminutive(x) && diminutive(y) {
        return false;
    }
    // "Hydro" and "Idro": many languages write an h that they do not say, and only at the beginning.
    if let ([letters::HEH, x @ ..], [letters::ALEF, y @ ..]) | ([letters::ALEF, x @ ..], [letters::HEH, y @ ..]) =
        (x, y)
    {
        return x == y;
    }
    // إمارات, مهارات: a heard h is a consonant.
    let heard = |w: &[u8]| w[..w.len() - 1].iter().filter(|&&c| c == letters::HEH).count();
    heard(x) == heard(y) && distance(x, y) <= 1 + short.len() / 5
}

struct Group {
    canonical: String,
    kind: NameKind,
    forms: BTreeMap<usize, BTreeSet<String>>,
    count: usize,
    why: BTreeSet<Why>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Listed,
    Spelling,
    Part,
}

/// Names of all documents that are written in several ways. `rank` gives the documents' places in the
/// order given by the caller.
pub(crate) fn variants(accounts: &[Account<'_>], doc_of: &[usize]) -> Vec<NameVariant> {
    let mut groups: BTreeMap<(NameKind, Vec<u8>), Group> = BTreeMap::new();
    let mut add = |kind: NameKind, canonical: &str, form: &str, doc: usize| {
        let form = form.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = key(canonical);
        if form.is_empty() || id.is_empty() {
            return;
        }
        let id = one_word(id);
        let group = groups.entry((kind, id)).or_insert_with(|| Group {
            canonical: canonical.to_owned(),
            kind,
            forms: BTreeMap::new(),
            count: 0,
            why: BTreeSet::new(),
        });
        group.forms.entry(doc).or_default().insert(form);
        group.count += 1;
    };
    for (account, &doc) in accounts.iter().zip(doc_of) {
        for m in &account.analysis.mentions {
            if !account.doc.region_at(m.span.start).set_aside() {
                add(m.kind, &m.canonical, m.span.of(&account.doc.text), doc);
            }
        }
        quoted(account, |form| add(NameKind::Work, form, form, doc));
    }
    unnoticed(accounts, doc_of, &mut add);
    for found in elsewhere::find(accounts, &groups) {
        if let Some(group) = groups.get_mut(&found.group) {
            group.forms.entry(doc_of[found.rank]).or_default().insert(found.form);
        }
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    for g in &mut groups {
        if distinct(g) > 1 {
            g.why.insert(Why::Listed);
        }
    }
    join_spellings(&mut groups);
    join_parts(&mut groups);
    let mut out: Vec<(usize, NameVariant)> = groups
        .into_iter()
        .filter(|g| distinct(g) > 1 && (g.kind != NameKind::Work || g.why.contains(&Why::Spelling)))
        .map(|g| {
            let reason = reason(&g.why);
            let forms = g.forms.into_iter().map(|(d, f)| (d, f.into_iter().collect())).collect();
            (g.count, NameVariant { canonical: g.canonical, kind: g.kind, forms, reason })
        })
        .collect();
    out.sort_by(|a, b| (b.0, a.1.kind, &a.1.canonical).cmp(&(a.0, b.1.kind, &b.1.canonical)));
    out.into_iter().map(|(_, v)| v).collect()
}

/// Short words in marks that no recogniser took for a name: ships, books, programmes.
fn quoted(account: &Account<'_>, mut each: impl FnMut(&str)) {
    let view = View::new(&account.doc.text);
    for q in view.quotes.iter().filter(|q| q.closed && q.style != QuoteStyle::Round) {
        let inside = q.inside();
        let span = view.span(inside.clone());
        let named = account.analysis.mentions.iter().any(|m| m.span.overlaps(span));
        if !inside.is_empty() && inside.len() <= 3 && !named && !account.doc.region_at(span.start).set_aside() {
            each(span.of(&account.doc.text));
        }
    }
}

/// Words that no recogniser took for a name and that documents write with غ here and ج there: only
/// foreign names do so. Long vowels show that it is none of the native pairs (مغرب, مجرب).
fn unnoticed(accounts: &[Account<'_>], doc_of: &[usize], add: &mut impl FnMut(NameKind, &str, &str, usize)) {
    let (ghain, jeem) = (letter('غ'), letter('ج'));
    let long = [letters::ALEF, letters::WAW, letters::YEH];
    let kilo = key("كيلو");
    type Spellings = BTreeMap<Vec<u8>, BTreeMap<usize, String>>;
    let mut by_sound: BTreeMap<Vec<u8>, Spellings> = BTreeMap::new();
    for (account, &doc) in accounts.iter().zip(doc_of) {
        crate::reuse::each_own_word(account.doc, |word, start, end| {
            let Some(word) = word.filter(|w| w.len() >= 5 && (w.contains(&ghain) || w.contains(&jeem))) else { return };
            let article = word[0] == letters::ALEF && word[1] == letters::LAM;
            // "لجأنا" and "لغانا" are words with a pronoun and a preposition; grams and adjectives are no name.
            if word.ends_with(&[letters::NOON, letters::ALEF])
                || word.starts_with(&kilo)
                || word.ends_with(&[letters::YEH, letters::HEH])
            {
                return;
            }
            if article || word.iter().filter(|c| long.contains(c)).count() < 2 {
                return;
            }
            let one: Vec<u8> = word.iter().map(|&c| if c == jeem { ghain } else { c }).collect();
            let form = account.doc.text.get(start as usize..end as usize).unwrap_or("").to_owned();
            by_sound.entry(one).or_default().entry(word.to_vec()).or_default().entry(doc).or_insert(form);
        });
    }
    for spellings in by_sound.into_values().filter(|s| s.len() > 1) {
        // One document keeps to one spelling.
        let docs: Vec<usize> = spellings.values().flat_map(|d| d.keys().copied()).collect();
        if docs.iter().collect::<BTreeSet<_>>().len() < docs.len() {
            continue;
        }
        for form in spellings.into_values().flatten() {
            add(NameKind::Location, &form.1, &form.1, form.0);
        }
    }
}

fn distinct(g: &Group) -> usize {
    g.forms.values().flatten().collect::<BTreeSet<_>>().len()
}

fn merge(into: &mut Group, from: Group, why: Why) {
    if from.canonical.chars().count() > into.canonical.chars().count() && why == Why::Part {
        into.canonical = from.canonical;
    }
    for (doc, forms) in from.forms {
        into.forms.entry(doc).or_default().extend(forms);
    }
    into.count += from.count;
    into.why.extend(from.why);
    into.why.insert(why);
}

/// Names of one skeleton whose vowels are near become one; the one written most often stands for all.
fn join_spellings(groups: &mut Vec<Group>) {
    let mut by_skeleton: BTreeMap<Vec<u8>, Vec<Group>> = BTreeMap::new();
    for g in groups.drain(..) {
        let mut bones = skeleton(&g.canonical);
        // A letter of another script stands for itself.
        if bones.is_empty() {
            bones = g.canonical.clone().into_bytes();
        }
        by_skeleton.entry(bones).or_default().push(g);
    }
    for (_, mut same) in by_skeleton {
        same.sort_by(|a, b| (b.count, &a.canonical, a.kind).cmp(&(a.count, &b.canonical, b.kind)));
        let mut kept: Vec<Group> = Vec::new();
        for g in same {
            let fits = |k: &Group| {
                let people = |kind: NameKind| kind == NameKind::Group;
                (k.kind == g.kind
                    || k.kind == NameKind::Work
                    || g.kind == NameKind::Work
                    || key(&k.canonical).len() > 5)
                    && people(k.kind) == people(g.kind)
                    && close(&k.canonical, &g.canonical, g.kind)
            };
            match kept.iter().position(fits) {
                Some(at) => merge(&mut kept[at], g, Why::Spelling),
                None => kept.push(g),
            }
        }
        groups.append(&mut kept);
    }
    groups.sort_by(|a, b| (a.kind, &a.canonical).cmp(&(b.kind, &b.canonical)));
}

/// A person's last name alone joins the one full name that ends in it.
fn join_parts(groups: &mut Vec<Group>) {
    let last =
        |g: &Group| skeleton(&g.canonical).rsplit(|&c| c == SPACE).next().map(<[u8]>::to_vec).unwrap_or_default();
    let words = |g: &Group| key(&g.canonical).split(|&c| c == SPACE).count();
    let mut full: BTreeMap<Vec<u8>, Vec<usize>> = BTreeMap::new();
    for (n, g) in groups.iter().enumerate().filter(|(_, g)| g.kind == NameKind::Person && words(g) > 1) {
        full.entry(last(g)).or_default().push(n);
    }
    let mut taken: Vec<Option<Group>> = groups.drain(..).map(Some).collect();
    for n in 0..taken.len() {
        let single = taken[n].as_ref().filter(|g| g.kind == NameKind::Person && words(g) == 1).map(last);
        let Some(bones) = single.filter(|b| b.len() >= 3) else { continue };
        if let Some(&[m]) = full.get(&bones).map(Vec::as_slice)
            && let Some(part) = taken[n].take()
        {
            match &mut taken[m] {
                Some(whole) => merge(whole, part, Why::Part),
                None => taken[n] = Some(part),
            }
        }
    }
    groups.extend(taken.into_iter().flatten());
}

fn reason(why: &BTreeSet<Why>) -> Reason {
    let mut ar: Vec<&str> = Vec::new();
    let mut en: Vec<&str> = Vec::new();
    for w in why {
        let (a, e) = match w {
            Why::Listed => ("صيغ اسم واحد في النص أو في القوائم", "forms of one name in the text or in the lists"),
            Why::Spelling => (
                "الحروف الصامتة واحدة بعد توحيد ما يكتب الصوت الأجنبي الواحد (غ/ج/ق/ك، ت/ط/ث) وطرح المد والهمزة",
                "the consonants are the same once letters for one foreign sound are one (غ/ج/ق/ك, ت/ط/ث) and long vowels and hamza are left out",
            ),
            Why::Part => ("جزء من الاسم الكامل الوحيد الذي ينتهي به", "a part of the only full name that ends in it"),
        };
        ar.push(a);
        en.push(e);
    }
    Reason { ar: ar.join("؛ "), en: en.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_and_a_given_name_are_two() {
        assert!(!close("الأسد", "أسد", NameKind::Person));
        assert!(close("أسد", "اسد", NameKind::Person));
    }

    #[test]
    fn spellings_of_one_name_and_names_that_are_two() {
        for (a, b, one) in [
            ("الإمارات", "المهارات", false),
            ("فيرانغا", "فيرانجا", true),
            ("أوغلاند", "أوجلاند", true),
            ("غواتيمالا", "جواتيمالا", true),
            ("سانت لورنس", "سانت لورانس", true),
            ("بوغوتا", "بوجوتا", true),
            ("ماتياس غروندل", "ماثياس جروندل", true),
            ("أوغستو فيريندا", "أغستو فيرندا", true),
            ("ستيلا", "استيلا", true),
            ("سامر", "سمير", false),
            ("مالي", "ملاوي", false),
            ("وليد سلمان", "وليد سليمان", false),
            ("محمد حسن", "محمود حسن", false),
            ("المنصورة", "المنصورية", false),
            ("دبا", "دبي", false),
            ("فيصل", "الفيصلية", false),
            ("أميركان", "مورغان", false),
            ("المهرجان", "أميركان", false),
            ("229", "29", false),
            ("إيغور سميرنوف", "ايجور سميرنوف", true),
            ("سانتا لوسيا", "سانتا لورا", false),
            ("عبد الحكيم ناصف", "عبدالحكيم ناصف", true),
            ("نادية بن عيشوش", "نادية بنعيشوش", true),
            ("هيليوكور", "إيليوكور", true),
            ("هالات", "آلات", false),
        ] {
            let kind = NameKind::Location;
            let same = skeleton(a) == skeleton(b) && close(a, b, kind);
            assert_eq!(same, one, "{a} {b}");
        }
    }
}

//! What the letters of a word that no list has say of it: a foreign name, or a word of ours with something
//! attached.

use riwaya_text::letters::{ALEF, BEH, FEH, KAF, LAM, MEEM, NOON, SEEN, TEH, TEH_MARBUTA, WAW, YEH, encode, fold};

use crate::cue::members;

/// The endings and letters that tell, compiled once (language/ar/forms/name-words.tsv).
pub(super) struct Shapes {
    /// Endings of foreign names.
    endings: Vec<Vec<u8>>,
    /// Letters that transliteration avoids.
    native: u64,
    /// Pronouns and plurals.
    inflection: Vec<Vec<u8>>,
    /// The same behind the article.
    definite: Vec<Vec<u8>>,
    future: Vec<Vec<u8>>,
    attached: Vec<Vec<u8>>,
    /// First letters of participles and verbal nouns.
    stems: Vec<u8>,
}

impl Shapes {
    pub(super) fn new(table: &str) -> Self {
        let read = |class: &str| -> Vec<Vec<u8>> { members(table, class).map(encode).collect() };
        Shapes {
            endings: read("name-ending"),
            native: read("no-transliteration").concat().iter().fold(0, |bits, &c| bits | 1 << (fold(c) & 63)),
            inflection: read("inflection"),
            definite: read("inflection-definite"),
            future: read("future"),
            attached: read("definite"),
            stems: read("stem-beginning").concat().into_iter().map(fold).collect(),
        }
    }

    /// Whether the letters could be a foreign name: none of the letters that transliteration avoids,
    /// and the many long vowels that it writes, or one of its endings.
    pub(super) fn foreign(&self, letters: &[u8]) -> bool {
        let n = letters.len();
        if n < 3 || (n >= 4 && fold(letters[0]) == ALEF && letters[1] == LAM) {
            return false;
        }
        if letters.iter().any(|&c| (38..=42).contains(&fold(c))) {
            return true;
        }
        if letters.iter().any(|&c| fold(c) < 64 && self.native & 1 << fold(c) != 0)
            || fold(letters[n - 1]) == fold(riwaya_text::letters::HAMZA)
            || fold(letters[n - 1]) == fold(TEH_MARBUTA)
        {
            return false;
        }
        let vowels = letters.iter().filter(|&&c| matches!(fold(c), ALEF | WAW | YEH)).count();
        let last_vowel = matches!(fold(letters[n - 1]), ALEF | WAW | YEH);
        (n >= 5 && (vowels >= 2 || ends(letters, &self.endings))) || (n >= 4 && vowels >= 1 && last_vowel)
    }

    /// "فالدورو", "بالكي": what looks like the article begins a foreign name.
    fn foreign_name(&self, letters: &[u8]) -> bool {
        let ends =
            matches!(letters, [.., last, WAW] if *last != ALEF) || letters.len() <= 5 && letters.ends_with(&[YEH]);
        ends && self.foreign(letters)
    }

    /// Endings and beginnings that names rarely have.
    pub(super) fn inflected(&self, letters: &[u8]) -> bool {
        let n = letters.len();
        if begins(letters, &[vec![ALEF, LAM]]) {
            return ends(letters, &self.definite);
        }
        let long = n >= 7 && !self.stems.contains(&fold(letters[0])) && self.foreign(letters);
        let inflection =
            self.inflection.iter().any(|e| n > e.len() + 2 && ends(letters, std::slice::from_ref(e))) && !long;
        inflection
            || letters[n - 1] == TEH_MARBUTA && n >= 4
            || letters[n - 1] == riwaya_text::letters::HEH && n >= 5
            || n >= 6 && begins(letters, &self.future) && !self.foreign(letters)
            || begins(letters, &self.attached) && !self.foreign_name(letters)
    }
}

/// Whether the letters have a pattern by which our words are made, and foreign names are not: nouns of
/// action, participles, broken plurals and elatives. و ب ف ك ل before it or not.
pub(super) fn native(letters: &[u8]) -> bool {
    let bare = match letters {
        [c, rest @ ..] if rest.len() >= 5 && matches!(*c, WAW | BEH | FEH | KAF | LAM) => rest,
        _ => letters,
    };
    pattern(letters) || bare.len() < letters.len() && pattern(bare)
}

fn pattern(l: &[u8]) -> bool {
    let vowel = |c: u8| matches!(fold(c), ALEF | WAW | YEH);
    let alef = |c: u8| c == ALEF;
    let hamza = |c: u8| c != ALEF && fold(c) == ALEF;
    match l {
        // استفعال، استفعل
        [a, SEEN, TEH, _, _, _, ..] if fold(*a) == ALEF => true,
        // مستفعل
        [MEEM, SEEN, TEH, _, _, ..] => true,
        // إفعال، أفعال
        [h, x, y, a, _] if hamza(*h) && !vowel(*x) && !vowel(*y) && alef(*a) => true,
        // إفالة: إعادة
        [h, x, a, _, TEH_MARBUTA | TEH] if hamza(*h) && !vowel(*x) && alef(*a) => true,
        // انفعال، افتعال
        [ALEF, NOON, x, _, a, _] if alef(*a) && !vowel(*x) => true,
        [ALEF, x, TEH, _, a, _] if alef(*a) && !vowel(*x) => true,
        // تفعيل، تفعلة، تفاعل
        [TEH, x, y, YEH, z] if !vowel(*x) && !vowel(*y) && !vowel(*z) => true,
        [TEH, _, _, YEH, TEH_MARBUTA] => true,
        [TEH, x, a, y, z] if alef(*a) && !vowel(*x) && !vowel(*y) && !vowel(*z) => true,
        // مفاعلة، مفاعل، مفاعيل
        [MEEM, x, a, _, _, TEH_MARBUTA | TEH] if alef(*a) && !vowel(*x) => true,
        [MEEM, x, a, y, _] if alef(*a) && !vowel(*x) && !vowel(*y) => true,
        [MEEM, x, a, _, YEH, z] if alef(*a) && !vowel(*x) && !vowel(*z) => true,
        // مفعول، مفعولة
        [MEEM, x, y, WAW, z] | [MEEM, x, y, WAW, z, TEH_MARBUTA] if !vowel(*x) && !vowel(*y) && !vowel(*z) => true,
        // متفاعل، متفعل
        [MEEM, TEH, x, _, z] | [MEEM, TEH, x, _, _, z] if !vowel(*x) && !vowel(*z) => true,
        // أفعل
        [h, x, y, z] if hamza(*h) && !vowel(*x) && !vowel(*y) && !vowel(*z) => true,
        // فعائل
        [_, _, a, riwaya_text::letters::YEH_HAMZA, _] if alef(*a) => true,
        // اتفاقات: the feminine plural of nouns of action
        [ALEF, _, TEH | NOON | SEEN, .., ALEF, TEH] => true,
        _ => false,
    }
}

fn ends(letters: &[u8], endings: &[Vec<u8>]) -> bool {
    endings.iter().any(|e| {
        letters.len() >= e.len() && letters[letters.len() - e.len()..].iter().zip(e).all(|(&w, &l)| same(w, l))
    })
}

fn begins(letters: &[u8], beginnings: &[Vec<u8>]) -> bool {
    beginnings.iter().any(|b| letters.len() >= b.len() && letters.iter().zip(b).all(|(&w, &l)| same(w, l)))
}

/// A ه that ends a foreign name is no ة.
fn same(written: u8, listed: u8) -> bool {
    fold(written) == fold(listed) && (listed != TEH_MARBUTA || written == TEH_MARBUTA)
}

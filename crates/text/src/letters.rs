//! Letters as codes, and which letters fit which.
//!
//! Matching is by **compatibility, not by folding**: a bare `ا` fits `أ`, `إ` and `آ`, but a written
//! `أ` does not fit a written `إ`, so that `أن` and `إن` stay apart. `ى` and `ي` fit each other, a
//! written `ه` fits a listed `ة`, and the seats of the hamza `ء ؤ ئ` fit each other (شؤون / شئون).
//! Marks, tatweel and bidirectional controls are no letters at all; presentation forms, ligatures
//! and decomposed hamzas give the letters that they stand for.

use unicode_normalization::UnicodeNormalization;

/// Ends a walk: nothing matches across it (punctuation, end of paragraph).
pub const STOP: u8 = 0;
/// Between two words.
pub const SPACE: u8 = 1;
/// A letter of a script that no list holds.
pub const OTHER: u8 = 127;

/// ء
pub const HAMZA: u8 = 2;
const ALEF_MADDA: u8 = 3;
/// أ
pub const ALEF_ABOVE: u8 = 4;
const WAW_HAMZA: u8 = 5;
const ALEF_BELOW: u8 = 6;
/// ئ
pub const YEH_HAMZA: u8 = 7;
/// ا
pub const ALEF: u8 = 8;
/// ب
pub const BEH: u8 = 9;
/// ة
pub const TEH_MARBUTA: u8 = 10;
/// ت
pub const TEH: u8 = 11;
/// س
pub const SEEN: u8 = 20;
/// ف
pub const FEH: u8 = 28;
/// ك
pub const KAF: u8 = 30;
/// ل
pub const LAM: u8 = 31;
/// م
pub const MEEM: u8 = 32;
/// ن
pub const NOON: u8 = 33;
/// ه
pub const HEH: u8 = 34;
/// و
pub const WAW: u8 = 35;
/// ى
pub const ALEF_MAKSURA: u8 = 36;
/// ي
pub const YEH: u8 = 37;
const PEH: u8 = 38;
const TCHEH: u8 = 39;
const JEH: u8 = 40;
const VEH: u8 = 41;
const GAF: u8 = 42;
/// The codes of Arabic letters stand below this one.
pub(crate) const FIRST_LATIN: u8 = LATIN_A;
const LATIN_A: u8 = 50;
const DIGIT_0: u8 = 80;

/// What one character is to the tokenizer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    /// An Arabic letter with its exact code.
    Arabic(u8),
    /// A Latin or other letter with its code.
    Latin(u8),
    /// A digit and its value.
    Digit(u8),
    /// A presentation form: its letters come from [`expand`].
    Presentation,
    /// Hamza or madda written as a mark of its own (NFD): changes the letter before it.
    Combining(u8),
    /// Marks, tatweel, joiners, bidirectional controls: no letter.
    Ignored,
    /// White space; `true` for a line's end.
    Space(bool),
    /// Everything else.
    Mark,
}

const MADDA_ABOVE: u8 = 0;
const HAMZA_ABOVE: u8 = 1;
const HAMZA_BELOW: u8 = 2;

/// The letter that a combining hamza or madda makes of the one before it.
pub(crate) fn combine(letter: u8, mark: u8) -> u8 {
    match (letter, mark) {
        (ALEF, MADDA_ABOVE) => ALEF_MADDA,
        (ALEF, HAMZA_ABOVE) => ALEF_ABOVE,
        (ALEF, HAMZA_BELOW) => ALEF_BELOW,
        (WAW, HAMZA_ABOVE) => WAW_HAMZA,
        (YEH | ALEF_MAKSURA, HAMZA_ABOVE) => YEH_HAMZA,
        _ => letter,
    }
}

/// What a character is. Nearly every character of a text stands in one of two tables.
#[inline]
pub(crate) fn class(c: char) -> Class {
    let known = match c as u32 {
        n @ 0..=0x7F => ASCII[n as usize],
        n @ 0x600..=0x6FF => ARABIC[n as usize - 0x600],
        _ => None,
    };
    match known {
        Some(class) => class,
        None => listed(c).unwrap_or_else(|| unlisted(c)),
    }
}

/// What the character at a byte is, and how many bytes it has; `None` at the end.
#[inline]
pub(crate) fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let bytes = text.as_bytes();
    let lead = *bytes.get(at)?;
    let (known, len) = match lead {
        0..=0x7F => (ASCII[lead as usize], 1),
        0xD8..=0xDB => (ARABIC[in_block(lead, *bytes.get(at + 1)?)], 2),
        _ => (None, 0),
    };
    match known {
        Some(class) => Some((class, len)),
        None => text.get(at..)?.chars().next().map(|c| (class(c), c.len_utf8())),
    }
}

/// Where a character of two bytes stands in the Arabic block.
fn in_block(lead: u8, next: u8) -> usize {
    ((lead & 3) as usize) << 6 | (next & 0x3F) as usize
}

static ASCII: [Option<Class>; 128] = {
    let mut table = [Some(Class::Mark); 128];
    let mut n = 0;
    while n < 128 {
        if let Some(class) = listed(n as u8 as char) {
            table[n] = Some(class);
        }
        n += 1;
    }
    table
};

static ARABIC: [Option<Class>; 256] = {
    let mut table = [None; 256];
    let mut n = 0;
    while n < 256 {
        if let Some(c) = char::from_u32(0x600 + n as u32) {
            table[n] = listed(c);
        }
        n += 1;
    }
    table
};

/// The letter that two bytes of UTF-8 write, where it is one of the Arabic block.
#[inline]
pub(crate) fn two_bytes(lead: u8, next: u8) -> Option<u8> {
    match ARABIC[in_block(lead, next)] {
        Some(Class::Arabic(code)) if lead & 0xFC == 0xD8 => Some(code),
        _ => None,
    }
}

#[cold]
fn unlisted(c: char) -> Class {
    match c {
        _ if c.is_alphabetic() => Class::Latin(OTHER),
        _ if c.is_whitespace() => Class::Space(false),
        _ => Class::Mark,
    }
}

const fn listed(c: char) -> Option<Class> {
    Some(match c {
        'ء'..='غ' => Class::Arabic(HAMZA + (c as u32 - 'ء' as u32) as u8),
        'ف'..='ي' => Class::Arabic(FEH + (c as u32 - 'ف' as u32) as u8),
        'ـ' => Class::Ignored,
        '\u{0653}' => Class::Combining(MADDA_ABOVE),
        '\u{0654}' => Class::Combining(HAMZA_ABOVE),
        '\u{0655}' => Class::Combining(HAMZA_BELOW),
        '\u{064B}'..='\u{0652}'
        | '\u{0656}'..='\u{065F}'
        | '\u{0670}'
        | '\u{0610}'..='\u{061A}'
        | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}'
        | '\u{06E7}'
        | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}' => Class::Ignored,
        '٠'..='٩' => Class::Digit((c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => Class::Digit((c as u32 - '۰' as u32) as u8),
        '0'..='9' => Class::Digit(c as u8 - b'0'),
        'a'..='z' => Class::Latin(LATIN_A + (c as u8 - b'a')),
        'A'..='Z' => Class::Latin(LATIN_A + (c as u8 - b'A')),
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0085}' | '\u{000B}' | '\u{000C}' => Class::Space(true),
        ' ' | '\t' | '\u{00A0}' | '\u{3000}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Class::Space(false),
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{061C}'
        | '\u{FEFF}'
        | '\u{00AD}'
        | '\u{0300}'..='\u{036F}'
        | '\u{FE00}'..='\u{FE0F}' => Class::Ignored,
        'ٱ' | 'ٲ' | 'ٳ' => Class::Arabic(ALEF),
        'پ' => Class::Arabic(PEH),
        'چ' | 'ڄ' => Class::Arabic(TCHEH),
        'ژ' | 'ڗ' => Class::Arabic(JEH),
        'ڤ' | 'ڥ' | 'ۋ' => Class::Arabic(VEH),
        'گ' | 'ڨ' | 'ڭ' | 'ݣ' => Class::Arabic(GAF),
        'ک' | 'ڪ' => Class::Arabic(KAF),
        'ی' | 'ے' | 'ۍ' => Class::Arabic(YEH),
        'ہ' | 'ە' | 'ھ' | 'ۀ' | 'ۂ' => Class::Arabic(HEH),
        'ۃ' => Class::Arabic(TEH_MARBUTA),
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Class::Presentation,
        // Quotation marks, dashes, dots: too frequent to ask Unicode's tables for.
        '«' | '»' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' => Class::Mark,
        _ => return None,
    })
}

/// The plain characters that a presentation form or ligature stands for.
pub(crate) fn expand(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkc()
}

/// The exact letter codes of a word or phrase, words separated by [`SPACE`].
pub fn encode(form: &str) -> Vec<u8> {
    if is_normal(form) { encode_chars(form, form.chars()) } else { encode_chars(form, form.nfkc()) }
}

fn encode_chars(form: &str, chars: impl Iterator<Item = char>) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(form.len());
    for c in chars {
        match class(c) {
            Class::Arabic(code) | Class::Latin(code) => out.push(code),
            Class::Digit(d) => out.push(DIGIT_0 + d),
            Class::Combining(mark) => {
                if let Some(last) = out.last_mut() {
                    *last = combine(*last, mark);
                }
            }
            Class::Ignored | Class::Presentation => {}
            Class::Space(_) | Class::Mark => {
                if out.last().is_some_and(|&l| l != SPACE) {
                    out.push(SPACE);
                }
            }
        }
    }
    if out.last() == Some(&SPACE) {
        out.pop();
    }
    out
}

/// A text in composed plain letters: without marks, tatweel and controls, presentation forms resolved. For
/// comparing words outside the lexicon; offsets do not survive.
pub fn plain(text: &str) -> String {
    let is_plain = |&c: &char| !matches!(class(c), Class::Ignored | Class::Combining(_));
    if is_normal(text) { text.chars().filter(is_plain).collect() } else { text.nfkc().filter(is_plain).collect() }
}

/// Whether a text is its own compatibility normalisation for certain, the order of marks that are no letters aside:
/// ASCII, plain Arabic letters and digits, vowel marks, tatweel.
fn is_normal(text: &str) -> bool {
    text.chars().all(
        |c| matches!(c, '\0'..='\x7F' | '،' | '؛' | '؟' | '\u{621}'..='\u{63A}' | '\u{640}'..='\u{652}' | '٠'..='٩'),
    )
}

/// How many characters a text has, marks on letters, tatweel and controls aside.
pub fn count(text: &str) -> usize {
    counted(text).count()
}

/// The beginning of a text up to `n` characters, counted as [`count`] does.
pub fn first(text: &str, n: usize) -> &str {
    counted(text).nth(n).map_or(text, |at| &text[..at])
}

fn counted(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter(|&(_, c)| !matches!(class(c), Class::Ignored | Class::Combining(_))).map(|(at, _)| at)
}

/// The code of a digit.
pub(crate) fn digit(value: u8) -> u8 {
    DIGIT_0 + value
}

/// The code under which compatible letters meet.
pub const fn fold(code: u8) -> u8 {
    match code {
        ALEF_MADDA | ALEF_ABOVE | ALEF_BELOW => ALEF,
        WAW_HAMZA | YEH_HAMZA => HAMZA,
        TEH_MARBUTA => HEH,
        ALEF_MAKSURA => YEH,
        _ => code,
    }
}

/// [`fold`] as a table, for the inner loops.
pub static FOLD: [u8; 128] = {
    let mut table = [0u8; 128];
    let mut i = 0;
    while i < 128 {
        table[i] = fold(i as u8);
        i += 1;
    }
    table
};

/// Whether a letter as written in a text fits the letter of a listed form. Both have one [`fold`].
#[inline]
pub fn fits(written: u8, listed: u8) -> bool {
    written == listed
        || matches!(
            (written, listed),
            (ALEF, _)
                | (_, ALEF)
                | (HEH, TEH_MARBUTA)
                | (YEH | ALEF_MAKSURA, YEH | ALEF_MAKSURA)
                | (HAMZA | WAW_HAMZA | YEH_HAMZA, HAMZA | WAW_HAMZA | YEH_HAMZA)
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(written: &str, listed: &str) -> bool {
        let (a, b) = (encode(written), encode(listed));
        a.len() == b.len() && a.iter().zip(&b).all(|(&a, &b)| fold(a) == fold(b) && fits(a, b))
    }

    #[test]
    fn constants_agree_with_unicode_order() {
        for (c, code) in [
            ('ء', HAMZA),
            ('ا', ALEF),
            ('ب', BEH),
            ('ة', TEH_MARBUTA),
            ('ت', TEH),
            ('س', SEEN),
            ('ف', FEH),
            ('ك', KAF),
            ('ل', LAM),
            ('م', MEEM),
            ('ن', NOON),
            ('ه', HEH),
            ('و', WAW),
            ('ى', ALEF_MAKSURA),
            ('ي', YEH),
        ] {
            assert_eq!(class(c), Class::Arabic(code), "{c}");
        }
    }

    #[test]
    fn a_bare_letter_fits_and_a_written_one_does_not_fit_another() {
        assert!(same("اعلن", "أعلن"));
        assert!(same("الإتحاد", "الاتحاد"));
        assert!(!same("أن", "إن"));
        assert!(same("ان", "إن"));
        assert!(same("على", "علي"));
        assert!(same("القاهره", "القاهرة"));
        assert!(!same("وجهة", "وجهه"));
        assert!(same("مسئول", "مسؤول"));
    }

    #[test]
    fn marks_do_not_count() {
        assert_eq!(count("قَالَ لا"), 6);
        assert_eq!(first("قَالَ لا", 2), "قَا");
        assert_eq!(first("قَالَ", 9), "قَالَ");
    }

    #[test]
    fn marks_forms_and_decomposition_change_no_letter() {
        assert_eq!(encode("مُتَظَاهِرُون"), encode("متظاهرون"));
        assert_eq!(encode("متـــظاهرون"), encode("متظاهرون"));
        assert_eq!(encode("ﻻ"), encode("لا"));
        assert_eq!(encode("أ\u{200F}حمد"), encode("أحمد"));
        assert_eq!(encode("ا\u{0654}حمد"), encode("أحمد"));
        assert_eq!(encode("مسي\u{0654}ول"), encode("مسئول"));
    }
}

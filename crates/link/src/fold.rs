//! Words as a run of folded letters, for whatever compares texts word by word.
//!
//! A [`riwaya_text::View`] keeps more than a comparison of a hundred thousand documents can afford;
//! this walk keeps nothing. Its letters meet where [`letters::FOLD`] lets them meet.

use std::sync::LazyLock;

use riwaya_text::letters;

const SEPARATOR: u8 = 0;
const IGNORED: u8 = 255;
const HAMZA_MARK: u8 = 254;
/// Letters of a word beyond this many do not tell words apart.
const LONGEST: usize = 48;

/// Folded codes of U+0600..U+06FF.
static ARABIC: LazyLock<[u8; 256]> = LazyLock::new(|| {
    let mut table = [SEPARATOR; 256];
    for (n, slot) in table.iter_mut().enumerate() {
        let Some(c) = char::from_u32(0x600 + n as u32) else { continue };
        *slot = match c {
            '\u{0654}' => HAMZA_MARK,
            'ـ' | '\u{0610}'..='\u{061A}' | '\u{061C}' | '\u{064B}'..='\u{065F}' | '\u{0670}' => IGNORED,
            '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}' => {
                IGNORED
            }
            _ => match letters::encode(c.encode_utf8(&mut [0; 4]))[..] {
                [code, ..] if code > letters::SPACE => letters::fold(code),
                _ => SEPARATOR,
            },
        };
    }
    table
});

/// Folded codes of ASCII.
static ASCII: LazyLock<[u8; 128]> = LazyLock::new(|| {
    let mut table = [SEPARATOR; 128];
    for (n, slot) in table.iter_mut().enumerate() {
        let c = n as u8 as char;
        if c.is_ascii_alphanumeric()
            && let [code, ..] = letters::encode(c.encode_utf8(&mut [0; 4]))[..]
        {
            *slot = code;
        }
    }
    table
});

/// Calls `each` with the folded letters of every word of `text`, its first byte and the byte after it.
/// Punctuation separates words and is no word.
pub(crate) fn each_word(text: &str, mut each: impl FnMut(&[u8], u32, u32)) {
    let (arabic, ascii) = (&*ARABIC, &*ASCII);
    let bytes = text.as_bytes();
    let mut word = [0u8; LONGEST];
    let (mut len, mut start, mut end) = (0usize, 0usize, 0usize);
    let mut i = 0;
    while i < bytes.len() {
        let (at, lead) = (i, bytes[i]);
        let code = if lead < 0x80 {
            i += 1;
            ascii[lead as usize]
        } else if (0xD8..=0xDB).contains(&lead) && i + 1 < bytes.len() {
            i += 2;
            arabic[(usize::from(lead & 3) << 6) | usize::from(bytes[at + 1] & 0x3F)]
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            i += c.len_utf8();
            match c {
                '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{2069}'
                | '\u{FEFF}'
                | '\u{00AD}' => IGNORED,
                '\u{0300}'..='\u{036F}' | '\u{FE00}'..='\u{FE0F}' => IGNORED,
                '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
                    let codes = letters::encode(c.encode_utf8(&mut [0; 4]));
                    for &code in codes.iter().filter(|&&c| c > letters::SPACE) {
                        if len == 0 {
                            start = at;
                        }
                        if len < LONGEST {
                            word[len] = letters::fold(code);
                            len += 1;
                        }
                    }
                    end = i;
                    IGNORED
                }
                _ if c.is_alphanumeric() => 128 | (c as u32 % 113) as u8,
                _ => SEPARATOR,
            }
        };
        match code {
            IGNORED => {
                // A mark on the last letter belongs to the word, a control after it does not.
                if len > 0 && lead < 0xE0 && bytes[at..i] != [0xD8, 0x9C] {
                    end = i;
                }
            }
            HAMZA_MARK => {
                end = i;
                if let Some(last) = word[..len].last_mut()
                    && matches!(*last, letters::WAW | letters::YEH)
                {
                    *last = letters::encode("ء").first().copied().unwrap_or(*last);
                }
            }
            SEPARATOR => {
                if len > 0 {
                    each(&word[..len], start as u32, end as u32);
                    len = 0;
                }
            }
            code => {
                if len == 0 {
                    start = at;
                }
                if len < LONGEST {
                    word[len] = code;
                    len += 1;
                }
                end = i;
            }
        }
    }
    if len > 0 {
        each(&word[..len], start as u32, end as u32);
    }
}

/// A hash of letters, never 0.
pub(crate) fn hash(letters: &[u8]) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325u64 ^ letters.len() as u64;
    for chunk in letters.chunks(8) {
        let mut block = [0u8; 8];
        block[..chunk.len()].copy_from_slice(chunk);
        h = mix(h ^ u64::from_le_bytes(block));
    }
    h | 1
}

/// Spreads the bits of a number.
pub(crate) fn mix(mut h: u64) -> u64 {
    h ^= h >> 32;
    h = h.wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^= h >> 32;
    h = h.wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 32)
}

/// A stable id: 16 hex digits of a hash over parts.
pub(crate) fn id<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut h = 0x9e37_79b9_7f4a_7c15u64;
    for part in parts {
        h = mix(h ^ hash(part.as_bytes())).wrapping_add(0x632b_e59b_d9b4_e019);
    }
    format!("{h:016x}")
}

/// The folded letters of a name or phrase as a string of codes, words separated by a space code.
/// Two spellings that differ only in compatible letters, marks and punctuation have one key.
pub(crate) fn key(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 2 + 1);
    each_word(text, |letters, _, _| {
        if !out.is_empty() {
            out.push(letters::SPACE);
        }
        out.extend_from_slice(letters);
    });
    out
}

/// Cuts what commonly stands attached before and after a word: a light stem, good enough to let
/// words of one noun or verb meet. At least three letters stay.
pub(crate) fn stem(word: &[u8]) -> &[u8] {
    use letters::{ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, TEH, WAW, YEH};
    let mut w = word;
    if w.len() > 3 && matches!(w[0], WAW | FEH) && !(w[0] == FEH && w.len() < 5) {
        w = &w[1..];
    }
    if w.len() > 4 && matches!(w[0], BEH | KAF | LAM) && w[1] == ALEF && w[2] == LAM {
        w = &w[1..];
    }
    if w.len() > 4 && matches!(w[0], ALEF | LAM) && w[1] == LAM {
        w = &w[2..];
    }
    for ending in [
        &[HEH, ALEF][..],
        &[HEH, MEEM],
        &[ALEF, NOON],
        &[ALEF, TEH],
        &[WAW, NOON],
        &[YEH, NOON],
        &[YEH, HEH],
        &[HEH],
        &[YEH],
        &[ALEF],
        &[WAW],
        &[TEH],
    ] {
        if w.len() >= 3 + ending.len() && w.ends_with(ending) {
            w = &w[..w.len() - ending.len()];
            break;
        }
    }
    w
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        each_word(text, |_, a, b| out.push(&text[a as usize..b as usize]));
        out
    }

    #[test]
    fn words_without_marks() {
        assert_eq!(words("قال: «نعم»، ثم 12 AFP."), ["قال", "نعم", "ثم", "12", "AFP"]);
        assert_eq!(words("\u{200F}وَصَلَ\u{200F} الوفد"), ["وَصَلَ", "الوفد"]);
    }

    #[test]
    fn respelt_words_have_one_key() {
        assert_eq!(key("مسؤولة عن الإنقاذ ٢٠"), key("مسئوله عَن الانقـاذ 20"));
        assert_eq!(key("سو\u{0654}ال"), key("سؤال"));
        assert_eq!(key("ﻻعب"), key("لاعب"));
        assert_ne!(key("ميناء"), key("ميناءين"));
    }

    #[test]
    fn stems_meet() {
        let stem_of = |w: &str| stem(&key(w)).to_vec();
        assert_eq!(stem_of("والمتظاهرين"), stem_of("متظاهرون"));
        assert_eq!(stem_of("بالميناء"), stem_of("ميناء"));
        assert_ne!(stem_of("سفينة"), stem_of("سفير"));
    }
}

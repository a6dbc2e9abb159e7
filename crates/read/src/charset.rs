//! Which charset the bytes are written in, and whether they are text at all.

use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

use riwaya_text::Document;

use crate::Refused;
use crate::finish::{sha256, too_large};

/// Bytes turned into characters; the byte order mark is gone, nothing else was changed.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub text: String,
    pub charset: String,
    pub notices: Vec<(String, String)>,
}

impl Decoded {
    /// The document that these bytes begin: its text is all that was decoded.
    pub(crate) fn document(self, path: &str, bytes: &[u8]) -> Document {
        Document {
            path: path.to_owned(),
            raw_sha256: sha256(&[bytes]),
            charset: self.charset,
            notices: self.notices,
            text: self.text,
            ..Document::default()
        }
    }
}

/// How much of an input is looked at where a guess is made.
const SAMPLE: usize = 256 * 1024;

/// Decodes an input, or tells why it is no text.
pub(crate) fn decode(path: &str, bytes: &[u8]) -> Result<Decoded, Refused> {
    if bytes.len() >= u32::MAX as usize {
        return Err(too_large(path));
    }
    let (rest, marked) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (rest, Some(UTF_8)),
        [0xFF, 0xFE, rest @ ..] => (rest, Some(UTF_16LE)),
        [0xFE, 0xFF, rest @ ..] => (rest, Some(UTF_16BE)),
        _ => (bytes, utf_16(bytes)),
    };
    if rest.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(Refused::new(
            path,
            "it is empty: nothing to read; check that it was saved or downloaded completely",
            "الملف فارغ: لا شيء يقرأ؛ تأكد من أنه حفظ أو نزل كاملا",
        ));
    }
    if let Some(what) = known_binary(bytes) {
        return Err(Refused::new(
            path,
            format!("it is {what}, not text: save its text as .txt or .html and give that"),
            format!("هو {what} وليس نصا: احفظ نصه بصيغة ‎.txt أو ‎.html وأعط ذلك الملف"),
        ));
    }
    let wide = marked == Some(UTF_16LE) || marked == Some(UTF_16BE);
    if !wide && binary(rest) {
        return Err(Refused::new(
            path,
            "it is a binary file, not text: give text (.txt), HTML or JSON Lines",
            "هو ملف ثنائي وليس نصا: أعط نصا (‎.txt) أو HTML أو JSON Lines",
        ));
    }
    Ok(match marked {
        Some(encoding) if wide => {
            let (text, _) = encoding.decode_without_bom_handling(rest);
            replaced(text.into_owned(), encoding.name(), bytes.len() - rest.len(), rest)
        }
        _ => narrow(rest, bytes.len() - rest.len()),
    })
}

/// UTF-8, or one of the charsets of one byte a letter.
fn narrow(bytes: &[u8], before: usize) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), charset: "UTF-8".into(), notices: Vec::new() };
    }
    // Arabic in UTF-8 with a few broken places must not be taken for another charset.
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        broken += chunk.invalid().len();
    }
    if whole > broken {
        let text = String::from_utf8_lossy(bytes).into_owned();
        return replaced(text, "UTF-8", before, bytes);
    }
    let encoding = one_byte(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mut decoded = replaced(text.into_owned(), encoding.name(), before, bytes);
    decoded.notices.push((
        "charset_guessed".into(),
        format!(
            "not UTF-8; read as {0}: check that the text is legible / ليس UTF-8؛ قرئ على أنه {0}: تأكد من أن النص مقروء",
            encoding.name()
        ),
    ));
    decoded
}

/// Tells how many replacement characters decoding made, and where the first stands.
fn replaced(text: String, charset: &str, before: usize, bytes: &[u8]) -> Decoded {
    let own = if charset == "UTF-8" { bytes.windows(3).filter(|w| *w == [0xEF, 0xBF, 0xBD]).count() } else { 0 };
    let found = text.matches('\u{FFFD}').count();
    let mut notices = Vec::new();
    if found > own {
        let count = found - own;
        let first = match charset {
            "UTF-8" => bytes.utf8_chunks().next().map_or(0, |c| c.valid().len()) + before,
            _ => text.find('\u{FFFD}').map_or(0, |at| text[..at].chars().count()),
        };
        let unit = if charset == "UTF-8" { ("byte", "البايت") } else { ("character", "الحرف") };
        notices.push((
            "broken_charset".into(),
            format!(
                "{count} places are no valid {charset}, the first at {} {first}; shown as U+FFFD / مواضع لا تصح في {charset}: {count}، أولها عند {} {first}",
                unit.0, unit.1
            ),
        ));
    }
    Decoded { text, charset: charset.to_owned(), notices }
}

/// The charset of bytes that are not UTF-8: what the page declares and what the detector thinks, but
/// where the bytes may be Arabic, the reading decides that gives Arabic words.
fn one_byte(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(Some(b"sa"), chardetng::Utf8Detection::Deny);
    let declared = declared(sample);
    let mut best = (0i64, declared.unwrap_or(guess));
    for encoding in [declared, Some(guess), Some(WINDOWS_1256), Some(ISO_8859_6)].into_iter().flatten() {
        let score = arabic_words(&encoding.decode_without_bom_handling(sample).0);
        if score > best.0 {
            best = (score, encoding);
        }
    }
    best.1
}

/// Grows with the words that any Arabic text has many of, falls with what no text has.
fn arabic_words(text: &str) -> i64 {
    let mut score = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).filter(|w| !w.is_empty()) {
        match word {
            "في" | "من" | "على" | "إلى" | "الى" | "أن" | "ان" | "عن" | "مع" | "هذا" | "التي" | "الذي" => {
                score += 4
            }
            _ if word.starts_with("ال") || word.starts_with("وال") || word.starts_with("بال") => score += 2,
            _ => {}
        }
        let (mut arabic, mut odd) = (0, 0);
        for c in word.chars() {
            match c {
                '\u{0621}'..='\u{0652}' | '،' | '؛' | '؟' => arabic += 1,
                '\u{FFFD}' | '\u{80}'..='\u{9F}' => odd += 4,
                _ if c.is_alphabetic() => odd += 1,
                _ => {}
            }
        }
        if arabic > 0 && odd > 0 {
            score -= 4;
        }
    }
    score
}

/// The charset that a page declares for itself in its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    if !begins_like_html(head) && !head.contains(&b'<') {
        return None;
    }
    let lower = head.to_ascii_lowercase();
    let at = lower.windows(7).position(|w| w == b"charset")? + 7;
    let label: Vec<u8> = lower[at..]
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b' ' | b'=' | b'"' | b'\''))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label).filter(|e| e.is_ascii_compatible() && *e != UTF_8)
}

/// Whether the first characters are those of a page.
pub(crate) fn begins_like_html(bytes: &[u8]) -> bool {
    let mut rest = bytes.trim_ascii_start();
    for _ in 0..8 {
        let lower = rest[..rest.len().min(16)].to_ascii_lowercase();
        if [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<article", b"<meta", b"<title"]
            .iter()
            .any(|tag| lower.starts_with(tag))
        {
            return true;
        }
        let end: &[u8] = match () {
            () if lower.starts_with(b"<!--") => b"-->",
            () if lower.starts_with(b"<?xml") => b"?>",
            () => return false,
        };
        let window = &rest[..rest.len().min(SAMPLE)];
        match window.windows(end.len()).position(|w| w == end) {
            Some(at) => rest = rest[at + end.len()..].trim_ascii_start(),
            None => return false,
        }
    }
    false
}

/// UTF-16 without a byte order mark: every other byte is 0 (Latin) or 6 (Arabic).
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 {
        return None;
    }
    let half = sample.len() / 2;
    let high = |first: usize| sample.iter().skip(first).step_by(2).filter(|b| matches!(b, 0 | 6 | 0x20)).count();
    let (even, odd) = (high(0), high(1));
    let zero = |first: usize| sample.iter().skip(first).step_by(2).any(|b| *b == 0);
    if odd * 10 > half * 9 && even * 2 < half && (zero(1) || odd == half) {
        Some(UTF_16LE)
    } else if even * 10 > half * 9 && odd * 2 < half && (zero(0) || even == half) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    let table: [(&[u8], &str); 11] = [
        (b"%PDF", "PDF"),
        (b"PK\x03\x04", "ZIP (Word, Excel, EPUB)"),
        (b"\xD0\xCF\x11\xE0", "Word/Excel 97"),
        (b"{\\rtf", "RTF"),
        (b"\x1F\x8B", "GZIP"),
        (b"7z\xBC\xAF", "7-Zip"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"SQLite format 3", "SQLite"),
        (b"\x7FELF", "ELF"),
    ];
    table.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

/// Whether the bytes are no text in any charset of one or more bytes a letter.
fn binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = sample.iter().filter(|b| **b == 0).count();
    let controls = sample.iter().filter(|b| matches!(b, 1..=8 | 14..=26 | 28..=31 | 127)).count();
    // A stray zero or two in a text is damage, not another kind of file.
    (zeros > 2 && zeros * 200 > sample.len()) || (zeros + controls) * 20 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "قالت وزيرة الزراعة في مؤتمر صحفي إن المحصول هذا العام أقل من المتوقع، وأضافت أن الأمطار تأخرت عن موعدها في القرى الجبلية.";

    fn read(bytes: &[u8]) -> (String, String) {
        let decoded = decode("x", bytes).expect("text");
        (decoded.text, decoded.charset)
    }

    #[test]
    fn charsets_of_arabic_are_told_apart() {
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            let (bytes, _, lost) = encoding.encode(SENTENCE);
            assert!(!lost);
            assert_eq!(read(&bytes), (SENTENCE.to_owned(), encoding.name().to_owned()));
        }
        assert_eq!(read(SENTENCE.as_bytes()), (SENTENCE.to_owned(), "UTF-8".to_owned()));
        let wide = |bytes: fn(u16) -> [u8; 2], mark: bool| {
            let mark = mark.then_some(0xFEFF);
            mark.into_iter().chain(SENTENCE.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
        };
        for mark in [true, false] {
            assert_eq!(read(&wide(u16::to_le_bytes, mark)), (SENTENCE.to_owned(), "UTF-16LE".to_owned()));
            assert_eq!(read(&wide(u16::to_be_bytes, mark)), (SENTENCE.to_owned(), "UTF-16BE".to_owned()));
        }
    }

    #[test]
    fn short_arabic_is_told_too() {
        for text in ["وصل الوفد إلى العاصمة", "الخبر في الجريدة"] {
            for encoding in [WINDOWS_1256, ISO_8859_6] {
                let bytes = encoding.encode(text).0;
                assert_eq!(read(&bytes), (text.to_owned(), encoding.name().to_owned()));
            }
        }
    }

    #[test]
    fn a_byte_order_mark_goes_and_nothing_else() {
        assert_eq!(read("\u{FEFF}\u{FEFF} نص\r\n".as_bytes()).0, "\u{FEFF} نص\r\n");
    }

    #[test]
    fn broken_places_are_counted_and_do_not_change_the_charset() {
        let mut bytes = SENTENCE.as_bytes().to_vec();
        bytes[20] = 0xFF;
        bytes[60] = 0xFF;
        let decoded = decode("x", &bytes).expect("text");
        assert_eq!(decoded.charset, "UTF-8");
        let (code, message) = &decoded.notices[0];
        assert_eq!(code, "broken_charset");
        assert!(message.contains("the first at byte 2"), "{message}");
    }

    #[test]
    fn what_a_page_declares_counts_unless_it_is_not_arabic() {
        let page = format!("<meta charset=\"iso-8859-6\"><p>{SENTENCE}</p>");
        assert_eq!(read(&ISO_8859_6.encode(&page).0).1, "ISO-8859-6");
        assert_eq!(read(&WINDOWS_1256.encode(&page).0).1, "windows-1256");
        assert_eq!(read(b"<meta charset=windows-1252><p>caf\xE9").0, "<meta charset=windows-1252><p>café");
    }

    #[test]
    fn no_text() {
        for (bytes, en) in [
            (&b""[..], "empty"),
            (b" \r\n\t", "empty"),
            (b"\xEF\xBB\xBF", "empty"),
            (b"%PDF-1.7 ...", "PDF"),
            (b"\x01\x02\x03\x04abc\x00\x00\x00", "binary"),
        ] {
            let refused = decode("x", bytes).expect_err("no text");
            assert!(refused.en.contains(en), "{}", refused.en);
        }
    }
}

//! What every document gets at the end, whatever it was read from.

use riwaya_text::{Document, Evidence, Published, RegionKind};
use sha2::{Digest, Sha256};

use crate::{Options, Refused, check_date};

/// Fewer Arabic letters than this, and the text is called not Arabic.
const FEW_LETTERS: usize = 12;

/// SHA-256 as lower-case hex.
pub(crate) fn sha256(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().iter().flat_map(|b| [b >> 4, b & 15]).filter_map(|n| char::from_digit(n.into(), 16)).collect()
}

/// The last part of a path, whichever way its parts are separated.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Sets a date that the metadata gives, or tells why it was not taken.
pub(crate) fn set_published(doc: &mut Document, written: &str, field: &str) {
    match check_date(written) {
        Ok(value) => {
            doc.published = Some(Published { value, evidence: Evidence::Metadata(field.to_owned()), certain: true });
        }
        Err(bad) => doc.notices.push(("bad_date".into(), format!("{field}: {} / {}", bad.en, bad.ar))),
    }
}

/// Checks the text, makes the ids, and sets the user's date where the document has none.
/// The text and its regions are final from here on.
pub(crate) fn finish(mut doc: Document, options: &Options) -> Result<Document, Refused> {
    if doc.text.len() >= u32::MAX as usize {
        return Err(too_large(&doc.path));
    }
    let (letters, arabic) = count_letters(&doc.text);
    if letters == 0 && !doc.text.contains(char::is_numeric) {
        return Err(Refused::new(
            &doc.path,
            "there is no letter and no digit in its text: give a file that holds an article's text",
            "لا حرف ولا رقم في نصه: أعط ملفا فيه نص مقال",
        ));
    }
    if arabic < FEW_LETTERS || arabic * 10 < letters {
        doc.notices.push((
            "not_arabic".into(),
            format!(
                "{arabic} of {letters} letters are Arabic: little or nothing will be found / الحروف العربية {arabic} من {letters}: لن يستخرج منه شيء يذكر"
            ),
        ));
    }
    if doc.published.is_none()
        && let Some(written) = &options.published
    {
        set_published(&mut doc, &written.clone(), "--published");
    }
    if doc.outlet.is_none() {
        doc.outlet = credit(&doc);
    }
    let identity = doc.source_id.as_deref().or(doc.url.as_deref()).unwrap_or(file_name(&doc.path));
    doc.text_sha256 = sha256(&[doc.text.as_bytes()]);
    let mut id = sha256(&[identity.as_bytes(), b"\n", doc.text.as_bytes()]);
    id.truncate(16);
    doc.id = id;
    debug_assert!(doc.regions.windows(2).all(|w| w[0].span.end <= w[1].span.start));
    Ok(doc)
}

/// The outlet or agency that a dateline or byline names in marks or brackets: "المدينة، 9 حزيران (وكالة) -",
/// "كتب محرر «الصحيفة»". A document's metadata comes first; without either, nothing is guessed.
fn credit(doc: &Document) -> Option<String> {
    const MARKS: [(char, char); 4] = [('(', ')'), ('«', '»'), ('“', '”'), ('"', '"')];
    let named = |line: &str| {
        MARKS.iter().find_map(|&(open, close)| {
            let inside = line.split_once(open)?.1.split_once(close)?.0.trim();
            let plain = inside.chars().any(char::is_alphabetic) && !inside.chars().any(char::is_numeric);
            (plain && inside.split_whitespace().count() <= 5).then(|| inside.to_owned())
        })
    };
    [RegionKind::Dateline, RegionKind::Byline]
        .iter()
        .find_map(|&kind| doc.regions.iter().filter(|r| r.kind == kind).find_map(|r| named(r.span.of(&doc.text))))
}

/// Letters of all scripts, and the Arabic ones among them.
fn count_letters(text: &str) -> (usize, usize) {
    let (mut all, mut arabic) = (0, 0);
    for c in text.chars() {
        if is_arabic(c) {
            arabic += 1;
            all += 1;
        } else if c.is_alphabetic() {
            all += 1;
        }
    }
    (all, arabic)
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' | '\u{FB50}'..='\u{FDFB}' | '\u{FE80}'..='\u{FEFC}')
}

pub(crate) fn too_large(path: &str) -> Refused {
    Refused::new(
        path,
        "it holds 4 GiB or more, which is more than one document may hold: split it into smaller files, or write one document a line (.jsonl)",
        "حجمه 4 غيغابايت أو أكثر، وهو فوق حد الوثيقة الواحدة: قسمه إلى ملفات أصغر أو اكتب وثيقة في كل سطر (.jsonl)",
    )
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    fn outlet(text: &str) -> Option<String> {
        read("a.txt", text.as_bytes(), &Options::default()).documents.pop().and_then(|d| d.outlet)
    }

    #[test]
    fn the_outlet_that_a_dateline_or_byline_names() {
        let body = "قال مدير الميناء إن العمل عاد إلى الأرصفة كلها صباح اليوم بعد توقف دام يومين كاملين.";
        let wire = format!("عودة العمل إلى الميناء\n\nالمرسى، 9 حزيران/يونيو (وكالة الشراع) - {body}\n");
        assert_eq!(outlet(&wire).as_deref(), Some("وكالة الشراع"));
        let paper = format!("عودة العمل إلى الميناء\n\nكتب مندوب «بريد المرسى» في الميناء:\n\n{body}\n");
        assert_eq!(outlet(&paper).as_deref(), Some("بريد المرسى"));
        assert_eq!(outlet(&format!("عودة العمل إلى الميناء\n\n{body}\n")), None);
    }
}

//! Inputs that are empty, broken, strange or huge: each is told by name, and the others are read.

mod common;

use common::{check, document, input};
use riwaya_read::{Options, check_date, read};
use riwaya_text::Evidence;

const NEWS: &str = "افتتاح جسر القرية\n\nافتتحت وزيرة النقل سلمى الحاج صباح اليوم الجسر الجديد الذي يربط القرية بالطريق الساحلي، وقالت إن العمل فيه استمر عامين.\n";

#[test]
fn nothing_to_read() {
    for bytes in ["", "   \r\n\t\n", "\u{FEFF}"] {
        let input = input("فارغ.txt", bytes);
        assert!(input.documents.is_empty());
        assert_eq!(input.refused[0].path, "فارغ.txt");
        assert!(input.refused[0].en.contains("empty"), "{}", input.refused[0].en);
        assert!(input.refused[0].ar.contains("فارغ"), "{}", input.refused[0].ar);
    }
}

#[test]
fn binary_files_are_named() {
    let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2654435761) >> 24) as u8).collect();
    for (bytes, says) in [(&b"%PDF-1.5\n%\xE2\xE3"[..], "PDF"), (b"PK\x03\x04\x14\x00", "ZIP"), (&noise, "binary")] {
        let input = input("صورة.txt", bytes);
        assert!(input.documents.is_empty());
        assert!(input.refused[0].en.contains(says), "{}", input.refused[0].en);
    }
}

#[test]
fn a_text_of_marks_alone_is_refused_and_one_without_arabic_is_read() {
    assert!(input("علامات.txt", "- ، -\n...").refused[0].en.contains("no letter"));
    let doc = document("جدول.txt", "06/06 ، 2015");
    assert!(doc.notices.iter().any(|(code, _)| code == "not_arabic"));
    let doc = document("en.txt", "The bridge was opened on Sunday by the minister of transport.");
    assert!(doc.notices.iter().any(|(code, _)| code == "not_arabic"));
    let doc = document("ar.txt", NEWS);
    assert!(doc.notices.is_empty(), "{:?}", doc.notices);
}

#[test]
fn the_text_is_what_was_decoded() {
    let text = "\r\n\t سطر  أول\u{200F}\u{0000}\u{FEFF} \r\nسَطـــر ثانٍ ﻻ غير\u{A0}\n\n\n";
    let doc = document("خام.txt", format!("\u{FEFF}{text}"));
    assert_eq!(doc.text, text);
    check(&doc);
}

#[test]
fn one_line_of_megabytes() {
    let line = "وقال المتحدث إن العمل في الجسر مستمر وإن الطريق مفتوح ".repeat(60_000);
    assert!(line.len() > 5_000_000);
    let doc = document("سطر.txt", &line);
    assert_eq!(doc.text.len(), line.len());
    check(&doc);
    let page = document("سطر.html", format!("<p>{line}"));
    check(&page);
}

#[test]
fn marks_without_their_partners() {
    for text in [
        "قال «لن نغلق الجسر.\nوعاد الوفد إلى القرية بعد الظهر ومعه المهندس الذي رسم الجسر القديم.",
        "((((((((((««««««««««\"\"\"\"\" نص قصير",
        "التعليقات (\nاقرأ أيضا:\n- - - :",
    ] {
        check(&document("ناقص.txt", text));
    }
}

#[test]
fn broken_utf8_is_read_and_told() {
    let mut bytes = NEWS.as_bytes().to_vec();
    bytes[40] = 0xFE;
    let doc = document("مكسور.txt", &bytes);
    assert_eq!(doc.charset, "UTF-8");
    let (_, message) = doc.notices.iter().find(|(code, _)| code == "broken_charset").expect("told");
    assert!(message.contains("at byte 40") || message.contains("at byte 39"), "{message}");
    check(&doc);
}

#[test]
fn jsonl_lines_stand_for_themselves() {
    let file = format!(
        "{}\n{}\n\n{}\n{}\n{}\n{}\n",
        r#"{"id": "أ-1", "url": "https://marfa.example/1", "title": "افتتاح جسر القرية", "outlet": "المرفأ", "author": "رنا الصايغ", "published": "2023-05-04T10:20+03:00", "text": "افتتاح جسر القرية\nافتتحت الوزيرة الجسر صباح اليوم بعد عامين من العمل فيه ليلا ونهارا، بحضور أهل القرى المجاورة."}"#,
        r#"{"text": "ناقص"#,
        r#"{"id": 7, "text": "خبر من سطر واحد عن الجسر الجديد في القرية الساحلية."}"#,
        r#"{"title": "بلا نص"}"#,
        r#"{"text": "خبر آخر عن الجسر الجديد وعن أهل القرية.", "published": "أمس"}"#,
        r#"["ليس وثيقة"]"#,
    );
    let input = input("أخبار.jsonl", &file);
    let paths: Vec<&str> = input.documents.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(paths, ["أخبار.jsonl#1", "أخبار.jsonl#4", "أخبار.jsonl#6"]);
    let refused: Vec<&str> = input.refused.iter().map(|r| r.path.as_str()).collect();
    assert_eq!(refused, ["أخبار.jsonl#2", "أخبار.jsonl#5", "أخبار.jsonl#7"]);
    let first = &input.documents[0];
    assert_eq!(first.source_id.as_deref(), Some("أ-1"));
    assert_eq!(first.url.as_deref(), Some("https://marfa.example/1"));
    assert_eq!(first.outlet.as_deref(), Some("المرفأ"));
    assert_eq!(first.byline.as_deref(), Some("رنا الصايغ"));
    let published = first.published.as_ref().expect("a date");
    assert_eq!(published.value, "2023-05-04T10:20+03:00");
    assert_eq!(published.evidence, Evidence::Metadata("published".into()));
    assert_eq!(common::regions(first)[0], "headline: افتتاح جسر القرية");
    assert_eq!(input.documents[1].source_id.as_deref(), Some("7"));
    assert!(input.documents[2].published.is_none());
    assert!(input.documents[2].notices.iter().any(|(code, _)| code == "bad_date"));
    for doc in &input.documents {
        check(doc);
    }
}

#[test]
fn a_title_that_the_text_does_not_repeat_makes_no_headline() {
    let doc = document(
        "x.jsonl",
        r#"{"title": "افتتاح جسر القرية", "text": "رنا الصايغ - المرفأ\nافتتحت الوزيرة الجسر صباح اليوم بعد عامين من العمل فيه ليلا ونهارا، بحضور أهل القرى المجاورة."}"#,
    );
    assert_eq!(common::regions(&doc), ["byline: رنا الصايغ - المرفأ", "body: افتتحت الوزيرة الجسر …"]);
    assert_eq!(doc.title.as_deref(), Some("افتتاح جسر القرية"));
}

#[test]
fn ids_hold_source_and_text() {
    let a = document("أ/خبر.txt", NEWS);
    let b = document("ب/خبر.txt", NEWS);
    let c = document("خبر2.txt", NEWS);
    assert_eq!(a.id, b.id);
    assert_ne!(a.id, c.id);
    assert_eq!(a.text_sha256, c.text_sha256);
    let lines = input("x.jsonl", "{\"text\": \"الخبر نفسه مرتين\"}\n{\"text\": \"الخبر نفسه مرتين\"}");
    assert_ne!(lines.documents[0].id, lines.documents[1].id);
}

#[test]
fn the_users_date_is_for_documents_without_one() {
    let options = Options { published: Some(check_date("2023-05-04").expect("a date")) };
    let text = read("خبر.txt", NEWS.as_bytes(), &options);
    let published = text.documents[0].published.as_ref().expect("a date");
    assert_eq!(
        (published.value.as_str(), &published.evidence),
        ("2023-05-04", &Evidence::Metadata("--published".into()))
    );
    let line = read("x.jsonl", "{\"text\": \"خبر عن الجسر\", \"published\": \"2022\"}".as_bytes(), &options);
    assert_eq!(line.documents[0].published.as_ref().map(|p| p.value.as_str()), Some("2022"));
}

#[test]
fn what_the_ending_does_not_tell_the_content_does() {
    assert!(document("-", "<!DOCTYPE html><p>افتتحت الوزيرة الجسر صباح اليوم.</p>").text.starts_with("افتتحت"));
    assert_eq!(input("-", "{\"text\": \"خبر أول\"}\n{\"text\": \"خبر ثان\"}").documents.len(), 2);
    let text = document("صفحة.txt", "<!DOCTYPE html><p>افتتحت الوزيرة الجسر صباح اليوم.</p>");
    assert!(text.text.starts_with("<!DOCTYPE"));
    assert!(text.notices.iter().any(|(code, _)| code == "looks_like_html"));
}

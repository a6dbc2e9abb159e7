//! Marks, tatweel, bidirectional controls, decomposition and presentation forms change no finding: the
//! specimen articles and the examples are read in each of these ways of writing, and what is found must be the same.

use riwaya_extract::check::{Article, document, facts};
use riwaya_extract::{Extractor, Language};
use unicode_normalization::UnicodeNormalization;

/// A way of writing, and what it makes of a text.
type Way = (&'static str, fn(&str) -> String);

/// The letters of a text as they stand without any of the changes below.
fn plain(text: &str) -> String {
    let kept = |c: &char| !matches!(c, '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.nfkc().filter(kept).collect()
}

fn is_letter(c: char) -> bool {
    matches!(c, 'ا'..='غ' | 'ف'..='ي' | 'ء' | 'آ'..='ئ')
}

/// Puts something between every two letters of one word.
fn between_letters(text: &str, add: &str) -> String {
    let mut out = String::new();
    let mut before = None;
    for c in text.chars() {
        if is_letter(c) && before.is_some_and(is_letter) {
            out.push_str(add);
        }
        out.push(c);
        before = Some(c);
    }
    out
}

fn around_words(text: &str) -> String {
    let mut out = String::new();
    for (n, word) in text.split(' ').enumerate() {
        if n > 0 {
            out.push(' ');
        }
        out.push('\u{200F}');
        out.push_str(word);
        out.push('\u{200F}');
    }
    out
}

/// Some letters as the isolated forms of the old code pages, and lam-alef as one character; not where a
/// word opens with it, since a span cannot begin in the middle of the character that holds the preposition too.
fn presentation(text: &str) -> String {
    let joined = |part: &str| part.replace("لا", "\u{FEFB}").replace("لأ", "\u{FEF7}").replace("لإ", "\u{FEF9}");
    let mut out = String::new();
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let open = word.char_indices().nth(1).map_or(0, |(at, _)| if word.starts_with('ل') { at } else { 0 });
        out.push_str(&word[..open]);
        out.push_str(&joined(&word[open..]));
    }
    out.chars()
        .map(|c| match c {
            'ب' => '\u{FE8F}',
            'ن' => '\u{FEE5}',
            'م' => '\u{FEE1}',
            'ر' => '\u{FEAD}',
            'ي' => '\u{FEF1}',
            other => other,
        })
        .collect()
}

fn found(extractor: &Extractor, text: &str, published: Option<&str>) -> Vec<String> {
    let doc = document(text, published, false);
    let mut out: Vec<String> = facts(&doc, &extractor.extract(&doc))
        .iter()
        .map(|f| {
            let parts: Vec<String> = f.parts.iter().map(|(n, v)| format!("{n}={}", plain(v))).collect();
            format!("{} [{}] {}", f.layer, f.rule, parts.join(" | "))
        })
        .collect();
    out.sort();
    out
}

#[test]
fn ways_of_writing_change_no_finding() {
    let extractor = Extractor::new(Language::built_in());
    let ways: [Way; 5] = [
        ("decomposed (NFD)", |t| t.nfd().collect()),
        ("with tatweel", |t| between_letters(t, "\u{0640}")),
        ("with short vowels", |t| between_letters(t, "\u{064E}")),
        ("with right-to-left marks around words", around_words),
        ("in presentation forms", presentation),
    ];
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let mut texts: Vec<(String, String, Option<&str>)> = riwaya_language::files()
        .iter()
        .filter(|(file, _)| file.starts_with("ar/articles/"))
        .filter_map(|(file, content)| {
            let article = Article::parse(content).ok()?;
            Some(((*file).to_owned(), article.text.to_string(), article.published))
        })
        .collect();
    for entry in std::fs::read_dir(examples).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt") {
            texts.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap(), None));
        }
    }
    let mut differing = 0;
    for (file, text, published) in &texts {
        let as_it_stands = found(&extractor, text, *published);
        for (way, change) in &ways {
            let changed = found(&extractor, &change(text), *published);
            let lost: Vec<_> = as_it_stands.iter().filter(|f| !changed.contains(f)).collect();
            let gained: Vec<_> = changed.iter().filter(|f| !as_it_stands.contains(f)).collect();
            if !lost.is_empty() || !gained.is_empty() {
                eprintln!("{file} {way}\n  lost: {lost:#?}\n  gained: {gained:#?}");
                differing += 1;
            }
        }
    }
    assert_eq!(differing, 0, "see above: a recogniser looks at raw characters instead of letters");
    assert!(texts.len() > 25, "only {} texts were read", texts.len());
}

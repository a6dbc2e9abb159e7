use riwaya_text::Document;

use super::Recognizer;
use crate::card::Example;
use crate::{Language, Number, Quantity, Reading};

fn numbers(language: &Language, text: &str) -> Vec<Number> {
    let doc = Document { text: text.to_owned(), ..Document::default() };
    Recognizer::new(language).find(&Reading::new(&doc, language))
}

fn shown(text: &str) -> Vec<String> {
    numbers(&Language::built_in(), text)
        .iter()
        .map(|n| {
            let value = match n.value {
                Quantity::Exact(v) => v.normalize().to_string(),
                Quantity::Range(a, b) => [a, b].map(|v| v.map_or("..".into(), |v| v.normalize().to_string())).join("-"),
                Quantity::Vague => "?".into(),
            };
            format!("{} {} {}", n.span.of(text), value, n.modifier.name())
        })
        .collect()
}

fn part(n: &Number, text: &str, name: &str) -> String {
    let show = |d: Option<crate::Decimal>| d.map_or("..".into(), |d| d.normalize().to_string());
    match (name, n.value) {
        ("number", _) => n.span.of(text).to_owned(),
        ("value", Quantity::Exact(v)) => show(Some(v)),
        ("min", Quantity::Range(a, _)) => show(a),
        ("max", Quantity::Range(_, b)) => show(b),
        ("unit", _) => n.unit.unwrap_or("").to_owned(),
        ("modifier", _) => n.modifier.name().to_owned(),
        _ => "none".into(),
    }
}

/// The cards' examples: every part of a match is found by the card's rule, and no rule of that id in a non-match.
#[test]
fn cards_of_numbers() {
    let language = Language::built_in();
    let mut wrong = Vec::new();
    for card in language.cards().iter().filter(|c| c.kind == "number") {
        for Example { text, parts, line } in &card.matches {
            let found = numbers(&language, text);
            let fits =
                |n: &Number| n.rule == card.id && parts.iter().all(|(name, value)| part(n, text, name) == *value);
            if !found.iter().any(fits) {
                wrong.push(format!("{}:{line}: {parts:?} not found, got {found:?}", card.file));
            }
        }
        for Example { text, line, .. } in &card.non_matches {
            if let Some(n) = numbers(&language, text).iter().find(|n| n.rule == card.id) {
                wrong.push(format!("{}:{line}: `{}` found", card.file, n.span.of(text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn clitics_stay_outside() {
    assert_eq!(
        shown("أشاد بثلاثة عشر عاملا وبالخمسة والعشرين الباقين"),
        ["ثلاثة عشر 13 exact", "الخمسة والعشرين 25 exact"]
    );
    assert_eq!(shown("وصل إلى 40 قرية و50 حيا"), ["40 40 exact", "50 50 exact"]);
}

#[test]
fn what_no_scale_joins_is_a_number_of_its_own() {
    assert_eq!(shown("أنفق مليونا وثلاثة ملايين"), ["مليونا 1000000 exact", "ثلاثة ملايين 3000000 exact"]);
    assert_eq!(shown("عشرة وعشرون"), ["عشرة 10 exact", "عشرون 20 exact"]);
}

#[test]
fn a_verb_before_the_counted_noun_says_how_the_number_is_meant() {
    assert_eq!(shown("تجاوز عدد الزوار 50 زائرا"), ["50 50 more_than"]);
    assert_eq!(shown("لا يقل عددهم عن 50 زائرا"), ["50 50 at_least"]);
    assert_eq!(shown("لا يصل العدد إلى 20 مليون نسمة"), ["20 مليون 20000000 less_than"]);
    assert_eq!(shown("يقدر العدد بنحو 70 ألفا"), ["70 ألفا 70000 about"]);
    assert_eq!(shown("وصل العدد إلى 70 زائرا"), ["70 70 exact"]);
}

#[test]
fn a_long_chain_of_words_neither_overflows_nor_loops() {
    let text = "سالب ".repeat(20_000) + &"واحد فاصلة ".repeat(20_000) + &"مليون ".repeat(20_000) + &"9".repeat(5_000);
    assert!(!shown(&text).is_empty());
}

use riwaya_text::Document;

use crate::{Extractor, Language};

fn document(text: &str) -> Document {
    Document { text: text.to_owned(), ..Document::default() }
}

/// "group text" of every designation, with a star where it is held at a distance.
fn found(extractor: &Extractor, text: &str) -> Vec<String> {
    let doc = document(text);
    extractor
        .extract(&doc)
        .designations
        .iter()
        .map(|d| format!("{}{} {}", if d.distanced { "*" } else { "" }, d.group.name(), d.span.of(&doc.text)))
        .collect()
}

#[test]
fn cards_hold() {
    let extractor = Extractor::new(Language::built_in());
    let mut wrong = Vec::new();
    for card in extractor.language().cards().iter().filter(|c| c.kind == "designation") {
        for example in &card.matches {
            let doc = document(example.text);
            let found = extractor.extract(&doc);
            let part = |name: &str| example.parts.iter().find(|(k, _)| *k == name).map(|(_, v)| *v);
            let hit = found.designations.iter().any(|d| {
                d.rule == card.id && Some(d.span.of(&doc.text)) == part("text") && Some(d.group.name()) == part("group")
            });
            if !hit {
                wrong.push(format!("{}: {} -> {:?}", card.id, example.text, found.designations));
            }
        }
        for example in &card.non_matches {
            let doc = document(example.text);
            if let Some(d) = extractor.extract(&doc).designations.iter().find(|d| d.rule == card.id) {
                wrong.push(format!("{}: {} finds {}", card.id, example.text, d.span.of(&doc.text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_listed_noun_is_found_in_its_example_and_not_in_its_counter_example() {
    let extractor = Extractor::new(Language::built_in());
    let mut wrong = Vec::new();
    for list in extractor.language().lists().iter().filter(|l| l.name == "designations") {
        for row in &list.rows {
            let found = found(&extractor, row.example);
            let first = row.form.split(' ').next_back().unwrap_or(row.form);
            let value = format!("{} ", row.value);
            if !found.iter().any(|f| f.trim_start_matches('*').starts_with(&value) && f.contains(first)) {
                wrong.push(format!("{}: {} -> {found:?}", row.line, row.example));
            }
            if !row.not.is_empty() {
                let doc = document(row.not);
                let span = |s: riwaya_text::Span| s.of(&doc.text).to_owned();
                for d in extractor.extract(&doc).designations.iter().filter(|d| span(d.span).contains(first)) {
                    wrong.push(format!("{}: {} finds {}", row.line, row.not, span(d.span)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn people_inside_an_act_are_named_too() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(
        found(&e, "استمر قمع المتظاهرين السلميين يومين."),
        ["act قمع المتظاهرين السلميين", "participants المتظاهرين السلميين"]
    );
    assert_eq!(found(&e, "أصيب ثلاثة من أفراد الشرطة."), ["state_forces أفراد الشرطة"]);
}

#[test]
fn a_verb_is_no_act() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(found(&e, "قتل خمسة أشخاص في المدينة."), Vec::<String>::new());
}

#[test]
fn words_held_at_a_distance() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(found(&e, "اعتقل العشرات ممن وصفتهم بالمخربين."), ["*attackers المخربين"]);
    assert_eq!(found(&e, "رفض الحديث عن «انقلاب» في البلاد."), ["*act انقلاب"]);
    assert_eq!(found(&e, "اعتقل العشرات من المخربين."), ["attackers المخربين"]);
}

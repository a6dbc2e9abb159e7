use riwaya_text::Document;

use crate::{Extractor, Language};

fn document(text: &str) -> Document {
    Document { text: text.to_owned(), ..Document::default() }
}

/// "TYPE text" of every mention.
fn names(extractor: &Extractor, text: &str) -> Vec<String> {
    let doc = document(text);
    extractor.extract(&doc).mentions.iter().map(|m| format!("{} {}", m.kind.name(), m.span.of(&doc.text))).collect()
}

#[test]
fn a_part_of_what_stands_in_marks_is_no_person() {
    let extractor = Extractor::new(Language::built_in());
    let found = names(&extractor, "غرقت العبارة «أستورا مارينا» قرب الجزيرة.");
    assert!(!found.contains(&"PER مارينا".to_owned()), "{found:?}");
    let found = names(&extractor, "وقالت مارينا إن البحر هائج.");
    assert_eq!(found, ["PER مارينا"]);
}

#[test]
fn cards_hold() {
    let extractor = Extractor::new(Language::built_in());
    let mut wrong = Vec::new();
    for card in extractor.language().cards().iter().filter(|c| c.kind == "mention") {
        for example in &card.matches {
            let doc = document(example.text);
            let found = extractor.extract(&doc);
            let part = |name: &str| example.parts.iter().find(|(k, _)| *k == name).map(|(_, v)| *v);
            let hit = found.mentions.iter().any(|m| {
                m.rule == card.id && Some(m.span.of(&doc.text)) == part("text") && Some(m.kind.name()) == part("type")
            });
            if !hit {
                wrong.push(format!("{}: {} -> {:?}", card.id, example.text, found.mentions));
            }
        }
        for example in &card.non_matches {
            let doc = document(example.text);
            let found = extractor.extract(&doc);
            if let Some(m) = found.mentions.iter().find(|m| m.rule == card.id) {
                wrong.push(format!("{}: {} finds {}", card.id, example.text, m.span.of(&doc.text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn titles_and_what_stands_between_them_and_the_name() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(names(&e, "قال وزير الخارجية الكندي دارين كولبروك إن الوفد عاد."), ["PER دارين كولبروك"]);
    assert_eq!(names(&e, "قال المتحدث باسم الحكومة إن الوفد عاد."), Vec::<String>::new());
    assert_eq!(names(&e, "قال رئيس وزراء سالمورا إيغور كيرستن إن الوفد عاد."), ["PER إيغور كيرستن"]);
}

#[test]
fn a_name_ends_before_the_sentence_goes_on() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(names(&e, "التقى الرئيس دراغان كولبروك أعضاء اللجنة."), ["PER دراغان كولبروك"]);
}

#[test]
fn an_embassy_keeps_its_seat_and_a_ministry_does_not() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(names(&e, "أغلقت السفارة الكندية في بلغراد أبوابها."), ["ORG السفارة الكندية في بلغراد", "LOC بلغراد"]);
    assert_eq!(names(&e, "أعلنت وزارة الداخلية في بلغراد ذلك."), ["ORG وزارة الداخلية", "LOC بلغراد"]);
}

#[test]
fn one_name_for_all_mentions_of_a_person() {
    let e = Extractor::new(Language::built_in());
    let doc = document("قال الوزير دارين كولبروك إن الجسر سيفتح. وأضاف كولبروك أن العمل انتهى.");
    let found = e.extract(&doc);
    let canonical: Vec<&str> = found.mentions.iter().map(|m| m.canonical.as_str()).collect();
    assert_eq!(canonical, ["دارين كولبروك", "دارين كولبروك"]);
}

/// Two parties and two outlets that the lists know, put in each other's place: the same is found.
#[test]
fn evenness() {
    let e = Extractor::new(Language::built_in());
    let text = |party: &str, other: &str, outlet: &str| {
        format!(
            "ذكرت قناة {outlet} أن مسلحين من {party} هاجموا مقر {other}. ووصف {other} المهاجمين بالإرهابيين، وقال {party} إن متظاهرين سقطوا."
        )
    };
    let shape = |a: &str, b: &str, c: &str| {
        let doc = document(&text(a, b, c));
        let found = e.extract(&doc);
        let mentions: Vec<_> = found.mentions.iter().map(|m| (m.kind, m.rule)).collect();
        let designations: Vec<_> =
            found.designations.iter().map(|d| (d.span.of(&doc.text).to_owned(), d.group, d.distanced)).collect();
        (mentions, designations)
    };
    let a = shape("حزب الله", "حزب الكتائب", "الجزيرة");
    assert_eq!(a, shape("حزب الكتائب", "حزب الله", "الجزيرة"));
    assert_eq!(a, shape("حزب الله", "حزب الكتائب", "العربية"));
    assert!(!a.0.is_empty() && !a.1.is_empty());
}

#[test]
fn a_capital_beside_its_noun_and_towns_of_two_words() {
    let e = Extractor::new(Language::built_in());
    for (text, place) in [
        ("تظاهر المئات في العاصمة سارمونتا أمس.", "LOC سارمونتا"),
        ("تظاهر المئات في العاصمة الفالدورية سارمونتا أمس.", "LOC سارمونتا"),
        ("تظاهر المئات في سارمونتا، عاصمة فالدورا، أمس.", "LOC سارمونتا"),
        ("جرفت السيول الطريق في مدينة تل الزعفران ليلا.", "LOC تل الزعفران"),
        ("وصلت الصهاريج إلى تل الزعفران. وكانت مدينة تل الزعفران بلا ماء.", "LOC تل الزعفران"),
    ] {
        let found = names(&e, text);
        assert!(found.iter().any(|n| n == place), "{text}: {found:?}");
    }
    for text in ["عاد الهدوء إلى العاصمة أمس.", "قال سكان العاصمة المتضررون إن الماء مقطوع."]
    {
        assert_eq!(names(&e, text), Vec::<String>::new());
    }
}

#[test]
fn a_foreign_name_that_begins_like_the_article() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(names(&e, "قالت رئيسة البلدية مارتينا فالسو إن الماء مقطوع."), ["PER مارتينا فالسو"]);
}

use riwaya_text::Document;

use crate::card::Example;
use crate::{Analysis, Extractor, Figure, Language, Quantity, Trend};

fn read(extractor: &Extractor, text: &str) -> Analysis {
    extractor.extract(&Document { text: text.to_owned(), ..Document::default() })
}

fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::None => "none",
        Trend::RiseTo => "rise_to",
        Trend::FallTo => "fall_to",
        Trend::By => "by",
        Trend::From => "from",
    }
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

/// What a card's part says, as found.
fn part(found: &Analysis, figure: &Figure, text: &str, name: &str) -> String {
    match name {
        "value" => figure.value.exact().map_or_else(String::new, |v| v.normalize().to_string()),
        "min" => match figure.value {
            Quantity::Range(Some(v), _) => v.normalize().to_string(),
            _ => String::new(),
        },
        "max" => match figure.value {
            Quantity::Range(_, Some(v)) => v.normalize().to_string(),
            _ => String::new(),
        },
        "modifier" => figure.modifier.name().to_owned(),
        "category" => figure.category.name().to_owned(),
        "unit" => figure.unit.unwrap_or("").to_owned(),
        "scope" => figure.scope.map_or("", |s| s.of(text)).to_owned(),
        "trend" => trend(figure.trend).to_owned(),
        "unreal" => yes(figure.unreal),
        "part-of" => figure.part_of.and_then(|w| found.figures.get(w)).map_or("", |w| w.span.of(text)).to_owned(),
        _ => format!("unknown part {name}"),
    }
}

fn check(extractor: &Extractor, id: &str, example: &Example, wrong: &mut Vec<String>) {
    let found = read(extractor, example.text);
    let all = || {
        found.figures.iter().map(|f| format!("{}({})", f.span.of(example.text), f.rule)).collect::<Vec<_>>().join(" ")
    };
    let mut current = None;
    for (name, value) in &example.parts {
        if *name == "figure" {
            current = found.figures.iter().find(|f| f.span.of(example.text) == *value);
            if current.is_none() {
                wrong.push(format!("{id}:{} no figure {value:?}; found {}", example.line, all()));
            }
        } else if let Some(figure) = current {
            let is = part(&found, figure, example.text, name);
            if is != *value {
                wrong.push(format!(
                    "{id}:{} {name} of {:?} is {is:?}, not {value:?}",
                    example.line,
                    figure.span.of(example.text)
                ));
            }
        }
    }
    if !found.figures.iter().any(|f| f.rule == id) {
        wrong.push(format!("{id}:{} the rule found nothing; found {}", example.line, all()));
    }
}

#[test]
fn cards_hold() {
    let extractor = Extractor::new(Language::built_in());
    let mut wrong = Vec::new();
    let mut cards = 0;
    for card in extractor.language().cards().iter().filter(|c| c.kind == "figure") {
        cards += 1;
        for example in &card.matches {
            check(&extractor, card.id, example, &mut wrong);
        }
        for example in &card.non_matches {
            let found = read(&extractor, example.text);
            if let Some(f) = found.figures.iter().find(|f| f.rule == card.id) {
                wrong.push(format!("{}:{} found {:?}", card.id, example.line, f.span.of(example.text)));
            }
        }
    }
    assert!(cards >= 10, "{cards} cards");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rows_are_found_with_their_value() {
    let extractor = Extractor::new(Language::built_in());
    let mut wrong = Vec::new();
    for name in ["counted-nouns", "casualty-verbs", "casualty-words"] {
        let language = extractor.language();
        let Some(list) = language.lists().get(language.list(name).0 as usize) else { panic!("no list {name}") };
        for row in &list.rows {
            let found = read(&extractor, row.example);
            if !found.figures.iter().any(|f| f.category.name() == row.value) {
                let is: Vec<_> =
                    found.figures.iter().map(|f| format!("{}={}", f.span.of(row.example), f.category.name())).collect();
                wrong.push(format!("{name}:{} {} → {}: {}", row.line, row.form, row.value, is.join(" ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
}

fn figures(text: &str) -> Vec<String> {
    let extractor = Extractor::new(Language::built_in());
    read(&extractor, text).figures.iter().map(|f| format!("{}={}", f.span.of(text), f.category.name())).collect()
}

#[test]
fn a_clause_gives_its_category_to_the_count_that_it_governs() {
    assert_eq!(
        figures("قتل أربعة جنود في هجوم شنه عشرون مسلحا، وأصيب ستة."),
        ["أربعة جنود=killed", "عشرون مسلحا=fighters", "ستة=injured"]
    );
    assert_eq!(figures("غرق مركب يقل 150 مهاجرا."), ["150 مهاجرا=people"]);
    assert_eq!(figures("فقدت الكتيبة عشرة جنود تم قتلهم في كمين."), ["عشرة جنود=killed"]);
}

#[test]
fn who_is_counted_may_stand_apart() {
    let text = "ارتفع عدد ضحايا قوات الحدود إلى 18 قتيلا و40 مصابا.";
    let found = read(&Extractor::new(Language::built_in()), text);
    let scopes: Vec<_> = found.figures.iter().map(|f| f.scope.map_or("", |s| s.of(text))).collect();
    assert_eq!(scopes, ["قوات الحدود", "قوات الحدود"]);
}

#[test]
fn what_is_not_said_to_be_so() {
    let extractor = Extractor::new(Language::built_in());
    let unreal = |text: &str| read(&extractor, text).figures.iter().map(|f| f.unreal).collect::<Vec<_>>();
    assert_eq!(unreal("لم يقتل خمسة عمال في الحادث."), [true]);
    assert_eq!(unreal("قد قتل خمسة عمال في الحادث."), [false]);
    assert_eq!(unreal("لو صعد أربعون راكبا إلى السفينة لغرقت."), [true]);
    assert_eq!(unreal("لم يتجاوز عدد الحاضرين 20 شخصا."), [false]);
}

#[test]
fn the_statement_is_the_innermost() {
    use super::innermost;
    use crate::Statement;
    use riwaya_text::Span;
    let content = |start, end| Statement {
        kind: crate::StatementKind::Indirect,
        act: "say",
        voice: crate::Voice::Source,
        cue: Span::default(),
        source: None,
        source_canonical: String::new(),
        chain: Vec::new(),
        content: vec![Span { start, end }],
        quotes: Vec::new(),
        in_content_of: None,
        unreal: false,
        other_sources: Vec::new(),
        rule: "",
    };
    let statements = [content(0, 90), content(20, 60), content(70, 80)];
    assert_eq!(innermost(&statements, Span { start: 30, end: 40 }), Some(1));
    assert_eq!(innermost(&statements, Span { start: 75, end: 85 }), Some(0));
    assert_eq!(innermost(&statements, Span { start: 95, end: 99 }), None);
}

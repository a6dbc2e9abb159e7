use riwaya_text::Document;

use crate::{Analysis, Extractor, Language};

fn read(extractor: &Extractor, text: &str) -> Analysis {
    extractor.extract(&Document { text: text.to_owned(), ..Document::default() })
}

/// The cards, list rows and articles of figures hold: the files that this module reads.
#[test]
fn examples_hold() {
    let outcome = crate::check::run(riwaya_language::files().iter().copied(), "test");
    let mine = [
        "ar/rules/figure/",
        "ar/articles/figures-",
        "ar/lexicon/counted-nouns",
        "ar/lexicon/casualty-",
        "ar/lexicon/trend-",
        "ar/lexicon/part-words",
        "ar/lexicon/scope-heads",
        "ar/lexicon/unreal-words",
        "ar/lexicon/number-labels",
        "ar/lexicon/clause-",
        "ar/lexicon/not-counted",
        "ar/lexicon/noun-complements",
    ];
    let wrong: Vec<String> = outcome
        .problems
        .iter()
        .filter(|p| mine.iter().any(|m| p.file.starts_with(m)))
        .map(|p| format!("{}:{} {} {}", p.file, p.line, p.en, p.ar))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
fn what_does_not_govern() {
    assert_eq!(figures("حكم على اثنين بالإعدام وعلى ستة بالسجن."), ["اثنين=other", "ستة=other"]);
    assert_eq!(figures("أصيب الحارس بإطلاق نار من أربعة رجال."), ["أربعة رجال=people"]);
    assert_eq!(figures("انتشل الغواصون 36 جثة وتسعة ناجين."), ["36 جثة=killed", "تسعة ناجين=people"]);
    assert_eq!(figures("سجلت الوزارة إصابة 40 طالبا بالحصبة."), ["40 طالبا=people"]);
}

#[test]
fn heads_and_subjects_far_from_their_numbers() {
    assert_eq!(figures("عدد القتلى 17 والمصابين 42."), ["17=killed", "42=injured"]);
    assert_eq!(figures("قالت الشرطة إن خمسة عمال وستة حراس قتلوا في الحريق."), ["خمسة عمال=killed", "ستة حراس=killed"]);
    assert_eq!(
        figures("قتل 15 من الحزب وجرح العشرات من الطرفين."),
        ["15 من الحزب=killed", "العشرات=injured", "الطرفين=other"]
    );
    assert_eq!(figures("لا يقل عدد المفقودين عن 200 شخص."), ["200 شخص=missing"]);
}

#[test]
fn numbers_that_are_no_figures() {
    for text in [
        "اتصل على الرقم 0221774.",
        "فاز الفريق 3-1.",
        "نصت المادتان 12 و14 على ذلك.",
        "ظهر فيروس اتش7 في المزرعة.",
        "أطلقت الشركة هاتف نجمة 4 الجديد.",
        "سجل الهدف في الدقيقتين 12 و67.",
        "1- افتتاح المعرض",
    ] {
        assert_eq!(figures(text), Vec::<String>::new(), "{text}");
    }
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

#[test]
fn a_count_said_of_the_dead_of_a_side_counts_dead() {
    assert_eq!(figures("قال المتحدث إن قتلى الحركة ثلاثة مقاتلين."), ["ثلاثة مقاتلين=killed"]);
    assert_eq!(figures("أكدت النقابة أن جرحى المصنع تسعة."), ["تسعة=injured"]);
    assert_eq!(figures("زار الوزير جرحى المصنع وتسعة عمال."), ["تسعة عمال=people"]);
}

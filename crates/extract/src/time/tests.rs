use riwaya_text::{Document, Evidence, Published, Region, RegionKind, Span};

use crate::{Analysis, Anchor, Extractor, Language, Reading};

fn found(doc: &Document) -> Analysis {
    let extractor = Extractor::new(Language::built_in());
    let reading = Reading::new(doc, extractor.language());
    extractor.numbers_and_times(&reading)
}

fn document(text: &str, published: Option<&str>) -> Document {
    let published = published.map(|value| Published {
        value: value.to_owned(),
        evidence: Evidence::Metadata("test".into()),
        certain: true,
    });
    Document { text: text.to_owned(), published, ..Document::default() }
}

fn shown(text: &str, published: Option<&str>) -> Vec<String> {
    let doc = document(text, published);
    found(&doc).times.iter().map(|t| format!("{} = {}", t.span.of(text), t.value.as_deref().unwrap_or("?"))).collect()
}

const DAY: Option<&str> = Some("2024-03-05T09:30");

#[test]
fn a_paragraph_with_its_own_today_counts_from_it() {
    let text = "عاد الوفد أمس.\nقال الطبيب اليوم الأحد إن الحملة بدأت أمس.";
    assert_eq!(shown(text, DAY), ["أمس = 2024-03-04", "اليوم الأحد = 2024-03-03", "أمس = 2024-03-02"]);
    let anchors: Vec<Anchor> = found(&document(text, DAY)).times.into_iter().map(|t| t.anchor).collect();
    assert_eq!(anchors[0], Anchor::Document);
    assert!(matches!(anchors[2], Anchor::Paragraph(span) if span.of(text) == "اليوم الأحد"));
}

#[test]
fn a_wire_inside_a_text_counts_from_its_own_date() {
    let quoted =
        "عاد الوفد أمس. ونشرت الوكالة برقيتها المؤرخة في 2 آذار، وفيها: «غرق المركب فجر اليوم». وتوقف البحث اليوم.";
    assert_eq!(
        shown(quoted, DAY),
        ["أمس = 2024-03-04", "2 آذار = 2024-03-02", "فجر اليوم = 2024-03-02", "اليوم = 2024-03-05"]
    );
    let pasted = "عاد الوفد أمس.\nمرفأ النور، 2 آذار (وكالة الساحل) - غرق المركب أمس.\nوتوقف البحث اليوم.";
    assert_eq!(
        shown(pasted, DAY),
        ["أمس = 2024-03-04", "2 آذار = 2024-03-02", "أمس = 2024-03-01", "اليوم = 2024-03-05"]
    );
}

#[test]
fn without_a_day_a_relative_time_has_no_value() {
    let text = "عاد الوفد أمس بعد رحلة في آذار 2019.";
    assert_eq!(shown(text, None), ["أمس = ?", "آذار 2019 = 2019-03"]);
    assert_eq!(found(&document(text, None)).times[0].anchor, Anchor::Missing);
    assert_eq!(found(&document(text, None)).published, None);
}

#[test]
fn a_dateline_gives_the_day() {
    let text = "مرفأ النور، 5 آذار 2024 (وكالة الساحل) - غادرت السفينة أمس.";
    let analysis = found(&document(text, None));
    assert_eq!(analysis.published.as_ref().map(|p| (p.value.as_str(), p.certain)), Some(("2024-03-05", false)));
    assert_eq!(analysis.times[1].value.as_deref(), Some("2024-03-04"));
}

#[test]
fn a_comment_s_stamp_and_the_weekdays_of_the_text_give_the_day() {
    let body = "افتتحت المكتبة الثلاثاء، وبدأ العمل فيها الأحد الماضي.\n";
    let stamp = "الأربعاء، 06-03-2024 06:28 م";
    let text = format!("{body}{stamp}");
    let mut doc = document(&text, None);
    doc.regions.push(Region { kind: RegionKind::CommentDate, span: Span::new(body.len(), text.len()) });
    let analysis = found(&doc);
    assert_eq!(analysis.published.map(|p| p.value).as_deref(), Some("2024-03-05"));
    assert_eq!(analysis.times[1].value.as_deref(), Some("2024-03-03"));
}

#[test]
fn a_name_that_holds_a_word_of_time_is_no_time() {
    assert_eq!(shown("كتبت في صحيفة المصري اليوم عن ثورات الربيع العربي.", DAY), Vec::<String>::new());
}

#[test]
fn news_looks_back_unless_it_says_otherwise() {
    assert_eq!(shown("عاد الفريق الجمعة.", DAY), ["الجمعة = 2024-03-01"]);
    assert_eq!(shown("من المقرر أن يعود الفريق الجمعة.", DAY), ["الجمعة = 2024-03-08"]);
    assert_eq!(shown("عاد الفريق في 20 تشرين الثاني.", DAY), ["20 تشرين الثاني = 2023-11-20"]);
    assert_eq!(shown("يعود الفريق في 20 آذار.", DAY), ["20 آذار = 2024-03-20"]);
}

/// Words of all lists in chance order: nothing panics, and every span lies on letters of the text.
#[test]
fn any_order_of_words_is_survived() {
    let language = Language::built_in();
    let lists = [
        "months",
        "weekdays",
        "day-parts",
        "time-units",
        "time-directions",
        "time-words",
        "seasons",
        "time-positions",
        "time-prepositions",
        "holidays",
        "number-words",
        "number-ordinals",
        "number-fractions",
        "number-signs",
        "units",
        "currencies",
        "number-modifiers",
        "decades",
    ];
    let mut words: Vec<String> =
        lists.iter().flat_map(|l| language.entries(language.list(l))).map(|e| e.form.to_owned()).collect();
    words.extend(
        "من إلى بين و ( ) - / : ، . 1 02 31 1999 2024 99999999999999999999 3.5 12:30 7/8/2020 هذا كل يوم الساعة آخر ال ص م ه لا % $ +"
            .split(' ')
            .map(str::to_owned),
    );
    let extractor = Extractor::new(language);
    let mut seed = 7u64;
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..60 {
            text += ["", "و", "ال", "ب", "ل"][next(5)];
            text += &words[next(words.len())];
            text += ["", "ين", "ا", "ة", ""][next(5)];
            text += [" ", " ", " ", "", "\n"][next(5)];
        }
        let doc = document(&text, DAY);
        let reading = Reading::new(&doc, extractor.language());
        let analysis = extractor.numbers_and_times(&reading);
        let spans = analysis.numbers.iter().map(|n| n.span).chain(analysis.times.iter().map(|t| t.span));
        for span in spans {
            assert!(!span.of(&text).is_empty(), "{span:?} in {text}");
        }
        for pair in analysis.times.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} in {text}");
        }
        for pair in analysis.numbers.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} in {text}");
        }
    }
}

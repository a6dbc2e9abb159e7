use riwaya_text::Document;

use crate::{Extractor, Language};

/// "name country precision reason" of every place that resolves.
fn places(extractor: &Extractor, text: &str) -> Vec<String> {
    let doc = Document { text: text.to_owned(), ..Document::default() };
    let found = extractor.extract(&doc);
    let shown = found.mentions.iter().filter_map(|m| {
        let p = m.place?;
        Some(format!("{} {} {} {}", m.span.of(&doc.text), p.country, p.precision.name(), p.reason.name()))
    });
    shown.collect()
}

#[test]
fn a_namesake_is_chosen_by_the_texts_other_places() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(places(&e, "وصل الوفد إلى طرابلس قادما من بيروت."), ["طرابلس LB city company", "بيروت LB city only"]);
    assert_eq!(places(&e, "وصل الوفد إلى طرابلس قادما من بنغازي."), ["طرابلس LY city company", "بنغازي LY city only"]);
    assert_eq!(places(&e, "قال ضابط ليبي إن الطريق إلى طرابلس مفتوح."), ["طرابلس LY city company"]);
    assert_eq!(places(&e, "قال ضابط لبناني إن الطريق إلى طرابلس مفتوح."), ["طرابلس LB city company"]);
}

#[test]
fn without_company_the_state_or_the_larger_town() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(places(&e, "وصل الوفد إلى طرابلس صباحا."), ["طرابلس LY city size"]);
    assert_eq!(places(&e, "عاد الفريق من جورجيا أمس."), ["جورجيا GE country size"]);
    assert_eq!(places(&e, "عاد الفريق من جورجيا إلى شيكاغو أمس."), ["جورجيا US region company", "شيكاغو US city only"]);
}

#[test]
fn the_sentence_before_the_document_and_the_earlier_mention_after_it() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(
        places(&e, "غادرت السفينة اللاذقية. ثم رست في طرابلس شمالي لبنان. وقضت في طرابلس ليلتين."),
        ["اللاذقية SY city only", "طرابلس LB city company", "لبنان LB country only", "طرابلس LB city document"]
    );
    assert_eq!(
        places(&e, "زار طرابلس في لبنان. ثم عاد إلى طرابلس في ليبيا."),
        ["طرابلس LB city company", "لبنان LB country only", "طرابلس LY city company", "ليبيا LY country only"]
    );
}

#[test]
fn a_tiny_namesake_is_not_meant_whatever_the_company() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(places(&e, "زار الوفد أكسفورد بعد شيكاغو."), ["أكسفورد US city company", "شيكاغو US city only"]);
    assert_eq!(places(&e, "سافر من مصراتة إلى بورتلاند."), ["مصراتة LY city only", "بورتلاند US city size"]);
}

#[test]
fn a_province_is_not_its_city() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(places(&e, "هطل المطر في نيويورك."), ["نيويورك US city only"]);
    assert_eq!(places(&e, "هطل المطر في ولاية نيويورك."), ["نيويورك US region only"]);
    assert_eq!(places(&e, "هطل المطر في ولاية جورجيا."), ["جورجيا US region only"]);
    assert_eq!(places(&e, "هطل المطر في محافظة حلب."), ["حلب SY region only"]);
    assert_eq!(places(&e, "هطل المطر في مدينة حلب."), ["حلب SY city only"]);
}

#[test]
fn vowels_written_tell_namesakes_apart() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(places(&e, "عادت من عُمان أمس."), ["عُمان OM country only"]);
    assert_eq!(places(&e, "عادت من عمّان أمس."), ["عمّان JO city only"]);
    assert_eq!(places(&e, "عاد من إربد إلى عمان أمس."), ["إربد JO city only", "عمان JO city company"]);
    assert_eq!(places(&e, "عاد من صلالة إلى عمان أمس."), ["صلالة OM city only", "عمان OM country company"]);
}

#[test]
fn half_the_world_has_no_coordinates_and_a_purpose_is_no_place() {
    let e = Extractor::new(Language::built_in());
    assert_eq!(places(&e, "اتهم الوزير الغرب بالصمت."), Vec::<String>::new());
    assert_eq!(places(&e, "سجلت اللجنة أسماء الراغبين للحج."), Vec::<String>::new());
    assert_eq!(places(&e, "وصلت القافلة إلى لحج."), ["لحج YE region only"]);
}

#[test]
fn coordinates_are_exact() {
    let e = Extractor::new(Language::built_in());
    let doc =
        Document { text: "هطل المطر في قرطبة الإسبانية.".to_owned(), ..Document::default() };
    let found = e.extract(&doc);
    let place = found.mentions.iter().find_map(|m| m.place).expect("قرطبة is listed");
    assert_eq!((place.latitude.to_string(), place.longitude.to_string()), ("37.888".into(), "-4.779".into()));
    assert_eq!((place.country, place.kind, place.id), ("ES", "city", None));
}

//! Names over small texts with what the extraction finds in them: invented people.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use riwaya_extract::{Analysis, Extractor, Language};
use riwaya_text::Document;

use crate::{Account, Comparison, compare};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Language::built_in()));

fn compared(texts: &[&str]) -> Comparison {
    let extractor = &*EXTRACTOR;
    let docs: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| Document { id: n.to_string(), text: (*text).into(), ..Document::default() })
        .collect();
    let analyses: Vec<Analysis> = docs.iter().map(|d| extractor.extract(d)).collect();
    let accounts: Vec<Account<'_>> =
        docs.iter().zip(&analyses).map(|(doc, analysis)| Account { doc, analysis }).collect();
    compare(&accounts, extractor.language())
}

/// The forms of every name.
fn names(c: &Comparison) -> Vec<BTreeSet<&str>> {
    c.variants.iter().map(|v| v.forms.iter().flat_map(|(_, f)| f.iter().map(String::as_str)).collect()).collect()
}

fn together(c: &Comparison, forms: &[&str]) -> bool {
    names(c).iter().any(|n| forms.iter().all(|f| n.contains(f)))
}

fn speakers<'c>(c: &'c Comparison, name: &str) -> Vec<&'c [(usize, usize)]> {
    let bears = |s: &&crate::Speaker| s.forms.iter().any(|f| f.contains(name));
    c.speakers.iter().filter(bears).map(|s| &s.statements[..]).collect()
}

#[test]
fn a_minister_and_a_goalkeeper_of_one_name_are_two() {
    let two = compared(&[
        "قال وزير الزراعة رامي العنبري إن الموسم جيد. وأضاف العنبري أن القمح يكفي عامين.",
        "قال حارس المرمى رامي العنبري إن فريقه سيفوز بالكأس غدا.",
    ]);
    assert_eq!(speakers(&two, "رامي العنبري").len(), 2);
    let one = compared(&[
        "قال وزير الزراعة رامي العنبري إن الموسم جيد.",
        "قال وزير المياه السابق رامي العنبري إن السدود ممتلئة.",
    ]);
    assert_eq!(speakers(&one, "رامي العنبري").len(), 1);
}

#[test]
fn ministers_of_two_states_are_two() {
    let two = compared(&[
        "قال وزير الخارجية النرويجي رامي العنبري إن بلاده ستشارك.",
        "قال وزير الخارجية البرتغالي رامي العنبري إن المؤتمر تأجل.",
    ]);
    assert_eq!(speakers(&two, "رامي العنبري").len(), 2);
}

#[test]
fn an_office_is_the_only_person_named_with_it() {
    let c = compared(&[
        "وصل الرئيس النرويجي سامر العنبري إلى العاصمة أمس.",
        "طالب الرئيس النرويجي بوقف القتال في الجزيرة.",
    ]);
    assert!(together(&c, &["سامر العنبري", "الرئيس النرويجي"]), "{:?}", names(&c));
    let reason = &c.variants.iter().find(|v| v.canonical.contains("العنبري")).expect("the name").reason;
    assert!(reason.ar.contains("المنصب") && reason.en.contains("office"), "{reason:?}");
    let two = compared(&[
        "وصل الرئيس النرويجي سامر العنبري إلى العاصمة أمس.",
        "غادر الرئيس النرويجي وليد الكتاني إلى الجنوب.",
        "طالب الرئيس النرويجي بوقف القتال في الجزيرة.",
    ]);
    assert!(!together(&two, &["الرئيس النرويجي"]), "{:?}", names(&two));
    let past = compared(&[
        "وصل الرئيس النرويجي السابق سامر العنبري إلى العاصمة أمس.",
        "طالب الرئيس النرويجي بوقف القتال في الجزيرة.",
    ]);
    assert!(!together(&past, &["الرئيس النرويجي"]), "{:?}", names(&past));
}

#[test]
fn a_state_its_adjective_and_its_capital_that_speaks() {
    let c = compared(&["قالت أوسلو إن النرويج لن تشارك. ورحبت الصحف النرويجية بذلك.", "نفى مصدر نرويجي الخبر."]);
    assert!(together(&c, &["النرويج", "أوسلو", "النرويجية", "نرويجي"]), "{:?}", names(&c));
    let city = compared(&["وصل الوفد إلى أوسلو أمس، وشكر أهل النرويج."]);
    assert!(!together(&city, &["النرويج", "أوسلو"]), "{:?}", names(&city));
}

#[test]
fn a_former_state_and_a_part_of_the_world_stay_apart() {
    let c = compared(&["زار الوفد فيتنام الجنوبية عام 1970، ثم عاد إلى فيتنام."]);
    assert!(!together(&c, &["فيتنام الجنوبية", "فيتنام"]), "{:?}", names(&c));
    let one = compared(&["وصل الوفد إلى أمريكا، وقالت الولايات المتحدة إنها ترحب به."]);
    assert!(together(&one, &["أمريكا", "الولايات المتحدة"]), "{:?}", names(&one));
}

#[test]
fn the_only_institution_of_its_sort() {
    let c = compared(&["أعلنت منظمة شراع الخير فتح مركزها. وقالت المنظمة إن العيادة مجانية."]);
    assert!(together(&c, &["منظمة شراع الخير", "المنظمة"]), "{:?}", names(&c));
    let two = compared(&["أعلنت منظمة شراع الخير ومنظمة مدار النور فتح مركزهما. وقالت المنظمة إن العيادة مجانية."]);
    assert!(!together(&two, &["المنظمة"]), "{:?}", names(&two));
}

#[test]
fn a_ministry_is_its_states() {
    let c = compared(&[
        "أعلنت وزارة الداخلية في النرويج حصيلة جديدة. وأكد بيان الداخلية أن الطرق مغلقة.",
        "نفت وزارة الداخلية البرتغالية الخبر. وقالت الداخلية إن الأمر انتهى.",
    ]);
    assert!(together(&c, &["وزارة الداخلية في النرويج", "بيان الداخلية"]), "{:?}", names(&c));
    assert!(!together(&c, &["وزارة الداخلية في النرويج", "وزارة الداخلية البرتغالية"]), "{:?}", names(&c));
}

#[test]
fn a_word_from_abroad_on_its_several_ways() {
    let c = compared(&["انقطع الأنترنت أمس، ثم عاد الإنترنت ليلا.", "لا شبكة للانترنت في القرية."]);
    assert!(together(&c, &["الأنترنت", "الإنترنت", "الانترنت"]), "{:?}", names(&c));
}

#[test]
fn a_place_that_each_account_transliterates() {
    let c = compared(&[
        "انقطعت الكهرباء في بلدة بيلغوندا منذ الفجر، وقال رئيس البلدية إن الإصلاح يستغرق يومين.",
        "شكا سكان من انقطاع المياه في بيلجوندا أمس.",
        "وصلت الصهاريج إلى بيلقوندا مساء.",
        "خرجت القوافل من بلغوندا ليلا.",
        "بقيت ببيلكوندا مدرستان مغلقتان.",
    ]);
    assert!(together(&c, &["بيلغوندا", "بيلجوندا", "بيلقوندا", "بلغوندا", "بيلكوندا"]), "{:?}", names(&c));
    let unintroduced = compared(&["انقطعت الكهرباء في سورلينغا أمس.", "عادت الكهرباء إلى سورلينقا اليوم."]);
    assert!(together(&unintroduced, &["سورلينغا", "سورلينقا"]), "{:?}", names(&unintroduced));
}

#[test]
fn two_towns_of_one_account_stay_two() {
    let c = compared(&[
        "انقطعت الكهرباء في بلدة مارغولا وفي بلدة ماركولا منذ الفجر.",
        "وصلت الصهاريج إلى مارغولا مساء.",
        "خرجت القوافل من مارجولا ليلا.",
    ]);
    assert!(!together(&c, &["مارغولا", "ماركولا"]), "{:?}", names(&c));
    assert!(!together(&c, &["مارجولا", "ماركولا"]), "{:?}", names(&c));
    assert!(together(&c, &["مارجولا", "مارغولا"]), "{:?}", names(&c));
    let introduced = compared(&[
        "تقع بلدة مارغولا وبلدة ماركولا على النهر، وتكبر بلدة ماركولا عاما بعد عام.",
        "خرجت القوافل من بلدة مارجولا ليلا.",
        "وصلت الصهاريج إلى بلدة مارقولا.",
    ]);
    assert!(together(&introduced, &["مارجولا", "مارغولا", "مارقولا"]), "{:?}", names(&introduced));
    assert!(!together(&introduced, &["مارجولا", "ماركولا"]), "{:?}", names(&introduced));
    let other = compared(&["انقطعت الكهرباء في بلدة سوريندا.", "وصلت الصهاريج إلى بلدة سوريمدا مساء."]);
    assert!(!together(&other, &["سوريندا", "سوريمدا"]), "{:?}", names(&other));
}

#[test]
fn people_of_one_family() {
    let c = compared(&[
        "قالت رئيسة البلدية برتا فالدونغو إن الماء سيعود غدا.",
        "وصفت رئيسة البلدية بيرتا فالدونقو الانقطاع بأنه طارئ.",
    ]);
    assert!(together(&c, &["برتا فالدونغو", "بيرتا فالدونقو"]), "{:?}", names(&c));
    let brothers =
        compared(&["قال المهندس سمير فالدونغو إن الماء سيعود غدا.", "وصف الطبيب سمر فالدونقو الانقطاع بأنه طارئ."]);
    assert!(!together(&brothers, &["سمير فالدونغو", "سمر فالدونقو"]), "{:?}", names(&brothers));
    let both = compared(&[
        "حضر الاجتماع إيغور سالتينوف وإيكور سالتينوف، وهما أخوان.",
        "قال المهندس إيغور سالتينوف إن الماء سيعود غدا.",
    ]);
    assert!(!together(&both, &["إيغور سالتينوف", "إيكور سالتينوف"]), "{:?}", names(&both));
}

#[test]
fn one_letter_of_a_full_name_may_slip_where_no_account_has_both() {
    let one =
        compared(&["قالت الطبيبة كلارا بيرنفالت إن المستشفى مكتظ.", "وأوضحت الطبيبة كلارا بيرنفالد أن الأسرة قليلة."]);
    assert!(together(&one, &["كلارا بيرنفالت", "كلارا بيرنفالد"]), "{:?}", names(&one));
    // Two sisters whom one account names.
    let two = compared(&[
        "قالت الطبيبة كلارا بيرنفالت إن المستشفى مكتظ. وقالت الطبيبة كلارا بيرنفالد إن الأسرة قليلة.",
        "وأوضحت الطبيبة كلارا بيرنفالد أن الدواء قليل.",
    ]);
    assert!(!together(&two, &["كلارا بيرنفالت", "كلارا بيرنفالد"]), "{:?}", names(&two));
    // Two given names that everybody knows.
    let known = compared(&["قال الوزير سمير بيرنفالت إن الماء عاد.", "قال الوزير منير بيرنفالت إن الماء مقطوع."]);
    assert!(!together(&known, &["سمير بيرنفالت", "منير بيرنفالت"]), "{:?}", names(&known));
}

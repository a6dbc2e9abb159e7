use riwaya_extract::Analysis;
use riwaya_text::{Document, Region, RegionKind, Span};

use super::*;
use crate::Relation;

fn doc(id: &str, outlet: &str, text: &str) -> Document {
    Document { id: id.into(), outlet: Some(outlet.into()), text: text.into(), ..Document::default() }
}

fn found(docs: &[Document]) -> Vec<(ReuseKind, String, String)> {
    let analysis = Analysis::default();
    let accounts: Vec<Account<'_>> = docs.iter().map(|doc| Account { doc, analysis: &analysis }).collect();
    reuse(&accounts)
        .iter()
        .map(|r| (r.kind, r.a.span.of(&docs[r.a.doc].text).to_owned(), r.b.span.of(&docs[r.b.doc].text).to_owned()))
        .collect()
}

const SHARED: &str = "أغلقت بلدية شاردين الجسر القديم أمام المركبات الثقيلة بعدما كشف المهندسون تشققات في دعامتيه الوسطيين وطلبوا فحصا عاجلا";

#[test]
fn a_passage_inside_two_other_texts() {
    let a = doc("a", "منارة شاردين", &format!("خبر من شاردين. {SHARED}. وينتظر الأهالي القرار."));
    let b = doc("b", "صدى الوادي", &format!("قال مراسلنا هناك: {SHARED}، وهو جسر عمره قرن."));
    assert_eq!(found(&[a, b]), [(ReuseKind::Verbatim, SHARED.to_owned(), SHARED.to_owned())]);
}

#[test]
fn other_spellings_are_respelt_and_other_words_edited() {
    let a = doc("a", "أ", &format!("{SHARED}."));
    let respelt = SHARED.replace("أمام", "امام").replace("بلدية", "بلديّه").replace("القديم", "القديـم");
    let b = doc("b", "ب", &respelt);
    assert_eq!(found(&[a.clone(), b])[0].0, ReuseKind::Respelt);
    let edited = SHARED.replace("القديم", "العتيق").replace("كشف", "وجد");
    let c = doc("c", "ج", &edited);
    let pairs = found(&[a, c]);
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0], (ReuseKind::Edited, SHARED.to_owned(), edited));
}

#[test]
fn formulas_are_too_short_and_set_aside_parts_do_not_count() {
    let a = doc("a", "أ", "وقال المتحدث باسم الوزارة في تصريح للصحفيين إن الطريق مفتوح.");
    let b = doc("b", "ب", "وقال المتحدث باسم الوزارة في تصريح للصحفيين إن السد امتلأ.");
    assert_eq!(found(&[a, b]), []);
    let a = doc("a", "أ", SHARED);
    let mut b = doc("b", "ب", &format!("نص آخر. {SHARED}"));
    b.regions = vec![Region { kind: RegionKind::Comment, span: Span::new(14, b.text.len()) }];
    assert_eq!(found(&[a, b]), []);
}

#[test]
fn what_an_outlet_prints_under_everything_is_its_own() {
    let foot = "جميع المواد المنشورة هنا تعبر عن آراء كتابها ولا تعبر بالضرورة عن رأي الصحيفة أو إدارتها";
    let docs: Vec<Document> = ["القطن", "البحر", "السوق", "المدرسة", "الملعب"]
        .iter()
        .map(|w| doc(w, "مرآة النهر", &format!("خبر عن {w} وما حوله {w}. {foot}")))
        .collect();
    assert_eq!(found(&docs), []);
}

#[test]
fn who_took_it_from_whom() {
    let mut a = doc("a", "نبأ برس", &format!("شاردين (نبأ برس) - {SHARED}."));
    a.regions =
        vec![Region { kind: RegionKind::Dateline, span: Span::new(0, "شاردين (نبأ برس) - ".len()) }];
    let b = doc("b", "صدى الوادي", &format!("ذكرت نبأ برس ذلك. {SHARED}."));
    let mut c = doc("c", "منارة شاردين", &format!("شاردين (نبأ برس): {SHARED}."));
    c.regions = vec![Region { kind: RegionKind::Dateline, span: Span::new(0, "شاردين (نبأ برس):".len()) }];
    let analysis = Analysis::default();
    let account = |doc| Account { doc, analysis: &analysis };
    let ac = reuse(&[account(&a), account(&c)]);
    assert_eq!(ac[0].relation, Relation::Follows);
    assert_eq!(ac[0].shown_by.en, "منارة شاردين names نبأ برس as its source");
    let mut d = c.clone();
    d.outlet = Some("صدى الوادي".into());
    assert_eq!(reuse(&[account(&c), account(&d)])[0].relation, Relation::CommonAgency);
    assert_eq!(reuse(&[account(&b), account(&c)])[0].relation, Relation::Unknown);
}

#[test]
fn authors_and_towns_are_no_common_agency() {
    let known = Known::new(&riwaya_extract::Language::built_in());
    let analysis = Analysis::default();
    let relation = |byline: &str| {
        let under = |id: &str, outlet: &str| {
            let byline = Some(byline.to_owned());
            Document { byline, ..doc(id, outlet, SHARED) }
        };
        let (a, b) = (under("a", "منارة شاردين"), under("b", "صدى الوادي"));
        let found = reuse_but(&[&a, &b].map(|doc| Account { doc, analysis: &analysis }), known.clone());
        (found[0].relation, found[0].shown_by.en.clone())
    };
    for agency in ["رويترز", "الطائف واس", "بيروت - رويترز", "وكالة رويترز"] {
        let (relation, shown_by) = relation(agency);
        assert_eq!(relation, Relation::CommonAgency, "{agency}");
        assert!(shown_by.ends_with("stands over both texts"), "{shown_by}");
    }
    for other in ["ليان مرزوق", "بيروت: ليان مرزوق", "الترجمة", "اليوم", "شاردين"]
    {
        assert_eq!(relation(other).0, Relation::Unknown, "{other}");
    }
}

#[test]
fn an_agency_over_one_text_and_speaking_in_the_other() {
    let language = riwaya_extract::Language::built_in();
    let known = Known::new(&language);
    let extractor = riwaya_extract::Extractor::new(language);
    let line = "شاردين (رويترز) - ";
    let mut a = doc("a", "منارة شاردين", &format!("{line}{SHARED}."));
    a.regions = vec![Region { kind: RegionKind::Dateline, span: Span::new(0, line.len()) }];
    let relation = |text: String| {
        let b = doc("b", "صدى الوادي", &text);
        let (x, y) = (extractor.extract(&a), extractor.extract(&b));
        let accounts = [Account { doc: &a, analysis: &x }, Account { doc: &b, analysis: &y }];
        let found = reuse_but(&accounts, known.clone());
        (found[0].relation, found[0].shown_by.en.clone())
    };
    let shown = "رويترز stands over one text and within the other".to_owned();
    assert_eq!(relation(format!("قالت وكالة رويترز إن الطريق مغلق. {SHARED}.")), (Relation::CommonAgency, shown));
    assert_eq!(relation(format!("قالت وزارة النقل إن الطريق مغلق. {SHARED}.")).0, Relation::Unknown);
}

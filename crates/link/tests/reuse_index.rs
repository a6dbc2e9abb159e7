//! Documents added one by one: the same copies as of all at once, in whatever order they come.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use riwaya_extract::{Analysis, Language};
use riwaya_link::{Account, Index, Relation, Reuse, keys_of, reuse};
use riwaya_text::{Document, Evidence, Published};

static LANGUAGE: LazyLock<Language> = LazyLock::new(Language::built_in);

const STORY: &str = "أغلقت بلدية شاردين الجسر القديم أمام المركبات الثقيلة بعدما كشف المهندسون تشققات في دعامتيه الوسطيين وطلبوا فحصا عاجلا. \
وقال رئيس لجنة الطرق ليان مرزوق إن الفحص سيستغرق ثلاثة أسابيع وإن حافلات المدارس ستسلك الطريق الشرقي حتى نهاية الشهر. \
وأضاف أن الشركة التي رممت الجسر قبل عقدين لم تسلم خرائط الأساسات كاملة إلى البلدية.";

fn doc(id: &str, outlet: &str, day: Option<&str>, text: &str) -> Document {
    Document {
        id: id.into(),
        outlet: Some(outlet.into()),
        published: day.map(|d| Published {
            value: d.into(),
            evidence: Evidence::Metadata("published".into()),
            certain: true,
        }),
        text: text.into(),
        ..Document::default()
    }
}

/// So many copies of one story, each with a word of its own changed and an own beginning and end.
fn copies(count: usize) -> Vec<Document> {
    let words = ["القطن", "السوق", "الملعب", "النهر", "المدرسة", "المصنع", "البستان"];
    (0..count)
        .map(|n| {
            let word = words[n % words.len()];
            let story = STORY.replace(["القديم", "كاملة"][n % 2], word);
            let text = format!("خبر {n} عن {word} في عدد {n}. {story} وانتهى {word} {n} هنا {n}.");
            doc(&format!("{n:04}"), &format!("صحيفة {n}"), Some(&format!("2021-03-{:02}", n % 28 + 1)), &text)
        })
        .collect()
}

fn added(docs: &[&Document]) -> (Index, Vec<Reuse>) {
    let analysis = Analysis::default();
    let mut index = Index::new(&LANGUAGE);
    let texts = |n: usize| docs.get(n).map(|d| d.text.as_str());
    let found = docs.iter().flat_map(|doc| index.add(&Account { doc, analysis: &analysis }, &texts)).collect();
    (index, found)
}

/// Every passage by ids and words, so that orders can be compared.
fn named(found: &[Reuse], docs: &[&Document]) -> BTreeSet<(String, String, String, String)> {
    let side = |p: riwaya_link::Place| (docs[p.doc].id.clone(), p.span.of(&docs[p.doc].text).to_owned());
    found.iter().map(|r| (side(r.a), side(r.b))).map(|(a, b)| (a.0, b.0, a.1, b.1)).collect()
}

fn all(docs: &[&Document]) -> BTreeSet<(String, String, String, String)> {
    let index = added(docs).0;
    named(&index.reuse(&|n| docs.get(n).map(|d| d.text.as_str())), docs)
}

#[test]
fn the_order_in_which_documents_come_changes_nothing() {
    let docs = copies(24);
    let forward: Vec<&Document> = docs.iter().collect();
    let backward: Vec<&Document> = docs.iter().rev().collect();
    let mixed: Vec<&Document> = (0..24).map(|n| &docs[n * 7 % 24]).collect();
    let expected = all(&forward);
    assert_eq!(expected.len(), 24 * 23 / 2);
    assert_eq!(all(&backward), expected);
    assert_eq!(all(&mixed), expected);
}

#[test]
fn what_is_told_on_adding_is_what_is_told_at_last() {
    let docs = copies(24);
    let docs: Vec<&Document> = docs.iter().rev().collect();
    assert_eq!(named(&added(&docs).1, &docs), all(&docs));
}

#[test]
fn the_original_is_the_earliest_whenever_it_comes() {
    let late = doc("b", "صدى الوادي", Some("2021-03-05"), STORY);
    let early = doc("a", "منارة شاردين", Some("2021-03-02T10:00"), STORY);
    let undated = doc("c", "مرآة النهر", None, STORY);
    for docs in [[&late, &early, &undated], [&undated, &late, &early], [&early, &undated, &late]] {
        let pairs: Vec<(String, String)> = all(&docs).into_iter().map(|p| (p.0, p.1)).collect();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(pairs, [pair("a", "b"), pair("a", "c"), pair("b", "c")]);
    }
}

#[test]
fn a_story_of_hundreds_is_told_with_its_original_and_its_neighbours() {
    let docs = copies(400);
    let docs: Vec<&Document> = docs.iter().collect();
    let pairs = all(&docs);
    let earliest = docs.iter().filter(|d| d.published.as_ref().is_some_and(|p| p.value == "2021-03-01")).count();
    assert!(pairs.len() < 400 * 40, "{}", pairs.len());
    // Copies of the first day are told apart by nothing but their ids; one of them is with all others.
    let partners = |id: &str| pairs.iter().filter(|p| p.0 == id || p.1 == id).count();
    let most = docs.iter().map(|d| partners(&d.id)).max().unwrap_or(0);
    assert!(earliest > 0 && most == 399, "{most}");
}

#[test]
fn joined_on_keys_and_judged_two_by_two() {
    let docs = copies(6);
    let keys: Vec<Vec<u64>> = docs.iter().map(keys_of).collect();
    let analysis = Analysis::default();
    for (n, a) in docs.iter().enumerate() {
        for (m, b) in docs.iter().enumerate().skip(n + 1) {
            assert!(keys[n].iter().any(|k| keys[m].contains(k)));
            let both = [Account { doc: a, analysis: &analysis }, Account { doc: b, analysis: &analysis }];
            assert_eq!(reuse(&both).len(), 1);
        }
    }
}

/// Four papers take one story; two of them have one slip in common.
#[test]
fn a_slip_that_only_two_copies_share_shows_that_they_are_not_independent() {
    let slip = STORY.replace("المهندسون", "المنهدسون");
    let figure = STORY.replace("ثلاثة", "3");
    let wrong = STORY.replace("ثلاثة", "8");
    for (good, bad, own, usual) in
        [(STORY, slip.as_str(), "المنهدسون", "المهندسون"), (figure.as_str(), wrong.as_str(), "8", "3")]
    {
        let docs = [
            doc("a", "منارة شاردين", Some("2021-03-01"), good),
            doc("b", "صدى الوادي", Some("2021-03-02"), bad),
            doc("c", "مرآة النهر", Some("2021-03-03"), good),
            doc("d", "بريد الساحل", Some("2021-03-04"), bad),
            doc("e", "رسالة الجنوب", Some("2021-03-05"), good),
        ];
        let docs: Vec<&Document> = docs.iter().collect();
        let found = added(&docs).0.reuse(&|n| docs.get(n).map(|d| d.text.as_str()));
        let of = |a: &str, b: &str| found.iter().find(|r| docs[r.a.doc].id == a && docs[r.b.doc].id == b).cloned();
        let slipped = of("b", "d").expect("both have the slip");
        assert_eq!(slipped.relation, Relation::Follows);
        assert_eq!(
            slipped.shown_by.en,
            format!(
                "both write «{own}» where 3 other copies write «{usual}»; صدى الوادي is dated earlier in this collection"
            )
        );
        let plain = of("a", "c").expect("both have the story");
        assert_eq!(plain.relation, Relation::Unknown);
        assert_eq!(
            plain.shown_by.en,
            "neither names the other or a common agency; منارة شاردين is dated earlier in this collection"
        );
    }
}

//! All parties are treated alike: two states, two movements or two outlets put in each other's place, and
//! everything found is the same apart from the names.

use riwaya_extract::check::{Article, document, facts};
use riwaya_extract::{Extractor, Language};

/// Two of one kind and gender, both known to the lists: the name in a text, and what the lists call it.
type Pair = [(&'static str, &'static str); 2];
const STATES: Pair = [("تونس", "Tunisia"), ("ليبيا", "Libya")];
const CAPITALS: Pair = [("بيروت", "Beirut"), ("دمشق", "Damascus")];
const MOVEMENTS: Pair = [("حماس", "Hamas"), ("طالبان", "Taliban")];
const OUTLETS: Pair = [("رويترز", "Reuters"), ("بلومبرغ", "Bloomberg")];

/// A text cut where one of two names stood: the pieces between, and which name stood behind each.
struct Gaps {
    pieces: Vec<String>,
    names: Vec<usize>,
}

impl Gaps {
    fn with(&self, pair: Pair) -> String {
        let names = pair.map(|(name, _)| name);
        let mut out = String::new();
        for (n, piece) in self.pieces.iter().enumerate() {
            out.push_str(piece);
            out.push_str(self.names.get(n).map_or("", |&name| names[name]));
        }
        out
    }
}

/// Everything found, with the two names written as numbers.
fn shape(extractor: &Extractor, text: &str, published: Option<&str>, pair: Pair) -> Vec<String> {
    let doc = document(text, published, false);
    let mut out: Vec<String> = facts(&doc, &extractor.extract(&doc))
        .iter()
        .map(|f| {
            let parts: Vec<String> = f.parts.iter().map(|(n, v)| format!("{n}={v}")).collect();
            let whole = format!("{} [{}] {}", f.layer, f.rule, parts.join(" | "));
            pair.iter().zip(["<1>", "<2>"]).fold(whole, |text, ((name, key), n)| text.replace(name, n).replace(key, n))
        })
        .collect();
    out.sort();
    out
}

/// What changes when two names change places, for one text.
fn uneven(extractor: &Extractor, gaps: &Gaps, published: Option<&str>, pair: Pair) -> Vec<String> {
    let [a, b] = pair;
    let there = shape(extractor, &gaps.with([a, b]), published, [a, b]);
    let back = shape(extractor, &gaps.with([b, a]), published, [b, a]);
    let differs = |from: &[String], to: &[String]| from.iter().filter(|f| !to.contains(f)).cloned().collect::<Vec<_>>();
    [differs(&there, &back), differs(&back, &there)].concat()
}

/// A report that names two parties in every role that findings have: who speaks, who is accused, whose dead
/// are counted, who is called by which word.
const REPORT: &str = "قال وزير خارجية {1} إن بلاده تدين الهجوم الذي نفذه مسلحون من {2} وأسفر عن مقتل 12 شخصا وإصابة العشرات. \
ونفت {2} ذلك، وقال متحدث باسم جيش {2} إن قوات {1} قصفت قرية حدودية مساء الثلاثاء، ما أدى إلى مقتل سبعة مدنيين بينهم طفلان. \
ووصفت {1} المهاجمين بالإرهابيين، فيما سماهم إعلام {2} «مقاومين». ودعت {2} {1} إلى وقف القصف خلال يومين، وهددت {1} بإغلاق الحدود. \
وبحسب {2}، نزح أكثر من 300 شخص من القرى القريبة من {1}. وأكدت حكومة {1} أن المعبر مغلق، وهو ما نفته {2}. \
{2}: لن نتراجع عن حقوقنا. ونقلت صحيفة محلية عن مسؤول في {1} قوله إن الحوار مع {2} لم يتوقف. وتعهدت {1} بالرد، ورحبت {2} بالوساطة.";

/// The pieces of a template and the names between them.
fn template(text: &str) -> Gaps {
    let (mut pieces, mut names) = (vec![String::new()], Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        pieces.last_mut().unwrap().push_str(&rest[..at]);
        names.push(usize::from(rest[at..].starts_with("{2}")));
        pieces.push(String::new());
        rest = &rest[at + 3..];
    }
    pieces.last_mut().unwrap().push_str(rest);
    Gaps { pieces, names }
}

#[test]
fn states_and_parties_in_each_others_place_change_no_finding() {
    let extractor = Extractor::new(Language::built_in());
    for pair in [STATES, CAPITALS, MOVEMENTS] {
        let differences = uneven(&extractor, &template(REPORT), Some("2024-05-08"), pair);
        assert!(differences.is_empty(), "{pair:?}: {differences:#?}");
    }
}

#[test]
fn outlets_in_each_others_place_change_no_finding() {
    let extractor = Extractor::new(Language::built_in());
    let mut tried = 0;
    for (file, content) in riwaya_language::files().iter().filter(|(file, _)| file.starts_with("ar/articles/")) {
        let Ok(article) = Article::parse(content) else { continue };
        let relays = "ونقلت وكالة {1} عن شاهد أن الطريق مغلق. وقالت وكالة {2} إن الطريق مفتوح.";
        let differences =
            uneven(&extractor, &template(&format!("{}\n{relays}", article.text)), article.published, OUTLETS);
        assert!(differences.is_empty(), "{file}: {differences:#?}");
        tried += 1;
    }
    assert!(tried > 40, "only {tried} articles were read");
}

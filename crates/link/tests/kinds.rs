//! The kinds of difference between two accounts, each from text to verdict: what a reader of two texts is
//! told, and what never meets.

use riwaya_extract::{Analysis, Decimal, Extractor, Language, Quantity};
use riwaya_link::{Account, Answer, Comparison, Verdict, compare};
use riwaya_text::{Document, Evidence, Published};

/// What both texts begin with, so that they are of one event.
const EVENT: &str = "انهيار سد فيروندا على قرى وادي كورمال.";

fn document(id: &str, published: &str, text: &str) -> Document {
    let published =
        Published { value: published.into(), evidence: Evidence::Metadata("published".into()), certain: true };
    let text = format!("{EVENT}\n\n{text}");
    Document {
        id: id.into(),
        outlet: Some(format!("صحيفة {id}")),
        published: Some(published),
        text,
        ..Document::default()
    }
}

fn compared(extractor: &Extractor, first: (&str, &str), second: (&str, &str)) -> Comparison {
    let docs = [document("الأولى", first.0, first.1), document("الثانية", second.0, second.1)];
    let found: Vec<Analysis> = docs.iter().map(|d| extractor.extract(d)).collect();
    let accounts: Vec<Account<'_>> = docs.iter().zip(&found).map(|(doc, analysis)| Account { doc, analysis }).collect();
    compare(&accounts, extractor.language())
}

#[test]
fn from_two_texts_to_a_verdict() {
    use Verdict::*;
    let extractor = Extractor::new(Language::built_in());
    let mut missed: Vec<String> = Vec::new();
    for (kind, first, second, slot, verdict, rule) in [
        (
            "a lower bound, then a count",
            ("2031-05-01", "قال الدفاع المدني إن 12 شخصا على الأقل قتلوا."),
            ("2031-05-02", "قالت وزارة الصحة إن 15 شخصا قتلوا."),
            "killed:all",
            Update,
            "bound-then-count",
        ),
        (
            "a part of a whole",
            ("2031-05-01", "قالت وزارة الصحة إن 117 شخصا أصيبوا."),
            ("2031-05-01", "قالت وزارة الصحة إن 117 شخصا أصيبوا، سبعة منهم في حال خطرة."),
            "injured:all",
            Unrelated,
            "part-of-whole",
        ),
        (
            "a later report by the same source",
            ("2031-05-01", "قال الدفاع المدني إن عدد القتلى بلغ 12."),
            ("2031-05-02", "قال الدفاع المدني إن عدد القتلى بلغ 27."),
            "killed:all",
            Update,
            "same-source-later",
        ),
        (
            "a correction downwards",
            ("2031-05-02", "قال الدفاع المدني إن عدد القتلى بلغ 31."),
            ("2031-05-03", "قال الدفاع المدني إن عدد القتلى بلغ 29."),
            "killed:all",
            Update,
            "corrected-down",
        ),
        (
            "two sources at one hour",
            ("2031-05-01T15:00", "قال الدفاع المدني إن عدد القتلى بلغ 19 حتى الساعة الواحدة من بعد ظهر اليوم."),
            ("2031-05-01T16:00", "قالت وزارة المياه إن عدد القتلى بلغ 14 حتى الساعة الواحدة من بعد ظهر اليوم."),
            "killed:all",
            Contradict,
            "same-hour",
        ),
        (
            "dozens against 14",
            ("2031-05-01", "قال الدفاع المدني إن عشرات الأشخاص قتلوا."),
            ("2031-05-01", "قالت وزارة الصحة إن 14 شخصا قتلوا."),
            "killed:all",
            Agree,
            "values-fit",
        ),
        (
            "officers among the security forces",
            ("2031-05-01", "قالت الشرطة إن 13 شرطيا قتلوا."),
            ("2031-05-02", "قالت وزارة الداخلية إن عدد ضحايا قوات الأمن ارتفع إلى 18 قتيلا."),
            "killed:state_forces",
            Update,
            "rises-or-falls-to",
        ),
        (
            "a range",
            ("2031-05-01", "قال مصدر طبي إن ما بين 25 و30 شخصا قتلوا."),
            ("2031-05-01", "قالت وزارة الصحة إن 29 شخصا قتلوا."),
            "killed:all",
            Agree,
            "values-fit",
        ),
        (
            "a rounded value",
            ("2031-05-01", "قالت الوزارة إن كلفة ترميم السد المنهار وبناء الجسر الجديد بلغت 84.54 مليون دولار."),
            ("2031-05-01", "وذكر بيان أن كلفة ترميم السد المنهار وبناء الجسر الجديد بلغت 84.5 مليون دولار."),
            "money:",
            Agree,
            "rounded",
        ),
        (
            "relative dates said on two days",
            ("2031-05-02", "انهار السد أمس الخميس وجرفت المياه البيوت."),
            ("2031-05-05", "قال شهود إن السد انهار يوم الخميس الماضي."),
            "disaster-struck",
            Agree,
            "same-day",
        ),
        (
            "a wire pasted into a later text",
            ("2031-05-01", "انهار السد فجر الخميس وجرفت المياه البيوت."),
            (
                "2031-05-04",
                "وكانت الوكالة نشرت برقية مؤرخة في 1 مايو جاء فيها: «انهار السد فجر اليوم وجرفت المياه البيوت».",
            ),
            "disaster-struck",
            Agree,
            "same-day",
        ),
        (
            "a party's claim about its enemy's dead",
            ("2031-05-01", "قالت وزارة الدفاع إن أربعة جنود قتلوا قرب السد."),
            ("2031-05-02", "أعلنت جبهة الوادي أن مقاتليها قتلوا 12 جنديا قرب السد."),
            "killed:state_forces",
            Differ,
            "enemy-claim",
        ),
    ] {
        let got = compared(&extractor, first, second);
        let found = got.happenings[0].slots.iter().filter(|s| s.slot.starts_with(slot));
        let pairs: Vec<_> = found
            .flat_map(|s| s.pairs.iter().filter(|p| s.reports[p.a].place.doc != s.reports[p.b].place.doc))
            .map(|p| (p.verdict, p.rule))
            .collect();
        let all: Vec<_> = got.happenings[0].slots.iter().map(|s| (&s.slot, s.reports.len())).collect();
        if !pairs.contains(&(verdict, rule)) {
            missed.push(format!("{kind}: {pairs:?} in {all:?}"));
        }
        let words = got.happenings[0].slots.iter().flat_map(|s| &s.pairs);
        assert!(words.clone().all(|p| !p.reason.ar.is_empty() && !p.reason.en.is_empty()), "{kind}: no reason");
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn what_nobody_says_to_be_so_answers_nothing() {
    let extractor = Extractor::new(Language::built_in());
    let told = ("2031-05-01", "قال الدفاع المدني إن 19 شخصا قتلوا.");
    for (kind, second, value) in [
        ("killed and injured together", "قال الدفاع المدني إن عدد الضحايا بلغ 58 بين قتيل وجريح.", 58),
        ("negated", "لم يقل أحد إن 40 شخصا قتلوا.", 40),
        ("conditional", "لو قتل 40 شخصا لاستقال الوزير.", 40),
        ("another year", "وفي عام 2009 قتل 260 شخصا في انهيار سد آخر.", 260),
    ] {
        let got = compared(&extractor, told, ("2031-05-02", second));
        let one = Answer::Figure(Quantity::Exact(Decimal::from(value)), riwaya_extract::Modifier::Exact);
        let event = &got.happenings[0];
        let killed = event.slots.iter().filter(|s| s.slot.starts_with("killed")).flat_map(|s| &s.reports);
        assert!(killed.clone().all(|r| r.answer != one), "{kind}: {value} answers a question of the event");
    }
}

//! Whole comparisons over small accounts with findings made by hand: an invented dam that broke.

use riwaya_extract::*;
use riwaya_text::{Document, Evidence, Published, Span};

use crate::{Account, Answer, Comparison, SlotKind, Verdict, compare};

/// A document and what is to be found in it, by quotation.
struct Made {
    doc: Document,
    analysis: Analysis,
}

impl Made {
    fn new(id: &str, published: &str, text: &str) -> Made {
        let published =
            Published { value: published.into(), evidence: Evidence::Metadata("published".into()), certain: true };
        let doc = Document {
            id: id.into(),
            outlet: Some(format!("صحيفة {id}")),
            published: Some(published.clone()),
            text: text.into(),
            ..Document::default()
        };
        Made { doc, analysis: Analysis { published: Some(published), ..Analysis::default() } }
    }

    fn span(&self, words: &str) -> Span {
        let at = self.doc.text.find(words).unwrap_or_else(|| panic!("«{words}» is not in the text"));
        Span::new(at, at + words.len())
    }

    fn statement(mut self, source: &str, cue: &str, content: &str) -> Made {
        let (cue, content, span) = (self.span(cue), self.span(content), self.span(source));
        self.analysis.statements.push(Statement {
            kind: StatementKind::Indirect,
            act: "say",
            voice: Voice::Source,
            cue,
            source: Some(span),
            source_canonical: source.into(),
            chain: vec![vec![span]],
            content: vec![content],
            quotes: vec![],
            in_content_of: None,
            unreal: false,
            other_sources: vec![],
            rule: "said-that",
        });
        self
    }

    fn figure(mut self, words: &str, value: i64, category: Category, statement: Option<usize>) -> Made {
        let span = self.span(words);
        self.analysis.figures.push(Figure {
            number: None,
            span,
            value: Quantity::Exact(value.into()),
            modifier: if words.contains("على الأقل") { Modifier::AtLeast } else { Modifier::Exact },
            counted: None,
            unit: None,
            category,
            scope: None,
            clause: span,
            trend: Trend::None,
            part_of: None,
            unreal: false,
            statement,
            rule: "counted",
        });
        self
    }

    fn last(mut self, change: impl FnOnce(&mut Figure)) -> Made {
        change(self.analysis.figures.last_mut().expect("a figure"));
        self
    }

    fn time(mut self, words: &str, value: &str, relation: Option<&'static str>) -> Made {
        let span = self.span(words);
        self.analysis.times.push(Time {
            span,
            kind: if value.contains('T') { TimeKind::Time } else { TimeKind::Date },
            value: Some(value.into()),
            anchor: Anchor::Document,
            relation,
            rule: "day",
        });
        self
    }
}

fn compared(made: &[&Made]) -> Comparison {
    let accounts: Vec<Account<'_>> = made.iter().map(|m| Account { doc: &m.doc, analysis: &m.analysis }).collect();
    compare(&accounts, &Language::built_in())
}

fn dam() -> [Made; 4] {
    [
        Made::new(
            "a",
            "2031-04-02T09:00",
            "انهار سد فيروندا على قرى الوادي. قال الدفاع المدني في فيروندا إن 12 شخصا على الأقل قضوا في انهيار سد فيروندا حتى الثامنة.",
        )
        .statement("الدفاع المدني في فيروندا", "قال", "12 شخصا على الأقل قضوا")
        .figure("12 شخصا على الأقل", 12, Category::Killed, Some(0))
        .time("حتى الثامنة", "2031-04-02T08:00", Some("until")),
        Made::new(
            "b",
            "2031-04-02T10:00",
            "وزارة المياه: انهيار سد فيروندا سببه السيول. أعلنت وزارة المياه أن 9 قتلى سقطوا في قرى الوادي بعد انهيار سد فيروندا حتى الثامنة، بينهم 3 أطفال.",
        )
        .statement("وزارة المياه", "أعلنت", "9 قتلى سقطوا في قرى الوادي بعد انهيار سد فيروندا حتى الثامنة، بينهم 3 أطفال")
        .figure("9 قتلى", 9, Category::Killed, Some(0))
        .figure("3 أطفال", 3, Category::Killed, Some(0))
        .last(|f| f.part_of = Some(0))
        .time("حتى الثامنة", "2031-04-02T08:00", Some("until")),
        Made::new(
            "c",
            "2031-04-04",
            "ارتفاع حصيلة سد فيروندا. قال الدفاع المدني في فيروندا إن عدد القتلى في قرى الوادي بلغ 31 بعد انهيار سد فيروندا. وفي عام 2011 قتل انهيار مماثل 80 شخصا.",
        )
        .statement("الدفاع المدني في فيروندا", "قال", "عدد القتلى في قرى الوادي بلغ 31")
        .figure("31", 31, Category::Killed, Some(0))
        .figure("80 شخصا", 80, Category::Killed, None)
        .time("عام 2011", "2011", None),
        Made::new("d", "2031-04-03", "افتتح المعرض الدولي للكتاب في أورماندا أبوابه أمام 300 ناشر من عشرين بلدا وسط إقبال الطلاب.")
            .figure("300 ناشر", 300, Category::People, None),
    ]
}

#[test]
fn one_event_its_slots_and_another_year() {
    let [a, b, c, d] = dam();
    let got = compared(&[&a, &b, &c, &d]);
    let told: Vec<&[usize]> = got.happenings.iter().map(|h| &h.documents[..]).collect();
    assert_eq!(told, [&[0, 1, 2][..], &[2], &[3]]);
    let event = &got.happenings[0];
    assert_eq!(event.time.as_deref(), Some("2031-04-02/2031-04-04"));
    let killed = event.slots.iter().find(|s| s.slot == "killed:all").expect("the slot");
    assert_eq!((killed.kind, killed.verdict, killed.first_hand), (SlotKind::Figure, Some(Verdict::Contradict), 2));
    assert_eq!(killed.title.en, "How many were killed?");
    let pairs: Vec<(Verdict, &str)> = killed.pairs.iter().map(|p| (p.verdict, p.rule)).collect();
    assert!(pairs.contains(&(Verdict::Contradict, "same-hour")), "{pairs:?}");
    assert!(pairs.contains(&(Verdict::Update, "same-source-later")), "{pairs:?}");
    assert!(
        killed.reason.en.contains("الدفاع المدني") && killed.reason.ar.contains("وزارة المياه"),
        "{:?}",
        killed.reason
    );
    assert!(event.slots.iter().any(|s| s.slot == "killed:children"));
    assert!(event.slots.iter().any(|s| s.slot == "announced:killed:all" && s.verdict == Some(Verdict::Differ)));
    let past = &got.happenings[1];
    assert_eq!((past.time.as_deref(), past.slots.len()), (Some("2011"), 1));
    assert!(matches!(past.slots[0].reports[0].answer, Answer::Figure(Quantity::Exact(n), _) if n == 80.into()));
}

#[test]
fn the_order_of_input_changes_nothing() {
    let [a, b, c, d] = dam();
    let forwards = compared(&[&a, &b, &c, &d]);
    let backwards = compared(&[&d, &c, &b, &a]);
    let ids = |got: &Comparison| -> Vec<String> {
        let slots = got.happenings.iter().flat_map(|h| h.slots.iter().map(move |s| (h, s)));
        slots
            .map(|(h, s)| {
                format!("{} {} {:?} {:?}", h.id, s.slot, s.verdict, s.reports.iter().map(|r| &r.id).collect::<Vec<_>>())
            })
            .collect()
    };
    assert_eq!(ids(&forwards), ids(&backwards));
    assert_eq!(forwards.happenings[0].documents, [0, 1, 2]);
    assert_eq!(backwards.happenings[0].documents, [3, 2, 1]);
}

#[test]
fn when_it_began_by_two_clocks() {
    let a = Made::new("a", "2031-05-14", "بدأت الاحتجاجات في مناجم كورفال صباح الأحد رفضا لخفض الأجور.").time(
        "صباح الأحد",
        "2031-05-11",
        None,
    );
    let b = Made::new("b", "2031-05-16", "تشهد مناجم كورفال احتجاجات على خفض الأجور منذ يومين.");
    let span = b.span("يومين");
    let mut b = b;
    b.analysis.times.push(Time {
        span,
        kind: TimeKind::Duration,
        value: Some("P2D".into()),
        anchor: Anchor::Document,
        relation: Some("since"),
        rule: "duration",
    });
    let got = compared(&[&a, &b]);
    let began = got.happenings[0].slots.iter().find(|s| s.slot == "protests-began").expect("the slot");
    let said: Vec<&Answer> = began.reports.iter().map(|r| &r.answer).collect();
    assert_eq!(said, [&Answer::Date("2031-05-11".into()), &Answer::Date("2031-05-14".into())]);
    assert_eq!(began.verdict, Some(Verdict::Contradict));
    assert_eq!(began.pairs[0].rule, "other-day");
}

#[test]
fn days_stand_in_the_order_of_their_telling() {
    let told = |id: &str, published: &str, day: &str| {
        let text = "بدأت الاحتجاجات في مناجم كورفال صباح الأحد رفضا لخفض الأجور.";
        Made::new(id, published, text).time("صباح الأحد", day, None)
    };
    let (early, late) = (told("a", "2031-05-14", "2031-05-11"), told("b", "2031-05-18", "2031-05-04"));
    let got = compared(&[&early, &late]);
    let began = got.happenings[0].slots.iter().find(|s| s.slot == "protests-began").expect("the slot");
    let said: Vec<&Answer> = began.reports.iter().map(|r| &r.answer).collect();
    assert_eq!(said, [&Answer::Date("2031-05-11".into()), &Answer::Date("2031-05-04".into())]);
}

#[test]
fn a_copied_figure_is_no_second_witness() {
    let shared = "وقدر نقيب عمال المناجم عدد المشاركين في الاعتصام أمام البوابة الشرقية بنحو 900 عامل جاء بعضهم من القرى المجاورة سيرا على الأقدام";
    let a = Made::new("a", "2031-05-14T08:00", &format!("خبر كورفال. {shared}.")).figure(
        "900 عامل",
        900,
        Category::Protesters,
        None,
    );
    let b = Made::new("b", "2031-05-14T12:00", &format!("من كورفال: {shared}.")).figure(
        "900 عامل",
        900,
        Category::Protesters,
        None,
    );
    let got = compared(&[&a, &b]);
    assert_eq!(got.reuse.len(), 1);
    let people = &got.happenings[0].slots[0];
    assert_eq!(people.pairs[0].verdict, Verdict::Copy);
    assert_eq!((people.verdict, people.first_hand), (Some(Verdict::Agree), 1));
    assert!(people.reports[1].repeats && !people.reports[0].repeats);
}

#[test]
fn nothing_and_one_document() {
    assert_eq!(compared(&[]), Comparison::default());
    let [a, ..] = dam();
    let got = compared(&[&a]);
    assert_eq!(got.happenings.len(), 1);
    assert_eq!(got.happenings[0].slots[0].verdict, None);
}

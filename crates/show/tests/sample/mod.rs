//! Two invented accounts of a derailment that never happened, with findings set by hand, so that
//! rendering is tested apart from reading and comparing.
#![allow(dead_code)]

use riwaya_extract::*;
use riwaya_link::*;
// A place in a document, not one on the map.
use riwaya_link::Place;
use riwaya_show::{Edition, Findings, Unread};
use riwaya_text::*;

pub const WIRE: &str = "خروج قطار عن سكته قرب دلفانا\n\
دلفانا، 3 آذار/مارس 2025 - قالت مديرة المستشفى ليان مرزوقة إن 12 راكباً على الأقل قُتلوا، فيما تحدث \
متطوعون عن عشرات الجرحى.\nوأضافت مرزوقة أن «الطاقم لم يغادر» منذ مساء الأحد.\n";

pub const PAGE: &str = "الرئيسية\nسبعة قتلى في حادث القطار\nنقلت إذاعة «الوادي» عن هيئة السكك أن 7 \
ركاب قُتلوا، ووصفت الهيئة من تجمعوا بأنهم «غوغاء». <b>&\nنادر الحلو\nكلام نادر الحلو غير دقيق، القتلى 90\n";

pub struct Sample {
    pub documents: Vec<Document>,
    pub analyses: Vec<Analysis>,
    pub comparison: Comparison,
    pub unread: Vec<Unread>,
    pub passed_over: Vec<String>,
}

pub fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("not in the text: {words}"));
    Span::new(start, start + words.len())
}

fn reason(ar: &str, en: &str) -> Reason {
    Reason { ar: ar.to_owned(), en: en.to_owned() }
}

fn document(path: &str, id: &str, text: &str) -> Document {
    Document {
        id: id.to_owned(),
        path: path.to_owned(),
        text: text.to_owned(),
        text_sha256: "0".repeat(64),
        charset: "UTF-8".to_owned(),
        ..Document::default()
    }
}

fn number(text: &str, words: &str, value: i64) -> Number {
    Number {
        span: at(text, words),
        kind: NumberKind::Cardinal,
        value: Quantity::Exact(Decimal::from(value)),
        unit: None,
        modifier: Modifier::Exact,
        modifier_span: None,
        amount: None,
        written_unit: None,
        of: None,
        rule: "number-digits",
    }
}

fn figure(text: &str, words: &str, value: Quantity, modifier: Modifier) -> Figure {
    Figure {
        number: Some(0),
        span: at(text, words),
        value,
        modifier,
        counted: None,
        unit: None,
        category: Category::Killed,
        scope: None,
        clause: at(text, words),
        trend: Trend::None,
        part_of: None,
        unreal: false,
        statement: Some(0),
        rule: "figure-counted",
    }
}

fn statement(text: &str, cue: &str, source: &str, chain: &[&str], content: &str, act: &'static str) -> Statement {
    Statement {
        kind: StatementKind::Indirect,
        act,
        voice: Voice::Source,
        cue: at(text, cue),
        source: Some(at(text, source)),
        source_canonical: source.to_owned(),
        chain: chain.iter().map(|c| vec![at(text, c)]).collect(),
        content: vec![at(text, content)],
        quotes: Vec::new(),
        in_content_of: None,
        unreal: false,
        other_sources: Vec::new(),
        rule: "said-that",
    }
}

impl Sample {
    pub fn new() -> Self {
        let mut wire = document("folder/wire.txt", "aaaa", WIRE);
        wire.regions = vec![Region {
            kind: RegionKind::Headline, span: at(WIRE, "خروج قطار عن سكته قرب دلفانا")
        }];
        let mut page = document("folder/page.html", "bbbb", PAGE);
        page.outlet = Some("صحيفة المنعطف".to_owned());
        page.published = Some(Published {
            value: "2025-03-04T09:30+03:00".to_owned(),
            evidence: Evidence::Metadata("published".to_owned()),
            certain: true,
        });
        page.regions = vec![
            Region { kind: RegionKind::SiteBoilerplate, span: at(PAGE, "الرئيسية") },
            Region { kind: RegionKind::Headline, span: at(PAGE, "سبعة قتلى في حادث القطار") },
            Region { kind: RegionKind::CommentAuthor, span: at(PAGE, "نادر الحلو") },
            Region {
                kind: RegionKind::Comment, span: at(PAGE, "كلام نادر الحلو غير دقيق، القتلى 90")
            },
        ];
        let wire_found = Analysis {
            numbers: vec![number(WIRE, "12", 12)],
            figures: vec![figure(WIRE, "12 راكباً على الأقل", Quantity::Exact(Decimal::from(12)), Modifier::AtLeast)],
            statements: vec![
                statement(
                    WIRE,
                    "قالت",
                    "مديرة المستشفى ليان مرزوقة",
                    &["مديرة المستشفى ليان مرزوقة"],
                    "12 راكباً على الأقل قُتلوا",
                    "say",
                ),
                statement(WIRE, "أضافت", "مرزوقة", &["مرزوقة"], "«الطاقم لم يغادر» منذ مساء الأحد", "say"),
            ],
            times: vec![Time {
                span: at(WIRE, "مساء الأحد"),
                kind: TimeKind::Time,
                value: None,
                anchor: Anchor::Missing,
                relation: Some("since"),
                rule: "time-weekday",
            }],
            ..Analysis::default()
        };
        let page_found = Analysis {
            numbers: vec![number(PAGE, "7", 7), number(PAGE, "90", 90)],
            figures: vec![
                figure(PAGE, "7 ركاب", Quantity::Exact(Decimal::from(7)), Modifier::Exact),
                figure(PAGE, "القتلى 90", Quantity::Exact(Decimal::from(90)), Modifier::Exact),
            ],
            statements: vec![statement(
                PAGE,
                "نقلت",
                "هيئة السكك",
                &["إذاعة «الوادي»", "هيئة السكك"],
                "7 ركاب قُتلوا",
                "report",
            )],
            designations: vec![Designation {
                span: at(PAGE, "غوغاء"),
                group: Group::Participants,
                by: Some(0),
                distanced: true,
                rule: "described-as",
            }],
            ..Analysis::default()
        };
        Sample {
            comparison: comparison(),
            documents: vec![page, wire],
            analyses: vec![page_found, wire_found],
            unread: vec![Unread {
                path: "folder/empty.txt".to_owned(),
                ar: "الملف فارغ".to_owned(),
                en: "the file is empty".to_owned(),
            }],
            passed_over: vec!["folder/photo.jpg".to_owned()],
        }
    }

    pub fn show<T>(&self, of: impl FnOnce(Findings<'_>) -> T) -> T {
        let accounts: Vec<Account<'_>> =
            self.documents.iter().zip(&self.analyses).map(|(doc, analysis)| Account { doc, analysis }).collect();
        of(Findings {
            accounts: &accounts,
            comparison: &self.comparison,
            unread: &self.unread,
            passed_over: &self.passed_over,
            edition: Edition { engine: "0.1.0", language: "ar 0.1.0" },
        })
    }
}

/// Document 0 is the page, 1 the wire.
fn comparison() -> Comparison {
    let killed = Slot {
        slot: "killed:passengers".to_owned(),
        title: reason("القتلى من الركاب", "Killed among the passengers"),
        kind: SlotKind::Figure,
        verdict: Some(Verdict::Contradict),
        reason: reason("لا يجتمع «12 على الأقل» و7 في الوقت نفسه", "at least 12 and 7 cannot both hold at one time"),
        first_hand: 2,
        reports: vec![
            Report {
                id: "r1".to_owned(),
                place: Place { doc: 1, span: at(WIRE, "12 راكباً على الأقل") },
                answer: Answer::Figure(Quantity::Exact(Decimal::from(12)), Modifier::AtLeast),
                part_of: None,
                attributed_to: "مديرة المستشفى ليان مرزوقة".to_owned(),
                chain: vec!["مديرة المستشفى ليان مرزوقة".to_owned()],
                as_of: Some("2025-03-03".to_owned()),
                statement: Some(0),
                repeats: false,
            },
            Report {
                id: "r2".to_owned(),
                place: Place { doc: 0, span: at(PAGE, "7 ركاب") },
                answer: Answer::Figure(Quantity::Exact(Decimal::from(7)), Modifier::Exact),
                part_of: None,
                attributed_to: "هيئة السكك".to_owned(),
                chain: vec!["إذاعة «الوادي»".to_owned(), "هيئة السكك".to_owned()],
                as_of: None,
                statement: Some(0),
                repeats: false,
            },
        ],
        pairs: vec![Pair {
            a: 0,
            b: 1,
            verdict: Verdict::Contradict,
            rule: "below-a-floor",
            reason: reason("دون الحد الأدنى", "below the floor"),
        }],
    };
    Comparison {
        happenings: vec![Happening {
            id: "h1".to_owned(),
            title: "خروج قطار عن سكته قرب دلفانا".to_owned(),
            time: Some("2025-03-02".to_owned()),
            places: vec!["دلفانا".to_owned()],
            documents: vec![0, 1],
            slots: vec![killed],
        }],
        speakers: vec![
            Speaker {
                canonical: "مديرة المستشفى ليان مرزوقة".to_owned(),
                forms: vec!["مديرة المستشفى ليان مرزوقة".to_owned(), "مرزوقة".to_owned()],
                statements: vec![(1, 0), (1, 1)],
            },
            Speaker {
                canonical: "هيئة السكك".to_owned(),
                forms: vec!["هيئة السكك".to_owned()],
                statements: vec![(0, 0)],
            },
        ],
        namings: vec![Naming {
            happening: 0,
            group: Group::Participants,
            label: "غوغاء".to_owned(),
            uses: vec![(Place { doc: 0, span: at(PAGE, "غوغاء") }, LabelVoice::Distanced, "هيئة السكك".to_owned())],
        }],
        variants: vec![NameVariant {
            canonical: "ليان مرزوقة".to_owned(),
            kind: NameKind::Person,
            forms: vec![(1, vec!["ليان مرزوقة".to_owned(), "مرزوقة".to_owned()])],
            reason: reason("اسم كامل واختصاره", "a full name and its short form"),
        }],
        reuse: vec![Reuse {
            a: Place {
                doc: 1, span: at(WIRE, "12 راكباً على الأقل قُتلوا، فيما تحدث متطوعون")
            },
            b: Place { doc: 0, span: at(PAGE, "7 ركاب قُتلوا، ووصفت الهيئة") },
            kind: ReuseKind::Edited,
            relation: Relation::Unknown,
            shown_by: Default::default(),
            similarity: 437,
        }],
    }
}

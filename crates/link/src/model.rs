//! What is found across documents. Documents are named by their index in the order given to
//! [`crate::compare`], which sorts them so that the order of input changes nothing.

use std::sync::Arc;

use riwaya_extract::{Group, Modifier, NameKind, Quantity};
use riwaya_text::Span;

/// The whole comparison of several accounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What several documents report as one event, the most told first.
    pub happenings: Vec<Happening>,
    /// Who speaks, most statements first.
    pub speakers: Vec<Speaker>,
    /// Names for the same people and acts, by happening, group and label.
    pub namings: Vec<Naming>,
    /// Names spelled in several ways that are one name.
    pub variants: Vec<NameVariant>,
    /// Passages that stand in two documents.
    pub reuse: Vec<Reuse>,
}

/// A place in one of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The document.
    pub doc: usize,
    /// Where in its text.
    pub span: Span,
}

/// One event that documents report.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// Stable: hash of the ids of its documents and its slots' first reports.
    pub id: String,
    /// Words of the documents that name it best, quoted from one of them.
    pub title: String,
    /// EDTF day or interval; `None` where no document dates it.
    pub time: Option<String>,
    /// Canonical place names, the most told first.
    pub places: Vec<String>,
    /// Documents that speak of it.
    pub documents: Vec<usize>,
    /// Its askable facts.
    pub slots: Vec<Slot>,
}

/// The kind of answer that a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum SlotKind {
    Figure,
    Date,
    Actor,
    Name,
}

impl SlotKind {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            SlotKind::Figure => "figure",
            SlotKind::Date => "date",
            SlotKind::Actor => "actor",
            SlotKind::Name => "name",
        }
    }
}

/// What two reports of one slot are to each other. Ordered from weakest to strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Verdict {
    Unrelated,
    Copy,
    Agree,
    Update,
    Differ,
    Contradict,
}

impl Verdict {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Unrelated => "unrelated",
            Verdict::Copy => "copy",
            Verdict::Agree => "agree",
            Verdict::Update => "update",
            Verdict::Differ => "differ",
            Verdict::Contradict => "contradict",
        }
    }
}

/// Words of a reason in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// Arabic.
    pub ar: String,
    /// English.
    pub en: String,
}

/// One askable fact of a happening with every report of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Key from `language/slots`, with what it is asked of: `killed:state_forces`.
    pub slot: String,
    /// The question for people.
    pub title: Reason,
    /// What kind of answer.
    pub kind: SlotKind,
    /// The strongest certain verdict among the pairs; copies alone agree; `None` for a single report.
    pub verdict: Option<Verdict>,
    /// Why, in words: the reason of the pair that gave the verdict.
    pub reason: Reason,
    /// How many different first-hand sources stand behind the reports.
    pub first_hand: usize,
    /// Reports in order of time.
    pub reports: Vec<Report>,
    /// Pairs that were judged.
    pub pairs: Vec<Pair>,
}

impl Slot {
    /// The report of this slot that another is a part of.
    pub fn whole_of(&self, part: &Report) -> Option<&Report> {
        self.reports.iter().find(|r| part.part_of.as_ref() == Some(&r.id))
    }
}

/// The answer that a report gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A count or amount.
    Figure(Quantity, Modifier),
    /// An EDTF value.
    Date(String),
    /// Who, canonical where known.
    Actor(String),
    /// A name or label.
    Name(String),
}

/// One report of a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Stable: hash of document id, span and slot.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub answer: Answer,
    /// Id of the report that this one is a part of, in this slot or another of the happening.
    pub part_of: Option<String>,
    /// Who says it, canonical; empty where nobody is named (the document's own voice).
    pub attributed_to: String,
    /// Through whom, outermost first, as written.
    pub chain: Vec<String>,
    /// EDTF: the time at which it was so, as far as the text says.
    pub as_of: Option<String>,
    /// Index of the statement in the document's analysis.
    pub statement: Option<usize>,
    /// Whether it only repeats another report (same copied passage or same chain's origin).
    pub repeats: bool,
}

/// Two reports of one slot, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Index into the slot's reports.
    pub a: usize,
    /// Index into the slot's reports.
    pub b: usize,
    /// What they are to each other.
    pub verdict: Verdict,
    /// Rule id.
    pub rule: &'static str,
    /// In words.
    pub reason: Reason,
}

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The fullest form.
    pub canonical: String,
    /// All forms in the documents.
    pub forms: Vec<String>,
    /// (document, index of statement).
    pub statements: Vec<(usize, usize)>,
}

/// Whose word a label is in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelVoice {
    /// The author's own.
    Author,
    /// Inside quotation marks of a statement.
    Quoted,
    /// In reported content without marks.
    Attributed,
    /// Held at a distance.
    Distanced,
    /// Refused ("ليسوا مخربين").
    Rejected,
    /// Under a condition.
    Conditional,
}

impl LabelVoice {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            LabelVoice::Author => "author",
            LabelVoice::Quoted => "quoted",
            LabelVoice::Attributed => "attributed",
            LabelVoice::Distanced => "distanced",
            LabelVoice::Rejected => "rejected",
            LabelVoice::Conditional => "conditional",
        }
    }
}

/// One label for one group, with every use.
#[derive(Clone, Debug, PartialEq)]
pub struct Naming {
    /// Index of the happening.
    pub happening: usize,
    /// Who or what is named.
    pub group: Group,
    /// The label in its plainest form.
    pub label: String,
    /// Every use: where, whose voice, by whom (canonical; empty for the author).
    pub uses: Vec<(Place, LabelVoice, String)>,
}

/// Spellings that are one name.
#[derive(Clone, Debug, PartialEq)]
pub struct NameVariant {
    /// The name that stands for all.
    pub canonical: String,
    /// Its type.
    pub kind: NameKind,
    /// (document, spellings in it).
    pub forms: Vec<(usize, Vec<String>)>,
    /// Why they were joined.
    pub reason: Reason,
}

/// How close two passages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ReuseKind {
    Verbatim,
    Respelt,
    Edited,
}

/// What the documents say about who took a passage from whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Relation {
    CommonAgency,
    Follows,
    Unknown,
}

/// A passage that stands in two documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Reuse {
    /// In the one document.
    pub a: Place,
    /// In the other.
    pub b: Place,
    /// How close.
    pub kind: ReuseKind,
    /// Who took it from whom, as far as it shows.
    pub relation: Relation,
    /// What shows it.
    pub shown_by: Arc<Reason>,
    /// Shared words of the longer passage, in thousandths.
    pub similarity: u32,
}

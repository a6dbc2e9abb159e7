//! What is found in one document. Every finding is a span of the raw text and names its rule.

mod figure;
mod name;
mod number;
mod statement;
mod time;

pub use figure::{Category, Figure, Trend};
pub use name::{Mention, NameKind, Place, PlacePrecision, PlaceReason};
pub use number::{Modifier, Number, NumberKind, Quantity};
pub use statement::{Designation, Group, Statement, StatementKind, Voice};
pub use time::{Anchor, Time, TimeKind};

use riwaya_text::{Published, Span};
pub use rust_decimal::Decimal;

/// The id of the rule that made a finding: the file name of its card. It lives as long as the program,
/// since a language is loaded once.
pub type RuleId = &'static str;

/// Everything found in one document, each layer in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// The date that relative times rest on: the metadata's, else one read from the text's own words.
    pub published: Option<Published>,
    /// Every number in words or digits.
    pub numbers: Vec<Number>,
    /// Numbers that count or measure, with what they count.
    pub figures: Vec<Figure>,
    /// Time expressions.
    pub times: Vec<Time>,
    /// Names.
    pub mentions: Vec<Mention>,
    /// Reported speech acts.
    pub statements: Vec<Statement>,
    /// What was *not* said, or only under a condition: "لم يؤكد أن", "سيعلن غدا أن", "لو قال إن".
    pub unsaid: Vec<Statement>,
    /// Noun phrases that name the participants of the event, or the event itself.
    pub designations: Vec<Designation>,
    /// What a user should know about this document's analysis.
    pub problems: Vec<Problem>,
}

/// Something a user should know, tied to a place where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A fixed word for programs: `no_date`, `unclosed_quote`, …
    pub code: &'static str,
    /// Where, if it has a place.
    pub span: Option<Span>,
    /// For people.
    pub message: String,
}

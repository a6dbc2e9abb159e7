//! Time expressions.

use super::RuleId;
use riwaya_text::Span;

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeKind {
    /// A day, month, year, decade, or a vague date.
    Date,
    /// A time of day or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// Repeated.
    Set,
}

impl TimeKind {
    /// The TIMEX3 name.
    pub fn name(self) -> &'static str {
        match self {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        }
    }
}

/// What a relative time was resolved against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The expression stands for itself.
    Absolute,
    /// The document's date.
    Document,
    /// A day that the paragraph itself names ("اليوم الأربعاء").
    Paragraph(Span),
    /// Nothing to resolve it against: no value.
    Missing,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Its words, without the preposition before it.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// EDTF / ISO 8601 value (GUIDE: times); `None` where it is relative and has no anchor.
    pub value: Option<String>,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// since, after, before, until, during: the preposition's sense, as in the gold.
    pub relation: Option<&'static str>,
    /// The rule.
    pub rule: RuleId,
}

//! Reported speech acts, and the words for the people and the event of a text.

use super::RuleId;
use riwaya_text::Span;

/// How the words of a statement are given (GUIDE: kind).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum StatementKind {
    Direct,
    Mixed,
    Indirect,
    Nominal,
}

impl StatementKind {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            StatementKind::Direct => "direct",
            StatementKind::Mixed => "mixed",
            StatementKind::Indirect => "indirect",
            StatementKind::Nominal => "nominal",
        }
    }
}

/// Whose voice a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Somebody else's words.
    Source,
    /// The author's own opinion frame.
    Author,
    /// A reader's comment.
    Commenter,
}

impl Voice {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Voice::Source => "source",
            Voice::Author => "author",
            Voice::Commenter => "commenter",
        }
    }
}

/// A reporting act: who says what, by which words, through whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// How the words are given.
    pub kind: StatementKind,
    /// say announce confirm claim deny accuse warn demand call_for condemn condole express promise ask
    /// describe report decide opinion (GUIDE; the lists of cues give it).
    pub act: &'static str,
    /// Whose voice.
    pub voice: Voice,
    /// The verb, noun or adverbial, without و/ف and without the complementizer.
    pub cue: Span,
    /// Title + name of the originator; `None` where a pronoun or an ellipsis speaks.
    pub source: Option<Span>,
    /// Who it is all the same: the fullest form of the same document, `AUTHOR`, or empty where unknown.
    pub source_canonical: String,
    /// The transmitters, outermost relay first, originator last; relays side by side share a link.
    pub chain: Vec<Vec<Span>>,
    /// What was said, in one or more pieces.
    pub content: Vec<Span>,
    /// The parts of it inside marks.
    pub quotes: Vec<Span>,
    /// The statement (index) whose content holds this one.
    pub in_content_of: Option<usize>,
    /// Whether it was *not* said, or only under a condition ("لم يؤكد"، "لو قال").
    pub unreal: bool,
    /// Other readings of who speaks, likelier first, where the text leaves two open.
    pub other_sources: Vec<Span>,
    /// The rule.
    pub rule: RuleId,
}

/// What a designation names (GUIDE: group).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Group {
    Participants,
    Attackers,
    StateForces,
    ForeignForces,
    Backers,
    Government,
    Act,
}

impl Group {
    /// All of them.
    pub const ALL: [Group; 7] = [
        Group::Participants,
        Group::Attackers,
        Group::StateForces,
        Group::ForeignForces,
        Group::Backers,
        Group::Government,
        Group::Act,
    ];

    /// The name used in exports and in the lists.
    pub fn name(self) -> &'static str {
        match self {
            Group::Participants => "participants",
            Group::Attackers => "attackers",
            Group::StateForces => "state_forces",
            Group::ForeignForces => "foreign_forces",
            Group::Backers => "backers",
            Group::Government => "government",
            Group::Act => "act",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.name() == name)
    }
}

/// A noun phrase that names the participants of the event, or the event itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Designation {
    /// The noun phrase.
    pub span: Span,
    /// What it names.
    pub group: Group,
    /// The statement (index) in whose content it stands; `None` for the author's own word.
    pub by: Option<usize>,
    /// Whether marks or words hold it at a distance («المخربين»، "ممن وصفتهم بـ").
    pub distanced: bool,
    /// The rule.
    pub rule: RuleId,
}

//! What is found in one document. Every finding is a span of the raw text and names its rule.

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

/// An amount as written. No floats: what is written is an exact decimal or a range of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// One value.
    Exact(Decimal),
    /// Both ends as written, either may be open.
    Range(Option<Decimal>, Option<Decimal>),
    /// A word without a value ("dozens"): the modifier says which.
    Vague,
}

impl Quantity {
    /// The value, where there is exactly one.
    pub fn exact(self) -> Option<Decimal> {
        match self {
            Quantity::Exact(d) => Some(d),
            _ => None,
        }
    }
}

/// What the words around a number make of it (GUIDE: modifier).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Modifier {
    /// As it stands.
    #[default]
    Exact,
    /// نحو، حوالي، قرابة
    About,
    /// أكثر من، تجاوز
    MoreThan,
    /// ما لا يقل عن، على الأقل
    AtLeast,
    /// أقل من، لا يصل إلى
    LessThan,
    /// يصل إلى، حتى
    UpTo,
    /// بضعة، عدد من
    Several,
    /// عشرات, without a value
    Dozens,
    /// مئات
    Hundreds,
    /// آلاف, عشرات الآلاف
    Thousands,
    /// ملايين
    Millions,
    /// مليارات
    Billions,
}

impl Modifier {
    /// The name used in every export and in the lists.
    pub fn name(self) -> &'static str {
        match self {
            Modifier::Exact => "exact",
            Modifier::About => "about",
            Modifier::MoreThan => "more_than",
            Modifier::AtLeast => "at_least",
            Modifier::LessThan => "less_than",
            Modifier::UpTo => "up_to",
            Modifier::Several => "several",
            Modifier::Dozens => "dozens",
            Modifier::Hundreds => "hundreds",
            Modifier::Thousands => "thousands",
            Modifier::Millions => "millions",
            Modifier::Billions => "billions",
        }
    }

    /// All of them.
    pub const ALL: [Modifier; 12] = [
        Modifier::Exact,
        Modifier::About,
        Modifier::MoreThan,
        Modifier::AtLeast,
        Modifier::LessThan,
        Modifier::UpTo,
        Modifier::Several,
        Modifier::Dozens,
        Modifier::Hundreds,
        Modifier::Thousands,
        Modifier::Millions,
        Modifier::Billions,
    ];

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.name() == name)
    }
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// Counts.
    Cardinal,
    /// Names a place in an order.
    Ordinal,
    /// A share of a hundred.
    Percent,
    /// With a currency.
    Money,
    /// With a unit of measure, a dual noun included.
    Quantity,
    /// Two ends.
    Range,
}

impl NumberKind {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            NumberKind::Cardinal => "cardinal",
            NumberKind::Ordinal => "ordinal",
            NumberKind::Percent => "percent",
            NumberKind::Money => "money",
            NumberKind::Quantity => "quantity",
            NumberKind::Range => "range",
        }
    }
}

/// A number in words or digits, without the counted noun and without its modifier.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The number's words; money, percent and measures with their unit.
    pub span: Span,
    /// What kind.
    pub kind: NumberKind,
    /// Its value.
    pub value: Quantity,
    /// Unit or currency (ISO 4217 code, UCUM-like short name), where it has one.
    pub unit: Option<&'static str>,
    /// What the words before or after it make of it.
    pub modifier: Modifier,
    /// Span of those words, where they stand.
    pub modifier_span: Option<Span>,
    /// The rule.
    pub rule: RuleId,
}

/// What a figure counts (GUIDE: category).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Category {
    Killed,
    Injured,
    Missing,
    Detained,
    Fighters,
    Troops,
    Protesters,
    Police,
    Members,
    Countries,
    People,
    Money,
    Length,
    Area,
    Population,
    Duration,
    Percent,
    Other,
}

impl Category {
    /// All of them.
    pub const ALL: [Category; 18] = [
        Category::Killed,
        Category::Injured,
        Category::Missing,
        Category::Detained,
        Category::Fighters,
        Category::Troops,
        Category::Protesters,
        Category::Police,
        Category::Members,
        Category::Countries,
        Category::People,
        Category::Money,
        Category::Length,
        Category::Area,
        Category::Population,
        Category::Duration,
        Category::Percent,
        Category::Other,
    ];

    /// The name used in every export and in the lists.
    pub fn name(self) -> &'static str {
        match self {
            Category::Killed => "killed",
            Category::Injured => "injured",
            Category::Missing => "missing",
            Category::Detained => "detained",
            Category::Fighters => "fighters",
            Category::Troops => "troops",
            Category::Protesters => "protesters",
            Category::Police => "police",
            Category::Members => "members",
            Category::Countries => "countries",
            Category::People => "people",
            Category::Money => "money",
            Category::Length => "length",
            Category::Area => "area",
            Category::Population => "population",
            Category::Duration => "duration",
            Category::Percent => "percent",
            Category::Other => "other",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.name() == name)
    }
}

/// A number that counts or measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Index into [`Analysis::numbers`], where it rests on one.
    pub number: Option<usize>,
    /// Modifier + number + counted noun + its من-complement.
    pub span: Span,
    /// Its value.
    pub value: Quantity,
    /// What the words make of it.
    pub modifier: Modifier,
    /// The counted noun with its complement, where it stands apart from the number too.
    pub counted: Option<Span>,
    /// Unit, as in [`Number::unit`].
    pub unit: Option<&'static str>,
    /// What it counts, from the whole clause.
    pub category: Category,
    /// Who is counted, where the clause says it outside the counted noun: "قوات الأمن" in
    /// "ارتفاع عدد ضحايا قوات الأمن إلى 18 قتيلا".
    pub scope: Option<Span>,
    /// The clause that it stands in.
    pub clause: Span,
    /// Whether the clause says that it rose or fell to this value ("ارتفع إلى").
    pub trend: Trend,
    /// The figure (index) that this one is a part of: "بينهم خمسة أطفال".
    pub part_of: Option<usize>,
    /// Whether the clause denies it, makes it a condition or a fear ("لم يقتل"، "لو قتل"، "مخاوف من مقتل").
    pub unreal: bool,
    /// Index into [`Analysis::statements`] of the innermost statement whose content holds it.
    pub statement: Option<usize>,
    /// The rule.
    pub rule: RuleId,
}

/// The direction that a clause gives to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Trend {
    /// None is said.
    #[default]
    None,
    /// "rose to"
    RiseTo,
    /// "fell to", "corrected down to"
    FallTo,
    /// "rose by", "fell by": a change, not a level
    By,
    /// The old value of a change: "من 31 إلى 29"
    From,
}

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

/// The type of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum NameKind {
    Person,
    Organisation,
    Location,
    Group,
    Event,
    Work,
}

impl NameKind {
    /// The name used in exports: PER ORG LOC NORP EVENT WORK.
    pub fn name(self) -> &'static str {
        match self {
            NameKind::Person => "PER",
            NameKind::Organisation => "ORG",
            NameKind::Location => "LOC",
            NameKind::Group => "NORP",
            NameKind::Event => "EVENT",
            NameKind::Work => "WORK",
        }
    }
}

/// How much of the earth a place's coordinates stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlacePrecision {
    /// A state: a point within it.
    Country,
    /// A province, landscape, river, sea, mountain range or continent.
    Region,
    /// A town.
    City,
    /// A square, an airport, a crossing.
    Point,
}

impl PlacePrecision {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            PlacePrecision::Country => "country",
            PlacePrecision::Region => "region",
            PlacePrecision::City => "city",
            PlacePrecision::Point => "point",
        }
    }
}

/// Why a place and none of its namesakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceReason {
    /// The lists know one place of this name.
    Only,
    /// Its country is that of the text's other places: of the sentence, else of the document.
    Company,
    /// A state before a town, else the one with more inhabitants.
    Size,
    /// The one meant where the document named it before.
    Document,
}

impl PlaceReason {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            PlaceReason::Only => "only",
            PlaceReason::Company => "company",
            PlaceReason::Size => "size",
            PlaceReason::Document => "document",
        }
    }
}

/// Where a listed place lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The list's word for what it is: `country`, `capital`, `city`, `adm1`, `river`, …
    pub kind: &'static str,
    /// ISO 3166-1 code; empty where it lies in several or in none.
    pub country: &'static str,
    /// Degrees north.
    pub latitude: Decimal,
    /// Degrees east.
    pub longitude: Decimal,
    /// What the coordinates stand for.
    pub precision: PlacePrecision,
    /// Its Wikidata id, where the list has it.
    pub id: Option<&'static str>,
    /// Why it and none of its namesakes.
    pub reason: PlaceReason,
}

/// A name in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name.
    pub span: Span,
    /// Its type.
    pub kind: NameKind,
    /// One spelling for all mentions of the same one in this document: the fullest name in plain letters
    /// (without vowel marks and tatweel), or the list's canonical key.
    pub canonical: String,
    /// Where a listed place lies.
    pub place: Option<Place>,
    /// The rule.
    pub rule: RuleId,
}

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

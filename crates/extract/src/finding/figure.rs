//! Figures: numbers that count or measure, with what they count.

use super::{Modifier, Quantity, RuleId};
use riwaya_text::Span;

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
    /// Whether it is a kind of people who may suffer something: a clause may say more of them.
    pub(crate) fn is_people(self) -> bool {
        matches!(
            self,
            Category::People
                | Category::Fighters
                | Category::Troops
                | Category::Police
                | Category::Protesters
                | Category::Members
        )
    }

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

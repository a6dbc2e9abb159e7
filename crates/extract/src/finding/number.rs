//! Numbers as written, and what the words around them make of them.

use super::{Decimal, RuleId};
use riwaya_text::Span;

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
    /// The bare number in a sum of money or a measure ("20" of "20 دولارا"), with its value as written.
    pub amount: Option<(Span, Decimal)>,
    /// The unit as written, where the value is given in another one: half a kilo is 500 g.
    pub written_unit: Option<&'static str>,
    /// What is weighed or poured out: "من الدقيق".
    pub of: Option<Span>,
    /// The rule.
    pub rule: RuleId,
}

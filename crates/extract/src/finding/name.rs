//! Names, and where listed places lie.

use super::{Decimal, RuleId};
use riwaya_text::Span;

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

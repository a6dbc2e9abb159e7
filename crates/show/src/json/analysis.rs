use riwaya_extract::{Analysis, Anchor, NumberKind, Quantity};
use riwaya_text::{Document, Evidence, Published};
use serde::Serialize;

use super::{Amount, Exact, Header, Quoted, Quotes, line};
use crate::Edition;
use crate::kept::Kept;

#[derive(Serialize)]
struct Root<'a> {
    #[serde(flatten)]
    header: Header<'a>,
    doc: Doc<'a>,
    text: &'a str,
    regions: Vec<Region>,
    statements: Vec<Statement<'a>>,
    /// What was not said, or only under a condition; counted nowhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unsaid: Vec<Statement<'a>>,
    numbers: Vec<Number<'a>>,
    figures: Vec<Figure<'a>>,
    times: Vec<Time<'a>>,
    mentions: Vec<Mention<'a>>,
    designations: Vec<Designation<'a>>,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Doc<'a> {
    path: &'a str,
    source_id: Option<&'a str>,
    id: &'a str,
    text_sha256: &'a str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<Date<'a>>,
}

#[derive(Serialize)]
struct Date<'a> {
    value: &'a str,
    evidence: Basis,
    certain: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Basis {
    Metadata(&'static str),
    Words { start: u32, end: u32 },
}

#[derive(Serialize)]
struct Region {
    kind: &'static str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Link<'a> {
    One(Quoted<'a>),
    Several(Vec<Quoted<'a>>),
}

#[derive(Serialize)]
struct Statement<'a> {
    id: String,
    kind: &'static str,
    act: &'a str,
    voice: &'static str,
    cue: Quoted<'a>,
    source: Option<Quoted<'a>>,
    source_canonical: Option<&'a str>,
    /// Other readings of who speaks, the likelier first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_sources: Vec<Quoted<'a>>,
    /// Why nobody is said to speak.
    #[serde(skip_serializing_if = "Option::is_none")]
    unresolved: Option<&'static str>,
    chain: Vec<Link<'a>>,
    content: Vec<Quoted<'a>>,
    quotes: Vec<Quoted<'a>>,
    in_content_of: Option<String>,
    rule: &'a str,
}

#[derive(Serialize)]
struct Number<'a> {
    id: String,
    #[serde(flatten)]
    at: Quoted<'a>,
    kind: &'static str,
    #[serde(flatten)]
    amount: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    /// The unit as written, where the value is given in another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    written_unit: Option<&'a str>,
    /// The number with its unit, where the words go on with what is weighed.
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<Quoted<'a>>,
    modifier: &'static str,
    /// The sum of money or the measure that this bare number stands in.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    within: Option<String>,
    rule: &'a str,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: String,
    number: Option<String>,
    #[serde(flatten)]
    at: Quoted<'a>,
    #[serde(flatten)]
    amount: Amount,
    modifier: &'static str,
    counted: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    category: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unreal: bool,
    statement: Option<String>,
    rule: &'a str,
}

#[derive(Serialize)]
struct Time<'a> {
    #[serde(flatten)]
    at: Quoted<'a>,
    r#type: &'static str,
    value: Option<&'a str>,
    anchor: Option<&'static str>,
    rule: &'a str,
}

#[derive(Serialize)]
struct Mention<'a> {
    #[serde(flatten)]
    at: Quoted<'a>,
    r#type: &'static str,
    canonical: &'a str,
    place: Option<Place>,
    rule: &'a str,
}

#[derive(Serialize)]
struct Place {
    lat: Exact,
    lon: Exact,
    precision: &'static str,
    country: Option<&'static str>,
    id: Option<&'static str>,
    reason: &'static str,
}

#[derive(Serialize)]
struct Designation<'a> {
    #[serde(flatten)]
    at: Quoted<'a>,
    group: &'static str,
    by: String,
    distanced: bool,
    rule: &'a str,
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
    message: &'a str,
}

/// One document's findings as one line of `riwaya.analysis/1`, without the line's end.
/// What stands in a part that is set aside is left out of every list; `regions` says where it is.
pub fn analysis(doc: &Document, found: &Analysis, edition: Edition<'_>) -> String {
    let quotes = Quotes::of(&doc.text);
    let kept = Kept::of(doc, found);
    line(&Root {
        header: Header::new("riwaya.analysis/1", edition),
        doc: Doc {
            path: &doc.path,
            source_id: doc.source_id.as_deref(),
            id: &doc.id,
            text_sha256: &doc.text_sha256,
            title: doc.title.as_deref(),
            byline: doc.byline.as_deref(),
            outlet: doc.outlet.as_deref(),
            published: crate::published(doc, found).map(|p| date(p, &quotes)),
        },
        text: &doc.text,
        regions: regions(doc, &quotes),
        statements: statements(found, &kept, &quotes),
        unsaid: unsaid(found, &kept, &quotes),
        numbers: numbers(found, &kept, &quotes),
        figures: figures(found, &kept, &quotes),
        times: times(doc, found, &quotes),
        mentions: mentions(doc, found, &quotes),
        designations: designations(doc, found, &kept, &quotes),
        problems: problems(doc, found, &quotes),
    })
}

fn date<'a>(published: &'a Published, quotes: &Quotes<'_>) -> Date<'a> {
    let evidence = match published.evidence {
        Evidence::Metadata(_) => Basis::Metadata("metadata"),
        Evidence::Words(span) => {
            let (start, end) = quotes.range(span);
            Basis::Words { start, end }
        }
    };
    Date { value: &published.value, evidence, certain: published.certain }
}

fn regions(doc: &Document, quotes: &Quotes<'_>) -> Vec<Region> {
    doc.regions
        .iter()
        .map(|r| {
            let (start, end) = quotes.range(r.span);
            Region { kind: r.kind.name(), start, end }
        })
        .collect()
}

fn statements<'a>(found: &'a Analysis, kept: &Kept, quotes: &Quotes<'a>) -> Vec<Statement<'a>> {
    let all = found.statements.iter().enumerate();
    all.filter_map(|(i, s)| Some(statement(s, kept.statement(i)?, kept, quotes))).collect()
}

/// What was not said, under ids of its own.
fn unsaid<'a>(found: &'a Analysis, kept: &Kept, quotes: &Quotes<'a>) -> Vec<Statement<'a>> {
    let all = found.unsaid.iter().enumerate();
    all.map(|(i, s)| statement(s, format!("u{}", i + 1), kept, quotes)).collect()
}

fn statement<'a>(s: &'a riwaya_extract::Statement, id: String, kept: &Kept, quotes: &Quotes<'a>) -> Statement<'a> {
    let chain = s.chain.iter().filter(|link| !link.is_empty()).map(|link| match link[..] {
        [one] => Link::One(quotes.quote(one)),
        _ => Link::Several(quotes.all(link)),
    });
    let nobody = s.source.is_none() && s.source_canonical.is_empty();
    Statement {
        id,
        kind: s.kind.name(),
        act: s.act,
        voice: s.voice.name(),
        cue: quotes.quote(s.cue),
        source: s.source.map(|span| quotes.quote(span)),
        source_canonical: Some(s.source_canonical.as_str()).filter(|c| !c.is_empty()),
        other_sources: quotes.all(&s.other_sources),
        unresolved: nobody.then_some("nobody_named_before"),
        chain: chain.collect(),
        content: quotes.all(&s.content),
        quotes: quotes.all(&s.quotes),
        in_content_of: s.in_content_of.and_then(|i| kept.statement(i)),
        rule: s.rule,
    }
}

fn numbers<'a>(found: &'a Analysis, kept: &Kept, quotes: &Quotes<'a>) -> Vec<Number<'a>> {
    let mut out = Vec::new();
    for (i, n) in found.numbers.iter().enumerate() {
        let Some(id) = kept.number(i) else { continue };
        let bare = n.amount.map(|(span, value)| Number {
            id: format!("{id}.1"),
            at: quotes.quote(span),
            kind: NumberKind::Cardinal.name(),
            amount: Quantity::Exact(value).into(),
            unit: None,
            written_unit: None,
            measure: None,
            modifier: n.modifier.name(),
            within: Some(id.clone()),
            rule: n.rule,
        });
        out.push(Number {
            id,
            at: quotes.quote(n.of.map_or(n.span, |of| n.span.cover(of))),
            kind: n.kind.name(),
            amount: n.value.into(),
            unit: n.unit,
            written_unit: n.written_unit,
            measure: n.of.map(|_| quotes.quote(n.span)),
            modifier: n.modifier.name(),
            within: None,
            rule: n.rule,
        });
        out.extend(bare);
    }
    out
}

fn figures<'a>(found: &'a Analysis, kept: &Kept, quotes: &Quotes<'a>) -> Vec<Figure<'a>> {
    let mut out = Vec::new();
    for (i, f) in found.figures.iter().enumerate() {
        let Some(id) = kept.figure(i) else { continue };
        out.push(Figure {
            id,
            number: f.number.and_then(|n| kept.number(n)),
            at: quotes.quote(f.span),
            amount: f.value.into(),
            modifier: f.modifier.name(),
            counted: f.counted.map(|span| quotes.quote(span)),
            unit: f.unit,
            category: f.category.name(),
            scope: f.scope.map(|span| quotes.quote(span)),
            part_of: f.part_of.and_then(|whole| kept.figure(whole)),
            unreal: f.unreal,
            statement: f.statement.and_then(|s| kept.statement(s)),
            rule: f.rule,
        });
    }
    out
}

fn times<'a>(doc: &Document, found: &'a Analysis, quotes: &Quotes<'a>) -> Vec<Time<'a>> {
    let shown = found.times.iter().filter(|t| !crate::set_aside(doc, t.span));
    shown
        .map(|t| Time {
            at: quotes.quote(t.span),
            r#type: t.kind.name(),
            value: t.value.as_deref(),
            anchor: match t.anchor {
                Anchor::Absolute => Some("absolute"),
                Anchor::Document => Some("document"),
                Anchor::Paragraph(_) => Some("paragraph"),
                Anchor::Missing => None,
            },
            rule: t.rule,
        })
        .collect()
}

fn mentions<'a>(doc: &Document, found: &'a Analysis, quotes: &Quotes<'a>) -> Vec<Mention<'a>> {
    let shown = found.mentions.iter().filter(|m| !crate::set_aside(doc, m.span));
    shown
        .map(|m| Mention {
            at: quotes.quote(m.span),
            r#type: m.kind.name(),
            canonical: &m.canonical,
            place: m.place.map(|p| Place {
                lat: Exact(p.latitude),
                lon: Exact(p.longitude),
                precision: p.precision.name(),
                country: Some(p.country).filter(|c| !c.is_empty()),
                id: p.id,
                reason: p.reason.name(),
            }),
            rule: m.rule,
        })
        .collect()
}

fn designations<'a>(doc: &Document, found: &'a Analysis, kept: &Kept, quotes: &Quotes<'a>) -> Vec<Designation<'a>> {
    let shown = found.designations.iter().filter(|d| !crate::set_aside(doc, d.span));
    shown
        .map(|d| Designation {
            at: quotes.quote(d.span),
            group: d.group.name(),
            by: d.by.and_then(|s| kept.statement(s)).unwrap_or_else(|| "AUTHOR".to_owned()),
            distanced: d.distanced,
            rule: d.rule,
        })
        .collect()
}

fn problems<'a>(doc: &'a Document, found: &'a Analysis, quotes: &Quotes<'_>) -> Vec<Problem<'a>> {
    let noticed = doc.notices.iter().map(|(code, message)| Problem { code, start: None, end: None, message });
    let met = found.problems.iter().map(|p| {
        let place = p.span.map(|span| quotes.range(span));
        Problem { code: p.code, start: place.map(|p| p.0), end: place.map(|p| p.1), message: &p.message }
    });
    noticed.chain(met).collect()
}

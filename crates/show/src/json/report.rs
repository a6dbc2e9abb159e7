use riwaya_extract::{Modifier, Quantity};
use riwaya_link::{Answer, Place};
use riwaya_text::Document;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

use super::{Exact, Header, Quoted, Quotes, line};
use crate::Findings;
use crate::kept::Kept;

#[derive(Serialize)]
struct Root<'a> {
    #[serde(flatten)]
    header: Header<'a>,
    documents: Vec<Doc<'a>>,
    happenings: Vec<Happening<'a>>,
    speakers: Vec<Speaker<'a>>,
    designations: Vec<Naming<'a>>,
    name_variants: Vec<Variant<'a>>,
    reuse: Vec<Reuse<'a>>,
}

#[derive(Serialize)]
struct Doc<'a> {
    id: &'a str,
    path: &'a str,
    source_id: Option<&'a str>,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<&'a str>,
    kind: &'static str,
    set_aside: Vec<Aside>,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Aside {
    kind: &'static str,
    chars: usize,
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct Happening<'a> {
    id: &'a str,
    title: &'a str,
    time: Option<&'a str>,
    places: &'a [String],
    documents: Vec<&'a str>,
    slots: Vec<Slot<'a>>,
}

#[derive(Serialize)]
struct Slot<'a> {
    slot: &'a str,
    title: Reason<'a>,
    kind: &'static str,
    verdict: Option<&'static str>,
    reason: Reason<'a>,
    first_hand: usize,
    reports: Vec<Report<'a>>,
    pairs: Vec<Pair<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    ar: &'a str,
    en: &'a str,
}

impl<'a> From<&'a riwaya_link::Reason> for Reason<'a> {
    fn from(reason: &'a riwaya_link::Reason) -> Self {
        Reason { ar: &reason.ar, en: &reason.en }
    }
}

#[derive(Serialize)]
struct Report<'a> {
    id: &'a str,
    doc: &'a str,
    #[serde(flatten)]
    at: Quoted<'a>,
    #[serde(flatten)]
    answer: Reply<'a>,
    modifier: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<&'a str>,
    attributed_to: Option<&'a str>,
    chain: &'a [String],
    as_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<String>,
    repeats: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Reply<'a> {
    One { value: Option<Value<'a>> },
    Two { min: Option<Exact>, max: Option<Exact> },
}

enum Value<'a> {
    Number(Exact),
    Words(&'a str),
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Number(n) => n.serialize(serializer),
            Value::Words(w) => serializer.serialize_str(w),
        }
    }
}

fn reply(answer: &Answer) -> (Reply<'_>, Modifier) {
    match answer {
        Answer::Figure(quantity, modifier) => {
            let reply = match *quantity {
                Quantity::Exact(d) => Reply::One { value: Some(Value::Number(Exact(d))) },
                Quantity::Range(min, max) => Reply::Two { min: min.map(Exact), max: max.map(Exact) },
                Quantity::Vague => Reply::One { value: None },
            };
            (reply, *modifier)
        }
        Answer::Date(words) | Answer::Actor(words) | Answer::Name(words) => {
            (Reply::One { value: Some(Value::Words(words)) }, Modifier::Exact)
        }
    }
}

#[derive(Serialize)]
struct Pair<'a> {
    a: &'a str,
    b: &'a str,
    verdict: &'static str,
    rule: &'a str,
    reason: Reason<'a>,
}

#[derive(Serialize)]
struct Speaker<'a> {
    canonical: &'a str,
    forms: &'a [String],
    statements: Vec<StatementRef<'a>>,
}

#[derive(Serialize)]
struct StatementRef<'a> {
    doc: &'a str,
    id: String,
}

#[derive(Serialize)]
struct Naming<'a> {
    happening: Option<&'a str>,
    group: &'static str,
    label: &'a str,
    uses: Vec<Use<'a>>,
}

#[derive(Serialize)]
struct Use<'a> {
    doc: &'a str,
    #[serde(flatten)]
    at: Quoted<'a>,
    voice: &'static str,
    by: Option<&'a str>,
}

#[derive(Serialize)]
struct Variant<'a> {
    canonical: &'a str,
    r#type: &'static str,
    forms: BTreeMap<&'a str, Vec<&'a str>>,
    reason: Reason<'a>,
}

#[derive(Serialize)]
struct Reuse<'a> {
    a: Range<'a>,
    b: Range<'a>,
    kind: &'static str,
    relation: &'static str,
    shown_by: Reason<'a>,
    similarity: Exact,
}

#[derive(Serialize)]
struct Range<'a> {
    doc: &'a str,
    #[serde(flatten)]
    at: Quoted<'a>,
}

/// All the documents, for turning a comparison's indices and spans into what is exported.
struct Texts<'a> {
    findings: Findings<'a>,
    quotes: Vec<Quotes<'a>>,
    kept: Vec<Kept>,
}

impl<'a> Texts<'a> {
    fn id(&self, doc: usize) -> &'a str {
        self.findings.accounts.get(doc).map_or("", |a| a.doc.id.as_str())
    }

    fn ids(&self, docs: &[usize]) -> Vec<&'a str> {
        docs.iter().map(|&d| self.id(d)).collect()
    }

    fn quote(&self, place: Place) -> Quoted<'a> {
        match self.quotes.get(place.doc) {
            Some(quotes) => quotes.quote(place.span),
            None => Quoted { start: 0, end: 0, text: "" },
        }
    }

    fn statement(&self, doc: usize, index: usize) -> Option<String> {
        self.kept.get(doc)?.statement(index)
    }

    fn shown(&self, place: Place) -> bool {
        self.findings.shown(place)
    }
}

/// The whole report as one line of `riwaya.report/1`, without the line's end.
pub fn report(findings: Findings<'_>) -> String {
    let texts = Texts {
        findings,
        quotes: findings.accounts.iter().map(|a| Quotes::of(&a.doc.text)).collect(),
        kept: findings.accounts.iter().map(|a| Kept::of(a.doc, a.analysis)).collect(),
    };
    let comparison = findings.comparison;
    line(&Root {
        header: Header::new("riwaya.report/1", findings.edition),
        documents: documents(findings),
        happenings: comparison.happenings.iter().map(|h| happening(h, &texts)).collect(),
        speakers: comparison.speakers.iter().map(|s| speaker(s, &texts)).collect(),
        designations: comparison.namings.iter().map(|n| naming(n, &texts)).collect(),
        name_variants: comparison.variants.iter().map(|v| variant(v, &texts)).collect(),
        reuse: comparison.reuse.iter().map(|r| reuse(r, &texts)).collect(),
    })
}

fn documents<'a>(findings: Findings<'a>) -> Vec<Doc<'a>> {
    findings
        .accounts
        .iter()
        .map(|a| Doc {
            id: &a.doc.id,
            path: &a.doc.path,
            source_id: a.doc.source_id.as_deref(),
            outlet: a.doc.outlet.as_deref(),
            title: crate::title(a.doc),
            published: crate::published(a.doc, a.analysis).map(|p| p.value.as_str()),
            kind: crate::DocumentKind::of(a.doc).name(),
            set_aside: aside(a.doc),
            problems: crate::problems(a.doc, a.analysis).map(|(code, message)| Problem { code, message }).collect(),
        })
        .collect()
}

fn aside(doc: &Document) -> Vec<Aside> {
    crate::aside(doc).into_iter().map(|(kind, _, chars)| Aside { kind: kind.name(), chars }).collect()
}

fn happening<'a>(h: &'a riwaya_link::Happening, texts: &Texts<'a>) -> Happening<'a> {
    Happening {
        id: &h.id,
        title: &h.title,
        time: h.time.as_deref(),
        places: &h.places,
        documents: texts.ids(&h.documents),
        slots: h.slots.iter().map(|s| slot(s, texts)).collect(),
    }
}

fn slot<'a>(s: &'a riwaya_link::Slot, texts: &Texts<'a>) -> Slot<'a> {
    let id = |i: usize| s.reports.get(i).map_or("", |r| r.id.as_str());
    let reports = s.reports.iter().filter(|r| texts.shown(r.place)).map(|r| {
        let (answer, modifier) = reply(&r.answer);
        Report {
            id: &r.id,
            doc: texts.id(r.place.doc),
            at: texts.quote(r.place),
            answer,
            modifier: modifier.name(),
            part_of: r.part_of.as_deref(),
            attributed_to: Some(r.attributed_to.as_str()).filter(|a| !a.is_empty()),
            chain: &r.chain,
            as_of: r.as_of.as_deref(),
            statement: r.statement.and_then(|i| texts.statement(r.place.doc, i)),
            repeats: r.repeats,
        }
    });
    let pairs = s.pairs.iter().map(|p| Pair {
        a: id(p.a),
        b: id(p.b),
        verdict: p.verdict.name(),
        rule: p.rule,
        reason: (&p.reason).into(),
    });
    Slot {
        slot: &s.slot,
        title: (&s.title).into(),
        kind: s.kind.name(),
        verdict: s.verdict.map(|v| v.name()),
        reason: (&s.reason).into(),
        first_hand: s.first_hand,
        reports: reports.collect(),
        pairs: pairs.collect(),
    }
}

fn speaker<'a>(s: &'a riwaya_link::Speaker, texts: &Texts<'a>) -> Speaker<'a> {
    let statements = s
        .statements
        .iter()
        .filter_map(|&(doc, index)| Some(StatementRef { doc: texts.id(doc), id: texts.statement(doc, index)? }));
    Speaker { canonical: &s.canonical, forms: &s.forms, statements: statements.collect() }
}

fn naming<'a>(n: &'a riwaya_link::Naming, texts: &Texts<'a>) -> Naming<'a> {
    let uses = n.uses.iter().filter(|(place, ..)| texts.shown(*place)).map(|(place, voice, by)| Use {
        doc: texts.id(place.doc),
        at: texts.quote(*place),
        voice: voice.name(),
        by: Some(by.as_str()).filter(|b| !b.is_empty()),
    });
    Naming {
        happening: texts.findings.comparison.happenings.get(n.happening).map(|h| h.id.as_str()),
        group: n.group.name(),
        label: &n.label,
        uses: uses.collect(),
    }
}

fn variant<'a>(v: &'a riwaya_link::NameVariant, texts: &Texts<'a>) -> Variant<'a> {
    let mut forms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (doc, spellings) in &v.forms {
        forms.entry(texts.id(*doc)).or_default().extend(spellings.iter().map(String::as_str));
    }
    Variant { canonical: &v.canonical, r#type: v.kind.name(), forms, reason: (&v.reason).into() }
}

fn reuse<'a>(r: &'a riwaya_link::Reuse, texts: &Texts<'a>) -> Reuse<'a> {
    let range = |place: Place| Range { doc: texts.id(place.doc), at: texts.quote(place) };
    Reuse {
        a: range(r.a),
        b: range(r.b),
        kind: crate::words::reuse_name(r.kind),
        relation: crate::words::relation_name(r.relation),
        shown_by: (&*r.shown_by).into(),
        similarity: Exact(riwaya_extract::Decimal::new(i64::from(r.similarity), 3)),
    }
}

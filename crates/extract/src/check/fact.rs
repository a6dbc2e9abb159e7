//! The findings of an analysis as names and values, as cards and articles state them.

use riwaya_text::{Document, Span};

use crate::{Analysis, Decimal, Quantity};

/// One finding as the examples see it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// `number`, `figure`, `time`, `mention`, `statement`, `designation`.
    pub layer: &'static str,
    /// Its place; of a statement, its cue.
    pub span: Span,
    /// Everything that it covers.
    pub extent: Span,
    /// Its rule.
    pub rule: &'static str,
    /// Its parts: (name, words or value).
    pub parts: Vec<(&'static str, String)>,
}

impl Fact {
    /// The first part of a name.
    pub fn part(&self, name: &str) -> Option<&str> {
        self.parts.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
    }

    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.parts.iter().any(|(n, v)| *n == name && v == value)
    }
}

fn decimal(value: Decimal) -> String {
    value.normalize().to_string()
}

fn quantity(value: Quantity, parts: &mut Vec<(&'static str, String)>) {
    match value {
        Quantity::Exact(v) => parts.push(("value", decimal(v))),
        Quantity::Range(min, max) => {
            parts.extend(min.map(|v| ("min", decimal(v))));
            parts.extend(max.map(|v| ("max", decimal(v))));
        }
        Quantity::Vague => {}
    }
}

/// All findings of an analysis as facts.
pub fn facts(doc: &Document, analysis: &Analysis) -> Vec<Fact> {
    let text = &doc.text;
    let words = |s: Span| s.of(text).to_owned();
    let mut out = Vec::new();
    for n in &analysis.numbers {
        let mut parts = vec![
            ("text", words(n.span)),
            ("kind", n.kind.name().to_owned()),
            ("modifier", n.modifier.name().to_owned()),
        ];
        parts.extend(n.unit.map(|u| ("unit", u.to_owned())));
        parts.extend(n.written_unit.map(|u| ("written_unit", u.to_owned())));
        parts.extend(n.of.map(|s| ("of", words(s))));
        quantity(n.value, &mut parts);
        let extent = n.modifier_span.map_or(n.span, |m| m.cover(n.span));
        out.push(Fact { layer: "number", span: n.span, extent, rule: n.rule, parts });
    }
    for f in &analysis.figures {
        let mut parts = vec![
            ("text", words(f.span)),
            ("modifier", f.modifier.name().to_owned()),
            ("category", f.category.name().to_owned()),
            ("trend", format!("{:?}", f.trend)),
        ];
        parts.extend(f.unit.map(|u| ("unit", u.to_owned())));
        parts.extend(f.counted.map(|c| ("counted", words(c))));
        parts.extend(f.scope.map(|s| ("scope", words(s))));
        if f.unreal {
            parts.push(("unreal", "yes".into()));
        }
        if let Some(whole) = f.part_of.and_then(|p| analysis.figures.get(p)) {
            parts.push(("part-of", words(whole.span)));
        }
        quantity(f.value, &mut parts);
        let extent = f.span.cover(f.clause);
        out.push(Fact { layer: "figure", span: f.span, extent, rule: f.rule, parts });
    }
    for t in &analysis.times {
        let mut parts = vec![("text", words(t.span)), ("type", t.kind.name().to_owned())];
        parts.extend(t.value.clone().map(|v| ("value", v)));
        parts.extend(t.relation.map(|r| ("relation", r.to_owned())));
        // The preposition before it belongs to what a list of prepositions shows.
        let extent = Span { start: t.span.start.saturating_sub(16), end: t.span.end };
        out.push(Fact { layer: "time", span: t.span, extent, rule: t.rule, parts });
    }
    for m in &analysis.mentions {
        let parts =
            vec![("text", words(m.span)), ("type", m.kind.name().to_owned()), ("canonical", m.canonical.clone())];
        out.push(Fact { layer: "mention", span: m.span, extent: m.span, rule: m.rule, parts });
    }
    for s in &analysis.statements {
        let mut parts = vec![
            ("cue", words(s.cue)),
            ("act", s.act.to_owned()),
            ("kind", s.kind.name().to_owned()),
            ("voice", s.voice.name().to_owned()),
        ];
        parts.extend(s.source.map(|x| ("source", words(x))));
        parts.push(("speaker", s.source_canonical.clone()));
        if !s.content.is_empty() {
            // A content in several pieces is one answer.
            parts.push(("content", s.content.iter().map(|&c| words(c)).collect::<Vec<_>>().join(" / ")));
        }
        parts.extend(s.quotes.iter().map(|&q| ("quote", words(q))));
        let chain: Vec<String> =
            s.chain.iter().map(|link| link.iter().map(|&l| words(l)).collect::<Vec<_>>().join("، ")).collect();
        parts.push(("chain", chain.join(" ← ")));
        let extent = s.content.iter().chain(s.source.iter()).fold(s.cue, |a, &b| a.cover(b));
        out.push(Fact { layer: "statement", span: s.cue, extent, rule: s.rule, parts });
    }
    for d in &analysis.designations {
        let by =
            d.by.and_then(|s| analysis.statements.get(s)).map_or("AUTHOR".to_owned(), |s| s.source_canonical.clone());
        let mut parts = vec![("text", words(d.span)), ("group", d.group.name().to_owned()), ("by", by)];
        if d.distanced {
            parts.push(("distanced", "yes".into()));
        }
        out.push(Fact { layer: "designation", span: d.span, extent: d.span, rule: d.rule, parts });
    }
    // A card may name the whole after its kind: `number: 12.500`.
    for fact in &mut out {
        fact.parts.push((fact.layer, fact.span.of(text).to_owned()));
    }
    out
}

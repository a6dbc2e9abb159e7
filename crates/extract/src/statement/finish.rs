//! From a draft to what is exported: kind, quoted parts, spans, and the name of who speaks.

use riwaya_text::letters::plain;
use riwaya_text::{QuoteStyle, Span};

use super::Draft;
use crate::matcher::Piece;
use crate::phrase::Phrases;
use crate::{Analysis, Mention, NameKind, Statement, StatementKind, Voice};

/// The kind of a statement and its quoted parts.
pub(super) fn quoted(phrases: &Phrases<'_, '_>, draft: &Draft) -> (StatementKind, Vec<Span>) {
    let view = &phrases.reading.view;
    let content = draft.content_tokens();
    if content.is_empty() {
        return (StatementKind::Nominal, Vec::new());
    }
    let mut quotes = Vec::new();
    let mut covered = 0;
    for n in view.quotes_in(content.start.saturating_sub(1)..content.end) {
        let q = view.quotes[n];
        let around = q.open + 1 == content.start && q.close >= content.end;
        let within = q.open >= content.start && q.open < content.end;
        if !(around || within) || (q.style == QuoteStyle::Round && !around) || q.close <= q.open + 1 {
            continue;
        }
        if within && !around && phrases.names(n) {
            continue;
        }
        let inside = q.inside().start.max(content.start)..q.inside().end.min(content.end);
        if inside.is_empty() || quotes.last().is_some_and(|&l: &Span| l.contains(view.span(inside.clone()))) {
            continue;
        }
        covered += inside.len();
        quotes.push(view.span(inside));
    }
    let whole = covered * 10 >= content.len() * 9;
    let object = draft.noun
        && draft.rule.starts_with("said-quote")
        && content.start >= 2
        && !phrases.colon(content.start - 2)
        && !phrases.clause_in(content.clone());
    let nominal_frame = draft.governed || object || draft.nominal;
    let kind = if whole && !nominal_frame {
        StatementKind::Direct
    } else if !quotes.is_empty() {
        StatementKind::Mixed
    } else if nominal_frame {
        StatementKind::Nominal
    } else {
        StatementKind::Indirect
    };
    (kind, quotes)
}

/// The span of a piece.
pub(super) fn span(phrases: &Phrases<'_, '_>, piece: &Piece) -> Span {
    let mut span = phrases.reading.view.span(piece.tokens.clone());
    if let Some(start) = piece.start {
        span.start = start.min(span.end);
    }
    span
}

/// The names inside a span; they stand in the order of the text.
pub(super) fn mentions_in(found: &Analysis, span: Span) -> impl Iterator<Item = &Mention> {
    let from = found.mentions.partition_point(|m| m.span.start < span.start);
    found.mentions[from..].iter().take_while(move |m| m.span.start < span.end).filter(move |m| span.contains(m.span))
}

/// Who a noun phrase names, as far as the document shows: the name inside it, else its own words.
pub(super) fn canonical(phrases: &Phrases<'_, '_>, found: &Analysis, source: Span) -> String {
    let raw = phrases.reading.view.raw();
    let inside: Vec<&Mention> = mentions_in(found, source).collect();
    if let Some(person) = inside.iter().rfind(|m| m.kind == NameKind::Person) {
        return person.canonical.clone();
    }
    let own = plain(source.of(raw));
    let most =
        inside.into_iter().max_by_key(|m| m.span.len()).filter(|m| plain(m.span.of(raw)).len() * 10 >= own.len() * 8);
    most.map_or(own, |whole| whole.canonical.clone())
}

/// Makes the finding of a draft; the chain and what depends on other statements come later.
pub(super) fn finish(phrases: &Phrases<'_, '_>, found: &Analysis, draft: &Draft) -> Statement {
    let (kind, quotes) = quoted(phrases, draft);
    let source = draft.source.as_ref().map(|s| span(phrases, s));
    let source_canonical = match (draft.voice, source) {
        (Voice::Author, _) => "AUTHOR".to_owned(),
        (_, Some(source)) => canonical(phrases, found, source),
        (_, None) => String::new(),
    };
    Statement {
        kind,
        act: draft.act,
        voice: draft.voice,
        cue: span(phrases, &draft.cue),
        source,
        source_canonical,
        chain: Vec::new(),
        content: draft.content.iter().chain(&draft.tail).map(|c| span(phrases, c)).filter(|s| !s.is_empty()).collect(),
        quotes,
        in_content_of: None,
        unreal: draft.unreal,
        other_sources: Vec::new(),
        rule: draft.rule,
    }
}

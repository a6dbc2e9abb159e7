//! A document's text on the page: what is quoted is marked, what was set aside is folded.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};
use riwaya_link::Place;
use riwaya_text::{Document, RegionKind, Span};

use super::anchors::{Anchors, Sort, whole_words};
use crate::documents::{commenter, commenters};
use crate::words::{self, Both};

/// A run of text of one region kind.
struct Piece {
    kind: RegionKind,
    span: Span,
}

/// The text cut at the borders of its regions; text in no region is body.
fn pieces(doc: &Document) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut at = 0;
    let end = doc.text.len() as u32;
    for region in &doc.regions {
        if region.span.start > at {
            out.push(Piece { kind: RegionKind::Body, span: Span { start: at, end: region.span.start } });
        }
        if region.span.end > region.span.start.max(at) {
            out.push(Piece {
                kind: region.kind,
                span: Span { start: region.span.start.max(at), end: region.span.end },
            });
            at = region.span.end;
        }
    }
    if at < end {
        out.push(Piece { kind: RegionKind::Body, span: Span { start: at, end } });
    }
    out.retain(|p| !p.span.of(&doc.text).trim().is_empty());
    out
}

/// A line of the text with the marks that fall into it.
struct Line {
    kind: RegionKind,
    span: Span,
    marks: Vec<Mark>,
}

/// A mark, or the part of one that falls into a line; only the first part has the id.
#[derive(Clone)]
struct Mark {
    span: Span,
    sort: Sort,
    id: Option<String>,
}

/// The whole text with its marks.
pub(super) fn text(doc_index: usize, doc: &Document, anchors: &Anchors<'_>) -> Markup {
    let names = commenters(doc);
    let pieces = pieces(doc);
    let runs = pieces.chunk_by(|a, b| a.kind.set_aside() == b.kind.set_aside());
    let mut lines = marked_lines(doc_index, doc, &pieces, anchors).into_iter().peekable();
    html! {
        div.text dir="auto" {
            @for run in runs {
                @if run[0].kind.set_aside() {
                    (aside(doc, run, &names))
                } @else {
                    @let end = run[run.len() - 1].span.end;
                    @for line in std::iter::from_fn(|| lines.next_if(|l| l.span.end <= end)) {
                        (block(&doc.text, line))
                    }
                }
            }
        }
    }
}

fn marked_lines(doc_index: usize, doc: &Document, pieces: &[Piece], anchors: &Anchors<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces.iter().filter(|p| !p.kind.set_aside()) {
        let spans = lines_of(&doc.text, piece.span);
        lines.extend(spans.into_iter().map(|span| Line { kind: piece.kind, span, marks: Vec::new() }));
    }
    for (span, sort) in anchors.marked(doc_index) {
        let mut id = Some(anchors.id(Place { doc: doc_index, span }));
        let span = whole_words(&doc.text, span);
        let first = lines.partition_point(|l| l.span.end <= span.start);
        for line in lines[first..].iter_mut().take_while(|l| l.span.start < span.end) {
            let inside = Span { start: span.start.max(line.span.start), end: span.end.min(line.span.end) };
            line.marks.push(Mark { span: inside, sort, id: id.take() });
        }
    }
    lines
}

/// Parts that were set aside, folded together; a commenter's name is never shown.
fn aside(doc: &Document, run: &[Piece], names: &[&str]) -> Markup {
    let mut kinds: Vec<RegionKind> = run.iter().map(|p| p.kind).collect();
    kinds.sort();
    kinds.dedup();
    let label = |both: fn(&Both) -> &'static str| kinds.iter().map(|k| both(&words::region(*k))).collect::<Vec<_>>();
    html! {
        details {
            summary {
                "نُحِّي جانبا: " (label(|b| b.ar).join("، ")) " "
                span.en lang="en" dir="ltr" { "set aside: " (label(|b| b.en).join(", ")) }
            }
            @for piece in run {
                @let shown = masked(piece.span.of(&doc.text), piece.kind, names);
                @for line in shown.lines().filter(|l| !l.trim().is_empty()) {
                    p.side dir="auto" { (line.trim()) }
                }
            }
        }
    }
}

/// The words of a part that was set aside, commenters' names replaced.
fn masked(words: &str, kind: RegionKind, names: &[&str]) -> String {
    if kind == RegionKind::CommentAuthor {
        return match names.iter().position(|n| *n == words.trim()) {
            Some(n) => commenter(n),
            None => String::new(),
        };
    }
    let mut out = words.to_owned();
    for (n, name) in names.iter().enumerate() {
        out = replace_words(&out, name, &commenter(n));
    }
    out
}

/// Replaces `name` where it stands as whole words.
fn replace_words(text: &str, name: &str, by: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let end = at + name.len();
        let inside = rest[..at].chars().next_back().is_some_and(char::is_alphanumeric)
            || rest[end..].chars().next().is_some_and(char::is_alphanumeric);
        out.push_str(&rest[..at]);
        out.push_str(if inside { name } else { by });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn block(text: &str, line: Line) -> Markup {
    let kind = line.kind;
    let words = nested(text, line.span, line.marks);
    match kind {
        RegionKind::Headline => html! { h4 dir="auto" { (words) } },
        RegionKind::Subheading => html! { p dir="auto" { strong { (words) } } },
        RegionKind::Body => html! { p dir="auto" { (words) } },
        _ => html! { p.side dir="auto" { (words) } },
    }
}

/// The lines of a span that hold something.
fn lines_of(text: &str, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = span.start as usize;
    for line in span.of(text).split_inclusive('\n') {
        let from = start + (line.len() - line.trim_start().len());
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            out.push(Span::new(from, from + trimmed.len()));
        }
        start += line.len();
    }
    out
}

/// A line with its marks, each inside the one that holds it. Where two cross, the later is cut at the
/// end of the earlier and goes on behind it.
fn nested(text: &str, whole: Span, marks: Vec<Mark>) -> Markup {
    let mut waiting: BTreeMap<(u32, Reverse<u32>, usize), Mark> =
        marks.into_iter().enumerate().map(|(n, m)| ((m.span.start, Reverse(m.span.end), n), m)).collect();
    let mut later = waiting.len();
    let mut open: Vec<u32> = Vec::new();
    let mut at = whole.start;
    let mut out = String::new();
    while let Some((_, mark)) = waiting.pop_first() {
        while let Some(end) = open.pop_if(|end| *end <= mark.span.start) {
            escape(&mut out, Span { start: at, end }.of(text));
            out.push_str("</mark>");
            at = end;
        }
        escape(&mut out, Span { start: at, end: mark.span.start }.of(text));
        at = mark.span.start;
        let end = open.last().map_or(mark.span.end, |outer| mark.span.end.min(*outer));
        if end < mark.span.end {
            later += 1;
            let rest = Mark { span: Span { start: end, end: mark.span.end }, sort: mark.sort, id: None };
            waiting.insert((end, Reverse(mark.span.end), later), rest);
        }
        out.push_str(&html! { mark class=(mark.sort.class()) id=[mark.id] {} }.into_string());
        out.truncate(out.len() - "</mark>".len());
        open.push(end);
    }
    while let Some(end) = open.pop() {
        escape(&mut out, Span { start: at, end }.of(text));
        out.push_str("</mark>");
        at = end;
    }
    escape(&mut out, Span { start: at, end: whole.end }.of(text));
    PreEscaped(out)
}

fn escape(out: &mut String, text: &str) {
    // Writing into a string cannot fail.
    let _ = maud::Escaper::new(out).write_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, words: &str, sort: Sort) -> Mark {
        let at = text.find(words).expect("the words stand in the text");
        Mark { id: Some(words.replace(' ', "-")), span: Span::new(at, at + words.len()), sort }
    }

    fn render(text: &str, marks: &[Mark]) -> String {
        nested(text, Span::new(0, text.len()), marks.to_vec()).into_string()
    }

    #[test]
    fn marks_nest() {
        let text = "a b c d";
        let marks = [mark(text, "a b c", Sort::Say), mark(text, "b", Sort::Answer)];
        assert_eq!(
            render(text, &marks),
            r#"<mark class="say" id="a-b-c">a <mark class="answer" id="b">b</mark> c</mark> d"#
        );
    }

    #[test]
    fn marks_that_cross_are_cut() {
        let text = "a b c d";
        let marks = [mark(text, "a b c", Sort::Say), mark(text, "c d", Sort::Answer)];
        assert_eq!(
            render(text, &marks),
            r#"<mark class="say" id="a-b-c">a b <mark class="answer" id="c-d">c</mark></mark><mark class="answer"> d</mark>"#
        );
    }

    #[test]
    fn a_commenters_name_is_replaced_as_a_whole_word() {
        assert_eq!(replace_words("رد على نادر: النادرة", "نادر", "X"), "رد على X: النادرة");
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(render("<b>&", &[]), "&lt;b&gt;&amp;");
    }
}

use std::collections::BTreeMap;

use riwaya_link::Place;
use riwaya_text::{CodePoints, Span};

use crate::words::Both;
use crate::{Findings, order};

/// Why a passage is marked in its document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// It stands in two documents.
    Copy,
    /// Somebody's words.
    Say,
    /// A name for people or acts.
    Name,
    /// It answers a question.
    Answer,
}

impl Sort {
    pub(super) fn class(self) -> &'static str {
        match self {
            Sort::Copy => "copy",
            Sort::Say => "say",
            Sort::Name => "name",
            Sort::Answer => "answer",
        }
    }
}

/// What the marks of a text mean.
pub(super) const LEGEND: [(Sort, Both); 4] = [
    (Sort::Answer, Both { ar: "جواب عن سؤال مشترك", en: "answers a shared question" }),
    (Sort::Say, Both { ar: "قول منسوب", en: "somebody's words" }),
    (Sort::Name, Both { ar: "تسمية", en: "a name for people or acts" }),
    (Sort::Copy, Both { ar: "مقطع مشترك", en: "stands in two documents" }),
];

/// Every passage that something on the page points to, document by document.
pub(super) struct Anchors<'a> {
    findings: Findings<'a>,
    points: Vec<CodePoints>,
    marked: Vec<BTreeMap<Span, Sort>>,
}

impl<'a> Anchors<'a> {
    pub(super) fn of(findings: Findings<'a>) -> Self {
        let mut anchors = Anchors {
            findings,
            points: findings.accounts.iter().map(|a| CodePoints::of(&a.doc.text)).collect(),
            marked: vec![BTreeMap::new(); findings.accounts.len()],
        };
        let comparison = findings.comparison;
        for slot in comparison.happenings.iter().flat_map(|h| &h.slots) {
            for report in &slot.reports {
                anchors.add(report.place, Sort::Answer);
            }
        }
        for naming in &comparison.namings {
            for (place, ..) in &naming.uses {
                anchors.add(*place, Sort::Name);
            }
        }
        for speaker in &comparison.speakers {
            for (doc, statement) in order::statements(findings, speaker) {
                anchors.add(Place { doc, span: order::extent(statement) }, Sort::Say);
            }
        }
        for reuse in &comparison.reuse {
            anchors.add(reuse.a, Sort::Copy);
            anchors.add(reuse.b, Sort::Copy);
        }
        anchors
    }

    fn add(&mut self, place: Place, sort: Sort) {
        if self.findings.shown(place)
            && let Some(marked) = self.marked.get_mut(place.doc)
        {
            let kept = marked.entry(place.span).or_insert(sort);
            *kept = (*kept).max(sort);
        }
    }

    /// The marked passages of a document, in order, the longer first where two begin together.
    pub(super) fn marked(&self, doc: usize) -> Vec<(Span, Sort)> {
        let mut all: Vec<(Span, Sort)> =
            self.marked.get(doc).map_or(Vec::new(), |m| m.iter().map(|(span, sort)| (*span, *sort)).collect());
        all.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        all
    }

    /// Code points of a place.
    pub(super) fn range(&self, place: Place) -> (u32, u32) {
        match (self.points.get(place.doc), self.findings.accounts.get(place.doc)) {
            (Some(points), Some(a)) => {
                (points.at(&a.doc.text, place.span.start), points.at(&a.doc.text, place.span.end))
            }
            _ => (0, 0),
        }
    }

    /// The id of a passage on the page.
    pub(super) fn id(&self, place: Place) -> String {
        let (start, end) = self.range(place);
        format!("doc-{}-{start}-{end}", place.doc + 1)
    }
}

/// The same passage on whole words: an element inside a word would part its letters.
pub(super) fn whole_words(text: &str, span: Span) -> Span {
    let joins = |c: &char| c.is_alphanumeric() || matches!(c, '\u{200c}' | '\u{200d}');
    let before = text.get(..span.start as usize).unwrap_or("");
    let after = text.get(span.end as usize..).unwrap_or("");
    let inside = span.of(text);
    let back: usize = match inside.chars().next() {
        Some(first) if joins(&first) => before.chars().rev().take_while(joins).map(char::len_utf8).sum(),
        _ => 0,
    };
    let on: usize = match inside.chars().next_back() {
        Some(last) if joins(&last) => after.chars().take_while(joins).map(char::len_utf8).sum(),
        _ => 0,
    };
    Span { start: span.start - back as u32, end: span.end + on as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_takes_whole_words() {
        let text = "وأصيبَ والوزيران بجروح";
        let at = text.find("الوزيران").expect("written above");
        let span = whole_words(text, Span::new(at, at + "الوزير".len()));
        assert_eq!(span.of(text), "والوزيران");
    }
}

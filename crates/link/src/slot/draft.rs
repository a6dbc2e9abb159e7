//! A report before it is numbered: what was found on a page for a question, and how it will be judged.

use riwaya_extract::{Quantity, Trend};
use riwaya_text::letters::SPACE;
use riwaya_text::{Hit, Span};

use super::page::Page;
use super::table::{EventRow, Table};
use crate::edtf::Bounds;
use crate::fold::{key, stem};
use crate::verdict::{Moment, Nature};
use crate::{Answer, SlotKind};

/// Tokens between a verb and what makes it this kind of event.
pub(super) const NEAR_OBJECT: usize = 9;

/// How a slot's reports are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Figure(Nature),
    /// A figure asked by the words around it: never more than different.
    Loose,
    Date(Moment),
    Today,
    Actor,
    Label,
    Body,
}

/// An event that a document only mentions beside its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Other {
    /// One of another year.
    Year(String),
    /// One at another place.
    Place(String),
}

/// A report before it is numbered.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub slot: String,
    pub asked: Asked,
    pub kind: SlotKind,
    pub title: (String, String),
    /// Place of its page among the happening's.
    pub page: usize,
    pub doc: usize,
    pub span: Span,
    pub answer: Answer,
    /// The figure that it is a part of, with the slot that one answers.
    pub whole: Option<(usize, String)>,
    pub part: bool,
    pub source: String,
    pub chain: Vec<String>,
    pub as_of: Option<String>,
    pub when: Option<Bounds>,
    /// The day on which it happened, where its clause says so.
    pub happened: Option<Bounds>,
    /// Keys of the places that its sentence names.
    pub places: Vec<Vec<u8>>,
    pub statement: Option<usize>,
    pub trend: Trend,
    pub narrow: u8,
    pub area: String,
    /// Stems of a name or label.
    pub words: Vec<Vec<u8>>,
    pub addressee: Vec<Vec<u8>>,
    pub frame: Option<&'static str>,
    pub counted: &'static str,
    /// Every way in which the happening's documents name the source, its office too; empty for none.
    pub voice: String,
    /// Whether a party speaks here of its enemy's dead.
    pub claim: bool,
    /// Whether a side speaks here of its own dead.
    pub own: bool,
    /// Whether the text says when it was so.
    pub dated: bool,
    /// Another event that it belongs to.
    pub another: Option<Other>,
    /// Whether somebody is named whose word it is, or a body speaks for itself.
    pub named: bool,
    /// Whether the text recalls it as what was said once ("the ministry had announced …").
    pub recalled: bool,
    /// A value that the text names beside this one and says was not so: "19, not 37".
    pub denies: Option<Quantity>,
}

impl Draft {
    /// A report of a page with the page's date, the speaker of the innermost statement around it, and
    /// nothing else known of it.
    pub fn new(
        page: &Page<'_>,
        slot: String,
        asked: Asked,
        title: (String, String),
        span: Span,
        answer: Answer,
        statement: Option<usize>,
    ) -> Draft {
        let said = page.speaker(statement);
        let (as_of, when) = page.published.clone().unzip();
        let (kind, words) = match &answer {
            Answer::Figure(..) => (SlotKind::Figure, Vec::new()),
            Answer::Date(_) => (SlotKind::Date, Vec::new()),
            Answer::Actor(name) => (SlotKind::Actor, stems(name)),
            Answer::Name(name) => (SlotKind::Name, stems(name)),
        };
        Draft {
            slot,
            asked,
            kind,
            title,
            page: 0,
            doc: page.doc,
            span,
            answer,
            whole: None,
            part: false,
            source: said.source,
            chain: said.chain,
            as_of,
            when,
            happened: None,
            places: Vec::new(),
            statement,
            trend: Trend::None,
            narrow: 0,
            area: String::new(),
            words,
            addressee: Vec::new(),
            frame: None,
            counted: "",
            voice: String::new(),
            claim: false,
            own: false,
            dated: false,
            another: None,
            named: false,
            recalled: false,
            denies: None,
        }
    }

    /// The report of a row that is asked by a trigger and an object.
    pub fn of_row(page: &Page<'_>, table: &Table, row: &EventRow, asked: Asked, span: Span, answer: Answer) -> Draft {
        let title = table.ask(row.ask, "");
        Draft::new(page, row.slot.to_owned(), asked, title, span, answer, page.statement_at(span))
    }
}

pub(super) fn hit_span(page: &Page<'_>, hit: &Hit) -> Span {
    page.view.span(hit.first as usize..hit.end as usize)
}

/// The stems of a name's words, without the smallest ones.
pub(crate) fn stems(name: &str) -> Vec<Vec<u8>> {
    let folded = key(name);
    let words = folded.split(|&c| c == SPACE);
    words.filter(|w| w.len() > 2).map(|w| stem(w).to_vec()).collect()
}

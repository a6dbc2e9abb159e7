//! Slots on paper: what is asked, the verdict, and every report in a row of its own.

use riwaya_link::{Reason, Report, Slot, SlotKind};

use super::report::{EXCERPT, FOLD, FOLD_INSIDE, HAPPENINGS, Paper, SLOTS, pair, verdict_ink};
use super::{Ink, isolate, shorten, width};
use crate::bidi::isolate_runs;
use crate::value::{answer, count, moment_in_short};
use crate::{order, words};

/// Columns of a report's time and of its value.
const TIME: usize = 18;
const VALUE: usize = 16;

impl<'a> Paper<'a> {
    pub(super) fn slots(&mut self, kind: SlotKind) {
        let findings = self.findings;
        let mut any = false;
        let happenings = &findings.comparison.happenings;
        for (n, h) in happenings.iter().enumerate().take(HAPPENINGS) {
            let (several, single) = order::slots(findings, h, kind);
            if several.is_empty() && single.is_empty() {
                continue;
            }
            any = true;
            if findings.comparison.happenings.len() > 1 {
                self.sheet.blank();
                let head = format!("  {}. {}", n + 1, isolate(&shorten(&h.title, self.sheet.style.width - 8)));
                let head = self.sheet.ink(Ink::Bold, &head);
                self.sheet.line(&head);
                self.sheet.blank();
            }
            for slot in several.iter().take(SLOTS) {
                self.slot(slot);
                self.sheet.blank();
            }
            self.fold(2, several.len().saturating_sub(SLOTS));
            if !single.is_empty() {
                self.dim(2, &format!("{} · reported once", isolate("ذُكرت مرة واحدة")));
                for slot in single.iter().take(FOLD) {
                    self.single(slot);
                }
                self.fold(4, single.len().saturating_sub(FOLD));
            }
        }
        if !any {
            self.nothing();
        }
        self.fold_events(happenings.len().saturating_sub(HAPPENINGS));
    }

    pub(super) fn slot(&mut self, slot: &'a Slot) {
        let (sign, word) = words::verdict(slot.verdict);
        let badge = format!("{sign} {} {}", isolate(word.ar), word.en);
        let room = self.sheet.style.width.saturating_sub(width(&badge) + 4);
        let title = isolate(&shorten(&slot.title.ar, room));
        let bold = self.sheet.ink(Ink::Bold, &title);
        self.sheet.sides(2, &bold, width(&title), &badge, verdict_ink(slot.verdict));
        self.indented(2, &slot.title.en);
        self.reason(&slot.reason);
        let shown: Vec<_> = slot.reports.iter().filter(|r| self.findings.shown(r.place)).collect();
        let facts = format!(
            "{} · {}",
            count(shown.len(), "report", "reports"),
            count(slot.first_hand, "first-hand source", "first-hand sources")
        );
        self.dim(4, &facts);
        for report in shown.iter().take(FOLD_INSIDE) {
            self.report(slot, report);
        }
        self.fold(TIME, shown.len().saturating_sub(FOLD_INSIDE));
    }

    pub(super) fn reason(&mut self, reason: &Reason) {
        self.sheet.passage(4, &reason.ar, Ink::Plain);
        self.indented(4, &isolate_runs(&reason.en));
    }

    /// Time, value and speaker in one row, the passage below; what does not fit goes on its own line.
    fn report(&mut self, slot: &Slot, report: &Report) {
        let when = report.as_of.as_deref().map_or("no date".to_owned(), moment_in_short);
        let value = answer(&report.answer);
        let shown = if value.is_ascii() { value.clone() } else { isolate(&value) };
        let shown = self.sheet.ink(Ink::Bold, &shown);
        let who = if report.attributed_to.is_empty() { pair(words::OWN_VOICE) } else { isolate(&report.attributed_to) };
        let indent = 4 + TIME;
        let gap = " ".repeat(VALUE.saturating_sub(width(&value)));
        let when = format!("    {when:<TIME$}");
        let fits = width(&when) <= indent && width(&value) < VALUE;
        if fits && width(&when) + VALUE + width(&who) <= self.sheet.style.width {
            self.sheet.line(&format!("{when}{shown}{gap}{who}"));
        } else {
            self.sheet.line(&format!(
                "{} {shown}",
                when.trim_end_matches(' ').to_owned() + &" ".repeat(indent.saturating_sub(1 + width(when.trim_end())))
            ));
            self.sheet.passage(indent, &who, Ink::Plain);
        }
        let relays = order::relays(&report.chain);
        if !relays.is_empty() {
            let relays: Vec<String> = relays.iter().map(|r| isolate(r)).collect();
            self.indented(indent, &format!("{} via {}", isolate("عن طريق"), relays.join(" ← ")));
        }
        let mut marks = Vec::new();
        if let Some(whole) = slot.whole_of(report) {
            marks.push(format!("{} part of {}", isolate("جزء من"), answer(&whole.answer)));
        }
        if report.repeats {
            marks.push(format!("{} {}", isolate(words::REPEATS.ar), words::REPEATS.en));
        }
        if !marks.is_empty() {
            self.dim(indent, &format!("({})", marks.join("; ")));
        }
        self.sheet.quotation(indent, &shorten(self.words(report.place), EXCERPT), &self.place(report.place));
    }

    pub(super) fn indented(&mut self, indent: usize, text: &str) {
        for line in super::wrap(text, self.sheet.style.width.saturating_sub(indent)) {
            self.sheet.line(&format!("{}{line}", " ".repeat(indent)));
        }
    }

    fn single(&mut self, slot: &'a Slot) {
        let Some(report) = slot.reports.iter().find(|r| self.findings.shown(r.place)) else { return };
        let value = answer(&report.answer);
        let value = if value.is_ascii() { value } else { isolate(&value) };
        let left = format!("{value}  {}", isolate(&slot.title.ar));
        let place = self.place(report.place);
        self.sheet.sides(4, &left, width(&left), &place, Ink::Dim);
        self.dim(6, &slot.title.en);
    }
}

//! The eight parts of the page.

use maud::{Markup, html};
use riwaya_extract::Statement;
use riwaya_link::{Answer, Place, Report, Slot, SlotKind, Verdict};

use super::{Page, bdi, english, folded, ltr, pair, sentence};
use crate::value::{amount, amount_ar, answer, count, count_ar, moment};
use crate::words;
use crate::{DocumentKind, aside_in_short, order, problems, published, title};

/// Entries shown of a list before the others are folded.
const FOLD: usize = 12;

fn badge(verdict: Option<Verdict>) -> Markup {
    let (sign, word) = words::verdict(verdict);
    let class = format!("verdict v-{}", verdict.map_or("none", |v| v.name()));
    html! { span class=(class) { span aria-hidden="true" { (sign) } (pair(word)) } }
}

fn nothing() -> Markup {
    html! { p.about { (pair(words::NONE_FOUND)) } }
}

fn reason(reason: &riwaya_link::Reason) -> Markup {
    html! {
        @if !reason.ar.is_empty() || !reason.en.is_empty() {
            p.reason { (bdi(&reason.ar)) (sentence(&reason.en)) }
        }
    }
}

impl Page<'_> {
    pub(super) fn content(&self, part: usize) -> Markup {
        match part {
            0 => self.documents(),
            1 => self.happenings(),
            2 => self.slots(SlotKind::Figure),
            3 => self.slots(SlotKind::Date),
            4 => self.speakers(),
            5 => self.namings(),
            6 => self.variants(),
            _ => self.reuse(),
        }
    }

    fn documents(&self) -> Markup {
        if self.findings.accounts.is_empty() {
            return nothing();
        }
        html! {
            table {
                caption { "الوثائق التي قُرئت " (english("The documents that were read")) }
                thead {
                    tr {
                        th scope="col" { "الوثيقة " (english("document")) }
                        th scope="col" { "التاريخ " (english("date")) }
                        th scope="col" { "الناشر " (english("outlet")) }
                        th scope="col" { "نُحِّي جانبا " (english("set aside")) }
                    }
                }
                tbody {
                    @for n in 0..self.findings.accounts.len() { (self.document(n)) }
                }
            }
        }
    }

    fn document(&self, n: usize) -> Markup {
        let account = &self.findings.accounts[n];
        let set_aside = aside_in_short(account.doc);
        html! {
            tr {
                th scope="row" {
                    (self.document_link(n)) " " span.tag { (pair(DocumentKind::of(account.doc).words())) }
                    @if let Some(title) = title(account.doc) { p dir="auto" { (title) } }
                    @for (_, message) in problems(account.doc, account.analysis).take(3) {
                        p.facts { bdi dir="auto" { (message) } }
                    }
                }
                td data-name="التاريخ" {
                    @match published(account.doc, account.analysis) {
                        Some(p) => {
                            (ltr(&moment(&p.value)))
                            @if !p.certain { " " span.tag { "مستنتج " (english("inferred")) } }
                        }
                        None => { "بلا تاريخ " (english("no date")) }
                    }
                }
                td data-name="الناشر" {
                    @match account.doc.outlet.as_deref() {
                        Some(outlet) => (bdi(outlet)),
                        None => { "غير مذكور " (english("not named")) }
                    }
                }
                td data-name="نُحِّي جانبا" {
                    @if set_aside.is_empty() { "لا شيء " (english("nothing")) }
                    @for (kind, parts, chars) in set_aside {
                        p { (pair(words::region(kind))) " " (english(&format!("{}, {chars} characters", count(parts, "part", "parts")))) }
                    }
                }
            }
        }
    }

    fn happenings(&self) -> Markup {
        let happenings = &self.findings.comparison.happenings;
        if happenings.is_empty() {
            return nothing();
        }
        folded(happenings, FOLD, |happenings| {
            html! {
                @for h in happenings {
                    div.card {
                        h3 { (bdi(&h.title)) }
                        p.facts {
                            span { "الوقت: " @match h.time.as_deref() {
                                Some(time) => (ltr(&moment(time))),
                                None => { "بلا تاريخ " (english("no date")) }
                            } }
                            @if !h.places.is_empty() {
                                span { "الأماكن: " @for (n, p) in h.places.iter().take(FOLD).enumerate() {
                                    @if n > 0 { "، " } (bdi(p))
                                } }
                            }
                        }
                        p {
                            "ترويه: " @for (n, d) in h.documents.iter().enumerate() {
                                @if n > 0 { "، " } (self.document_link(*d))
                            }
                            " " (english(&count(h.documents.len(), "document", "documents")))
                        }
                    }
                }
            }
        })
    }

    fn slots(&self, kind: SlotKind) -> Markup {
        let happenings = &self.findings.comparison.happenings;
        let parted: Vec<_> = happenings
            .iter()
            .map(|h| (h, order::slots(self.findings, h, kind)))
            .filter(|(_, (several, single))| !several.is_empty() || !single.is_empty())
            .collect();
        if parted.is_empty() {
            return nothing();
        }
        html! {
            @for (h, (several, single)) in &parted {
                @if happenings.len() > 1 { h3 { (bdi(&h.title)) } }
                @for slot in several { (self.slot(slot)) }
                @if !single.is_empty() { (self.singles(single)) }
            }
        }
    }

    fn slot(&self, slot: &Slot) -> Markup {
        let reports: Vec<&Report> = slot.reports.iter().filter(|r| self.findings.shown(r.place)).collect();
        html! {
            div.card {
                div.row {
                    h3 { (bdi(&slot.title.ar)) " " (english(&slot.title.en)) }
                    (badge(slot.verdict))
                }
                (reason(&slot.reason))
                (folded(&reports, FOLD, |reports| self.reports(slot, reports)))
            }
        }
    }

    fn reports(&self, slot: &Slot, reports: &[&Report]) -> Markup {
        html! {
            table {
                caption {
                    (count_ar(slot.reports.len(), "رواية واحدة", "روايتان", "روايات", "رواية")) "، "
                    (count_ar(slot.first_hand, "مصدر أول واحد", "مصدران أولان", "مصادر أولى", "مصدرا أول")) " "
                    (english(&format!("{}, {}", count(slot.reports.len(), "report", "reports"), count(slot.first_hand, "first-hand source", "first-hand sources"))))
                }
                thead {
                    tr {
                        th scope="col" { "القيمة " (english("value")) }
                        th scope="col" { "وقتها " (english("as of")) }
                        th scope="col" { "القائل ومن نقل عنه " (english("who says it, through whom")) }
                        th scope="col" { "المقطع " (english("passage")) }
                    }
                }
                tbody {
                    @for report in reports {
                        tr.repeat[report.repeats] {
                            th.value scope="row" { (value(&report.answer)) }
                            td data-name="وقتها" {
                                @match report.as_of.as_deref() {
                                    Some(time) => (ltr(&moment(time))),
                                    None => { "غير معروف " (english("not known")) }
                                }
                            }
                            td data-name="القائل" {
                                @if report.attributed_to.is_empty() { (pair(words::OWN_VOICE)) }
                                @else { (bdi(&report.attributed_to)) }
                                (via(order::relays(&report.chain)))
                                @if report.repeats { " " span.tag { (pair(words::REPEATS)) } }
                                @if let Some(whole) = slot.whole_of(report) {
                                    " " span.tag { "جزء من " (ltr(&answer(&whole.answer))) " " (english("part of it")) }
                                }
                            }
                            td { (self.quote(report.place)) }
                        }
                    }
                }
            }
        }
    }

    fn singles(&self, slots: &[&Slot]) -> Markup {
        html! {
            details.more {
                summary { "ذُكر مرة واحدة " (english(&format!("reported once: {}", slots.len()))) }
                ul.plain {
                    @for slot in slots {
                        @for report in slot.reports.iter().filter(|r| self.findings.shown(r.place)).take(1) {
                            li {
                                div.row {
                                    span { strong { (value(&report.answer)) } " " (bdi(&slot.title.ar)) " " (english(&slot.title.en)) }
                                    span {
                                        @if report.attributed_to.is_empty() { (pair(words::OWN_VOICE)) }
                                        @else { (bdi(&report.attributed_to)) }
                                    }
                                }
                                (self.quote(report.place))
                            }
                        }
                    }
                }
            }
        }
    }

    fn speakers(&self) -> Markup {
        let speakers: Vec<_> = self
            .findings
            .comparison
            .speakers
            .iter()
            .map(|s| (s, order::statements(self.findings, s)))
            .filter(|(_, said)| !said.is_empty())
            .collect();
        if speakers.is_empty() {
            return nothing();
        }
        folded(&speakers, FOLD, |speakers| {
            html! {
                @for (speaker, said) in speakers {
                    div.card {
                        div.row {
                            h3 { (bdi(&speaker.canonical)) }
                            (english(&count(said.len(), "statement", "statements")))
                        }
                        (folded(said, 5, |said| html! {
                            ul.plain { @for (doc, statement) in said { (self.statement(*doc, statement)) } }
                        }))
                    }
                }
            }
        })
    }

    fn statement(&self, doc: usize, statement: &Statement) -> Markup {
        let account = &self.findings.accounts[doc];
        html! {
            li {
                p.facts {
                    span { (pair(words::act(statement.act))) }
                    @if statement.unreal { span.tag { "لم يُقل أو بشرط " (english("not said, or under a condition")) } }
                    (via(&order::statement_relays(account, statement)))
                }
                (self.quote(Place { doc, span: order::extent(statement) }))
            }
        }
    }

    fn namings(&self) -> Markup {
        let groups = order::namings(self.findings);
        if groups.is_empty() {
            return nothing();
        }
        let happenings = &self.findings.comparison.happenings;
        html! {
            @for ((happening, group), labels) in &groups {
                div.card {
                    @let slot = order::name_slot(self.findings, *happening, *group);
                    div.row {
                        h3 { (pair(words::group(*group))) }
                        @if let Some(slot) = slot { (badge(slot.verdict)) }
                    }
                    @if let Some(slot) = slot { (reason(&slot.reason)) }
                    @if let Some(h) = happenings.get(*happening).filter(|_| happenings.len() > 1) {
                        p.facts { (bdi(&h.title)) }
                    }
                    (folded(labels, FOLD, |labels| html! {
                        ul.plain {
                            @for naming in labels {
                                @let uses: Vec<_> = naming.uses.iter().filter(|(p, ..)| self.findings.shown(*p)).collect();
                                li {
                                    div.row { h4 { "«" (bdi(&naming.label)) "»" } (english(&count(uses.len(), "use", "uses"))) }
                                    (folded(&uses, 6, |uses| html! {
                                        ul.plain {
                                            @for (place, voice, by) in uses {
                                                li {
                                                    p.facts {
                                                        span.tag { (pair(words::voice(*voice))) }
                                                        @if !by.is_empty() { (bdi(by)) }
                                                    }
                                                    (self.quote(*place))
                                                }
                                            }
                                        }
                                    }))
                                }
                            }
                        }
                    }))
                }
            }
            @for slot in order::other_name_slots(self.findings) { (self.slot(slot)) }
        }
    }

    fn variants(&self) -> Markup {
        let variants = &self.findings.comparison.variants;
        if variants.is_empty() {
            return nothing();
        }
        folded(variants, FOLD * 2, |variants| {
            html! {
                ul.plain {
                    @for v in variants {
                        li {
                            div.row { h3 { (bdi(&v.canonical)) } span.tag { (pair(words::name_kind(v.kind))) } }
                            @for (doc, forms) in &v.forms {
                                p { (self.document_link(*doc)) ": " @for (n, form) in forms.iter().enumerate() {
                                    @if n > 0 { "، " } (bdi(form))
                                } }
                            }
                            (reason(&v.reason))
                        }
                    }
                }
            }
        })
    }

    fn reuse(&self) -> Markup {
        let reuse = &self.findings.comparison.reuse;
        if reuse.is_empty() {
            return nothing();
        }
        folded(reuse, FOLD, |reuse| {
            html! {
                @for r in reuse {
                    div.card {
                        div.row {
                            h3 { (self.document_link(r.a.doc)) " + " (self.document_link(r.b.doc)) }
                            span.tag { (pair(words::reuse(r.kind))) " " (ltr(&format!("{}%", r.similarity / 10))) }
                        }
                        p { (pair(words::relation(r.relation))) }
                        (reason(&r.shown_by))
                        (self.quote(r.a))
                        (self.quote(r.b))
                    }
                }
            }
        })
    }
}

/// What a report answers.
fn value(given: &Answer) -> Markup {
    match given {
        Answer::Figure(quantity, modifier) => {
            let (ar, en) = (amount_ar(*quantity, *modifier), amount(*quantity, *modifier));
            html! { (bdi(&ar)) @if ar != en { (sentence(&en)) } }
        }
        Answer::Date(_) => ltr(&answer(given)),
        Answer::Actor(name) | Answer::Name(name) => bdi(name),
    }
}

/// The transmitters, outermost first.
fn via<T: AsRef<str>>(relays: &[T]) -> Markup {
    html! {
        @if !relays.is_empty() {
            span.via {
                "عن طريق "
                @for (n, relay) in relays.iter().enumerate() {
                    @if n > 0 { " عن " }
                    (bdi(relay.as_ref()))
                }
                " " (english("via"))
            }
        }
    }
}

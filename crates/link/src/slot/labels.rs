//! What people, acts and bodies are called, and what is given as the cause.

use riwaya_extract::NameKind;
use riwaya_text::{Kind, Span};

use super::draft::{Asked, Draft, hit_span};
use super::page::Page;
use super::table::{EventRow, Sense, Table};
use crate::Answer;

/// Names and labels: what people, acts and bodies are called, and what is given as the cause.
pub(super) fn drafts(page: &Page<'_>, table: &Table) -> Vec<Draft> {
    let mut out = Vec::new();
    for row in &table.names {
        match row.how {
            "designation" => {
                for d in &page.account.analysis.designations {
                    if !row.object_names.contains(&d.group.name()) || page.aside(d.span) {
                        continue;
                    }
                    let kind = row.slot.split(':').nth(1).unwrap_or("");
                    let frame = frame_in(page, table, d.span, kind);
                    // "the developments", "the crises" may be any act; only words that frame one can be compared.
                    if kind == "act" && frame.is_none() {
                        continue;
                    }
                    let mut draft = label(page, table, row, d.span);
                    draft.frame = frame;
                    let said = page.speaker(d.by);
                    (draft.source, draft.chain, draft.statement) = (said.source, said.chain, d.by);
                    once(&mut out, draft);
                }
            }
            "frame" => {
                for (hit, sense) in &page.words {
                    let Sense::Frame(f) = sense else { continue };
                    let Some(frame) = table.frames.get(*f as usize).filter(|f| row.object_names.contains(&f.slot))
                    else {
                        continue;
                    };
                    let span = hit_span(page, hit);
                    if page.aside(span)
                        || out.last().is_some_and(|d: &Draft| d.slot == row.slot && d.span.overlaps(span))
                    {
                        continue;
                    }
                    let mut draft = label(page, table, row, span);
                    draft.frame = Some(frame.frame);
                    once(&mut out, draft);
                }
            }
            "cause" => out.extend(causes(page, table, row)),
            _ => out.extend(bodies(page, table, row)),
        }
    }
    out
}

/// A label is listed once a document and speaker.
fn once(out: &mut Vec<Draft>, draft: Draft) {
    let same_word = |d: &Draft| d.slot == draft.slot && d.words == draft.words;
    if !out.iter().any(|d| same_word(d) && (d.source == draft.source || draft.slot == "label:act")) {
        out.push(draft);
    }
}

fn frame_in(page: &Page<'_>, table: &Table, span: Span, kind: &str) -> Option<&'static str> {
    let hits = page.hits(page.view.tokens_in(span)).iter();
    let frames = hits.filter_map(|(h, s)| match s {
        Sense::Frame(f) => table.frames.get(*f as usize).filter(|f| f.slot == kind).map(|f| (h, f.frame)),
        _ => None,
    });
    frames.max_by_key(|(h, _)| (h.end - h.first, std::cmp::Reverse(h.first))).map(|(_, f)| f)
}

/// What stands after "because of" beside the act: words to the next mark, six at most.
fn causes(page: &Page<'_>, table: &Table, row: &EventRow) -> Vec<Draft> {
    let Some(protest) = table.class("protest") else { return vec![] };
    let grievance = table.class("grievance");
    let mut out: Vec<Draft> = Vec::new();
    for (hit, sense) in &page.words {
        if *sense != Sense::Class(protest) || page.aside(hit.span) {
            continue;
        }
        let sentence = page.sentence(hit.span);
        let from = hit.end as usize;
        let until = (from + 7).min(sentence.end);
        let because = page.find(from..until, &row.triggers).map(|h| h.end as usize);
        let over = (from..until)
            .find(|&t| table.letters("over").iter().any(|w| page.view.is(t, w)))
            .map(|t| t + 1)
            .filter(|&t| grievance.is_some_and(|g| page.find(t..(t + 1).min(sentence.end), &[g]).is_some()));
        let Some(begin) = because.or(over).filter(|&b| b < sentence.end) else { continue };
        let stop = (begin..sentence.end.min(begin + 6))
            .find(|&t| matches!(page.view.tokens[t].kind, Kind::Mark(_)))
            .unwrap_or(sentence.end.min(begin + 6));
        if stop > begin {
            let span = page.view.span(begin..stop);
            once(
                &mut out,
                Draft::of_row(page, table, row, Asked::Label, span, Answer::Name(span.of(page.text()).to_owned())),
            );
        }
    }
    out
}

/// Bodies that the sentence about troops names: organisations whose first word is an alliance's.
fn bodies(page: &Page<'_>, table: &Table, row: &EventRow) -> Vec<Draft> {
    let mut out = Vec::new();
    for (hit, sense) in &page.words {
        let Sense::Class(class) = sense else { continue };
        if !row.triggers.contains(class) || page.aside(hit.span) {
            continue;
        }
        let sentence = page.sentence(hit.span);
        if !page.has(sentence.clone(), row.with) || page.find(sentence.clone(), &row.objects).is_none() {
            continue;
        }
        let span = hit_span(page, hit);
        let named =
            page.account.analysis.mentions.iter().find(|m| m.kind == NameKind::Organisation && m.span.overlaps(span));
        let span = match named {
            Some(m) => m.span.cover(span),
            None => {
                let from = hit.first as usize;
                let stop = (from..sentence.end.min(from + 6))
                    .find(|&t| {
                        matches!(page.view.tokens[t].kind, Kind::Mark(_))
                            || table.letters("which").iter().any(|w| page.view.is(t, w))
                    })
                    .unwrap_or(sentence.end.min(from + 6));
                if stop <= from + 1 {
                    continue;
                }
                page.view.span(from..stop)
            }
        };
        once(
            &mut out,
            Draft::of_row(page, table, row, Asked::Body, span, Answer::Name(span.of(page.text()).to_owned())),
        );
    }
    out
}

/// The report that a passage is named so.
fn label(page: &Page<'_>, table: &Table, row: &EventRow, span: Span) -> Draft {
    Draft::of_row(page, table, row, Asked::Label, span, Answer::Name(span.of(page.text()).to_owned()))
}

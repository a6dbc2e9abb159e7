//! Which times answer which question: a trigger near the time and an object near the trigger.

use std::ops::Range;

use riwaya_text::{Hit, RegionKind, Span};

use super::draft::{Asked, Draft, NEAR_OBJECT, hit_span};
use super::occasion::WORDS;
use super::page::Page;
use super::table::{EventRow, Sense, Table};
use crate::Answer;

/// Tokens that a day before an event stands further off than one behind it.
const BEHIND: usize = 4;
/// Tokens between a time and the verb that it dates.
const NEAR_TIME: usize = 15;
/// The moment of rows whose day may lie years back.
const EVER: &str = "ever";
/// The moment of rows whose day may still lie ahead.
const PLANNED: &str = "planned";
/// The moment of the row that asks which day a text calls today.
const TODAY: &str = "today";

/// Times that answer a date question.
pub(super) fn drafts(page: &Page<'_>, table: &Table) -> Vec<Draft> {
    let mut out = Vec::new();
    for (n, time) in page.account.analysis.times.iter().enumerate() {
        let Some(when) = page.times.get(n).copied().flatten() else { continue };
        let over_text = matches!(page.region(time.span), RegionKind::Dateline | RegionKind::Byline);
        let other = matches!(time.relation, Some("until" | "before" | "after"));
        // What happened did so by the day on which it is told.
        let ahead = page.published.as_ref().is_some_and(|(_, told)| when.start.date() > told.end.date())
            || table.class("ahead").is_some_and(|c| page.find(page.view.tokens_in(time.span), &[c]).is_some());
        if page.aside(time.span) || over_text || other || page.clock_alone(n) {
            continue;
        }
        // "from seven in the evening until six" says how long, every day.
        if time.value.as_deref().is_some_and(|v| v.contains('T') && v.contains('/')) {
            continue;
        }
        let sentence = page.sentence(time.span);
        let at = page.view.token_at(time.span.start);
        let near = at.saturating_sub(NEAR_TIME).max(sentence.start)..(at + NEAR_TIME).min(sentence.end);
        let mut answered: Vec<&str> = Vec::new();
        for row in table.dates.iter().filter(|r| r.how != TODAY && r.how != WORDS) {
            let named = |c| page.words.iter().any(|(_, s)| *s == Sense::Class(c));
            if answered.contains(&row.slot) || !row.with.is_none_or(named) || ahead && row.how != PLANNED {
                continue;
            }
            if page.far(when) && row.how != EVER {
                continue;
            }
            let steps = row.how == "steps";
            let around = if row.since {
                if time.relation != Some("since") {
                    continue;
                }
                // "a strike since Thursday"; "since Thursday the workers have gone on strike".
                let begun = |c: &&Hit| {
                    table.class("begin").is_some()
                        && page.has(near.clone(), table.class("begin"))
                        && c.first as usize >= at
                };
                let after = page.find(at..near.end, &row.objects).filter(begun).map_or(at, |h| h.end as usize);
                at.saturating_sub(NEAR_OBJECT).max(sentence.start)..after
            } else {
                if time.relation == Some("since") && row.how != EVER {
                    continue;
                }
                let Some(trigger) = trigger(page, table, row, near.clone(), at) else { continue };
                let from = trigger.first as usize;
                if !steps
                    && (beside_a_cue(page, time.span, hit_span(page, trigger))
                        || outside_what_was_said(page, time.span, hit_span(page, trigger))
                        || nearer_time(page, n, hit_span(page, trigger)))
                {
                    continue;
                }
                let reach = if steps { usize::MAX } else { NEAR_OBJECT };
                from.saturating_sub(reach).max(sentence.start)..from.saturating_add(reach).min(sentence.end)
            };
            if !row.objects.is_empty() && page.find(around.clone(), &row.objects).is_none() {
                continue;
            }
            // A year names a law or a season, a week or a month a course of things, not the moment of one.
            let narrow = if steps || row.since { when.monthly() } else { when.daily() };
            if (steps && !acts_on_object(page, row, around)) || !narrow {
                continue;
            }
            let value = match (time.kind, &time.value) {
                (riwaya_extract::TimeKind::Duration, _) => when.day(),
                (_, Some(value)) => value.clone(),
                // Inferred from the weekday and the other documents: uncertain, as EDTF writes it.
                (_, None) => format!("{}?", when.edtf()),
            };
            answered.push(row.slot);
            let mut draft = Draft::of_row(page, table, row, Asked::Date(row.moment()), time.span, Answer::Date(value));
            draft.when = Some(when);
            draft.places = page.places_in(sentence.clone());
            let said = page.speaker(draft.statement);
            if !said.unreal && !said.aside && !said.denied {
                out.push(draft);
            }
        }
    }
    out.extend(own_days(page, table));
    out
}

/// Whether the act itself, the last trigger of a row of steps ("send" of "announce|decide|send"),
/// stands beside its object: a sentence that only announces and names troops sends none.
fn acts_on_object(page: &Page<'_>, row: &EventRow, range: Range<usize>) -> bool {
    let Some(act) = row.triggers.last() else { return true };
    let acts = page.hits(range.clone()).iter().filter(|(_, s)| *s == Sense::Class(*act));
    acts.map(|(h, _)| h.first as usize).any(|at| {
        let around = at.saturating_sub(NEAR_OBJECT).max(range.start)..(at + NEAR_OBJECT).min(range.end);
        page.find(around, &row.objects).is_some()
    })
}

/// Whether a time tells when something was said rather than when it happened: it stands nearer to the
/// cue than to the event, outside what was said.
fn beside_a_cue(page: &Page<'_>, time: Span, trigger: Span) -> bool {
    let apart = |a: Span, b: Span| a.start.abs_diff(b.start);
    let told = |s: &&riwaya_extract::Statement| s.content.iter().any(|c| c.contains(time) && c.contains(trigger));
    let statements = &page.account.analysis.statements;
    statements.iter().find(told).is_none()
        && statements.iter().any(|s| {
            s.cue.start.abs_diff(time.start) < 400
                && !s.content.iter().any(|c| c.contains(time))
                && page.sentence(s.cue) == page.sentence(time)
                && apart(s.cue, time) < apart(trigger, time)
        })
}

/// Whether a trigger stands inside what somebody said and a time outside: it is the time of the saying.
fn outside_what_was_said(page: &Page<'_>, time: Span, trigger: Span) -> bool {
    let said = page.statement_at(trigger).and_then(|s| page.account.analysis.statements.get(s));
    said.is_some_and(|s| !s.content.iter().any(|c| c.contains(time)))
}

/// The word of the row that dates this time: a verb on either side; a noun before it in the same part
/// of the sentence ("the sinking … on Saturday night", but not "lowered on Tuesday the toll of the sinking").
fn trigger<'p>(page: &'p Page<'_>, table: &Table, row: &EventRow, range: Range<usize>, at: usize) -> Option<&'p Hit> {
    let segment = page.segment(page.view.span(at..at + 1));
    page.hits(range)
        .iter()
        .filter(|(h, s)| {
            let first = h.first as usize;
            let noun_before = (h.end as usize) <= at && segment.contains(&first);
            // "on Wednesday in the collapse of …"
            let through =
                table.class("through").is_some_and(|c| page.find(first.saturating_sub(1)..first, &[c]).is_some());
            let noun_before = noun_before || (first > at && through && segment.contains(&first));
            matches!(s, Sense::Class(c) if row.triggers.contains(c))
                && (row.how == "steps" || table.verb(h) || noun_before)
        })
        .map(|(h, _)| h)
        .min_by_key(|h| ((h.first as usize).abs_diff(at), h.first))
}

/// Whether another date of the sentence belongs to the trigger rather: it stands in the same part of
/// the sentence and this one does not, or nearer.
fn nearer_time(page: &Page<'_>, time: usize, trigger: Span) -> bool {
    let times = &page.account.analysis.times;
    let segment = page.view.span(page.segment(trigger));
    let apart = |s: Span| {
        // "lowered on Tuesday the toll of the crash on 2 May": a day behind its event goes with it.
        let (day, event) = (page.view.tokens_in(s), page.view.tokens_in(trigger));
        let behind = s.start >= trigger.end;
        let tokens =
            if behind { day.start - event.end.min(day.start) } else { event.start.saturating_sub(day.end) + BEHIND };
        (!segment.contains(s), tokens)
    };
    let sentence = page.view.span(page.sentence(times[time].span));
    times.iter().enumerate().any(|(n, t)| {
        n != time
            && sentence.contains(t.span)
            && page.times.get(n).copied().flatten().is_some_and(|b| !page.far(b))
            && !matches!(t.relation, Some("until" | "before" | "after"))
            && !outside_what_was_said(page, t.span, trigger)
            && apart(t.span) < apart(times[time].span)
    })
}

/// The days that a document calls today, where it calls two days so: pasted wires.
fn own_days(page: &Page<'_>, table: &Table) -> Vec<Draft> {
    let days = &page.own_days;
    let Some(row) = table.dates.iter().find(|r| r.how == TODAY) else { return Vec::new() };
    if !days.windows(2).any(|w| w[0].today != w[1].today) {
        return Vec::new();
    }
    let drafts = days.iter().map(|day| {
        let value = page.date_of(day).map_or_else(|| format!("XXXX-WXX-{}", day.today), |b| b.day());
        let mut draft = Draft::of_row(page, table, row, Asked::Today, day.span, Answer::Date(value));
        draft.source.clear();
        draft.as_of = None;
        draft
    });
    drafts.collect()
}

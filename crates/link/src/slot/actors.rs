//! Who did it: the speaker of a statement about it, or the doer of a verb beside its object.

use std::ops::Range;

use riwaya_extract::{Group, NameKind, Voice};
use riwaya_text::letters::{ALEF, LAM};
use riwaya_text::{Hit, Kind, Span};

use super::draft::{Asked, Draft, NEAR_OBJECT, hit_span, stems};
use super::page::Page;
use super::table::{EventRow, Sense, Table};
use crate::Answer;

/// People and bodies that answer a question of who.
pub(super) fn drafts(page: &Page<'_>, table: &Table) -> Vec<Draft> {
    let mut out = Vec::new();
    for row in &table.actors {
        let mut covered: Vec<Span> = Vec::new();
        for (n, s) in page.account.analysis.statements.iter().enumerate() {
            if !row.acts.contains(&s.act)
                || s.unreal
                || s.voice != Voice::Source
                || page.aside(s.cue)
                || s.source_canonical.is_empty()
            {
                continue;
            }
            let content = s.content.iter().copied().reduce(Span::cover).unwrap_or(s.cue);
            let told = page.view.tokens_in(content);
            let Some(object) = page.find(told.clone(), &row.objects).filter(|_| page.has(told, row.with)) else {
                continue;
            };
            let span = s.cue.cover(hit_span(page, object));
            let span = s.source.map_or(span, |source| span.cover(source));
            let mut draft =
                Draft::of_row(page, table, row, Asked::Actor, span, Answer::Actor(s.source_canonical.clone()));
            let said = page.speaker(Some(n));
            (draft.source, draft.chain, draft.statement) = (said.source, said.chain, Some(n));
            if row.how == "speaker+addressee" {
                let skip = s.source.unwrap_or(s.cue);
                draft.addressee = addressee(page, table, s.cue, skip).map(|a| stems(&a)).unwrap_or_default();
            }
            covered.push(span);
            out.push(draft);
        }
        for (hit, sense) in &page.words {
            let Sense::Class(class) = sense else { continue };
            let trigger = hit_span(page, hit);
            if !row.triggers.contains(class) || page.aside(trigger) || covered.iter().any(|c| c.overlaps(trigger)) {
                continue;
            }
            let sentence = page.sentence(trigger);
            let at = hit.first as usize;
            let reach = at.saturating_sub(NEAR_OBJECT).max(sentence.start)..(at + NEAR_OBJECT).min(sentence.end);
            let Some(object) = page.nearest(reach, &row.objects, at).filter(|_| page.has(sentence.clone(), row.with))
            else {
                continue;
            };
            let Some(doer) = doer(page, table, row, hit, object, sentence) else { continue };
            let span = trigger.cover(hit_span(page, object)).cover(doer);
            let mut draft =
                Draft::of_row(page, table, row, Asked::Actor, span, Answer::Actor(doer.of(page.text()).to_owned()));
            if row.how == "speaker+addressee" {
                draft.addressee = addressee(page, table, trigger, doer).map(|a| stems(&a)).unwrap_or_default();
            }
            covered.push(span);
            out.push(draft);
        }
    }
    out
}

/// Who does what a trigger says: whom it was ordered by, else the words between verb and object, else
/// the nearest name before the verb.
fn doer(
    page: &Page<'_>,
    table: &Table,
    row: &EventRow,
    trigger: &Hit,
    object: &Hit,
    sentence: Range<usize>,
) -> Option<Span> {
    let (at, end, to) = (trigger.first as usize, trigger.end as usize, object.first as usize);
    let analysis = page.account.analysis;
    if row.how == "named-crowd" {
        let near =
            page.view.span(at.saturating_sub(NEAR_OBJECT).max(sentence.start)..(at + NEAR_OBJECT).min(sentence.end));
        return analysis
            .designations
            .iter()
            .filter(|d| matches!(d.group, Group::Participants | Group::Attackers) && near.contains(d.span))
            .min_by_key(|d| d.span.start.abs_diff(hit_span(page, trigger).start))
            .map(|d| d.span);
    }
    if let Some(by) = table.class("by-order-of")
        && let Some(order) = page.find(sentence.clone(), &[by])
    {
        let from = order.end as usize;
        let stop =
            (from..sentence.end).find(|&t| matches!(page.view.tokens[t].kind, Kind::Mark(_))).unwrap_or(sentence.end);
        if stop > from && stop - from <= 9 {
            return Some(page.view.span(from..stop));
        }
    }
    let names = |range: Range<usize>| {
        let span = page.view.span(range);
        let named = analysis.mentions.iter().filter(move |m| span.contains(m.span));
        named.filter(|m| matches!(m.kind, NameKind::Person | NameKind::Organisation))
    };
    let article = |t: usize| matches!(page.view.letters(t), [ALEF, LAM, ..]);
    let plain = |range: Range<usize>| range.clone().all(|t| !matches!(page.view.tokens[t].kind, Kind::Mark(_)));
    let segment = page.segment(hit_span(page, trigger));
    if row.how == "speaker+addressee" && table.verb(trigger) {
        // "the president asked …": what stands alone before the verb.
        let subject = segment.start..at;
        let title = subject.len() <= 5 && !subject.is_empty() && article(segment.start);
        if title || names(subject.clone()).next().is_some_and(|m| page.view.tokens_in(m.span).end == at) {
            return Some(page.view.span(subject));
        }
    }
    // "the governor imposed a curfew", verb first; another word of the row ends the subject.
    let stop = page.find(end..to.max(end), &row.triggers).map_or(to, |h| h.first as usize);
    let known = names(end..stop.max(end)).next().is_some();
    if stop > end && stop - end <= 8 && plain(end..stop) && (known || (table.verb(trigger) && stop - end <= 6)) {
        return Some(page.view.span(end..stop));
    }
    if row.how == "speaker+addressee" {
        // "in answer to a request that the president … addressed to it"
        let Some(person) = names(end..(end + 12).min(sentence.end)).find(|m| m.kind == NameKind::Person) else {
            return names(at.saturating_sub(8).max(sentence.start)..at).next_back().map(|m| m.span);
        };
        let mut from = page.view.token_at(person.span.start);
        while from > end && article(from - 1) {
            from -= 1;
        }
        return Some(page.view.span(from..page.view.tokens_in(person.span).end));
    }
    let before = at.saturating_sub(8).max(sentence.start)..at;
    names(before).next_back().map(|m| m.span).or_else(|| {
        // A participle or verbal noun goes on for whoever spoke before it in the sentence.
        if row.acts.is_empty() {
            return None;
        }
        let trigger = hit_span(page, trigger);
        let spoke =
            analysis.statements.iter().filter(|s| s.source.is_some() && !s.unreal && s.cue.start < trigger.start);
        let same = spoke.filter(|s| page.sentence(s.cue) == sentence);
        same.max_by_key(|s| s.cue.start).and_then(|s| s.source)
    })
}

/// Whom a request goes to: the first name after it that does not ask itself; "to it" is the body that
/// the sentence names before.
fn addressee(page: &Page<'_>, table: &Table, cue: Span, asker: Span) -> Option<String> {
    let sentence = page.sentence(cue);
    let after = page.view.token_at(cue.end);
    let until = (after + 8).min(sentence.end);
    let bodies = |m: &&riwaya_extract::Mention| !matches!(m.kind, NameKind::Person | NameKind::Event | NameKind::Work);
    let is = |t: usize, class: &str| table.letters(class).iter().any(|w| page.view.is(t, w));
    if (after..until).any(|t| is(t, "to-it")) {
        let before = page.view.span(sentence.start..after);
        let mut named = page.account.analysis.mentions.iter().filter(|m| before.contains(m.span));
        return named.find(|m| m.kind == NameKind::Organisation).map(|m| m.canonical.clone());
    }
    let range = page.view.span(after..until);
    let mut named = page.account.analysis.mentions.iter().filter(|m| range.contains(m.span) && !asker.overlaps(m.span));
    if let Some(body) = named.find(bodies) {
        return Some(body.span.of(page.text()).to_owned());
    }
    // No name: the words up to the preposition that says what is asked for.
    let ends = |t: usize| matches!(page.view.tokens[t].kind, Kind::Mark(_)) || is(t, "for-what");
    let stop = (after..until).find(|&t| ends(t)).unwrap_or(until);
    let words = page.view.span(after..stop);
    (stop > after && stop - after <= 4 && !asker.overlaps(words)).then(|| words.of(page.text()).to_owned())
}

//! Which times, actors and names answer which question: a trigger and its object in one sentence.

use std::ops::Range;

use riwaya_extract::{Group, NameKind, Voice};
use riwaya_text::letters::{ALEF, LAM};
use riwaya_text::{Hit, Kind, RegionKind, Span};

use super::page::Page;
use super::table::{EventRow, Sense, Table};
use super::{Asked, Draft};
use crate::fold::{key, stem};
use crate::{Answer, SlotKind};

/// Tokens between a time and the verb that it dates.
const NEAR_TIME: usize = 12;
/// Tokens between a verb and what makes it this kind of event.
const NEAR_OBJECT: usize = 9;

fn hit_span(page: &Page<'_>, hit: &Hit) -> Span {
    page.view.span(hit.first as usize..hit.end as usize)
}

fn draft(page: &Page<'_>, table: &Table, row: &EventRow, asked: Asked, span: Span, answer: Answer) -> Draft {
    let statement = page.statement_at(span);
    let said = page.speaker(statement);
    let (as_of, when) = super::as_of(page, None);
    Draft {
        slot: row.slot.to_owned(),
        asked,
        kind: match answer {
            Answer::Date(_) => SlotKind::Date,
            Answer::Actor(_) => SlotKind::Actor,
            _ => SlotKind::Name,
        },
        title: table.ask(row.ask, ""),
        page: 0,
        doc: page.doc,
        span,
        figure: None,
        whole: None,
        part: false,
        source: said.source,
        chain: said.chain,
        as_of,
        when,
        statement,
        trend: riwaya_extract::Trend::None,
        narrow: 0,
        area: String::new(),
        words: match &answer {
            Answer::Actor(name) | Answer::Name(name) => stems(name),
            _ => Vec::new(),
        },
        addressee: Vec::new(),
        frame: None,
        counted: "",
        another: None,
        answer,
    }
}

/// The stems of a name's words, without the smallest ones.
pub(crate) fn stems(name: &str) -> Vec<Vec<u8>> {
    let folded = key(name);
    let words = folded.split(|&c| c == riwaya_text::letters::SPACE);
    words.filter(|w| w.len() > 2).map(|w| stem(w).to_vec()).collect()
}

/// Times that answer a date question.
pub(super) fn dates(page: &Page<'_>, table: &Table) -> Vec<Draft> {
    let mut out = Vec::new();
    for (n, time) in page.account.analysis.times.iter().enumerate() {
        let Some(when) = page.times.get(n).copied().flatten() else { continue };
        let over_text = matches!(page.region(time.span), RegionKind::Dateline | RegionKind::Byline);
        let other = matches!(time.relation, Some("until" | "before" | "after"));
        if page.aside(time.span) || page.far(when) || over_text || other {
            continue;
        }
        let sentence = page.sentence(time.span);
        let at = page.view.token_at(time.span.start);
        let near = at.saturating_sub(NEAR_TIME).max(sentence.start)..(at + NEAR_TIME).min(sentence.end);
        let mut answered: Vec<&str> = Vec::new();
        for row in &table.dates {
            if answered.contains(&row.slot) {
                continue;
            }
            let steps = row.how == "steps";
            let range = if steps { sentence.clone() } else { near.clone() };
            let around = if row.since {
                if time.relation != Some("since") {
                    continue;
                }
                at.saturating_sub(NEAR_OBJECT).max(sentence.start)..at
            } else {
                if steps && time.relation == Some("since") {
                    continue;
                }
                let Some(trigger) = trigger(page, table, row, range, at) else { continue };
                let from = trigger.first as usize;
                if !steps
                    && (beside_a_cue(page, time.span, hit_span(page, trigger))
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
            // A year names a law or a season, not the day on which something happened.
            if (steps && !acts_on_object(page, row, around)) || !when.monthly() {
                continue;
            }
            let value = match (time.kind, &time.value) {
                (riwaya_extract::TimeKind::Duration, _) => when.day(),
                (_, Some(value)) => value.clone(),
                // Inferred from the weekday and the other documents: uncertain, as EDTF writes it.
                (_, None) => format!("{}?", when.edtf()),
            };
            answered.push(row.slot);
            let mut draft = draft(page, table, row, Asked::Date(row.moment()), time.span, Answer::Date(value));
            draft.when = Some(when);
            let said = page.speaker(draft.statement);
            if !said.unreal && !said.aside {
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
    page.account.analysis.statements.iter().any(|s| {
        s.cue.start.abs_diff(time.start) < 400
            && !s.content.iter().any(|c| c.contains(time))
            && page.sentence(s.cue) == page.sentence(time)
            && apart(s.cue, time) < apart(trigger, time)
    })
}

/// The word of the row that dates this time: a verb on either side; a noun before it in the same part
/// of the sentence ("the sinking … on Saturday night", but not "lowered on Tuesday the toll of the sinking").
fn trigger<'p>(page: &'p Page<'_>, table: &Table, row: &EventRow, range: Range<usize>, at: usize) -> Option<&'p Hit> {
    let segment = page.segment(page.view.span(at..at + 1));
    page.hits(range)
        .iter()
        .filter(|(h, s)| {
            let noun_before = (h.end as usize) <= at && segment.contains(&(h.first as usize));
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
        let bytes = if s.start >= trigger.end { s.start - trigger.end } else { trigger.start.saturating_sub(s.end) };
        (!segment.contains(s), bytes)
    };
    let sentence = page.view.span(page.sentence(times[time].span));
    times.iter().enumerate().any(|(n, t)| {
        n != time
            && sentence.contains(t.span)
            && page.times.get(n).copied().flatten().is_some_and(|b| !page.far(b))
            && !matches!(t.relation, Some("until" | "before" | "after"))
            && apart(t.span) < apart(times[time].span)
    })
}

/// The days that a document calls today, where it calls two days so: pasted wires.
fn own_days(page: &Page<'_>, table: &Table) -> Vec<Draft> {
    let days = &page.own_days;
    if !days.windows(2).any(|w| w[0].today != w[1].today) {
        return Vec::new();
    }
    let row = EventRow {
        slot: "today-of-the-text",
        how: "point",
        acts: vec![],
        triggers: vec![],
        since: false,
        objects: vec![],
        object_names: vec![],
        with: None,
        ask: ("أي يوم يسميه النص «اليوم»؟", "Which day does the text call today?"),
    };
    let drafts = days.iter().map(|day| {
        let value = page.date_of(day).map_or_else(|| format!("XXXX-WXX-{}", day.today), |b| b.day());
        let mut draft = draft(page, table, &row, Asked::Today, day.span, Answer::Date(value));
        draft.source.clear();
        draft.as_of = None;
        draft
    });
    drafts.collect()
}

/// People and bodies that answer a question of who.
pub(super) fn actors(page: &Page<'_>, table: &Table) -> Vec<Draft> {
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
            let mut draft = draft(page, table, row, Asked::Actor, span, Answer::Actor(s.source_canonical.clone()));
            let said = page.speaker(Some(n));
            (draft.source, draft.chain, draft.statement) = (said.source, said.chain, Some(n));
            if row.how == "speaker+addressee" {
                let skip = s.source.unwrap_or(s.cue);
                draft.addressee = addressee(page, s.cue, skip).map(|a| stems(&a)).unwrap_or_default();
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
            let mut draft = draft(page, table, row, Asked::Actor, span, Answer::Actor(doer.of(page.text()).to_owned()));
            if row.how == "speaker+addressee" {
                draft.addressee = addressee(page, trigger, doer).map(|a| stems(&a)).unwrap_or_default();
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
fn addressee(page: &Page<'_>, cue: Span, asker: Span) -> Option<String> {
    let sentence = page.sentence(cue);
    let after = page.view.token_at(cue.end);
    let until = (after + 8).min(sentence.end);
    let bodies = |m: &&riwaya_extract::Mention| !matches!(m.kind, NameKind::Person | NameKind::Event | NameKind::Work);
    if (after..until).any(|t| ["إليها", "إليه", "منها", "منه"].iter().any(|w| page.view.is(t, w))) {
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
    let ends = |t: usize| {
        matches!(page.view.tokens[t].kind, Kind::Mark(_))
            || ["في", "إلى", "على", "من", "أن", "عن"].iter().any(|w| page.view.is(t, w))
    };
    let stop = (after..until).find(|&t| ends(t)).unwrap_or(until);
    let words = page.view.span(after..stop);
    (stop > after && stop - after <= 4 && !asker.overlaps(words)).then(|| words.of(page.text()).to_owned())
}

/// Names and labels: what people, acts and bodies are called, and what is given as the cause.
pub(super) fn names(page: &Page<'_>, table: &Table) -> Vec<Draft> {
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
                    let mut draft =
                        draft(page, table, row, Asked::Label, d.span, Answer::Name(d.span.of(page.text()).to_owned()));
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
                    let mut draft =
                        draft(page, table, row, Asked::Label, span, Answer::Name(span.of(page.text()).to_owned()));
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
            .find(|&t| page.view.is(t, "على"))
            .map(|t| t + 1)
            .filter(|&t| grievance.is_some_and(|g| page.find(t..(t + 1).min(sentence.end), &[g]).is_some()));
        let Some(begin) = because.or(over).filter(|&b| b < sentence.end) else { continue };
        let stop = (begin..sentence.end.min(begin + 6))
            .find(|&t| matches!(page.view.tokens[t].kind, Kind::Mark(_)))
            .unwrap_or(sentence.end.min(begin + 6));
        if stop > begin {
            let span = page.view.span(begin..stop);
            once(&mut out, draft(page, table, row, Asked::Label, span, Answer::Name(span.of(page.text()).to_owned())));
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
                    .find(|&t| matches!(page.view.tokens[t].kind, Kind::Mark(_)) || page.view.is(t, "التي"))
                    .unwrap_or(sentence.end.min(from + 6));
                if stop <= from + 1 {
                    continue;
                }
                page.view.span(from..stop)
            }
        };
        once(&mut out, draft(page, table, row, Asked::Body, span, Answer::Name(span.of(page.text()).to_owned())));
    }
    out
}

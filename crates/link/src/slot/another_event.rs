//! Figures of another event than the one that is told: by the year they are dated to, or by the place that is
//! recalled beside them.

use riwaya_extract::Figure;

use super::figure::Common;
use super::page::Page;
use super::table::{Class, Sense, Table};

/// The year of another event that a figure belongs to: its clause, or its sentence before it, is dated
/// far away and no near time stands nearer.
pub(super) fn year(page: &Page<'_>, table: &Table, figure: &Figure, chosen: Option<usize>) -> Option<String> {
    let times = &page.account.analysis.times;
    let year = |i: usize| times[i].value.as_deref().and_then(|v| v.get(..4)).map(str::to_owned);
    if let Some(i) = chosen.filter(|&i| page.far_time(i)) {
        return year(i);
    }
    if let Some(year) = year_of_a_name(page, table, figure) {
        return Some(year);
    }
    let sentence = page.view.span(page.sentence(figure.span));
    let inside = |i: &usize| sentence.contains(times[*i].span) && page.times[*i].is_some();
    // "the largest since 2017, when …": what follows happened then.
    let then = |i: usize| {
        let end = page.view.tokens_in(times[i].span).end;
        let when = table.class("that-year").and_then(|c| page.find(end..end + 3, &[c]));
        when.is_some() && page.view.token_at(figure.span.start) > end
    };
    let apart = |i: &usize| times[*i].span.start.abs_diff(figure.span.start);
    let far = (0..times.len())
        .filter(inside)
        .filter(|&i| page.far_time(i))
        .filter(|&i| !matches!(times[i].relation, Some("since" | "until")) || then(i))
        .min_by_key(apart)?;
    let near = (0..times.len()).filter(inside).filter(|&i| !page.far_time(i)).min_by_key(apart);
    let in_clause = figure.clause.contains(times[far].span);
    let nearer = near.is_none_or(|n| apart(&far) < apart(&n));
    ((in_clause || times[far].span.start < figure.span.start) && nearer).then(|| year(far)).flatten()
}

/// "the cholera of 2015", without "the year": an earlier year right behind the word for the event.
fn year_of_a_name(page: &Page<'_>, table: &Table, figure: &Figure) -> Option<String> {
    let classes: Vec<Class> = ["disease", "disaster"].into_iter().filter_map(|c| table.class(c)).collect();
    let own: i16 = page.published.as_ref()?.0.get(..4)?.parse().ok()?;
    let range = page.sentence(figure.span).start..page.view.token_at(figure.span.start);
    let named = page.hits(range.clone()).iter().filter(|(_, s)| matches!(s, Sense::Class(c) if classes.contains(c)));
    let mut years = named.map(|(h, _)| h.end as usize).filter(|t| range.contains(t)).filter_map(|t| {
        let year: i16 = page.view.text(t).parse().ok()?;
        (EARLIEST..own).contains(&year).then(|| year.to_string())
    });
    years.next_back()
}

/// The earliest year that a bare number behind an event names.
const EARLIEST: i16 = 1900;

/// The place of another event that a sentence only recalls or likens ("two days after a strike on the
/// market of …"): a place that the happening is not about.
pub(super) fn place(page: &Page<'_>, table: &Table, figure: &Figure, common: &Common) -> Option<String> {
    let recalls = table.class("another-event")?;
    let sentence = page.sentence(figure.span);
    let at = page.view.token_at(figure.span.start);
    let from = page.find(sentence.start..at, &[recalls])?.end as usize;
    let there = page.places_in(from..at.max(from));
    let told = page.places_in(sentence.start..sentence.end);
    if there.is_empty() || told.iter().any(|p| common.places.contains(p)) {
        return None;
    }
    let span = page.view.span(from..at.max(from));
    let mut named = page.account.analysis.mentions.iter().filter(|m| m.kind == riwaya_extract::NameKind::Location);
    named.find(|m| span.contains(m.span)).map(|m| m.canonical.clone())
}

//! Days that no row asks for: in a handful of accounts of one event, what two of them say to have been on
//! one day ("the dead are buried tomorrow", "were buried last Friday").

use std::collections::BTreeSet;

use riwaya_extract::TimeKind;
use riwaya_text::{RegionKind, Span};

use super::page::Page;
use super::roots::roots;
use super::table::Table;
use super::{Asked, Draft};
use crate::Answer;
use crate::edtf::Bounds;
use crate::verdict::Moment;

/// Words before and behind a time that say what was then.
const BEFORE: usize = 9;
const AFTER: usize = 6;
/// Words that two occasions must share.
const SHARED: usize = 2;
/// Times of one happening that are compared in this way.
const MOST: usize = 300;
/// How a row says that the words around a time are the question.
pub(super) const WORDS: &str = "words";

/// Tokens of a paragraph in which a date is that of the telling.
const HEAD: usize = 10;

struct Occasion {
    page: usize,
    time: usize,
    day: Bounds,
    words: BTreeSet<Vec<u8>>,
}

/// Reports of such days, those of one occasion under one slot; `taken` are those that rows ask for.
pub(super) fn drafts(pages: &[Page<'_>], table: &Table, taken: &[(usize, Span)]) -> Vec<Draft> {
    let mut all: Vec<Occasion> = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        for (t, time) in page.account.analysis.times.iter().enumerate() {
            let Some(day) = page.times.get(t).copied().flatten().filter(|d| d.daily()) else { continue };
            let over_text = matches!(page.region(time.span), RegionKind::Dateline | RegionKind::Byline);
            let other = matches!(time.relation, Some("until" | "before" | "after" | "since"));
            let plain = time.kind == TimeKind::Date || time.kind == TimeKind::Time;
            if over_text || other || !plain || page.aside(time.span) || page.far(day) || page.clock_alone(t) {
                continue;
            }
            let at = page.view.tokens_in(time.span);
            let sentence = page.sentence(time.span);
            // "Town, 15 January (Agency) -": the line above the text.
            if matches!(page.view.mark(at.end), Some('(' | '-' | '–'))
                && at.start < page.view.paragraph(at.start).start + HEAD
            {
                continue;
            }
            let around = at.start.saturating_sub(BEFORE).max(sentence.start)..(at.end + AFTER).min(sentence.end);
            let words = roots(page, table, around.filter(|t| !at.contains(t)));
            all.push(Occasion { page: n, time: t, day, words });
        }
    }
    all.truncate(MOST);
    let mut used = vec![false; all.len()];
    let mut out = Vec::new();
    for first in 0..all.len() {
        let mut group = vec![first];
        for page in (0..pages.len()).filter(|&p| p != all[first].page) {
            let near =
                (first + 1..all.len()).filter(|&i| !used[i] && all[i].page == page && same(&all[first], &all[i]));
            group.extend(near.max_by_key(|&i| (shared(&all[first], &all[i]), std::cmp::Reverse(i))));
        }
        let asked = |&i: &usize| {
            let own: &Occasion = &all[i];
            let span = pages[own.page].account.analysis.times.get(own.time).map(|t| t.span);
            span.is_some_and(|s| taken.contains(&(own.page, s)))
        };
        if used[first] || group.len() < 2 || group.iter().all(asked) {
            continue;
        }
        for i in group {
            used[i] = true;
            out.extend(draft(pages, table, &all[first], &all[i]));
        }
    }
    out
}

fn shared(a: &Occasion, b: &Occasion) -> usize {
    a.words.intersection(&b.words).count()
}

fn same(a: &Occasion, b: &Occasion) -> bool {
    a.day.overlaps(b.day) && shared(a, b) >= SHARED
}

fn draft(pages: &[Page<'_>], table: &Table, first: &Occasion, own: &Occasion) -> Option<Draft> {
    let row = table.dates.iter().find(|r| r.how == WORDS)?;
    let (head, page) = (&pages[first.page], &pages[own.page]);
    let asked = head.account.analysis.times.get(first.time)?;
    let tokens = head.view.tokens_in(asked.span);
    let words = head.view.words(tokens.start.saturating_sub(5).max(head.sentence(asked.span).start)..tokens.end);
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = (row.ask.0.replace("{}", &words), row.ask.1.replace("{}", &words));
    let time = page.account.analysis.times.get(own.time)?;
    let value = time.value.clone().unwrap_or_else(|| format!("{}?", own.day.edtf()));
    let statement = page.statement_at(time.span);
    let slot = format!("day:{words}");
    let asked = Asked::Date(Moment::Steps);
    let mut draft = Draft::new(page, slot, asked, title, time.span, Answer::Date(value), statement);
    draft.page = own.page;
    draft.when = Some(own.day);
    let said = page.speaker(statement);
    (!said.unreal && !said.aside && !said.denied).then_some(draft)
}

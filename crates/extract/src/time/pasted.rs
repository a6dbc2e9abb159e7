//! The day of a wire that stands inside another text: "the agency printed its dispatch of 9 June again, in
//! which it said: «… arrived at dawn today»". Its today is the day on which it was written.

use jiff::civil::DateTime;
use riwaya_text::{Kind, Span};

use super::calendar::Value;
use super::expr::{Base, Expr, What};
use super::lists::Lists;
use super::resolve::Now;
use crate::Reading;

/// Tokens between the date and the quotation, or the dash, that it dates.
const REACH: usize = 12;
/// Tokens between the word for such a text and its date.
const WIRE: usize = 9;
/// Tokens before the date of a dateline inside a text: its place.
const PLACE: usize = 4;

/// Tokens of a quotation that are looked back over.
const QUOTATION: usize = 120;

/// The day that a relative time rests on because it stands in a dated wire: quoted beside its date, or a
/// paragraph with a dateline of its own.
pub(super) fn day(
    lists: &Lists,
    r: &Reading<'_>,
    exprs: &[Expr],
    i: usize,
    now: Option<DateTime>,
) -> Option<(DateTime, Span)> {
    let (own, now) = (&exprs[i], now?);
    if own.what.absolute() {
        return None;
    }
    let paragraph = r.view.paragraph(own.first);
    let from = exprs[..i].partition_point(|e| e.first < paragraph.start);
    let before = || exprs[from.max(i.saturating_sub(REACH))..i].iter().rev();
    let quoted = || {
        let open = opened(r, paragraph.start, own.first)?;
        let dates = |e: &&Expr| {
            let said =
                (e.first.saturating_sub(3).max(paragraph.start)..=e.first).any(|t| lists.forms.wire_dated.is(r, t));
            // "a signal that the post sent on 20 August: «…»"
            let wire = || {
                (e.first.saturating_sub(WIRE).max(r.view.sentence(open).start)..e.first)
                    .any(|t| lists.forms.wire.is(r, t))
                    && open.checked_sub(1).and_then(|t| r.view.mark(t)) == Some(':')
            };
            e.next <= open && open - e.next <= REACH && (said || wire())
        };
        before().find(dates)
    };
    let line = || {
        let first = exprs[from..i].first()?;
        let ahead = first.next..(first.next + REACH).min(paragraph.end);
        // "Larna, 9 June (agency) - …": the bracket and the dash make it a dateline.
        let mut marks = ahead.filter_map(|t| r.view.mark(t));
        let bracket = marks.by_ref().any(|m| m == ')');
        let dash = matches!(marks.next(), Some('-' | '–' | '—'));
        (bracket && dash && first.first - paragraph.start <= PLACE).then_some(first)
    };
    let wire = quoted().or_else(line)?;
    let What::Point(base @ Base::Date { month: Some(_), day: Some(_), .. }, _) = &wire.what else { return None };
    let Value::Day(day) = base.resolve(Some(Now { at: now, future: false, scheduled: false }))? else { return None };
    (day != now.date() && day < now.date()).then(|| (day.to_datetime(now.time()), wire.span))
}

/// The quotation mark that opens before a token and closes no earlier than it.
fn opened(r: &Reading<'_>, from: usize, token: usize) -> Option<usize> {
    let mut closed = 0;
    for t in (from.max(token.saturating_sub(QUOTATION))..token).rev() {
        match r.view.tokens.get(t)?.kind {
            Kind::Mark('»' | '”') => closed += 1,
            Kind::Mark('«' | '“') if closed == 0 => return Some(t),
            Kind::Mark('«' | '“') => closed -= 1,
            _ => {}
        }
    }
    None
}

//! Time expressions: dates, times of day, lengths and repetitions, resolved against the text's own today.

mod calendar;
mod clock;
mod date;
mod expr;
mod inside;
mod length;
mod lists;
mod pasted;
mod phrase;
mod point;
mod published;
mod range;
mod relative;
mod resolve;
#[cfg(test)]
mod tests;
mod weekday;
mod written_year;
mod year;

use riwaya_text::Kind;
use riwaya_text::letters::WAW;

use crate::forms::forms;
use crate::{Analysis, Anchor, Language, Reading, Time};
use expr::{Base, Expr, What};
use lists::{Lists, NAME, PREPOSITION, TIME};
use resolve::Now;

forms! {
    /// Words that stand in fixed places in and around times.
    pub(crate) struct TimeForms of "time" {
        wire_dated,
        wire,
        exactly, the_hour, first_hour, one_hour, less, am, pm, the_morning, in_of, by_clock, greenwich, zone, zone_of,
        before_clock, about, of_in_to, hijri, miladi, what, before, christ, date_head, not_counted, month_head, within, day, to_day,
        light, one, whole, of, time, length, vague, term, un, named, few, each, days, no_day, right_after, of_on, now,
        hijri_years, lasting, for_time, a_day, ahead, throughout, this, from, between, to, two, moment, late, inside,
        very_early, middle, tonight, of_hijra, last, season, during, age, last_of, half, holiday, which, day_head,
        of_friday, dated, rest, remains, goes_on, begins, of_christ, years, both_days, lying, same, time_of, scheduled, own_year, times_of, next_day,
    }
}

/// Compiled once from the language.
pub(crate) struct Recognizer {
    lists: Lists,
}

/// How many tokens before an expression may hold the word that tells of what is to come.
const REACH: usize = 16;

impl Recognizer {
    pub(crate) fn new(language: &Language) -> Self {
        Recognizer { lists: Lists::new(language) }
    }

    pub(crate) fn find(&self, r: &Reading<'_>, found: &mut Analysis) {
        let exprs = self.parse(r);
        let anchor = published::anchor(r, &exprs);
        found.published = anchor.published;
        let mut paragraph = 0..0;
        let mut own = None;
        for (i, e) in exprs.iter().enumerate() {
            if !paragraph.contains(&e.first) {
                paragraph = r.view.paragraph(e.first);
                own = anchor.now.and_then(|now| {
                    let here = exprs[i..].iter().take_while(|x| x.first < paragraph.end);
                    here.filter_map(|x| published::own_day(x, now).map(|d| (d, x.span))).next()
                });
            }
            let pasted = pasted::day(&self.lists, r, &exprs, i, anchor.now);
            let (at, source) = match (pasted.or(own), anchor.now) {
                _ if e.what.absolute() => (anchor.now, Anchor::Absolute),
                (Some((day, span)), _) => (Some(day), Anchor::Paragraph(span)),
                (None, Some(now)) => (Some(now), Anchor::Document),
                (None, None) => (None, Anchor::Missing),
            };
            let now = at.map(|at| {
                let (future, scheduled) = future(&self.lists, r, e);
                Now { at, future, scheduled }
            });
            found.times.push(Time {
                span: e.span,
                kind: e.kind,
                value: self.day_after(r, e, found.times.last()).or_else(|| e.what.value(now)),
                anchor: source,
                relation: e.relation,
                rule: e.rule,
            });
        }
    }

    /// "اليوم التالي" behind a day of the same sentence is the one after that day.
    fn day_after(&self, r: &Reading<'_>, e: &Expr, before: Option<&Time>) -> Option<String> {
        if e.what != What::Point(Base::Day(1, None), None) || !self.lists.forms.next_day.is(r, e.next - 1) {
            return None;
        }
        let told = before.filter(|t| r.view.sentence(e.first).contains(&r.view.token_at(t.span.start)))?;
        let day: jiff::civil::Date = told.value.as_deref()?.parse().ok()?;
        Some(day.tomorrow().ok()?.to_string())
    }

    /// Whether a token may go on what a word like "من" began.
    fn may_follow(&self, r: &Reading<'_>, token: usize) -> bool {
        match r.view.tokens.get(token).map(|t| t.kind) {
            Some(Kind::Number) => true,
            Some(Kind::Word) => {
                self.lists.marks.at(r, token) != 0
                    || self.lists.forms.goes_on.is(r, token)
                    || self.lists.forms.begins.is(r, token)
            }
            _ => false,
        }
    }

    fn parse(&self, r: &Reading<'_>) -> Vec<Expr> {
        let mut out = Vec::new();
        let mut token = 0;
        while token < r.view.tokens.len() {
            let mut marks = 0;
            match r.view.tokens[token].kind {
                Kind::Number => marks = TIME,
                Kind::Word => {
                    marks = self.lists.marks.at(r, token);
                    if marks & NAME != 0
                        && let Some((h, ())) = self.lists.names.at(r, token).next()
                    {
                        token = h.end as usize;
                        continue;
                    }
                    if marks == 0 && self.lists.forms.begins.is(r, token) && self.may_follow(r, token + 1) {
                        marks = TIME;
                    }
                }
                _ => {}
            }
            let found = if marks & TIME != 0 {
                self.lists.expression(r, token)
            } else if marks & PREPOSITION != 0 {
                self.lists.after_preposition(r, token)
            } else {
                None
            };
            match found {
                Some(e) => {
                    token = e.next;
                    out.push(e);
                }
                None => token += 1,
            }
        }
        out
    }
}

/// How near the present of a verb of beginning, lasting or meeting must stand that tells of what is to come.
const SCHEDULED: usize = 7;

/// Whether the clause speaks of what is to come, and whether only the present of a verb says so.
fn future(lists: &Lists, r: &Reading<'_>, e: &Expr) -> (bool, bool) {
    let sentence = r.view.sentence(e.first).start;
    let said = |t: usize| {
        lists.forms.ahead.is_behind(r, t, &[WAW]) || r.hits_at(t).iter().any(|h| h.proclitics.particle == Some('س'))
    };
    if (sentence.max(e.first.saturating_sub(REACH))..e.first).any(said) {
        return (true, false);
    }
    let near = sentence.max(e.first.saturating_sub(SCHEDULED));
    let scheduled = (near..e.first).any(|t| lists.forms.scheduled.is_behind(r, t, &[WAW]));
    (scheduled, scheduled)
}

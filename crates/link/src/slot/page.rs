//! One document as the slots see it: its words, its times as dates, and what of it is set aside.

use std::collections::BTreeSet;
use std::ops::Range;

use riwaya_extract::{Anchor, NameKind, Statement, Time, TimeKind, Voice};
use riwaya_text::{Hit, Kind, RegionKind, Span, View};

use super::own_day::{self, OwnDay};
use super::table::{Class, Sense, Table};
use crate::Account;
use crate::edtf::{self, Bounds};
use crate::names::skeleton;

/// Tokens between two commas that set off an attribution.
const SET_OFF: usize = 9;
/// Days between a document and the times of its own event; what lies further back is another story.
const OWN_DAYS: i32 = 75;

/// One document, cut and with the tables' words found in it.
pub(crate) struct Page<'a> {
    /// Index in the order given to `compare`.
    pub doc: usize,
    pub account: Account<'a>,
    pub view: View<'a>,
    pub words: Vec<(Hit, Sense)>,
    /// The document's date with its value.
    pub published: Option<(String, Bounds)>,
    /// Bounds of each time of the analysis, durations counted back from the day that they are said on.
    pub times: Vec<Option<Bounds>>,
    /// The day that the document speaks of, for telling far from near.
    now: Option<Bounds>,
    /// Where the text calls a weekday its own: "today, Wednesday", "yesterday, Wednesday".
    pub own_days: Vec<OwnDay>,
    /// Classes of words for parts of a day, with their hours.
    parts: Vec<(Class, (i8, i8))>,
    not_said: Option<Class>,
    tally: Option<Class>,
    added: Option<Class>,
    strike: Option<Class>,
    /// Classes of words that name a day: today, yesterday, a weekday.
    days: Vec<Class>,
    /// Classes of words for events, which a headline names before a colon.
    events: Vec<Class>,
    /// Words that join one clause to another.
    joints: Vec<&'static str>,
    /// Words that open an attribution: وفق، بحسب
    attributing: Vec<&'static str>,
    /// Keys of the places that it names.
    pub places: BTreeSet<Vec<u8>>,
}

/// Tokens between a word for an event and its time.
const EVENT_BEFORE: usize = 8;
/// The act of saying that it is not so.
const DENY: &str = "deny";
/// Tokens between "happened" and its day.
const HAPPENED: usize = 3;
/// Classes whose words name an event.
const EVENTS: [&str; 5] = ["disaster", "attack", "fighting", "protest", "coup"];

/// Classes whose words name a day.
const DAYS: [&str; 9] = ["own-today", "own-yesterday", "day-1", "day-2", "day-3", "day-4", "day-5", "day-6", "day-7"];

impl<'a> Page<'a> {
    pub fn new(doc: usize, account: Account<'a>, table: &Table) -> Page<'a> {
        let view = View::new(&account.doc.text);
        let words = table.scan(&view);
        let published = account.analysis.published.as_ref().or(account.doc.published.as_ref());
        let published = published.and_then(|p| Some((p.value.clone(), edtf::bounds(&p.value)?)));
        let now = published.as_ref().map(|p| p.1);
        let (times, own_days) = (vec![], vec![]);
        let (parts, not_said) = (table.parts_of_day(), table.class("not-said"));
        let events = EVENTS.iter().filter_map(|c| table.class(c)).collect();
        let joints = table.letters("clause-joint").to_vec();
        let named = account.analysis.mentions.iter().filter(|m| m.kind == NameKind::Location);
        let places = named.map(|m| skeleton(&m.canonical)).collect();
        let mut page = Page {
            doc,
            account,
            view,
            words,
            now,
            published,
            times,
            own_days,
            parts,
            not_said,
            tally: table.class("tally"),
            added: table.class("added-to-toll"),
            strike: table.class("strike"),
            days: DAYS.iter().filter_map(|c| table.class(c)).collect(),
            events,
            joints,
            attributing: table.letters("attributing").to_vec(),
            places,
        };
        page.own_days = own_day::find(&page, table);
        page.times = account.analysis.times.iter().map(|t| page.bounds(t)).collect();
        if page.now.is_none() {
            page.now = page.times.iter().flatten().filter(|b| b.daily()).max().copied();
        }
        page
    }

    /// Gives a page without a date the day of its happening: for telling far from near, and for finding
    /// the days that its weekdays name.
    pub fn date_by(&mut self, happening: Option<Bounds>, table: &Table) {
        if self.published.is_some() || happening.is_none() {
            return;
        }
        self.now = happening;
        let last_night = table.class("last-night");
        for (n, time) in self.account.analysis.times.iter().enumerate() {
            if self.times.get(n).copied().flatten().is_some() {
                continue;
            }
            let named = self.own_days.iter().find(|d| d.span.overlaps(time.span));
            let inferred = match named {
                Some(day) => self.date_of(day).and_then(|today| match (day.yesterday, day.night) {
                    (_, true) => edtf::shifted(today, -1).map(|y| Bounds { start: y.start, end: today.end }),
                    (true, _) => edtf::shifted(today, -1),
                    _ => Some(today),
                }),
                None if time.kind == TimeKind::Duration => self.bounds(time),
                None => {
                    let tokens = self.view.tokens_in(time.span);
                    let night = last_night.is_some_and(|c| self.find(tokens, &[c]).is_some());
                    let today = self.own_days.first().filter(|_| night).and_then(|d| self.date_of(d));
                    today.and_then(|t| edtf::shifted(t, -1).map(|y| Bounds { start: y.start, end: t.end }))
                }
            };
            self.times[n] = inferred;
        }
    }

    /// The date of an own day: the one with its weekday nearest to the document's date.
    pub fn date_of(&self, day: &OwnDay) -> Option<Bounds> {
        own_day::near(day.today, self.now?)
    }

    fn bounds(&self, time: &Time) -> Option<Bounds> {
        let value = time.value.as_deref()?;
        if !matches!(time.kind, TimeKind::Duration | TimeKind::Set) {
            let day = edtf::bounds(value)?;
            return Some(self.part_of_day(time.span).and_then(|(from, to)| day.hours(from, to)).unwrap_or(day));
        }
        if time.relation != Some("since") {
            return None;
        }
        edtf::shifted(self.said_on(time)?, -edtf::days(value)?)
    }

    /// The hours that a time's words leave of its day: "noon", "evening".
    fn part_of_day(&self, span: Span) -> Option<(i8, i8)> {
        let hits = self.hits(self.view.tokens_in(span)).iter();
        let mut parts = hits.filter_map(|(_, s)| match s {
            Sense::Class(c) => self.parts.iter().find(|(class, _)| class == c).map(|(_, hours)| *hours),
            _ => None,
        });
        parts.next()
    }

    /// The day on which the words around a time are said: the sentence's or paragraph's own "today", else
    /// the document's date.
    fn said_on(&self, time: &Time) -> Option<Bounds> {
        let named = match &time.anchor {
            Anchor::Paragraph(span) => {
                let times = &self.account.analysis.times;
                times.iter().find(|t| t.span.overlaps(*span)).and_then(|t| edtf::bounds(t.value.as_deref()?))
            }
            // A length has no anchor of its own: "منذ يومين" counts from the day that its line names.
            _ => {
                let line = self.view.paragraph(self.view.token_at(time.span.start));
                let line = self.view.span(line);
                let times = self.account.analysis.times.iter();
                let own =
                    times.filter(|t| line.contains(t.span) && matches!(t.anchor, Anchor::Paragraph(s) if s == t.span));
                own.filter_map(|t| edtf::bounds(t.value.as_deref()?)).next()
            }
        };
        let line = self.view.span(self.view.paragraph(self.view.token_at(time.span.start)));
        let own = || {
            let mut before = self.own_days.iter().filter(|d| line.contains(d.span) && d.span.start < time.span.start);
            before.next_back().and_then(|d| self.date_of(d))
        };
        named.or_else(own).or(self.published.as_ref().map(|p| p.1))
    }

    pub fn text(&self) -> &'a str {
        &self.account.doc.text
    }

    pub fn region(&self, span: Span) -> RegionKind {
        self.account.doc.region_at(span.start)
    }

    /// Whether nothing of this place enters a list.
    pub fn aside(&self, span: Span) -> bool {
        self.region(span).set_aside()
    }

    /// Whether a time lies so far from the document's day that its clause tells another story.
    pub fn far(&self, time: Bounds) -> bool {
        match self.now {
            Some(now) => now.days_apart(time) > OWN_DAYS,
            None => false,
        }
    }

    /// The sentence that a place stands in.
    pub fn sentence(&self, span: Span) -> Range<usize> {
        self.view.sentence(self.view.token_at(span.start))
    }

    /// The part of the sentence around a place: between commas, colons and "and that".
    pub fn segment(&self, span: Span) -> Range<usize> {
        let tokens = self.view.tokens_in(span);
        let sentence = self.view.sentence(tokens.start);
        let breaks = |t: usize| {
            matches!(self.view.mark(t), Some('،' | ',' | '؛' | ';' | ':' | '(' | ')' | '|'))
                || self.joints.iter().any(|w| self.view.is(t, w))
        };
        // "the number of those evacuated reached, according to the police, 22300": what is set off breaks nothing.
        let comma = |t: usize| matches!(self.view.mark(t), Some('،' | ','));
        let set_off = |close: usize| {
            let open = (sentence.start.max(close.saturating_sub(SET_OFF))..close).rev().find(|&t| comma(t))?;
            self.attributing.iter().any(|w| self.view.is(open + 1, w)).then_some(open)
        };
        let mut from = tokens.start.min(sentence.end);
        let start = loop {
            match (sentence.start..from).rev().find(|&t| breaks(t)) {
                Some(t) if comma(t) => match set_off(t) {
                    Some(open) => from = open,
                    None => break Some(t),
                },
                other => break other,
            }
        };
        let end = (tokens.end..sentence.end).find(|&t| breaks(t)).unwrap_or(sentence.end);
        start.map_or(sentence.start, |s| if matches!(self.view.tokens[s].kind, Kind::Mark(_)) { s + 1 } else { s })..end
    }

    /// The tables' words that begin inside a range of tokens.
    pub fn hits(&self, range: Range<usize>) -> &[(Hit, Sense)] {
        let from = self.words.partition_point(|(h, _)| (h.first as usize) < range.start);
        let to = self.words.partition_point(|(h, _)| (h.first as usize) < range.end);
        self.words.get(from..to).unwrap_or(&[])
    }

    /// The first word of one of the classes in a range.
    pub fn find(&self, range: Range<usize>, classes: &[Class]) -> Option<&Hit> {
        self.hits(range).iter().find(|(_, s)| matches!(s, Sense::Class(c) if classes.contains(c))).map(|(h, _)| h)
    }

    /// Whether a word of the class stands in a range, or none is asked for.
    pub fn has(&self, range: Range<usize>, class: Option<Class>) -> bool {
        class.is_none_or(|c| self.find(range, &[c]).is_some())
    }

    /// The word of one of the classes nearest to a token.
    pub fn nearest(&self, range: Range<usize>, classes: &[Class], token: usize) -> Option<&Hit> {
        self.hits(range)
            .iter()
            .filter(|(_, s)| matches!(s, Sense::Class(c) if classes.contains(c)))
            .map(|(h, _)| h)
            .min_by_key(|h| ((h.first as usize).abs_diff(token), h.first))
    }

    /// Who says what stands inside a statement: the canonical originator, the relays as written, and
    /// whether it was said at all. Empty for the document's own voice.
    pub fn speaker(&self, statement: Option<usize>) -> Said {
        let mut said = Said::default();
        let statements = &self.account.analysis.statements;
        let mut at = statement;
        for _ in 0..8 {
            let Some(s) = at.and_then(|i| statements.get(i)) else { break };
            said.denied |= at == statement && s.act == DENY;
            said.unreal |= s.unreal || self.negated(s.cue);
            said.aside |= s.voice == Voice::Commenter;
            if self.topic(s) {
                at = s.in_content_of;
                continue;
            }
            if s.voice == Voice::Source && !s.source_canonical.is_empty() && s.source_canonical != "AUTHOR" {
                said.source = s.source_canonical.clone();
                said.chain = s.chain.iter().flatten().map(|c| c.of(self.text()).to_owned()).collect();
                break;
            }
            if s.voice == Voice::Author {
                break;
            }
            if let Some(source) = s.source {
                said.source = source.of(self.text()).to_owned();
                break;
            }
            at = s.in_content_of;
        }
        said
    }

    /// Whether the words before a headline's colon say what it is about rather than who speaks: an event,
    /// or only where it was.
    fn topic(&self, s: &Statement) -> bool {
        let Some(source) = s.source else { return false };
        let colon = self.view.mark(self.view.token_at(s.cue.start)) == Some(':');
        if !colon || self.region(s.cue) != RegionKind::Headline {
            return false;
        }
        let first = self.view.token_at(source.start);
        let event = self.hits(first..first + 1).iter().any(|(_, sense)| match sense {
            Sense::Class(c) => self.events.contains(c),
            Sense::Frame(_) => true,
            Sense::Group(_) | Sense::Thing(_) | Sense::State(_) => false,
        });
        let places = || self.account.analysis.mentions.iter().filter(|m| m.kind == NameKind::Location);
        event || places().any(|m| m.span.contains(source))
    }

    /// Keys of the places that a range of tokens names.
    pub fn places_in(&self, range: Range<usize>) -> Vec<Vec<u8>> {
        let span = self.view.span(range);
        let named = self.account.analysis.mentions.iter();
        let mut keys: Vec<Vec<u8>> = named
            .filter(|m| m.kind == NameKind::Location && span.contains(m.span))
            .map(|m| skeleton(&m.canonical))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Whether a negation stands right before a cue: it was not said.
    fn negated(&self, cue: Span) -> bool {
        let token = self.view.token_at(cue.start);
        let Some(before) = token.checked_sub(1) else { return false };
        self.not_said.is_some_and(|c| self.find(before..token, &[c]).is_some())
    }

    /// The innermost statement whose content holds a place.
    pub fn statement_at(&self, span: Span) -> Option<usize> {
        let statements = self.account.analysis.statements.iter().enumerate();
        let holding = statements.filter_map(|(n, s)| {
            let content = s.content.iter().find(|c| c.contains(span))?;
            Some((content.len(), n))
        });
        holding.min().map(|(_, n)| n)
    }

    fn usable(&self, time: usize) -> bool {
        let times = &self.account.analysis.times;
        self.times.get(time).copied().flatten().is_some() && matches!(times[time].kind, TimeKind::Date | TimeKind::Time)
    }

    /// Indices of the times that say a day or an hour and begin inside a span.
    fn times_in(&self, outer: Span) -> impl Iterator<Item = usize> + '_ {
        let times = &self.account.analysis.times;
        let from = times.partition_point(|t| t.span.start < outer.start);
        let to = times.partition_point(|t| t.span.start < outer.end);
        (from..to.max(from)).filter(|&i| self.usable(i))
    }

    fn plain(&self, time: usize) -> bool {
        !matches!(self.account.analysis.times[time].relation, Some("since" | "before" | "after"))
    }

    /// The time until which something was counted, "until …" in its sentence; gives its index.
    pub fn until(&self, span: Span) -> Option<usize> {
        let times = &self.account.analysis.times;
        let sentence = self.view.span(self.sentence(span));
        let until = self.times_in(sentence).filter(|&i| times[i].relation == Some("until"));
        until.min_by_key(|&i| times[i].span.start.abs_diff(span.start))
    }

    /// The time of a clause, said with what it tells and not beside the cue of its statement.
    pub fn time_of_clause(&self, span: Span, clause: Span, statement: Option<usize>) -> Option<usize> {
        let times = &self.account.analysis.times;
        let statement = statement.and_then(|s| self.account.analysis.statements.get(s));
        let told = |i: &usize| statement.is_none_or(|s| s.content.iter().any(|c| c.contains(times[*i].span)));
        let own = self.times_in(clause).filter(|&i| self.plain(i)).filter(told);
        own.min_by_key(|&i| times[i].span.start.abs_diff(span.start))
    }

    /// The time at which something was said: beside the cue, else the clock at the line's start. Far ones
    /// are left to the caller.
    pub fn time_of_saying(&self, span: Span, statement: Option<usize>) -> Option<usize> {
        let times = &self.account.analysis.times;
        if let Some(s) = statement.and_then(|s| self.account.analysis.statements.get(s)) {
            let said = |i: &usize| {
                let time = times[*i].span;
                let apart =
                    if time.start >= s.cue.end { time.start - s.cue.end } else { s.cue.start.saturating_sub(time.end) };
                apart < 120
                    && !s.content.iter().any(|c| c.contains(time))
                    && !self.far_time(*i)
                    && !self.of_an_event(time, s.cue)
            };
            let around = self.view.span(self.sentence(s.cue));
            let beside = self.times_in(around).filter(|&i| self.plain(i)).filter(said);
            if let Some(said) = beside.min_by_key(|&i| times[i].span.start.abs_diff(s.cue.start)) {
                return Some(said);
            }
        }
        let line = self.view.span(self.view.paragraph(self.view.token_at(span.start)));
        self.times_in(line).find(|&i| times[i].span.start <= line.start + 2 && times[i].kind == TimeKind::Time)
    }

    /// Whether a time is a clock's without a day, in running text: the day is that of the event told there,
    /// which need not be the day of the text.
    pub fn clock_alone(&self, time: usize) -> bool {
        let time = &self.account.analysis.times[time];
        let day = |b: Bounds| b.start.date();
        let own = self.published.as_ref().map(|p| day(p.1));
        let value = time.value.as_deref().and_then(edtf::bounds);
        let named = self.hits(self.view.tokens_in(time.span)).iter();
        let mut named = named.filter(|(_, s)| matches!(s, Sense::Class(c) if self.days.contains(c)));
        let hourly = time.kind == TimeKind::Time && time.value.as_deref().is_some_and(|v| v.contains('T'));
        hourly && time.anchor == Anchor::Document && value.map(day) == own && named.next().is_none()
    }

    /// Whether a time says when an event was, not when it was counted: "the final toll of the flood of 4 May",
    /// "31 after two died last night".
    pub fn dates_an_event(&self, time: usize) -> bool {
        let span = self.account.analysis.times[time].span;
        let at = self.view.token_at(span.start);
        let from = at.saturating_sub(EVENT_BEFORE).max(self.segment(span).start);
        let event = self.hits(from..at).iter().rfind(|(_, s)| matches!(s, Sense::Class(c) if self.events.contains(c)));
        let tally = |from: usize| self.tally.is_some_and(|c| self.find(from..at, &[c]).is_some());
        let added = self.added.is_some_and(|c| self.find(from..at, &[c]).is_some());
        let happened =
            self.strike.is_some_and(|c| self.find(at.saturating_sub(HAPPENED).max(from)..at, &[c]).is_some());
        added || happened || event.is_some_and(|(h, _)| !tally(h.end as usize))
    }

    /// Whether a time follows a word for an event more closely than a cue: "the attack a week ago, which the
    /// authorities blamed on …".
    fn of_an_event(&self, time: Span, cue: Span) -> bool {
        let at = self.view.token_at(time.start);
        let near = self.find(at.saturating_sub(EVENT_BEFORE)..at, &self.events);
        let told = self.segment(time);
        let cue = self.view.token_at(cue.start);
        near.is_some_and(|h| {
            let event = h.first as usize;
            at - event < at.abs_diff(cue) || told.contains(&event) && !told.contains(&cue)
        })
    }

    pub fn far_time(&self, time: usize) -> bool {
        self.times.get(time).copied().flatten().is_some_and(|b| self.far(b))
    }
}

/// Who says it, and how.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub source: String,
    pub chain: Vec<String>,
    pub unreal: bool,
    pub aside: bool,
    /// Whether he says that it is not so.
    pub denied: bool,
}

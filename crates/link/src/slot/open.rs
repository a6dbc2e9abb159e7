//! Counts and measures that no row asks for: in a handful of accounts of one event, what is counted and what
//! became of it are the question ("fourteen cars burnt", "fourteen vehicles were set on fire").

use std::collections::BTreeSet;

use riwaya_extract::{Category, Decimal, Figure, Modifier, Quantity};

use super::page::Page;
use super::roots::{self, roots};
use super::table::{Sense, State, Table};
use super::voice::Voices;
use super::{Asked, Draft, another_event, figure};
use crate::verdict::Nature;
use crate::{Answer, SlotKind};

/// Words before and behind a figure that say what it is about.
const BEFORE: usize = 9;
const AFTER: usize = 7;
/// Figures of one happening that are compared in this way.
const MOST: usize = 300;
/// How many times another a sum is that answers another question.
const TENFOLD: Decimal = Decimal::TEN;
/// Words that two measures in one unit must share.
const MEASURE: usize = 2;

struct Counted {
    page: usize,
    figure: usize,
    /// What is counted: a listed thing's name, the root of its noun, or the unit that it is measured in.
    what: Vec<u8>,
    listed: bool,
    unit: bool,
    states: BTreeSet<u16>,
    words: BTreeSet<Vec<u8>>,
    /// No other measure of its text is in this unit.
    only: bool,
    money: bool,
    size: Option<Decimal>,
    /// The report of the row that asks for it.
    row: Option<usize>,
}

/// The row's report that a figure stands beside: the same is counted or measured in like words, in another
/// account or on another's word.
fn row_asked_elsewhere<'d>(
    pages: &[Page<'_>],
    table: &Table,
    all: &[Counted],
    rows: &'d [Draft],
    i: usize,
) -> Option<&'d Draft> {
    let asked = |c: &&Counted| {
        c.row
            .and_then(|r| rows.get(r))
            .is_some_and(|d| matches!(d.asked, Asked::Figure(_)) && !d.part && d.another.is_none())
    };
    let fits = |c: &&Counted| alike(c, &all[i]) && (sure(c, &all[i]) || !c.unit && shared(c, &all[i]) > 0);
    let near = all.iter().filter(asked).filter(fits).max_by_key(|c| shared(c, &all[i]))?;
    let row = rows.get(near.row?)?;
    // An account that answers already has no second count but on another's word, in the same words.
    let own = all.iter().filter(asked).filter(|c| c.page == all[i].page);
    let mut own = own.filter(|c| c.row.and_then(|r| rows.get(r)).is_some_and(|d| d.slot == row.slot));
    own.all(|c| shared(near, &all[i]) > 1 && against(pages, table, c, &all[i])).then_some(row)
}

/// Reports of such figures; `rows` are those that rows ask for.
pub(super) fn drafts(
    pages: &[Page<'_>],
    table: &Table,
    common: &figure::Common,
    voices: &Voices,
    rows: &[Draft],
) -> Vec<Draft> {
    let mut all: Vec<Counted> = Vec::new();
    'read: for (n, page) in pages.iter().enumerate() {
        for (f, found) in page.account.analysis.figures.iter().enumerate() {
            // A text of numbers only must not be compared with itself without end.
            if all.len() >= MOST {
                break 'read;
            }
            if told(page, table, found) && another_event::place(page, table, found, common).is_none() {
                let of_row = |d: &Draft| d.kind == SlotKind::Figure && d.page == n && d.span.overlaps(found.span);
                let counted = counted(page, table, n, f, found);
                all.extend(counted.map(|c| Counted { row: rows.iter().position(of_row), ..c }));
            }
        }
    }
    for i in 0..all.len() {
        let same = |c: &Counted| c.page == all[i].page && c.unit && c.what == all[i].what;
        let common = [Category::Percent.name(), Category::Money.name()];
        let common = common.iter().any(|name| all[i].what == name.as_bytes());
        all[i].only = all[i].unit && !common && all.iter().filter(|c| same(c)).count() == 1;
    }
    let mut out: Vec<Draft> = Vec::new();
    let mut used: Vec<bool> = all.iter().map(|c| c.row.is_some()).collect();
    for i in 0..all.len() {
        if !used[i]
            && let Some(row) = row_asked_elsewhere(pages, table, &all, rows, i)
        {
            used[i] = true;
            let found = draft(pages, table, &all[i], &all[i], row.asked);
            let title = row.title.clone();
            out.extend(found.map(|d| Draft { slot: row.slot.clone(), title, counted: row.counted, ..d }));
        }
    }
    for first in 0..all.len() {
        if used[first] {
            continue;
        }
        let group = one_question(pages, table, &all, &used, first);
        if group.len() < 2 {
            continue;
        }
        let value = |i: usize| pages[all[i].page].account.analysis.figures.get(all[i].figure).map(|f| f.value);
        let same = |g: usize, i: usize| all[g].page != all[i].page && value(g) == value(i);
        let sure = group.iter().all(|&i| group.iter().any(|&g| g != i && (same(g, i) || sure(&all[g], &all[i]))));
        let grows = group.iter().any(|&i| grows(pages, table, &all[i]));
        let asked = match (sure, grows) {
            (false, _) => Asked::Loose,
            (true, true) => Asked::Figure(Nature::Grows),
            (true, false) => Asked::Figure(Nature::Fixed),
        };
        for i in with_new_values(pages, &all, group) {
            used[i] = true;
            out.extend(draft(pages, table, &all[first], &all[i], asked));
        }
    }
    for (n, page) in pages.iter().enumerate() {
        let own = out.iter_mut().filter(|d| d.page == n);
        let mut own: Vec<&mut Draft> = own.collect();
        for d in &mut own {
            voices.tell(std::slice::from_mut(*d), page, table);
        }
    }
    out
}

/// Whether a figure says how many there were in this event.
fn told(page: &Page<'_>, table: &Table, found: &Figure) -> bool {
    let said = page.speaker(found.statement);
    let real = !found.unreal && !said.unreal && !said.aside && !said.denied && !page.aside(found.span);
    real && found.part_of.is_none()
        && !matches!(found.value, Quantity::Vague)
        && !figure::refused(page, table, found)
        && !figure::of_the_counted(page, table, found)
        && another_event::year(page, table, found, None).is_none()
        && !holds(page, table, found)
}

/// Whether a figure says how many a place is made for or how many there are each day, not how many there were.
fn holds(page: &Page<'_>, table: &Table, found: &Figure) -> bool {
    let segment = page.segment(found.span);
    // "35 thousand cars cross it every day"
    let classes: Vec<_> = ["capacity", "rate"].into_iter().filter_map(|c| table.class(c)).collect();
    figure::near_its_own(page, found, &segment, &classes)
}

fn counted(page: &Page<'_>, table: &Table, n: usize, f: usize, found: &Figure) -> Option<Counted> {
    let unit = found.unit;
    let people = matches!(found.category, Category::Other | Category::People | Category::Members | Category::Detained);
    let measured = unit.is_some() || matches!(found.category, Category::Percent | Category::Money);
    // "1500 tons of phosphate": what is measured is a word of the question.
    let number = |t: usize| page.view.tokens[t].kind == riwaya_text::Kind::Number;
    if !people && !measured {
        return None;
    }
    let sentence = page.sentence(found.span);
    let segment = page.segment(found.span);
    let own = page.view.tokens_in(found.counted.map_or(found.span, |c| c.cover(found.span)));
    let states = |range| -> BTreeSet<u16> {
        let hits = page.hits(range).iter();
        hits.filter_map(|(_, s)| if let Sense::State(s) = s { Some(*s) } else { None }).collect()
    };
    let own_states = states(segment.clone());
    // "the rebels burnt, says the ministry, seven cars"
    let clause = page.view.tokens_in(found.clause);
    let states = if own_states.is_empty() { states(clause) } else { own_states };
    let (what, listed) = if measured {
        (unit.unwrap_or(found.category.name()).as_bytes().to_vec(), false)
    } else {
        let noun = page.view.tokens_in(found.counted?);
        let things = page.hits(noun.clone()).iter();
        let thing =
            things.filter_map(|(h, s)| if let Sense::Thing(t) = s { Some((h.end - h.first, *t)) } else { None });
        match thing.max() {
            Some((_, thing)) => (table.things.get(thing as usize)?.as_bytes().to_vec(), true),
            None => (roots::root(page.view.text(noun.start)), false),
        }
    };
    // "Persons" are whoever the words around say; groups are parts of those whom rows ask for.
    let empty = || page.hits(own.clone()).iter().any(|(_, s)| *s == Sense::Class(table.class("no-thing").unwrap_or(0)));
    let group = || page.hits(own.clone()).iter().any(|(_, s)| matches!(s, Sense::Group(_)));
    if !measured && !listed && (what.len() < 2 || empty() || group()) {
        return None;
    }
    // One and two are in every sentence.
    let few = matches!(found.value, Quantity::Exact(v) if v <= Decimal::from(2));
    let one = matches!(found.value, Quantity::Exact(v) if v <= Decimal::ONE);
    if !measured && (one || few && states.is_empty()) {
        return None;
    }
    let tokens = page.view.tokens_in(found.span);
    let around = tokens.start.saturating_sub(BEFORE).max(sentence.start)..(tokens.end + AFTER).min(sentence.end);
    let value = |t: &usize| if measured { number(*t) || *t == own.start } else { own.contains(t) };
    let mut words = roots(page, table, around.clone().filter(|t| !value(t)));
    words.remove(&what);
    let money = found.category == Category::Money;
    let size = if let Quantity::Exact(v) = found.value { Some(v) } else { None };
    Some(Counted {
        page: n,
        figure: f,
        what,
        listed,
        unit: measured,
        states,
        words,
        only: false,
        money,
        size,
        row: None,
    })
}

/// Figures of one question with the first: in each document the one in the likest words, and on another's
/// word a second one.
fn one_question(pages: &[Page<'_>], table: &Table, all: &[Counted], used: &[bool], first: usize) -> Vec<usize> {
    let one = &all[first];
    let value = |c: &Counted| pages[c.page].account.analysis.figures.get(c.figure).map(|f| (f.value, f.modifier));
    let mut group = vec![first];
    // What one document words as the first does another may word as the second does.
    loop {
        let before = group.len();
        for page in 0..pages.len() {
            if page != one.page && group.iter().any(|&g| all[g].page == page) {
                continue;
            }
            let near = (first + 1..all.len()).filter(|&i| {
                let linked = group.iter().any(|&g| alike(&all[g], &all[i]));
                !used[i] && all[i].page == page && linked && !group.contains(&i)
            });
            let near = near.filter(|&i| page != one.page || against(pages, table, one, &all[i]));
            let near: Vec<usize> = near.collect();
            // A document that counts such things three times tells of several.
            let values: Vec<_> = near.iter().map(|&i| value(&all[i])).collect();
            let several = values.iter().enumerate().filter(|(n, v)| !values[..*n].contains(v)).count();
            let close = |&&i: &&usize| {
                let likest = group.iter().map(|&g| shared(&all[g], &all[i])).max();
                (value(one) == value(&all[i]), likest, std::cmp::Reverse(i))
            };
            if several > 2 && !one.unit
                || page == one.page && group.iter().filter(|&&g| all[g].page == page).count() > 1
            {
                continue;
            }
            if let Some(&best) = near.iter().max_by_key(close) {
                group.push(best);
                let second = near.iter().filter(|&&i| i != best && against(pages, table, &all[best], &all[i]));
                group.extend(second.take(1));
            }
        }
        if group.len() == before {
            break;
        }
    }
    group
}

/// A group with the new values of changes whose old values stand in it: "raised from 4000 to 9000 dollars".
fn with_new_values(pages: &[Page<'_>], all: &[Counted], mut group: Vec<usize>) -> Vec<usize> {
    for n in 0..group.len() {
        let old = &all[group[n]];
        let page = &pages[old.page];
        let figures = &page.account.analysis.figures;
        let Some(from) = figures.get(old.figure) else { continue };
        let joined = |i: &usize| {
            all[*i].page == old.page
                && all[*i].figure == old.figure + 1
                && figures.get(all[*i].figure).is_some_and(|to| figure::changed(page, from, to))
        };
        let new = (0..all.len()).find(|i| joined(i) && !group.contains(i));
        group.extend(new);
    }
    group
}

/// Whether one text gives two figures on two voices' word.
fn against(pages: &[Page<'_>], table: &Table, a: &Counted, b: &Counted) -> bool {
    let page = &pages[a.page];
    let figures = &page.account.analysis.figures;
    let (Some(x), Some(y)) = (figures.get(a.figure), figures.get(b.figure)) else { return false };
    let source = |f: &Figure| page.speaker(f.statement).source;
    let between = page.view.token_at(x.span.end.min(y.span.end))..page.view.token_at(x.span.start.max(y.span.start));
    let joint = table.class("contrast").is_some_and(|c| page.find(between, &[c]).is_some());
    x.value != y.value && (source(x) != source(y) || joint && page.sentence(x.span) == page.sentence(y.span))
}

fn shared(a: &Counted, b: &Counted) -> usize {
    a.words.intersection(&b.words).count()
}

fn alike(a: &Counted, b: &Counted) -> bool {
    // Sums of ten times each other are rarely two words for one sum.
    let far = matches!((a.size, b.size), (Some(x), Some(y)) if a.money && (x > y * TENFOLD || y > x * TENFOLD));
    if far && shared(a, b) < MEASURE + 2 {
        return false;
    }
    let apart = !a.states.is_empty() && !b.states.is_empty() && a.states.is_disjoint(&b.states);
    if a.what != b.what || a.listed != b.listed || a.unit != b.unit || apart {
        return false;
    }
    let became = !a.states.is_disjoint(&b.states);
    // What became of the ones and is not said of the others: they may be others.
    let told = a.states.is_empty() == b.states.is_empty();
    let needed = match a.unit {
        true if became || a.only && b.only => 1,
        true => MEASURE,
        false if became || a.listed && told => 0,
        false => 1,
    };
    shared(a, b) >= needed
}

/// Whether the same is counted for certain, so that other values are a quarrel.
fn sure(a: &Counted, b: &Counted) -> bool {
    !a.states.is_disjoint(&b.states) || shared(a, b) >= if a.listed || a.only && b.only { 1 } else { 2 }
}

/// Whether there may be more of them later: what became of them goes on, or a word says "so far".
fn grows(pages: &[Page<'_>], table: &Table, counted: &Counted) -> bool {
    let states = counted.states.iter().filter_map(|&s| table.states.get(s as usize));
    let page = &pages[counted.page];
    let figure = page.account.analysis.figures.get(counted.figure);
    // What burns or is flooded spreads; a speed or a weight does not.
    let spreads = figure.is_some_and(|f| f.category == Category::Area);
    let measure = counted.unit && !spreads;
    let so_far = || {
        let near = |f: &Figure| table.class("so-far").is_some_and(|c| page.find(page.segment(f.span), &[c]).is_some());
        figure.is_some_and(near)
    };
    spreads || !measure && states.into_iter().any(|s: &State| s.grows) || so_far()
}

fn draft(pages: &[Page<'_>], table: &Table, first: &Counted, own: &Counted, asked: Asked) -> Option<Draft> {
    let row = table.figures.iter().find(|r| r.by_words)?;
    let page = &pages[own.page];
    let found = page.account.analysis.figures.get(own.figure)?;
    let head = &pages[first.page];
    let asking = head.account.analysis.figures.get(first.figure)?;
    let words = if first.unit {
        let tokens = head.view.tokens_in(asking.span);
        head.view.words(tokens.start.saturating_sub(4).max(head.sentence(asking.span).start)..tokens.end)
    } else {
        asking.counted?.of(head.text())
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = (row.ask.0.replace("{}", &words), row.ask.1.replace("{}", &words));
    let slot = format!("{}:{words}:{}", asking.category.name(), asking.span.start);
    let answer = Answer::Figure(found.value, found.modifier);
    let time = page.until(found.span).or_else(|| page.time_of_saying(found.span, found.statement));
    let as_of = time.and_then(|t| Some((page.account.analysis.times[t].value.clone()?, page.times[t]?)));
    let mut draft = Draft::new(page, slot, asked, title, found.span, answer, found.statement);
    draft.page = own.page;
    draft.trend = found.trend;
    draft.denies = figure::denied_beside(page, table, found);
    draft.dated = as_of.is_some();
    if let Some((value, when)) = as_of {
        (draft.as_of, draft.when) = (Some(value), Some(when));
    }
    Some(draft).filter(|d| !matches!(d.answer, Answer::Figure(_, Modifier::Several)))
}

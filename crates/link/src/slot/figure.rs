//! Which figures answer which question.

use std::collections::BTreeSet;
use std::ops::Range;

use riwaya_extract::{Category, Decimal, Figure, Modifier, Quantity, Trend};
use riwaya_text::Span;
use riwaya_text::letters::plain;

use super::counted::{Counted, counted};
use super::page::Page;
use super::table::{Class, FigureRow, Sense, Table};
use super::voice::Voices;
use super::{Asked, Draft, EVERYBODY, Other, another_event};
use crate::Answer;
use crate::verdict::Nature;

/// What a figure before answers.
struct Known<'t> {
    slot: String,
    row: &'t FigureRow,
    counted: Counted,
}

/// What the happening's documents say together: stems of words by which they name the participants
/// ("workers" of "protesting workers"), and keys of the places that it is about.
pub(super) struct Common {
    /// Classes that the leads of half the documents name.
    pub about: Vec<Class>,
    pub crowd: Vec<Vec<u8>>,
    pub places: BTreeSet<Vec<u8>>,
}

/// The reports that a document's figures make.
pub(super) fn drafts(page: &Page<'_>, table: &Table, common: &Common, voices: &Voices) -> Vec<Draft> {
    let figures = &page.account.analysis.figures;
    let mut known: Vec<Option<Known<'_>>> = Vec::with_capacity(figures.len());
    let mut out: Vec<Draft> = Vec::new();
    for (n, figure) in figures.iter().enumerate() {
        let shown = !page.aside(figure.span) && !figure.unreal && !refused(page, table, figure);
        let added = added_to(page, table, figure, &known).filter(|_| shown);
        let added = added.or_else(|| one_of_the_bodies(page, table, figure, &known).filter(|_| shown));
        let added = added.or_else(|| difference(page, figure, &known).filter(|_| shown));
        let of_them = figure.part_of.is_none() && of_the_counted(page, table, figure);
        let before = || known.iter().rposition(Option::is_some).filter(|_| of_them);
        let whole = figure.part_of.or(added).or_else(before);
        let of = whole.and_then(|w| known.get(w)?.as_ref());
        let row = shown.then(|| row_of(page, table, figure, &common.about)).flatten();
        let row = elliptical(page, table, figure, figures.get(n.wrapping_sub(1)), known.last()).or(row);
        let theirs =
            their_number(page, table, figure, figures, &known).filter(|_| shown).and_then(|w| known[w].as_ref());
        let row = theirs.map(|k| k.row).or(row);
        let row = match of {
            Some(of) if added.is_some() => Some(of.row),
            // "73 were rescued, five children among them": a part answers what its whole does.
            Some(of) if shown && row.is_none() && people(figure) && !recovered(page, table, figure) => Some(of.row),
            _ => row,
        };
        let row = row.or_else(|| of_dead_and_hurt(page, table, figure, figures).filter(|_| shown));
        // "from 15 to 13": what the old value counts, the new one counts.
        let old = n.checked_sub(1).filter(|&o| shown && changed(page, &figures[o], figure));
        let replaced = old.and_then(|o| known.get(o)?.as_ref());
        let row = replaced.map(|k| k.row).or(row);
        let Some(row) = row else {
            known.push(None);
            continue;
        };
        let last = known.last().and_then(|k| Some(&k.as_ref()?.counted));
        let own = counted(page, table, figure, &common.crowd, figures.get(n.wrapping_sub(1)), last, voices);
        let own = replaced.map(|k| k.counted.clone()).or(own);
        let mut counted = match (own, of.or(theirs)) {
            (None, Some(of)) => of.counted.clone(),
            (own, _) => own.unwrap_or(Counted { group: EVERYBODY, narrow: 0 }),
        };
        if let Some((_, narrow)) = row.everybody.iter().find(|(g, _)| *g == counted.group) {
            counted = Counted { group: EVERYBODY, narrow: *narrow };
        }
        // Tons and kilograms, dollars and dinars are no values of one question.
        let unit = figure.unit.filter(|_| row.nature != Nature::Grows && counted.group == EVERYBODY);
        let unit = unit.filter(|u| figure.category != Category::Percent && !u.is_empty());
        let slot = format!("{}:{}", row.slot, unit.unwrap_or(counted.group));
        let part = of_them || added.is_some() || of.is_some_and(|of| of.slot == slot);
        let of = whole.zip(of.map(|of| of.slot.clone()));
        known.push(Some(Known { slot: slot.clone(), row, counted: counted.clone() }));
        let said = page.speaker(figure.statement);
        if said.unreal || said.aside || said.denied {
            continue;
        }
        let clause = page.time_of_clause(figure.span, figure.clause, figure.statement);
        let clause = clause.filter(|&t| !in_a_relative(page, table, figure.span, t));
        let daily = row.nature == Nature::Daily;
        let level = figure.trend != Trend::None
            || daily
            || table.class("tally").is_some_and(|c| page.find(page.segment(figure.span), &[c]).is_some());
        let said_at = || page.time_of_saying(figure.span, figure.statement).filter(|&t| !(level && long_past(page, t)));
        let time = page
            .until(figure.span)
            .or_else(|| clause.filter(|&t| level && (daily || !page.dates_an_event(t) && !long_past(page, t))))
            .or_else(said_at);
        let another = another_event::year(page, table, figure, time.or(clause)).map(Other::Year);
        let another = another.or_else(|| another_event::place(page, table, figure, common).map(Other::Place));
        let time = time.or_else(|| clause.filter(|_| page.published.is_none()));
        let as_of = time
            .filter(|_| another.is_none())
            .and_then(|t| Some((page.account.analysis.times[t].value.clone()?, page.times[t]?)));
        let dated = as_of.is_some();
        let answer = Answer::Figure(figure.value, figure.modifier);
        let title = table.ask(row.ask, counted.group);
        let draft = Draft::new(page, slot, Asked::Figure(row.nature), title, figure.span, answer, figure.statement);
        let (as_of, when) = as_of.map_or((draft.as_of.clone(), draft.when), |(value, when)| (Some(value), Some(when)));
        out.push(Draft {
            whole: of,
            part,
            as_of,
            when,
            happened: clause.filter(|_| !level).and_then(|t| page.times[t]).filter(|b| b.daily()),
            trend: trend(page, figures, n),
            narrow: counted.narrow,
            area: area(page, table, figure),
            counted: counted.group,
            dated,
            another,
            recalled: recalled(page, table, figure.span),
            denies: denied_beside(page, table, figure),
            ..draft
        });
    }
    out.extend(none(page, table));
    // What a text recalls is old only where the text tells more than that.
    let told: Vec<String> = out.iter().filter(|d| !d.recalled && !d.part).map(|d| d.slot.clone()).collect();
    out.iter_mut().for_each(|d| d.recalled &= told.contains(&d.slot));
    out
}

/// Whether a day lies so far before its text that it dates what is told, not the count of it: "the final toll of
/// the collapse of 20 February", told in March.
fn long_past(page: &Page<'_>, time: usize) -> bool {
    let day = page.times[time];
    matches!((day, &page.published), (Some(day), Some((_, told))) if day.before(*told) && day.days_apart(*told) > COUNTED)
}

/// Days after which a count is dated by its text rather than by a day in its clause.
const COUNTED: i32 = 3;

/// The row of a part of those who are counted as dead and hurt in one: "139 dead and hurt, 21 of them killed".
fn of_dead_and_hurt<'t>(
    page: &Page<'_>,
    table: &'t Table,
    figure: &Figure,
    figures: &[Figure],
) -> Option<&'t FigureRow> {
    let whole = figures.get(figure.part_of?)?;
    let end = page.view.tokens_in(figure.span).end;
    let behind = |class: &str| table.class(class).is_some_and(|c| page.find(end..end + DEAD, &[c]).is_some());
    let slot = if behind("the-dead") {
        "killed"
    } else if behind("the-hurt") {
        "injured"
    } else {
        return None;
    };
    let row = || table.figures.iter().find(|r| r.slot == slot && r.needs.is_empty());
    refused(page, table, whole).then(row).flatten()
}

/// Tokens behind a number in which those are named whom it counts.
const DEAD: usize = 3;

/// Whether a time behind a figure stands in a clause that tells of something else: "5100 were evacuated, and
/// the road that was closed on Tuesday was opened".
fn in_a_relative(page: &Page<'_>, table: &Table, figure: Span, time: usize) -> bool {
    let between = page.view.tokens_in(figure).end..page.view.token_at(page.account.analysis.times[time].span.start);
    between.into_iter().any(|t| table.letters("relative").iter().any(|w| page.view.is(t, w)))
}

/// Whether a sentence recalls what was said before: "the ministry had announced that …".
fn recalled(page: &Page<'_>, table: &Table, span: Span) -> bool {
    let sentence = page.sentence(span);
    let first = sentence.start..(sentence.start + 2).min(sentence.end);
    let had = table.class("had").is_some_and(|c| page.find(first.clone(), &[c]).is_some());
    let then = first.end..(first.end + HAD).min(sentence.end);
    had && then.into_iter().any(|t| table.letters("already").iter().any(|w| page.view.is(t, w)))
}

/// The value of a figure right behind one in its sentence that a negation takes back: "19 shelters, not 37".
pub(super) fn denied_beside(page: &Page<'_>, table: &Table, figure: &Figure) -> Option<Quantity> {
    let not = table.class("not-so")?;
    let sentence = page.sentence(figure.span);
    let end = page.view.tokens_in(figure.span).end;
    let figures = &page.account.analysis.figures;
    let next = figures.get(figures.partition_point(|f| f.span.start < figure.span.end))?;
    let at = page.view.token_at(next.span.start);
    let near = sentence.contains(&at) && at - end <= DENIED;
    let taken_back = near && page.find(at.saturating_sub(1)..at, &[not]).is_some();
    let same =
        next.counted.is_none() && next.unit.is_none() || next.unit == figure.unit && next.category == figure.category;
    (taken_back && same && next.value != figure.value).then_some(next.value)
}

/// Tokens between a value and the one that is said not to be so.
const DENIED: usize = 9;

/// Tokens in which "had" meets its verb.
const HAD: usize = 8;

/// Whether two figures are the old and the new value of one change: "from 15 to 13".
pub(super) fn changed(page: &Page<'_>, old: &Figure, new: &Figure) -> bool {
    let pair = old.trend == Trend::From && matches!(new.trend, Trend::RiseTo | Trend::FallTo);
    let near = page.view.token_at(new.span.start).saturating_sub(page.view.tokens_in(old.span).end) <= 2;
    pair && near && old.span.end <= new.span.start && page.sentence(old.span) == page.sentence(new.span)
}

/// "nobody is missing any more": nought, without a number.
fn none<'p>(page: &'p Page<'_>, table: &'p Table) -> impl Iterator<Item = Draft> + 'p {
    let class = table.class("none-missing");
    let row = table.figures.iter().find(|r| r.slot == "missing");
    let hits =
        page.words.iter().filter(move |(_, s)| matches!((s, class), (Sense::Class(c), Some(none)) if *c == none));
    hits.filter(|(h, _)| !page.aside(h.span)).filter_map(move |(h, _)| {
        let row = row?;
        let span = page.view.span(h.first as usize..h.end as usize);
        let answer = Answer::Figure(Quantity::Exact(0.into()), Modifier::Exact);
        let (slot, title) = (format!("{}:{EVERYBODY}", row.slot), table.ask(row.ask, EVERYBODY));
        let draft = Draft::new(page, slot, Asked::Figure(row.nature), title, span, answer, page.statement_at(span));
        let said = page.speaker(draft.statement);
        (!said.unreal && !said.aside).then_some(Draft { counted: EVERYBODY, ..draft })
    })
}

/// Whether a figure answers no question of this event: a negation or an exception stands right before it
/// ("fifteen, not seven", "all but two"), those who were hurt have died ("two of the wounded died": one
/// counts the dead with it), it may come to be so ("could reach a thousand"), it counts the dead and the
/// hurt in one ("65 between dead and wounded"), or its paragraph begins with another matter.
pub(super) fn refused(page: &Page<'_>, table: &Table, figure: &Figure) -> bool {
    let at = page.view.token_at(figure.span.start);
    let end = page.view.tokens_in(figure.counted.map_or(figure.span, |c| c.cover(figure.span))).end;
    let before = |class: &str| table.class(class).is_some_and(|c| page.find(at.saturating_sub(1)..at, &[c]).is_some());
    let died = || {
        let verb = table.class("died").and_then(|c| page.find(end..end + 1, &[c]));
        let theirs = |t: usize| table.letters("their-verb").iter().any(|e| page.view.ends(t, e));
        figure.category == Category::Injured && verb.is_some_and(|h| theirs(h.first as usize))
    };
    let said = |class: &str, range: Range<usize>| table.class(class).is_some_and(|c| page.find(range, &[c]).is_some());
    let tokens = page.view.tokens_in(figure.span);
    let forecast = || said("forecast", at.saturating_sub(MAY).max(page.segment(figure.span).start)..tokens.end);
    let both = || said("dead-and-hurt", tokens.start..(tokens.end + BOTH).min(page.sentence(figure.span).end));
    let matter = || {
        let start = page.view.paragraph(at).start;
        said("another-matter", start..(start + MATTER).min(at.max(start)))
    };
    before("not-said") || before("except") || died() || forecast() || both() || matter()
}

/// Tokens between "may reach" and what may be reached.
const MAY: usize = 4;
/// Tokens behind a figure in which "between dead and wounded" begins and ends.
const BOTH: usize = 5;
/// Tokens in which a paragraph says that it tells of another matter.
const MATTER: usize = 5;

/// The figure before in the paragraph that "their number" counts: "3000 marched, says the union; their
/// number did not exceed 400, says the ministry".
fn their_number(
    page: &Page<'_>,
    table: &Table,
    figure: &Figure,
    figures: &[Figure],
    known: &[Option<Known<'_>>],
) -> Option<usize> {
    let at = page.view.token_at(figure.span.start);
    let segment = page.segment(figure.span);
    let said = |class: &str, from: usize| table.class(class).is_some_and(|c| page.find(from..at, &[c]).is_some());
    if !said("their-number", segment.start) && !said("they-are", at.saturating_sub(1).max(segment.start)) {
        return None;
    }
    let paragraph = page.view.paragraph(at);
    let last = known.iter().rposition(Option::is_some)?;
    let near = figures.get(last).is_some_and(|f| paragraph.contains(&page.view.token_at(f.span.start)));
    (near && figure.counted.is_none() && figure.unit.is_none()).then_some(last)
}

/// The larger of two counts of one sentence whose difference a figure is: "38, not 41, since three …".
fn difference(page: &Page<'_>, figure: &Figure, known: &[Option<Known<'_>>]) -> Option<usize> {
    let Quantity::Exact(value) = figure.value else { return None };
    let sentence = page.sentence(figure.span);
    let grows = |w: usize| known[w].as_ref().is_some_and(|k| k.row.nature == Nature::Grows);
    let exact = |w: usize| match page.account.analysis.figures[w] {
        Figure { value: Quantity::Exact(v), span, .. } if page.sentence(span) == sentence => Some(v),
        _ => None,
    };
    let counts: Vec<(usize, Decimal)> = (0..known.len()).rev().take(4).filter_map(|w| Some((w, exact(w)?))).collect();
    let other = |a: Decimal| counts.iter().any(|(_, b)| (a - b).abs() == value && value + value < a.min(*b));
    counts.iter().find(|(w, a)| grows(*w) && other(*a)).map(|(w, _)| *w)
}

/// The toll, given before and larger, that bodies told of further down belong to: found since, or counted
/// twice.
fn one_of_the_bodies(page: &Page<'_>, table: &Table, figure: &Figure, known: &[Option<Known<'_>>]) -> Option<usize> {
    let class = table.class("body")?;
    page.find(page.view.tokens_in(figure.counted?.cover(figure.span)), &[class])?;
    let larger = |w: &usize| {
        let whole = &page.account.analysis.figures[*w];
        let dead = known[*w].as_ref().is_some_and(|k| k.slot.starts_with("killed:"));
        dead && matches!((whole.value, figure.value), (Quantity::Exact(a), Quantity::Exact(b)) if a > b)
    };
    (0..known.len()).rev().find(larger)
}

/// Whether those whom a figure takes out of others are well again.
fn recovered(page: &Page<'_>, table: &Table, figure: &Figure) -> bool {
    table.class("recovered").is_some_and(|c| page.find(page.segment(figure.span), &[c]).is_some())
}

/// Whether a figure counts people, as far as its category says.
fn people(figure: &Figure) -> bool {
    use Category::{Detained, Injured, Killed, Members, Missing, Other, People};
    matches!(figure.category, Killed | Injured | Missing | Detained | People | Members | Other) && figure.unit.is_none()
}

/// The row that a figure answers: the first whose category fits and whose words stand by, in the same
/// part of the sentence rather than in its clause.
pub(super) fn row_of<'t>(page: &Page<'_>, table: &'t Table, figure: &Figure, about: &[Class]) -> Option<&'t FigureRow> {
    if matches!(figure.value, Quantity::Vague) && figure.modifier == Modifier::Several {
        return None;
    }
    // Kilometres are asked by their words, hours only of a truce.
    let asked = [Category::Other, Category::Percent, Category::Money, Category::Area, Category::Duration];
    if figure.unit.is_some() && !asked.contains(&figure.category) {
        return None;
    }
    let counted = page.view.tokens_in(figure.counted.unwrap_or(figure.span));
    // Houses and lorries are no people, whatever became of them.
    let thing = figure.category == Category::Other
        && table.class("thing").is_some_and(|c| page.find(counted.clone(), &[c]).is_some());
    let tokens = page.view.tokens_in(figure.span);
    // "nine districts out of eleven", "five out of forty workers": nothing became of the forty.
    let total = table.class("of-the-total").is_some_and(|c| {
        let from = tokens.start.saturating_sub(2);
        page.find(from..tokens.start + 2, &[c]).is_some_and(|h| h.end as usize <= tokens.start + 2)
    });
    let segment = page.segment(figure.span);
    let clause = page.view.tokens_in(figure.clause.cover(figure.span));
    // "the capacity of the tank, where it leaked, is 60 tons": a figure right behind a comma goes on with what
    // stands before it.
    let figures = &page.account.analysis.figures;
    let sentence = page.sentence(figure.span);
    let opens = page.view.span(sentence.clone()).start;
    let before = figures[..figures.partition_point(|f| f.span.start < figure.span.start)].iter().rev();
    let before = before.take_while(|f| f.span.start >= opens).filter(|f| f.span.end <= figure.span.start);
    let from = before.map(|f| page.segment(f.span).end).max().unwrap_or(0).max(sentence.start);
    let set_off = if tokens.start == segment.start { from..tokens.start } else { 0..0 };
    let end = counted.end.max(tokens.end);
    let beside = |classes: &[Class]| {
        let hits = page.hits(segment.clone()).iter();
        hits.into_iter().any(|(h, s)| {
            matches!(s, Sense::Class(c) if classes.contains(c) && (!table.is_next(*c) || h.first as usize == end))
        })
    };
    let before = |classes: &[Class]| {
        let classes: Vec<Class> = classes.iter().copied().filter(|c| !table.is_next(*c)).collect();
        page.nearest(clause.clone(), &classes, tokens.start).is_some_and(|h| (h.first as usize) < tokens.end)
    };
    let fits = |row: &&FigureRow, has: &dyn Fn(&[Class]) -> bool| {
        row.categories.contains(&figure.category)
            && !row.by_words
            && row.about.is_none_or(|c| about.contains(&c))
            && (!thing || !row.counts.is_empty())
            // One house is a house of the story, not the count of houses.
            && (row.counts.is_empty() || row.nature != Nature::Grows || figure.value != Quantity::Exact(Decimal::ONE))
            && (!total || row.nature != Nature::Grows)
            && (!row.bare || figure.counted.is_none())
            && (!row.limit || figure.modifier != Modifier::Exact)
            && (row.counts.is_empty()
                || page.find(counted.clone(), &row.counts).is_some()
                || page.find(tokens.clone(), &row.counts).is_some())
            && (row.needs.is_empty() || has(&row.needs))
            && (row.not.is_empty()
                || !near_its_own(page, figure, &segment, &row.not)
                    && page.find(set_off.clone(), &row.not).is_none())
    };
    let rows = || table.figures.iter();
    rows().find(|r| fits(r, &beside)).or_else(|| rows().find(|r| fits(r, &before)))
}

/// Whether a word of the classes stands in a part of a sentence and belongs to this figure: no other figure
/// is nearer to it ("45 thousand were inside the stadium, whose capacity is 30 thousand").
pub(super) fn near_its_own(page: &Page<'_>, figure: &Figure, segment: &Range<usize>, classes: &[Class]) -> bool {
    let apart = |span: Span, at: usize| {
        let tokens = page.view.tokens_in(span);
        if at >= tokens.end { at - tokens.end } else { tokens.start.saturating_sub(at) }
    };
    let figures = &page.account.analysis.figures;
    let near = |at: usize| {
        let own = apart(figure.span, at);
        let others =
            figures.iter().filter(|f| f.span != figure.span && page.sentence(f.span) == page.sentence(figure.span));
        others.into_iter().all(|f| apart(f.span, at) >= own)
    };
    let hits = page.hits(segment.clone()).iter();
    hits.filter(|(_, s)| matches!(s, Sense::Class(c) if classes.contains(c))).any(|(h, _)| near(h.first as usize))
}

/// The earlier figure of the sentence that a figure explains: "31 after four bodies were found", "29 since
/// two bodies had been counted twice".
fn added_to(page: &Page<'_>, table: &Table, figure: &Figure, known: &[Option<Known<'_>>]) -> Option<usize> {
    let class = table.class("added-to-toll")?;
    let sentence = page.sentence(figure.span);
    let at = page.view.token_at(figure.span.start);
    page.find(at.saturating_sub(ADDED).max(sentence.start)..at, &[class])?;
    let larger = |w: &usize| {
        let whole = &page.account.analysis.figures[*w];
        let casualty = known[*w].as_ref().is_some_and(|k| k.row.nature == Nature::Grows);
        let values = matches!((whole.value, figure.value), (Quantity::Exact(a), Quantity::Exact(b)) if a > b);
        casualty && values && page.sentence(whole.span) == sentence
    };
    (0..known.len()).rev().find(larger)
}

/// Tokens between the word that explains a change and its figure.
const ADDED: usize = 4;

/// "twelve workers were killed, and three policemen": the second figure has no verb and takes the first one's.
fn elliptical<'t>(
    page: &Page<'_>,
    table: &'t Table,
    figure: &Figure,
    before: Option<&Figure>,
    before_key: Option<&Option<Known<'t>>>,
) -> Option<&'t FigureRow> {
    let before = before.filter(|b| page.sentence(b.span) == page.sentence(figure.span))?;
    let forces = matches!(figure.category, Category::Police | Category::Protesters);
    let casualty = matches!(before.category, Category::Killed | Category::Injured);
    let joined = joined_after_comma(page, figure.span);
    let name = before_key?.as_ref()?.row.slot;
    (forces && casualty && joined && !figure.unreal && !page.aside(figure.span))
        .then(|| table.figures.iter().find(|r| r.slot == name && r.needs.is_empty()))
        .flatten()
}

/// "… , and three": whether a comma and و stand before a figure, which begins behind its و.
fn joined_after_comma(page: &Page<'_>, figure: Span) -> bool {
    let token = page.view.token_at(figure.start).saturating_sub(2);
    page.view.tokens.get(token).is_some_and(|t| {
        let before = Span { start: t.span.start.min(figure.start), end: figure.start };
        plain(before.of(page.text())).ends_with("، و")
    })
}

/// Whether a figure takes some out of casualties that are known already: من before a definite casualty noun.
pub(super) fn of_the_counted(page: &Page<'_>, table: &Table, figure: &Figure) -> bool {
    let tokens = page.view.tokens_in(figure.span);
    let Some(class) = table.class("casualty") else { return false };
    let mut of = tokens.clone().filter(|&t| table.letters("of").iter().any(|w| page.view.is(t, w)));
    of.any(|t| page.find(t + 1..(t + 3).min(tokens.end), &[class]).is_some_and(|h| h.article))
}

/// "rose to 18 dead and 748 injured": what joins on to a figure that rose has risen too.
fn trend(page: &Page<'_>, figures: &[Figure], n: usize) -> Trend {
    let figure = &figures[n];
    match n.checked_sub(1).map(|b| &figures[b]) {
        Some(before) if figure.trend == Trend::None && matches!(before.trend, Trend::RiseTo | Trend::FallTo) => {
            let between = Span { start: before.span.end.min(figure.span.start), end: figure.span.start };
            let words = plain(between.of(page.text()));
            if matches!(words.trim(), "و" | "، و" | "،") { before.trend } else { Trend::None }
        }
        _ => figure.trend,
    }
}

/// Where it was counted, if the words say so: "in the whole of …", "inside …".
fn area(page: &Page<'_>, table: &Table, figure: &Figure) -> String {
    let segment = page.segment(figure.span);
    let Some(class) = table.class("area") else { return String::new() };
    // "wholly" is no part of a country.
    let area = page.find(segment.clone(), &[class]).filter(|h| !h.article);
    let Some(hit) = area else { return String::new() };
    let from = hit.first as usize;
    page.view.words(from..(from + 3).min(segment.end)).to_owned()
}

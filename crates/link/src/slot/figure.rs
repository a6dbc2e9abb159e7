//! Which figures answer which question.

use riwaya_extract::{Category, Figure, Group, Quantity, Trend};
use riwaya_text::Span;
use riwaya_text::letters::plain;

use super::page::Page;
use super::table::{Class, FigureRow, Sense, Table};
use super::{Asked, Draft};
use crate::fold::{key, stem};
use crate::names::bones;
use crate::{Answer, SlotKind};

/// Everybody, where no group is named.
const EVERYBODY: &str = "all";

/// Who is counted, and how narrowly.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Counted {
    group: &'static str,
    narrow: u8,
}

/// The reports that a document's figures make. `crowd` holds stems of words by which the documents of
/// the happening name the participants ("workers" of "protesting workers").
pub(super) fn drafts(page: &Page<'_>, table: &Table, crowd: &[Vec<u8>]) -> Vec<Draft> {
    let figures = &page.account.analysis.figures;
    let mut keys: Vec<Option<(String, Counted)>> = Vec::with_capacity(figures.len());
    let mut out: Vec<Draft> = Vec::new();
    for (n, figure) in figures.iter().enumerate() {
        let row = (!page.aside(figure.span) && !figure.unreal).then(|| row_of(page, table, figure)).flatten();
        let row = elliptical(page, table, figure, figures.get(n.wrapping_sub(1)), keys.last()).or(row);
        let Some(row) = row else {
            keys.push(None);
            continue;
        };
        let mut counted = counted(page, table, figure, crowd, figures.get(n.wrapping_sub(1)), keys.last());
        if row.everybody.contains(&counted.group) {
            counted = Counted { group: EVERYBODY, narrow: 0 };
        }
        let slot = format!("{}:{}", row.slot, counted.group);
        let part =
            figure.part_of.is_some_and(|w| keys.get(w).and_then(Option::as_ref).is_some_and(|(k, _)| *k == slot));
        // "seven of the injured": a part of those counted before, even where no figure is named as the whole.
        let part = part || (figure.part_of.is_none() && of_the_counted(page, table, figure));
        keys.push(Some((slot.clone(), counted.clone())));
        let said = page.speaker(figure.statement);
        if said.unreal || said.aside {
            continue;
        }
        let time = page.time_of(figure.span, figure.clause, figure.statement);
        let another = other_story(page, figure, time);
        let as_of = time
            .filter(|_| another.is_none())
            .and_then(|t| Some((page.account.analysis.times[t].value.clone()?, page.times[t]?)));
        let (as_of, when) = super::as_of(page, as_of);
        out.push(Draft {
            asked: Asked::Figure(row.nature),
            kind: SlotKind::Figure,
            title: table.ask(row.ask, counted.group),
            page: 0,
            doc: page.doc,
            span: figure.span,
            answer: Answer::Figure(figure.value, figure.modifier),
            figure: Some(n),
            whole: figure.part_of,
            part,
            source: said.source,
            chain: said.chain,
            as_of,
            when,
            statement: figure.statement,
            trend: trend(page, figures, n),
            narrow: counted.narrow,
            area: area(page, table, figure),
            words: Vec::new(),
            addressee: Vec::new(),
            frame: None,
            counted: counted.group,
            another,
            slot,
        });
    }
    out
}

/// The row that a figure answers: the first whose category fits and whose words stand by.
pub(super) fn row_of<'t>(page: &Page<'_>, table: &'t Table, figure: &Figure) -> Option<&'t FigureRow> {
    if matches!(figure.value, Quantity::Vague) && figure.modifier == riwaya_extract::Modifier::Several {
        return None;
    }
    if figure.unit.is_some() && figure.category != Category::Other {
        return None;
    }
    let tokens = page.view.tokens_in(figure.span);
    let segment = page.segment(figure.span);
    let clause = page.view.tokens_in(figure.clause.cover(figure.span));
    let has = |classes: &[Class]| {
        page.find(segment.clone(), classes).is_some()
            || page.nearest(clause.clone(), classes, tokens.start).is_some_and(|h| (h.first as usize) < tokens.end)
    };
    table.figures.iter().find(|row| {
        row.categories.contains(&figure.category)
            && (!row.bare || figure.counted.is_none())
            && (row.needs.is_empty() || has(&row.needs))
            && (row.not.is_empty() || page.find(segment.clone(), &row.not).is_none())
    })
}

fn counted(
    page: &Page<'_>,
    table: &Table,
    figure: &Figure,
    crowd: &[Vec<u8>],
    before: Option<&Figure>,
    before_key: Option<&Option<(String, Counted)>>,
) -> Counted {
    let spans = [figure.counted, Some(figure.span), figure.scope];
    for span in spans.into_iter().flatten() {
        if let Some(found) = group_in(page, table, span, crowd) {
            return found;
        }
    }
    // "and 62 others": the same people as the figure before.
    let tokens = page.view.tokens_in(figure.counted.map_or(figure.span, |c| c.cover(figure.span)));
    let others = table.class("other-people").is_some_and(|c| page.find(tokens.clone(), &[c]).is_some());
    let same_sentence = before.is_some_and(|b| page.sentence(b.span) == page.sentence(figure.span));
    if same_sentence
        && (others || before.is_some_and(|b| b.scope.is_some() && b.scope == figure.scope))
        && let Some(Some((_, counted))) = before_key
    {
        return counted.clone();
    }
    // "the police raised the toll of its dead": whoever the sentence names before.
    if let Some(own) = table.class("own-dead")
        && let Some(hit) = page.find(page.segment(figure.span), &[own])
    {
        let before = page.sentence(figure.span).start..hit.first as usize;
        if let Some(found) = group_in(page, table, page.view.span(before), crowd) {
            return found;
        }
    }
    // "the number of the dead among the workers reached …": a group behind a word of membership.
    if let Some(of) = table.class("victim-of") {
        let segment = page.segment(figure.span);
        let members = page.hits(segment.clone()).iter().filter(|(_, s)| *s == Sense::Class(of));
        for (hit, _) in members {
            let after = hit.end as usize;
            if after < segment.end {
                let span = page.view.span(after..(after + 2).min(segment.end));
                if let Some(found) = group_in(page, table, span, crowd) {
                    return found;
                }
            }
        }
    }
    Counted { group: EVERYBODY, narrow: 0 }
}

/// The group that words name, by the tables first, then by the designations of the document.
fn group_in(page: &Page<'_>, table: &Table, span: Span, crowd: &[Vec<u8>]) -> Option<Counted> {
    let tokens = page.view.tokens_in(span);
    let listed = page
        .hits(tokens.clone())
        .iter()
        .filter_map(|(h, s)| match s {
            Sense::Group(g) => table.groups.get(*g as usize).map(|row| (h, row)),
            _ => None,
        })
        .max_by_key(|(h, row)| (h.end - h.first, std::cmp::Reverse(h.first), std::cmp::Reverse(row.narrow)));
    if let Some((_, row)) = listed {
        return Some(Counted { group: row.name, narrow: row.narrow });
    }
    let named = page.account.analysis.designations.iter().find(|d| d.span.overlaps(span)).and_then(|d| match d.group {
        Group::Participants | Group::Attackers => Some("crowd"),
        Group::StateForces => Some("state_forces"),
        Group::ForeignForces => Some("foreign_forces"),
        _ => None,
    });
    if let Some(group) = named {
        return Some(Counted { group, narrow: 0 });
    }
    let named = tokens.into_iter().any(|t| {
        let bones = crowd_key(page.view.text(t));
        bones.len() >= 3 && crowd.contains(&bones)
    });
    named.then_some(Counted { group: "crowd", narrow: 0 })
}

/// "twelve workers were killed, and three policemen": the second figure has no verb and takes the first one's.
fn elliptical<'t>(
    page: &Page<'_>,
    table: &'t Table,
    figure: &Figure,
    before: Option<&Figure>,
    before_key: Option<&Option<(String, Counted)>>,
) -> Option<&'t FigureRow> {
    let before = before.filter(|b| page.sentence(b.span) == page.sentence(figure.span))?;
    let forces = matches!(figure.category, Category::Police | Category::Protesters);
    let casualty = matches!(before.category, Category::Killed | Category::Injured);
    let joined = joined_after_comma(page, figure.span);
    let (slot, _) = before_key?.as_ref()?;
    let name = slot.split(':').next()?;
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
fn of_the_counted(page: &Page<'_>, table: &Table, figure: &Figure) -> bool {
    let tokens = page.view.tokens_in(figure.span);
    let Some(class) = table.class("casualty") else { return false };
    let mut of = tokens.clone().filter(|&t| page.view.is(t, "من"));
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

/// A counted noun and its broken plural have one key: عامل, عمال.
pub(super) fn crowd_key(word: &str) -> Vec<u8> {
    let letters = key(word);
    bones(stem(&letters))
}

/// Where it was counted, if the words say so: "in the whole of …", "inside …".
fn area(page: &Page<'_>, table: &Table, figure: &Figure) -> String {
    let segment = page.segment(figure.span);
    let Some(class) = table.class("area") else { return String::new() };
    let Some(hit) = page.find(segment.clone(), &[class]) else { return String::new() };
    let from = hit.first as usize;
    page.view.words(from..(from + 3).min(segment.end)).to_owned()
}

/// The year of another event that a figure belongs to: its clause, or its sentence before it, is dated
/// far away and no near time stands nearer.
fn other_story(page: &Page<'_>, figure: &Figure, chosen: Option<usize>) -> Option<String> {
    let times = &page.account.analysis.times;
    let year = |i: usize| times[i].value.as_deref().and_then(|v| v.get(..4)).map(str::to_owned);
    if let Some(i) = chosen.filter(|&i| page.far_time(i)) {
        return year(i);
    }
    let sentence = page.view.span(page.sentence(figure.span));
    let inside = |i: &usize| sentence.contains(times[*i].span) && page.times[*i].is_some();
    let apart = |i: &usize| times[*i].span.start.abs_diff(figure.span.start);
    let far = (0..times.len())
        .filter(inside)
        .filter(|&i| page.far_time(i))
        .filter(|&i| !matches!(times[i].relation, Some("since" | "until")))
        .min_by_key(apart)?;
    let near = (0..times.len()).filter(inside).filter(|&i| !page.far_time(i)).min_by_key(apart);
    let in_clause = figure.clause.contains(times[far].span);
    let nearer = near.is_none_or(|n| apart(&far) < apart(&n));
    ((in_clause || times[far].span.start < figure.span.start) && nearer).then(|| year(far)).flatten()
}

//! Who a figure counts: the group that its words name, or whose people the speaker calls them.

use riwaya_extract::{Figure, Group};
use riwaya_text::Span;

use super::crowd::crowd_key;
use super::page::Page;
use super::table::{Sense, Table};
use super::voice::Voices;

/// Who is counted, and how narrowly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub group: &'static str,
    pub narrow: u8,
}

/// Who a figure counts, where the words say so.
pub(super) fn counted(
    page: &Page<'_>,
    table: &Table,
    figure: &Figure,
    crowd: &[Vec<u8>],
    before: Option<&Figure>,
    before_counted: Option<&Counted>,
    voices: &Voices,
) -> Option<Counted> {
    // "the ministry mourns five of its members": the speaker's side, else the one that the sentence names.
    let own = page.view.tokens_in(figure.counted.map_or(figure.span, |c| c.cover(figure.span)));
    if let Some(class) = table.class("own-people")
        && page.find(own.start..(own.end + 4).min(page.segment(figure.span).end.max(own.end)), &[class]).is_some()
    {
        let before = page.view.words(page.sentence(figure.span).start..own.start);
        let side = voices.side(page, figure, table).or_else(|| table.side(before));
        if let Some(group) = side {
            return Some(Counted { group, narrow: 0 });
        }
    }
    let spans = [figure.counted, Some(figure.span), figure.scope];
    for span in spans.into_iter().flatten() {
        if let Some(found) = group_in(page, table, span, crowd) {
            return Some(found);
        }
    }
    // "the number of guards injured reached 15": the group stands behind "number of".
    let number = (page.segment(figure.span).start..own.start)
        .rev()
        .find(|&t| table.letters("number-of").iter().any(|w| page.view.is(t, w)));
    if let Some(at) = number.filter(|&at| at + 1 < own.start)
        && let Some(found) = group_in(page, table, page.view.span(at + 1..(at + 4).min(own.start)), crowd)
    {
        return Some(found);
    }
    // "and 62 others": the same people as the figure before.
    let tokens = page.view.tokens_in(figure.counted.map_or(figure.span, |c| c.cover(figure.span)));
    let others = table.class("other-people").is_some_and(|c| page.find(tokens.clone(), &[c]).is_some());
    let same_sentence = before.is_some_and(|b| page.sentence(b.span) == page.sentence(figure.span));
    if same_sentence
        && (others || before.is_some_and(|b| b.scope.is_some() && b.scope == figure.scope))
        && let Some(counted) = before_counted
    {
        return Some(counted.clone());
    }
    // "the police raised the toll of its dead": whoever the sentence names before.
    if let Some(own) = table.class("own-dead")
        && let Some(hit) = page.find(page.segment(figure.span), &[own])
    {
        let before = page.sentence(figure.span).start..hit.first as usize;
        if let Some(found) = group_in(page, table, page.view.span(before), crowd) {
            return Some(found);
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
                    return Some(found);
                }
            }
        }
    }
    None
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
    // "members of the Front": an armed group's people.
    if table.class("members-of").is_some_and(|c| page.find(tokens.clone(), &[c]).is_some())
        && let Some(group) = table.side(page.view.words(tokens.clone()))
    {
        return Some(Counted { group, narrow: 0 });
    }
    let named = tokens.into_iter().any(|t| {
        let bones = crowd_key(page.view.text(t));
        bones.len() >= 3 && crowd.contains(&bones)
    });
    named.then_some(Counted { group: "crowd", narrow: 0 })
}

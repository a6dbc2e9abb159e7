//! Weekdays that a text calls its own: "today, Wednesday"; "yesterday, Wednesday". They tell which day
//! the words around them were written on, also where the document itself is undated.

use riwaya_text::{Hit, Span};

use super::page::Page;
use super::table::{Sense, Table};
use crate::edtf::{self, Bounds};

/// One such place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnDay {
    pub span: Span,
    /// The weekday that is today there, Monday = 1.
    pub today: u8,
    /// Whether the words name the day before.
    pub yesterday: bool,
    /// Whether they name the night between the two.
    pub night: bool,
}

/// All of them, in order.
pub(super) fn find(page: &Page<'_>, table: &Table) -> Vec<OwnDay> {
    let (Some(today), Some(yesterday)) = (table.class("own-today"), table.class("own-yesterday")) else {
        return vec![];
    };
    let days: Vec<u16> = (1..=7).filter_map(|d| table.class(&format!("day-{d}"))).collect();
    let number = |h: &Hit| {
        let here = page.hits(h.first as usize..h.first as usize + 1);
        let of = |c: &u16| days.iter().position(|d| d == c);
        here.iter().find_map(|(_, s)| match s {
            Sense::Class(c) => of(c),
            _ => None,
        })
    };
    let mut out = Vec::new();
    for (hit, sense) in &page.words {
        let Sense::Class(class) = sense else { continue };
        if (*class != today && *class != yesterday) || page.aside(hit.span) {
            continue;
        }
        // "the day before yesterday, Friday" stands a day further back.
        let before = |phrase: &str| {
            let words = phrase.split(' ').rev().zip(1..);
            words.into_iter().all(|(w, n)| (hit.first as usize).checked_sub(n).is_some_and(|t| page.view.is(t, w)))
        };
        if table.letters("day-before").iter().any(|phrase| before(phrase)) {
            continue;
        }
        let end = hit.end as usize;
        let named: Vec<&Hit> = page
            .hits(end..(end + 2).min(page.sentence(hit.span).end))
            .iter()
            .filter(|(_, s)| matches!(s, Sense::Class(c) if days.contains(c)))
            .map(|(h, _)| h)
            .collect();
        let (Some(first), Some(last)) = (named.first(), named.last()) else { continue };
        let Some(day) = number(last).filter(|_| first.first as usize == end) else { continue };
        let night = first.first != last.first;
        let yesterday = *class == yesterday;
        out.push(OwnDay {
            span: page.view.span(hit.first as usize..last.end as usize),
            today: if yesterday && !night { (day as u8 + 1) % 7 + 1 } else { day as u8 + 1 },
            yesterday,
            night,
        });
    }
    out
}

/// The day with this weekday that lies nearest before a date, or on the day after it.
pub(super) fn near(weekday: u8, date: Bounds) -> Option<Bounds> {
    (-1..=5).find_map(|back| {
        let day = edtf::shifted(date, -back)?;
        (day.start.date().weekday().to_monday_one_offset() as u8 == weekday).then_some(day)
    })
}

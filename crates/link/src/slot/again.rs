//! Numbers said again without what they count: "Twenty-nine. That is the number at which they stopped."

use riwaya_extract::{Category, Decimal, Figure, Quantity};
use riwaya_text::Kind;

use super::page::Page;
use super::table::{Class, Table};
use super::{Asked, Draft};
use crate::Answer;

/// Bare numbers beside a word like "the number" that answer one question of the happening, the only one
/// that another document answers with this value.
pub(super) fn drafts(pages: &[Page<'_>], table: &Table, found: &[Draft]) -> Vec<Draft> {
    let Some(word) = table.class("the-number") else { return Vec::new() };
    let mut out = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        for figure in page.account.analysis.figures.iter().filter(|f| said_again(page, f, word)) {
            if found.iter().any(|d| d.page == n && d.span.overlaps(figure.span)) {
                continue;
            }
            let same = |d: &&Draft| {
                let asked = matches!(d.asked, Asked::Figure(_)) && !d.part && d.another.is_none();
                asked && d.page != n && d.answer == Answer::Figure(figure.value, figure.modifier)
            };
            let Some(first) = found.iter().find(same) else { continue };
            if found.iter().filter(same).any(|d| d.slot != first.slot) {
                continue;
            }
            let (slot, title, answer) = (first.slot.clone(), first.title.clone(), first.answer.clone());
            let draft = Draft::new(page, slot, first.asked, title, figure.span, answer, figure.statement);
            let said = page.speaker(figure.statement);
            if !said.unreal && !said.aside {
                out.push(Draft { page: n, counted: first.counted, narrow: first.narrow, ..draft });
            }
        }
    }
    out
}

/// Whether a figure says again what others count: a bare number beside a word like "the number", or alone
/// between two marks ("Thirty-two, says the doctor"), or people who are counted without a verb.
fn said_again(page: &Page<'_>, figure: &Figure, word: Class) -> bool {
    let segment = page.segment(figure.span);
    let words = segment.filter(|&t| !matches!(page.view.tokens[t].kind, Kind::Mark(_))).count();
    let own = page.view.tokens_in(figure.counted.map_or(figure.span, |c| c.cover(figure.span)));
    let alone = own.len() >= words;
    let people =
        figure.counted.is_some() && matches!(figure.category, Category::Fighters | Category::Troops | Category::People);
    let telling = matches!(figure.value, Quantity::Exact(v) if v > Decimal::from(5)) && figure.unit.is_none();
    let real = !figure.unreal && !page.aside(figure.span);
    (bare(page, figure) && (alone || beside(page, figure, word))) || (people && alone && telling && real)
}

/// A number of which nothing says what it counts; small ones are in every text.
fn bare(page: &Page<'_>, figure: &Figure) -> bool {
    let telling = matches!(figure.value, Quantity::Exact(v) if v > Decimal::from(5));
    let plain = figure.category == Category::Other && figure.counted.is_none() && figure.unit.is_none();
    telling && plain && !figure.unreal && !page.aside(figure.span)
}

/// Whether the word stands in the sentence of a figure or in the one after it.
fn beside(page: &Page<'_>, figure: &Figure, word: Class) -> bool {
    let sentence = page.sentence(figure.span);
    let paragraph = page.view.paragraph(sentence.start);
    let next = if sentence.end < paragraph.end { page.view.sentence(sentence.end) } else { sentence.clone() };
    page.find(sentence.start..next.end, &[word]).is_some()
}

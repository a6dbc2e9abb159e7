//! Figures that no row asks for, where two documents give one in nearly the same words: a share, a
//! price, a length. The words that they share are the question.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::{Category, Decimal, Quantity};

use super::page::Page;
use super::table::{FigureRow, Table};
use super::{Asked, Draft, figure, stems};
use crate::Answer;

/// Words of a figure's surroundings.
const BEFORE: usize = 9;
const AFTER: usize = 4;
/// Figures of one happening that are compared in this way.
const MOST: usize = 400;
/// Words that two surroundings must share.
const SHARED: usize = 4;

struct Candidate {
    page: usize,
    figure: usize,
    words: BTreeSet<Vec<u8>>,
    /// Stem of the counted noun.
    counted: Option<Vec<u8>>,
}

/// Reports of such figures, those of one question under one slot.
pub(super) fn drafts(pages: &[Page<'_>], table: &Table) -> Vec<Draft> {
    let Some(row) = table.figures.iter().find(|r| r.by_words) else { return Vec::new() };
    let mut all: Vec<Candidate> = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        for (f, found) in page.account.analysis.figures.iter().enumerate() {
            let asked = row.categories.contains(&found.category);
            let plain = !matches!(found.value, Quantity::Vague) && found.part_of.is_none() && !found.unreal;
            // One and two are in every sentence (duals above all); only as a share or a price they are facts.
            let telling = matches!(found.category, Category::Percent | Category::Money)
                || !matches!(found.value, Quantity::Exact(v) if v <= Decimal::from(2));
            // "58ر54": digits that letters join to others are a piece of a number.
            let before = page.text().get(..found.span.start as usize).unwrap_or("");
            let mut before = before.chars().rev();
            let glued = before.next().is_some_and(char::is_alphabetic) && before.next().is_some_and(char::is_numeric);
            if glued
                || !asked
                || !plain
                || !telling
                || page.aside(found.span)
                || figure::row_of(page, table, found, &[]).is_some()
            {
                continue;
            }
            let sentence = page.sentence(found.span);
            let tokens = page.view.tokens_in(found.span);
            let from = tokens.start.saturating_sub(BEFORE).max(sentence.start);
            let to = (tokens.end + AFTER).min(sentence.end);
            let around = format!("{} {}", page.view.words(from..tokens.start), page.view.words(tokens.end..to));
            let words: BTreeSet<Vec<u8>> = stems(&around).into_iter().collect();
            let counted = found.counted.and_then(|c| stems(c.of(page.text())).into_iter().next());
            let told = found.category != Category::Other || counted.is_some();
            if told && words.len() >= SHARED && all.len() < MOST {
                all.push(Candidate { page: n, figure: f, words, counted });
            }
        }
    }
    let mut out = Vec::new();
    let mut taken = vec![false; all.len()];
    for i in 0..all.len() {
        if taken[i] {
            continue;
        }
        let same = same_question(pages, &all, &taken, i);
        if same.len() < 2 {
            continue;
        }
        for j in same {
            taken[j] = true;
            out.extend(draft(pages, row, &all[i], &all[j]));
        }
    }
    out
}

/// The figures that answer the question of the first, one of each document: the one with its value,
/// else the one in the likest words. Documents that both give both values do not differ: there the
/// words stand twice ("48 lorries through the port and 44 lorries through the gate").
fn same_question(pages: &[Page<'_>], all: &[Candidate], taken: &[bool], first: usize) -> Vec<usize> {
    let figure = |c: &Candidate| pages[c.page].account.analysis.figures.get(c.figure);
    let value = |c: &Candidate| figure(c).map(|f| f.value);
    let carries = |page: usize, like: &Candidate| {
        all.iter().any(|c| {
            c.page == page
                && value(c) == value(like)
                && figure(c).map(|f| (f.category, &f.unit)) == figure(like).map(|f| (f.category, &f.unit))
        })
    };
    let one = &all[first];
    let mut best: BTreeMap<usize, (bool, usize, usize)> = BTreeMap::new();
    for (j, other) in all.iter().enumerate().skip(first + 1) {
        if taken[j] || other.page == one.page || !one_question(pages, one, other) {
            continue;
        }
        let (shared, least) = shared(one, other);
        let equal = value(one) == value(other);
        if !equal && (shared * 4 < least * 3 || carries(other.page, one) || carries(one.page, other)) {
            continue;
        }
        let entry = best.entry(other.page).or_insert((equal, shared, j));
        if (equal, shared) > (entry.0, entry.1) {
            *entry = (equal, shared, j);
        }
    }
    std::iter::once(first).chain(best.into_values().map(|(_, _, j)| j)).collect()
}

/// Words that two surroundings share, and the words of the smaller one.
fn shared(a: &Candidate, b: &Candidate) -> (usize, usize) {
    (a.words.intersection(&b.words).count(), a.words.len().min(b.words.len()))
}

fn one_question(pages: &[Page<'_>], a: &Candidate, b: &Candidate) -> bool {
    let figures = |c: &Candidate| pages[c.page].account.analysis.figures.get(c.figure);
    let (Some(x), Some(y)) = (figures(a), figures(b)) else { return false };
    if a.page == b.page || x.category != y.category || x.unit != y.unit {
        return false;
    }
    let (shared, least) = shared(a, b);
    // What is counted says half of it: "40 houses collapsed", "the flood brought down 60 houses".
    let same_things = a.counted.is_some() && a.counted == b.counted && x.unit.is_none();
    (shared >= SHARED && shared * 10 >= least * 6) || (same_things && shared >= 3 && shared * 10 >= least * 4)
}

fn draft(pages: &[Page<'_>], row: &FigureRow, first: &Candidate, own: &Candidate) -> Option<Draft> {
    let page = &pages[own.page];
    let figure = page.account.analysis.figures.get(own.figure)?;
    let said = page.speaker(figure.statement);
    if said.unreal || said.aside {
        return None;
    }
    let head = &pages[first.page];
    let asked = head.account.analysis.figures.get(first.figure)?;
    let tokens = head.view.tokens_in(asked.span);
    let from = tokens.start.saturating_sub(5).max(head.sentence(asked.span).start);
    let question = head.view.words(from..tokens.end).split_whitespace().collect::<Vec<_>>().join(" ");
    let slot = format!("{}:{}", figure.category.name(), question);
    let title = (row.ask.0.replace("{}", &question), row.ask.1.replace("{}", &question));
    let answer = Answer::Figure(figure.value, figure.modifier);
    let draft = Draft::new(page, slot, Asked::Loose, title, figure.span, answer, figure.statement);
    let around = page.view.span(page.sentence(figure.span));
    let happened = page.time_of_clause(figure.span, around, None).and_then(|t| page.times[t]).filter(|b| b.daily());
    Some(Draft { page: own.page, trend: figure.trend, happened, ..draft })
}

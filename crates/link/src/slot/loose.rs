//! Figures that no row asks for, where two documents give one in nearly the same words: a share, a
//! price, a length. The words that they share are the question.

use std::collections::BTreeSet;

use riwaya_extract::{Category, Quantity};

use super::page::Page;
use super::table::Table;
use super::{Asked, Draft, figure, stems};
use crate::{Answer, SlotKind};

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
    let mut all: Vec<Candidate> = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        for (f, found) in page.account.analysis.figures.iter().enumerate() {
            let asked = matches!(
                found.category,
                Category::Percent
                    | Category::Money
                    | Category::Population
                    | Category::Area
                    | Category::Length
                    | Category::Countries
                    | Category::Members
                    | Category::People
                    | Category::Other
            );
            let plain = !matches!(found.value, Quantity::Vague) && found.part_of.is_none() && !found.unreal;
            if !asked || !plain || page.aside(found.span) || figure::row_of(page, table, found).is_some() {
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
        let same: Vec<usize> =
            (i..all.len()).filter(|&j| !taken[j] && (j == i || one_question(pages, &all[i], &all[j]))).collect();
        if same.iter().all(|&j| all[j].page == all[i].page) {
            continue;
        }
        for j in same {
            taken[j] = true;
            out.extend(draft(pages, &all[i], &all[j]));
        }
    }
    out
}

fn one_question(pages: &[Page<'_>], a: &Candidate, b: &Candidate) -> bool {
    let figures = |c: &Candidate| pages[c.page].account.analysis.figures.get(c.figure);
    let (Some(x), Some(y)) = (figures(a), figures(b)) else { return false };
    if a.page == b.page || x.category != y.category || x.unit != y.unit {
        return false;
    }
    let shared = a.words.intersection(&b.words).count();
    let least = a.words.len().min(b.words.len());
    // What is counted says half of it: "40 houses collapsed", "the flood brought down 60 houses".
    let same_things = a.counted.is_some() && a.counted == b.counted && x.unit.is_none();
    (shared >= SHARED && shared * 10 >= least * 6) || (same_things && shared >= 3 && shared * 10 >= least * 4)
}

fn draft(pages: &[Page<'_>], first: &Candidate, own: &Candidate) -> Option<Draft> {
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
    let (as_of, when) = super::as_of(page, None);
    Some(Draft {
        slot: format!("{}:{}", figure.category.name(), question),
        asked: Asked::Loose,
        kind: SlotKind::Figure,
        title: (format!("ما العدد في «{question}»؟"), format!("Which value is given in «{question}»?")),
        page: own.page,
        doc: page.doc,
        span: figure.span,
        answer: Answer::Figure(figure.value, figure.modifier),
        figure: Some(own.figure),
        whole: None,
        part: false,
        source: said.source,
        chain: said.chain,
        as_of,
        when,
        statement: figure.statement,
        trend: figure.trend,
        narrow: 0,
        area: String::new(),
        words: Vec::new(),
        addressee: Vec::new(),
        frame: None,
        counted: "",
        another: None,
    })
}

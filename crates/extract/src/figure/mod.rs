//! Numbers that count or measure: what they count, of whom, in which direction, and as part of what.
//!
//! The number layer says how much; here the words around say of what. First the noun phrase that
//! each number stands in is taken ([`noun`], [`unlisted`], [`before`], [`dual`]), and what counts nothing is left out
//! ([`exclude`]). Then the clause gives the category where noun and verb stand apart
//! ([`casualty`]), the direction ([`trend`]), the whole of a part ([`part`]), who is counted ([`scope`]),
//! and whether it is said to be so at all ([`unreal`]).

mod before;
mod casualty;
mod draft;
mod dual;
mod exclude;
mod lists;
mod noun;
mod part;
mod scope;
#[cfg(test)]
mod tests;
mod trend;
mod unlisted;
mod unreal;

use std::ops::Range;

use crate::clause::Splitter;
use crate::forms::forms;
use crate::number::is_and;
use crate::{Analysis, Category, Figure, Language, Modifier, Number, NumberKind, Quantity, Reading, Statement, Trend};
use draft::Draft;
use lists::Lists;
use riwaya_text::Span;
use riwaya_text::letters::{FEH, WAW};

forms! {
    /// Words that stand in fixed places around what is counted.
    pub(crate) struct FigureForms of "figure" {
        same, of, shot, to, and_or, against, hand, on, part, after_part, of_persons, of_things, about, more, less, time,
        share, after, label, number, the_number, resolution, age, hijri, number_of, others, whom, between, what, one,
        generic, inside, reached, from, by, relative, except, bounding, total, of_it, their_number,
    }
}

/// Compiled once from the language.
pub(crate) struct Recognizer {
    lists: Lists,
    splitter: Splitter,
}

impl Recognizer {
    pub(crate) fn new(language: &Language) -> Self {
        Recognizer { lists: Lists::new(language), splitter: Splitter::new(language) }
    }

    pub(crate) fn find(&self, reading: &Reading<'_>, found: &mut Analysis) {
        let mut drafts = Vec::with_capacity(found.numbers.len());
        for (n, number) in found.numbers.iter().enumerate() {
            if let Some(draft) = draft::from_number(&self.lists, reading, found, n, number) {
                drafts.push(draft);
            }
        }
        for draft in &drafts {
            of_phrase(&self.lists, reading, draft, &mut found.numbers);
        }
        dual::find(&self.lists, reading, found, &mut drafts);
        drafts.sort_by_key(|d: &Draft| (d.span.start, std::cmp::Reverse(d.span.end)));
        drafts.dedup_by(|later, earlier| later.span.overlaps(earlier.span));

        let mut clauses = Vec::new();
        let mut governors = Vec::new();
        let mut dropped = Vec::new();
        let mut done = 0;
        while let Some(first) = drafts.get(done) {
            let sentence = reading.view.sentence(first.tokens.start);
            let end = done + drafts[done..].partition_point(|d| d.tokens.start < sentence.end);
            let end = end.max(done + 1);
            self.splitter.split(reading, sentence.clone(), &mut clauses);
            casualty::governors(&self.lists, reading, sentence.clone(), &mut governors);
            let base = found.figures.len();
            for i in done..end {
                let here = Here { lists: &self.lists, reading, sentence: &sentence, governors: &governors };
                let clause = clause_of(&clauses, drafts[i].tokens.start).unwrap_or(sentence.clone());
                let figure = here.figure(&drafts[done..end], i - done, clause, &found.figures, base, found);
                if drafts[i].weak && silent(&figure) {
                    dropped.push(found.figures.len());
                }
                found.figures.push(figure);
            }
            done = end;
        }
        if !dropped.is_empty() {
            drop_figures(&mut found.figures, &dropped);
        }
    }
}

/// What the noun phrase says of its number. What a mass or a volume is of is one with it: "500 غرام من الدقيق". Goods by the ton and by the barrel are
/// counted in news, and their names are long: they stay with the figure.
fn of_phrase(lists: &Lists, reading: &Reading<'_>, draft: &Draft, numbers: &mut [Number]) {
    let Some(number) = draft.number.and_then(|n| numbers.get_mut(n)) else { return };
    let poured =
        matches!(number.unit, Some("mg" | "g" | "kg" | "oz" | "lb" | "ct" | "cup" | "mL" | "L" | "hL" | "gal"));
    // "12 شخصا على الأقل": what is said behind the noun holds for the number.
    if plain(number.value, number.modifier) {
        number.modifier = draft.modifier;
    }
    let end = reading.view.tokens_in(number.span).end;
    if poured && number.kind == NumberKind::Quantity && lists.forms.of.is(reading, end) {
        number.of = draft.counted.filter(|counted| counted.start > number.span.end);
    }
}

/// Whether nothing around says what it counts.
fn silent(figure: &Figure) -> bool {
    figure.category == Category::Other && figure.trend == Trend::None && figure.part_of.is_none()
}

/// Takes figures out; the indices of wholes follow.
fn drop_figures(figures: &mut Vec<Figure>, dropped: &[usize]) {
    let mut n = 0;
    figures.retain(|_| {
        n += 1;
        dropped.binary_search(&(n - 1)).is_err()
    });
    for figure in figures {
        figure.part_of = figure.part_of.and_then(|whole| match dropped.binary_search(&whole) {
            Ok(_) => None,
            Err(before) => Some(whole - before),
        });
    }
}

fn clause_of(clauses: &[Range<usize>], token: usize) -> Option<Range<usize>> {
    let n = clauses.partition_point(|c| c.end <= token);
    clauses.get(n).cloned()
}

/// One sentence, as the parts of this module look at it.
struct Here<'a, 'd> {
    lists: &'a Lists,
    reading: &'a Reading<'d>,
    sentence: &'a Range<usize>,
    governors: &'a [casualty::Governor],
}

impl Here<'_, '_> {
    fn figure(
        &self,
        drafts: &[Draft],
        i: usize,
        clause: Range<usize>,
        figures: &[Figure],
        base: usize,
        found: &Analysis,
    ) -> Figure {
        let draft = &drafts[i];
        let mut trend = trend::of(self, drafts, i, &clause);
        // "ارتفع العدد إلى 18 قتيلا و748 مصابا": what is joined to the new value is new too.
        if trend == Trend::None
            && let Some(before) = i.checked_sub(1)
            && (drafts[before].tokens.end..draft.tokens.start).all(|t| is_and(self.reading, t))
            && let Some(joined) = figures.get(base + before)
            && matches!(joined.trend, Trend::RiseTo | Trend::FallTo)
        {
            trend = joined.trend;
        }
        let mut rule = draft.rule;
        let governor = casualty::of(self, drafts, i, &clause);
        let mut category = draft.category.unwrap_or(Category::Other);
        if let Some(governed) = governor.category {
            if Some(governed) != draft.category && casualty::is_casualty(governed) {
                rule = "casualty-clause";
            } else if governor.together {
                rule = "killed-and-injured";
            }
            category = governed;
        }
        if category == Category::Other
            && draft.category.is_none()
            && draft.counted.is_none()
            && matches!(trend, Trend::RiseTo | Trend::FallTo)
            && let Some(before) = figures.iter().rfind(|f| casualty::is_casualty(f.category))
            && clause.clone().any(|t| self.lists.forms.the_number.is(self.reading, t))
        {
            category = before.category;
            rule = "casualty-clause";
        }
        if category == Category::Injured && self.ill(draft, &clause) {
            category = Category::People;
        }
        if category == Category::Other && draft.category.is_none() && part::after(self, draft) == Some(true) {
            category = Category::People;
        }
        // "البالغ عددهم تسعة ملايين"
        if category == Category::Other
            && draft.category.is_none()
            && draft.counted.is_none()
            && draft
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|t| self.lists.forms.their_number.is_behind(self.reading, t, &[WAW, FEH]))
        {
            category = Category::People;
        }
        if category == Category::Other
            && draft.counted.is_none()
            && let Some(beside) = self.out_of(drafts, i, figures, base)
        {
            category = beside;
        }
        let part_of = part::of(self, drafts, i, figures, base);
        if let Some(whole) = part_of
            && let Some(of) = figures.get(whole)
        {
            let suffers =
                draft.takes_casualty() && !casualty::is_casualty(category) && casualty::is_casualty(of.category);
            if suffers || draft.category.is_none() && category == Category::Other {
                category = of.category;
            }
            rule = "part-of-figure";
        }
        let suffered = casualty::is_casualty(category) || draft.together || governor.together;
        // "من 50 مليار دولار إلى 127 مليارا": the new value counts what the old one did.
        let old = i.checked_sub(1).and_then(|old| figures.get(base + old)).filter(|f| f.trend == Trend::From);
        let mut unit = draft.unit;
        if let Some(old) = old
            && category == Category::Other
            && draft.counted.is_none()
            && matches!(trend, Trend::RiseTo | Trend::FallTo)
        {
            category = old.category;
            unit = unit.or(old.unit);
        }
        // "من 10 إلى 7 في المئة": the old value is measured as the new one is.
        if trend == Trend::From
            && unit.is_none()
            && draft.counted.is_none()
            && let Some(next) = drafts.get(i + 1).filter(|next| next.unit.is_some())
        {
            category = next.category.unwrap_or(category);
            unit = next.unit;
        }
        Figure {
            number: draft.number,
            span: draft.span,
            value: draft.value,
            modifier: draft.modifier,
            counted: draft.counted.or(governor.counted.filter(|_| draft.counted.is_none())),
            unit,
            category,
            scope: scope::of(self, draft, &clause, suffered),
            clause: clause_span(self.reading, &clause),
            trend,
            part_of,
            unreal: unreal::of(self, draft, &clause),
            statement: innermost(&found.statements, draft.span),
            rule,
        }
    }
}

impl Here<'_, '_> {
    /// "120 نائبا من أصل 150", "120 من أصل 150 نائبا": both count what one of them names.
    fn out_of(&self, drafts: &[Draft], i: usize, figures: &[Figure], base: usize) -> Option<Category> {
        let forms = &self.lists.forms;
        let between = |from: usize, to: usize| {
            to == from + 2 && forms.of.is(self.reading, from) && forms.total.is(self.reading, from + 1)
        };
        let tokens = &drafts[i].tokens;
        let behind = i
            .checked_sub(1)
            .filter(|&n| between(drafts[n].tokens.end, tokens.start))
            .and_then(|n| figures.get(base + n).map(|f| f.category));
        behind.or_else(|| drafts.get(i + 1).filter(|next| between(tokens.end, next.tokens.start))?.category)
    }

    /// Whether the injury is an illness: "40 إصابة جديدة بالفيروس" is no report of wounded.
    fn ill(&self, draft: &Draft, clause: &Range<usize>) -> bool {
        let end = clause.end.min(draft.tokens.end + 5);
        (clause.start..end).any(|t| {
            self.reading.find(t, self.lists.illness).is_some_and(|(hit, _)| hit.proclitics.particle == Some('ب'))
        })
    }
}

/// The clause without the marks that close it.
fn clause_span(reading: &Reading<'_>, clause: &Range<usize>) -> Span {
    let mut end = clause.end;
    while end > clause.start + 1 && matches!(reading.view.mark(end - 1), Some('،' | ',' | '.' | '؛' | ':' | ';')) {
        end -= 1;
    }
    reading.view.span(clause.start..end)
}

/// The statement with the shortest content that holds the span.
fn innermost(statements: &[Statement], span: Span) -> Option<usize> {
    // Statements stand in the order of their cues; a content stands near its cue.
    const NEIGHBOURS: usize = 48;
    let at = statements.partition_point(|s| s.cue.start < span.start);
    let near = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(statements.len());
    near.map(|n| (n, &statements[n]))
        .flat_map(|(n, s)| s.content.iter().map(move |c| (n, *c)))
        .filter(|(_, c)| c.contains(span))
        .min_by_key(|(n, c)| (c.len(), *n))
        .map(|(n, _)| n)
}

/// What a number says by itself, before its words are looked at.
fn plain(value: Quantity, modifier: Modifier) -> bool {
    matches!(value, Quantity::Exact(_)) && modifier == Modifier::Exact
}

/// Whether money and percent settle the category before any noun does.
fn by_kind(kind: NumberKind) -> Option<Category> {
    match kind {
        NumberKind::Percent => Some(Category::Percent),
        NumberKind::Money => Some(Category::Money),
        _ => None,
    }
}

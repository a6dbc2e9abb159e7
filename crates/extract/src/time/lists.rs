use riwaya_text::Hit;
use riwaya_text::clitic::Ending;

use super::TimeForms;
use super::expr::{Got, Position, Unit};
use crate::forms::Forms;
use crate::number::{self, Marks, Table, goes_on};
use crate::{Language, Reading};

#[derive(Clone, Copy, Debug)]
pub(super) struct Month {
    pub n: u8,
    pub hijri: bool,
    /// Also a common word or a name: needs a day, a year or a preposition.
    pub shared: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct UnitWord {
    pub unit: Unit,
    pub plural: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum TimeWord {
    Day(i8),
    Fixed(&'static str),
}

/// The words of time as they stand in the language's lists.
pub(super) struct Lists {
    pub numbers: number::Recognizer,
    pub months: Table<Month>,
    pub weekdays: Table<u8>,
    pub parts: Table<Part>,
    pub units: Table<UnitWord>,
    pub directions: Table<i8>,
    pub words: Table<TimeWord>,
    pub seasons: Table<u8>,
    pub positions: Table<Position>,
    pub prepositions: Table<&'static str>,
    pub feasts: Table<&'static str>,
    /// The first year of a decade.
    pub decades: Table<i32>,
    /// Names that hold a word of time: "المصري اليوم".
    pub names: Table<()>,
    /// نحو, حوالي
    pub about: Table<()>,
    /// What a token's entries may begin: see `TIME` and `NUMBER`.
    pub marks: Marks,
    /// Particles and nouns that the rules ask for in one place.
    pub forms: TimeForms,
}

pub(super) const TIME: u8 = 1;
pub(super) const NAME: u8 = 2;
pub(super) const PREPOSITION: u8 = 4;

impl Lists {
    pub(super) fn new(l: &Language) -> Self {
        let mut lists = Lists {
            numbers: number::Recognizer::new(l),
            months: Table::new(l, "months", |e| {
                let hijri = e.value.starts_with('h');
                let n = e.value.trim_start_matches('h').parse().ok()?;
                Some(Month { n, hijri, shared: e.usage == "shared" })
            }),
            weekdays: Table::new(l, "weekdays", |e| e.value.parse().ok()),
            parts: Table::new(l, "day-parts", |e| match e.value {
                "MO" => Some(Part::Morning),
                "AF" => Some(Part::Afternoon),
                "EV" => Some(Part::Evening),
                "NI" => Some(Part::Night),
                _ => None,
            }),
            units: Table::new(l, "time-units", |e| {
                Some(UnitWord { unit: Unit::parse(e.value)?, plural: e.usage == "plural" })
            }),
            directions: Table::new(l, "time-directions", |e| e.value.parse().ok()),
            words: Table::new(l, "time-words", |e| {
                Some(e.value.parse().map_or(TimeWord::Fixed(e.value), TimeWord::Day))
            }),
            seasons: Table::new(l, "seasons", |e| e.value.parse().ok()),
            positions: Table::new(l, "time-positions", |e| match e.value {
                "early" => Some(Position::Early),
                "mid" => Some(Position::Mid),
                "late" => Some(Position::Late),
                _ => None,
            }),
            prepositions: Table::new(l, "time-prepositions", |e| Some(e.value)),
            feasts: Table::new(l, "holidays", |e| Some(e.value)),
            decades: Table::new(l, "decades", |e| e.value.parse().ok()),
            names: Table::new(l, "time-in-names", |_| Some(())),
            about: Table::new(l, "number-modifiers", |e| (e.value == "about").then_some(())),
            marks: Marks::default(),
            forms: TimeForms::new(l),
        };
        let mut marks = Marks::default();
        marks.add(&lists.months, TIME);
        marks.add(&lists.weekdays, TIME);
        marks.add(&lists.parts, TIME);
        marks.add(&lists.units, TIME);
        marks.add(&lists.words, TIME);
        marks.add(&lists.seasons, TIME);
        marks.add(&lists.positions, TIME);
        marks.add(&lists.feasts, TIME);
        marks.add(&lists.decades, TIME);
        marks.add(&lists.names, NAME);
        marks.add(&lists.prepositions, PREPOSITION);
        lists.numbers.words().mark(&mut marks, TIME);
        lists.marks = marks;
        lists
    }

    /// A weekday: with the article, or bare where `bare` allows it ("كل اثنين").
    pub(super) fn weekday(&self, r: &Reading<'_>, token: usize, bare: bool) -> Option<Got<u8>> {
        self.weekdays
            .at(r, token)
            .find(|(h, _)| h.ending == Ending::None && (h.article || bare))
            .map(|(h, d)| got(h, d))
    }

    /// A unit in the singular: "شهر", "الشهر".
    pub(super) fn singular(&self, r: &Reading<'_>, token: usize) -> Option<(Got<Unit>, bool)> {
        self.units
            .at(r, token)
            .find(|(h, u)| !u.plural && matches!(h.ending, Ending::None | Ending::Accusative))
            .map(|(h, u)| (got(h, u.unit), h.article))
    }

    /// A direction that agrees with a definite noun: "الماضي", "المقبلة".
    pub(super) fn direction(&self, r: &Reading<'_>, token: usize) -> Option<Got<i8>> {
        if !goes_on(r, token) {
            return None;
        }
        self.directions
            .at(r, token)
            .find(|(h, _)| {
                h.proclitics.none()
                    && (h.article || h.end as usize > token + 1)
                    && matches!(h.ending, Ending::None | Ending::Feminine | Ending::DualOrPlural | Ending::Dual)
            })
            .map(|(h, d)| got(h, d))
    }

    /// A part of a day, with what its word carries: (part, article, accusative or feminine of one night).
    pub(super) fn part(&self, r: &Reading<'_>, token: usize) -> Option<(Got<Part>, bool, bool)> {
        if token >= r.view.tokens.len() {
            return None;
        }
        self.parts
            .at(r, token)
            .find(|(h, _)| matches!(h.ending, Ending::None | Ending::Accusative))
            .map(|(h, p)| (got(h, p), h.article || h.end as usize > token + 1, h.ending == Ending::Accusative))
    }

    /// "هذا", "هذه"
    pub(super) fn is_this(&self, r: &Reading<'_>, token: usize) -> bool {
        self.forms.this.is(r, token)
    }
}

pub(super) fn got<T>(h: &Hit, value: T) -> Got<T> {
    Got { value, start: h.span.start, end: h.span.end, next: h.end as usize }
}

/// The token after one that may stand there: a comma, "في", …
pub(super) fn skip(r: &Reading<'_>, token: usize, words: &Forms) -> usize {
    token + usize::from(goes_on(r, token) && words.is(r, token))
}

/// The token after a comma, where one stands there.
pub(super) fn skip_comma(r: &Reading<'_>, token: usize) -> usize {
    token + usize::from(goes_on(r, token) && matches!(r.view.mark(token), Some(',' | '،')))
}

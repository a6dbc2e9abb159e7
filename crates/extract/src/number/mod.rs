//! Numbers in words and digits, with what they measure and how they are meant.

mod compose;
mod digits;
mod measure;
mod modifier;
mod ordinal;
mod range;
mod table;
#[cfg(test)]
mod tests;
mod words;

use riwaya_text::clitic::Ending;
use riwaya_text::letters::{WAW, encode};
use riwaya_text::{Kind, Span};
use rust_decimal::Decimal;

pub(crate) use compose::Cardinal;
pub(crate) use digits::plain;

pub(crate) use measure::alone_on_line;
use measure::{Measure, Measures, touches};
use modifier::Modifiers;
pub(crate) use table::{Marks, Table, adjacent, definite, goes_on, is_and};
pub(crate) use words::{Part, Words, Worth};

use crate::forms::forms;
use crate::{Language, Modifier, Number, NumberKind, Quantity, Reading, RuleId};

const WORD: u8 = 1;
const UNIT: u8 = 2;
const DUAL: u8 = 4;
const NAME: u8 = 8;

forms! {
    /// Words that stand in fixed places around numbers.
    pub(crate) struct NumberForms of "number" {
        final_round, no_noun, within, not, that, verb_preposition, after, oxide, yesterday, of, between, from, to, what, ten,
        ratio, over, or, past, relative,
    }
}

/// Compiled once from the language.
pub(crate) struct Recognizer {
    words: Words,
    measures: Measures,
    modifiers: Modifiers,
    /// What is put in an order; whether digits behind it are its label.
    heads: Table<bool>,
    /// Nouns whose dual is a count: whether "-ين" is certainly one.
    nouns: Table<bool>,
    durations: Table<&'static str>,
    months: Table<()>,
    /// Names that hold a number word: "ألف ليلة وليلة".
    names: Table<()>,
    marks: Marks,
}

/// How a number is limited, and the words that say it.
type Limit = (Modifier, Option<Span>);

/// "أكثر من 20 وأقل من 30": two limits side by side are the ends of one range.
fn between_limits(r: &Reading<'_>, last: &Number, limit: Limit, f: &Found, other: Limit) -> Option<Number> {
    let (Quantity::Exact(a), Quantity::Exact(b)) = (last.value, f.value) else { return None };
    let ordinals = last.kind == NumberKind::Ordinal && f.kind == NumberKind::Ordinal;
    let (first, second) = (limit.1?, other.1?);
    let low = |m| matches!(m, Modifier::MoreThan | Modifier::AtLeast);
    let high = |m| matches!(m, Modifier::LessThan | Modifier::UpTo);
    let between = Span { start: last.span.end, end: second.start };
    let joined = between.start < between.end && encode(between.of(r.view.raw())) == [WAW];
    let ordered = (low(limit.0) && high(other.0) && a < b) || (high(limit.0) && low(other.0) && a > b);
    (joined && ordered && first.end <= last.span.start && second.end <= f.span.start).then(|| Number {
        span: first.cover(f.span),
        kind: if ordinals || f.kind == NumberKind::Cardinal { NumberKind::Range } else { f.kind },
        value: Quantity::Range(Some(a.min(b)), Some(a.max(b))),
        unit: f.unit,
        modifier: Modifier::Exact,
        modifier_span: None,
        amount: None,
        written_unit: None,
        of: None,
        rule: if ordinals { ORDINAL_RANGE } else { "number-range" },
    })
}

/// A number as it is put together, before its modifier is looked for.
struct Found {
    first: usize,
    next: usize,
    span: Span,
    kind: NumberKind,
    value: Quantity,
    unit: Option<&'static str>,
    vague: Modifier,
    particle: Option<char>,
    amount: Option<(Span, Decimal)>,
    written_unit: Option<&'static str>,
    rule: RuleId,
}

/// A range whose ends are places in an order: it counts nothing.
pub(crate) const ORDINAL_RANGE: &str = "number-ordinal-range";

impl Recognizer {
    pub(crate) fn new(language: &Language) -> Self {
        let words = Words::new(language);
        let measures = Measures::new(language);
        let nouns = Table::new(language, "counted-nouns", |e| (e.usage != "plural").then_some(e.usage != "sound"));
        let durations = Table::new(language, "time-units", |e| (e.usage != "plural").then_some(e.value));
        let mut marks = Marks::default();
        words.mark(&mut marks, WORD);
        measures.mark(&mut marks, UNIT);
        marks.add(&nouns, DUAL);
        marks.add(&durations, DUAL);
        let names = Table::new(language, "time-in-names", |_| Some(()));
        marks.add(&names, NAME);
        Recognizer {
            words,
            measures,
            modifiers: Modifiers::new(language),
            heads: Table::new(language, "number-ordinal-heads", |e| Some(e.usage == "label")),
            nouns,
            durations,
            months: Table::new(language, "months", |_| Some(())),
            names,
            marks,
        }
    }

    pub(crate) fn find(&self, r: &Reading<'_>) -> Vec<Number> {
        let mut out: Vec<Number> = Vec::new();
        let mut limit: Limit = (Modifier::Exact, None);
        let mut token = 0;
        while token < r.view.tokens.len() {
            let Some(f) = self.at(r, token) else {
                token += 1;
                continue;
            };
            let (mut modifier, modifier_span) = self.modifiers.find(r, f.first, f.next, f.particle);
            let said = (modifier, modifier_span);
            if f.value == Quantity::Vague {
                modifier = f.vague;
            } else if f.kind == NumberKind::Ordinal {
                modifier = Modifier::Exact;
            }
            if let Some(last) = out.last_mut()
                && let Some(range) = between_limits(r, last, limit, &f, said)
            {
                *last = range;
                token = f.next.max(token + 1);
                continue;
            }
            limit = said;
            let modifier_span = modifier_span.filter(|_| modifier != Modifier::Exact || f.value == Quantity::Vague);
            token = f.next.max(token + 1);
            out.push(Number {
                span: f.span,
                kind: f.kind,
                value: f.value,
                unit: f.unit,
                modifier,
                modifier_span,
                amount: f.amount,
                written_unit: f.written_unit,
                of: None,
                rule: f.rule,
            });
        }
        out
    }

    fn at(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        match r.view.tokens[token].kind {
            Kind::Number => self.counted(r, token),
            Kind::Mark(c @ ('$' | '€' | '£' | '¥' | '₪')) => self.after_sign(r, token, c),
            Kind::Mark('%' | '٪') if touches(r, token + 1) && !touches(r, token) => self.percent_before(r, token),
            Kind::Mark('+' | '-' | '−' | '.' | '٫') => self.counted(r, token),
            Kind::Word => {
                let marks = self.marks.at(r, token);
                if marks & NAME != 0 && self.names.at(r, token).next().is_some() {
                    return None;
                }
                if marks & WORD != 0
                    && let Some(f) = self.counted(r, token).or_else(|| self.ordinal(r, token))
                {
                    return Some(f);
                }
                if marks & UNIT != 0
                    && let Some(f) = self.unit_alone(r, token)
                {
                    return Some(f);
                }
                if marks & DUAL != 0 { self.dual(r, token) } else { None }
            }
            _ => None,
        }
    }

    /// "$10"
    fn after_sign(&self, r: &Reading<'_>, token: usize, _sign: char) -> Option<Found> {
        let code = self.measures.sign_at(r, token)?;
        if !goes_on(r, token + 1) || r.view.tokens[token + 1].kind != Kind::Number {
            return None;
        }
        let c = self.cardinal(r, token + 1, usize::MAX)?;
        let start = r.view.tokens[token].span.start;
        let m = Measure {
            kind: NumberKind::Money,
            unit: Some(code),
            end: c.span.end,
            next: c.next,
            more: None,
            negative: false,
        };
        Some(self.measured(r, token, start, &c, Some(m)))
    }

    /// "%20"
    fn percent_before(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        let c = self.cardinal(r, token + 1, usize::MAX).filter(|c| c.digits)?;
        let start = r.view.tokens[token].span.start;
        let m = Measure {
            kind: NumberKind::Percent,
            unit: Some("%"),
            end: c.span.end,
            next: c.next,
            more: None,
            negative: false,
        };
        Some(self.measured(r, token, start, &c, Some(m)))
    }

    /// A cardinal number; one point before three digits is read by what follows.
    pub(crate) fn cardinal(&self, r: &Reading<'_>, token: usize, limit: usize) -> Option<Cardinal> {
        let grouped =
            r.view.tokens.get(token)?.kind != Kind::Number || !self.measures.makes_decimal(r, &self.words, token + 1);
        self.words.cardinal(r, token, limit, grouped)
    }

    /// Whether a token is a noun that is counted, a unit or a scale, so that digits before it are no year.
    pub(crate) fn counts(&self, r: &Reading<'_>, token: usize) -> bool {
        let marked = |h: &riwaya_text::Hit| self.marks.of(h.entry) & (UNIT | DUAL) != 0;
        r.hits_at(token).iter().any(|h| !h.article && h.proclitics.none() && marked(h))
            || self.words.atom(r, token).is_some_and(|a| !a.conj)
    }

    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// A number with what it measures, a sign before it, or the other end of a range.
    fn counted(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        let mut at = token;
        let mut minus = false;
        if let Some(sign @ ('+' | '-' | '−')) = r.view.mark(token) {
            at += 1;
            if !goes_on(r, at) || touches(r, token) || r.view.tokens[at].kind != Kind::Number {
                return None;
            }
            minus = sign != '+';
            if !touches(r, at) && !self.is_temperature(r, at) {
                return None;
            }
        }
        if r.view.tokens[at].kind == Kind::Number && self.is_no_count(r, at) {
            return None;
        }
        let mut c = self.cardinal(r, at, usize::MAX)?;
        // "لم تسع إلى", "الذي ألف كتابا" are verbs.
        if !c.digits && c.next == at + 1 && at > 0 && goes_on(r, at) {
            let thousand = c.value == Some(Decimal::ONE_THOUSAND) && !c.article;
            let forms = &self.words.forms;
            if forms.past.is(r, at - 1) || thousand && forms.relative.is_behind(r, at - 1, &[WAW]) {
                return None;
            }
        }
        let inner = at > 0 && goes_on(r, at) && r.view.tokens[at - 1].kind == Kind::Word;
        let least = if inner { Decimal::TEN } else { Decimal::ONE_HUNDRED };
        let listed = c.article && c.value.is_some_and(|v| v >= least) && self.ordinals_only(r, at);
        if listed
            && let Some(cut) = c.last_join.filter(|&t| self.words.atom(r, t).is_some_and(|a| a.article))
            && let Some(head) = self.cardinal(r, at, cut).filter(|h| h.value >= Some(Decimal::from(1_000_000)))
        {
            c = head;
        }
        let apart = listed && c.value >= Some(Decimal::from(1_000_000));
        // "ألف الكاتب رواية": what a thousand counts has no article.
        if c.value == Some(Decimal::ONE_THOUSAND)
            && !c.digits
            && !c.article
            && c.next == at + 1
            && goes_on(r, c.next)
            && definite(r, c.next)
            && self.words.atom(r, c.next).is_none()
        {
            return None;
        }
        if at > token {
            let alone = !goes_on(r, c.next) || !matches!(r.view.tokens[c.next].kind, Kind::Word | Kind::Latin);
            if !alone && self.measures.after(r, &self.words, &c).is_none() {
                // "- 5" before a noun is an item of a list.
                minus = false;
            } else {
                c.span.start = r.view.tokens[token].span.start;
            }
            if minus {
                c.value = c.value.map(|v| -v);
            }
        }
        if let Some(f) = self.fraction(r, token, &c, minus).or_else(|| self.ratio(r, token, &c)) {
            return Some(f);
        }
        let m = self.measures.after(r, &self.words, &c);
        if let Some(f) = self.range(r, token, &c, m) {
            return Some(f);
        }
        let mut found = self.measured(r, token, c.span.start, &c, m);
        // "المئة والرابع والعشرين"
        if m.is_none()
            && c.article
            && !apart
            && let Some(o) = self.ordinal_part(r, c.next).filter(|o| o.conj && o.article && goes_on(r, c.next))
            && let Some(v) =
                c.value.filter(|v| *v >= Decimal::ONE_HUNDRED).and_then(|v| v.checked_add(Decimal::from(o.value)))
        {
            (found.value, found.span.end, found.next) = (Quantity::Exact(v), o.span.end, o.next);
            (found.kind, found.rule) = (NumberKind::Ordinal, "number-ordinal");
            return Some(found);
        }
        // "العشرون بعد المئة"
        if m.is_none()
            && c.article
            && let Some((v, end, next)) = self.after_hundreds(r, c.next)
            && let Some(sum) = c.value.and_then(|c| c.checked_add(v))
        {
            (found.value, found.span.end, found.next) = (Quantity::Exact(sum), end, next);
            (found.kind, found.rule) = (NumberKind::Ordinal, "number-ordinal");
            return Some(found);
        }
        if m.is_none() && (listed || self.is_ordinal(r, token, &c) || self.is_numbered(r, token, &c)) {
            (found.kind, found.rule) = (NumberKind::Ordinal, "number-ordinal");
        }
        Some(found)
    }

    fn is_temperature(&self, r: &Reading<'_>, number: usize) -> bool {
        self.words
            .cardinal(r, number, usize::MAX, true)
            .and_then(|c| self.measures.after(r, &self.words, &c))
            .is_some_and(|m| matches!(m.unit, Some("deg" | "Cel" | "Fahr")))
    }

    fn measured(&self, r: &Reading<'_>, first: usize, start: u32, c: &Cardinal, m: Option<Measure>) -> Found {
        let mut f = Found {
            first,
            next: c.next,
            span: Span { start, end: c.span.end },
            kind: NumberKind::Cardinal,
            value: c.value.map_or(Quantity::Vague, Quantity::Exact),
            unit: None,
            vague: c.vague,
            particle: c.particle,
            amount: None,
            written_unit: None,
            rule: match (c.value, c.share, c.digits) {
                (None, ..) => "number-vague",
                (_, true, _) => "number-fraction",
                (_, _, true) => "number-digits",
                _ => "number-words",
            },
        };
        let Some(m) = m else { return f };
        (f.kind, f.unit, f.span.end, f.next) = (m.kind, m.unit, m.end, m.next);
        f.rule = match m.kind {
            NumberKind::Percent => "number-percent",
            NumberKind::Money => "number-money",
            _ => "number-quantity",
        };
        if let Quantity::Exact(v) = f.value {
            f.amount = matches!(m.kind, NumberKind::Money | NumberKind::Quantity).then_some((c.span, v));
            let mut v = v.checked_add(m.more.unwrap_or_default()).unwrap_or(v);
            if m.negative {
                v = -v;
            }
            if m.kind == NumberKind::Money
                && m.unit != Some("cent")
                && let Some((cents, end, next)) = self.measures.cents(r, &self.words, &m)
                && let Some(sum) = v.checked_add(cents)
            {
                v = sum;
                (f.span.end, f.next) = (end, next);
            }
            if let Some((mass, unit)) = measure::handy_mass(v, m.unit) {
                (v, f.unit, f.written_unit) = (mass, Some(unit), m.unit);
            }
            f.value = Quantity::Exact(v.normalize());
        }
        f
    }

    fn unit_alone(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        let (value, m, span) = self.measures.alone(r, &self.words, token)?;
        // "سنتين" are two years before they are two cents.
        if m.unit == Some("cent") && self.durations.at(r, token).next().is_some() {
            return None;
        }
        Some(Found {
            first: token,
            next: m.next,
            span: Span { start: span.start, end: m.end },
            kind: m.kind,
            value: Quantity::Exact(value.normalize()),
            unit: m.unit,
            vague: Modifier::Exact,
            particle: None,
            amount: None,
            written_unit: None,
            rule: if m.kind == NumberKind::Money { "number-money" } else { "number-dual" },
        })
    }

    /// "ضابطين", "يومين": the dual is itself the number.
    fn dual(&self, r: &Reading<'_>, token: usize) -> Option<Found> {
        let letters = r.view.letters(token);
        let feminine = matches!(letters, [.., riwaya_text::letters::TEH, _, _]);
        let (h, unit) = self
            .durations
            .at(r, token)
            .map(|(h, u)| (h, true, Some(u)))
            .chain(self.nouns.at(r, token).map(|(h, sure)| (h, sure || feminine, None)))
            .find(|(h, sure, _)| {
                // "البلدين" are known already and not counted.
                h.end as usize == token + 1
                    && !h.article
                    && letters.last() == Some(&riwaya_text::letters::NOON)
                    && (h.ending == Ending::Dual || (h.ending == Ending::DualOrPlural && *sure))
            })
            .map(|(h, _, u)| (h, u))?;
        Some(Found {
            first: token,
            next: token + 1,
            span: h.span,
            kind: NumberKind::Quantity,
            value: Quantity::Exact(Decimal::TWO),
            unit,
            vague: Modifier::Exact,
            particle: h.proclitics.particle,
            amount: None,
            written_unit: None,
            rule: "number-dual",
        })
    }
}

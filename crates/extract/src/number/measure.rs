use riwaya_text::clitic::Ending;
use riwaya_text::{Hit, Kind, Span};
use rust_decimal::Decimal;

use super::compose::Cardinal;
use super::table::{Marks, Table, adjacent, definite, goes_on, is_and};
use super::words::{Sign, Words, Worth};
use crate::{Language, NumberKind, Reading};

#[derive(Clone, Copy, Debug)]
struct Unit {
    code: &'static str,
    short: bool,
    plural: bool,
}

/// A nationality that makes one currency of a common name: (name's code, code).
type Nation = (&'static str, &'static str);

/// Units of measure, currencies and the hundred of a percentage.
pub(crate) struct Measures {
    units: Table<Unit>,
    powers: Table<u8>,
    currencies: Table<Unit>,
    nations: Table<Nation>,
    /// Abbreviations with a point inside, which the matcher of lists does not join.
    dotted: Vec<(&'static str, &'static str)>,
}

/// What a number measures, and where its words end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    pub kind: NumberKind,
    pub unit: Option<&'static str>,
    pub end: u32,
    pub next: usize,
    /// What the words after the unit add ("لتر ونصف").
    pub more: Option<Decimal>,
    /// "below zero"
    pub negative: bool,
}

fn unit(e: &crate::Entry) -> Option<Unit> {
    (!e.value.is_empty()).then_some(Unit { code: e.value, short: e.usage == "short", plural: e.usage == "plural" })
}

impl Measures {
    pub(crate) fn new(l: &Language) -> Self {
        Measures {
            units: Table::new(l, "units", unit),
            powers: Table::new(l, "unit-powers", |e| e.value.parse().ok()),
            currencies: Table::new(l, "currencies", unit),
            nations: Table::new(l, "currency-nations", |e| e.value.split_once('=')),
            dotted: l.entries(l.list("currency-abbreviations")).iter().map(|e| (e.form, e.value)).collect(),
        }
    }

    pub(crate) fn mark(&self, marks: &mut Marks, bit: u8) {
        marks.add(&self.units, bit);
        marks.add(&self.currencies, bit);
    }

    /// Whether a token is a unit, a share of a hundred or a scale: then one point before three digits is a decimal point.
    pub(crate) fn makes_decimal(&self, r: &Reading<'_>, words: &Words, token: usize) -> bool {
        match r.view.tokens.get(token).map(|t| t.kind) {
            Some(Kind::Word) if goes_on(r, token) => {
                self.percent(r, words, token).is_some()
                    || self.units.at(r, token).any(|(_, u)| !matches!(u.code, "t" | "m"))
                    || words.atom(r, token).is_some_and(|a| matches!(a.worth, Worth::Scale(n) if n > 1000))
            }
            _ => true,
        }
    }

    /// "٪", "بالمئة", "في المئة"
    fn percent(&self, r: &Reading<'_>, words: &Words, token: usize) -> Option<(u32, usize)> {
        if let Some('%' | '٪' | '﹪' | '％') = r.view.mark(token) {
            return goes_on(r, token).then(|| (r.view.tokens[token].span.end, token + 1));
        }
        let within = words.forms.within.is(r, token);
        let at = token + usize::from(within);
        if !goes_on(r, token) || !goes_on(r, at) {
            return None;
        }
        let a = words.atom(r, at)?;
        let hundred = a.worth == Worth::Hundred && a.article && !a.dual && !a.plural && !a.conj;
        (hundred && (within || a.particle == Some('ب'))).then_some((a.span.end, a.next))
    }

    /// The sign of a currency.
    fn sign(c: char) -> Option<&'static str> {
        Some(match c {
            '$' => "USD",
            '€' => "EUR",
            '£' => "GBP",
            '¥' => "JPY",
            '¢' => "cent",
            '₪' => "ILS",
            _ => return None,
        })
    }

    /// A currency's sign in a token.
    pub(crate) fn sign_at(&self, r: &Reading<'_>, token: usize) -> Option<&'static str> {
        Self::sign(r.view.mark(token)?)
    }

    /// What stands after a number and measures it.
    pub(crate) fn after(&self, r: &Reading<'_>, words: &Words, c: &Cardinal) -> Option<Measure> {
        let at = c.next;
        if !goes_on(r, at) {
            return None;
        }
        let measure = |kind, unit, end, next| Measure { kind, unit, end, next, more: None, negative: false };
        if let Some((end, next)) = self.percent(r, words, at) {
            return Some(measure(NumberKind::Percent, Some("%"), end, next));
        }
        if let Some(code) = self.sign_at(r, at) {
            return Some(measure(NumberKind::Money, Some(code), r.view.tokens[at].span.end, at + 1));
        }
        if matches!(r.view.mark(at), Some('°' | 'º')) {
            let mut m = measure(NumberKind::Quantity, Some("deg"), r.view.tokens[at].span.end, at + 1);
            if let Some((h, u)) = self.units.at(r, at + 1).find(|(_, u)| matches!(u.code, "Cel" | "Fahr")) {
                (m.unit, m.end, m.next) = (Some(u.code), h.span.end, h.end as usize);
            }
            return Some(m);
        }
        if let Some((Sign::Below, span, next)) = words.sign(r, at) {
            let mut m = measure(NumberKind::Quantity, Some("deg"), span.end, next);
            m.negative = true;
            return Some(m);
        }
        let vague = c.value.is_none();
        let fits = |h: &Hit, u: &Unit| {
            h.proclitics.none()
                && (!h.article || vague)
                && (!u.short || (c.digits && h.ending == Ending::None))
                && !matches!(h.ending, Ending::Dual | Ending::Pronoun | Ending::Plural)
        };
        if c.digits && r.view.mark(at + 1) == Some('.') && adjacent(r, at + 1) && adjacent(r, at + 2) {
            let mut end = r.view.tokens[at + 2].span.end;
            let mut next = at + 3;
            let is = |form: &str| form.split_once('.').is_some_and(|(a, b)| r.view.is(at, a) && r.view.is(at + 2, b));
            if let Some((_, code)) = self.dotted.iter().find(|(form, _)| is(form)) {
                if r.view.mark(next) == Some('.') && adjacent(r, next) && goes_on(r, next + 1) {
                    (end, next) = (r.view.tokens[next].span.end, next + 1);
                }
                return Some(measure(NumberKind::Money, Some(code), end, next));
            }
        }
        if let Some((h, u)) = self.currencies.at(r, at).find(|(h, u)| fits(h, u)) {
            let mut m = measure(NumberKind::Money, Some(u.code), h.span.end, h.end as usize);
            self.nation(r, &mut m);
            return Some(m);
        }
        let (h, u) = self.units.at(r, at).find(|(h, u)| fits(h, u))?;
        let mut m = measure(NumberKind::Quantity, Some(u.code), h.span.end, h.end as usize);
        self.power(r, &mut m);
        self.and_share(r, words, &mut m);
        if let Some((Sign::Below, span, next)) = words.sign(r, m.next).filter(|_| u.code == "deg") {
            (m.negative, m.end, m.next) = (true, span.end, next);
        }
        Some(m)
    }

    fn nation(&self, r: &Reading<'_>, m: &mut Measure) {
        if !goes_on(r, m.next) {
            return;
        }
        let found = self.nations.at(r, m.next).find(|(h, (name, _))| h.proclitics.none() && m.unit == Some(name));
        if let Some((h, (_, code))) = found {
            (m.unit, m.end, m.next) = (Some(code), h.span.end, h.end as usize);
        }
    }

    /// "مربع", "مكعب"
    fn power(&self, r: &Reading<'_>, m: &mut Measure) {
        if !goes_on(r, m.next) {
            return;
        }
        let Some((h, power)) = self.powers.at(r, m.next).find(|(h, _)| h.proclitics.none()) else { return };
        let code = match (m.unit, power) {
            (Some("m"), 2) => "m2",
            (Some("m"), 3) => "m3",
            (Some("km"), 2) => "km2",
            (Some("km"), 3) => "km3",
            (Some("cm"), 2) => "cm2",
            (Some("cm"), 3) => "cm3",
            (Some("ft"), 2) => "ft2",
            (Some("ft"), 3) => "ft3",
            (Some("mi"), 2) => "mi2",
            _ => return,
        };
        (m.unit, m.end, m.next) = (Some(code), h.span.end, h.end as usize);
    }

    /// "لتر ونصف"
    fn and_share(&self, r: &Reading<'_>, words: &Words, m: &mut Measure) {
        let apart = goes_on(r, m.next) && is_and(r, m.next);
        let at = m.next + usize::from(apart);
        if !goes_on(r, at) {
            return;
        }
        let Some(p) = words.share(r, at).filter(|p| (apart || p.conj) && !p.value.plural && !p.value.unsure) else {
            return;
        };
        // "40 مترا ونصف الحديقة" begins another phrase.
        if goes_on(r, p.next) && r.view.tokens[p.next].kind == Kind::Word && definite(r, p.next) {
            return;
        }
        let n = if p.dual { Decimal::TWO } else { Decimal::ONE };
        if let Some(more) = super::words::share(n, p.value.den) {
            (m.more, m.end, m.next) = (Some(more), p.span.end, p.next);
            // "طنين ونصف طن"
            if goes_on(r, m.next)
                && let Some((h, _)) =
                    self.units.at(r, m.next).find(|(h, u)| Some(u.code) == m.unit && h.proclitics.none())
            {
                (m.end, m.next) = (h.span.end, h.end as usize);
            }
        }
    }

    /// A unit that counts by itself: the dual ("مترين"), one and a share ("لتر ونصف"), one alone on its line.
    pub(crate) fn alone(&self, r: &Reading<'_>, words: &Words, token: usize) -> Option<(Decimal, Measure, Span)> {
        let (h, u, kind) = self
            .units
            .at(r, token)
            .map(|(h, u)| (h, u, NumberKind::Quantity))
            .chain(self.currencies.at(r, token).map(|(h, u)| (h, u, NumberKind::Money)))
            .next()?;
        let mut m =
            Measure { kind, unit: Some(u.code), end: h.span.end, next: h.end as usize, more: None, negative: false };
        // كيلو is no unit before a noun, and the plural of a unit is no count.
        if u.plural || matches!(h.ending, Ending::FemininePlural | Ending::Pronoun | Ending::Plural | Ending::Feminine)
        {
            return None;
        }
        if matches!(h.ending, Ending::Dual | Ending::DualOrPlural) {
            if u.short {
                return None;
            }
            self.power(r, &mut m);
            self.nation(r, &mut m);
            self.and_share(r, words, &mut m);
            if let Some((Sign::Below, span, next)) = words.sign(r, m.next).filter(|_| u.code == "deg") {
                (m.negative, m.end, m.next) = (true, span.end, next);
            }
            let n = Decimal::TWO.checked_add(m.more.unwrap_or_default())?;
            return Some((if m.negative { -n } else { n }, m, h.span));
        }
        if h.article || !h.proclitics.none() {
            return None;
        }
        if !u.short {
            self.and_share(r, words, &mut m);
            if let Some(more) = m.more {
                return Some((Decimal::ONE.checked_add(more)?, m, h.span));
            }
        }
        alone_on_line(r, token, m.next).then_some((Decimal::ONE, m, h.span))
    }

    /// "20 دولارا و43 سنتا": the cents after a sum of money.
    pub(crate) fn cents(&self, r: &Reading<'_>, words: &Words, m: &Measure) -> Option<(Decimal, u32, usize)> {
        let apart = goes_on(r, m.next) && is_and(r, m.next);
        let at = m.next + usize::from(apart);
        if !goes_on(r, at) {
            return None;
        }
        let c = words.cardinal(r, at, usize::MAX, true)?;
        if !(apart || c.conj || c.digits) || !goes_on(r, c.next) {
            return None;
        }
        let (end, next) = if self.sign_at(r, c.next) == Some("cent") {
            (r.view.tokens[c.next].span.end, c.next + 1)
        } else {
            let (h, _) = self.currencies.at(r, c.next).find(|(h, u)| u.code == "cent" && h.proclitics.none())?;
            (h.span.end, h.end as usize)
        };
        let value = c.value.filter(|v| *v < Decimal::ONE_HUNDRED)?;
        Some((value.checked_div(Decimal::ONE_HUNDRED)?, end, next))
    }
}

/// A mass below one of its unit, and thousands of milligrams, in the unit in which people say it: half a
/// kilo in one account and 500 grams in another are one value.
pub(crate) fn handy_mass(value: Decimal, unit: Option<&'static str>) -> Option<(Decimal, &'static str)> {
    let small = !value.is_zero() && value.abs() < Decimal::ONE;
    match unit? {
        "kg" if small => Some((value.checked_mul(Decimal::ONE_THOUSAND)?, "g")),
        "g" if small => Some((value.checked_mul(Decimal::ONE_THOUSAND)?, "mg")),
        "mg" if value.abs() >= Decimal::ONE_THOUSAND => Some((value.checked_div(Decimal::ONE_THOUSAND)?, "g")),
        _ => None,
    }
}

/// Whether only marks stand beside some tokens on their line: a table's cell, a caption under a scale.
pub(crate) fn alone_on_line(r: &Reading<'_>, first: usize, next: usize) -> bool {
    let line = r.view.paragraph(first);
    let mark = |t: usize| matches!(r.view.tokens[t].kind, Kind::Mark(_));
    line.end - line.start <= next - first + 4 && (line.start..first).all(mark) && (next..line.end).all(mark)
}

/// Whether a token stands before another without white space, as the sign before a number does.
pub(crate) fn touches(r: &Reading<'_>, token: usize) -> bool {
    adjacent(r, token)
}

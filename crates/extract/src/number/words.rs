use riwaya_text::clitic::Ending;
use riwaya_text::letters::{WAW, YEH, fold};
use riwaya_text::{Hit, Span};
use rust_decimal::Decimal;

use super::NumberForms;
use super::table::{Marks, Table, definite};
use crate::{Entry, Language, Modifier, Reading};

/// What a number word is worth, and how it joins others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worth {
    Zero,
    /// أحد, إحدى: one, but only before عشر or و + tens.
    OneOfTeens,
    /// 1 to 10
    Unit(u8),
    /// 20 to 90
    Tens(u8),
    Hundred,
    /// 200 to 900 written as one word
    Hundreds(u16),
    /// A power of a thousand.
    Scale(u64),
}

#[derive(Clone, Copy, Debug)]
struct Word {
    worth: Worth,
    plural: bool,
}

fn word(e: &Entry) -> Option<Word> {
    let n: u64 = e.value.parse().ok()?;
    let worth = match n {
        _ if e.usage == "teen" => Worth::OneOfTeens,
        0 => Worth::Zero,
        1..=10 => Worth::Unit(n as u8),
        11..=99 => Worth::Tens(n as u8),
        100 => Worth::Hundred,
        101..=999 => Worth::Hundreds(n as u16),
        _ => Worth::Scale(n),
    };
    Some(Word { worth, plural: e.usage == "plural" })
}

/// A share: one half, or the plural that stands after its count ("ثلاثة أرباع").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    pub den: u8,
    pub plural: bool,
    /// Written like a number (خمس): a share only before a definite noun.
    pub unsure: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Point,
    Minus,
    Below,
}

/// Number words as they stand in the language's lists.
pub(crate) struct Words {
    words: Table<Word>,
    vague: Table<Modifier>,
    shares: Table<Share>,
    ordinals: Table<u8>,
    signs: Table<Sign>,
    pub(super) forms: NumberForms,
}

/// A number word in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub worth: Worth,
    pub span: Span,
    pub next: usize,
    pub conj: bool,
    pub particle: Option<char>,
    pub article: bool,
    /// The dual of a hundred or a scale.
    pub dual: bool,
    /// A plural that counts only after its count, else it is vague ("آلاف").
    pub plural: bool,
    /// The accusative of a scale, which without a count before it is the construct dual ("ألفا جندي").
    pub accusative: bool,
}

/// A share or an ordinal in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<T> {
    pub value: T,
    pub span: Span,
    pub next: usize,
    pub conj: bool,
    pub particle: Option<char>,
    pub article: bool,
    pub feminine: bool,
    pub dual: bool,
}

fn part<T>(h: &Hit, value: T) -> Part<T> {
    Part {
        value,
        span: h.span,
        next: h.end as usize,
        conj: h.proclitics.conjunction == Some('و'),
        particle: h.proclitics.particle,
        article: h.article,
        feminine: h.ending == Ending::Feminine,
        dual: matches!(h.ending, Ending::Dual | Ending::DualOrPlural | Ending::Accusative | Ending::Plural),
    }
}

impl Words {
    pub(crate) fn new(l: &Language) -> Self {
        Words {
            forms: NumberForms::new(l),
            words: Table::new(l, "number-words", word),
            vague: Table::new(l, "number-vague", |e| Modifier::parse(e.value)),
            shares: Table::new(l, "number-fractions", |e| {
                let den = e.value.split_once('/')?.1.parse().ok()?;
                Some(Share { den, plural: e.usage == "plural", unsure: e.usage == "singular" })
            }),
            ordinals: Table::new(l, "number-ordinals", |e| e.value.parse().ok()),
            signs: Table::new(l, "number-signs", |e| match e.value {
                "point" => Some(Sign::Point),
                "minus" => Some(Sign::Minus),
                "below" => Some(Sign::Below),
                _ => None,
            }),
        }
    }

    pub(crate) fn mark(&self, marks: &mut Marks, bit: u8) {
        marks.add(&self.words, bit);
        marks.add(&self.vague, bit);
        marks.add(&self.shares, bit);
        marks.add(&self.ordinals, bit);
        marks.add(&self.signs, bit);
    }

    /// The number word in a token.
    pub(crate) fn atom(&self, r: &Reading<'_>, token: usize) -> Option<Atom> {
        let mut best: Option<Atom> = None;
        for (h, w) in self.words.at(r, token) {
            let yeh = r.view.letters(token).last().is_some_and(|&l| fold(l) == fold(YEH));
            let (mut dual, mut plural, mut accusative) = (false, w.plural, false);
            let fits = match (w.worth, h.ending) {
                (_, Ending::None) => true,
                (Worth::Unit(_), Ending::Feminine) => true,
                (Worth::Unit(_), Ending::Accusative) => !h.article,
                (Worth::Hundred | Worth::Scale(_), Ending::Dual | Ending::DualOrPlural) => {
                    dual = true;
                    true
                }
                // "الوفي" is "the loyal one".
                (Worth::Hundred | Worth::Scale(_), Ending::Plural) if yeh && !w.plural => {
                    dual = true;
                    true
                }
                (Worth::Hundred | Worth::Scale(_), Ending::FemininePlural) => {
                    plural = true;
                    true
                }
                (Worth::Scale(_), Ending::Accusative) => {
                    accusative = true;
                    true
                }
                _ => false,
            };
            // "الاثنين" is Monday, "لست" is a verb.
            let other = match w.worth {
                // So is the construct without its ten: "أثنى" is "he praised".
                Worth::Unit(2) => (h.article || yeh) && !self.forms.ten.is(r, token + 1),
                Worth::Unit(6) => h.proclitics.particle == Some('ل') && !h.article && h.ending == Ending::None,
                _ => false,
            };
            if !fits || other || (best.is_some() && h.ending != Ending::None) {
                continue;
            }
            // "وأحد عشر" is "and eleven", though its letters are those of one.
            let and_one = w.worth == Worth::Unit(1)
                && !h.article
                && r.view.letters(token).first() == Some(&WAW)
                && h.proclitics.none()
                && self.forms.ten.is(r, token + 1);
            if and_one {
                return Some(Atom {
                    worth: Worth::OneOfTeens,
                    span: Span { start: r.view.letter_offset(token, 1), end: h.span.end },
                    next: h.end as usize,
                    conj: true,
                    particle: None,
                    article: false,
                    dual: false,
                    plural: false,
                    accusative: false,
                });
            }
            best = Some(Atom {
                worth: w.worth,
                span: h.span,
                next: h.end as usize,
                conj: h.proclitics.conjunction == Some('و'),
                particle: h.proclitics.particle,
                article: h.article,
                dual,
                plural,
                accusative,
            });
            if h.ending == Ending::None {
                break;
            }
        }
        best
    }

    pub(crate) fn vague(&self, r: &Reading<'_>, token: usize) -> Option<Part<Modifier>> {
        self.vague
            .at(r, token)
            // "بعده" is no "بعدة".
            .find(|(h, _)| {
                let heh = r.view.letters(token).last() == Some(&riwaya_text::letters::HEH);
                // "عدة الحفر" are tools.
                let tools = definite(r, h.end as usize);
                h.ending == Ending::None && !h.article && !tools && (!heh || h.proclitics.none())
            })
            .map(|(h, m)| part(h, m))
    }

    pub(crate) fn share(&self, r: &Reading<'_>, token: usize) -> Option<Part<Share>> {
        self.shares
            .at(r, token)
            .find(|(h, s)| match h.ending {
                Ending::None => true,
                Ending::Accusative => !s.plural && !s.unsure && !h.article,
                Ending::Dual | Ending::DualOrPlural | Ending::Plural => !s.plural && s.den == 3,
                _ => false,
            })
            .map(|(h, s)| {
                // "ثلثا" is the dual before a noun, else one third.
                let two = h.ending != Ending::Accusative || s.den == 3;
                Part { dual: two && h.ending != Ending::None, ..part(h, s) }
            })
    }

    pub(crate) fn ordinal(&self, r: &Reading<'_>, token: usize) -> Option<Part<u8>> {
        self.ordinals
            .at(r, token)
            .find(|(h, _)| {
                // "أولي" with its dots is "preliminary".
                let preliminary = h.ending == Ending::None
                    && r.view.letters(token).last() == Some(&riwaya_text::letters::YEH)
                    && self.ordinals.get(h.entry) == Some(1);
                matches!(h.ending, Ending::None | Ending::Feminine) && !preliminary
            })
            .map(|(h, n)| part(h, n))
    }

    pub(crate) fn sign(&self, r: &Reading<'_>, token: usize) -> Option<(Sign, Span, usize)> {
        self.signs.at(r, token).next().map(|(h, s)| (s, h.span, h.end as usize))
    }
}

/// One part of `den`, times `n`.
pub(crate) fn share(n: Decimal, den: u8) -> Option<Decimal> {
    n.checked_div(Decimal::from(den))
}

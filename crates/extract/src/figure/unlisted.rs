//! A counted noun that no list holds, by the agreement that its number asks for.

use riwaya_text::letters::{ALEF, BEH, HEH, KAF, LAM, MEEM, NOON, TEH, TEH_MARBUTA, WAW, YEH};
use rust_decimal::Decimal;

use super::noun::{Ctx, article_before, digits};
use crate::{Number, Quantity};

impl Ctx<'_, '_> {
    /// Whether a word that no list holds is the counted noun, by the agreement that the number asks for.
    pub(super) fn unlisted(&self, number: &Number, at: usize, vague: bool) -> bool {
        let reading = self.reading;
        let letters = reading.view.letters(at);
        if letters.len() < 3
            || !reading.view.tokens[at].space_before
            || self.in_time(at)
            || self.is_number(at)
            || self.known_otherwise(at)
        {
            return false;
        }
        if matches!(letters, [ALEF, LAM, ..]) {
            return vague;
        }
        let prefixed = matches!(letters, [BEH | LAM | KAF, ..])
            && reading.hits_at(at).iter().any(|h| h.proclitics.particle.is_some());
        let joined = matches!(letters, [WAW, ..])
            && (!matches!(agreement(number.value), Agreement::Accusative)
                || reading.hits_at(at).iter().any(|h| h.proclitics.conjunction.is_some()));
        if prefixed || joined || matches!(letters, [BEH | LAM | KAF, ALEF, LAM, ..] | [LAM, LAM, ..]) {
            return false;
        }
        // الإخوة الثلاثة مؤسسو الفرقة: what is counted stands before.
        if article_before(reading, number) && at > 1 && !digits(reading, at - 1) {
            return false;
        }
        // A verb or a pronoun: خمسة وصلت, خمس حولتها.
        let verbal = matches!(letters, [.., HEH] | [.., HEH, ALEF | MEEM | NOON] | [.., WAW, ALEF])
            || matches!(letters, [.., TEH]) && !matches!(letters, [.., ALEF, TEH]);
        if verbal {
            return false;
        }
        match agreement(number.value) {
            Agreement::Accusative => {
                matches!(letters, [.., ALEF] | [.., TEH_MARBUTA])
                    && !matches!(letters, [BEH | LAM | KAF, .., TEH_MARBUTA])
            }
            Agreement::Genitive => {
                let accusative = matches!(letters, [.., ALEF]) && !matches!(letters, [.., YEH, ALEF]);
                !accusative && !matches!(letters, [YEH, ..] | [LAM | KAF, ..])
            }
            Agreement::None => false,
        }
    }

    /// Names of peoples, and sound plurals after three to ten (مساهمين), count persons.
    pub(super) fn person(&self, at: usize, value: Quantity) -> bool {
        let few = match value {
            Quantity::Exact(v) | Quantity::Range(_, Some(v)) => v > Decimal::TWO && v <= Decimal::TEN,
            _ => true,
        };
        let plural = match self.reading.view.letters(at) {
            // قوانين, عناوين: no sound plural.
            [_, _, ALEF, _, YEH, NOON] => false,
            [_, _, .., YEH, NOON] => few,
            _ => false,
        };
        plural || self.reading.find(at, self.lists.demonyms).is_some()
    }

    /// A word that a list knows as something else: a preposition, a verb, a clause word.
    fn known_otherwise(&self, at: usize) -> bool {
        let l = self.lists;
        [
            l.stops,
            l.clause_words,
            l.clause_verbs,
            l.casualty_verbs,
            l.casualty_words,
            l.trend_verbs,
            l.trend_nouns,
            l.parts,
            l.unreal,
            l.after,
        ]
        .iter()
        .any(|&list| self.reading.find(at, list).is_some())
    }
}

enum Agreement {
    /// 11 to 99: singular with an alef or ة.
    Accusative,
    /// 3 to 10, hundreds, thousands: any case.
    Genitive,
    None,
}

fn agreement(value: Quantity) -> Agreement {
    let value = match value {
        Quantity::Vague => return Agreement::Genitive,
        Quantity::Exact(v) => v,
        Quantity::Range(_, Some(v)) | Quantity::Range(Some(v), None) => v,
        Quantity::Range(None, None) => return Agreement::None,
    };
    if value.fract() != Decimal::ZERO {
        return Agreement::None;
    }
    let rest = value % Decimal::ONE_HUNDRED;
    if value < Decimal::from(3) {
        Agreement::None
    } else if rest > Decimal::TEN {
        Agreement::Accusative
    } else {
        Agreement::Genitive
    }
}

use riwaya_text::letters::WAW;
use riwaya_text::{Kind, Span};

use super::NumberForms;
use super::table::{Table, goes_on};
use crate::{Language, Modifier, Reading};

/// A verb that says how a number is meant, and the preposition that it needs before the number.
#[derive(Clone, Copy, Debug)]
struct Verb {
    modifier: Modifier,
    prepositions: &'static str,
}

/// The words and verbs before and after a number that say how it is meant.
pub(crate) struct Modifiers {
    before: Table<Modifier>,
    after: Table<Modifier>,
    verbs: Table<Verb>,
    change: Table<()>,
    forms: NumberForms,
}

/// How many tokens may stand between a verb and its number ("تجاوز عدد القتلى المعلن 50").
const REACH: usize = 6;

impl Modifiers {
    pub(crate) fn new(l: &Language) -> Self {
        Modifiers {
            before: Table::new(l, "number-modifiers", |e| Modifier::parse(e.value)),
            after: Table::new(l, "number-modifiers-after", |e| Modifier::parse(e.value)),
            verbs: Table::new(l, "number-modifier-verbs", |e| {
                Some(Verb { modifier: Modifier::parse(e.value)?, prepositions: e.usage })
            }),
            change: Table::new(l, "number-change", |_| Some(())),
            forms: NumberForms::new(l),
        }
    }

    /// What stands before the number in tokens `first..next` or after it.
    pub(crate) fn find(
        &self,
        r: &Reading<'_>,
        first: usize,
        next: usize,
        particle: Option<char>,
    ) -> (Modifier, Option<Span>) {
        // "five at least, and dozens": behind و the word belongs to the number before.
        let joined = r.view.letters(first).first() == Some(&WAW)
            && r.hits_at(first).iter().any(|h| h.proclitics.conjunction.is_some());
        if goes_on(r, first)
            && first > 0
            && let Some((h, m)) = self.before.before(r, first, 5)
            && !(joined && h.end > h.first + 1 && self.after.at(r, h.first as usize).next().is_some())
        {
            // "لا يتجاوز" is listed; "لم يكن أكثر من" is left as it stands.
            // "ليصل إلى 50" has reached it.
            let reached = m == Modifier::UpTo && h.proclitics.particle == Some('ل');
            return if reached { (Modifier::Exact, None) } else { (m, Some(h.span)) };
        }
        if goes_on(r, next)
            && let Some((h, m)) = self.after.at(r, next).next()
            // "37 dead and more than 90 injured": the word belongs to the next number.
            && (h.proclitics.none() || !self.forms.of.is(r, h.end as usize))
        {
            return (m, Some(h.span));
        }
        self.verb(r, first, particle).unwrap_or((Modifier::Exact, None))
    }

    fn verb(&self, r: &Reading<'_>, first: usize, particle: Option<char>) -> Option<(Modifier, Option<Span>)> {
        let sentence = r.view.sentence(first);
        let mut at = first;
        let mut preposition = if particle == Some('ب') { "ب" } else { "" };
        for step in 0..REACH {
            at = at.checked_sub(1).filter(|&t| t >= sentence.start)?;
            if matches!(r.view.tokens[at].kind, Kind::Mark(_) | Kind::Number) {
                return None;
            }
            if let Some((h, v)) = self.verbs.at(r, at).next() {
                let fits = if v.prepositions.is_empty() {
                    preposition.is_empty()
                } else {
                    v.prepositions.split('|').any(|p| p == preposition)
                };
                if !fits {
                    return None;
                }
                let negated =
                    at > sentence.start && h.end as usize == at + 1 && self.forms.not.is_behind(r, at - 1, &[WAW]);
                // "لا يمكن أن يتجاوز"
                let far = at > sentence.start + 1
                    && self.forms.that.is(r, at - 1)
                    && (at.saturating_sub(4).max(sentence.start)..at - 1).any(|t| self.forms.not.is(r, t));
                if h.proclitics.particle == Some('ل') && v.modifier == Modifier::UpTo {
                    return None;
                }
                let modifier = match (v.modifier, negated || far) {
                    (Modifier::MoreThan, true) => Modifier::UpTo,
                    (Modifier::LessThan, true) => Modifier::AtLeast,
                    (Modifier::UpTo, true) => Modifier::LessThan,
                    (m, _) => m,
                };
                if modifier == Modifier::Exact {
                    return None;
                }
                let span = if negated { r.view.tokens[at - 1].span.cover(h.span) } else { h.span };
                return Some((modifier, Some(span)));
            }
            if step == 0 && preposition.is_empty() {
                preposition = self.forms.verb_preposition.which(r, at).unwrap_or("");
            }
        }
        None
    }

    /// Whether a verb or noun of change stands before, so that "من 31 إلى 29" are two values, not the ends of one.
    pub(crate) fn changes(&self, r: &Reading<'_>, first: usize) -> bool {
        let sentence = r.view.sentence(first);
        (sentence.start.max(first.saturating_sub(14))..first).any(|t| self.change.at(r, t).next().is_some())
    }
}

//! One word or two that a person's name is put together from.

use riwaya_text::Kind;
use riwaya_text::letters::{ALEF, NOON, fold};

use super::Scene;
use super::cues::*;
use super::words::*;

/// How sure it is that an element of a name is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// An unknown word with the article.
    Article,
    /// An unknown word.
    Unknown,
    /// A listed name that is also a common word.
    Weak,
    /// A listed name, a kunya, عبد + article.
    Strong,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) end: usize,
    pub(super) sure: Sure,
    pub(super) given: bool,
    pub(super) foreign: bool,
}

/// Words like أبو and بن that one name holds one behind the other; a text of nothing else must not make reading it
/// quadratic.
const DEEPEST: usize = 4;
impl Scene<'_, '_> {
    /// Whether [`Scene::element`] may say anything of the first word of a name.
    pub(super) fn may_begin(&self, t: usize) -> bool {
        self.words.any(t, GIVEN | GIVEN_ATTACHED | FAMILY | UNKNOWN | SERVANT | BOUND) || self.words.any(t + 1, SON)
    }

    /// The name element that begins in a token.
    pub(super) fn element(&self, t: usize, first: bool) -> Option<Element> {
        self.element_within(t, first, DEEPEST)
    }

    /// The same where at most so many words like أبو stand one behind the other.
    fn element_within(&self, t: usize, first: bool, deepest: usize) -> Option<Element> {
        let view = &self.reading.view;
        let token = view.tokens.get(t)?;
        if token.kind != Kind::Word {
            return None;
        }
        let f = self.words.at(t);
        // "المهندس" may be a family name, but a name does not begin with it.
        if first && f & TITLE != 0 && f & ARTICLE != 0 {
            return None;
        }
        // "الشاعر الكبير فهد": an adjective of the title.
        if first && f & ARTICLE != 0 && f & ADJECTIVE != 0 && self.words.any(t + 1, GIVEN) {
            return None;
        }
        // "الى ان نجاد": a particle before Ann.
        if first && f & PARTICLE != 0 && matches!(view.letters(t), [a, NOON] if fold(*a) == ALEF) {
            return None;
        }
        let next = |at: usize| {
            view.tokens.get(at).filter(|n| n.kind == Kind::Word && !n.line_before).map(|_| self.words.at(at))
        };
        if f & SERVANT != 0
            && next(t + 1).is_some_and(|n| n & (ARTICLE | GIVEN | FAMILY) != 0)
            && (first || self.cued(t, SERVANT_ALONE))
        {
            return Some(Element { end: t + 2, sure: Sure::Strong, given: true, foreign: false });
        }
        // "سهيم بن أحمد": whatever stands before بن is a given name.
        if view.tokens.get(t + 1).is_some_and(|n| !n.line_before)
            && self.words.any(t + 1, SON)
            && f & (PARTICLE | ARTICLE) == 0
            && (f & VERB == 0 || f & (GIVEN | FAMILY) != 0)
            && (f & TITLE == 0 || f & GIVEN != 0)
            && (first || !attached(view.letters(t)))
        {
            return Some(Element { end: t + 1, sure: Sure::Strong, given: true, foreign: false });
        }
        if f & BOUND != 0
            && let Some(n) = next(t + 1)
            && n & PARTICLE == 0
            && (n & VERB == 0 || n & (GIVEN | FAMILY) != 0)
        {
            let kunya = self.cued(t, KUNYA) || n & GIVEN != 0 && n & COMMON == 0 && self.cued(t, MOTHER);
            let named = n & (GIVEN | FAMILY | UNKNOWN) != 0;
            // "بن آفليك": Ben.
            let ben = first && f & SON != 0 && n & FOREIGN != 0;
            let starts = kunya || !first || ben;
            if starts && (named || n & NOUN != 0) {
                let inner = deepest.checked_sub(1).and_then(|left| self.element_within(t + 1, false, left));
                let end = inner.map_or(t + 2, |e| e.end);
                let sure = if named || !first { Sure::Strong } else { Sure::Weak };
                return Some(Element { end, sure, given: true, foreign: false });
            }
        }
        if !first
            && f & FOREIGN_BOUND != 0
            && let Some(n) = next(t + 1)
            && n & (UNKNOWN | GIVEN | FAMILY) != 0
            && n & (PARTICLE | INFLECTED) == 0
        {
            return Some(Element { end: t + 2, sure: Sure::Unknown, given: false, foreign: true });
        }
        if f & (GIVEN | FAMILY) != 0 || (first && f & GIVEN_ATTACHED != 0) {
            let mut end = t + 1;
            let mut given = f & FAMILY == 0;
            for hit in self.reading.hits_at(t) {
                let role = self.roles.of(hit.entry);
                if matches!(role, Role::Given | Role::Family) && (first || hit.proclitics.none()) {
                    end = end.max(hit.end as usize);
                    given |= role == Role::Given;
                }
            }
            let mut joined = false;
            if end == t + 1
                && let Some(n) = next(t + 1)
                && n & (GIVEN | FAMILY) == 0
                && self.cued(t + 1, ENDS_NAME)
            {
                end = t + 2;
                joined = true;
            }
            let common = f & COMMON != 0 && (f & PLAIN != 0 || f & (GIVEN | FAMILY) == 0);
            let sure = if (end > t + 1 && !joined) || !common { Sure::Strong } else { Sure::Weak };
            return Some(Element { end, sure, given, foreign: false });
        }
        if f & UNKNOWN == 0 {
            return None;
        }
        if f & ARTICLE != 0 {
            if first {
                return None;
            }
            return Some(Element { end: t + 1, sure: Sure::Article, given: false, foreign: false });
        }
        if first && f & INFLECTED != 0 {
            return None;
        }
        Some(Element { end: t + 1, sure: Sure::Unknown, given: false, foreign: f & FOREIGN != 0 })
    }
}

/// Begins like a word with something attached before it, or like a verb: و ل ي ت ن س.
pub(super) fn attached(letters: &[u8]) -> bool {
    use riwaya_text::letters::{ALEF, LAM, NOON, TEH, WAW, YEH, fold};
    // A long vowel right after it makes a name of it: "لامي", "توماس"; and so does the ending of relation.
    letters.len() >= 4
        && matches!(letters[0], WAW | LAM | YEH | TEH | NOON)
        && (letters[0] == WAW || !matches!(fold(letters[1]), ALEF | WAW | YEH) && letters.last() != Some(&YEH))
}

/// ي or ت before three or four letters without a long vowel: a verb rather than a name.
pub(super) fn verb_shaped(letters: &[u8]) -> bool {
    use riwaya_text::letters::{ALEF, NOON, TEH, WAW, YEH, fold};
    matches!(letters.first(), Some(&(YEH | TEH | NOON)))
        && letters.len() <= 6
        && letters[1..].iter().filter(|&&c| matches!(fold(c), ALEF | WAW | YEH)).count() <= 1
}

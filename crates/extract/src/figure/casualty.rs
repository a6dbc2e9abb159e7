//! The category that a clause gives: the word for death, injury, loss or arrest that governs a count.

use std::ops::Range;

use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, BEH, FEH, LAM, NOON, TEH, WAW};
use riwaya_text::{Hit, Kind, Span};

use super::Here;
use super::draft::Draft;
use super::lists::{Lists, definite, marked, plural};
use crate::language::Entry;
use crate::reading::ListSet;
use crate::{Category, Reading};

/// A word that may govern a count.
pub(super) struct Governor {
    pub tokens: Range<usize>,
    pub span: Span,
    pub category: Category,
    pub kind: Kin,
    /// "and" stands attached before it.
    pub joined: bool,
    /// Must stand right beside its count (فقد is mostly "for … has").
    pub near: bool,
    /// With a pronoun of those who are counted: حتفهم.
    pub owned: bool,
    /// Must stand right before its count, and says nothing from afar.
    pub strict: bool,
    /// Says something only of a count before it: "في عداد المفقودين".
    pub after: bool,
    /// A head whose owner stands behind it, whose count is said of it: "قتلى الجبهة ثلاثة".
    pub of_whom: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kin {
    Verb,
    Noun,
    /// "القتلى", "عدد المتظاهرين": what a number further on counts.
    Head,
}

pub(super) struct Governed {
    pub category: Option<Category>,
    /// The noun apart from the number: "القتلى" in "بلغ عدد القتلى تسعة".
    pub counted: Option<Span>,
    /// Killed and injured are counted together.
    pub together: bool,
}

pub(super) fn is_casualty(category: Category) -> bool {
    matches!(category, Category::Killed | Category::Injured | Category::Missing | Category::Detained)
}

/// The governors of a sentence in order.
pub(super) fn governors(lists: &Lists, reading: &Reading<'_>, sentence: Range<usize>, out: &mut Vec<Governor>) {
    out.clear();
    let kinds = ListSet::all([lists.casualty_verbs, lists.casualty_words, lists.counted]);
    for token in sentence.clone().filter(|&t| reading.in_any(t, kinds)) {
        let mut best: Option<Governor> = None;
        for hit in reading.hits_at(token) {
            let list = reading.language.list_of(hit.entry);
            let kind = if list == lists.casualty_verbs {
                Kin::Verb
            } else if list == lists.casualty_words {
                Kin::Noun
            } else if list == lists.counted {
                Kin::Head
            } else {
                continue;
            };
            let entry = reading.language.entry(hit.entry);
            let Some(category) = Category::parse(entry.value) else { continue };
            // A construct's first part takes no article: "بالإعدام" governs no count behind it.
            if kind == Kin::Noun && hit.article && hit.end == hit.first + 1 && !marked(entry, "head") {
                continue;
            }
            let head = kind == Kin::Head;
            let of_whom = head && of_whom(lists, reading, hit, entry, category, &sentence);
            if head
                && !of_whom
                && !(is_casualty(category) && (hit.article || before(lists, reading, token))
                    || before(lists, reading, token))
            {
                continue;
            }
            let governor = Governor {
                tokens: hit.tokens(),
                span: hit.span,
                category,
                kind: if marked(entry, "head") { Kin::Head } else { kind },
                joined: hit.proclitics.conjunction.is_some(),
                near: marked(entry, "near"),
                owned: hit.ending == Ending::Pronoun,
                strict: marked(entry, "strict"),
                after: marked(entry, "after"),
                of_whom,
            };
            // Longer first; of one length a governor proper before a head, and a head before what only
            // speaks of a count before it (المفقودين).
            let better = |b: &Governor| {
                b.kind == Kin::Head && governor.kind != Kin::Head && !governor.after
                    || b.after && governor.kind == Kin::Head && before(lists, reading, token)
            };
            if best.as_ref().is_none_or(better) {
                best = Some(governor);
            }
        }
        if let Some(governor) = best {
            out.push(governor);
        }
    }
}

/// Whether a plural for casualties is owned by the definite word behind it: "قتلى الجبهة".
fn of_whom(
    lists: &Lists,
    reading: &Reading<'_>,
    hit: &Hit,
    entry: &Entry,
    category: Category,
    sentence: &Range<usize>,
) -> bool {
    let owner = hit.end as usize;
    let bare = !hit.article && hit.ending == Ending::None && !before(lists, reading, hit.first as usize);
    bare && plural(entry) && is_casualty(category) && owner < sentence.end && definite(reading, owner)
}

impl Here<'_, '_> {
    /// Whether a head ("القتلى") says what a count further on counts: "number of" before it, a verb of
    /// reaching between, or nothing between at all.
    fn heads(&self, head: &Governor, draft: &Draft) -> bool {
        if head.of_whom && !before(self.lists, self.reading, head.tokens.start) {
            let people = draft.category.is_none_or(Category::is_people);
            return people && draft.tokens.start == head.tokens.end + 1 && !joined(self, draft);
        }
        if draft.counted.is_some() && !matches!(draft.category, Some(Category::People) | None) {
            return false;
        }
        let from = head.tokens.end;
        let reading = self.reading;
        before(self.lists, reading, head.tokens.start)
            || draft.tokens.start - from <= 1 && draft.counted.is_none()
            || (self.sentence.start.max(head.tokens.start.saturating_sub(4))..draft.tokens.start).any(|t| {
                reading.find(t, self.lists.trend_verbs).is_some() || reading.find(t, self.lists.trend_nouns).is_some()
            })
    }
}

/// Whether "number of" stands right before a token, itself with a particle or without.
fn before(lists: &Lists, reading: &Reading<'_>, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    lists.forms.number_of.is_behind(reading, before, &[WAW, FEH, BEH, LAM])
}

/// What governs draft `i` of its sentence.
pub(super) fn of(here: &Here<'_, '_>, drafts: &[Draft], i: usize, clause: &Range<usize>) -> Governed {
    let none = Governed { category: None, counted: None, together: false };
    let draft = &drafts[i];
    if !draft.takes_casualty() {
        return none;
    }
    let ahead = ahead(here, drafts, i, clause);
    let behind = behind(here, drafts, i);
    let pick = match (ahead, behind) {
        (Some(a), Some((b, gap))) => {
            let adjacent = draft.tokens.start.saturating_sub(a.tokens.end) <= 1 && !a.near;
            if gap <= 1 && !adjacent || a.kind == Kin::Head { b } else { a }
        }
        (Some(a), None) => a,
        (None, Some((b, _))) => b,
        (None, None) => return none,
    };
    // A noun that no list holds may be a thing: only a word right before it makes it a person.
    if draft.unknown_noun {
        let beside = pick.tokens.end <= draft.tokens.start && draft.tokens.start - pick.tokens.end <= 1;
        let beside = beside && (pick.tokens.end == draft.tokens.start || pick.category == Category::Killed);
        if !beside && pick.tokens.start < draft.tokens.end || pick.kind == Kin::Head {
            return none;
        }
    }
    if let Some(category) = two_at_once(here, pick, draft) {
        return Governed { category: Some(category), counted: None, together: true };
    }
    if pick.kind == Kin::Head {
        let people = draft.category.is_some_and(|c| c == Category::People || pick.of_whom && c.is_people());
        let fits = draft.category.is_none() || is_casualty(pick.category) && people;
        return Governed {
            category: fits.then_some(pick.category),
            counted: (fits && draft.counted.is_none()).then_some(pick.span),
            together: false,
        };
    }
    Governed { category: Some(pick.category), counted: None, together: false }
}

/// "مقتل وإصابة 50": two kinds under one count belong to neither.
fn two_at_once(here: &Here<'_, '_>, pick: &Governor, draft: &Draft) -> Option<Category> {
    if !pick.joined || pick.tokens.start > draft.tokens.start || pick.kind == Kin::Head {
        return None;
    }
    let other = here.governors.iter().rfind(|g| g.tokens.end == pick.tokens.start)?;
    (other.kind != Kin::Head && !other.owned && other.category != pick.category).then_some(Category::Other)
}

/// The governor before the count, in its clause, unless another count or an agent stands between.
fn ahead<'g>(here: &'g Here<'_, '_>, drafts: &[Draft], i: usize, clause: &Range<usize>) -> Option<&'g Governor> {
    let draft = &drafts[i];
    let start = draft.tokens.start;
    let governor = here.governors.iter().rfind(|g| {
        g.tokens.end <= start
            && g.tokens.start >= clause.start
            && !(g.owned && g.kind == Kin::Noun)
            && !g.after
            && !counted_itself(here, drafts, g, i)
            && !(g.near && start - g.tokens.end > 2)
            && !(g.strict && start - g.tokens.end > 1)
            && (g.kind != Kin::Head || here.heads(g, draft))
    })?;
    let consumed = drafts[..i]
        .iter()
        .any(|d| d.tokens.start >= governor.tokens.end && (d.takes_casualty() || d.category.is_some_and(is_casualty)));
    if consumed && !joined(here, draft) && !changes(here, drafts, i) {
        return None;
    }
    // "إطلاق نار من مسلحين", "واحد من الثلاثة": from whom it came, out of whom.
    let forms = &here.lists.forms;
    let from = start > governor.tokens.end + 1
        && forms.of.is(here.reading, start - 1)
        && forms.shot.is(here.reading, start - 2);
    if from && governor.kind != Kin::Head {
        return None;
    }
    if agent_between(here, governor.tokens.end, start) {
        return None;
    }
    Some(governor)
}

/// Whether a governor is the noun of another count: "36 جثة وتسعة ناجين". The bodies of two are two dead.
fn counted_itself(here: &Here<'_, '_>, drafts: &[Draft], governor: &Governor, i: usize) -> bool {
    drafts[..i].iter().any(|d| {
        d.tokens.contains(&governor.tokens.start) && (d.tokens.end < drafts[i].tokens.start || joined(here, &drafts[i]))
    })
}

/// "من 31 إلى 29": both ends of one change.
fn changes(here: &Here<'_, '_>, drafts: &[Draft], i: usize) -> bool {
    i > 0
        && drafts[i].tokens.start >= drafts[i - 1].tokens.end
        && drafts[i].tokens.start - drafts[i - 1].tokens.end <= 1
        && here.lists.forms.to.is(here.reading, drafts[i].tokens.start - 1)
}

/// Whether "and" stands before the count.
pub(super) fn joined(here: &Here<'_, '_>, draft: &Draft) -> bool {
    let view = &here.reading.view;
    let first = draft.tokens.start;
    let attached = view.tokens.get(first).is_some_and(|t| t.span.start < draft.span.start)
        && matches!(view.letters(first), [WAW, ..]);
    attached || first > 0 && here.lists.forms.and_or.is(here.reading, first - 1)
}

/// A verb whose subject the count is, or a preposition that sets the count against those who suffer:
/// "قتل جنديان في هجوم شنه عشرون مسلحا", "في اشتباك مع عشرين مسلحا".
fn agent_between(here: &Here<'_, '_>, from: usize, to: usize) -> bool {
    let (r, forms) = (here.reading, &here.lists.forms);
    let agent = (from..to)
        .any(|t| here.reading.find(t, here.lists.clause_verbs).is_some_and(|(_, entry)| entry.value == "agent"));
    agent
        || to > from
            && (forms.against.is(r, to - 1)
                || to > from + 1 && forms.hand.is(r, to - 1) && forms.on.is(r, to - 2)
                || to > from + 1 && forms.part.is(r, to - 1) && forms.of.is(r, to - 2))
}

/// The governor after the count: "20 شخصا قتلوا", "66 لا يزالون في عداد المفقودين", with its distance.
fn behind<'g>(here: &'g Here<'_, '_>, drafts: &[Draft], i: usize) -> Option<(&'g Governor, usize)> {
    let end = drafts[i].tokens.end;
    let view = &here.reading.view;
    let stop = drafts[i + 1..]
        .iter()
        .find(|d| !part_word_before(here, d) && !joined(here, d))
        .map_or(here.sentence.end, |d| d.tokens.start)
        .min(end + 9);
    let governor = here
        .governors
        .iter()
        .find(|g| g.tokens.start >= end && g.tokens.end <= stop && !g.strict && g.kind != Kin::Head)?;
    let gap = governor.tokens.start - end;
    if governor.joined || governor.near && gap > 0 {
        return None;
    }
    let letters = view.letters(governor.tokens.end - 1);
    let fits = match governor.kind {
        Kin::Verb => {
            governor.owned
                || matches!(letters, [.., WAW, ALEF] | [.., NOON] | [.., TEH] | [.., TEH, ALEF])
                || drafts[i].value_two() && matches!(letters, [.., ALEF])
        }
        Kin::Noun => governor.owned || governor.after,
        Kin::Head => false,
    };
    // "عشرون ألف متظاهر، والشرطة أوقفت …": behind the comma somebody else begins.
    let another = |t: usize| {
        matches!(view.tokens[t].kind, Kind::Mark('،' | ','))
            && t + 1 < governor.tokens.start
            && matches!(view.letters(t + 1), [WAW, ALEF, LAM, ..])
    };
    let crossed = (end..governor.tokens.start).any(another)
        || (end..governor.tokens.start).any(|t| {
            matches!(view.tokens[t].kind, Kind::Mark('؛' | ':' | '.'))
                || here.reading.find(t, here.lists.clause_words).is_some()
                || here
                    .reading
                    .find(t, here.lists.clause_verbs)
                    .is_some_and(|(h, e)| h.proclitics.conjunction.is_some() || e.value == "agent")
        });
    (fits && !crossed).then_some((governor, gap))
}

fn part_word_before(here: &Here<'_, '_>, draft: &Draft) -> bool {
    (draft.tokens.start.saturating_sub(3)..draft.tokens.start)
        .any(|t| here.reading.find(t, here.lists.parts).is_some_and(|(h, _)| h.end as usize == draft.tokens.start))
}

impl Draft {
    fn value_two(&self) -> bool {
        self.value.exact() == Some(rust_decimal::Decimal::TWO)
    }
}

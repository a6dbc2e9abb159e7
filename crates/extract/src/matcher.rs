//! The pattern language of the cards, compiled once. A pattern is tried where its anchor, a listed word,
//! stands: the elements before it are matched backwards, then those after it forwards. Every element offers
//! few ends, so that matching is linear in the text.

use std::ops::Range;

use crate::card::{Body, Card, Element, Guard};
use crate::{Language, ListId, Reading};

/// What a pattern element matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The tokens.
    pub tokens: Range<usize>,
    /// Byte at which it begins, where that is not the first token's: a proclitic is cut off.
    pub start: Option<u32>,
}

impl Piece {
    pub fn new(tokens: Range<usize>) -> Self {
        Piece { tokens, start: None }
    }
}

/// One named piece.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub name: &'static str,
    pub piece: Piece,
}

/// Built-in elements of one layer, by name.
pub(crate) trait BuiltIns {
    /// The pieces that begin at token `at`, likeliest first. `None` where the name is unknown.
    fn forward(&self, name: &str, at: usize, parts: &[Part]) -> Option<Vec<Piece>>;
    /// The pieces that end before token `at`, likeliest first.
    fn backward(&self, name: &str, at: usize, parts: &[Part]) -> Option<Vec<Piece>>;
}

/// A compiled card.
pub(crate) struct Pattern {
    pub card: usize,
    pub id: &'static str,
    /// Elements before the anchor, nearest first.
    before: Vec<Compiled>,
    after: Vec<Compiled>,
    guards: Vec<(Guard, Vec<Vec<&'static str>>)>,
    /// What the anchor's list entry must say in its usage.
    pub argument: Option<&'static str>,
    pub anchor_name: &'static str,
}

struct Compiled {
    name: &'static str,
    optional: bool,
    test: Test,
}

enum Test {
    Words(Vec<Vec<&'static str>>),
    List(ListId, Option<&'static str>),
    BuiltIn(&'static str),
}

fn phrases(words: &[&'static str]) -> Vec<Vec<&'static str>> {
    words.iter().map(|w| w.split(' ').filter(|w| !w.is_empty()).collect()).collect()
}

/// All patterns of one kind, by the list that their anchors stand in.
pub(crate) struct Patterns {
    by_list: Vec<(ListId, Vec<Pattern>)>,
}

impl Patterns {
    /// Compiles the cards of a kind. The anchor is the element `cue`, or the first element that refers
    /// to a list. A card without one, or with a reference to nothing, is left out here and reported by
    /// `riwaya check`.
    pub fn compile(language: &Language, kind: &str, known: &[&str]) -> Patterns {
        let mut by_list: Vec<(ListId, Vec<Pattern>)> = Vec::new();
        for (n, card) in language.cards().iter().enumerate().filter(|(_, c)| c.kind == kind) {
            if let Ok((list, pattern)) = compile(language, n, card, known) {
                match by_list.iter_mut().find(|(l, _)| *l == list) {
                    Some((_, patterns)) => patterns.push(pattern),
                    None => by_list.push((list, vec![pattern])),
                }
            }
        }
        Patterns { by_list }
    }

    /// The patterns whose anchor stands in a list.
    pub fn anchored(&self, list: ListId) -> &[Pattern] {
        self.by_list.iter().find(|(l, _)| *l == list).map_or(&[], |(_, p)| p)
    }
}

/// Compiles one card.
///
/// # Errors
/// The line and the reason, for `riwaya check`.
pub(crate) fn compile(
    language: &Language,
    n: usize,
    card: &Card,
    known: &[&str],
) -> Result<(ListId, Pattern), (usize, String)> {
    let is_list = |e: &Element| match &e.body {
        Body::Reference(name, _) => language.list(name) != ListId::NONE,
        Body::Words(_) => false,
    };
    let at = card
        .pattern
        .iter()
        .position(|e| e.name == "cue" && is_list(e))
        .or_else(|| card.pattern.iter().position(is_list))
        .ok_or((1, "no element refers to a list: a pattern needs one as its anchor".to_owned()))?;
    let mut pattern = Pattern {
        card: n,
        id: card.id,
        before: Vec::new(),
        after: Vec::new(),
        guards: Vec::new(),
        argument: None,
        anchor_name: card.pattern[at].name,
    };
    let mut list = ListId::NONE;
    for (i, element) in card.pattern.iter().enumerate() {
        if let Some(guard) = element.guard {
            match &element.body {
                Body::Words(words) => pattern.guards.push((guard, phrases(words))),
                Body::Reference(..) => return Err((element.line, "a guard takes words, not a reference".into())),
            }
            continue;
        }
        let test = match &element.body {
            Body::Words(words) => Test::Words(phrases(words)),
            Body::Reference(name, argument) => match language.list(name) {
                ListId::NONE if known.contains(name) => Test::BuiltIn(name),
                ListId::NONE => return Err((element.line, format!("<{name}> is neither a list nor a built-in"))),
                id => Test::List(id, *argument),
            },
        };
        if i == at {
            if let Test::List(id, argument) = test {
                list = id;
                pattern.argument = argument;
            }
            continue;
        }
        let compiled = Compiled { name: element.name, optional: element.optional, test };
        if i < at {
            pattern.before.insert(0, compiled);
        } else {
            pattern.after.push(compiled);
        }
    }
    Ok((list, pattern))
}

/// Whether a cell of a list names a word: `أن نص إلى` names `إلى`.
pub(crate) fn names(cell: &str, word: &str) -> bool {
    cell.as_bytes().split(|b| matches!(b, b' ' | b':')).any(|w| w == word.as_bytes())
}

impl Pattern {
    /// Matches around an anchor that covers `anchor`; the parts, in no fixed order, the anchor's first.
    pub fn find(&self, reading: &Reading<'_>, built_ins: &dyn BuiltIns, anchor: Piece) -> Option<Vec<Part>> {
        let mut parts = vec![Part { name: self.anchor_name, piece: anchor.clone() }];
        let matcher = Matcher { reading, built_ins };
        let start = matcher.before(&self.before, anchor.tokens.start, &mut parts)?;
        let end = matcher.after(&self.after, anchor.tokens.end, &mut parts)?;
        let free = self.guards.iter().all(|(guard, phrases)| {
            !phrases.iter().any(|p| match guard {
                Guard::NotAfter => p.len() <= start && matcher.phrase(p, start - p.len()),
                Guard::NotBefore => matcher.phrase(p, end),
            })
        });
        free.then_some(parts)
    }
}

struct Matcher<'m> {
    reading: &'m Reading<'m>,
    built_ins: &'m dyn BuiltIns,
}

impl Matcher<'_> {
    fn after(&self, elements: &[Compiled], at: usize, parts: &mut Vec<Part>) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else { return Some(at) };
        for piece in self.forward(&element.test, at, parts) {
            let end = piece.tokens.end;
            parts.push(Part { name: element.name, piece });
            if let Some(end) = self.after(rest, end, parts) {
                return Some(end);
            }
            parts.pop();
        }
        if element.optional { self.after(rest, at, parts) } else { None }
    }

    fn before(&self, elements: &[Compiled], at: usize, parts: &mut Vec<Part>) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else { return Some(at) };
        for piece in self.backward(&element.test, at, parts) {
            let start = piece.tokens.start;
            parts.push(Part { name: element.name, piece });
            if let Some(start) = self.before(rest, start, parts) {
                return Some(start);
            }
            parts.pop();
        }
        if element.optional { self.before(rest, at, parts) } else { None }
    }

    fn forward(&self, test: &Test, at: usize, parts: &[Part]) -> Vec<Piece> {
        match test {
            Test::Words(phrases) => {
                phrases.iter().filter(|p| self.phrase(p, at)).map(|p| Piece::new(at..at + p.len())).collect()
            }
            Test::List(list, argument) => self
                .reading
                .of_list(at, *list)
                .filter(|h| self.listed(h.entry, *list, *argument))
                .map(|h| Piece { tokens: h.tokens(), start: Some(h.span.start) })
                .collect(),
            Test::BuiltIn(name) => self.built_ins.forward(name, at, parts).unwrap_or_default(),
        }
    }

    fn backward(&self, test: &Test, at: usize, parts: &[Part]) -> Vec<Piece> {
        match test {
            Test::Words(phrases) => phrases
                .iter()
                .filter(|p| p.len() <= at && self.phrase(p, at - p.len()))
                .map(|p| Piece::new(at - p.len()..at))
                .collect(),
            Test::List(list, argument) => (at.saturating_sub(6)..at)
                .flat_map(|t| self.reading.of_list(t, *list))
                .filter(|h| h.end as usize == at && self.listed(h.entry, *list, *argument))
                .map(|h| Piece { tokens: h.tokens(), start: Some(h.span.start) })
                .collect(),
            Test::BuiltIn(name) => self.built_ins.backward(name, at, parts).unwrap_or_default(),
        }
    }

    fn listed(&self, entry: u32, list: ListId, argument: Option<&str>) -> bool {
        let language = self.reading.language;
        language.list_of(entry) == list
            && argument.is_none_or(|a| {
                let entry = language.entry(entry);
                entry.value == a || names(entry.usage, a)
            })
    }

    fn phrase(&self, phrase: &[&str], at: usize) -> bool {
        let view = &self.reading.view;
        at + phrase.len() <= view.tokens.len() && phrase.iter().enumerate().all(|(n, w)| view.is(at + n, w))
    }
}

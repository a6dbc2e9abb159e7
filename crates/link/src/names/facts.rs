//! What one document says of its names beside their spellings: who holds which office, what somebody
//! does, which state is spoken of, and by which common noun an institution is called again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use riwaya_extract::{Mention, NameKind};
use riwaya_text::clitic::Ending;
use riwaya_text::{Hit, Kind, QuoteStyle, Span, View};

use super::tools::{Sense, Sort, Tools};
use crate::Account;
use crate::fold::key;

/// An office and its state.
pub(super) type Office = (&'static str, &'static str);

/// What a document says of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Role {
    /// The bits of what he does.
    pub(super) fields: u16,
    /// The states whose man he is.
    pub(super) states: BTreeSet<&'static str>,
}

/// A ministry, an army, a court.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    /// Whose it is.
    pub(super) state: Option<&'static str>,
    /// Its name with its statement or its seat, as written.
    pub(super) fuller: Vec<String>,
}

/// What one document says of its names.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The states that it speaks of.
    pub(super) states: BTreeMap<&'static str, usize>,
    /// States and their adjectives as written.
    pub(super) adjectives: BTreeSet<(&'static str, String)>,
    /// Capitals that speak for their states.
    pub(super) capitals: BTreeSet<(&'static str, String)>,
    /// Offices and the names behind them.
    pub(super) held: BTreeSet<(Office, String)>,
    /// Offices without a name, as written.
    pub(super) offices: BTreeSet<(Office, String)>,
    /// Institutions and the common nouns for them, as written.
    pub(super) again: BTreeSet<(String, String)>,
    /// Bodies of a state, by the index of their mention.
    pub(super) bodies: BTreeMap<usize, Body>,
    /// What persons do, by their names.
    pub(super) roles: BTreeMap<String, Role>,
    /// Short words in marks that no recogniser took for a name: ships, books, programmes.
    pub(super) quoted: Vec<String>,
    /// Words from abroad, by the row of their ways, as written.
    pub(super) one_word: BTreeSet<(u16, String)>,
}

struct Walk<'w, 'd> {
    tools: &'w Tools,
    account: &'w Account<'d>,
    view: View<'d>,
    hits: Vec<(Hit, Sense)>,
    /// Mentions of the text's own regions with their tokens.
    mentions: Vec<(usize, &'w Mention, Range<usize>)>,
    facts: Facts,
}

/// Words between what somebody does and his name.
const BETWEEN: usize = 4;

/// Words behind an institution's name within which its common noun is it.
const AGAIN: usize = 60;
/// Words on each side of a name that tell of what the text talks there.
const AROUND: usize = 40;

impl Facts {
    /// Reads one document.
    pub(crate) fn of(account: &Account<'_>, tools: &Tools) -> Facts {
        let view = View::new(&account.doc.text);
        let hits = tools.scan(&view);
        let own = |m: &&Mention| !account.doc.region_at(m.span.start).set_aside();
        let mentions = account.analysis.mentions.iter().enumerate().filter(|(_, m)| own(m));
        let mentions = mentions.map(|(n, m)| (n, m, view.tokens_in(m.span))).collect();
        let mut walk = Walk { tools, account, view, hits, mentions, facts: Facts::default() };
        walk.states();
        walk.offices();
        walk.people();
        walk.institutions();
        walk.quoted();
        walk.facts
    }

    /// The state that a document is about, where one stands out.
    pub(super) fn state(&self) -> Option<&'static str> {
        let all: usize = self.states.values().sum();
        let (name, most) = self.states.iter().max_by_key(|&(name, n)| (*n, std::cmp::Reverse(*name)))?;
        (*most >= 2 && most * 5 >= all * 3).then_some(*name)
    }
}

impl<'w> Walk<'w, '_> {
    fn aside(&self, span: Span) -> bool {
        self.account.doc.region_at(span.start).set_aside()
    }

    /// The mention that holds a token.
    fn mention_at(&self, token: usize) -> Option<&'w Mention> {
        let from = self.mentions.partition_point(|(_, _, t)| t.start <= token);
        self.mentions[..from].iter().rev().take(3).find(|(_, _, t)| t.contains(&token)).map(|(_, m, _)| *m)
    }

    /// The mention that begins in a token.
    fn begins(&self, token: usize, kind: NameKind) -> Option<(&'w Mention, usize)> {
        let from = self.mentions.partition_point(|(_, _, t)| t.start < token);
        let here = self.mentions[from..].iter().take_while(|(_, _, t)| t.start == token);
        here.filter(|(_, m, _)| m.kind == kind).map(|(_, m, t)| (*m, t.end)).next()
    }

    fn hits_at(&self, token: usize) -> impl Iterator<Item = &(Hit, Sense)> {
        let from = self.hits.partition_point(|(h, _)| (h.first as usize) < token);
        self.hits[from..].iter().take_while(move |(h, _)| h.first as usize == token)
    }

    /// The state whose adjective stands at a token with the article.
    fn adjective(&self, token: usize) -> Option<&'static str> {
        if self.view.tokens.get(token).is_none_or(|t| t.line_before) {
            return None;
        }
        self.hits_at(token).find_map(|(h, s)| match s {
            Sense::Adjective(state) if h.article && h.proclitics.none() => Some(*state),
            _ => None,
        })
    }

    fn word(&self, token: usize) -> Vec<u8> {
        self.view.tokens.get(token).map(|_| key(self.view.text(token))).unwrap_or_default()
    }

    fn written(&self, span: Span) -> String {
        super::form(self.view.raw(), span)
    }

    fn states(&mut self) {
        for (_, m, _) in &self.mentions {
            if let Some(state) = self.tools.state(m) {
                *self.facts.states.entry(state).or_default() += 1;
            }
        }
        for n in 0..self.hits.len() {
            let (hit, sense) = self.hits[n];
            if self.aside(hit.span) {
                continue;
            }
            match sense {
                Sense::OneWord(row) if hit.ending == Ending::None => {
                    self.facts.one_word.insert((row, self.written(hit.span)));
                }
                Sense::Adjective(state) if self.adjectival(&hit) => {
                    // In a name it is a part of the name: a family, a paper, a sea.
                    let free = self
                        .mention_at(hit.first as usize)
                        .is_none_or(|m| m.kind == NameKind::Group || m.rule == "organisation-head");
                    // The longest form says which state: "South Korean".
                    let longer = self.hits.iter().skip(n.saturating_sub(4)).take(8).any(|(h, s)| {
                        matches!(s, Sense::Adjective(_))
                            && h.first <= hit.first
                            && h.end >= hit.end
                            && h.len() > hit.len()
                    });
                    if free && !longer {
                        *self.facts.states.entry(state).or_default() += 1;
                        self.facts.adjectives.insert((state, self.written(hit.span)));
                    }
                }
                _ => {}
            }
        }
        for s in &self.account.analysis.statements {
            let Some(source) = s.source.filter(|&span| !self.aside(span)) else { continue };
            let named = self.mentions.iter().find(|(_, m, _)| m.span == source).map(|(_, m, _)| *m);
            if let Some(m) = named
                && m.place.as_ref().is_some_and(|p| p.kind == "capital")
                && let Some(state) = self.tools.state(m)
            {
                self.facts.capitals.insert((state, self.written(source)));
            }
        }
    }

    /// Whether an adjective ends as one: ـي, ـية, ـيون, ـيات.
    fn adjectival(&self, hit: &Hit) -> bool {
        let last = self.view.letters(hit.end as usize - 1).last();
        match hit.ending {
            Ending::Accusative | Ending::Pronoun => false,
            Ending::Plural | Ending::Dual | Ending::DualOrPlural => last == Some(&riwaya_text::letters::NOON),
            _ => true,
        }
    }

    fn offices(&mut self) {
        let mut reached = 0;
        for n in 0..self.hits.len() {
            let (hit, Sense::Office(office)) = self.hits[n] else { continue };
            let first = hit.first as usize;
            if first < reached || self.aside(hit.span) || hit.ending != Ending::None {
                continue;
            }
            let longest = self.hits_at(first).filter(|(_, s)| matches!(s, Sense::Office(_))).map(|(h, _)| h.end).max();
            if longest.is_some_and(|end| end > hit.end) {
                continue;
            }
            let Some((state, end)) = self.office_state(&hit) else { continue };
            reached = end;
            let office = (office, state);
            let before = first.checked_sub(1).map(|t| self.word(t)).unwrap_or_default();
            let comma = matches!(self.view.mark(end), Some('،' | ','));
            let named =
                self.begins(end, NameKind::Person).or_else(|| self.begins(end + usize::from(comma), NameKind::Person));
            if self.tools.not_in_office(&self.word(end)) {
                continue;
            }
            match named {
                Some((m, after)) => {
                    if !self.tools.beside_office(&before) && !self.tools.not_in_office(&self.word(after)) {
                        self.facts.held.insert((office, m.canonical.clone()));
                    }
                }
                None => {
                    let span = Span { start: hit.span.start, end: self.view.span(first..end).end };
                    self.facts.offices.insert((office, self.written(span)));
                }
            }
        }
    }

    /// The state whose office a title is, and the token behind both.
    fn office_state(&self, hit: &Hit) -> Option<(&'static str, usize)> {
        let end = hit.end as usize;
        let bare = hit.end - hit.first == 1 && !hit.article;
        if !bare && let Some(state) = self.adjective(end) {
            return Some((state, end + 1));
        }
        let republic = usize::from(self.tools.republic(&self.word(end)));
        let (m, after) = (0..=republic).find_map(|n| {
            let start = self.view.tokens.get(end + n)?.span.start;
            self.begins(end + n, NameKind::Location).filter(|(m, _)| m.span.start == start)
        })?;
        let state = m.place.as_ref().is_some_and(|p| p.kind == "country");
        let close = !hit.article && !self.view.tokens[end].line_before;
        (state && close).then(|| self.tools.state(m)).flatten().map(|s| (s, after))
    }

    fn people(&mut self) {
        for (_, m, tokens) in &self.mentions {
            if m.kind != NameKind::Person {
                continue;
            }
            let mut role = Role::default();
            let mut from = tokens.start;
            while from > 0 && tokens.start - from < BETWEEN + 3 && self.goes_on(from - 1, from) {
                from -= 1;
            }
            let after = tokens.end + usize::from(matches!(self.view.mark(tokens.end), Some('،' | ',')));
            let mut heard = |hit: &Hit, bits: u16| {
                role.fields |= bits;
                role.states.extend(self.adjective(hit.end as usize));
            };
            for t in (from..tokens.start).chain([after]) {
                for (hit, sense) in self.hits_at(t) {
                    let before_name = t >= after || hit.end as usize <= tokens.start;
                    if let Sense::Field(bits) = sense
                        && before_name
                        && hit.ending == Ending::None
                        && (t >= after || tokens.start - hit.end as usize <= BETWEEN)
                    {
                        heard(hit, *bits);
                    }
                }
            }
            // Two words are the name of many.
            if key(&m.canonical).iter().filter(|&&c| c == riwaya_text::letters::SPACE).count() == 1 {
                let around = tokens.start.saturating_sub(AROUND)..(tokens.end + AROUND).min(self.view.tokens.len());
                let words: Vec<Vec<u8>> = around.map(|t| self.word(t)).collect();
                role.fields |= self.tools.sporting(words.iter().map(Vec::as_slice));
            }
            if role != Role::default() {
                let known = self.facts.roles.entry(m.canonical.clone()).or_default();
                known.fields |= role.fields;
                known.states.extend(role.states);
            }
        }
        for ((_, state), name) in &self.facts.held {
            self.facts.roles.entry(name.clone()).or_default().states.insert(state);
        }
    }

    /// Whether a title may go on from one word to the next.
    fn goes_on(&self, at: usize, next: usize) -> bool {
        let word = self.view.tokens.get(at).is_some_and(|t| t.kind == Kind::Word);
        word && !self.view.tokens[next].line_before
            && !self.tools.particle(&self.word(at))
            && self.mention_at(at).is_none_or(|m| m.kind != NameKind::Person)
    }

    fn institutions(&mut self) {
        // Heads of the institutions that the document names, whom each stands for and from where on.
        let mut named: BTreeMap<&'static str, Vec<(usize, &'w str)>> = BTreeMap::new();
        let mut heads_of: BTreeMap<&'w str, BTreeSet<&'static str>> = BTreeMap::new();
        let mut told: BTreeMap<&'w str, BTreeSet<&'static str>> = BTreeMap::new();
        let about = self.facts.state();
        for n in 0..self.mentions.len() {
            let (at, m, tokens) = self.mentions[n].clone();
            if m.kind != NameKind::Organisation {
                continue;
            }
            let heads = self.hits_at(tokens.start).filter(|(h, _)| h.end as usize <= tokens.end);
            let head = heads.filter_map(|(h, s)| match s {
                Sense::Head(form, sort) if h.end - h.first == 1 => Some((*form, *sort, h.article)),
                _ => None,
            });
            let head = head.max_by_key(|h| h.1);
            if let Some((form, sort, article)) = head {
                let armed = sort == Sort::Force;
                heads_of.entry(&m.canonical).or_default().insert(form);
                // "القوات" are anybody's.
                if !article && tokens.len() > 1 && !armed {
                    named.entry(form).or_default().push((tokens.end, &m.canonical));
                }
            }
            let own = matches!(m.rule, "organisation-head" | "organisation-again")
                && head.is_some_and(|h| h.1 != Sort::Other);
            if own || m.rule == "organisation-short" {
                let whose = self.whose(tokens, m.span);
                told.entry(&m.canonical).or_default().extend(whose.state);
                self.facts.bodies.insert(at, whose);
            }
        }
        // Said once, it holds for the document.
        for (at, body) in self.facts.bodies.iter_mut().filter(|(_, b)| b.state.is_none()) {
            let name = self.account.analysis.mentions.get(*at).map_or("", |m| m.canonical.as_str());
            body.state = match told.get(name).map(|s| s.iter().copied().collect::<Vec<_>>()).as_deref() {
                Some([state]) => Some(*state),
                _ => about,
            };
        }
        // Where each was last spoken of.
        let mut last: BTreeMap<&str, usize> = BTreeMap::new();
        for n in 0..self.hits.len() {
            let (hit, Sense::Head(form, _)) = self.hits[n] else { continue };
            let t = hit.first as usize;
            let before: BTreeSet<&str> = match named.get(form) {
                Some(all) => all.iter().filter(|(end, _)| *end <= t).map(|(_, name)| *name).collect(),
                None => continue,
            };
            // "طيران التحالف" is the coalition's, and "الطيران" not the coalition.
            let [name] = before.into_iter().collect::<Vec<_>>()[..] else { continue };
            let own = heads_of.get(name).is_some_and(|h| h.len() == 1);
            let said = self.mentions.iter().filter(|(_, m, _)| m.canonical == name).map(|(_, _, tokens)| tokens.end);
            let said = said.filter(|&end| end <= t).max().into_iter().chain(last.get(name).copied()).max();
            let near = said.is_some_and(|end| t - end <= AGAIN);
            let alone = hit.article && hit.end - hit.first == 1 && hit.ending == Ending::None;
            if own && near && alone && self.mention_at(t).is_none() && !self.aside(hit.span) && self.ends_phrase(t) {
                last.insert(name, t);
                self.facts.again.insert((name.to_owned(), self.written(hit.span)));
            }
        }
    }

    /// Whether no adjective goes on with a noun, it is no adjective itself and nothing points at it.
    fn ends_phrase(&self, t: usize) -> bool {
        let next = self.view.tokens.get(t + 1);
        let definite = |t: usize| {
            let l = self.view.letters(t);
            use riwaya_text::letters::{ALEF, LAM};
            matches!(l, [ALEF, LAM, ..] | [LAM, LAM, ..])
        };
        let before =
            t > 0 && !self.view.tokens[t].line_before && definite(t - 1) && self.view.tokens[t - 1].kind == Kind::Word;
        let this = t > 0 && !self.view.tokens[t].line_before && self.tools.pointing(&self.word(t - 1));
        !before && !this && next.is_none_or(|n| n.line_before || n.kind != Kind::Word || !definite(t + 1))
    }

    /// The state of a body where its own name or the words behind it tell it, and the fuller forms of its name.
    fn whose(&self, tokens: Range<usize>, span: Span) -> Body {
        let mut fuller = Vec::new();
        let before = tokens.start.checked_sub(1).filter(|&t| self.tools.its_statement(&self.word(t)));
        let first = &self.view.tokens[tokens.start];
        if let Some(t) = before.filter(|_| !first.line_before && first.span.start == span.start) {
            fuller.push(self.written(self.view.span(t..t + 1).cover(span)));
        }
        let seated = || {
            let (m, after) = self.begins(tokens.end + 1, NameKind::Location)?;
            let in_it = self.view.tokens[tokens.end].kind == Kind::Word && self.tools.particle(&self.word(tokens.end));
            in_it.then(|| self.tools.state(m)).flatten().map(|s| (s, self.view.span(tokens.end..after)))
        };
        let near = tokens.clone().chain([tokens.end]).find_map(|t| self.adjective(t));
        let state = match (near, seated()) {
            (Some(state), _) => Some(state),
            (None, Some((state, seat))) => {
                fuller.push(self.written(span.cover(seat)));
                Some(state)
            }
            (None, None) => None,
        };
        Body { state, fuller }
    }

    fn quoted(&mut self) {
        for q in self.view.quotes.iter().filter(|q| q.closed && q.style != QuoteStyle::Round) {
            let inside = q.inside();
            let span = self.view.span(inside.clone());
            let named = self.account.analysis.mentions.iter().any(|m| m.span.overlaps(span));
            if !inside.is_empty() && inside.len() <= 3 && !named && !self.aside(span) {
                self.facts.quoted.push(self.written(span));
            }
        }
    }
}

trait Length {
    fn len(&self) -> u32;
}

impl Length for Hit {
    fn len(&self) -> u32 {
        self.end - self.first
    }
}

//! Names said in full once are said shorter afterwards: the family name alone, the institution
//! without its head noun, the letters in brackets behind it.

use std::collections::BTreeMap;

use riwaya_text::letters::{TEH_MARBUTA, YEH, plain};
use riwaya_text::{Hit, Kind, LexiconBuilder, Words as Attached};

use super::cues::*;
use super::words::*;
use super::{Candidate, Scene};
use crate::finding::NameKind;

/// What a short form stands for.
struct Short {
    kind: NameKind,
    full: String,
    /// Several names share it.
    shared: bool,
}

/// A name in plain letters: marks and line ends inside it are not part of it.
pub(super) fn clean(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Ties short forms to full ones, and finds the short forms that no rule saw.
pub(super) fn repeat(scene: &Scene<'_, '_>, settled: &mut Vec<Candidate>) {
    let view = &scene.reading.view;
    let mut shorts: BTreeMap<String, Short> = BTreeMap::new();
    let mut add = |short: String, kind: NameKind, full: &str| {
        if short.chars().count() < 3 {
            return;
        }
        shorts
            .entry(short)
            .and_modify(|s| {
                if s.full != full {
                    // The longer name that ends in the shorter one is the same name, said in full.
                    if full.ends_with(s.full.as_str()) {
                        s.full = full.to_owned();
                    } else if !s.full.ends_with(full) {
                        s.shared = true;
                    }
                }
            })
            .or_insert_with(|| Short { kind, full: full.to_owned(), shared: false });
    };
    for c in settled.iter() {
        let full = match c.canonical {
            Some(key) => key.to_owned(),
            None => clean(c.span.of(view.raw())),
        };
        match c.kind {
            NameKind::Person if c.tokens.len() >= 2 => {
                add(clean(c.span.of(view.raw())), NameKind::Person, &full);
                for (t, form) in parts(scene, c) {
                    let f = scene.words.at(t);
                    let last = t + 1 == c.tokens.end || form.contains(' ');
                    // A given name that many bear, or a common word, says nobody in particular.
                    let common = f & COMMON != 0 && f & PLAIN != 0
                        || f & (PLACE | ORG | DEMONYM) != 0 && f & ARTICLE != 0 && f & FAMILY == 0;
                    // "الدعائية": the adjective of something feminine is nobody's family.
                    let hers = matches!(view.letters(t), [.., YEH, TEH_MARBUTA]);
                    let common = common || f & ARTICLE != 0 && f & FAMILY == 0 && hers;
                    let long = form.chars().count() >= 4 || f & FAMILY != 0;
                    if last && long && !common && (f & GIVEN == 0 || f & FAMILY != 0 || c.tokens.len() > 2) {
                        add(form, NameKind::Person, &full);
                    }
                }
            }
            NameKind::Location if c.rule == "place-head" => {
                let first =
                    c.tokens.start + usize::from(scene.words.any(c.tokens.start, GEO_HEAD) && c.tokens.len() > 1);
                // "تل الزعفران" is said again in both its words.
                let two = c.tokens.len() == 2
                    && scene.town_of_two(c.tokens.start)
                    && scene.words.any(c.tokens.end - 1, ARTICLE);
                let first = if two { c.tokens.start } else { first };
                // A place that the list knows is found by the list.
                if scene.words.any(first, UNKNOWN) && !scene.words.any(first, PLACE) || two {
                    let name = clean(view.words(first..c.tokens.end));
                    add(name.clone(), NameKind::Location, &name);
                }
            }
            NameKind::Organisation
                if c.tokens.len() == 1 && c.rule == "organisation-head" && scene.words.any(c.tokens.start, UNKNOWN) =>
            {
                add(full.clone(), NameKind::Organisation, &full);
            }
            NameKind::Organisation if c.tokens.len() >= 2 => {
                let first = c.tokens.start;
                if scene.words.any(first, ORG_HEAD) && c.tokens.len() >= 3 && !scene.armed(first) {
                    let rest = clean(view.words(first + 1..c.tokens.end));
                    // "الدول العربية" are states before they are the league of them.
                    if !scene.words.any(first + 1, PLACE | TITLE | GEO_HEAD) && !scene.cued(first + 1, STATES) {
                        add(rest, NameKind::Organisation, &full);
                    }
                }
                if let Some(letters) = acronym(scene, c.tokens.end) {
                    add(letters, NameKind::Organisation, &full);
                }
            }
            _ => {}
        }
    }
    for c in settled.iter_mut() {
        let own = clean(c.span.of(view.raw()));
        if c.kind == NameKind::Person && c.canonical.is_none() {
            if let Some(s) = shorts.get(&own).filter(|s| !s.shared && s.kind == c.kind) {
                if c.rule == "person-alone" && s.full != own {
                    c.rule = "person-again";
                }
                c.name = Some(s.full.clone());
            }
        } else if c.kind == NameKind::Organisation
            && c.canonical.is_none()
            && let Some(s) = shorts.get(&own).filter(|s| !s.shared)
        {
            c.name = Some(s.full.clone());
        }
    }
    if shorts.is_empty() {
        return;
    }
    let mut builder = LexiconBuilder::new();
    let list: Vec<(&String, &Short)> = shorts.iter().collect();
    for (n, (form, _)) in list.iter().enumerate() {
        builder.add(form, Attached::Name, n as u32);
    }
    let mut free = vec![true; view.tokens.len()];
    let mut named = vec![false; view.tokens.len() + 1];
    for c in settled.iter() {
        free[c.tokens.clone()].fill(false);
        named[c.tokens.end] |= c.kind == NameKind::Person;
    }
    let mut reached = 0;
    for hit in builder.build().scan(view) {
        let tokens = hit.tokens();
        if tokens.start < reached || !free[tokens.clone()].iter().all(|&f| f) || scene.reading.set_aside(tokens.start) {
            continue;
        }
        let (_, short) = list[hit.entry as usize];
        let f = scene.words.at(tokens.start);
        if tokens.len() == 1 && f & COMMON != 0 && f & PLAIN != 0 {
            continue;
        }
        // Right behind a person's name it is the rest of that name.
        let close = named[tokens.start] && !view.tokens[tokens.start].line_before && hit.proclitics.none();
        if short.kind == NameKind::Person && close {
            continue;
        }
        if short.kind == NameKind::Organisation && tokens.len() > 1 && !scene.named_by_words(&hit) {
            continue;
        }
        reached = tokens.end;
        settled.push(Candidate {
            name: Some(short.full.clone()),
            ..Candidate::new(
                hit.span,
                tokens,
                short.kind,
                match short.kind {
                    NameKind::Person => "person-again",
                    NameKind::Location => "place-again",
                    _ => "organisation-again",
                },
            )
        });
    }
    settled.sort_by_key(|c| (c.span.start, std::cmp::Reverse(c.span.end)));
}

impl Scene<'_, '_> {
    /// Whether an army or a force begins here: what it is of is not it.
    fn armed(&self, token: usize) -> bool {
        longest(self.reading, self.roles, token, Role::OrgHead)
            .is_some_and(|h| self.reading.language.entry(h.entry).value == "military")
    }

    /// Whether the rest of an institution's name is the institution here: words that are also what it works
    /// for ("الموارد البشرية") are it where they speak or head a line.
    fn named_by_words(&self, hit: &Hit) -> bool {
        let tokens = hit.tokens();
        let t = tokens.start;
        let ordinary =
            tokens.clone().all(|t| self.words.any(t, COMMON | RELATION) && !self.words.any(t, UNKNOWN | ORG));
        let head = longest(self.reading, self.roles, t, Role::OrgHead).is_some_and(|h| h.end > h.first + 1);
        if !ordinary || head || self.words.any(t, ORG_HEAD) {
            return true;
        }
        let definite = self.words.any(t, ARTICLE);
        let heads = t == 0
            || self.reading.view.tokens[t].line_before
            || self.words.any(t - 1, VERB) && !self.words.any(t - 1, NOUN | PARTICLE);
        hit.proclitics.none() && definite && (heads || self.alone_in_marks(t, tokens.end))
    }
}

/// The words of a person's name by which later sentences call him, compounds kept whole.
fn parts(scene: &Scene<'_, '_>, c: &Candidate) -> Vec<(usize, String)> {
    let view = &scene.reading.view;
    let mut out = Vec::new();
    let last = c.tokens.end - 1;
    if last > c.tokens.start {
        let bound = scene.cued(last - 1, BINDS);
        if bound && last - 1 > c.tokens.start {
            out.push((last - 1, clean(view.words(last - 1..last + 1))));
        } else if !bound && !scene.cued(last, ENDS_NAME) {
            if c.tokens.len() == 3 && scene.words.any(last, UNKNOWN | FAMILY) {
                out.push((last, clean(view.words(last - 1..last + 1))));
            }
            out.push((last, plain(view.text(last))));
        }
    }
    out
}

/// Letters in brackets behind an institution's name: "(الناتو)", "(UN)".
fn acronym(scene: &Scene<'_, '_>, at: usize) -> Option<String> {
    let view = &scene.reading.view;
    if !matches!(view.mark(at), Some('(' | '«' | '"' | '“'))
        || !matches!(view.mark(at + 2), Some(')' | '»' | '"' | '”'))
    {
        return None;
    }
    // A mark that closes has the space behind it.
    let token = view.tokens.get(at + 1).filter(|t| !t.space_before)?;
    let short = match token.kind {
        Kind::Latin => view.letters(at + 1).len() <= 8,
        Kind::Word => scene.words.any(at + 1, UNKNOWN | ORG) || view.letters(at + 1).len() <= 6,
        _ => false,
    };
    (short && !scene.words.any(at + 1, PLAIN)).then(|| plain(view.text(at + 1)))
}

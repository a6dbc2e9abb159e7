//! Who is meant where only a pronoun, an ellipsis or a short name speaks.

use riwaya_text::letters::{NOON, WAW, plain};
use riwaya_text::{RegionKind, Span};

use super::chain::BACK;
use super::finish::{canonical, mentions_in, span};
use super::{Draft, subject};
use crate::matcher::Piece;
use crate::phrase::Phrases;
use crate::{Analysis, NameKind, Statement, Voice};

/// How many sentences back the subject may stand that nobody has made speak yet.
const SENTENCES: usize = 4;

/// How many tokens before a cue a speaker may stand whom no nearer subject displaces.
const FAR: usize = 85;

/// How many tokens the head of a document has.
const HEAD: usize = 200;

pub(super) struct Resolver<'p, 'r, 'd> {
    phrases: &'p Phrases<'r, 'd>,
    found: &'p Analysis,
    feminine: Vec<bool>,
    plural: Vec<bool>,
    /// The names of outlets that the document gives as its own.
    own: Vec<&'p str>,
}

impl<'p, 'r, 'd> Resolver<'p, 'r, 'd> {
    pub fn new(phrases: &'p Phrases<'r, 'd>, found: &'p Analysis, drafts: &[Draft], kept: &[usize]) -> Self {
        let view = &phrases.reading.view;
        let many = |d: &Draft| {
            let head = d.source_tokens().start;
            let ending = view.tokens.get(head).is_some_and(|_| view.letters(head).ends_with(&[WAW, NOON]));
            if d.source.is_some() { ending } else { d.plural }
        };
        let dated = |m: &&crate::Mention| {
            let at = view.tokens_in(m.span).start;
            matches!(phrases.reading.region(at), RegionKind::Dateline | RegionKind::Byline)
        };
        // Datelines and bylines stand at the head of a document.
        let names = found.mentions.iter().take_while(|m| view.tokens_in(m.span).start < HEAD).filter(dated);
        Resolver {
            phrases,
            found,
            feminine: kept.iter().map(|&i| drafts[i].feminine).collect(),
            plural: kept.iter().map(|&i| many(&drafts[i])).collect(),
            own: names.filter(|m| m.kind == NameKind::Organisation).map(|m| m.canonical.as_str()).collect(),
        }
    }

    /// Whether an outlet that was told is the document's own: it relays nothing to itself.
    pub fn own(&self, outlet: &Piece) -> bool {
        let span = span(self.phrases, outlet);
        let named = mentions_in(self.found, span).any(|m| self.own.contains(&m.canonical.as_str()));
        let words = plain(span.of(self.phrases.reading.view.raw()));
        named || self.phrases.reading.doc.outlet.as_ref().is_some_and(|own| !own.is_empty() && plain(own) == words)
    }

    /// "وأضاف", "مؤكدا", "وصفتهم": the nearest speaker before, one whose verb has the same gender first. Whether
    /// somebody was found, and near enough.
    pub fn pronoun(&self, out: &mut [Statement], n: usize, draft: &Draft) -> bool {
        if out[n].source.is_some() || out[n].voice != Voice::Source {
            return true;
        }
        let outer = out[n].in_content_of.filter(|&o| o < n && !draft.participle);
        let before = (0..n).rev().take(BACK).filter(|&k| {
            out[k].voice == Voice::Source
                && !out[k].unreal
                && !out[k].source_canonical.is_empty()
                && out[k].in_content_of.is_none_or(|o| Some(o) == out[n].in_content_of)
        });
        let nearest = before.clone().next();
        let alike = |k: &usize| self.feminine[*k] == self.feminine[n] && self.plural[*k] == self.plural[n];
        let same = before
            .clone()
            .take(4)
            .find(alike)
            .or_else(|| before.take(4).find(|&k| self.feminine[k] == self.feminine[n]));
        let Some(k) = outer.or(same).or(nearest) else { return false };
        // Somebody else may act in between.
        let near = outer.is_some() || draft.participle || draft.cue_continues() || {
            let end = out[k].content.last().map_or(out[k].cue.end, |c| c.end.max(out[k].cue.end));
            let view = &self.phrases.reading.view;
            draft.cue.tokens.start.saturating_sub(view.tokens_in(Span::new(end as usize, end as usize + 1)).start) < FAR
        };
        let subject = if near { None } else { self.subject_before(draft) };
        out[n].source_canonical = subject.unwrap_or_else(|| out[k].source_canonical.clone());
        true
    }

    /// The subject of the sentences before a cue, the nearest that agrees with it.
    pub fn subject_before(&self, draft: &Draft) -> Option<String> {
        let view = &self.phrases.reading.view;
        let at = draft.cue.tokens.start;
        if draft.impersonal {
            return None;
        }
        let mut sentence = view.sentence(at);
        let mut range = sentence.start..at;
        for _ in 0..SENTENCES {
            if let Some((subject, _)) = subject::subject(self.phrases, range, draft.feminine, draft.plural) {
                let piece = super::speaker::noun_piece(self.phrases, subject);
                return Some(canonical(self.phrases, self.found, span(self.phrases, &piece)));
            }
            sentence = view.sentence(sentence.start.checked_sub(1)?);
            range = sentence.start..sentence.end.min(sentence.start + subject::REACH);
        }
        None
    }

    /// "الوزارة", "المتحدث": the fuller name of the same head that the document gave before.
    pub fn short_form(&self, out: &mut [Statement], n: usize, draft: &Draft) {
        let phrases = self.phrases;
        let tokens = draft.source_tokens();
        let Some(source) = out[n].source else { return };
        let view = &phrases.reading.view;
        let raw = view.raw();
        if tokens.len() != 1 || phrases.word(tokens.start).name.is_some() {
            return;
        }
        let word = plain(source.of(raw));
        let Some(bare) = word.strip_prefix("ال") else { return };
        let fuller = (0..n).rev().take(BACK).find(|&k| {
            out[k].source.is_some_and(|s| {
                let earlier = plain(s.of(raw));
                let mut words = earlier.split_whitespace();
                let head = words.next().unwrap_or("");
                words.next().is_some() && head.strip_prefix("ال").unwrap_or(head) == bare
            })
        });
        if let Some(k) = fuller {
            out[n].source_canonical = out[k].source_canonical.clone();
        }
    }

    /// Who else may be meant: for a speaker who is only understood, the other person of the same sentence.
    pub fn others(&self, out: &[Statement], n: usize, draft: &Draft) -> Vec<Span> {
        let view = &self.phrases.reading.view;
        let at = draft.cue.tokens.start;
        if !(draft.supplied || out[n].source.is_none()) || out[n].voice != Voice::Source || draft.participle {
            return Vec::new();
        }
        let own = view.sentence(at);
        // Where the sentence names nobody, the one before does.
        let from = if own.start + 1 >= at {
            own.start.checked_sub(1).map(|b| view.sentence(b).start)
        } else {
            Some(own.start)
        };
        let Some(from) = from.filter(|_| draft.supplied || (draft.continues && !draft.cue_continues())) else {
            return Vec::new();
        };
        let range = Span { start: view.span(from..at).start, end: out[n].cue.start };
        let quoted = |s: Span| view.quotes_in(from..at).any(|q| view.span(view.quotes[q].inside()).contains(s));
        let persons = mentions_in(self.found, range).filter(|m| m.kind == NameKind::Person && !quoted(m.span));
        let mut others: Vec<Span> = Vec::new();
        for m in persons {
            let likely = m.canonical == out[n].source_canonical || out[n].source.is_some_and(|s| s.contains(m.span));
            let known = others.iter().any(|&o| mentions_in(self.found, o).any(|k| k.canonical == m.canonical));
            if !likely && !known {
                others.push(m.span);
            }
        }
        others.reverse();
        others.truncate(2);
        others
    }
}

//! Time expressions: dates, times of day, lengths and repetitions, resolved against the text's own today.

mod calendar;
mod clock;
mod date;
mod expr;
mod length;
mod lists;
mod phrase;
mod point;
mod published;
mod range;
mod relative;
mod resolve;
#[cfg(test)]
mod tests;
mod year;

use riwaya_text::Kind;
use riwaya_text::letters::{ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, TEH, WAW, YEH, fold};

use crate::{Analysis, Anchor, Language, Reading, Time};
use expr::Expr;
use lists::{Lists, NAME, PREPOSITION, TIME};
use resolve::Now;

/// Compiled once from the language.
pub(crate) struct Recognizer {
    lists: Lists,
}

/// How many tokens before an expression may hold the word that tells of what is to come.
const REACH: usize = 12;

/// Letters of the longest word in [`begins`].
const LONGEST: usize = 5;

impl Recognizer {
    pub(crate) fn new(language: &Language) -> Self {
        Recognizer { lists: Lists::new(language) }
    }

    pub(crate) fn find(&self, r: &Reading<'_>, found: &mut Analysis) {
        let exprs = self.parse(r);
        let anchor = published::anchor(r, &exprs);
        found.published = anchor.published;
        let mut paragraph = 0..0;
        let mut own = None;
        for (i, e) in exprs.iter().enumerate() {
            if !paragraph.contains(&e.first) {
                paragraph = r.view.paragraph(e.first);
                own = anchor.now.and_then(|now| {
                    let here = exprs[i..].iter().take_while(|x| x.first < paragraph.end);
                    here.filter_map(|x| published::own_day(x, now).map(|d| (d, x.span))).next()
                });
            }
            let (at, source) = match (own, anchor.now) {
                _ if e.what.absolute() => (anchor.now, Anchor::Absolute),
                (Some((day, span)), _) => (Some(day), Anchor::Paragraph(span)),
                (None, Some(now)) => (Some(now), Anchor::Document),
                (None, None) => (None, Anchor::Missing),
            };
            let now = at.map(|at| Now { at, future: future(r, e) });
            found.times.push(Time {
                span: e.span,
                kind: e.kind,
                value: e.what.value(now),
                anchor: source,
                relation: e.relation,
                rule: e.rule,
            });
        }
    }

    /// Whether a token may go on what a word like "من" began.
    fn may_follow(&self, r: &Reading<'_>, token: usize) -> bool {
        match r.view.tokens.get(token).map(|t| t.kind) {
            Some(Kind::Number) => true,
            Some(Kind::Word) => {
                let mark = |h: &riwaya_text::Hit| self.lists.marks.get(h.entry as usize).is_some_and(|m| *m != 0);
                r.hits_at(token).iter().any(mark)
                    || lists::any(r, token, &["متأخر", "مبكر", "غير", "تمام", "من", "قصير", "طويل", "هذا", "هذه"])
                    || lists::any(r, token, &["قصيرا", "طويلا", "قصيرة", "طويلة", "محددة", "وجيز", "وجيزة", "معينة"])
                    || begins(r, token)
            }
            _ => false,
        }
    }

    fn parse(&self, r: &Reading<'_>) -> Vec<Expr> {
        let mut out = Vec::new();
        let mut token = 0;
        while token < r.view.tokens.len() {
            let mut marks = 0;
            match r.view.tokens[token].kind {
                Kind::Number => marks = TIME,
                Kind::Word => {
                    for h in r.hits_at(token) {
                        marks |= self.lists.marks.get(h.entry as usize).copied().unwrap_or(0);
                    }
                    if marks & NAME != 0
                        && let Some((h, ())) = self.lists.names.at(r, token).next()
                    {
                        token = h.end as usize;
                        continue;
                    }
                    if marks == 0 && begins(r, token) && self.may_follow(r, token + 1) {
                        marks = TIME;
                    }
                }
                _ => {}
            }
            let found = if marks & TIME != 0 {
                self.lists.expression(r, token)
            } else if marks & PREPOSITION != 0 {
                self.lists.after_preposition(r, token)
            } else {
                None
            };
            match found {
                Some(e) => {
                    token = e.next;
                    out.push(e);
                }
                None => token += 1,
            }
        }
        out
    }
}

/// Words that no list holds and that may begin a time, by their first letter, since every word is asked.
fn begins(r: &Reading<'_>, token: usize) -> bool {
    let letters = r.view.letters(token);
    let words: &[&str] = match letters.first() {
        _ if letters.len() > LONGEST => return false,
        Some(&KAF) => &["كل"],
        Some(&WAW) => &["وكل", "وبين", "ومن", "وقت"],
        Some(&LAM) => &["لمدة", "لفترة", "لوقت", "لبقية", "لباقي"],
        Some(&FEH) => &["فترة", "فصل"],
        Some(&BEH) => &["بين", "بقية", "باقي"],
        Some(&MEEM) => &["من", "موسم"],
        Some(&HEH) => &["هذا", "هذه"],
        Some(&YEH) => &["يوم"],
        Some(&TEH) => &["تمام", "تبقى"],
        Some(&first) if fold(first) == ALEF => &["آخر", "أجل"],
        _ => return false,
    };
    words.iter().any(|w| r.view.is(token, w))
}

/// Whether the clause speaks of what is to come.
fn future(r: &Reading<'_>, e: &Expr) -> bool {
    let start = r.view.sentence(e.first).start.max(e.first.saturating_sub(REACH));
    (start..e.first).any(|t| {
        ["سوف", "المقرر", "المرتقب", "المزمع", "المنتظر", "المتوقع"].iter().any(|w| r.view.is(t, w))
            || r.hits_at(t).iter().any(|h| h.proclitics.particle == Some('س'))
    })
}

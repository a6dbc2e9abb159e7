//! What the listed forms make of one line.

use riwaya_text::{Hit, Kind, View};

use super::{Role, Usage};

/// One line with the listed forms in it.
pub(crate) struct Look<'t> {
    pub view: View<'t>,
    pub(super) hits: Vec<Hit>,
    pub(super) entries: &'static [(Role, Usage)],
}

impl Look<'_> {
    fn at(&self, token: usize) -> impl Iterator<Item = (&Hit, Role, Usage)> {
        let from = self.hits.partition_point(|h| (h.first as usize) < token);
        self.hits[from..].iter().take_while(move |h| h.first as usize == token).filter_map(|h| {
            let (role, usage) = *self.entries.get(h.entry as usize)?;
            h.proclitics.none().then_some((h, role, usage))
        })
    }

    fn kind(&self, token: usize) -> Option<Kind> {
        self.view.tokens.get(token).map(|t| t.kind)
    }

    fn is_word(&self, token: usize) -> bool {
        matches!(self.kind(token), Some(Kind::Word | Kind::Latin))
    }

    /// The first token that is a word; bullets, numbers and marks before it are passed over.
    fn first_word(&self) -> usize {
        (0..self.view.tokens.len()).find(|&t| self.is_word(t)).unwrap_or(self.view.tokens.len())
    }

    /// Number of words.
    pub fn words(&self) -> usize {
        (0..self.view.tokens.len()).filter(|&t| self.is_word(t)).count()
    }

    /// Whether every word from `token` on belongs to a form that `take` accepts.
    fn covered(&self, mut token: usize, take: impl Fn(Role, Usage) -> bool) -> bool {
        while token < self.view.tokens.len() {
            if !self.is_word(token) {
                token += 1;
                continue;
            }
            match self.at(token).find(|&(_, role, usage)| take(role, usage)) {
                Some((hit, ..)) => token = hit.end as usize,
                None => return false,
            }
        }
        true
    }

    /// Whether a colon, a dash, a bar or nothing stands at `token`.
    fn divided(&self, token: usize) -> bool {
        match self.kind(token) {
            None | Some(Kind::Number) => true,
            Some(Kind::Mark(c)) => matches!(c, ':' | '-' | '–' | '—' | '|' | '/' | '(' | '»' | '«' | '.' | '…'),
            _ => false,
        }
    }

    /// What the line is labelled as, and whether it says more than its label.
    pub fn label(&self) -> Option<(Role, bool)> {
        let first = self.first_word();
        for (hit, role, usage) in self.at(first) {
            let end = hit.end as usize;
            let more = (end..self.view.tokens.len()).any(|t| self.is_word(t));
            let fits = match usage {
                Usage::Opens => match role {
                    Role::Date => self.has_number(end),
                    Role::Bio => !crate::lines::closed(self.view.raw()),
                    _ => true,
                },
                Usage::Colon => more && self.divided(end) && end < self.view.tokens.len(),
                Usage::Alone => {
                    !matches!(
                        role,
                        Role::Section
                            | Role::Weekday
                            | Role::Month
                            | Role::Clock
                            | Role::Ago
                            | Role::Unit
                            | Role::Agency
                    ) && self.covered(end, |r, u| {
                        u == Usage::Alone
                            && matches!(r, Role::Comments | Role::Reply | Role::Related | Role::Chrome | Role::Home)
                    })
                }
                Usage::Ends | Usage::Inside => false,
            };
            if fits {
                return Some((if role == Role::Home { Role::Chrome } else { role }, more));
            }
        }
        None
    }

    fn has_number(&self, from: usize) -> bool {
        (from..self.view.tokens.len()).any(|t| self.kind(t) == Some(Kind::Number))
    }

    /// Whether the line consists of rubrics, with separators between them.
    pub fn is_section(&self) -> bool {
        let first = self.first_word();
        first < self.view.tokens.len()
            && !self.has_number(0)
            && (self.covered(0, |role, _| role == Role::Section) || self.bars(first))
            || self.breadcrumb()
    }

    /// "News|Politics|Darin": rubrics and subjects between bars.
    fn bars(&self, first: usize) -> bool {
        let bars = (0..self.view.tokens.len()).filter(|&t| matches!(self.view.mark(t), Some('|' | '>' | '›'))).count();
        let opens = self.at(first).any(|(hit, role, _)| {
            role == Role::Section && matches!(self.view.mark(hit.end as usize), Some('|' | '>' | '›'))
        });
        opens && self.words() <= (bars + 1) * 3
    }

    /// "Home > Politics > Middle East": begins at home and has a separator.
    fn breadcrumb(&self) -> bool {
        let first = self.first_word();
        self.is(first, Role::Home)
            && matches!(self.kind(first + 1), Some(Kind::Mark('>' | '|' | '/' | '»' | '«' | '›' | '‹' | '-' | '←')))
    }

    /// Whether the line is a date: a number, and no word that no date has.
    pub fn is_date(&self) -> bool {
        let first = self.first_word();
        let from = self.at(first).find(|&(_, role, _)| role == Role::Date).map_or(first, |(hit, ..)| hit.end as usize);
        let names_time = self.names_time(0);
        let ago = names_time && self.covered(first, |role, _| matches!(role, Role::Ago | Role::Unit));
        (ago || self.has_number(0)) && (names_time || self.numbers_as_date()) && self.covered_date(from)
    }

    /// Whether the line is a place and a date: "Darin, Thursday 4 May 2023".
    pub fn is_place_and_date(&self) -> bool {
        let parts =
            |t: usize| matches!(self.view.mark(t), Some('،' | ',' | '-' | ':')) || self.kind(t) == Some(Kind::Number);
        let Some(comma) = (1..self.view.tokens.len()).find(|&t| parts(t)) else { return false };
        let place = (0..comma).all(|t| self.kind(t) == Some(Kind::Word)) && comma <= 4;
        place && self.has_number(comma) && self.names_time(comma) && self.covered_date(comma)
    }

    /// Whether the line is a length of time and nothing else: how long reading takes.
    pub fn is_reading_time(&self) -> bool {
        self.words() > 0 && self.has_number(0) && self.covered(0, |role, _| role == Role::Unit)
    }

    fn names_time(&self, from: usize) -> bool {
        (from..self.view.tokens.len())
            .any(|t| self.at(t).any(|(_, role, _)| matches!(role, Role::Month | Role::Weekday | Role::Ago)))
    }

    /// Whether the line introduces a report by its author: "كتب مراسل المرفأ في القرية:".
    pub fn wrote(&self) -> bool {
        let last = self.view.tokens.len().saturating_sub(1);
        self.view.mark(last) == Some(':')
            && self.words() <= 8
            && self.at(self.first_word()).any(|(_, role, usage)| role == Role::Byline && usage == Usage::Colon)
    }

    fn covered_date(&self, from: usize) -> bool {
        // At most a few foreign words such as a place in "10:30 بتوقيت القاهرة".
        let mut strange = 0;
        let mut token = from;
        while token < self.view.tokens.len() {
            if self.is_word(token) {
                let hit = self.at(token).find(|&(_, role, _)| {
                    matches!(
                        role,
                        Role::Weekday | Role::Month | Role::Clock | Role::Ago | Role::Unit | Role::Date | Role::Agency
                    )
                });
                match hit {
                    Some((hit, ..)) => {
                        token = hit.end as usize;
                        continue;
                    }
                    None if self.kind(token) == Some(Kind::Latin) => {}
                    None => strange += 1,
                }
            }
            token += 1;
        }
        strange == 0 || (strange <= 3 && self.clock_before_strange(from))
    }

    /// Words that no list of dates has are allowed only after "in the time of".
    fn clock_before_strange(&self, from: usize) -> bool {
        let mut clock = false;
        let mut token = from;
        while token < self.view.tokens.len() {
            let mut next = token + 1;
            if self.is_word(token) {
                match self.at(token).find(|&(_, role, _)| {
                    matches!(role, Role::Weekday | Role::Month | Role::Clock | Role::Ago | Role::Unit | Role::Date)
                }) {
                    Some((hit, role, _)) => {
                        clock |= role == Role::Clock;
                        next = hit.end as usize;
                    }
                    None if !clock => return false,
                    None => {}
                }
            }
            token = next;
        }
        true
    }

    /// Whether numbers stand as in 04-05-2021, 4/5/2021, 2021.05.04 or 10:30.
    fn numbers_as_date(&self) -> bool {
        let numbers: Vec<usize> = (0..self.view.tokens.len()).filter(|&t| self.kind(t) == Some(Kind::Number)).collect();
        let joined = |a: usize, b: usize, marks: &[char]| {
            b == a + 2
                && self.view.mark(a + 1).is_some_and(|c| marks.contains(&c))
                && !self.view.tokens[a + 1].space_before
        };
        let year = |t: usize| self.view.letters(t).len() == 4;
        numbers.windows(2).any(|w| {
            (joined(w[0], w[1], &['-', '/', '.', '–']) && (year(w[0]) || year(w[1])))
                || (joined(w[0], w[1], &[':']) && self.view.letters(w[1]).len() == 2)
        }) || numbers.windows(3).any(|w| joined(w[0], w[1], &['-', '/', '.']) && joined(w[1], w[2], &['-', '/', '.']))
            || numbers.iter().any(|&t| self.view.text(t).matches('.').count() == 2)
    }

    /// The byte of the line at which its closing date begins, where words stand before the date.
    pub fn date_at_end(&self) -> Option<u32> {
        let tokens = &self.view.tokens;
        let mut start = tokens.len();
        let mut number = false;
        let mut token = tokens.len();
        while token > 0 {
            token -= 1;
            if self.is_word(token) {
                let part = self.at(token).any(|(hit, role, _)| {
                    hit.end as usize <= start.max(token + 1)
                        && matches!(role, Role::Weekday | Role::Month | Role::Clock | Role::Ago | Role::Unit)
                });
                if !part {
                    break;
                }
                start = token;
            } else if self.kind(token) == Some(Kind::Number) {
                number = true;
                start = token;
            }
        }
        (number && start > 0 && start < tokens.len() && self.numbers_as_date()).then(|| tokens[start].span.start)
    }

    /// Whether the line ends in a photo credit or an agency set off by a dash or brackets.
    pub fn ends_in_credit(&self) -> bool {
        let mut end = self.view.tokens.len();
        while end > 0 && matches!(self.kind(end - 1), Some(Kind::Mark(')' | ']' | '.' | '»' | '"'))) {
            end -= 1;
        }
        let from = end.saturating_sub(10);
        (from.max(1)..end).any(|t| {
            matches!(self.kind(t - 1), Some(Kind::Mark('-' | '–' | '—' | '(' | '[' | '/' | '|' | ':' | '،' | '«')))
                && self.credits(t, end)
        })
    }

    /// Whether the line ends in brackets of one to three words, as captions name their photographer.
    pub fn ends_in_brackets(&self) -> bool {
        let last = self.view.tokens.len().saturating_sub(1);
        let open = (0..last).rev().take(5).find(|&t| self.view.mark(t) == Some('('));
        self.view.mark(last) == Some(')') && open.is_some_and(|open| open > 4 && last - open > 1)
    }

    /// Whether the tokens are agencies, photo sources or Latin names, with marks between them.
    fn credits(&self, from: usize, end: usize) -> bool {
        let mut token = from;
        let mut found = false;
        while token < end {
            if self.is_word(token) {
                match self
                    .at(token)
                    .find(|&(h, role, _)| matches!(role, Role::Agency | Role::Credit) && h.end as usize <= end)
                {
                    Some((hit, ..)) => token = hit.end as usize,
                    // "AFP", and "أ.ف.ب" letter by letter.
                    None if self.kind(token) == Some(Kind::Latin) || self.view.letters(token).len() == 1 => token += 1,
                    None => return false,
                }
                found = true;
            } else {
                if !matches!(self.kind(token), Some(Kind::Mark(_))) {
                    return false;
                }
                token += 1;
            }
        }
        found
    }

    /// Whether a token begins a form of a role.
    pub fn is(&self, token: usize, wanted: Role) -> bool {
        self.at(token).any(|(_, role, _)| role == wanted)
    }

    /// Whether any token does.
    pub fn has(&self, wanted: Role) -> bool {
        (0..self.view.tokens.len()).any(|t| self.is(t, wanted))
    }
}

//! Names of persons: by title, by given name, by list.

use riwaya_text::Kind;
use riwaya_text::letters::{ALEF, BEH, WAW, fold};

use super::cues::*;
use super::element::{Element, Sure, attached, verb_shaped};
use super::words::*;
use super::{Candidate, Scene};
use crate::finding::NameKind;

/// A run of name elements.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) count: usize,
    strong: usize,
    foreign: usize,
    given: bool,
    first_strong: bool,
    /// A title stands before it.
    titled: bool,
}

/// Titles' complements are never longer.
const COMPLEMENT: usize = 10;

impl Scene<'_, '_> {
    /// All persons that rules or lists see.
    pub(super) fn persons(&self, out: &mut Vec<Candidate>) {
        let tokens = self.reading.view.tokens.len();
        let mut after_run = 0;
        for t in 0..tokens {
            if self.reading.set_aside(t) {
                continue;
            }
            if self.words.any(t, PERSON)
                && let Some(hit) = longest(self.reading, self.roles, t, Role::Person)
                && !self.ambiguous(hit.entry)
                && (hit.end - hit.first > 1 || !self.words.any(t, PLAIN))
            {
                let entry = self.reading.language.entry(hit.entry);
                after_run = after_run.max(if hit.end - hit.first > 1 { hit.end as usize } else { 0 });
                // Names of one word are listed for a bearer whom everybody means; a longer run says who it is.
                out.push(Candidate {
                    canonical: Some(entry.value),
                    ..Candidate::new(hit.span, hit.tokens(), NameKind::Person, "person-listed")
                });
            }
            if self.words.any(t, TITLE) {
                self.titled(t, out);
            }
            if self.words.any(t, NOUN | VERB) && self.cued(t, SIGNS) {
                self.signed(t, out);
            }
            if t >= after_run
                && self.words.any(t, GIVEN | GIVEN_ATTACHED | FAMILY | UNKNOWN | NOUN | PARTICLE)
                && self.may_begin(t)
            {
                let run = self.run(t, false);
                if self.stands_alone(t, &run) {
                    out.push(self.person(&run, "person-given-name"));
                    after_run = run.end;
                } else {
                    self.lone(t, out);
                }
            }
        }
    }

    pub(super) fn person(&self, run: &Run, rule: &'static str) -> Candidate {
        let mut span = self.reading.view.span(run.start..run.end);
        span.start = self.name_start(run.start);
        Candidate::new(span, run.start..run.end, NameKind::Person, rule)
    }

    /// Where a name that begins in a token starts behind its proclitics.
    pub(super) fn name_start(&self, token: usize) -> u32 {
        let whole = self.reading.view.tokens[token].span.start;
        if self.words.any(token, GIVEN_ATTACHED) && !self.words.any(token, GIVEN | FAMILY) {
            for role in [Role::Given, Role::Family] {
                if let Some(hit) = longest(self.reading, self.roles, token, role) {
                    return hit.span.start;
                }
            }
        }
        whole
    }

    /// Whether a run is a person's name without a title before it.
    fn stands_alone(&self, t: usize, run: &Run) -> bool {
        if run.count < 2 {
            return false;
        }
        if !run.given {
            return self.introduced(t, run);
        }
        let before = if t == 0 { 0 } else { self.words.at(t - 1) };
        // "شارع محمد محمود", "مؤسسة أحمد بهاء": settled with the longer name around it.
        if run.first_strong {
            return run.strong >= 2
                || run.end - run.start >= 2 && (before & (GEO_HEAD | ORG_HEAD) == 0 || run.count >= 2);
        }
        let second = self.words.any(run.start + 1, ONLY) && !self.words.any(run.start, VERB | PARTICLE);
        second
            || self.family_behind(run) && (self.aged(run.end) || self.pronoun_title(t))
            || run.strong >= 1 && before & (PARTICLE | VERB) != 0
            || run.strong >= 2
            || run.strong >= 1 && run.count >= 3
    }

    /// Whether a given name that is also a common word ("رشيد", "مختار") has a family name behind it: a listed
    /// one, or a word that no list has and that looks like none of ours but for the ending of relation.
    fn family_behind(&self, run: &Run) -> bool {
        let next = run.start + 1;
        let f = self.words.at(next);
        let letters = self.reading.view.tokens.get(next).map_or(&[][..], |_| self.reading.view.letters(next));
        run.given
            && run.count >= 2
            && run.end > next
            && !self.words.any(run.start, VERB | PARTICLE)
            // "شعبان بواقع": ب is a preposition, but بو a father.
            && !matches!(letters, [BEH, c, ..] if *c != WAW)
            && (f & FAMILY != 0
                || f & GIVEN != 0 && (f & COMMON == 0 || run.count >= 3)
                || f & UNKNOWN != 0
                    && f & INFLECTED == 0
                    && (f & (ARTICLE | NATIVE) == 0 && !attached(letters) || f & ARTICLE != 0 && f & RELATION != 0))
    }

    /// "N N (47 عاما)": an age in brackets behind a name.
    fn aged(&self, at: usize) -> bool {
        let view = &self.reading.view;
        matches!(view.mark(at), Some('('))
            && view.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number && t.span.end - t.span.start <= 4)
    }

    /// "أمينه العام N N", "رئيسها N N": a title with its pronoun before a name, one adjective between them at most.
    fn pronoun_title(&self, t: usize) -> bool {
        let title = |at: Option<usize>| {
            at.is_some_and(|at| {
                self.reading
                    .hits_at(at)
                    .iter()
                    .any(|h| self.roles.of(h.entry) == Role::Title && h.ending == riwaya_text::clitic::Ending::Pronoun)
            })
        };
        let near = t.checked_sub(1);
        let adjective = near.is_some_and(|b| self.words.any(b, ARTICLE) && !self.words.any(b, PARTICLE | PLACE));
        title(near) || adjective && title(t.checked_sub(2))
    }

    /// "بقلم: N N", the author's own line.
    fn signed(&self, t: usize, out: &mut Vec<Candidate>) {
        let view = &self.reading.view;
        let colon = matches!(view.mark(t + 1), Some(':' | '/' | '-' | '–'));
        let line = view.paragraph(t);
        if !colon && !(view.tokens[t].line_before && self.cued(t, BY)) || line.len() > 12 {
            return;
        }
        let run = self.run(t + 1 + usize::from(colon), true);
        if run.count >= 2 && (run.given || run.foreign + run.strong >= 1) {
            out.push(self.person(&run, "person-title"));
        }
    }

    /// Foreign names without a known one among them, where "the Frenchman" stands before or an office
    /// behind them.
    fn introduced(&self, t: usize, run: &Run) -> bool {
        if run.foreign + run.strong < run.count || self.words.any(t, PLACE | ORG | GEO_HEAD | ORG_HEAD) {
            return false;
        }
        let view = &self.reading.view;
        let before = if t == 0 || view.tokens[t].line_before { 0 } else { self.words.at(t - 1) };
        let plain = (run.start..run.end).all(|x| {
            self.words.any(x, GIVEN | FAMILY)
                || !attached(view.letters(x)) && !verb_shaped(view.letters(x)) && !self.words.any(x, INFLECTED)
        });
        if !plain {
            return false;
        }
        let nation = before & DEMONYM != 0
            && before & FAMILY == 0
            && before & ARTICLE != 0
            && !matches!(view.letters(t - 1).last(), Some(&riwaya_text::letters::TEH_MARBUTA))
            && (t < 2 || !self.words.any(t - 2, ORG_HEAD | ARTICLE) || self.words.any(t - 2, TITLE | PARTICLE));
        let comma = matches!(view.mark(run.end), Some('،' | ','));
        let office = self.words.any(run.end + usize::from(comma), TITLE) && before & (VERB | PARTICLE) != 0;
        nation || office || (before & VERB != 0 && run.foreign == run.count)
    }

    /// A title, what belongs to it, and the name after it.
    fn titled(&self, t: usize, out: &mut Vec<Candidate>) {
        let Some(title) = longest(self.reading, self.roles, t, Role::Title) else { return };
        if title.ending != riwaya_text::clitic::Ending::None && title.ending != riwaya_text::clitic::Ending::Pronoun {
            return;
        }
        let entry = self.reading.language.entry(title.entry);
        let usage = entry.usage;
        // "بالسعادة" is joy; as a form of address it has no article.
        if title.article && entry.note == "no-article" {
            return;
        }
        let first = title.end as usize;
        let sentence = self.reading.view.sentence(t).end;
        let limit = (first + COMPLEMENT).min(sentence);
        let mut p = first;
        let mut comma = false;
        while p < limit {
            let token = &self.reading.view.tokens[p];
            match token.kind {
                Kind::Word => {}
                // "the spokesman of the ministry, N N," and the comma after an honorific's parenthesis
                Kind::Mark('،' | ',') if !comma && p > first => {
                    comma = true;
                    p += 1;
                    continue;
                }
                Kind::Mark('"' | '«' | '“') if p == first => {
                    p += 1;
                    continue;
                }
                Kind::Mark('.' | '/') if p == first && title.end - title.first == 1 => {
                    p += 1;
                    continue;
                }
                _ => return,
            }
            let f = self.words.at(p);
            if f & PERSON != 0
                && longest(self.reading, self.roles, p, Role::Person).is_some_and(|h| h.end - h.first > 1)
            {
                return;
            }
            if p == first && self.family_of(title, p) {
                out.push(self.one(p, "person-title"));
                return;
            }
            let run = self.run(p, true);
            // "وزير خارجية X فلان": the word before a known given name is the country.
            if p > first
                && f & UNKNOWN != 0
                && !run.given
                && self.words.any(p + 1, GIVEN)
                && !self.words.any(p + 1, COMMON)
                && !self.words.any(p - 1, ARTICLE | DEMONYM | TITLE)
            {
                p += 1;
                continue;
            }
            // "رئيس وزراء X فلان الفلاني": behind an office without the article stands first what it is of.
            if p == first && usage == "office" && !title.article && run.count >= 3 && !run.given && f & FOREIGN != 0 {
                p += 1;
                continue;
            }
            if run.count > 0 && self.fits_title(&run, first, comma, usage, title.article) {
                out.push(self.person(&run, "person-title"));
                return;
            }
            if comma {
                return;
            }
            if f & PERSON != 0 || (f & VERB != 0 && f & (NOUN | ADJECTIVE | DEMONYM | PLACE | ORG) == 0) {
                return;
            }
            // A second title reads on by itself.
            if p > first && f & TITLE != 0 && f & ARTICLE != 0 {
                return;
            }
            if f & PARTICLE != 0 && f & (LINK | NOUN | ADJECTIVE | DEMONYM | PLACE | ORG) == 0 {
                return;
            }
            if f & (UNKNOWN | GIVEN | FAMILY) != 0 && f & (ARTICLE | COMMON | PLACE | ORG | DEMONYM) == 0 {
                // An unknown word without the article may be a part of an institution's name.
                if p == first {
                    return;
                }
            }
            p = self.listed_end(p).max(p + 1);
        }
    }

    /// The end of a listed place or organisation that begins in a token; the token itself otherwise.
    fn listed_end(&self, token: usize) -> usize {
        self.reading
            .hits_at(token)
            .iter()
            .find(|h| matches!(self.roles.of(h.entry), Role::Place | Role::Organisation))
            .map_or(token, |h| h.end as usize)
    }

    fn fits_title(&self, run: &Run, first_of: usize, comma: bool, usage: &str, article: bool) -> bool {
        let adjacent = run.start == first_of;
        let first = self.words.at(run.start);
        let before = if run.start == 0 { 0 } else { self.words.at(run.start - 1) };
        let seat = before & (ORG_HEAD | GEO_HEAD | LINK) != 0;
        if first & (PLACE | ORG | DEMONYM) != 0
            && (run.strong < 2 || first & GIVEN == 0)
            && (first & UNKNOWN == 0 || seat || run.count < 2 || self.words.any(run.start + 1, GIVEN))
            && !(adjacent && article && run.count >= 2 && run.foreign >= 1 && first & (ORG | DEMONYM) == 0)
        {
            return false;
        }
        if run.count >= 2 {
            if run.given || run.strong >= 2 {
                return run.first_strong || adjacent || comma || self.family_behind(run);
            }
            let all = run.foreign + run.strong;
            // Only adjectives stand between: "عالم الفلك روري بارنز".
            let near = (first_of..run.start).all(|x| self.words.any(x, ARTICLE | DEMONYM)) && run.start - first_of <= 2;
            let clean =
                (run.start..run.end).all(|x| !self.words.any(x, INFLECTED) && !attached(self.reading.view.letters(x)));
            return if adjacent {
                all >= 1 || usage != "profession"
            } else {
                all >= 2 || (all >= 1 && (comma || near && clean)) || self.compatriot(run, first_of)
            };
        }
        // One word: a name that everybody has, or a foreign shape right after the title.
        if !adjacent {
            return false;
        }
        if run.first_strong {
            return usage != "profession" || article;
        }
        run.foreign == 1 && article
    }

    /// The end of a person's name that an institution bears, its title already read.
    pub(super) fn named_after(&self, start: usize) -> Option<usize> {
        let run = self.run(start, true);
        (run.count > 0 && run.given).then_some(run.end)
    }

    /// The longest run of name elements from a token on.
    pub(super) fn run(&self, start: usize, titled: bool) -> Run {
        let mut run = Run { start, end: start, titled, ..Run::default() };
        let view = &self.reading.view;
        let mut last: Option<Element> = None;
        let mut at = start;
        while run.count < 6 {
            let Some(token) = view.tokens.get(at) else { break };
            if run.count > 0 && token.line_before {
                break;
            }
            if run.count > 0
                && matches!(token.kind, Kind::Mark('-' | '–' | '‐'))
                && !token.space_before
                && view.tokens.get(at + 1).is_some_and(|n| n.kind == Kind::Word && !n.space_before)
                && self.element(at + 1, false).is_some_and(|e| e.sure >= Sure::Unknown)
            {
                at += 1;
                continue;
            }
            let Some(element) = self.element(at, run.count == 0) else { break };
            // "the son of" whom nobody knows as a name is no end of a name.
            if run.count > 0 && element.end == at + 1 && self.words.any(at, SON) {
                break;
            }
            if run.count > 0 && !self.continues(&run, last, element, at) {
                break;
            }
            if run.count == 0 {
                run.given = element.given;
                run.first_strong = element.sure == Sure::Strong;
            }
            run.count += 1;
            run.strong += usize::from(element.sure == Sure::Strong);
            run.foreign += usize::from(element.foreign);
            run.end = element.end;
            at = element.end;
            last = Some(element);
        }
        if last.is_some_and(|l| run.count == 1 && l.sure == Sure::Article) {
            run.count = 0;
        }
        run
    }

    /// Whether an element goes on with a name.
    fn continues(&self, run: &Run, last: Option<Element>, element: Element, at: usize) -> bool {
        let f = self.words.at(at);
        let Some(last) = last else { return true };
        if f & ARTICLE != 0 && f & (DEMONYM | PLACE) != 0 && f & FAMILY == 0 {
            // "محمد المصري" is a name, "باراك أوباما الأمريكي" is not.
            return run.count == 1 && run.given && run.first_strong && f & RELATION != 0 && element.end == at + 1;
        }
        // "أمير منطقة" behind a name is the office.
        let next = self.words.at(at + 1);
        if f & TITLE != 0 && f & COMMON != 0 && next & (GEO_HEAD | ORG_HEAD | PLACE) != 0 {
            return false;
        }
        match element.sure {
            Sure::Strong => true,
            Sure::Weak => {
                if f & (PARTICLE | VERB) != 0 && f & PLAIN != 0 && f & FAMILY == 0 {
                    // "محمد علي" but "أكد محمد على".
                    return last.given && self.element(at + 1, false).is_some_and(|e| e.sure == Sure::Strong);
                }
                last.sure >= Sure::Unknown && run.count <= 3
            }
            Sure::Unknown => {
                let letters = self.reading.view.letters(at);
                if f & INFLECTED != 0 {
                    // "توفيق خوجة": a family name may end like a feminine noun.
                    return run.count == 1
                        && run.first_strong
                        && run.given
                        && letters.len() <= 5
                        && letters.last() == Some(&riwaya_text::letters::TEH_MARBUTA)
                        && !attached(letters);
                }
                // "جدلا", "مقالا": the accusative, unless it is the name behind the first one.
                if run.count > 1 && letters.last() == Some(&riwaya_text::letters::ALEF) {
                    return false;
                }
                // "بخالص شكره": after a full name ب is a preposition.
                if run.count > 1 && letters.first() == Some(&riwaya_text::letters::BEH) && !element.foreign {
                    return false;
                }
                // "وإلتون": و before a hamza is no part of the name.
                let and = matches!(letters, [WAW, h, ..] if *h != ALEF && fold(*h) == ALEF);
                if and || attached(letters) && !(element.foreign && run.foreign > 0) {
                    return false;
                }
                if element.foreign {
                    return run.count < 5;
                }
                // After two sure names an unknown word is likelier a word of the sentence; so is "جدلا".
                run.count == 1 || (run.count == 2 && !verb_shaped(self.reading.view.letters(at)))
            }
            Sure::Article => {
                if f & INFLECTED != 0 && f & RELATION == 0 && !(run.titled && run.given && run.first_strong) {
                    return false;
                }
                run.given || last.sure >= Sure::Unknown && f & RELATION != 0
            }
        }
    }
}

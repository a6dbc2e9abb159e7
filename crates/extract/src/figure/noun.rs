//! The noun phrase after a number: the counted noun, its construct, its complement with من.

use std::ops::Range;

use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, BEH, HEH, KAF, LAM, MEEM, NOON, TEH, TEH_MARBUTA, WAW, YEH};
use riwaya_text::{Hit, Kind};

use super::casualty::is_casualty;
use super::draft::measured;
use super::exclude::time_over;
use super::lists::{Lists, definite, marked, unit, word};
use crate::language::Entry;
use crate::{Analysis, Category, Number, NumberKind, Quantity, Reading, TimeKind};

/// What stands after a number.
#[derive(Default)]
pub(super) struct Phrase {
    /// One past its last token; 0 where nothing follows.
    pub end: usize,
    /// The noun with its complement.
    pub counted: Option<Range<usize>>,
    pub category: Option<Category>,
    pub unit: Option<&'static str>,
    /// The noun stands in no list.
    pub unknown: bool,
    /// "قتيل وجريح": counted together.
    pub together: bool,
    /// The noun leaves nothing to the clause: ناجين.
    pub firm: bool,
}

/// The noun phrase that begins at `at`, the token after the number.
pub(super) fn after(lists: &Lists, reading: &Reading<'_>, found: &Analysis, number: &Number, at: usize) -> Phrase {
    let Some(last) = at.checked_sub(1) else { return Phrase::default() };
    let ctx = Ctx { lists, reading, found, limit: reading.view.sentence(last).end };
    ctx.after(number, at)
}

pub(super) struct Ctx<'a, 'd> {
    pub lists: &'a Lists,
    pub reading: &'a Reading<'d>,
    pub found: &'a Analysis,
    pub limit: usize,
}

impl Ctx<'_, '_> {
    fn after(&self, number: &Number, at: usize) -> Phrase {
        let view = &self.reading.view;
        let forms = &self.lists.forms;
        if at >= self.limit {
            return Phrase::default();
        }
        // A mark around the noun alone: خمسة "انتحاريين".
        if matches!(view.mark(at), Some('"' | '«' | '“' | '\'')) {
            if let Some((hit, _, category)) = self.lists.noun(self.reading, at + 1)
                && hit.proclitics.none()
            {
                let mut end = hit.end as usize;
                let counted = Some(at + 1..end);
                if matches!(view.mark(end), Some('"' | '»' | '”' | '\'')) {
                    end += 1;
                }
                return Phrase { end, counted, category: Some(category), ..Phrase::default() };
            }
            return Phrase::default();
        }
        // (16) لجنة, «16» لجنة
        if matches!(view.mark(at), Some(')' | '»' | '"' | '”'))
            && self.bracketed(number)
            && word(self.reading, at + 1)
            && !forms.of.is(self.reading, at + 1)
        {
            return self.after(number, at + 1);
        }
        if !word(self.reading, at) {
            return Phrase::default();
        }
        if let Some(phrase) = self.together(at) {
            return phrase;
        }
        if forms.of.is(self.reading, at) {
            let apart = number.unit.map(measured).is_some_and(|c| matches!(c, Category::Length | Category::Duration));
            if apart && !forms.time.is(self.reading, at + 1) {
                return Phrase::default();
            }
            let (end, category, known) = self.complement(at, true);
            if end == 0 {
                return Phrase::default();
            }
            // "قتل 15 من الحزب": what they are out of is no kind of theirs; the clause may say more.
            let category = category.filter(|&c| c != Category::Other);
            let known = known && category.is_some();
            return Phrase { end, counted: Some(at + 1..end), category, unknown: !known, ..Phrase::default() };
        }
        if forms.whom.is(self.reading, at) {
            let end = self.relative(at);
            return Phrase { end, counted: Some(at..end), category: Some(Category::People), ..Phrase::default() };
        }
        let vague = matches!(number.value, Quantity::Vague);
        // العشرات: nothing is counted right behind it.
        if vague && article_before(self.reading, number) {
            return Phrase::default();
        }
        let priced = matches!(number.kind, NumberKind::Percent | NumberKind::Money);
        if !priced
            && let Some((hit, entry, category)) = self.lists.noun(self.reading, at)
            && hit.proclitics.none()
            && (!hit.article || vague)
            && hit.end as usize <= self.limit
            && !self.opens_time(at)
        {
            if forms.others.is(self.reading, at) {
                // Who was counted stands in the clause before: 15 ألفا آخرين.
                return Phrase { category: Some(Category::People), ..Phrase::default() };
            }
            let mut end = self.construct(hit, vague);
            let mut category = category;
            if end == hit.end as usize
                && is_casualty(category)
                && let Some(other) = self.coordinated(end, category)
            {
                return Phrase { end: other, counted: Some(at..other), together: true, ..Phrase::default() };
            }
            let long = matches!(category, Category::Duration | Category::Length);
            if forms.of.is(self.reading, end) && (!long || forms.time.is(self.reading, end + 1)) {
                let (to, of, known) = self.complement(end, container(category) || long);
                let fits = container(category) && !known || long || of.is_some_and(|of| of_one_kind(category, of));
                if to > 0 && fits {
                    end = to;
                    if category == Category::Members || forms.generic.is(self.reading, hit.first as usize) {
                        category = of.filter(|_| known).unwrap_or(category);
                    }
                }
            }
            // "200 شخص بين قتيل وجريح", a name in brackets between.
            let mut beside = end;
            if view.mark(beside) == Some('(') {
                let close = view.tokens[beside..].iter().take(6).position(|t| t.kind == Kind::Mark(')'));
                beside += close.map_or(0, |n| n + 1);
            }
            if let Some(phrase) = self.together(beside) {
                return Phrase { counted: Some(at..phrase.end), ..phrase };
            }
            return Phrase {
                end,
                counted: Some(at..end),
                category: Some(category),
                unit: unit(entry),
                firm: marked(entry, "alive"),
                ..Phrase::default()
            };
        }
        if !priced && number.kind != NumberKind::Quantity && self.unlisted(number, at, vague) {
            let category = self.person(at, number.value).then_some(Category::People);
            let mut end = at + 1;
            if vague && !definite(self.reading, at) && definite(self.reading, end) && !self.in_time(end) {
                end += 1;
            }
            return Phrase { end, counted: Some(at..end), category, unknown: category.is_none(), ..Phrase::default() };
        }
        if matches!(number.kind, NumberKind::Percent | NumberKind::Quantity) && forms.of.is(self.reading, at) {
            let (end, _, _) = self.complement(at, true);
            return Phrase { end, ..Phrase::default() };
        }
        Phrase::default()
    }

    /// Whether a bracket opens right before the number.
    fn bracketed(&self, number: &Number) -> bool {
        let first = self.reading.view.token_at(number.span.start);
        first > 0 && matches!(self.reading.view.mark(first - 1), Some('(' | '«' | '"' | '“'))
    }

    /// The end of the noun with its construct: سيارات إسعاف, عشرات فرق الإطفاء.
    fn construct(&self, hit: &Hit, vague: bool) -> usize {
        let mut end = hit.end as usize;
        if end >= self.limit {
            return end;
        }
        if let Some((next, _)) = self.reading.find(end, self.lists.complements)
            && next.proclitics.none()
            && !next.article
            && next.ending == Ending::None
        {
            end = next.end as usize;
        } else if vague
            && !hit.article
            && hit.ending != Ending::Accusative
            && definite(self.reading, end)
            && !self.in_time(end)
        {
            end += 1;
        }
        end
    }

    /// The complement that من at `at` opens: its end (0 where it is none), category, and whether a list
    /// holds its noun. `loose` takes nouns that no list holds.
    fn complement(&self, at: usize, loose: bool) -> (usize, Option<Category>, bool) {
        let none = (0, None, false);
        let first = at + 1;
        if first >= self.limit
            || !word(self.reading, first)
            || self.reading.find(at, self.lists.parts).is_some()
            || self.reading.find(first, self.lists.stops).is_some_and(|(h, _)| h.proclitics.none())
            || self.in_time(first)
            || self.is_number(first)
        {
            return none;
        }
        let (mut end, category, owned) = match self.lists.noun(self.reading, first) {
            // "العشرات من الجانبين"
            Some((hit, entry, _)) if two(hit, entry) => return none,
            Some((hit, _, category)) if hit.proclitics.none() && hit.end as usize <= self.limit => {
                (hit.end as usize, Some(category), hit.ending == Ending::Pronoun)
            }
            _ if loose
                && (definite(self.reading, first)
                    || definite(self.reading, first + 1)
                    || owned_by(self.reading.view.letters(first))) =>
            {
                (first + 1, None, false)
            }
            _ => return none,
        };
        if owned {
            return (end, category, true);
        }
        let named = definite(self.reading, end - 1);
        if !named && word(self.reading, end) && !definite(self.reading, end) && definite(self.reading, end + 1) {
            // من أفراد طاقم السفينة
            let link = self.reading.find(end, self.lists.stops).is_none()
                && !attached(self.reading.view.letters(end))
                && !self.reading.hits_at(end).iter().any(|h| h.proclitics.particle.is_some());
            if link && self.category_word(end).is_none() {
                end += 1;
            }
        }
        let mut category = category;
        let mut steps = 0;
        while end < self.limit
            && steps < 3
            && definite(self.reading, end)
            && !self.in_time(end)
            && self.reading.find(end, self.lists.stops).is_none()
            && (steps == 0 && !definite(self.reading, end - 1)
                || agrees(self.reading.view.letters(end - 1), self.reading.view.letters(end)))
        {
            if let Some((hit, _, of)) = self.lists.noun(self.reading, end)
                && hit.proclitics.none()
                && category == Some(Category::Members)
            {
                category = Some(of);
            }
            if let Some(group) = self.category_word(end)
                && matches!(category, Some(Category::Members | Category::People))
            {
                category = Some(group);
            }
            end += 1;
            steps += 1;
        }
        (end, category, category.is_some())
    }

    /// The forces that a group word names: أفراد الشرطة.
    fn category_word(&self, token: usize) -> Option<Category> {
        let (_, entry) = self.reading.find(token, self.lists.scopes)?;
        Category::parse(entry.usage)
    }

    /// The end of ممن with its clause: to the mark that closes it, an adjective after a comma included.
    fn relative(&self, at: usize) -> usize {
        let view = &self.reading.view;
        let mut i = at + 1;
        while i < self.limit && i < at + 8 {
            if self.lists.forms.inside.is(self.reading, i) || self.reading.find(i, self.lists.clause_words).is_some() {
                break;
            }
            match view.mark(i) {
                Some('،' | ',') if definite(self.reading, i + 1) && plural_adjective(view.letters(i + 1)) => {}
                Some('"' | '«' | '»' | '“' | '”') => {}
                Some(_) => break,
                None => {}
            }
            i += 1;
        }
        while i > at + 1 && view.mark(i - 1).is_some_and(|c| c == '،' || c == ',') {
            i -= 1;
        }
        i
    }

    /// "بين قتيل وجريح", "قتيل وجريح": casualties counted together.
    fn together(&self, at: usize) -> Option<Phrase> {
        let (r, forms) = (self.reading, &self.lists.forms);
        let first = if forms.between.is(r, at) {
            at + 1
        } else if forms.what.is(r, at) && forms.between.is(r, at + 1) {
            at + 2
        } else {
            return None;
        };
        let (hit, _, category) = self.lists.noun(self.reading, first)?;
        if !is_casualty(category) || !hit.proclitics.none() {
            return None;
        }
        let mut end = self.coordinated(hit.end as usize, category)?;
        while let Some(more) = self.coordinated(end, category) {
            end = more;
        }
        Some(Phrase { end, counted: Some(at..end), together: true, ..Phrase::default() })
    }

    /// Another kind of casualty after "and" or "or", without a number of its own: its end.
    fn coordinated(&self, at: usize, category: Category) -> Option<usize> {
        let forms = &self.lists.forms;
        let joined = forms.and_or.is(self.reading, at);
        let at = at + usize::from(joined);
        let (hit, entry, other) = self.lists.noun(self.reading, at)?;
        let own_count = matches!(hit.ending, Ending::Dual | Ending::DualOrPlural) && !marked(entry, "sound")
            || forms.one.is(self.reading, hit.end as usize);
        let and = joined || hit.proclitics.conjunction == Some('و');
        (and && is_casualty(other) && other != category && !own_count).then_some(hit.end as usize)
    }

    /// Whether a date begins at a token: "بلغ 1.5 يوم الخميس".
    fn opens_time(&self, token: usize) -> bool {
        let Some(t) = self.reading.view.tokens.get(token) else { return false };
        time_over(self.found, t.span)
            .is_some_and(|time| time.kind != TimeKind::Duration && time.span.start >= t.span.start)
    }

    pub(super) fn in_time(&self, token: usize) -> bool {
        self.reading.view.tokens.get(token).is_some_and(|t| time_over(self.found, t.span).is_some())
    }

    pub(super) fn is_number(&self, token: usize) -> bool {
        let Some(t) = self.reading.view.tokens.get(token) else { return false };
        let n = self.found.numbers.partition_point(|n| n.span.end <= t.span.start);
        self.found.numbers.get(n).is_some_and(|n| n.span.overlaps(t.span))
    }
}

/// Whether the number itself carries the article: الثلاثة, الـ15.
pub(super) fn article_before(reading: &Reading<'_>, number: &Number) -> bool {
    let view = &reading.view;
    let first = view.token_at(number.span.start);
    definite(reading, first)
        || first > 0
            && matches!(view.letters(first - 1), [.., ALEF, LAM])
            && !view.tokens[first].space_before
            && view.letters(first - 1).len() <= 4
}

/// Whether a noun of the list is a dual.
fn two(hit: &Hit, entry: &Entry) -> bool {
    entry.usage != "plural"
        && (hit.ending == Ending::Dual || hit.ending == Ending::DualOrPlural && !marked(entry, "sound"))
}

/// Whether an attached pronoun ends a word: مرافقيه.
fn owned_by(letters: &[u8]) -> bool {
    letters.len() >= 5 && matches!(letters, [.., HEH] | [.., HEH, ALEF | MEEM])
}

/// Whether the second of two definite words may be the first one's adjective.
fn agrees(noun: &[u8], adjective: &[u8]) -> bool {
    match noun {
        [.., YEH | WAW, NOON] => matches!(adjective, [.., YEH | WAW, NOON]),
        [.., ALEF, TEH] => matches!(adjective, [.., ALEF, TEH] | [.., TEH_MARBUTA]),
        _ => matches!(adjective, [.., TEH_MARBUTA | YEH] | [.., YEH | WAW, NOON]),
    }
}

fn plural_adjective(letters: &[u8]) -> bool {
    matches!(letters, [.., YEH | WAW, NOON])
}

fn attached(letters: &[u8]) -> bool {
    matches!(letters, [WAW | LAM, ..] | [BEH | KAF, ALEF, LAM, ..])
}

/// Whether what is counted may be of the complement's kind: people of people, countries of countries.
fn of_one_kind(counted: Category, of: Category) -> bool {
    let kind = |c: Category| match c {
        Category::Countries | Category::Money | Category::Duration | Category::Length | Category::Area => c,
        Category::Other | Category::Percent => Category::Other,
        _ => Category::People,
    };
    counted == Category::Other || kind(counted) == kind(of)
}

/// Measures hold what their complement names: 15 طنا من الدقيق.
fn container(category: Category) -> bool {
    matches!(category, Category::Other | Category::Area | Category::Percent)
}

/// Whether a token is written in digits.
pub(super) fn digits(reading: &Reading<'_>, token: usize) -> bool {
    reading.view.tokens.get(token).is_some_and(|t| t.kind == Kind::Number)
}

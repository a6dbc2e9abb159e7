use riwaya_text::Kind;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::WAW;
use rust_decimal::prelude::ToPrimitive;

use super::expr::{Clock, Got, Unit};
use super::lists::{Lists, Part, skip, skip_comma};
use crate::Reading;
use crate::number::{adjacent, goes_on, is_and};

/// A clock's time, and whether its words can be nothing else.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClockSaid {
    pub clock: Clock,
    pub sure: bool,
    /// Whether morning or evening is said with it.
    pub part: Option<Part>,
}

impl Lists {
    /// A time of day: "الساعة الثالثة والنصف عصرا", "15:30", "8 مساء", "06:28 م".
    /// `after_date`: a date stands before it, so that a bare hour is enough ("في السابعة").
    pub(super) fn clock(&self, r: &Reading<'_>, token: usize, after_date: bool) -> Option<Got<ClockSaid>> {
        let mut at = token;
        let mut start = r.view.tokens.get(at)?.span.start;
        let exact = skip(r, at, &self.forms.exactly);
        let marked = self.forms.the_hour.is(r, exact) && goes_on(r, exact + 1) && (exact == at || goes_on(r, exact));
        if marked {
            let text = r.view.letters(exact).len();
            start = r.view.letter_offset(exact, text.saturating_sub(6));
            at = exact + 1;
        } else if exact > at {
            return None;
        }
        let mut hour;
        let (mut minute, mut second) = (0u8, None);
        let (mut end, mut next);
        let mut sure = marked;
        let mut words = false;
        if let Some(h) = self.digits(r, at, 2) {
            if h > 24 || (at > 0 && adjacent(r, at) && matches!(r.view.tokens[at - 1].kind, Kind::Number | Kind::Latin))
            {
                return None;
            }
            if !marked && at > 0 && adjacent(r, at) && matches!(r.view.mark(at - 1), Some(':' | '/' | '.')) {
                return None;
            }
            // "3 / 1 مساء الأحد" is a score.
            if !marked && at > 0 && goes_on(r, at) && r.view.mark(at - 1) == Some('/') {
                return None;
            }
            if !marked {
                start = r.view.tokens[at].span.start;
            }
            (hour, end, next) = (h as u8, r.view.tokens[at].span.end, at + 1);
            let colon = |t: usize| r.view.mark(t) == Some(':') && adjacent(r, t) && goes_on(r, t + 1);
            if colon(next)
                && let Some(m) = self.digits(r, next + 1, 2).filter(|m| *m < 60)
                && r.view.text(next + 1).chars().count() == 2
            {
                (minute, end, next, sure) = (m as u8, r.view.tokens[next + 1].span.end, next + 2, true);
                if colon(next)
                    && let Some(s) = self.digits(r, next + 1, 2).filter(|s| *s < 60)
                {
                    (second, end, next) = (Some(s as u8), r.view.tokens[next + 1].span.end, next + 2);
                }
            }
        } else if let Some((h, m)) =
            self.pointed(r, at).filter(|_| marked || self.zone(r, at + 1).0 || opens_an_entry(r, at))
        {
            // "07.25: …" in a page that is told hour by hour.
            sure |= opens_an_entry(r, at);
            (hour, minute, end, next) = (h, m, r.view.tokens[at].span.end, at + 1);
        } else if let Some(o) = self.numbers.words().ordinal(r, at) {
            // An hour is a feminine ordinal; compounds only with عشر, since و begins its minutes.
            if !o.feminine && !self.forms.first_hour.is_behind(r, at, &[WAW]) {
                return None;
            }
            // "الساعات الأولى من الصباح" are some of many.
            if !marked
                && at > 0
                && goes_on(r, at)
                && self
                    .units
                    .at(r, at - 1)
                    .any(|(h, u)| u.unit.clock() && (u.plural || h.ending == Ending::FemininePlural))
            {
                return None;
            }
            (hour, end, next) = (o.value, o.span.end, o.next);
            if !marked {
                start = o.span.start;
            }
            if let Some(a) = goes_on(r, next).then(|| self.numbers.words().atom(r, next)).flatten()
                && a.worth == crate::number::Worth::Unit(10)
                && !a.conj
            {
                hour = if hour > 10 { hour } else { hour + 10 };
                (end, next) = (a.span.end, a.next);
            }
            if !o.article && !marked {
                return None;
            }
            words = true;
        } else if self.forms.one_hour.is(r, at) {
            (hour, end, next, words) = (1, r.view.tokens[at].span.end, at + 1, true);
        } else if marked && let Some(c) = self.numbers.cardinal(r, at, self.minutes_at(r, at)) {
            hour = c.value?.to_u8().filter(|h| *h <= 24 && *h > 0)?;
            (end, next, words) = (c.span.end, c.next, true);
        } else {
            return None;
        }
        if hour > 24 || (words && !(1..=12).contains(&hour)) {
            return None;
        }
        if second.is_none()
            && minute == 0
            && let Some((m, e, n)) = self.minutes(r, next)
        {
            let total = i16::from(hour) * 60 + m;
            (hour, minute) = ((total / 60) as u8 % 24, (total % 60) as u8);
            (end, next, sure) = (e, n, sure || words);
        }
        let mut part = None;
        if let Some((p, e, n)) = self.part_after(r, next, sure || words) {
            (part, end, next, sure) = (Some(p), e, n, true);
        }
        sure |= self.zone(r, next).0;
        if !(sure || (words && after_date)) {
            return None;
        }
        hour = match (part, hour) {
            (Some(Part::Morning), 12) => 0,
            (Some(Part::Afternoon), 1..=8) | (Some(Part::Evening), 1..=11) => hour + 12,
            (Some(Part::Night), 6..=11) => hour + 12,
            // "12:40 م" is after noon, "الثانية عشرة مساء" midnight.
            (Some(Part::Evening), 12) if r.view.letters(next - 1).len() == 1 => 12,
            (Some(Part::Evening), 12) => 24,
            (Some(Part::Night), 12) | (_, 24) => 0,
            (_, h) => h,
        };
        let (mut utc, zone) = self.zone(r, next);
        if let Some((e, n)) = zone {
            (end, next) = (e, n);
        } else {
            utc = false;
        }
        Some(Got {
            value: ClockSaid { clock: Clock { hour, minute, second, utc, said: part.is_some() }, sure, part },
            start,
            end,
            next,
        })
    }

    /// "11.59": hours and minutes around a point, which is one token.
    fn pointed(&self, r: &Reading<'_>, token: usize) -> Option<(u8, u8)> {
        let t = r.view.tokens.get(token).filter(|t| t.kind == Kind::Number)?;
        let (h, m) = t.span.of(r.view.raw()).split_once(['.', ',', '،'])?;
        let (h, m) = (crate::number::plain(h)?, crate::number::plain(m).filter(|_| m.chars().count() == 2)?);
        ((0..=24).contains(&h) && (0..60).contains(&m)).then_some((h as u8, m as u8))
    }

    /// Where the minutes of an hour in words begin, so that the hour does not swallow them.
    fn minutes_at(&self, r: &Reading<'_>, token: usize) -> usize {
        let line = r.view.paragraph(token).end.min(token + 4);
        (token + 1..line)
            .find(|&t| {
                is_and(r, t)
                    || self.numbers.words().atom(r, t).is_some_and(|a| a.conj)
                    || self.numbers.words().share(r, t).is_some_and(|s| s.conj)
            })
            .unwrap_or(usize::MAX)
    }

    /// "وربع", "إلا ثلثا", "وعشر دقائق", "والنصف"
    fn minutes(&self, r: &Reading<'_>, token: usize) -> Option<(i16, u32, usize)> {
        if !goes_on(r, token) {
            return None;
        }
        let words = self.numbers.words();
        let less = self.forms.less.is(r, token);
        let apart = is_and(r, token);
        let at = token + usize::from(less || apart);
        if (less || apart) && !goes_on(r, at) {
            return None;
        }
        let sign = if less { -1 } else { 1 };
        if let Some(s) = words
            .share(r, at)
            .filter(|s| (less || apart || s.conj) && !s.value.plural && !s.value.unsure && matches!(s.value.den, 2..=4))
        {
            return Some((sign * 60 / i16::from(s.value.den), s.span.end, s.next));
        }
        let c = self.numbers.cardinal(r, at, usize::MAX)?;
        if !(less || apart || c.conj) {
            return None;
        }
        let n = c.value?.to_i16().filter(|n| (1..60).contains(n))?;
        let unit =
            self.units.at(r, c.next).find(|(h, u)| u.unit == Unit::Minute && h.proclitics.none() && goes_on(r, c.next));
        match unit {
            Some((h, _)) => Some((sign * n, h.span.end, h.end as usize)),
            // "السابعة وخمسة وثلاثين مساء"
            None => (!c.digits && n >= 5 && (less || self.part_after(r, c.next, true).is_some())).then_some((
                sign * n,
                c.span.end,
                c.next,
            )),
        }
    }

    /// "صباحا", "بعد الظهر", "في المساء", "ص", "من فجر اليوم"'s part.
    pub(super) fn part_after(&self, r: &Reading<'_>, token: usize, sure: bool) -> Option<(Part, u32, usize)> {
        if !goes_on(r, token) {
            return None;
        }
        let end = |t: usize| r.view.tokens[t].span.end;
        if self.forms.am.is(r, token) {
            return Some((Part::Morning, end(token), token + 1));
        }
        if self.forms.pm.is(r, token) {
            return sure.then_some((Part::Evening, end(token), token + 1));
        }
        if self.forms.the_morning.is(r, token) {
            return Some((Part::Morning, end(token), token + 1));
        }
        let mut at = skip(r, token, &self.forms.in_of);
        if self.is_this(r, at) && goes_on(r, at + 1) {
            at += 1;
        }
        if at > token && !goes_on(r, at) {
            return None;
        }
        let (p, article, accusative) = self.part(r, at)?;
        // "من صباح اليوم": the part belongs to the day after it, which is read with it.
        let of_day = !article && !accusative && self.date(r, p.next).is_some() && goes_on(r, p.next);
        if p.start != r.view.tokens[at].span.start || !(article || accusative || at == token || of_day) {
            return None;
        }
        Some((p.value, p.end, p.next))
    }

    /// "بتوقيت غرينتش", "GMT"; the local time is no part of the words, since it says nothing that changes the value.
    fn zone(&self, r: &Reading<'_>, token: usize) -> (bool, Option<(u32, usize)>) {
        if !goes_on(r, token) {
            return (false, None);
        }
        let at = skip(r, token, &self.forms.by_clock);
        let greenwich = self.forms.greenwich.is(r, at)
            || r.view
                .tokens
                .get(at)
                .is_some_and(|t| t.kind == Kind::Latin && matches!(r.view.text(at), "GMT" | "gmt" | "UTC"));
        if greenwich && goes_on(r, at) {
            return (true, Some((r.view.tokens[at].span.end, at + 1)));
        }
        // "ت غ", "ت.غ."
        let of = token + 1 + usize::from(r.view.mark(token + 1) == Some('.') && adjacent(r, token + 1));
        if self.forms.zone.is(r, token) && self.forms.zone_of.is(r, of) {
            return (true, Some((r.view.tokens[of].span.end, of + 1)));
        }
        (false, None)
    }

    /// The clock's time after a date: "غدا الساعة 9", "14 أكتوبر، 8:00 صباحا".
    pub(super) fn clock_after(&self, r: &Reading<'_>, token: usize) -> Option<Got<ClockSaid>> {
        if !goes_on(r, token) {
            return None;
        }
        let comma = match r.view.mark(token) {
            Some(',' | '،' | '-' | '–' | '|') => token + 1,
            _ => token,
        };
        let at = skip(r, comma, &self.forms.before_clock);
        let at = skip(r, at, &self.forms.about);
        goes_on(r, at).then(|| self.clock(r, at, at > comma)).flatten().filter(|c| {
            // "في الثالثة" after a date is an hour only when said so or after في.
            c.value.sure || at > comma
        })
    }

    /// The comma that may stand between a clock's time and its date.
    pub(super) fn date_after_clock(&self, r: &Reading<'_>, token: usize) -> usize {
        let at = skip_comma(r, token);
        skip(r, at, &self.forms.in_of)
    }
}

/// Whether a number stands alone at the beginning of a line, before a colon, a dash or a bar.
fn opens_an_entry(r: &Reading<'_>, token: usize) -> bool {
    let first = r.view.tokens.get(token).is_some_and(|t| t.line_before || token == 0);
    first && matches!(r.view.mark(token + 1), Some(':' | '-' | '–' | '—' | '|'))
}

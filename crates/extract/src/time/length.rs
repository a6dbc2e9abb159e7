use riwaya_text::Kind;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, LAM, WAW};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::expr::{Base, Got, Length, Unit, What};
use super::lists::{Lists, Part, skip, skip_comma};
use super::phrase::Point;
use crate::number::{adjacent, alone_on_line, definite, goes_on, is_and};
use crate::{Modifier, Reading, TimeKind};

/// How far behind several weekdays a word may stand that makes them come again.
const REPEATED: usize = 10;

impl Lists {
    /// One amount of one unit: "ثلاثة أيام", "يومين", "نصف ساعة", "ساعة ونصف", "بضعة أشهر".
    /// `bare`: a unit by itself is one of it.
    pub(super) fn amount(&self, r: &Reading<'_>, token: usize, bare: bool) -> Option<Got<(Unit, Option<Decimal>)>> {
        let unit_at = |t: usize| {
            goes_on(r, t)
                .then(|| {
                    self.units.at(r, t).find(|(h, _)| {
                        h.proclitics.none()
                            && !matches!(h.ending, Ending::Pronoun | Ending::Dual | Ending::DualOrPlural)
                    })
                })
                .flatten()
        };
        let number = match r.view.tokens.get(token)?.kind {
            Kind::Mark('.' | '٫') | Kind::Number | Kind::Word => self.numbers.cardinal(r, token, usize::MAX),
            _ => None,
        };
        if let Some(c) = number
            && let Some((h, u)) = unit_at(c.next)
            && (!h.article || c.share || c.value.is_none())
        {
            let mut end = h.span.end;
            let mut next = h.end as usize;
            // "1400 سنة ضوئية" is a distance.
            if goes_on(r, next) && self.forms.light.is(r, next) {
                return None;
            }
            // "20 في المئة عام 2008"
            if u.unit == Unit::Year && !u.plural && self.digits(r, next, 4).is_some_and(|n| (1000..3000).contains(&n)) {
                return None;
            }
            let mut n = c.value;
            if c.vague == Modifier::Several {
                n = None;
            }
            self.whole(r, &mut end, &mut next);
            if let Some((more, e, x)) = self.and_share(r, next) {
                (n, end, next) = (n.and_then(|n| n.checked_add(more)), e, x);
            }
            return Some(Got { value: (u.unit, n), start: c.span.start, end, next });
        }
        let (h, u) = self.units.at(r, token).next()?;
        let (mut end, mut next) = (h.span.end, h.end as usize);
        let letters = r.view.letters(token);
        let noon = letters.last() == Some(&riwaya_text::letters::NOON);
        let dual = matches!(h.ending, Ending::Dual | Ending::DualOrPlural) && !u.plural;
        if dual && !h.article {
            if !noon {
                return None;
            }
            let mut n = Decimal::TWO;
            self.whole(r, &mut end, &mut next);
            if let Some((more, e, x)) = self.and_share(r, next) {
                (n, end, next) = (n.checked_add(more)?, e, x);
            }
            return Some(Got { value: (u.unit, Some(n)), start: h.span.start, end, next });
        }
        if h.article || u.plural || !matches!(h.ending, Ending::None | Ending::Accusative) {
            return None;
        }
        if self.forms.one.is(r, next) && goes_on(r, next) {
            (end, next) = (r.view.tokens[next].span.end, next + 1);
            return Some(Got { value: (u.unit, Some(Decimal::ONE)), start: h.span.start, end, next });
        }
        if let Some((more, e, x)) = self.and_share(r, next) {
            return Some(Got {
                value: (u.unit, Some(Decimal::ONE.checked_add(more)?)),
                start: h.span.start,
                end: e,
                next: x,
            });
        }
        // "شهرا كاملا"
        let bare = bare || h.ending == Ending::Accusative && goes_on(r, next) && self.forms.whole.is(r, next);
        let year = u.unit == Unit::Year && self.digits(r, next, 4).is_some_and(|n| n >= 100);
        // "يوما بعد يوم"
        let again = token > 1 && self.units.at(r, token - 2).any(|(_, before)| before.unit == u.unit);
        if !bare || year || again {
            return None;
        }
        self.whole(r, &mut end, &mut next);
        Some(Got { value: (u.unit, Some(Decimal::ONE)), start: h.span.start, end, next })
    }

    /// "كامل", "كاملة", "من الزمان" after a length.
    pub(super) fn whole(&self, r: &Reading<'_>, end: &mut u32, next: &mut usize) {
        if goes_on(r, *next) && self.forms.whole.is(r, *next) {
            (*end, *next) = (r.view.tokens[*next].span.end, *next + 1);
        } else if goes_on(r, *next) && self.forms.of.is(r, *next) && self.forms.time.is(r, *next + 1) {
            (*end, *next) = (r.view.tokens[*next + 1].span.end, *next + 2);
        }
    }

    /// "ونصف" after a unit.
    pub(super) fn and_share(&self, r: &Reading<'_>, token: usize) -> Option<(Decimal, u32, usize)> {
        if !goes_on(r, token) {
            return None;
        }
        let apart = is_and(r, token);
        let at = token + usize::from(apart);
        let s = goes_on(r, at).then(|| self.numbers.words().share(r, at)).flatten()?;
        if !(apart || s.conj) || s.value.plural || s.value.unsure {
            return None;
        }
        // "يوم ونصف ساعة" are two amounts.
        let unit_next = goes_on(r, s.next) && self.units.at(r, s.next).next().is_some();
        let noun_next = goes_on(r, s.next) && definite(r, s.next);
        if unit_next || noun_next {
            return None;
        }
        let n = if s.dual { Decimal::TWO } else { Decimal::ONE };
        Some((n.checked_div(Decimal::from(s.value.den))?.round_dp(4), s.span.end, s.next))
    }

    /// A length of time: "شهر واحد ويومان وساعتين و30 دقيقة". `bare`: see [`Lists::amount`].
    pub(super) fn length(&self, r: &Reading<'_>, token: usize, bare: bool) -> Option<Got<Length>> {
        let first = self
            .amount(r, token, bare)
            .or_else(|| self.amount(r, token, true).filter(|a| self.more(r, a.next).is_some()))?;
        let mut length = Length::default();
        length.add(first.value.0, first.value.1);
        let mut out = Got { value: (), start: first.start, end: first.end, next: first.next };
        let mut last = first.value.0;
        // "5 دقائق وساعة" are two lengths: one goes from the larger unit to the smaller.
        while let Some(a) = self.more(r, out.next).filter(|a| a.value.0 >= last) {
            last = a.value.0;
            length.add(a.value.0, a.value.1);
            (out.end, out.next) = (a.end, a.next);
        }
        Some(out.map(|()| length))
    }

    /// The next amount of a length, joined by و.
    pub(super) fn more(&self, r: &Reading<'_>, token: usize) -> Option<Got<(Unit, Option<Decimal>)>> {
        let at = skip_comma(r, token);
        if !goes_on(r, at) {
            return None;
        }
        let apart = is_and(r, at);
        if apart {
            return goes_on(r, at + 1).then(|| self.amount(r, at + 1, true)).flatten();
        }
        let joined = r.view.letters(at).first() == Some(&WAW)
            && r.hits_at(at).iter().any(|h| h.proclitics.conjunction == Some('و'));
        joined.then(|| self.amount(r, at, true)).flatten()
    }

    /// A vague length: the plural by itself ("ساعات", "سنوات طويلة"), "وقت قصير", "مدة محددة", "أجل غير مسمى".
    pub(super) fn vague_length(&self, r: &Reading<'_>, token: usize) -> Option<Got<&'static str>> {
        let t = r.view.tokens.get(token)?;
        if self.forms.length.is(r, token) && goes_on(r, token + 1) && self.forms.vague.is(r, token + 1) {
            return Some(Got {
                value: "PX",
                start: r.view.letter_offset(token, usize::from(r.view.letters(token).first() == Some(&LAM))),
                end: r.view.tokens[token + 1].span.end,
                next: token + 2,
            });
        }
        if self.forms.term.is(r, token) && self.forms.un.is(r, token + 1) && self.forms.named.is(r, token + 2) {
            return Some(Got {
                value: "PX",
                start: t.span.start,
                end: r.view.tokens[token + 2].span.end,
                next: token + 3,
            });
        }
        let (h, u) = self.units.at(r, token).find(|(h, u)| {
            (u.plural && matches!(h.ending, Ending::None | Ending::Accusative))
                || (!u.plural && h.ending == Ending::FemininePlural)
        })?;
        Some(Got { value: unknown(u.unit), start: h.span.start, end: h.span.end, next: h.end as usize })
    }

    /// "الأيام الثلاثة المقبلة", "3 أيام القادمة", "اليومين الماضيين", "السنوات الأخيرة"
    pub(super) fn several(&self, r: &Reading<'_>, token: usize) -> Option<Got<What>> {
        let t = r.view.tokens.get(token)?;
        if t.kind == Kind::Number || self.numbers.words().atom(r, token).is_some() {
            let a = self.amount(r, token, false)?;
            let d = self.direction(r, a.next).filter(|d| d.value.abs() == 1)?;
            if a.value.0.clock() {
                let mut length = Length::default();
                length.add(a.value.0, a.value.1);
                return Some(Got { value: What::Length(length), start: a.start, end: d.end, next: d.next });
            }
            let n = a.value.1?.to_u16()?;
            return Some(Got { value: What::Next(a.value.0, n, d.value), start: a.start, end: d.end, next: d.next });
        }
        let (h, u) = self.units.at(r, token).find(|(h, _)| h.article)?;
        let at = h.end as usize;
        if !goes_on(r, at) {
            return None;
        }
        let dual = !u.plural && matches!(h.ending, Ending::Dual | Ending::DualOrPlural);
        let plural = u.plural || h.ending == Ending::FemininePlural;
        if dual {
            let d = self.direction(r, at).filter(|d| d.value.abs() == 1)?;
            return Some(Got { value: What::Next(u.unit, 2, d.value), start: h.span.start, end: d.end, next: d.next });
        }
        if !plural {
            return None;
        }
        // "الساعات الـ24 الماضية"
        let tail = matches!(r.view.letters(at), [ALEF, LAM]) && adjacent(r, at + 1);
        let at = at + usize::from(tail);
        let (n, next) = match self.numbers.cardinal(r, at, usize::MAX) {
            Some(c) if c.particle.is_none() && !c.conj => (c.value.and_then(|v| v.to_u16()), c.next),
            _ if self.forms.few.is(r, at) => (None, at + 1),
            _ => (None, at),
        };
        let d = self.direction(r, next)?;
        let what = match n {
            Some(n) if u.unit.clock() => {
                let mut length = Length::default();
                length.add(u.unit, Some(Decimal::from(n)));
                What::Length(length)
            }
            Some(n) if d.value != 0 => What::Next(u.unit, n, d.value),
            _ => What::Fixed(unknown(u.unit)),
        };
        Some(Got { value: what, start: h.span.start, end: d.end, next: d.next })
    }

    /// "كل يوم", "كل ثلاثة أسابيع", "كل يوم اثنين الساعة 4 مساء", "أيام الأحد"
    pub(super) fn every(&self, r: &Reading<'_>, token: usize) -> Option<Got<What>> {
        let t = r.view.tokens.get(token)?;
        let each = self.forms.each.is(r, token);
        let days = self.forms.days.is(r, token);
        if !(each || days) || !goes_on(r, token + 1) {
            return None;
        }
        let attached = usize::from(r.view.letters(token).first() == Some(&WAW));
        let start = if each { r.view.letter_offset(token, attached) } else { t.span.start };
        let at = if each { skip(r, token + 1, &self.forms.day) } else { token + 1 };
        if let Some(w) =
            self.weekday(r, at, each).filter(|w| goes_on(r, at) && (at > token + 1 || days || w.start < w.end))
        {
            // "أيام الأحد والاثنين" are two days, "أيام الأحد والاثنين من كل أسبوع" come again.
            if days
                && self.joined_weekday(r, w.next).is_some()
                && !(w.next..(w.next + REPEATED).min(r.view.sentence(token).end)).any(|t| self.forms.each.is(r, t))
            {
                return None;
            }
            // "كل أحد" is "everybody" too.
            if each && at == token + 1 && self.forms.no_day.is(r, at) {
                return None;
            }
            let clock = self.clock_after(r, w.next);
            let (end, next) = clock.as_ref().map_or((w.end, w.next), |c| (c.end, c.next));
            return Some(Got { value: What::EveryDay(w.value, clock.map(|c| c.value.clock)), start, end, next });
        }
        if !each {
            return None;
        }
        if let Some((p, ..)) = self.part(r, token + 1) {
            let code = match p.value {
                Part::Morning => "TMO",
                Part::Afternoon => "TAF",
                Part::Evening => "TEV",
                Part::Night => "TNI",
            };
            return Some(Got { value: What::Fixed(code), start, end: p.end, next: p.next });
        }
        let l = self.length(r, token + 1, true)?;
        Some(Got { value: What::Every(l.value), start, end: l.end, next: l.next })
    }

    /// "قبل يومين", "بعد ثلاثة أشهر من الآن": so long from now. After "من" + an event it is a length.
    pub(super) fn ago(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let (h, relation) = self.prepositions.at(r, token).next()?;
        let stamp = relation == "since";
        let direction = match relation {
            "before" | "since" => -1,
            "after" => 1,
            _ => return None,
        };
        let at = h.end as usize;
        let at = match self.about.at(r, at).next() {
            Some((about, ())) if goes_on(r, at) && about.proclitics.none() => about.end as usize,
            _ => at,
        };
        if !goes_on(r, at) || self.forms.right_after.is(r, token) {
            return None;
        }
        let start = h.span.start;
        if let Some(l) = self.length(r, at, true) {
            // "منذ 3 أيام" alone on its line is a page's stamp; in a sentence it says how long.
            if stamp && !alone_on_line(r, token, l.next) {
                return None;
            }
            if goes_on(r, l.next) && self.forms.of_on.is(r, l.next) {
                if self.forms.now.is(r, l.next + 1) {
                    let end = r.view.tokens[l.next + 1].span.end;
                    return Some(Got {
                        value: (What::Ago(l.value, direction, None), TimeKind::Date, "time-ago"),
                        start,
                        end,
                        next: l.next + 2,
                    });
                }
                return None;
            }
            // "بعد عامين هجريين"
            if let [(Unit::Year, Some(n))] = l.value.0[..]
                && goes_on(r, l.next)
                && self.forms.hijri_years.is(r, l.next)
            {
                let years = n.to_i8()?.checked_mul(direction)?;
                let base = Base::Date {
                    year: Some(super::expr::Year::Relative(years)),
                    month: None,
                    day: None,
                    hijri: true,
                    weekday: None,
                    direction: None,
                };
                let end = r.view.tokens[l.next].span.end;
                return Some(Got {
                    value: (What::Point(base, None), TimeKind::Date, "time-ago"),
                    start,
                    end,
                    next: l.next + 1,
                });
            }
            // "بعد شهرين يوم الخميس"
            let day_at = skip(r, l.next, &self.forms.day);
            if !stamp
                && goes_on(r, day_at)
                && let Some(w) = self.weekday(r, day_at, false).filter(|w| w.start == r.view.tokens[day_at].span.start)
            {
                let what = What::Ago(l.value, direction, Some(w.value));
                return Some(Got { value: (what, TimeKind::Date, "time-ago"), start, end: w.end, next: w.next });
            }
            // In what is told as past, "after" counts from what was told before, not from now.
            if direction > 0 && !alone_on_line(r, token, l.next) && !self.looks_ahead(r, token) {
                return None;
            }
            let kind = if l.value.0.iter().any(|(u, _)| u.clock()) { TimeKind::Time } else { TimeKind::Date };
            return Some(Got {
                value: (What::Ago(l.value, direction, None), kind, "time-ago"),
                start,
                end: l.end,
                next: l.next,
            });
        }
        let v = self.vague_length(r, at).filter(|v| v.value != "PX" && direction < 0 && !stamp)?;
        if goes_on(r, v.next) && self.forms.of_on.is(r, v.next) {
            return None;
        }
        let what = What::Fixed(if direction < 0 { "PAST_REF" } else { "FUTURE_REF" });
        Some(Got { value: (what, TimeKind::Date, "time-ago"), start, end: v.end, next: v.next })
    }

    /// "الخميس بعد أسبوعين": the weekday of the week that a length leads to.
    pub(super) fn weekday_after(&self, r: &Reading<'_>, token: usize, d: &Got<Base>) -> Option<Got<Point>> {
        let Base::Weekday { day, direction: None, week: None } = d.value else { return None };
        let (h, _) = self.prepositions.at(r, d.next).find(|(_, p)| *p == "after").filter(|_| goes_on(r, d.next))?;
        let at = h.end as usize;
        let l = goes_on(r, at).then(|| self.length(r, at, true)).flatten()?;
        let of_event = goes_on(r, l.next) && self.forms.of_on.is(r, l.next);
        let ahead = alone_on_line(r, token, l.next) || self.looks_ahead(r, token);
        let long = l.value.0.iter().all(|&(u, n)| u < Unit::Day && n.is_some());
        (ahead && long && !of_event).then_some(Got {
            value: (What::Ago(l.value, 1, Some(day)), TimeKind::Date, "time-ago"),
            start: d.start,
            end: l.end,
            next: l.next,
        })
    }

    /// Whether a preposition of time before a token lets a unit by itself be a length: "خلال ساعات", "لمدة شهر".
    pub(super) fn introduces_length(&self, r: &Reading<'_>, token: usize) -> bool {
        token > 0
            && goes_on(r, token)
            && (self.prepositions.before(r, token, 3).is_some_and(|(_, p)| p != "until")
                || self.forms.lasting.is(r, token - 1)
                || self.forms.for_time.ends(r, token - 1))
    }

    /// Whether the verb before a token is in the imperfect with ي or س, which tells of what is to come.
    fn looks_ahead(&self, r: &Reading<'_>, token: usize) -> bool {
        use riwaya_text::letters::{SEEN, YEH};
        let sentence = r.view.sentence(token);
        let mut words = (sentence.start.max(token.saturating_sub(8))..token).rev();
        let known = |t: usize, particle: Option<char>| r.hits_at(t).iter().any(|h| h.proclitics.particle == particle);
        words.any(|t| match r.view.letters(t) {
            [YEH, _, _, ..] if r.view.tokens[t].kind == Kind::Word => !self.forms.a_day.is(r, t),
            [SEEN, _, _, _, ..] => known(t, Some('س')) || r.hits_at(t).is_empty(),
            _ => self.forms.ahead.is(r, t),
        })
    }

    /// "طوال اليوم", "طيلة الأسبوع"
    pub(super) fn throughout(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        if !self.forms.throughout.is(r, token) || !goes_on(r, token + 1) {
            return None;
        }
        let (u, _) = self.singular(r, token + 1)?;
        if self.direction(r, u.next).is_some() || self.date(r, token + 1).is_some_and(|d| d.next > u.next) {
            return None;
        }
        let mut length = Length::default();
        length.add(u.value, Some(Decimal::ONE));
        let start = r.view.tokens[token].span.start;
        Some(Got { value: (What::Length(length), TimeKind::Duration, "time-length"), start, end: u.end, next: u.next })
    }
}

fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Century => "PXCE",
        Unit::Decade => "PXDE",
        Unit::Year => "PXY",
        Unit::Month => "PXM",
        Unit::Week => "PXW",
        Unit::Day => "PXD",
        Unit::Hour => "PTXH",
        Unit::Minute => "PTXM",
        Unit::Second => "PTXS",
    }
}

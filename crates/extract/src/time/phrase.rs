use riwaya_text::Kind;
use riwaya_text::clitic::Ending;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::expr::{Base, Clock, Expr, Got, Length, Unit, What};
use super::lists::{Lists, Part, TimeWord, any, skip, skip_comma};
use crate::number::{alone_on_line, goes_on, is_and};
use crate::{Modifier, Reading, RuleId, TimeKind};
use riwaya_text::Span;

/// A point in time as parsed: what it says, its kind, its rule.
type Point = (What, TimeKind, RuleId);

impl Lists {
    /// One amount of one unit: "ثلاثة أيام", "يومين", "نصف ساعة", "ساعة ونصف", "بضعة أشهر".
    /// `bare`: a unit by itself is one of it.
    fn amount(&self, r: &Reading<'_>, token: usize, bare: bool) -> Option<Got<(Unit, Option<Decimal>)>> {
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
        if any(r, next, &["واحد", "واحدة"]) && goes_on(r, next) {
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
        if !bare {
            return None;
        }
        self.whole(r, &mut end, &mut next);
        Some(Got { value: (u.unit, Some(Decimal::ONE)), start: h.span.start, end, next })
    }

    /// "كامل", "كاملة", "من الزمان" after a length.
    fn whole(&self, r: &Reading<'_>, end: &mut u32, next: &mut usize) {
        if goes_on(r, *next) && any(r, *next, &["كامل", "كاملة", "كاملا", "كاملين", "كاملتين", "متواصلة", "متتالية"])
        {
            (*end, *next) = (r.view.tokens[*next].span.end, *next + 1);
        } else if goes_on(r, *next) && any(r, *next, &["من"]) && any(r, *next + 1, &["الزمان", "الزمن"]) {
            (*end, *next) = (r.view.tokens[*next + 1].span.end, *next + 2);
        }
    }

    /// "ونصف" after a unit.
    fn and_share(&self, r: &Reading<'_>, token: usize) -> Option<(Decimal, u32, usize)> {
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
        let noun_next = goes_on(r, s.next) && r.view.text(s.next).starts_with("ال");
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
        while let Some(a) = self.more(r, out.next) {
            length.add(a.value.0, a.value.1);
            (out.end, out.next) = (a.end, a.next);
        }
        Some(out.map(|()| length))
    }

    /// The next amount of a length, joined by و.
    fn more(&self, r: &Reading<'_>, token: usize) -> Option<Got<(Unit, Option<Decimal>)>> {
        let at = skip_comma(r, token);
        if !goes_on(r, at) {
            return None;
        }
        let apart = is_and(r, at);
        if apart {
            return goes_on(r, at + 1).then(|| self.amount(r, at + 1, true)).flatten();
        }
        let joined = r.view.letters(at).first() == Some(&riwaya_text::letters::WAW)
            && r.hits_at(at).iter().any(|h| h.proclitics.conjunction == Some('و'));
        joined.then(|| self.amount(r, at, true)).flatten()
    }

    /// A vague length: the plural by itself ("ساعات", "سنوات طويلة"), "وقت قصير", "مدة محددة", "أجل غير مسمى".
    fn vague_length(&self, r: &Reading<'_>, token: usize) -> Option<Got<&'static str>> {
        let t = r.view.tokens.get(token)?;
        if any(r, token, &["وقت", "وقتا", "مدة", "فترة", "لمدة", "لفترة", "لوقت"])
            && goes_on(r, token + 1)
            && any(
                r,
                token + 1,
                &["قصير", "قصيرا", "طويل", "طويلا", "قصيرة", "طويلة", "محددة", "وجيز", "وجيزة", "معينة"],
            )
        {
            return Some(Got {
                value: "PX",
                start: r.view.letter_offset(token, usize::from(r.view.text(token).starts_with('ل'))),
                end: r.view.tokens[token + 1].span.end,
                next: token + 2,
            });
        }
        if any(r, token, &["أجل"]) && any(r, token + 1, &["غير"]) && any(r, token + 2, &["مسمى"]) {
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
    fn several(&self, r: &Reading<'_>, token: usize) -> Option<Got<What>> {
        let t = r.view.tokens.get(token)?;
        if t.kind == Kind::Number || self.numbers.words().atom(r, token).is_some() {
            let a = self.amount(r, token, false)?;
            let d = self.direction(r, a.next).filter(|d| d.value.abs() == 1)?;
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
        let (n, next) = match self.numbers.cardinal(r, at, usize::MAX) {
            Some(c) if c.particle.is_none() && !c.conj => (c.value.and_then(|v| v.to_u16()), c.next),
            _ if any(r, at, &["القليلة"]) => (None, at + 1),
            _ => (None, at),
        };
        let d = self.direction(r, next)?;
        let what = match n {
            Some(n) if d.value != 0 => What::Next(u.unit, n, d.value),
            _ => What::Fixed(unknown(u.unit)),
        };
        Some(Got { value: what, start: h.span.start, end: d.end, next: d.next })
    }

    /// "كل يوم", "كل ثلاثة أسابيع", "كل يوم اثنين الساعة 4 مساء", "أيام الأحد"
    fn every(&self, r: &Reading<'_>, token: usize) -> Option<Got<What>> {
        let t = r.view.tokens.get(token)?;
        let each = any(r, token, &["كل", "وكل"]);
        let days = any(r, token, &["أيام", "ايام"]);
        if !(each || days) || !goes_on(r, token + 1) {
            return None;
        }
        let start = if r.view.is(token, "وكل") { r.view.letter_offset(token, 1) } else { t.span.start };
        let at = if each { skip(r, token + 1, &["يوم"]) } else { token + 1 };
        if let Some(w) =
            self.weekday(r, at, each).filter(|w| goes_on(r, at) && (at > token + 1 || days || w.start < w.end))
        {
            // "كل أحد" is "everybody" too.
            if each && at == token + 1 && any(r, at, &["أحد", "اثنين"]) {
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
    fn ago(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let (h, relation) = self.prepositions.at(r, token).next()?;
        let stamp = relation == "since";
        let direction = match relation {
            "before" | "since" => -1,
            "after" => 1,
            _ => return None,
        };
        let at = h.end as usize;
        if !goes_on(r, at) || any(r, token, &["عقب", "قبيل"]) {
            return None;
        }
        let start = h.span.start;
        if let Some(l) = self.length(r, at, true) {
            // "منذ 3 أيام" alone on its line is a page's stamp; in a sentence it says how long.
            if stamp && !alone_on_line(r, token, l.next) {
                return None;
            }
            if goes_on(r, l.next) && any(r, l.next, &["من", "على"]) {
                if any(r, l.next + 1, &["الآن", "الان"]) {
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
                && any(r, l.next, &["هجرية", "هجري", "هجريين", "هجريتين"])
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
            let kind = if l.value.0.iter().any(|(u, _)| u.clock()) { TimeKind::Time } else { TimeKind::Date };
            // "بعد شهرين يوم الخميس"
            let day_at = skip(r, l.next, &["يوم"]);
            if !stamp
                && goes_on(r, day_at)
                && let Some(w) = self.weekday(r, day_at, false).filter(|w| w.start == r.view.tokens[day_at].span.start)
            {
                let what = What::Ago(l.value, direction, Some(w.value));
                return Some(Got { value: (what, TimeKind::Date, "time-ago"), start, end: w.end, next: w.next });
            }
            return Some(Got {
                value: (What::Ago(l.value, direction, None), kind, "time-ago"),
                start,
                end: l.end,
                next: l.next,
            });
        }
        let v = self.vague_length(r, at).filter(|v| v.value != "PX" && !stamp)?;
        if goes_on(r, v.next) && any(r, v.next, &["من", "على"]) {
            return None;
        }
        let what = What::Fixed(if direction < 0 { "PAST_REF" } else { "FUTURE_REF" });
        Some(Got { value: (what, TimeKind::Date, "time-ago"), start, end: v.end, next: v.next })
    }

    /// A day with its part or its time of day, in either order.
    fn point(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let late = any(r, token, &["وقت", "ساعة"])
            && goes_on(r, token + 1)
            && any(r, token + 1, &["متأخر", "مبكر", "سابق", "لاحق", "متأخرة", "مبكرة"])
            && any(r, token + 2, &["من", "في"])
            && goes_on(r, token + 3);
        if late {
            let start = r.view.tokens[token].span.start;
            if let Some(p) = self.point(r, token + 3).filter(|p| !matches!(p.value.0, What::Range(..))) {
                let (what, kind, _) = p.value;
                return Some(Got { value: (what, kind, "time-day-part"), start, end: p.end, next: p.next });
            }
            if let Some((p, true, _)) = self.part(r, token + 3) {
                return Some(Got {
                    value: (What::Point(Base::Today, None), TimeKind::Time, "time-day-part"),
                    start,
                    end: p.end,
                    next: p.next,
                });
            }
        }
        if let Some(p) = self.noon(r, token).or_else(|| self.part_of_day(r, token)) {
            return Some(p);
        }
        if let Some(c) = self.clock(r, token, false) {
            let at = self.date_after_clock(r, c.next);
            let of = if goes_on(r, at) { self.day_after(r, at) } else { None };
            return Some(match of {
                Some(d) => Got {
                    value: (What::Point(d.value, Some(c.value.clock)), TimeKind::Time, "time-clock"),
                    start: c.start,
                    end: d.end,
                    next: d.next,
                },
                None => Got {
                    value: (What::Point(Base::Today, Some(c.value.clock)), TimeKind::Time, "time-clock"),
                    start: c.start,
                    end: c.end,
                    next: c.next,
                },
            });
        }
        let d = self.date(r, token)?;
        let rule = rule(&d.value);
        if d.value.is_day() {
            if let Some(c) = self.clock_after(r, d.next) {
                return Some(Got {
                    value: (What::Point(d.value, Some(c.value.clock)), TimeKind::Time, "time-clock"),
                    start: d.start,
                    end: c.end,
                    next: c.next,
                });
            }
            // "الثلاثاء بعد الظهر", "أمس مساء", "الثلاثاء في الصباح الباكر"
            if goes_on(r, d.next) {
                let mut at = skip(r, d.next, &["في"]);
                if at > d.next && any(r, at, &["وقت"]) && any(r, at + 1, &["متأخر", "مبكر"]) {
                    at = skip(r, at + 2, &["من"]);
                }
                if let Some((p, article, accusative)) =
                    self.part(r, at).filter(|(p, ..)| goes_on(r, at) && p.start == r.view.tokens[at].span.start)
                    && (article || accusative)
                {
                    let next = skip(r, p.next, &["الباكر", "الباكرة", "المبكر"]);
                    let end = r.view.tokens[next - 1].span.end;
                    return Some(Got {
                        value: (What::Point(d.value, None), TimeKind::Time, "time-day-part"),
                        start: d.start,
                        end,
                        next,
                    });
                }
            }
        }
        Some(d.map(|b| (What::Point(b, None), TimeKind::Date, rule)))
    }

    /// "منتصف الليل", "وقت الظهيرة"
    fn noon(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let middle = any(r, token, &["منتصف"]);
        if !(middle || any(r, token, &["وقت"])) || !goes_on(r, token + 1) {
            return None;
        }
        let (p, article, _) = self.part(r, token + 1)?;
        let hour = match p.value {
            Part::Night if middle => 0,
            Part::Afternoon => 12,
            Part::Morning if middle && article => {
                let start = r.view.tokens[token].span.start;
                let what = What::Point(Base::Today, None);
                return Some(Got { value: (what, TimeKind::Time, "time-day-part"), start, end: p.end, next: p.next });
            }
            _ => return None,
        };
        let clock = Clock { hour, minute: 0, second: None, utc: false, said: true };
        let start = r.view.tokens[token].span.start;
        // "منتصف ليل الأحد"
        if !article {
            let d = goes_on(r, p.next).then(|| self.date(r, p.next)).flatten().filter(|d| d.value.is_day())?;
            let what = What::Point(d.value, Some(clock));
            return Some(Got { value: (what, TimeKind::Time, "time-clock"), start, end: d.end, next: d.next });
        }
        let what = What::Point(Base::Today, Some(clock));
        Some(Got { value: (what, TimeKind::Time, "time-clock"), start, end: p.end, next: p.next })
    }

    /// The day that a part or a time of day belongs to.
    fn day_after(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        if let Some(p) = self.part_of_day(r, token)
            && let What::Point(base, None) = p.value.0.clone()
        {
            return Some(p.map(|_| base));
        }
        self.date(r, token).filter(|d| d.value.is_day())
    }

    /// "صباح اليوم الأربعاء", "ليل أمس", "هذا المساء", "الليلة الماضية", "ليل السبت الأحد"
    fn part_of_day(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let this = self.is_this(r, token);
        let at = token + usize::from(this);
        if this && !goes_on(r, at) {
            return None;
        }
        let (p, article, accusative) = self.part(r, at)?;
        let start = if this { r.view.tokens[token].span.start } else { p.start };
        let point = |what: What, end: u32, next: usize| Got {
            value: (what, TimeKind::Time, "time-day-part"),
            start,
            end,
            next,
        };
        if this {
            return article.then(|| point(What::Point(Base::Today, None), p.end, p.next));
        }
        let night = p.value == Part::Night;
        let single = p.next == at + 1;
        if article && single && night {
            if let Some(d) = self.direction(r, p.next) {
                let what = match d.value {
                    n if n < 0 => What::Night(Base::Day(n, None), None),
                    n => What::Point(Base::Day(n, None), None),
                };
                return Some(point(what, d.end, d.next));
            }
            // "الليلة" is tonight; "الليل" is the night.
            if any(r, at, &["الليلة"]) {
                if let Some(c) = self.clock_after(r, p.next) {
                    return Some(Got {
                        value: (What::Point(Base::Today, Some(c.value.clock)), TimeKind::Time, "time-clock"),
                        start,
                        end: c.end,
                        next: c.next,
                    });
                }
                return Some(point(What::Point(Base::Today, None), p.end, p.next));
            }
            return None;
        }
        if article && single {
            // "في الصباح الباكر الثلاثاء"
            let at = skip(r, p.next, &["الباكر", "المبكر"]);
            let d = (at > p.next && goes_on(r, at)).then(|| self.date(r, at)).flatten().filter(|d| d.value.is_day())?;
            return Some(point(What::Point(d.value, None), d.end, d.next));
        }
        if accusative && single {
            return None;
        }
        if !goes_on(r, p.next) {
            return None;
        }
        let day_at = p.next;
        let d = self.date(r, day_at).filter(|d| d.value.is_day())?;
        if let Some(c) = self.clock_after(r, d.next) {
            let mut clock = c.value.clock;
            if c.value.part.is_none() && matches!(p.value, Part::Evening | Part::Afternoon) && clock.hour < 12 {
                clock.hour += 12;
            }
            return Some(Got {
                value: (What::Point(d.value, Some(clock)), TimeKind::Time, "time-clock"),
                start,
                end: c.end,
                next: c.next,
            });
        }
        if night {
            // "ليل السبت الأحد", "ليل السبت - الأحد", "ليل السبت/الأحد"
            let mut second = d.next;
            if matches!(r.view.mark(second), Some('-' | '–' | '/')) {
                second += 1;
            }
            if goes_on(r, second)
                && let Some(w) = self.weekday(r, second, false).filter(|w| w.start == r.view.tokens[second].span.start)
            {
                let last = Base::Weekday { day: w.value, direction: None, week: None };
                return Some(point(What::Night(d.value, Some(last)), w.end, w.next));
            }
        }
        Some(point(What::Point(d.value, None), d.end, d.next))
    }

    /// Any time expression that begins in a token.
    pub(super) fn expression(&self, r: &Reading<'_>, token: usize) -> Option<Expr> {
        let got = self.any(r, token)?;
        let (what, kind, rule) = got.value;
        // "نحو سبعة أشهر": how exactly it is meant belongs to a time's words.
        let about = goes_on(r, token).then(|| self.about.before(r, token, 3)).flatten();
        let start = about.map_or(got.start, |(h, ())| h.span.start);
        let token = about.map_or(token, |(h, ())| h.first as usize);
        Some(Expr {
            first: token,
            next: got.next.max(token + 1),
            span: Span { start, end: got.end },
            kind,
            what,
            relation: self.relation(r, token),
            rule,
        })
    }

    /// What a preposition of time begins: "قبل يومين", "طوال اليوم".
    pub(super) fn after_preposition(&self, r: &Reading<'_>, token: usize) -> Option<Expr> {
        let got = self.ago(r, token).or_else(|| self.throughout(r, token)).or_else(|| {
            let v = self.vague_length(r, token).filter(|v| v.value == "PX")?;
            Some(v.map(|v| (What::Fixed(v), TimeKind::Duration, "time-length")))
        })?;
        let (what, kind, rule) = got.value;
        let span = Span { start: got.start, end: got.end };
        Some(Expr { first: token, next: got.next, span, kind, what, relation: None, rule })
    }

    fn any(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        if any(r, token, &["من", "ومن", "بين", "وبين"]) {
            return self.range(r, token, None);
        }
        if let Some(e) = self.every(r, token) {
            return Some(e.map(|w| (w, TimeKind::Set, "time-set")));
        }
        if let Some(a) = self.ago(r, token) {
            return Some(a);
        }
        if let Some(s) = self.several(r, token) {
            return Some(s.map(|w| {
                let kind = if matches!(w, What::Fixed(_)) { TimeKind::Duration } else { TimeKind::Date };
                (w, kind, "time-next")
            }));
        }
        if let Some(w) = self.throughout(r, token) {
            return Some(w);
        }
        let point = self.point(r, token);
        if let Some(x) = self.range(r, token, Some(&point)).or_else(|| self.hours_of_day(r, point.as_ref()?)) {
            return Some(x);
        }
        // A longer reading as a length ("خمسة أيام") stands before one as a date ("خمسة أيار").
        let introduced = self.introduces_length(r, token);
        let length = self
            .length(r, token, introduced)
            .or_else(|| self.length(r, token, true).filter(|l| alone_on_line(r, token, l.next)))
            .filter(|l| point.as_ref().is_none_or(|p| p.next < l.next));
        if let Some(l) = length {
            return Some(l.map(|l| (What::Length(l), TimeKind::Duration, "time-length")));
        }
        if point.is_some() {
            return point;
        }
        if let Some(v) = self.vague_length(r, token).filter(|v| introduced || v.value == "PX") {
            return Some(v.map(|v| (What::Fixed(v), TimeKind::Duration, "time-length")));
        }
        self.fixed(r, token)
    }

    /// Whether a preposition of time before a token lets a unit by itself be a length: "خلال ساعات", "لمدة شهر".
    fn introduces_length(&self, r: &Reading<'_>, token: usize) -> bool {
        token > 0
            && goes_on(r, token)
            && (self.prepositions.before(r, token, 3).is_some_and(|(_, p)| p != "until")
                || any(r, token - 1, &["لمدة", "مدة", "ولمدة", "إلى", "لعدة"])
                || r.view.letters(token - 1).ends_with(&riwaya_text::letters::encode("لمدة")))
    }

    /// Words with a value of their own: "الآن", "سنويا".
    fn fixed(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        let (h, code) = self.words.at(r, token).find_map(|(h, w)| match w {
            TimeWord::Fixed(code) => Some((h, code)),
            TimeWord::Day(_) => None,
        })?;
        // "قريبا من النهر"
        if code == "FUTURE_REF" && goes_on(r, h.end as usize) && any(r, h.end as usize, &["من"]) {
            return None;
        }
        let (kind, rule) = if code.starts_with('P') && !code.ends_with("_REF") {
            (TimeKind::Set, "time-set")
        } else {
            (TimeKind::Date, "time-vague")
        };
        Some(super::lists::got(h, (What::Fixed(code), kind, rule)))
    }

    fn relation(&self, r: &Reading<'_>, token: usize) -> Option<&'static str> {
        if token == 0 || !goes_on(r, token) {
            return None;
        }
        self.prepositions.before(r, token, 3).map(|(_, p)| p)
    }

    /// "من 13 إلى 15 يوليو", "بين 4 و8 سبتمبر", "اليوم حتى الغد", "2011-2012", "من الخامسة إلى السابعة مساء"
    fn range(&self, r: &Reading<'_>, token: usize, point: Option<&Option<Got<Point>>>) -> Option<Got<Point>> {
        let between = any(r, token, &["بين", "وبين"]);
        let from = any(r, token, &["من", "ومن"]);
        let opens = between || from;
        let mut at = token + usize::from(opens);
        if opens && !goes_on(r, at) {
            return None;
        }
        if between {
            at = skip(r, at, &["عامي", "يومي", "الساعة"]);
        }
        let start_outer = if between { Some(r.view.tokens[token].span.start) } else { None };
        let a = match point.filter(|_| !opens) {
            Some(known) => self.end_of(r, at, false, known.clone())?,
            None => self.end_point(r, at, opens)?,
        };
        if !goes_on(r, a.next) {
            return None;
        }
        let mut b_at = a.next;
        match r.view.mark(b_at) {
            Some('-' | '–' | '—') => b_at += 1,
            Some(_) => return None,
            None if between && is_and(r, b_at) => b_at += 1,
            None if any(r, b_at, &["إلى", "الى", "حتى", "وحتى", "وإلى", "ل"]) => b_at += 1,
            None if between && r.view.letters(b_at).first() == Some(&riwaya_text::letters::WAW) => {}
            None if from && r.view.letters(b_at).first() == Some(&riwaya_text::letters::LAM) => {}
            None => return None,
        }
        if !goes_on(r, b_at) {
            return None;
        }
        let b = self.end_point(r, b_at, true)?;
        let start = start_outer.unwrap_or(a.start);
        let (mut what, kind, rule) = join(a.value, b.value)?;
        let (mut end, mut next) = (b.end, b.next);
        // "من الخامسة إلى السابعة غدا"
        if let What::Range(x, y) = &mut what
            && let (What::Point(x @ Base::Today, Some(_)), What::Point(y @ Base::Today, Some(_))) = (&mut **x, &mut **y)
            && goes_on(r, next)
            && let Some(d) =
                self.date(r, next).filter(|d| d.value.is_day() && d.start == r.view.tokens[next].span.start)
        {
            (*x, *y) = (d.value.clone(), d.value);
            (end, next) = (d.end, d.next);
        }
        Some(Got { value: (what, kind, rule), start, end, next })
    }

    /// "اليوم من الخامسة إلى السابعة"
    fn hours_of_day(&self, r: &Reading<'_>, d: &Got<Point>) -> Option<Got<Point>> {
        let What::Point(base, None) = &d.value.0 else { return None };
        if !base.is_day() {
            return None;
        }
        if !goes_on(r, d.next) || !any(r, d.next, &["من", "بين"]) {
            return None;
        }
        let x = self.range(r, d.next, None)?;
        let (What::Range(a, b), ..) = x.value else { return None };
        let (What::Point(Base::Today, Some(from)), What::Point(Base::Today, Some(to))) = (*a, *b) else { return None };
        let end = |c: Clock| Box::new(What::Point(base.clone(), Some(c)));
        let what = What::Range(end(from), end(to));
        Some(Got { value: (what, TimeKind::Time, "time-range"), start: d.start, end: x.end, next: x.next })
    }

    /// "طوال اليوم", "طيلة الأسبوع"
    fn throughout(&self, r: &Reading<'_>, token: usize) -> Option<Got<Point>> {
        if !any(r, token, &["طوال", "طيلة"]) || !goes_on(r, token + 1) {
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

    /// One end of a range: a point, or a bare number that the other end makes a day, a year or an hour.
    fn end_point(&self, r: &Reading<'_>, token: usize, bare: bool) -> Option<Got<End>> {
        self.end_of(r, token, bare, self.point(r, token))
    }

    fn end_of(&self, r: &Reading<'_>, token: usize, bare: bool, point: Option<Got<Point>>) -> Option<Got<End>> {
        if let Some(p) = point.filter(|p| matches!(p.value.0, What::Point(..))) {
            return Some(p.map(|(what, kind, _)| End::Point(what, kind)));
        }
        if let Some((h, TimeWord::Fixed("PRESENT_REF"))) = self.words.at(r, token).next().filter(|_| bare) {
            let now = End::Point(What::Point(Base::Today, None), TimeKind::Date);
            return Some(super::lists::got(h, now));
        }
        if let Some(n) = self.digits(r, token, 4) {
            let t = &r.view.tokens[token];
            let joined = token > 0 && crate::number::adjacent(r, token) && r.view.tokens[token - 1].kind == Kind::Latin;
            return (!joined).then_some(Got {
                value: End::Number(n),
                start: t.span.start,
                end: t.span.end,
                next: token + 1,
            });
        }
        if !bare {
            return None;
        }
        if let Some(o) = self.numbers.ordinal_part(r, token).filter(|o| o.value <= 31) {
            let hour = o.feminine || o.value == 1;
            return Some(Got {
                value: if hour { End::Hour(o.value) } else { End::Number(i64::from(o.value)) },
                start: o.span.start,
                end: o.span.end,
                next: o.next,
            });
        }
        None
    }
}

/// One end of a range before the other is known.
#[derive(Clone, Debug)]
enum End {
    Point(What, TimeKind),
    Number(i64),
    Hour(u8),
}

fn join(a: End, b: End) -> Option<Point> {
    let year = |y: i64| Base::Date {
        year: Some(super::expr::Year::Number(y as i32)),
        month: None,
        day: None,
        hijri: false,
        weekday: None,
        direction: None,
    };
    let range = |a: What, b: What, kind: TimeKind| Some((What::Range(Box::new(a), Box::new(b)), kind, "time-range"));
    match (a, b) {
        (End::Number(a), End::Number(b)) if (1900..2100).contains(&a) && (1900..2100).contains(&b) && a < b => {
            range(What::Point(year(a), None), What::Point(year(b), None), TimeKind::Date)
        }
        (End::Point(a, ka), End::Point(b, kb)) => {
            let (What::Point(base_a, clock_a), What::Point(base_b, clock_b)) = (a, b) else { return None };
            match (clock_a, clock_b) {
                (None, None) => range(What::Point(base_a, None), What::Point(base_b, None), TimeKind::Date),
                (Some(mut x), Some(mut y)) => {
                    // "4 مساء إلى 5 مساء اليوم": the day holds for both.
                    let day_a = if base_a == Base::Today { base_b.clone() } else { base_a };
                    let day_b = if base_b == Base::Today { day_a.clone() } else { base_b };
                    if !x.said && y.said && x.hour < 12 && x.hour + 12 <= y.hour {
                        x.hour += 12;
                    }
                    if y.hour < x.hour && y.hour < 12 && x.hour >= 12 && day_a == day_b && y.hour + 12 > x.hour {
                        y.hour += 12;
                    }
                    let _ = (ka, kb);
                    range(What::Point(day_a, Some(x)), What::Point(day_b, Some(y)), TimeKind::Time)
                }
                _ => None,
            }
        }
        (End::Number(d), End::Point(What::Point(base, clock), _)) => match (base, clock) {
            (Base::Date { year, month: Some(m), day: Some(last), hijri, weekday: None, direction }, None)
                if (1..=31).contains(&d) && d < i64::from(last) =>
            {
                let first = Base::Date { year, month: Some(m), day: Some(d as u8), hijri, weekday: None, direction };
                let last = Base::Date { year, month: Some(m), day: Some(last), hijri, weekday: None, direction };
                range(What::Point(first, None), What::Point(last, None), TimeKind::Date)
            }
            (Base::Nth(n, counted, of), None) if (1..=31).contains(&d) && d < i64::from(n) => {
                let first = Base::Nth(d as i8, counted, of.clone());
                range(What::Point(first, None), What::Point(Base::Nth(n, counted, of), None), TimeKind::Date)
            }
            (base, Some(y)) if (1..=12).contains(&d) => {
                let mut x = y;
                (x.hour, x.minute, x.second) = (d as u8, 0, None);
                if y.hour >= 12 && x.hour < 12 && x.hour + 12 <= y.hour {
                    x.hour += 12;
                }
                range(What::Point(base.clone(), Some(x)), What::Point(base, Some(y)), TimeKind::Time)
            }
            _ => None,
        },
        // "من الخامسة إلى السابعة"
        (End::Hour(a), End::Hour(b)) if (1..=12).contains(&a) && (1..=12).contains(&b) => {
            let clock = |hour| Clock { hour, minute: 0, second: None, utc: false, said: false };
            range(What::Point(Base::Today, Some(clock(a))), What::Point(Base::Today, Some(clock(b))), TimeKind::Time)
        }
        (End::Hour(h), End::Point(What::Point(base, Some(y)), _)) if (1..=12).contains(&h) => {
            let mut x = y;
            (x.hour, x.minute, x.second) = (h, 0, None);
            if y.hour >= 12 && x.hour < 12 && x.hour + 12 <= y.hour {
                x.hour += 12;
            }
            range(What::Point(base.clone(), Some(x)), What::Point(base, Some(y)), TimeKind::Time)
        }
        (End::Point(What::Point(base, None), _), End::Number(last)) => match base {
            // "تموز 13 إلى 15"
            Base::Date { year, month: Some(m), day: Some(d), hijri, weekday: None, direction }
                if last > i64::from(d) && last <= 31 =>
            {
                let first = Base::Date { year, month: Some(m), day: Some(d), hijri, weekday: None, direction };
                let end = Base::Date { year, month: Some(m), day: Some(last as u8), hijri, weekday: None, direction };
                range(What::Point(first, None), What::Point(end, None), TimeKind::Date)
            }
            // "من عام 2014 إلى 2018"
            Base::Date { year: Some(_), month: None, .. } if (1900..2100).contains(&last) => {
                range(What::Point(base, None), What::Point(year(last), None), TimeKind::Date)
            }
            _ => None,
        },
        (End::Point(What::Point(base, Some(x)), _), End::Number(last)) if (1..=12).contains(&last) => {
            let mut y = x;
            (y.hour, y.minute, y.second) = (last as u8, 0, None);
            range(What::Point(base.clone(), Some(x)), What::Point(base, Some(y)), TimeKind::Time)
        }
        _ => None,
    }
}

fn rule(base: &Base) -> RuleId {
    match base {
        Base::Today | Base::Day(..) => "time-relative-day",
        Base::Date { .. } | Base::Decade(_) | Base::Century(_) => "time-date",
        Base::Weekday { .. } => "time-weekday",
        Base::Unit(..) => "time-relative-unit",
        Base::Nth(..) | Base::Part(..) | Base::Position(..) | Base::Rest(_) => "time-part-of",
        Base::Feast(..) => "time-feast",
    }
}

impl Base {
    /// Whether it is one day, which may have a time of day.
    fn is_day(&self) -> bool {
        match self {
            Base::Today | Base::Weekday { .. } | Base::Day(..) | Base::Feast(..) => true,
            Base::Date { day, .. } => day.is_some(),
            Base::Unit(unit, _) => *unit == Unit::Day,
            Base::Nth(_, counted, _) => *counted != super::expr::Counted::Week,
            _ => false,
        }
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

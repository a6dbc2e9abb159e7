use riwaya_text::letters::WAW;
use riwaya_text::{Kind, Span};
use rust_decimal::Decimal;

use super::digits;
use super::table::{definite, goes_on, is_and};
use super::words::{Atom, Sign, Words, Worth, share};
use crate::{Modifier, Reading};

/// A cardinal number in words, digits or both.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cardinal {
    /// `None` where only its size is said ("آلاف").
    pub value: Option<Decimal>,
    /// What size, where only that is said.
    pub vague: Modifier,
    pub span: Span,
    /// One past its last token.
    pub next: usize,
    /// Begins with digits.
    pub digits: bool,
    /// Plain digits and nothing else, and how many.
    pub plain: u32,
    /// The smallest scale that it ends with (a million in "1.2 مليون"), 1 where it has none.
    pub scale: u64,
    /// Has the article.
    pub article: bool,
    /// The proclitic particle before it.
    pub particle: Option<char>,
    /// Whether و stands attached before it.
    pub conj: bool,
    /// The token where its last و-joined part begins (the و itself where it stands apart).
    pub last_join: Option<usize>,
    /// A share, or a number that ends with one.
    pub share: bool,
}

/// The state of a number while it is put together: what is finished (down to a scale), and the group
/// of up to three places that is being read.
#[derive(Clone, Copy)]
struct State {
    total: Decimal,
    last_scale: Option<u64>,
    group: Option<Decimal>,
    unit: bool,
    tens: bool,
    hundred: bool,
    digits: bool,
    end: u32,
    next: usize,
    last_join: Option<usize>,
}

impl State {
    fn sum(&self) -> Option<Decimal> {
        self.total.checked_add(self.group.unwrap_or_default())
    }

    fn add(&mut self, n: u64) -> Option<()> {
        self.group = Some(self.group.unwrap_or_default().checked_add(Decimal::from(n))?);
        Some(())
    }
}

const DONE: Option<()> = None;

impl Words {
    /// The cardinal number that begins in a token and ends before `limit`. `grouped`: see [`digits::value`].
    pub(crate) fn cardinal(&self, r: &Reading<'_>, token: usize, limit: usize, grouped: bool) -> Option<Cardinal> {
        self.read(r, token, limit, grouped, true)
    }

    /// `signs`: whether "minus" and "point" may stand in it; inside a number they do not stand again.
    fn read(&self, r: &Reading<'_>, token: usize, limit: usize, grouped: bool, signs: bool) -> Option<Cardinal> {
        let kind = r.view.tokens.get(token)?.kind;
        if matches!(kind, Kind::Number | Kind::Mark('.' | '٫')) {
            let d = digits::read(r, token, grouped)?;
            let mut c = self.join(
                r,
                State {
                    total: Decimal::ZERO,
                    last_scale: None,
                    group: Some(d.value),
                    unit: true,
                    tens: true,
                    hundred: true,
                    digits: true,
                    end: d.span.end,
                    next: d.next,
                    last_join: None,
                },
                limit,
                signs,
            )?;
            c.span.start = d.span.start;
            c.digits = true;
            c.plain = if d.plain && c.next == d.next { d.len } else { 0 };
            return Some(c);
        }
        if signs && let Some((Sign::Minus, span, next)) = self.sign(r, token) {
            if next >= limit || !goes_on(r, next) {
                return None;
            }
            let mut c = self.read(r, next, limit, grouped, false)?;
            c.value = Some(-c.value?);
            c.span.start = span.start;
            return Some(c);
        }
        if let Some(c) = self.share_first(r, token, limit) {
            return Some(c);
        }
        if let Some(v) = self.vague(r, token) {
            let mut c = Cardinal {
                value: None,
                vague: v.value,
                span: v.span,
                next: v.next,
                digits: false,
                plain: 0,
                scale: 1,
                article: v.article,
                particle: v.particle,
                conj: v.conj,
                last_join: None,
                share: false,
            };
            if v.value != Modifier::Several {
                return None;
            }
            if let Some(a) = self.next_atom(r, v.next, limit)
                && a.plural
                && !a.conj
            {
                c.vague = size(a.worth);
                c.span.end = a.span.end;
                c.next = a.next;
            }
            return Some(c);
        }
        let first = self.atom(r, token)?;
        let bare = |value: Option<Decimal>, vague: Modifier, end: u32, next: usize| Cardinal {
            value,
            vague,
            span: Span { start: first.span.start, end },
            next,
            digits: false,
            plain: 0,
            scale: 1,
            article: first.article,
            particle: first.particle,
            conj: first.conj,
            last_join: None,
            share: false,
        };
        if first.plural {
            let (mut vague, mut end, mut next) = (size(first.worth), first.span.end, first.next);
            if let Some(a) = self.next_atom(r, next, limit)
                && !a.conj
                && a.particle.is_none()
                && matches!(a.worth, Worth::Scale(_))
            {
                (vague, end, next) = (size(a.worth), a.span.end, a.next);
            }
            return Some(bare(None, vague, end, next));
        }
        let mut s = State {
            total: Decimal::ZERO,
            last_scale: None,
            group: None,
            unit: false,
            tens: false,
            hundred: false,
            digits: false,
            end: first.span.end,
            next: first.next,
            last_join: None,
        };
        match first.worth {
            Worth::Zero => {
                s.group = Some(Decimal::ZERO);
                (s.unit, s.tens, s.hundred) = (true, true, true);
            }
            _ => self.take(r, &mut s, first, false, limit)?,
        }
        let mut c = self.join(r, s, limit, signs)?;
        c.span.start = first.span.start;
        (c.article, c.particle, c.conj) = (first.article, first.particle, first.conj);
        Some(c)
    }

    fn next_atom(&self, r: &Reading<'_>, token: usize, limit: usize) -> Option<Atom> {
        (token < limit && goes_on(r, token)).then(|| self.atom(r, token))?
    }

    /// "نصف", "ثلثا", "ربع مليون"
    fn share_first(&self, r: &Reading<'_>, token: usize, limit: usize) -> Option<Cardinal> {
        let p = self.share(r, token)?;
        if p.value.plural || self.is_final_round(r, p.next) {
            return None;
        }
        let definite_next = goes_on(r, p.next) && definite(r, p.next);
        if p.value.unsure && (!definite_next || p.article || self.atom(r, p.next).is_some()) {
            return None;
        }
        // "الربع السابق" is three months, "النصف الأول" is a half of a match.
        if p.article && definite_next && self.atom(r, p.next).is_none() {
            return None;
        }
        let n = if p.dual { Decimal::TWO } else { Decimal::ONE };
        let mut value = share(n, p.value.den)?;
        let (mut end, mut next, mut scale) = (p.span.end, p.next, 1);
        if let Some(a) = self.next_atom(r, next, limit)
            && let Some(s) = match a.worth {
                Worth::Hundred => Some(100),
                Worth::Scale(s) => Some(s),
                _ => None,
            }
            && !a.plural
            && !a.conj
            && a.particle.is_none()
        {
            value = value.checked_mul(Decimal::from(s))?;
            (end, next, scale) = (a.span.end, a.next, s);
        }
        Some(Cardinal {
            value: Some(value.normalize()),
            vague: Modifier::Exact,
            span: Span { start: p.span.start, end },
            next,
            digits: false,
            plain: 0,
            scale,
            article: p.article,
            particle: p.particle,
            conj: p.conj,
            last_join: None,
            share: true,
        })
    }

    /// "نصف النهائي" is a round of a cup.
    fn is_final_round(&self, r: &Reading<'_>, token: usize) -> bool {
        self.forms.final_round.is(r, token)
    }

    /// Whether a noun follows directly, as it does after the construct dual: "ألفا جندي" are two thousand, "بلغ ألفا وأكثر" is one.
    pub(super) fn counts_on(&self, r: &Reading<'_>, token: usize) -> bool {
        goes_on(r, token)
            && r.view.tokens[token].kind == Kind::Word
            && r.view.letters(token).first() != Some(&WAW)
            && !self.forms.no_noun.is(r, token)
    }

    /// Adds one word to the state; `None` where it cannot stand there.
    fn take(&self, r: &Reading<'_>, s: &mut State, a: Atom, joined: bool, limit: usize) -> Option<()> {
        // "ألف خمسمئة" drops its و now and then.
        let hundreds = match a.worth {
            Worth::Hundreds(_) => !a.article,
            Worth::Unit(3..=9) => {
                self.next_atom(r, a.next, limit).is_some_and(|h| h.worth == Worth::Hundred && !h.conj)
            }
            _ => false,
        };
        let open = s.group.is_none() && (s.last_scale.is_none() || joined || (hundreds && s.last_scale == Some(1000)));
        match a.worth {
            Worth::Zero => return DONE,
            Worth::Unit(10) if open || (s.hundred && !s.unit && !s.tens && joined) => {
                s.add(10)?;
                (s.unit, s.tens) = (true, true);
            }
            Worth::OneOfTeens | Worth::Unit(_) if open || (s.hundred && !s.unit && !s.tens && joined) => {
                let n = if let Worth::Unit(n) = a.worth { n } else { 1 };
                let ten = self
                    .next_atom(r, a.next, limit)
                    .filter(|t| n < 10 && t.worth == Worth::Unit(10) && !t.conj && t.particle.is_none() && !t.article);
                if a.worth == Worth::OneOfTeens && ten.is_none() {
                    let at = if is_and(r, a.next) { a.next + 1 } else { a.next };
                    let tens = self.next_atom(r, at, limit)?;
                    if !matches!(tens.worth, Worth::Tens(_)) || !(tens.conj || at > a.next) {
                        return DONE;
                    }
                }
                s.add(u64::from(n))?;
                s.unit = true;
                if let Some(ten) = ten {
                    s.add(10)?;
                    s.tens = true;
                    (s.end, s.next) = (ten.span.end, ten.next);
                    return Some(());
                }
            }
            Worth::Tens(n) if open || (!s.tens && joined && s.group.is_some()) => {
                s.add(u64::from(n))?;
                (s.unit, s.tens) = (true, true);
            }
            Worth::Hundred if open && !a.plural => {
                s.add(if a.dual { 200 } else { 100 })?;
                s.hundred = true;
            }
            // "ثلاث مئة", "322 مئة"
            Worth::Hundred
                if !joined && !a.dual && !s.hundred && s.unit && !s.tens || s.digits && !joined && !a.dual =>
            {
                s.group = Some(s.group?.checked_mul(Decimal::ONE_HUNDRED)?);
                (s.unit, s.tens, s.hundred) = (false, false, true);
            }
            Worth::Hundreds(n) if open => {
                s.add(u64::from(n))?;
                s.hundred = true;
            }
            Worth::Scale(n) => {
                let fits = s.last_scale.is_none_or(|l| n < l);
                let whole = Decimal::from(n);
                match s.group {
                    Some(g) if !joined && fits && !a.dual => {
                        s.total = s.total.checked_add(g.checked_mul(whole)?)?;
                    }
                    // "ألف مليار", "خمسة آلاف مليار"
                    None if !joined && !a.dual && s.last_scale.is_some_and(|l| n > l) => {
                        s.total = s.total.checked_mul(whole)?;
                    }
                    None if open && fits && !a.plural => {
                        let first = s.last_scale.is_none();
                        let two = a.dual || (a.accusative && first && self.counts_on(r, a.next));
                        s.total = s.total.checked_add(if two { whole.checked_mul(Decimal::TWO)? } else { whole })?;
                    }
                    _ => return DONE,
                }
                s.group = None;
                (s.unit, s.tens, s.hundred, s.digits) = (false, false, false, false);
                s.last_scale = Some(n);
            }
            _ => return DONE,
        }
        (s.end, s.next) = (a.span.end, a.next);
        Some(())
    }

    /// Reads on from a first part as long as words join it.
    fn join(&self, r: &Reading<'_>, mut s: State, limit: usize, signs: bool) -> Option<Cardinal> {
        let mut safe = s;
        let mut ends_in_share = false;
        loop {
            if s.group.is_none() || s.last_scale.is_none() {
                safe = s;
            }
            let apart = s.next < limit && goes_on(r, s.next) && is_and(r, s.next);
            let at = s.next + usize::from(apart);
            if at >= limit || !goes_on(r, at) {
                break;
            }
            if r.view.tokens[at].kind == Kind::Number {
                // "20 ألفا و345"
                let Some(scale) = s.last_scale.filter(|_| apart && s.group.is_none()) else { break };
                let Some(d) = digits::read(r, at, true).filter(|d| {
                    d.value < Decimal::from(scale)
                        && d.value.is_integer()
                        && !matches!(r.view.mark(d.next), Some('%' | '٪' | '/' | ':'))
                }) else {
                    break;
                };
                s.group = Some(d.value);
                (s.unit, s.tens, s.hundred, s.digits) = (true, true, true, true);
                (s.end, s.next, s.last_join) = (d.span.end, d.next, Some(at - 1));
                continue;
            }
            if signs
                && !apart
                && let Some((Sign::Point, _, next)) = self.sign(r, at)
                && let Some(c) = self.point(r, s, next, limit)
            {
                return Some(c);
            }
            if let Some(p) = self.share(r, at)
                && let Some(after) = self.with_share(r, &s, &p, apart || p.conj, limit)
            {
                s = after;
                safe = after;
                ends_in_share = true;
                break;
            }
            let Some(a) = self.atom(r, at) else { break };
            let joined = apart || a.conj;
            if a.particle.is_some() || self.take(r, &mut s, a, joined, limit).is_none() {
                break;
            }
            if joined {
                s.last_join = Some(at - usize::from(apart));
            }
        }
        // A group whose scale did not fit ("مليون وثلاثة ملايين") was the beginning of another number.
        if self.next_atom(r, s.next, limit).is_some_and(|a| {
            matches!(a.worth, Worth::Scale(_)) && !a.conj && s.group.is_some() && s.last_scale.is_some()
        }) {
            s = safe;
        }
        let scale = if s.group.is_some() { 1 } else { s.last_scale.unwrap_or(1) };
        Some(Cardinal {
            value: Some(s.sum()?.normalize()),
            vague: Modifier::Exact,
            span: Span { start: s.end, end: s.end },
            next: s.next,
            digits: false,
            plain: 0,
            scale,
            article: false,
            particle: None,
            conj: false,
            last_join: s.last_join,
            share: ends_in_share,
        })
    }

    /// "مليون ونصف", "ثلاثة وربع", "ثلاثة أرباع المليون"
    fn with_share(
        &self,
        r: &Reading<'_>,
        s: &State,
        p: &super::words::Part<super::words::Share>,
        joined: bool,
        limit: usize,
    ) -> Option<State> {
        let mut out = *s;
        (out.end, out.next) = (p.span.end, p.next);
        let scale_next =
            self.next_atom(r, p.next, limit).filter(|a| matches!(a.worth, Worth::Scale(_)) && !a.conj && !a.plural);
        if !joined {
            // a plural share is counted: "ثلاثة أخماس"
            if !p.value.plural || s.last_scale.is_some() || s.hundred || p.article {
                return None;
            }
            let mut value = share(s.group?, p.value.den)?;
            if let Some(a) = scale_next
                && let Worth::Scale(n) = a.worth
            {
                value = value.checked_mul(Decimal::from(n))?;
                (out.end, out.next) = (a.span.end, a.next);
            }
            out.group = Some(value);
            return Some(out);
        }
        if p.value.plural || p.value.unsure || p.particle.is_some() || self.is_final_round(r, p.next) {
            return None;
        }
        let n = if p.dual { Decimal::TWO } else { Decimal::ONE };
        let part = share(n, p.value.den)?;
        let mut of = if s.group.is_none() { s.last_scale.unwrap_or(1) } else { 1 };
        if let Some(a) = scale_next
            && let Worth::Scale(n) = a.worth
            && s.last_scale.is_none_or(|l| n <= l)
        {
            of = n;
            (out.end, out.next) = (a.span.end, a.next);
        } else if goes_on(r, p.next) && definite(r, p.next) {
            return None;
        }
        let more = part.checked_mul(Decimal::from(of))?;
        out.group = Some(s.group.unwrap_or_default().checked_add(more)?);
        Some(out)
    }

    /// "ثلاثة فاصلة خمسة": what follows the point is written as digits behind it.
    fn point(&self, r: &Reading<'_>, s: State, token: usize, limit: usize) -> Option<Cardinal> {
        if token >= limit || !goes_on(r, token) {
            return None;
        }
        let rest = self.read(r, token, limit, true, false)?;
        let n = rest.value.filter(|v| v.is_integer() && !v.is_sign_negative())?;
        let whole = n.trunc().mantissa();
        let digits = whole.checked_ilog10().unwrap_or(0) + 1;
        let behind = Decimal::try_from_i128_with_scale(whole, digits).ok()?;
        Some(Cardinal { value: Some(s.sum()?.checked_add(behind)?.normalize()), last_join: None, ..rest })
    }
}

fn size(worth: Worth) -> Modifier {
    match worth {
        Worth::Unit(_) | Worth::Tens(_) | Worth::Zero | Worth::OneOfTeens => Modifier::Dozens,
        Worth::Hundred | Worth::Hundreds(_) => Modifier::Hundreds,
        Worth::Scale(1000) => Modifier::Thousands,
        Worth::Scale(1_000_000) => Modifier::Millions,
        Worth::Scale(_) => Modifier::Billions,
    }
}

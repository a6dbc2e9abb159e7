//! What two reports of one slot are to each other. Pure functions: they see values, times, speakers
//! and widths, no text. The card of each rule says it in words (`rules/verdict`).

use riwaya_extract::{Decimal, Modifier, Quantity, Trend};

use crate::Verdict;
use crate::edtf::Bounds;

/// A verdict with the rule that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What they are to each other.
    pub verdict: Verdict,
    /// The rule id.
    pub rule: &'static str,
}

const fn judge(verdict: Verdict, rule: &'static str) -> Judgement {
    Judgement { verdict, rule }
}

/// How a counted thing behaves in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Only grows while the event goes on: the dead, the injured, the rescued.
    Grows,
    /// Goes up and down: the missing, the detained.
    Moves,
    /// Was so at one time: people aboard, the price of a thing.
    Fixed,
    /// Is so on one day: a crowd, which may be another the next day.
    Daily,
}

/// A figure as one report gives it.
#[derive(Clone, Copy, Debug)]
pub struct Count<'a> {
    /// Its value.
    pub value: Quantity,
    /// What the words make of it.
    pub modifier: Modifier,
    /// Whether its clause says that it rose or fell to this.
    pub trend: Trend,
    /// When it was so.
    pub as_of: Option<Bounds>,
    /// Whose word it is, one key for one source; never empty, the outlet speaks where nobody is named.
    pub source: &'a [u8],
    /// Whether it is a part of another figure.
    pub part: bool,
    /// How much of the group it counts: 0 for the whole, more for a narrower one ("police" of "forces").
    pub narrow: u8,
    /// Whether a party speaks here of its enemy's dead.
    pub claim: bool,
    /// Whether a side speaks here of its own.
    pub own: bool,
    /// Whether the text itself says when it was so, rather than the date of its publication.
    pub dated: bool,
    /// Where it was counted, if the clause says so.
    pub area: &'a str,
    /// Whether somebody is named whose word it is, or a body speaks for itself.
    pub named: bool,
    /// Whether the text that gives it gives the other one too, on another's word.
    pub beside: bool,
}

/// The values that a report leaves open, both ends included.
fn extent(c: &Count<'_>) -> (Option<Decimal>, Option<Decimal>) {
    let n = |n: i64| Some(Decimal::from(n));
    match (c.value, c.modifier) {
        (Quantity::Range(lo, hi), _) => (lo, hi),
        (Quantity::Exact(v), Modifier::About) => {
            let tenth = v / Decimal::from(10);
            (Some(v - tenth), Some(v + tenth))
        }
        (Quantity::Exact(v), Modifier::MoreThan | Modifier::AtLeast) => (Some(v), None),
        (Quantity::Exact(v), Modifier::LessThan | Modifier::UpTo) => (None, Some(v)),
        (Quantity::Exact(v), _) => (Some(v), Some(v)),
        (Quantity::Vague, Modifier::Several) => (n(2), n(19)),
        (Quantity::Vague, Modifier::Dozens) => (n(10), n(199)),
        (Quantity::Vague, Modifier::Hundreds) => (n(100), n(1_999)),
        (Quantity::Vague, Modifier::Thousands) => (n(1_000), n(999_999)),
        (Quantity::Vague, Modifier::Millions) => (n(1_000_000), n(999_999_999)),
        (Quantity::Vague, Modifier::Billions) => (n(1_000_000_000), None),
        (Quantity::Vague, _) => (None, None),
    }
}

/// The value that stands in a report, for "higher" and "lower".
fn level(c: &Count<'_>) -> Option<Decimal> {
    match c.value {
        Quantity::Exact(v) => Some(v),
        Quantity::Range(lo, hi) => hi.or(lo),
        Quantity::Vague => extent(c).0,
    }
}

fn fits(a: &Count<'_>, b: &Count<'_>) -> bool {
    let ((alo, ahi), (blo, bhi)) = (extent(a), extent(b));
    let below = |hi: Option<Decimal>, lo: Option<Decimal>| matches!((hi, lo), (Some(h), Some(l)) if h < l);
    !below(ahi, blo) && !below(bhi, alo)
}

/// Whether the later of two counts may be the earlier one, grown.
fn fits_later(a: &Count<'_>, b: &Count<'_>) -> bool {
    !matches!((extent(a).0, extent(b).1), (Some(low), Some(high)) if high < low)
}

/// Significant digits, without the zeros at the end.
fn digits(d: Decimal) -> u32 {
    let mut whole = d.normalize().mantissa().unsigned_abs();
    while whole != 0 && whole.is_multiple_of(10) {
        whole /= 10;
    }
    whole.checked_ilog10().map_or(1, |n| n + 1)
}

/// The power of ten at which a whole number's last digit that is not nought stands.
fn power_of_ten(whole: Decimal) -> Decimal {
    let mut rest = whole.mantissa().unsigned_abs();
    let mut power = Decimal::ONE;
    while rest != 0 && rest.is_multiple_of(10) {
        rest /= 10;
        power *= Decimal::TEN;
    }
    power
}

/// Whether one value is the other, rounded: 84.54 million and 84.5 million. What is below a thousand
/// and whole is counted, not rounded.
fn rounded(a: Decimal, b: Decimal) -> bool {
    let (coarse, fine) = if digits(a) < digits(b) { (a, b) } else { (b, a) };
    let n = digits(coarse);
    let counted = fine < Decimal::from(1_000) && fine.fract().is_zero();
    // The last digit that the coarse value gives counts in this much.
    let coarse = coarse.normalize();
    let unit = match coarse.scale() {
        0 => power_of_ten(coarse),
        scale => Decimal::new(1, scale),
    };
    let cut = coarse <= fine && fine - coarse < unit;
    n >= 2 && n < digits(fine) && !counted && (fine.round_sf(n) == Some(coarse) || cut)
}

/// Judges two figures of one slot, the earlier one first where their times tell.
pub fn figures(a: &Count<'_>, b: &Count<'_>, nature: Nature, copied: bool) -> Judgement {
    use Verdict::*;
    if copied {
        return judge(Copy, "copied-passage");
    }
    if a.part || b.part {
        return judge(Unrelated, "part-of-whole");
    }
    if a.trend == Trend::By || b.trend == Trend::By {
        return judge(Unrelated, "change-not-level");
    }
    let same_source = a.source == b.source;
    let earlier = match (a.as_of, b.as_of) {
        (Some(x), Some(y)) => x.before(y),
        _ => false,
    };
    if a.value == b.value && a.modifier == b.modifier {
        return judge(Agree, "same-value");
    }
    if a.trend == Trend::From || b.trend == Trend::From {
        return if fits(a, b) { judge(Agree, "same-value") } else { judge(Unrelated, "old-value") };
    }
    let exact = |c: &Count<'_>| match (c.value, c.modifier) {
        (Quantity::Exact(v), Modifier::Exact) => Some(v),
        _ => None,
    };
    let moving = matches!(nature, Nature::Grows | Nature::Moves);
    if let (Some(x), Some(y)) = (exact(a), exact(b))
        && !(earlier && moving)
        && rounded(x, y)
    {
        return judge(Agree, "rounded");
    }
    let vague = matches!(a.value, Quantity::Vague) || matches!(b.value, Quantity::Vague);
    let (rises, falls) = (b.trend == Trend::RiseTo, b.trend == Trend::FallTo);
    let (low, high) = (level(a), level(b));
    if fits(a, b) {
        let bound = |c: &Count<'_>| matches!(c.modifier, Modifier::AtLeast | Modifier::MoreThan);
        let grew = moving && !vague && high > low && bound(a) && !bound(b);
        return match grew && (earlier || rises) {
            true if same_source => judge(Update, "same-source-later"),
            true => judge(Update, "bound-then-count"),
            false => judge(Agree, "values-fit"),
        };
    }
    if !a.area.is_empty() && !b.area.is_empty() && a.area != b.area {
        return judge(Differ, "other-area");
    }
    if vague && matches!(a.value, Quantity::Vague) == matches!(b.value, Quantity::Vague) {
        return if earlier && moving { judge(Update, "later-magnitude") } else { judge(Differ, "other-magnitude") };
    }
    if moving {
        let hourly = matches!((a.as_of, b.as_of), (Some(x), Some(y))
            if x.hourly() && y.hourly() && x.minutes_apart(y) <= 60);
        if hourly && !same_source && a.narrow == b.narrow {
            return judge(Contradict, "same-hour");
        }
        let one_day = matches!((a.as_of, b.as_of), (Some(x), Some(y)) if x.start.date() == y.start.date());
        if falls && earlier && high < low && a.trend == Trend::None && (a.own == b.own || !a.claim && !b.claim) {
            return judge(Update, if same_source { "corrected-down" } else { "rises-or-falls-to" });
        }
        if a.claim != b.claim {
            // A side may come to lose what its enemy claimed later; not what it had claimed before.
            let (claim, own) = if a.claim { (a, b) } else { (b, a) };
            let grew = matches!((own.as_of, claim.as_of), (Some(x), Some(y)) if x.before(y)) && !one_day;
            let refuted = own.own && !grew && !vague && level(claim) > level(own) && claim.narrow >= own.narrow;
            return if refuted { judge(Contradict, "against-its-own-count") } else { judge(Differ, "enemy-claim") };
        }
        if earlier && same_source {
            return judge(Update, if high < low { "corrected-down" } else { "same-source-later" });
        }
        let none = |c: &Count<'_>| c.value == Quantity::Exact(Decimal::ZERO);
        if (none(a) || none(b)) && one_day && !same_source {
            return judge(Contradict, "cannot-both-hold");
        }
        // What can only grow is not less at a later hour of its day.
        let shrank = nature == Nature::Grows && earlier && one_day && a.dated && b.dated && !fits_later(a, b);
        if shrank && !same_source && a.narrow == b.narrow && b.trend != Trend::FallTo {
            return judge(Contradict, "less-later-that-day");
        }
        if one_day && !same_source && against_each_other(a, b, earlier, high > low) {
            return judge(Contradict, "two-words-of-one-day");
        }
        // "no more than 250": said within two days of another's higher count of what can only grow.
        let near = matches!((a.as_of, b.as_of), (Some(x), Some(y)) if x.days_apart(y) <= 2);
        let ceiling = matches!(b.modifier, Modifier::UpTo | Modifier::LessThan) && !matches!(b.trend, Trend::FallTo);
        if nature == Nature::Grows && near && ceiling && !vague && b.named && !same_source && high < low {
            return judge(Contradict, "no-more-than");
        }
        if vague {
            return judge(Differ, "other-magnitude");
        }
        if (rises && high > low) || (falls && high < low) {
            return judge(Update, "rises-or-falls-to");
        }
        if earlier && nature == Nature::Grows && high > low {
            return judge(Update, "later-and-higher");
        }
        return judge(Differ, if a.narrow != b.narrow { "narrower-group" } else { "other-value" });
    }
    if a.narrow != b.narrow {
        return judge(Differ, "narrower-group");
    }
    // "raised from 4000 to 9000": what stood still was changed.
    if earlier && ((rises && high > low) || (falls && high < low)) {
        return judge(Update, "rises-or-falls-to");
    }
    if same_source {
        return if earlier { judge(Update, "same-source-later") } else { judge(Differ, "other-value") };
    }
    if vague {
        return judge(Differ, "other-magnitude");
    }
    let same_day =
        matches!((a.as_of, b.as_of), (Some(x), Some(y)) if x.overlaps(y) || x.start.date() == y.start.date());
    if nature == Nature::Daily && !same_day {
        return judge(Differ, "other-value");
    }
    judge(Contradict, "cannot-both-hold")
}

/// Whether two named voices of one day cannot both be right about a thing that grows: one text sets them
/// side by side, or one says at the same time that it is no less, no more.
fn against_each_other(a: &Count<'_>, b: &Count<'_>, earlier: bool, higher: bool) -> bool {
    let bound = |c: &Count<'_>| matches!(c.modifier, Modifier::AtLeast | Modifier::MoreThan | Modifier::UpTo);
    let bounded = bound(a) || bound(b);
    // A part may be less than its whole, not more.
    let whole = match a.narrow.cmp(&b.narrow) {
        std::cmp::Ordering::Equal => true,
        std::cmp::Ordering::Greater => level(a) > level(b),
        std::cmp::Ordering::Less => level(b) > level(a),
    };
    let stands = |c: &Count<'_>| matches!(c.trend, Trend::None | Trend::RiseTo);
    let levels = stands(a) && stands(b);
    a.named && b.named && whole && levels && if a.beside { !(earlier && higher) } else { bounded && !earlier }
}

/// Whether the second of two figures is the one to name first: it is older by its time, or, where
/// times do not tell, the first "rose to" its value and the second did not.
pub fn second_is_older(a: &Count<'_>, b: &Count<'_>) -> bool {
    match (a.as_of, b.as_of) {
        (Some(x), Some(y)) if x.before(y) => false,
        (Some(x), Some(y)) if y.before(x) => true,
        _ => matches!(a.trend, Trend::RiseTo | Trend::FallTo) && !matches!(b.trend, Trend::RiseTo | Trend::FallTo),
    }
}

/// What a date slot asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// One moment: when it began, when it struck.
    Point,
    /// Several steps may each have a date: decided, announced, sent.
    Steps,
    /// One moment in a few accounts of one event; in a collection of many there may be several such.
    Once,
}

/// Judges two dates of one slot.
pub fn dates(a: Bounds, b: Bounds, moment: Moment, copied: bool) -> Judgement {
    use Verdict::*;
    if copied {
        judge(Copy, "copied-passage")
    } else if a == b || (a.daily() && b.daily() && a.start.date() == b.start.date()) {
        judge(Agree, "same-day")
    } else if a.contains(b) || b.contains(a) {
        judge(Agree, "finer-date")
    } else if (a.hourly() || b.hourly()) && a.gap(b) <= 60 {
        // Midnight belongs to both days.
        judge(Agree, "overlapping-dates")
    } else if a.overlaps(b) && !(a.daily() && b.daily()) {
        judge(Agree, "overlapping-dates")
    } else if moment == Moment::Steps {
        judge(Differ, "steps-of-one-thing")
    } else {
        judge(Contradict, "other-day")
    }
}

/// Judges two names of who did it. Words are folded, without what only stands attached.
pub fn actors(a: &[Vec<u8>], b: &[Vec<u8>], joined: bool, copied: bool) -> Judgement {
    let inside = |x: &[Vec<u8>], y: &[Vec<u8>]| !x.is_empty() && x.iter().all(|w| y.contains(w));
    if copied {
        judge(Verdict::Copy, "copied-passage")
    } else if joined || a == b {
        judge(Verdict::Agree, "same-actor")
    } else if inside(a, b) || inside(b, a) {
        judge(Verdict::Agree, "fuller-name")
    } else {
        judge(Verdict::Differ, "other-actor")
    }
}

/// Judges two wordings of one thing.
pub fn labels(a: &[Vec<u8>], b: &[Vec<u8>], opposed: bool, copied: bool) -> Judgement {
    if copied {
        judge(Verdict::Copy, "copied-passage")
    } else if a == b {
        judge(Verdict::Agree, "same-label")
    } else if opposed {
        judge(Verdict::Contradict, "opposed-labels")
    } else {
        judge(Verdict::Differ, "other-label")
    }
}

/// The verdict of a slot: the strongest certain one; copies alone agree.
pub fn strongest(verdicts: impl IntoIterator<Item = Verdict>) -> Option<Verdict> {
    let top = verdicts.into_iter().filter(|v| *v != Verdict::Unrelated).max()?;
    Some(if top == Verdict::Copy { Verdict::Agree } else { top })
}

#[cfg(test)]
mod tests;

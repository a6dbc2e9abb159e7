use jiff::Span;
use jiff::civil::{Date, DateTime};
use riwaya_text::{Evidence, Published, RegionKind};

use super::calendar;
use super::expr::{Base, Expr, What, Year};
use super::resolve::Now;
use super::year::{self, Years};
use crate::Reading;

/// The document's day, and where it comes from.
pub(super) struct Anchor {
    pub published: Option<Published>,
    pub now: Option<DateTime>,
}

/// The date that relative times rest on: the metadata's, else one read from the text's own words.
pub(super) fn anchor(r: &Reading<'_>, found: &[Expr]) -> Anchor {
    if let Some(p) = &r.doc.published {
        return Anchor { now: calendar::parse(&p.value), published: Some(p.clone()) };
    }
    match from_words(r, found).or_else(|| without_year(r, found)).or_else(|| from_company(r, found)) {
        Some((date, e)) => {
            let value = date.to_string();
            let published = Published { value, evidence: Evidence::Words(e.span), certain: false };
            Anchor { now: Some(date.to_datetime(jiff::civil::Time::midnight())), published: Some(published) }
        }
        None => Anchor { published: None, now: None },
    }
}

fn from_words<'e>(r: &Reading<'_>, found: &'e [Expr]) -> Option<(Date, &'e Expr)> {
    let dated = |e: &'e Expr| Some((full_date(e)?, e));
    let in_region = |e: &&Expr, kinds: &[RegionKind]| kinds.contains(&r.region(e.first));
    let outside = |e: &&Expr| !r.set_aside(e.first);
    // A dateline says it.
    if let Some(d) = found.iter().filter(|e| in_region(e, &[RegionKind::Dateline, RegionKind::Byline])).find_map(dated)
    {
        return Some(d);
    }
    // A date alone on one of the first lines, or "اليوم الخميس 6 يناير 2022".
    let early = |e: &&Expr| r.view.paragraphs.partition_point(|p| p.end <= e.first) < 6;
    let short = |e: &&Expr| {
        let line = r.view.paragraph(e.first);
        line.len() <= e.next - e.first + 8
    };
    if let Some(d) = found.iter().filter(outside).filter(|e| early(e) && short(e)).find_map(dated) {
        return Some(d);
    }
    // "بيروت، 5 آذار 2024 (…) -" before the first sentence.
    let opens = |e: &&Expr| early(e) && e.first - r.view.paragraph(e.first).start <= 6 && !has_verb_before(r, e);
    if let Some(d) = found.iter().filter(outside).filter(opens).find_map(dated) {
        return Some(d);
    }
    // The same two, and a date with its weekday, where the year stands elsewhere in the text.
    let years = Years::of(found.iter().filter(outside));
    let yearless = |e: &'e Expr| Some((year::dated(e, &years)?, e));
    let head = |e: &&Expr| in_region(e, &[RegionKind::Dateline, RegionKind::Byline]) || (outside(e) && opens(e));
    let with_weekday =
        |e: &&Expr| matches!(&e.what, What::Point(Base::Date { weekday: Some(_), .. }, _)) && outside(e) && early(e);
    if let Some(d) = found.iter().filter(head).find_map(yearless) {
        return Some(d);
    }
    if let Some(d) = found.iter().filter(with_weekday).find_map(yearless) {
        return Some(d);
    }
    // A stamp after the text (a comment's, a page's), and the weekday that the text calls its day.
    let stamp = found
        .iter()
        .filter(|e| in_region(e, &[RegionKind::CommentDate, RegionKind::SiteBoilerplate]) || (outside(e) && short(e)))
        .filter_map(dated)
        .min_by_key(|(d, _)| *d);
    let said = |e: &Expr| match &e.what {
        What::Point(Base::Day(n, Some(w)), _) => Some((*n, *w)),
        _ => None,
    };
    let body = || found.iter().filter(|e| !r.set_aside(e.first));
    if let Some((stamp, at)) = stamp {
        let today = body().find_map(|e| said(e).filter(|(n, _)| *n == 0).map(|(_, w)| (w, e)));
        if let Some((w, e)) = today {
            return Some((calendar::on_or_before(stamp, w)?, e));
        }
        let latest = body()
            .filter_map(|e| match e.what {
                What::Point(Base::Weekday { day, direction: None, week: None }, _) => {
                    Some((calendar::on_or_before(stamp, day)?, e))
                }
                _ => None,
            })
            .max_by_key(|(d, e)| (*d, std::cmp::Reverse(e.first)));
        return Some(latest.unwrap_or((stamp, at)));
    }
    // A full date with its weekday, near the beginning, is the day of the news.
    body()
        .filter(|e| early(e) && matches!(&e.what, What::Point(Base::Date { weekday: Some(_), .. }, _)))
        .find_map(dated)
}

/// How many lines from the beginning a text may give its day in.
const EARLY: usize = 6;

fn early(r: &Reading<'_>, e: &Expr) -> bool {
    !r.set_aside(e.first) && r.view.paragraphs.partition_point(|p| p.end <= e.first) < EARLY
}

/// The weekday (Monday is 1) that the text calls today, by itself or through yesterday or last night.
fn weekday_of_today(e: &Expr) -> Option<i64> {
    let (What::Point(Base::Day(n, Some(w)), _) | What::Night(Base::Day(n, Some(w)), _)) = &e.what else { return None };
    Some((i64::from(*w) - 1 - i64::from(*n)).rem_euclid(7) + 1)
}

/// A day and month near the beginning whose year other dates of the text give, or the company of the text:
/// "لارنكا، 9 حزيران (وكالة) -" with "عام 2024" further down. A weekday said with it must be right.
fn without_year<'e>(r: &Reading<'_>, found: &'e [Expr]) -> Option<(Date, &'e Expr)> {
    let today = found.iter().filter(|e| !r.set_aside(e.first)).find_map(weekday_of_today);
    let said = |e: &'e Expr| match e.what {
        What::Point(Base::Date { year: None, month: Some(m), day: Some(d), hijri: false, weekday, .. }, _) => {
            Some((m as i8, d as i8, weekday.map(i64::from), e))
        }
        _ => None,
    };
    let heading = |e: &Expr| matches!(r.region(e.first), RegionKind::Dateline | RegionKind::Byline);
    let body = || found.iter().filter(|e| !r.set_aside(e.first));
    let (month, day, weekday, e) = body()
        .filter(|e| heading(e))
        .find_map(said)
        .or_else(|| {
            body().filter(|e| early(r, e)).filter_map(said).find(|s| s.2.is_some() && (today.is_none() || s.2 == today))
        })
        .or_else(|| body().filter_map(said).find(|s| today.is_some() && s.2 == today))?;
    let fits = |y: i16| {
        let date = Date::new(y, month, day).ok()?;
        let right = weekday.is_none_or(|w| i64::from(date.weekday().to_monday_one_offset()) == w);
        right.then_some(date)
    };
    let mut years: Vec<i16> = body().flat_map(|e| years(&e.what)).collect();
    years.sort_unstable();
    let own = years.iter().rev().find_map(|&y| fits(y));
    let beside = r.company.and_then(|c| {
        let near = (c.year() - 1..=c.year() + 1).filter_map(fits);
        near.min_by_key(|d| days_between(*d, c)).filter(|d| days_between(*d, c) <= 60)
    });
    Some((own.or(beside)?, e))
}

/// The nearest day to the text's company that has the weekday of its today, three days off at most.
fn from_company<'e>(r: &Reading<'_>, found: &'e [Expr]) -> Option<(Date, &'e Expr)> {
    let company = r.company?;
    let (weekday, e) =
        found.iter().filter(|e| !r.set_aside(e.first)).find_map(|e| weekday_of_today(e).map(|w| (w, e)))?;
    let day = (-3..=3)
        .filter_map(|n| calendar::add(company, Span::new().try_days(n).ok()?))
        .find(|d| i64::from(d.weekday().to_monday_one_offset()) == weekday)?;
    Some((day, e))
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |s| s.get_days().abs())
}

/// The years that an expression says in figures.
fn years(what: &What) -> Vec<i16> {
    match what {
        What::Point(Base::Date { year: Some(Year::Number(y)), .. }, _) => i16::try_from(*y).into_iter().collect(),
        What::Range(a, b) => years(a).into_iter().chain(years(b)).collect(),
        _ => Vec::new(),
    }
}

/// Whether a sentence has begun before an expression: a preposition of time or place leads to it.
fn has_verb_before(r: &Reading<'_>, e: &Expr) -> bool {
    let line = r.view.paragraph(e.first);
    let marks_after =
        (e.next..line.end.min(e.next + 8)).any(|t| matches!(r.view.mark(t), Some('-' | '–' | '—' | ':' | '(' | ')')));
    !marks_after || e.relation.is_some()
}

/// The day of an expression that stands for itself.
fn full_date(e: &Expr) -> Option<Date> {
    let What::Point(base @ Base::Date { year: Some(_), month: Some(_), day: Some(_), .. }, _) = &e.what else {
        return None;
    };
    if !base.absolute() {
        return None;
    }
    match base.resolve(None)? {
        calendar::Value::Day(d) => Some(d),
        _ => None,
    }
}

/// The day that a paragraph gives itself ("اليوم الأربعاء", "أمس الثلاثاء"), where it is not the document's.
pub(super) fn own_day(e: &Expr, now: DateTime) -> Option<DateTime> {
    let (What::Point(Base::Day(n, Some(_)), _) | What::Night(Base::Day(n, Some(_)), _)) = &e.what else { return None };
    let base = match &e.what {
        What::Point(base, _) | What::Night(base, _) => base,
        _ => return None,
    };
    let calendar::Value::Day(d) = base.resolve(Some(Now { at: now, future: false, scheduled: false }))? else {
        return None;
    };
    let today = calendar::add(d, Span::new().try_days(-i64::from(*n)).ok()?)?;
    (today != now.date()).then(|| today.to_datetime(now.time()))
}

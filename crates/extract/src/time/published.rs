use jiff::Span;
use jiff::civil::{Date, DateTime};
use riwaya_text::{Evidence, Published, RegionKind};

use super::calendar;
use super::expr::{Base, Expr, What};
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
    match from_words(r, found) {
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
    let calendar::Value::Day(d) = base.resolve(Some(Now { at: now, future: false }))? else { return None };
    let today = calendar::add(d, Span::new().try_days(-i64::from(*n)).ok()?)?;
    (today != now.date()).then(|| today.to_datetime(now.time()))
}

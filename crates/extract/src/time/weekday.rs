//! Weekdays with the date, the week or the direction that goes with them.

use riwaya_text::letters::{NOON, WAW};

use super::expr::{Base, Counted, Got, Unit};
use super::lists::{Lists, skip, skip_comma};
use crate::Reading;
use crate::number::{adjacent, goes_on, is_and};

impl Lists {
    /// A weekday with the date, the week or the direction that goes with it.
    pub(super) fn weekday_said(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let head = self.forms.day_head.is(r, token) && goes_on(r, token + 1);
        let at = token + usize::from(head);
        let this = !head && self.is_this(r, token) && goes_on(r, token + 1);
        let at = at + usize::from(this);
        let bare = head;
        let w = self.weekday(r, at, bare).or_else(|| {
            // "ثلاثاء الأسبوع الماضي"
            let w = self.weekday(r, at, true)?;
            let u = goes_on(r, w.next).then(|| self.unit_said(r, w.next))??;
            matches!(u.value, Base::Unit(Unit::Week, _)).then_some(w)
        });
        let w = match w {
            Some(w) => w,
            None if self.weekday(r, at, true).is_some()
                && crate::number::alone_on_line(r, at, at + 1)
                && !self.forms.no_day.is(r, at) =>
            {
                self.weekday(r, at, true)?
            }
            None => return None,
        };
        // "صلاة الجمعة"
        if !head && at > 0 && goes_on(r, at) && self.forms.of_friday.is(r, at - 1) {
            return None;
        }
        let start = if head || this { r.view.tokens[token].span.start } else { w.start };
        let start = if head && r.view.letters(token).len() > 3 { r.view.letter_offset(token, 1) } else { start };
        if this {
            return Some(Got {
                value: Base::Weekday { day: w.value, direction: Some(0), week: None },
                start,
                end: w.end,
                next: w.next,
            });
        }
        if let Some(d) = self.direction(r, w.next) {
            return Some(Got {
                value: Base::Weekday { day: w.value, direction: Some(d.value), week: None },
                start,
                end: d.end,
                next: d.next,
            });
        }
        if let Some(direction) = self.of_both(r, w.next) {
            let value = Base::Weekday { day: w.value, direction: Some(direction), week: None };
            return Some(Got { value, start, end: w.end, next: w.next });
        }
        let from = skip(r, w.next, &self.forms.in_of);
        if goes_on(r, from)
            && let Some(u) = self.unit_said(r, from)
            && let Base::Unit(Unit::Week, n) = u.value
        {
            return Some(Got {
                value: Base::Weekday { day: w.value, direction: None, week: Some(n) },
                start,
                end: u.end,
                next: u.next,
            });
        }
        let comma = skip_comma(r, w.next);
        let date_at = skip(r, comma, &self.forms.dated);
        if goes_on(r, date_at) {
            let date = self.numeric(r, date_at).or_else(|| self.day_and_month(r, date_at));
            if let Some(d) = date {
                let value = match d.value {
                    Base::Date { year, month, day: Some(day), hijri, direction, .. } => {
                        Some(Base::Date { year, month, day: Some(day), hijri, weekday: Some(w.value), direction })
                    }
                    Base::Nth(n, Counted::Day, of) => Some(Base::Nth(n, Counted::Day, of)),
                    _ => None,
                };
                if let Some(value) = value {
                    return Some(Got { value, start, end: d.end, next: d.next });
                }
            }
            // "الخميس 21", "السبت السادس عشر"
            if date_at == w.next
                && let Some(d) = self.day(r, date_at).filter(|d| {
                    let article = self.numbers.ordinal_part(r, date_at).is_some_and(|o| o.article && o.value > 5);
                    let number = self.digits(r, date_at, 2).is_some();
                    (article || number)
                        && !self.goes_on_counting(r, d.next)
                        && !matches!(r.view.mark(d.next), Some('/' | '-' | ':' | '.') if adjacent(r, d.next))
                })
            {
                let value = Base::Date {
                    year: None,
                    month: None,
                    day: Some(d.value),
                    hijri: false,
                    weekday: Some(w.value),
                    direction: None,
                };
                return Some(Got { value, start, end: d.end, next: d.next });
            }
        }
        Some(Got {
            value: Base::Weekday { day: w.value, direction: None, week: None },
            start,
            end: w.end,
            next: w.next,
        })
    }

    /// The direction of two weekdays, said behind the second: "الاثنين والثلاثاء المقبلين".
    fn of_both(&self, r: &Reading<'_>, token: usize) -> Option<i8> {
        let second = self.joined_weekday(r, token)?;
        let d = self.direction(r, second)?;
        (r.view.letters(second).last() == Some(&NOON)).then_some(d.value)
    }

    /// One past the weekday that و joins to another one.
    pub(super) fn joined_weekday(&self, r: &Reading<'_>, token: usize) -> Option<usize> {
        let apart = usize::from(is_and(r, token));
        let joined = apart == 1 || r.view.letters(token).first() == Some(&WAW);
        if !joined || !goes_on(r, token) || !goes_on(r, token + apart) {
            return None;
        }
        self.weekday(r, token + apart, false).map(|w| w.next)
    }

    /// "الأسبوع المقبل يوم الجمعة"
    pub(super) fn week_and_day(&self, r: &Reading<'_>, token: usize) -> Option<Got<Base>> {
        let u = self.unit_said(r, token)?;
        let Base::Unit(Unit::Week, n) = u.value else { return None };
        let at = skip(r, u.next, &self.forms.day);
        let w = goes_on(r, at).then(|| self.weekday(r, at, false))??;
        Some(Got {
            value: Base::Weekday { day: w.value, direction: None, week: Some(n) },
            start: u.start,
            end: w.end,
            next: w.next,
        })
    }
}

//! Days for accounts that give none: the day of the dated accounts of the same event.

use jiff::civil::Date;

use crate::{Account, Comparison, edtf};

/// For every account, in the order given, the day of the dated accounts that tell of the same happening;
/// `None` for those that have a date of their own, and for those whose company has none. Of several days
/// the earliest is taken: later accounts look back on the event.
pub fn company(accounts: &[Account<'_>], comparison: &Comparison) -> Vec<Option<Date>> {
    let day = |n: usize| {
        let published = accounts.get(n)?.analysis.published.as_ref()?;
        edtf::bounds(&published.value).map(|b| b.start.date())
    };
    let mut out = vec![None; accounts.len()];
    for happening in &comparison.happenings {
        let Some(first) = happening.documents.iter().filter_map(|&n| day(n)).min() else { continue };
        for &n in &happening.documents {
            if day(n).is_none() && out[n].is_none() {
                out[n] = Some(first);
            }
        }
    }
    out
}

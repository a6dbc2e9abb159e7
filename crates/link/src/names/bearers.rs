//! People of one name in several documents: one man, or two whom what they do or whose man they are keeps apart.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::NameKind;

use super::facts::{Facts, Office, Role};
use super::tools::Tools;
use crate::fold::key;
use crate::{Account, edtf};

/// Days between the telling of an office and the telling of its holder.
const TERM: i32 = 400;

/// Which of several people of one name a document means.
#[derive(Debug, Default)]
pub(crate) struct Bearers {
    /// Names that several people bear: the number of the one meant, by document. Who is not told by a
    /// document is nobody's but its own.
    of: BTreeMap<Vec<u8>, BTreeMap<usize, usize>>,
    /// Given names that stand alone somewhere.
    given: BTreeSet<Vec<u8>>,
    /// Days of the documents.
    days: Vec<Option<jiff::civil::Date>>,
}

impl Bearers {
    pub(crate) fn new(accounts: &[Account<'_>], facts: &[Facts], tools: &Tools) -> Bearers {
        let mut told: BTreeMap<Vec<u8>, BTreeMap<usize, &Role>> = BTreeMap::new();
        for (rank, facts) in facts.iter().enumerate() {
            for (name, role) in &facts.roles {
                told.entry(key(name)).or_default().insert(rank, role);
            }
        }
        let mut of = BTreeMap::new();
        for (name, docs) in told.into_iter().filter(|(_, docs)| docs.len() > 1) {
            let mut bearers: Vec<Role> = Vec::new();
            let mut meant: BTreeMap<usize, usize> = BTreeMap::new();
            for (rank, role) in docs {
                let same = |b: &Role| tools.opposed(b.fields, role.fields) || foreign(b, role);
                let at = bearers.iter().position(|b| !same(b)).unwrap_or(bearers.len());
                match bearers.get_mut(at) {
                    Some(b) => {
                        b.fields |= role.fields;
                        b.states.extend(&role.states);
                    }
                    None => bearers.push(role.clone()),
                }
                meant.insert(rank, at);
            }
            if bearers.len() > 1 {
                of.insert(name, meant);
            }
        }
        let people = accounts.iter().flat_map(|a| &a.analysis.mentions).filter(|m| m.kind == NameKind::Person);
        let given = people.map(|m| key(&m.canonical)).filter(|name| tools.given(name)).collect();
        let day = |a: &Account<'_>| {
            let published = a.analysis.published.as_ref().or(a.doc.published.as_ref())?;
            edtf::bounds(&published.value).map(|b| b.start.date())
        };
        Bearers { of, given, days: accounts.iter().map(day).collect() }
    }

    /// What tells the bearer of a name in a document from others of that name; empty where there is one.
    pub(crate) fn mark(&self, rank: usize, name: &str) -> String {
        let name = key(name);
        match self.of.get(&name) {
            // A given name alone is somebody else's in every document.
            None if self.given.contains(&name) => format!("?{rank}"),
            None => String::new(),
            Some(docs) => docs.get(&rank).map_or_else(|| format!("?{rank}"), usize::to_string),
        }
    }

    /// Offices without a name, and who holds them: the only one named with the office, in the document
    /// itself or else in all of them.
    pub(super) fn offices(&self, facts: &[Facts], mut each: impl FnMut(usize, &str, &str, &str)) {
        type Holders<'f> = BTreeMap<Vec<u8>, BTreeSet<(usize, &'f str)>>;
        let mut all: BTreeMap<Office, Holders<'_>> = BTreeMap::new();
        for (rank, f) in facts.iter().enumerate() {
            for (office, name) in &f.held {
                all.entry(*office).or_default().entry(key(name)).or_default().insert((rank, name));
            }
        }
        for (rank, f) in facts.iter().enumerate() {
            for (office, form) in &f.offices {
                let Some(holders) = all.get(office) else { continue };
                let own = holders.values().flatten().filter(|(r, _)| *r == rank);
                let own: BTreeSet<&str> = own.map(|(_, name)| *name).collect();
                let holder = match own.len() {
                    0 => match &holders.values().collect::<Vec<_>>()[..] {
                        [only] => only.iter().find(|(r, _)| self.near(*r, rank)).copied(),
                        _ => None,
                    },
                    1 => own.first().map(|name| (rank, *name)),
                    _ => None,
                };
                if let Some((r, name)) = holder {
                    each(rank, form, name, &self.mark(r, name));
                }
            }
        }
    }

    /// Whether two documents stand within one term.
    fn near(&self, a: usize, b: usize) -> bool {
        match (self.days.get(a).copied().flatten(), self.days.get(b).copied().flatten()) {
            (Some(a), Some(b)) => (a - b).get_days().abs() <= TERM,
            _ => true,
        }
    }
}

/// Whether two are men of different states.
fn foreign(a: &Role, b: &Role) -> bool {
    a.fields & b.fields != 0 && !a.states.is_empty() && !b.states.is_empty() && a.states.is_disjoint(&b.states)
}

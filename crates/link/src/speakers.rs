//! Who is quoted, over all documents.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::{Mention, NameKind, Statement, Voice};

use crate::names::{Bearers, Tools};
use crate::slot::Table;
use crate::{Account, Speaker};

struct Found {
    canonical: String,
    forms: BTreeSet<String>,
    statements: Vec<(usize, usize)>,
    bones: BTreeSet<Vec<u8>>,
}

/// Speakers with their statements, the most quoted first. Commenters and the author's own frames are left out.
pub(crate) fn speakers(
    accounts: &[Account<'_>],
    doc_of: &[usize],
    table: &Table,
    (bearers, tools): (&Bearers, &Tools),
) -> Vec<Speaker> {
    let mut by_name: BTreeMap<(Vec<u8>, String), Found> = BTreeMap::new();
    for (rank, (account, &doc)) in accounts.iter().zip(doc_of).enumerate() {
        for (n, s) in account.analysis.statements.iter().enumerate() {
            let name = s.source_canonical.as_str();
            let aside = account.doc.region_at(s.cue.start).set_aside();
            if s.voice != Voice::Source || aside || name.is_empty() || name == "AUTHOR" {
                continue;
            }
            let bones = tools.skeleton(name);
            let found = by_name.entry((bones.clone(), bearer(account, s, rank, bearers))).or_insert_with(|| Found {
                canonical: name.to_owned(),
                forms: BTreeSet::new(),
                statements: Vec::new(),
                bones: bones.split(|&c| c == riwaya_text::letters::SPACE).map(<[u8]>::to_vec).collect(),
            });
            if name.len() > found.canonical.len() {
                found.canonical = name.to_owned();
            }
            found.forms.insert(name.to_owned());
            if let Some(source) = s.source {
                found.forms.insert(source.of(&account.doc.text).to_owned());
            }
            found.statements.push((doc, n));
        }
    }
    // A form of at least two words joins the only longer one that holds all of them.
    let mut all: Vec<Found> = by_name.into_values().collect();
    all.sort_by(|a, b| (a.bones.len(), &a.bones).cmp(&(b.bones.len(), &b.bones)));
    let mut holding: BTreeMap<&Vec<u8>, Vec<usize>> = BTreeMap::new();
    for (n, found) in all.iter().enumerate() {
        for bone in &found.bones {
            holding.entry(bone).or_default().push(n);
        }
    }
    let mut joins: Vec<Option<usize>> = vec![None; all.len()];
    for (n, short) in all.iter().enumerate().filter(|(_, f)| f.bones.len() >= 2) {
        // The word that fewest forms hold bounds the search.
        let rarest = short.bones.iter().filter_map(|b| holding.get(b)).min_by_key(|list| list.len());
        let longer: Vec<usize> = rarest
            .into_iter()
            .flatten()
            .copied()
            .filter(|&m| all[m].bones.len() > short.bones.len() && short.bones.is_subset(&all[m].bones))
            .take(40)
            .collect();
        // Two longer forms are one candidate where the longest holds the other.
        let longest = longer.last().copied().filter(|&l| longer.iter().all(|&m| all[m].bones.is_subset(&all[l].bones)));
        // Of two people of one name nobody knows who the short form is.
        let two = |l: usize| longer.iter().any(|&m| m != l && all[m].bones == all[l].bones);
        joins[n] = longest.filter(|&m| !two(m) && person_like(short, &all[m], table, tools));
    }
    let mut merged: Vec<Option<Found>> = all.into_iter().map(Some).collect();
    for (n, join) in joins.into_iter().enumerate() {
        let Some(m) = join else { continue };
        if let Some(short) = merged[n].take()
            && let Some(long) = merged[m].as_mut()
        {
            long.forms.extend(short.forms);
            long.statements.extend(short.statements);
        }
    }
    let all = merged.into_iter().flatten();
    let mut out: Vec<Speaker> = all
        .map(|mut f| {
            f.statements.sort_unstable();
            Speaker { canonical: f.canonical, forms: f.forms.into_iter().collect(), statements: f.statements }
        })
        .collect();
    out.sort_by(|a, b| (b.statements.len(), &a.canonical).cmp(&(a.statements.len(), &b.canonical)));
    out
}

/// What tells the person who speaks from others of his name.
fn bearer(account: &Account<'_>, s: &Statement, rank: usize, bearers: &Bearers) -> String {
    let named = |m: &&Mention| m.kind == NameKind::Person && s.source.is_some_and(|source| source.contains(m.span));
    let name = account.analysis.mentions.iter().find(named).map_or(s.source_canonical.as_str(), |m| &m.canonical);
    bearers.mark(rank, name)
}

/// A body is not its spokesman: the longer form must end as the shorter one does, with the name, or begin as it does.
fn person_like(short: &Found, long: &Found, table: &Table, tools: &Tools) -> bool {
    let (s, l) = (tools.skeleton(&short.canonical), tools.skeleton(&long.canonical));
    let for_another = table.letters("speaks-for").iter().any(|w| long.canonical.starts_with(w));
    l.ends_with(&s) && !for_another
        || (l.starts_with(&s) && s.len() * 2 > l.len())
        || (l.ends_with(&s) && short.bones.len() == 2 && s.len() >= 5 && !short.canonical.starts_with("ال"))
}

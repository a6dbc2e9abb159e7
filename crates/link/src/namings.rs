//! What the documents call people and acts, and whose word each name is.

use std::collections::BTreeMap;

use riwaya_extract::{Designation, Group};

use crate::slot::{Page, Table, stems};
use crate::{LabelVoice, Naming, Place};

/// Labels of one happening, by group and plainest form.
pub(crate) fn namings(happening: usize, pages: &[Page<'_>], table: &Table) -> Vec<Naming> {
    let mut by_label: BTreeMap<(Group, Vec<Vec<u8>>), Naming> = BTreeMap::new();
    for page in pages {
        for d in &page.account.analysis.designations {
            if page.aside(d.span) {
                continue;
            }
            let words = stems(d.span.of(page.text()));
            let text = plain(d.span.of(page.text()));
            let naming = by_label.entry((d.group, words)).or_insert_with(|| Naming {
                happening,
                group: d.group,
                label: text.clone(),
                uses: Vec::new(),
            });
            if text.len() < naming.label.len() {
                naming.label = text;
            }
            let by = page.speaker(d.by).source;
            naming.uses.push((Place { doc: page.doc, span: d.span }, voice(page, table, d, &by), by));
        }
    }
    let mut out: Vec<Naming> = by_label.into_values().collect();
    out.sort_by(|a, b| (a.group, b.uses.len(), &a.label).cmp(&(b.group, a.uses.len(), &b.label)));
    out
}

fn plain(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn voice(page: &Page<'_>, table: &Table, d: &Designation, by: &str) -> LabelVoice {
    let token = page.view.token_at(d.span.start);
    let sentence = page.view.sentence(token);
    let just_before = token.saturating_sub(2).max(sentence.start)..token;
    let classes = |name: &str| table.class(name).into_iter().collect::<Vec<_>>();
    let statement = d.by.and_then(|s| page.account.analysis.statements.get(s));
    if page.find(just_before, &classes("negation")).is_some() {
        LabelVoice::Rejected
    } else if d.distanced {
        LabelVoice::Distanced
    } else if page
        .find(sentence.start..(sentence.start + 2).min(token.max(sentence.start)), &classes("condition"))
        .is_some()
    {
        LabelVoice::Conditional
    } else if statement.is_some_and(|s| s.quotes.iter().any(|q| q.contains(d.span))) {
        LabelVoice::Quoted
    } else if statement.is_some() && !by.is_empty() {
        LabelVoice::Attributed
    } else {
        LabelVoice::Author
    }
}

//! Whose word a report is: every way in which the documents name a source, and which side it is on.

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use super::page::Page;
use super::table::Table;

/// The words by which documents name each speaker, with the office beside the name.
pub(super) struct Voices(BTreeMap<String, BTreeSet<String>>);

impl Voices {
    pub fn new(pages: &[Page<'_>]) -> Voices {
        let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for page in pages {
            let statements = page.account.analysis.statements.iter().filter(|s| !s.source_canonical.is_empty());
            for (s, source) in statements.filter_map(|s| Some((s, s.source?))) {
                let words = source.of(page.text());
                // A pronoun or a surname adds nothing to the name that stands for it.
                if words.contains(s.source_canonical.as_str()) || words.split(' ').count() > 2 {
                    named.entry(s.source_canonical.clone()).or_default().insert(words.to_owned());
                }
            }
        }
        Voices(named)
    }

    /// The side of whoever says a figure, or of the outlet.
    pub fn side(&self, page: &Page<'_>, figure: &riwaya_extract::Figure, table: &Table) -> Option<&'static str> {
        let said = page.speaker(figure.statement).source;
        let named = self.0.get(&said).into_iter().flatten().map(String::as_str);
        let outlet = Some(page.account.doc.outlet.as_deref().unwrap_or("")).filter(|_| said.is_empty());
        let words: Vec<&str> = named.chain([said.as_str()]).chain(outlet).collect();
        table.side(&words.join(" "))
    }

    /// Gives the reports of a page their voices, and says which count an enemy's dead or their own.
    pub fn tell(&self, drafts: &mut [Draft], page: &Page<'_>, table: &Table) {
        for d in drafts {
            if let Some(words) = self.0.get(&d.source) {
                d.voice = words.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
            }
            let outlet = page.account.doc.outlet.as_deref().unwrap_or("");
            let named = format!("{} {}", d.source, d.voice);
            let speaker = if d.source.is_empty() { outlet } else { &named };
            d.named = !d.source.is_empty() || table.side(outlet).is_some() || speaks_for_itself(page, outlet, d);
            d.claim = table.counts_its_enemy(speaker, d.counted);
            let spoken = table.side(speaker) == Some(d.counted);
            d.own = !d.claim && (spoken || own_people(page, table, d));
        }
    }
}

/// "the teams of the society counted ninety", on the society's own page: it names itself in the sentence.
fn speaks_for_itself(page: &Page<'_>, outlet: &str, d: &Draft) -> bool {
    let own = super::stems(outlet);
    let sentence = page.sentence(d.span);
    let body = |&t: &usize| page.region(page.view.span(t..t + 1)) == riwaya_text::RegionKind::Body;
    let before = sentence.start..page.view.token_at(d.span.start).max(sentence.start);
    let words: Vec<_> = before.filter(body).flat_map(|t| super::stems(page.view.text(t))).collect();
    !own.is_empty() && own.iter().all(|w| words.contains(w))
}

/// "the ministry mourns five of its members": whose people they are is said beside the figure.
fn own_people(page: &Page<'_>, table: &Table, d: &Draft) -> bool {
    let near = |class: &str| table.class(class).is_some_and(|c| page.find(page.segment(d.span), &[c]).is_some());
    let from = page.sentence(d.span).start..page.view.token_at(d.span.start);
    (near("own-people") || near("own-dead")) && table.side(page.view.words(from)) == Some(d.counted)
}

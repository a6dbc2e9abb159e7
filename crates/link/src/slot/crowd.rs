//! Nouns that documents call participants by: "workers" of "protesting workers".

use std::collections::BTreeSet;

use riwaya_extract::Group;
use riwaya_text::letters::{ALEF, FEH, LAM, WAW};

use super::page::Page;
use super::table::Table;
use crate::fold::{key, stem};
use crate::names::bones;

/// Those nouns, whether the name takes both words or only the adjective.
pub(super) fn words(pages: &[Page<'_>], table: &Table) -> Vec<Vec<u8>> {
    let mut out: BTreeSet<Vec<u8>> = BTreeSet::new();
    for page in pages {
        let named = page.account.analysis.designations.iter();
        for d in named.filter(|d| matches!(d.group, Group::Participants) && !page.aside(d.span)) {
            let tokens = page.view.tokens_in(d.span);
            if tokens.is_empty() {
                continue;
            }
            let noun = if tokens.len() > 1 {
                tokens.start
            } else {
                // The noun before an adjective stands as it does, with or without the article.
                let adjective = tokens.start;
                let Some(before) = adjective.checked_sub(1) else { continue };
                let letters = page.view.letters(before);
                let joined = letters.iter().take_while(|l| matches!(**l, WAW | FEH)).count();
                let noun = &letters[joined..];
                let agrees = noun.starts_with(&[ALEF, LAM]) == page.view.letters(adjective).starts_with(&[ALEF, LAM]);
                let endings = table.letters("people-ending");
                let people = endings.iter().any(|e| page.view.ends(adjective, e)) && noun.len() >= 4;
                if !agrees || !people || page.view.sentence_of(before) != page.view.sentence_of(tokens.start) {
                    continue;
                }
                before
            };
            if page.view.letters(noun).len() >= 4 {
                out.insert(crowd_key(page.view.text(noun)));
            }
        }
    }
    out.into_iter().collect()
}

/// A counted noun and its broken plural have one key: عامل, عمال.
pub(super) fn crowd_key(word: &str) -> Vec<u8> {
    let letters = key(word);
    bones(stem(&letters))
}

//! Whom a document names as its source: the agency in its dateline or byline, and the agencies and
//! outlets that its statements come through.

use riwaya_text::RegionKind;

use super::{Known, same_name};
use crate::fold::key;
use crate::{Account, Reason, Relation};

/// Names in a document that a passage may have come through.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credits {
    /// The document's own outlet.
    pub outlet: Option<String>,
    /// Named in dateline or byline: it takes the text from there.
    pub over_text: Vec<String>,
    /// Named as a transmitter of statements.
    pub through: Vec<String>,
    /// The folded words of the text, what is set aside left out.
    own_words: Vec<u8>,
}

impl Credits {
    /// Whether the text itself speaks of an outlet by a name of two words or more.
    fn text_names(&self, outlet: &str) -> bool {
        let wanted = key(outlet);
        if !wanted.contains(&riwaya_text::letters::SPACE) {
            return false;
        }
        let space = [riwaya_text::letters::SPACE];
        let padded = [&space[..], &wanted, &space].concat();
        self.own_words.windows(padded.len()).any(|w| w == padded)
    }
}

/// Reads them.
pub(crate) fn credits(account: &Account<'_>) -> Credits {
    let text = &account.doc.text;
    let mut out = Credits { outlet: account.doc.outlet.clone(), ..Credits::default() };
    let mut own_words = vec![riwaya_text::letters::SPACE];
    super::each_own_word(account.doc, |letters, _, _| {
        own_words.extend_from_slice(letters.unwrap_or(&[]));
        own_words.push(riwaya_text::letters::SPACE);
    });
    out.own_words = own_words;
    let mut over = |name: &str| {
        let name = bare(name);
        if name.chars().count() > 2 && !out.over_text.iter().any(|n| same_name(n, &name)) {
            out.over_text.push(name);
        }
    };
    for region in &account.doc.regions {
        let words = region.span.of(text);
        match region.kind {
            RegionKind::Dateline => {
                for part in words.split(['(', '（']).skip(1) {
                    part.split(')').next().unwrap_or("").split(['/', '،', '-', '–']).for_each(&mut over);
                }
            }
            RegionKind::Byline => words.split(['-', '–', '،', '/', '|', '\n']).for_each(&mut over),
            _ => {}
        }
    }
    if let Some(byline) = &account.doc.byline {
        byline.split(['-', '–', '،', '/', '|']).for_each(&mut over);
    }
    for statement in &account.analysis.statements {
        // The last link is the originator: whoever stands before it passed the words on.
        let relays = statement.chain.len().saturating_sub(1);
        for span in statement.chain.iter().take(relays).flatten() {
            let name = bare(span.of(text));
            if name.chars().count() > 2 && !out.through.iter().any(|n| same_name(n, &name)) {
                out.through.push(name);
            }
        }
    }
    out
}

/// A name without quotation marks and without the words that only say what it is.
pub(crate) fn bare(name: &str) -> String {
    name.split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| {
            !w.is_empty()
                && !matches!(
                    *w,
                    "وكالة"
                        | "وكالات"
                        | "الوكالة"
                        | "صحيفة"
                        | "قناة"
                        | "موقع"
                        | "إذاعة"
                        | "نقلا"
                        | "نقلاً"
                        | "عن"
                )
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// What the names show. "First" and "from" mean: by what these documents say of themselves.
pub(crate) fn relation(a: &Credits, b: &Credits, known: &Known) -> (Relation, Reason) {
    let names = |c: &Credits, outlet: &str| {
        c.over_text.iter().chain(&c.through).any(|n| same_name(n, outlet)) || c.text_names(outlet)
    };
    for (one, other) in [(a, b), (b, a)] {
        if let (Some(source), Some(taker)) = (&one.outlet, &other.outlet)
            && !same_name(source, taker)
            && names(other, source)
        {
            return (
                Relation::Follows,
                Reason {
                    ar: format!("يذكر «{taker}» «{source}» مصدرا له"),
                    en: format!("{taker} names {source} as its source"),
                },
            );
        }
    }
    for (what_ar, what_en, x, y) in [
        ("في صدر الخبرين", "over both texts", &a.over_text, &b.over_text),
        ("في أحد الخبرين صدرا وفي الآخر ناقلا", "over one text and within the other", &a.over_text, &b.through),
        ("في أحد الخبرين صدرا وفي الآخر ناقلا", "over one text and within the other", &b.over_text, &a.through),
        ("ناقلا في الخبرين", "as a transmitter in both", &a.through, &b.through),
    ] {
        // An outlet's own name over its text is no source of both.
        let own = |n: &str| [&a.outlet, &b.outlet].into_iter().flatten().any(|o| same_name(o, n));
        let shared = x.iter().filter(|n| known.agency(n) && !own(n)).find(|n| y.iter().any(|m| same_name(n, m)));
        if let Some(shared) = shared {
            return (
                Relation::CommonAgency,
                Reason { ar: format!("«{shared}» مذكورة {what_ar}"), en: format!("{shared} stands {what_en}") },
            );
        }
    }
    (
        Relation::Unknown,
        Reason {
            ar: "لا يذكر أي منهما الآخر ولا وكالة واحدة".into(),
            en: "neither names the other or a common agency".into(),
        },
    )
}

//! What is shown of a document as a whole: its short name, its kind, what was set aside.

use std::collections::BTreeMap;

use riwaya_extract::Analysis;
use riwaya_link::Account;
use riwaya_text::{Document, Published, RegionKind};

use crate::words::{Both, COMMENTER};

/// The date that a document's relative times rest on.
pub fn published<'a>(doc: &'a Document, found: &'a Analysis) -> Option<&'a Published> {
    found.published.as_ref().or(doc.published.as_ref())
}

/// A document's title: the metadata's, else its headline, else its first line.
pub fn title(doc: &Document) -> Option<&str> {
    let headline = || doc.headline().map(str::trim);
    let first = || doc.text.lines().map(str::trim).find(|l| !l.is_empty());
    doc.title.as_deref().or_else(headline).or_else(first).filter(|t| !t.is_empty())
}

/// The form in which a document came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DocumentKind {
    Text,
    Page,
    Record,
}

impl DocumentKind {
    pub(crate) fn of(doc: &Document) -> Self {
        let path = doc.path.to_ascii_lowercase();
        if path.contains(".jsonl#") {
            DocumentKind::Record
        } else if path.ends_with(".html") || path.ends_with(".htm") {
            DocumentKind::Page
        } else {
            DocumentKind::Text
        }
    }

    pub(crate) fn name(self) -> &'static str {
        self.words().en
    }

    pub(crate) fn words(self) -> Both {
        match self {
            DocumentKind::Text => Both { ar: "نص", en: "text" },
            DocumentKind::Page => Both { ar: "صفحة", en: "page" },
            DocumentKind::Record => Both { ar: "سجل", en: "record" },
        }
    }
}

/// What was set aside in a document: kind, how many parts, how many characters.
pub(crate) fn aside(doc: &Document) -> Vec<(RegionKind, usize, usize)> {
    let mut out: Vec<(RegionKind, usize, usize)> = Vec::new();
    for region in doc.regions.iter().filter(|r| r.kind.set_aside()) {
        let chars = region.span.of(&doc.text).chars().count();
        match out.iter_mut().find(|(kind, ..)| *kind == region.kind) {
            Some((_, parts, sum)) => {
                *parts += 1;
                *sum += chars;
            }
            None => out.push((region.kind, 1, chars)),
        }
    }
    out.sort_by_key(|(kind, ..)| *kind);
    out
}

/// What was set aside, for people: a comment's author and date go with the comment.
pub(crate) fn aside_in_short(doc: &Document) -> Vec<(RegionKind, usize, usize)> {
    let mut all = aside(doc);
    all.retain(|(kind, ..)| !matches!(kind, RegionKind::CommentAuthor | RegionKind::CommentDate));
    all
}

/// What was noticed while reading and while extracting: (code, message).
pub(crate) fn problems<'a>(doc: &'a Document, found: &'a Analysis) -> impl Iterator<Item = (&'a str, &'a str)> {
    let noticed = doc.notices.iter().map(|(code, message)| (code.as_str(), message.as_str()));
    noticed.chain(found.problems.iter().map(|p| (p.code, p.message.as_str())))
}

/// A short name for every document, each different: with a number behind it where two would be the same.
pub(crate) fn short_names(accounts: &[Account<'_>]) -> Vec<String> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut names = Vec::with_capacity(accounts.len());
    for account in accounts {
        let mut name = account.doc.short_name();
        while let Some(times) = taken.get_mut(&name) {
            *times += 1;
            name = format!("{name}({times})");
        }
        taken.insert(name.clone(), 1);
        names.push(name);
    }
    names
}

/// The names over a document's reader comments, in the order of their first comment: the n-th is shown
/// as "commenter n" and nowhere by name.
pub(crate) fn commenters(doc: &Document) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for region in doc.regions.iter().filter(|r| r.kind == RegionKind::CommentAuthor) {
        let name = region.span.of(&doc.text).trim();
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The words that stand for the n-th commenter (from 0).
pub(crate) fn commenter(n: usize) -> String {
    format!("{} {} · {} {}", COMMENTER.ar, n + 1, COMMENTER.en, n + 1)
}

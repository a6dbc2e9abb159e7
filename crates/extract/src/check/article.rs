//! Specimen articles: a text with everything that must be found in it.

use riwaya_text::Document;

use super::{Fact, document};

/// A specimen article.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// `agency`, `court`, `sport`, …
    pub kind: &'static str,
    /// The date that its relative times rest on.
    pub published: Option<&'static str>,
    /// Its text.
    pub text: String,
    /// What must be found, by layer.
    pub sections: Vec<(&'static str, Vec<Item>)>,
}

/// How an expected finding stands to what is found today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It must be found.
    Expected,
    /// It should be and is not yet (`- ? …`).
    KnownMissing,
    /// It should not be and is (`- ! …`).
    KnownSpurious,
}

/// One expected finding.
#[derive(Clone, Debug)]
pub struct Item {
    /// Line in the article's file.
    pub line: usize,
    /// How it stands.
    pub mark: Mark,
    /// Its words; of a statement, its cue.
    pub words: &'static str,
    /// (part, value)
    pub parts: Vec<(&'static str, &'static str)>,
}

/// The layers that an article may list, with the name of their facts.
const LAYERS: [(&str, &str); 6] = [
    ("numbers", "number"),
    ("figures", "figure"),
    ("times", "time"),
    ("mentions", "mention"),
    ("statements", "statement"),
    ("designations", "designation"),
];

impl Article {
    /// Reads an article file.
    ///
    /// # Errors
    /// The first line that cannot be read, with the reason in Arabic and English.
    pub fn parse(content: &'static str) -> Result<Article, (usize, String, String)> {
        let mut article = Article::default();
        let mut section = "";
        for (n, line) in content.lines().enumerate() {
            let trimmed = line.trim();
            if let Some(title) = trimmed.strip_prefix("## ") {
                section = title.trim();
                if let Some(&(name, _)) = LAYERS.iter().find(|(name, _)| *name == section) {
                    article.sections.push((name, Vec::new()));
                } else if section != "text" {
                    return Err((n + 1, format!("قسم غير معروف: {section}"), format!("unknown section: {section}")));
                }
                continue;
            }
            match section {
                "" => match trimmed.split_once(':') {
                    Some(("kind", v)) => article.kind = v.trim(),
                    Some(("published", v)) => article.published = Some(v.trim()),
                    _ => {}
                },
                "text" => {
                    article.text.push_str(line);
                    article.text.push('\n');
                }
                _ => {
                    let Some(item) = trimmed.strip_prefix("- ") else {
                        if trimmed.is_empty() {
                            continue;
                        }
                        return Err((
                            n + 1,
                            "سطر لا يبدأ بـ «- »".into(),
                            "a line that does not begin with `- `".into(),
                        ));
                    };
                    let (mark, item) = match item.strip_prefix("? ") {
                        Some(rest) => (Mark::KnownMissing, rest),
                        None => match item.strip_prefix("! ") {
                            Some(rest) => (Mark::KnownSpurious, rest),
                            None => (Mark::Expected, item),
                        },
                    };
                    let mut cells = item.split(" | ");
                    let words = cells.next().unwrap_or("").trim();
                    let parts = cells.filter_map(|c| c.split_once(':')).map(|(k, v)| (k.trim(), v.trim())).collect();
                    if let Some((_, items)) = article.sections.last_mut() {
                        items.push(Item { line: n + 1, mark, words, parts });
                    }
                }
            }
        }
        let text = article.text.trim().to_owned();
        article.text = text;
        Ok(article)
    }

    /// The article as a document.
    pub fn document(&self) -> Document {
        document(&self.text, self.published, false)
    }
}

/// How the findings of one layer stand to what an article lists.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Expected items that were found, by index.
    pub hit: Vec<usize>,
    /// Expected items that were not.
    pub missed: Vec<usize>,
    /// Findings that no item lists.
    pub spurious: Vec<Fact>,
}

impl Score {
    /// Compares in the order of the text: an item takes the first unused finding with its words and parts.
    pub fn of(layer: &str, items: &[Item], facts: &[Fact], text: &str) -> Score {
        let layer = LAYERS.iter().find(|(name, _)| *name == layer).map_or("", |(_, fact)| fact);
        let mut free: Vec<&Fact> = facts.iter().filter(|f| f.layer == layer).collect();
        let mut score = Score::default();
        for (n, item) in items.iter().enumerate().filter(|(_, i)| i.mark != Mark::KnownSpurious) {
            let at =
                free.iter().position(|f| f.span.of(text) == item.words && item.parts.iter().all(|(k, v)| f.has(k, v)));
            match at {
                Some(at) => {
                    free.remove(at);
                    score.hit.push(n);
                }
                None => score.missed.push(n),
            }
        }
        score.spurious = free.into_iter().cloned().collect();
        score
    }
}

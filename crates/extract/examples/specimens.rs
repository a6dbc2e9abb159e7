//! For builders: measures the recognisers on the specimen articles of `language/ar/articles/`.
//!
//! `cargo run -p riwaya-extract --example specimens -- statements > accuracy/statements.md` writes the
//! table of a layer (`statements`, `figures`, `times`); `… -- mark` writes into the articles what is
//! known to be missed (`- ? …`) or found too much (`- ! …`), so that a repair is noticed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use riwaya_extract::check::{Article, Fact, Item, Mark, Score, facts};
use riwaya_extract::{Extractor, Language};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../language/ar/articles");

fn main() -> std::io::Result<()> {
    let what = std::env::args().nth(1).unwrap_or_else(|| "statements".to_owned());
    let extractor = Extractor::new(Language::built_in());
    let mut files: Vec<_> = fs::read_dir(FOLDER)?.flatten().map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "md"));
    files.sort();
    if what == "mark" {
        return files.iter().try_for_each(|file| mark(&extractor, file));
    }
    let mut table = Table::default();
    for file in &files {
        let content: &'static str = fs::read_to_string(file)?.leak();
        let Ok(article) = Article::parse(content) else { continue };
        let doc = article.document();
        let found = facts(&doc, &extractor.extract(&doc));
        let Some((layer, items)) = article.sections.iter().find(|(layer, _)| *layer == what) else { continue };
        let name = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        table.add(&name, article.kind, layer, items, &found, &doc.text);
    }
    print!("{}", table.markdown(&what));
    Ok(())
}

/// How an item and a finding that stand for each other differ.
fn parts_off(item: &Item, fact: &Fact) -> Vec<String> {
    item.parts
        .iter()
        .filter(|(k, v)| !fact.parts.iter().any(|(n, x)| n == k && x == v))
        .map(|(k, _)| (*k).to_owned())
        .collect()
}

#[derive(Default)]
struct Table {
    articles: usize,
    /// kind of article, act and kind of statement, category …: (expected, found, right)
    rows: BTreeMap<(String, String), (usize, usize, usize)>,
    confusions: BTreeMap<(String, String, String), usize>,
    off: BTreeMap<String, usize>,
    matched: usize,
    wrong: Vec<String>,
}

impl Table {
    /// An item is found where a finding shares its place; it is right where all its parts agree.
    fn add(&mut self, name: &str, kind: &str, layer: &str, items: &[Item], found: &[Fact], text: &str) {
        self.articles += 1;
        let singular = layer.trim_end_matches('s');
        let mut free: Vec<&Fact> = found.iter().filter(|f| f.layer == singular).collect();
        let keys = |parts: &mut dyn Iterator<Item = (String, String)>| -> Vec<(String, String)> {
            let mut keys = vec![("all".to_owned(), "all".to_owned()), ("article".to_owned(), kind.to_owned())];
            keys.extend(parts.filter(|(k, _)| ["act", "kind", "category", "type"].contains(&k.as_str())));
            keys
        };
        for item in items.iter().filter(|i| i.mark != Mark::KnownSpurious) {
            let mine = keys(&mut item.parts.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())));
            for key in &mine {
                self.rows.entry(key.clone()).or_default().0 += 1;
            }
            let Some(at) = best(item, &free, text) else {
                self.wrong.push(format!("- {name}: missed «{}»", item.words));
                continue;
            };
            let fact = free.remove(at);
            self.matched += 1;
            for key in keys(&mut fact.parts.iter().map(|(k, v)| ((*k).to_owned(), v.clone()))) {
                let row = self.rows.entry(key.clone()).or_default();
                row.1 += 1;
                row.2 += usize::from(mine.contains(&key));
            }
            let off = parts_off(item, fact);
            for part in &off {
                *self.off.entry(part.clone()).or_default() += 1;
                if ["act", "kind", "category", "type"].contains(&part.as_str()) {
                    let wanted = item.parts.iter().find(|(k, _)| k == part).map_or("", |(_, v)| v);
                    let got = fact.part(part).unwrap_or("");
                    *self.confusions.entry((part.clone(), wanted.to_owned(), got.to_owned())).or_default() += 1;
                }
            }
            if !off.is_empty() {
                self.wrong.push(format!("- {name}: «{}» found with another {}", item.words, off.join(", ")));
            }
        }
        for fact in free {
            for key in keys(&mut fact.parts.iter().map(|(k, v)| ((*k).to_owned(), v.clone()))) {
                self.rows.entry(key).or_default().1 += 1;
            }
            self.wrong.push(format!("- {name}: found too much «{}» ({})", fact.span.of(text), fact.rule));
        }
    }

    fn markdown(&self, what: &str) -> String {
        let mut out = format!(
            "# {what} on the specimen articles\n\nMade by `cargo run -p riwaya-extract --example specimens -- {what} > accuracy/{what}.md`.\n\n\
             {} articles of `language/ar/articles/`, written for the purpose and annotated by a reader who had not seen what the\n\
             program finds. A finding counts where it overlaps what was marked (of a statement: its cue or most of its content); in the\n\
             row of an act, a kind, a category or a type only where that is the same.\n\n\
             | what | | marked | found | P | R |\n|---|---|---|---|---|---|\n",
            self.articles
        );
        for ((group, value), (expected, found, right)) in &self.rows {
            let share =
                |a: usize, b: usize| if b == 0 { "–".to_owned() } else { format!("{:.2}", a as f64 / b as f64) };
            let group = if group == "all" { "all" } else { group };
            out += &format!(
                "| {group} | {value} | {expected} | {found} | {} | {} |\n",
                share(*right, *found),
                share(*right, *expected)
            );
        }
        out += &format!(
            "\nOf the {} found, parts that are not letter for letter as marked:\n\n| part | other |\n|---|---|\n",
            self.matched
        );
        for (part, n) in &self.off {
            out += &format!("| {part} | {n} |\n");
        }
        out += "\n| part | marked | found | times |\n|---|---|---|---|\n";
        for ((part, wanted, got), n) in &self.confusions {
            out += &format!("| {part} | {wanted} | {got} | {n} |\n");
        }
        out += "\n## Known to be wrong\n\n";
        for line in &self.wrong {
            out += line;
            out.push('\n');
        }
        out
    }
}

/// The free finding that stands for an item: the one whose words and content share most with it.
fn best(item: &Item, free: &[&Fact], text: &str) -> Option<usize> {
    let content = item.parts.iter().find(|(k, _)| *k == "content").map(|(_, v)| *v);
    let score = |f: &Fact| {
        let words = f.span.of(text);
        let cue = words.contains(item.words) || item.words.contains(words);
        let said = match (content, f.part("content")) {
            (Some(a), Some(b)) => common(a, b),
            (None, _) => usize::from(cue) * 50,
            _ => 0,
        };
        let agree = item.parts.iter().filter(|(k, v)| f.parts.iter().any(|(n, x)| n == k && x == v)).count();
        if said >= 50 || (cue && (said >= 20 || content.is_none())) {
            said * 10 + usize::from(cue) * 100 + agree
        } else {
            0
        }
    };
    (0..free.len()).map(|n| (score(free[n]), std::cmp::Reverse(n))).filter(|s| s.0 > 0).max().map(|(_, n)| n.0)
}

/// Shared words of two texts in hundredths of the longer.
fn common(a: &str, b: &str) -> usize {
    let a: Vec<&str> = a.split_whitespace().collect();
    let b: Vec<&str> = b.split_whitespace().collect();
    let shared = a.iter().filter(|w| b.contains(w)).count();
    shared * 100 / a.len().max(b.len()).max(1)
}

/// Writes the marks of what is found today into an article.
fn mark(extractor: &Extractor, file: &Path) -> std::io::Result<()> {
    let content: &'static str = fs::read_to_string(file)?.leak();
    let Ok(article) = Article::parse(content) else { return Ok(()) };
    let doc = article.document();
    let found = facts(&doc, &extractor.extract(&doc));
    let mut marks: BTreeMap<usize, Option<&str>> = BTreeMap::new();
    let mut added: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (layer, items) in &article.sections {
        let score = Score::of(layer, items, &found, &doc.text);
        for &n in &score.hit {
            marks.insert(items[n].line, Some("- "));
        }
        for &n in &score.missed {
            marks.insert(items[n].line, Some("- ? "));
        }
        for item in items.iter().filter(|i| i.mark == Mark::KnownSpurious) {
            marks.insert(item.line, None);
        }
        let more = score.spurious.iter().map(|f| format!("- ! {}", f.span.of(&doc.text))).collect();
        added.insert(layer, more);
    }
    let mut out = String::new();
    let mut section = "";
    let flush = |section: &str, out: &mut String| {
        let kept = out.trim_end().len();
        out.truncate(kept);
        out.push('\n');
        for line in added.get(section).into_iter().flatten() {
            out.push_str(line);
            out.push('\n');
        }
    };
    for (n, line) in content.lines().enumerate() {
        if let Some(title) = line.trim().strip_prefix("## ") {
            if !section.is_empty() {
                flush(section, &mut out);
            }
            section = title.trim();
        }
        match marks.get(&(n + 1)) {
            Some(Some(mark)) => {
                let item = line.trim().trim_start_matches("- ").trim_start_matches("? ");
                out.push_str(mark);
                out.push_str(item);
                out.push('\n');
            }
            Some(None) => {}
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    if !section.is_empty() {
        flush(section, &mut out);
    }
    fs::write(file, out)
}

//! What a change of rules changed: two exports of `riwaya analyze --json` over the same documents, side
//! by side.
//!
//! Findings of one layer are paired where they stand at the same place, then where they share one. What
//! has no other half was gained or lost; what has one and says something else was changed.

mod pair;
mod sheet;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::Unreadable;
use pair::{Change, Turn};

/// The lists of an analysis that hold findings, in the order in which it writes them.
const LAYERS: [&str; 8] =
    ["regions", "statements", "numbers", "figures", "times", "mentions", "designations", "problems"];

/// Only what tells which document a line is about: the rest is read when its other half is known.
#[derive(Deserialize)]
struct Line {
    schema: Option<String>,
    doc: Option<Head>,
}

#[derive(Deserialize)]
struct Head {
    id: String,
}

/// How many findings of a rule there were and are, and what became of them.
#[derive(Default)]
struct Tally {
    old: usize,
    new: usize,
    changes: Vec<Change>,
}

impl Tally {
    fn of(&self, turn: Turn) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |c| c.turn == turn)
    }
}

/// Everything that was compared.
#[derive(Default)]
struct Difference {
    compared: usize,
    only_old: usize,
    only_new: usize,
    /// By the layer's place in [`LAYERS`], then by rule.
    tallies: BTreeMap<(usize, String), Tally>,
}

/// The differences between two exports of `riwaya.analysis/1` as text: a table of layers and rules, then up
/// to `show` findings of each rule and kind of change, taken evenly from all of them.
///
/// # Errors
/// Which of the two (`"OLD"`, `"NEW"`) cannot be read, and its first line that is no analysis.
pub fn diff(old: &str, new: &str, show: usize) -> Result<String, (&'static str, Unreadable)> {
    let was = by_document(old).map_err(|e| ("OLD", e))?;
    let mut is = by_document(new).map_err(|e| ("NEW", e))?;
    let mut difference = Difference::default();
    for (id, (n, line)) in was {
        let Some((m, other)) = is.remove(id.as_str()) else {
            difference.only_old += 1;
            continue;
        };
        difference.compared += 1;
        let old = whole(n, line).map_err(|e| ("OLD", e))?;
        let new = whole(m, other).map_err(|e| ("NEW", e))?;
        difference.add(&old, &new);
    }
    difference.only_new = is.len();
    Ok(sheet::write(&difference, show))
}

/// The lines of an export by the document's id, each with its number.
fn by_document(export: &str) -> Result<BTreeMap<String, (usize, &str)>, Unreadable> {
    let mut out = BTreeMap::new();
    for (n, line) in export.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let wrong = |en: String| Unreadable { line: n + 1, en };
        let head: Line = serde_json::from_str(line).map_err(|e| wrong(format!("not JSON: {e}")))?;
        match (head.schema.as_deref(), head.doc) {
            (Some("riwaya.analysis/1"), Some(doc)) => out.insert(doc.id, (n + 1, line)),
            (Some(other), _) => return Err(wrong(format!("`{other}`, and not an analysis of one document"))),
            (None, _) => return Err(wrong("no `schema`: not an export of riwaya".to_owned())),
        };
    }
    if out.is_empty() { Err(Unreadable { line: 1, en: "the file is empty".to_owned() }) } else { Ok(out) }
}

fn whole(n: usize, line: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(line).map_err(|e| Unreadable { line: n, en: format!("not JSON: {e}") })
}

impl Difference {
    fn add(&mut self, old: &Value, new: &Value) {
        for (n, layer) in LAYERS.iter().enumerate() {
            let (was, is) = (pair::items(old, layer), pair::items(new, layer));
            for item in &was {
                self.tally(n, &item.rule).old += 1;
            }
            for item in &is {
                self.tally(n, &item.rule).new += 1;
            }
            for change in pair::changes(was, is, old, new) {
                self.tally(n, &change.rule).changes.push(change);
            }
        }
    }

    fn tally(&mut self, layer: usize, rule: &str) -> &mut Tally {
        self.tallies.entry((layer, rule.to_owned())).or_default()
    }
}

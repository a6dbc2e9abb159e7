//! Which finding of one analysis is which of the other.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// What became of a finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Turn {
    Gained,
    Lost,
    Changed,
}

/// A finding that is not in both analyses as it was.
#[derive(Debug)]
pub(super) struct Change {
    pub turn: Turn,
    /// The rule that finds it now; of what was lost, the one that found it.
    pub rule: String,
    /// The document's own id, or its path.
    pub document: String,
    /// Code point.
    pub start: u64,
    /// The words before, the finding, the words behind.
    pub context: [String; 3],
    /// What it says, or what it said and says: `act: say → confirm`.
    pub says: Vec<String>,
}

/// One finding: where it stands, and what it says, without the numbers that every insertion moves.
pub(super) struct Item {
    pub rule: String,
    start: u64,
    end: u64,
    says: BTreeMap<String, Value>,
}

/// Numbers of other findings of the same analysis.
const REFERENCES: [&str; 3] = ["statement", "in_content_of", "by"];

/// The findings of a layer, in the order of the text.
pub(super) fn items(analysis: &Value, layer: &str) -> Vec<Item> {
    let cues: BTreeMap<&str, &Value> =
        list(analysis, "statements").iter().filter_map(|s| Some((s.get("id")?.as_str()?, s.get("cue")?))).collect();
    let mut items: Vec<Item> =
        list(analysis, layer).iter().filter_map(Value::as_object).map(|map| Item::of(map, &cues)).collect();
    items.sort_by_key(|i| (i.start, i.end));
    items
}

fn list<'v>(analysis: &'v Value, layer: &str) -> &'v [Value] {
    analysis.get(layer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

impl Item {
    fn of(map: &Map<String, Value>, cues: &BTreeMap<&str, &Value>) -> Item {
        let place = map.get("cue").and_then(Value::as_object).unwrap_or(map);
        let number = |key: &str| place.get(key).and_then(Value::as_u64).unwrap_or(0);
        let name = |key: &str| map.get(key).and_then(Value::as_str);
        let mut says = BTreeMap::new();
        for (key, value) in map {
            if ["id", "number", "start", "end", "text", "cue"].contains(&key.as_str()) || hollow(value) {
                continue;
            }
            let cue = value.as_str().filter(|_| REFERENCES.contains(&key.as_str())).and_then(|id| cues.get(id));
            says.insert(key.clone(), cue.map_or_else(|| value.clone(), |&cue| cue.clone()));
        }
        Item {
            rule: name("rule").or(name("code")).or(name("kind")).unwrap_or("-").to_owned(),
            start: number("start"),
            end: number("end"),
            says,
        }
    }

    fn here(&self, other: &Item) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }

    fn overlaps(&self, other: &Item) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What is not the same in both. Equal findings are paired first, then those at one place, then those
/// that share a part of it: of two at one place, a change of one must not look like a change of both.
pub(super) fn changes(was: Vec<Item>, is: Vec<Item>, old: &Value, new: &Value) -> Vec<Change> {
    let mut was: Vec<Option<Item>> = was.into_iter().map(Some).collect();
    let mut is: Vec<Option<Item>> = is.into_iter().map(Some).collect();
    take(&mut was, &mut is, |a, b| a.here(b) && a.says == b.says);
    let mut pairs = take(&mut was, &mut is, Item::here);
    pairs.extend(take(&mut was, &mut is, Item::overlaps));
    let text = Text::of(new);
    let mut out: Vec<Change> = pairs.into_iter().map(|(a, b)| text.changed(&a, &b)).collect();
    out.extend(is.iter().flatten().map(|item| text.change(Turn::Gained, item, said(item))));
    let before = Text::of(old);
    out.extend(was.iter().flatten().map(|item| before.change(Turn::Lost, item, said(item))));
    out.sort_by_key(|c| c.start);
    out
}

/// Takes out the pairs that fit. Both sides stand in the order of the text.
fn take(was: &mut [Option<Item>], is: &mut [Option<Item>], fits: impl Fn(&Item, &Item) -> bool) -> Vec<(Item, Item)> {
    let mut pairs = Vec::new();
    let mut from = 0;
    for slot in was.iter_mut() {
        let Some(old) = slot.as_ref() else { continue };
        while is.get(from).is_some_and(|new| new.as_ref().is_none_or(|n| n.end < old.start)) {
            from += 1;
        }
        let mut candidates = is.iter_mut().skip(from).take_while(|n| n.as_ref().is_none_or(|n| n.start <= old.end));
        let fit = candidates.find(|n| n.as_ref().is_some_and(|new| fits(old, new)));
        if let Some(new) = fit.and_then(Option::take)
            && let Some(old) = slot.take()
        {
            pairs.push((old, new));
        }
    }
    pairs
}

/// Absent in all but form.
fn hollow(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

fn said(item: &Item) -> Vec<String> {
    item.says.iter().filter(|(key, _)| *key != "rule").map(|(key, value)| format!("{key}: {}", shown(value))).collect()
}

/// A value in short: a passage is its words.
fn shown(value: &Value) -> String {
    match value {
        Value::String(s) => s.clone(),
        Value::Object(map) => map.get("text").and_then(Value::as_str).map_or_else(|| value.to_string(), str::to_owned),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(" | "),
        other => other.to_string(),
    }
}

/// Words shown on each side of a finding.
const AROUND: usize = 6;

/// The text of an analysis, to show findings in it.
struct Text {
    document: String,
    letters: Vec<char>,
}

impl Text {
    fn of(analysis: &Value) -> Text {
        let doc = &analysis["doc"];
        let name = doc["source_id"].as_str().or(doc["path"].as_str()).unwrap_or("?");
        Text { document: name.to_owned(), letters: analysis["text"].as_str().unwrap_or("").chars().collect() }
    }

    fn change(&self, turn: Turn, item: &Item, says: Vec<String>) -> Change {
        Change {
            turn,
            rule: item.rule.clone(),
            document: self.document.clone(),
            start: item.start,
            context: self.context(item.start, item.end),
            says,
        }
    }

    fn changed(&self, old: &Item, new: &Item) -> Change {
        let mut says = Vec::new();
        if !old.here(new) {
            let [_, words, _] = self.context(old.start, old.end);
            says.push(format!("place: {}–{} ({words}) → {}–{}", old.start, old.end, new.start, new.end));
        }
        let mut keys: Vec<&String> = old.says.keys().chain(new.says.keys()).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            let (a, b) = (old.says.get(key), new.says.get(key));
            if a != b {
                let side = |v: Option<&Value>| v.map_or_else(|| "–".to_owned(), shown);
                let (a, b) = (side(a), side(b));
                says.push(if a == b { format!("{key}: {a} (elsewhere)") } else { format!("{key}: {a} → {b}") });
            }
        }
        self.change(Turn::Changed, new, says)
    }

    fn context(&self, start: u64, end: u64) -> [String; 3] {
        let at = |n: u64| usize::try_from(n).unwrap_or(usize::MAX).min(self.letters.len());
        let (start, end) = (at(start), at(end).max(at(start)));
        let mut from = start;
        let mut words = 0;
        while from > 0 && words < AROUND {
            from -= 1;
            words += usize::from(from == 0 || self.letters[from - 1].is_whitespace());
        }
        let mut until = end;
        words = 0;
        while until < self.letters.len() && words < AROUND {
            until += 1;
            words += usize::from(self.letters.get(until).is_none_or(|c| c.is_whitespace()));
        }
        let part = |from: usize, until: usize| self.letters[from..until].iter().collect::<String>();
        [part(from, start), part(start, end), part(end, until)]
    }
}

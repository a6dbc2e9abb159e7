//! What a careful reader finds in a collection of accounts, and how much of it a run finds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value;

/// What was asked for, and what of it was not found.
#[derive(Default)]
pub struct Asked {
    pub met: usize,
    pub missed: Vec<String>,
}

impl Asked {
    pub fn ask(&mut self, fine: bool, what: impl Into<String>) {
        if fine {
            self.met += 1;
        } else {
            self.missed.push(what.into());
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The file's name without folder and ending.
fn stem(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}

/// What a report can be asked for: its numbers and modifier, and the days of its dates.
fn values(report: &Value) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for key in ["value", "min", "max", "modifier"] {
        let Some(value) = report.get(key).filter(|v| !v.is_null()).map(plain) else { continue };
        for part in value.split('/') {
            if part.len() >= 10 && part.as_bytes()[4] == b'-' {
                out.insert(part[..10].to_owned());
            }
        }
        out.insert(value);
    }
    out
}

fn wanted(slot: &Value) -> BTreeSet<String> {
    list(&slot["must_values"]).iter().map(plain).collect()
}

fn pair(a: &str, b: &str) -> (String, String) {
    let (a, b) = (a.to_owned(), b.to_owned());
    if a < b { (a, b) } else { (b, a) }
}

/// The name of an analysed document in the expectations: its own id, else its file.
fn name_of(analysis: &Value) -> String {
    let own = text(&analysis["doc"]["source_id"]);
    if own.is_empty() { stem(text(&analysis["doc"]["path"])) } else { own.to_owned() }
}

/// The names of a report's documents by their ids.
fn names(report: &Value) -> BTreeMap<&str, String> {
    let name = |d: &Value| {
        if text(&d["source_id"]).is_empty() { stem(text(&d["path"])) } else { text(&d["source_id"]).to_owned() }
    };
    list(&report["documents"]).iter().map(|d| (text(&d["id"]), name(d))).collect()
}

/// What is expected of all documents together.
pub fn across(expected: &Value, report: &Value, asked: &mut Asked) {
    let names = names(report);
    let doc = |v: &Value| names.get(text(v)).cloned().unwrap_or_default();
    let slots: Vec<&Value> = list(&report["happenings"]).iter().flat_map(|h| list(&h["slots"])).collect();
    let found = |slot: &Value| -> BTreeSet<String> { list(&slot["reports"]).iter().flat_map(values).collect() };
    let of_event: BTreeSet<String> =
        list(&expected["slots"]).iter().filter(|s| s["kind"] == "figure").flat_map(wanted).collect();
    for slot in list(&expected["slots"]).iter().filter(|s| s["either"] != true) {
        let want = wanted(slot);
        let verdicts: Vec<&str> = match &slot["verdict"] {
            Value::Array(several) => several.iter().map(text).collect(),
            one => vec![text(one)],
        };
        let holding: Vec<&&Value> = slots.iter().filter(|s| want.is_subset(&found(s))).collect();
        // A slot that takes the values of other slots too answers no question.
        let clean = |s: &Value| {
            slot["kind"] != "figure"
                || found(s).intersection(&of_event).filter(|v| !want.contains(*v) && *v != "dozens").count() <= 1
        };
        let right = holding.iter().any(|s| clean(s) && verdicts.contains(&text(&s["verdict"])));
        let got: Vec<&str> = holding.iter().map(|s| text(&s["verdict"])).collect();
        asked.ask(right, format!("slot {}: wanted {want:?} {verdicts:?}, got {got:?}", text(&slot["name"])));
    }
    for wrong in list(&expected["not_merged"]) {
        let value = plain(&wrong["value"]);
        let mixed = slots.iter().any(|slot| {
            let reports = list(&slot["reports"]);
            let here = |r: &Value| values(r).contains(&value) && doc(&r["doc"]) == text(&wrong["doc"]);
            let other = |r: &Value| !values(r).contains(&value) && !values(r).is_disjoint(&of_event);
            reports.iter().any(here) && reports.iter().any(other)
        });
        asked.ask(!mixed, format!("merged: {value} of {}", text(&wrong["doc"])));
    }
    let reuse: BTreeSet<(String, String)> =
        list(&report["reuse"]).iter().map(|r| pair(&doc(&r["a"]["doc"]), &doc(&r["b"]["doc"]))).collect();
    for copy in list(&expected["copies"]).iter().filter(|c| c["either"] != true) {
        let (a, b) = (text(&copy["a"]), text(&copy["b"]));
        asked.ask(reuse.contains(&pair(a, b)), format!("copy: {a} and {b}"));
    }
    let forms: Vec<BTreeSet<&str>> = list(&report["name_variants"])
        .iter()
        .map(|v| v["forms"].as_object().into_iter().flat_map(|m| m.values()).flat_map(list).map(text).collect())
        .collect();
    for names in list(&expected["name_variants"]) {
        let want: BTreeSet<&str> = list(names).iter().map(text).collect();
        asked.ask(forms.iter().any(|f| want.is_subset(f)), format!("one name: {want:?}"));
    }
    for names in list(&expected["not_same_name"]) {
        let apart: BTreeSet<&str> = list(names).iter().map(text).collect();
        asked.ask(!forms.iter().any(|f| apart.is_subset(f)), format!("two names: {apart:?}"));
    }
}

/// What is expected of one document at a time.
pub fn of_single_documents(expected: &Value, analyses: &[Value], asked: &mut Asked) {
    let of = |name: &Value| analyses.iter().find(|a| name_of(a) == text(name)).expect("a document");
    for (name, least) in expected["statements_min"].as_object().expect("a number for each document") {
        let n = list(&of(&Value::from(name.as_str()))["statements"]).len() as u64;
        asked.ask(n >= least.as_u64().unwrap_or(0), format!("statements of {name}: {n} of {least}"));
    }
    for chain in list(&expected["chains"]) {
        let found = list(&of(&chain["doc"])["statements"]).iter().any(|s| {
            let links: Vec<String> = list(&s["chain"]).iter().map(|l| text(&l["text"]).to_owned()).collect();
            let relays = list(&chain["relays"]);
            let one = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && (a.contains(b) || b.contains(a));
            let speaker = links.last().is_some_and(|l| one(l, text(&chain["speaker"])));
            speaker && links.len() > relays.len() && links.iter().zip(relays).all(|(l, r)| one(l, text(r)))
        });
        asked.ask(found, format!("chain: {} in {}", text(&chain["speaker"]), text(&chain["doc"])));
    }
    for time in list(&expected["relative_dates"]) {
        let found = list(&of(&time["doc"])["times"]).iter().any(|t| {
            let same = text(&t["text"]).contains(text(&time["text"])) || text(&time["text"]).contains(text(&t["text"]));
            same && text(&t["value"]).starts_with(text(&time["value"]))
        });
        asked.ask(found, format!("time: {} in {}", text(&time["text"]), text(&time["doc"])));
    }
    for not in list(&expected["not_figures"]) {
        let found = list(&of(&not["doc"])["figures"]).iter().any(|f| text(&f["text"]).contains(text(&not["text"])));
        asked.ask(!found, format!("no figure: {} in {}", text(&not["text"]), text(&not["doc"])));
    }
    for denial in list(&expected["denials"]) {
        let found = list(&of(&denial["doc"])["statements"]).iter().filter(|s| s["act"] == "deny").any(|s| {
            let who = [text(&s["source_canonical"]), text(&s["source"]["text"])];
            let speaks = who.iter().any(|w| {
                !w.is_empty() && (w.contains(text(&denial["speaker"])) || text(&denial["speaker"]).contains(w))
            });
            let said = list(&s["content"]).iter().any(|c| shares(text(&c["text"]), text(&denial["denied"])));
            s["cue"]["text"] == denial["cue"] && speaks && said
        });
        asked.ask(found, format!("denial: {} in {}", text(&denial["cue"]), text(&denial["doc"])));
    }
    for not in list(&expected["not_reports"]) {
        let analysis = of(&not["doc"]);
        let Some(place) = place(text(&analysis["text"]), text(&not["text"])) else {
            asked.ask(false, format!("no report: {} does not stand in {}", text(&not["text"]), text(&not["doc"])));
            continue;
        };
        let said = list(&analysis["statements"]).iter().find(|s| s["voice"] == "source" && within(&s["cue"], &place));
        let cue = said.map_or("", |s| text(&s["cue"]["text"]));
        asked.ask(said.is_none(), format!("no report: {} in {}: «{cue}»", text(&not["text"]), text(&not["doc"])));
    }
}

/// The code points at which words stand in a text.
fn place(whole: &str, words: &str) -> Option<Range<u64>> {
    let before = whole.find(words).map(|at| whole[..at].chars().count() as u64)?;
    Some(before..before + words.chars().count() as u64)
}

fn within(span: &Value, place: &Range<u64>) -> bool {
    let at = |key: &str| span[key].as_u64().unwrap_or(u64::MAX);
    at("start") < place.end && at("end") > place.start
}

/// Whether two pieces of text are one or begin alike.
fn shares(a: &str, b: &str) -> bool {
    let head: String = b.split_once(' ').map_or(b, |(_, rest)| rest).chars().take(14).collect();
    a.contains(&head) || b.contains(a) && !a.is_empty()
}

/// Parts of counts name their whole and rival nothing; each pair has the verdict that a reader gives it.
pub fn parts_and_pairs(expected: &Value, report: &Value, analyses: &[Value], asked: &mut Asked) {
    let names = names(report);
    let of = |name: &Value| analyses.iter().find(|a| name_of(a) == text(name)).expect("a document");
    let slots: Vec<&Value> = list(&report["happenings"]).iter().flat_map(|h| list(&h["slots"])).collect();
    let facts: BTreeSet<String> = list(&expected["slots"]).iter().flat_map(wanted).collect();
    for part in list(&expected["parts"]) {
        let what = format!("part: {} in {}", text(&part["text"]), text(&part["doc"]));
        let Some(place) = place(text(&of(&part["doc"])["text"]), text(&part["text"])) else {
            asked.ask(false, format!("{what}: does not stand there"));
            continue;
        };
        let value = plain(&part["value"]);
        let here = |r: &Value| {
            names.get(text(&r["doc"])).is_some_and(|n| n == text(&part["doc"]))
                && within(r, &place)
                && values(r).contains(&value)
        };
        let mut told =
            list(&of(&part["doc"])["figures"]).iter().any(|f| within(f, &place) && f.get("part_of").is_some());
        let mut rivals = false;
        for slot in &slots {
            for report in list(&slot["reports"]).iter().filter(|r| here(r)) {
                told |= report.get("part_of").is_some();
                let own = |p: &&Value| p["a"] == report["id"] || p["b"] == report["id"];
                let judged = |p: &Value| matches!(text(&p["verdict"]), "update" | "differ" | "contradict");
                rivals |= list(&slot["pairs"]).iter().filter(own).any(judged) && !facts.contains(&value);
            }
        }
        asked.ask(told, format!("{what}: of no whole"));
        asked.ask(!rivals, format!("{what}: rivals another count"));
    }
    for (slot, pair) in list(&expected["slots"]).iter().flat_map(|s| list(&s["pairs"]).iter().map(move |p| (s, p))) {
        let end = |r: &Value, of: &Value| {
            names.get(text(&r["doc"])).is_some_and(|n| n == text(&of["doc"]))
                && values(r).contains(&plain(&of["value"]))
        };
        let found = slots.iter().any(|slot| {
            let report = |id: &Value| list(&slot["reports"]).iter().find(|r| r["id"] == *id).unwrap_or(&Value::Null);
            list(&slot["pairs"]).iter().any(|p| {
                let (a, b) = (report(&p["a"]), report(&p["b"]));
                let ends = (end(a, &pair["a"]) && end(b, &pair["b"])) || (end(b, &pair["a"]) && end(a, &pair["b"]));
                ends && list(&pair["verdict"]).contains(&p["verdict"])
            })
        });
        let what = |v: &Value| format!("{} of {}", plain(&v["value"]), text(&v["doc"]));
        asked.ask(found, format!("pair of {}: {} and {}", text(&slot["name"]), what(&pair["a"]), what(&pair["b"])));
    }
}

//! `examples/expected.json` and `tests/accounts/*/expected.json` hold what a careful reader finds in the
//! accounts of invented events. These tests ask how much of it a run finds, print what it misses, and hold
//! the floor: what was found once stays found.

mod checks;
mod common;

use std::fs;
use std::path::Path;

use checks::Asked;
use common::{folder, riwaya, riwaya_in, root, write};
use serde_json::{Value, json};

/// Asks for everything that is expected of a collection; at least `floor` of it must be met. The number is
/// how many were met when it was last raised. It is never lowered.
fn met(expected: &Path, report: &str, analyses: &str, floor: usize) {
    let expected = fs::read_to_string(expected).expect("expected.json");
    let expected: Value = serde_json::from_str(&expected).expect("JSON");
    let report: Value = serde_json::from_str(report).expect("a report");
    let analyses: Vec<Value> = analyses.lines().map(|l| serde_json::from_str(l).expect("an analysis")).collect();
    let mut asked = Asked::default();
    checks::across(&expected, &report, &mut asked);
    checks::of_single_documents(&expected, &analyses, &mut asked);
    checks::parts_and_pairs(&expected, &report, &analyses, &mut asked);
    let missed: String = asked.missed.iter().map(|m| format!("\n  {m}")).collect();
    println!("{} of {} met; missed:{missed}", asked.met, asked.met + asked.missed.len());
    assert!(asked.met >= floor, "{} met, {floor} were met before; missed:{missed}", asked.met);
}

#[test]
fn the_examples() {
    let (report, analyses) = (riwaya(&["report", "examples", "--json"]), riwaya(&["analyze", "examples", "--json"]));
    met(&root().join("examples/expected.json"), &report.out, &analyses.out, 82);
}

/// Accounts stand in one file, each under a line `== id | outlet | date`; they are given as JSON Lines.
fn accounts(name: &str, floor: usize) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accounts").join(name);
    let text = fs::read_to_string(from.join("accounts.txt")).expect("accounts");
    let mut lines = String::new();
    for account in text.split("== ").skip(1) {
        let (head, body) = account.split_once('\n').expect("a head");
        let head: Vec<&str> = head.split('|').map(str::trim).collect();
        let record = json!({"id": head[0], "outlet": head[1], "published": head[2], "text": body});
        lines.push_str(&format!("{record}\n"));
    }
    let folder = folder(&format!("accounts_{name}"));
    write(&folder, "accounts.jsonl", lines);
    let run = |command: &str| riwaya_in(&folder, &[command, "accounts.jsonl", "--json"]).out;
    met(&from.join("expected.json"), &run("report"), &run("analyze"), floor);
}

#[test]
fn a_dam_breaks() {
    accounts("dam", 53);
}

#[test]
fn a_market_is_struck() {
    accounts("market", 39);
}

#[test]
fn a_school_is_raided() {
    accounts("school", 36);
}

#[test]
fn the_earth_shakes() {
    accounts("quake", 49);
}

#[test]
fn soldiers_rise() {
    accounts("coup", 34);
}

#[test]
fn an_illness_spreads() {
    accounts("cholera", 26);
}

#[test]
fn a_mine_collapses() {
    accounts("mine", 26);
}

#[test]
fn a_crowd_is_crushed() {
    accounts("stadium", 32);
}

#[test]
fn a_vote_is_disputed() {
    accounts("vote", 13);
}

#[test]
fn a_harbour_explodes() {
    accounts("port", 32);
}

#[test]
fn a_ship_is_seized() {
    accounts("hijack", 13);
}

#[test]
fn a_plane_crashes() {
    accounts("plane", 8);
}

#[test]
fn prisoners_rise() {
    accounts("prison", 6);
}

#[test]
fn inmates_mutiny() {
    accounts("mutiny", 27);
}

#[test]
fn a_forest_burns() {
    accounts("wildfire", 19);
}

#[test]
fn every_item_of_the_examples_matches_its_text() {
    let folder = folder("examples_verified");
    for (name, args) in [("a.jsonl", ["analyze", "examples", "--json"]), ("r.json", ["report", "examples", "--json"])] {
        let file = folder.join(name);
        fs::write(&file, riwaya(&args).out).expect("the export can be written");
        let run = riwaya(&["verify", &file.to_string_lossy()]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    }
}

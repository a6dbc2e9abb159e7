//! Exit codes, streams, and inputs that are not what they should be.

mod common;

use std::fs;

use common::{folder, riwaya, riwaya_in, riwaya_with, write};

/// A short account, written for these tests.
const STORY: &str = "حريق في مستودع بمدينة سانمار\n\nقال مدير الدفاع المدني راغد سلوان، يوم الاثنين 6 تشرين الأول/أكتوبر \
2025، إن 4 عمال قُتلوا وأصيب 11 آخرون بجروح. وأضاف سلوان أن «النار بدأت في الطابق الثاني».\n";

#[test]
fn help_goes_to_standard_output_and_shows_examples() {
    for args in
        [&["--help"][..], &["report", "--help"], &["analyze", "--help"], &["check", "--help"], &["verify", "--help"]]
    {
        let run = riwaya(args);
        assert_eq!(run.code, 0, "{args:?}");
        assert!(run.out.contains("Examples:"), "{args:?}");
        assert_eq!(run.err, "", "{args:?}");
    }
    assert!(riwaya(&["--version"]).out.starts_with("riwaya "));
}

#[test]
fn misuse_is_2_and_says_so_on_standard_error() {
    for args in [
        &[][..],
        &["report"],
        &["report", "--nonsense", "examples"],
        &["report", "examples", "--published", "yesterday"],
        &["report", "examples", "--excel"],
        &["nonsense"],
    ] {
        let run = riwaya(args);
        assert_eq!(run.code, 2, "{args:?}");
        assert_eq!(run.out, "", "{args:?}");
        assert!(!run.err.is_empty(), "{args:?}");
    }
}

#[test]
fn standard_output_carries_the_result_only() {
    let run = riwaya(&["analyze", "examples", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.err, "");
    for line in run.out.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("one JSON object a line");
        assert_eq!(value["schema"], "riwaya.analysis/1");
    }
    assert_eq!(run.out.lines().count(), 6);
    let run = riwaya(&["report", "examples", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out.lines().count(), 1);
    assert!(!riwaya(&["report", "examples"]).out.contains('\u{1b}'), "no colour into a pipe");
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_done() {
    let folder = folder("unreadable");
    write(&folder, "good.txt", STORY);
    write(&folder, "empty.txt", "");
    write(&folder, "photo.txt", [0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 2, 0, 0, 7, 0, 0, 0]);
    let run = riwaya_in(&folder, &["analyze", "good.txt", "empty.txt", "photo.txt", "gone.txt", "--json"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert_eq!(run.out.lines().count(), 1, "the good one is done");
    for name in ["empty.txt", "photo.txt", "gone.txt"] {
        assert!(run.err.contains(name), "{name} is named: {}", run.err);
    }
    let run = riwaya_in(&folder, &["report", "."]);
    assert_eq!(run.code, 2);
    assert!(run.out.contains("good"), "{}", run.out);
    assert!(run.out.contains("empty.txt"), "a report says which files were not read");
}

#[test]
fn a_folder_without_texts_is_1() {
    let folder = folder("without_texts");
    write(&folder, "inside/notes.md", STORY);
    let run = riwaya_in(&folder, &["report", "."]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("notes.md"), "what was passed over is named");
    let run = riwaya_in(&folder, &["analyze", "."]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("no document"), "{}", run.err);
}

#[test]
fn a_folder_is_walked_and_hidden_files_are_left_alone() {
    let folder = folder("walked");
    write(&folder, "b/second.txt", STORY);
    write(&folder, "a.txt", STORY);
    write(&folder, ".hidden/third.txt", STORY);
    let run = riwaya_in(&folder, &["analyze", ".", "./a.txt", "--json"]);
    let paths: Vec<String> = run
        .out
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).expect("JSON")["doc"]["path"].to_string())
        .collect();
    assert_eq!(paths, ["\"./a.txt\"", "\"./b/second.txt\""], "sorted, each once, as given");
}

#[test]
fn standard_input_is_a_document() {
    let folder = folder("standard_input");
    let run = riwaya_with(&folder, &["analyze", "-", "--json", "--published", "2025-10-07"], STORY.as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    let value: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(value["doc"]["path"], "-");
    assert_eq!(value["text"], STORY);
    assert_eq!(value["doc"]["published"]["value"], "2025-10-07");
}

#[test]
fn text_that_is_not_arabic_is_read_without_harm() {
    let folder = folder("not_arabic");
    write(&folder, "latin.txt", "A warehouse burned in Sanmar; the mayor said so.\n");
    let run = riwaya_in(&folder, &["report", "latin.txt"]);
    assert!(run.code == 0 || run.code == 1, "{}", run.err);
    assert!(run.out.contains("latin"));
}

#[test]
fn marks_that_do_not_close_and_controls_are_read_without_harm() {
    let folder = folder("marks");
    write(&folder, "a.txt", "قال الوزير: «لم نغلق القوس (ولا هذا [ولا ذاك\n\nوأضاف \"أن هذا 'أيضا مفتوح.\n");
    write(
        &folder,
        "b.txt",
        "\u{202e}قُتل\u{202c} \u{200f}3\u{200e} أشخاص\u{0007}\u{200d}\u{fdfa} 👩‍👩‍👧 ١٢٬٥٠٠٫٧٥ % -- ؟؟؟\n",
    );
    let run = riwaya_in(&folder, &["analyze", ".", "--json"]);
    assert!(run.code == 0 || run.code == 1, "{}", run.err);
    assert_eq!(run.out.lines().count(), 2);
    write(&folder, "out.jsonl", &run.out);
    let run = riwaya_in(&folder, &["verify", "out.jsonl"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

#[test]
fn a_big_file_on_one_line_takes_linear_time() {
    let folder = folder("one_line");
    let sentence = STORY.replace('\n', " ");
    write(&folder, "big.txt", sentence.repeat(400));
    let run = riwaya_in(&folder, &["report", "big.txt", "--html", "big.html", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = fs::read_to_string(folder.join("big.html")).expect("a page");
    assert!(page.ends_with("</html>"));
}

#[test]
fn the_order_of_the_inputs_changes_nothing() {
    let forward = riwaya(&[
        "report",
        "examples/01-agency-wire.txt",
        "examples/02-local-paper.txt",
        "examples/05-opinion-column.txt",
        "--json",
    ]);
    let backward = riwaya(&[
        "report",
        "examples/05-opinion-column.txt",
        "examples/02-local-paper.txt",
        "examples/01-agency-wire.txt",
        "--json",
    ]);
    assert_eq!(forward.out, backward.out);
    assert_eq!(riwaya(&["analyze", "examples", "--json"]).out, riwaya(&["analyze", "examples", "--json"]).out);
    assert_eq!(riwaya(&["report", "examples"]).out, riwaya(&["report", "examples"]).out);
}

#[test]
fn what_a_terminal_shows_keeps_to_eighty_columns() {
    for args in [["report", "examples"], ["analyze", "examples"]] {
        for line in riwaya(&args).out.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{args:?}: {line}");
        }
    }
}

#[test]
fn files_are_written_where_the_user_says() {
    let folder = folder("written");
    write(&folder, "a.txt", STORY);
    let run = riwaya_in(&folder, &["report", "a.txt", "--html", "page.html", "--csv", "tables/today", "--excel"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = fs::read_to_string(folder.join("page.html")).expect("a page");
    assert!(page.contains("النار بدأت في الطابق الثاني"));
    assert!(!page.contains(&folder.to_string_lossy().into_owned()), "no path of the machine");
    for table in ["figures.csv", "statements.csv"] {
        let table = fs::read_to_string(folder.join("tables/today").join(table)).expect("a table");
        assert!(table.starts_with("\u{feff}document,document_id,"));
        assert!(table.ends_with("\r\n"));
    }
    let run = riwaya_in(&folder, &["report", "a.txt", "--html", "a.txt/page.html"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("a.txt/page.html"), "{}", run.err);
}

#[test]
fn what_was_exported_is_verified_and_a_changed_letter_is_found() {
    let folder = folder("verified");
    write(&folder, "a.txt", STORY);
    let analysis = riwaya_in(&folder, &["analyze", "a.txt", "--json"]).out;
    write(&folder, "a.jsonl", &analysis);
    let run = riwaya_in(&folder, &["verify", "a.jsonl"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.contains(" items match their text"));
    let changed = analysis.replace("راغد", "رائد");
    assert_ne!(changed, analysis);
    write(&folder, "changed.jsonl", changed);
    let run = riwaya_in(&folder, &["verify", "changed.jsonl"]);
    assert_eq!(run.code, 1);
    let at = STORY.chars().position(|c| c == 'غ').expect("a letter");
    assert!(run.err.contains(&format!("a.txt:{at}:")), "{}", run.err);
    let run = riwaya_in(&folder, &["verify", "a.txt"]);
    assert_eq!(run.code, 2, "no export");
    assert_eq!(riwaya_in(&folder, &["verify", "gone.json"]).code, 2);
    let report = riwaya_in(&folder, &["report", "a.txt", "--json"]).out;
    let run = riwaya_with(&folder, &["verify", "-"], report.as_bytes());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

/// An analysis with what the comparison of two needs; `lists` are written as they are.
fn made(id: &str, text: &str, lists: &str) -> String {
    format!(
        "{{\"schema\":\"riwaya.analysis/1\",\"doc\":{{\"id\":\"{id}\",\"path\":\"{id}.txt\"}},\"text\":\"{text}\",{lists}}}\n"
    )
}

#[test]
fn a_change_of_rules_is_shown_rule_by_rule() {
    let folder = folder("diff");
    let text = "قال سلوان إن 4 عمال أصيبوا";
    let say = |act: &str| {
        format!(
            r#""statements":[{{"id":"s1","act":"{act}","cue":{{"start":0,"end":3,"text":"قال"}},"rule":"verb-first"}}]"#
        )
    };
    let number = r#""numbers":[{"id":"n1","start":13,"end":14,"text":"4","value":4,"rule":"digits"}]"#;
    let figure = |end: usize, of: &str, rule: &str| {
        format!(r#""figures":[{{"id":"f1","start":13,"end":{end},"value":4,"statement":"{of}","rule":"{rule}"}}]"#)
    };
    let more = r#""statements":[{"id":"s1","act":"say","cue":{"start":5,"end":7},"rule":"new"},{"id":"s2","act":"confirm","cue":{"start":0,"end":3,"text":"قال"},"rule":"verb-first"}]"#;
    let old = [
        made("a", text, &format!("{},{number},{}", say("say"), figure(14, "s1", "counted"))),
        made("b", text, &format!("{},{number}", say("say"))),
        made("gone", text, number),
    ];
    let new =
        [made("b", text, &say("say")), made("a", text, &format!("{more},{number},{}", figure(19, "s2", "counted")))];
    write(&folder, "old.jsonl", old.concat());
    write(&folder, "new.jsonl", new.concat());
    let run = riwaya_in(&folder, &["diff", "old.jsonl", "new.jsonl"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.starts_with("2 documents compared, 1 only in OLD, 0 only in NEW\n"), "{}", run.out);
    let counts = |layer: &str, rule: &str| -> Vec<String> {
        let mut lines = run.out.lines().skip_while(|l| !l.starts_with(layer));
        let line = lines.find(|l| l.split_whitespace().any(|w| w == rule)).unwrap_or("");
        line.split_whitespace().filter(|w| w.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned).collect()
    };
    assert_eq!(counts("statements", "verb-first"), ["2", "2", "0", "0", "1"], "{}", run.out);
    assert_eq!(counts("statements", "new"), ["0", "1", "1", "0", "0"], "{}", run.out);
    assert_eq!(counts("numbers", "digits"), ["2", "1", "0", "1", "0"], "{}", run.out);
    // The statement that it lies in has another number and is the same one.
    assert_eq!(counts("figures", "counted"), ["1", "1", "0", "0", "1"], "{}", run.out);
    assert!(run.out.contains("act: say → confirm"), "{}", run.out);
    assert!(run.out.contains("place: 13–14 (4) → 13–19"), "{}", run.out);
    assert!(!run.out.contains("statement: "), "{}", run.out);
    assert!(run.out.contains("a.txt:13  \u{2068}قال سلوان إن [4 عمال] أصيبوا\u{2069}"), "{}", run.out);
    let table = riwaya_in(&folder, &["diff", "old.jsonl", "new.jsonl", "--show", "0"]);
    assert!(!table.out.contains("a.txt"), "{}", table.out);
    let same = riwaya_in(&folder, &["diff", "old.jsonl", "old.jsonl"]);
    assert!(same.out.lines().skip(3).all(|l| l.ends_with("0       0       0")), "{}", same.out);
    write(&folder, "no.jsonl", "{}\n");
    let run = riwaya_in(&folder, &["diff", "old.jsonl", "no.jsonl"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no.jsonl: line 1"), "{}", run.err);
}

#[test]
fn check_names_the_file_and_the_line_of_what_is_wrong_in_both_languages() {
    let folder = folder("language");
    write(&folder, "SOURCES.tsv", "list\twords\tsource\tlicence\nmonths\tnouns\tours\tMIT OR Apache-2.0\n");
    let run = riwaya_in(&folder, &["check", "."]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.out.contains("./SOURCES.tsv:2: «nouns»"), "{}", run.out);
    assert!(run.out.contains("`nouns` is none of"), "{}", run.out);
    assert_eq!(riwaya_in(&folder, &["check", "gone"]).code, 2);
    write(&folder, "empty/readme.txt", "");
    assert_eq!(riwaya_in(&folder, &["check", "empty"]).code, 2);
}

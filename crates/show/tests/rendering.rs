//! What the outputs must hold, whatever they look like.

mod sample;

use riwaya_show::{json, page, terminal};
use sample::{PAGE, Sample, WIRE};
use serde_json::Value;

fn characters(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().expect("a start"), end.as_u64().expect("an end"));
    text.chars().skip(start as usize).take((end - start) as usize).collect()
}

/// Every object with start, end and text must quote the text that it stands in.
fn quotes(value: &Value, text: &str, n: &mut usize) {
    match value {
        Value::Object(map) => {
            if let (Some(start), Some(end), Some(Value::String(quoted))) =
                (map.get("start"), map.get("end"), map.get("text"))
            {
                assert_eq!(&characters(text, start, end), quoted);
                *n += 1;
            }
            map.values().for_each(|v| quotes(v, text, n));
        }
        Value::Array(list) => list.iter().for_each(|v| quotes(v, text, n)),
        _ => {}
    }
}

fn analysis(n: usize) -> Value {
    let sample = Sample::new();
    sample.show(|f| {
        let line = json::analysis(f.accounts[n].doc, f.accounts[n].analysis, f.edition);
        assert!(!line.contains('\n'));
        serde_json::from_str(&line).expect("JSON")
    })
}

#[test]
fn an_analysis_quotes_its_text_in_code_points() {
    let found = analysis(1);
    let mut n = 0;
    quotes(&found, WIRE, &mut n);
    assert_eq!(n, 11);
    assert_eq!(found["schema"], "riwaya.analysis/1");
    assert_eq!(found["offset_unit"], "codepoint");
    assert_eq!(found["text"], WIRE);
    assert_eq!(found["figures"][0]["number"], "n1");
    assert_eq!(found["figures"][0]["statement"], "s1");
    assert_eq!(found["figures"][0]["value"], 12);
    assert_eq!(found["figures"][0]["modifier"], "at_least");
    assert_eq!(found["times"][0]["value"], Value::Null);
    assert_eq!(found["doc"]["published"], Value::Null);
}

#[test]
fn what_is_set_aside_is_in_no_list_and_its_regions_say_where_it_is() {
    let found = analysis(0);
    assert_eq!(found["numbers"].as_array().map(Vec::len), Some(1), "the 90 of a reader's comment is left out");
    assert_eq!(found["figures"].as_array().map(Vec::len), Some(1));
    assert_eq!(found["designations"][0]["by"], "s1");
    assert_eq!(found["regions"][3]["kind"], "comment");
    assert_eq!(found["doc"]["published"]["value"], "2025-03-04T09:30+03:00");
    assert_eq!(found["doc"]["published"]["evidence"], "metadata");
    let chain = found["statements"][0]["chain"].as_array().expect("a chain");
    let texts: Vec<&str> = chain.iter().filter_map(|l| l["text"].as_str()).collect();
    assert_eq!(texts, ["إذاعة «الوادي»", "هيئة السكك"]);
}

#[test]
fn a_report_quotes_its_documents() {
    let report: Value = Sample::new().show(|f| serde_json::from_str(&json::report(f)).expect("JSON"));
    assert_eq!(report["schema"], "riwaya.report/1");
    let slot = &report["happenings"][0]["slots"][0];
    assert_eq!(slot["verdict"], "contradict");
    for r in slot["reports"].as_array().expect("reports") {
        let text = if r["doc"] == "aaaa" { WIRE } else { PAGE };
        assert_eq!(characters(text, &r["start"], &r["end"]), r["text"].as_str().expect("text"));
    }
    assert_eq!(slot["reports"][0]["value"], 12);
    assert_eq!(slot["reports"][1]["chain"][0], "إذاعة «الوادي»");
    assert_eq!(slot["pairs"][0]["a"], "r1");
    assert_eq!(report["documents"][0]["set_aside"][0]["kind"], "site_boilerplate");
    assert_eq!(report["documents"][0]["set_aside"][0]["chars"], 8);
    assert_eq!(report["reuse"][0]["similarity"], 0.437);
    assert_eq!(report["name_variants"][0]["forms"]["aaaa"][1], "مرزوقة");
}

#[test]
fn no_output_for_people_names_a_commenter() {
    let sample = Sample::new();
    let page = sample.show(page);
    let paper = sample.show(|f| terminal::report(f, terminal::Style::default()));
    for shown in [&page, &paper] {
        assert!(!shown.contains("نادر الحلو"));
    }
    assert!(page.contains("معلّق 1 · commenter 1"));
}

#[test]
fn no_output_for_people_judges() {
    let sample = Sample::new();
    let page = sample.show(page);
    let paper = sample.show(|f| terminal::report(f, terminal::Style::default()));
    for shown in [&page, &paper] {
        let shown = shown.to_lowercase();
        for word in [" true", "false", "correct ", "fake", "lie ", "credib", "reliab"] {
            assert!(!shown.contains(word), "{word}");
        }
    }
}

#[test]
fn paper_keeps_to_eighty_columns_and_isolates_every_arabic_run() {
    let sample = Sample::new();
    let paper = sample.show(|f| terminal::report(f, terminal::Style::default()));
    assert!(!paper.contains('\u{1b}'), "no colour unless asked");
    for line in paper.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
        let mut depth = 0;
        for c in line.chars() {
            match c {
                '\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                'ء'..='ي' => assert!(depth > 0, "not isolated: {line}"),
                _ => {}
            }
        }
        assert_eq!(depth, 0, "an isolate is left open: {line}");
    }
    let coloured = sample.show(|f| terminal::report(f, terminal::Style { colour: true, width: 80 }));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, r)| r);
    }
    plain.push_str(rest);
    assert_eq!(plain, paper, "colour adds nothing but colour");
}

#[test]
fn paper_says_who_through_whom_and_what_is_missing() {
    let paper = Sample::new().show(|f| terminal::report(f, terminal::Style::default()));
    let plain: String = paper.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
    for wanted in [
        "≠ تتعارض contradict",
        "at least 12",
        "«12 راكباً على الأقل»",
        "wire:91",
        "عن طريق via إذاعة «الوادي»",
        "not read: the file is empty: folder/empty.txt",
        "1 document without a date: wire",
        "1 file of a kind that is not read: folder/photo.jpg",
        "1 date relative to a day",
    ] {
        assert!(plain.contains(wanted), "{wanted}\n{plain}");
    }
    assert_eq!(plain.matches("ينقص هنا · Missing").count(), 8, "every part ends with what is missing");
}

#[test]
fn the_page_stands_alone_and_every_link_leads_somewhere() {
    let page = Sample::new().show(page);
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\">"));
    for outside in ["http://", "https://", "src=", "url(", "<script", "@import", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let targets: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(targets.len() > 20);
    for target in targets {
        assert_eq!(page.matches(&format!("id=\"{target}\"")).count(), 1, "#{target}");
    }
    assert!(page.contains("&lt;b&gt;&amp;"), "the text of a document is text");
    if let Some(folder) = option_env!("CARGO_TARGET_TMPDIR") {
        std::fs::write(format!("{folder}/sample.html"), page).expect("the test folder can be written");
    }
}

#[test]
fn tables_hold_one_finding_a_row_with_its_exact_words() {
    use riwaya_show::csv::{Reader, figures, statements};
    let sample = Sample::new();
    let table = sample.show(|f| figures(f, Reader::Program));
    let rows: Vec<&str> = table.split_terminator("\r\n").collect();
    assert_eq!(rows.len(), 3, "a heading and two figures; the one of a reader's comment is left out");
    assert!(rows[0].starts_with("document,document_id,outlet,published,id,start,end,text,value,min,max,modifier,"));
    let page = "folder/page.html,bbbb,صحيفة المنعطف,2025-03-04T09:30+03:00,f1,71,77,7 ركاب,7,,,exact,";
    assert!(rows[1].starts_with(page), "{}", rows[1]);
    assert!(rows[2].contains(",f1,91,110,12 راكباً على الأقل,12,,,at_least,"), "{}", rows[2]);
    assert!(rows[1].contains("هيئة السكك,إذاعة «الوادي» | هيئة السكك,s1"), "{}", rows[1]);
    let table = sample.show(|f| statements(f, Reader::Excel));
    assert!(table.starts_with("\u{feff}document,"));
    assert_eq!(table.matches("\r\n").count(), 4);
}

//! Whether the time of extraction grows as a text does: throughput by processor time over texts of 1, 4 and 16 times
//! one length, real ones and hostile ones (one word again and again, no space, no stop, marks that never close).
//!
//! `linear [longest in KiB]`, 1024 without it; the corpus is named by `RIWAYA_BENCH_CORPUS`. A line that ends in `!`
//! lost more than half of its throughput.

use cpu_time::ProcessTime;
use riwaya_extract::{Extractor, Language};
use riwaya_text::Document;

/// What is repeated, by name.
const REPEATED: [(&str, &str); 45] = [
    ("a cue", "قال "),
    ("that", "أن "),
    ("a cue and that", "قال إن "),
    ("a speaker and a cue", "الوزير أعلن، "),
    ("a cue and a colon", "قال: "),
    ("opened quotations", "قال: «"),
    ("quotations", "قال: «نعم» "),
    ("opening marks", "«"),
    ("closing marks", "»"),
    ("straight marks", "\""),
    ("brackets", "("),
    ("stops in marks", "«؟» . "),
    ("according to", "بحسب "),
    ("participles", "مؤكدا "),
    ("one letter", "و"),
    ("one letter apart", "و "),
    ("letters", "سلام"),
    ("the article", "ال"),
    ("a long word with a mark", "سً"),
    ("ligatures", "ﻻ"),
    ("marks on nothing", "\u{64B}"),
    ("controls", "\u{200F}"),
    ("digits", "9"),
    ("numbers", "9 "),
    ("points", "1.1"),
    ("dates", "1/2/"),
    ("ranges", "بين 5 و"),
    ("scales", "مليون "),
    ("number words", "خمسة و"),
    ("counted", "خمسة قتلى و"),
    ("casualties", "قتل "),
    ("weekdays", "الأحد "),
    ("prepositions", "من "),
    ("names", "محمد "),
    ("sons", "بن "),
    ("titles", "الرئيس "),
    ("heads", "وزارة "),
    ("hyphens", "محمد-"),
    ("commas", "،"),
    ("lines", "نعم\n"),
    ("late times", "وقت متأخر من "),
    ("kunyas", "أبو "),
    ("numbers and", "9 و "),
    ("labels", "المادة 9 و "),
    ("relatives", "الذي قال "),
];

fn main() {
    let longest = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1024) * 1024;
    let docs = riwaya_bench::documents();
    let extractor = Extractor::new(Language::built_in());
    let news = riwaya_bench::long(&docs, longest).text;
    let kept = |drop: fn(char) -> bool| news.chars().map(|c| if drop(c) { ' ' } else { c }).collect::<String>();
    let mut texts = vec![
        ("news", news.clone()),
        ("one line", kept(|c| c == '\n')),
        ("no stop", kept(|c| matches!(c, '\n' | '.' | '!' | '?' | '؟' | '…' | '،'))),
        ("no space", news.split_whitespace().collect::<String>()),
    ];
    texts.extend(REPEATED.map(|(name, part)| (name, part.repeat(longest / part.len() + 1))));
    for (name, text) in texts {
        print!("{name:<26}");
        let mut speeds: Vec<f64> = Vec::new();
        for part in [16, 4, 1] {
            // A text of which a quarter took long is not read whole.
            if speeds.last().is_some_and(|&mb| longest as f64 / 1e6 / mb > 60.0) {
                break;
            }
            let mut end = longest / part;
            while !text.is_char_boundary(end.min(text.len())) {
                end -= 1;
            }
            let doc = Document { text: text[..end.min(text.len())].to_owned(), ..Document::default() };
            let begin = ProcessTime::now();
            std::hint::black_box(extractor.extract(&doc));
            speeds.push(doc.text.len() as f64 / 1e6 / begin.elapsed().as_secs_f64());
            print!("{:>9.2}", speeds[speeds.len() - 1]);
        }
        let slower = speeds.len() < 3 || speeds[2] < speeds[0] / 2.0;
        println!(" MB/s{}", if slower { " !" } else { "" });
    }
}

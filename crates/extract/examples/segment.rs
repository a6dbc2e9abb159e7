//! For builders: teaches the segmenter and measures it, on words that were cut by people.
//!
//!     cargo run --release -p riwaya-extract --example segment -- learn FILE
//!     cargo run --release -p riwaya-extract --example segment -- accuracy FILE > accuracy/clitics.md
//!
//! FILE is a line a word: its segments (`و+ال+شاعر+ة`), a tab, their tags (`CONJ+DET+NOUN+NSUFF`), as in the
//! WikiNews segmentation of QCRI's Farasa; its first line is a header. The first four fifths teach, the last
//! fifth measures. `learn` writes the two files of `language/ar/segment/`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use riwaya_extract::segment::{WEIGHTS, WORDS, built_in, untaught};
use riwaya_text::segment::{Lesson, Segments, Teacher};

const LANGUAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../language");

const NOTICE: &str = "\
# Learned by `cargo run --release -p riwaya-extract --example segment -- learn FILE` from the first four fifths
# of the WikiNews segmentation published with Farasa (Qatar Computing Research Institute), which is free to copy
# and distribute. Not edited by hand: single words in the order of the alphabet, no running text.
";

const ROUNDS: usize = 10;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, file] = &args[..] else {
        eprintln!("usage: segment learn|accuracy FILE");
        std::process::exit(2);
    };
    let text = fs::read_to_string(file)?;
    let lines: Vec<&str> = text.lines().skip(1).filter(|l| !l.trim().is_empty()).collect();
    let (teaching, measuring) = lines.split_at(lines.len() * 4 / 5);
    match what.as_str() {
        "learn" => learn(teaching),
        "accuracy" => {
            print!("{}", accuracy(measuring));
            Ok(())
        }
        _ => std::process::exit(2),
    }
}

/// A line as a lesson: everything between the proclitics and the pronoun is the stem. `None` for what is no word.
fn lesson(line: &str) -> Option<(String, Lesson)> {
    let (segments, tags) = line.split_once('\t')?;
    let mut parts: Vec<&str> = segments.split('+').collect();
    let tagged = tags.trim().rsplit('+').next() == Some("PRON");
    let pronouns = ["ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ي", "ني", "نا"];
    let pronoun = parts.pop_if(|p| tagged && segments.contains('+') && pronouns.contains(p));
    let proclitics = parts.iter().take_while(|p| ["و", "ف", "ب", "ك", "ل", "س", "ال"].contains(p)).count();
    // Of a word that is nothing but proclitics the last is the stem; before a pronoun there may be none.
    let proclitics = if pronoun.is_none() { proclitics.min(parts.len().saturating_sub(1)) } else { proclitics };
    let mut written = parts[..proclitics].to_vec();
    let stem = parts[proclitics..].concat();
    written.push(&stem);
    written.extend(pronoun);
    let written = written.join("+");
    Lesson::parse(&written).map(|lesson| (written, lesson))
}

fn learn(lines: &[&str]) -> std::io::Result<()> {
    let lessons: Vec<(String, Lesson)> = lines.iter().filter_map(|l| lesson(l)).collect();
    let mut ways: BTreeMap<&[u8], BTreeMap<&str, usize>> = BTreeMap::new();
    for (written, lesson) in &lessons {
        *ways.entry(lesson.letters()).or_default().entry(written).or_default() += 1;
    }
    let mut words: Vec<&str> = ways
        .values()
        .filter_map(|ways| ways.iter().rev().max_by_key(|(_, n)| **n).map(|(written, _)| *written))
        .collect();
    words.sort_unstable();
    let mut teacher = Teacher::new(untaught());
    let lessons: Vec<Lesson> = lessons.iter().map(|(_, lesson)| lesson.clone()).collect();
    teacher.teach(&lessons, ROUNDS);
    let language = Path::new(LANGUAGE);
    fs::write(language.join(WORDS), format!("{NOTICE}{}\n", words.join("\n")))?;
    fs::write(language.join(WEIGHTS), format!("{NOTICE}{}", teacher.weights()))?;
    eprintln!("{} words, {} forms, {} weights", lessons.len(), words.len(), teacher.weights().lines().count());
    Ok(())
}

/// Of how many words a way of cutting agreed.
#[derive(Default)]
struct Agreement {
    words: usize,
    same: usize,
    proclitics: usize,
    pronoun: usize,
}

impl Agreement {
    fn add(&mut self, right: &Segments, found: &Segments) {
        let same_start =
            (right.stem.start, right.proclitics, right.article) == (found.stem.start, found.proclitics, found.article);
        let same_end = right.pronoun == found.pronoun;
        self.words += 1;
        self.same += usize::from(same_start && same_end);
        self.proclitics += usize::from(same_start);
        self.pronoun += usize::from(same_end);
    }

    fn row(&self, name: &str) -> String {
        let share = |n: usize| format!("{:.4}", n as f64 / self.words.max(1) as f64);
        let (same, proclitics, pronoun) = (share(self.same), share(self.proclitics), share(self.pronoun));
        format!("| {name} | {} | {same} | {proclitics} | {pronoun} |\n", self.words)
    }
}

fn accuracy(lines: &[&str]) -> String {
    let (segmenter, untaught) = (built_in(), untaught());
    let lessons: Vec<(String, Lesson)> = lines.iter().filter_map(|l| lesson(l)).collect();
    let mut rows: BTreeMap<&str, Agreement> = BTreeMap::new();
    let mut errors: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (written, lesson) in &lessons {
        let (letters, right) = (lesson.letters(), lesson.segments());
        let found = segmenter.segment(letters);
        rows.entry("1 not cut at all").or_default().add(&right, &Segments { stem: 0..letters.len(), ..empty(letters) });
        rows.entry("2 clitics and lists alone").or_default().add(&right, &untaught.by_lists(letters));
        rows.entry("3 taught").or_default().add(&right, &found);
        let taught =
            if segmenter.taught(letters) { "4 taught: words that it was taught" } else { "5 taught: other words" };
        rows.entry(taught).or_default().add(&right, &found);
        if right != found {
            *errors.entry((written.clone(), marked(written, &found))).or_default() += 1;
            let kind = match () {
                () if found.stem.start > right.stem.start => "a first letter taken for a proclitic",
                () if found.stem.start < right.stem.start => "a proclitic taken for a letter of the stem",
                () if found.pronoun.len() > right.pronoun.len() => "an ending taken for a pronoun",
                () => "a pronoun taken for an ending",
            };
            *kinds.entry(kind).or_default() += 1;
        }
    }
    let mut out = format!(
        "# Clitics\n\nMade by `cargo run --release -p riwaya-extract --example segment -- accuracy FILE > accuracy/clitics.md`.\n\n\
         Agreement with the WikiNews segmentation of QCRI's Farasa on the last fifth of its lines ({} lines, {} of them\n\
         words); the first four fifths taught. A word agrees where its proclitics (و ف ب ك ل س ال) and its attached pronoun\n\
         are the same; endings of number, gender and person are not counted.\n\n\
         | | words | agree | proclitics | pronoun |\n|---|---|---|---|---|\n",
        lines.len(),
        lessons.len(),
    );
    for (name, row) in &rows {
        out.push_str(&row.row(name.split_once(' ').map_or(name, |(_, name)| name)));
    }
    // Writing into a string cannot fail.
    let _ = writeln!(out, "\n## Where it does not agree\n\n| what | words |\n|---|---|");
    for (kind, n) in &kinds {
        let _ = writeln!(out, "| {kind} | {n} |");
    }
    let _ = writeln!(out, "\n| Farasa | here | times |\n|---|---|---|");
    let mut errors: Vec<_> = errors.into_iter().collect();
    errors.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for ((right, found), n) in errors.iter().take(40) {
        let _ = writeln!(out, "| {right} | {found} | {n} |");
    }
    let _ = writeln!(
        out,
        "\n## Speed\n\nOne core, each word of the last fifth again and again.\n\n| words | million a second | MB a second |\n|---|---|---|"
    );
    for (name, all) in [("as they come", true), ("that it was not taught", false)] {
        let words: Vec<&[u8]> =
            lessons.iter().map(|(_, l)| l.letters()).filter(|l| all || !segmenter.taught(l)).collect();
        let _ = writeln!(out, "| {name} {}", speed(&words, |w| segmenter.segment(w).stem.start));
    }
    out
}

fn speed(words: &[&[u8]], cut: impl Fn(&[u8]) -> usize) -> String {
    let start = Instant::now();
    let (mut done, mut bytes, mut sum) = (0usize, 0usize, 0usize);
    while start.elapsed().as_millis() < 1000 {
        for word in words {
            sum += cut(word);
            // Two bytes a letter, and a space.
            bytes += word.len() * 2 + 1;
        }
        done += words.len();
    }
    std::hint::black_box(sum);
    let seconds = start.elapsed().as_secs_f64();
    format!("| {:.1} | {:.0} |", done as f64 / seconds / 1e6, bytes as f64 / seconds / 1e6)
}

fn empty(letters: &[u8]) -> Segments {
    let end = letters.len();
    Segments { proclitics: Default::default(), article: false, stem: 0..end, pronoun: end..end }
}

/// The word with the parts that were found marked.
fn marked(written: &str, found: &Segments) -> String {
    let word = written.replace("ل+ال+", "لل").replace('+', "");
    let letters: Vec<char> = word.chars().filter(|c| ('ء'..='ي').contains(c) && *c != 'ـ').collect();
    let part = |range: std::ops::Range<usize>| letters.get(range).unwrap_or(&[]).iter().collect::<String>();
    let parts = [part(0..found.stem.start), part(found.stem.clone()), part(found.pronoun.clone())];
    parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join("+")
}

//! Lists: tab-separated, one entry a line, the header first (ARCHITECTURE.md, Lexicons).

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Line in the file, from 1.
    pub line: usize,
    /// The word or phrase in ordinary spelling.
    pub form: &'a str,
    /// What it means to the extractor that reads the list.
    pub value: &'a str,
    /// Where or how it is used.
    pub usage: &'a str,
    /// For people.
    pub note: &'a str,
    /// A sentence in which it is found with this value.
    pub example: &'a str,
    /// A sentence in which the form stands and nothing is found.
    pub not: &'a str,
}

/// What is wrong with a line of a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path from the language folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and where to mend it, in Arabic.
    pub ar: String,
    /// The same in English.
    pub en: String,
}

/// The columns that every list has, in their order.
pub const HEADER: [&str; 6] = ["form", "value", "usage", "note", "example", "not"];

/// Reads a list. Lines that cannot be read are reported and left out; empty lines and lines that
/// begin with `#` are skipped.
pub fn parse<'a>(file: &str, content: &'a str, problems: &mut Vec<Problem>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let mut lines = content.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
    let mut problem =
        |line: usize, ar: String, en: String| problems.push(Problem { file: file.to_owned(), line, ar, en });
    match lines.next() {
        Some((_, header)) if header.trim_start_matches('\u{FEFF}').split('\t').map(str::trim_end).eq(HEADER) => {}
        Some((n, _)) => problem(
            n + 1,
            format!("السطر الأول يجب أن يكون: {}", HEADER.join("⇥")),
            format!("the first line must be the header: {}", HEADER.join("<tab>")),
        ),
        None => problem(1, "الملف فارغ".into(), "the file is empty".into()),
    }
    for (n, text) in lines {
        let text = text.trim_end_matches('\r');
        let columns = text.split('\t').count();
        if columns > HEADER.len() {
            problem(
                n + 1,
                format!("في السطر {columns} أعمدة، والقائمة لها ستة",),
                format!("{columns} columns where a list has six"),
            );
            continue;
        }
        let mut cells = text.split('\t').map(str::trim);
        let mut next = || cells.next().unwrap_or("");
        let row =
            Row { line: n + 1, form: next(), value: next(), usage: next(), note: next(), example: next(), not: next() };
        if crate::letters::encode(row.form).is_empty() {
            problem(n + 1, "العمود form فارغ".into(), "the column `form` is empty".into());
            continue;
        }
        rows.push(row);
    }
    rows
}

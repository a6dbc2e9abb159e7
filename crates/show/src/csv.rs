//! Tables: RFC 4180, UTF-8, one row a finding. Positions are code points, as in JSON.

use riwaya_extract::{Decimal, Quantity, Statement};
use riwaya_link::Account;
use riwaya_text::{CodePoints, Span};

use crate::kept::Kept;
use crate::{Findings, order, published};

/// For whom a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Programs: plain UTF-8, cells exactly as found.
    Program,
    /// Excel: a byte-order mark, without which it garbles Arabic, and no cell that it would run.
    Excel,
}

/// Rows of one table.
struct Table {
    out: String,
    reader: Reader,
}

impl Table {
    fn new(reader: Reader, columns: &[&str]) -> Self {
        let mut table = Table { out: String::new(), reader };
        if reader == Reader::Excel {
            table.out.push('\u{feff}');
        }
        table.row(columns);
        table
    }

    fn row<C: AsRef<str>>(&mut self, cells: &[C]) {
        for (n, cell) in cells.iter().enumerate() {
            if n > 0 {
                self.out.push(',');
            }
            self.cell(cell.as_ref());
        }
        self.out.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        let runs = self.reader == Reader::Excel
            && cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
            && cell.parse::<f64>().is_err();
        if !runs && !cell.contains([',', '"', '\n', '\r']) {
            self.out.push_str(cell);
            return;
        }
        self.out.push('"');
        if runs {
            self.out.push('\'');
        }
        self.out.push_str(&cell.replace('"', "\"\""));
        self.out.push('"');
    }
}

/// Between the links of a chain and the pieces of a content, where a cell holds several.
const AND: &str = " | ";

/// What every row says of its document.
const DOCUMENT: [&str; 4] = ["document", "document_id", "outlet", "published"];

fn document(account: &Account<'_>) -> [String; 4] {
    [
        account.doc.path.clone(),
        account.doc.id.clone(),
        account.doc.outlet.clone().unwrap_or_default(),
        published(account.doc, account.analysis).map(|p| p.value.clone()).unwrap_or_default(),
    ]
}

fn chain(account: &Account<'_>, statement: &Statement) -> String {
    let links = statement.chain.iter().map(|link| {
        let relays: Vec<&str> = link.iter().map(|s| s.of(&account.doc.text)).collect();
        relays.join(" + ")
    });
    links.collect::<Vec<_>>().join(AND)
}

/// `value`, `min`, `max`.
fn amount(quantity: Quantity) -> [String; 3] {
    let written = |d: Option<Decimal>| d.map(|d| d.normalize().to_string()).unwrap_or_default();
    match quantity {
        Quantity::Exact(d) => [written(Some(d)), String::new(), String::new()],
        Quantity::Range(min, max) => [String::new(), written(min), written(max)],
        Quantity::Vague => Default::default(),
    }
}

fn yes(it_is: bool) -> String {
    if it_is { "yes".to_owned() } else { String::new() }
}

/// A document as its rows are written.
struct Sheet<'a> {
    account: &'a Account<'a>,
    text: &'a str,
    points: CodePoints,
    kept: Kept,
}

impl Sheet<'_> {
    /// Where a passage begins and ends, and its words.
    fn place(&self, span: Span) -> [String; 3] {
        let at = |byte| self.points.at(self.text, byte).to_string();
        [at(span.start), at(span.end), span.of(self.text).to_owned()]
    }
}

/// A table of what every document gives, one row for each.
fn table<const N: usize>(
    findings: Findings<'_>,
    reader: Reader,
    columns: [&str; N],
    rows: impl Fn(&Sheet<'_>) -> Vec<[String; N]>,
) -> String {
    let mut table = Table::new(reader, &[&DOCUMENT[..], &columns].concat());
    for account in findings.accounts {
        let text = account.doc.text.as_str();
        let kept = Kept::of(account.doc, account.analysis);
        let sheet = Sheet { account, text, points: CodePoints::of(text), kept };
        for cells in rows(&sheet) {
            table.row(&[&document(account)[..], &cells].concat());
        }
    }
    table.out
}

/// Every figure that is shown, one a row.
pub fn figures(findings: Findings<'_>, reader: Reader) -> String {
    let columns = [
        "id",
        "start",
        "end",
        "text",
        "value",
        "min",
        "max",
        "modifier",
        "unit",
        "category",
        "counted",
        "scope",
        "attributed_to",
        "chain",
        "statement",
        "unreal",
        "rule",
    ];
    table(findings, reader, columns, |sheet| {
        let Sheet { account, text, kept, .. } = sheet;
        let mut rows = Vec::new();
        let of = |span: Option<Span>| span.map(|s| s.of(text).to_owned()).unwrap_or_default();
        for (i, f) in account.analysis.figures.iter().enumerate() {
            let Some(id) = kept.figure(i) else { continue };
            let statement = f.statement.and_then(|s| account.analysis.statements.get(s));
            let [value, min, max] = amount(f.value);
            let [start, end, words] = sheet.place(f.span);
            let cells = [
                id,
                start,
                end,
                words,
                value,
                min,
                max,
                f.modifier.name().to_owned(),
                f.unit.unwrap_or_default().to_owned(),
                f.category.name().to_owned(),
                of(f.counted),
                of(f.scope),
                statement.map(|s| s.source_canonical.clone()).unwrap_or_default(),
                statement.map(|s| chain(account, s)).unwrap_or_default(),
                f.statement.and_then(|s| kept.statement(s)).unwrap_or_default(),
                yes(f.unreal),
                f.rule.to_owned(),
            ];
            rows.push(cells);
        }
        rows
    })
}

/// Every statement that is shown, one a row; its place is from its first to its last word.
pub fn statements(findings: Findings<'_>, reader: Reader) -> String {
    let columns = [
        "id",
        "start",
        "end",
        "text",
        "kind",
        "act",
        "voice",
        "cue",
        "source",
        "attributed_to",
        "chain",
        "content",
        "quotes",
        "in_content_of",
        "unreal",
        "rule",
    ];
    table(findings, reader, columns, |sheet| {
        let Sheet { account, text, kept, .. } = sheet;
        let mut rows = Vec::new();
        let pieces = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(AND);
        for (i, s) in account.analysis.statements.iter().enumerate() {
            let Some(id) = kept.statement(i) else { continue };
            let [start, end, words] = sheet.place(order::extent(s));
            let cells = [
                id,
                start,
                end,
                words,
                s.kind.name().to_owned(),
                s.act.to_owned(),
                s.voice.name().to_owned(),
                s.cue.of(text).to_owned(),
                s.source.map(|span| span.of(text).to_owned()).unwrap_or_default(),
                s.source_canonical.clone(),
                chain(account, s),
                pieces(&s.content),
                pieces(&s.quotes),
                s.in_content_of.and_then(|i| kept.statement(i)).unwrap_or_default(),
                yes(s.unreal),
                s.rule.to_owned(),
            ];
            rows.push(cells);
        }
        rows
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(reader: Reader, cells: &[&str]) -> String {
        let mut table = Table { out: String::new(), reader };
        table.row(cells);
        table.out
    }

    #[test]
    fn cells_are_quoted_only_where_they_must() {
        assert_eq!(
            row(Reader::Program, &["قال", "a,b", "قال \"لا\"", "سطر\nآخر"]),
            "قال,\"a,b\",\"قال \"\"لا\"\"\",\"سطر\nآخر\"\r\n"
        );
    }

    #[test]
    fn excel_runs_no_cell_and_keeps_its_numbers() {
        assert_eq!(row(Reader::Excel, &["=1+1", "-5", "-قال", "@x"]), "\"'=1+1\",-5,\"'-قال\",\"'@x\"\r\n");
        assert_eq!(row(Reader::Program, &["=1+1"]), "=1+1\r\n");
    }
}

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand};

/// Who says what happened, on whose word, and where the accounts part.
#[derive(Parser)]
#[command(
    name = "riwaya",
    version,
    about = "رواية · Reads many accounts of one event and shows who says what, on whose word, and where the accounts part",
    after_help = "\
Examples:
  riwaya report examples                       compare six accounts of one event
  riwaya report *.html --html report.html      the same as one page that opens anywhere
  riwaya analyze article.txt --json            everything found in one document, as JSON

Exit codes: 0 done, 1 nothing found or a check failed, 2 misuse or an input that could not be read.
Nothing is sent anywhere; no network is needed.",
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Compare several accounts of an event and print the report
    #[command(after_help = "\
Examples:
  riwaya report examples
  riwaya report agency.txt paper.txt ministry.html --html report.html
  riwaya report saved-pages --csv tables --excel
  riwaya report articles.jsonl --json > report.json
  cat article.txt | riwaya report - other.txt --published 2025-10-16")]
    Report(Report),
    /// Analyse documents one at a time, without comparing them
    #[command(after_help = "\
Examples:
  riwaya analyze article.txt
  riwaya analyze articles.jsonl --json > findings.jsonl     one object a line
  riwaya analyze article.txt --published 2025-10-16         the day that \"yesterday\" is counted from")]
    Analyze(Analyze),
    /// Run every example of the lists, the rule cards and the specimen articles
    #[command(after_help = "\
Examples:
  riwaya check                what the program was built with
  riwaya check language       the files of a folder, while you edit them")]
    Check(Check),
    /// Check that every item of an export still quotes its text letter for letter
    #[command(after_help = "\
Examples:
  riwaya analyze examples --json > findings.jsonl; riwaya verify findings.jsonl
  riwaya report examples --json > report.json; riwaya verify report.json")]
    Verify(Verify),
    /// What a change of rules changed: two outputs of `analyze --json` over the same documents
    #[command(
        hide = true,
        after_help = "\
Examples:
  riwaya analyze articles.jsonl --json > old.jsonl     before the change; after it the same into new.jsonl
  riwaya diff old.jsonl new.jsonl                      what was gained, lost and changed, a layer and a rule
  riwaya diff old.jsonl new.jsonl --show 0             the table alone"
    )]
    Diff(Diff),
}

#[derive(Group)]
pub struct Inputs {
    /// Files, folders (their .txt .html .htm .jsonl, also in folders inside), or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Publication date for documents that do not give one: 2025-10-16 or 2025-10-16T18:00
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<String>,
}

#[derive(Group)]
pub struct Report {
    #[command(flatten)]
    pub inputs: Inputs,
    /// Print the report as JSON (riwaya.report/1) instead of text
    #[arg(long)]
    pub json: bool,
    /// Write the report as one self-contained page
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Write figures.csv and statements.csv into this folder
    #[arg(long, value_name = "DIR")]
    pub csv: Option<PathBuf>,
    /// CSV for Excel: with byte-order mark, and cells that begin with = + - @ made harmless
    #[arg(long, requires = "csv")]
    pub excel: bool,
}

#[derive(Group)]
pub struct Analyze {
    #[command(flatten)]
    pub inputs: Inputs,
    /// Print one JSON object a line (riwaya.analysis/1) instead of text
    #[arg(long)]
    pub json: bool,
}

#[derive(Group)]
pub struct Check {
    /// A language folder; without it, the data that the program was built with
    #[arg(value_name = "LANGUAGE-DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Group)]
pub struct Verify {
    /// What `analyze --json` or `report --json` wrote; `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

#[derive(Group)]
pub struct Diff {
    /// What `analyze --json` wrote before the change; `-` for standard input
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// What it writes now
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// How many findings of each rule and kind of change to show
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub show: usize,
}

fn date(written: &str) -> Result<String, String> {
    riwaya_read::check_date(written).map_err(|wrong| format!("{}\n{}", wrong.en, wrong.ar))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples() {
        for command in Args::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains("Examples:"), "{} --help shows no example", command.get_name());
        }
    }
}

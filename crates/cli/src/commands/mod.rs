mod analyze;
mod check;
mod diff;
mod report;
mod verify;

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use riwaya_extract::{Analysis, Extractor, Language};
use riwaya_show::terminal::Style;
use riwaya_show::{Edition, Unread};
use riwaya_text::Document;

use crate::args::{Args, Command};
use crate::collect::Collected;

/// Inputs that could not be read, named one by one before the others are counted.
const COMPLAINTS: usize = 40;

/// Everything was done.
pub const DONE: u8 = 0;
/// Nothing was found, or a check failed.
pub const NOTHING: u8 = 1;
/// Misuse, or an input that could not be read.
pub const MISUSE: u8 = 2;

pub fn run(args: Args) -> u8 {
    let done = match args.command {
        Command::Report(args) => report::run(&args),
        Command::Analyze(args) => analyze::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Diff(args) => diff::run(&args),
    };
    done.unwrap_or_else(|error| match error.kind() {
        // The reader of a pipe has seen enough: `riwaya report … | head`.
        io::ErrorKind::BrokenPipe => DONE,
        _ => {
            complain(&format!("riwaya: {error}"));
            MISUSE
        }
    })
}

fn extractor() -> Extractor {
    Extractor::new(Language::built_in())
}

fn edition(extractor: &Extractor) -> Edition<'_> {
    Edition { engine: env!("CARGO_PKG_VERSION"), language: extractor.language().version() }
}

/// Colours only where somebody looks on, and has not said no.
fn style() -> Style {
    let no = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
    Style { colour: io::stdout().is_terminal() && !no && !dumb, ..Style::default() }
}

/// A result: the only thing that goes to standard output.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// The text of an export: a file, or standard input for `-`.
fn export(file: &Path) -> io::Result<String> {
    if file == Path::new("-") {
        return io::read_to_string(io::stdin().lock());
    }
    fs::read_to_string(file)
}

/// Anything else goes to standard error; nobody is told if that is closed.
fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

fn complain_of(unread: &[Unread]) {
    for file in unread.iter().take(COMPLAINTS) {
        complain(&format!("riwaya: {}: {} · {}", file.path, file.ar, file.en));
    }
    if unread.len() > COMPLAINTS {
        complain(&format!("riwaya: … {} more that could not be read", unread.len() - COMPLAINTS));
    }
}

/// Every document's findings, in the order of the documents, found on all processors.
fn analyses(extractor: &Extractor, documents: &[Document]) -> Vec<Analysis> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(documents.len());
    if workers < 2 {
        return documents.iter().map(|doc| extractor.extract(doc)).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((n, doc)) = Some(next.fetch_add(1, Relaxed)).and_then(|n| Some((n, documents.get(n)?))) {
            done.push((n, extractor.extract(doc)));
        }
        done
    };
    let mut all: Vec<(usize, Analysis)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_by_key(|(n, _)| *n);
    all.into_iter().map(|(_, analysis)| analysis).collect()
}

/// What the collecting says about how the run ended, once `found` is known.
fn ending(collected: &Collected, found: bool) -> u8 {
    if !collected.unread.is_empty() {
        MISUSE
    } else if collected.documents.is_empty() || !found {
        if collected.documents.is_empty() {
            complain("riwaya: no document found · لا وثيقة (.txt .html .htm .jsonl)");
        }
        NOTHING
    } else {
        DONE
    }
}

/// Whether an analysis holds anything at all.
fn holds(found: &Analysis) -> bool {
    !(found.numbers.is_empty()
        && found.times.is_empty()
        && found.mentions.is_empty()
        && found.statements.is_empty()
        && found.designations.is_empty())
}

use std::fs;
use std::io;
use std::path::Path;

use riwaya_extract::check;
use riwaya_text::list::Problem;

use super::{DONE, MISUSE, NOTHING, complain, print};
use crate::args::Check;

/// A file of the language: its path from the folder, and what it says. Kept for the program's life,
/// as the built-in ones are.
type File = (&'static str, &'static str);

pub fn run(args: &Check) -> io::Result<u8> {
    let folder = args.folder.as_deref();
    let (files, version) = match folder {
        None => (riwaya_language::files().to_vec(), riwaya_language::VERSION),
        Some(folder) => (files_of(folder)?, "edited"),
    };
    if files.is_empty() {
        complain("riwaya: no language file (.tsv .md) in this folder · لا ملف لغة في هذا المجلد");
        return Ok(MISUSE);
    }
    let outcome = check::run(files, version);
    let place = folder.map(|f| format!("{}/", f.display())).unwrap_or_default();
    let mut out = String::new();
    for problem in &outcome.problems {
        out.push_str(&shown(&place, problem));
    }
    out.push_str(&match outcome.problems.len() {
        0 => format!("{} examples, nothing wrong · الأمثلة: {}، لا خطأ\n", outcome.ran, outcome.ran),
        n => format!("{} examples, {n} wrong · الأمثلة: {}، الأخطاء: {n}\n", outcome.ran, outcome.ran),
    });
    print(&out)?;
    Ok(if outcome.problems.is_empty() { DONE } else { NOTHING })
}

fn shown(place: &str, problem: &Problem) -> String {
    format!("{place}{}:{}: {}\n    {}\n", problem.file, problem.line, problem.ar, problem.en)
}

/// The parts of a language folder that hold its data, as the build takes them.
fn files_of(folder: &Path) -> io::Result<Vec<File>> {
    let about = |path: &Path, e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
    let mut found = Vec::new();
    fs::read_dir(folder).map_err(|e| about(folder, e))?;
    for part in ["ar", "slots"] {
        walk(&folder.join(part), &mut found);
    }
    let sources = folder.join("SOURCES.tsv");
    if sources.is_file() {
        found.push(sources);
    }
    let mut files = Vec::new();
    for path in found {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let content = fs::read_to_string(&path).map_err(|e| about(&path, e))?;
        files.push((&*name.leak(), &*content.leak()));
    }
    Ok(files)
}

fn walk(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, out);
        } else if path.extension().is_some_and(|e| e == "tsv" || e == "md") {
            out.push(path);
        }
    }
}

//! From paths to documents.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use riwaya_read::Options;
use riwaya_show::Unread;
use riwaya_text::Document;

/// Endings of the files that are taken from a folder.
const ENDINGS: [&str; 4] = ["txt", "html", "htm", "jsonl"];

/// A larger file is refused: positions are 32 bits wide.
const LARGEST: u64 = u32::MAX as u64 / 2;

/// What came of the paths that a user gave.
#[derive(Default)]
pub struct Collected {
    /// What could be read, sorted, so that the order of the paths changes nothing.
    pub documents: Vec<Document>,
    /// What could not.
    pub unread: Vec<Unread>,
    /// Files of a folder whose ending is not read.
    pub passed_over: Vec<String>,
}

/// Reads everything that the paths name.
pub fn collect(paths: &[PathBuf], options: &Options) -> Collected {
    let mut out = Collected::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        if path.as_os_str() == "-" {
            if seen.insert(path.clone()) {
                let mut bytes = Vec::new();
                match io::stdin().lock().read_to_end(&mut bytes) {
                    Ok(_) => out.take("-", &bytes, options),
                    Err(error) => out.refuse("-", &error),
                }
            }
            continue;
        }
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                let mut files = Vec::new();
                out.walk(path, &mut files);
                for file in files {
                    out.file(&file, options, &mut seen);
                }
            }
            Ok(_) => out.file(path, options, &mut seen),
            Err(error) => out.refuse(&shown(path), &error),
        }
    }
    out.documents.sort_by(|a, b| (by_line(&a.path), &a.id).cmp(&(by_line(&b.path), &b.id)));
    out.unread.sort_by(|a, b| by_line(&a.path).cmp(&by_line(&b.path)));
    out.passed_over.sort();
    out
}

/// A path with its line as a number, so that line 9 comes before line 10.
fn by_line(path: &str) -> (&str, u64) {
    match path.rsplit_once('#').map(|(file, line)| (file, line.parse())) {
        Some((file, Ok(line))) => (file, line),
        _ => (path, 0),
    }
}

impl Collected {
    fn walk(&mut self, folder: &Path, files: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> = match fs::read_dir(folder) {
            Ok(entries) => entries.flatten().map(|e| e.path()).collect(),
            Err(error) => return self.refuse(&shown(folder), &error),
        };
        entries.sort();
        for entry in entries {
            if entry.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.')) {
                continue;
            }
            // A folder behind a link may hold itself; only real ones are entered.
            if entry.is_dir() {
                if !entry.is_symlink() {
                    self.walk(&entry, files);
                }
            } else if is_text(&entry) {
                files.push(entry);
            } else {
                self.passed_over.push(shown(&entry));
            }
        }
    }

    /// One file, once, however often the user's paths name it.
    fn file(&mut self, path: &Path, options: &Options, seen: &mut BTreeSet<PathBuf>) {
        if !seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())) {
            return;
        }
        let name = shown(path);
        match fs::metadata(path) {
            Ok(meta) if meta.len() > LARGEST => self.unread.push(Unread {
                path: name,
                ar: "الملف أكبر من أن يُقرأ؛ اقسمه إلى ملفات أصغر".to_owned(),
                en: "the file is too large; split it into smaller ones".to_owned(),
            }),
            _ => match fs::read(path) {
                Ok(bytes) => self.take(&name, &bytes, options),
                Err(error) => self.refuse(&name, &error),
            },
        }
    }

    fn take(&mut self, name: &str, bytes: &[u8], options: &Options) {
        let input = riwaya_read::read(name, bytes, options);
        self.documents.extend(input.documents);
        self.unread.extend(input.refused.into_iter().map(|r| Unread { path: r.path, ar: r.ar, en: r.en }));
    }

    fn refuse(&mut self, name: &str, error: &io::Error) {
        let (ar, en) = match error.kind() {
            io::ErrorKind::NotFound => ("لا ملف بهذا الاسم".to_owned(), "there is no such file".to_owned()),
            io::ErrorKind::PermissionDenied => {
                ("لا إذن بقراءته".to_owned(), "you have no permission to read it".to_owned())
            }
            _ => (format!("تعذرت قراءته: {error}"), error.to_string()),
        };
        self.unread.push(Unread { path: name.to_owned(), ar, en });
    }
}

/// A path as the user gave it, with `/` on every system so that exports are equal everywhere.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

fn is_text(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}

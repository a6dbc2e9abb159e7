use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use riwaya_read::Options;
use riwaya_show::verify;
use riwaya_text::Document;

use super::{DONE, MISUSE, NOTHING, complain, export, print};
use crate::args::Verify;

/// Faults shown of one file before the others are counted.
const SHOWN: usize = 20;

pub fn run(args: &Verify) -> io::Result<u8> {
    let mut sources = Sources::default();
    let mut ending = DONE;
    for file in &args.files {
        let name = file.to_string_lossy();
        let verified = match export(file) {
            Ok(export) => verify(&export, |path| sources.document(path)).map_err(|e| e.to_string()),
            Err(error) => Err(error.to_string()),
        };
        let verified = match verified {
            Ok(verified) => verified,
            Err(error) => {
                complain(&format!("riwaya: {name}: {error}"));
                ending = ending.max(MISUSE);
                continue;
            }
        };
        for fault in verified.faults.iter().take(SHOWN) {
            let at = fault.offset.map(|o| format!(":{o}")).unwrap_or_default();
            complain(&format!("{}{at}: {} · {}", fault.document, fault.ar, fault.en));
        }
        if verified.faults.len() > SHOWN {
            complain(&format!("… {} more", verified.faults.len() - SHOWN));
        }
        if !verified.absent.is_empty() {
            complain(&format!(
                "riwaya: {name}: not there to be read again: {} · غير موجود ليُقرأ من جديد",
                verified.absent.join(", ")
            ));
        }
        print(&format!("{} of {} items match their text\n", verified.matching, verified.items))?;
        if verified.matching != verified.items || !verified.faults.is_empty() {
            ending = ending.max(NOTHING);
        }
    }
    Ok(ending)
}

/// The documents of the files that were read again, each file once.
#[derive(Default)]
struct Sources {
    read: BTreeMap<String, BTreeMap<String, Document>>,
}

impl Sources {
    fn document(&mut self, path: &str) -> Option<Document> {
        let file = match path.rsplit_once('#') {
            Some((file, line)) if line.bytes().all(|b| b.is_ascii_digit()) && !Path::new(path).is_file() => file,
            _ => path,
        };
        if !self.read.contains_key(file) {
            let documents = fs::read(file)
                .map_or(Vec::new(), |bytes| riwaya_read::read(file, &bytes, &Options::default()).documents);
            let by_path = documents.into_iter().map(|d| (d.path.clone(), d)).collect();
            self.read.insert(file.to_owned(), by_path);
        }
        self.read.get(file)?.get(path).cloned()
    }
}

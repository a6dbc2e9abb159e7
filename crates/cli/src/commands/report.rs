use std::fs;
use std::io;
use std::path::Path;

use riwaya_link::{Account, compare};
use riwaya_read::Options;
use riwaya_show::csv::{self, Reader};
use riwaya_show::{Findings, json, page, terminal};

use super::{analyses, complain, complain_of, edition, ending, extractor, holds, print, style};
use crate::args::Report;
use crate::collect::collect;

pub fn run(args: &Report) -> io::Result<u8> {
    let collected = collect(&args.inputs.paths, &Options { published: args.inputs.published.clone() });
    complain_of(&collected.unread);
    let extractor = extractor();
    let analyses = analyses(&extractor, &collected.documents);
    let accounts: Vec<Account<'_>> =
        collected.documents.iter().zip(&analyses).map(|(doc, analysis)| Account { doc, analysis }).collect();
    let comparison = compare(&accounts, extractor.language());
    let findings = Findings {
        accounts: &accounts,
        comparison: &comparison,
        unread: &collected.unread,
        passed_over: &collected.passed_over,
        edition: edition(&extractor),
    };
    if let Some(file) = &args.html {
        write(file, &page(findings))?;
    }
    if let Some(folder) = &args.csv {
        let reader = if args.excel { Reader::Excel } else { Reader::Program };
        fs::create_dir_all(folder).map_err(|e| about(folder, &e))?;
        write(&folder.join("figures.csv"), &csv::figures(findings, reader))?;
        write(&folder.join("statements.csv"), &csv::statements(findings, reader))?;
    }
    if args.json {
        print(&(json::report(findings) + "\n"))?;
    } else {
        print(&terminal::report(findings, style()))?;
    }
    Ok(ending(&collected, analyses.iter().any(holds)))
}

fn write(file: &Path, content: &str) -> io::Result<()> {
    fs::write(file, content).map_err(|e| about(file, &e))?;
    complain(&format!("written: {}", file.display()));
    Ok(())
}

/// An error that names the file: the system's own says only what went wrong.
fn about(file: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", file.display()))
}

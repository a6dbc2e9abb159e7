use std::fs;
use std::io;
use std::path::Path;

use riwaya_extract::{Analysis, Extractor};
use riwaya_link::{Account, company, compare};
use riwaya_read::Options;
use riwaya_show::csv::{self, Reader};
use riwaya_show::{Findings, json, page, terminal};
use riwaya_text::Document;

use super::{analyses, complain, complain_of, edition, ending, extractor, holds, print, style};
use crate::args::Report;
use crate::collect::collect;

pub fn run(args: &Report) -> io::Result<u8> {
    let collected = collect(&args.inputs.paths, &Options { published: args.inputs.published.clone() });
    complain_of(&collected.unread);
    let extractor = extractor();
    let mut analyses = analyses(&extractor, &collected.documents);
    if let Some(dated) = beside(&extractor, &collected.documents, &analyses) {
        analyses = dated;
    }
    let accounts = accounts(&collected.documents, &analyses);
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

fn accounts<'a>(documents: &'a [Document], analyses: &'a [Analysis]) -> Vec<Account<'a>> {
    documents.iter().zip(analyses).map(|(doc, analysis)| Account { doc, analysis }).collect()
}

/// Reads the documents without a date once more beside the dated accounts of the same event: "اليوم
/// الأربعاء" is then a day. `None` where all have a date, or none has company.
fn beside(extractor: &Extractor, documents: &[Document], analyses: &[Analysis]) -> Option<Vec<Analysis>> {
    if analyses.iter().all(|a| a.published.is_some()) {
        return None;
    }
    let accounts = accounts(documents, analyses);
    let days = company(&accounts, &compare(&accounts, extractor.language()));
    days.iter().any(Option::is_some).then(|| {
        let again = documents.iter().zip(analyses).zip(&days);
        again
            .map(|((doc, analysis), day)| match day {
                Some(_) => extractor.extract_beside(doc, *day),
                None => analysis.clone(),
            })
            .collect()
    })
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

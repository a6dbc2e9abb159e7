use std::io;

use riwaya_extract::Analysis;
use riwaya_link::{Account, compare};
use riwaya_read::Options;
use riwaya_show::{Findings, json, terminal};

use super::{complain_of, edition, ending, extractor, holds, print, style};
use crate::args::Report;
use crate::collect::collect;

pub fn run(args: &Report) -> io::Result<u8> {
    let collected = collect(&args.inputs.paths, &Options { published: args.inputs.published.clone() });
    complain_of(&collected.unread);
    let extractor = extractor();
    let analyses: Vec<Analysis> = collected.documents.iter().map(|doc| extractor.extract(doc)).collect();
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
    if args.json {
        print(&(json::report(findings) + "\n"))?;
    } else {
        print(&terminal::report(findings, style()))?;
    }
    Ok(ending(&collected, analyses.iter().any(holds)))
}

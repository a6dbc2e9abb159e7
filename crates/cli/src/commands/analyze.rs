use std::io::{self, BufWriter, Write};

use riwaya_read::Options;
use riwaya_show::{json, terminal};

use super::{analyses, complain_of, edition, ending, extractor, holds, style};
use crate::args::Analyze;
use crate::collect::collect;

/// Documents analysed before their findings are written.
const AT_A_TIME: usize = 64;

pub fn run(args: &Analyze) -> io::Result<u8> {
    let collected = collect(&args.inputs.paths, &Options { published: args.inputs.published.clone() });
    complain_of(&collected.unread);
    let extractor = extractor();
    let style = style();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut found = false;
    // Some at a time: what was found leaves before all is found, and memory stays bounded.
    for (n, documents) in collected.documents.chunks(AT_A_TIME).enumerate() {
        for (m, (doc, analysis)) in documents.iter().zip(analyses(&extractor, documents)).enumerate() {
            found |= holds(&analysis);
            if args.json {
                writeln!(out, "{}", json::analysis(doc, &analysis, edition(&extractor)))?;
            } else {
                if n + m > 0 {
                    writeln!(out)?;
                }
                out.write_all(terminal::analysis(doc, &analysis, style).as_bytes())?;
            }
        }
    }
    out.flush()?;
    Ok(ending(&collected, found))
}

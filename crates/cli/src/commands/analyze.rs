use std::io::{self, BufWriter, Write};

use riwaya_read::Options;
use riwaya_show::{json, terminal};

use super::{complain_of, edition, ending, extractor, holds, style};
use crate::args::Analyze;
use crate::collect::collect;

pub fn run(args: &Analyze) -> io::Result<u8> {
    let collected = collect(&args.inputs.paths, &Options { published: args.inputs.published.clone() });
    complain_of(&collected.unread);
    let extractor = extractor();
    let style = style();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut found = false;
    for (n, doc) in collected.documents.iter().enumerate() {
        let analysis = extractor.extract(doc);
        found |= holds(&analysis);
        if args.json {
            writeln!(out, "{}", json::analysis(doc, &analysis, edition(&extractor)))?;
        } else {
            if n > 0 {
                writeln!(out)?;
            }
            out.write_all(terminal::analysis(doc, &analysis, style).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(ending(&collected, found))
}

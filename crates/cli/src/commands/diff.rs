use std::io;

use riwaya_show::diff;

use super::{DONE, MISUSE, complain, export, print};
use crate::args::Diff;

pub fn run(args: &Diff) -> io::Result<u8> {
    let read = |file| export(file).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", file.display())));
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    match diff(&old, &new, args.show) {
        Ok(differences) => print(&differences).map(|()| DONE),
        Err((which, wrong)) => {
            let file = if which == "OLD" { &args.old } else { &args.new };
            complain(&format!("riwaya: {}: {wrong}", file.display()));
            Ok(MISUSE)
        }
    }
}

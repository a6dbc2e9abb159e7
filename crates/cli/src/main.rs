//! `riwaya`: arguments, files, and the phases in order. Whatever touches the outside stands in this
//! crate; nothing of it opens a socket.

mod args;
mod collect;
mod commands;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let misuse = error.use_stderr();
            // A closed pipe behind `--help` is no failure of ours.
            let _ = error.print();
            return ExitCode::from(if misuse { commands::MISUSE } else { commands::DONE });
        }
    };
    ExitCode::from(commands::run(args))
}

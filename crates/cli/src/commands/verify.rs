use std::io;

use crate::args::Verify;

pub fn run(_args: &Verify) -> io::Result<u8> {
    super::complain("riwaya: verify is not part of this version yet");
    Ok(super::MISUSE)
}

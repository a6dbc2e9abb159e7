use std::io;

use crate::args::Check;

pub fn run(_args: &Check) -> io::Result<u8> {
    super::complain("riwaya: check is not part of this version yet");
    Ok(super::MISUSE)
}

//! No command opens a network connection. Three proofs, from the source to the run:
//!
//! 1. no crate in `Cargo.lock` is one that opens sockets, and no source of ours names `std::net`
//!    (the latter in `house.rs`);
//! 2. on Linux, the built program imports no function of the C library that could open, bind or
//!    connect a socket, or ask for a name's address. A program that links none of them could only
//!    enter the kernel by hand-written machine code, and unsafe code is forbidden in this workspace;
//! 3. where the system lets us, each command runs in a network namespace that has no interface at
//!    all, with the same result, and under strace with no network call.

mod common;

use std::process::{Command, Stdio};

use common::{riwaya, root};

#[test]
fn no_crate_that_opens_sockets_is_linked() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    let names = lock.lines().filter_map(|l| l.strip_prefix("name = ")).map(|n| n.trim_matches('"'));
    let sockets = [
        "async-std",
        "attohttpc",
        "curl",
        "curl-sys",
        "hyper",
        "h2",
        "isahc",
        "mio",
        "minreq",
        "native-tls",
        "openssl",
        "quinn",
        "reqwest",
        "rustls",
        "smol",
        "socket2",
        "tokio",
        "tungstenite",
        "ureq",
        "hickory-resolver",
    ];
    for name in names {
        assert!(!sockets.contains(&name), "{name} opens sockets");
    }
}

/// The functions that a 64-bit little-endian ELF file imports.
#[cfg(all(target_os = "linux", target_pointer_width = "64", target_endian = "little"))]
fn imports(file: &[u8]) -> Vec<String> {
    let number =
        |at: usize, bytes: usize| file[at..at + bytes].iter().rev().fold(0usize, |n, b| (n << 8) | usize::from(*b));
    assert_eq!(&file[..5], b"\x7fELF\x02", "a 64-bit ELF file");
    let (table, size, count) = (number(0x28, 8), number(0x3a, 2), number(0x3c, 2));
    let section = |n: usize| table + n * size;
    let mut names = Vec::new();
    const DYNAMIC_SYMBOLS: usize = 11;
    for header in (0..count).map(section).filter(|h| number(h + 4, 4) == DYNAMIC_SYMBOLS) {
        let (offset, length) = (number(header + 0x18, 8), number(header + 0x20, 8));
        let strings = number(section(number(header + 0x28, 4)) + 0x18, 8);
        for symbol in (offset..offset + length).step_by(24) {
            let undefined = number(symbol + 6, 2) == 0;
            let name = &file[strings + number(symbol, 4)..];
            let end = name.iter().position(|b| *b == 0).expect("a name ends");
            if undefined && end > 0 {
                names.push(String::from_utf8_lossy(&name[..end]).into_owned());
            }
        }
    }
    names
}

#[cfg(all(target_os = "linux", target_pointer_width = "64", target_endian = "little"))]
#[test]
fn the_program_imports_nothing_that_opens_a_socket() {
    let names = imports(&std::fs::read(env!("CARGO_BIN_EXE_riwaya")).expect("the program"));
    assert!(names.iter().any(|n| n == "read"), "the imports were found: {names:?}");
    for socket in [
        "socket",
        "socketpair",
        "connect",
        "bind",
        "listen",
        "accept",
        "accept4",
        "getaddrinfo",
        "gethostbyname",
        "sendto",
        "sendmsg",
        "dlopen",
    ] {
        assert!(!names.iter().any(|n| n == socket), "{socket} is imported");
    }
}

/// What the program is asked to do here; verify reads what analyze wrote.
const COMMANDS: [&[&str]; 4] = [
    &["report", "examples"],
    &["report", "examples", "--json"],
    &["analyze", "examples", "--json"],
    &["verify", "target/no-such-export.json"],
];

fn under(wrapper: &[&str], args: &[&str]) -> Option<std::process::Output> {
    let (first, rest) = wrapper.split_first()?;
    let mut command = Command::new(first);
    command.args(rest).arg(env!("CARGO_BIN_EXE_riwaya")).args(args);
    command.current_dir(root()).stdin(Stdio::null()).output().ok()
}

/// Whether a wrapper works here: not every system has it, or lets it be used.
fn works(wrapper: &[&str]) -> bool {
    under(wrapper, &["--version"]).is_some_and(|o| o.status.success())
}

#[test]
fn every_command_does_the_same_without_any_network() {
    let wrapper = ["unshare", "--map-root-user", "--net"];
    if !works(&wrapper) {
        eprintln!("not run here: a network namespace cannot be made (unshare)");
        return;
    }
    for args in COMMANDS {
        let output = under(&wrapper, args).expect("it worked before");
        let plain = riwaya(args);
        assert_eq!(output.status.code(), Some(plain.code), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), plain.out, "{args:?}");
    }
}

#[test]
fn no_command_makes_a_network_call() {
    let wrapper = ["strace", "-f", "-qq", "-e", "trace=%network", "-e", "signal=none"];
    if !works(&wrapper) {
        eprintln!("not run here: strace is not installed or may not trace");
        return;
    }
    for args in COMMANDS {
        let plain = riwaya(args);
        let output = under(&wrapper, args).expect("it worked before");
        assert_eq!(String::from_utf8_lossy(&output.stderr), plain.err, "{args:?}");
    }
}

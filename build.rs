//! Tells cargo what is embedded: a new file under these folders must rebuild the library. And gives the program a mark of
//! its own source, by which a build knows whether the one before was made by the same program.

#![expect(clippy::disallowed_macros, reason = "cargo reads the standard output of a build script")]

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    for folder in ["content", "themes", "src", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let mut files = Vec::new();
    for folder in ["content", "themes", "src"] {
        list(Path::new(folder), &mut files);
    }
    files.push(PathBuf::from("Cargo.lock"));
    files.sort();
    let mark = files.iter().filter_map(|file| fs::read(file).ok()).fold(START, |mark, bytes| fold(mark, &bytes));
    println!("cargo::rustc-env=GEN_SOURCE={mark:016x}");
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() { list(&path, files) } else { files.push(path) }
    }
}

/// FNV-1a: enough to tell two states of a source apart, and the same on every machine.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn fold(mark: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(mark, |mark, byte| (mark ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

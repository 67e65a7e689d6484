//! What the fuzzer calls, over the seeds that it begins with: without a fuzzer, on every run of the tests.
//!
//! `just fuzz` goes on from these seeds. What it finds is mended, and the bytes stay among them.

#[path = "../../fuzz/src/lib.rs"]
mod fuzzed;

use std::fs;
use std::path::{Path, PathBuf};

/// The seeds of a target: its own, and those of the cases for people which are of the same kind.
fn seeds(target: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let more = match target {
        "offer" => Some("tests/corpus/bad-input/offers"),
        "profile" => Some("tests/corpus/bad-input/profiles"),
        _ => None,
    };
    let folders = [Some(format!("fuzz/seeds/{target}")), more.map(str::to_owned)];
    let files = folders.into_iter().flatten().flat_map(|folder| {
        fs::read_dir(root.join(&folder)).unwrap_or_else(|e| panic!("{folder}: {e}")).map(|e| e.unwrap().path())
    });
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    files
}

/// Runs a target over its seeds, over each of them cut in half, and over each with two bytes changed.
#[track_caller]
fn replay(target: &str, body: fn(&[u8])) {
    let files = seeds(target);
    assert!(files.len() >= 5, "{target} has {} seeds", files.len());
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let run = |bytes: &[u8]| {
            let done = std::panic::catch_unwind(|| body(bytes));
            assert!(done.is_ok(), "{target} fails on {}: {:?}", file.display(), String::from_utf8_lossy(bytes));
        };
        run(&bytes);
        run(&bytes[..bytes.len() / 2]);
        let mut changed = bytes.clone();
        for (at, byte) in [(bytes.len() / 3, b':'), (bytes.len() * 2 / 3, b'"')] {
            changed.iter_mut().skip(at).take(1).for_each(|b| *b = byte);
        }
        run(&changed);
    }
}

#[test]
fn the_seeds_of_offers_hold() {
    replay("offer", fuzzed::offer);
}

#[test]
fn the_seeds_of_profiles_hold() {
    replay("profile", fuzzed::profile);
}

#[test]
fn the_seeds_of_words_hold() {
    replay("content", fuzzed::content);
}

#[test]
fn the_seeds_of_expressions_hold() {
    replay("when", fuzzed::when);
}

#[test]
fn the_seeds_of_messages_hold() {
    replay("lint", fuzzed::lint);
}

#[test]
fn the_seeds_of_texts_hold() {
    replay("markdown", fuzzed::markdown);
}

#[test]
fn every_target_of_the_fuzzer_is_replayed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut targets: Vec<String> = fs::read_dir(root.join("fuzz/fuzz_targets"))
        .unwrap()
        .map(|e| e.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    targets.sort();
    let own = fs::read_to_string(root.join("tests/it/fuzz.rs")).unwrap();
    let lost: Vec<&String> =
        targets.iter().filter(|t| !own.contains(&format!("replay(\"{t}\", fuzzed::{t})"))).collect();
    assert!(lost.is_empty() && targets.len() == 6, "{targets:?}: {lost:?} not replayed");
}

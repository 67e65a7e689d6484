//! The corpus of hostile and broken inputs, run through the built binary by the tools that come with it.
//!
//! `tests/corpus` is kept byte for byte as it was given: the cases are an independent reading of the contract. What is
//! not right yet is listed in `tests/known/<tool>.txt`, one case a line; a case beside the list fails the test.
//! `BLESS=1` writes the list anew: it may only shrink, and the reader of the diff sees that it does.

#![expect(clippy::disallowed_macros, reason = "a test speaks on stderr")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a tool of the corpus found.
struct Outcome {
    cases: usize,
    failing: BTreeSet<String>,
    output: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// True where there is a Python to run the tools with; in CI there has to be one.
pub fn python() -> bool {
    let found = Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success());
    assert!(found || std::env::var_os("CI").is_none(), "CI needs python3 for the tools of tests/corpus");
    found
}

/// Runs a tool; none, and a word on stderr, where there is no Python.
fn run(tool: &str, options: &[&str]) -> Option<Outcome> {
    if !python() {
        eprintln!("SKIPPED {tool}: no python3 here, so the hostile corpus was NOT run");
        return None;
    }
    let script = root().join("tests/corpus/tools").join(format!("{tool}.py"));
    let done = Command::new("python3").arg(script).arg(env!("CARGO_BIN_EXE_gen")).args(options).output().unwrap();
    let output = String::from_utf8_lossy(&done.stdout).into_owned();
    let last = output.lines().last().unwrap_or_default();
    let Some((cases, rest)) = last.split_once(" cases, ") else {
        panic!("{tool} did not end: {output}\n{}", String::from_utf8_lossy(&done.stderr));
    };
    let failing: BTreeSet<String> = output.lines().filter_map(failed).map(str::to_owned).collect();
    assert_eq!(rest, format!("{} fail", failing.len()), "{tool} counts otherwise than it lists:\n{output}");
    Some(Outcome { cases: cases.parse().unwrap(), failing, output })
}

/// The name of a case in a line of a tool that says that it fails.
fn failed(line: &str) -> Option<&str> {
    line.strip_prefix("FAIL ")?.split("  (").next()
}

fn known(tool: &str) -> (PathBuf, BTreeSet<String>) {
    let path = root().join("tests/known").join(format!("{tool}.txt"));
    let text = fs::read_to_string(&path).unwrap_or_default();
    (path, text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned).collect())
}

/// Runs a tool and holds its result against the list and a share of cases, in percent, that have to be right.
#[track_caller]
fn check(tool: &str, options: &[&str], at_least: usize) {
    let Some(found) = run(tool, options) else { return };
    let (path, known) = known(tool);
    assert!(!found.output.contains("panic:"), "{tool} saw a panic:\n{}", found.output);
    let right = found.cases - found.failing.len();
    assert!(right * 100 >= found.cases * at_least, "{tool}: only {right} of {} right:\n{}", found.cases, found.output);
    if std::env::var_os("BLESS").is_some() {
        let mut text =
            format!("# Cases of tests/corpus/tools/{tool}.py that are not right yet. This list only shrinks.\n");
        found.failing.iter().for_each(|case| writeln!(text, "{case}").unwrap());
        fs::write(path, text).unwrap();
        return;
    }
    let new: Vec<&String> = found.failing.difference(&known).collect();
    assert!(new.is_empty(), "{tool}: failing now, and not before: {new:?}\n{}", found.output);
    for mended in known.difference(&found.failing) {
        eprintln!("{tool}: `{mended}` is right now: BLESS=1 takes it off {}", path.display());
    }
}

#[test]
fn every_bad_input_is_refused_at_its_line() {
    // A debug binary on a busy machine: time for a check counts in the release build (`just hostile`).
    check("bad_inputs", &["--limit", "10"], 95);
}

#[test]
fn the_clock_keeps_every_zone_and_change() {
    check("times", &[], 80);
}

#[test]
fn texts_stay_data_and_private_notes_stay_private() {
    check("check_outputs", &[], 90);
}

#[test]
#[ignore = "a minute of kills, full disks and system-call faults: `just hostile` and CI run it"]
fn files_survive_every_fault() {
    check("faults", &[], 75);
}

#[test]
#[ignore = "four minutes of saves, moves and storms of events: `just hostile` and CI run it"]
fn a_watch_keeps_up_with_every_editor_and_fault() {
    check("watch_cases", &[], 100);
}

#[test]
#[ignore = "four minutes more: `just hostile` and CI run it"]
fn a_watch_that_looks_around_itself_keeps_up_as_well() {
    check("watch_cases", &["--poll"], 100);
}

#[test]
fn the_local_page_is_for_nobody_else() {
    check("serve_attacks", &[], 100);
}

#[test]
fn the_corpus_is_whole() {
    let bytes = fs::read(root().join("tests/corpus/bad-input/offers/enc-cr-only.yaml")).unwrap();
    assert!(bytes.contains(&b'\r') && !bytes.contains(&b'\n'), "line ends were changed on the way: see .gitattributes");
    assert!(fs::read_to_string(root().join("tests/corpus/.gitattributes")).unwrap().contains("* -text"));
}

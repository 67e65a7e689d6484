//! Golden cases: a project, built by the binary, and everything that it wrote and said.
//!
//! A case is a folder in `tests/cases` with what is expected under `expected`. Its project is the example of the same
//! name, or the folder itself. `BLESS=1` writes what is expected anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

const AS_OF: &str = "2026-11-20T09:00:00+01:00";

/// The cases whose pages are compared, too: pages are long, and one shows what all of them are made of.
const WITH_PAGES: [&str; 1] = ["first-offer"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders in a folder, by name.
fn folders(of: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(of)).unwrap().map(Result::unwrap).filter(|e| e.path().is_dir());
    let mut names: Vec<String> = entries.map(|e| e.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What a build of a project wrote and said, by the path of the file.
pub struct Built {
    /// Their texts, with `stdout.txt` and `stderr.txt`.
    pub files: BTreeMap<String, String>,
    /// How it ended.
    pub status: Option<i32>,
}

/// Builds a project on the day of all examples.
pub fn build(project: &Path) -> Built {
    let out = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen"));
    command.args(["build", "--format", "md,html,json", "--as-of", AS_OF, "-o"]).arg(out.path()).current_dir(project);
    let said = command.env_remove("CLICOLOR_FORCE").output().unwrap();
    let mut files = tree(out.path());
    for (name, bytes) in [("stdout.txt", said.stdout), ("stderr.txt", said.stderr)] {
        let text = String::from_utf8(bytes).unwrap();
        files.extend((!text.is_empty()).then(|| (name.to_owned(), text)));
    }
    Built { files, status: said.status.code() }
}

/// The files that a reader sees, hidden ones aside.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file());
    let named = files.map(|e| (e.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/"), e));
    named
        .filter(|(name, _)| !name.starts_with('.'))
        .map(|(name, e)| (name, fs::read_to_string(e.path()).unwrap()))
        .collect()
}

#[test]
fn every_case_is_as_expected() {
    let mut differences = Vec::new();
    for name in folders("tests/cases") {
        let here = root().join("tests/cases").join(&name);
        let example = root().join("examples").join(&name);
        let mut built = build(if example.is_dir() { &example } else { &here });
        built.files.retain(|path, _| !path.ends_with(".html") || WITH_PAGES.contains(&name.as_str()));
        let complains = built.files.get("stderr.txt").is_some_and(|said| said.contains("error["));
        assert_eq!(built.status, Some(i32::from(complains)), "the exit status of {name}");
        let expected = here.join("expected");
        if std::env::var_os("BLESS").is_some() {
            bless(&expected, &built.files);
        }
        differences.extend(compare(&name, &tree(&expected), &built.files));
    }
    assert!(
        differences.is_empty(),
        "{}\n\nBLESS=1 cargo test --test it cases writes it anew; read the diff.",
        differences.join("\n")
    );
}

fn bless(expected: &Path, files: &BTreeMap<String, String>) {
    for path in tree(expected).keys().filter(|path| !files.contains_key(*path)) {
        fs::remove_file(expected.join(path)).unwrap();
    }
    for (path, text) in files {
        let path = expected.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// The first line that differs, for each file that does.
fn compare(case: &str, expected: &BTreeMap<String, String>, found: &BTreeMap<String, String>) -> Vec<String> {
    let paths: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let one = |path: &&String| match (expected.get(*path), found.get(*path)) {
        (Some(old), Some(new)) => first_difference(old, new).map(|how| format!("{case}/expected/{path}:{how}")),
        (Some(_), None) => Some(format!("{case}/expected/{path}: was not written")),
        (None, _) => Some(format!("{case}/expected/{path}: was not expected")),
    };
    paths.iter().filter_map(one).collect()
}

fn first_difference(old: &str, new: &str) -> Option<String> {
    let (mut old_lines, mut new_lines) = (old.lines(), new.lines());
    for n in 1.. {
        match (old_lines.next(), new_lines.next()) {
            (None, None) => break,
            (a, b) if a == b => {}
            (a, b) => return Some(format!("{n}\n  - {}\n  + {}", a.unwrap_or_default(), b.unwrap_or_default())),
        }
    }
    (old != new).then(|| " only line ends differ".to_owned())
}

#[test]
fn every_example_is_a_case_and_builds_without_a_complaint() {
    let cases = folders("tests/cases");
    for name in folders("examples") {
        assert!(cases.contains(&name), "make the folder tests/cases/{name} and bless it");
        let built = build(&root().join("examples").join(&name));
        assert_eq!((built.status, built.files.get("stderr.txt")), (Some(0), None), "{name}");
    }
}

#[test]
fn a_message_counts_by_the_clock_of_who_reads_it() {
    let files = build(&root().join("examples/relocation")).files;
    let data: serde_json::Value = serde_json::from_str(&files["cedar-peak/dossier.json"]).unwrap();
    let questions = data["messages"].as_array().unwrap().iter().filter(|m| m["code"] == "M4");
    for message in questions {
        let text = message["text"].as_str().unwrap();
        assert!(text.contains("Friday 20 November 2026 at 17:00"), "five in Seattle, two at night in Berlin: {text}");
    }
}

#[test]
fn every_rule_is_reached_by_the_examples() {
    let mut reached = BTreeSet::new();
    for name in folders("examples") {
        let files = build(&root().join("examples").join(name)).files;
        for text in files.iter().filter(|(path, _)| path.ends_with("dossier.json")).map(|(_, text)| text) {
            reached.extend(rules_of(&serde_json::from_str(text).unwrap()));
        }
        let ranked = files.iter().any(|(path, text)| path.ends_with("index.md") && text.contains("| Rank |"));
        reached.extend(ranked.then(|| "B3".to_owned()));
    }
    let missing: Vec<&str> = dossier::rules::RULES.iter().map(|r| r.code).filter(|c| !reached.contains(*c)).collect();
    assert!(missing.is_empty(), "no example reaches {}", missing.join(", "));
}

/// The rules that had a part in a dossier: the one that decided, those that its facts name, and what shows in other
/// fields than the trace.
fn rules_of(data: &serde_json::Value) -> BTreeSet<String> {
    let facts = data["trace"].as_array().unwrap().iter().map(|fact| &fact["rule"]);
    let named = [&data["recommendation"]["rule"], &data["channel"]["rule"]];
    let mut codes: BTreeSet<String> = facts
        .filter(|rule| !rule.as_str().unwrap().starts_with('D'))
        .chain(named)
        .map(|rule| rule.as_str().unwrap().to_owned())
        .collect();
    codes.extend(data["after"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()));
    let shown = [
        ("T3", data["timing"]["state"].is_string()),
        ("C6", data["channel"]["confirm_by_email"] == true),
        ("B1", data["bridge"].as_array().is_some_and(|steps| !steps.is_empty())),
        ("B2", data["sensitivity"].is_object()),
    ];
    codes.extend(shown.iter().filter(|(_, is)| *is).map(|(code, _)| (*code).to_owned()));
    codes
}

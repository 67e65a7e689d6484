//! The architecture as tests: layers, purity, the registry of rules, sizes, documentation.
//!
//! ARCHITECTURE.md says what each is for. An exception is a line here with its reason, where no change of the code
//! would be better than the exception.

mod source;

use dossier::diag::codes::CODES;
use dossier::lint::CHECKS;
use dossier::model::words::MESSAGE_CHECKS;
use dossier::rules::{HEADINGS, RULES};
use source::{Function, Source, look, sources};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The stages, in the order of the pipeline. A stage names only itself and those before it.
const LAYERS: [&str; 12] =
    ["diag", "model", "assess", "rules", "content", "lint", "plan", "view", "render", "disk", "watch", "serve"];

/// Stages that see the machine. All before them are the core.
const EDGES: [&str; 5] = ["disk", "watch", "serve", "bin", "lib"];

/// Names of the standard library that the core never says.
const MACHINE: [&str; 7] = ["env", "fs", "io", "net", "process", "thread", "time"];

/// `FILE NAME`: what is allowed beside the limits, and why.
const EXCEPTIONS: &[(&str, &str)] = &[];

const LINES_OF_A_FILE: usize = 400;
const LINES_OF_A_FUNCTION: usize = 60;
const PARAMETERS: usize = 5;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Fails with all findings at once.
#[track_caller]
fn none(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}

fn excepted(path: &str, name: &str) -> bool {
    EXCEPTIONS.iter().any(|(what, _)| *what == format!("{path} {name}"))
}

fn library() -> Vec<Source> {
    sources("src").into_iter().filter(|s| s.layer() != "bin").collect()
}

fn core() -> Vec<Source> {
    library().into_iter().filter(|s| !EDGES.contains(&s.layer())).collect()
}

#[test]
fn layers() {
    let place = |layer: &str| LAYERS.iter().position(|l| *l == layer);
    let mut findings = Vec::new();
    for source in library().iter().filter(|s| s.layer() != "lib") {
        let Some(own) = place(source.layer()) else {
            findings.push(format!("{}: `{}` is no stage: where does it stand in LAYERS?", source.path, source.layer()));
            continue;
        };
        for (path, line) in look(source).paths {
            let [first, stage, ..] = path.as_slice() else { continue };
            if first == "crate" && place(stage).is_none_or(|named| named > own) {
                findings.push(format!(
                    "{}:{line}: `{}` stands right of `{}`",
                    source.path,
                    path.join("::"),
                    source.layer()
                ));
            }
        }
    }
    none("a stage imports only stages to its left", &findings);
}

#[test]
fn the_core_is_pure() {
    let mut findings = Vec::new();
    for source in core() {
        for (path, line) in look(&source).paths {
            let [first, second, ..] = path.as_slice() else { continue };
            if first == "std" && MACHINE.contains(&second.as_str()) {
                findings.push(format!("{}:{line}: `{}`", source.path, path.join("::")));
            }
            if path.iter().any(|p| p == "HashMap" || p == "HashSet") {
                findings.push(format!("{}:{line}: a hash map has another order at every run", source.path));
            }
        }
    }
    none("the core sees no file, no clock, no environment, and keeps its order", &findings);
}

/// Who knows YAML: facts are read by the raw model alone; `content` reads its trees of words, which hold no facts and
/// need no place of every value.
const YAML: [&str; 2] = ["src/model/raw/", "src/content/"];

#[test]
fn only_the_raw_model_knows_yaml() {
    let knows = |s: &&Source| s.text.contains("serde_yaml") || s.text.contains("granit_parser");
    let findings: Vec<String> = sources("src")
        .iter()
        .filter(knows)
        .filter(|s| !YAML.iter().any(|folder| s.path.starts_with(folder)))
        .map(|s| s.path.clone())
        .collect();
    none("YAML is known outside src/model/raw and the words", &findings);
}

#[test]
fn only_the_view_is_serialized() {
    let mut findings = Vec::new();
    for source in sources("src").iter().filter(|s| s.layer() != "view") {
        findings.extend(look(source).serialized.iter().map(|line| format!("{}:{line}", source.path)));
    }
    none("types that are `Serialize` outside src/view", &findings);
}

#[test]
fn every_rule_is_in_the_list() {
    let stem = |s: &Source| s.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs").to_uppercase();
    let is_rule = |name: &str| name.len() > 1 && name.get(1..).is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    let code = |name: &str| format!("{}{}", &name[..1], name[1..].parse::<u8>().unwrap());
    let names: Vec<String> = sources("src/rules").iter().map(stem).filter(|name| is_rule(name)).collect();
    let files: Vec<String> = names.iter().map(|name| code(name)).collect();
    let listed: Vec<&str> = RULES.iter().map(|r| r.code).collect();
    assert_eq!(files, listed, "the files of src/rules and RULES, both sorted");
    let names: BTreeSet<&str> = RULES.iter().map(|r| r.name).collect();
    assert_eq!(names.len(), RULES.len(), "two rules of one name");
}

#[test]
fn every_check_is_in_the_list() {
    let sources = sources("src/lint");
    let stems = sources.iter().filter_map(|s| s.path.rsplit('/').next()?.strip_suffix(".rs")?.strip_prefix('l'));
    let files: Vec<String> = stems.filter_map(|n| n.parse::<u8>().ok()).map(|n| format!("L{n}")).collect();
    let listed: Vec<&str> = CHECKS.iter().map(|c| c.code).collect();
    assert_eq!(files, listed, "the files of src/lint and CHECKS, both sorted");
    assert_eq!(listed, MESSAGE_CHECKS, "the checks that an `allow` can name");
}

/// Code, name, docs and section of every rule and every message check.
fn explained() -> Vec<[&'static str; 4]> {
    let checks = CHECKS.iter().map(|c| [c.code, c.name, c.docs, c.section]);
    RULES.iter().map(|r| [r.code, r.name, r.docs, r.section]).chain(checks).collect()
}

#[test]
fn every_rule_explains_itself() {
    for [code, name, docs, section] in explained() {
        let headings: Vec<&str> = docs.lines().filter_map(|l| l.strip_prefix("## ")).collect();
        assert_eq!(headings, HEADINGS, "the headings of {code}");
        let empty = docs.split("## ").skip(1).any(|part| part.lines().skip(1).all(|l| l.trim().is_empty()));
        assert!(!empty, "{code} has a heading with nothing under it");
        assert!(!section.is_empty(), "{code} names no section");
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{code}: {name}");
    }
}

#[test]
fn every_kind_of_problem_explains_itself() {
    let known: Vec<&str> = CODES.iter().map(|c| c.code).collect();
    assert!(known.is_sorted(), "the kinds of problems stand in alphabetical order");
    let mut findings = Vec::new();
    for source in sources("src") {
        let text: String = source.text.split_whitespace().collect::<Vec<_>>().join(" ");
        for call in ["Diagnostic::error(", "Diagnostic::warning("] {
            let named =
                text.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
            findings.extend(named.filter(|code| !known.contains(code)).map(|code| format!("{}: {code}", source.path)));
        }
    }
    none("kinds of problems that `gen explain` does not know", &findings);
}

#[test]
fn sizes_of_files() {
    let all = ["src", "tests/it", "benches", "fuzz/src"].into_iter().flat_map(sources);
    let findings: Vec<String> = all
        .filter(|s| s.lines() > LINES_OF_A_FILE && !excepted(&s.path, "file"))
        .map(|s| format!("{}: {} lines", s.path, s.lines()))
        .collect();
    none("files of more than 400 lines", &findings);
}

#[test]
fn sizes_of_functions() {
    let mut findings = Vec::new();
    let mut lengths = Vec::new();
    for source in sources("src") {
        let too_much = |f: &&Function| f.lines > LINES_OF_A_FUNCTION || f.parameters > PARAMETERS;
        let functions = look(&source).functions;
        for f in functions.iter().filter(too_much).filter(|f| !excepted(&source.path, &f.name)) {
            findings
                .push(format!("{}:{} {}: {} lines, {} parameters", source.path, f.line, f.name, f.lines, f.parameters));
        }
        lengths.extend(functions.iter().map(|f| f.lines));
    }
    none("functions of more than 60 lines or 5 parameters", &findings);
    lengths.sort_unstable();
    let at = |percent: usize| lengths[(lengths.len() - 1) * percent / 100];
    assert!(at(50) <= 10 && at(90) <= 30, "median {} (10), nine in ten {} (30)", at(50), at(90));
}

#[test]
fn every_public_item_is_documented() {
    let mut findings = Vec::new();
    for source in sources("src") {
        let missing = look(&source).undocumented;
        findings.extend(missing.iter().map(|(name, line)| format!("{}:{line}: {name}", source.path)));
    }
    none("no documentation", &findings);
}

#[test]
fn panics_are_rare() {
    let (mut lines, mut findings) = (0, Vec::new());
    for source in sources("src") {
        lines += source.lines();
        findings.extend(look(&source).panics.iter().map(|(how, line)| format!("{}:{line}: {how}", source.path)));
    }
    let allowed = lines / 1000;
    assert!(findings.len() <= allowed, "{} panics, {allowed} allowed:\n  {}", findings.len(), findings.join("\n  "));
}

#[test]
fn every_exception_has_a_reason() {
    let mut findings = Vec::new();
    for source in ["src", "tests/it", "benches", "fuzz/src"].into_iter().flat_map(sources) {
        findings.extend(look(&source).unreasoned.iter().map(|line| format!("{}:{line}", source.path)));
    }
    none("`allow` or `expect` without a reason", &findings);
    for (what, reason) in EXCEPTIONS {
        let path = what.split(' ').next().unwrap_or_default();
        assert!(root().join(path).exists() && !reason.is_empty(), "a stale exception: {what}");
    }
}

/// Text files that git keeps, with their paths; the corpus aside, which is kept as it was given.
fn kept() -> Vec<(String, String)> {
    let listed = Command::new("git").args(["ls-files"]).current_dir(root()).output();
    let names = listed.map(|o| String::from_utf8_lossy(&o.stdout).into_owned()).unwrap_or_default();
    let own = names.lines().filter(|n| !n.starts_with("tests/corpus/") && *n != "Cargo.lock");
    own.filter_map(|name| Some((name.to_owned(), fs::read_to_string(root().join(name)).ok()?))).collect()
}

#[test]
fn nothing_names_the_machine_it_was_made_on() {
    let here = root().to_string_lossy().into_owned();
    let homes = ["home", "Users"].map(|folder| format!("/{folder}/"));
    let places =
        [&here, &homes[0], &homes[1], &format!("/wo{}/", "rk"), &format!("../sha{}/", "red")].map(String::clone);
    let mut findings = Vec::new();
    for (name, text) in kept() {
        findings.extend(places.iter().filter(|p| text.contains(p.as_str())).map(|p| format!("{name}: {p}")));
    }
    none("a path of somebody's machine", &findings);
}

/// The tests that a page names as `module::test` and that are not there.
fn lost_tests(page: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let named = text.split('`').skip(1).step_by(2).filter_map(|word| word.split_once("::"));
    let source = |module: &str| fs::read_to_string(root().join(format!("tests/it/{module}.rs"))).ok();
    let is_lost = |(module, test): &(&str, &str)| source(module).is_some_and(|s| !s.contains(&format!("fn {test}(")));
    named.filter(is_lost).map(|(module, test)| format!("{module}::{test}")).collect()
}

#[test]
fn every_test_that_a_page_names_is_there() {
    for page in ["ARCHITECTURE.md", "docs/reliability.md"] {
        none(&format!("{page} names what is not there"), &lost_tests(page));
    }
}

#[test]
fn the_architecture_names_every_stage() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let there: BTreeSet<String> = library().iter().map(|s| s.layer().to_owned()).filter(|l| l != "lib").collect();
    let missing: Vec<String> = there.into_iter().filter(|stage| !text.contains(&format!("| `{stage}` |"))).collect();
    none("ARCHITECTURE.md does not name these stages", &missing);
}

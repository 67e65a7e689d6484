//! All words are our own: no text shares a run of nine words with the article that the method comes from.
//!
//! The article is not ours to keep: `tests/own_words/runs.txt` holds a hash of each of its runs, six bytes of BLAKE2b in
//! hexadecimal, and nothing of its words. What counts is letters of ASCII and apostrophes, capitals aside.

use blake2::{Blake2b, Digest, digest::consts::U6};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const RUN: usize = 9;

/// The article may be cited by its title.
const TITLE: &str = "How to Turn Down a Job After an Interview";

/// Made by others, or no text at all.
const NO_TEXT: [&str; 4] = ["lock", "png", "svg", "js"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    let word = |c: char| c.is_ascii_lowercase() || c == '\'';
    text.split(|c| !word(c)).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn hash(run: &[String]) -> String {
    Blake2b::<U6>::digest(run.join(" ")).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hashes of the article's runs, those of its title aside.
fn theirs() -> BTreeSet<String> {
    let all = fs::read_to_string(root().join("tests/own_words/runs.txt")).expect("the hashes");
    let mut all: BTreeSet<String> = all.lines().map(str::to_owned).collect();
    for run in words(TITLE).windows(RUN) {
        all.remove(&hash(run));
    }
    all
}

fn shared(text: &str, theirs: &BTreeSet<String>) -> Vec<String> {
    words(text).windows(RUN).filter(|run| theirs.contains(&hash(run))).map(|run| run.join(" ")).collect()
}

#[test]
fn no_text_shares_nine_words_in_a_row_with_the_article() {
    let theirs = theirs();
    let listed = Command::new("git").arg("ls-files").current_dir(root()).output().expect("git");
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    let texts = names.lines().filter(|name| !NO_TEXT.iter().any(|end| name.ends_with(&format!(".{end}"))));
    let found: Vec<String> = texts
        .filter_map(|name| Some((name, fs::read_to_string(root().join(name)).ok()?)))
        .flat_map(|(name, text)| shared(&text, &theirs).into_iter().map(move |run| format!("{name}: {run}")))
        .collect();
    assert!(theirs.len() > 3000, "{} runs", theirs.len());
    assert!(found.is_empty(), "{} runs that are not ours:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_run_is_known_by_its_hash_whatever_its_capitals_and_marks() {
    let theirs = BTreeSet::from(["f953db5a9d16".to_owned()]);
    let run = "one two three four five six seven eight it's";
    assert_eq!(shared("Zero, one – Two three: four; five\nSix seven eight? It’s nine.", &theirs), [run]);
    assert_eq!(shared("one two three four five six seven nine it's", &theirs), [""; 0]);
}

//! Reading the labelled texts.

use dossier::lint::Context;
use dossier::model::MessageKind;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// What is known beside the text, as `gen lint` is told it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Known {
    kind: Option<String>,
    company: Option<String>,
    role: Option<String>,
    contact: Option<String>,
    other: Vec<String>,
    confidential: Vec<String>,
    leaning: bool,
    spoken: bool,
}

impl Known {
    fn context(&self) -> Context<'_> {
        let kind = self.kind.as_deref().unwrap_or("decline");
        Context {
            spoken: self.spoken,
            leaning: self.leaning,
            company: self.company.as_deref(),
            role: self.role.as_deref(),
            contacts: self.contact.iter().map(String::as_str).collect(),
            others: self.other.iter().map(String::as_str).collect(),
            confidential: self.confidential.iter().map(String::as_str).collect(),
            ..Context::of(MessageKind::from_key(kind).expect("a kind of message"))
        }
    }
}

/// A text that one check must find or leave alone.
pub struct Fragment {
    pub code: String,
    pub find: bool,
    pub text: String,
    known: Known,
}

impl Fragment {
    pub fn context(&self) -> Context<'_> {
        self.known.context()
    }
}

/// A whole message with the codes that apply.
pub struct Labelled {
    pub id: String,
    pub aside: bool,
    pub labels: BTreeSet<String>,
    pub text: String,
    known: Known,
}

impl Labelled {
    pub fn context(&self) -> Context<'_> {
        self.known.context()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    #[serde(default)]
    known: Known,
    find: Vec<String>,
    leave: Vec<String>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    #[serde(default)]
    labels: String,
    #[serde(flatten)]
    known: BTreeMap<String, serde_yaml::Value>,
    text: String,
}

fn read(language: &str, name: &str) -> Option<String> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/lint", language, name].iter().collect();
    fs::read_to_string(path).ok()
}

/// The texts of every check.
pub fn fragments(language: &str) -> Vec<Fragment> {
    let text = read(language, "checks.yaml").unwrap_or_else(|| panic!("tests/lint/{language}/checks.yaml"));
    let all: BTreeMap<String, Texts> = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{language}: {e}"));
    let mut fragments = Vec::new();
    for (code, texts) in all {
        for (find, list) in [(true, texts.find), (false, texts.leave)] {
            let known = texts.known.clone();
            fragments.extend(list.into_iter().map(|text| Fragment {
                code: code.clone(),
                find,
                text,
                known: known.clone(),
            }));
        }
    }
    fragments
}

/// The whole messages: those to work with, and those kept aside.
pub fn messages(language: &str) -> Vec<Labelled> {
    let mut all = Vec::new();
    for (name, aside) in [("messages.yaml", false), ("aside.yaml", true)] {
        let cases: Vec<Case> = read(language, name).map_or_else(Vec::new, |text| {
            serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{language} {name}: {e}"))
        });
        for case in cases {
            let known = serde_yaml::to_value(case.known)
                .and_then(serde_yaml::from_value)
                .unwrap_or_else(|e| panic!("{}: {e}", case.id));
            let labels = case.labels.split_whitespace().map(str::to_owned).collect();
            all.push(Labelled { id: case.id, aside, labels, text: case.text, known });
        }
    }
    all
}

/// Sentences by what they say, each to be put in its place in an otherwise faultless letter.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    /// The faultless letter.
    letter: BTreeMap<String, String>,
    /// The sentences, one a line, by what they say.
    sentences: BTreeMap<String, String>,
}

/// What a sentence takes the place of, and what is then to be found.
const PLACES: [(&str, &[&str], &[&str]); 14] = [
    ("thanks", &["thanks"], &[]),
    ("no_thanks", &["thanks"], &["L1"]),
    ("decision", &["decision"], &[]),
    ("undecided", &["decision"], &["L2"]),
    ("hedged", &["decision"], &["L3"]),
    ("condition", &["extra"], &["L4"]),
    ("bargain", &["extra"], &["L14"]),
    ("judging", &["extra"], &["L8"]),
    ("private", &["extra"], &["L12"]),
    ("aside", &["extra"], &[]),
    ("goodwill", &["goodwill"], &[]),
    ("touch", &["touch"], &[]),
    ("no_goodwill", &["goodwill", "touch"], &["L9"]),
    ("apology", &["apology"], &["L13"]),
];

/// A letter for each sentence of a language, with the codes that apply.
pub fn letters(language: &str) -> Vec<Labelled> {
    let text = read(language, "sentences.yaml").unwrap_or_else(|| panic!("tests/lint/{language}/sentences.yaml"));
    let all: Sentences = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{language}: {e}"));
    let mut letters = Vec::new();
    for (what, lines) in &all.sentences {
        let (_, places, codes) = PLACES.iter().find(|(name, ..)| name == what).expect("a known place");
        for line in lines.lines() {
            let part = |name: &str| match places.iter().position(|place| *place == name) {
                Some(0) => line,
                Some(_) => "",
                None => all.letter.get(name).map_or("", String::as_str),
            };
            let [greeting, close] = ["greeting", "close"].map(part);
            let [thanks, decision, extra] = ["thanks", "decision", "extra"].map(part);
            let [goodwill, touch] = ["goodwill", "touch"].map(part);
            let apology =
                if places.contains(&"apology") { format!("{} {line}", all.letter["apology"]) } else { String::new() };
            let text =
                format!("{greeting}\n\n{apology} {thanks} {decision} {extra}\n\n{goodwill} {touch}\n\n{close}\n");
            letters.push(Labelled {
                id: format!("{what}: {line}"),
                aside: false,
                labels: codes.iter().map(|c| (*c).to_owned()).collect(),
                text,
                known: Known::default(),
            });
        }
    }
    letters
}

//! The page that explains whatever has a code: rules, principles, kinds of message, checks.

use super::Labels;
use super::build::direction;
use super::words::{Words, capital};
use crate::content::{Lists, lists};
use crate::lint::CHECKS;
use crate::plan::codes::TOPICS;
use crate::rules::RULES;
use serde::Serialize;
use std::sync::Arc;

/// The parts of the page: the letters of their codes, and the key of their heading.
const PARTS: [(&str, &str); 11] = [
    ("D", "what"),
    ("T", "when"),
    ("C", "channel"),
    ("B", "change"),
    ("W", "words"),
    ("M", "messages"),
    ("L", "checks"),
    ("P", "talk"),
    ("F", "after"),
    ("R", "again"),
    ("GS", "move"),
];

/// The page of a folder's dossiers.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ManualView {
    /// The language of the words, a code such as `en`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Its parts.
    pub parts: Vec<ManualPart>,
    /// The fixed words of the page.
    #[serde(skip)]
    pub labels: Labels,
}

/// Rules of one kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ManualPart {
    /// The anchor of the part: its first letter.
    pub id: String,
    /// What they are about.
    pub title: String,
    /// The rules.
    pub rules: Vec<Explained>,
}

/// Something that has a code, explained.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Explained {
    /// Its code, such as `D7`.
    pub code: &'static str,
    /// What it says, in short.
    pub name: String,
    /// All that it says of itself, in Markdown.
    pub docs: String,
}

/// The page in these words: it says nothing of any offer, so it is made once for all indexes of a run.
#[must_use]
pub fn manual(words: &Words) -> Arc<ManualView> {
    Arc::clone(words.manual.get_or_init(|| Arc::new(made(words))))
}

fn made(words: &Words) -> ManualView {
    let checks = lists(words.language(), None).ok().flatten().unwrap_or_default();
    let part = |(letters, key): &(&str, &str)| ManualPart {
        id: letters.chars().take(1).collect(),
        title: words.get("manual", key).into_owned(),
        rules: codes()
            .filter(|code| code.starts_with(|c| letters.contains(c)))
            .map(|code| explained(code, words, &checks))
            .collect(),
    };
    ManualView {
        language: words.language().to_owned(),
        direction: direction(words.language()),
        parts: PARTS.iter().map(part).collect(),
        labels: words.group("page"),
    }
}

/// Every code, each kind in its order.
fn codes() -> impl Iterator<Item = &'static str> {
    let rules = RULES.iter().map(|rule| rule.code);
    rules.chain(TOPICS.iter().map(|topic| topic.code)).chain(CHECKS.iter().map(|check| check.code))
}

/// True for the code of a rule, a principle, a message or a check.
#[must_use]
pub fn is_code(word: &str) -> bool {
    // Nearly all words are longer than a code.
    matches!(word.len(), 2 | 3) && codes().any(|code| code == word)
}

/// A code by the words of the language, and a check by its lists.
fn explained(code: &'static str, words: &Words, checks: &Lists) -> Explained {
    let said = |list: &str| checks.get(&format!("{list}.{code}"))?.first().map(String::as_str);
    let own = words.find("rules", code).is_some();
    let docs = match CHECKS.iter().find(|check| check.code == code && !own) {
        Some(check) if words.language() == "en" => headed(check.docs),
        Some(_) => said("help").map(capital).unwrap_or_default(),
        None => docs(code, words),
    };
    let name = Some(name(code, words)).filter(|name| !name.is_empty());
    Explained { code, name: name.unwrap_or_else(|| said("says").unwrap_or_default().to_owned()), docs }
}

/// What a rule, a principle or a message stands for, in a few words.
pub(super) fn name(code: &str, words: &Words) -> String {
    if let Some(topic) = TOPICS.iter().find(|t| t.code == code && code.starts_with('M')) {
        return words.get("message", &topic.name.replace('-', "_")).into_owned();
    }
    words.find("rule", code).unwrap_or_default().to_owned()
}

/// What one of them says of itself: in the words of the language, else as it stands beside the rule, in English.
pub(super) fn docs(code: &str, words: &Words) -> String {
    if let Some(own) = words.find("rules", code) {
        return headed(own);
    }
    let rule = RULES.iter().find(|rule| rule.code == code).map(|rule| headed(rule.docs));
    rule.or_else(|| Some(headed(&TOPICS.iter().find(|topic| topic.code == code)?.docs()))).unwrap_or_default()
}

/// What only `gen explain` tells: a page of all rules has no room for it.
const APART: [&str; 2] = ["Example", "Source"];

/// Headings inside a text as strong lines, since a page has headings of its own.
fn headed(docs: &str) -> String {
    let parts = docs.trim().split("## ").filter(|part| !APART.iter().any(|title| part.starts_with(title)));
    let one = |part: &str| match part.split_once("\n\n") {
        Some((title, text)) if docs.contains(&format!("## {title}\n")) => format!("**{title}**\n\n{}", text.trim()),
        _ => part.trim().to_owned(),
    };
    parts.map(one).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::{PARTS, codes, manual};
    use crate::content::Pack;
    use crate::view::Words;
    use std::collections::BTreeMap;

    #[test]
    fn every_code_has_its_place_a_name_and_an_explanation_in_every_language() {
        for language in ["en", "de", "es", "fr"] {
            let words = Words::of(&Pack::load(language, &BTreeMap::new()).expect("the words"));
            let page = manual(&words);
            assert_eq!(page.parts.len(), PARTS.len());
            let all: Vec<_> = page.parts.iter().flat_map(|part| &part.rules).collect();
            assert_eq!(all.len(), codes().count(), "{language}");
            for rule in all {
                assert!(!rule.name.is_empty() && rule.docs.len() > 20, "{language} {}: {rule:?}", rule.code);
                assert!(language == "en" || !rule.docs.contains("How to"), "{language} {}: {}", rule.code, rule.docs);
            }
        }
    }
}

//! What a language lacks, beside English.

use super::Pack;
use super::tree::Node;
use super::vocabulary::is_word;
use crate::diag::Diagnostic;
use crate::rules::RULES;
use std::collections::{BTreeMap, BTreeSet};

/// Fixed words: texts by name, never by variant.
const FIXED: [&str; 2] = ["labels", "because"];

/// What explains the rules: English does so beside each rule, other languages in a file.
const RULES_FILE: &str = "rules";

/// What a language says only where the locale data says it otherwise.
const OWN: [&str; 2] = ["locale", "day"];

/// What `language` lacks of the files, names and variants that English has, and variants that nothing can choose; one
/// sentence each. A language that needs no difference may write one text in the place of variants.
///
/// # Errors
/// As for [`Pack::load`].
pub fn missing(language: &str, overlay: &BTreeMap<String, String>) -> Result<Vec<String>, Vec<Diagnostic>> {
    let (model, pack) = (Pack::load("en", overlay)?, Pack::load(language, overlay)?);
    let mut found = Vec::new();
    for (name, english) in &model.files {
        let file = format!("content/{language}/{name}.yaml");
        match pack.files.get(name) {
            None => found.push(format!("{file} is missing")),
            Some(own) => {
                compare(english, own, &Path { file: &file, at: "", fixed: FIXED.contains(&&**name) }, &mut found)
            }
        }
    }
    if language != "en" {
        let unsaid = RULES.iter().filter(|rule| !pack.has(RULES_FILE, rule.code));
        found.extend(unsaid.map(|rule| format!("content/{language}/{RULES_FILE}.yaml has no `{}`", rule.code)));
    }
    Ok(found)
}

/// Where the comparison is.
struct Path<'a> {
    file: &'a str,
    at: &'a str,
    fixed: bool,
}

impl Path<'_> {
    fn below(&self, name: &str) -> String {
        if self.at.is_empty() { name.to_owned() } else { format!("{}.{name}", self.at) }
    }
}

fn compare(english: &Node, own: &Node, path: &Path<'_>, found: &mut Vec<String>) {
    match (english, own) {
        (Node::Map(english), Node::Map(own)) => {
            for (key, node) in english {
                let at = path.below(key);
                match own.iter().find(|(k, _)| same(k, key)) {
                    Some((_, own)) => compare(node, own, &Path { at: &at, ..*path }, found),
                    None if path.at.is_empty() && OWN.contains(&key.as_str()) => {}
                    None => found.push(format!("{} has no `{at}`", path.file)),
                }
            }
            if !path.fixed && varies(english) {
                unheard(own, path, found);
            }
        }
        // One text for all variants.
        (Node::Map(english), Node::Text(_) | Node::List(_)) if !path.fixed && varies(english) => {}
        (Node::Map(_), _) => found.push(format!("{} has one text at `{}`, where names belong", path.file, path.at)),
        (Node::Text(text), Node::Text(own)) if path.fixed => {
            let names = slots(&text.source);
            let strange = slots(&own.source).into_iter().filter(|name| !names.contains(name));
            found.extend(strange.map(|name| format!("{}: nothing fills `{{{name}}}` at `{}`", path.file, path.at)));
        }
        (Node::Text(text), Node::Text(own)) if own.source.is_empty() && !text.source.is_empty() => {
            found.push(format!("{} has no words at `{}`", path.file, path.at));
        }
        _ => {}
    }
}

/// What a fixed word leaves open: `{names}` in single braces, also of words that follow their number.
fn slots(text: &str) -> Vec<&str> {
    let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(slot, _)| slot));
    names.map(|slot| slot.split_once('|').map_or(slot, |(name, _)| name)).collect()
}

/// Variants that ask for a word which never holds.
fn unheard(own: &[(String, Node)], path: &Path<'_>, found: &mut Vec<String>) {
    let unknown = own.iter().filter(|(key, _)| !key.split_whitespace().all(is_word));
    found.extend(unknown.map(|(key, _)| format!("{}: nothing ever chooses `{}`", path.file, path.below(key))));
}

/// True where the keys are variants, not names.
fn varies(entries: &[(String, Node)]) -> bool {
    entries.iter().all(|(key, _)| key.split_whitespace().all(is_word))
}

/// The words of a key in any order.
fn same(one: &str, other: &str) -> bool {
    let words = |key: &'_ str| key.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    one == other || words(one) == words(other)
}

//! The words that the message checks look for: `checks.yaml` of a language, read only where a message is checked.

use super::{BUILT_IN, problem};
use crate::diag::Diagnostic;
use std::collections::BTreeMap;

/// The lists of a file by their names, an entry a line; a list below another is `outer.inner`.
pub type Lists = BTreeMap<String, Vec<String>>;

/// The path of the lists of a language below `content/`.
#[must_use]
pub fn lists_file(language: &str) -> String {
    format!("{language}/checks.yaml")
}

/// The languages that have lists built in, sorted.
pub fn checked_languages() -> impl Iterator<Item = String> {
    super::built_in().into_keys().filter_map(|path| Some(path.strip_suffix("/checks.yaml")?.to_owned()))
}

/// The lists of a language, from the person's own file if there is one; none where the language has no such file.
///
/// # Errors
/// The file is no YAML of texts and lists of texts.
pub fn lists(language: &str, own: Option<&str>) -> Result<Option<Lists>, Diagnostic> {
    let path = lists_file(language);
    let Some(text) = own.or_else(|| BUILT_IN.get_file(&path).and_then(|f| f.contents_utf8())) else { return Ok(None) };
    let told = |phrase: String| problem(&format!("content/{path}"), phrase);
    let value: serde_yaml::Value = serde_yaml::from_str(text).map_err(|e| told(e.to_string()))?;
    let mut lists = Lists::new();
    flatten("", value, &mut lists).map_err(told)?;
    Ok(Some(lists))
}

fn flatten(name: &str, value: serde_yaml::Value, lists: &mut Lists) -> Result<(), String> {
    use serde_yaml::Value as Yaml;
    let texts = match value {
        Yaml::Mapping(entries) => {
            for (key, value) in entries {
                let key = key.as_str().ok_or_else(|| format!("a key below `{name}` is not a text"))?;
                let name = if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
                flatten(&name, value, lists)?;
            }
            return Ok(());
        }
        Yaml::Sequence(items) => items,
        other => vec![other],
    };
    let lines = |item: &Yaml| Some(item.as_str()?.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>());
    let texts: Option<Vec<Vec<String>>> = texts.iter().map(lines).collect();
    let texts = texts.ok_or_else(|| format!("`{name}` holds something that is not a text"))?;
    lists.insert(name.to_owned(), texts.into_iter().flatten().filter(|line| !line.is_empty()).collect());
    Ok(())
}

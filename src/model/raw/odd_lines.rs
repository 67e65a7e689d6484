//! A line that is no `key: value`, and what it was meant to be.

use super::scalars::short;
use super::syntax::yaml;
use crate::diag::Diagnostic;
use crate::model::Place;

/// Colons of other scripts.
const COLONS: [char; 4] = ['：', '﹕', '∶', 'ː'];

/// What is the matter with a line that is no `key: value`.
pub(super) fn odd_line(line: &str, place: Place) -> Diagnostic {
    let text = line.trim();
    if let Some((key, value)) = text.split_once(':').filter(|(_, v)| missing_space(text) && !v.starts_with("//")) {
        let problem = yaml("a space is missing after the colon").at(place);
        return problem.help(format!("write `{}: {}`", short(key), short(value)));
    }
    if line.starts_with('\t') {
        return tab().at(place);
    }
    if text.starts_with("//") {
        return comment().at(place);
    }
    if text == "-" || text.starts_with("- ") {
        let problem = yaml("this dash stands in another column than those of its list").at(place);
        return problem.help("begin every dash of a list in the same column");
    }
    if text.contains(": ") {
        let problem = yaml("this line does not fit in here").at(place);
        return problem.help("put a text with brackets, quotes or a second colon in quotes as a whole");
    }
    no_colon(text, place)
}

fn no_colon(text: &str, place: Place) -> Diagnostic {
    let problem = yaml("a line without a colon (`:`)").at(place).expected("expected `key: value`");
    let write = |key: &str, value: &str| format!("write `{}: {}`", short(key.trim()), short(value.trim()));
    if let Some((key, value)) = text.split_once(COLONS) {
        return yaml("a colon of another script").at(place).help(write(key, value));
    }
    if let Some(item) = text.strip_prefix('-') {
        return yaml("a space is missing after the dash").at(place).help(format!("write `- {}`", short(item)));
    }
    if let Some((key, value)) = text.split_once('=') {
        return problem.help(write(key, value));
    }
    match text.split_once(' ') {
        Some((key, value)) => problem.help(format!("{}, or remove the line", write(key, value))),
        None => problem.help("was the file cut off while it was saved?"),
    }
}

/// `//` at the beginning of a line.
pub(super) fn comment() -> Diagnostic {
    yaml("`//` begins no comment").help("a comment begins with `#`")
}

pub(super) fn tab() -> Diagnostic {
    Diagnostic::error("tab", "a tab where spaces belong").help("indent with spaces: most editors can convert tabs")
}

/// True for `key:value`.
pub(super) fn missing_space(line: &str) -> bool {
    let text = line.trim().trim_start_matches("- ");
    text.split_once(':').is_some_and(|(key, value)| {
        let word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
        word && !value.is_empty() && !value.starts_with(char::is_whitespace)
    })
}

//! Problems for other programs: JSON of our own, SARIF for code scanning, and the lines by which GitHub marks a change.

use crate::report::count;
use dossier::diag::{Diagnostic, Severity, codes, to_json};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// All problems and how many there are (docs/json.md).
pub fn report(problems: &[Diagnostic]) -> Value {
    let (errors, warnings) = count(problems);
    json!({ "problems": problems.iter().map(to_json).collect::<Vec<_>>(), "errors": errors, "warnings": warnings })
}

/// A log of SARIF 2.1.0.
pub fn sarif(problems: &[Diagnostic]) -> Value {
    let kinds: BTreeSet<&str> = problems.iter().map(|p| p.code).collect();
    let rules = kinds.into_iter().map(|code| {
        let about = codes::explain(code).map_or(code, |kind| kind.about);
        json!({ "id": code, "shortDescription": { "text": about } })
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "gen",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": problems.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn result(problem: &Diagnostic) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(&problem.file) } });
    if let (Some(at), Value::Object(place)) = (problem.place, &mut place) {
        place.insert("region".to_owned(), json!({ "startLine": at.line, "startColumn": at.column }));
    }
    json!({
        "ruleId": problem.code,
        "level": problem.severity.key(),
        "message": { "text": sentence(problem) },
        "locations": [{ "physicalLocation": place }],
    })
}

/// A relative way as a URI: what is no plain letter, digit or slash is escaped.
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// A workflow command for each problem, one a line.
pub fn github(problems: &[Diagnostic]) -> String {
    problems.iter().map(|problem| format!("{}\n", command(problem))).collect()
}

fn command(problem: &Diagnostic) -> String {
    let kind = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let file = if problem.file.is_empty() { String::new() } else { format!("file={},", property(&problem.file)) };
    let place = problem.place.map_or_else(String::new, |at| format!("line={},col={},", at.line, at.column));
    format!("::{kind} {file}{place}title={}::{}", property(problem.code), data(&sentence(problem)))
}

/// What is the matter, what was expected, and what to do.
fn sentence(problem: &Diagnostic) -> String {
    let more = [&problem.expected, &problem.help].into_iter().flatten();
    more.fold(problem.phrase.clone(), |text, part| format!("{text}; {part}"))
}

/// The escapes of a command's text.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes of a command's properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn nothing_of_a_problem_becomes_a_command() {
        let problem = Diagnostic::error("value", "`x\n::set-output` is 10% off").in_file(&Arc::from("a:b,c.yaml"));
        let lines = github(&[problem.help("try again")]);
        assert_eq!(lines, "::error file=a%3Ab%2Cc.yaml,title=value::`x%0A::set-output` is 10%25 off; try again\n");
    }

    #[test]
    fn a_way_is_a_uri() {
        assert_eq!(uri("offers/größe 1.yaml"), "offers/gr%C3%B6%C3%9Fe%201.yaml");
    }
}

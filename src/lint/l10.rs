//! L10: a placeholder was left in.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L10", name: "placeholder", section: "6", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

Names in brackets, doubled braces, lines of underscores, XXX, TODO. A stage cue of a call ("[pause]") is none.

## Why

It says that the message was not meant for them.

## Example

"Dear [Name],"

## Source

Section 6 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L10]` beside the message; it is then listed as allowed.
"#;

use super::brackets::{Bracket, brackets};

/// Words that people leave for later, as they write them.
const MARKS: [&str; 10] = ["XXX", "XXXX", "XX", "TODO", "TBD", "TBC", "FIXME", "xxx", "xxxx", "FILLIN"];

/// What was left in.
pub(super) fn find(message: &Message<'_>) -> Vec<Hit> {
    let own = |start: usize| {
        let body = message.layout.paragraphs.iter().any(|(_, r)| r.contains(&start));
        body || message.layout.greeting.iter().chain(&message.layout.aside).any(|r| r.contains(&start))
    };
    let left = |b: &Bracket<'_>| !b.is_cue(message.words) && is_placeholder(b, message.source);
    let found = brackets(message.source).into_iter().filter(|b| own(b.start) && left(b));
    let mut hits: Vec<Hit> = found.map(|b| Hit::new((b.start, b.end), "L10")).collect();
    let mut at = 0;
    for word in message.source.split_inclusive(char::is_whitespace) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
        let blank = bare.len() >= 3 && bare.bytes().all(|b| b == b'_');
        let dots = word.contains("____");
        if own(at) && (MARKS.contains(&bare) || blank || dots) && hits.iter().all(|h| at < h.start || h.end <= at) {
            let skipped = word.find(|c: char| c.is_alphanumeric() || c == '_').unwrap_or(0);
            hits.push(Hit::new((at + skipped, at + skipped + bare.len()), "L10"));
        }
        at += word.len();
    }
    // A rule of underscores on a line of its own parts a signature.
    hits.retain(|h| !alone(message.source, h));
    hits.truncate(1);
    hits
}

fn alone(source: &str, hit: &Hit) -> bool {
    let before = source.get(..hit.start).unwrap_or_default();
    let after = source.get(hit.end..).unwrap_or_default();
    let rule = source.get(hit.start..hit.end).is_some_and(|t| t.bytes().all(|b| b == b'_'));
    rule && (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with(['\n', '\r']))
}

fn is_placeholder(bracket: &Bracket<'_>, source: &str) -> bool {
    let inner = bracket.inner.trim();
    let letters = inner.chars().any(char::is_alphabetic);
    let words = inner.split_whitespace().count();
    let outside = source.get(bracket.end..).unwrap_or_default();
    match bracket.open {
        _ if inner.contains(['@', '/', ':']) && !inner.contains(' ') => false,
        '[' => letters && words <= 8 && !outside.starts_with('(') && inner != "sic",
        '{' => letters,
        _ => letters && words <= 4 && !inner.contains('@') && !inner.starts_with('3'),
    }
}

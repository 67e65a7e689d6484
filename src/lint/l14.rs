//! L14: invites bargaining in a firm no.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L14", name: "bargaining", section: "6", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

A request for better terms, or a hint at them, in a no that is meant to be one.

## Why

They will come back with a number, and you will have to say no again.

## Example

"For the right number I could be persuaded."

## Source

Section 6 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L14]` beside the message; it is then listed as allowed.
"#;

fn find(message: &Message<'_>) -> Vec<Hit> {
    if !message.says_no() {
        return Vec::new();
    }
    message
        .apart("bargain")
        .into_iter()
        .filter(|s| !message.quotes(*s))
        .take(1)
        .map(|s| Hit::new(message.bytes(s), "L14"))
        .collect()
}

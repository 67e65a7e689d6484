//! L4: the offer would still be taken on a condition.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L4", name: "condition", section: "6", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

Words that keep this offer open: a condition, a day, a request to hold it. Other roles, and a change of rules, are goodwill. A condition that is a term of the offer is L14.

## Why

The employer cannot fill the role while your no is not one.

## Example

"Keep it open for me until Friday."

## Source

Section 6 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L4]` beside the message; it is then listed as allowed.
"#;

fn find(message: &Message<'_>) -> Vec<Hit> {
    if !message.says_no() {
        return Vec::new();
    }
    let bargains = |at: usize| message.hit("bargain", at).is_some();
    let spans = message.apart("condition").into_iter().filter(|s| !bargains(s.sentence) && !message.quotes(*s));
    spans.take(1).map(|s| Hit::new(message.bytes(s), "L4")).collect()
}

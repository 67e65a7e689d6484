//! L9: no goodwill, or no way to stay in touch.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L9", name: "no-goodwill", section: "5", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

A good wish, and a way to stay in touch: both. A hope to meet or to work together again is the way, too.

## Why

The same people will sit elsewhere one day.

## Example

An email that ends with the reason.

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L9]` beside the message; it is then listed as allowed.
"#;

fn find(message: &Message<'_>) -> Vec<Hit> {
    if !message.context.is_no() {
        return Vec::new();
    }
    let help = match (message.has("goodwill"), message.has("touch")) {
        (true, true) => return Vec::new(),
        (false, false) => "L9",
        (false, true) => "L9_goodwill",
        (true, false) => "L9_touch",
    };
    vec![Hit::new(message.sentence(message.sentences.len().saturating_sub(1)), help)]
}

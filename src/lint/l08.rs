//! L8: words that judge.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L8", name: "judging", section: "5", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

Negative words about the company, its people, its pay or its process. A stated need or a gap does not judge.

## Why

It helps nobody now, and it is what they will remember.

## Example

"The process was chaotic." Better: leave it out.

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L8]` beside the message; it is then listed as allowed.
"#;

fn find(message: &Message<'_>) -> Vec<Hit> {
    message.apart("judging").into_iter().take(1).map(|s| Hit::new(message.bytes(s), "L8")).collect()
}

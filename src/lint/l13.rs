//! L13: apologises more than once.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L13", name: "apologies", section: "6", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

Words of apology: one is enough, two in a withdrawal. "I regret" and "I'm afraid" are none.

## Why

A second apology asks them to comfort you.

## Example

"Sorry for the delay … I am really sorry."

## Source

Section 6 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L13]` beside the message; it is then listed as allowed.
"#;

use crate::model::MessageKind;

fn find(message: &Message<'_>) -> Vec<Hit> {
    let most = if message.context.kind == MessageKind::Withdrawal { 2 } else { 1 };
    let one_too_many = message.apart("apology").into_iter().nth(most);
    one_too_many.map(|s| Hit::new(message.bytes(s), "L13")).into_iter().collect()
}

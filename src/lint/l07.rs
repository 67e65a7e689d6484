//! L7: another employer's name.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L7", name: "other-employer", section: "5", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

The other companies of the candidate's files and the names under `confidential`, in any case and short form, where they are used as names: a tool, a city, a common word is not one.

## Why

Where you go next is nobody's business but yours and theirs.

## Example

"I have accepted an offer from Helios." Better: "another position".

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L7]` beside the message; it is then listed as allowed.
"#;

use super::names::{foreign, stands_for_addressee};

fn find(message: &Message<'_>) -> Vec<Hit> {
    let found = foreign(message).into_iter().find(|span| !stands_for_addressee(message, *span));
    found.map(|span| Hit::new(message.bytes(span), "L7")).into_iter().collect()
}

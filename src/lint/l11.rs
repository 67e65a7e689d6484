//! L11: the wrong company, person or role.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L11", name: "wrong-name", section: "6", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

The greeting, and the company and the role where the message names those it goes to. Nicknames, titles, teams and shortened roles are right.

## Why

It tells them that the letter was written to somebody else.

## Example

"Dear Ms. Berg" to Ms. Keller.

## Source

Section 6 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L11]` beside the message; it is then listed as allowed.
"#;

use super::names::{foreign, stands_for_addressee, wrong_company, wrong_person};
use super::roles::wrong_role;

fn find(message: &Message<'_>) -> Vec<Hit> {
    let taken =
        || foreign(message).into_iter().find(|span| stands_for_addressee(message, *span)).map(|s| message.bytes(s));
    let found = wrong_person(message).or_else(taken).or_else(|| wrong_company(message)).or_else(|| wrong_role(message));
    found.map(|bytes| Hit::new(bytes, "L11")).into_iter().collect()
}

//! C5: an email will do.

use super::registry::{Check, Rule};
use super::{Because, Case, Pick};
use crate::model::{Action, ChannelKind, Mostly};

/// The rule.
pub const RULE: Rule = Rule { code: "C5", name: "in-writing", section: "4", check: Check::Channel(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

What is left: the process was mostly written, or a record is what counts.

## Why

An email is considerate where nobody expects a call, and it is its own record.

## Example

Two rounds by email: email.

## Source

Section 4 of "How to Turn Down a Job After an Interview".

## How to overrule

`channel:` (C1).
"#;

fn check(case: &Case<'_>, _: Action) -> Option<Pick> {
    let written = case.offer.process.mostly.as_ref().filter(|m| m.value == Mostly::Written);
    let fact =
        written.map_or_else(|| Because::new("c5.record"), |w| Because::new("c5.written").at(&case.source(w.place)));
    Some(Pick { by: ChannelKind::Email, because: vec![fact] })
}

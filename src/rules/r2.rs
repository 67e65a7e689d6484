//! R2: a second thought.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};

/// How many days a no is fresh.
pub const SOON: i64 = 42;

/// The rule.
pub const RULE: Rule =
    Rule { code: "R2", name: "second-thought", section: "21", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

A no of the last 42 days. The message (M16) refers to the talk, says what has changed, asks whether it is still open, and accepts that it may be gone.

## Why

Soon after a no they still know you, and have perhaps not chosen. Later it is a new talk (R1).

## Example

Declined on 20 November, and the other offer falls through on 1 December: ask.

## Source

Section 21 of "How to Turn Down a Job After an Interview".

## How to overrule

Log `reopened` once you talk again.
"#;

fn applies(case: &Case<'_>, _: &Recommendation) -> bool {
    after::no_said(case).is_some_and(|no| after::days_since(case, no) <= SOON)
}

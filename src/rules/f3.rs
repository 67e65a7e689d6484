//! F3: the answer in writing.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};
use crate::model::Action;

/// The rule.
pub const RULE: Rule =
    Rule { code: "F3", name: "confirmation", section: "20", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

An answer that is to be spoken, or that the log has as spoken (`by: call` or `video`) without a `confirmed` since. Both are confirmed in writing by the end of that day.

## Why

What was said is remembered in two ways; what was written is not.

## Example

`log: [{ at: 2026-11-21, what: declined, by: call }]`: the confirmation (M2) is due on 21 November.

## Source

Section 20 of "How to Turn Down a Job After an Interview".

## How to overrule

Log `confirmed` with its day.
"#;

fn applies(case: &Case<'_>, advice: &Recommendation) -> bool {
    advice.action != Action::Reopen && (after::unconfirmed(case) || after::is_spoken(case, advice))
}

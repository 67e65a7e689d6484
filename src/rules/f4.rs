//! F4: connect.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};
use crate::model::LogEvent;

/// The rule.
pub const RULE: Rule =
    Rule { code: "F4", name: "connect", section: "20, 13", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

A no that is ahead or said, without `connected` in the log since. The day is a week after the answer.

## Why

People change companies, and remember who parted well.

## Example

Declined on 20 November: a note (M12) by 27 November.

## Source

Sections 20 and 13 of "How to Turn Down a Job After an Interview".

## How to overrule

Log `connected`.
"#;

fn applies(case: &Case<'_>, advice: &Recommendation) -> bool {
    after::no_kept(case, advice) && !after::logged(case, LogEvent::Connected)
}

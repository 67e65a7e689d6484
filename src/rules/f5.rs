//! F5: one note.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};
use crate::model::LogEvent;

/// The rule.
pub const RULE: Rule =
    Rule { code: "F5", name: "three-month-note", section: "13", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

A no that is ahead or said, without `noted` in the log since. The day is three months after the answer, at most the end of that month; a weekend moves to the Monday after.

## Why

One note keeps a tie alive. Two are a campaign.

## Example

Declined on 30 November 2026: a note (M13) on Monday 1 March 2027, since 28 February is a Sunday.

## Source

Section 13 of "How to Turn Down a Job After an Interview".

## How to overrule

Log `noted`.
"#;

fn applies(case: &Case<'_>, advice: &Recommendation) -> bool {
    after::no_kept(case, advice) && !after::logged(case, LogEvent::Noted)
}

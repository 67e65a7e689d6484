//! R1: a reason to look again.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};
use crate::model::Action;

/// The rule.
pub const RULE: Rule =
    Rule { code: "R1", name: "reason-to-look-again", section: "17", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The entries of `notes.revisit_when`, once there is a no: a day that has come, or a fact that is now so, reopens the talk (D1). The message leads with the news (M15).

## Why

A no holds for what was so that day. When that changes, a good question is welcome.

## Example

`revisit_when: [{ after: 2027-06-01 }]`: from 1 June 2027 on, write to them.

## Source

Section 17 of "How to Turn Down a Job After an Interview".

## How to overrule

Take the entry out, or log `reopened`.
"#;

fn applies(case: &Case<'_>, advice: &Recommendation) -> bool {
    advice.action == Action::Reopen || after::no(case, advice) && !case.offer.notes.revisit_when.is_empty()
}

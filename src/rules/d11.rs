//! D11: nothing is known that counts.

use super::registry::{Check, Rule};
use super::{Because, Case, Verdict};
use crate::model::{Action, Strength};

/// The rule.
pub const RULE: Rule =
    Rule { code: "D11", name: "nothing-known", section: "3", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The overall score: there is none, because no axis with a weight has a known criterion.

## Why

Without facts there is no advice, only good questions.

## Example

An offer of three lines, company, role and received, below a profile without criteria: clarify, leaning.

## Source

Section 3 of "How to Turn Down a Job After an Interview".

## How to overrule

Add facts, or rate the axes: `ratings: { role: 4, compensation: 3, life: 4 }`.
"#;

/// True where no axis that counts is known.
#[must_use]
pub const fn applies(case: &Case<'_>) -> bool {
    case.assessment.scores.overall.is_none()
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let because = vec![Because::new("d11.nothing_known")];
    let (action, strength) = (Action::Clarify, Strength::Leaning);
    applies(case).then_some(Verdict { action, strength, reason: None, because })
}

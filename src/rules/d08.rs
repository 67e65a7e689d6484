//! D8: a non-negotiable is unknown.

use super::registry::{Check, Rule};
use super::{Because, Case, Verdict};
use crate::model::{Action, Standing, Strength};

/// The rule.
pub const RULE: Rule =
    Rule { code: "D8", name: "must-unknown", section: "3", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

Each criterion with `must: true` on which the offer says nothing. What D9 and D10 would add is asked in the same talk.

## Why

A decision on a guess is no decision. One exact question settles it.

## Example

Three days at home are a must and the offer gives no `remote_days`: clarify, clear.

## Source

Section 3 of "How to Turn Down a Job After an Interview".

## How to overrule

Write the fact into the offer, drop `must`, or `decision:` (D4).
"#;

fn check(case: &Case<'_>) -> Option<Verdict> {
    let unknown = case.assessment.judged.iter().filter(|j| j.must && j.standing == Standing::Unknown);
    let because: Vec<Because> = unknown.map(|j| Because::named("d8.must_unknown", j)).collect();
    let (action, strength) = (Action::Clarify, Strength::Clear);
    (!because.is_empty()).then_some(Verdict { action, strength, reason: None, because })
}

//! D12: the offer is good enough.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict};
use crate::assess::Lack;
use crate::assess::bridge::AXIS_FLOOR;
use crate::model::{Action, Exact, Strength};
use std::sync::Arc;

/// The rule.
pub const RULE: Rule =
    Rule { code: "D12", name: "good-enough", section: "3", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The overall score at or above the `accept` threshold (default 70), and no known axis below 50.

## Why

A good average must not hide an axis that would make one unhappy.

## Example

Role 90, compensation 80, life 50: accept, clear. With life at 49.9 it does not apply.

## Source

Section 3 of "How to Turn Down a Job After an Interview".

## How to overrule

`thresholds: { accept: … }` or `weights` in the profile; or `decision:` (D4).
"#;

/// True where the scores are high enough.
#[must_use]
pub fn applies(case: &Case<'_>) -> bool {
    case.assessment.lack.as_ref().is_some_and(Lack::is_none)
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let scores = &case.assessment.scores;
    let overall = scores.overall.as_ref().filter(|_| applies(case))?;
    let fact = Because::new("d12.overall").with("overall", Arg::Score(overall.clone()));
    let mut because = vec![fact.with("accept", Arg::Score(case.profile.accept.clone()))];
    because.extend(scores.axes.iter().map(|(axis, score)| {
        Because::new("d12.axis")
            .with("axis", Arg::Criterion(Arc::from(axis.key())))
            .with("score", Arg::Score(score.clone()))
            .with("floor", Arg::Score(Exact::int(AXIS_FLOOR)))
    }));
    Some(Verdict { action: Action::Accept, strength: Strength::Clear, reason: None, because })
}

//! D14: the score is too low.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict, costliest_fact};
use crate::model::{Action, Strength};

/// The rule.
pub const RULE: Rule = Rule { code: "D14", name: "too-low", section: "3", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The overall score below the `decline` threshold (default 50). At exactly the threshold it does not apply. The reason is that of the costliest criterion: what holds the offer back most.

## Why

Where asking would not be enough, a friendly no now is better than a slow one.

## Example

Overall 49.9, and nothing left to ask for: decline, clear. Overall 50: D15 weighs it.

## Source

Section 3 of "How to Turn Down a Job After an Interview".

## How to overrule

`thresholds: { decline: … }` or `weights` in the profile; or `decision:` (D4).
"#;

/// True where the score is below the threshold.
#[must_use]
pub fn applies(case: &Case<'_>) -> bool {
    case.assessment.scores.overall.as_ref().is_some_and(|overall| *overall < case.profile.decline)
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let overall = case.assessment.scores.overall.as_ref().filter(|_| applies(case))?;
    let fact = Because::new("d14.overall").with("overall", Arg::Score(overall.clone()));
    let mut because = vec![fact.with("decline", Arg::Score(case.profile.decline.clone()))];
    because.extend(case.costliest().map(|j| costliest_fact("d14.costliest", j)));
    let reason = case.costliest().map(|j| j.reason);
    Some(Verdict { action: Action::Decline, strength: Strength::Clear, reason, because })
}

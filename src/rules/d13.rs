//! D13: the offer would be good enough, if they agreed.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict, step_fact};
use crate::assess::bridge::AXIS_FLOOR;
use crate::model::{Action, Exact, Strength};
use std::sync::Arc;

/// The rule.
pub const RULE: Rule =
    Rule { code: "D13", name: "good-enough-if-granted", section: "9", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

What falls short or lies below its ideal while its bridge is open or untried: all of it met in full would reach the scores of D12. Clear at or above the `decline` threshold (default 50), else leaning. The ask is the smallest set that reaches D12 (B1).

## Why

An offer that two sentences could turn into a yes deserves the two sentences. Asking for little is asking with better odds.

## Example

Overall 64; the base at its ideal would make it 71: negotiate, clear, and ask for the base alone.

## Source

Section 9 of "How to Turn Down a Job After an Interview".

## How to overrule

`employer_stance: { <criterion>: refused }`; or `decision:` (D4).
"#;

/// True where asking could reach D12.
#[must_use]
pub const fn applies(case: &Case<'_>) -> bool {
    case.assessment.asks_reach
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let overall = case.assessment.scores.overall.as_ref().filter(|_| applies(case))?;
    let clear = *overall >= case.profile.decline;
    let strength = if clear { Strength::Clear } else { Strength::Leaning };
    Some(Verdict { action: Action::Negotiate, strength, reason: None, because: facts(case, overall) })
}

fn facts(case: &Case<'_>, overall: &Exact) -> Vec<Because> {
    let fact = Because::new("d13.overall").with("overall", Arg::Score(overall.clone()));
    let mut because = vec![fact.with("accept", Arg::Score(case.profile.accept.clone()))];
    let floor = Exact::int(AXIS_FLOOR);
    let low = case.assessment.scores.axes.iter().filter(|(_, score)| **score < floor);
    because.extend(low.map(|(axis, score)| {
        Because::new("d13.axis_low")
            .with("axis", Arg::Criterion(Arc::from(axis.key())))
            .with("score", Arg::Score(score.clone()))
            .with("floor", Arg::Score(floor.clone()))
    }));
    let asks = case.assessment.askable.iter().flatten();
    because.extend(asks.map(|step| step_fact("d13.ask", case, step)));
    because
}

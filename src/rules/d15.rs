//! D15: a close call.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict, costliest_fact, d11, d12, d13, d14};
use crate::assess::Judged;
use crate::model::{Action, Exact, Strength};
use std::sync::Arc;

/// The rule.
pub const RULE: Rule =
    Rule { code: "D15", name: "close-call", section: "3", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

What is left when none of D11 to D14 applies: a middling score and nothing to bargain for. Leaning accept at or above the midpoint of the two thresholds, else leaning decline with the reason of the costliest criterion.

## Why

Some offers are neither good nor bad. The dossier says that it is a close call and lays out the trade: what speaks most for it, what most against.

## Example

Thresholds 70 and 50: overall 60 gives accept, leaning; 59.9 gives decline, leaning.

## Source

Section 3 of "How to Turn Down a Job After an Interview".

## How to overrule

`thresholds` or `weights` in the profile; or `decision:` (D4).
"#;

/// Halfway between the two thresholds.
fn midpoint(case: &Case<'_>) -> Exact {
    (&case.profile.accept + &case.profile.decline) * Exact::ratio(1, 2)
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    if d11::applies(case) || d12::applies(case) || d13::applies(case) || d14::applies(case) {
        return None;
    }
    let overall = case.assessment.scores.overall.as_ref()?;
    let accept = *overall >= midpoint(case);
    Some(Verdict {
        action: if accept { Action::Accept } else { Action::Decline },
        strength: Strength::Leaning,
        reason: case.costliest().map(|j| j.reason).filter(|_| !accept),
        because: trade(case, overall),
    })
}

/// The score between the thresholds, what speaks most for the offer, and what most against it.
fn trade(case: &Case<'_>, overall: &Exact) -> Vec<Because> {
    let score = Because::new("d15.overall")
        .with("overall", Arg::Score(overall.clone()))
        .with("midpoint", Arg::Score(midpoint(case)))
        .with("decline", Arg::Score(case.profile.decline.clone()))
        .with("accept", Arg::Score(case.profile.accept.clone()));
    let adds = |j: &Judged| &j.share - &j.cost;
    let known = case.assessment.judged.iter().filter(|j| !adds(j).is_zero());
    let best = known.reduce(|most, j| if adds(j) > adds(most) { j } else { most }).map(|j| {
        let fact = Because::new("d15.best").with("criterion", Arg::Criterion(Arc::clone(&j.name)));
        let fact = fact.with("value", j.value.clone().into()).with("points", Arg::Score(adds(j) * Exact::int(100)));
        fact.at(j.sources.first().unwrap_or(&j.place))
    });
    let worst = case.costliest().map(|j| costliest_fact("d15.costliest", j));
    std::iter::once(score).chain(best).chain(worst).collect()
}

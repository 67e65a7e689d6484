//! D10: a non-negotiable falls short, and can be asked for.

use super::registry::{Check, Rule};
use super::{Because, Case, Verdict, musts_short};
use crate::model::{Action, Bridge, Strength};

/// The rule.
pub const RULE: Rule =
    Rule { code: "D10", name: "must-untried", section: "9", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

Each criterion with `must: true` that falls short while its bridge is open or untried. Where all asks granted would still leave the score below the `decline` threshold, the dossier says so beside them.

## Why

Before any no comes the question. Most employers expect it, and some say yes.

## Example

A floor of 85,000 and an offer of 78,000: negotiate, clear. The ask is 85,000, or the ideal where there is one.

## Source

Section 9 of "How to Turn Down a Job After an Interview".

## How to overrule

`employer_stance: { <criterion>: refused }` once they said no; or `decision:` (D4).
"#;

/// What can be asked for.
#[must_use]
pub const fn askable(bridge: Bridge) -> bool {
    matches!(bridge, Bridge::Open | Bridge::Untried)
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let because: Vec<Because> = musts_short(case, askable).map(|j| Because::judged("d10.must_short", j)).collect();
    let (action, strength) = (Action::Negotiate, Strength::Clear);
    (!because.is_empty()).then_some(Verdict { action, strength, reason: None, because })
}

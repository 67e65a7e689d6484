//! B1: what would turn a no into a yes.

use super::registry::{Check, Rule};
use super::{Because, Case, step_fact};

/// The rule.
pub const RULE: Rule = Rule { code: "B1", name: "bridge", section: "9", check: Check::Bridge(facts), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The criteria that fall short or lie below their ideal, and are neither refused nor fundamental. The smallest set that, met in full, leaves no non-negotiable short and reaches the scores of D12: fewest first, then the smallest sum of relative gaps, then the order of the profile. Under D13 only what is open or untried.

## Why

It is what to ask for, in the candidate's own units; and where there is no such set, that is what makes a no firm.

## Example

Base 85,000 EUR (+7,000) and 3 days at home (+1).

## Source

Section 9 of "How to Turn Down a Job After an Interview".

## How to overrule

`employer_stance`, `negotiable` and `ideal` say what may move and how far.
"#;

fn facts(case: &Case<'_>) -> Vec<Because> {
    match case.assessment.bridge.as_deref() {
        None => vec![Because::new("b1.none")],
        Some([]) => vec![Because::new("b1.not_needed")],
        Some(steps) => steps.iter().map(|step| step_fact("b1.step", case, step)).collect(),
    }
}

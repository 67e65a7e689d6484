//! F2: better terms.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};

/// The rule.
pub const RULE: Rule =
    Rule { code: "F2", name: "better-terms", section: "10", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The last of `improved_terms` that comes from the employer, while nothing is decided, or since the no. In writing, it counts like a first offer; not in writing, it is asked for in writing first, unless the no is firm. The dossier shows both sets of terms, and what they change.

## Why

Better terms are a new offer. And a change of mind costs trust, most of all where the present employer has been told.

## Example

`improved_terms: [{ at: 2026-11-20, from: employer, in_writing: false, pay: { base: 90000 } }]`: ask for it in writing; beside it stands what 90,000 would change.

## Source

Section 10 of "How to Turn Down a Job After an Interview".

## How to overrule

`decision:`, or take the entry out.
"#;

fn applies(case: &Case<'_>, _: &Recommendation) -> bool {
    after::came_back(case).or_else(|| after::since_the_no(case)).is_some()
}

//! S2: no legal advice.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};

/// The rule.
pub const RULE: Rule =
    Rule { code: "S2", name: "no-legal-advice", section: "10, 18", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The same as S1. The dossier lists what to look up and whom to ask, and never says what the law is.

## Why

The law differs by country, contract and day. A wrong word here would be expensive.

## Example

"A lawyer for employment law, a union, a legal insurance or HR can tell you."

## Source

Sections 10 and 18 of "How to Turn Down a Job After an Interview".

## How to overrule

It cannot be overruled.
"#;

fn applies(case: &Case<'_>, _: &Recommendation) -> bool {
    after::yes_stands(case)
}

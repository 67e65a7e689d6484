//! S1: a contract and its clauses.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};

/// The rule.
pub const RULE: Rule =
    Rule { code: "S1", name: "contract", section: "10, 18", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

A yes that stands, signed or not: what the contract says about stepping back, the start, notice, paying back and other work (`contract`), and whom to ask. Of a yes that is taken back: to tell them early, and to make good what one can.

## Why

What was signed binds, and what it costs stands in the contract, not in a guide like this.

## Example

`contract: { notice: three months }` ticks that clause; the others are still to read.

## Source

Sections 10 and 18 of "How to Turn Down a Job After an Interview".

## How to overrule

Name the item under `done`.
"#;

fn applies(case: &Case<'_>, _: &Recommendation) -> bool {
    after::yes_stands(case)
}

//! P1: a talk to rehearse.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};

/// The rule.
pub const RULE: Rule = Rule { code: "P1", name: "rehearsal", section: "19", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

Something is to be said by call or video. The script has pauses and its length in seconds; the list has what they may ask, with answers, and whom to lean on.

## Why

Words that were said aloud once come out calm. And a no is a decision about a career, not a failure.

## Example

A no by call: "Is that your last word?" "Yes. I have thought it through, and my answer stands."

## Source

Section 19 of "How to Turn Down a Job After an Interview".

## How to overrule

`channel: email`.
"#;

fn applies(case: &Case<'_>, advice: &Recommendation) -> bool {
    after::is_spoken(case, advice)
}

//! F6: somebody to introduce.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};
use crate::model::Door;

/// The rule.
pub const RULE: Rule =
    Rule { code: "F6", name: "introduction", section: "13", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

A no that is ahead or said and leaves the door open, with somebody under `notes.introduce`. Their names stand beside the message, never in it.

## Why

Help that was not asked for is the best goodwill.

## Example

`notes: { introduce: [Mia, who looks for such a role] }`: the introduction (M14) is among the later messages.

## Source

Section 13 of "How to Turn Down a Job After an Interview".

## How to overrule

Leave `introduce` out.
"#;

fn applies(case: &Case<'_>, advice: &Recommendation) -> bool {
    after::no_kept(case, advice) && advice.door != Some(Door::Polite) && !case.offer.notes.introduce.is_empty()
}

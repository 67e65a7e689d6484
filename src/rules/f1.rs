//! F1: they may still ask.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};
use crate::model::Action;

/// How many days they may still ask.
pub const PROBING: i64 = 14;

/// The rule.
pub const RULE: Rule =
    Rule { code: "F1", name: "probing-questions", section: "10", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

A no that is ahead, or one of the last 14 days. The answers to what they may ask (M7) and the no once more (M8) stand in the dossier.

## Why

Who is turned down wants to understand, and asks: why, would more money help, who is it, what would change your mind. Short, honest answers that close the matter are kinder than a second talk about the first.

## Example

Declined on 20 November: the answers are at hand until 4 December.

## Source

Section 10 of "How to Turn Down a Job After an Interview".

## How to overrule

Nothing has to be sent: the messages are there if it comes to that.
"#;

fn applies(case: &Case<'_>, advice: &Recommendation) -> bool {
    advice.action == Action::Decline
        || after::no_stands(case, advice).is_some_and(|no| after::days_since(case, no) <= PROBING)
}

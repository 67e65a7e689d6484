//! F7: the record.

use super::registry::{Check, Rule};
use super::{Case, Recommendation};

/// The rule.
pub const RULE: Rule = Rule { code: "F7", name: "record", section: "13, 8", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

An offer that is closed: whether its file keeps the people with their titles, the highlights, what was liked, what stood in the way, the terms and the answer.

## Why

What you know today is gone in a year, when the same company calls again.

## Example

A closed offer without `notes.liked`: the list asks for it while you still know it.

## Source

Sections 13 and 8 of "How to Turn Down a Job After an Interview".

## How to overrule

Name the item under `done`.
"#;

fn applies(case: &Case<'_>, _: &Recommendation) -> bool {
    case.assessment.course.closed.is_some()
}

//! T5: the answer is late.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case};
use crate::model::{Action, State};

/// The rule.
pub const RULE: Rule = Rule { code: "T5", name: "answer-late", section: "5", check: Check::Time(facts), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The state (T3) is overdue: answer today. The message opens with one short apology for the delay and no excuse.

## Why

Late and brief is better than later and explained.

## Example

Due yesterday at 18:00: the message begins with one sentence of apology.

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

A later `agreed_until`, if one was granted.
"#;

fn facts(case: &Case<'_>, _: Action) -> Vec<Because> {
    let timing = &case.assessment.timing;
    if timing.state != Some(State::Overdue) {
        return Vec::new();
    }
    let fact = Because::new("t5.late").with("at", Arg::Instant(timing.answer_by.timestamp()));
    vec![fact.with("span", Arg::whole_hours(timing.left)).at(&timing.source)]
}

//! T3: how much time is left.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case};
use crate::model::{Action, State};

/// The rule.
pub const RULE: Rule = Rule { code: "T3", name: "time-left", section: "5", check: Check::Time(facts), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The clock and the day of T2, while the offer is open: open; closing in the last 24 h before the answer is due, 24 h included; overdue after it. Once decided, tell them within 24 h, 72 h at the latest, never past T2.

## Why

A day's notice is what a calm answer takes.

## Example

Due at 18:00: closing from 18:00 on the day before, overdue one second after 18:00.

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

A later `agreed_until`.
"#;

fn facts(case: &Case<'_>, _: Action) -> Vec<Because> {
    let timing = &case.assessment.timing;
    let Some(state) = timing.state else { return Vec::new() };
    let key = match state {
        State::Open => "t3.open",
        State::Closing => "t3.closing",
        State::Overdue => "t3.overdue",
    };
    let fact = Because::new(key).with("at", Arg::Instant(timing.answer_by.timestamp()));
    vec![fact.with("span", Arg::whole_hours(timing.left)).at(&timing.source)]
}

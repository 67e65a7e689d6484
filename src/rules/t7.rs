//! T7: an exploding deadline.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case};
use crate::model::{Action, Exact};

/// The rule.
pub const RULE: Rule =
    Rule { code: "T7", name: "exploding-deadline", section: "5", check: Check::Time(facts), docs: DOCS };

const DOCS: &str = r#"## What it looks at

`reply_by` less than 48 h after `received`; exactly 48 h is none. It is named as such: ask for the window of T1.

## Why

A deadline that leaves no time to think is a way to press, and it can be answered with a calm request.

## Example

Received on Wednesday at 16:30, reply by Friday at 16:29: ask until Saturday at 16:30.

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

A later `reply_by`, once they moved it.
"#;

fn facts(case: &Case<'_>, _: Action) -> Vec<Because> {
    let timing = &case.assessment.timing;
    let Some(by) = case.offer.reply_by.as_ref().filter(|_| timing.exploding && timing.state.is_some()) else {
        return Vec::new();
    };
    let hours = by.at.timestamp().duration_since(timing.opens.timestamp()).as_hours();
    let fact = Because::new("t7.exploding").with("span", Arg::Hours(Exact::int(hours)));
    vec![fact.with("closes", Arg::Instant(timing.closes.timestamp())).at(&case.source(by.place))]
}

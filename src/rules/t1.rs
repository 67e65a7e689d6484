//! T1: the decision window.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case};
use crate::model::{Action, Exact};

/// The rule.
pub const RULE: Rule =
    Rule { code: "T1", name: "decision-window", section: "3", check: Check::Time(facts), docs: DOCS };

const DOCS: &str = r#"## What it looks at

`received`, and `decision_window` of the profile (48 h to 72 h, default 72 h). The window closes that much elapsed time after the formal offer, whatever the clocks do in between.

## Why

Two or three days are enough to decide well, and few enough to stay polite.

## Example

Received on Wednesday at 16:30: the window closes on Saturday at 16:30.

## Source

Sections 3 and 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`decision_window: 48h` in the profile.
"#;

fn facts(case: &Case<'_>, _: Action) -> Vec<Because> {
    let timing = &case.assessment.timing;
    let fact = Because::new("t1.window")
        .with("opens", Arg::Instant(timing.opens.timestamp()))
        .with("closes", Arg::Instant(timing.closes.timestamp()))
        .with("span", Arg::Hours(Exact::int(case.profile.window_hours)));
    vec![fact.at(&case.source(case.offer.received.place))]
}

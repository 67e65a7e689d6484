//! T4: more time is needed now.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case};
use crate::model::{Action, State};

/// The rule.
pub const RULE: Rule =
    Rule { code: "T4", name: "more-time-needed", section: "5", check: Check::Time(facts), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The advice is clarify, wait or negotiate while the state (T3) is closing or overdue: the dossier leads with the request for more time, in so many words and with a date.

## Why

A question that cannot be answered in time needs time first.

## Example

A non-negotiable is unknown and 10 hours are left: ask for time before the question.

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`more_time: { agreed_until: … }` once it was granted; or decide.
"#;

fn facts(case: &Case<'_>, action: Action) -> Vec<Because> {
    let timing = &case.assessment.timing;
    let unfinished = matches!(action, Action::Clarify | Action::Wait | Action::Negotiate);
    if !unfinished || !matches!(timing.state, Some(State::Closing | State::Overdue)) {
        return Vec::new();
    }
    vec![Because::new("t4.ask_now").with("at", Arg::Instant(timing.answer_by.timestamp())).at(&timing.source)]
}

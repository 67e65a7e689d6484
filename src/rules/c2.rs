//! C2: no time, or no way, to call.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Pick};
use crate::model::{Action, ChannelKind, Mostly, State};
use jiff::SignedDuration;

/// The rule.
pub const RULE: Rule =
    Rule { code: "C2", name: "no-time-to-call", section: "4, 5", check: Check::Channel(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

While the offer is open: the answer is overdue, or less than 4 h are left (exactly 4 h is enough). Or the process was mostly written and no contact has a phone.

## Why

An email arrives at once and at any hour.

## Example

Three hours left: email, even where a talk is owed.

## Source

Sections 4 and 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`channel:` (C1), or a contact's `phone`.
"#;

/// Less than this is too little to arrange a call.
const ENOUGH: SignedDuration = SignedDuration::from_hours(4);

fn check(case: &Case<'_>, _: Action) -> Option<Pick> {
    let timing = &case.assessment.timing;
    let mut because = Vec::new();
    match timing.state {
        Some(State::Overdue) => because.push(Because::new("c2.overdue").at(&timing.source)),
        Some(_) if timing.left < ENOUGH => {
            let left = Arg::whole_hours(timing.left);
            because.push(Because::new("c2.hours_left").with("span", left).at(&timing.source));
        }
        _ => {}
    }
    let written = case.offer.process.mostly.as_ref().filter(|m| m.value == Mostly::Written);
    if let Some(written) = written.filter(|_| case.offer.contacts.iter().all(|c| c.phone.is_none())) {
        because.push(Because::new("c2.no_phone").at(&case.source(written.place)));
    }
    (!because.is_empty()).then_some(Pick { by: ChannelKind::Email, because })
}

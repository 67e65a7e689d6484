//! T6: two clocks, and when to call.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case};
use crate::model::{Action, Exact};

/// The rule.
pub const RULE: Rule = Rule { code: "T6", name: "two-clocks", section: "26", check: Check::Time(facts), docs: DOCS };

const DOCS: &str = r#"## What it looks at

`time_zone` of the offer beside that of the profile; the next working hours of the employer's, 9 to 17 on its clock from Monday to Friday, before the answer is due. None left: the dossier says so and proposes the email.

## Why

A call at seven in the morning helps nobody, and a deadline that is read on the wrong clock is missed.

## Example

Friday 16:00 in Berlin, due on Monday at 12:00 in New York: call today until 17:00 there, or on Monday from 9:00.

## Source

Section 26 of "How to Turn Down a Job After an Interview".

## How to overrule

`channel: email`.
"#;

fn facts(case: &Case<'_>, _: Action) -> Vec<Because> {
    let timing = &case.assessment.timing;
    let mut because = Vec::new();
    if let Some(zone) = case.offer.time_zone.as_ref().filter(|_| timing.two_clocks) {
        let name = zone.iana_name().unwrap_or("UTC").to_owned();
        let fact = Because::new("t6.two_clocks").with("zone", Arg::Text(name));
        because.push(
            fact.with("span", Arg::Hours(Exact::ratio(timing.apart.as_secs(), 3600))).at(&case.source(zone.place)),
        );
    }
    match &timing.slot {
        Some(slot) => because.push(
            Because::new("t6.slot")
                .with("from", Arg::Instant(slot.from.timestamp()))
                .with("until", Arg::Instant(slot.until.timestamp())),
        ),
        None if timing.state.is_some() => because.push(Because::new("t6.no_slot")),
        None => {}
    }
    because
}

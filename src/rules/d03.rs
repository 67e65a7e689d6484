//! D3: the yes is given.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict};
use crate::model::{Action, Strength};

/// The rule.
pub const RULE: Rule = Rule { code: "D3", name: "yes-given", section: "10", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The offer is accepted in the log or `signed`, by the day of the dossier and after any event that closed it. What is left is to follow up: prepare the start.

## Why

There is nothing to decide any more. The dossier turns to the start and, once signed, to the contract.

## Example

`signed: 2026-11-20` gives follow_up from that day on; on the day before, the other rules still decide.

## Source

Section 10 of "How to Turn Down a Job After an Interview".

## How to overrule

Write `decision: withdraw` (D2), or log what closed the offer (D1).
"#;

fn check(case: &Case<'_>) -> Option<Verdict> {
    let course = &case.assessment.course;
    let (at, source) = course.yes.as_ref()?;
    let mut because = vec![Because::new("d3.yes").with("at", Arg::Instant(*at)).at(source)];
    if let Some((at, place)) = course.signed.as_ref().filter(|(_, place)| place != source) {
        because.push(Because::new("d3.signed").with("at", Arg::Instant(*at)).at(place));
    }
    Some(Verdict { action: Action::FollowUp, strength: Strength::Clear, reason: None, because })
}

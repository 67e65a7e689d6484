//! G2: barriers that may fall.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};
use crate::model::Reason;

/// The rule.
pub const RULE: Rule = Rule { code: "G2", name: "barriers", section: "12", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

A no for mobility, ahead or said. It invites them to write when rules or timelines change; and where `notes.revisit_when` is empty, the dossier proposes entries from what stands in the way: lines to paste, none of which comes true while anything of the move still stands in the way.

## Why

Rules change. Who named the barrier as the reason can be asked again.

## Example

No visa for CH: `- { when: "'CH' not in profile.mobility.needs_visa_in" }` and `- { when: "offer.visa_sponsorship" }` are proposed; a start on 15 January before a move from March to July: `- { when: "offer.start_date >= '2027-03-01' and offer.start_date <= '2027-07-31'" }`.

## Source

Section 12 of "How to Turn Down a Job After an Interview".

## How to overrule

Write your own `revisit_when`, or another `reason`.
"#;

fn applies(case: &Case<'_>, advice: &Recommendation) -> bool {
    after::no(case, advice) && after::reason(case, advice) == Some(Reason::Mobility)
}

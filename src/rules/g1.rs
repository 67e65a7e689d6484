//! G1: a move.

use super::registry::{Check, Rule};
use super::{Case, Recommendation, after};

/// The rule.
pub const RULE: Rule = Rule { code: "G1", name: "move", section: "12", check: Check::After(applies), docs: DOCS };

const DOCS: &str = r#"## What it looks at

`mobility` of the profile, and `location`, `visa_sponsorship`, `relocation`, `start_date` and `time_zone` of the offer, until a no: the time of a visa, the dates of the move, the support, tax, the household and the clocks. What is not known is a question. A start before `visa_weeks` have passed or outside `move_between`, and a `relocation.window` without a day in common with it, are conflicts: each with its dates, beside the answer and in the list. The action stays; a yes names what has to be settled first.

## Why

A move fails at its dates more often than at its pay.

## Example

On 20 November, with `visa_weeks: 12`, a start on 15 January comes before the visa: the last day to apply was 23 October, and applied for now it is there on 12 February.

## Source

Section 12 of "How to Turn Down a Job After an Interview".

## How to overrule

Name the item under `done`.
"#;

fn applies(case: &Case<'_>, advice: &Recommendation) -> bool {
    after::is_a_move(case) && !after::no(case, advice) && case.assessment.course.closed.is_none()
}

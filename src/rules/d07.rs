//! D7: a non-negotiable falls short, and nothing can be done about it.

use super::registry::{Check, Rule};
use super::{Because, Case, Verdict, musts_short};
use crate::assess::Judged;
use crate::model::{Action, Bridge, Strength};

/// The rule.
pub const RULE: Rule =
    Rule { code: "D7", name: "must-lost", section: "3, 9", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

Each criterion with `must: true` that falls short while its bridge is refused, fundamental or out of reach. Firm; clear if out of reach is all. The reason is that of the costliest of them, the first in the profile where they are equal.

## Why

A non-negotiable that the employer cannot or will not move ends the matter, however well the rest scores. A sum that is too far away might still be closed by a surprise: hence clear, not firm.

## Example

A visa is a must and `visa_sponsorship: false`: decline, firm, reason mobility. A floor of 100,000 and an offer of 79,999 (more than 20 % short): decline, clear. At exactly 80,000 it is untried, and D10 negotiates.

## Source

Sections 3 and 9 of "How to Turn Down a Job After an Interview".

## How to overrule

`employer_stance: { <criterion>: open }` once the employer may move; `negotiable: true` in the profile; `negotiation_reach`; or `decision:` (D4).
"#;

fn check(case: &Case<'_>) -> Option<Verdict> {
    let lost = |b| matches!(b, Bridge::Refused | Bridge::Fundamental | Bridge::OutOfReach);
    let musts: Vec<&Judged> = musts_short(case, lost).collect();
    let costliest = musts.iter().copied().reduce(|most, j| if j.cost > most.cost { j } else { most })?;
    let far_only = musts.iter().all(|j| j.bridge == Some(Bridge::OutOfReach));
    Some(Verdict {
        action: Action::Decline,
        strength: if far_only { Strength::Clear } else { Strength::Firm },
        reason: Some(costliest.reason),
        because: musts.iter().map(|j| Because::judged("d7.must_short", j)).collect(),
    })
}

//! D9: a non-negotiable falls short, and the answer is awaited.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict, musts_short};
use crate::model::{Action, Bridge, Strength};

/// The rule.
pub const RULE: Rule = Rule { code: "D9", name: "must-asked", section: "9", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

Each criterion with `must: true` that falls short while `employer_stance` says `asked`. The dossier names the answer that is awaited and the day to decide without it: the day of T2.

## Why

A question that has been put deserves its answer, but not for ever.

## Example

`employer_stance: { base_salary: asked }` with a base below the floor: wait, clear.

## Source

Section 9 of "How to Turn Down a Job After an Interview".

## How to overrule

`employer_stance: open` or `refused` once they answered; or `decision:` (D4).
"#;

fn check(case: &Case<'_>) -> Option<Verdict> {
    let asked = musts_short(case, |b| b == Bridge::Asked);
    let mut because: Vec<Because> = asked.map(|j| Because::judged("d9.must_asked", j)).collect();
    if because.is_empty() {
        return None;
    }
    let timing = &case.assessment.timing;
    let day = Because::new("d9.decide_without").with("at", Arg::Instant(timing.answer_by.timestamp()));
    because.push(day.at(&timing.source));
    Some(Verdict { action: Action::Wait, strength: Strength::Clear, reason: None, because })
}

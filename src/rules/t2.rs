//! T2: when the answer is due.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case};
use crate::assess::Basis;
use crate::model::Action;

/// The rule.
pub const RULE: Rule = Rule { code: "T2", name: "answer-by", section: "3, 5", check: Check::Time(facts), docs: DOCS };

const DOCS: &str = r#"## What it looks at

`more_time.agreed_until`; else `reply_by`, earlier or later than the window; else the end of the window (T1). A day without a time is due at 23:59 on the candidate's clock; where the employer's day ends earlier, a warning names that instant.

## Why

What the employer granted counts more than what it first set, and both more than a habit.

## Example

`reply_by: 2026-11-25` and nothing else: 25 November, 23:59.

## Source

Sections 3 and 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`more_time: { agreed_until: … }` once it was granted.
"#;

fn facts(case: &Case<'_>, _: Action) -> Vec<Because> {
    let timing = &case.assessment.timing;
    let key = match timing.basis {
        Basis::MoreTime => "t2.more_time",
        Basis::ReplyBy => "t2.reply_by",
        Basis::Window => "t2.window",
    };
    vec![Because::new(key).with("at", Arg::Instant(timing.answer_by.timestamp())).at(&timing.source)]
}

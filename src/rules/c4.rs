//! C4: a talk is owed.

use super::registry::{Check, Rule};
use super::{Case, Pick, talk_owed};
use crate::model::{Action, ChannelKind};

/// The rule.
pub const RULE: Rule = Rule { code: "C4", name: "talk-owed", section: "4", check: Check::Channel(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

`manager_invested`, or three rounds or more where that is absent, or `negotiated_by_voice`.

## Why

A manager who gave time hears it from you, not from an inbox.

## Example

Three rounds: a call, followed by a short email on the same day (C6). Two rounds: email.

## Source

Section 4 of "How to Turn Down a Job After an Interview".

## How to overrule

`channel:` (C1), or `manager_invested: false`.
"#;

fn check(case: &Case<'_>, _: Action) -> Option<Pick> {
    let because = talk_owed(case);
    (!because.is_empty()).then_some(Pick { by: ChannelKind::Call, because })
}

//! C1: the candidate has chosen.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Pick};
use crate::model::Action;

/// The rule.
pub const RULE: Rule = Rule { code: "C1", name: "own-channel", section: "4", check: Check::Channel(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

`channel:` in the offer file: that one.

## Why

Who knows the people knows the channel.

## Example

`channel: call` gives a call, followed by a short email (C6).

## Source

Section 4 of "How to Turn Down a Job After an Interview".

## How to overrule

Remove `channel`.
"#;

fn check(case: &Case<'_>, _: Action) -> Option<Pick> {
    let own = case.offer.channel.as_ref()?;
    let fact = Because::new("c1.own").with("channel", Arg::Word(own.key())).at(&case.source(own.place));
    Some(Pick { by: own.value, because: vec![fact] })
}

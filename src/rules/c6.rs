//! C6: what is spoken is confirmed.

use super::registry::{Check, Rule};
use crate::model::ChannelKind;

/// The rule.
pub const RULE: Rule =
    Rule { code: "C6", name: "spoken-word", section: "4, 20", check: Check::Record(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The channel is a call or a video: a short email follows on the same day.

## Why

A spoken answer is easily remembered in two ways.

## Example

A call at 10:00: the confirming email by the evening.

## Source

Sections 4 and 20 of "How to Turn Down a Job After an Interview".

## How to overrule

It cannot be overruled; `channel: email` needs no confirmation.
"#;

/// True where an email has to follow.
#[must_use]
pub const fn check(by: ChannelKind) -> bool {
    matches!(by, ChannelKind::Call | ChannelKind::Video)
}

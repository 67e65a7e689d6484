//! D6: a serious concern about culture, ethics or people.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict};
use crate::assess::Source;
use crate::model::{Action, Concern, Reason, Strength};
use std::sync::Arc;

/// The rule.
pub const RULE: Rule =
    Rule { code: "D6", name: "serious-concern", section: "16", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

An entry of `concerns` about culture, ethics or people with `serious: true`. Concerns about finances or other matters, and those that are not serious, do not decide.

## Why

No better pay mends a place where one should not work. The message never spells the concern out, and the door stays polite, also where another rule decides.

## Example

`concerns: [{ about: ethics, serious: true }]` gives decline, firm, reason culture.

## Source

Section 16 of "How to Turn Down a Job After an Interview".

## How to overrule

`serious: false`, or `decision:` (D4).
"#;

fn check(case: &Case<'_>) -> Option<Verdict> {
    let decides = |about| matches!(about, Concern::Culture | Concern::Ethics | Concern::People);
    let serious = case.offer.concerns.iter().filter(|c| c.serious && decides(c.about.value));
    let because: Vec<Because> = serious
        .map(|c| {
            let place = Source { file: Arc::clone(&case.offer.file), place: c.about.place };
            Because::new("d6.concern").with("about", Arg::Word(c.about.key())).at(&place)
        })
        .collect();
    let reason = Some(Reason::Culture);
    (!because.is_empty()).then_some(Verdict { action: Action::Decline, strength: Strength::Firm, reason, because })
}

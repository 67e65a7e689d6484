//! D5: another offer has the yes.

use super::d02::other_yes;
use super::registry::{Check, Rule};
use super::{Because, Case, Verdict};
use crate::assess::Source;
use crate::model::{Action, Reason, Strength};
use std::sync::Arc;

/// The rule.
pub const RULE: Rule =
    Rule { code: "D5", name: "yes-elsewhere", section: "3, 16", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

Another offer of the same candidate is accepted or signed by the day of the dossier and not closed, or this file says `accepted_elsewhere: true`. Files of another profile are never looked at.

## Why

One yes is a no to all the others, and they can be told at once: somebody else is waiting for the place.

## Example

One offer is signed: every other open offer of this candidate gives decline, firm, reason other_offer.

## Source

Sections 3 and 16 of "How to Turn Down a Job After an Interview".

## How to overrule

`decision:` (D4), or close the other offer in its log.
"#;

fn check(case: &Case<'_>) -> Option<Verdict> {
    let elsewhere = case.offer.accepted_elsewhere.as_ref().filter(|e| e.value).map(|e| {
        let place = Source { file: Arc::clone(&case.offer.file), place: e.place };
        Because::new("d5.elsewhere").at(&place)
    });
    let other = case.field.latest_yes().map(|yes| other_yes("d5.other_yes", yes));
    let because: Vec<Because> = other.into_iter().chain(elsewhere).collect();
    let reason = Some(Reason::OtherOffer);
    (!because.is_empty()).then_some(Verdict { action: Action::Decline, strength: Strength::Firm, reason, because })
}

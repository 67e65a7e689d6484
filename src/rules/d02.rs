//! D2: the yes is to be taken back.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict};
use crate::assess::{Source, Yes};
use crate::model::{Action, Reason, Strength};
use std::sync::Arc;

/// The rule.
pub const RULE: Rule =
    Rule { code: "D2", name: "yes-regretted", section: "10, 18", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The offer is accepted in the log or `signed`, by the day of the dossier, and either the file says `decision: decline` or `decision: withdraw`, or another offer of the same candidate was accepted or signed later and is not closed. The answer is to withdraw, firmly.

## Why

A yes that will not be kept costs the employer more with every day. Early, short and apologetic is the least bad way.

## Example

Accepted on 10 November, and another offer accepted on 12 November: withdraw here, reason other_offer. On the same instant: neither is later, and D3 decides for both.

## Source

Sections 10 and 18 of "How to Turn Down a Job After an Interview".

## How to overrule

Remove the `decision`, or close the other offer in its log.
"#;

fn check(case: &Case<'_>) -> Option<Verdict> {
    let (at, source) = case.assessment.course.yes.as_ref()?;
    let other = case.field.yes_after(*at);
    let decision = case.offer.decision.as_ref().filter(|d| matches!(d.value, Action::Decline | Action::Withdraw));
    if other.is_none() && decision.is_none() {
        return None;
    }
    let mut because = vec![Because::new("d2.yes").with("at", Arg::Instant(*at)).at(source)];
    because.extend(other.map(|yes| other_yes("d2.other_yes", yes)));
    because.extend(decision.map(|d| {
        let place = Source { file: Arc::clone(&case.offer.file), place: d.place };
        Because::new("d2.decision").with("decision", Arg::Word(d.value.key())).at(&place)
    }));
    let reason = other.map(|_| Reason::OtherOffer);
    Some(Verdict { action: Action::Withdraw, strength: Strength::Firm, reason, because })
}

/// A yes to another offer, as a fact.
#[must_use]
pub fn other_yes(key: &'static str, yes: &Yes) -> Because {
    Because::new(key)
        .with("company", Arg::Text(yes.company.clone()))
        .with("slug", Arg::Text(yes.slug.to_string()))
        .with("at", Arg::Instant(yes.at))
        .at(&Source { file: Arc::clone(&yes.file), place: yes.place })
}

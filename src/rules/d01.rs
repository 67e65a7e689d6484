//! D1: the offer is closed.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict};
use crate::assess::Source;
use crate::assess::expression::Answer;
use crate::assess::facts::Desk;
use crate::model::offer::Trigger;
use crate::model::{Action, Strength};
use std::sync::Arc;

/// The rule.
pub const RULE: Rule =
    Rule { code: "D1", name: "offer-closed", section: "17, 21", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The log up to the day of the dossier: the latest of `declined`, `withdrawn`, `expired` and `rescinded`, unless a `reopened` follows it. Then each entry of `notes.revisit_when`: its day has come, or its expression is true. One of them: reopen the talk. None: follow up. Both are clear.

## Why

A closed offer needs no new decision. It may need a kind last word, or, when what stood in the way is gone, a second talk.

## Example

`log: [{ at: 2026-11-21, what: declined }]` gives follow_up. With `revisit_when: [{ after: 2027-06-01 }]` it gives reopen from the first instant of that day on.

## Source

Sections 17 and 21 of "How to Turn Down a Job After an Interview".

## How to overrule

Log `reopened` with its day: `gen log SLUG reopened`.
"#;

fn check(case: &Case<'_>) -> Option<Verdict> {
    let (event, source) = case.assessment.course.closed.as_ref()?;
    let at = case.offer.log_at(case.as_of).rfind(|e| e.what.closes())?.at.at.timestamp();
    let closed =
        Because::new("d1.closed").with("event", Arg::Word(event.key())).with("at", Arg::Instant(at)).at(source);
    let came_true = triggers(case);
    let action = if came_true.is_empty() { Action::FollowUp } else { Action::Reopen };
    let because = std::iter::once(closed).chain(came_true).collect();
    Some(Verdict { action, strength: Strength::Clear, reason: None, because })
}

/// The triggers of R1 that have come true.
#[must_use]
pub fn triggers(case: &Case<'_>) -> Vec<Because> {
    let needs_facts = case.offer.notes.revisit_when.iter().any(|t| t.when.is_some());
    let desk = needs_facts.then(|| Desk::of(case.offer, case.profile, &case.assessment.pay, case.as_of));
    case.offer.notes.revisit_when.iter().filter_map(|t| came_true(case, t, desk.as_ref())).collect()
}

fn came_true(case: &Case<'_>, trigger: &Trigger, desk: Option<&Desk<'_>>) -> Option<Because> {
    let source = |place| Source { file: Arc::clone(&case.offer.file), place };
    let why = Arg::from(trigger.because.as_ref());
    if let Some(after) = trigger.after.as_ref().filter(|a| a.at.timestamp() <= case.as_of) {
        let day = Because::new("d1.revisit_day").with("after", Arg::Instant(after.at.timestamp()));
        return Some(day.with("why", why).at(&source(after.place)));
    }
    let when = trigger.when.as_ref()?;
    if desk?.ask(when) != Answer::Known(true) {
        return None;
    }
    let fact = Because::new("d1.revisit_fact").with("expression", Arg::Text(when.source.to_string()));
    Some(fact.with("why", why).at(&source(when.place)))
}

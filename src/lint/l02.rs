//! L2: no sentence states the decision.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L2", name: "no-decision", section: "5", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

Whether a sentence says yes or no, hedged or not. That another position was accepted says it, too. A leaning no that asks (W5) need not say it.

## Why

Who has to guess the answer will ask again, or wait.

## Example

"It was a pleasure to meet you all." and nothing that says no.

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L2]` beside the message; it is then listed as allowed.
"#;

use crate::model::MessageKind;

fn find(message: &Message<'_>) -> Vec<Hit> {
    let lists: &[&str] = match message.context.kind {
        MessageKind::Acceptance => &["acceptance"],
        _ if message.context.is_firm_no() => &["decision", "hedged", "other_offer"],
        _ => return Vec::new(),
    };
    // "TODO: say no nicely" says nothing yet.
    let left = super::l10::find(message);
    let begins = |hit: &Hit, start: usize| {
        message.source.get(start..hit.start).is_some_and(|before| !before.contains(char::is_alphanumeric))
    };
    let open = |at: usize| message.sentences.get(at).is_some_and(|s| left.iter().any(|hit| begins(hit, s.start)));
    if lists.iter().any(|list| message.spans(list).iter().any(|span| !open(span.sentence))) {
        return Vec::new();
    }
    vec![Hit::new(message.sentence(0), "L2")]
}

//! L12: what is not part of this conversation.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L12", name: "private", section: "12", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

The floor, the present pay, household sums, figures of other offers, scores, rankings; health or family matters in detail. What they proposed themselves is fine.

## Why

It weakens you, or burdens them; it cannot be taken back.

## Example

"I currently earn 71,000."

## Source

Section 12 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L12]` beside the message; it is then listed as allowed.
"#;

use crate::model::MessageKind;

fn find(message: &Message<'_>) -> Vec<Hit> {
    let listed = message.apart("private").into_iter().next();
    if let Some(span) = listed {
        return vec![Hit::new(message.bytes(span), "L12")];
    }
    use MessageKind::{CounterProposal, Discuss, ImprovedOffer, Question};
    if [CounterProposal, Discuss, ImprovedOffer, Question].contains(&message.context.kind) {
        return Vec::new();
    }
    let digits = |norm: &str| norm.chars().filter(char::is_ascii_digit).collect::<String>();
    let known = |norm: &str| message.context.figures.iter().any(|f| *f == digits(norm));
    let found = message.sentences.iter().enumerate().filter(|(at, _)| message.hit("theirs", *at).is_none());
    let token = found.flat_map(|(_, s)| &s.tokens).find(|t| t.norm.len() >= 4 && known(&t.norm));
    token.map(|t| Hit::new((t.start, t.end), "L12")).into_iter().collect()
}

//! L3: the decision is hedged.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L3", name: "hedged-decision", section: "6", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

The sentence that states the decision: a word that takes half of it back. "Unfortunately" takes nothing back, and a "probably" elsewhere is no hedge.

## Why

A hedged no is read as a request to be persuaded.

## Example

"I don't think I can accept." Better: "I have decided to decline."

## Source

Section 6 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L3]` beside the message; it is then listed as allowed.
"#;

use super::words::Span;
use crate::model::MessageKind;

fn find(message: &Message<'_>) -> Vec<Hit> {
    let stated = match message.context.kind {
        MessageKind::Acceptance => "acceptance",
        _ if message.context.is_firm_no() => "decision",
        _ => return Vec::new(),
    };
    let whole: &[Span] = if stated == "decision" { message.spans("hedged") } else { &[] };
    let tentative = |said: &Span| {
        let before = message.spans("hedge").iter().copied().find(|h| takes_back(message, h, said));
        before.or_else(|| whole.iter().copied().find(|h| h.sentence == said.sentence))
    };
    let said = message.spans(stated);
    if said.iter().any(|s| tentative(s).is_none()) {
        return Vec::new();
    }
    let elsewhere = message.spans("other_offer").iter().any(|s| tentative(s).is_none());
    let found = said.iter().find_map(tentative).or_else(|| whole.first().copied().filter(|_| !elsewhere));
    found.map(|span| Hit::new(message.bytes(span), "L3")).into_iter().collect()
}

/// True where a hedge stands before what it takes back, in the same clause.
fn takes_back(message: &Message<'_>, hedge: &Span, said: &Span) -> bool {
    if hedge.sentence != said.sentence || hedge.from >= said.to {
        return false;
    }
    let tokens = message.sentences.get(said.sentence).map_or(&[][..], |s| &s.tokens);
    let between = tokens.iter().skip(hedge.to).take(said.from.saturating_sub(hedge.to));
    !between.into_iter().any(|t| message.words.list("plain.but").contains(&t.norm))
}

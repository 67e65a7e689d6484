//! L9: no goodwill, or no way to stay in touch.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L9", name: "no-goodwill", section: "5", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

A good wish, and a way to stay in touch: both. A hope to meet or to work together again is the way, too.

## Why

The same people will sit elsewhere one day.

## Example

An email that ends with the reason.

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L9]` beside the message; it is then listed as allowed.
"#;

fn find(message: &Message<'_>) -> Vec<Hit> {
    if !message.context.is_no() {
        return Vec::new();
    }
    let said = |list| message.spans(list).iter().any(|s| !looks_back(message, s.sentence));
    let help = match (said("goodwill"), said("touch")) {
        (true, true) => return Vec::new(),
        (false, false) => "L9",
        (false, true) => "L9_goodwill",
        (true, false) => "L9_touch",
    };
    // A closing sentence that we do not know will be the other half.
    if help != "L9" && closes_further(message) {
        return Vec::new();
    }
    vec![Hit::new(message.sentence(message.sentences.len().saturating_sub(1)), help)]
}

/// True for thanks before the decision: "for the good start and the coffee" wishes nothing.
fn looks_back(message: &Message<'_>, at: usize) -> bool {
    let before = message.spans("decision").iter().map(|s| s.sentence).min().is_some_and(|first| at < first);
    before && message.hit("thanks", at).is_some()
}

/// True where a sentence of the last paragraph, after the decision, says something that no list knows.
fn closes_further(message: &Message<'_>) -> bool {
    let known =
        ["thanks", "decision", "hedged", "other_offer", "goodwill", "touch", "because", "also", "condition", "bargain"];
    let known = |at: usize| {
        let aside = ["apology", "weighing", "logistics", "judging", "private"].iter().chain(&known);
        aside.into_iter().any(|list| message.hit(list, at).is_some())
            || message.hits_below("topic.", at).next().is_some()
    };
    let last = message.sentences.len().saturating_sub(1);
    let (number, decided) = (message.paragraph(last), message.decided());
    let closing = (0..=last).filter(|at| message.paragraph(*at) == number && decided.is_none_or(|d| *at > d));
    closing.into_iter().any(|at| message.sentences.get(at).is_some_and(|s| s.tokens.len() > 2) && !known(at))
}

//! L1: nobody is thanked.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L1", name: "no-thanks", section: "5", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

Any word of thanks or appreciation in the body. A sign-off ("Thanks,") and "thanks to" in the sense of "because of" do not count.

## Why

People gave their time. A reply that does not see that is remembered for it.

## Example

"I have decided to decline." alone.

## Source

Section 5 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L1]` beside the message; it is then listed as allowed.
"#;

use crate::model::MessageKind;

fn find(message: &Message<'_>) -> Vec<Hit> {
    use MessageKind::{Connect, FollowUpAnswers, Introduction, PeerReview, ReEngage, ThreeMonthNote};
    let exempt = [Connect, FollowUpAnswers, Introduction, PeerReview, ReEngage, ThreeMonthNote];
    if exempt.contains(&message.context.kind) || message.has("thanks") {
        return Vec::new();
    }
    vec![Hit::new(message.sentence(0), "L1")]
}

//! B2: how solid the advice is.

use super::registry::{Check, Rule};
use super::solid;

/// The rule.
pub const RULE: Rule =
    Rule { code: "B2", name: "what-would-flip-it", section: "3", check: Check::Solid(solid::solid), docs: DOCS };

const DOCS: &str = r#"## What it looks at

The smallest change of the weight of one axis, and of one rating, with which the rules would advise something else. Both are solved for, not tried out: between the points where a score meets its limit, or a rating its target, nothing can change. What the log, a signature, another offer, a serious concern or your own decision settles hangs on no number. A close call is an advice that is leaning, or that half a rating point or a tenth of all weights would turn.

## Why

Weights and ratings are guesses. An advice that a small doubt about one of them would turn deserves another look at just that one.

## Example

Growth rated 4: with 3.5 the offer would no longer reach the score from which you accept. So ask yourself how sure you are of that 4.

## Source

Section 3 of "How to Turn Down a Job After an Interview".

## How to overrule

It advises nothing of its own. `weights` and `ratings` are yours to change; `gen compare SLUG --set …` shows what a change would make of an offer.
"#;

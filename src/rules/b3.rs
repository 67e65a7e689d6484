//! B3: the open offers of one candidate, side by side.

use super::registry::{Check, Rule};
use crate::assess::Contender;

/// The rule.
pub const RULE: Rule =
    Rule { code: "B3", name: "side-by-side", section: "3", check: Check::Field(Contender::rank), docs: DOCS };

const DOCS: &str = r#"## What it looks at

All open offers below one profile: their rank by overall score, then the earlier answer, then the name; which one has to be answered first; what a yes to one means for the others (D5); where one is at least as good as another in everything that is known of both; and where a deadline forces an answer before a better offer is settled. `current_job`, where given, stands beside them: staying is an answer, too.

## Why

An offer is good or bad among those that there are. Two deadlines that lie badly are mended by one request for time, made early.

## Example

Lagoa wants its answer on Wednesday, Rheinquell has a question open until Friday and scores higher: ask Lagoa for time until the Monday after.

## Source

Section 3 of "How to Turn Down a Job After an Interview".

## How to overrule

It advises nothing of its own. The rank follows `weights`, `criteria` and what the offers say.
"#;

//! D4: the candidate has decided.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Verdict, is_no, verdicts_from};
use crate::assess::Source;
use crate::model::{Action, Strength};
use std::sync::Arc;

/// The rule.
pub const RULE: Rule =
    Rule { code: "D4", name: "own-decision", section: "3", check: Check::Decision(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

`decision:` in the offer file: that action. Its strength is that of the first rule below that gives the same action, else clear. The reason of a no is the file's `reason:`, else that of the first rule below that gives a no, else that of the costliest criterion. Where one of D5 to D8 says otherwise, a warning names the rule and the fact; what stands below a rule that agrees is overruled by that rule, and warns of nothing.

## Why

The person decides; the dossier advises, and says whether the rules agree.

## Example

`decision: accept` while a non-negotiable is refused: accept, clear, with the warning that D7 says decline and on which fact.

## Source

Section 3 of "How to Turn Down a Job After an Interview".

## How to overrule

Remove the `decision`.
"#;

/// The rules whose word is worth a warning where the person decided otherwise.
const WEIGHTY: [&str; 4] = ["D5", "D6", "D7", "D8"];

fn check(case: &Case<'_>) -> Option<Verdict> {
    let decision = case.offer.decision.as_ref()?;
    let action = decision.value;
    let below = verdicts_from(case, "D5");
    let same = below.iter().find(|(_, v)| v.action == action);
    let costliest = case.assessment.costliest.and_then(|i| case.assessment.judged.get(i)).map(|j| j.reason);
    let no = below.iter().find(|(_, v)| is_no(v.action));
    let place = Source { file: Arc::clone(&case.offer.file), place: decision.place };
    let mut because = vec![Because::new("d4.decision").with("decision", Arg::Word(action.key())).at(&place)];
    because.extend(below.first().map(|(rule, v)| {
        let key = if v.action == action { "d4.agrees" } else { "d4.differs" };
        Because::new(key).with("rule", Arg::Rule(rule)).with("action", Arg::Word(v.action.key()))
    }));
    Some(Verdict {
        action,
        strength: same.map_or(Strength::Clear, |(_, v)| v.strength),
        reason: no.map_or(costliest, |(_, v)| v.reason).filter(|_| is_no(action)),
        because,
    })
}

/// One warning for each of D5 to D8 that says otherwise; a decline and a withdrawal are both a no. What stands below a
/// rule that agrees is overruled by that rule, not by the person.
#[must_use]
pub fn contradictions(decision: Action, applying: &[(&'static str, Verdict)]) -> Vec<Because> {
    let otherwise = |v: &Verdict| v.action != decision && !(is_no(v.action) && is_no(decision));
    let weighty = applying.iter().take_while(|(rule, v)| WEIGHTY.contains(rule) && otherwise(v));
    weighty.flat_map(|(rule, v)| v.because.iter().map(|fact| warning(decision, (rule, v.action), fact))).collect()
}

fn warning(decision: Action, says: (&'static str, Action), fact: &Because) -> Because {
    let warning = Because::new("warning.contradiction")
        .with("rule", Arg::Rule(says.0))
        .with("action", Arg::Word(says.1.key()))
        .with("decision", Arg::Word(decision.key()))
        .with("fact", Arg::Because(Box::new(fact.clone())));
    Because { place: fact.place.clone(), ..warning }
}

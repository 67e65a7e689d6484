//! L5: explains too much.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L5", name: "over-explaining", section: "6", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

The sentences of the reason: more than two of them or forty words; three reasons, or two with a sentence each. An attribute of a reason (a role closer to home) is no second one.

## Why

Every further reason is one more to argue with.

## Example

The pay, then the commute, then the title.

## Source

Section 6 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L5]` beside the message; it is then listed as allowed.
"#;

use std::collections::BTreeSet;

/// The most sentences and words of a reason, and the most reasons.
const MOST: (usize, usize, usize) = (2, 40, 2);

fn find(message: &Message<'_>) -> Vec<Hit> {
    use crate::model::MessageKind::FollowUpAnswers;
    if !message.context.is_no() && message.context.kind != FollowUpAnswers {
        return Vec::new();
    }
    let reasons = reasons(message);
    if message.context.kind != FollowUpAnswers {
        return too_much(message, &reasons).into_iter().collect();
    }
    // Each answer stands alone: what is not asked is not read out.
    let starts = |range: &(usize, std::ops::Range<usize>), r: &Reason<'_>| {
        message.sentences.get(r.at).is_some_and(|s| range.1.contains(&s.start))
    };
    let of = |range| reasons.iter().filter(|r| starts(range, r)).cloned().collect::<Vec<_>>();
    message.layout.paragraphs.iter().find_map(|range| too_much(message, &of(range))).into_iter().collect()
}

fn too_much(message: &Message<'_>, reasons: &[Reason<'_>]) -> Option<Hit> {
    let words: usize = reasons.iter().map(|r| r.words).sum();
    let topics: BTreeSet<&str> = reasons.iter().flat_map(|r| r.topics.iter().copied()).collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut fresh = 0;
    for reason in reasons.iter().filter(|r| r.full) {
        fresh += usize::from(reason.topics.iter().any(|t| !seen.contains(t)));
        seen.extend(&reason.topics);
    }
    let too_much = reasons.len() > MOST.0 || words > MOST.1 || topics.len() > MOST.2 || fresh > 1;
    let (first, last) = (reasons.first().filter(|_| too_much)?, reasons.last()?);
    Some(Hit::new((message.sentence(first.at).0, message.sentence(last.at).1), "L5"))
}

/// A sentence that gives a reason.
#[derive(Clone)]
struct Reason<'m> {
    at: usize,
    words: usize,
    /// True where the whole sentence does, not only its end.
    full: bool,
    topics: BTreeSet<&'m str>,
}

fn reasons<'m>(message: &'m Message<'_>) -> Vec<Reason<'m>> {
    let mut reasons: Vec<Reason<'m>> = Vec::new();
    let last = message.paragraph(message.sentences.len().saturating_sub(1));
    let first_decision = message.spans("decision").iter().map(|s| s.sentence).min();
    for (at, sentence) in message.sentences.iter().enumerate() {
        let mut topics: BTreeSet<&str> = message.hits_below("topic.", at).collect();
        let because = message.hit("because", at);
        let decides = message.hit("decision", at).or_else(|| message.hit("hedged", at));
        let other = message.hit("other_offer", at).is_some();
        let aside = ["thanks", "goodwill", "touch", "weighing", "apology", "logistics", "condition", "bargain"];
        let aside = aside.iter().any(|list| message.hit(list, at).is_some()) && because.is_none();
        let after = |before: usize| before + 1 == at;
        let decided = message.spans("decision").iter().any(|s| after(s.sentence));
        let together = at > 0 && message.paragraph(at - 1) == message.paragraph(at);
        let follows = decides.is_none() && together && (decided || reasons.last().is_some_and(|r| after(r.at)));
        // The last paragraph says goodbye, unless it says that it gives a reason.
        let parts = message.paragraph(at) == last && first_decision.is_some_and(|d| message.paragraph(d) < last);
        if parts && because.is_none() && message.hit("also", at).is_none() {
            continue;
        }
        let asks = message.source.get(sentence.start..sentence.end).is_some_and(|t| t.trim_end().ends_with('?'));
        if asks || aside || (topics.is_empty() && because.is_none() && !other && !follows) {
            continue;
        }
        // What is said of the other position is an attribute of it.
        if other {
            topics = BTreeSet::from(["topic.other"]);
        }
        let all = sentence.tokens.len();
        let words = because.map_or(all, |b| if decides.is_some() { all - b.from } else { all });
        let words = if because.is_none() && decides.is_some() { all / 2 } else { words };
        reasons.push(Reason { at, words, full: decides.is_none() && !other, topics });
    }
    reasons
}

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
    let listed = reasons.iter().any(|r| r.items > MOST.2);
    let added = reasons.iter().skip(1).any(|r| r.full && r.also);
    let too_much = added || reasons.len() > MOST.0 || words > MOST.1 || topics.len() > MOST.2 || fresh > 1 || listed;
    let (first, last) = (reasons.first().filter(|_| too_much)?, reasons.last()?);
    Some(Hit::new((message.sentence(first.at).0, message.sentence(last.at).1), "L5"))
}

/// The most words of a sentence that goes on with a reason and says nothing of us.
const PLAIN: usize = 12;

/// A sentence that gives a reason.
#[derive(Clone)]
struct Reason<'m> {
    at: usize,
    words: usize,
    /// True where the whole sentence does, not only its end.
    full: bool,
    topics: BTreeSet<&'m str>,
    /// True where it begins by saying that it is one more.
    also: bool,
    /// How many reasons stand in a row.
    items: usize,
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
        // What judges them is a reason only where the decision stands beside it.
        let here = |other: usize| message.paragraph(other) == message.paragraph(at);
        if !first_decision.is_some_and(here) && message.spans("judging").iter().any(|s| here(s.sentence)) {
            continue;
        }
        let aside =
            ["thanks", "goodwill", "touch", "weighing", "apology", "logistics", "condition", "bargain", "judging"];
        let aside = aside.iter().any(|list| message.hit(list, at).is_some()) && because.is_none();
        let after = |before: usize| before + 1 == at;
        let decided = message.spans("decision").iter().any(|s| after(s.sentence));
        let together = at > 0 && message.paragraph(at - 1) == message.paragraph(at);
        let follows = decides.is_none() && together && (decided || reasons.last().is_some_and(|r| after(r.at)));
        let text = message.source.get(sentence.start..sentence.end).unwrap_or_default().trim();
        let ours = sentence.tokens.iter().any(|t| message.words.list("plain.self").contains(&t.norm));
        let short = sentence.tokens.len() <= PLAIN && !text.ends_with(':') && !text.starts_with(['-', '*', '•']);
        // The last paragraph says goodbye, unless it says that it gives a reason.
        let parts = message.paragraph(at) == last && first_decision.is_some_and(|d| message.paragraph(d) < last);
        if parts && because.is_none() && message.hit("also", at).is_none() {
            continue;
        }
        if text.ends_with('?')
            || text.starts_with('[')
            || aside
            || (topics.is_empty() && because.is_none() && !other && !(follows && (ours || short)))
        {
            continue;
        }
        // What is said of the other position is an attribute of it.
        if other {
            topics = BTreeSet::from(["topic.other"]);
        }
        let all = sentence.tokens.len();
        let words = because.map_or(all, |b| if decides.is_some() { all - b.from } else { all });
        let words = if because.is_none() && decides.is_some() { all / 2 } else { words };
        let items = if other { 0 } else { in_a_row(message, at) };
        let also = message.hit("also", at).is_some_and(|span| span.from == 0);
        reasons.push(Reason { at, words, full: decides.is_none() && !other, topics, also, items });
    }
    reasons
}

/// The most words of one of several reasons in a row.
const SHORT: usize = 8;

/// How many short reasons a sentence parts by commas and a last "and", each of them of a known topic.
fn in_a_row(message: &Message<'_>, at: usize) -> usize {
    let Some(sentence) = message.sentences.get(at) else { return 0 };
    let tokens = &sentence.tokens;
    let parts = |i: usize| {
        let gap = tokens.get(i).zip(tokens.get(i + 1)).and_then(|(a, b)| message.source.get(a.end..b.start));
        let and = tokens.get(i + 1).is_some_and(|t| message.words.list("plain.and").contains(&t.norm));
        and || gap.is_some_and(|g| g.contains([',', ':', ';']))
    };
    let cuts: Vec<usize> = (0..tokens.len()).filter(|i| parts(*i)).map(|i| i + 1).collect();
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([tokens.len()]);
    let topic =
        |from: usize, to: usize| message.below("topic.").any(|s| s.sentence == at && from <= s.from && s.from < to);
    let (mut most, mut row) = (0, 0);
    for (from, to) in starts.zip(ends) {
        row = if to > from && to - from <= SHORT && topic(from, to) { row + 1 } else { 0 };
        most = most.max(row);
    }
    most
}

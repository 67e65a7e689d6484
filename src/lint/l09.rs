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
    let said =
        |list| message.spans(list).iter().any(|s| !looks_back(message, s.sentence) && !waits(message, s.sentence));
    let (goodwill, touch) = (said("goodwill"), said("touch"));
    // People say goodbye in more ways than any list holds: a closing sentence that we do not know is one of the halves.
    let missing = usize::from(!goodwill) + usize::from(!touch);
    if closing(message) >= missing {
        return Vec::new();
    }
    let help = match (goodwill, touch) {
        (true, _) => "L9_touch",
        (_, true) => "L9_goodwill",
        _ => "L9",
    };
    vec![Hit::new(message.sentence(message.sentences.len().saturating_sub(1)), help)]
}

/// True for a condition of the no: "if it falls through, I'll call you" is no way to stay in touch.
fn waits(message: &Message<'_>, at: usize) -> bool {
    message.says_no() && message.hit("condition", at).is_some() && message.paragraph(at) < last_paragraph(message)
}

fn last_paragraph(message: &Message<'_>) -> usize {
    message.paragraph(message.sentences.len().saturating_sub(1))
}

/// True for thanks before the decision: "for the good start and the coffee" wishes nothing.
fn looks_back(message: &Message<'_>, at: usize) -> bool {
    let before = message.spans("decision").iter().map(|s| s.sentence).min().is_some_and(|first| at < first);
    before && message.hit("thanks", at).is_some()
}

/// What a sentence says that is no goodbye.
const OTHER: [&str; 10] =
    ["thanks", "other_offer", "goodwill", "touch", "also", "bargain", "apology", "logistics", "judging", "private"];

/// How many sentences after the decision speak to the reader and say nothing that a list knows.
fn closing(message: &Message<'_>) -> usize {
    let decided = ["decision", "hedged", "other_offer"].iter().flat_map(|l| message.spans(l)).map(|s| s.sentence).min();
    let apart = decided.map_or(0, |at| message.paragraph(at));
    let unknown = |at: &usize| {
        let Some(sentence) = message.sentences.get(*at) else { return false };
        let here = |lists: &[&str]| lists.iter().any(|list| message.hit(list, *at).is_some());
        let to_them = sentence.tokens.iter().any(|t| message.words.list("plain.you").contains(&t.norm));
        let later = message.paragraph(*at) > apart;
        let weighs = here(&["weighing"]) || message.hits_below("topic.", *at).next().is_some();
        let explains = here(&["because", "condition"]);
        let speaks = if later { to_them || !(weighs || explains) } else { to_them && !explains };
        let decides = here(&["decision", "hedged"]) && !(later && to_them);
        sentence.tokens.len() > 2 && speaks && !decides && !here(&OTHER)
    };
    let after = || (0..message.sentences.len()).filter(|at| decided.is_none_or(|d| *at > d));
    after().filter(unknown).count() + after().filter(|at| goes_on(message, *at)).count()
}

/// True where a sentence says one half and, beyond an "and" with which we go on to ourselves, something that no list knows.
fn goes_on(message: &Message<'_>, at: usize) -> bool {
    let Some(sentence) = message.sentences.get(at) else { return false };
    let is =
        |list: &str, from: usize| sentence.tokens.get(from).is_some_and(|t| message.words.list(list).contains(&t.norm));
    let here = |list: &&str| message.hit(list, at).is_some();
    let known = |from: usize, to: usize| {
        OTHER.iter().any(|l| message.spans(l).iter().any(|s| s.sentence == at && s.from < to && from < s.to))
    };
    let end = sentence.tokens.len();
    let beyond = |and: usize| (and > 2 && !known(0, and)) || (and + 4 < end && !known(and, end));
    // A comma, dash or colon parts as "and" does.
    let parted = |at: usize| {
        let (a, b) = (sentence.tokens.get(at), sentence.tokens.get(at + 1));
        let between = a.zip(b).and_then(|(a, b)| message.source.get(a.end..b.start)).unwrap_or_default();
        between.contains([',', ';', ':', '–', '—', '!', '(']) || between.contains(" - ")
    };
    ["goodwill", "touch"].iter().filter(|list| here(list)).count() == 1
        && (0..end).filter(|at| is("plain.i", at + 1)).any(|at| {
            let after = at + 4 < end && !known(at, end);
            (is("plain.and", at) && beyond(at)) || (parted(at) && after)
        })
}

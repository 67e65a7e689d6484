//! L6: longer than it needs to be.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L6", name: "too-long", section: "6", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

Paragraphs and words of the body: four and 150 at most, 120 words in a call. Subject, greeting, sign-off, signature and cues do not count; a list is one paragraph.

## Why

The decision has to be found at the first reading.

## Example

Five paragraphs.

## Source

Section 6 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L6]` beside the message; it is then listed as allowed.
"#;

use super::brackets::brackets;

/// The most paragraphs of an email.
const PARAGRAPHS: usize = 4;

/// The most words of an email, and of a call.
const WORDS: (usize, usize) = (150, 120);

fn find(message: &Message<'_>) -> Vec<Hit> {
    let most = if message.spoken { WORDS.1 } else { WORDS.0 };
    let cues: Vec<(usize, usize)> = brackets(message.source).iter().map(|b| (b.start, b.end)).collect();
    let mut count = 0;
    for (_, range) in &message.layout.paragraphs {
        let text = message.source.get(range.clone()).unwrap_or_default();
        let mut at = range.start;
        for word in text.split_inclusive(char::is_whitespace) {
            let cue = message.spoken && cues.iter().any(|(a, b)| *a <= at && at < *b);
            count += usize::from(!cue && word.chars().any(char::is_alphanumeric));
            if count > most {
                return vec![Hit::new((at, at + word.trim_end().len()), "L6")];
            }
            at += word.len();
        }
    }
    let fifth = message.layout.paragraphs.iter().find(|(number, _)| *number > PARAGRAPHS).filter(|_| !message.spoken);
    fifth.map(|(_, range)| Hit::new((range.start, range.end), "L6")).into_iter().collect()
}

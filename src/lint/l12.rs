//! L12: what is not part of this conversation.

use super::Hit;
use super::message::Message;
use super::registry::Check;

/// The check.
pub const CHECK: Check = Check { code: "L12", name: "private", section: "12", find, docs: DOCS };

const DOCS: &str = r#"## What it looks at

The floor, the present pay, household sums, figures of other offers, scores, rankings; health or family matters in detail. What they proposed themselves is fine.

## Why

It weakens you, or burdens them; it cannot be taken back.

## Example

"I currently earn 71,000."

## Source

Section 12 of "How to Turn Down a Job After an Interview".

## How to overrule

`allow: [L12]` beside the message; it is then listed as allowed.
"#;

use super::names::foreign;
use super::text::Token;
use super::words::Span;
use crate::model::MessageKind;

fn find(message: &Message<'_>) -> Vec<Hit> {
    let listed = message.apart("private").into_iter().find(|span| !is_phone(message, *span));
    if let Some(span) = listed {
        return vec![Hit::new(message.bytes(span), "L12")];
    }
    use MessageKind::{CounterProposal, Discuss, ImprovedOffer, Question};
    if [CounterProposal, Discuss, ImprovedOffer, Question].contains(&message.context.kind) {
        return Vec::new();
    }
    let known = |figure: &Figure| message.context.figures.contains(&figure.digits);
    let found = message.sentences.iter().enumerate().filter(|(at, _)| message.hit("theirs", *at).is_none());
    let figure = found.clone().flat_map(|(_, s)| figures(&s.tokens)).find(known);
    let figure = figure.or_else(|| {
        let ours = found.filter(|(at, s)| !speaks_of_them(message, *at, &s.tokens));
        ours.flat_map(|(_, s)| figures(&s.tokens)).find(|figure| is_money(message, figure))
    });
    figure.map(|f| Hit::new(f.bytes, "L12")).into_iter().collect()
}

/// True where the figure of a span is a number to call.
fn is_phone(message: &Message<'_>, span: Span) -> bool {
    let tokens = message.sentences.get(span.sentence).map_or(&[][..], |s| &s.tokens);
    let within = tokens.get(span.from..span.to).unwrap_or_default();
    let mut figures =
        figures(tokens).into_iter().filter(|f| within.iter().any(|t| f.bytes.0 <= t.start && t.start < f.bytes.1));
    figures.any(|f| f.digits.starts_with('0') || f.digits.len() > 8)
}

/// True where a sentence names the reader, or asks for something: its figure is theirs, or L14's.
fn speaks_of_them(message: &Message<'_>, at: usize, tokens: &[Token]) -> bool {
    let goes = message.hit("other_offer", at).is_some() || foreign(message).iter().any(|s| s.sentence == at);
    let other = ["bargain", "condition"].iter().any(|list| message.hit(list, at).is_some());
    other
        || (message.hit("decision", at).is_some() && !goes)
        || tokens.iter().any(|t| message.words.list("plain.you").contains(&t.norm))
}

/// How people mark a sum of money, before or after it.
const CURRENCIES: [&str; 17] = [
    "€", "£", "$", "eur", "euro", "euros", "gbp", "usd", "chf", "fr", "franken", "pounds", "dollars", "quid", "pesos",
    "k", "mxn",
];

/// True for a sum of money: a currency beside it, or thousands.
fn is_money(message: &Message<'_>, figure: &Figure) -> bool {
    let (start, end) = figure.bytes;
    let before = message.source.get(..start).unwrap_or_default().trim_end();
    let after = message.source.get(end..).unwrap_or_default().trim_start().to_lowercase();
    let written = message.source.get(start..end).unwrap_or_default();
    let word = after.split(|c: char| !c.is_alphanumeric() && !"€£$".contains(c)).next().unwrap_or_default();
    let marked = before.ends_with(['€', '£', '$']) || CURRENCIES.contains(&word);
    let long = (3..=6).contains(&figure.digits.len()) && !figure.digits.starts_with('0');
    long && (marked || written.ends_with(['k', 'K']))
}

/// A number of a text, in digits alone.
struct Figure {
    digits: String,
    bytes: (usize, usize),
}

/// The numbers of a sentence, however people write them: 84000, 84,000.00, 84.000, 84 000, 84k.
fn figures(tokens: &[Token]) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    for token in tokens {
        let group = token.norm.len() == 3 && token.norm.bytes().all(|b| b.is_ascii_digit());
        match found.last_mut().filter(|last| group && last.bytes.1 < token.start && token.start <= last.bytes.1 + 3) {
            Some(last) => {
                last.digits.push_str(&token.norm);
                last.bytes.1 = token.end;
            }
            None => found.extend(digits(&token.norm).map(|digits| Figure { digits, bytes: (token.start, token.end) })),
        }
    }
    found
}

fn digits(word: &str) -> Option<String> {
    let (word, thousands) = word.strip_suffix('k').map_or((word, ""), |word| (word, "000"));
    let cents = word.rfind(['.', ',']).filter(|at| word.len() - at < 4);
    let whole = word.get(..cents.unwrap_or(word.len())).unwrap_or(word);
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty() && !word.contains(char::is_alphabetic)).then(|| digits + thousands)
}

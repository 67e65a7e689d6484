//! Texts in brackets: placeholders, stage cues, and what is neither.

use super::text::normal;
use super::words::Words;

/// A text in brackets, with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bracket<'a> {
    /// Its first byte.
    pub start: usize,
    /// The byte past it.
    pub end: usize,
    /// The bracket that opens it.
    pub open: char,
    /// What stands in it.
    pub inner: &'a str,
}

impl Bracket<'_> {
    /// True for a note to the person who speaks: "[pause]".
    pub(super) fn is_cue(&self, words: &Words) -> bool {
        let inner = normal(self.inner, words.language());
        let first = inner.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or_default();
        self.open == '['
            && words.list("plain.cues").iter().any(|cue| first.starts_with(normal(cue, words.language()).as_str()))
    }
}

/// All texts in square, curly and angle brackets.
pub(super) fn brackets(source: &str) -> Vec<Bracket<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, open)) =
        source.get(from..).and_then(|rest| rest.char_indices().find(|(_, c)| matches!(c, '[' | '{' | '<')))
    {
        let start = from + at;
        let close = match open {
            '[' => ']',
            '{' => '}',
            _ => '>',
        };
        let rest = source.get(start + 1..).unwrap_or_default();
        from = start + 1;
        let Some(length) = rest.find(close).filter(|n| *n <= 80) else { continue };
        let Some(inner) = rest.get(..length).filter(|t| !t.contains('\n')) else { continue };
        found.push(Bracket {
            start,
            end: start + 1 + length + 1,
            open,
            inner: inner.trim_matches(['{', '}', '[', ']', ' ']),
        });
        from = start + 1 + length;
    }
    found
}

//! A message, made ready for the checks: its sentences, and what the lists find in them.

use super::layout::{Layout, layout};
use super::text::{Token, sentences};
use super::words::{Span, Spans, Words};
use crate::model::MessageKind;

/// What a message is, and what it may and may not say.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// What kind of message it is.
    pub kind: MessageKind,
    /// True for a script that is spoken.
    pub spoken: bool,
    /// True for a leaning no that asks first (W5).
    pub leaning: bool,
    /// The employer that it goes to, if known.
    pub company: Option<&'a str>,
    /// The role, if known.
    pub role: Option<&'a str>,
    /// The people whom it may address; empty: not known.
    pub contacts: Vec<&'a str>,
    /// Who writes.
    pub writer: Option<&'a str>,
    /// The other employers of the candidate's files.
    pub others: Vec<&'a str>,
    /// Names that must never appear.
    pub confidential: Vec<&'a str>,
    /// Figures that are nobody else's business, in digits alone: the floor, the present pay, other offers.
    pub figures: Vec<String>,
}

impl Context<'_> {
    /// A message of this kind of which nothing else is known.
    #[must_use]
    pub const fn of(kind: MessageKind) -> Self {
        Self {
            kind,
            spoken: false,
            leaning: false,
            company: None,
            role: None,
            contacts: Vec::new(),
            writer: None,
            others: Vec::new(),
            confidential: Vec::new(),
            figures: Vec::new(),
        }
    }

    /// True for a no.
    pub(super) const fn is_no(&self) -> bool {
        use MessageKind::{Confirmation, Decline, FinalNo, Withdrawal};
        matches!(self.kind, Decline | Confirmation | FinalNo | Withdrawal)
    }

    /// True for a no that is not to be taken for an opening.
    pub(super) const fn is_firm_no(&self) -> bool {
        self.is_no() && !self.leaning
    }
}

/// A sentence of the body.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Its first byte.
    pub start: usize,
    /// The byte past it.
    pub end: usize,
    /// Its words.
    pub tokens: Vec<Token>,
}

/// A message, made ready.
pub(super) struct Message<'a> {
    /// The text.
    pub source: &'a str,
    /// What is known of it.
    pub context: &'a Context<'a>,
    /// The lists of its language.
    pub words: &'a Words,
    /// Its parts.
    pub layout: Layout,
    /// The words of the greeting.
    pub greeting: Vec<Token>,
    /// The sentences of the body.
    pub sentences: Vec<Sentence>,
    /// True for a script, by its context or by its stage cues.
    pub spoken: bool,
    spans: Spans,
}

impl<'a> Message<'a> {
    pub(super) fn new(source: &'a str, context: &'a Context<'a>, words: &'a Words) -> Self {
        let layout = layout(source, words);
        let greeting = layout.greeting.clone().map(|r| words.tokens(source, r.start, r.end)).unwrap_or_default();
        let stretches = layout.paragraphs.iter().flat_map(|(_, r)| sentences(source, r.start, r.end));
        let sentence = |(start, end)| Sentence { start, end, tokens: words.tokens(source, start, end) };
        let sentences: Vec<Sentence> = stretches.map(sentence).filter(|s| !s.tokens.is_empty()).collect();
        let tokens: Vec<&[Token]> = sentences.iter().map(|s| s.tokens.as_slice()).collect();
        let spans = words.search(&tokens);
        let spoken = context.spoken || super::brackets::brackets(source).iter().any(|b| b.is_cue(words));
        Self { source, context, words, layout, greeting, sentences, spoken, spans }
    }

    /// True for a no that is to be one: by its kind, or in the answers to a question after it.
    pub(super) fn says_no(&self) -> bool {
        let answers = self.context.kind == MessageKind::FollowUpAnswers && !self.context.leaning;
        self.context.is_firm_no() || (answers && self.has("decision"))
    }

    /// What a list finds.
    pub(super) fn spans(&self, list: &str) -> &[Span] {
        self.spans.get(list).map_or(&[], Vec::as_slice)
    }

    /// True where a list finds anything.
    pub(super) fn has(&self, list: &str) -> bool {
        !self.spans(list).is_empty()
    }

    /// What a list finds first in a sentence.
    pub(super) fn hit(&self, list: &str, sentence: usize) -> Option<Span> {
        self.spans(list).iter().copied().find(|s| s.sentence == sentence)
    }

    /// The lists whose names begin so that find something in a sentence.
    pub(super) fn hits_below<'m>(&'m self, prefix: &'m str, sentence: usize) -> impl Iterator<Item = &'m str> {
        let here = self
            .spans
            .iter()
            .filter(move |(name, spans)| name.starts_with(prefix) && spans.iter().any(|s| s.sentence == sentence));
        here.map(|(name, _)| name.as_str())
    }

    /// What the lists whose names begin so find.
    pub(super) fn below(&self, prefix: &str) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(move |(name, _)| name.starts_with(prefix)).flat_map(|(_, spans)| spans)
    }

    /// The bytes of what was found.
    pub(super) fn bytes(&self, span: Span) -> (usize, usize) {
        let tokens = self.sentences.get(span.sentence).map_or(&[][..], |s| &s.tokens);
        let start = tokens.get(span.from).map_or(0, |t| t.start);
        (start, tokens.get(span.to.saturating_sub(1)).map_or(start, |t| t.end))
    }

    /// The bytes of a sentence.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        self.sentences.get(at).map_or((0, 0), |s| (s.start, s.start + trimmed(self.source, s.start, s.end)))
    }

    /// The number of the paragraph that a sentence stands in, from 1.
    pub(super) fn paragraph(&self, at: usize) -> usize {
        let start = self.sentences.get(at).map_or(0, |s| s.start);
        self.layout.paragraphs.iter().find(|(_, range)| range.contains(&start)).map_or(0, |(number, _)| *number)
    }

    /// True for a question in the answers to questions, or the cue that tells of it: it is theirs.
    pub(super) fn quotes(&self, span: Span) -> bool {
        let text = self.sentences.get(span.sentence).and_then(|s| self.source.get(s.start..s.end));
        self.context.kind == MessageKind::FollowUpAnswers
            && text.is_some_and(|t| t.trim_end().ends_with('?') || t.contains(['[', ']']))
    }

    /// Every list entry found, without those that lie in an earlier one.
    pub(super) fn apart(&self, list: &str) -> Vec<Span> {
        let mut apart: Vec<Span> = Vec::new();
        for span in self.spans(list) {
            if apart.last().is_none_or(|last| last.sentence != span.sentence || last.to <= span.from) {
                apart.push(*span);
            }
        }
        apart
    }
}

fn trimmed(source: &str, start: usize, end: usize) -> usize {
    source.get(start..end).map_or(0, |text| text.trim_end().len())
}

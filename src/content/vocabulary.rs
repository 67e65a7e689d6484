//! The words that choose a variant: what may be so, in the keys of content files. `docs/content.md` explains them.

use crate::model::{Action, ChannelKind, Door, Reason, Strength, Tone};

/// What may be so beside action, strength, reason, door, tone and channel.
pub const STATES: &[&str] = &[
    // Of people: the file names a contact; the profile names the candidate.
    "named",
    "known",
    // Of time: the answer is late; the deadline leaves no time; two clocks; a no of the last weeks.
    "overdue",
    "exploding",
    "two_clocks",
    "late",
    // Of the talk: an email after it; something is asked for beside; terms without a number; exactly one thing.
    "after_talk",
    "asks",
    "also_asks",
    "open_terms",
    "one",
    // Of the course: signed; better terms came, in writing or not; the own no is behind us; minds changed.
    "signed",
    "improved",
    "unwritten",
    "declined",
    "withdrawn",
    "changed_mind",
    // Of notes: something that was liked, a highlight, somebody to introduce; a note that has to be very short.
    "liked",
    "highlight",
    "introduces",
    "brief",
    // Of what is asked for: a sum or number; a ceiling; a rationale is given.
    "number",
    "ceiling",
    "floor",
    "reasoned",
    // Of an item of a checklist: done, and why not.
    "done",
    "answer_given",
    "no_criteria",
    "no_message",
    "unconfirmed",
    "ended",
    "conflict",
    "unknown",
    "must",
];

/// True for a word that a variant can ask for; `for_` and a criterion is what a no is about.
#[must_use]
pub fn is_word(word: &str) -> bool {
    word == "else"
        || word.starts_with("for_")
        || STATES.contains(&word)
        || Tone::from_key(word).is_some()
        || Action::from_key(word).is_some()
        || Strength::from_key(word).is_some()
        || Reason::from_key(word).is_some()
        || Door::from_key(word).is_some()
        || ChannelKind::from_key(word).is_some()
}

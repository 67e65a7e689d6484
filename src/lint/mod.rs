//! The message checks: what is wrong with the words that a person wants to send (method section 6).

mod brackets;
mod l01;
mod l02;
mod l03;
mod l04;
mod l05;
mod l06;
mod l07;
mod l08;
mod l09;
mod l10;
mod l11;
mod l12;
mod l13;
mod l14;
mod layout;
mod message;
mod names;
mod own;
mod pattern;
pub mod registry;
mod roles;
mod text;
mod words;

pub use message::Context;
pub use own::{Around, Checked};
pub use registry::{CHECKS, Check, explain};
pub use words::Words;

use crate::diag::{Diagnostic, Lines, Place};
use message::Message;

/// What a check finds: the bytes, and which of the helps of `checks.yaml` says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    start: usize,
    end: usize,
    help: &'static str,
}

impl Hit {
    const fn new((start, end): (usize, usize), help: &'static str) -> Self {
        Self { start, end, help }
    }
}

/// A finding in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check, such as `L3`.
    pub code: &'static str,
    /// Where in the text.
    pub place: Place,
    /// The words.
    pub text: String,
    /// What is the matter, in the language of the message.
    pub phrase: String,
    /// Why it matters, and a better wording.
    pub help: String,
}

impl Finding {
    /// What is the matter, why it matters, and a better wording, in one text.
    #[must_use]
    pub fn advice(&self) -> String {
        format!("{}: {}", self.phrase, self.help)
    }

    /// The finding as a problem.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic::warning(self.code, self.phrase.clone()).at(self.place).help(self.help.clone())
    }
}

/// All findings in a message, by their places.
#[must_use]
pub fn lint(text: &str, context: &Context<'_>, words: &Words) -> Vec<Finding> {
    let message = Message::new(text, context, words);
    let lines = Lines::new(text);
    let mut findings = Vec::new();
    for check in CHECKS {
        for hit in (check.find)(&message) {
            findings.push(Finding {
                code: check.code,
                place: lines.place(hit.start, hit.end),
                text: text.get(hit.start..hit.end).unwrap_or_default().to_owned(),
                phrase: words.text(&format!("says.{}", hit.help)).to_owned(),
                help: words.text(&format!("help.{}", hit.help)).to_owned(),
            });
        }
    }
    findings.sort_by_key(|f| f.place.start);
    findings
}

//! Messages as a page shows them.

use super::Said;
use serde::Serialize;

/// A message, ready to send or to say.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Message {
    /// The anchor on the page, unique there.
    pub id: String,
    /// The method's code, such as `M1`.
    pub code: String,
    /// What it is: "Decline".
    pub title: String,
    /// How it is sent: "Email", "Call script".
    pub form: String,
    /// True for what is said aloud.
    pub spoken: bool,
    /// How long saying it takes, in seconds, where that is known.
    pub seconds: Option<usize>,
    /// The language of its words, a code.
    pub language: String,
    /// The subject of an email.
    pub subject: Option<String>,
    /// The words; paragraphs are parted by an empty line.
    pub text: String,
    /// The same in paragraphs of lines.
    pub paragraphs: Vec<Vec<String>>,
    /// What to keep in mind while speaking or writing; never sent.
    pub cues: Vec<String>,
    /// When it is used: "Now", "If it comes to that".
    pub stage: String,
    /// The same in the candidate's language, where that is another one.
    pub translation: Option<Translation>,
    /// The address to which an email goes, where one is known.
    pub to: Option<String>,
    /// The file of an email's draft beside the page: `decline.eml`.
    pub draft: Option<String>,
    /// What the message checks found.
    pub findings: Vec<Said>,
    /// What they found and the person allows.
    pub allowed: Vec<Said>,
}

/// A message in the language of its sender.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Translation {
    /// The language, a code.
    pub language: String,
    /// The subject of an email.
    pub subject: Option<String>,
    /// The words; paragraphs are parted by an empty line.
    pub text: String,
    /// The same in paragraphs of lines.
    pub paragraphs: Vec<Vec<String>>,
}

/// A situation that calls for words of its own.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// What matters in it.
    pub emphasis: String,
}

//! What to do with a recommendation: the words, what comes before and with them, and what comes when
//! (method sections 5, 8 and 9).

mod ask;
pub mod codes;
mod course;
mod improved;
mod lists;
mod messages;
mod scenario;
mod situation;
mod timeline;

pub use improved::{Improved, Side};

use crate::content::Pack;
use crate::model::{ChannelKind, MessageKind};
use crate::rules::{Case, Choice, Recommendation};
use jiff::Zoned;
use situation::Situation;

/// All that follows from a recommendation.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The scenarios that the offer is in, the most telling one first.
    pub scenarios: Vec<Scenario>,
    /// The messages, the one to use first.
    pub messages: Vec<Message>,
    /// The checklists.
    pub checklists: Vec<Checklist>,
    /// The dated steps, by their instants.
    pub timeline: Vec<Step>,
    /// Better terms beside those before.
    pub improved: Option<Improved>,
}

/// The words to plan with.
#[derive(Debug, Clone, Copy)]
pub struct Voices<'a> {
    /// Of the candidate's language: the dossier, and what is said to the candidate.
    pub own: &'a Pack,
    /// Of the employer's language: what is sent or said.
    pub letters: &'a Pack,
}

/// A situation that calls for words of its own (method section 7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its key, such as `pay_firm`.
    pub key: &'static str,
    /// Its name.
    pub name: String,
    /// What matters in it.
    pub emphasis: String,
}

/// When a message is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// First.
    Now,
    /// On the same day, in writing (C6).
    Confirm,
    /// If it comes to that.
    Next,
    /// After the answer.
    Later,
}

impl Stage {
    /// The word for content and `dossier.json`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Confirm => "confirm",
            Self::Next => "next",
            Self::Later => "later",
        }
    }
}

/// A message, ready to send or to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is (M1 to M17).
    pub kind: MessageKind,
    /// How it is sent: in writing, or spoken.
    pub form: ChannelKind,
    /// When it is used.
    pub stage: Stage,
    /// The day of a later one, on the candidate's clock, where it has one.
    pub at: Option<Zoned>,
    /// The language of its words, an ISO 639-1 code.
    pub language: String,
    /// The subject of an email; a note on a network has none.
    pub subject: Option<String>,
    /// The words; paragraphs are parted by an empty line, stage cues stand in square brackets.
    pub text: String,
    /// How long our script takes, in seconds.
    pub seconds: Option<usize>,
    /// What to keep in mind while speaking or writing, in the candidate's language; never sent.
    pub cues: Vec<String>,
    /// Subject and words of the same in the candidate's language, where that is another one.
    pub translation: Option<(Option<String>, String)>,
}

/// A checklist (method section 9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// Its key, such as `before_you_reply`.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// An item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its key, as in `done:`.
    pub id: String,
    /// Whether it is done.
    pub state: ItemState,
    /// What to do.
    pub text: String,
    /// From which fact, what is missing, or why it is left out.
    pub why: String,
    /// By when, on the candidate's clock; only what is still to do.
    pub by: Option<Zoned>,
    /// Lines that can be pasted into the offer's file.
    pub paste: Vec<String>,
}

/// Whether an item is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// A file says so.
    Done,
    /// Still to do.
    Todo,
    /// It does not arise here.
    NotApplicable,
}

impl ItemState {
    /// The word in `dossier.json`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Todo => "todo",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// A dated step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When, on the candidate's clock.
    pub at: Zoned,
    /// True for a step that takes its day, not an instant.
    pub day_only: bool,
    /// Its key, such as `answer_by`.
    pub what: &'static str,
    /// What to do.
    pub text: String,
    /// The rule, such as `F5`.
    pub rule: &'static str,
    /// The message to use.
    pub message: Option<MessageKind>,
}

/// Plans the answer.
///
/// # Errors
/// A sentence that names the text of the content that is missing or cannot be filled in.
pub fn plan(case: &Case<'_>, advice: &Recommendation, choice: &Choice, voices: Voices<'_>) -> Result<Plan, String> {
    let situation = Situation::new(case, advice, choice, voices)?;
    let timeline = timeline::timeline(&situation)?;
    Ok(Plan {
        scenarios: scenario::scenarios(&situation)?,
        messages: messages::messages(&situation, &timeline)?,
        checklists: lists::checklists(&situation)?,
        timeline,
        improved: improved::improved(case),
    })
}

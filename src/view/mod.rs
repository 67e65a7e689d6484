//! Everything in final words and numbers: the only types that are `Serialize`.
//!
//! A template places what stands here; it never compares, counts or formats.

mod agenda;
mod answer;
mod board;
mod build;
pub mod calendar;
pub mod compare;
pub mod data;
mod data_of;
pub mod draft;
mod facts;
mod field;
pub mod format;
pub mod improved;
pub mod index;
mod list;
pub mod manual;
mod message;
mod pay;
pub mod picture;
mod plan_of;
pub mod said;
mod say;
mod solid;
pub mod text;
mod trace;
mod units;
mod what_if;
pub mod words;

pub use board::{Board, Shown};
pub use build::{Material, dossier};
pub use compare::{Comparison, Side, compare};
pub use index::{FolderRow, IndexRow, IndexStep, IndexView, PageLink, SideRow};
pub use list::{Entry, Folder, Listing};
pub use manual::{ManualView, is_code, manual};
pub use message::{Message, Scenario, Translation};
pub use said::Said;
pub use say::Places;
pub use trace::{Fact, RuleLine, Trace};
pub use words::Words;

use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The fixed words of a page (headings, column names), by key, in the language of the dossier.
pub type Labels = Arc<BTreeMap<String, String>>;

/// A dossier, ready to be placed on a page, in the order in which a person asks.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DossierView {
    /// The folder of the dossier below the output folder, parts joined by `/`.
    pub path: String,
    /// The way from there to the index of its profile's folder, such as `../`.
    pub up: String,
    /// The language of the words, a code such as `en`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The employer.
    pub company: String,
    /// The title of the role.
    pub role: String,
    /// Where the work is: "Oslo (NO)".
    pub location: Option<String>,
    /// What is only supposed, and in no file; a sentence each.
    pub what_if: Vec<String>,
    /// Who decides, where the profile says.
    pub candidate: Option<String>,
    /// The clock that was used.
    pub as_of: Instant,
    /// What, how firmly, why.
    pub answer: Answer,
    /// By when.
    pub clock: Clock,
    /// Through which channel.
    pub channel: Channel,
    /// The situations that call for words of their own.
    pub scenarios: Vec<Scenario>,
    /// In which words; the first one is the one to use now.
    pub messages: Vec<Message>,
    /// Better terms beside those before (F2).
    pub improved: Option<improved::Improved>,
    /// True where some of the words are said aloud.
    pub rehearsal: bool,
    /// What would turn it round (B1).
    pub bridge: Bridge,
    /// What to do before, and with, the reply.
    pub checklists: Vec<Checklist>,
    /// What comes when.
    pub timeline: Vec<Step>,
    /// The time from the offer to the answer as a picture; none once decided.
    pub time_line: Option<picture::TimeLine>,
    /// What was decided, and on which facts.
    pub trace: Trace,
    /// The criteria, in the order of the profile.
    pub criteria: Vec<CriterionRow>,
    /// The scores, the overall one first.
    pub scores: Vec<Score>,
    /// How much is known, in a sentence.
    pub coverage: String,
    /// How much is known: "80%".
    pub known: String,
    /// What the scores do not show.
    pub blind_spots: Vec<String>,
    /// What would change the advice (B2); a sentence each.
    pub solidity: Vec<String>,
    /// Pay, where anything is known of it.
    pub pay: Option<PayView>,
    /// The candidate's own notes.
    pub notes: Vec<NoteList>,
    /// The same as data, for `dossier.json`.
    #[serde(skip)]
    pub data: data::Data,
    /// The dated steps, for `calendar.ics`.
    #[serde(skip)]
    pub calendar: calendar::Calendar,
    /// The emails, for the `.eml` files.
    #[serde(skip)]
    pub drafts: Vec<draft::Draft>,
    /// When the answer is due, for the order of the index; none once decided.
    #[serde(skip)]
    pub due: Option<jiff::Timestamp>,
    /// The fixed words of the page.
    #[serde(skip)]
    pub labels: Labels,
}

/// An instant in words, and as RFC 3339.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Instant {
    /// For machines: RFC 3339 with the offset of the candidate's zone.
    pub iso: String,
    /// On the candidate's clock: "Wednesday 25 November 2026, 18:00 (Berlin)".
    pub here: String,
    /// On the employer's clock, where it differs.
    pub there: Option<String>,
    /// On the candidate's clock, in short: "Wed 25 Nov, 18:00".
    pub short: String,
}

/// What to do, how firmly and why.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Answer {
    /// The key of the action, such as `decline`; names a style.
    pub action: &'static str,
    /// The action in a word: "Decline".
    pub headline: String,
    /// How firmly, in a word: "firm".
    pub strength: String,
    /// What the strength means, in a sentence.
    pub strength_help: String,
    /// The reason of a no, in words.
    pub reason: Option<String>,
    /// The door that a no leaves, in words.
    pub door: Option<String>,
    /// Why, the deciding fact first; a sentence each.
    pub because: Vec<Said>,
    /// What to look at before acting on it.
    pub warnings: Vec<Said>,
    /// The rule that decided, such as `D7`; empty where none did.
    pub rule: String,
}

/// By when.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Clock {
    /// `open`, `closing`, `overdue`, or `decided` once there is nothing to answer; names a style.
    pub state: &'static str,
    /// The state in a word.
    pub state_word: String,
    /// The time left: "4 days, 9 hours left".
    pub left: Option<String>,
    /// When the answer is due; none once decided.
    pub answer_by: Option<Instant>,
    /// What set the time: "the employer's deadline".
    pub because: String,
    /// What else matters about the time; a sentence each.
    pub notes: Vec<String>,
    /// The rule, `T2`.
    pub rule: &'static str,
}

/// Through which channel.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Channel {
    /// The channel in words: "A call, then a short email".
    pub headline: String,
    /// The rule, such as `C4`.
    pub rule: String,
    /// The facts that decided; a sentence each.
    pub because: Vec<String>,
    /// When a talk can be held, in a sentence.
    pub slot: Option<String>,
    /// Whom to reach, and how.
    pub contact: Option<Contact>,
}

/// Somebody to reach.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Contact {
    /// Name and title.
    pub name: String,
    /// Email address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
}

/// What would turn a no into a yes (B1).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Bridge {
    /// The sentence that says what would do it, or that nothing would.
    pub summary: String,
    /// The parts.
    pub items: Vec<BridgeItem>,
    /// Another set as small, in a sentence, where there is one.
    pub runner_up: Option<String>,
}

/// One part of the bridge.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BridgeItem {
    /// The criterion in words.
    pub name: String,
    /// What it would have to be: "85,000 EUR".
    pub to: String,
    /// How far that is: "+7,000 EUR".
    pub gap: Option<String>,
}

/// A checklist.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Checklist {
    /// Its name.
    pub title: String,
    /// How much of it is done: "3 of 6 done".
    pub progress: String,
    /// Its items.
    pub items: Vec<ChecklistItem>,
}

/// An item of a checklist.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChecklistItem {
    /// The key of the state, `done`, `to_do` or `left_out`; names a style.
    pub state: String,
    /// True where it is done.
    pub done: bool,
    /// The state in a word.
    pub state_word: String,
    /// What to do.
    pub text: String,
    /// From which fact, or why it is left out.
    pub why: Said,
    /// By when.
    pub by: Option<Instant>,
    /// Lines to paste into the offer's file.
    pub paste: Vec<String>,
}

/// A dated step.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// The same for the order of the index.
    #[serde(skip)]
    pub when: Option<jiff::Timestamp>,
    /// Its day, as a heading: "Today, Friday 20 November 2026".
    pub day: String,
    /// True for the first step of its day.
    pub first: bool,
    /// The time of that day, on both clocks; empty for a step that takes its day.
    pub time: String,
    /// True where it lies in the past.
    pub past: bool,
    /// What.
    pub text: String,
    /// The rule, such as `F5`; empty where none.
    pub rule: String,
    /// True where the page explains that rule.
    pub explained: bool,
    /// The message to use: its title and anchor on the page.
    pub message: Option<Link>,
}

/// A link inside the output.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// Where it leads, relative.
    pub href: String,
}

/// A criterion and how the offer stands to it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CriterionRow {
    /// The criterion in words.
    pub name: String,
    /// Its axis in words.
    pub axis: String,
    /// True for a non-negotiable.
    pub must: bool,
    /// The key of the standing; names a style.
    pub standing: &'static str,
    /// The standing in a word.
    pub standing_word: String,
    /// What may close the gap, in words.
    pub bridge: Option<String>,
    /// What the offer says.
    pub value: Option<String>,
    /// What is needed or wanted.
    pub target: String,
    /// The gap in the candidate's units.
    pub gap: Option<String>,
    /// Value against target as a picture, where both are sizes.
    pub bullet: Option<picture::Bullet>,
    /// How it compares with the same of other offers, where it is known.
    #[serde(skip)]
    pub merit: Option<crate::assess::Merit>,
    /// What to ask where it is unknown.
    pub question: Option<String>,
    /// Where the facts stand, `offers/helios.yaml: pay.base`.
    pub places: Vec<String>,
}

/// A score.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Score {
    /// What it is of.
    pub name: String,
    /// "61.3", or a dash where nothing is known.
    pub value: String,
    /// 0 to 100 for a bar; none where nothing is known.
    pub bar: Option<u8>,
    /// The thresholds that it is held against.
    pub marks: Vec<picture::Mark>,
}

/// Pay: its parts, what each year pays, what was assumed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PayView {
    /// The parts, the total last.
    pub parts: Vec<PayPart>,
    /// What each of the first years pays.
    pub years: Vec<PayPart>,
    /// From the low to the high end, and whether the advice differs there; a sentence each.
    pub range: Vec<String>,
    /// What was assumed; a sentence each.
    pub assumptions: Vec<String>,
}

/// A part of pay.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PayPart {
    /// Which.
    pub name: String,
    /// How much: "85,000 EUR", or a dash.
    pub amount: String,
    /// How it came about, or where it stands.
    pub note: Option<String>,
    /// How it is written in the offer, in its currency, where that is not the amount itself.
    pub in_offer: Option<String>,
    /// From the low to the high end, where the file doubts it: "95,000 EUR to 120,000 EUR".
    pub range: Option<String>,
    /// The same as a picture; none of the parts.
    pub bar: Option<picture::Spread>,
    /// True for the sum of the others.
    pub total: bool,
}

/// A list of the candidate's own notes.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NoteList {
    /// What they are about.
    pub title: String,
    /// The notes.
    pub items: Vec<String>,
}

//! The index: all offers by what is due next.

use super::compare::Comparison;
use super::picture::Deadlines;
use super::{Instant, Labels, ManualView, Score};
use serde::Serialize;
use std::sync::Arc;

/// An index page: of one profile's folder, or over several of them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexView {
    /// The folder of the index below the output folder, parts joined by `/`; empty for the first one.
    pub path: String,
    /// The name of its file, without the ending.
    pub file: String,
    /// True for the first page of the index, which looks at all offers.
    pub first: bool,
    /// The way to the index above, if there is one.
    pub up: Option<String>,
    /// The language of the words, a code such as `en`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// What the page is of: "Offers", "Offers of Jane Doe".
    pub title: String,
    /// What is only supposed, and in no file, in a sentence.
    pub what_if: Option<String>,
    /// The clock that was used.
    pub as_of: Instant,
    /// What is due, in a sentence: "3 offers are waiting for an answer, 1 of them overdue".
    pub summary: String,
    /// The offers of this folder's profile, by what is due next.
    pub rows: Vec<IndexRow>,
    /// The names of the scores, where there are offers to hold side by side.
    pub axes: Vec<String>,
    /// The scores of each: the open offers by rank, the others, and the present job.
    pub side: Vec<SideRow>,
    /// What to say of the open offers together (B3); a sentence each.
    pub notes: Vec<String>,
    /// The open offers and the present job criterion by criterion, where there is something to compare.
    pub compared: Option<Comparison>,
    /// Other profiles' folders: names and dates only.
    pub folders: Vec<FolderRow>,
    /// All answers that are due on one line, where there are any.
    pub deadlines: Option<Deadlines>,
    /// What is overdue or due today.
    pub today: Vec<IndexStep>,
    /// How many more of those there are, in a sentence.
    pub more: Option<String>,
    /// The dated steps of this folder's offers that come after today.
    pub steps: Vec<IndexStep>,
    /// The way to its other pages, where there are several.
    pub pages: Vec<PageLink>,
    /// What explains the rules of its dossiers; none where it has no offers of its own.
    #[serde(skip)]
    pub manual: Option<Arc<ManualView>>,
    /// The fixed words of the page.
    #[serde(skip)]
    pub labels: Labels,
}

/// The way to a page of an index of several.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageLink {
    /// Which of the offers, or folders, it shows: "101–200".
    pub text: String,
    /// The name of its file, without the ending.
    pub file: String,
    /// True for the page itself.
    pub here: bool,
    /// True where pages before it are left out.
    pub gap: bool,
}

/// An offer on the index.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexRow {
    /// The folder of its dossier from here, with `/` at the end; none where there is no dossier.
    pub href: Option<String>,
    /// The employer.
    pub company: String,
    /// The title of the role.
    pub role: String,
    /// The key of the action; names a style.
    pub action: &'static str,
    /// The action in a word.
    pub headline: String,
    /// How firmly, in a word.
    pub strength: String,
    /// When the answer is due; none once decided.
    pub answer_by: Option<Instant>,
    /// The key of the state; names a style.
    pub state: &'static str,
    /// The state in a word.
    pub state_word: String,
    /// The time left.
    pub left: Option<String>,
    /// The overall score.
    pub score: String,
    /// How much of what matters is known.
    pub coverage: String,
    /// The overall score and those of the axes; none of what cannot be read.
    pub scores: Vec<Score>,
    /// Its rank among the open offers, where there are several.
    pub rank: Option<String>,
    /// Why the dossier is stale, where it is.
    pub stale: Option<String>,
}

/// The scores of one of those between whom to choose.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SideRow {
    /// The employer, or the present job in a word.
    pub name: String,
    /// Its rank among the open offers, where there are several.
    pub rank: Option<String>,
    /// The overall score and those of the axes.
    pub scores: Vec<Score>,
}

/// A profile's folder on the index over all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FolderRow {
    /// The way to its index, with `/` at the end.
    pub href: String,
    /// Whose it is: the profile's name, else the folder.
    pub name: String,
    /// How many offers it has: "3 offers".
    pub offers: String,
    /// The next date on which an answer is due.
    pub next: Option<Instant>,
}

/// A dated step on the index.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexStep {
    /// When.
    pub at: Instant,
    /// Its day, as a heading.
    pub day: String,
    /// True for the first step of its day in the list.
    pub first: bool,
    /// The time of that day; empty for a step that takes its day.
    pub time: String,
    /// True for an answer that is overdue.
    pub late: bool,
    /// The employer.
    pub company: String,
    /// What.
    pub text: String,
    /// The folder of its dossier from here, with `/` at the end.
    pub href: String,
}

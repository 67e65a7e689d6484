//! What an index is made of: what it keeps of each dossier, and what else it shows.

use super::DossierView;
use super::index::{IndexRow, IndexStep};
use super::text::visible;
use super::words::Words;
use crate::assess::Contender;
use crate::model::Profile;
use crate::model::raw::Setting;
use jiff::{Timestamp, Zoned};
use std::cmp::Ordering;
use std::sync::Arc;

/// What the index keeps of one offer.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The folder of its dossier below the output folder.
    pub(super) folder: String,
    /// When its answer is due; none once decided, and for what cannot be read.
    pub(super) due: Option<Timestamp>,
    pub(super) row: IndexRow,
    /// What is still to come, by its instants.
    pub(super) steps: Vec<(Timestamp, IndexStep)>,
    /// Its part among the open offers (B3); none once decided, and for what cannot be read.
    pub(super) contender: Option<Contender>,
}

impl Entry {
    /// Of an offer that was built.
    #[must_use]
    pub fn of(dossier: &DossierView, words: &Words) -> Self {
        let overall = dossier.scores.first().map(|s| s.value.clone());
        let steps = dossier.timeline.iter().filter(|s| !s.past).filter_map(|s| {
            let (at, day, time, text) = (s.at.clone(), s.day.clone(), s.time.clone(), s.text.clone());
            let step = IndexStep { at, day, time, text, company: dossier.company.clone(), ..IndexStep::default() };
            Some((s.when?, step))
        });
        Self {
            folder: dossier.path.clone(),
            due: dossier.due,
            contender: None,
            steps: steps.collect(),
            row: IndexRow {
                href: Some(String::new()),
                company: dossier.company.clone(),
                role: dossier.role.clone(),
                action: dossier.answer.action,
                headline: dossier.answer.headline.clone(),
                strength: dossier.answer.strength.clone(),
                answer_by: dossier.clock.answer_by.clone(),
                state: dossier.clock.state,
                state_word: dossier.clock.state_word.clone(),
                left: dossier.clock.left.clone(),
                score: overall.unwrap_or_default(),
                coverage: words.fill("coverage", "short", &[("share", &dossier.known)]),
                scores: dossier.scores.clone(),
                rank: None,
                stale: None,
            },
        }
    }

    /// Of an offer whose file has errors: `name` is its slug, `kept` whether its last good dossier is still there.
    #[must_use]
    pub fn stale(folder: &str, name: &str, kept: bool, words: &Words) -> Self {
        let row = IndexRow {
            href: kept.then(String::new),
            company: visible(name),
            state: "stale",
            state_word: words.get("stale", "state").into_owned(),
            score: "–".to_owned(),
            stale: Some(words.get("stale", if kept { "kept" } else { "none" }).into_owned()),
            ..IndexRow::default()
        };
        Self { folder: folder.to_owned(), due: None, row, steps: Vec::new(), contender: None }
    }

    /// The same, as one of the open offers (B3).
    #[must_use]
    pub fn among(self, contender: Contender) -> Self {
        Self { contender: Some(contender), ..self }
    }

    /// The order of an index: what is due first comes first; then what is decided; then what cannot be read.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let key = |e: &Self| (e.due.is_none(), e.due, e.row.state == "stale");
        key(self).cmp(&key(other)).then_with(|| self.folder.cmp(&other.folder))
    }

    /// When its answer is due; none once decided, and for what cannot be read.
    #[must_use]
    pub const fn due(&self) -> Option<Timestamp> {
        self.due
    }
}

/// Another profile's folder, for the index over all: names and dates only.
#[derive(Debug, Clone, PartialEq)]
pub struct Folder {
    /// The folder of its index below the output folder.
    pub path: String,
    /// The profile's name; the folder's where it has none.
    pub name: String,
    /// How many offers it has.
    pub offers: usize,
    /// How many of them are waiting for an answer.
    pub waiting: usize,
    /// The next answer that is due there.
    pub next: Option<Zoned>,
}

/// All that one index is made of.
pub struct Listing<'a> {
    /// The folder of the index below the output folder; empty for the first one.
    pub path: &'a str,
    /// The folder of the index above it, if there is one.
    pub above: Option<&'a str>,
    /// Whose offers these are; none on the index over all.
    pub profile: Option<&'a Profile>,
    /// The clock that was used, on the owner's clock.
    pub as_of: &'a Zoned,
    /// What is only supposed of the offers, with the folder of each.
    pub supposed: Vec<(String, Setting)>,
    /// The fixed words of the language of its reader.
    pub words: &'a Words,
    /// The offers of this folder's own profile, in any order.
    pub entries: Vec<Arc<Entry>>,
    /// The present job, the baseline of staying, where the profile describes it.
    pub staying: Option<Contender>,
    /// Other profiles' folders, in the order in which to show them.
    pub folders: Vec<Folder>,
}

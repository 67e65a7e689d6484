//! What a build did, and how that is said.

use crate::commands::number;
use crate::report::Printer;
use dossier::diag::Severity;
use dossier::disk::{Finished, Kept, Put, Why};
use jiff::Zoned;
use std::collections::{BTreeMap, BTreeSet};

/// What a build did.
#[derive(Default)]
pub struct Tally {
    /// What became of each dossier, by its folder.
    dossiers: BTreeMap<String, &'static str>,
    removed: BTreeSet<String>,
    /// What was left as it is.
    pub kept: Vec<Kept>,
    next: Option<(Zoned, String)>,
}

impl Tally {
    /// Counts a dossier, or an index where there is no folder.
    pub fn add(&mut self, put: Put, folder: Option<String>, due: Option<Zoned>) {
        self.kept.extend(put.kept);
        let Some(folder) = folder else { return };
        let word = match (put.new, put.changed) {
            (0, 0) => "unchanged",
            (_, 0) if put.same == 0 => "new",
            _ => "changed",
        };
        self.dossiers.insert(folder.clone(), word);
        if let Some(due) = due
            && self.next.as_ref().is_none_or(|(first, _)| due < *first)
        {
            self.next = Some((due, folder));
        }
    }

    /// Counts what the end of the build removed.
    pub fn finish(&mut self, finished: Finished) {
        self.kept.extend(finished.kept);
        for (folder, _) in finished.removed.iter().filter_map(|path| path.rsplit_once('/')) {
            match self.dossiers.get_mut(folder) {
                // A file less: a draft, say, for which there is no reason any more.
                Some(word) if *word == "unchanged" => *word = "changed",
                Some(_) => {}
                None => {
                    self.removed.insert(folder.to_owned());
                }
            }
        }
    }

    /// Says what a whole build did.
    pub fn report(&mut self, printer: &mut Printer, offers: usize) {
        self.remarks(printer);
        let next = self.next.as_ref().map_or_else(
            || "no answer is due".to_owned(),
            |(at, folder)| format!("next: {folder}, answer by {}", at.strftime("%Y-%m-%d %H:%M %Z")),
        );
        let stale = offers - self.dossiers.len();
        printer.summary(&format!("{}: {}; {next}", number(self.dossiers.len(), "dossier"), self.counts(stale)));
    }

    /// Says what became of each dossier, and which files were left as they are.
    pub fn remarks(&mut self, printer: &mut Printer) {
        self.dossiers.iter().for_each(|(folder, word)| printer.detail(&format!("{word}: {folder}")));
        self.removed.iter().for_each(|folder| printer.detail(&format!("removed: {folder}")));
        self.kept.sort();
        for Kept { path, why } in &self.kept {
            match why {
                Why::Edited => printer.remark(
                    Severity::Warning,
                    &format!("`{path}` was edited by hand and stays as it is (--force replaces it)"),
                ),
                Why::Foreign => printer.remark(
                    Severity::Error,
                    &format!("`{path}` is in the way: gen did not write it, and leaves it as it is"),
                ),
            }
        }
    }

    /// What became of the dossiers, in numbers: "1 new, 2 changed".
    pub fn counts(&self, stale: usize) -> String {
        let of = |wanted: &str| self.dossiers.values().filter(|word| **word == wanted).count();
        let counts =
            [(of("new"), "new"), (of("changed"), "changed"), (self.removed.len(), "removed"), (stale, "not built")];
        let words: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
        if words.is_empty() { "nothing changed".to_owned() } else { words.join(", ") }
    }
}

//! What a build did, and how that is said.

use crate::commands::number;
use crate::report::Printer;
use crate::settings::Clock;
use dossier::diag::Severity;
use dossier::disk::{Failure, Finished, Kept, Put, Why};
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
    /// When the answers to open offers are due, with their folders.
    dues: Vec<(Zoned, String)>,
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
        self.dues.extend(due.map(|due| (due, folder)));
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
    ///
    /// # Errors
    /// The clock cannot be shown in somebody's zone.
    pub fn report(&mut self, printer: &mut Printer, offers: usize, clock: Clock) -> Result<(), Failure> {
        self.remarks(printer);
        let next = self.next(clock)?;
        let stale = offers - self.dossiers.len();
        printer.summary(&format!("{}: {}; {next}", number(self.dossiers.len(), "dossier"), self.counts(stale)));
        Ok(())
    }

    /// What to do next: what is late and what is due today; where today is free, the next answer.
    fn next(&mut self, clock: Clock) -> Result<String, Failure> {
        self.dues.sort();
        let (mut late, mut today, mut next) = (Vec::new(), Vec::new(), None);
        for (due, folder) in &self.dues {
            let now = clock.on(due.time_zone())?;
            if *due < now {
                late.push(folder.as_str());
            } else if due.date() == now.date() {
                today.push(folder.as_str());
            } else if next.is_none() && today.is_empty() {
                next = Some(format!("next: {folder}, answer by {}", due.strftime("%Y-%m-%d %H:%M %Z")));
            }
        }
        let said = [named(&late, "late"), named(&today, "due today"), next].into_iter().flatten();
        let said = said.collect::<Vec<String>>().join("; ");
        Ok(if said.is_empty() { "no answer is due".to_owned() } else { said })
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

/// How many folders are named; the rest is counted.
const NAMED: usize = 3;

/// "2 answers due today: acme, bolt"; none where there is none.
fn named(folders: &[&str], how: &str) -> Option<String> {
    let more = folders.len().saturating_sub(NAMED);
    let names = folders.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!folders.is_empty()).then(|| format!("{} {how}: {names}{more}", number(folders.len(), "answer")))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_few_are_named_and_the_rest_is_counted() {
        assert_eq!(named(&[], "late"), None);
        assert_eq!(named(&["a"], "late").as_deref(), Some("1 answer late: a"));
        assert_eq!(named(&["a", "b", "c"], "late").as_deref(), Some("3 answers late: a, b, c"));
        let five = named(&["a", "b", "c", "d", "e"], "due today");
        assert_eq!(five.as_deref(), Some("5 answers due today: a, b, c and 2 more"));
    }
}

//! `gen build`: a dossier for every offer.

use super::number;
use crate::Outcome;
use crate::cli::Build;
use crate::dossiers::{Around, Desk, Glance, Made, Maker};
use crate::project::{Person, Project, prefix};
use crate::report::Printer;
use crate::settings::Clock;
use dossier::diag::{Diagnostic, Severity};
use dossier::disk::{Failure, Finished, Kept, Output, Put, Why, guard};
use dossier::render::Artifact;
use dossier::view::Entry;
use jiff::Zoned;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Runs `gen build`.
pub fn run(directory: Option<&Path>, args: &Build, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(directory)?;
    let clock = Clock::new(args.as_of.as_deref())?;
    let start = args.directory.as_ref().map_or_else(|| here.clone(), |d| here.join(d));
    let project = Project::read(&start, |root, settings| settings.output(root, args.output.as_deref(), &here))?;
    if project.settings.problems.iter().any(Diagnostic::is_error) {
        printer.problems(&project.settings.problems, &project.texts, &prefix(&project.root, &here));
        return Ok(Outcome::Problems);
    }
    let output = project.settings.output(&project.root, args.output.as_deref(), &here);
    let place = guard(&output, &project.root, std::env::home_dir().as_deref())?;
    let maker = match Maker::new(&project, clock, &args.format) {
        Ok(maker) => maker,
        Err(problem) => {
            printer.problems(&[problem], &project.texts, &prefix(&project.root, &here));
            return Ok(Outcome::Problems);
        }
    };
    let output = Output::open(&place, args.force)?;
    let written = write(&project, &maker, &output);
    printer.problems(&project.problems, &project.texts, &prefix(&project.root, &here));
    let mut tally = Tally::default();
    written?.into_iter().for_each(|made| tally.add(made));
    tally.finish(output.finish(|folder| stays(&project, folder))?);
    tally.report(printer, &project);
    let foreign = tally.kept.iter().any(|k| k.why == Why::Foreign || args.strict);
    let outcome = super::judge(&project.problems, args.strict);
    Ok(if foreign && outcome == Outcome::Done { Outcome::Problems } else { outcome })
}

/// A dossier or an index that was written.
struct Written {
    put: Put,
    /// The folder of a dossier; none for an index.
    folder: Option<String>,
    /// When the answer is due.
    due: Option<Zoned>,
}

/// All dossiers of all candidates, then the indexes.
fn write(project: &Project, maker: &Maker, output: &Output) -> Result<Vec<Written>, Failure> {
    let (mut written, mut glances, mut desks) = (Vec::new(), Vec::new(), Vec::new());
    for person in &project.people {
        let mut due = Vec::new();
        if let Some(desk) = maker.desk(person)? {
            let one = |at: usize| dossier(&desk, at, maker, output);
            let made = (0..person.offers.len()).into_par_iter().map(one).collect::<Result<Vec<_>, _>>()?;
            let (entries, mine): (Vec<Entry>, Vec<Written>) = made.into_iter().flatten().unzip();
            due.extend(mine.iter().filter_map(|w| w.due.clone()));
            written.extend(mine);
            desks.push((desk, entries));
        }
        glances.push(Glance::new(person, due));
    }
    let around = Around { project, output, glances: &glances };
    let mut indexes = Vec::new();
    if project.people.iter().all(|p| !p.output.is_empty()) {
        indexes.push(maker.overview(&around)?);
    }
    for (desk, entries) in desks {
        indexes.push(maker.index(&desk, entries, &around)?);
    }
    for files in &indexes {
        written.push(Written { put: put(output, files)?, folder: None, due: None });
    }
    Ok(written)
}

/// One dossier, written; its bytes live no longer than that.
fn dossier(desk: &Desk<'_>, at: usize, maker: &Maker, output: &Output) -> Result<Option<(Entry, Written)>, Failure> {
    let Some(Made { files, entry, due }) = maker.dossier(desk, at)? else { return Ok(None) };
    let folder = files.first().map(|f| parts(f).0.to_owned());
    Ok(Some((entry, Written { put: put(output, &files)?, folder, due })))
}

/// Writes files that lie in one folder.
fn put(output: &Output, files: &[Artifact]) -> Result<Put, Failure> {
    let Some(folder) = files.first().map(|f| parts(f).0) else { return Ok(Put::default()) };
    let pairs: Vec<(&str, &[u8])> = files.iter().map(|f| (parts(f).1, f.bytes.as_slice())).collect();
    output.put(folder, &pairs)
}

/// The folder and the name of a file.
fn parts(file: &Artifact) -> (&str, &str) {
    file.path.rsplit_once('/').unwrap_or(("", &file.path))
}

/// True for a folder of the output whose source is there, but could not be read: its last good files stay.
fn stays(project: &Project, folder: &str) -> bool {
    let below = |above: &String| {
        above.is_empty() || folder == above || folder.strip_prefix(above.as_str()).is_some_and(|r| r.starts_with('/'))
    };
    let broken = |person: &Person| {
        let mine = person.profile.is_none() && person.output == folder;
        mine || person
            .offers
            .iter()
            .any(|(file, offer)| file.output == folder && (offer.is_none() || person.profile.is_none()))
    };
    project.unlisted.iter().any(below) || project.people.iter().any(broken)
}

/// What a build did.
#[derive(Default)]
struct Tally {
    /// What became of each dossier, by its folder.
    dossiers: BTreeMap<String, &'static str>,
    removed: BTreeSet<String>,
    kept: Vec<Kept>,
    next: Option<(Zoned, String)>,
}

impl Tally {
    fn add(&mut self, written: Written) {
        let Written { put, folder, due } = written;
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

    fn finish(&mut self, finished: Finished) {
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

    fn report(&mut self, printer: &mut Printer, project: &Project) {
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
        let stale = project.people.iter().flat_map(|p| &p.offers).count() - self.dossiers.len();
        let of = |wanted: &str| self.dossiers.values().filter(|word| **word == wanted).count();
        let counts =
            [(of("new"), "new"), (of("changed"), "changed"), (self.removed.len(), "removed"), (stale, "not built")];
        let mut words: Vec<String> =
            counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
        if words.is_empty() {
            words.push("nothing changed".to_owned());
        }
        let next = self.next.as_ref().map_or_else(
            || "no answer is due".to_owned(),
            |(at, folder)| format!("next: {folder}, answer by {}", at.strftime("%Y-%m-%d %H:%M %Z")),
        );
        printer.summary(&format!("{}: {}; {next}", number(self.dossiers.len(), "dossier"), words.join(", ")));
    }
}

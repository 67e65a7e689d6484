//! `gen build`: a dossier for every offer.

use super::number;
use crate::Outcome;
use crate::cli::Build;
use crate::dossiers::{Made, Maker};
use crate::project::{Person, Project, prefix};
use crate::report::Printer;
use crate::settings::Clock;
use dossier::diag::{Diagnostic, Severity};
use dossier::disk::{Failure, Finished, Kept, Output, Put, Why, guard};
use dossier::render::Artifact;
use jiff::Zoned;
use rayon::prelude::*;
use std::collections::BTreeSet;
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
    let maker = Maker::new(&project, clock, &args.format)?;
    let output = Output::open(&place, args.force)?;
    let written = project.people.iter().map(|person| write(person, &maker, &output)).collect::<Result<Vec<_>, _>>();
    printer.problems(&project.problems, &project.texts, &prefix(&project.root, &here));
    let mut tally = Tally::default();
    written?.into_iter().flatten().for_each(|made| tally.add(made));
    tally.finish(output.finish(|folder| stays(&project, folder))?);
    tally.report(printer, &project);
    let foreign = tally.kept.iter().any(|k| k.why == Why::Foreign || args.strict);
    let outcome = super::judge(&project.problems, args.strict);
    Ok(if foreign && outcome == Outcome::Done { Outcome::Problems } else { outcome })
}

/// A folder that was written, and when its offer is due.
struct Written {
    put: Put,
    folder: String,
    due: Option<Zoned>,
}

/// The dossiers and the index of one candidate; nothing where the profile cannot be used.
fn write(person: &Person, maker: &Maker, output: &Output) -> Result<Vec<Written>, Failure> {
    let Some(case) = maker.person(person)? else { return Ok(Vec::new()) };
    let one = |at: usize| -> Result<Option<(Made, Written)>, Failure> {
        let Some(mut made) = maker.dossier(&case, at)? else { return Ok(None) };
        // The bytes of a dossier live no longer than its writing.
        let files = std::mem::take(&mut made.files);
        let put = put(output, &files)?;
        let written = Written { put, folder: made.folder.clone(), due: made.due.clone() };
        Ok(Some((made, written)))
    };
    let made = (0..person.offers.len()).into_par_iter().map(one).collect::<Result<Vec<_>, _>>()?;
    let (rows, mut written): (Vec<_>, Vec<_>) = made.into_iter().flatten().unzip();
    let put = put(output, &maker.index(&case, rows)?)?;
    written.push(Written { put, folder: String::new(), due: None });
    Ok(written)
}

/// Writes files that lie in one folder.
fn put(output: &Output, files: &[Artifact]) -> Result<Put, Failure> {
    let parts = |file: &'_ Artifact| file.path.rsplit_once('/').map_or_else(|| (String::new(), file.path.clone()), |(f, n)| (f.to_owned(), n.to_owned()));
    let Some(folder) = files.first().map(|f| parts(f).0) else { return Ok(Put::default()) };
    let names: Vec<String> = files.iter().map(|f| parts(f).1).collect();
    let pairs: Vec<(&str, &[u8])> = names.iter().zip(files).map(|(n, f)| (n.as_str(), f.bytes.as_slice())).collect();
    output.put(&folder, &pairs)
}

/// True for a folder of the output whose source is there, but could not be read: its last good files stay.
fn stays(project: &Project, folder: &str) -> bool {
    let below = |above: &String| above.is_empty() || folder == above || folder.strip_prefix(above.as_str()).is_some_and(|r| r.starts_with('/'));
    let broken = |person: &Person| {
        let mine = person.profile.is_none() && person.output == folder;
        mine || person.offers.iter().any(|(file, offer)| file.output == folder && (offer.is_none() || person.profile.is_none()))
    };
    project.unlisted.iter().any(below) || project.people.iter().any(broken)
}

/// What a build did.
#[derive(Default)]
struct Tally {
    dossiers: usize,
    new: usize,
    changed: usize,
    removed: BTreeSet<String>,
    kept: Vec<Kept>,
    next: Option<(Zoned, String)>,
    details: Vec<String>,
}

impl Tally {
    fn add(&mut self, written: Written) {
        let Written { put, folder, due } = written;
        self.kept.extend(put.kept);
        if folder.is_empty() {
            return;
        }
        self.dossiers += 1;
        let word = match (put.new, put.changed) {
            (0, 0) => "unchanged",
            (_, 0) if put.same == 0 => "new",
            _ => "changed",
        };
        self.new += usize::from(word == "new");
        self.changed += usize::from(word == "changed");
        self.details.push(format!("{word}: {folder}"));
        if let Some(due) = due
            && self.next.as_ref().is_none_or(|(first, _)| due < *first)
        {
            self.next = Some((due, folder));
        }
    }

    fn finish(&mut self, finished: Finished) {
        self.kept.extend(finished.kept);
        let folder = |path: &String| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        self.removed = finished.removed.iter().filter_map(folder).collect();
    }

    fn report(&mut self, printer: &mut Printer, project: &Project) {
        self.details.extend(self.removed.iter().map(|folder| format!("removed: {folder}")));
        self.details.iter().for_each(|line| printer.detail(line));
        self.kept.sort();
        for Kept { path, why } in &self.kept {
            match why {
                Why::Edited => printer.remark(Severity::Warning, &format!("`{path}` was edited by hand and stays as it is (--force replaces it)")),
                Why::Foreign => printer.remark(Severity::Error, &format!("`{path}` is in the way: gen did not write it, and leaves it as it is")),
            }
        }
        let stale = project.people.iter().flat_map(|p| &p.offers).count() - self.dossiers;
        let counts = [(self.new, "new"), (self.changed, "changed"), (self.removed.len(), "removed"), (stale, "not built")];
        let mut words: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
        if words.is_empty() {
            words.push("nothing changed".to_owned());
        }
        let next = self.next.as_ref().map_or_else(
            || "no answer is due".to_owned(),
            |(at, folder)| format!("next: {folder}, answer by {}", at.strftime("%Y-%m-%d %H:%M %Z")),
        );
        printer.summary(&format!("{}: {}; {next}", number(self.dossiers, "dossier"), words.join(", ")));
    }
}

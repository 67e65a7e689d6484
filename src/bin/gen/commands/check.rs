//! `gen check`: all problems of all files; writes nothing.

use crate::Outcome;
use crate::cli::{Check, Report};
use crate::dossiers::Maker;
use crate::machines;
use crate::own::Own;
use crate::project::{Project, prefix};
use crate::report::{Printer, count, seen_from};
use crate::settings::Clock;
use crate::what_if::WhatIf;
use crate::wording::{self, Lists};
use dossier::diag::Diagnostic;
use dossier::disk::Failure;
use dossier::model::raw::SETTINGS;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Runs `gen check`.
pub fn run(directory: Option<&Path>, args: &Check, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(directory)?;
    let paths = args.paths.iter().map(|p| existing(&here.join(p))).collect::<Result<Vec<_>, _>>()?;
    let start = paths.first().map_or(here.as_path(), |p| if p.is_dir() { p } else { p.parent().unwrap_or(p) });
    // A file deep in the project is judged by the whole of it, as long as it is seen from within.
    let start = if start.starts_with(&here) { here.as_path() } else { start };
    let what_if = WhatIf::new(&args.set);
    let mut project = Project::read_if(start, what_if, false, |root, settings| settings.output(root, None, &here))?;
    let clock = Clock::new(None)?;
    own_files(&mut project, clock);
    wording::check(&mut project, &mut Lists::default(), clock)?;
    let mut problems = project.problems;
    if !paths.is_empty() {
        problems.retain(|p| concerns(p, &project.root, &paths));
    }
    let prefix = prefix(&project.root, &here);
    match args.format {
        Report::Human => printer.problems(&problems, &project.texts, &prefix),
        Report::Json => printer.data(&machines::report(&from_here(&problems, &prefix))),
        Report::Sarif => printer.data(&machines::sarif(&from_here(&problems, &prefix))),
        Report::Github => {
            machines::github(&from_here(&problems, &prefix)).lines().for_each(|line| printer.result(line))
        }
    }
    let outcome = super::judge(&problems, args.strict);
    if args.format == Report::Human && printer.is_open() {
        let offers: usize = project.people.iter().map(|p| p.offers.len()).sum();
        let (errors, warnings) = count(&problems);
        printer.summary(&format!(
            "{}: {}, {}",
            super::number(offers, "offer"),
            super::number(errors, "error"),
            super::number(warnings, "warning")
        ));
    }
    Ok(outcome)
}

/// What a build would find wrong with words and templates of the person's own. A project without any pays nothing for it.
fn own_files(project: &mut Project, clock: Clock) {
    let own = Own::read(&project.root);
    if own.is_empty() || project.settings.problems.iter().any(Diagnostic::is_error) {
        return;
    }
    let mut found = own.moved_on(project.settings.theme.as_deref().unwrap_or("default"));
    found.extend(Maker::with(project, &own, clock, &[]).err());
    let text = found.last().and_then(|problem| Some((Arc::clone(&problem.file), Arc::from(own.text(&problem.file)?))));
    project.add(found, text);
}

fn from_here(problems: &[Diagnostic], prefix: &str) -> Vec<Diagnostic> {
    problems.iter().map(|problem| seen_from(problem, prefix)).collect()
}

fn existing(path: &Path) -> Result<PathBuf, Failure> {
    path.canonicalize().map_err(|e| Failure::io("find", path, &e))
}

/// True where the problem lies in one of the paths, or in a file that all of them stand on.
fn concerns(problem: &Diagnostic, root: &Path, paths: &[PathBuf]) -> bool {
    if &*problem.file == SETTINGS {
        return true;
    }
    let file = root.join(problem.file.as_ref());
    let base = file.file_name().is_some_and(|n| n == "profile.yaml" || n == "gen.yaml");
    let folder = file.parent().unwrap_or(root);
    paths
        .iter()
        .any(|p| file.starts_with(p) || (base && p.starts_with(folder)) || file.canonicalize().is_ok_and(|f| &f == p))
}

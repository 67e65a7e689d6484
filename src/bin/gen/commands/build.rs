//! `gen build`: a dossier for every offer.

use crate::Outcome;
use crate::cli::Build;
use crate::project::{Project, prefix};
use crate::report::Printer;
use crate::settings::Clock;
use dossier::disk::{Failure, Output, guard};
use std::path::Path;

/// Runs `gen build`.
pub fn run(directory: Option<&Path>, args: &Build, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(directory)?;
    let _clock = Clock::new(args.as_of.as_deref())?;
    let start = args.directory.as_ref().map_or_else(|| here.clone(), |d| here.join(d));
    let project = Project::read(&start, |root, settings| settings.output(root, args.output.as_deref(), &here))?;
    let output = project.settings.output(&project.root, args.output.as_deref(), &here);
    let home = std::env::home_dir();
    let place = guard(&output, &project.root, home.as_deref())?;
    let output = Output::open(&place, args.force)?;
    let broken: Vec<&str> = project
        .people
        .iter()
        .flat_map(|p| p.offers.iter())
        .filter(|(_, o)| o.is_none())
        .map(|(f, _)| f.output.as_str())
        .collect();
    output.finish(|folder| broken.contains(&folder))?;
    printer.problems(&project.problems, &project.texts, &prefix(&project.root, &here));
    Ok(super::judge(&project.problems, args.strict))
}

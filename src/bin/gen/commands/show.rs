//! `gen show`: one dossier in the terminal, each fact with the line it was read from.

use crate::Outcome;
use crate::cli::Show;
use crate::dossiers::Maker;
use crate::find;
use crate::project::{Project, prefix};
use crate::report::Printer;
use crate::settings::Clock;
use crate::what_if::WhatIf;
use crate::wording::{self, Lists};
use dossier::disk::Failure;
use dossier::render::{Format, terminal};
use std::path::Path;

/// The widest that a text is easy to read.
pub const WIDEST: usize = 100;

/// Runs `gen show`.
pub fn run(start: Option<&Path>, args: &Show, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(start)?;
    let what_if = WhatIf::new(&args.set);
    let mut project = Project::read_if(&here, what_if, false, |root, settings| settings.output(root, None, &here))?;
    let clock = Clock::new(args.as_of.as_deref())?;
    wording::check(&mut project, &mut Lists::default(), clock)?;
    let found = find::offer(&project, &args.slug)?;
    let prefix = prefix(&project.root, &here);
    if project.is_misled() {
        printer.problems(&project.problems, &project.texts, &prefix);
        return Ok(Outcome::Failed);
    }
    let maker = match Maker::new(&project, clock, &[Format::Markdown]) {
        Ok(maker) => maker.by_lines(),
        Err(problem) => {
            printer.problems(&[problem], &project.texts, &prefix);
            return Ok(Outcome::Problems);
        }
    };
    let desk = maker.desk(found.person)?;
    let made = desk.as_ref().map(|desk| maker.dossier(desk, found.at)).transpose()?.flatten();
    let Some(file) = made.and_then(|made| made.files.into_iter().next()) else {
        printer.problems(&project.problems, &project.texts, &prefix);
        return Ok(Outcome::Problems);
    };
    let width = terminal_width().clamp(40, WIDEST);
    printer.page(&terminal::text(&String::from_utf8_lossy(&file.bytes), width));
    Ok(Outcome::Done)
}

/// How many columns the terminal has.
pub fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}

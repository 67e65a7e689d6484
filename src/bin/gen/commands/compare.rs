//! `gen compare`: offers side by side, or one before and after a change that is only supposed.

use crate::Outcome;
use crate::cli::{Compare, Sides};
use crate::dossiers::Maker;
use crate::find;
use crate::project::{Project, prefix};
use crate::report::Printer;
use crate::settings::{Clock, Settings};
use crate::what_if::WhatIf;
use dossier::disk::Failure;
use dossier::render::{Format, escape, table, terminal};
use dossier::view::{DossierView, Side, compare};
use std::path::Path;

/// Runs `gen compare`.
pub fn run(start: Option<&Path>, args: &Compare, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(start)?;
    let place = |root: &Path, settings: &Settings| settings.output(root, None, &here);
    let project = Project::read(&here, place)?;
    let prefix = prefix(&project.root, &here);
    let what_if = WhatIf::new(&args.set);
    let supposed = (!what_if.is_empty()).then(|| Project::read_if(&here, what_if, false, place)).transpose()?;
    if let Some(misled) = supposed.as_ref().filter(|p| p.is_misled()) {
        printer.problems(&misled.problems, &misled.texts, &prefix);
        return Ok(Outcome::Failed);
    }
    let clock = Clock::new(args.as_of.as_deref())?;
    let maker = match Maker::new(&project, clock, &[Format::Markdown]) {
        Ok(maker) => maker,
        Err(problem) => {
            printer.problems(&[problem], &project.texts, &prefix);
            return Ok(Outcome::Problems);
        }
    };
    let mut columns = Vec::new();
    for slug in &args.slugs {
        let Some(plain) = column(&project, &maker, slug)? else { return Ok(unread(&project, printer, &prefix)) };
        columns.push((plain, None));
        if let Some(project) = &supposed {
            let other = column(project, &maker, slug)?.filter(|view| !view.what_if.is_empty());
            columns.extend(other.map(|view| (view, Some(columns.len() - 1))));
        }
    }
    if columns.len() < 2 {
        let failure = Failure::new("there is nothing to compare it with");
        return Err(failure.help("name another offer, or suppose something of this one: --set SLUG.KEY=VALUE"));
    }
    let sides: Vec<Side<'_>> = columns.iter().map(|(view, without)| Side { view, without: *without }).collect();
    let words = maker.words_in(&columns.first().map_or_else(|| "en".to_owned(), |c| c.0.language.clone()));
    let text = supposed_in(&columns) + &table::markdown(&compare(&sides, words));
    match args.format {
        Sides::Md => printer.result(text.trim_end()),
        Sides::Human => printer.page(&terminal::text(&text, super::show::terminal_width().clamp(40, WIDEST))),
    }
    Ok(Outcome::Done)
}

/// What is only supposed, as it stands on the pages: a paragraph each, above the table.
fn supposed_in(columns: &[(DossierView, Option<usize>)]) -> String {
    let mut said: Vec<&String> = columns.iter().filter(|c| c.1.is_some()).flat_map(|c| &c.0.what_if).collect();
    said.dedup();
    said.into_iter().map(|text| escape::markdown(text) + "\n\n").collect()
}

/// The widest that a table is easy to read.
const WIDEST: usize = 140;

/// What the dossier of an offer says; none where its file cannot be read.
fn column(project: &Project, maker: &Maker, slug: &str) -> Result<Option<DossierView>, Failure> {
    let found = find::offer(project, slug)?;
    let Some(desk) = maker.desk(found.person)? else { return Ok(None) };
    Ok(maker.view(&desk, found.at)?.map(|seen| seen.view))
}

/// Says why there is nothing to compare.
fn unread(project: &Project, printer: &mut Printer, prefix: &str) -> Outcome {
    printer.problems(&project.problems, &project.texts, prefix);
    super::judge(&project.problems, false).max(Outcome::Problems)
}

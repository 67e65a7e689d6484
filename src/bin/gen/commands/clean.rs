//! `gen clean`: removes what gen wrote, and nothing else.

use super::number;
use crate::Outcome;
use crate::cli::Clean;
use crate::project::Project;
use crate::report::Printer;
use dossier::diag::Severity;
use dossier::disk::{Failure, Output, guard};
use std::path::Path;

/// Runs `gen clean`.
pub fn run(directory: Option<&Path>, args: &Clean, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(directory)?;
    let start = args.directory.as_ref().map_or_else(|| here.clone(), |d| here.join(d));
    let project = Project::read(&start, |root, settings| settings.output(root, args.output.as_deref(), &here))?;
    let output = project.settings.output(&project.root, args.output.as_deref(), &here);
    let place = guard(&output, &project.root, std::env::home_dir().as_deref())?;
    if !place.path().is_dir() {
        printer.summary("nothing to remove");
        return Ok(Outcome::Done);
    }
    let finished = Output::open(&place, args.force)?.clear()?;
    for kept in &finished.kept {
        let text = format!("`{}` was edited by hand and stays as it is (--force removes it)", kept.path);
        printer.remark(Severity::Warning, &text);
    }
    finished.removed.iter().for_each(|path| printer.detail(&format!("removed: {path}")));
    printer.summary(&format!("{} removed", number(finished.removed.len(), "file")));
    Ok(Outcome::Done)
}

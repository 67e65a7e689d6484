//! `gen schema`: the schema of a file, for editors.

use crate::Outcome;
use crate::cli::Schema;
use crate::report::Printer;
use dossier::disk::Failure;
use dossier::render::schema;

/// Runs `gen schema`.
pub fn run(args: &Schema, printer: &mut Printer) -> Result<Outcome, Failure> {
    printer.result(&schema::text(args.file));
    Ok(Outcome::Done)
}

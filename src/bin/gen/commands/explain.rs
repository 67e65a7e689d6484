//! `gen explain`: a rule in words.

use crate::Outcome;
use crate::cli::Explain;
use crate::report::Printer;
use dossier::disk::Failure;

/// Runs `gen explain`.
pub fn run(args: &Explain, _printer: &mut Printer) -> Result<Outcome, Failure> {
    let code = args.code.as_deref().unwrap_or("");
    Err(Failure::new(format!("no rule is called `{code}`")))
}

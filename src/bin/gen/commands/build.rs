//! `gen build`: a dossier for every offer.

use crate::Outcome;
use crate::cli::Build;
use crate::progress::Progress;
use crate::report::Printer;
use crate::session::{Ask, Read, Session};
use dossier::disk::{Failure, Why};
use dossier::watch::Change;
use std::path::Path;

/// Runs `gen build`.
pub fn run(directory: Option<&Path>, args: &Build, printer: &mut Printer) -> Result<Outcome, Failure> {
    let mut session = Session::new(Ask::new(directory, args)?);
    if !printer.is_quiet() {
        session.progress = Progress::on_terminal();
    }
    let read = session.read(&Change::everything())?;
    if read == Read::Refused {
        session.progress.end();
        session.say_problems(printer);
        return Ok(super::judge(session.problems(), args.strict).max(Outcome::Problems));
    }
    let written = session.write_once();
    session.progress.end();
    session.say_problems(printer);
    let mut tally = written?;
    tally.report(printer, session.offers(), session.clock()?)?;
    let foreign = tally.kept.iter().any(|k| k.why == Why::Foreign || args.strict);
    let outcome = super::judge(session.problems(), args.strict);
    Ok(if foreign && outcome == Outcome::Done { Outcome::Problems } else { outcome })
}

//! `gen explain`: a rule in words.

use crate::Outcome;
use crate::cli::Explain;
use crate::report::Printer;
use dossier::diag::nearest;
use dossier::disk::Failure;
use dossier::rules::{RULES, explain};

/// Runs `gen explain`.
pub fn run(args: &Explain, printer: &mut Printer) -> Result<Outcome, Failure> {
    let Some(code) = &args.code else {
        for rule in RULES {
            printer.result(&format!("{:<4}{}", rule.code, rule.name));
        }
        return Ok(Outcome::Done);
    };
    let by_name = || RULES.iter().copied().find(|rule| rule.name.eq_ignore_ascii_case(code));
    let Some(rule) = explain(code).or_else(by_name) else {
        let failure = Failure::new(format!("no rule is called `{code}`"));
        let near = nearest(code, RULES.iter().map(|rule| rule.code));
        return Err(match near {
            Some(near) => failure.help(format!("did you mean `{near}`? `gen explain` lists them all")),
            None => failure.help("`gen explain` lists them all"),
        });
    };
    printer.result(&format!("# {} {}\n\n{}", rule.code, rule.name, rule.docs.trim()));
    Ok(Outcome::Done)
}

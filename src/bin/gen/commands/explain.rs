//! `gen explain`: a rule or a message check in words.

use crate::Outcome;
use crate::cli::Explain;
use crate::report::Printer;
use dossier::diag::nearest;
use dossier::disk::Failure;
use dossier::lint::{self, CHECKS};
use dossier::rules::{RULES, explain};

/// Runs `gen explain`.
pub fn run(args: &Explain, printer: &mut Printer) -> Result<Outcome, Failure> {
    let Some(code) = &args.code else {
        let checks = CHECKS.iter().map(|check| (check.code, check.name));
        for (code, name) in RULES.iter().map(|rule| (rule.code, rule.name)).chain(checks) {
            printer.result(&format!("{code:<4}{name}"));
        }
        return Ok(Outcome::Done);
    };
    let by_name = || RULES.iter().copied().find(|rule| rule.name.eq_ignore_ascii_case(code));
    let rule = explain(code).or_else(by_name).map(|rule| (rule.code, rule.name, rule.docs));
    let check = || lint::explain(code).map(|check| (check.code, check.name, check.docs));
    let Some((code, name, docs)) = rule.or_else(check) else {
        let failure = Failure::new(format!("no rule is called `{code}`"));
        let codes = RULES.iter().map(|rule| rule.code).chain(CHECKS.iter().map(|check| check.code));
        let near = nearest(code, codes);
        return Err(match near {
            Some(near) => failure.help(format!("did you mean `{near}`? `gen explain` lists them all")),
            None => failure.help("`gen explain` lists them all"),
        });
    };
    printer.result(&format!("# {code} {name}\n\n{}", docs.trim()));
    Ok(Outcome::Done)
}

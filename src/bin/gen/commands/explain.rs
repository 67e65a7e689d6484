//! `gen explain`: whatever has a code, in words.

use super::completions;
use crate::Outcome;
use crate::report::Printer;
use clap::Args;
use clap_complete::engine::ArgValueCandidates;
use dossier::diag::{codes as problems, nearest};
use dossier::disk::Failure;
use dossier::lint::CHECKS;
use dossier::plan::codes as words;
use dossier::render::terminal;
use dossier::rules::RULES;
use std::borrow::Cow;

/// `gen explain`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen explain D7\n         gen explain unknown-key")]
pub struct Explain {
    /// A code: of a rule (D7), a message (M1), a check (L3), a kind of problem (unknown-key) [default: list them all]
    #[arg(value_name = "CODE", add = ArgValueCandidates::new(completions::codes))]
    pub code: Option<String>,
}

/// Something that has a code.
pub struct Subject {
    /// The code.
    pub code: &'static str,
    /// Its name, where it has one.
    pub name: &'static str,
    docs: Cow<'static, str>,
}

/// Everything that can be explained: rules, principles and kinds of message, checks, kinds of problems.
pub fn subjects() -> impl Iterator<Item = Subject> {
    let rules = RULES.iter().map(|r| Subject { code: r.code, name: r.name, docs: r.docs.into() });
    let words = words::TOPICS.iter().map(|t| Subject { code: t.code, name: t.name, docs: t.docs().into() });
    let checks = CHECKS.iter().map(|c| Subject { code: c.code, name: c.name, docs: c.docs.into() });
    let problems = problems::CODES.iter().map(|p| Subject {
        code: p.code,
        name: "",
        docs: format!("## What is the matter\n\n{}\n\n## What to do\n\n{}", p.about, p.help).into(),
    });
    rules.chain(words).chain(checks).chain(problems)
}

/// Runs `gen explain`.
pub fn run(args: &Explain, printer: &mut Printer) -> Result<Outcome, Failure> {
    let Some(word) = &args.code else {
        for Subject { code, name, .. } in subjects() {
            printer.result(format!("{code:<4}{name}").trim_end());
        }
        return Ok(Outcome::Done);
    };
    let is = |name: &str| !name.is_empty() && name.eq_ignore_ascii_case(word);
    // A kind of problem may be called as a check is.
    let by_code = subjects().find(|subject| is(subject.code));
    let Some(subject) = by_code.or_else(|| subjects().find(|subject| is(subject.name))) else {
        let failure = Failure::new(format!("nothing is called `{word}`"));
        return Err(match nearest(word, subjects().map(|subject| subject.code)) {
            Some(near) => failure.help(format!("did you mean `{near}`? `gen explain` lists them all")),
            None => failure.help("`gen explain` lists them all"),
        });
    };
    let title = format!("# {} {}", subject.code, subject.name);
    let text = format!("{}\n\n{}", title.trim_end(), subject.docs.trim());
    match printer.columns() {
        Some(columns) => printer.page(&terminal::text(&text, columns.clamp(40, super::show::WIDEST))),
        None => printer.result(&text),
    }
    Ok(Outcome::Done)
}

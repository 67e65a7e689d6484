//! `gen completions`: what a shell has to know, so that it can ask `gen` what comes next.

use super::explain;
use crate::Outcome;
use crate::cli::{Cli, Completions};
use crate::report::Printer;
use clap::CommandFactory;
use clap_complete::CompleteEnv;
use clap_complete::engine::CompletionCandidate;
use clap_complete::env::Shells;
use dossier::diag::unseen;
use dossier::disk::{Failure, discover, find_root};
use std::path::Path;

/// The variable by which a shell asks.
const VARIABLE: &str = "COMPLETE";

/// Answers a shell that asks what comes next, and ends then; does nothing else.
pub fn answer() {
    CompleteEnv::with_factory(Cli::command).var(VARIABLE).complete();
}

/// Runs `gen completions`.
pub fn run(args: &Completions, printer: &mut Printer) -> Result<Outcome, Failure> {
    let unknown = || Failure::new(format!("no completions for `{}`", args.shell));
    let shells = Shells::builtins();
    let shell = shells.completer(&args.shell).ok_or_else(unknown)?;
    let mut script = Vec::new();
    let written = shell.write_registration(VARIABLE, "gen", "gen", "gen", &mut script);
    written.map_err(|e| Failure::new(format!("cannot write the completions: {e}")))?;
    printer.result(String::from_utf8_lossy(&script).trim_end());
    Ok(Outcome::Done)
}

/// The shells that can be completed in.
pub const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// The offers of the project that we stand in.
pub fn slugs() -> Vec<CompletionCandidate> {
    let Ok(root) = find_root(Path::new(".")) else { return Vec::new() };
    let found = discover(&root, &root, &root.join("dossiers"));
    let offers = found.groups.into_iter().flat_map(|group| group.offers);
    // What a shell prints passes no printer of ours.
    let seen = offers.filter(|offer| !offer.slug.chars().any(unseen));
    seen.map(|offer| CompletionCandidate::new(offer.slug)).collect()
}

/// Everything that `gen explain` knows, by its code.
pub fn codes() -> Vec<CompletionCandidate> {
    let all = explain::subjects().map(|subject| CompletionCandidate::new(subject.code).help(Some(subject.name.into())));
    all.collect()
}

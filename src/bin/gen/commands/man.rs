//! `gen man`: the manual page, from the same list as the help.

use crate::Outcome;
use crate::cli::Cli;
use crate::report::Printer;
use clap::{Args, CommandFactory};
use dossier::disk::Failure;

/// `gen man`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen man | man -l -")]
pub struct Man {
    /// Of one command [default: of gen itself]
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Runs `gen man`.
pub fn run(args: &Man, printer: &mut Printer) -> Result<Outcome, Failure> {
    let mut all = Cli::command();
    all.build();
    let command = match &args.command {
        None => all,
        Some(name) => {
            let unknown = || Failure::new(format!("no command is called `{name}`")).help("`gen --help` lists them all");
            let one = all.find_subcommand(name).ok_or_else(unknown)?;
            one.clone().display_name(format!("gen-{name}"))
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|e| Failure::new(format!("cannot write the page: {e}")))?;
    printer.result(String::from_utf8_lossy(&page).trim_end());
    Ok(Outcome::Done)
}

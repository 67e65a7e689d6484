//! The command line of `gen`.
//!
//! Exit status: 0 done; 1 the files have problems; 2 wrong use, or the machine failed.

mod cli;
mod commands;
mod dossiers;
mod editors;
mod find;
mod indexes;
mod inputs;
mod leftover;
mod library;
mod machines;
mod own;
mod person;
mod piece;
mod progress;
mod project;
mod report;
mod session;
mod settings;
mod tally;
mod values;
mod what_if;
mod wording;

use clap::Parser;
use cli::{Cli, Command, When};
use dossier::disk::Failure;
use report::Printer;
use std::process::ExitCode;

/// A build asks for memory some ten thousand times an offer: this takes a third of the time of the system's, and the same
/// time wherever the C library comes from.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How a command that was able to run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// All is well.
    Done,
    /// The files have problems.
    Problems,
    /// The machine failed, or was asked wrongly; it has been said how.
    Failed,
}

fn main() -> ExitCode {
    commands::completions::answer();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => return misused(&e),
    };
    let mut printer = Printer::new(cli.color, cli.quiet, cli.verbose);
    let done = run(&cli, &mut printer);
    if let Err(failure) = &done {
        printer.failure(failure);
    }
    match (done, printer.finish()) {
        (Ok(Outcome::Done), Ok(())) => ExitCode::SUCCESS,
        (Ok(Outcome::Problems), Ok(())) => ExitCode::from(1),
        _ => ExitCode::from(2),
    }
}

fn run(cli: &Cli, printer: &mut Printer) -> Result<Outcome, Failure> {
    let start = cli.start.as_deref();
    match &cli.command {
        Command::Build(args) => commands::build::run(start, args, printer),
        Command::Watch(args) => commands::watch::run(start, args, printer),
        #[cfg(feature = "serve")]
        Command::Serve(args) => commands::serve::run(start, args, printer),
        Command::Check(args) => commands::check::run(start, args, printer),
        Command::Lint(args) => commands::lint::run(start, args, printer),
        Command::Explain(args) => commands::explain::run(args, printer),
        Command::Init(args) => commands::init::run(start, args, printer),
        Command::New(args) => commands::new::run(start, args, printer),
        Command::List(args) => commands::list::run(start, args, printer),
        Command::Compare(args) => commands::compare::run(start, args, printer),
        Command::Show(args) => commands::show::run(start, args, printer),
        Command::Log(args) => commands::log::run(start, args, printer),
        Command::Clean(args) => commands::clean::run(start, args, printer),
        Command::Doctor(args) => commands::doctor::run(start, args, printer),
        Command::Schema(args) => commands::schema::run(args, printer),
        Command::Theme(args) => commands::theme::run(start, args, printer),
        Command::Completions(args) => commands::completions::run(args, printer),
        Command::Man(args) => commands::man::run(args, printer),
    }
}

/// Help and version are results; everything else is wrong use.
fn misused(error: &clap::Error) -> ExitCode {
    let mut printer = Printer::new(When::Never, false, false);
    let text = error.render().to_string();
    if error.use_stderr() {
        printer.remark(dossier::diag::Severity::Error, text.trim_start_matches("error: ").trim_end());
        return ExitCode::from(2);
    }
    printer.result(text.trim_end());
    printer.finish().map_or(ExitCode::from(2), |()| ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_holds_together_and_every_command_has_an_example() {
        let cli = Cli::command();
        cli.clone().debug_assert();
        let inner = cli.get_subcommands().flat_map(clap::Command::get_subcommands);
        for command in cli.get_subcommands().chain(inner) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.starts_with("Example: gen "), "gen {} --help has no example", command.get_name());
        }
    }
}

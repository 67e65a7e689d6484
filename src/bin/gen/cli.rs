//! The command line, as types.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use dossier::render::Format;
use std::path::PathBuf;

/// Job offers in, decision dossiers out
#[derive(Debug, Parser)]
#[command(name = "gen", version, about, propagate_version = true, disable_help_subcommand = true)]
pub struct Cli {
    /// Work as if started in DIR
    // Named otherwise than the `directory` of a command: clap would take the one for the other.
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub start: Option<PathBuf>,
    /// Print problems only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say what happens to each dossier
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: When,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal that has them
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a dossier for every offer
    Build(Build),
    /// Find all problems of all files; writes nothing
    Check(Check),
    /// Say what a rule looks at, and why
    Explain(Explain),
}

/// `gen build`
#[derive(Debug, Args)]
pub struct Build {
    /// The project, or a folder of it [default: the current folder]
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
    /// Where the dossiers go [default: `output` of gen.yaml, else dossiers]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The time to decide at: RFC 3339, or a date [default: SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "T")]
    pub as_of: Option<String>,
    /// What to write, separated by commas [default: `formats` of gen.yaml, else all]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = formats())]
    pub format: Vec<Format>,
    /// Let warnings count as problems
    #[arg(long)]
    pub strict: bool,
    /// Replace what gen wrote and somebody edited
    #[arg(long)]
    pub force: bool,
}

/// `gen check`
#[derive(Debug, Args)]
pub struct Check {
    /// The files and folders to check [default: the whole project]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Let warnings count as problems
    #[arg(long)]
    pub strict: bool,
    /// How to print the problems
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Report,
}

/// How to print the problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// For people, on stderr
    Human,
    /// For programs, on stdout
    Json,
}

/// `gen explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The code of a rule, such as D7 [default: list them all]
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// One of the formats that can be written.
fn formats() -> impl TypedValueParser<Value = Format> {
    let words = PossibleValuesParser::new(Format::ALL.iter().map(|f| f.key()));
    words.try_map(|word| Format::from_key(&word).ok_or("no such format"))
}

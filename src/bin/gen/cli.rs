//! The command line, as types.

use crate::commands::completions;
use crate::values::{channels, events, files, formats};
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::engine::ArgValueCandidates;
use dossier::model::shape::File;
use dossier::model::{ChannelKind, LogEvent};
use dossier::render::Format;
use std::path::PathBuf;

/// The options of every command.
const EVERYWHERE: &str = "Options of every command";

/// Job offers in, decision dossiers out
#[derive(Debug, Parser)]
#[command(name = "gen", version, about, propagate_version = true, disable_help_subcommand = true)]
pub struct Cli {
    /// Work as if started in DIR
    // Named otherwise than the `directory` of a command: clap would take the one for the other.
    #[arg(short = 'C', value_name = "DIR", global = true, help_heading = EVERYWHERE)]
    pub start: Option<PathBuf>,
    /// Print problems only
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = EVERYWHERE)]
    pub quiet: bool,
    /// Say what happens to each dossier
    #[arg(short, long, global = true, help_heading = EVERYWHERE)]
    pub verbose: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, help_heading = EVERYWHERE)]
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
    /// Build on every change
    Watch(Watch),
    /// Build on every change, and show the dossiers in the browser
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Find all problems of all files; writes nothing
    Check(Check),
    /// Check the words of one message
    Lint(crate::commands::lint::Lint),
    /// Say what a rule or a check looks at, and why
    Explain(crate::commands::explain::Explain),
    /// Start a project: a profile and an offer to try, with comments
    Init(Init),
    /// Write down a new offer
    New(New),
    /// Show every offer: what to do, by when, how it scores
    List(List),
    /// Put offers side by side, or one before and after a change
    Compare(Compare),
    /// Show one dossier here
    Show(Show),
    /// Note what happened to an offer
    Log(Log),
    /// Remove the dossiers, and nothing else
    Clean(Clean),
    /// Look whether a project is in good order, and private
    Doctor(Doctor),
    /// Print the schema of a file, for editors
    Schema(Schema),
    /// List the looks of a dossier, or copy a file of one to make it yours
    Theme(crate::commands::theme::Theme),
    /// Print what makes a shell complete commands, offers and codes
    Completions(Completions),
    /// Print the manual page
    Man(crate::commands::man::Man),
}

/// `gen doctor`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen doctor")]
pub struct Doctor {
    /// The project, or a folder of it [default: the current folder]
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
}

/// `gen schema`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen schema offer > schema/offer.json")]
pub struct Schema {
    /// The file
    #[arg(value_name = "FILE", value_parser = files())]
    pub file: File,
}

/// `gen completions`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen completions bash > ~/.local/share/bash-completion/completions/gen")]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(completions::SHELLS))]
    pub shell: String,
}

/// `gen init`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen init jobs && cd jobs && gen build")]
pub struct Init {
    /// Where to start it [default: the current folder]
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
}

/// `gen new`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen new helios --company Helios --role Engineer --received '2026-11-18 16:30'")]
pub struct New {
    /// A short name for the offer: that of its file, and of its dossier
    #[arg(value_name = "SLUG")]
    pub slug: String,
    /// The employer
    #[arg(long, value_name = "NAME")]
    pub company: Option<String>,
    /// The title of the role
    #[arg(long, value_name = "TITLE")]
    pub role: Option<String>,
    /// When the formal offer came: a day, or a day and a time
    #[arg(long, value_name = "WHEN")]
    pub received: Option<String>,
    /// The employer's deadline, where it set one
    #[arg(long, value_name = "WHEN")]
    pub reply_by: Option<String>,
}

/// `gen list`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen list --due")]
pub struct List {
    /// The project, or a folder of it [default: the current folder]
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
    /// Only what has to be done today, or should have been
    #[arg(long)]
    pub due: bool,
    /// How to print the offers
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Table,
    /// The time to decide at: RFC 3339, or a date [default: SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "T")]
    pub as_of: Option<String>,
}

/// How to print a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// For people
    Human,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

/// `gen show`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen show helios")]
pub struct Show {
    /// The offer: the name of its file, or the folder of its dossier
    #[arg(value_name = "SLUG", add = ArgValueCandidates::new(completions::slugs))]
    pub slug: String,
    /// What if: a value for this run, in place of what the file says; as often as there are some
    #[arg(long, value_name = "SLUG.KEY=VALUE")]
    pub set: Vec<String>,
    /// The time to decide at: RFC 3339, or a date [default: SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "T")]
    pub as_of: Option<String>,
}

/// `gen compare`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen compare helios nordwind\n         gen compare helios --set helios.pay.base=90000")]
pub struct Compare {
    /// The offers: the names of their files, or the folders of their dossiers
    #[arg(value_name = "SLUG", required = true, add = ArgValueCandidates::new(completions::slugs))]
    pub slugs: Vec<String>,
    /// What if: a value for this run, in place of what the file says; as often as there are some
    #[arg(long, value_name = "SLUG.KEY=VALUE")]
    pub set: Vec<String>,
    /// How to print the table
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Sides,
    /// The time to decide at: RFC 3339, or a date [default: SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "T")]
    pub as_of: Option<String>,
}

/// How to print offers side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sides {
    /// For people
    Human,
    /// As a table of Markdown, to paste
    Md,
}

/// `gen log`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen log helios declined --by call --note 'Mara took it well'")]
pub struct Log {
    /// The offer: the name of its file, or the folder of its dossier
    #[arg(value_name = "SLUG", add = ArgValueCandidates::new(completions::slugs))]
    pub slug: String,
    /// What happened
    #[arg(value_name = "WHAT", value_parser = events())]
    pub what: LogEvent,
    /// Through which channel
    #[arg(long, value_name = "CHANNEL", value_parser = channels())]
    pub by: Option<ChannelKind>,
    /// What you want to remember of it; reaches no message
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// When: a day, or a day and a time [default: now]
    #[arg(long, value_name = "WHEN")]
    pub at: Option<String>,
}

/// `gen clean`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen clean")]
pub struct Clean {
    /// The project, or a folder of it [default: the current folder]
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
    /// Where the dossiers are [default: `output` of gen.yaml, else dossiers]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Remove what gen wrote and somebody edited, too
    #[arg(long)]
    pub force: bool,
}

/// `gen build`
#[derive(Debug, Clone, Args)]
#[command(after_help = "Example: gen build\n         gen build --as-of 2026-11-20 --format md,html -o out")]
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
    /// What if: a value for this run, in place of what the file says; as often as there are some
    #[arg(long, value_name = "SLUG.KEY=VALUE")]
    pub set: Vec<String>,
    /// The look: default, letter, or a folder of themes/ [default: `theme` of gen.yaml, else default]
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
    /// The language of the dossiers; messages stay in their own [default: that of each profile]
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// For a mentor's eyes: without sums of pay, names and private notes, in numbered folders
    #[arg(long, conflicts_with = "set")]
    pub redact: bool,
    /// Let warnings count as problems
    #[arg(long)]
    pub strict: bool,
    /// Replace what gen wrote and somebody edited
    #[arg(long)]
    pub force: bool,
}

/// `gen watch`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen watch")]
pub struct Watch {
    /// As in a build
    #[command(flatten)]
    pub build: Build,
    /// Look around again and again, where the system tells of no changes: network folders, some containers
    #[arg(long)]
    pub poll: bool,
}

/// `gen serve`
#[cfg(feature = "serve")]
#[derive(Debug, Args)]
#[command(after_help = "Example: gen serve --open")]
pub struct Serve {
    /// As in a watch
    #[command(flatten)]
    pub watch: Watch,
    /// The port of the page, on this machine alone; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 7878)]
    pub port: u16,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
}

/// `gen check`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen check\n         gen check offers/helios.yaml --strict")]
pub struct Check {
    /// The files and folders to check [default: the whole project]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What if: a value for this run, in place of what the file says; as often as there are some
    #[arg(long, value_name = "SLUG.KEY=VALUE")]
    pub set: Vec<String>,
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
    /// For code scanning: SARIF 2.1.0, on stdout
    Sarif,
    /// For workflows of GitHub, which mark the lines, on stdout
    Github,
}

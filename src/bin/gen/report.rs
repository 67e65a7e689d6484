//! Everything that reaches a terminal: one printer, which shows what cannot be seen.

use crate::cli::When;
use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};
use dossier::diag::{Diagnostic, Severity, render, unseen, visible};
use dossier::disk::Failure;
use dossier::model::raw::SETTINGS;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// How many problems are shown; the rest is counted.
const SHOWN: usize = 100;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// The texts of files in which problems were found, by the name that they are shown under.
pub type Texts = BTreeMap<Arc<str>, Arc<str>>;

/// Prints to stdout and stderr. A reader that has gone away is no failure; a full disk is one.
pub struct Printer {
    out: AutoStream<io::Stdout>,
    err: AutoStream<io::Stderr>,
    quiet: bool,
    verbose: bool,
    failed: Option<Failure>,
}

impl Printer {
    /// A printer that colours by `when`.
    pub fn new(when: When, quiet: bool, verbose: bool) -> Self {
        let choice = match when {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        };
        let (out, err) = (AutoStream::new(io::stdout(), choice), AutoStream::new(io::stderr(), choice));
        Self { out, err, quiet, verbose, failed: None }
    }

    /// A result: a line on stdout.
    pub fn result(&mut self, text: &str) {
        self.answer(&format!("{}\n", visible(text)));
    }

    /// A result that `--quiet` leaves out.
    pub fn summary(&mut self, text: &str) {
        if !self.quiet {
            self.result(text);
        }
    }

    /// A line on stderr that only `--verbose` asks for.
    pub fn detail(&mut self, text: &str) {
        if self.verbose {
            self.say(&format!("{}\n", visible(text)));
        }
    }

    /// A line on stderr that begins with a coloured word.
    pub fn remark(&mut self, severity: Severity, text: &str) {
        let (word, style) = heading(severity);
        self.say(&format!("{}: {}\n", paint(style, word), visible(text)));
    }

    /// Why `gen` cannot do what it was asked to.
    pub fn failure(&mut self, failure: &Failure) {
        self.remark(Severity::Error, &failure.phrase);
        if let Some(help) = &failure.help {
            self.say(&format!("  {}: {}\n", paint(HELP, "help"), visible(help)));
        }
    }

    /// The problems for a person: the first hundred, then a count.
    pub fn problems(&mut self, problems: &[Diagnostic], texts: &Texts, prefix: &str) {
        // The stream takes the colours out where they are not wanted.
        pictures(problems, texts, prefix, true).for_each(|picture| self.say(&picture));
    }

    /// Data for a program: JSON on stdout.
    pub fn data(&mut self, value: &Value) {
        // JSON has its own escapes: what is unseen stays exact and is still not printed as it is.
        let shown = |c: char| if c != '\n' && unseen(c) { json_escape(c) } else { c.to_string() };
        let text: String = format!("{value:#}").chars().map(shown).collect();
        self.answer(&format!("{text}\n"));
    }

    /// A text with styles, of which nothing is unseen, in the reader's pager where there is a terminal.
    pub fn page(&mut self, text: &str) {
        let bare = self.out.current_choice() == ColorChoice::Never;
        let text = if bare { anstream::adapter::strip_str(text).to_string() } else { text.to_owned() };
        if !io::stdout().is_terminal() || !paged(&text) {
            self.answer(&text);
        }
    }

    /// How many columns a result has; none where it is not for a terminal.
    pub fn columns(&self) -> Option<usize> {
        terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
    }

    /// True where only problems are wanted.
    pub const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// A question; the answer is typed behind it.
    pub fn prompt(&mut self, question: &str) {
        self.say(&visible(question));
    }

    /// False once something could not be printed.
    pub fn is_open(&self) -> bool {
        self.failed.is_none()
    }

    /// What went wrong with printing itself.
    pub fn finish(mut self) -> Result<(), Failure> {
        self.say("");
        self.answer("");
        self.failed.map_or(Ok(()), Err)
    }

    fn answer(&mut self, text: &str) {
        let done = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
        self.keep(done, "stdout");
    }

    fn say(&mut self, text: &str) {
        let mut write = || self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
        // Nobody learns of a failure that is not told: it gets a second chance.
        let done = write().or_else(|_| write());
        self.keep(done, "stderr");
    }

    fn keep(&mut self, done: io::Result<()>, stream: &str) {
        if let Err(e) = done
            && e.kind() != io::ErrorKind::BrokenPipe
        {
            self.failed.get_or_insert_with(|| Failure::new(format!("cannot write to {stream}: {e}")));
        }
    }
}

/// The problems as text: the first hundred, then a count.
pub fn pictures(problems: &[Diagnostic], texts: &Texts, prefix: &str, color: bool) -> impl Iterator<Item = String> {
    let more = problems.len().checked_sub(SHOWN).filter(|more| *more > 0);
    let picture = move |problem: &Diagnostic| {
        let text = texts.get(&problem.file).map(AsRef::as_ref);
        format!("{}\n", render(&seen_from(problem, prefix), text, color))
    };
    problems.iter().take(SHOWN).map(picture).chain(more.map(|more| format!("... and {more} more\n\n")))
}

/// How many errors and warnings there are.
pub fn count(problems: &[Diagnostic]) -> (usize, usize) {
    let errors = problems.iter().filter(|p| p.is_error()).count();
    (errors, problems.len() - errors)
}

/// Shows the text in the pager of the person, or in `less`, which ends at once where it fits on the screen; false where
/// there is none.
#[expect(clippy::disallowed_methods, reason = "how to show a text is no setting of a project")]
fn paged(text: &str) -> bool {
    let pager = std::env::var("PAGER").unwrap_or_else(|_| "less -FRX".to_owned());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next() else { return false };
    let less = Command::new(program).args(words).stdin(Stdio::piped()).spawn();
    let Ok(mut less) = less else { return false };
    if let Some(mut pipe) = less.stdin.take() {
        // Whoever leaves early has read enough.
        let _ = pipe.write_all(text.as_bytes());
    }
    less.wait().is_ok_and(|status| status.success())
}

fn json_escape(c: char) -> String {
    let mut units = [0; 2];
    c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

fn heading(severity: Severity) -> (&'static str, Style) {
    match severity {
        Severity::Error => ("error", ERROR),
        Severity::Warning => ("warning", WARNING),
    }
}

/// The problem with its file as it is called from where the person is.
pub fn seen_from(problem: &Diagnostic, prefix: &str) -> Diagnostic {
    let file = if problem.file.is_empty() || &*problem.file == SETTINGS {
        Arc::clone(&problem.file)
    } else {
        Arc::from(format!("{prefix}{}", problem.file))
    };
    Diagnostic { file, ..problem.clone() }
}

/// How files of the project are called from `here`: what stands before their path from the root.
pub fn prefix(root: &Path, here: &Path) -> String {
    if root == here {
        return String::new();
    }
    if let Ok(inside) = here.strip_prefix(root) {
        return "../".repeat(inside.components().count());
    }
    let way = root.strip_prefix(here).unwrap_or(root);
    format!("{}/", way.display())
}

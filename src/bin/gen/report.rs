//! Everything that reaches a terminal: one printer, which shows what cannot be seen.

use crate::cli::When;
use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};
use dossier::diag::{Diagnostic, Severity};
use dossier::disk::{Failure, unseen};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::sync::Arc;

/// How many problems are shown; the rest is counted.
const SHOWN: usize = 100;

/// How much of a long line is shown.
const WIDTH: usize = 120;

const BOLD: Style = Style::new().bold();
const FAINT: Style = AnsiColor::BrightBlue.on_default().bold();
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
        for problem in problems.iter().take(SHOWN) {
            let text = picture(problem, texts.get(&problem.file).map(AsRef::as_ref), prefix);
            self.say(&text);
        }
        if let Some(more) = problems.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            self.say(&format!("... and {more} more\n\n"));
        }
    }

    /// The problems for a program: one JSON object on stdout.
    pub fn problems_as_json(&mut self, problems: &[Diagnostic], prefix: &str) {
        let shown: Vec<Value> = problems.iter().map(|p| as_json(p, prefix)).collect();
        let (errors, warnings) = count(problems);
        let report = json!({ "problems": shown, "errors": errors, "warnings": warnings });
        // JSON has its own escapes: what is unseen stays exact and is still not printed as it is.
        let text: String = format!("{report:#}")
            .chars()
            .map(|c| if c != '\n' && unseen(c) { json_escape(c) } else { c.to_string() })
            .collect();
        self.answer(&format!("{text}\n"));
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
        let done = self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
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

/// How many errors and warnings there are.
pub fn count(problems: &[Diagnostic]) -> (usize, usize) {
    let errors = problems.iter().filter(|p| p.is_error()).count();
    (errors, problems.len() - errors)
}

/// The text with every character that cannot be seen as U+XXXX; line breaks stay.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && unseen(c) {
            let _ = write!(shown, "U+{:04X}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
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

/// A name for people: the file as it is called from where they are.
fn named(problem: &Diagnostic, prefix: &str) -> String {
    if problem.file.is_empty() { "the project".to_owned() } else { format!("{prefix}{}", problem.file) }
}

fn as_json(problem: &Diagnostic, prefix: &str) -> Value {
    let at = |place: Option<dossier::model::Place>| {
        place.map_or((Value::Null, Value::Null), |p| (json!(p.line), json!(p.column)))
    };
    let related = |(place, text): &(dossier::model::Place, String)| json!({ "line": place.line, "column": place.column, "text": text });
    let (line, column) = at(problem.place);
    json!({
        "severity": heading(problem.severity).0,
        "code": problem.code,
        "file": named(problem, prefix),
        "line": line,
        "column": column,
        "phrase": problem.phrase,
        "expected": problem.expected,
        "help": problem.help,
        "related": problem.related.iter().map(related).collect::<Vec<_>>(),
    })
}

/// A problem with its line, a caret below it, and the way to mend it.
fn picture(problem: &Diagnostic, text: Option<&str>, prefix: &str) -> String {
    let (word, style) = heading(problem.severity);
    let name = visible(&named(problem, prefix)).replace('\n', " ");
    let phrase = visible(&problem.phrase);
    let mut shown = match problem.place {
        Some(_) => {
            format!("{}{}\n", paint(style, &format!("{word}[{}]", problem.code)), paint(BOLD, &format!(": {phrase}")))
        }
        None => format!(
            "{}{}\n",
            paint(style, &format!("{word}[{}]", problem.code)),
            paint(BOLD, &format!(": `{name}`: {phrase}"))
        ),
    };
    let places = problem.place.map(|p| (p, problem.expected.as_deref().unwrap_or(""), style));
    let related = problem.related.iter().map(|(place, words)| (*place, words.as_str(), FAINT));
    let last = places.iter().map(|p| p.0.line).chain(problem.related.iter().map(|r| r.0.line)).max().unwrap_or(0);
    let gutter = last.to_string().len();
    if let Some(place) = problem.place {
        let _ = writeln!(shown, "{:gutter$}{} {name}:{}:{}", "", paint(FAINT, "-->"), place.line, place.column);
    }
    if let Some(text) = text {
        for (place, words, style) in places.into_iter().chain(related) {
            let _ = writeln!(shown, "{:gutter$} {}", "", paint(FAINT, "|"));
            shown.push_str(&excerpt(text, place, words, (gutter, style)));
        }
    }
    if let Some(help) = &problem.help {
        let _ = writeln!(shown, "{:gutter$} {} {}: {}", "", paint(FAINT, "="), paint(HELP, "help"), visible(help));
    }
    shown.push('\n');
    shown
}

/// The line of a place, cut where it is long, and a caret under it.
fn excerpt(text: &str, place: dossier::model::Place, words: &str, (gutter, style): (usize, Style)) -> String {
    let line = text.split('\n').nth(place.line.saturating_sub(1) as usize).unwrap_or("").trim_end_matches('\r');
    let at = (place.column.saturating_sub(1)) as usize;
    let skip = if at > WIDTH / 2 { at - WIDTH / 2 } else { 0 };
    let length = line.chars().count();
    let mut shown = if skip > 0 { "...".to_owned() } else { String::new() };
    let mut before = shown.len();
    for (i, c) in line.chars().enumerate().skip(skip).take(WIDTH) {
        let piece = if c == '\t' { "    ".to_owned() } else { visible(&c.to_string()) };
        before += if i < at { width(&piece) } else { 0 };
        shown.push_str(&piece);
    }
    if length > skip + WIDTH {
        shown.push_str("...");
    }
    let span = (place.end.saturating_sub(place.start) as usize).min(length.saturating_sub(at)).min(WIDTH / 2);
    let number = paint(FAINT, &format!("{:>gutter$} |", place.line));
    let carets = paint(
        style,
        &format!("{} {}", "^".repeat(span.max(1)), visible(words).replace('\n', " ")).trim_end().to_owned(),
    );
    format!("{number} {}\n{:gutter$} {} {:before$}{carets}\n", shown.trim_end(), "", paint(FAINT, "|"), "")
}

/// Columns on a terminal: what is wide there takes two.
fn width(text: &str) -> usize {
    let wide = |c: char| matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd);
    text.chars().map(|c| 1 + usize::from(wide(c))).sum()
}

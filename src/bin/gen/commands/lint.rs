//! `gen lint`: the message checks over one message.

use crate::Outcome;
use crate::report::{Printer, Texts};
use crate::values::{channels, kinds};
use crate::wording::words;
use clap::{Args, ValueEnum};
use dossier::content;
use dossier::diag::Diagnostic;
use dossier::disk::{self, Failure, find_root};
use dossier::lint::{Context, Finding, Words, lint};
use dossier::model::offer::LONGEST_MESSAGE;
use dossier::model::raw::text_of;
use dossier::model::{ChannelKind, MessageKind};
use serde_json::json;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How to print the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Findings {
    /// For people, on stderr
    Human,
    /// For programs, on stdout
    Json,
}

/// `gen lint`
#[derive(Debug, Args)]
#[command(
    after_help = "Example: gen lint draft.txt --kind decline --company Helios --contact 'Jane Miller' --other Nordwind"
)]
pub struct Lint {
    /// The message [default: stdin, as does -]
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// What it is
    #[arg(long, value_name = "KIND", default_value = "decline", value_parser = kinds())]
    pub kind: MessageKind,
    /// How it reaches them; a call has fewer words [default: as the text looks]
    #[arg(long, value_name = "CHANNEL", value_parser = channels())]
    pub channel: Option<ChannelKind>,
    /// The employer that it goes to
    #[arg(long, value_name = "NAME")]
    pub company: Option<String>,
    /// The title of the role
    #[arg(long, value_name = "TITLE")]
    pub role: Option<String>,
    /// Somebody whom it may address; as often as there are people
    #[arg(long, value_name = "NAME")]
    pub contact: Vec<String>,
    /// Another employer of yours; as often as there are some
    #[arg(long, value_name = "NAME")]
    pub other: Vec<String>,
    /// A name that must never appear
    #[arg(long, value_name = "NAME")]
    pub confidential: Vec<String>,
    /// The language of the message [default: as the text looks]
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// A no that asks first whether there is room to talk
    #[arg(long)]
    pub leaning: bool,
    /// How to print what is found
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Findings,
}

/// Runs `gen lint`.
pub fn run(directory: Option<&Path>, args: &Lint, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(directory)?;
    let (name, bytes) = message(args.file.as_deref(), &here)?;
    let file: Arc<str> = Arc::from(name);
    let text = match text_of(&bytes) {
        Ok(text) if text.len() > LONGEST_MESSAGE => {
            let problem = Diagnostic::error("too-large", format!("a message of {} characters", text.chars().count()));
            printer.problems(&[problem.in_file(&file)], &Texts::new(), "");
            return Ok(Outcome::Problems);
        }
        Ok(text) => text,
        Err(problem) => {
            printer.problems(&[problem.in_file(&file)], &Texts::new(), "");
            return Ok(Outcome::Problems);
        }
    };
    let words = match language(args, text, &here) {
        Ok(words) => words?,
        Err(problem) => {
            printer.problems(&[problem], &Texts::new(), "");
            return Ok(Outcome::Problems);
        }
    };
    let findings = lint(text, &context(args), &words);
    match args.format {
        Findings::Human => {
            let texts = Texts::from([(Arc::clone(&file), Arc::from(text))]);
            let problems: Vec<Diagnostic> = findings.iter().map(|f| f.diagnostic().in_file(&file)).collect();
            printer.problems(&problems, &texts, "");
            printer.summary(&super::number(findings.len(), "finding"));
        }
        Findings::Json => printer.data(&json!({ "findings": findings.iter().map(as_json).collect::<Vec<_>>() })),
    }
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Problems })
}

fn as_json(finding: &Finding) -> serde_json::Value {
    json!({
        "code": finding.code,
        "line": finding.place.line,
        "column": finding.place.column,
        "text": finding.text,
        "help": finding.advice(),
    })
}

/// What is known of the message.
fn context(args: &Lint) -> Context<'_> {
    Context {
        spoken: args.channel.is_some_and(|c| c != dossier::model::ChannelKind::Email),
        leaning: args.leaning,
        company: args.company.as_deref(),
        role: args.role.as_deref(),
        contacts: args.contact.iter().map(String::as_str).collect(),
        others: args.other.iter().map(String::as_str).collect(),
        confidential: args.confidential.iter().map(String::as_str).collect(),
        ..Context::of(args.kind)
    }
}

/// The bytes of the message, and what it is called.
fn message(file: Option<&Path>, here: &Path) -> Result<(String, Vec<u8>), Failure> {
    let Some(path) = file.filter(|f| *f != Path::new("-")) else {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().take(disk::LIMIT + 1).read_to_end(&mut bytes);
        read.map_err(|e| Failure::new(format!("cannot read the message from stdin: {e}")))?;
        return Ok(("the message".to_owned(), bytes));
    };
    let whole = here.join(path);
    let bytes =
        disk::read(&whole).map_err(|problem| Failure::new(format!("`{}`: {}", path.display(), problem.phrase)))?;
    Ok((path.display().to_string(), bytes))
}

/// The lists of the language asked for, else of the one that the message seems to be in.
fn language(args: &Lint, text: &str, here: &Path) -> Result<Result<Words, Failure>, Diagnostic> {
    let root: Option<PathBuf> = find_root(here).ok();
    let known = content::checked_languages().collect::<Vec<_>>();
    let Some(asked) = &args.language else {
        let mut best: Option<(usize, Words)> = None;
        for language in &known {
            let Some(words) = words(root.as_deref(), language)? else { continue };
            let weight = words.weight(text);
            if best.as_ref().is_none_or(|(most, _)| weight > *most) {
                best = Some((weight, words));
            }
        }
        return Ok(best.map(|(_, words)| words).ok_or_else(|| Failure::new("no language has lists for the checks")));
    };
    let found = words(root.as_deref(), asked)?;
    Ok(found.ok_or_else(|| {
        Failure::new(format!("--language: no checks are there for `{asked}`"))
            .help(format!("there are: {}", known.join(", ")))
    }))
}

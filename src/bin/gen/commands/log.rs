//! `gen log`: one entry more in the log of an offer; every other byte of its file stays as it is.

use crate::Outcome;
use crate::cli::Log;
use crate::find;
use crate::project::{Project, prefix};
use crate::report::{Printer, Texts};
use crate::settings::Clock;
use dossier::diag::Diagnostic;
use dossier::disk::{self, Failure};
use dossier::model::Profile;
use dossier::model::raw::{Context, append_log, read_offer, readable, text_of};
use jiff::Zoned;
use std::path::Path;
use std::sync::Arc;

/// Why nothing was written.
enum Refused {
    /// The machine, or the way it was asked for.
    Failed(Failure),
    /// What is wrong with the file, or would be.
    Problems(Vec<Diagnostic>, String),
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Runs `gen log`.
pub fn run(directory: Option<&Path>, args: &Log, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(directory)?;
    let project = Project::read(&here, |root, settings| settings.output(root, None, &here))?;
    let found = find::offer(&project, &args.slug)?;
    let (file, prefix) = (&found.file.file, prefix(&project.root, &here));
    let Some(profile) = &found.person.profile else {
        printer.problems(&project.problems, &project.texts, &prefix);
        return Ok(Outcome::Problems);
    };
    let odd = |at: &String| !at.chars().all(|c| c.is_ascii_digit() || "-: TZ+".contains(c));
    if let Some(at) = args.at.as_ref().filter(|at| odd(at)) {
        return Err(
            Failure::new(format!("--at: `{at}` is no day or time")).help("write 2026-11-20, or 2026-11-20 09:00")
        );
    }
    let entry = entry(args, &Clock::new(None)?.on(&profile.time_zone)?);
    let slug = Arc::from(found.file.slug.as_str());
    let change = |bytes: &[u8]| grown(bytes, &entry, (&file.shown, &slug), (profile, &project.settings.context));
    match disk::amend(&file.path, change) {
        Ok(()) => {
            printer.summary(&format!("{}{}: {entry}", prefix, file.shown));
            printer.detail("`gen build` brings the dossier up to date");
            Ok(Outcome::Done)
        }
        Err(Refused::Failed(failure)) => Err(failure),
        Err(Refused::Problems(problems, text)) => {
            let texts = Texts::from([(Arc::clone(&file.shown), Arc::from(text))]);
            printer.problems(&problems, &texts, &prefix);
            printer.remark(dossier::diag::Severity::Error, "nothing was written");
            Ok(Outcome::Problems)
        }
    }
}

/// The entry as a line of YAML.
fn entry(args: &Log, now: &Zoned) -> String {
    let at = args.at.clone().unwrap_or_else(|| stamp(now));
    let mut entry = format!("{{ at: {at}, what: {}", args.what.key());
    if let Some(by) = args.by {
        entry.push_str(&format!(", by: {}", by.key()));
    }
    if let Some(note) = &args.note {
        // JSON's quotes are YAML's, too.
        entry.push_str(&format!(", note: {}", serde_json::Value::from(note.as_str())));
    }
    entry + " }"
}

/// The minute on the candidate's clock; with its offset where the clock shows it twice.
fn stamp(now: &Zoned) -> String {
    let minute = now.strftime("%Y-%m-%d %H:%M").to_string();
    match now.time_zone().to_ambiguous_timestamp(now.datetime()).earlier() {
        Ok(first) if first == now.timestamp() => minute,
        _ => now.strftime("%Y-%m-%dT%H:%M%:z").to_string(),
    }
}

/// The bytes of the file with the entry, as long as that makes nothing wrong with it.
fn grown(
    bytes: &[u8],
    entry: &str,
    (file, slug): (&Arc<str>, &Arc<str>),
    under: (&Profile, &Context),
) -> Result<Vec<u8>, Refused> {
    let shown = || readable(bytes);
    let old = text_of(bytes).map_err(|problem| Refused::Problems(vec![problem.in_file(file)], shown()))?;
    let errors = |text: &str| -> Vec<Diagnostic> {
        let (_, problems) = read_offer(file, slug, text, under);
        problems.into_iter().filter(Diagnostic::is_error).collect()
    };
    let before = errors(old);
    if !before.is_empty() {
        return Err(Refused::Problems(before, shown()));
    }
    let new = append_log(old, entry).ok_or_else(|| {
        Failure::new(format!("cannot add to the log of `{file}` without touching what is there"))
            .help(format!("add it by hand, below `log:`: - {entry}"))
    })?;
    let after = errors(&new);
    if !after.is_empty() {
        return Err(Refused::Problems(after, new));
    }
    let mark = bytes.len() - old.len();
    Ok([bytes.get(..mark).unwrap_or_default(), new.as_bytes()].concat())
}

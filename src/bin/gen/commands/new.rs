//! `gen new`: a new offer, from flags or asked for on a terminal.

use crate::Outcome;
use crate::cli::New;
use crate::editors;
use crate::project::{Project, prefix};
use crate::report::{Printer, Texts};
use dossier::diag::Diagnostic;
use dossier::disk::{self, Failure};
use dossier::model::raw::{Context, neutral_profile_in, read_offer};
use dossier::model::shape::File;
use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Words that YAML reads as something else than a text.
const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// Runs `gen new`.
pub fn run(start: Option<&Path>, args: &New, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(start)?;
    let project = Project::read(&here, |root, settings| settings.output(root, None, &here))?;
    let folder = home(&project.root, &here);
    let path = folder.join(format!("{}.yaml", slug(&args.slug)?));
    let taken =
        project.people.iter().flat_map(|p| &p.offers).map(|filed| &filed.file).find(|file| {
            file.file.path.parent() == Some(&folder) && file.slug.to_lowercase() == args.slug.to_lowercase()
        });
    if let Some(file) = taken {
        return Err(Failure::new(format!("`{}` is there already", file.file.shown))
            .help("choose another name, or write into that file"));
    }
    let text = editors::modeline(&project.root, &path, File::Offer) + &text(args, printer)?;
    let shown: Arc<str> = Arc::from(path.strip_prefix(&project.root).unwrap_or(&path).display().to_string());
    let nearest = project.people.iter().filter(|p| shown.starts_with(&p.output)).max_by_key(|p| p.output.len());
    let context = &*project.settings.context;
    let neutral = neutral_profile_in(context);
    let profile = nearest.and_then(|p| p.profile.as_ref()).unwrap_or(&neutral);
    let problems: Vec<Diagnostic> = read_offer(&shown, &Arc::from(args.slug.as_str()), &text, (profile, context)).1;
    let prefix = prefix(&project.root, &here);
    printer.problems(&problems, &Texts::from([(Arc::clone(&shown), Arc::from(text.as_str()))]), &prefix);
    if problems.iter().any(Diagnostic::is_error) {
        printer.remark(dossier::diag::Severity::Error, "nothing was written");
        return Ok(Outcome::Problems);
    }
    disk::create(&path, text.as_bytes())?;
    if let Some(made) = editors::provide(&project.root, File::Offer)? {
        printer.summary(&format!("made {prefix}{made}, by which editors complete and check"));
    }
    printer.summary(&format!("made {prefix}{shown}\n\nNext: add to it what you know, then `gen build`."));
    Ok(Outcome::Done)
}

/// The folder of new offers: that of the nearest profile, or the one below it that we stand in.
fn home(root: &Path, here: &Path) -> PathBuf {
    let below = here.strip_prefix(root).is_ok_and(|way| way.components().any(|c| c.as_os_str() == "offers"));
    if below {
        return here.to_owned();
    }
    let up = here.ancestors().take_while(|folder| folder.starts_with(root));
    let nearest = up.into_iter().find(|folder| folder.join("profile.yaml").is_file()).unwrap_or(root);
    nearest.join("offers")
}

/// A name that makes a file here, and nowhere else.
fn slug(word: &str) -> Result<&str, Failure> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if word.chars().all(plain) && word.starts_with(char::is_alphanumeric) && !word.ends_with('.') {
        return Ok(word);
    }
    Err(Failure::new(format!("`{word}` cannot be the name of an offer"))
        .help("write letters, digits and dashes, such as `helios` or `helios-2`"))
}

/// The text of the file.
fn text(args: &New, printer: &mut Printer) -> Result<String, Failure> {
    let mut ask = |given: &Option<String>, flag: &str, question: &str| match given {
        Some(value) => Ok(value.clone()),
        None => asked(printer, flag, question),
    };
    let company = ask(&args.company, "--company", "Which company?")?;
    let role = ask(&args.role, "--role", "Which role?")?;
    let received = match &args.received {
        Some(received) => received.clone(),
        None => asked_moment(printer, "When did the formal offer come (2026-11-18 16:30)?")?
            .ok_or_else(|| Failure::new("--received is missing"))?,
    };
    // Whoever gave the rest by flags has said what there is.
    let told = args.reply_by.is_some() || args.received.is_some();
    let reply_by = match &args.reply_by {
        None if !told => asked_moment(printer, "Until when do they want an answer (Enter: they did not say)?")?,
        given => given.clone(),
    };
    let reply_by = reply_by.as_ref().map_or_else(
        || "# reply_by: 2026-11-25 18:00       # the employer's deadline, where it set one".to_owned(),
        |by| format!("reply_by: {}", moment(by)),
    );
    let text = include_str!("../start/offer.yaml").replace("@REPLY_BY@", &reply_by);
    let parts = [("@RECEIVED@", moment(&received)), ("@COMPANY@", quoted(&company)), ("@ROLE@", quoted(&role))];
    // In one pass over the template: what a person wrote is never filled in again.
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((at, (name, value))) =
        parts.iter().filter_map(|p| Some((rest.find(p.0)?, p))).min_by_key(|(at, _)| *at)
    {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(value);
        rest = rest.get(at + name.len()..).unwrap_or_default();
    }
    Ok(out + rest)
}

/// The answer to a question on a terminal.
fn asked(printer: &mut Printer, flag: &str, question: &str) -> Result<String, Failure> {
    for _ in 0..3 {
        let line = line(printer, flag, question)?;
        if !line.is_empty() {
            return Ok(line);
        }
    }
    Err(Failure::new(format!("{flag} is missing")))
}

/// A day or a time, asked for again where there is no such one; none where nothing is said.
fn asked_moment(printer: &mut Printer, question: &str) -> Result<Option<String>, Failure> {
    for _ in 0..3 {
        let line = line(printer, "--received", question)?;
        match wrong(&line) {
            _ if line.is_empty() => break,
            None => return Ok(Some(line)),
            Some(problem) => {
                let help = problem.expected.unwrap_or_default();
                printer.prompt(&format!("{}: {help}", problem.phrase));
                printer.prompt("\n");
            }
        }
    }
    Ok(None)
}

/// What is wrong with a day or a time.
fn wrong(text: &str) -> Option<Diagnostic> {
    let name = Arc::from("");
    let offer = format!("company: A\nrole: R\nreceived: {}\n", moment(text));
    let found = read_offer(&name, &name, &offer, (&neutral_profile_in(&Context::default()), &Context::default())).1;
    found.into_iter().find(Diagnostic::is_error)
}

/// One line that is typed.
fn line(printer: &mut Printer, flag: &str, question: &str) -> Result<String, Failure> {
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(Failure::new(format!("{flag} is missing")).help("without a terminal, nobody can be asked for it"));
    }
    printer.prompt(&format!("{question} "));
    let mut line = String::new();
    stdin.lock().read_line(&mut line).map_err(|e| Failure::new(format!("cannot read the answer: {e}")))?;
    Ok(line.trim().to_owned())
}

/// A day or a time as it stands; anything else in quotes, so that it is one value.
fn moment(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ':' | ' ' | 'T' | 'Z' | '+'));
    if plain && !text.trim().is_empty() { text.trim().to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// A text that YAML reads as this text: bare where that is safe, else in quotes.
fn quoted(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/'));
    let word = WORDS.contains(&text.to_lowercase().as_str());
    let bare = plain && !word && text.starts_with(char::is_alphabetic) && text.trim() == text;
    if bare { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::{moment, quoted, slug};

    #[test]
    fn a_text_stays_a_text() {
        for (text, yaml) in [
            ("Helios Robotics", "Helios Robotics"),
            ("Null", "\"Null\""),
            ("1984", "\"1984\""),
            ("A: b", "\"A: b\""),
            ("# x", "\"# x\""),
            ("say \"x\"", "\"say \\\"x\\\"\""),
        ] {
            assert_eq!(quoted(text), yaml);
        }
        assert_eq!(moment("2026-11-18 16:30"), "2026-11-18 16:30");
        assert_eq!(moment("soon, role: x"), "\"soon, role: x\"");
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        assert!(slug("helios-2").is_ok() && slug("größe").is_ok());
        for bad in ["", ".", "..", "../evil", "a/b", ".hidden", "-x", "a b", "a\\b", "x."] {
            assert!(slug(bad).is_err(), "{bad}");
        }
    }
}

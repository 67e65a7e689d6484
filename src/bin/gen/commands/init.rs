//! `gen init`: a start with comments, beside whatever is there.

use crate::Outcome;
use crate::cli::Init;
use crate::report::Printer;
use crate::settings::Clock;
use dossier::diag::Severity;
use dossier::disk::{self, Failure};
use jiff::tz::TimeZone;
use std::path::Path;

/// The files of a start.
const FILES: &[(&str, &str)] = &[
    ("profile.yaml", include_str!("../start/profile.yaml")),
    ("offers/example.yaml", include_str!("../start/example.yaml")),
    (".gitignore", include_str!("../start/gitignore")),
    (".editorconfig", include_str!("../start/editorconfig")),
];

/// Runs `gen init`.
pub fn run(start: Option<&Path>, args: &Init, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(start)?;
    let folder = args.directory.as_ref().map_or_else(|| here.clone(), |d| here.join(d));
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    let received = Clock::new(None)?.on(&zone)?.strftime("%Y-%m-%d %H:%M").to_string();
    let name = zone.iana_name().filter(|name| *name != "Etc/UTC").unwrap_or("UTC").to_owned();
    let mut made = 0;
    for (file, text) in FILES {
        let path = folder.join(file);
        if path.symlink_metadata().is_ok() {
            printer.remark(Severity::Warning, &format!("`{file}` is there already, and stays as it is"));
            continue;
        }
        let text = text.replace("@RECEIVED@", &received).replace("time_zone: UTC", &format!("time_zone: {name}"));
        disk::create(&path, text.as_bytes())?;
        printer.summary(&format!("made {file}"));
        made += 1;
    }
    let before = args.directory.as_ref().map(|d| format!("cd {} && ", d.display())).unwrap_or_default();
    if made > 0 {
        printer.summary(&format!("\nNext: say in profile.yaml what you need. Then:\n\n    {before}gen build\n"));
        printer.summary("and open dossiers/index.html. `gen new SLUG` writes down an offer of your own.");
    }
    Ok(Outcome::Done)
}

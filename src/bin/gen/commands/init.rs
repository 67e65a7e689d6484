//! `gen init`: a start with comments, beside whatever is there.

use crate::Outcome;
use crate::cli::Init;
use crate::editors;
use crate::report::Printer;
use crate::settings::Clock;
use dossier::diag::Severity;
use dossier::disk::{self, Failure};
use dossier::model::shape::File;
use jiff::tz::TimeZone;
use std::path::Path;

/// The files of a start.
const FILES: &[(&str, &str, Option<File>)] = &[
    ("profile.yaml", include_str!("../start/profile.yaml"), Some(File::Profile)),
    ("offers/example.yaml", include_str!("../start/example.yaml"), Some(File::Offer)),
    (".gitignore", include_str!("../start/gitignore"), None),
    (".editorconfig", include_str!("../start/editorconfig"), None),
];

/// Runs `gen init`.
pub fn run(start: Option<&Path>, args: &Init, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(start)?;
    let folder = args.directory.as_ref().map_or_else(|| here.clone(), |d| here.join(d));
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    let received = Clock::new(None)?.on(&zone)?.strftime("%Y-%m-%d %H:%M").to_string();
    let name = zone.iana_name().filter(|name| *name != "Etc/UTC").unwrap_or("UTC").to_owned();
    let mut made = 0;
    for (file, text, shape) in FILES {
        let path = folder.join(file);
        if path.symlink_metadata().is_ok() {
            printer.remark(Severity::Warning, &format!("`{file}` is there already, and stays as it is"));
            continue;
        }
        let text = text.replace("@RECEIVED@", &received).replace("time_zone: UTC", &format!("time_zone: {name}"));
        let line = shape.map(|shape| editors::modeline(&folder, &path, shape)).unwrap_or_default();
        disk::create(&path, format!("{line}{text}").as_bytes())?;
        printer.summary(&format!("made {file}"));
        made += 1;
    }
    for shape in [File::Offer, File::Profile] {
        if let Some(made) = editors::provide(&folder, shape)? {
            printer.summary(&format!("made {made}, by which editors complete and check"));
        }
    }
    let before = args.directory.as_ref().map(|d| format!("cd {} && ", d.display())).unwrap_or_default();
    if made > 0 {
        printer.summary(&format!("\nNext: say in profile.yaml what you need. Then:\n\n    {before}gen build\n"));
        printer.summary("and open dossiers/index.html. `gen new SLUG` writes down an offer of your own.");
    }
    Ok(Outcome::Done)
}

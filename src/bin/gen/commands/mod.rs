//! What `gen` can do, one file a command.

pub mod build;
pub mod check;
pub mod clean;
pub mod compare;
pub mod completions;
pub mod doctor;
pub mod explain;
pub mod init;
pub mod lint;
pub mod list;
pub mod log;
pub mod man;
pub mod new;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod show;
pub mod theme;
pub mod watch;

use crate::Outcome;
use dossier::diag::Diagnostic;
use dossier::disk::Failure;
use dossier::model::raw::SETTINGS;
use std::path::{Path, PathBuf};

/// The folder to work in, without links.
pub fn here(directory: Option<&Path>) -> Result<PathBuf, Failure> {
    let folder = directory.unwrap_or_else(|| Path::new("."));
    let here = folder.canonicalize().map_err(|e| Failure::io("open the folder", folder, &e))?;
    if here.is_dir() { Ok(here) } else { Err(Failure::new(format!("`{}` is not a folder", folder.display()))) }
}

/// How a run with these problems ends.
fn judge(problems: &[Diagnostic], strict: bool) -> Outcome {
    let misused = |p: &Diagnostic| p.is_error() && &*p.file == SETTINGS;
    if problems.iter().any(|p| p.code == "unreadable" || misused(p)) {
        return Outcome::Failed;
    }
    let bad = problems.iter().any(|p| strict || p.is_error());
    if bad { Outcome::Problems } else { Outcome::Done }
}

/// "1 offer", "2 offers".
pub fn number(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

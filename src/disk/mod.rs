//! Files in, files out: the only module of the library that touches the disk.
//!
//! [`find_root`] and [`discover`] say what a project holds, [`read`] reads one file of it, and [`Output`] writes
//! dossiers: compared first, written aside and renamed, and never over anything that `gen` did not write itself.

mod discover;
mod guard;
mod held;
mod lock;
mod manifest;
mod names;
mod output;
mod own;
mod read;
mod whole;

pub use discover::{Group, Inventory, OfferFile, ProfileFile, SourceFile, discover, find_root};
pub use guard::{Place, guard, resolve};
pub use held::{Held, Scope};
pub use output::{Finished, Kept, Output, Put, Why};
pub use own::{amend, create};
pub use read::{LIMIT, read};

use std::fmt;
use std::io;
use std::path::Path;

/// The machine, or the way `gen` was called, stands in the way: exit status 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// A sentence that names the file and the cause: lower case, no full stop.
    pub phrase: String,
    /// What to do about it, if something can be said.
    pub help: Option<String>,
}

impl Failure {
    /// A failure with this sentence.
    #[must_use]
    pub fn new(phrase: impl Into<String>) -> Self {
        Self { phrase: phrase.into(), help: None }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, how: impl Into<String>) -> Self {
        self.help = Some(how.into());
        self
    }

    /// `verb` failed at `path` with `error`: "cannot write `out/x`: no space left on device".
    #[must_use]
    pub fn io(verb: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(format!("cannot {verb} `{}`: {}", path.display(), cause(error)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.phrase)
    }
}

impl std::error::Error for Failure {}

/// What the machine says, without its number.
pub(crate) fn cause(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// `Ok(None)` where nothing lies at the path; links are not followed.
pub(crate) fn look(path: &Path) -> Result<Option<std::fs::Metadata>, Failure> {
    match path.symlink_metadata() {
        Ok(state) => Ok(Some(state)),
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(e) => Err(Failure::io("look at", path, &e)),
    }
}

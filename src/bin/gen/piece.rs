//! One file of a project, read.

use crate::project::Filed;
use dossier::diag::Diagnostic;
use dossier::disk::{self, OfferFile, SourceFile};
use dossier::model::raw::{readable, text_of};
use std::path::Path;
use std::sync::Arc;

/// What one file gave.
pub struct Piece<T> {
    /// What it says; none where it cannot be used.
    pub value: Option<T>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    /// Its name and text, where something is.
    pub text: Option<(Arc<str>, Arc<str>)>,
    /// The digest of its bytes; none where it gave none.
    pub digest: Option<blake3::Hash>,
}

impl<T> Piece<T> {
    /// Nothing at all.
    pub const fn none() -> Self {
        Self { value: None, problems: Vec::new(), text: None, digest: None }
    }

    /// True where neither file gave its bytes, for the same reason.
    pub fn is_refused_like(&self, other: &Piece<()>) -> bool {
        self.digest.is_none() && other.digest.is_none() && self.problems == other.problems
    }
}

/// What a file gives; nothing is parsed where its bytes are those of `known`.
pub fn piece<T>(
    file: &SourceFile,
    known: Option<blake3::Hash>,
    parse: impl FnOnce(&str) -> (Option<T>, Vec<Diagnostic>),
) -> Piece<T> {
    let shown = &file.shown;
    let bytes = match disk::read(&file.path) {
        Ok(bytes) => bytes,
        Err(problem) => return Piece { problems: vec![problem.in_file(shown)], ..Piece::none() },
    };
    let digest = Some(blake3::hash(&bytes));
    if known.is_some() && digest == known {
        return Piece { digest, ..Piece::none() };
    }
    let (value, problems) = match text_of(&bytes) {
        Ok(text) => parse(text),
        Err(problem) => (None, vec![problem.in_file(shown)]),
    };
    let text = (!problems.is_empty()).then(|| (Arc::clone(shown), Arc::from(readable(&bytes))));
    Piece { value, problems, text, digest }
}

/// False for what has another name as well: a change is told under one of them alone.
pub fn alone(path: &Path) -> bool {
    path.symlink_metadata().map_or(true, |state| state.is_dir() || state.is_file() && names(&state) == 1)
}

#[cfg(unix)]
fn names(state: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(state)
}

#[cfg(not(unix))]
const fn names(_: &std::fs::Metadata) -> u64 {
    1
}

impl Filed {
    /// The digest of the file, where it could be read.
    pub fn digest(&self) -> Option<blake3::Hash> {
        self.offer.as_ref().and(self.piece.digest)
    }

    /// A file that gave no offer.
    pub const fn unread(file: OfferFile) -> Self {
        Self { file, offer: None, made: None, checked: Vec::new(), plain: None, named: false, piece: Piece::none() }
    }

    /// Takes the offer out of its place.
    pub fn take(&mut self) -> Self {
        let empty = Self::unread(self.file.clone());
        std::mem::replace(self, empty)
    }
}

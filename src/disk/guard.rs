//! Where `gen` may write.

use super::manifest::{HEADER, MARK};
use super::names::OFFERS;
use super::{Failure, look};
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// A folder that `gen` may write into: it does not exist, is empty, or bears the mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place(PathBuf);

impl Place {
    /// The folder, without links and dots.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

/// Checks that dossiers of the project at `root` (canonical) may be written into `output`; `home` is the person's home.
/// Nothing is written.
///
/// # Errors
/// The folder is, lies above, or lies among the sources; it is a root, a home, a repository, a link, a file; it holds
/// files and no mark; or it cannot be looked at.
pub fn guard(output: &Path, root: &Path, home: Option<&Path>) -> Result<Place, Failure> {
    let refuse = |why: &str| {
        let phrase = format!("will not write into `{}`: {why}", output.display());
        Failure::new(phrase).help("choose a folder that does not exist yet with `-o`")
    };
    if look(output)?.is_some_and(|state| state.is_symlink()) {
        return Err(refuse("it is a link"));
    }
    let place = resolve(output)?;
    if root.starts_with(&place) {
        return Err(refuse("it holds the sources"));
    }
    if place.parent().is_none() || home.is_some_and(|h| h.canonicalize().is_ok_and(|h| h.starts_with(&place))) {
        return Err(refuse("it is a home or holds one"));
    }
    let inside: Vec<Component> = place.strip_prefix(root).map(|p| p.components().collect()).unwrap_or_default();
    let first = inside.first().map(|c| c.as_os_str());
    if inside.iter().any(|c| c.as_os_str() == OFFERS) || first.is_some_and(|f| f == "content" || f == "themes") {
        return Err(refuse("it lies among the sources"));
    }
    if place.iter().any(|c| c == ".git") {
        return Err(refuse("it is a repository"));
    }
    match look(&place)? {
        None => Ok(Place(place)),
        Some(state) if !state.is_dir() => Err(refuse("it is not a folder")),
        // With the mark, it is the dossiers that somebody keeps in git.
        Some(_) if ours(&place)? => Ok(Place(place)),
        Some(_) if look(&place.join(".git"))?.is_some() => Err(refuse("it is a repository")),
        Some(_) => Err(refuse("it holds files that gen did not write")),
    }
}

/// True for a folder that is empty or bears the mark.
fn ours(place: &Path) -> Result<bool, Failure> {
    let failed = |e: std::io::Error| Failure::io("list", place, &e);
    let mut alone = true;
    for entry in place.read_dir().map_err(failed)? {
        alone &= entry.map_err(failed)?.file_name() == MARK;
    }
    let mark = place.join(MARK);
    let Some(state) = look(&mark)? else { return Ok(alone) };
    if !state.is_file() {
        return Ok(false);
    }
    let mut start = Vec::with_capacity(HEADER.len());
    let limit = HEADER.len() as u64;
    File::open(&mark)
        .and_then(|file| file.take(limit).read_to_end(&mut start))
        .map_err(|e| Failure::io("read", &mark, &e))?;
    // A first build that was killed while it wrote the mark leaves a part of it, and nothing else.
    Ok(start == HEADER.as_bytes() || (alone && HEADER.as_bytes().starts_with(&start)))
}

/// The absolute path without links, `.` and `..`; the end of it need not exist.
///
/// # Errors
/// A folder on the way cannot be looked at.
pub fn resolve(path: &Path) -> Result<PathBuf, Failure> {
    let absolute = std::path::absolute(path).map_err(|e| Failure::io("find", path, &e))?;
    let mut rest = Vec::new();
    let mut there = absolute.as_path();
    while look(there)?.is_none() {
        let Some(parent) = there.parent() else { break };
        rest.extend(there.components().next_back());
        there = parent;
    }
    let mut place = there.canonicalize().map_err(|e| Failure::io("find", there, &e))?;
    for component in rest.into_iter().rev() {
        match component {
            Component::ParentDir => _ = place.pop(),
            Component::Normal(name) => place.push(name),
            _ => {}
        }
    }
    Ok(place)
}

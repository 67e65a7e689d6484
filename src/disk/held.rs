//! What a watch remembers of its output between two builds, as long as nobody else wrote there, and how much of the
//! output a build looks through.

use super::look;
use super::manifest::{Known, LIST, MARK, Memory};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::SystemTime;

/// What a closed output remembers: as good as reading its list again, while nobody else wrote into the folder.
#[derive(Debug)]
pub struct Held {
    pub(super) memory: Memory,
    pub(super) stamps: Stamps,
    pub(super) news: Option<BTreeSet<String>>,
}

impl Held {
    /// Every file that is ours, with each content that it may have been given.
    pub fn files(&self) -> impl Iterator<Item = (&str, &BTreeSet<[u8; 32]>)> {
        self.memory.known.iter().map(|(path, digests)| (path.as_str(), digests))
    }

    /// The files that the last build wrote, found right or removed, each with its content where it is still there; none
    /// where that may be any.
    pub fn news(&self) -> Option<impl Iterator<Item = (&str, Option<&BTreeSet<[u8; 32]>>)>> {
        let news = self.news.as_ref()?;
        Some(news.iter().map(|path| (path.as_str(), self.memory.known.get(path))))
    }
}

/// How the mark and the list look from outside: size, time and number, where they are there.
pub(super) type Stamps = [Option<(u64, Option<SystemTime>, u64)>; 2];

/// The stamps of the output at `root`; a file that cannot be looked at has none.
pub(super) fn stamps(root: &Path) -> Stamps {
    [MARK, LIST].map(|name| {
        let state = look(&root.join(name)).ok().flatten()?;
        Some((state.len(), state.modified().ok(), number(&state)))
    })
}

#[cfg(unix)]
fn number(state: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(state)
}

#[cfg(not(unix))]
const fn number(_: &std::fs::Metadata) -> u64 {
    0
}

/// What the end of a build looks through for files that no dossier asks for any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The whole output.
    All,
    /// These folders alone: in the others everything is as it should be.
    Folders(BTreeSet<String>),
}

impl Scope {
    /// The files of ours that lie in it.
    pub(super) fn files<'k>(
        &'k self,
        known: &'k Known,
    ) -> Box<dyn Iterator<Item = (&'k String, &'k BTreeSet<[u8; 32]>)> + 'k> {
        let Self::Folders(folders) = self else { return Box::new(known.iter()) };
        Box::new(folders.iter().flat_map(move |folder| {
            let below = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            let mine = known.range(below.clone()..).take_while(move |(path, _)| path.starts_with(&below));
            mine.filter(move |(path, _)| folder_of(path) == folder)
        }))
    }
}

/// The folder of a path in the output: empty for the output itself.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

//! What the system says: every folder of the inputs watched for itself, nothing below the output or `.git` at all.

use super::{Event, Hint};
use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind, RenameMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How often to look around at most, where nobody tells of events: soon enough for a person who saved a file.
const ROUND: Duration = Duration::from_millis(500);

/// Looking around takes at most one part in so many of the time, by the quickest of the last few looks: the others had a
/// build in them, or a busy machine.
const SHARE: u32 = 50;
const LOOKS: usize = 4;

/// How long it may be until the next look, however long the last ones took.
const LATEST: Duration = Duration::from_secs(10);

/// A folder to watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// Where it lies.
    pub path: PathBuf,
    /// True where every file in it is an input, not those of YAML alone.
    pub every: bool,
}

/// What tells of events; nothing, where the watch looks around itself.
pub struct Eyes {
    watcher: Option<RecommendedWatcher>,
    /// Kept, so that the channel stays open without a watcher.
    _tell: Sender<notify::Result<notify::Event>>,
    told: Receiver<notify::Result<notify::Event>>,
    folders: BTreeMap<PathBuf, Folder>,
    /// How long the last looks around took, the latest first.
    looks: Vec<Duration>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Folder {
    every: bool,
    /// Another folder of the same name has another number.
    number: u64,
}

impl Eyes {
    /// Listens to the system; with `poll`, and where the system has no ears, looks around instead. Why it cannot listen
    /// is told beside.
    #[must_use]
    pub fn open(poll: bool) -> (Self, Option<String>) {
        let (tell, told) = channel();
        let sender = tell.clone();
        // To read a file is an event as well: it would wake us by what we do ourselves.
        let hear = move |event: notify::Result<notify::Event>| {
            let ours = event.as_ref().is_ok_and(|e| matches!(e.kind, EventKind::Access(a) if !closed(a)));
            if !ours {
                // Nobody hears it only when the watch has ended.
                let _ = sender.send(event);
            }
        };
        let (watcher, why) = match (!poll).then(|| notify::recommended_watcher(hear)) {
            Some(Ok(watcher)) => (Some(watcher), None),
            Some(Err(error)) => (None, Some(reason(&error))),
            None => (None, None),
        };
        (Self { watcher, _tell: tell, told, folders: BTreeMap::new(), looks: Vec::new() }, why)
    }

    /// Watches these folders and no others; gives those that were not watched before, and those that went meanwhile:
    /// of both nothing was told.
    ///
    /// # Errors
    /// Why the system can tell of no events any more; from now on [`Eyes::wait`] ends in time for a look around.
    pub fn follow(&mut self, folders: Vec<Watched>) -> Result<BTreeSet<PathBuf>, String> {
        let mut added = BTreeSet::new();
        let Some(watcher) = &mut self.watcher else { return Ok(added) };
        let mut wanted = BTreeMap::new();
        for Watched { path, every } in folders {
            match number(&path) {
                Some(number) => _ = wanted.insert(path, Folder { every, number }),
                None => _ = added.insert(path),
            }
        }
        for path in self.folders.iter().filter(|(path, folder)| wanted.get(*path) != Some(folder)).map(|(path, _)| path)
        {
            // The system may have dropped it with the folder.
            let _ = watcher.unwatch(path);
        }
        self.folders.retain(|path, folder| wanted.get(path) == Some(folder));
        for (path, folder) in wanted {
            if self.folders.contains_key(&path) {
                continue;
            }
            match watcher.watch(&path, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    added.insert(path.clone());
                    self.folders.insert(path, folder);
                }
                Err(_) if !path.is_dir() => _ = added.insert(path),
                Err(error) => {
                    self.watcher = None;
                    return Err(reason(&error));
                }
            }
        }
        Ok(added)
    }

    /// What a look around took: it sets how often there is one.
    pub fn took(&mut self, time: Duration) {
        self.looks.insert(0, time);
        self.looks.truncate(LOOKS);
    }

    /// What was told, at the latest after `most`.
    pub fn wait(&mut self, most: Option<Duration>) -> Vec<Event> {
        let round = self.watcher.is_none().then(|| round(&self.looks));
        let most = match (most, round) {
            (Some(most), Some(round)) if most < round => {
                std::thread::sleep(most);
                return Vec::new();
            }
            (_, Some(round)) => {
                std::thread::sleep(round);
                return vec![Event::Round];
            }
            (most, None) => most,
        };
        let first = match most {
            Some(most) => self.told.recv_timeout(most),
            None => self.told.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let Ok(first) = first else { return Vec::new() };
        let mut seen = Vec::new();
        let mut next = Some(first);
        while let Some(told) = next {
            self.see(told, &mut seen);
            next = self.told.try_recv().ok();
        }
        seen
    }

    fn see(&self, told: notify::Result<notify::Event>, seen: &mut Vec<Event>) {
        match told {
            Ok(event) if event.need_rescan() => seen.push(Event::Lost),
            Ok(event) => seen.extend(event.paths.iter().filter_map(|path| self.event(event.kind, path))),
            Err(_) => seen.push(Event::Lost),
        }
    }

    fn event(&self, kind: EventKind, path: &Path) -> Option<Event> {
        let folder = || Some(Event::At(path.to_owned(), Hint::Folder));
        if self.folders.contains_key(path) {
            return folder();
        }
        let name = path.file_name()?.as_encoded_bytes();
        if name.starts_with(b".") {
            return None;
        }
        let every = path.parent().and_then(|p| self.folders.get(p)).is_some_and(|f| f.every);
        let input = every || yaml(name);
        let file = |hint| input.then(|| Event::At(path.to_owned(), hint));
        match kind {
            EventKind::Create(CreateKind::Folder) => folder(),
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => match path.symlink_metadata()
            {
                Ok(state) if state.is_dir() => folder(),
                Ok(state) if state.len() == 0 => file(Hint::Empty),
                _ => file(Hint::Whole),
            },
            EventKind::Remove(RemoveKind::File) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => {
                file(Hint::Gone)
            }
            EventKind::Create(CreateKind::File) | EventKind::Modify(ModifyKind::Data(_)) => file(Hint::Growing),
            // Both names have been told of one by one.
            EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => None,
            _ if path.is_dir() => folder(),
            _ => file(if path.exists() { Hint::Growing } else { Hint::Gone }),
        }
    }
}

/// How long until the next look around.
fn round(looks: &[Duration]) -> Duration {
    let quickest = looks.iter().min().copied().unwrap_or_default();
    quickest.saturating_mul(SHARE).clamp(ROUND, LATEST)
}

/// The end of a writer.
const fn closed(access: AccessKind) -> bool {
    matches!(access, AccessKind::Close(AccessMode::Write | AccessMode::Any))
}

/// True for the ending of an offer, a profile and the settings.
fn yaml(name: &[u8]) -> bool {
    let ending = name.rsplit(|b| *b == b'.').next().unwrap_or_default();
    ending.len() < name.len() && (ending.eq_ignore_ascii_case(b"yaml") || ending.eq_ignore_ascii_case(b"yml"))
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system allows no more watches".to_owned(),
        _ => format!("the system tells of no changes: {error}"),
    }
}

#[cfg(unix)]
fn number(folder: &Path) -> Option<u64> {
    let state = folder.symlink_metadata().ok()?;
    state.is_dir().then(|| std::os::unix::fs::MetadataExt::ino(&state))
}

#[cfg(not(unix))]
fn number(folder: &Path) -> Option<u64> {
    folder.is_dir().then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_build_delays_no_look_around_and_a_large_project_does() {
        let of = |ms: &[u64]| round(&ms.iter().copied().map(Duration::from_millis).collect::<Vec<_>>()).as_millis();
        assert_eq!(of(&[]), 500);
        assert_eq!(of(&[6_000, 1]), 500);
        assert_eq!(of(&[40, 30, 35, 900]), 1_500);
        assert_eq!(of(&[6_000, 6_000, 6_000, 6_000]), 10_000);
    }
}

//! Writing: each file is the old one or the new one at every moment, and only ours are touched.

use super::held::{Held, Scope, folder_of, stamps};
use super::lock::{locked, text};
use super::manifest::{self, Digest, HEADER, Known, LIST, MARK, Memory};
use super::names::folded;
use super::{Failure, Place, look};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How long the journal of a watch may always become, and about how long a line of the list is: bytes.
const JOURNAL: u64 = 64 * 1024;
const LINE: u64 = 100;

/// Why a file was left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// `gen` wrote it, and a person changed it since.
    Edited,
    /// `gen` did not write it.
    Foreign,
}

/// A file that was left as it is, though a dossier wants its place, or has left it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    /// Its path in the output, with `/`.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// What became of the files of one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Put {
    /// How many files are new.
    pub new: usize,
    /// How many were replaced.
    pub changed: usize,
    /// How many were right already.
    pub same: usize,
    /// What was left as it is.
    pub kept: Vec<Kept>,
}

/// What the end of a build did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finished {
    /// The files that were removed, since no source asks for them any more.
    pub removed: Vec<String>,
    /// Those that were not, since a person edited them.
    pub kept: Vec<Kept>,
}

/// A locked folder that bears our mark.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    force: bool,
    memory: Memory,
    /// Holds the lock for as long as it is open.
    _lock: File,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The journal, once something was to be changed.
    journal: Option<File>,
    /// What this build wrote or found right.
    now: Known,
    /// What this build wanted to write and left as it is.
    held: BTreeSet<String>,
}

/// What to do with one file.
enum Plan {
    Same,
    Write { new: bool },
    Keep(Why),
}

impl Output {
    /// Makes the folder and the mark where they are missing, and locks it. With `force`, files of ours that a person
    /// edited are replaced.
    ///
    /// # Errors
    /// Another build holds the lock for more than ten seconds; the mark or the list cannot be read or written.
    pub fn open(place: &Place, force: bool) -> Result<Self, Failure> {
        Ok(Self::reopen(place, force, None)?.0)
    }

    /// As [`Output::open`], by what an earlier build `held`; false where somebody else wrote into the folder since, so
    /// that nothing is known of what lies there.
    ///
    /// # Errors
    /// As [`Output::open`].
    pub fn reopen(place: &Place, force: bool, held: Option<Held>) -> Result<(Self, bool), Failure> {
        let root = place.path().to_owned();
        fs::create_dir_all(&root).map_err(|e| Failure::io("make the folder", &root, &e))?;
        let lock = locked(&root)?;
        if let Some(held) = held.filter(|held| held.stamps == stamps(&root)) {
            let output = Self { root, force, memory: held.memory, _lock: lock, state: Mutex::default() };
            return Ok((output, true));
        }
        let mark = text(&root.join(MARK))?;
        let list =
            if look(&root.join(LIST))?.is_some_and(|s| s.is_file()) { text(&root.join(LIST))? } else { String::new() };
        let output = Self { root, force, memory: Memory::parse(&list, &mark), _lock: lock, state: Mutex::default() };
        for left in &output.memory.unfinished {
            output.sweep(left)?;
        }
        Ok((output, false))
    }

    /// Writes the files of one folder (`""` for the output itself): pairs of name and bytes. Folders of different
    /// dossiers may be written at the same time.
    ///
    /// # Errors
    /// A file or folder cannot be read, made, written or renamed; what is there then is the old or the new file.
    pub fn put(&self, folder: &str, files: &[(&str, &[u8])]) -> Result<Put, Failure> {
        let mut put = Put::default();
        if let Some(way) = self.blocked(folder)? {
            put.kept.push(Kept { path: way, why: Why::Foreign });
            return Ok(put);
        }
        let mut todo: Vec<(String, &[u8], Digest)> = Vec::new();
        for (name, bytes) in files {
            let path = if folder.is_empty() { (*name).to_owned() } else { format!("{folder}/{name}") };
            let digest = blake3::hash(bytes);
            match self.plan(&path, bytes)? {
                Plan::Keep(why) => {
                    self.state().held.insert(path.clone());
                    put.kept.push(Kept { path, why });
                }
                Plan::Same => {
                    put.same += 1;
                    self.state().now.entry(path).or_default().insert(*digest.as_bytes());
                }
                Plan::Write { new } => {
                    put.new += usize::from(new);
                    put.changed += usize::from(!new);
                    todo.push((path, bytes, digest));
                }
            }
        }
        if todo.is_empty() {
            return Ok(put);
        }
        let news: String = todo.iter().map(|(path, _, digest)| manifest::line(digest, path)).collect();
        self.announce(&news)?;
        let here = self.root.join(folder);
        fs::create_dir_all(&here).map_err(|e| Failure::io("make the folder", &here, &e))?;
        for (path, bytes, digest) in todo {
            self.replace(&path, bytes)?;
            self.state().now.entry(path).or_default().insert(*digest.as_bytes());
        }
        Ok(put)
    }

    /// True where files of an earlier build lie in this folder.
    #[must_use]
    pub fn holds(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        let mut files = self.memory.known.range(below.clone()..).take_while(|(path, _)| path.starts_with(&below));
        files.any(|(path, _)| {
            !path.get(below.len()..).unwrap_or_default().contains('/') && self.root.join(path).is_file()
        })
    }

    /// The folders that an earlier build wrote into.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.memory.known.keys().map(|path| folder_of(path))
    }

    /// Ends the build: removes the files of our list within `scope` that no dossier asked for, apart from those whose
    /// folder `keep` names, and notes what is ours now.
    ///
    /// # Errors
    /// A file cannot be removed, or the list not be written; the next build takes up what is left.
    pub fn finish(self, scope: &Scope, keep: impl Fn(&str) -> bool) -> Result<(Finished, Held), Failure> {
        self.finish_made_of(None, scope, keep)
    }

    /// As [`Output::finish`], and notes what all of it was made of.
    ///
    /// # Errors
    /// As [`Output::finish`].
    pub fn finish_made_of(
        self,
        inputs: Option<Digest>,
        scope: &Scope,
        keep: impl Fn(&str) -> bool,
    ) -> Result<(Finished, Held), Failure> {
        let mut finished = Finished::default();
        let State { now, held, journal } = std::mem::take(&mut *self.state());
        let begun = journal.is_some();
        self.state().journal = journal;
        let spellings = LazyCell::new(|| now.keys().map(|path| (folded(path), path.as_str())).collect());
        let mut gone = Vec::new();
        for (path, _) in scope.files(&self.memory.known).filter(|(path, _)| !now.contains_key(*path)) {
            if held.contains(path) || keep(folder_of(path)) {
                continue;
            } else if self.is_edited(path)? {
                finished.kept.push(Kept { path: path.clone(), why: Why::Edited });
                continue;
            } else if self.remove(path, &spellings)? {
                finished.removed.push(path.clone());
            }
            gone.push(path.clone());
        }
        drop(spellings);
        let changed =
            !gone.is_empty() || now.iter().any(|(path, digests)| self.memory.known.get(path) != Some(digests));
        let begun = begun || self.state().journal.is_some();
        let Self { root, memory, force, _lock, state } = self;
        let changed = changed || memory.inputs != inputs;
        let Memory { mut known, journal, .. } = memory;
        let news = (*scope != Scope::All).then(|| gone.iter().chain(now.keys()).cloned().collect());
        for path in gone {
            known.remove(&path);
        }
        known.extend(now);
        let memory = Memory { known, journal: journal || begun, inputs, ..Memory::default() };
        let mut output = Self { root, force, memory, _lock, state };
        if output.memory.journal && (*scope == Scope::All || output.journal_is_long())
            || changed && *scope == Scope::All
        {
            output.settle()?;
        }
        Ok((finished, Held { stamps: stamps(&output.root), memory: output.memory, news }))
    }

    /// Writes the list, and empties the journal.
    fn settle(&mut self) -> Result<(), Failure> {
        self.announce("")?;
        self.replace(LIST, manifest::list(&self.memory.known, self.memory.inputs.as_ref()).as_bytes())?;
        let mark = self.root.join(MARK);
        let failed = |e: std::io::Error| Failure::io("write", &mark, &e);
        let file = OpenOptions::new().write(true).open(&mark).map_err(failed)?;
        file.set_len(HEADER.len() as u64).map_err(failed)?;
        self.memory.journal = false;
        Ok(())
    }

    /// True where the journal costs more to read than the list to write: so often, the list costs little for a change.
    fn journal_is_long(&self) -> bool {
        let long = JOURNAL + self.memory.known.len() as u64 * LINE / 4;
        self.root.join(MARK).metadata().is_ok_and(|state| state.len() > long)
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) const fn memory(&self) -> &Memory {
        &self.memory
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The part of the way to `folder` that is no folder, if there is one: a link is not followed.
    fn blocked(&self, folder: &str) -> Result<Option<String>, Failure> {
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        for end in ends {
            let Some(part) = folder.get(..end).filter(|p| !p.is_empty()) else { continue };
            match look(&self.root.join(part))? {
                None => return Ok(None),
                Some(state) if state.is_dir() => {}
                Some(_) => return Ok(Some(part.to_owned())),
            }
        }
        Ok(None)
    }

    fn plan(&self, path: &str, bytes: &[u8]) -> Result<Plan, Failure> {
        let file = self.root.join(path);
        let Some(state) = look(&file)? else { return Ok(Plan::Write { new: true }) };
        if !state.is_file() {
            return Ok(Plan::Keep(Why::Foreign));
        }
        let old = fs::read(&file).map_err(|e| Failure::io("read", &file, &e))?;
        if old == bytes {
            return Ok(Plan::Same);
        }
        let Some(digests) = self.memory.known.get(path) else { return Ok(Plan::Keep(Why::Foreign)) };
        // What holds only the beginning of the new file was cut, not edited.
        let ours = self.force || bytes.starts_with(&old) || digests.contains(blake3::hash(&old).as_bytes());
        Ok(if ours { Plan::Write { new: false } } else { Plan::Keep(Why::Edited) })
    }

    /// True for a file of our list that holds something that we did not write.
    fn is_edited(&self, path: &str) -> Result<bool, Failure> {
        let file = self.root.join(path);
        if self.force || self.blocked(folder_of(path))?.is_some() {
            return Ok(false);
        }
        if look(&file)?.is_none_or(|state| !state.is_file()) {
            return Ok(false);
        }
        let bytes = fs::read(&file).map_err(|e| Failure::io("read", &file, &e))?;
        let digests = self.memory.known.get(path);
        Ok(!bytes.is_empty() && digests.is_none_or(|d| !d.contains(blake3::hash(&bytes).as_bytes())))
    }

    /// Removes a file of ours and the folders that it leaves empty; true if it was there.
    fn remove(&self, path: &str, now: &BTreeMap<String, &str>) -> Result<bool, Failure> {
        let file = self.root.join(path);
        let folder = folder_of(path);
        if self.blocked(folder)?.is_some()
            || look(&file)?.is_none_or(|state| !state.is_file())
            || self.renamed(path, now)
        {
            return Ok(false);
        }
        self.announce("")?;
        fs::remove_file(&file).map_err(|e| Failure::io("remove", &file, &e))?;
        let mut above = file.parent();
        while let Some(folder) = above.filter(|f| *f != self.root && f.starts_with(&self.root)) {
            // Only an empty folder goes; that it is not empty is no failure.
            if fs::remove_dir(folder).is_err() {
                break;
            }
            above = folder.parent();
        }
        Ok(true)
    }

    /// True where `path` is, on this disk, another spelling of a file of this build.
    fn renamed(&self, path: &str, now: &BTreeMap<String, &str>) -> bool {
        let at = |p: &str| self.root.join(p).canonicalize().ok();
        now.get(&folded(path)).is_some_and(|other| at(other) == at(path))
    }

    /// Notes in the journal what is about to be written; the first time that this build changes something.
    fn announce(&self, news: &str) -> Result<(), Failure> {
        let mut state = self.state();
        let mark = self.root.join(MARK);
        let failed = |e: std::io::Error| Failure::io("write", &mark, &e);
        let begin = if state.journal.is_none() {
            state.journal = Some(OpenOptions::new().append(true).open(&mark).map_err(failed)?);
            // The line of a killed build may lack its end.
            format!("{}{}", if self.memory.journal { "\n" } else { "" }, manifest::begin(std::process::id()))
        } else {
            String::new()
        };
        match &mut state.journal {
            Some(journal) => journal.write_all(format!("{begin}{news}").as_bytes()).map_err(failed),
            None => Ok(()),
        }
    }

    /// Writes aside and renames.
    fn replace(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let file = self.root.join(path);
        let aside = self.root.join(manifest::temporary(path, std::process::id()));
        let mut open = OpenOptions::new().write(true).create_new(true).open(&aside);
        if open.as_ref().is_err_and(|e| e.kind() == ErrorKind::AlreadyExists)
            && look(&aside)?.is_some_and(|s| s.is_file())
        {
            // A build with the number of this process was killed before it announced anything.
            fs::remove_file(&aside).map_err(|e| Failure::io("remove", &aside, &e))?;
            open = OpenOptions::new().write(true).create_new(true).open(&aside);
        }
        let written = open.and_then(|mut new| new.write_all(bytes)).and_then(|()| fs::rename(&aside, &file));
        written.map_err(|e| {
            // The write has failed already; the next build removes what cannot be removed now.
            let _ = fs::remove_file(&aside);
            Failure::io("write", &file, &e)
        })
    }

    /// Removes a temporary file of a build that was killed.
    fn sweep(&self, path: &str) -> Result<(), Failure> {
        let file = self.root.join(path);
        if self.blocked(folder_of(path))?.is_none() && look(&file)?.is_some_and(|state| state.is_file()) {
            fs::remove_file(&file).map_err(|e| Failure::io("remove", &file, &e))?;
        }
        Ok(())
    }
}

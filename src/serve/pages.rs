//! What was built, as the server knows it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// The digest of a file's bytes.
pub(super) type Digest = [u8; 32];

/// What is wrong with the files, as a person reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// All of them, as on the terminal.
    pub text: String,
}

/// What was built, shared by the one who builds and those who read.
#[derive(Debug, Clone)]
pub struct Pages(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    /// Rings with every build that has ended.
    bell: watch::Sender<()>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    /// The folder of the output.
    pub root: PathBuf,
    /// Every content that a path was given, by its path with `/`.
    pub files: BTreeMap<String, BTreeSet<Digest>>,
    /// True from the beginning of a build to its end.
    pub building: bool,
    /// What is wrong with the files.
    pub problems: Problems,
    /// How often the problems have changed.
    pub turn: usize,
}

impl Default for Pages {
    fn default() -> Self {
        let state = State { building: true, ..State::default() };
        Self(Arc::new(Shared { state: Mutex::new(state), bell: watch::Sender::new(()) }))
    }
}

impl Pages {
    /// A build begins: files are being replaced.
    pub fn begin(&self) {
        self.state().building = true;
    }

    /// A file is what was built; without a digest it is gone.
    pub fn set(&self, path: &str, digests: Option<&BTreeSet<[u8; 32]>>) {
        let mut state = self.state();
        match digests {
            Some(digests) => _ = state.files.insert(path.to_owned(), digests.clone()),
            None => _ = state.files.remove(path),
        }
    }

    /// These files of the folder `root`, and no others, are what was built.
    pub fn replace<'f>(&self, root: &Path, files: impl Iterator<Item = (&'f str, &'f BTreeSet<[u8; 32]>)>) {
        let mut state = self.state();
        root.clone_into(&mut state.root);
        state.files = files.map(|(path, digests)| (path.to_owned(), digests.clone())).collect();
    }

    /// A build has ended: whoever reads a page that is another one now is told.
    pub fn end(&self, problems: Problems) {
        let mut state = self.state();
        state.building = false;
        if state.problems != problems {
            state.problems = problems;
            state.turn += 1;
        }
        drop(state);
        self.0.bell.send_replace(());
    }

    /// What is known now.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hears of every build that ends.
    pub(super) fn listen(&self) -> watch::Receiver<()> {
        self.0.bell.subscribe()
    }
}

impl State {
    /// True where a path still is what it was when its page was shown; without a digest it was not there.
    pub(super) fn is_still(&self, path: &str, shown: Option<&Digest>) -> bool {
        match (self.files.get(path), shown) {
            (None, None) => true,
            (Some(digests), Some(shown)) => digests.contains(shown),
            _ => false,
        }
    }
}

//! The output as a whole: whether it is what a build would write, told by what it was made of and by every byte of it; and
//! how all of it goes.

use super::held::Scope;
use super::manifest::{Digest, LIST, MARK};
use super::output::{Finished, Output};
use super::{Failure, look};
use rayon::prelude::*;
use std::fs;

impl Output {
    /// True where the last finished build was made of these inputs, and every file that it wrote is still what it was.
    #[must_use]
    pub fn is_made_of(&self, inputs: &Digest) -> bool {
        let memory = self.memory();
        memory.inputs.as_ref() == Some(inputs) && !memory.journal && {
            memory.known.par_iter().all(|(path, digests)| {
                let file = self.root().join(path);
                let regular = file.symlink_metadata().is_ok_and(|state| state.is_file());
                let right = |bytes: Vec<u8>| digests.len() == 1 && digests.contains(blake3::hash(&bytes).as_bytes());
                regular && fs::read(file).is_ok_and(right)
            })
        }
    }

    /// Removes all of our files that nobody edited and, where none is left, our mark and the folder as well.
    ///
    /// # Errors
    /// A file cannot be removed; what is left is still ours, and the next time goes on.
    pub fn clear(self) -> Result<Finished, Failure> {
        let root = self.root().to_owned();
        let finished = self.finish(&Scope::All, |_| false)?.0;
        if finished.kept.is_empty() {
            for file in [LIST, MARK].map(|name| root.join(name)) {
                if look(&file)?.is_some() {
                    fs::remove_file(&file).map_err(|e| Failure::io("remove", &file, &e))?;
                }
            }
            // It stays where it holds files of others.
            let _ = fs::remove_dir(&root);
        }
        Ok(finished)
    }
}

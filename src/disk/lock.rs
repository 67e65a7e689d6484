//! The lock on an output: two builds never write into one folder at the same time.

use super::manifest::{HEADER, MARK};
use super::{Failure, look};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;
use std::time::Duration;

/// How long a build waits for another one into the same folder, and how often it looks.
const PATIENCE: (Duration, u32) = (Duration::from_millis(50), 200);

/// The mark, with its text, locked against other builds.
pub(super) fn locked(root: &Path) -> Result<File, Failure> {
    let mark = root.join(MARK);
    let failed = |e: std::io::Error| Failure::io("write", &mark, &e);
    if look(&mark)?.is_none() {
        let made = OpenOptions::new().write(true).create_new(true).open(&mark);
        made.map(drop)
            .or_else(|e| if e.kind() == ErrorKind::AlreadyExists { Ok(()) } else { Err(e) })
            .map_err(failed)?;
    }
    let file = File::open(&mark).map_err(|e| Failure::io("read", &mark, &e))?;
    for _ in 0..PATIENCE.1 {
        match file.try_lock() {
            Ok(()) => return complete(file, &mark),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PATIENCE.0),
            // Some network disks have no locks: there, two builds at once are up to the person.
            Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => return complete(file, &mark),
            Err(TryLockError::Error(e)) => return Err(Failure::io("lock", &mark, &e)),
        }
    }
    let phrase = format!("another gen is running and writes into `{}`", root.display());
    Err(Failure::new(phrase).help("wait for its end, or write into another folder with `-o`"))
}

/// The mark, once it holds all that it should: a build may have been killed while it wrote it.
fn complete(file: File, mark: &Path) -> Result<File, Failure> {
    let there = text(mark)?;
    if let Some(rest) = HEADER.get(there.len()..).filter(|rest| !rest.is_empty()) {
        let append = OpenOptions::new().append(true).open(mark);
        append.and_then(|mut f| f.write_all(rest.as_bytes())).map_err(|e| Failure::io("write", mark, &e))?;
    }
    Ok(file)
}

/// The text of a file of ours.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|mut f| f.read_to_end(&mut bytes)).map_err(|e| Failure::io("read", path, &e))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

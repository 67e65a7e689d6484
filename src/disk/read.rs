//! Reading one file of a person's, within bounds.

use super::cause;
use crate::diag::Diagnostic;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The most bytes that a file of the project may have: 1 MiB.
pub const LIMIT: u64 = 1 << 20;

/// The bytes of a file.
///
/// # Errors
/// `not-a-file` for pipes, devices and folders, which are not opened; `too-large` beyond [`LIMIT`]; `unreadable` where
/// the machine does not give the bytes. None of them has a file name yet.
pub fn read(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let unreadable = |e: std::io::Error| Diagnostic::error("unreadable", format!("cannot be read: {}", cause(&e)));
    let state = path.metadata().map_err(unreadable)?;
    if !state.is_file() {
        return Err(
            Diagnostic::error("not-a-file", "is not a regular file").help("put a file in its place, or rename it")
        );
    }
    if state.len() > LIMIT {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(state.len()).unwrap_or(0).saturating_add(1));
    File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    // A file may grow between the look at it and the reading.
    if bytes.len() as u64 > LIMIT { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> Diagnostic {
    Diagnostic::error("too-large", "is larger than 1 MiB (1,048,576 bytes)")
        .help("an offer takes a few kilobytes; is this the right file?")
}

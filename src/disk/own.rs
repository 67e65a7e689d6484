//! Files of the person's own, which `gen init`, `gen new` and `gen log` write: nothing that was there is ever lost.

use super::{Failure, look, manifest};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::time::Duration;

/// How long one `gen log` waits for another one at the same file, and how often it looks.
const PATIENCE: (Duration, u32) = (Duration::from_millis(20), 500);

/// Makes a new file and the folders above it; what is there already is left as it is.
///
/// # Errors
/// Something lies at the path, or the machine fails; there is no part of a file then.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let taken = || Failure::new(format!("`{}` is there already", path.display()));
    if look(path)?.is_some() {
        return Err(taken());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|e| Failure::io("make the folder", folder, &e))?;
    let aside = aside(path);
    // A link is made only where nothing lies, which a rename would write over.
    let made = write(&aside, bytes, None).and_then(|()| fs::hard_link(&aside, path));
    let _ = fs::remove_file(&aside);
    match made {
        Err(e) if matches!(e.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            let plain = OpenOptions::new().write(true).create_new(true).open(path);
            plain.and_then(|mut file| file.write_all(bytes)).map_err(|e| Failure::io("write", path, &e))
        }
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Err(taken()),
        Err(e) => Err(Failure::io("write", path, &e)),
        Ok(()) => Ok(()),
    }
}

/// Puts what `change` makes of a file in its place: written aside and synced before it takes the name, so that the file
/// is the old or the new one at every moment. One change at a time; rights stay, and a link stays a link.
///
/// # Errors
/// What `change` says; the file cannot be read or written, and is as it was.
pub fn amend<E: From<Failure>>(path: &Path, mut change: impl FnMut(&[u8]) -> Result<Vec<u8>, E>) -> Result<(), E> {
    let target = path.canonicalize().map_err(|e| Failure::io("find", path, &e))?;
    let file = locked(&target)?;
    let rights = file.metadata().map_err(|e| Failure::io("look at", path, &e))?.permissions();
    if rights.readonly() {
        return Err(Failure::new(format!("cannot write `{}`: it is read-only", path.display())).into());
    }
    sweep(&target);
    let aside = aside(&target);
    loop {
        let old = fs::read(&target).map_err(|e| Failure::io("read", path, &e))?;
        let new = change(&old)?;
        let failed = |e: std::io::Error| {
            // The write has failed already; the next change removes what cannot be removed now.
            let _ = fs::remove_file(&aside);
            Failure::io("write", path, &e)
        };
        write(&aside, &new, Some(rights.clone())).map_err(failed)?;
        // An editor may have saved in the meantime, and knows no lock.
        if fs::read(&target).is_ok_and(|now| now == old) {
            fs::rename(&aside, &target).map_err(failed)?;
            settle(&target);
            return Ok(());
        }
        fs::remove_file(&aside).map_err(failed)?;
    }
}

fn write(aside: &Path, bytes: &[u8], rights: Option<fs::Permissions>) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(aside)?;
    if let Some(rights) = rights {
        file.set_permissions(rights)?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// Has the folder remember the new name; where a disk cannot do that, it does so by itself.
fn settle(target: &Path) {
    if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}

/// The file, locked, and still the one that bears the name.
fn locked(target: &Path) -> Result<File, Failure> {
    for _ in 0..PATIENCE.1 {
        let file = File::open(target).map_err(|e| Failure::io("read", target, &e))?;
        match file.try_lock() {
            Ok(()) if is_at(&file, target) => return Ok(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => std::thread::sleep(PATIENCE.0),
            Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => return Ok(file),
            Err(TryLockError::Error(e)) => return Err(Failure::io("lock", target, &e)),
        }
    }
    Err(Failure::new(format!("another gen writes to `{}`", target.display())).help("wait for its end, and try again"))
}

/// True where no other file has taken the name since.
fn is_at(file: &File, target: &Path) -> bool {
    let (Ok(open), Ok(there)) = (file.metadata(), target.metadata()) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (open.dev(), open.ino()) == (there.dev(), there.ino())
    }
    #[cfg(not(unix))]
    {
        open.len() == there.len() && open.modified().ok() == there.modified().ok()
    }
}

fn aside(path: &Path) -> std::path::PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(manifest::temporary(&name, std::process::id()))
}

/// Removes what a change that was killed left beside the file.
fn sweep(target: &Path) {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let (Some(folder), before) = (target.parent(), format!(".{name}.")) else { return };
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let other = entry.file_name().to_string_lossy().into_owned();
        let pid = other.strip_prefix(&before).and_then(|rest| rest.strip_suffix(".tmp"));
        if pid.is_some_and(|pid| !pid.is_empty() && pid.bytes().all(|b| b.is_ascii_digit())) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

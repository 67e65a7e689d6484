//! The floor: reads every source, writes as many bytes into as many files, and does nothing else.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;
use walkdir::WalkDir;

/// The files of a finished output: a line of size and path each.
pub fn list(output: &Path) -> io::Result<String> {
    let mut lines = String::new();
    for entry in WalkDir::new(output).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(output).unwrap_or(entry.path());
            let _ = writeln!(lines, "{} {}", entry.metadata()?.len(), path.display());
        }
    }
    Ok(lines)
}

/// Reads `source` file by file, then writes what `list` names into `output`.
pub fn run(source: &Path, list: &Path, output: &Path) -> io::Result<()> {
    for entry in WalkDir::new(source) {
        let entry = entry?;
        if entry.file_type().is_file() {
            std::hint::black_box(fs::read(entry.path())?);
        }
    }
    let mut bytes = Vec::new();
    let mut folder = output.to_owned();
    fs::create_dir_all(&folder)?;
    for line in fs::read_to_string(list)?.lines() {
        let (size, path) = line.split_once(' ').unwrap_or(("0", line));
        bytes.resize(size.parse().unwrap_or(0), b'x');
        let file = output.join(path);
        if let Some(parent) = file.parent().filter(|p| *p != folder) {
            folder = parent.to_owned();
            fs::create_dir_all(&folder)?;
        }
        fs::write(file, &bytes)?;
    }
    Ok(())
}

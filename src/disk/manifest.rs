//! What `gen` wrote into a folder: the mark, the list, and the journal of a build that may not have ended.
//!
//! Two files lie in an output. `.gen` is the mark that makes the folder ours; it is the first file to be written and is
//! never replaced, so that a lock on it holds. While a build writes, each change is announced in it before it is made:
//! what a killed build left behind is known as ours. `.gen-files` is the list of a finished build.

use std::collections::{BTreeMap, BTreeSet};

/// The mark, the lock and the journal.
pub(super) const MARK: &str = ".gen";

/// The list of a finished build.
pub(super) const LIST: &str = ".gen-files";

/// What stands before the digest of all inputs, in the first line of the list.
const INPUTS: &str = "made of ";

/// What the mark begins with.
pub(super) const HEADER: &str =
    "This folder is written by gen. Files of others stay; what gen wrote, it may replace and remove.\n";

/// The digest of a file's bytes, in hexadecimal.
pub(super) type Digest = blake3::Hash;

/// Every content that `gen` may have given a path.
pub(super) type Known = BTreeMap<String, BTreeSet<[u8; 32]>>;

/// A line of the list or the journal.
pub(super) fn line(digest: &Digest, path: &str) -> String {
    format!("{} {path}\n", digest.to_hex())
}

/// The line that begins the changes of a build.
pub(super) fn begin(pid: u32) -> String {
    format!("build {pid}\n")
}

/// What the list and the journal say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Memory {
    /// Every content that `gen` may have given a path.
    pub known: Known,
    /// Paths that a build may have left as temporary files.
    pub unfinished: BTreeSet<String>,
    /// True where the journal is not empty.
    pub journal: bool,
    /// What the finished build was made of, where it said so.
    pub inputs: Option<Digest>,
}

impl Memory {
    /// From the text of the list and of the mark; torn lines are passed over.
    pub(super) fn parse(list: &str, mark: &str) -> Self {
        let inputs = list.lines().next().and_then(|line| Digest::from_hex(line.strip_prefix(INPUTS)?).ok());
        let mut memory = Self { inputs, ..Self::default() };
        for (digest, path) in list.lines().filter_map(entry) {
            memory.known.entry(path.to_owned()).or_default().insert(*digest.as_bytes());
        }
        let journal = mark.strip_prefix(HEADER).unwrap_or("");
        memory.journal = !journal.is_empty();
        let mut pid = None;
        for text in journal.split_inclusive('\n').filter_map(|l| l.strip_suffix('\n')) {
            if let Some(number) = text.strip_prefix("build ") {
                pid = number.parse::<u32>().ok();
                memory.unfinished.extend(pid.map(|pid| temporary(LIST, pid)));
            } else if let Some((digest, path)) = entry(text) {
                memory.known.entry(path.to_owned()).or_default().insert(*digest.as_bytes());
                memory.unfinished.extend(pid.map(|pid| temporary(path, pid)));
            }
        }
        memory
    }
}

/// The text of the list.
pub(super) fn list(known: &Known, inputs: Option<&Digest>) -> String {
    let mut text = inputs.map_or_else(String::new, |inputs| format!("{INPUTS}{}\n", inputs.to_hex()));
    for (path, digests) in known {
        for digest in digests {
            text.push_str(&line(&Digest::from_bytes(*digest), path));
        }
    }
    text
}

fn entry(line: &str) -> Option<(Digest, &str)> {
    let (digest, path) = line.split_once(' ')?;
    let inside = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    let digest = Digest::from_hex(digest).ok()?;
    (inside && !path.contains(['\\', '\0'])).then_some((digest, path))
}

/// Where the bytes of `path` are written before they take its name.
pub(super) fn temporary(path: &str, pid: u32) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let dot = if name.starts_with('.') { "" } else { "." };
    format!("{folder}{slash}{dot}{name}.{pid}.tmp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_journal_is_read_as_far_as_it_is_whole() {
        let digest = blake3::hash(b"x");
        let whole = format!("{HEADER}{}{}", begin(7), line(&digest, "a/index.html"));
        let torn = format!("{whole}{}", &line(&digest, "b/index.html")[..40]);
        let memory = Memory::parse("", &torn);
        assert_eq!(memory, Memory::parse("", &whole));
        assert_eq!(memory.known.keys().collect::<Vec<_>>(), ["a/index.html"]);
        assert!(memory.unfinished.contains("a/.index.html.7.tmp"));
    }

    #[test]
    fn what_is_listed_is_read_back() {
        let memory = Memory::parse(&line(&blake3::hash(b"x"), "a b/c.md"), HEADER);
        assert_eq!(Memory::parse(&list(&memory.known, None), HEADER), memory);
        assert!(!memory.journal);
        let inputs = blake3::hash(b"y");
        let again = Memory::parse(&list(&memory.known, Some(&inputs)), HEADER);
        assert_eq!((again.known, again.inputs), (memory.known, Some(inputs)));
    }

    #[test]
    fn no_listed_path_leads_out_of_the_folder() {
        for path in ["../x", "/etc/passwd", "a/../../x", "a//b", "a\\b", ""] {
            assert_eq!(Memory::parse(&line(&blake3::hash(b"x"), path), HEADER), Memory::default(), "{path}");
        }
    }
}

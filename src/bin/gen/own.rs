//! The words, templates and styles of a person's own, which stand for the built-in ones file by file.

use dossier::diag::Diagnostic;
use dossier::disk;
use dossier::model::raw::text_of;
use dossier::render::copied;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// The folders of a project in which such files lie.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// The files of a project that may stand for built-in ones, by their path.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Own {
    files: BTreeMap<String, String>,
    /// The folders that they lie in.
    pub folders: Vec<PathBuf>,
}

impl Own {
    /// Those of the project at `root`; what is no text stands for nothing.
    pub fn read(root: &Path) -> Self {
        let mut own = Self::default();
        let below = FOLDERS.iter().flat_map(|folder| WalkDir::new(root.join(folder)).sort_by_file_name());
        for entry in below.flatten() {
            if entry.file_type().is_dir() {
                own.folders.push(entry.path().to_owned());
            } else if entry.file_type().is_file()
                && let Some((name, text)) = name_of(root, entry.path()).zip(text(entry.path()))
            {
                own.files.insert(name, text);
            }
        }
        own
    }

    /// True where the person has none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// True for a path at which such a file may lie.
    pub fn may_hold(root: &Path, path: &Path) -> bool {
        FOLDERS.iter().any(|folder| path.starts_with(root.join(folder)))
    }

    /// The words, by their paths below `content/`.
    pub fn words(&self) -> BTreeMap<String, String> {
        let below = |(path, text): (&String, &String)| Some((path.strip_prefix("content/")?.to_owned(), text.clone()));
        self.files.iter().filter_map(below).collect()
    }

    /// The files of a theme whose originals are not any more what they were when they were copied.
    pub fn moved_on(&self, theme: &str) -> Vec<Diagnostic> {
        let folder = format!("themes/{theme}/");
        let below = self.files.iter().filter(|(path, _)| path.starts_with(&folder));
        let told = below.filter_map(|(path, text)| {
            let original = copied::moved_on(text)?;
            let phrase = format!("was copied from `{original}` of gen, which has changed since");
            let problem = Diagnostic::warning("theme", phrase).in_file(&Arc::from(path.as_str()));
            Some(problem.help("rename it, copy the original again with `gen theme copy`, and take over your changes"))
        });
        told.collect()
    }

    /// What stands for this file, if anything does.
    pub fn text(&self, path: &str) -> Option<String> {
        self.files.get(path).cloned()
    }
}

fn name_of(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn text(path: &Path) -> Option<String> {
    disk::read(path).ok().and_then(|bytes| text_of(&bytes).ok().map(str::to_owned))
}

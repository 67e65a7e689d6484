//! What a project holds: its root, its profiles, its offers, and everything that cannot be one.

use super::names::{OFFERS, Owners, judge, output_of, yaml_stem};
use super::{Failure, cause, look};
use crate::diag::Diagnostic;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::{DirEntry, WalkDir};

/// The name of a profile.
const PROFILE: &str = "profile.yaml";

/// A file that a person keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its path from the root, with `/`: the same on every machine.
    pub shown: Arc<str>,
    /// True for a link to a file of the project.
    pub linked: bool,
}

/// A file that should hold one offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferFile {
    /// The file.
    pub file: SourceFile,
    /// What a dossier calls the file.
    pub called: Arc<str>,
    /// Its stem.
    pub slug: String,
    /// Its folder in the output, with `/`.
    pub output: String,
    /// False where its name or kind already forbids a dossier.
    pub usable: bool,
}

/// A `profile.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFile {
    /// The file.
    pub file: SourceFile,
    /// False where its kind or place already forbids to read it.
    pub usable: bool,
}

/// The offers of one person: those below a profile, and below no nearer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The profile; none where the neutral one holds.
    pub profile: Option<ProfileFile>,
    /// The folder of its index in the output: empty for the output itself.
    pub output: String,
    /// In the order of their paths.
    pub offers: Vec<OfferFile>,
}

/// Everything that a project holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inventory {
    /// One for every profile, and one for offers without any; in the order of their folders.
    pub groups: Vec<Group>,
    /// What is wrong with names, kinds and places of files.
    pub problems: Vec<Diagnostic>,
    /// Folders of the output below which a dossier may belong to a source that could not be listed.
    pub unlisted: Vec<String>,
    /// The folders that were looked through, the root included.
    pub folders: Vec<PathBuf>,
}

impl Inventory {
    /// The same with numbers in the place of every name that the output would show: folders and files are called after
    /// employers and clients.
    #[must_use]
    pub fn numbered(mut self) -> Self {
        let named = self.groups.iter_mut().filter(|group| !group.output.is_empty());
        for (nth, group) in (1..).zip(named) {
            group.output = format!("person-{nth}");
        }
        for group in &mut self.groups {
            let above = if group.output.is_empty() { String::new() } else { format!("{}/", group.output) };
            for (nth, offer) in (1..).zip(&mut group.offers) {
                offer.slug = nth.to_string();
                offer.output = format!("{above}offer-{nth}");
                offer.called = Arc::from(format!("offers/{nth}.yaml"));
            }
        }
        // What lies below a folder that could not be listed has no number: everything stays.
        self.unlisted.iter_mut().for_each(String::clear);
        self
    }
}

/// The root of the project that `start` lies in: the nearest folder upward with `gen.yaml` or `profile.yaml`, else the
/// nearest with `offers`, else `start` itself.
///
/// # Errors
/// `start` is no folder, or a folder on the way cannot be looked at.
pub fn find_root(start: &Path) -> Result<PathBuf, Failure> {
    let start = start.canonicalize().map_err(|e| Failure::io("open the folder", start, &e))?;
    if !start.is_dir() {
        return Err(Failure::new(format!("`{}` is not a folder", start.display())));
    }
    for marks in [&["gen.yaml", "profile.yaml"][..], &[OFFERS]] {
        for folder in start.ancestors() {
            for mark in marks {
                if look(&folder.join(mark))?.is_some() {
                    return Ok(folder.to_owned());
                }
            }
        }
    }
    Ok(start)
}

/// Lists the project at `root`: the offers below `input`, and the profiles that hold there; `output`, hidden names,
/// `content` and `themes` are no inputs. All three are absolute and without links. Links to folders are not followed,
/// links to files only where they stay inside the project.
#[must_use]
pub fn discover(root: &Path, input: &Path, output: &Path) -> Inventory {
    let mut found = Finder {
        root,
        output,
        input: components(root, input),
        profiles: Vec::new(),
        offers: Vec::new(),
        problems: Vec::new(),
        unlisted: Vec::new(),
        folders: Vec::new(),
    };
    let no_input = |entry: &DirEntry| {
        let (path, name) = (entry.path(), entry.file_name());
        let hidden = name.as_encoded_bytes().starts_with(b".");
        let ours = path.parent() == Some(root) && (name == "content" || name == "themes");
        let beside = !path.starts_with(input) && !input.starts_with(path) && name != PROFILE;
        entry.depth() > 0 && (hidden || ours || beside || path == output)
    };
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(|e| !no_input(e)) {
        match entry {
            Ok(entry) => {
                found.folders.extend(entry.file_type().is_dir().then(|| entry.path().to_owned()));
                found.see(&entry);
            }
            Err(e) => found.unlistable(&e),
        }
    }
    found.inventory()
}

/// The path from the root; bytes that are no UTF-8 are shown as U+FFFD.
fn components(root: &Path, path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.iter().map(|c| c.to_string_lossy().into_owned()).collect()
}

struct Finder<'a> {
    root: &'a Path,
    output: &'a Path,
    input: Vec<String>,
    profiles: Vec<(Vec<String>, ProfileFile)>,
    offers: Vec<(Vec<String>, OfferFile)>,
    problems: Vec<Diagnostic>,
    unlisted: Vec<String>,
    folders: Vec<PathBuf>,
}

/// What a directory entry turned out to be.
enum Kind {
    File,
    Folder,
    Wrong(Diagnostic),
}

impl Finder<'_> {
    fn see(&mut self, entry: &DirEntry) {
        let components = components(self.root, entry.path());
        let Some((name, folders)) = components.split_last() else { return };
        let is_profile = name == PROFILE;
        let below_offers = folders.iter().any(|f| f == OFFERS);
        let stem = yaml_stem(name).filter(|_| below_offers && !is_profile && name != "gen.yaml");
        if stem.is_none() && !is_profile {
            self.bystander(entry, name, below_offers);
            return;
        }
        let file = SourceFile {
            path: entry.path().to_owned(),
            shown: Arc::from(components.join("/")),
            linked: entry.path_is_symlink(),
        };
        let usable = match self.kind(entry) {
            Kind::File => true,
            Kind::Folder if stem.is_some() => {
                let odd = Diagnostic::warning(
                    "folder-with-ending",
                    "is a folder, although its name ends like that of a file",
                );
                self.problems.push(odd.in_file(&file.shown));
                return;
            }
            Kind::Folder => {
                self.problems.push(Diagnostic::error("not-a-file", "is a folder, not a profile").in_file(&file.shown));
                false
            }
            Kind::Wrong(problem) => {
                self.problems.push(problem.in_file(&file.shown));
                false
            }
        };
        if let Some(stem) = stem {
            let parts: Vec<String> = folders.iter().cloned().chain([stem.to_owned()]).collect();
            let output = self.output_of(&parts);
            let slug = stem.to_owned();
            let named = self.named(entry.path(), &file, &output);
            self.offers.push((
                folders.to_vec(),
                OfferFile { called: Arc::clone(&file.shown), file, slug, output, usable: usable && named },
            ));
        } else {
            self.profiles.push((folders.to_vec(), ProfileFile { file, usable }));
        }
    }

    /// The folder in the output of something at this path from the root: what lies above the input has the first one.
    fn output_of(&self, components: &[String]) -> String {
        let below = components.strip_prefix(self.input.as_slice()).unwrap_or_default();
        output_of(&below.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Something that is neither offer nor profile, but might be meant as one.
    fn bystander(&mut self, entry: &DirEntry, name: &str, below_offers: bool) {
        let shown = Arc::from(components(self.root, entry.path()).join("/"));
        if let Some(right) = meant_name(entry, name) {
            let odd = Diagnostic::warning("near-name", format!("is not read: it would have to be called `{right}`"));
            self.problems.push(odd.in_file(&shown).help("rename it, if it is meant to be read"));
        } else if entry.path_is_symlink() && (below_offers || name == OFFERS) && entry.path().is_dir() {
            self.problems.push(linked_folder().in_file(&shown));
        }
    }

    fn kind(&self, entry: &DirEntry) -> Kind {
        let kind = entry.file_type();
        if kind.is_file() {
            return Kind::File;
        }
        if kind.is_dir() {
            return Kind::Folder;
        }
        if kind.is_symlink() {
            return self.linked(entry.path());
        }
        Kind::Wrong(Diagnostic::error("not-a-file", "is not a regular file, but a pipe, a socket or a device"))
    }

    fn linked(&self, path: &Path) -> Kind {
        let wrong =
            |phrase: String| Kind::Wrong(Diagnostic::error("link", phrase).help("put a copy of the file in its place"));
        let target = match path.canonicalize() {
            Ok(target) => target,
            Err(e) => return wrong(format!("is a link that leads nowhere: {}", cause(&e))),
        };
        if !target.starts_with(self.root) || target.starts_with(self.output) {
            return wrong("is a link that leads out of the project".to_owned());
        }
        match target.metadata() {
            Ok(state) if state.is_file() => Kind::File,
            Ok(state) if state.is_dir() => Kind::Wrong(linked_folder()),
            Ok(_) => wrong("is a link to something that is not a regular file".to_owned()),
            Err(e) => wrong(format!("is a link that cannot be followed: {}", cause(&e))),
        }
    }

    /// Reports what is wrong with a name; true where a dossier may bear it.
    fn named(&mut self, path: &Path, file: &SourceFile, output: &str) -> bool {
        let problem = if path.strip_prefix(self.root).unwrap_or(path).to_str().is_none() {
            Some(Diagnostic::error("name-not-utf8", "its path is not UTF-8").help("rename it"))
        } else {
            judge(output)
        };
        let good = problem.as_ref().is_none_or(|p| !p.is_error());
        self.problems.extend(problem.map(|p| p.in_file(&file.shown)));
        good
    }

    fn unlistable(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(self.root);
        let parts = components(self.root, path);
        let why = error.io_error().map_or_else(|| "links lead in a circle".to_owned(), cause);
        let shown = if parts.is_empty() { Arc::from(".") } else { Arc::from(parts.join("/")) };
        self.problems.push(Diagnostic::error("unreadable", format!("cannot be listed: {why}")).in_file(&shown));
        self.unlisted.push(self.output_of(&parts));
    }

    fn inventory(mut self) -> Inventory {
        let mut groups = self.groups();
        let owners = Owners::new(groups.iter().flat_map(claims));
        for group in &mut groups {
            if let Some(profile) = &mut group.profile
                && let Some(clash) = owners.clash(&group.output, &profile.file.shown)
            {
                profile.usable = false;
                self.problems.push(clash.in_file(&profile.file.shown));
            }
            for offer in &mut group.offers {
                if let Some(clash) = owners.clash(&offer.output, &offer.file.shown) {
                    offer.usable = false;
                    self.problems.push(clash.in_file(&offer.file.shown));
                }
            }
        }
        Inventory { groups, problems: self.problems, unlisted: self.unlisted, folders: self.folders }
    }

    /// Sorts the offers under their nearest profiles.
    fn groups(&mut self) -> Vec<Group> {
        let mut folders: Vec<Vec<String>> = Vec::new();
        let mut groups: Vec<Group> = Vec::new();
        self.profiles.sort_by(|a, b| a.0.cmp(&b.0));
        // Of the profiles at and above the input, the nearest holds.
        let above = self.profiles.iter().filter(|(folder, _)| self.input.starts_with(folder)).count();
        for (folder, profile) in std::mem::take(&mut self.profiles).into_iter().skip(above.saturating_sub(1)) {
            groups.push(Group { output: self.output_of(&folder), profile: Some(profile), offers: Vec::new() });
            folders.push(folder);
        }
        let mut orphans = Vec::new();
        for (folder, offer) in self.offers.drain(..) {
            let nearest = (0..=folder.len()).rev().find_map(|n| {
                let upward = folder.get(..n)?;
                folders.binary_search_by(|f| f.as_slice().cmp(upward)).ok()
            });
            match nearest.and_then(|at| groups.get_mut(at)) {
                Some(group) => group.offers.push(offer),
                None => orphans.push(offer),
            }
        }
        if groups.is_empty() || !orphans.is_empty() {
            groups.insert(0, Group { profile: None, output: String::new(), offers: orphans });
        }
        groups
    }
}

/// The name of a file or folder that is read, where this one is nearly called so.
fn meant_name(entry: &DirEntry, name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let folder = entry.file_type().is_dir();
    match lower.as_str() {
        "profile.yaml" | "profile.yml" | "profil.yaml" if !folder => Some(PROFILE),
        "gen.yml" | "gen.yaml" if !folder && entry.depth() == 1 && name != "gen.yaml" => Some("gen.yaml"),
        "offers" | "offer" if folder && name != OFFERS => Some(OFFERS),
        _ => None,
    }
}

/// The folders of the output that a group asks for, each with the file that does.
fn claims(group: &Group) -> impl Iterator<Item = (&str, &str)> {
    let index = group.profile.as_ref().map(|p| (group.output.as_str(), p.file.shown.as_ref()));
    index.into_iter().chain(group.offers.iter().map(|o| (o.output.as_str(), o.file.shown.as_ref())))
}

fn linked_folder() -> Diagnostic {
    Diagnostic::warning("link", "is a link to a folder, and not followed").help("put the folder itself in its place")
}

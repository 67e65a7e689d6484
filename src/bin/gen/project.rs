//! A project, read: every profile and offer, and all problems of all files.

use crate::report::Texts;
use crate::settings::Settings;
use dossier::diag::Diagnostic;
use dossier::disk::{self, Failure, Group, OfferFile, SourceFile, discover, find_root};
use dossier::model::raw::{Context, neutral_profile, read_offer, read_profile, readable, sketch_profile, text_of};
use dossier::model::{Offer, Profile};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A project, read.
pub struct Project {
    /// Its folder.
    pub root: PathBuf,
    /// What `gen.yaml` says.
    pub settings: Settings,
    /// Its candidates, in the order of their folders.
    pub people: Vec<Person>,
    /// What is wrong, in the order of files and lines.
    pub problems: Vec<Diagnostic>,
    /// The texts of the files that something is wrong with.
    pub texts: Texts,
    /// Folders of the output below which a source could not be listed.
    pub unlisted: Vec<String>,
}

/// One candidate and their offers.
pub struct Person {
    /// The folder of the index in the output.
    pub output: String,
    /// The profile; none where it cannot be used.
    pub profile: Option<Profile>,
    /// The offers, those that cannot be read included.
    pub offers: Vec<(OfferFile, Option<Offer>)>,
}

/// What one file gave.
struct Piece<T> {
    value: Option<T>,
    problems: Vec<Diagnostic>,
    text: Option<(Arc<str>, Arc<str>)>,
}

impl Project {
    /// Reads the project that `start` lies in; `output` says where its dossiers go, once its root and settings are known.
    ///
    /// # Errors
    /// The project or its settings cannot be looked at.
    pub fn read(start: &Path, output: impl FnOnce(&Path, &Settings) -> PathBuf) -> Result<Self, Failure> {
        let root = find_root(start)?;
        let settings = Settings::read(&root)?;
        let input = inside(&root, settings.input.as_deref().unwrap_or("."))?;
        let output = disk::resolve(&output(&root, &settings))?;
        let inventory = discover(&root, &input, &output);
        let mut project = Self {
            root,
            people: Vec::new(),
            problems: settings.problems.clone(),
            texts: Texts::new(),
            unlisted: inventory.unlisted,
            settings,
        };
        project.problems.extend(inventory.problems);
        if let Some(text) = project.settings.text.clone() {
            project.texts.insert(Arc::from("gen.yaml"), text);
        }
        for group in inventory.groups {
            let person = project.person(group);
            project.people.push(person);
        }
        if project.people.iter().all(|p| p.offers.is_empty()) && project.problems.is_empty() {
            let none = Diagnostic::warning("no-offers", "no offers are there");
            project.problems.push(none.help("write one to offers/<name>.yaml: company, role and received are enough"));
        }
        project.problems.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
        Ok(project)
    }

    fn person(&mut self, group: Group) -> Person {
        let context = Context::default();
        let (profile, sketch) = self.profile(&group, &context);
        let offers = group.offers;
        let read = |offer: &OfferFile| -> Piece<Offer> {
            let slug = Arc::from(offer.slug.as_str());
            let parse = |text: &str| read_offer(&offer.file.shown, &slug, text, (&sketch, &context));
            if offer.usable {
                piece(&offer.file, parse)
            } else {
                Piece { value: None, problems: Vec::new(), text: None }
            }
        };
        let pieces: Vec<Piece<Offer>> = offers.par_iter().map(read).collect();
        let broken = profile.is_none();
        let known = |p: &Diagnostic| !broken || !["rate", "criterion"].contains(&p.code);
        let mut kept = Vec::with_capacity(offers.len());
        for (offer, mut piece) in offers.into_iter().zip(pieces) {
            // Against half a profile, what depends on the other half is no finding.
            piece.problems.retain(known);
            self.texts.extend(piece.text.filter(|_| !piece.problems.is_empty()));
            self.problems.append(&mut piece.problems);
            kept.push((offer, piece.value));
        }
        Person { output: group.output, profile, offers: kept }
    }

    /// The profile, if it is good, and what the offers are read against.
    fn profile(&mut self, group: &Group, context: &Context) -> (Option<Profile>, Profile) {
        let Some(profile) = &group.profile else { return (Some(neutral_profile()), neutral_profile()) };
        if !profile.usable {
            return (None, neutral_profile());
        }
        let piece = piece(&profile.file, |text| read_profile(&profile.file.shown, text, context));
        let half = || piece.text.as_ref().map_or_else(neutral_profile, |(_, text)| sketch_profile(text, context));
        let sketch = piece.value.clone().unwrap_or_else(half);
        self.texts.extend(piece.text);
        self.problems.extend(piece.problems);
        (piece.value, sketch)
    }
}

fn piece<T>(file: &SourceFile, parse: impl FnOnce(&str) -> (Option<T>, Vec<Diagnostic>)) -> Piece<T> {
    let shown = &file.shown;
    let bytes = match disk::read(&file.path) {
        Ok(bytes) => bytes,
        Err(problem) => return Piece { value: None, problems: vec![problem.in_file(shown)], text: None },
    };
    let (value, problems) = match text_of(&bytes) {
        Ok(text) => parse(text),
        Err(problem) => (None, vec![problem.in_file(shown)]),
    };
    let text = (!problems.is_empty()).then(|| (Arc::clone(shown), Arc::from(readable(&bytes))));
    Piece { value, problems, text }
}

/// The input folder, without links.
fn inside(root: &Path, input: &str) -> Result<PathBuf, Failure> {
    let path = root.join(input);
    let folder =
        path.canonicalize().map_err(|e| Failure::io("open the folder", &path, &e).help("see `input` in gen.yaml"))?;
    if folder.starts_with(root) && folder.is_dir() {
        return Ok(folder);
    }
    Err(Failure::new(format!("`{input}` is not a folder of the project")).help("see `input` in gen.yaml"))
}

/// How files of the project are called from `here`: what stands before their path from the root.
pub fn prefix(root: &Path, here: &Path) -> String {
    if root == here {
        return String::new();
    }
    if let Ok(inside) = here.strip_prefix(root) {
        return "../".repeat(inside.components().count());
    }
    let way = root.strip_prefix(here).unwrap_or(root);
    format!("{}/", way.display())
}

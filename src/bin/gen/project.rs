//! A project, read: every profile and offer, and all problems of all files.

use crate::dossiers::is_below;
use crate::person::Told;
pub use crate::person::{Filed, Person};
use crate::piece::alone;
use crate::report::Texts;
pub use crate::report::prefix;
use crate::settings::Settings;
use crate::what_if::{Laid, WhatIf};
use dossier::diag::Diagnostic;
use dossier::disk::{self, Failure, OfferFile, discover, find_root};
use dossier::model::Language;
use dossier::model::raw::SETTINGS;
use dossier::view::Shown;
use dossier::watch::Change;
use std::collections::BTreeMap;
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
    /// What the index over all candidates showed; none before there is one.
    pub overview: Option<Shown>,
    /// The folders that were looked through.
    pub folders: Vec<PathBuf>,
    /// True where files came, went, or changed their owner since it was read before.
    pub moved: bool,
    /// True where the last reading looked through the folders.
    pub walked: bool,
    /// True where names, sums and private notes are for nobody's eyes.
    pub redact: bool,
    /// What is wrong with names and places.
    misplaced: Vec<Diagnostic>,
    what_if: WhatIf,
    /// What is supposed of each offer.
    laid: Arc<Laid>,
}

impl Project {
    /// Reads the project that `start` lies in; `output` says where its dossiers go, once its root and settings are known.
    ///
    /// # Errors
    /// The project or its settings cannot be looked at.
    pub fn read(start: &Path, output: impl FnOnce(&Path, &Settings) -> PathBuf) -> Result<Self, Failure> {
        Self::read_if(start, WhatIf::default(), false, output)
    }

    /// The same, with what is supposed of its offers; with `redact` without names and private notes.
    ///
    /// # Errors
    /// The project or its settings cannot be looked at.
    pub fn read_if(
        start: &Path,
        what_if: WhatIf,
        redact: bool,
        output: impl FnOnce(&Path, &Settings) -> PathBuf,
    ) -> Result<Self, Failure> {
        let root = find_root(start)?;
        let settings = Settings::read(&root)?;
        Self::empty(root, settings, what_if, redact).read_again(output, &Change::everything())
    }

    /// Without any candidate.
    fn empty(root: PathBuf, settings: Settings, what_if: WhatIf, redact: bool) -> Self {
        Self {
            root,
            settings,
            people: Vec::new(),
            problems: Vec::new(),
            texts: Texts::new(),
            unlisted: Vec::new(),
            overview: None,
            folders: Vec::new(),
            moved: false,
            walked: true,
            redact,
            misplaced: Vec::new(),
            what_if,
            laid: Arc::default(),
        }
    }

    /// The same project after a change: what cannot have changed is not read again, and what reads the same stays as
    /// it is, with what was made of it.
    ///
    /// # Errors
    /// The project or its settings cannot be looked at.
    pub fn again(
        mut self,
        start: &Path,
        output: impl FnOnce(&Path, &Settings) -> PathBuf,
        change: &Change,
    ) -> Result<Self, Failure> {
        self.moved = false;
        if let Some(offers) = self.plain_offers(change) {
            for (person, at) in offers {
                if let Some(person) = self.people.get_mut(person) {
                    person.reread(at);
                }
            }
            self.walked = false;
            self.gather();
            return Ok(self);
        }
        let root = find_root(start)?;
        let settings = Settings::read(&root)?;
        if root != self.root || settings.text != self.settings.text || settings.context != self.settings.context {
            return Self::empty(root, settings, self.what_if, self.redact).read_again(output, &Change::everything());
        }
        self.read_again(output, change)
    }

    /// Where all that changed are files of offers that were there before: which.
    fn plain_offers(&self, change: &Change) -> Option<Vec<(usize, usize)>> {
        let plain = |path: &PathBuf| {
            let place = self.people.iter().enumerate().find_map(|(person, p)| Some((person, p.position(path)?)))?;
            let filed = self.people.get(place.0)?.offers.get(place.1)?;
            (filed.file.usable && !filed.file.file.linked && alone(path) && path.is_file()).then_some(place)
        };
        if change.all { None } else { change.paths.iter().map(plain).collect() }
    }

    fn read_again(
        mut self,
        output: impl FnOnce(&Path, &Settings) -> PathBuf,
        change: &Change,
    ) -> Result<Self, Failure> {
        let input = self.settings.inputs(&self.root)?;
        let output = disk::resolve(&output(&self.root, &self.settings))?;
        let inventory = discover(&self.root, &input, &output);
        let inventory = if self.redact { inventory.numbered() } else { inventory };
        self.walked = true;
        // What stayed for the sake of a folder that could not be listed may go once it can.
        self.moved |= self.unlisted != inventory.unlisted;
        self.unlisted = inventory.unlisted;
        self.folders = inventory.folders;
        self.misplaced = inventory.problems;
        let mut before: BTreeMap<PathBuf, Person> =
            std::mem::take(&mut self.people).into_iter().map(|p| (p.path(), p)).collect();
        let files: Vec<&OfferFile> = inventory.groups.iter().flat_map(|group| &group.offers).collect();
        let laid = self.what_if.resolve(&files);
        if laid != *self.laid {
            (self.laid, before) = (Arc::new(laid), BTreeMap::new());
        }
        // An offer with two names is read again under both.
        let everything = Change::everything();
        let change = if change.paths.iter().all(|path| alone(path)) { change } else { &everything };
        let told = Told { laid: Arc::clone(&self.laid), context: Arc::clone(&self.settings.context) };
        for group in inventory.groups {
            let path = group.profile.as_ref().map(|p| p.file.path.clone()).unwrap_or_default();
            let person = Person::read(group, before.remove(&path), change, &told, self.redact);
            self.moved |= person.1;
            self.people.push(person.0);
        }
        self.moved |= !before.is_empty();
        for gone in before.values() {
            // The index above names those below it.
            let above = self.people.iter_mut().filter(|person| is_below(&gone.output, &person.output));
            above.for_each(|person| person.changed = true);
        }
        self.gather();
        Ok(self)
    }

    /// Puts the dossiers into a language, whatever the profiles say; messages stay in theirs.
    ///
    /// # Errors
    /// There are no words for it.
    pub fn speak(&mut self, code: &str) -> Result<(), Failure> {
        let known = &self.settings.context.languages;
        let language = Language::known(code, known).ok_or_else(|| {
            let failure = Failure::new(format!("there are no words for the language `{code}`"));
            failure.help(format!("choose one of {}", known.join(", ")))
        })?;
        for profile in self.people.iter_mut().filter_map(|person| person.profile.as_mut()) {
            profile.language = language.clone();
        }
        Ok(())
    }

    /// Lets every dossier and index be made anew.
    pub fn forget(&mut self) {
        self.overview = None;
        for person in &mut self.people {
            (person.changed, person.shown) = (true, None);
            person.offers.iter_mut().for_each(|filed| filed.made = None);
        }
    }

    /// True where what is supposed cannot be.
    pub fn is_misled(&self) -> bool {
        self.problems.iter().any(|p| p.is_error() && &*p.file == SETTINGS)
    }

    /// True where files came, went or changed since the last build.
    pub fn is_changed(&self) -> bool {
        self.moved || self.people.iter().any(|person| person.changed)
    }

    /// True where something is supposed of the offers.
    pub fn is_supposing(&self) -> bool {
        !self.what_if.is_empty()
    }

    /// True where no dossier and no index is made.
    pub fn is_unmade(&self) -> bool {
        self.people.iter().all(|person| person.changed && person.offers.iter().all(|filed| filed.made.is_none()))
    }

    /// Takes more that is wrong with a file, and the file's text.
    pub fn add(&mut self, problems: impl IntoIterator<Item = Diagnostic>, text: Option<(Arc<str>, Arc<str>)>) {
        self.problems.extend(problems);
        self.texts.extend(text);
        self.problems.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
    }

    /// Gathers what is wrong with all files.
    fn gather(&mut self) {
        let first = self.settings.problems.iter().chain(&self.laid.problems).chain(&self.misplaced);
        self.problems = first.cloned().collect();
        self.texts = Texts::from([self.what_if.text()]);
        if let Some(text) = self.settings.text.clone() {
            self.texts.insert(Arc::from("gen.yaml"), text);
        }
        for person in &self.people {
            self.texts.extend(person.piece.text.clone());
            self.problems.extend(person.piece.problems.iter().cloned());
            for filed in &person.offers {
                self.texts.extend(filed.piece.text.clone());
                self.problems.extend(filed.piece.problems.iter().cloned());
            }
        }
        if self.people.iter().all(|p| p.offers.is_empty()) && self.problems.is_empty() {
            let none = Diagnostic::warning("no-offers", "no offers are there");
            self.problems.push(none.help("write one to offers/<name>.yaml: company, role and received are enough"));
        }
        self.problems.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
    }
}

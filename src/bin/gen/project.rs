//! A project, read: every profile and offer, and all problems of all files.

use crate::dossiers::{Line, is_below};
use crate::piece::{Piece, alone, piece};
use crate::report::Texts;
pub use crate::report::prefix;
use crate::settings::Settings;
use crate::what_if::{Laid, WhatIf};
use dossier::assess::Siblings;
use dossier::diag::Diagnostic;
use dossier::disk::{self, Failure, Group, OfferFile, ProfileFile, discover, find_root};
use dossier::lint::Checked;
use dossier::model::raw::{
    Context, SETTINGS, neutral_profile, read_offer, read_offer_with, read_profile, sketch_profile,
};
use dossier::model::{Offer, Profile};
use dossier::watch::Change;
use rayon::prelude::*;
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

/// One candidate and their offers.
pub struct Person {
    /// The folder of the index in the output.
    pub output: String,
    /// The profile; none where it cannot be used.
    pub profile: Option<Profile>,
    /// The offers, those that cannot be read included.
    pub offers: Vec<Filed>,
    /// What the offers say to each other.
    pub siblings: Arc<Siblings>,
    /// True where something of it changed since its index was made.
    pub changed: bool,
    /// What the offers are read against: the profile, or the good half of it.
    sketch: Profile,
    redact: bool,
    file: Option<ProfileFile>,
    piece: Piece<Profile>,
    /// What is supposed of each offer.
    laid: Arc<Laid>,
}

/// An offer's file, what was read from it, and what was made of that.
pub struct Filed {
    /// The file.
    pub file: OfferFile,
    /// What it says; none where it cannot be used.
    pub offer: Option<Offer>,
    /// What the index keeps of its dossier, as long as that is what a build would write now.
    pub made: Option<Line>,
    /// What the message checks say of the person's own words.
    pub checked: Vec<Checked>,
    /// What it says without what is supposed of it; none where nothing is.
    pub plain: Option<Box<Offer>>,
    pub(crate) piece: Piece<()>,
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
        if root != self.root || settings.text != self.settings.text {
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
        for group in inventory.groups {
            let path = group.profile.as_ref().map(|p| p.file.path.clone()).unwrap_or_default();
            let person = Person::read(group, before.remove(&path), change, &self.laid, self.redact);
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

    /// Lets every dossier and index be made anew.
    pub fn forget(&mut self) {
        for person in &mut self.people {
            person.changed = true;
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

impl Person {
    /// The candidate of a group, by what was read of it before; true beside where offers came or went.
    fn read(group: Group, before: Option<Self>, change: &Change, laid: &Arc<Laid>, redact: bool) -> (Self, bool) {
        let Group { profile: file, output, offers } = group;
        let same = |old: &Self| {
            let read = file.as_ref().is_some_and(|f| f.file.linked || change.touches(&f.file.path));
            old.file == file && old.output == output && !read
        };
        let (mut person, mut kept) = match before {
            Some(mut old) if same(&old) => {
                let kept = std::mem::take(&mut old.offers);
                (old, kept)
            }
            old => {
                let mut person = Self { laid: Arc::clone(laid), ..Self::of(file, output, redact) };
                let kept =
                    old.filter(|old| person.says_the_same(old)).map(|old| (old.siblings, old.changed, old.offers));
                let (siblings, changed, kept) = kept.unwrap_or_else(|| (Arc::default(), true, Vec::new()));
                (person.siblings, person.changed) = (siblings, changed);
                (person, kept)
            }
        };
        let known = kept.len();
        let mut stayed = 0;
        kept.reverse();
        let mut todo = Vec::with_capacity(offers.len());
        for file in offers {
            // Both are in the order of their paths.
            while kept.last().is_some_and(|old| old.file.file.path < file.file.path) {
                kept.pop();
            }
            let old = kept.pop_if(|old| old.file == file);
            stayed += usize::from(old.is_some());
            todo.push((file, old));
        }
        let moved = stayed != known || stayed != todo.len();
        let read = |(file, old): (OfferFile, Option<Filed>)| match old {
            Some(old) if !file.file.linked && !change.touches(&file.file.path) => (old, false),
            old => person.file(file, old),
        };
        let read: Vec<(Filed, bool)> = todo.into_par_iter().map(read).collect();
        person.changed |= moved || read.iter().any(|(_, changed)| *changed);
        person.offers = read.into_iter().map(|(filed, _)| filed).collect();
        (person, moved)
    }

    /// With its profile read, and no offers yet.
    fn of(file: Option<ProfileFile>, output: String, redact: bool) -> Self {
        let context = Context::default();
        let (piece, profile, sketch) = match &file {
            None => (Piece::none(), Some(neutral_profile()), neutral_profile()),
            Some(file) if !file.usable => (Piece::none(), None, neutral_profile()),
            Some(file) => {
                let mut piece = piece(&file.file, None, |text| read_profile(&file.file.shown, text, &context));
                let profile = piece.value.take();
                let half =
                    || piece.text.as_ref().map_or_else(neutral_profile, |(_, text)| sketch_profile(text, &context));
                let sketch = profile.clone().unwrap_or_else(half);
                (piece, profile, sketch)
            }
        };
        let profile = if redact { profile.map(Profile::redacted) } else { profile };
        let (offers, siblings) = (Vec::new(), Arc::default());
        Self { output, profile, offers, siblings, changed: true, sketch, redact, file, piece, laid: Arc::default() }
    }

    /// True where the profile is, to the byte, that of another reading.
    fn says_the_same(&self, other: &Self) -> bool {
        self.file == other.file && self.output == other.output && self.piece.digest == other.piece.digest
    }

    /// The digest of the profile, where it could be read or there is none.
    pub fn digest(&self) -> Option<String> {
        self.profile.as_ref().map(|_| self.piece.digest.map_or_else(String::new, |d| d.to_hex().to_string()))
    }

    fn path(&self) -> PathBuf {
        self.file.as_ref().map(|f| f.file.path.clone()).unwrap_or_default()
    }

    fn position(&self, path: &Path) -> Option<usize> {
        self.offers.binary_search_by(|filed| filed.file.file.path.as_path().cmp(path)).ok()
    }

    /// Reads one offer again.
    fn reread(&mut self, at: usize) {
        let Some(old) = self.offers.get_mut(at).map(Filed::take) else { return };
        let (filed, changed) = self.file(old.file.clone(), Some(old));
        self.changed |= changed;
        if let Some(place) = self.offers.get_mut(at) {
            *place = filed;
        }
    }

    /// What the file of an offer says now, and whether that is something else than it `was`.
    fn file(&self, file: OfferFile, was: Option<Filed>) -> (Filed, bool) {
        if !file.usable {
            let known = was.is_some();
            let checked = Vec::new();
            return (Filed { file, offer: None, made: None, checked, plain: None, piece: Piece::none() }, !known);
        }
        let context = Context::default();
        let slug = Arc::from(file.slug.as_str());
        let digest = was.as_ref().and_then(|w| w.piece.digest);
        let (settings, under) = (self.laid.of(&file.output), (&self.sketch, &context));
        let mut plain = None;
        let parse = |text: &str| {
            if !settings.is_empty() {
                plain = read_offer(&file.file.shown, &slug, text, under).0.map(Box::new);
            }
            read_offer_with(&file.file.shown, &slug, text, settings, under)
        };
        let mut piece = piece(&file.file, digest, parse);
        if let Some(was) = was
            && (piece.digest.is_some() && piece.digest == digest || piece.is_refused_like(&was.piece))
        {
            return (was, false);
        }
        // Against half a profile, what depends on the other half is no finding.
        let broken = self.profile.is_none();
        piece.problems.retain(|p| !broken || !["rate", "criterion"].contains(&p.code));
        if piece.problems.is_empty() {
            piece.text = None;
        }
        let offer: Option<Offer> = piece.value.take();
        let hidden = |offer: Offer| offer.redacted(&file.slug, Arc::clone(&file.called), &self.sketch);
        let offer = if self.redact { offer.map(hidden) } else { offer };
        let piece = Piece { value: None, problems: piece.problems, text: piece.text, digest: piece.digest };
        (Filed { file, offer, made: None, checked: Vec::new(), plain, piece }, true)
    }
}

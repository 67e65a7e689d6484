//! One candidate and their offers, read.

use crate::dossiers::Line;
use crate::indexes::Glance;
use crate::piece::{Piece, piece};
use crate::what_if::Laid;
use dossier::assess::{Quoted, Siblings};
use dossier::disk::{Group, OfferFile, ProfileFile};
use dossier::lint::Checked;
use dossier::model::raw::{Context, neutral_profile_in, read_offer, read_offer_with, read_profile, sketch_profile};
use dossier::model::{Offer, Profile};
use dossier::view::Shown;
use dossier::watch::Change;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// What the index above says of it.
    pub glance: Glance,
    /// What its own index showed; none before there is one.
    pub shown: Option<Shown>,
    /// What the offers are read against: the profile, or the good half of it.
    sketch: Profile,
    /// What messages quote of the profile.
    quoted: Quoted,
    redact: bool,
    file: Option<ProfileFile>,
    /// What was read of the profile.
    pub piece: Piece<Profile>,
    /// What its files are read under.
    told: Told,
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
    /// True where the profile's reasons name its company.
    pub named: bool,
    /// What was read of the file.
    pub piece: Piece<()>,
}

/// What files are read under.
#[derive(Clone)]
pub struct Told {
    /// What is supposed of each offer.
    pub laid: Arc<Laid>,
    /// The languages that there are.
    pub context: Arc<Context>,
}

impl Person {
    /// The candidate of a group, by what was read of it before; true beside where offers came or went.
    pub fn read(group: Group, before: Option<Self>, change: &Change, told: &Told, redact: bool) -> (Self, bool) {
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
                let mut person = Self::of(file, output, told.clone(), redact);
                let mut kept = Vec::new();
                match old.filter(|old| person.says_the_same(old)) {
                    Some(old) => {
                        (person.siblings, person.changed, person.glance) = (old.siblings, old.changed, old.glance);
                        kept = old.offers;
                    }
                    None => person.changed = true,
                }
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
    fn of(file: Option<ProfileFile>, output: String, told: Told, redact: bool) -> Self {
        let context = &*told.context;
        let neutral = || neutral_profile_in(context);
        let (piece, profile, sketch) = match &file {
            None => (Piece::none(), Some(neutral()), neutral()),
            Some(file) if !file.usable => (Piece::none(), None, neutral()),
            Some(file) => {
                let mut piece = piece(&file.file, None, |text| read_profile(&file.file.shown, text, context));
                let profile = piece.value.take();
                let half = || piece.text.as_ref().map_or_else(neutral, |(_, text)| sketch_profile(text, context));
                let sketch = profile.clone().unwrap_or_else(half);
                (piece, profile, sketch)
            }
        };
        let profile = if redact { profile.map(Profile::redacted) } else { profile };
        let quoted = profile.as_ref().map(Quoted::of).unwrap_or_default();
        let (offers, siblings) = (Vec::new(), Arc::default());
        let (glance, shown, changed) = (Glance::default(), None, true);
        Self { output, profile, offers, siblings, changed, glance, shown, sketch, quoted, redact, file, piece, told }
    }

    /// True where the profile is, to the byte, that of another reading.
    fn says_the_same(&self, other: &Self) -> bool {
        self.file == other.file && self.output == other.output && self.piece.digest == other.piece.digest
    }

    /// The digest of the profile, where it could be read or there is none.
    pub fn digest(&self) -> Option<String> {
        self.profile.as_ref().map(|_| self.piece.digest.map_or_else(String::new, |d| d.to_hex().to_string()))
    }

    /// Where the profile lies; nowhere where there is none.
    pub fn path(&self) -> PathBuf {
        self.file.as_ref().map(|f| f.file.path.clone()).unwrap_or_default()
    }

    /// The place of the offer at a path.
    pub fn position(&self, path: &Path) -> Option<usize> {
        self.offers.binary_search_by(|filed| filed.file.file.path.as_path().cmp(path)).ok()
    }

    /// Reads one offer again.
    pub fn reread(&mut self, at: usize) {
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
            return (Filed::unread(file), !known);
        }
        let slug = Arc::from(file.slug.as_str());
        let digest = was.as_ref().and_then(|w| w.piece.digest);
        let (settings, under) = (self.told.laid.of(&file.output), (&self.sketch, &*self.told.context));
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
        let named = offer.as_ref().is_some_and(|offer| self.quoted.has(&offer.company.value));
        (Filed { offer, plain, named, piece, ..Filed::unread(file) }, true)
    }
}

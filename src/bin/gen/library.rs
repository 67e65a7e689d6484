//! The words of every language that a project asks for.

use crate::project::Project;
use dossier::content::{self, Pack};
use dossier::diag::Diagnostic;
use dossier::disk;
use dossier::model::raw::text_of;
use dossier::plan::Voices;
use dossier::view::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One language: the words of plans and messages, and the fixed words of pages.
type Language = (Pack, Words);

/// The languages, the person's own files in the place of the built-in ones.
pub struct Library {
    english: Language,
    others: BTreeMap<String, Language>,
    /// The code of the language for what belongs to no candidate.
    common: String,
}

impl Library {
    /// The languages of the project's profiles, offers and settings, as far as there are words for them.
    ///
    /// # Errors
    /// A file of words cannot be used.
    pub fn of(project: &Project) -> Result<Self, Diagnostic> {
        let overlay = overlay(&project.root);
        let there: BTreeSet<String> = content::languages(&overlay).into_iter().collect();
        let people = project.people.iter();
        let profiles = people.clone().filter_map(|p| Some(p.profile.as_ref()?.language.code()));
        let offers = people.flat_map(|p| &p.offers).filter_map(|(_, offer)| Some(offer.as_ref()?.language.code()));
        let common = project.settings.language.clone().unwrap_or_else(|| "en".to_owned());
        let asked: BTreeSet<&str> = profiles.chain(offers).chain([common.as_str()]).collect();
        let asked = asked.into_iter().filter(|code| *code != "en" && there.contains(*code));
        let others = asked.map(|code| Ok((code.to_owned(), load(code, &overlay)?))).collect::<Result<_, _>>()?;
        Ok(Self { english: load("en", &overlay)?, others, common })
    }

    fn language(&self, code: &str) -> &Language {
        self.others.get(code).unwrap_or(&self.english)
    }

    /// The fixed words of a language; English where there are none for it.
    pub fn words(&self, code: &str) -> &Words {
        &self.language(code).1
    }

    /// The fixed words for what belongs to no candidate.
    pub fn common(&self) -> &Words {
        self.words(&self.common)
    }

    /// The words of a candidate's language, and of their messages'.
    pub fn voices(&self, own: &str, letters: &str) -> Voices<'_> {
        Voices { own: &self.language(own).0, letters: &self.language(letters).0 }
    }
}

fn load(code: &str, overlay: &BTreeMap<String, String>) -> Result<Language, Diagnostic> {
    let pack = Pack::load(code, overlay).map_err(|mut problems| problems.remove(0))?;
    let words = Words::of(&pack);
    Ok((pack, words))
}

/// The person's own files of words, by their paths below `content/`.
fn overlay(root: &Path) -> BTreeMap<String, String> {
    let folder = root.join("content");
    let text = |path: &String| disk::read(&folder.join(path)).ok().and_then(|b| text_of(&b).ok().map(str::to_owned));
    disk::below(&folder).into_iter().filter_map(|path| Some((path.clone(), text(&path)?))).collect()
}

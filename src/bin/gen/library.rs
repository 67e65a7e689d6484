//! The words of every language that a project asks for.

use crate::own::Own;
use crate::project::Project;
use dossier::content::{self, Pack};
use dossier::diag::Diagnostic;
use dossier::plan::Voices;
use dossier::view::Words;
use std::collections::{BTreeMap, BTreeSet};

/// One language: the words of plans and messages, and the fixed words of pages.
type Language = (Pack, Words);

/// The languages, the person's own files in the place of the built-in ones.
pub struct Library {
    english: Language,
    others: BTreeMap<String, Language>,
    /// The code of the language for what belongs to no candidate.
    common: String,
    /// The codes that the project asked for, with words or without.
    asked: BTreeSet<String>,
}

impl Library {
    /// The languages of the project's profiles, offers and settings, as far as there are words for them.
    ///
    /// # Errors
    /// A file of words cannot be used.
    pub fn of(project: &Project, own: &Own) -> Result<Self, Diagnostic> {
        let overlay = own.words();
        let there: BTreeSet<String> = content::languages(&overlay).into_iter().collect();
        let common = project.settings.language.clone().unwrap_or_else(|| "en".to_owned());
        let asked = asked(project);
        let load = |code: &str| load(code, &overlay, project.redact);
        let known = asked.iter().filter(|code| *code != "en" && there.contains(*code));
        let others = known.map(|code| Ok((code.to_owned(), load(code)?))).collect::<Result<_, _>>()?;
        Ok(Self { english: load("en")?, others, common, asked })
    }

    /// True while the project asks for the languages that it asked for.
    pub fn serves(&self, project: &Project) -> bool {
        asked(project) == self.asked
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

/// The codes of the languages that profiles, offers and settings name.
fn asked(project: &Project) -> BTreeSet<String> {
    let mut asked: BTreeSet<String> = project.settings.language.iter().cloned().collect();
    for person in &project.people {
        let profile = person.profile.iter().map(|profile| profile.language.code());
        let offers = person.offers.iter().filter_map(|filed| Some(filed.offer.as_ref()?.language.code()));
        for code in profile.chain(offers) {
            // Most offers are in a language that has been named.
            if !asked.contains(code) {
                asked.insert(code.to_owned());
            }
        }
    }
    asked
}

fn load(code: &str, overlay: &BTreeMap<String, String>, discreet: bool) -> Result<Language, Diagnostic> {
    let pack = Pack::load(code, overlay).map_err(|mut problems| problems.remove(0))?;
    let pack = if discreet { pack.discreet() } else { pack };
    let words = Words::of(&pack);
    Ok((pack, words))
}

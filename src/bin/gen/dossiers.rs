//! The pipeline of a whole project: offers of one candidate to the files of their dossiers and index.

use crate::project::{Person, Project};
use crate::settings::Clock;
use dossier::assess::{Siblings, assess, field::standing_of};
use dossier::disk::Failure;
use dossier::model::{Offer, Profile};
use dossier::render::{Artifact, Format};
use jiff::Zoned;
use std::sync::Arc;

/// Makes dossiers by one clock, in one look.
pub struct Maker {
    clock: Clock,
    formats: Vec<Format>,
}

/// One candidate, with what every dossier of theirs looks at.
pub struct Bench<'p> {
    person: &'p Person,
    profile: &'p Profile,
    as_of: Zoned,
    siblings: Siblings,
}

/// A dossier.
pub struct Made {
    /// Its folder in the output.
    pub folder: String,
    /// Its files.
    pub files: Vec<Artifact>,
    /// When the answer is due, while it is open.
    pub due: Option<Zoned>,
}

impl Maker {
    /// With the formats asked for, else those of the settings, else all.
    ///
    /// # Errors
    /// The words or the theme cannot be read.
    pub fn new(project: &Project, clock: Clock, asked: &[Format]) -> Result<Self, Failure> {
        let settings = project.settings.formats.iter().flatten().copied();
        let mut formats: Vec<Format> = if asked.is_empty() { settings.collect() } else { asked.to_vec() };
        if formats.is_empty() {
            formats = Format::ALL.to_vec();
        }
        Ok(Self { clock, formats })
    }

    /// The candidate at the clock; none where the profile cannot be used.
    ///
    /// # Errors
    /// The clock cannot be shown in the candidate's zone.
    pub fn person<'p>(&self, person: &'p Person) -> Result<Option<Bench<'p>>, Failure> {
        let Some(profile) = &person.profile else { return Ok(None) };
        let as_of = self.clock.on(&profile.time_zone)?;
        let now = as_of.timestamp();
        let yeses = person.offers.iter().filter_map(|(_, offer)| standing_of(offer.as_ref()?, now));
        let broken = person.offers.iter().filter(|(_, offer)| offer.is_none()).map(|(file, _)| Arc::clone(&file.file.shown));
        let siblings = Siblings::new(yeses, broken);
        Ok(Some(Bench { person, profile, as_of, siblings }))
    }

    /// The dossier of one offer; none where it could not be read.
    ///
    /// # Errors
    /// A template fails.
    pub fn dossier(&self, bench: &Bench<'_>, at: usize) -> Result<Option<Made>, Failure> {
        let Some((file, Some(offer))) = bench.person.offers.get(at) else { return Ok(None) };
        let now = bench.as_of.timestamp();
        let field = bench.siblings.field(&offer.file);
        let assessment = assess(offer, bench.profile, now);
        let due = assessment.timing.state.map(|_| assessment.timing.answer_by.clone());
        let _ = field;
        let files = stub(offer, &file.output, &self.formats);
        Ok(Some(Made { folder: file.output.clone(), files, due }))
    }

    /// The index of a candidate.
    ///
    /// # Errors
    /// A template fails.
    pub fn index(&self, bench: &Bench<'_>, rows: Vec<Made>) -> Result<Vec<Artifact>, Failure> {
        let names: Vec<String> = rows.iter().map(|r| r.folder.clone()).collect();
        let path = if bench.person.output.is_empty() { String::new() } else { format!("{}/", bench.person.output) };
        Ok(vec![Artifact { path: format!("{path}index.html"), bytes: format!("{names:?}</html>").into_bytes() }])
    }
}

fn stub(offer: &Offer, folder: &str, _formats: &[Format]) -> Vec<Artifact> {
    let text = format!("{} {}", offer.company.value, offer.role.value);
    vec![
        Artifact { path: format!("{folder}/dossier.json"), bytes: format!("{{\"x\": {text:?}}}").into_bytes() },
        Artifact { path: format!("{folder}/dossier.md"), bytes: text.repeat(500).into_bytes() },
        Artifact { path: format!("{folder}/index.html"), bytes: (text.repeat(1000) + "</html>").into_bytes() },
    ]
}

//! The pipeline of a whole project: the offers of each candidate to the files of their dossiers and index.

use crate::library::Library;
use crate::own::Own;
use crate::project::{Filed, Person, Project};
use crate::settings::Clock;
use dossier::assess::{Assessment, Contender, Siblings, assess, course_of, standing_of};
use dossier::diag::Diagnostic;
use dossier::disk::Failure;
use dossier::model::{Offer, Profile};
use dossier::plan::plan;
use dossier::render::{self, Artifact, Format, Theme, ThemeError};
use dossier::rules::{Case, Recommendation, channel, recommend};
use dossier::view::{self, DossierView, Entry, IndexView, Material, Places, Words};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use std::sync::Arc;

/// Makes dossiers by one clock, in one look.
pub struct Maker {
    clock: Clock,
    formats: Vec<Format>,
    theme: Theme,
    library: Library,
    places: Places,
}

/// One candidate, with what every dossier of theirs looks at.
pub struct Desk<'p> {
    person: &'p Person,
    profile: &'p Profile,
    as_of: Zoned,
    siblings: Arc<Siblings>,
}

/// A dossier: its files, and what the index and the last line of a build say of it.
pub struct Made {
    /// Its files.
    pub files: Vec<Artifact>,
    /// What the index keeps of it.
    pub line: Line,
}

/// What is kept of a dossier that was made.
pub struct Line {
    /// Its line on the index.
    pub entry: Arc<Entry>,
    /// When the answer is due, on the candidate's clock, while the offer is open.
    pub due: Option<Zoned>,
    /// When it says something else than now, though no file changes.
    pub turns: Option<Timestamp>,
}

/// What the dossier of one offer says.
pub struct Seen {
    /// All of it.
    pub view: DossierView,
    /// When the answer is due, on the candidate's clock, while the offer is open.
    pub due: Option<Zoned>,
    /// When it says something else than now, though no file changes.
    pub turns: Option<Timestamp>,
    /// Its part among the offers (B3).
    pub contender: Contender,
}

impl Desk<'_> {
    /// The clock, in the candidate's zone.
    pub const fn as_of(&self) -> &Zoned {
        &self.as_of
    }
}

impl Maker {
    /// With the formats asked for, else those of the settings, else all; words and theme are the person's own, file by
    /// file, where there are some.
    ///
    /// # Errors
    /// The words or the theme cannot be read.
    pub fn new(project: &Project, clock: Clock, asked: &[Format]) -> Result<Self, Diagnostic> {
        Self::with(project, &Own::read(&project.root), clock, asked)
    }

    /// The same, with what was read of the person's own words and theme.
    ///
    /// # Errors
    /// They cannot be used.
    pub fn with(project: &Project, own: &Own, clock: Clock, asked: &[Format]) -> Result<Self, Diagnostic> {
        let settings = project.settings.formats.iter().flatten().copied();
        let mut formats: Vec<Format> = if asked.is_empty() { settings.collect() } else { asked.to_vec() };
        if formats.is_empty() {
            formats = Format::ALL.to_vec();
        }
        let name = project.settings.theme.as_deref().unwrap_or("default");
        let theme = Theme::new(name, |file| own.text(&format!("themes/{name}/{file}")));
        let theme = theme.map_err(|e| {
            let problem = Diagnostic::error("theme", e.to_string());
            match line_of(&e) {
                Some(line) => problem.help(line),
                None => problem,
            }
        })?;
        Ok(Self { clock, formats, theme, library: Library::of(project, own)?, places: Places::Keys })
    }

    /// The same, with the line of every fact in place of its key.
    pub fn by_lines(self) -> Self {
        Self { places: Places::Lines, ..self }
    }

    /// True while the project asks for the languages that it asked for when this was made.
    pub fn serves(&self, project: &Project) -> bool {
        self.library.serves(project)
    }

    /// Decides by another clock from now on.
    pub const fn set(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// What the offers of a candidate say to each other at the clock; none where the profile cannot be used.
    ///
    /// # Errors
    /// The clock cannot be shown in the candidate's zone.
    pub fn siblings(&self, person: &Person) -> Result<Option<Siblings>, Failure> {
        siblings(person, self.clock)
    }

    /// The candidate at the clock; none where the profile cannot be used.
    ///
    /// # Errors
    /// The clock cannot be shown in the candidate's zone.
    pub fn desk<'p>(&self, person: &'p Person) -> Result<Option<Desk<'p>>, Failure> {
        let Some(siblings) = self.siblings(person)? else { return Ok(None) };
        self.desk_with(person, Arc::new(siblings))
    }

    /// The same, with what the offers were found to say to each other.
    ///
    /// # Errors
    /// The clock cannot be shown in the candidate's zone.
    pub fn desk_with<'p>(&self, person: &'p Person, siblings: Arc<Siblings>) -> Result<Option<Desk<'p>>, Failure> {
        let Some(profile) = &person.profile else { return Ok(None) };
        let as_of = self.clock.on(&profile.time_zone)?;
        Ok(Some(Desk { person, profile, as_of, siblings }))
    }

    /// The dossier of one offer; none where it could not be read.
    ///
    /// # Errors
    /// A template of the theme fails.
    pub fn dossier(&self, desk: &Desk<'_>, at: usize) -> Result<Option<Made>, Failure> {
        let Some(Seen { view, due, turns, contender }) = self.view(desk, at)? else { return Ok(None) };
        // What is only supposed reaches no calendar, and no draft that could be sent.
        let kept = |f: &&Format| view.data.what_if.is_empty() || !matches!(f, Format::Ics | Format::Eml);
        let formats: Vec<Format> = self.formats.iter().filter(kept).copied().collect();
        let files = render::dossier(&view, &formats, &self.theme).map_err(untold)?;
        let entry = Entry::of(&view, self.words(desk));
        let entry = if due.is_some() { entry.among(contender) } else { entry };
        Ok(Some(Made { files, line: Line { entry: Arc::new(entry), due, turns } }))
    }

    /// All that the dossier of one offer says; none where it could not be read.
    ///
    /// # Errors
    /// A text of the content is missing or cannot be filled in.
    pub fn view(&self, desk: &Desk<'_>, at: usize) -> Result<Option<Seen>, Failure> {
        let Some(Filed { file, offer: Some(offer), checked, .. }) = desk.person.offers.get(at) else { return Ok(None) };
        let as_of = desk.as_of.timestamp();
        let field = desk.siblings.field(&offer.file);
        let assessment = assess(offer, desk.profile, as_of);
        let case = Case { offer, profile: desk.profile, field: &field, as_of, assessment: &assessment };
        let advice = recommend(&case);
        let choice = channel(&case, advice.action);
        let voices = self.library.voices(desk.profile.language.code(), offer.language.code());
        let plan = plan(&case, &advice, &choice, voices).map_err(Failure::new)?;
        let view = view::dossier(&Material {
            plan: &plan,
            case: &case,
            advice: &advice,
            choice: &choice,
            checked,
            words: self.words(desk),
            folder: &file.output,
            index: &desk.person.output,
            places: self.places,
        });
        let due = due(&assessment);
        let turns = turns(offer, &assessment, &view).filter(|at| *at > as_of).min();
        let slug = Arc::from(file.output.as_str());
        let contender = Contender::new(&slug, &assessment.scores, &assessment.judged);
        let contender = Contender { answer_by: due.clone(), action: Some(advice.action), ..contender };
        Ok(Some(Seen { view, due, turns, contender }))
    }

    /// When the answer to an offer is due, while it is open.
    pub fn due(&self, desk: &Desk<'_>, filed: &Filed) -> Option<Zoned> {
        due(&assess(filed.offer.as_ref()?, desk.profile, desk.as_of.timestamp()))
    }

    /// The files of one page of an index.
    ///
    /// # Errors
    /// A template of the theme fails.
    pub fn page(&self, view: &IndexView) -> Result<Vec<Artifact>, Failure> {
        render::index(view, &self.formats, &self.theme).map_err(untold)
    }

    /// The clock in a zone.
    ///
    /// # Errors
    /// It cannot be shown there.
    pub fn now(&self, zone: &TimeZone) -> Result<Zoned, Failure> {
        self.clock.on(zone)
    }

    /// The fixed words for what belongs to no candidate.
    pub fn common_words(&self) -> &Words {
        self.library.common()
    }

    /// The fixed words of a language.
    pub fn words_in(&self, language: &str) -> &Words {
        self.library.words(language)
    }

    /// The fixed words of a candidate's language.
    fn words(&self, desk: &Desk<'_>) -> &Words {
        self.library.words(desk.profile.language.code())
    }
}

/// What the offers of a candidate say to each other at a clock; none where the profile cannot be used.
fn siblings(person: &Person, clock: Clock) -> Result<Option<Siblings>, Failure> {
    let Some(profile) = &person.profile else { return Ok(None) };
    let now = clock.on(&profile.time_zone)?.timestamp();
    let yeses = person.offers.iter().filter_map(|filed| standing_of(filed.offer.as_ref()?, now));
    let unread = person.offers.iter().filter(|filed| filed.offer.is_none());
    let named = person.offers.iter().filter(|filed| filed.named).filter_map(|filed| filed.offer.as_ref());
    let companies = named.map(|offer| (Arc::clone(&offer.file), offer.company.value.clone()));
    let unread = unread.map(|filed| Arc::clone(&filed.file.called));
    let open = person.offers.iter().filter_map(|filed| filed.offer.as_ref());
    let open = open.filter(|offer| !course_of(offer, now).decided()).map(|offer| Arc::clone(&offer.file));
    let siblings = Siblings::new(yeses, unread).naming(companies).waiting(open);
    // What is supposed of one offer touches the others where it changes whether it has a yes.
    let yes = |offer: &Offer| standing_of(offer, now).map(|yes| yes.at);
    let plain = |filed: &Filed| filed.plain.as_ref().and_then(|offer| yes(offer));
    let turned = person.offers.iter().filter(|filed| filed.plain.is_some());
    let turned = turned.filter(|filed| filed.offer.as_ref().and_then(yes) != plain(filed));
    Ok(Some(siblings.supposing(turned.filter_map(|filed| filed.offer.as_ref()))))
}

/// What to do about one offer at a clock; none where the profile cannot be used.
///
/// # Errors
/// The clock cannot be shown in the candidate's zone.
pub fn advice(person: &Person, offer: &Offer, clock: Clock) -> Result<Option<Recommendation>, Failure> {
    let (Some(profile), Some(siblings)) = (&person.profile, siblings(person, clock)?) else { return Ok(None) };
    let (as_of, field) = (clock.on(&profile.time_zone)?.timestamp(), siblings.field(&offer.file));
    let assessment = assess(offer, profile, as_of);
    Ok(Some(recommend(&Case { offer, profile, field: &field, as_of, assessment: &assessment })))
}

/// When the answer is due, on the candidate's clock, while the offer is open.
fn due(assessment: &Assessment) -> Option<Zoned> {
    assessment.timing.state.map(|_| assessment.timing.answer_by.clone())
}

/// When a dossier says something else than before, though no file changed: at the second after what is due, begins or
/// has been said by then.
fn turns(offer: &Offer, assessment: &Assessment, view: &DossierView) -> impl Iterator<Item = Timestamp> {
    let due = assessment.timing.answer_by.timestamp();
    let states = [24, 4, 3, 0].map(|hours| due - SignedDuration::from_hours(hours));
    let steps: Vec<Timestamp> = view.timeline.iter().filter_map(|step| step.when).collect();
    let said = offer.log.iter().map(|entry| entry.at.at.timestamp());
    let said = said.chain(offer.signed.iter().map(|signed| signed.value.at.timestamp()));
    let said: Vec<Timestamp> = said.chain(offer.improved.iter().map(|i| i.at.at.timestamp())).collect();
    states.into_iter().chain(steps).chain(said).map(|at| at + SignedDuration::from_secs(1))
}

/// True for a folder of the output somewhere below another one.
pub fn is_below(path: &str, above: &str) -> bool {
    path != above && (above.is_empty() || path.strip_prefix(above).is_some_and(|rest| rest.starts_with('/')))
}

/// The line of a template at which it is wrong, as it is told.
fn line_of(error: &ThemeError) -> Option<String> {
    error.line().map(|line| format!("this is the line: `{line}`"))
}

/// A template that compiled, and fails on a dossier.
fn untold(error: ThemeError) -> Failure {
    let failure = Failure::new(error.to_string());
    match line_of(&error) {
        Some(line) => failure.help(line),
        None => failure,
    }
}

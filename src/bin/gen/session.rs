//! Builds, one after the other: `gen build` makes one, a watch as many as there are changes.
//!
//! Between two builds a session keeps what it read and the lines of the indexes, so that a change costs what depends on
//! it. Reading and writing are two steps: what reads as before is not written, and nobody hears of it.

use crate::cli::Build;
use crate::dossiers::{Desk, Line, Made, Maker, is_below};
use crate::indexes;
use crate::inputs;
use crate::leftover::{scope, staying};
use crate::own::Own;
use crate::progress::Progress;
use crate::project::{Person, Project, prefix};
use crate::report::{Printer, Texts};
use crate::settings::Clock;
use crate::tally::Tally;
use crate::what_if::WhatIf;
use crate::wording::{self, Lists};
use dossier::diag::Diagnostic;
use dossier::disk::{Failure, Held, Output, Place, Put, Scope, guard};
use dossier::render::{Artifact, Format};
use dossier::watch::{Change, Watched};
use jiff::{SignedDuration, Timestamp, ToSpan};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a build was asked for.
pub struct Ask {
    here: PathBuf,
    start: PathBuf,
    output: Option<PathBuf>,
    formats: Vec<Format>,
    as_of: Option<String>,
    force: bool,
    what_if: WhatIf,
    /// What of it is seen in the dossiers, as words.
    words: String,
    redact: bool,
    theme: Option<String>,
    language: Option<String>,
}

impl Ask {
    /// By the arguments; `directory` is where to work.
    ///
    /// # Errors
    /// `directory` is no folder, or there is no such time.
    pub fn new(directory: Option<&Path>, args: &Build) -> Result<Self, Failure> {
        let here = crate::commands::here(directory)?;
        Clock::new(args.as_of.as_deref())?;
        Ok(Self {
            start: args.directory.as_ref().map_or_else(|| here.clone(), |d| here.join(d)),
            here,
            output: args.output.clone(),
            formats: args.format.clone(),
            as_of: args.as_of.clone(),
            force: args.force,
            what_if: WhatIf::new(&args.set),
            words: words(args),
            redact: args.redact,
            theme: args.theme.clone(),
            language: args.language.clone(),
        })
    }

    fn clock(&self) -> Result<Clock, Failure> {
        Clock::new(self.as_of.as_deref())
    }
}

/// What a dossier depends on: not where it lies, nor how the clock was told.
fn words(args: &Build) -> String {
    let args = Build { directory: None, output: None, as_of: None, force: false, ..args.clone() };
    format!("{args:?}")
}

/// What reading came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// Nothing that a build would write or say differently.
    Same,
    /// There is something to build.
    Changed,
    /// The settings, the words or the theme forbid to build.
    Refused,
}

/// What is kept between builds.
pub struct Session {
    ask: Ask,
    project: Option<Project>,
    own: Own,
    maker: Option<Maker>,
    lists: Lists,
    held: Option<(Place, Held)>,
    refusal: Option<Diagnostic>,
    /// When a dossier says something else, though no file changed.
    turns: Option<Timestamp>,
    /// What a build is made of, where the next one may find all of it made.
    inputs: Option<blake3::Hash>,
    /// How far the build is, for who waits for it.
    pub progress: Progress,
}

impl Session {
    /// Before its first build.
    pub fn new(ask: Ask) -> Self {
        let own = Own::default();
        Self {
            ask,
            project: None,
            own,
            maker: None,
            lists: Lists::default(),
            held: None,
            refusal: None,
            turns: None,
            inputs: None,
            progress: Progress::default(),
        }
    }

    /// Reads what may have changed.
    ///
    /// # Errors
    /// The project or its settings cannot be looked at: nothing is kept, and the next reading begins anew.
    pub fn read(&mut self, change: &Change) -> Result<Read, Failure> {
        let Ask { here, start, output, redact, .. } = &self.ask;
        let place = |root: &Path, settings: &crate::settings::Settings| settings.output(root, output.as_deref(), here);
        let known = self.project.is_some();
        self.refusal = None;
        let (mut project, said) = match self.project.take() {
            None => (Project::read_if(start, self.ask.what_if.clone(), *redact, place)?, None),
            Some(mut before) => {
                let said = (std::mem::take(&mut before.problems), before.settings.text.clone());
                (before.again(start, place, change)?, Some(said))
            }
        };
        if let Some(language) = &self.ask.language {
            project.speak(language)?;
        }
        if let Some(theme) = &self.ask.theme {
            project.settings.theme = Some(crate::settings::theme(theme, &project.root)?);
        }
        let settled = said.as_ref().is_some_and(|(_, settings)| *settings == project.settings.text);
        let own = |path: &PathBuf| Own::may_hold(&project.root, path);
        let own = (!known || change.all || change.paths.iter().any(own)).then(|| Own::read(&project.root));
        if let Some(own) = own.filter(|own| *own != self.own) {
            (self.own, self.maker, self.lists) = (own, None, Lists::default());
        }
        let clock = self.ask.clock()?;
        let turned = self.turns.is_some_and(|at| at <= clock.now());
        let mut fresh = turned || !settled;
        if project.settings.problems.iter().any(Diagnostic::is_error) || project.is_misled() {
            self.maker = None;
        } else if let Some(maker) = self.maker.as_mut().filter(|maker| settled && maker.serves(&project)) {
            maker.set(clock);
        } else {
            fresh = true;
            let maker = Maker::with(&project, &self.own, clock, &self.ask.formats);
            self.maker = maker.map_err(|problem| self.refusal = Some(problem)).ok();
        }
        if fresh {
            project.forget();
        }
        project.add(self.own.moved_on(project.settings.theme.as_deref().unwrap_or("default")), None);
        wording::check(&mut project, &mut self.lists, clock)?;
        let same = said.is_some_and(|(problems, _)| problems == project.problems) && !project.is_changed();
        self.project = Some(project);
        Ok(match self.maker {
            None => Read::Refused,
            Some(_) if same => Read::Same,
            Some(_) => Read::Changed,
        })
    }

    /// Writes all, for a session of one build: nothing is made where all of it was made of the same before.
    ///
    /// # Errors
    /// As [`Session::write`].
    pub fn write_once(&mut self) -> Result<Tally, Failure> {
        let clock = self.ask.clock()?;
        self.inputs = self.project.as_ref().and_then(|p| inputs::digest(p, &self.own, clock, &self.ask.words));
        self.write()
    }

    /// Writes what reading has changed; nothing before [`Session::read`].
    ///
    /// # Errors
    /// The output is none of ours or in use, or the machine failed: nothing is kept, and the next reading begins anew.
    pub fn write(&mut self) -> Result<Tally, Failure> {
        let (Some(mut project), Some(maker)) = (self.project.take(), &self.maker) else { return Ok(Tally::default()) };
        let output = project.settings.output(&project.root, self.ask.output.as_deref(), &self.ask.here);
        let place = guard(&output, &project.root, std::env::home_dir().as_deref())?;
        let held = self.held.take().filter(|(before, _)| *before == place).map(|(_, held)| held);
        let (output, ours) = Output::reopen(&place, self.ask.force, held)?;
        if self.inputs.is_some_and(|inputs| output.is_made_of(&inputs)) {
            let tally = unchanged(&project, maker)?;
            self.project = Some(project);
            return Ok(tally);
        }
        if !ours {
            project.forget();
        }
        let whole = project.is_unmade();
        let mut tally = Tally::default();
        let written = write(&mut project, maker, &output, (&mut tally, &self.progress));
        // What reading found is said, even where nothing could be written.
        let project = self.project.insert(project);
        let folders = written.inspect_err(|_| project.forget())?;
        let scope = if whole { Scope::All } else { scope(project, &output, folders) };
        let staying = staying(project);
        let stays = |folder: &str| {
            let below = |above: &String| above.is_empty() || folder == above || is_below(folder, above);
            staying.contains(folder) || project.unlisted.iter().any(below)
        };
        let inputs = self.inputs.filter(|_| tally.kept.is_empty());
        let (finished, held) = output.finish_made_of(inputs, &scope, stays)?;
        tally.finish(finished);
        project.people.iter_mut().for_each(|person| person.changed = false);
        (self.turns, self.held) = (turns(project, maker)?, Some((place, held)));
        Ok(tally)
    }

    /// How long until a dossier says something else, though no file changes; none where the clock stands still.
    pub fn rest(&self) -> Option<SignedDuration> {
        let now = self.ask.clock().ok().filter(|_| Clock::runs(self.ask.as_of.as_deref()))?.now();
        Some(self.turns?.duration_since(now))
    }

    /// The folders that inputs lie in.
    pub fn folders(&self) -> Vec<Watched> {
        let sources =
            self.project.iter().flat_map(|p| &p.folders).map(|path| Watched { path: path.clone(), every: false });
        sources.chain(self.own.folders.iter().map(|path| Watched { path: path.clone(), every: true })).collect()
    }

    /// Where the last build wrote to, and what it remembers of that; none before there is one.
    #[cfg(feature = "serve")]
    pub fn output(&self) -> Option<(&Path, &Held)> {
        self.held.as_ref().map(|(place, held)| (place.path(), held))
    }

    /// True where folders may have come or gone with the last reading.
    pub fn walked(&self) -> bool {
        self.project.as_ref().is_none_or(|project| project.walked)
    }

    /// The clock that a build decides by now.
    ///
    /// # Errors
    /// As [`Ask::new`].
    pub fn clock(&self) -> Result<Clock, Failure> {
        self.ask.clock()
    }

    /// How many offers there are.
    pub fn offers(&self) -> usize {
        self.project.iter().flat_map(|p| &p.people).map(|p| p.offers.len()).sum()
    }

    /// What is wrong with the files.
    pub fn problems(&self) -> &[Diagnostic] {
        match (&self.refusal, &self.project) {
            (Some(problem), _) => std::slice::from_ref(problem),
            (None, Some(project)) if self.maker.is_none() && !project.is_misled() => &project.settings.problems,
            (None, project) => project.as_ref().map_or(&[], |p| &p.problems),
        }
    }

    /// The texts of the files that something is wrong with, and how files are called from where the person is.
    pub fn texts(&self) -> Option<(&Texts, String)> {
        self.project.as_ref().map(|p| (&p.texts, prefix(&p.root, &self.ask.here)))
    }

    /// Says what is wrong with the files.
    pub fn say_problems(&self, printer: &mut Printer) {
        if let Some((texts, prefix)) = self.texts() {
            printer.problems(self.problems(), texts, &prefix);
        }
    }
}

/// What a build did that had nothing to make.
fn unchanged(project: &Project, maker: &Maker) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    for person in &project.people {
        let Some(desk) = maker.desk(person)? else { continue };
        let dues: Vec<_> = person.offers.par_iter().map(|filed| maker.due(&desk, filed)).collect();
        for (filed, due) in person.offers.iter().zip(dues) {
            tally.add(Put { same: 1, ..Put::default() }, Some(filed.file.output.clone()), due);
        }
    }
    Ok(tally)
}

/// All dossiers that are not made, then the pages of indexes that say something else; gives the folders of which every
/// file was made.
fn write(
    project: &mut Project,
    maker: &Maker,
    output: &Output,
    (tally, progress): (&mut Tally, &Progress),
) -> Result<BTreeSet<String>, Failure> {
    let unmade = |person: &Person| person.offers.iter().filter(|filed| filed.made.is_none()).count();
    progress.expect(project.people.iter().map(unmade).sum());
    let mut folders = BTreeSet::new();
    for person in project.people.iter_mut().filter(|person| person.changed) {
        if let Some(siblings) = maker.siblings(person)?
            && siblings != *person.siblings
        {
            // Any dossier may say something of the others (D2, D5).
            person.siblings = Arc::new(siblings);
            person.offers.iter_mut().for_each(|filed| filed.made = None);
        }
        for (at, folder, line, put) in dossiers(person, maker, output, progress)? {
            folders.extend(folder.clone());
            tally.add(put, folder, line.due.clone());
            if let Some(filed) = person.offers.get_mut(at) {
                filed.made = Some(line);
            }
        }
    }
    let (pages, whole) = indexes::write(project, maker, output)?;
    pages.into_iter().for_each(|page| tally.add(page, None, None));
    folders.extend(whole);
    Ok(folders)
}

/// The candidate, with what the offers said to each other in this build.
fn desk<'p>(person: &'p Person, maker: &Maker) -> Result<Option<Desk<'p>>, Failure> {
    maker.desk_with(person, Arc::clone(&person.siblings))
}

/// One dossier that was written: its place among the offers, its folder, its line, what became of its files.
type Dossier = (usize, Option<String>, Line, Put);

/// The dossiers of a candidate that are not made yet, written; the bytes of each live no longer than that.
fn dossiers(person: &Person, maker: &Maker, output: &Output, progress: &Progress) -> Result<Vec<Dossier>, Failure> {
    let Some(desk) = desk(person, maker)? else { return Ok(Vec::new()) };
    let todo = (0..person.offers.len()).filter(|at| person.offers.get(*at).is_some_and(|filed| filed.made.is_none()));
    let one = |at: usize| dossier(&desk, at, maker, output).inspect(|_| progress.step());
    let todo: Vec<usize> = todo.collect();
    let made = todo.into_par_iter().map(one).collect::<Result<Vec<_>, _>>()?;
    Ok(made.into_iter().flatten().collect())
}

fn dossier(desk: &Desk<'_>, at: usize, maker: &Maker, output: &Output) -> Result<Option<Dossier>, Failure> {
    let Some(Made { files, line }) = maker.dossier(desk, at)? else { return Ok(None) };
    let folder = files.first().map(|f| parts(f).0.to_owned());
    Ok(Some((at, folder, line, put(output, &files)?)))
}

/// Writes files that lie in one folder.
///
/// # Errors
/// As [`Output::put`].
pub fn put(output: &Output, files: &[Artifact]) -> Result<Put, Failure> {
    let Some(folder) = files.first().map(|f| parts(f).0) else { return Ok(Put::default()) };
    let pairs: Vec<(&str, &[u8])> = files.iter().map(|f| (parts(f).1, f.bytes.as_slice())).collect();
    output.put(folder, &pairs)
}

/// The folder and the name of a file.
fn parts(file: &Artifact) -> (&str, &str) {
    file.path.rsplit_once('/').unwrap_or(("", &file.path))
}

/// When a dossier says something else than now, though no file changes: at a turn of its own, or with a new day.
fn turns(project: &Project, maker: &Maker) -> Result<Option<Timestamp>, Failure> {
    let mut next = None;
    for person in &project.people {
        let Some(desk) = desk(person, maker)? else { continue };
        let day = desk.as_of().checked_add(1.day()).and_then(|day| day.start_of_day()).ok().map(|day| day.timestamp());
        let lines = person.offers.iter().filter_map(|filed| filed.made.as_ref()?.turns);
        next = lines.chain(day).chain(next).min();
    }
    Ok(next)
}

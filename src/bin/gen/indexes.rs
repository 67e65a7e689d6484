//! The indexes of a project: one of each candidate, and one over all. A build makes the pages that say something else than
//! those of the build before.

use crate::dossiers::Maker;
use crate::project::{Person, Project};
use crate::session::put;
use dossier::assess::staying;
use dossier::disk::{Failure, Output, Put};
use dossier::model::raw::Setting;
use dossier::view::{Board, Entry, Folder, Listing, Shown};
use jiff::Zoned;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the index above says of one candidate.
#[derive(Default)]
pub struct Glance {
    /// How many offers there are.
    offers: usize,
    /// How many of them are waiting for an answer.
    waiting: usize,
    /// The next answer that is due.
    next: Option<Zoned>,
}

/// Whose index stands above whose: by its folder, the candidates right below it, in the order of the project.
type Below<'p> = BTreeMap<&'p str, Vec<usize>>;

/// All that an index looks at.
struct Around<'a> {
    project: &'a Project,
    maker: &'a Maker,
    output: &'a Output,
    below: Below<'a>,
}

/// An index that was written.
struct Index {
    /// Whose; none for the one over all.
    person: Option<usize>,
    shown: Shown,
    /// What became of the files of each page.
    puts: Vec<Put>,
    /// True where all pages were made.
    whole: bool,
}

impl Glance {
    /// Of a candidate whose dossiers are made.
    fn new(person: &Person) -> Self {
        let due = || person.offers.iter().filter_map(|filed| filed.made.as_ref()?.due.as_ref());
        Self { offers: person.offers.len(), waiting: due().count(), next: due().min().cloned() }
    }
}

/// Writes the pages that say something else; gives what became of them, and the folders in which all pages were made.
pub fn write(project: &mut Project, maker: &Maker, output: &Output) -> Result<(Vec<Put>, BTreeSet<String>), Failure> {
    for person in project.people.iter_mut().filter(|person| person.changed) {
        person.glance = Glance::new(person);
    }
    let around = Around { below: below(&project.people), project, maker, output };
    let indexes = around.touched().into_par_iter().map(|person| around.index(person)).collect::<Result<Vec<_>, _>>()?;
    let (mut puts, mut whole) = (Vec::new(), BTreeSet::new());
    for index in indexes.into_iter().flatten() {
        let person = index.person.and_then(|at| project.people.get_mut(at));
        whole.extend(index.whole.then(|| person.as_ref().map(|person| person.output.clone()).unwrap_or_default()));
        *person.map_or(&mut project.overview, |person| &mut person.shown) = Some(index.shown);
        puts.extend(index.puts);
    }
    Ok((puts, whole))
}

/// By the nearest index above each candidate, who stands below it: the output itself always has one.
fn below(people: &[Person]) -> Below<'_> {
    let mut below: Below<'_> = people.iter().map(|person| (person.output.as_str(), Vec::new())).collect();
    below.entry("").or_default();
    for (at, person) in people.iter().enumerate() {
        if let Some(above) = above(&below, &person.output)
            && let Some(below) = below.get_mut(above)
        {
            below.push(at);
        }
    }
    below
}

/// The folder of the nearest index above this one; none above the output itself.
fn above<'p>(below: &Below<'_>, path: &'p str) -> Option<&'p str> {
    let mut ends = path.rmatch_indices('/').map(|(at, _)| at).chain([0]);
    if path.is_empty() { None } else { ends.find_map(|end| path.get(..end).filter(|above| below.contains_key(above))) }
}

impl Around<'_> {
    /// The candidates of whom an index may say something else, and none for the one over all.
    fn touched(&self) -> BTreeSet<Option<usize>> {
        let people = &self.project.people;
        let changed = |at: &usize| people.get(*at).is_some_and(|person| person.changed);
        let touched = people.iter().enumerate().filter(|(at, person)| {
            changed(at) || self.below.get(person.output.as_str()).is_some_and(|below| below.iter().any(changed))
        });
        let over_all = people.iter().all(|person| !person.output.is_empty());
        touched.map(|(at, _)| Some(at)).chain(over_all.then_some(None)).collect()
    }

    /// The index of a candidate, or the one over all; none where the profile cannot be used.
    fn index(&self, person: Option<usize>) -> Result<Option<Index>, Failure> {
        let shown = match person.and_then(|at| self.project.people.get(at)) {
            None => Some(self.overview()?),
            Some(person) => self.of(person)?,
        };
        Ok(shown.map(|(shown, puts, whole)| Index { person, shown, puts, whole }))
    }

    fn of(&self, person: &Person) -> Result<Option<(Shown, Vec<Put>, bool)>, Failure> {
        let Some(profile) = &person.profile else { return Ok(None) };
        let as_of = self.maker.now(&profile.time_zone)?;
        let words = self.maker.words_in(profile.language.code());
        let made = person.offers.iter().filter_map(|filed| Some(Arc::clone(&filed.made.as_ref()?.entry)));
        let unread = person.offers.iter().filter(|filed| filed.offer.is_none()).map(|filed| &filed.file);
        let stale = unread.map(|file| Entry::stale(&file.output, &file.slug, self.output.holds(&file.output), words));
        let path = person.output.as_str();
        let shown = person.shown.as_ref();
        let listing = Listing {
            path,
            above: above(&self.below, path),
            profile: Some(profile),
            as_of: &as_of,
            supposed: self.supposed(std::slice::from_ref(person)),
            staying: staying(profile, as_of.timestamp()),
            words,
            entries: made.chain(stale.map(Arc::new)).collect(),
            folders: self.folders(path),
        };
        self.pages(Board::new(listing, shown), shown).map(Some)
    }

    fn overview(&self) -> Result<(Shown, Vec<Put>, bool), Failure> {
        let as_of = self.maker.now(&jiff::tz::TimeZone::UTC)?;
        let shown = self.project.overview.as_ref();
        let listing = Listing {
            path: "",
            above: None,
            profile: None,
            as_of: &as_of,
            supposed: self.supposed(&self.project.people),
            staying: None,
            words: self.maker.common_words(),
            entries: Vec::new(),
            folders: self.folders(""),
        };
        self.pages(Board::new(listing, shown), shown)
    }

    /// Makes and writes the pages that say something else.
    fn pages(&self, board: Board<'_>, shown: Option<&Shown>) -> Result<(Shown, Vec<Put>, bool), Failure> {
        let news = board.news(shown);
        let whole = news.len() == board.pages();
        let page = |number: usize| put(self.output, &self.maker.page(&board.page(number))?);
        let puts = news.into_par_iter().map(page).collect::<Result<_, _>>()?;
        Ok((board.shown(), puts, whole))
    }

    /// The candidates whose index lies right below that of `path`.
    fn folders(&self, path: &str) -> Vec<Folder> {
        let below = self.below.get(path).into_iter().flatten().filter_map(|at| self.project.people.get(*at));
        let folder = |person: &Person| {
            let name = person.profile.as_ref().and_then(|profile| profile.name.as_ref());
            Folder {
                path: person.output.clone(),
                name: name.map_or_else(|| person.output.clone(), |name| name.value.clone()),
                offers: person.glance.offers,
                waiting: person.glance.waiting,
                next: person.glance.next.clone(),
            }
        };
        below.map(folder).collect()
    }

    /// What is only supposed of the offers of these candidates, with the folder of each.
    fn supposed(&self, people: &[Person]) -> Vec<(String, Setting)> {
        if !self.project.is_supposing() {
            return Vec::new();
        }
        let offers = people.iter().flat_map(|p| &p.offers).filter_map(|f| Some((&f.file.output, f.offer.as_ref()?)));
        offers.flat_map(|(output, offer)| offer.settings.iter().map(|s| (output.clone(), s.clone()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Below, above};

    #[test]
    fn the_nearest_index_above_is_that_of_the_longest_folder() {
        let below: Below<'_> = ["", "a", "a/b/c", "ab"].map(|folder| (folder, Vec::new())).into();
        for (path, expected) in
            [("", None), ("a", Some("")), ("a/b", Some("a")), ("a/b/c/d", Some("a/b/c")), ("abc/d", Some(""))]
        {
            assert_eq!(above(&below, path), expected, "{path}");
        }
    }
}

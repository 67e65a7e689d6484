//! The index: from what each dossier says to all offers by what is due next.

use super::build::{direction, up};
use super::format::rfc3339;
use super::index::{FolderRow, IndexRow, IndexStep, IndexView};
use super::picture::{Deadlines, Due, deadlines};
use super::text::visible;
use super::words::Words;
use super::{DossierView, Instant, Score, field, what_if};
use crate::assess::Contender;
use crate::model::raw::Setting;
use crate::model::{Axis, Exact};
use jiff::{Timestamp, Zoned};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the index keeps of one offer.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The folder of its dossier below the output folder.
    folder: String,
    /// When its answer is due; none once decided, and for what cannot be read.
    due: Option<Timestamp>,
    row: IndexRow,
    steps: Vec<(Timestamp, IndexStep)>,
    /// Its part among the open offers (B3); none once decided, and for what cannot be read.
    contender: Option<Contender>,
}

impl Entry {
    /// Of an offer that was built.
    #[must_use]
    pub fn of(dossier: &DossierView, words: &Words) -> Self {
        let overall = dossier.scores.first().map(|s| s.value.clone());
        let steps = dossier.timeline.iter().filter(|s| !s.past).filter_map(|s| {
            let (at, day, time, text) = (s.at.clone(), s.day.clone(), s.time.clone(), s.text.clone());
            let step = IndexStep { at, day, time, text, company: dossier.company.clone(), ..IndexStep::default() };
            Some((s.when?, step))
        });
        Self {
            folder: dossier.path.clone(),
            due: dossier.due,
            contender: None,
            steps: steps.collect(),
            row: IndexRow {
                href: Some(String::new()),
                company: dossier.company.clone(),
                role: dossier.role.clone(),
                action: dossier.answer.action,
                headline: dossier.answer.headline.clone(),
                strength: dossier.answer.strength.clone(),
                answer_by: dossier.clock.answer_by.clone(),
                state: dossier.clock.state,
                state_word: dossier.clock.state_word.clone(),
                left: dossier.clock.left.clone(),
                score: overall.unwrap_or_default(),
                coverage: words.fill("coverage", "short", &[("share", &dossier.known)]),
                scores: dossier.scores.clone(),
                rank: None,
                stale: None,
            },
        }
    }

    /// Of an offer whose file has errors: `name` is its slug, `kept` whether its last good dossier is still there.
    #[must_use]
    pub fn stale(folder: &str, name: &str, kept: bool, words: &Words) -> Self {
        let row = IndexRow {
            href: kept.then(String::new),
            company: visible(name),
            state: "stale",
            state_word: words.get("stale", "state").into_owned(),
            score: "–".to_owned(),
            stale: Some(words.get("stale", if kept { "kept" } else { "none" }).into_owned()),
            ..IndexRow::default()
        };
        Self { folder: folder.to_owned(), due: None, row, steps: Vec::new(), contender: None }
    }

    /// The same, as one of the open offers (B3).
    #[must_use]
    pub fn among(self, contender: Contender) -> Self {
        Self { contender: Some(contender), ..self }
    }

    /// Its part among the open offers.
    pub(super) const fn contender(&self) -> Option<&Contender> {
        self.contender.as_ref()
    }

    /// Its employer.
    pub(super) fn company(&self) -> &str {
        &self.row.company
    }

    /// When its answer is due; none once decided, and for what cannot be read.
    #[must_use]
    pub const fn due(&self) -> Option<Timestamp> {
        self.due
    }
}

/// Another profile's folder, for the index over all: names and dates only.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The folder of its index below the output folder.
    pub path: String,
    /// The profile's name; the folder's where it has none.
    pub name: String,
    /// How many offers it has.
    pub offers: usize,
    /// How many of them are waiting for an answer.
    pub waiting: usize,
    /// The next answer that is due there.
    pub next: Option<Zoned>,
}

/// All that one index is made of.
pub struct Listing<'a> {
    /// The folder of the index below the output folder; empty for the first one.
    pub path: &'a str,
    /// The folder of the index above it, if there is one.
    pub above: Option<&'a str>,
    /// Whose offers these are, where the profile says.
    pub owner: Option<&'a str>,
    /// The clock that was used, on the owner's clock.
    pub as_of: &'a Zoned,
    /// What is only supposed of the offers, with the folder of each.
    pub supposed: Vec<(String, Setting)>,
    /// The fixed words of the language of its reader.
    pub words: &'a Words,
    /// The offers of this folder's own profile, in any order.
    pub entries: Vec<Entry>,
    /// The present job, the baseline of staying, where the profile describes it.
    pub staying: Option<Contender>,
    /// Other profiles' folders, in the order in which to show them.
    pub folders: Vec<Folder>,
}

/// How many of the dated steps to come an index shows.
const STEPS: usize = 30;

/// The view of one index.
#[must_use]
pub fn index(mut from: Listing<'_>) -> IndexView {
    let (words, locale) = (from.words, from.words.locale());
    // What is due first comes first; then what is decided; then what cannot be read.
    from.entries.sort_by(|a, b| {
        let key = |e: &Entry| (e.due.is_none(), e.due, e.row.state == "stale");
        key(a).cmp(&key(b)).then_with(|| a.folder.cmp(&b.folder))
    });
    let now = from.as_of.timestamp();
    let picture = due_line(&from);
    let summary = summary(&from, now);
    let field = field::ranked(&from.entries);
    let notes = field::notes(&field, from.staying.as_ref(), words);
    let ranks: BTreeMap<Arc<str>, usize> =
        field.iter().zip(1..).map(|((c, _), at)| (Arc::clone(&c.slug), at)).collect();
    let open = field.len();
    let mut steps: Vec<_> = from.entries.iter().filter_map(|e| late(e, from.path, now, words)).collect();
    let mut rows = Vec::with_capacity(from.entries.len());
    for entry in from.entries {
        let href = below(from.path, &entry.folder);
        steps.extend(entry.steps.into_iter().map(|(at, step)| (at, IndexStep { href: href.clone(), ..step })));
        let rank = entry.contender.as_ref().and_then(|c| ranks.get(&c.slug)).filter(|_| open > 1);
        let rank = rank.map(ToString::to_string);
        rows.push(IndexRow { rank, href: entry.row.href.as_ref().map(|_| href), ..entry.row });
    }
    steps.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.href.cmp(&b.1.href)));
    let (today, later) = days(steps, from.as_of);
    let instant =
        |at: &Zoned| Instant { iso: rfc3339(at), here: locale.stamp(at), there: None, short: locale.moment(at) };
    let scored = || rows.iter().map(|r| &r.scores).filter(|scores| !scores.is_empty());
    let axes = scored().next().filter(|_| scored().count() > 1);
    let folders = from.folders.iter().map(|f| FolderRow {
        href: below(from.path, &f.path),
        name: visible(&f.name),
        offers: words.fill("index", "offers", &[("n", &f.offers.to_string())]),
        next: f.next.as_ref().map(instant),
    });
    IndexView {
        path: from.path.to_owned(),
        up: from.above.map(|above| up(above, from.path)),
        language: from.words.language().to_owned(),
        direction: direction(from.words.language()),
        title: match from.owner {
            Some(name) => words.fill("index", "title_of", &[("name", &visible(name))]),
            None => words.get("index", "title").into_owned(),
        },
        what_if: what_if::index(&from.supposed, words),
        as_of: instant(from.as_of),
        summary,
        deadlines: picture,
        staying: from.staying.iter().filter(|_| open > 0).flat_map(|c| staying(c, words)).collect(),
        stay: words.get("field", "stay").into_owned(),
        notes,
        axes: axes.into_iter().flatten().map(|s| s.name.clone()).collect(),
        rows,
        folders: folders.collect(),
        today,
        steps: later,
        labels: words.group("page"),
    }
}

/// The scores of staying: the overall one, then those of the axes.
fn staying(job: &Contender, words: &Words) -> Vec<Score> {
    let one = |key: &str, value: Option<&Exact>| Score {
        name: words.get("axis", key).into_owned(),
        value: value.map_or_else(|| "–".to_owned(), |v| words.locale().score(v)),
        bar: None,
        marks: Vec::new(),
    };
    let axes = Axis::ALL.iter().map(|axis| one(axis.key(), job.axes.get(axis)));
    std::iter::once(one("overall", job.overall.as_ref())).chain(axes).collect()
}

/// How many answers are waited for, in a sentence.
fn summary(from: &Listing<'_>, now: Timestamp) -> String {
    let (words, entries) = (from.words, &from.entries);
    let own = entries.iter().filter(|e| e.due.is_some()).count();
    let waiting = match own + from.folders.iter().map(|f| f.waiting).sum::<usize>() {
        0 => words.get("index", "none_waiting").into_owned(),
        1 => words.get("index", "one_waiting").into_owned(),
        n => words.fill("index", "waiting", &[("n", &n.to_string())]),
    };
    match entries.iter().filter(|e| e.due.is_some_and(|due| due < now)).count() {
        0 => waiting,
        n => words.fill("index", "late", &[("waiting", &waiting), ("n", &n.to_string())]),
    }
}

/// All answers that are due, on one line.
fn due_line(from: &Listing<'_>) -> Option<Deadlines> {
    let due = from.entries.iter().filter_map(|e| Some(Due { at: e.due?, company: &e.row.company, state: e.row.state }));
    let due: Vec<Due<'_>> = due.collect();
    deadlines(&due, from.as_of, from.words)
}

/// An answer that is overdue, as the first thing to do today.
fn late(entry: &Entry, path: &str, now: Timestamp, words: &Words) -> Option<(Timestamp, IndexStep)> {
    let due = entry.due.filter(|due| *due < now)?;
    let step = IndexStep {
        at: entry.row.answer_by.clone().unwrap_or_default(),
        time: entry.row.left.clone().unwrap_or_default(),
        text: words.get("index", "overdue").into_owned(),
        company: entry.row.company.clone(),
        href: below(path, &entry.folder),
        late: true,
        ..IndexStep::default()
    };
    Some((due, step))
}

/// What is overdue or due today, and the next steps after that, each with the day that it begins.
fn days(steps: Vec<(Timestamp, IndexStep)>, now: &Zoned) -> (Vec<IndexStep>, Vec<IndexStep>) {
    let until = |at: &Timestamp| at.to_zoned(now.time_zone().clone()).date() <= now.date();
    let (today, later): (Vec<_>, Vec<_>) = steps.into_iter().partition(|(at, _)| until(at));
    let mut before = String::new();
    let numbered = later.into_iter().take(STEPS).map(|(_, step)| {
        let first = std::mem::replace(&mut before, step.day.clone()) != step.day;
        IndexStep { first, ..step }
    });
    let later = numbered.collect();
    (today.into_iter().map(|(_, step)| step).collect(), later)
}

/// The way from a folder to one below it, with `/` at its end.
fn below(above: &str, folder: &str) -> String {
    let rest = folder.strip_prefix(above).unwrap_or(folder).trim_start_matches('/');
    format!("{rest}/")
}

#[cfg(test)]
mod tests {
    use super::{Entry, Listing, below, index};
    use crate::view::words::Words;
    use jiff::Zoned;

    #[test]
    fn the_way_down_is_relative() {
        assert_eq!(below("", "helios"), "helios/");
        assert_eq!(below("clients/a", "clients/a/helios"), "helios/");
    }

    #[test]
    fn what_cannot_be_read_stays_on_the_index_and_links_only_to_what_is_there() {
        let words = Words::default();
        let as_of: Zoned = "2026-11-20T09:00[Europe/Berlin]".parse().expect("an instant");
        let view = index(Listing {
            path: "",
            above: None,
            owner: None,
            as_of: &as_of,
            supposed: Vec::new(),
            staying: None,
            words: &words,
            entries: vec![Entry::stale("b", "b", false, &words), Entry::stale("a", "a", true, &words)],
            folders: vec![],
        });
        assert_eq!(
            view.rows.iter().map(|r| (r.company.as_str(), r.href.as_deref())).collect::<Vec<_>>(),
            [("a", Some("a/")), ("b", None),]
        );
        assert!(view.rows.iter().all(|r| r.stale.is_some()));
    }
}

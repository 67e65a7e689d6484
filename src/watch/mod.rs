//! Watching: what the system says of files, and when to look at which of them.
//!
//! [`decide`] is the whole judgement, without a clock or a disk of its own. [`Eyes`] hears what the system says, and
//! [`run`] is the loop between the two. An event is a hint and never more: what has changed is told by content.

mod eyes;
mod run;

pub use eyes::{Eyes, Watched};
pub use run::{Work, run};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long nobody may have written to a file before it counts as whole, where its end was not seen: a program that
/// writes a file in pieces pauses for a few milliseconds between them.
const SETTLE: Duration = Duration::from_millis(60);

/// How long an empty file may stay so before that is its content: many editors empty a file before they fill it.
const EMPTY: Duration = Duration::from_millis(300);

/// How long a name may be gone before its file is: many editors move the old file away before they write the new one.
const ABSENT: Duration = Duration::from_millis(100);

/// How long a folder gets to be filled: unpacking and checking out make it first.
const FOLDER: Duration = Duration::from_millis(20);

/// How long a storm of events that overflowed gets to pass.
const STORM: Duration = Duration::from_millis(200);

/// The longest that anything waits: a file that is written to without end is looked at all the same.
const LONGEST: Duration = Duration::from_secs(1);

/// What the system says of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Its writer closed it, or it came whole from another name.
    Whole,
    /// Its writer closed it, and there is nothing in it.
    Empty,
    /// Somebody is writing it, or may be.
    Growing,
    /// It has left its name.
    Gone,
    /// It is a folder that came, went, or changed its rights.
    Folder,
}

/// What was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Something about a path.
    At(PathBuf, Hint),
    /// Events were lost: anything may have changed.
    Lost,
    /// The time to look around has come, where nobody tells of events.
    Round,
}

/// What may have changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Anything.
    pub all: bool,
    /// These files, and what lies below these folders.
    pub paths: BTreeSet<PathBuf>,
}

impl Change {
    /// Anything may have changed.
    #[must_use]
    pub const fn everything() -> Self {
        Self { all: true, paths: BTreeSet::new() }
    }

    /// True where this file may have changed.
    #[must_use]
    pub fn touches(&self, file: &Path) -> bool {
        self.all || (!self.paths.is_empty() && file.ancestors().any(|path| self.paths.contains(path)))
    }
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Wait for events, at most this long; without an end where nothing is pending.
    Wait(Option<Duration>),
    /// Look at what may have changed.
    Look(Change),
}

/// What was seen and not looked at yet. Times count from any beginning, the same for all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    all: Option<Duration>,
    paths: BTreeMap<PathBuf, Due>,
}

/// When to look at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Due {
    first: Duration,
    at: Duration,
}

/// Takes in what was seen, and says what to do at `now`.
#[must_use]
pub fn decide(mut pending: Pending, seen: impl IntoIterator<Item = Event>, now: Duration) -> (Pending, Step) {
    for event in seen {
        match event {
            Event::At(path, hint) => pending.note(path, hint, now),
            Event::Lost => _ = pending.all.get_or_insert(now + STORM),
            Event::Round => pending.all = Some(now),
        }
    }
    if pending.all.is_some_and(|at| at <= now) {
        return (Pending::default(), Step::Look(Change::everything()));
    }
    let due: BTreeSet<PathBuf> =
        pending.paths.iter().filter(|(_, due)| due.at <= now).map(|(p, _)| p.clone()).collect();
    if due.is_empty() {
        let next = pending.paths.values().map(|due| due.at).chain(pending.all).min();
        return (pending, Step::Wait(next.map(|at| at.saturating_sub(now))));
    }
    pending.paths.retain(|path, _| !due.contains(path));
    (pending, Step::Look(Change { all: false, paths: due }))
}

impl Pending {
    fn note(&mut self, path: PathBuf, hint: Hint, now: Duration) {
        let patience = match hint {
            Hint::Whole => Duration::ZERO,
            Hint::Empty => EMPTY,
            Hint::Growing => SETTLE,
            Hint::Gone => ABSENT,
            Hint::Folder => FOLDER,
        };
        let first = self.paths.get(&path).map_or(now, |due| due.first);
        self.paths.insert(path, Due { first, at: (now + patience).min(first + LONGEST) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Hint::{Empty, Folder, Gone, Growing, Whole};

    const fn ms(n: u64) -> Duration {
        Duration::from_millis(n)
    }

    fn at(path: &str, hint: Hint) -> Event {
        Event::At(PathBuf::from(path), hint)
    }

    /// Plays events at their times (in milliseconds), and asks whenever a step asked to; when was what looked at?
    #[track_caller]
    fn check(events: &[(u64, Event)], expected: &[(u64, &[&str])]) {
        let (mut pending, mut now, mut looks) = (Pending::default(), 0, Vec::new());
        let mut events = events.iter().cloned().peekable();
        while now < 5_000 {
            let seen: Vec<Event> = std::iter::from_fn(|| events.next_if(|(t, _)| *t <= now)).map(|e| e.1).collect();
            let (after, step) = decide(pending, seen, ms(now));
            pending = after;
            match step {
                Step::Look(change) if change.all => looks.push((now, vec!["everything".to_owned()])),
                Step::Look(change) => {
                    looks.push((now, change.paths.iter().map(|p| p.display().to_string()).collect()));
                }
                Step::Wait(most) => {
                    let most = most.map_or(5_000, |d| u64::try_from(d.as_millis()).unwrap_or(0));
                    now = (now + most).min(events.peek().map_or(5_000, |(t, _)| *t));
                }
            }
        }
        let expected: Vec<(u64, Vec<String>)> =
            expected.iter().map(|(t, paths)| (*t, paths.iter().map(|p| (*p).to_owned()).collect())).collect();
        assert_eq!(looks, expected);
    }

    #[test]
    fn a_whole_file_is_looked_at_at_once() {
        check(&[(7, at("a", Whole))], &[(7, &["a"])]);
        check(&[(7, at("a", Growing)), (9, at("a", Whole))], &[(9, &["a"])]);
    }

    #[test]
    fn an_unfinished_file_waits_until_nobody_writes_to_it() {
        check(&[(0, at("a", Growing))], &[(60, &["a"])]);
        check(&[(0, at("a", Growing)), (59, at("a", Growing))], &[(119, &["a"])]);
        check(&[(0, at("a", Growing)), (61, at("a", Growing))], &[(60, &["a"]), (121, &["a"])]);
    }

    #[test]
    fn nothing_waits_longer_than_a_second() {
        let writes: Vec<(u64, Event)> = (0..30).map(|n| (n * 50, at("a", Growing))).collect();
        check(&writes, &[(1_000, &["a"]), (1_510, &["a"])]);
    }

    #[test]
    fn what_is_moved_away_or_emptied_gets_time_to_come_back() {
        check(&[(0, at("a", Gone)), (40, at("a", Whole))], &[(40, &["a"])]);
        check(&[(0, at("a", Gone))], &[(100, &["a"])]);
        check(&[(0, at("a", Empty)), (150, at("a", Whole))], &[(150, &["a"])]);
        check(&[(0, at("a", Empty))], &[(300, &["a"])]);
    }

    #[test]
    fn a_burst_is_looked_at_together() {
        check(&[(0, at("a", Whole)), (0, at("b", Whole)), (0, at("a", Whole))], &[(0, &["a", "b"])]);
        check(
            &[(0, at("a", Folder)), (5, at("a/b", Folder)), (5, at("c", Whole))],
            &[(5, &["c"]), (20, &["a"]), (25, &["a/b"])],
        );
    }

    #[test]
    fn lost_events_mean_everything_once_the_storm_has_passed() {
        check(&[(0, Event::Lost), (50, Event::Lost), (60, at("a", Growing))], &[(120, &["a"]), (200, &["everything"])]);
        check(&[(0, at("a", Growing)), (10, Event::Round)], &[(10, &["everything"])]);
    }

    #[test]
    fn a_change_touches_files_and_what_lies_below_folders() {
        let change = Change { all: false, paths: [PathBuf::from("/p/offers/a"), PathBuf::from("/p/x.yaml")].into() };
        for (path, touched) in [("/p/x.yaml", true), ("/p/offers/a/b/c.yaml", true), ("/p/offers/ab.yaml", false)] {
            assert_eq!(change.touches(Path::new(path)), touched, "{path}");
        }
        assert!(Change::everything().touches(Path::new("/p")) && !Change::default().touches(Path::new("/p")));
    }
}

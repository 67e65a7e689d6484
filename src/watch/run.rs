//! The loop of a watch.

use super::{Change, Eyes, Pending, Step, Watched, decide};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// What is done in a watch.
pub trait Work {
    /// The folders that inputs lie in now.
    fn folders(&mut self) -> Vec<Watched>;

    /// Looks at what may have changed, and builds what depends on what has; true where folders may have come or gone.
    fn look(&mut self, change: &Change) -> bool;

    /// After how long to look without any event, if the work has something in mind: a deadline, a second try.
    fn rest(&self) -> Option<Duration>;

    /// Says that the system tells of no events (any more), and why: from now on the watch looks around itself.
    fn blind(&mut self, why: &str);
}

/// Watches until the process is ended; the first build is made.
#[expect(clippy::disallowed_methods, reason = "waiting needs a clock; what is built does not see it")]
pub fn run(work: &mut impl Work, mut eyes: Eyes) -> ! {
    let begin = Instant::now();
    let mut pending = Pending::default();
    follow(work, &mut eyes);
    let mut step = Step::Wait(Some(Duration::ZERO));
    loop {
        let seen = match step {
            Step::Look(change) => {
                let before = Instant::now();
                look(work, &mut eyes, &change);
                eyes.took(before.elapsed());
                eyes.wait(Some(Duration::ZERO))
            }
            Step::Wait(most) => {
                let rest = work.rest();
                let seen = eyes.wait(most.into_iter().chain(rest).min());
                if seen.is_empty() && rest.is_some() {
                    look(work, &mut eyes, &Change::default());
                }
                seen
            }
        };
        (pending, step) = decide(pending, seen, begin.elapsed());
    }
}

/// Looks, and watches the folders that came with what changed.
fn look(work: &mut impl Work, eyes: &mut Eyes, change: &Change) {
    if work.look(change) {
        follow(work, eyes);
    }
}

/// Watches the folders of now, and looks again at the new ones: what came before they were watched has told nothing.
fn follow(work: &mut impl Work, eyes: &mut Eyes) {
    loop {
        let paths = eyes.follow(work.folders()).unwrap_or_else(|why| {
            work.blind(&why);
            BTreeSet::new()
        });
        if paths.is_empty() || !work.look(&Change { all: false, paths }) {
            return;
        }
    }
}

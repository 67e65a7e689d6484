//! `gen watch`: a build on every change.

use crate::Outcome;
use crate::cli::Watch;
use crate::report::Printer;
use crate::session::{Ask, Read, Session};
use dossier::diag::{Diagnostic, Severity};
use dossier::disk::Failure;
use dossier::watch::{self, Change, Eyes, Watched, Work};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long after a failure of the machine to try again: the disk may have room, the folder be back.
const AGAIN: Duration = Duration::from_secs(1);

/// How often to look at the clock at least: while a machine sleeps, so does the time of a wait.
const GLANCE: Duration = Duration::from_secs(60);

/// Runs `gen watch`.
pub fn run(directory: Option<&Path>, args: &Watch, printer: &mut Printer) -> Result<Outcome, Failure> {
    let mut watcher = Watcher::new(Session::new(Ask::new(directory, &args.build)?), printer);
    watcher.build(&Change::everything())?;
    watcher.printer.summary("watching for changes: Ctrl-C ends it");
    let (eyes, deaf) = Eyes::open(args.poll);
    deaf.iter().for_each(|why| watcher.blind(why));
    watch::run(&mut watcher, eyes)
}

/// Builds, and says so.
pub struct Watcher<'p> {
    session: Session,
    printer: &'p mut Printer,
    /// Why the last build failed, until one does not.
    failed: Option<Failure>,
    /// Why there was no build, until there is one.
    refused: Vec<Diagnostic>,
}

impl<'p> Watcher<'p> {
    /// Before the first build.
    pub const fn new(session: Session, printer: &'p mut Printer) -> Self {
        Self { session, printer, failed: None, refused: Vec::new() }
    }

    /// A build of what may have changed; nothing is said where nothing has.
    #[expect(clippy::disallowed_methods, reason = "how long a build took is said, and reaches no dossier")]
    fn build(&mut self, change: &Change) -> Result<(), Failure> {
        let begin = Instant::now();
        match self.session.read(change)? {
            Read::Same => return Ok(()),
            Read::Refused if self.refused == self.session.problems() => return Ok(()),
            Read::Refused => {
                self.refused = self.session.problems().to_vec();
                self.printer.summary("building");
                self.session.say_problems(self.printer);
                self.printer.summary(&format!("not built, in {}", shown(begin.elapsed())));
                return Ok(());
            }
            Read::Changed => self.refused.clear(),
        }
        self.printer.summary("building");
        let written = self.session.write();
        self.session.say_problems(self.printer);
        let mut tally = written?;
        tally.remarks(self.printer);
        self.printer.summary(&format!("built in {}: {}", shown(begin.elapsed()), tally.counts(0)));
        Ok(())
    }
}

impl Work for Watcher<'_> {
    fn folders(&mut self) -> Vec<Watched> {
        self.session.folders()
    }

    fn look(&mut self, change: &Change) -> bool {
        let everything = Change::everything();
        let change = if self.failed.is_some() { &everything } else { change };
        match self.build(change) {
            Ok(()) => self.failed = None,
            Err(failure) => {
                if self.failed.as_ref() != Some(&failure) {
                    self.printer.failure(&failure);
                }
                self.failed = Some(failure);
            }
        }
        self.session.walked()
    }

    fn rest(&self) -> Option<Duration> {
        if self.failed.is_some() {
            return Some(AGAIN);
        }
        let turn = self.session.rest()?;
        Some(Duration::try_from(turn).unwrap_or_default().min(GLANCE))
    }

    fn blind(&mut self, why: &str) {
        self.printer.remark(Severity::Warning, &format!("{why}: polling instead, which sees a change a little later"));
    }
}

/// "2.4 ms", "310 ms".
fn shown(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1_000.0;
    if ms < 10.0 { format!("{ms:.1} ms") } else { format!("{ms:.0} ms") }
}

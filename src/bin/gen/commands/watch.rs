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
    let mut watcher = Watcher::new(Session::new(Ask::new(directory, &args.build)?), printer, ());
    watcher.build(&Change::everything())?;
    watcher.watch(args.poll)
}

/// Who wants to know of builds, besides the one at the terminal.
pub trait Audience {
    /// A build begins to write.
    fn begins(&mut self);

    /// There was a build, or a try: what it made, and what is wrong.
    fn ends(&mut self, session: &Session, failure: Option<&Failure>);
}

/// Nobody.
impl Audience for () {
    fn begins(&mut self) {}

    fn ends(&mut self, _: &Session, _: Option<&Failure>) {}
}

/// Builds, and says so.
pub struct Watcher<'p, A> {
    session: Session,
    printer: &'p mut Printer,
    audience: A,
    /// Why the last build failed, until one does not.
    failed: Option<Failure>,
    /// Why there was no build, until there is one.
    refused: Vec<Diagnostic>,
}

impl<'p, A: Audience> Watcher<'p, A> {
    /// Before the first build.
    pub const fn new(session: Session, printer: &'p mut Printer, audience: A) -> Self {
        Self { session, printer, audience, failed: None, refused: Vec::new() }
    }

    /// Watches until the process is ended.
    pub fn watch(mut self, poll: bool) -> ! {
        let how = if poll { " by polling" } else { "" };
        self.printer.summary(&format!("watching for changes{how}: Ctrl-C ends it"));
        let (eyes, deaf) = Eyes::open(poll);
        deaf.iter().for_each(|why| self.blind(why));
        watch::run(&mut self, eyes)
    }

    /// A build of what may have changed; nothing is said where nothing has.
    #[expect(clippy::disallowed_methods, reason = "how long a build took is said, and reaches no dossier")]
    fn build(&mut self, change: &Change) -> Result<(), Failure> {
        let begin = Instant::now();
        let read = self.session.read(change);
        if read.as_ref().err().is_some_and(|failure| self.failed.as_ref() != Some(failure)) {
            self.printer.summary("building");
        }
        match read? {
            Read::Same => return Ok(()),
            Read::Refused if self.refused == self.session.problems() => return Ok(()),
            Read::Refused => {
                self.refused = self.session.problems().to_vec();
                self.printer.summary("building");
                self.session.say_problems(self.printer);
                self.printer.summary(&format!("not built, in {}", shown(begin.elapsed())));
                self.audience.ends(&self.session, None);
                return Ok(());
            }
            Read::Changed => self.refused.clear(),
        }
        self.audience.begins();
        let again = self.failed.is_some();
        if !again {
            self.printer.summary("building");
        }
        let written = self.session.write();
        if again {
            if written.as_ref().err().is_some_and(|failure| self.failed.as_ref() == Some(failure)) {
                // Another try that failed like the one before: there is nothing to say.
                return written.map(drop);
            }
            self.printer.summary("building");
        }
        self.session.say_problems(self.printer);
        let mut tally = written?;
        tally.remarks(self.printer);
        self.printer.summary(&format!("built in {}: {}", shown(begin.elapsed()), tally.counts(0)));
        self.audience.ends(&self.session, None);
        Ok(())
    }
}

impl<A: Audience> Work for Watcher<'_, A> {
    fn folders(&mut self) -> Vec<Watched> {
        self.session.folders()
    }

    #[expect(clippy::disallowed_methods, reason = "how long a try took is said, and reaches no dossier")]
    fn look(&mut self, change: &Change) -> bool {
        let everything = Change::everything();
        let change = if self.failed.is_some() { &everything } else { change };
        let begin = Instant::now();
        match self.build(change) {
            Ok(()) => self.failed = None,
            Err(failure) => {
                if self.failed.as_ref() != Some(&failure) {
                    self.printer.failure(&failure);
                    self.printer.summary(&format!("not built, in {}", shown(begin.elapsed())));
                }
                self.audience.ends(&self.session, Some(&failure));
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

//! `gen serve`: a watch with a page to look at.

use super::watch::{Audience, Watcher};
use crate::Outcome;
use crate::cli::Serve;
use crate::report::{Printer, count, pictures};
use crate::session::{Ask, Session};
use dossier::diag::{Severity, visible};
use dossier::disk::Failure;
use dossier::serve::{self, Pages, Problems};
use dossier::watch::{Change, Work};
use std::io::{self, ErrorKind};
use std::net::TcpListener;
use std::path::Path;

/// Runs `gen serve`.
pub fn run(directory: Option<&Path>, args: &Serve, printer: &mut Printer) -> Result<Outcome, Failure> {
    let session = Session::new(Ask::new(directory, &args.watch.build)?);
    let (listener, address) = listen(args.port).map_err(|e| busy(args.port, &e))?;
    printer.summary(&format!("serving {address}"));
    let pages = Pages::default();
    let served = pages.clone();
    std::thread::spawn(move || serve::run(listener, served));
    if args.open
        && let Err(e) = open::that_detached(&address)
    {
        printer.remark(Severity::Warning, &format!("cannot open a browser: {e}"));
    }
    let mut watcher = Watcher::new(session, printer, pages);
    watcher.look(&Change::everything());
    watcher.watch(args.watch.poll)
}

/// A port of the loopback address, and the address of the page.
fn listen(port: u16) -> io::Result<(TcpListener, String)> {
    let listener = serve::listen(port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    Ok((listener, address))
}

fn busy(port: u16, error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::AddrInUse => Failure::new(format!("port {port} is taken by another program"))
            .help("choose another one with --port, or let --port 0 find a free one"),
        ErrorKind::PermissionDenied => Failure::new(format!("port {port} is not for everybody"))
            .help("choose one above 1023 with --port, or let --port 0 find a free one"),
        _ => Failure::new(format!("cannot listen at port {port}: {error}")),
    }
}

impl Audience for Pages {
    fn begins(&mut self) {
        self.begin();
    }

    fn ends(&mut self, session: &Session, failure: Option<&Failure>) {
        if let Some((root, held)) = session.output().filter(|_| failure.is_none()) {
            match held.news() {
                Some(news) => news.for_each(|(path, digests)| self.set(path, digests)),
                None => self.replace(root, held.files()),
            }
        }
        self.end(problems(session, failure));
    }
}

/// What is wrong, as it is said on the terminal.
fn problems(session: &Session, failure: Option<&Failure>) -> Problems {
    let (errors, warnings) = count(session.problems());
    let mut problems = Problems { errors, warnings, text: String::new() };
    if let Some(failure) = failure {
        problems.errors += 1;
        problems.text = format!("error: {}\n\n", visible(&failure.phrase));
    }
    if let Some((texts, prefix)) = session.texts() {
        problems.text.extend(pictures(session.problems(), texts, &prefix, false));
    }
    problems
}

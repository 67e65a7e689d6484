//! YAML text to checked types, all problems at once: the only module that knows YAML.

mod criteria;
mod expression;
mod fields;
mod hints;
mod log;
mod marks;
mod node;
mod offer;
mod offer_parts;
mod profile;
mod scalars;
mod stamps;
mod syntax;
mod terms;
mod text;
mod tree;

pub use log::append_log;
pub use node::{Key, Kind, Node};
pub use offer::read_offer;
pub use profile::{neutral_profile, read_profile, sketch_profile};
pub use text::{readable, text_of};
pub use tree::parse;

use crate::diag::Diagnostic;
use std::cell::RefCell;
use std::sync::Arc;

/// The languages for which there are words.
#[derive(Debug, Clone)]
pub struct Context {
    /// Their codes.
    pub languages: Vec<String>,
}

impl Default for Context {
    fn default() -> Self {
        Self { languages: ["en", "de", "fr", "es"].map(str::to_owned).to_vec() }
    }
}

/// Collects the problems of one file while it is read.
pub(super) struct Reader<'a> {
    file: Arc<str>,
    context: &'a Context,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'a> Reader<'a> {
    fn new(file: &Arc<str>, context: &'a Context) -> Self {
        Self { file: Arc::clone(file), context, found: RefCell::new(Vec::new()) }
    }

    /// Takes a problem, unless the same one was found at the same place.
    fn report(&self, problem: Diagnostic) {
        let problem = problem.in_file(&self.file);
        let mut found = self.found.borrow_mut();
        if !found.contains(&problem) {
            found.push(problem);
        }
    }

    /// All problems in the order of the file.
    fn finish(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|d| d.place.map_or(0, |p| p.start));
        found
    }
}

/// The value, if it can be trusted, and every problem of the file.
pub type Outcome<T> = (Option<T>, Vec<Diagnostic>);

fn outcome<T>(value: Option<T>, reader: Reader<'_>) -> Outcome<T> {
    let problems = reader.finish();
    let trusted = !problems.iter().any(Diagnostic::is_error);
    (value.filter(|_| trusted), problems)
}

//! YAML text to checked types, all problems at once: the only module that knows YAML.

mod addresses;
mod criteria;
mod expression;
mod fields;
mod hints;
mod kinds;
mod log;
mod marks;
mod meant;
mod node;
mod odd_lines;
mod offer;
mod offer_parts;
mod profile;
mod scalars;
mod setting;
mod shapes;
mod stamps;
mod syntax;
mod terms;
mod text;
mod tree;
mod within;

pub use hints::for_key as known_key;
pub use log::append_log;
pub use node::{Key, Kind, Node};
pub use offer::{read_offer, read_offer_with};
pub use profile::{neutral_profile, neutral_profile_in, read_profile, sketch_profile};
pub use setting::{SETTINGS, Setting, Sheet};
pub use text::{readable, text_of};
pub use tree::parse;
pub use within::place_within;

use crate::diag::Diagnostic;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The languages for which there are words, and the one to take where nobody names one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Their codes.
    pub languages: Vec<String>,
    /// The code of the language of a profile that names none.
    pub language: String,
}

impl Default for Context {
    fn default() -> Self {
        Self { languages: ["en", "de", "fr", "es"].map(str::to_owned).to_vec(), language: "en".to_owned() }
    }
}

/// Collects the problems of one file while it is read.
pub(super) struct Reader<'a> {
    file: Arc<str>,
    context: &'a Context,
    found: RefCell<Vec<Diagnostic>>,
    /// What was found already: where, and what.
    told: RefCell<BTreeSet<(u32, &'static str, String)>>,
}

impl<'a> Reader<'a> {
    fn new(file: &Arc<str>, context: &'a Context) -> Self {
        Self { file: Arc::clone(file), context, found: RefCell::default(), told: RefCell::default() }
    }

    /// Takes a problem, unless the same one was found at the same place.
    fn report(&self, problem: Diagnostic) {
        let problem = setting::beside(problem, &self.file);
        let mark = (problem.place.map_or(0, |p| p.start), problem.code, problem.phrase.clone());
        if self.told.borrow_mut().insert(mark) {
            self.found.borrow_mut().push(problem);
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

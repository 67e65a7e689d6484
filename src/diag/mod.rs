//! Diagnostics: what is wrong, where, what was expected, and how to mend it.

pub mod codes;
mod lines;
mod place;
mod render;
mod unseen;

pub use lines::Lines;
pub use place::Place;
pub use render::{render, to_json};
pub use unseen::{unseen, visible};

use std::sync::Arc;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file gets no dossier.
    Error,
    /// Worth a look; a problem only under `--strict`.
    Warning,
}

impl Severity {
    /// The word in front of a problem and in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable code in kebab case, such as `unknown-key`.
    pub code: &'static str,
    /// What is the matter: lower case, no full stop.
    pub phrase: String,
    /// The file, as shown to the person.
    pub file: Arc<str>,
    /// Where, if it is at one place.
    pub place: Option<Place>,
    /// What was expected there, shown beside the caret.
    pub expected: Option<String>,
    /// Other places that matter, each with a few words.
    pub related: Vec<(Place, String)>,
    /// How to mend it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error that stops the dossier of its file.
    #[must_use]
    pub fn error(code: &'static str, phrase: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            phrase: phrase.into(),
            file: Arc::from(""),
            place: None,
            expected: None,
            related: Vec::new(),
            help: None,
        }
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: &'static str, phrase: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, phrase) }
    }

    /// At this place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// In this file.
    #[must_use]
    pub fn in_file(mut self, file: &Arc<str>) -> Self {
        self.file = Arc::clone(file);
        self
    }

    /// What was expected.
    #[must_use]
    pub fn expected(mut self, what: impl Into<String>) -> Self {
        self.expected = Some(what.into());
        self
    }

    /// Another place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, what: impl Into<String>) -> Self {
        self.related.push((place, what.into()));
        self
    }

    /// How to mend it.
    #[must_use]
    pub fn help(mut self, how: impl Into<String>) -> Self {
        self.help = Some(how.into());
        self
    }

    /// True for an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The name among `names` that is nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = |s: &str| s.to_lowercase().replace(['-', '_', ' '], "");
    let word = folded(word);
    // Who is longer or shorter by more cannot be near.
    let near = |name: &&str| word.chars().count().abs_diff(name.chars().count()) <= name.len().max(3) / 3 + 3;
    names
        .into_iter()
        .filter(near)
        .map(|name| (strsim::damerau_levenshtein(&word, &folded(name)), name))
        .filter(|(distance, name)| *distance <= name.len().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

//! The words: everything that a dossier says, in one language, as data.
//!
//! A language is a folder of `content/`: YAML files of texts, and macros for its grammar. The built-in files are
//! embedded; a project's own files of the same path replace them, one by one. A text may fill in values (`{{ company }}`), and
//! wherever a text is expected there may be variants instead, whose keys are the words that must hold:
//!
//! ```yaml
//! thanks:
//!   call warm: Thank you so much for your offer.
//!   else: Thank you for your offer.
//! ```
//!
//! A message is composed of parts: its file says which parts make up each paragraph.

mod cldr;
mod complete;
mod discreet;
mod known;
mod lists;
mod locale;
mod message;
mod person;
mod tree;
mod vocabulary;

use crate::diag::{Diagnostic, Lines};
use include_dir::{Dir, DirEntry, include_dir};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use std::collections::BTreeMap;
use std::sync::Arc;
use tree::{Node, Text};

pub use complete::missing;
pub use known::Known;
pub use lists::{Lists, checked_languages, lists, lists_file};
pub use locale::{Locale, zone_name};
pub use message::{Draft, spoken};
pub use minijinja::Value;
pub use tree::Facts;
pub use vocabulary::{STATES, is_word};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// The macros of a language: a text calls them as `{{ grammar.of(company) }}`.
const GRAMMAR: &str = "grammar.jinja";

/// What one text may cost: far more than any of ours needs, far less than a hang.
const FUEL: u64 = 200_000;

/// The lists of the message checks, which [`lists`] reads alone.
const CHECKS: &str = "checks";

/// The words of one language.
#[derive(Debug)]
pub struct Pack {
    language: String,
    files: BTreeMap<String, Node>,
    templates: Environment<'static>,
    locale: Locale,
}

/// Every built-in file by its path below `content/`, such as `en/messages/decline.yaml`.
#[must_use]
pub fn built_in() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(&BUILT_IN, &mut files);
    files
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, String>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.extend(file.contents_utf8().map(|text| (path, text.to_owned())));
            }
        }
    }
}

/// The languages that the built-in files and `overlay` (path below `content/` -> text) have a folder for, sorted.
#[must_use]
pub fn languages(overlay: &BTreeMap<String, String>) -> Vec<String> {
    let built_in = built_in();
    let mut found: Vec<String> = built_in
        .keys()
        .chain(overlay.keys())
        .filter_map(|path| path.split_once('/').filter(|(_, file)| file.strip_suffix(".yaml") != Some(CHECKS)))
        .map(|(language, _)| language.to_owned())
        .collect();
    found.sort();
    found.dedup();
    found
}

impl Pack {
    /// The words of `language`: the built-in files, and those of `overlay` (path below `content/` -> text) in their place.
    ///
    /// # Errors
    /// A diagnostic for each file that is no YAML of texts, each text whose template does not compile, and for a
    /// language that has no words.
    pub fn load(language: &str, overlay: &BTreeMap<String, String>) -> Result<Self, Vec<Diagnostic>> {
        let mut sources = built_in();
        sources.extend(overlay.iter().map(|(path, text)| (path.clone(), text.clone())));
        let folder = format!("{language}/");
        let own = sources.iter().filter_map(|(path, text)| Some((path.strip_prefix(&folder)?, text)));
        let mut pack = Self {
            language: language.to_owned(),
            files: BTreeMap::new(),
            templates: environment(),
            locale: Locale::default(),
        };
        let mut problems = Vec::new();
        for (path, text) in own {
            if let Err(wrong) = pack.add(path, text) {
                let problem = problem(&format!("content/{language}/{path}"), wrong.phrase);
                problems.push(match wrong.at {
                    Some((line, column)) => problem.at(Lines::new(text).spot(line, column)),
                    None => problem,
                });
            }
        }
        match Locale::read(&pack) {
            Ok(locale) => pack.locale = locale,
            Err(phrase) => problems.push(problem(&format!("content/{language}/language.yaml"), phrase)),
        }
        if problems.is_empty() { Ok(pack) } else { Err(problems) }
    }

    fn add(&mut self, path: &str, text: &str) -> Result<(), Wrong> {
        if path == GRAMMAR {
            let added = self.templates.add_template_owned(GRAMMAR, text.to_owned());
            added.map_err(|e| Wrong { at: e.line().map(|line| (line, 1)), phrase: e.to_string() })?;
        } else if let Some(name) = path.strip_suffix(".yaml").filter(|name| *name != CHECKS) {
            let value: serde_yaml::Value = serde_yaml::from_str(text).map_err(|e| Wrong {
                at: e.location().map(|place| (place.line(), place.column())),
                phrase: e.to_string(),
            })?;
            let node = Node::read(value, name)?;
            for text in node.texts() {
                if let Some(template) = &text.template {
                    let compiled = self.templates.add_template_owned(template.clone(), text.compiled());
                    compiled.map_err(|e| format!("`{template}`: {e}"))?;
                }
            }
            self.files.insert(name.to_owned(), node);
        }
        Ok(())
    }

    /// The same words, with no sum in any of them.
    #[must_use]
    pub fn discreet(self) -> Self {
        Self { locale: self.locale.discreet(), ..self }
    }

    /// The language, an ISO 639-1 code.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// How this language writes dates, numbers and lists.
    #[must_use]
    pub const fn locale(&self) -> &Locale {
        &self.locale
    }

    /// A fixed word of `labels.yaml`, such as `action.decline`; the key itself where the file lacks it.
    #[must_use]
    pub fn label<'a>(&'a self, key: &'a str) -> &'a str {
        let node = self.files.get("labels").and_then(|file| file.at(key.split('.')));
        if let Some(Node::Text(text)) = node { &text.source } else { key }
    }

    /// The names of the texts directly below `path` of `file`, in the order of the file.
    pub fn keys<'a>(&'a self, file: &str, path: &str) -> impl Iterator<Item = &'a str> {
        let node = self.files.get(file).and_then(|node| node.at(path.split('.').filter(|name| !name.is_empty())));
        let entries = if let Some(Node::Map(entries)) = node { entries.as_slice() } else { &[] };
        entries.iter().map(|(key, _)| key.as_str())
    }

    /// The plain texts directly below `path` of `file`, by their names.
    #[must_use]
    pub fn group(&self, file: &str, path: &str) -> BTreeMap<String, String> {
        let node = self.files.get(file).and_then(|node| node.at(path.split('.').filter(|name| !name.is_empty())));
        let entries = if let Some(Node::Map(entries)) = node { entries.as_slice() } else { &[] };
        let text = |(key, node): &(String, Node)| match node {
            Node::Text(text) => Some((key.clone(), text.source.clone())),
            Node::List(_) | Node::Map(_) => None,
        };
        entries.iter().filter_map(text).collect()
    }

    /// True where `file` has a text or variants at `path`.
    #[must_use]
    pub fn has(&self, file: &str, path: &str) -> bool {
        self.files.get(file).is_some_and(|node| node.at(path.split('.')).is_some())
    }

    /// The text at `path` of `file` (`because`, `d7.short`) in the variant that holds, filled in.
    ///
    /// # Errors
    /// A sentence that names the text: there is none, no variant holds, or a value that it fills in is missing.
    pub fn say(&self, file: &str, path: &str, facts: &Facts) -> Result<String, String> {
        self.fill(self.text(file, path, facts)?, facts)
    }

    /// The text at a path in the variant that holds, as it is written.
    fn text(&self, file: &str, path: &str, facts: &Facts) -> Result<&Text, String> {
        let node = self.files.get(file).and_then(|node| node.at(path.split('.')));
        match node.and_then(|node| node.choose(facts)) {
            Some(Node::Text(text)) => Ok(text),
            Some(_) | None => Err(self.lacks(file, path)),
        }
    }

    fn list(&self, file: &str, path: &str, facts: &Facts) -> Result<&[Text], String> {
        match self.files.get(file).and_then(|node| node.at(path.split('.'))).and_then(|node| node.choose(facts)) {
            Some(Node::List(texts)) => Ok(texts),
            Some(_) | None => Err(self.lacks(file, path)),
        }
    }

    fn lacks(&self, file: &str, path: &str) -> String {
        format!("content/{}/{file}.yaml has no text `{path}` for this case", self.language)
    }
}

/// What is wrong with a file of words, and at which line and column, where that is known.
struct Wrong {
    phrase: String,
    at: Option<(usize, usize)>,
}

impl From<String> for Wrong {
    fn from(phrase: String) -> Self {
        Self { phrase, at: None }
    }
}

fn problem(file: &str, phrase: String) -> Diagnostic {
    Diagnostic::error("content", phrase)
        .in_file(&Arc::from(file))
        .help("docs/content.md shows how these files are made; without this file the built-in one is used")
}

/// `{{ company|stop }}`: the end of a sentence, also after a name that brings its own full stop.
fn stop(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// The text with its first letter as a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Texts are plain: nothing is escaped here, each renderer escapes for its own target.
fn environment() -> Environment<'static> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_auto_escape_callback(|_| AutoEscape::None);
    templates.set_fuel(Some(FUEL));
    templates.add_filter("stop", stop);
    templates
}

#[cfg(test)]
mod tests {
    use super::{Facts, Pack, Value, languages};
    use std::collections::BTreeMap;

    #[test]
    fn every_built_in_language_loads() {
        for language in languages(&BTreeMap::new()) {
            let pack = Pack::load(&language, &BTreeMap::new());
            assert!(pack.is_ok(), "{:?}", pack.err());
        }
    }

    #[test]
    fn a_language_brings_its_own_grammar() {
        let macros = "{% macro of(name) %}{% if name[0]|lower in 'aeiouh' %}d’{{ name }}{% else %}de {{ name }}{% endif %}{% endmacro %}";
        let overlay = BTreeMap::from([
            ("en/grammar.jinja".to_owned(), macros.to_owned()),
            ("en/timeline.yaml".to_owned(), "revisit: 'L’offre {{ grammar.of(company) }}'".to_owned()),
        ]);
        let pack = Pack::load("en", &overlay).expect("the words");
        for (company, said) in [("Acme", "L’offre d’Acme"), ("Volta", "L’offre de Volta")] {
            let facts = Facts::new([], [("company", Value::from(company))]);
            assert_eq!(pack.say("timeline", "revisit", &facts).as_deref(), Ok(said));
        }
    }
}

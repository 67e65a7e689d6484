//! The words: everything that a dossier says, in one language, as data.
//!
//! A language is a folder of `content/`: YAML files of texts and Markdown guides. The built-in files are embedded; a
//! project's own files of the same path replace them, one by one. A text may fill in values (`{{ company }}`), and
//! wherever a text is expected there may be variants instead, whose keys are the words that must hold:
//!
//! ```yaml
//! thanks:
//!   call warm: Thank you so much for your offer.
//!   else: Thank you for your offer.
//! ```
//!
//! A message is composed of parts: its file says which parts make up each paragraph.

mod format;
mod tree;

use crate::diag::Diagnostic;
use include_dir::{Dir, DirEntry, include_dir};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use std::collections::BTreeMap;
use std::sync::Arc;
use tree::{Node, Text};

pub use format::Calendar;
pub use minijinja::Value;
pub use tree::Facts;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// What one text may cost: far more than any of ours needs, far less than a hang.
const FUEL: u64 = 200_000;

/// The words of one language.
#[derive(Debug)]
pub struct Pack {
    language: String,
    files: BTreeMap<String, Node>,
    guides: BTreeMap<String, String>,
    templates: Environment<'static>,
    calendar: Calendar,
}

/// The words of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The subject of an email; a script has none.
    pub subject: Option<String>,
    /// The words to send or to say.
    pub text: String,
    /// What to keep in mind while speaking; an email has none.
    pub cues: Vec<String>,
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
    let mut found: Vec<String> =
        built_in.keys().chain(overlay.keys()).filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect();
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
            guides: BTreeMap::new(),
            templates: environment(),
            calendar: Calendar::default(),
        };
        let mut problems = Vec::new();
        for (path, text) in own {
            if let Err(phrase) = pack.add(path, text) {
                problems.push(problem(&format!("content/{language}/{path}"), phrase));
            }
        }
        match Calendar::read(&pack) {
            Ok(calendar) => pack.calendar = calendar,
            Err(phrase) => problems.push(problem(&format!("content/{language}/language.yaml"), phrase)),
        }
        if problems.is_empty() { Ok(pack) } else { Err(problems) }
    }

    fn add(&mut self, path: &str, text: &str) -> Result<(), String> {
        if let Some(name) = path.strip_prefix("guide/").and_then(|p| p.strip_suffix(".md")) {
            self.guides.insert(name.to_owned(), text.trim().to_owned());
        } else if let Some(name) = path.strip_suffix(".yaml") {
            let value: serde_yaml::Value = serde_yaml::from_str(text).map_err(|e| e.to_string())?;
            let node = Node::read(value, name)?;
            for text in node.texts() {
                if let Some(template) = &text.template {
                    let compiled = self.templates.add_template_owned(template.clone(), text.source.clone());
                    compiled.map_err(|e| format!("`{template}`: {e}"))?;
                }
            }
            self.files.insert(name.to_owned(), node);
        }
        Ok(())
    }

    /// The language, an ISO 639-1 code.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// How this language writes dates, numbers and lists.
    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// A guide in Markdown, by its name: `decline`.
    #[must_use]
    pub fn guide(&self, name: &str) -> Option<&str> {
        self.guides.get(name).map(String::as_str)
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
        let node = self.files.get(file).and_then(|node| node.at(path.split('.')));
        match node.and_then(|node| node.choose(facts)) {
            Some(Node::Text(text)) => self.fill(text, facts),
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

    fn fill(&self, text: &Text, facts: &Facts) -> Result<String, String> {
        let Some(name) = &text.template else { return Ok(text.source.clone()) };
        let filled = self.templates.get_template(name).and_then(|template| template.render(facts.context()));
        filled.map(|text| text.trim().to_owned()).map_err(|e| format!("content/{}/{name}: {e}", self.language))
    }

    /// A message of `kind` (`decline`) in its `form` (`email` or `call`), composed of its parts.
    ///
    /// # Errors
    /// As for [`Pack::say`].
    pub fn message(&self, kind: &str, form: &str, facts: &Facts) -> Result<Draft, String> {
        let file = format!("messages/{kind}");
        let facts = &facts.and([form]);
        let paragraphs: Vec<String> = self
            .list(&file, form, facts)?
            .iter()
            .map(|names| self.paragraph(&file, &names.source, facts))
            .collect::<Result<_, _>>()?;
        let text = paragraphs.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n\n");
        let subject = if form == "email" { Some(self.say(&file, "subject", facts)?) } else { None };
        let cues = if form == "email" { Vec::new() } else { self.cues(&file, facts)? };
        Ok(Draft { subject, text, cues })
    }

    fn cues(&self, file: &str, facts: &Facts) -> Result<Vec<String>, String> {
        let file = if self.has(file, "cues") { file } else { "parts" };
        self.list(file, "cues", facts)?.iter().map(|text| self.fill(text, facts)).collect()
    }

    /// One paragraph: its parts one after the other, a list on lines of its own. The message's own part goes before
    /// the shared one of `parts.yaml`.
    fn paragraph(&self, file: &str, names: &str, facts: &Facts) -> Result<String, String> {
        let mut paragraph = String::new();
        for name in names.split_whitespace() {
            let own = format!("parts.{name}");
            let part =
                if self.has(file, &own) { self.say(file, &own, facts)? } else { self.say("parts", name, facts)? };
            if !paragraph.is_empty() && !part.is_empty() {
                paragraph.push(if part.starts_with("- ") { '\n' } else { ' ' });
            }
            paragraph.push_str(&part);
        }
        Ok(paragraph)
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
    use super::{Pack, languages};
    use std::collections::BTreeMap;

    #[test]
    fn every_built_in_language_loads() {
        for language in languages(&BTreeMap::new()) {
            let pack = Pack::load(&language, &BTreeMap::new());
            assert!(pack.is_ok(), "{:?}", pack.err());
        }
    }
}

//! What the arguments, `gen.yaml` and the environment say about a run, in this order.

use dossier::diag::{Diagnostic, unseen};
use dossier::disk::{self, Failure};
use dossier::model::raw::{Context, Key, Kind, Node, known_key, parse, readable, text_of};
use dossier::model::shape::SETTINGS;
use dossier::render::{Format, Theme};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The settings of a project.
const FILE: &str = "gen.yaml";

/// Its keys.
fn keys() -> Vec<&'static str> {
    SETTINGS.iter().map(|entry| entry.name).collect()
}

/// What `gen.yaml` says.
#[derive(Debug, Default)]
pub struct Settings {
    /// The folder below which profiles and offers lie.
    pub input: Option<String>,
    /// The folder of the dossiers.
    pub output: Option<String>,
    /// The look of the dossiers.
    pub theme: Option<String>,
    /// The language of the dossiers where a profile names none.
    pub language: Option<String>,
    /// What to write.
    pub formats: Option<BTreeSet<Format>>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    /// The languages that there are, and the one of a profile that names none.
    pub context: Arc<Context>,
    /// Its text, where it could be read.
    pub text: Option<Arc<str>>,
}

/// The clock that a build decides by.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// An instant.
    At(Timestamp),
    /// The start of a day in the zone of each profile.
    Day(Date),
}

impl Clock {
    /// From `--as-of`, else `SOURCE_DATE_EPOCH`, else the machine.
    ///
    /// # Errors
    /// The word is neither RFC 3339 nor a date; the variable is no number of seconds within the calendar.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for its clock")]
    pub fn new(word: Option<&str>) -> Result<Self, Failure> {
        if let Some(word) = word {
            let day = || (word.len() == 10).then(|| word.parse::<Date>().ok()).flatten();
            let instant = || word.parse::<Timestamp>().ok();
            let known = day().map(Self::Day).or_else(|| instant().map(Self::At));
            return known.ok_or_else(|| {
                let phrase = format!("--as-of: `{word}` is neither a day nor a time of RFC 3339");
                Failure::new(phrase).help("write 2026-11-20, or 2026-11-20T09:00:00+01:00")
            });
        }
        match std::env::var_os("SOURCE_DATE_EPOCH") {
            Some(seconds) => {
                let instant =
                    seconds.to_str().and_then(|s| s.parse().ok()).and_then(|s| Timestamp::from_second(s).ok());
                instant.map(Self::At).ok_or_else(|| {
                    let shown = seconds.to_string_lossy().into_owned();
                    Failure::new(format!("SOURCE_DATE_EPOCH: `{shown}` is no number of seconds that a calendar holds"))
                })
            }
            None => Ok(Self::At(Timestamp::now())),
        }
    }

    /// True where time passes: nothing fixes the clock.
    pub fn runs(word: Option<&str>) -> bool {
        word.is_none() && std::env::var_os("SOURCE_DATE_EPOCH").is_none()
    }

    /// The instant; of a day, its start in UTC.
    pub fn now(self) -> Timestamp {
        match self {
            Self::At(instant) => instant,
            Self::Day(day) => day.to_zoned(TimeZone::UTC).map_or(Timestamp::MIN, |day| day.timestamp()),
        }
    }

    /// The instant on the clock of a candidate.
    ///
    /// # Errors
    /// The day does not begin within the calendar.
    pub fn on(self, zone: &TimeZone) -> Result<Zoned, Failure> {
        match self {
            Self::At(instant) => Ok(instant.to_zoned(zone.clone())),
            Self::Day(day) => {
                let start = day.to_zoned(zone.clone()).and_then(|z| z.start_of_day());
                start.map_err(|_| Failure::new(format!("--as-of: {day} is beyond the calendar")))
            }
        }
    }
}

/// The name of a theme that an argument asks for.
///
/// # Errors
/// There is none of that name.
pub fn theme(name: &str, root: &Path) -> Result<String, Failure> {
    if !name.contains(['/', '\\', '.']) && is_theme(name, root) {
        return Ok(name.to_owned());
    }
    Err(Failure::new(format!("there is no theme `{name}`")).help("`gen theme list` shows them"))
}

/// True where there is a look of this name: ours, or a folder of the project's.
fn is_theme(name: &str, root: &Path) -> bool {
    Theme::names().any(|built_in| built_in == name) || root.join("themes").join(name).is_dir()
}

impl Settings {
    /// Reads `gen.yaml` of the project, if there is one.
    ///
    /// # Errors
    /// It cannot be looked at.
    pub fn read(root: &Path) -> Result<Self, Failure> {
        let mut settings = Self::of_file(root)?;
        let mut context = Context::default();
        let own = fs::read_dir(root.join("content")).into_iter().flatten().flatten();
        let own = own.filter(|entry| entry.path().is_dir()).filter_map(|entry| entry.file_name().into_string().ok());
        let code = |name: &String| name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.chars().any(unseen);
        context.languages.extend(own.filter(code).collect::<BTreeSet<_>>());
        let mut known = BTreeSet::new();
        context.languages.retain(|code| known.insert(code.clone()));
        context.language = settings.language.clone().unwrap_or(context.language);
        settings.context = Arc::new(context);
        Ok(settings)
    }

    fn of_file(root: &Path) -> Result<Self, Failure> {
        let path = root.join(FILE);
        match path.symlink_metadata() {
            Ok(_) => {}
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(e) => return Err(Failure::io("look at", &path, &e)),
        }
        let file: Arc<str> = Arc::from(FILE);
        let mut settings = Self::default();
        match disk::read(&path) {
            Ok(bytes) => {
                match text_of(&bytes).map_err(|problem| vec![problem]).and_then(parse) {
                    Ok(tree) => settings.take(&tree, root),
                    Err(problems) => settings.problems = problems,
                }
                settings.text = Some(Arc::from(readable(&bytes)));
            }
            Err(problem) => settings.problems.push(problem),
        }
        settings.problems = settings.problems.into_iter().map(|p| p.in_file(&file)).collect();
        Ok(settings)
    }

    /// Where the dossiers go: the argument is relative to `here`, the setting to the project.
    pub fn output(&self, root: &Path, argument: Option<&Path>, here: &Path) -> PathBuf {
        argument.map_or_else(|| root.join(self.output.as_deref().unwrap_or("dossiers")), |o| here.join(o))
    }

    /// The folder of the inputs, without links.
    ///
    /// # Errors
    /// It is not there, or leads out of the project.
    pub fn inputs(&self, root: &Path) -> Result<PathBuf, Failure> {
        let input = self.input.as_deref().unwrap_or(".");
        let path = root.join(input);
        let folder = path
            .canonicalize()
            .map_err(|e| Failure::io("open the folder", &path, &e).help("see `input` in gen.yaml"))?;
        if folder.starts_with(root) && folder.is_dir() {
            return Ok(folder);
        }
        Err(Failure::new(format!("`{input}` is not a folder of the project")).help("see `input` in gen.yaml"))
    }

    fn take(&mut self, tree: &Node, root: &Path) {
        let Kind::Map(entries) = &tree.kind else {
            if tree.kind != Kind::Null {
                let problem =
                    Diagnostic::error("type", "the settings are a mapping of keys to values, not a list or a text");
                self.problems.push(problem.at(tree.place).expected(format!("expected one of: {}", keys().join(", "))));
            }
            return;
        };
        for (key, value) in entries.iter() {
            if value.kind != Kind::Null || !keys().contains(&&*key.text) {
                self.entry(key, value, root);
            }
        }
    }

    fn entry(&mut self, key: &Key, value: &Node, root: &Path) {
        match &*key.text {
            "input" => self.input = self.folder(value, root),
            "output" => self.output = self.target(value),
            "theme" => self.theme = self.theme(value, root),
            "language" => self.language = self.language(value, root),
            "formats" => self.formats = self.formats(value),
            name => {
                let problem = Diagnostic::error("unknown-key", format!("unknown key `{name}`")).at(key.place);
                self.problems.push(problem.help(known_key(name, &keys())));
            }
        }
    }

    fn refuse<T>(&mut self, value: &Node, phrase: String, expected: &str) -> Option<T> {
        self.problems.push(Diagnostic::error("value", phrase).at(value.place).expected(expected));
        None
    }

    fn text(&mut self, key: &str, value: &Node) -> Option<String> {
        match &value.kind {
            Kind::Scalar { text, .. } if !text.trim().is_empty() && !text.chars().any(unseen) => Some(text.to_string()),
            _ => self.refuse(value, format!("`{key}` is not a text"), "expected a text of one line"),
        }
    }

    /// A name without any way out of the folder that it is looked up in.
    fn word(&mut self, key: &str, value: &Node) -> Option<String> {
        let text = self.text(key, value)?;
        let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if plain {
            Some(text)
        } else {
            self.refuse(value, format!("`{text}` is not a {key}"), "expected a name, not a path")
        }
    }

    /// A look that is there: ours, or a folder of the project's.
    fn theme(&mut self, value: &Node, root: &Path) -> Option<String> {
        let name = self.word("theme", value)?;
        if is_theme(&name, root) {
            return Some(name);
        }
        self.refuse(
            value,
            format!("there is no theme `{name}`"),
            &format!("expected {}, or a folder themes/{name}", Theme::names().collect::<Vec<_>>().join(", ")),
        )
    }

    /// A language that has words: ours, or a folder of the project's.
    fn language(&mut self, value: &Node, root: &Path) -> Option<String> {
        let name = self.word("language", value)?;
        let known = Context::default().languages;
        if known.contains(&name) || root.join("content").join(&name).is_dir() {
            return Some(name);
        }
        let expected = format!("expected one of {}", known.join(", "));
        self.refuse(value, format!("there are no words for the language `{name}`"), &expected)
    }

    /// A folder for the dossiers, never one in which sources lie.
    fn target(&mut self, value: &Node) -> Option<String> {
        let text = self.text("output", value)?;
        let steps: Vec<_> = Path::new(&text).components().filter(|c| *c != Component::CurDir).collect();
        let first = |name: &str| steps.first().is_some_and(|c| c.as_os_str() == name);
        let offers = steps.iter().any(|c| c.as_os_str() == "offers");
        if steps.is_empty() || offers || first("content") || first("themes") {
            return self.refuse(value, format!("`{text}` holds sources"), "expected a folder for the dossiers alone");
        }
        Some(text)
    }

    fn folder(&mut self, value: &Node, root: &Path) -> Option<String> {
        let text = self.text("input", value)?;
        let inside = Path::new(&text).components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
        if inside && !root.join(&text).is_dir() {
            self.refuse(value, format!("there is no folder `{text}`"), "expected a folder of the project")
        } else if inside {
            Some(text)
        } else {
            self.refuse(value, format!("`{text}` leads out of the project"), "expected a folder of the project")
        }
    }

    fn formats(&mut self, value: &Node) -> Option<BTreeSet<Format>> {
        let names: Vec<&str> = Format::ALL.iter().map(|f| f.key()).collect();
        let expected = format!("expected some of: {}", names.join(", "));
        let Kind::List(items) = &value.kind else {
            return self.refuse(value, "`formats` is not a list".to_owned(), "expected a list such as [md, html]");
        };
        let mut formats = BTreeSet::new();
        for item in items.iter() {
            let word = self.text("formats", item)?;
            match Format::from_key(&word) {
                Some(format) => _ = formats.insert(format),
                None => return self.refuse(item, format!("`{word}` is not a format"), &expected),
            }
        }
        if formats.is_empty() { self.refuse(value, "`formats` is empty".to_owned(), &expected) } else { Some(formats) }
    }
}

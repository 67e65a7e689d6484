//! A view becomes bytes: one file a format, all of it in memory.

pub mod copied;
pub mod eml;
pub mod escape;
pub mod ics;
pub mod markdown;
pub mod reference;
pub mod schema;
mod sheet;
pub mod style;
pub mod table;
pub mod terminal;
pub mod theme;

pub use theme::{Theme, ThemeError, integrity};

use crate::view::{DossierView, IndexView};
use minijinja::context;
use minijinja::value::Value;
use serde::Serialize;
use theme::Page;

/// A finished file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Where it goes: relative to the output folder, parts joined by `/`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A format that can be asked for with `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// `dossier.md` and `index.md`.
    Markdown,
    /// `index.html`.
    Html,
    /// `dossier.json`.
    Json,
    /// `calendar.ics`.
    Ics,
    /// `<kind>.eml`.
    Eml,
}

impl Format {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Markdown, Self::Html, Self::Json, Self::Ics, Self::Eml];

    /// The word on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Ics => "ics",
            Self::Eml => "eml",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn from_key(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|f| f.key() == word)
    }
}

/// The files of one dossier, in the order of [`Format::ALL`].
///
/// # Errors
/// Where a template of the theme fails.
pub fn dossier(view: &DossierView, formats: &[Format], theme: &Theme) -> Result<Vec<Artifact>, ThemeError> {
    let page = Page::new(view, &view.labels, beside(formats, Some(view)));
    let mut files = Vec::with_capacity(Format::ALL.len() + 1);
    let mut add = |name: &str, bytes: Vec<u8>| files.push(Artifact { path: below(&view.path, name), bytes });
    for format in Format::ALL.iter().filter(|f| formats.contains(f)) {
        match format {
            Format::Markdown => add("dossier.md", tidy(&theme.fill("dossier.md", &page)?).into_bytes()),
            Format::Html => add("index.html", theme.fill("dossier.html", &page)?.into_bytes()),
            Format::Json => add("dossier.json", json(&view.data).into_bytes()),
            Format::Ics => ics::file(&view.calendar).into_iter().for_each(|bytes| add("calendar.ics", bytes)),
            Format::Eml => view.drafts.iter().for_each(|draft| add(&draft.file, eml::file(draft))),
        }
    }
    Ok(files)
}

/// The files of one page of an index; with the first one of offers, also the page that explains the rules.
///
/// # Errors
/// Where a template of the theme fails.
pub fn index(view: &IndexView, formats: &[Format], theme: &Theme) -> Result<Vec<Artifact>, ThemeError> {
    let page = Page::new(view, &view.labels, beside(formats, None));
    let mut files = Vec::with_capacity(2);
    if formats.contains(&Format::Markdown) {
        let text = tidy(&theme.fill("index.md", &page)?);
        files.push(Artifact { path: below(&view.path, &format!("{}.md", view.file)), bytes: text.into_bytes() });
    }
    if formats.contains(&Format::Html) {
        let text = theme.fill("index.html", &page)?;
        files.push(Artifact { path: below(&view.path, &format!("{}.html", view.file)), bytes: text.into_bytes() });
        if let Some(manual) = &view.manual {
            let page = || Page::new(&**manual, &manual.labels, beside(formats, None));
            let text = theme.manual(manual, formats, page)?;
            files.push(Artifact { path: below(&view.path, "rules.html"), bytes: text.as_bytes().to_vec() });
        }
    }
    Ok(files)
}

/// Which files stand beside a page, so that it links to no other.
fn beside(formats: &[Format], dossier: Option<&DossierView>) -> Value {
    let has = |f| formats.contains(&f);
    context! {
        md => has(Format::Markdown),
        html => has(Format::Html),
        json => dossier.is_some() && has(Format::Json),
        ics => dossier.is_some_and(|d| !d.calendar.events.is_empty()) && has(Format::Ics),
        eml => dossier.is_some() && has(Format::Eml),
    }
}

fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Pretty JSON with a line end at its end.
fn json(data: &impl Serialize) -> String {
    // The structs hold strings, numbers and lists only: nothing that JSON cannot say.
    let mut text = serde_json::to_string_pretty(data).unwrap_or_default();
    text.push('\n');
    text
}

/// Markdown with no more than one empty line at a time, and one line end at its end.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() || !empty {
            out.push_str(line);
            out.push('\n');
        }
        empty = line.is_empty();
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

//! A view becomes bytes: one file a format, all of it in memory.

pub mod escape;
pub mod markdown;
pub mod theme;

pub use theme::{Theme, ThemeError};

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
}

impl Format {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Markdown, Self::Html, Self::Json];

    /// The word on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
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
    let page = Page::new(view, &view.labels, beside(formats, true));
    let mut files = Vec::with_capacity(3);
    for format in Format::ALL.iter().filter(|f| formats.contains(f)) {
        let (name, text) = match format {
            Format::Markdown => ("dossier.md", tidy(&theme.fill("dossier.md", &page)?)),
            Format::Html => ("index.html", theme.fill("dossier.html", &page)?),
            Format::Json => ("dossier.json", json(&view.data)),
        };
        files.push(Artifact { path: below(&view.path, name), bytes: text.into_bytes() });
    }
    Ok(files)
}

/// The files of one index.
///
/// # Errors
/// Where a template of the theme fails.
pub fn index(view: &IndexView, formats: &[Format], theme: &Theme) -> Result<Vec<Artifact>, ThemeError> {
    let page = Page::new(view, &view.labels, beside(formats, false));
    let mut files = Vec::with_capacity(2);
    if formats.contains(&Format::Markdown) {
        let text = tidy(&theme.fill("index.md", &page)?);
        files.push(Artifact { path: below(&view.path, "index.md"), bytes: text.into_bytes() });
    }
    if formats.contains(&Format::Html) {
        let text = theme.fill("index.html", &page)?;
        files.push(Artifact { path: below(&view.path, "index.html"), bytes: text.into_bytes() });
    }
    Ok(files)
}

/// Which files stand beside a page, so that it links to no other.
fn beside(formats: &[Format], dossier: bool) -> Value {
    let has = |f| formats.contains(&f);
    context! { md => has(Format::Markdown), html => has(Format::Html), json => dossier && has(Format::Json) }
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

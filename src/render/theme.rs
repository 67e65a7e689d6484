//! A theme: templates and styles, compiled once and shared by all threads.

use super::markdown::{Guide, Links};
use super::sheet::{Classes, Sheet};
use super::{Format, escape, style};
use crate::content::Known;
use crate::view::{Labels, ManualView};
use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Object, Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, context};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The themes that `gen` brings along.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The files that every theme has.
pub const FILES: &[&str] = &[
    "style.css",
    "script.js",
    "rehearse.js",
    "base.html",
    "parts.html",
    "dossier.html",
    "index.html",
    "rules.html",
    "dossier.md",
    "index.md",
];

/// The kind of escaping of a `.md` template.
const MARKDOWN: &str = "markdown";

/// Templates and styles.
#[derive(Debug)]
pub struct Theme {
    env: Environment<'static>,
    /// The styles as a template places them, and in their parts.
    style: Inline,
    sheet: Sheet,
    /// The styles of pages by the classes that they have: there are few kinds of pages.
    styles: Known<Classes, Arc<Inline>, KINDS>,
    /// The pages that explain the rules, each filled once: nothing of them depends on an offer.
    manuals: Mutex<Vec<Explained>>,
}

/// How many kinds of pages are kept.
const KINDS: usize = 256;

/// What the page of the rules was filled with, and the page.
type Explained = (Arc<ManualView>, Vec<Format>, Arc<str>);

/// The theme that stands in for every file which another one does not have.
const COMMON: &str = "default";

/// A file of a built-in theme.
pub(super) fn built_in(theme: &str, file: &str) -> Option<&'static str> {
    BUILT_IN.get_file(format!("{theme}/{file}"))?.contents_utf8()
}

/// A template that does not compile, or names something that is not there.
#[derive(Debug)]
pub struct ThemeError {
    phrase: String,
    /// The line that it is about, as it stands in the template.
    line: Option<String>,
}

impl ThemeError {
    /// Of a template, whose text is needed to show the line.
    fn of(error: &Error, text: Option<&str>) -> Self {
        let at = error.line().unwrap_or(1);
        let place = error.name().map(|name| format!("{name}:{at}: ")).unwrap_or_default();
        let why = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        let line = text.and_then(|text| text.lines().nth(at.saturating_sub(1)));
        let line = line.map(|line| line.trim().chars().take(200).collect());
        Self { phrase: format!("theme: {place}{why}"), line }
    }

    /// The line of the template that it is about.
    #[must_use]
    pub fn line(&self) -> Option<&str> {
        self.line.as_deref().filter(|line| !line.is_empty())
    }
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.phrase)
    }
}

impl std::error::Error for ThemeError {}

impl From<Error> for ThemeError {
    fn from(error: Error) -> Self {
        Self::of(&error, None)
    }
}

impl Theme {
    /// The theme of this name, where each file is what `own` has for it (`dossier.html`, …), else the built-in one, else
    /// that of the default theme.
    ///
    /// # Errors
    /// Where no theme has this name and `own` has no file of it, or a template does not compile.
    pub fn new(name: &str, own: impl Fn(&str) -> Option<String>) -> Result<Self, ThemeError> {
        if !Self::names().any(|known| known == name) && FILES.iter().all(|file| own(file).is_none()) {
            let known: Vec<&str> = Self::names().collect();
            let phrase =
                format!("there is no theme `{name}`: neither {}, nor a folder themes/{name}", known.join(", "));
            return Err(ThemeError { phrase, line: None });
        }
        let text = |file: &str| {
            let ours = || built_in(name, file).or_else(|| built_in(COMMON, file)).map(str::to_owned);
            own(file).or_else(ours).unwrap_or_default()
        };
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_syntax(
            SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?,
        );
        env.set_auto_escape_callback(|name| match name.rsplit('.').next() {
            Some("md") => AutoEscape::Custom(MARKDOWN.into()),
            _ => AutoEscape::Html,
        });
        env.set_formatter(place);
        env.add_filter("quoted", |text: &str| Value::from_safe_string(escape::quoted(text)));
        env.add_filter("paste", |line: &str| Value::from_safe_string(escape::pasted(line)));
        env.add_filter("mailto", |to: &str, subject: &str, text: &str| escape::mailto(to, subject, text));
        env.add_filter("href", |path: &str| Value::from_safe_string(escape::relative(path)));
        let guides = Guides::default();
        env.add_filter("guide", move |state: &State<'_, '_>, text: &str, to: Kwargs| guides.linked(state, text, &to));
        env.add_filter("tel", |number: &str| Value::from_safe_string(escape::tel(number)));
        let style = style::squeezed(&text("style.css"));
        let [script, rehearse] = ["script.js", "rehearse.js"].map(|file| style::trimmed(&text(file)));
        let sheet = Sheet::of(&style, &[script.as_str(), &rehearse].concat());
        let [style, script, rehearse] = [style, script, rehearse].map(Inline::of);
        for (name, inline) in [("style", &style), ("script", &script), ("rehearse", &rehearse)] {
            env.add_global(format!("{name}_hash"), Value::from_safe_string(inline.hash.clone()));
            env.add_global(name, Value::from_safe_string(inline.text.clone()));
        }
        for file in FILES.iter().filter(|f| f.ends_with(".html") || f.ends_with(".md")) {
            let text = text(file);
            env.add_template_owned(*file, text.clone()).map_err(|e| ThemeError::of(&e, Some(&text)))?;
        }
        Ok(Self { env, style, sheet, styles: Known::default(), manuals: Mutex::default() })
    }

    /// The page that explains the rules; `page` is what it places.
    pub(super) fn manual(
        &self,
        manual: &Arc<ManualView>,
        formats: &[Format],
        page: impl FnOnce() -> Page,
    ) -> Result<Arc<str>, ThemeError> {
        let mut manuals = self.manuals.lock().unwrap_or_else(PoisonError::into_inner);
        let known = manuals.iter().find(|(of, by, _)| Arc::ptr_eq(of, manual) && by == formats);
        if let Some((_, _, text)) = known {
            return Ok(Arc::clone(text));
        }
        let text: Arc<str> = self.fill("rules.html", &page())?.into();
        manuals.push((Arc::clone(manual), formats.to_vec(), Arc::clone(&text)));
        Ok(text)
    }

    /// The names of the built-in themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.dirs().filter_map(|d| d.path().to_str())
    }

    /// The template filled with what it places.
    pub(super) fn fill(&self, template: &str, page: &Page) -> Result<String, ThemeError> {
        let Page { view, words, beside } = page;
        let filled = self.env.get_template(template)?.render(context! { d => view, t => words, beside });
        let filled = filled.map_err(|error| {
            let failed = error.name().and_then(|name| self.env.get_template(name).ok());
            ThemeError::of(&error, failed.as_ref().map(minijinja::Template::source))
        })?;
        Ok(self.lighter(&filled).unwrap_or(filled))
    }

    /// A page with the styles that it needs, and no others; none where it does not hold the theme's as they are.
    fn lighter(&self, page: &str) -> Option<String> {
        let Inline { text, hash: whole } = &self.style;
        let (head, body) = page.split_once(text).filter(|_| !text.is_empty())?;
        let (before, after) = head.split_once(whole)?;
        let style = self.style_of(self.sheet.classes_of(body));
        Some([before, &style.hash, after, &style.text, body].concat())
    }

    /// The styles for a page with these classes.
    fn style_of(&self, classes: Classes) -> Arc<Inline> {
        self.styles.get(&classes, || Arc::new(Inline::of(self.sheet.with(&classes))))
    }
}

/// What a template places: made once for all formats of a dossier.
pub(super) struct Page {
    view: Value,
    words: Value,
    beside: Value,
}

impl Page {
    /// Of a view, the fixed words, and which other files stand beside it.
    pub(super) fn new(view: &impl Serialize, words: &Labels, beside: Value) -> Self {
        let words = Value::from_object(Fixed(Arc::clone(words)));
        Self { view: Value::from(Serde(view)), words, beside }
    }
}

/// The fixed words, looked up where a template asks for one.
#[derive(Debug)]
struct Fixed(Labels);

impl Object for Fixed {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_str()?).map(|word| Value::from(word.as_str()))
    }
}

/// Writes a value where a template places it: escaped for the template's own kind of file.
fn place(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if !matches!(state.auto_escape(), AutoEscape::Custom(_)) {
        return minijinja::escape_formatter(out, state, value);
    }
    let full = |_| Error::new(ErrorKind::WriteFailure, "out of memory");
    if let Some(markup) = value.as_str().filter(|_| value.is_safe()) {
        return out.write_str(markup).map_err(full);
    }
    match value.as_str() {
        Some(text) => out.write_str(&escape::markdown(text)).map_err(full),
        None if value.is_none() => Ok(()),
        None => out.write_str(&escape::markdown(&value.to_string())).map_err(full),
    }
}

/// The guide texts that were read, as pages and as Markdown: every dossier has the same.
#[derive(Debug, Default)]
struct Guides {
    pages: Known<String, Arc<Guide>, TEXTS>,
    sheets: Known<String, Arc<Guide>, TEXTS>,
}

/// How many guide texts are kept: more than one language has.
const TEXTS: usize = 500;

impl Guides {
    /// A guide text of the content, as Markdown or as safe HTML, with a link from each code to its explanation: those of
    /// `codes` begin with `here`, all others with `there`; without it they are words.
    fn linked(&self, state: &State<'_, '_>, text: &str, to: &Kwargs) -> Result<Value, Error> {
        let links =
            Links { here: to.get("here")?, codes: to.get::<Option<Vec<String>>>("codes")?, there: to.get("there")? };
        to.assert_all_used()?;
        let guide = if matches!(state.auto_escape(), AutoEscape::Html) {
            self.pages.get(text, || Arc::new(Guide::html(text)))
        } else {
            self.sheets.get(text, || Arc::new(Guide::markdown(text)))
        };
        Ok(Value::from_safe_string(guide.linked(&links)))
    }
}

/// What stands inline in a page, and how its content security policy names it.
#[derive(Debug)]
struct Inline {
    text: String,
    hash: String,
}

impl Inline {
    fn of(text: String) -> Self {
        Self { hash: hash(&text), text }
    }
}

/// What stands inline in a page as its content security policy names it.
#[must_use]
pub fn integrity(inline: &str) -> String {
    format!("sha256-{}", hash(inline))
}

fn hash(inline: &str) -> String {
    base64(&Sha256::digest(inline.as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, &b| bits << 8 | u32::from(b)) << (8 * (3 - group.len()));
        for i in 0..4_u32 {
            let letter = LETTERS.get((bits >> (18 - 6 * i) & 63) as usize).copied().unwrap_or(b'A');
            out.push(if i as usize <= group.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Theme, base64};

    #[test]
    fn base64_as_in_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn every_built_in_theme_compiles() {
        for name in Theme::names() {
            assert!(Theme::new(name, |_| None).is_ok(), "{name}");
        }
        assert!(Theme::new("nowhere", |_| None).is_err());
    }

    #[test]
    fn a_broken_template_names_its_file_and_line() {
        let broken = Theme::new("default", |file| (file == "index.md").then(|| "a\n{% if %}".to_owned()));
        let error = broken.expect_err("a broken template");
        assert!(error.to_string().starts_with("theme: index.md:2: "), "{error}");
        assert_eq!(error.line(), Some("{% if %}"));
    }
}

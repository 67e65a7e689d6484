//! `gen theme`: lists the looks of a dossier, and copies a file of one into the project.

use crate::Outcome;
use crate::report::Printer;
use crate::settings::Settings;
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use dossier::disk::{Failure, find_root};
use dossier::render::copied;
use dossier::render::theme::{self, FILES};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

/// `gen theme`
#[derive(Debug, Args)]
#[command(after_help = "Example: gen theme copy style.css")]
pub struct Theme {
    /// What to do with them
    #[command(subcommand)]
    pub what: Themes,
}

/// What to do with themes.
#[derive(Debug, Subcommand)]
pub enum Themes {
    /// List the themes, and the files that each of them has
    #[command(after_help = "Example: gen theme list")]
    List,
    /// Copy a file of a theme into the project, where it stands for the original
    #[command(after_help = "Example: gen theme copy style.css --theme letter")]
    Copy {
        /// The file
        #[arg(value_name = "FILE", value_parser = PossibleValuesParser::new(FILES))]
        file: String,
        /// The theme [default: `theme` of gen.yaml, else default]
        #[arg(long, value_name = "THEME")]
        theme: Option<String>,
    },
}

/// Runs `gen theme`.
pub fn run(directory: Option<&Path>, args: &Theme, printer: &mut Printer) -> Result<Outcome, Failure> {
    let root = find_root(&super::here(directory)?)?;
    match &args.what {
        Themes::List => list(&root, printer),
        Themes::Copy { file, theme } => copy(&root, file, theme.as_deref(), printer)?,
    }
    Ok(Outcome::Done)
}

/// The themes: ours, then the project's own.
fn list(root: &Path, printer: &mut Printer) {
    let mut names: Vec<String> = theme::Theme::names().map(str::to_owned).collect();
    let own = fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    let own = own.filter(|entry| entry.path().is_dir()).filter_map(|entry| entry.file_name().into_string().ok());
    let mut own: Vec<String> = own.filter(|name| !name.chars().any(dossier::diag::unseen)).collect();
    own.sort();
    own.retain(|name| !names.contains(name));
    names.extend(own);
    for name in names {
        let folder = root.join("themes").join(&name);
        let here = if folder.is_dir() { format!("  (files of themes/{name} here)") } else { String::new() };
        printer.result(&format!("{name}{here}"));
    }
}

/// Copies a file of a theme, never over another one.
fn copy(root: &Path, file: &str, theme: Option<&str>, printer: &mut Printer) -> Result<(), Failure> {
    let settings = Settings::read(root)?;
    let theme = theme.or(settings.theme.as_deref()).unwrap_or("default");
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if theme.is_empty() || !theme.chars().all(plain) {
        return Err(Failure::new(format!("`{theme}` is not a theme")).help("write a name, not a path"));
    }
    let text = copied::copy(theme, file).or_else(|| copied::copy("default", file));
    let text = text.ok_or_else(|| Failure::new(format!("no theme has a file `{file}`")))?;
    let name = format!("themes/{theme}/{file}");
    let path = root.join(&name);
    let folder = root.join("themes").join(theme);
    fs::create_dir_all(&folder).map_err(|e| Failure::io("make the folder", &folder, &e))?;
    let new = OpenOptions::new().write(true).create_new(true).open(&path);
    let mut new = new.map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::new(format!("`{name}` is there already")).help("rename it to have the original again")
        }
        _ => Failure::io("write", &path, &e),
    })?;
    new.write_all(text.as_bytes()).map_err(|e| Failure::io("write", &path, &e))?;
    printer.summary(&format!("{name} is yours now: change it, and build"));
    Ok(())
}

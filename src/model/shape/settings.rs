//! `gen.yaml`.

use super::{Entry, Form};

/// The keys of the settings. All are optional, and so is the file.
pub const SETTINGS: &[Entry] = &[
    Entry::new("input", Form::Line, "The folder below which profiles and offers lie. Else the project.", "jobs"),
    Entry::new("output", Form::Line, "The folder of the dossiers. Else `dossiers`.", "out"),
    Entry::new("theme", Form::Line, "The look of the pages: a built-in theme, or a folder below `themes/`.", "default"),
    Entry::new("language", Form::Line, "The language of dossiers whose profile names none.", "de"),
    Entry::new(
        "formats",
        Form::Some(&Form::Word(|| vec!["md", "html", "json", "ics", "eml"])),
        "Which files to write. Else all of them.",
        "[md, html]",
    ),
];

//! Names: where the dossier of a source goes, and which names cannot be.

use crate::diag::{Diagnostic, unseen};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The folder below which offers lie.
pub(super) const OFFERS: &str = "offers";

/// Files that `gen` writes: a folder of such a name would stand in their way.
const PAGES: [&str; 6] = ["index.html", "index.md", "dossier.md", "dossier.json", "calendar.ics", "index.json"];

/// The output folder of a source: its path without its first `offers`.
pub(super) fn output_of(components: &[&str]) -> String {
    let at = components.iter().position(|c| *c == OFFERS);
    let rest: Vec<&str> = components.iter().enumerate().filter(|(i, _)| Some(*i) != at).map(|(_, c)| *c).collect();
    rest.join("/")
}

/// The stem of `name` if it ends in `.yaml` or `.yml`, in any case, and is not hidden.
pub(super) fn yaml_stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    let known = ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml");
    (known && !stem.is_empty()).then_some(stem)
}

/// How a path looks on a disk that knows neither case nor Unicode forms.
pub(super) fn folded(path: &str) -> String {
    path.nfc().collect::<String>().to_uppercase().to_lowercase().nfc().collect()
}

/// What is wrong with a folder of the output, if something is.
pub(super) fn judge(output: &str) -> Option<Diagnostic> {
    output.split('/').find_map(refused).or_else(|| output.split('/').find_map(warned))
}

fn refused(name: &str) -> Option<Diagnostic> {
    if let Some(c) = name.chars().find(|c| unseen(*c)) {
        let phrase = format!("a character of its path cannot be seen: U+{:04X}", u32::from(c));
        return Some(Diagnostic::error("name-unseen", phrase).help("rename it"));
    }
    let page = folded(name);
    let eml = page.strip_suffix(".eml").is_some_and(|stem| !stem.is_empty());
    if PAGES.contains(&page.as_str()) || eml || is_further_page(&page) {
        let phrase = format!("a dossier `{name}` would stand in the way of a file of that name");
        return Some(Diagnostic::error("name-taken", phrase).help("rename it"));
    }
    None
}

/// True for a page of an index behind its first one: `index-2.html`.
fn is_further_page(name: &str) -> bool {
    let stem = name.strip_suffix(".html").or_else(|| name.strip_suffix(".md"));
    let number = stem.and_then(|stem| stem.strip_prefix("index-"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

fn warned(name: &str) -> Option<Diagnostic> {
    let device = name.split('.').next().unwrap_or(name).trim_end().to_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|d| {
        device.strip_prefix(d).is_some_and(|n| {
            let mut digits = n.chars();
            matches!((digits.next(), digits.next()), (Some('1'..='9' | '¹' | '²' | '³'), None))
        })
    });
    let why = if numbered || ["CON", "PRN", "AUX", "NUL"].contains(&device.as_str()) {
        "is a device there"
    } else if name.ends_with(['.', ' ']) {
        "ends in a dot or a space"
    } else if name.contains(['<', '>', ':', '"', '|', '?', '*', '\\']) {
        "has one of the characters < > : \" | ? * \\"
    } else {
        return None;
    };
    let phrase = format!("the name `{name}` cannot exist on Windows: it {why}");
    Some(Diagnostic::warning("name-windows", phrase).help("rename it if the dossiers are to be read there"))
}

/// For every folder of the output that has several owners: all of them but the one asked for.
pub(super) struct Owners(BTreeMap<String, Vec<String>>);

impl Owners {
    /// From pairs of output folder and the file that asks for it.
    pub(super) fn new<'a>(claims: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (output, file) in claims {
            owners.entry(folded(output)).or_default().push(file.to_owned());
        }
        owners.retain(|_, files| files.len() > 1);
        Self(owners)
    }

    /// The error of `file`, if another one wants its folder as well.
    pub(super) fn clash(&self, output: &str, file: &str) -> Option<Diagnostic> {
        let others: Vec<String> =
            self.0.get(&folded(output))?.iter().filter(|f| *f != file).map(|f| format!("`{f}`")).collect();
        let phrase = format!("its folder `{output}` of the output is also that of {}", others.join(", "));
        Some(
            Diagnostic::error("output-clash", phrase)
                .help("rename one of them; case and Unicode form make no difference"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_offers_folder_leaves_the_path() {
        assert_eq!(output_of(&["offers", "helios"]), "helios");
        assert_eq!(output_of(&["clients", "a", "offers", "helios"]), "clients/a/helios");
        assert_eq!(output_of(&["offers", "2026", "offers", "acme"]), "2026/offers/acme");
        assert_eq!(output_of(&["clients", "a"]), "clients/a");
    }

    #[test]
    fn endings_count_in_any_case_and_hidden_names_do_not() {
        assert_eq!(yaml_stem("a.yaml"), Some("a"));
        assert_eq!(yaml_stem("a.b.YML"), Some("a.b"));
        assert_eq!(yaml_stem("a.yaml~"), None);
        assert_eq!(yaml_stem(".yaml"), None);
    }

    #[test]
    fn case_and_unicode_form_fold() {
        assert_eq!(folded("\u{c4}rzte"), folded("a\u{308}rzte"));
        assert_eq!(folded("stra\u{df}e"), folded("STRASSE"));
        assert_ne!(folded("a"), folded("b"));
    }

    #[test]
    fn names_that_windows_cannot_have_are_warned_of() {
        for name in ["CON", "nul", "aux.2026", "COM\u{b9}", "lpt9", "acme.", "acme ", "a:b", "a*b?", "a\\b"] {
            assert_eq!(judge(name).map(|d| d.code), Some("name-windows"), "{name}");
        }
        for name in ["com", "com10", "console", "auxiliary", "acme", "%2e%2e", "-rf"] {
            assert_eq!(judge(name), None, "{name}");
        }
    }

    #[test]
    fn names_of_pages_and_unseen_characters_are_refused() {
        for name in [
            "index.html",
            "Index.MD",
            "index-2.html",
            "x/INDEX-17.md",
            "x/dossier.json/y",
            "decline.eml",
            "a\u{202e}b",
            "a\u{1b}b",
        ] {
            assert!(judge(name).is_some_and(|d| d.is_error()), "{name}");
        }
        for name in ["index", "index-2", "index-.html", "index-two.md"] {
            assert_eq!(judge(name), None, "{name}");
        }
    }
}

//! The pages of the examples, in every language and theme.

use dossier::render::{self, Theme};
use std::sync::LazyLock;

/// The pages of an example in a language and a theme, each with its path.
fn pages_of(project: &std::path::Path, language: &str, theme: &str) -> Vec<(String, String)> {
    let out = tempfile::tempdir().expect("a folder");
    let mut gen_build = std::process::Command::new(env!("CARGO_BIN_EXE_gen"));
    gen_build.args(["-q", "build", "--format", "html", "--as-of", "2026-11-20T09:00:00+01:00"]);
    gen_build.args(["--language", language, "--theme", theme, "-o"]).arg(out.path()).arg(project);
    assert!(gen_build.status().expect("it runs").success());
    let files = walkdir::WalkDir::new(out.path()).into_iter().map(|e| e.expect("an entry").into_path());
    let pages = files.filter(|path| path.extension().is_some_and(|e| e == "html"));
    let named = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a page");
        (format!("{language} {theme} {}", path.strip_prefix(out.path()).expect("below").display()), text)
    };
    let pages: Vec<_> = pages.map(named).collect();
    assert!(pages.len() > 2);
    pages
}

/// Every page of every example, in every language and theme: built once for all tests.
fn all_pages() -> &'static [(String, String)] {
    static PAGES: LazyLock<Vec<(String, String)>> = LazyLock::new(build_all);
    &PAGES
}

fn build_all() -> Vec<(String, String)> {
    let examples = std::fs::read_dir("examples").expect("examples").map(|e| e.expect("an example").path());
    let languages = std::fs::read_dir("content").expect("languages").map(|e| e.expect("a language").file_name());
    let languages: Vec<String> = languages.filter_map(|l| l.into_string().ok()).collect();
    let mut found = Vec::new();
    for project in examples {
        for language in &languages {
            found.extend(Theme::names().flat_map(|theme| pages_of(&project, language, theme)));
        }
    }
    found
}

/// What stands between these on a page.
fn between<'a>(page: &'a str, open: &str, close: &str) -> Option<&'a str> {
    page.split_once(open)?.1.split_once(close).map(|(inner, _)| inner)
}

#[test]
fn every_page_of_every_example_is_small() {
    for (name, page) in all_pages() {
        assert!(page.len() <= 60_000, "{name}: {} bytes", page.len());
        let style = between(page, "<style>", "</style>").expect("styles");
        assert!(style.len() <= 12_000, "{name}: {} bytes of styles", style.len());
        let named = format!("style-src '{}'", render::integrity(style));
        assert!(page.contains(&named), "{name}: its policy forbids its styles");
    }
}

/// The texts of a page that stand in none of these elements, outside its head.
fn texts_outside(page: &str, skipped: &[&str]) -> Vec<String> {
    let body = page.split_once("<body>").expect("a body").1;
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or_default();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match tag.strip_prefix('/') {
            Some(_) if open.last() == Some(&name) => drop(open.pop()),
            None if skipped.contains(&name) => open.push(name),
            _ => {}
        }
        if open.is_empty() {
            found.push(text.to_owned());
        }
    }
    found
}

/// A code in a heading that unfolds its explanation leads to it, too; code, pictures and scripts are no text.
const NO_PROSE: [&str; 6] = ["a", "summary", "code", "svg", "script", "style"];

#[test]
fn no_code_of_a_rule_stands_on_a_page_without_a_link() {
    let mut linked = 0;
    for (name, page) in all_pages() {
        for text in texts_outside(page, &NO_PROSE) {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            assert!(!words.any(dossier::view::is_code), "{name}: {text}");
        }
        linked += page.matches("class=\"code\" href=").count();
    }
    assert!(linked > 5_000, "{linked}");
}

#[test]
fn every_code_leads_to_its_explanation() {
    for (name, page) in all_pages() {
        for target in page.split("class=\"code\" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let (file, code) = target.split_once('#').expect("an anchor");
            let here = file.is_empty() && page.contains(&format!("id=\"{code}\""));
            assert!(here || file.ends_with("rules.html") && dossier::view::is_code(code), "{name}: {target}");
        }
    }
}

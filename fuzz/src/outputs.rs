//! The files of a dossier, and what must hold of them whatever stands in the offer.

use dossier::content::Pack;
use dossier::diag::unseen;
use dossier::plan::{Voices, plan};
use dossier::render::{self, Artifact, Format, Theme};
use dossier::rules::{Case, Choice, Recommendation};
use dossier::view::{self, Material, Places, Words};
use pulldown_cmark::{Event, Options, Parser};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of each language, and what the view takes of them.
static LANGUAGES: LazyLock<BTreeMap<&str, (Pack, Words)>> = LazyLock::new(|| {
    let load = |code| {
        let pack = Pack::load(code, &BTreeMap::new()).unwrap_or_else(|problems| panic!("{problems:?}"));
        let words = Words::of(&pack);
        (code, (pack, words))
    };
    ["en", "de", "fr", "es"].into_iter().map(load).collect()
});

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::new("default", |_| None).unwrap_or_else(|e| panic!("{e}")));

/// Makes every file of a dossier, and looks at each.
pub fn check(case: &Case<'_>, advice: &Recommendation, choice: &Choice) {
    let (own, words) = &LANGUAGES[case.profile.language.code()];
    let (letters, _) = &LANGUAGES[case.offer.language.code()];
    let plan = plan(case, advice, choice, Voices { own, letters }).unwrap_or_else(|e| panic!("{e}"));
    let (folder, index) = ("a", "");
    let material =
        Material { plan: &plan, checked: &[], case, advice, choice, words, folder, index, places: Places::Keys };
    let view = view::dossier(&material);
    for file in render::dossier(&view, Format::ALL, &THEME).unwrap_or_else(|e| panic!("{e}")) {
        look(&file);
    }
}

fn look(file: &Artifact) {
    let text = std::str::from_utf8(&file.bytes).unwrap_or_else(|e| panic!("{}: {e}", file.path));
    let name = file.path.rsplit('/').next().unwrap_or_default();
    match name.rsplit('.').next().unwrap_or_default() {
        "md" => markdown(text),
        "html" => html(text),
        "ics" => calendar(text),
        "eml" => mail(text),
        _ => assert!(text.starts_with('{') && text.ends_with("}\n"), "{text}"),
    }
    let hidden = |c: char| unseen(c) && !matches!(c, '\n' | '\r' | '\t');
    assert!(!text.contains(hidden), "{} holds what nobody sees: {text:?}", file.path);
}

/// No raw HTML, and no picture.
fn markdown(text: &str) {
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
        assert!(!matches!(event, Event::Html(_) | Event::InlineHtml(_)), "{event:?}");
    }
}

/// Two scripts and one style, all ours; no attribute that runs anything.
fn html(text: &str) {
    for (tag, most) in [("<script", 2), ("<style", 1), ("<iframe", 0), ("<img", 0), ("<object", 0), ("<form", 0)] {
        assert!(text.matches(tag).count() <= most, "{tag} in {text}");
    }
    for address in text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
        let plain = address == "data:,"
            || scheme.contains(['/', '#', '?'])
            || ["", "http", "https", "mailto", "tel"].contains(&scheme);
        assert!(plain, "{address}");
    }
}

/// Lines of 75 bytes at most, ended by CR LF, and as many ends as begins.
fn calendar(text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let count = |what: &str| text.split("\r\n").filter(|line| line.starts_with(what)).count();
    assert_eq!(count("BEGIN:"), count("END:"), "{text}");
}

/// The headers of ours alone, each once.
fn mail(text: &str) {
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let mut names: Vec<&str> = Vec::new();
    for line in head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])) {
        let (name, _) = line.split_once(':').unwrap_or_else(|| panic!("{head:?}"));
        assert!(!names.contains(&name) && !line.contains(['\r', '\n']), "{head:?}");
        assert!(!name.eq_ignore_ascii_case("bcc") && !name.eq_ignore_ascii_case("cc"), "{head:?}");
        names.push(name);
    }
    assert!(names.contains(&"X-Unsent"), "{head:?}");
}

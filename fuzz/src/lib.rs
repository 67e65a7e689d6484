//! A function for each way in which somebody's text comes in, for the fuzzer to call with whatever it thinks of.
//!
//! Each says what must hold of its answer, and panics where it does not. `tests/it/fuzz.rs` runs them over the seeds on
//! every `cargo test`, without a fuzzer.

mod outputs;
mod texts;

pub use texts::{lint, markdown};

use dossier::assess::{Siblings, assess};
use dossier::content::{Facts, Pack, Value, lists};
use dossier::diag::{Diagnostic, Lines, render, to_json, unseen};
use dossier::lint::Words;
use dossier::model::raw::{Context, read_offer, read_profile, readable, text_of};
use dossier::model::{Offer, Profile};
use dossier::rules::{Case, channel, recommend};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// A profile that has every part, for offers to be read under.
static PROFILE: LazyLock<Profile> = LazyLock::new(|| {
    let (profile, problems) = read_profile(
        &Arc::from("profile.yaml"),
        include_str!("../../tests/corpus/good/profile.yaml"),
        &Context::default(),
    );
    profile.unwrap_or_else(|| panic!("{problems:?}"))
});

/// An offer that has every part, for profiles to be asked of.
const OFFER: &str = include_str!("../../tests/corpus/good/offers/acme.yaml");

/// The moments at which an offer is looked at: open, at its deadline, long after.
const MOMENTS: [&str; 3] = ["2026-11-20T12:00:00Z", "2026-11-25T16:59:59Z", "2027-12-01T00:00:00Z"];

/// The file of an offer: read it, and decide on it.
pub fn offer(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Some(offer) = offer_under(&PROFILE, text) {
        decide(&offer, &PROFILE, bytes.len().is_multiple_of(4));
    }
}

/// The file of a profile: read it, and decide on a fixed offer under it.
pub fn profile(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let (profile, problems) = read_profile(&Arc::from("profile.yaml"), text, &Context::default());
    told(&problems, text, profile.is_some());
    let Some(profile) = profile else { return };
    if let Some(offer) = offer_under(&profile, OFFER) {
        decide(&offer, &profile, bytes.len().is_multiple_of(4));
    }
}

/// A `when` expression, as the only criterion of a profile.
pub fn when(bytes: &[u8]) {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    let quoted = source.replace('\\', "\\\\").replace('"', "\\\"");
    let text =
        format!("time_zone: Europe/Berlin\ncriteria:\n  own: {{ axis: life, must: true, when: \"{quoted}\" }}\n");
    let (profile, problems) = read_profile(&Arc::from("profile.yaml"), &text, &Context::default());
    told(&problems, &text, profile.is_some());
    let Some(profile) = profile else { return };
    for text in [OFFER, "company: A\nrole: B\nreceived: 2026-11-18 16:30\n"] {
        if let Some(offer) = offer_under(&profile, text) {
            decide(&offer, &profile, false);
        }
    }
}

/// A file of words; the first byte says of which kind.
pub fn content(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let Some(text) = text(bytes) else { return };
    match kind % 4 {
        0 => words("messages/decline.yaml", text),
        1 => words("parts.yaml", text),
        2 => words("grammar.jinja", text),
        _ => match lists("en", Some(text)) {
            Ok(lists) => drop(Words::new("en", lists.unwrap_or_default())),
            Err(problem) => told(&[problem], text, false),
        },
    }
}

/// The English words of a decline with one file of somebody's own.
fn words(file: &str, text: &str) {
    static BUILT_IN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let files = ["language.yaml", "messages/decline.yaml", "parts.yaml"];
        let mut all = dossier::content::built_in();
        files.iter().filter_map(|f| Some((format!("zz/{f}"), all.remove(&format!("en/{f}"))?))).collect()
    });
    let mut overlay = BUILT_IN.clone();
    overlay.insert(format!("zz/{file}"), text.to_owned());
    let pack = match Pack::load("zz", &overlay) {
        Ok(pack) => pack,
        Err(problems) => return told(&problems, text, false),
    };
    let values = ["company", "role", "contact", "name"].map(|name| (name, Value::from("O’Neil & Söhne {{ x }}")));
    let facts = Facts::new(["warm", "call", "email", "has_contact"], values);
    for form in ["email", "call", "video"] {
        // What is missing for these few facts is an answer too.
        let _ = pack.message("decline", form, &facts);
        let _ = pack.advice("decline", form, &facts);
    }
    for key in pack.keys("parts", "").collect::<Vec<_>>() {
        let _ = pack.say("parts", key, &facts);
    }
}

/// The text of a file, where it is one.
fn text(bytes: &[u8]) -> Option<&str> {
    match text_of(bytes) {
        Ok(text) => Some(text),
        Err(problem) => {
            told(&[problem], &readable(bytes), false);
            None
        }
    }
}

fn offer_under(profile: &Profile, text: &str) -> Option<Offer> {
    let names = (Arc::from("offers/a.yaml"), Arc::from("a"));
    let (offer, problems) = read_offer(&names.0, &names.1, text, (profile, &Context::default()));
    told(&problems, text, offer.is_some());
    offer
}

/// Problems can be shown: at a place that is there, and with nothing unseen. There is a value, or a reason why not.
fn told(problems: &[Diagnostic], text: &str, value: bool) {
    assert_eq!(value, !problems.iter().any(Diagnostic::is_error), "{problems:?}");
    for problem in problems {
        if let Some(place) = problem.place {
            let (start, end) = (place.start as usize, place.end as usize);
            assert!(start <= end && place.line >= 1 && place.column >= 1, "{problem:?}");
            assert!(place.line as usize <= Lines::new(text).iter().count() + 1, "{problem:?}");
        }
        for color in [false, true] {
            let shown = render(problem, Some(text), color);
            let hidden = |c: char| unseen(c) && c != '\n' && !(color && c == '\u{1b}');
            assert!(!shown.contains(hidden), "{shown:?}");
        }
        assert!(!to_json(problem).is_null());
    }
}

/// What is advised at each moment; the whole dossier of the first where it is asked for.
fn decide(offer: &Offer, profile: &Profile, whole: bool) {
    let siblings = Siblings::new([], []);
    let field = siblings.field(&offer.file);
    for (i, moment) in MOMENTS.iter().enumerate() {
        let as_of = moment.parse().unwrap_or_default();
        let assessment = assess(offer, profile, as_of);
        let case = Case { offer, profile, field: &field, as_of, assessment: &assessment };
        let advice = recommend(&case);
        let choice = channel(&case, advice.action);
        if whole && i == 0 {
            outputs::check(&case, &advice, &choice);
        }
    }
}

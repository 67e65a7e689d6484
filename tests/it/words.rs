//! Every variant of every built-in message: whole, short, thankful, and filled in to the last word.

use dossier::content::{Draft, Facts, Pack, Value};
use std::collections::BTreeMap;

const TONES: [&str; 3] = ["formal", "warm", "direct"];
const REASONS: [&str; 8] =
    ["other_offer", "role_fit", "compensation", "mobility", "timing", "culture", "personal", "none"];
const STRENGTHS: [&str; 3] = ["firm", "clear", "leaning"];
/// What further decides variants, one set a case.
const STATES: [&str; 9] =
    ["", "named", "known", "named known", "named known overdue late", "exploding", "spoken", "one", "asks"];
const NEEDS: [&str; 6] = [
    "for_visa_sponsorship",
    "for_start_date",
    "for_location",
    "for_notice_weeks",
    "for_remote_days",
    "for_commute_minutes",
];

fn pack() -> Pack {
    Pack::load("en", &BTreeMap::new()).expect("the built-in words")
}

fn facts<'a>(words: impl IntoIterator<Item = &'a str>) -> Facts {
    let text = |t: &str| Value::from(t);
    let asks = ["a base salary of 85,000 EUR a year", "3 days a week at home"];
    Facts::new(
        words,
        [
            ("company", text("Acme Inc.")),
            ("role", text("Head of Engineering (m/f/d)")),
            ("name", text("Jane Doe")),
            ("contact", text("Jo Schmidt")),
            ("first", text("Jo")),
            ("asks", text("a base salary of 85,000 EUR a year and 3 days a week at home")),
            ("proposals", Value::from(asks.to_vec())),
            ("questions", Value::from(vec!["How many days a week can I work from home?"])),
            ("answer_by", text("Wednesday 25 November 2026 at 18:00")),
            ("until", text("Friday 27 November 2026")),
        ],
    )
}

/// Every set of words that decides a variant.
fn cases() -> Vec<Vec<&'static str>> {
    let mut cases = Vec::new();
    for tone in TONES {
        for strength in STRENGTHS {
            for reason in REASONS {
                for door in ["open", "polite"] {
                    for state in STATES.into_iter().chain(NEEDS) {
                        let mut words = vec![tone, strength, reason, door, "decline"];
                        words.extend(state.split_whitespace());
                        cases.push(words);
                    }
                }
            }
        }
    }
    cases
}

/// The words that count: without greeting and signature in an email (L6).
fn paragraphs<'a>(draft: &'a Draft, form: &str) -> Vec<&'a str> {
    let all: Vec<&str> = draft.text.split("\n\n").collect();
    if form == "call" { all } else { all[1..all.len() - 1].to_vec() }
}

fn check(kind: &str, form: &str, words: &[&str], pack: &Pack) {
    let draft = pack.message(kind, form, &facts(words.iter().copied())).unwrap_or_else(|e| panic!("{words:?}: {e}"));
    let text = &draft.text;
    let body = paragraphs(&draft, form);
    let count = body.join(" ").split_whitespace().count();
    assert!(count <= if form == "call" { 120 } else { 150 }, "{kind} {form} {words:?}: {count} words\n{text}");
    assert!((if form == "call" { 2..=6 } else { 3..=5 }).contains(&body.len()), "{kind} {form} {words:?}: {text}");
    for wrong in ["{", "}", "..", "  ", " ,", " .", "[", "TODO", "XXX", "undefined", " a H", " an H"] {
        assert!(!text.contains(wrong), "{kind} {form} {words:?}: {wrong:?} in\n{text}");
    }
    let lower = text.to_lowercase();
    let thanks = ["thank", "appreciate", "glad"];
    assert!(thanks.iter().any(|t| lower.contains(t)), "{kind} {form} {words:?}: no thanks in\n{text}");
    let sorry = ["sorry", "apologise", "excuse"].iter().map(|s| lower.matches(s).count()).sum::<usize>();
    let most = if kind == "withdrawal" { 2 } else { 1 };
    assert!(sorry <= most, "{kind} {form} {words:?}: {sorry} apologies in\n{text}");
    assert_eq!(draft.subject.is_some(), form == "email");
    assert_eq!(draft.cues.is_empty(), form == "email");
}

#[test]
fn every_variant_of_every_message_is_whole() {
    let pack = pack();
    for words in cases() {
        for kind in ["decline", "more_time", "question", "counter_proposal", "acceptance", "withdrawal"] {
            for form in ["email", "call"] {
                check(kind, form, &words, &pack);
            }
        }
        check("confirmation", "email", &words, &pack);
    }
}

#[test]
fn every_no_wishes_well_and_keeps_in_touch() {
    let pack = pack();
    for words in cases() {
        for form in ["email", "call"] {
            let text = pack.message("decline", form, &facts(words.iter().copied())).expect("a no").text;
            assert!(text.contains("in touch"), "{text}");
            assert!(["wish", "All the best", "all the best"].iter().any(|w| text.contains(w)), "{text}");
            assert!(
                words.contains(&"asks")
                    || text.contains("decided to decline")
                    || text.contains("decision is to decline"),
                "{text}"
            );
        }
    }
}

#[test]
fn a_no_for_culture_reads_like_a_no_without_a_reason() {
    let pack = pack();
    for tone in TONES {
        let text = |reason| {
            pack.message("decline", "email", &facts([tone, "firm", "polite", "decline", reason])).expect("a no").text
        };
        assert_eq!(text("culture"), text("none"));
    }
}

#[test]
fn a_name_becomes_a_greeting() {
    let pack = pack();
    for (name, first) in [
        ("Jo Schmidt", "Jo"),
        ("Dr. Jo Schmidt", "Jo"),
        ("Ms. Okafor", "Ms. Okafor"),
        ("Schmidt, Jo", "Jo"),
        ("Jo Schmidt, PhD", "Jo"),
        ("Björk", "Björk"),
        ("田中太郎", "田中太郎"),
    ] {
        assert_eq!(pack.calendar().first_name(name), first);
    }
}

#[test]
fn a_file_of_the_persons_own_replaces_ours_and_says_what_is_wrong_with_it() {
    let own = |text: &str| BTreeMap::from([("en/parts.yaml".to_owned(), text.to_owned())]);
    let problems = Pack::load("en", &own("greeting: 'Dear {{ contact'")).expect_err("an open brace");
    assert_eq!(&*problems[0].file, "content/en/parts.yaml");
    assert!(Pack::load("xx", &BTreeMap::new()).is_err());
}

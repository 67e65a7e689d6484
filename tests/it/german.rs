//! What German asks of its words: small letters under the greeting, titles, cases, and nobody's gender.

use dossier::content::{Facts, Pack, Value, built_in};
use dossier::model::{Currency, Exact, Money};
use std::collections::BTreeMap;

fn german() -> Pack {
    Pack::load("de", &BTreeMap::new()).expect("the words")
}

fn facts(words: &[&str], contact: &str) -> Facts {
    let known = [("contact", contact), ("company", "Acme Inc."), ("role", "Lektorin"), ("signature", "Jo Roth")];
    let due = [("name", "Jo Roth"), ("answer_by", "Montag, 1. März 2027, 18:00 Uhr")];
    Facts::new(words.iter().copied(), known.into_iter().chain(due).map(|(key, text)| (key, Value::from(text))))
}

/// How a letter begins: formal, warm, direct.
#[track_caller]
fn check_greeting(contact: &str, said: [&str; 3]) {
    for (tone, said) in ["formal", "warm", "direct"].into_iter().zip(said) {
        let greeting = german().say("parts", "greeting", &facts(&["email", "named", tone], contact));
        assert_eq!(greeting.as_deref(), Ok(said), "{contact}, {tone}");
    }
}

#[test]
fn a_title_that_is_known_makes_the_usual_greeting_and_none_is_guessed() {
    let plain = ["Guten Tag Maria Schmidt,", "Hallo Maria Schmidt,", "Guten Tag Maria Schmidt,"];
    for name in ["Maria Schmidt", "Schmidt, Maria", "Maria Schmidt, PhD", " Maria Schmidt "] {
        check_greeting(name, plain);
    }
    let frau = ["Sehr geehrte Frau Schmidt,", "Liebe Frau Schmidt,", "Guten Tag Frau Schmidt,"];
    for name in ["Frau Schmidt", "Frau Maria Schmidt", "Ms. Schmidt", "Schmidt, Frau Maria"] {
        check_greeting(name, frau);
    }
    let doctor = ["Sehr geehrter Herr Dr. Lee,", "Lieber Herr Dr. Lee,", "Guten Tag Herr Dr. Lee,"];
    check_greeting("Herr Dr. Kim Lee", doctor);
    let of = ["Sehr geehrte Frau Ada von Hofe,", "Liebe Frau Ada von Hofe,", "Guten Tag Frau Ada von Hofe,"];
    check_greeting("Frau Ada von Hofe", of); // what belongs to the family name is not guessed, either
    check_greeting("Dr. Kim Lee", ["Guten Tag Dr. Kim Lee,", "Hallo Dr. Kim Lee,", "Guten Tag Dr. Kim Lee,"]);
    check_greeting("Björk", ["Guten Tag Björk,", "Hallo Björk,", "Guten Tag Björk,"]);
}

#[test]
fn a_letter_goes_on_in_small_letters_after_the_greeting() {
    let said = |form: &str, words: &[&str]| {
        let words: Vec<&str> = ["firm", "polite", "decline", "named", "known"].iter().chain(words).copied().collect();
        german().message("decline", form, &facts(&words, "Kim Lee")).expect("a no").text
    };
    let thanks = said("email", &["formal"]);
    assert!(thanks.starts_with("Guten Tag Kim Lee,\n\nvielen Dank für "), "{thanks}");
    let late = said("email", &["formal", "overdue"]);
    assert!(late.contains("Lee,\n\nbitte entschuldigen Sie, ") && late.contains(" erhalten. Vielen Dank "), "{late}");
    let spoken = said("call", &["direct", "overdue"]);
    assert!(spoken.contains("Zeit?\n\nEntschuldigen Sie bitte, "), "{spoken}");
}

#[test]
fn dates_times_and_sums_as_german_writes_them() {
    let pack = german();
    let locale = pack.locale();
    let at = "2027-03-01T09:05[Europe/Vienna]".parse().expect("an instant");
    assert_eq!(locale.instant(&at), "Montag, 1. März 2027, 09:05\u{a0}Uhr");
    assert_eq!(locale.stamp(&at), "Montag, 1. März 2027, 09:05\u{a0}Uhr (Wien)");
    assert_eq!(locale.moment(&at), "Mo., 1. März, 09:05\u{a0}Uhr");
    let amount = Exact::parse("78000.5").expect("a number");
    assert_eq!(locale.money(&Money { amount, currency: Currency::EUR }), "78.000,50\u{a0}EUR");
    assert_eq!(locale.percent(&Exact::ratio(1, 8)), "12,5\u{a0}%");
    assert_eq!(locale.duration(90_000), "1 Tag, 1 Stunde");
    assert_eq!(locale.duration(180_120), "2 Tage, 2 Stunden");
}

/// Every German text but the lists of the checks: its file, and what its lines say behind their keys.
fn lines() -> Vec<(String, String)> {
    let files = built_in().into_iter().filter(|(path, _)| path.starts_with("de/") && path.ends_with(".yaml"));
    let files = files.filter(|(path, _)| path != "de/checks.yaml");
    let lines = files.flat_map(|(path, text)| text.lines().map(|l| (path.clone(), l.to_owned())).collect::<Vec<_>>());
    let lines = lines.filter(|(_, line)| {
        !line.trim_start().starts_with('#') && !line.ends_with(':') && !line.contains(": [greeting, ")
    });
    lines.map(|(path, line)| (path, line.split_once(": ").map_or(line.clone(), |(_, text)| text.to_owned()))).collect()
}

/// The words of a line, in small letters; a key of the files, in backticks, is none.
fn words(line: &str) -> Vec<String> {
    let text = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect()
}

#[test]
fn what_is_asked_for_is_alike_in_both_cases() {
    let asks = lines().into_iter().filter(|(path, _)| path == "de/asks.yaml").map(|(_, line)| line);
    for line in asks {
        let masculine = ["ein", "einen", "den", "der"]
            .iter()
            .find(|word| line.trim_start_matches('"').starts_with(&format!("{word} ")));
        let neuter = ["Grundgehalt", "Thema"].iter().any(|word| line.contains(word));
        assert!(masculine.is_none() || neuter, "„ein“ and „einen“ are not the same: {line}");
    }
}

#[test]
fn only_a_friend_is_called_du() {
    for (path, line) in lines().into_iter().filter(|(path, _)| !path.ends_with("peer_review.yaml")) {
        let said = words(&line);
        let close = ["du", "dich", "dir", "dein", "deine", "deinen", "euch", "euer"];
        assert!(!close.iter().any(|word| said.iter().any(|w| w == word)), "{path}: {line}");
    }
}

#[test]
fn nobodys_gender_is_guessed() {
    let gendered =
        ["kandidat", "kandidatin", "bewerber", "bewerberin", "kollegen", "kolleginnen", "mitarbeiter", "chef"];
    for (path, line) in lines() {
        let said = words(&line);
        assert!(!gendered.iter().any(|word| said.iter().any(|w| w == word)), "{path}: {line}");
        assert!(!["*in", ":in", "/in", "(in)", "Innen"].iter().any(|mark| line.contains(mark)), "{path}: {line}");
    }
}

#[test]
fn no_english_is_left() {
    let english = ["the", "and", "your", "you", "with", "offer", "job", "feedback", "deadline", "benefits"];
    for (path, line) in lines() {
        let said = words(&line);
        let found = english.iter().find(|word| said.iter().any(|w| w == *word));
        assert_eq!(found, None, "{path}: {line}");
    }
}

//! Files to checked types.

use dossier::diag::{Diagnostic, Lines, render};
use dossier::model::raw::{Context, neutral_profile, read_offer, read_profile, readable, text_of};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

const PROFILE: &str = "time_zone: Europe/Berlin\ncurrency: EUR\nexchange_rates: { USD: 0.92 }\ncriteria:\n  base_salary: { must: true, at_least: 80000 EUR, ideal: 95000 EUR }\n  short_notice: { axis: life, when: \"offer.notice_weeks <= 6\" }\n  start_date: { between: [2027-03-01, 2027-07-31] }\n";
const OFFER: &str = "company: Acme GmbH\nrole: Engineer\nreceived: 2026-11-18 16:30\nreply_by: 2026-11-25\npay: { base: { amount: 7000, per: month, months: 13 }, bonus: 10%, currency: USD }\nimproved_terms:\n  - { at: 2026-11-20, in_writing: true, pay: { base: { amount: 7500 } } }\n";

#[test]
fn a_good_profile_and_offer_are_read() {
    let (profile, problems) = read_profile(&Arc::from("profile.yaml"), PROFILE, &Context::default());
    assert_eq!(problems, []);
    let profile = profile.expect("a checked profile");
    let (offer, problems) =
        read_offer(&Arc::from("offers/acme.yaml"), &Arc::from("acme"), OFFER, (&profile, &Context::default()));
    assert_eq!(problems, []);
    let offer = offer.expect("a checked offer");
    let yearly = |t: &dossier::model::Terms| t.pay.base.as_ref().map(|b| b.a_year().amount.plain(2));
    assert_eq!(yearly(&offer.terms).as_deref(), Some("91000"));
    assert_eq!(yearly(&offer.improved[0].terms).as_deref(), Some("97500"));
    assert_eq!(offer.reply_by.expect("a deadline").at.to_string(), "2026-11-25T23:59:00+01:00[Europe/Berlin]");
    assert_eq!(offer.terms.pay.base.expect("a base").place.line, 5);
}

/// An offer of Acme's with these further lines, and what was wrong with it.
fn offer_with(lines: &str) -> (Option<dossier::model::Offer>, Vec<String>) {
    let (profile, _) = read_profile(&Arc::from("profile.yaml"), PROFILE, &Context::default());
    let text = format!("company: Acme GmbH\nrole: Engineer\nreceived: 2026-11-18 16:30\n{lines}");
    let under = (&profile.expect("a checked profile"), &Context::default());
    let (offer, problems) = read_offer(&Arc::from("offers/acme.yaml"), &Arc::from("acme"), &text, under);
    (offer, problems.into_iter().map(|p| p.phrase.to_string()).collect())
}

#[test]
fn a_name_of_nothing_to_see_is_blank() {
    for c in ['\u{3164}', '\u{115f}', '\u{1160}', '\u{ffa0}', '\u{2800}', '\u{ad}', '\u{200b}', '\u{a0}'] {
        let (_, problems) = offer_with(&format!("contacts: [{{ name: \"{c}{c}\" }}]\n"));
        assert_eq!(problems, ["an empty or blank text"], "{c:?}");
    }
}

#[test]
fn the_host_of_an_email_address_is_a_host() {
    for bad in [
        "jo@acme.example/x",
        "jo@-acme.example",
        "jo@acme..example",
        "jo@acme.example?bcc=x",
        "jo@a&b.example",
        ".jo@acme.example",
        "jo.@acme.example",
        "jo..x@acme.example",
        "jo\u{200b}@acme.example",
    ] {
        let (_, problems) = offer_with(&format!("contacts: [{{ name: Jo, email: \"{bad}\" }}]\n"));
        assert_eq!(problems, [format!("`{bad}` is no email address")]);
    }
    for good in ["jo+x@acme.example", "jo@münchen.example", "o'neil@a-b.example"] {
        let (_, problems) = offer_with(&format!("contacts: [{{ name: Jo, email: \"{good}\" }}]\n"));
        assert_eq!(problems, Vec::<String>::new(), "{good}");
    }
}

#[test]
fn an_address_longer_than_mail_allows_is_refused() {
    let (_, problems) =
        offer_with(&format!("contacts: [{{ name: Jo, email: \"{}@acme.example\" }}]\n", "a".repeat(65)));
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn a_mark_of_a_merge_that_was_left_alone_is_called_one() {
    for mark in ["=======", ">>>>>>> theirs", "||||||| base", "<<<<<<< HEAD"] {
        let (_, problems) = offer_with(&format!("{mark}\n"));
        let mark = &mark[..7];
        assert_eq!(problems.first(), Some(&format!("a merge conflict was left in the file (`{mark}`)")));
    }
    let whole =
        "<<<<<<< HEAD\nnotice_weeks: 3\n||||||| base\nnotice_weeks: 5\n=======\nnotice_weeks: 4\n>>>>>>> theirs\n";
    let (_, problems) = offer_with(whole);
    assert_eq!(problems, ["a merge conflict was left in the file (`<<<<<<<`)"]);
    let heading = "messages:\n  decline:\n    text: |\n      A heading\n      =======\n      and the text\n";
    let (offer, problems) = offer_with(heading);
    assert!(offer.is_some(), "{problems:?}");
}

#[test]
fn a_message_beyond_any_mail_is_refused() {
    let said =
        |length: usize| offer_with(&format!("messages: {{ decline: {{ text: \"{}\" }} }}\n", "x".repeat(length))).1;
    assert_eq!(said(20_000), Vec::<String>::new());
    assert_eq!(said(20_001), ["a message of 20001 characters"]);
}

#[test]
fn an_expression_beyond_any_use_is_refused() {
    let said = |expression: &str| {
        let text = format!("time_zone: Europe/Berlin\ncriteria: {{ own: {{ axis: life, when: \"{expression}\" }} }}\n");
        read_profile(&Arc::from("profile.yaml"), &text, &Context::default()).1
    };
    // The deepest that still goes through, on the small stack of a thread.
    let longest =
        ["not ".repeat(499) + "true", "true or ".repeat(249) + "true", "-".repeat(1990) + "1 > 0", "(".repeat(900)];
    longest.into_iter().chain([format!("offer{}", ".a".repeat(900))]).for_each(|e| drop(said(&e)));
    let long = said(&("not ".repeat(500) + "true"));
    assert_eq!(long[0].phrase, "an expression of 2004 characters");
}

/// The base a year under the last of the better terms.
#[track_caller]
fn better_base(was: &str, better: &str) -> String {
    let lines = format!(
        "pay: {{ base: {was} }}\nimproved_terms:\n  - {{ at: 2026-11-20, in_writing: true, pay: {{ {better} }} }}\n"
    );
    let (offer, problems) = offer_with(&lines);
    assert_eq!(problems, Vec::<String>::new(), "{lines}");
    offer.unwrap().improved[0].terms.pay.base.as_ref().unwrap().a_year().amount.plain(2)
}

#[test]
fn better_terms_lie_over_those_before_part_by_part() {
    assert_eq!(better_base("80000", "base: 85000"), "85000");
    assert_eq!(better_base("80000", "base:"), "80000", "a key with an empty value is absent");
    assert_eq!(better_base("80000", "bonus: 10%"), "80000");
    assert_eq!(better_base("{ amount: 7000, per: month, months: 13 }", "base: { amount: 7500 }"), "97500");
    assert_eq!(better_base("{ amount: 7000, per: month, months: 13 }", "base: { amount: 95000, per: year }"), "95000");
    assert_eq!(better_base("{ amount: 7000, per: month, months: 13 }", "base: { amount: 8000, per: month }"), "96000");
}

#[test]
fn a_part_of_a_part_is_enough_for_better_terms() {
    let (offer, problems) = offer_with(
        "pay: { base: 80000, bonus: { target: 10%, expect: 5% }, equity: { value: 40000, haircut: 50% } }\n\
         improved_terms:\n  - { at: 2026-11-20, in_writing: true, pay: { bonus: { expect: 8% }, equity: { haircut: 0% } } }\n",
    );
    assert_eq!(problems, Vec::<String>::new());
    let pay = offer.unwrap().improved[0].terms.pay.clone();
    assert_eq!(pay.equity.unwrap().a_year().amount.plain(2), "10000");
    assert_eq!(format!("{:?}", pay.bonus.unwrap().expect), "Share(2/25)");
}

#[test]
fn days_at_home_may_grow_while_the_days_in_the_office_are_those_of_before() {
    let better = |days: &str| {
        offer_with(&format!(
            "remote_days: 0\noffice_days: 5\nimproved_terms:\n  - {{ at: 2026-11-20, in_writing: true, {days} }}\n"
        ))
        .1
    };
    assert_eq!(better("remote_days: 3"), Vec::<String>::new());
    let later = "remote_days: 3 }\n  - { at: 2026-11-21, in_writing: true, notice_weeks: 4";
    assert_eq!(better(later), Vec::<String>::new(), "nor by later terms on something else");
    assert_eq!(better("remote_days: 3, office_days: 2"), Vec::<String>::new());
    assert_eq!(better("remote_days: 3, office_days: 5").len(), 1);
    assert_eq!(better("remote_day: 3").len(), 1, "an unknown key is still found");
}

/// The problems of an offer in which one line was replaced by another, or that has a line more.
fn problems(of: &str, old: &str, new: &str) -> Vec<Diagnostic> {
    let profile = if of == "profile" { swap(PROFILE, old, new) } else { PROFILE.to_owned() };
    let (read, found) = read_profile(&Arc::from("profile.yaml"), &profile, &Context::default());
    let Some(profile) = read else { return found };
    let offer = if of == "offer" { swap(OFFER, old, new) } else { OFFER.to_owned() };
    let under = (&profile, &Context::default());
    [found, read_offer(&Arc::from("offers/acme.yaml"), &Arc::from("acme"), &offer, under).1].concat()
}

fn swap(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

#[test]
fn what_is_wrong_is_told_at_its_place_with_a_remedy() {
    let mut wrong = Vec::new();
    for (of, old, new, at, told) in [
        ("offer", "reply_by", "deadline", "4:1", "`reply_by`"),
        ("offer", "role:", "Title:", "2:1", "`role`"),
        ("offer", "reply_by: 2026-11-25", "base: 80000", "4:1", "below `pay:`"),
        ("offer", "reply_by: 2026-11-25", "weights: { life: 1 }", "4:1", "profile.yaml"),
        ("offer", "reply_by: 2026-11-25", "reply_by: 25.11.2026", "4:11", "`2026-11-25`"),
        ("offer", "reply_by: 2026-11-25", "reply_by: 2026-11-31", "4:11", "November 2026 has 30 days"),
        ("offer", "reply_by: 2026-11-25", "reply_by: 2026-11-17", "4:11", "`reply_by` is before `received`"),
        ("offer", "amount: 7000", "amount: 7.000", "5:24", "`7000`"),
        ("offer", "amount: 7000", "amount: 7k", "5:24", "`7000`"),
        ("offer", "amount: 7000", "amout: 7000", "5:16", "`amount`"),
        ("offer", "bonus: 10%", "bonus: 10 percent", "5:63", "`10%`"),
        ("offer", "currency: USD", "currency: CHF", "5:78", "exchange_rates"),
        ("offer", "in_writing: true", "in_writing: yes", "7:35", "`true`"),
        ("offer", "role: Engineer", "role: Backend: Engineer", "2:14", "quotes"),
        ("offer", "role: Engineer", "role:Engineer", "2:1", "`role: Engineer`"),
        ("offer", "role: Engineer", "role = Engineer", "2:1", "`role: Engineer`"),
        ("offer", "role: Engineer", "role： Engineer", "2:1", "`role: Engineer`"),
        ("offer", "company: Acme GmbH", "company: 名: [x", "1:11", "quotes"),
        ("offer", "reply_by: 2026-11-25", "remote_days: 3 days", "4:14", "`3`"),
        ("offer", "reply_by: 2026-11-25", "facts: { remote_days: 3 }", "4:10", "key of its own"),
        ("offer", "reply_by: 2026-11-25", "concerns:\n  - about: culture\n  - serious: true", "6:5", "about: culture"),
        ("offer", "reply_by: 2026-11-25", "done: [read_by_pear]", "4:8", "`read_by_peer`"),
        ("offer", "reply_by: 2026-11-25", "pay2:\n  \tbase: 1\n  bonus: 2", "5:3", "spaces"),
        ("profile", "currency: EUR", "weights: { rolle: 1 }", "2:12", "`role`"),
        ("profile", "currency: EUR", "thresholds: { accept: 40, decline: 50 }", "2:23", "swap the two"),
        ("profile", "currency: EUR", "decision_window: 3 days", "2:18", "`72h`"),
        ("profile", "currency: EUR", "negotiation_reach: 0.2", "2:20", "`20%`"),
        ("profile", "currency: EUR", "confidential: Initech", "2:15", "`[Initech]`"),
        ("profile", "Europe/Berlin", "Berlin", "1:12", "`Europe/Berlin`"),
        ("profile", "at_least: 80000 EUR", "min: 80000 EUR", "5:30", "`at_least`"),
        ("profile", "ideal: 95000 EUR", "ideal: 70000 EUR", "5:58", "below at_least"),
        ("profile", "offer.notice_weeks", "offer.notice_week", "6:37", "`notice_weeks`"),
        ("profile", "offer.notice_weeks", "offer.company|uper", "6:37", "filter uper"),
        ("profile", "between: [2027-03-01, 2027-07-31]", "between: 2027-03-01", "7:26", "two days"),
    ] {
        let found = problems(of, old, new);
        let place = |p: &Diagnostic| p.place.map_or_else(String::new, |p| format!("{}:{}", p.line, p.column));
        let right = |p: &&Diagnostic| {
            let words = [Some(&p.phrase), p.expected.as_ref(), p.help.as_ref()];
            place(p) == at && words.into_iter().flatten().any(|w| w.contains(told))
        };
        if !found.iter().any(|p| right(&p)) {
            let found: Vec<_> = found.iter().map(|p| (place(p), &p.phrase, &p.help)).collect();
            wrong.push(format!("{new}: expected {told} at {at}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_slip_is_one_problem() {
    for (of, old, new) in [
        ("offer", "role:", "Role:"),
        ("offer", "company:", "employer:"),
        ("profile", "at_least: 80000 EUR", "at_lest: 80000 EUR"),
    ] {
        assert_eq!(problems(of, old, new).len(), 1, "{new}");
    }
}

#[test]
fn every_style_of_yaml_that_means_the_same_is_read() {
    for (old, new) in [
        ("company: Acme GmbH", "\"company\": 'Acme GmbH'"),
        ("company: Acme GmbH", "--- # mine\ncompany: >-\n  Acme\n  GmbH"),
        ("company: Acme GmbH", "? company\n: Acme GmbH"),
        ("company: Acme GmbH", "company:   \"Acme\\u0020GmbH\"   # a firm"),
        ("role: Engineer", "role:\n  Engineer\n\n"),
        ("role: Engineer", "role: Engineer\nlog: []\nreason: ~\nnotes:\n"),
        ("role: Engineer", "role: Engineer\n\t\n   # indented\n\t# tabbed"),
        ("reply_by: 2026-11-25", "reply_by: \"2026-11-25T23:59:00\""),
        (
            "- { at: 2026-11-20, in_writing: true, pay: { base: { amount: 7500 } } }",
            "- at: 2026-11-20\n    in_writing: true\n    pay:\n      base:\n        amount: 7500",
        ),
    ] {
        assert_eq!(problems("offer", old, new), [], "{new}");
        let windows = swap(OFFER, old, new).replace('\n', "\r\n");
        assert_eq!(problems("offer", OFFER, &windows), [], "{windows:?}");
    }
}

/// Every good text of ours: the examples and the corpus.
fn good_texts() -> Vec<(bool, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["examples", "tests/corpus/good", "tests/cases"].into_iter().flat_map(|f| walk(&root.join(f)));
    let yaml = files.filter(|p| p.extension().is_some_and(|e| e == "yaml"));
    yaml.map(|p| (p.ends_with("profile.yaml"), fs::read_to_string(&p).unwrap())).collect()
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    entries.flat_map(|p| if p.is_dir() { walk(&p) } else { vec![p] }).collect()
}

/// The text with some bytes changed, taken out, doubled or cut off, as a slip, a broken disk or a bad merge would.
fn broken(text: &str, edits: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (at, kind, byte) in edits {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        let few = usize::from(*byte % 32);
        match kind % 8 {
            0 => bytes[at] = *byte,
            1 => bytes.insert(at, *byte),
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..(at + few).min(bytes.len()))),
            4 => bytes.insert(at, b" \t\n\r:-[]{}\"'#&*!|>%@`,?"[usize::from(*byte) % 23]),
            5 => bytes[at] = b" \t\n\r:-[]{}\"'#&*!|>%@`,?"[usize::from(*byte) % 23],
            6 => {
                let again = bytes[at..(at + few).min(bytes.len())].to_vec();
                bytes.splice(at..at, again);
            }
            _ => drop(bytes.splice(at..at, "é名\u{202e}\u{a0}🚀".bytes())),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_broken_text_is_read_or_told_with_a_place_inside_it(
        which: prop::sample::Index,
        edits in prop::collection::vec(any::<(prop::sample::Index, u8, u8)>(), 1..5),
    ) {
        static GOOD: LazyLock<Vec<(bool, String)>> = LazyLock::new(good_texts);
        let (is_profile, text) = &GOOD[which.index(GOOD.len())];
        let bytes = broken(text, &edits);
        let (text, context) = (readable(&bytes), Context::default());
        let file = Arc::from("a.yaml");
        let (read, found) = match text_of(&bytes) {
            Err(problem) => (false, vec![problem]),
            Ok(text) if *is_profile => {
                let (read, found) = read_profile(&file, text, &context);
                (read.is_some(), found)
            }
            Ok(text) => {
                let (read, found) = read_offer(&file, &Arc::from("a"), text, (&neutral_profile(), &context));
                (read.is_some(), found)
            }
        };
        prop_assert!(read || found.iter().any(Diagnostic::is_error), "neither read nor told");
        let lines = Lines::new(&text);
        for problem in &found {
            let place = problem.place.expect("a place");
            let length = lines.line(place.line).chars().count();
            prop_assert!(place.line >= 1 && place.column >= 1, "{problem:?}");
            prop_assert!(place.start as usize <= text.len() && place.column as usize <= length + 1, "{problem:?}\n{text}");
            prop_assert!(render(problem, Some(&text), false).lines().count() >= 2);
        }
    }
}

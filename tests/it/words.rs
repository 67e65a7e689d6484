//! Every variant of every built-in message in every language: whole, short, thankful, and filled in to the last word.

mod compose;

use compose::cases;
use dossier::content::{Facts, Pack, Value, is_word, languages, missing};
use dossier::model::{Exact, MessageKind, Reason, Tone};
use std::collections::{BTreeMap, BTreeSet};

const NEEDS: [&str; 8] = [
    "for_visa_sponsorship",
    "for_relocation_assistance",
    "for_start_date",
    "for_location",
    "for_notice_weeks",
    "for_remote_days",
    "for_office_days",
    "for_commute_minutes",
];

/// The packs of all languages that we bring along.
fn packs() -> Vec<Pack> {
    let none = BTreeMap::new();
    languages(&none).iter().map(|l| Pack::load(l, &none).expect("the built-in words")).collect()
}

fn english() -> Pack {
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
            ("signature", text("Jane Doe")),
            ("contact", text("Jo Schmidt")),
            ("first", text("Jo")),
            ("asks", text("a base salary of 85,000 EUR a year and 3 days a week at home")),
            ("proposals", Value::from(asks.to_vec())),
            ("questions", Value::from(vec!["How many days a week can I work from home?"])),
            ("answer_by", text("Wednesday 25 November 2026 at 18:00")),
            ("until", text("Friday 27 November 2026")),
            ("first_start", text("1 March 2027")),
            ("last_start", text("31 July 2027")),
            ("liked", text("the team")),
            ("highlight", text("a good talk about tests")),
            ("introduce", text("Mia")),
        ],
    )
}

#[test]
fn what_the_method_marks_has_a_script() {
    use MessageKind as M;
    let written = [M::Confirmation, M::Connect, M::ThreeMonthNote, M::Introduction, M::ReEngage, M::PeerReview];
    for pack in packs() {
        for kind in MessageKind::ALL {
            assert_eq!(pack.writes(kind.key(), "call"), !written.contains(kind), "{} {}", pack.language(), kind.key());
        }
    }
}

#[test]
fn a_language_lacks_nothing_that_english_has() {
    let none = BTreeMap::new();
    let lacks: Vec<String> =
        languages(&none).iter().flat_map(|l| missing(l, &none).expect("words that load")).collect();
    assert!(lacks.is_empty(), "{}", lacks.join("\n"));
}

/// Words for every rule.
fn explained() -> String {
    dossier::rules::RULES.iter().map(|rule| format!("{}: words\n", rule.code)).collect()
}

#[test]
fn a_new_language_is_told_what_it_lacks() {
    let mut files = BTreeMap::new();
    for (path, text) in dossier::content::built_in() {
        if let Some(name) = path.strip_prefix("en/") {
            files.insert(format!("eo/{name}"), text);
        }
    }
    files.insert("eo/rules.yaml".to_owned(), explained());
    assert_eq!(missing("eo", &files), Ok(vec![]));
    files.remove("eo/asks.yaml");
    let timeline = files.get_mut("eo/timeline.yaml").expect("the steps");
    *timeline = timeline.replace("revisit:", "revizito:").replace("  two_clocks:", "  two_cloks:");
    let found = missing("eo", &files).expect("words that load");
    for lack in [
        "content/eo/asks.yaml is missing",
        "content/eo/timeline.yaml has no `call.two_clocks`",
        "content/eo/timeline.yaml: nothing ever chooses `call.two_cloks`",
        "content/eo/timeline.yaml has no `revisit`",
    ] {
        assert!(found.iter().any(|f| f == lack), "{lack:?} is not in {found:#?}");
    }
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[test]
fn every_word_that_a_variant_asks_for_is_explained() {
    let docs = include_str!("../../docs/content.md");
    let explained: BTreeSet<&str> = docs.split('`').skip(1).step_by(2).collect();
    for word in dossier::content::STATES {
        assert!(is_word(word) && explained.contains(word), "docs/content.md does not explain `{word}`");
    }
}

#[test]
fn every_no_wishes_well_and_keeps_in_touch() {
    let pack = english();
    for words in cases(MessageKind::Decline) {
        for form in ["email", "call"] {
            let text = pack.message("decline", form, &facts(words.iter().copied())).expect("a no").text;
            assert!(text.contains("in touch"), "{text}");
            assert!(["wish", "All the best", "all the best"].iter().any(|w| text.contains(w)), "{text}");
            assert!(text.contains("decided to decline") || text.contains("decision is to decline"), "{text}");
        }
    }
}

#[test]
fn a_note_on_a_network_is_short_in_every_language() {
    for pack in packs() {
        for words in cases(MessageKind::Connect) {
            let text = pack.message("connect", "email", &facts(words.iter().copied())).expect("a note").text;
            assert!(text.chars().count() <= 300, "{} {words:?}: {} characters\n{text}", pack.language(), text.len());
        }
    }
}

#[test]
fn what_is_late_names_no_day_that_is_over() {
    let over = "Wednesday 25 November 2026 at 18:00";
    for pack in packs() {
        for &kind in MessageKind::ALL {
            for (words, form) in cases(kind).iter().flat_map(|words| [(words, "email"), (words, "call")]) {
                if words.contains(&"overdue") && pack.writes(kind.key(), form) {
                    let late = facts(words.iter().copied().chain(["exploding"]));
                    let text = pack.message(kind.key(), form, &late).expect("a message").text;
                    assert!(!text.contains(over), "{} {} {form} {words:?}: {text}", pack.language(), kind.key());
                }
            }
        }
    }
}

#[test]
fn a_request_for_terms_in_writing_gives_no_reason() {
    for pack in packs() {
        for tone in Tone::ALL {
            let text = |reason| {
                let words = facts([tone.key(), "decline", "leaning", "open", "unwritten", reason]);
                pack.message("improved_offer", "email", &words).expect("an answer").text
            };
            assert!(Reason::ALL.iter().all(|r| text(r.key()) == text("none")), "{}", text("compensation"));
        }
    }
}

#[test]
fn a_no_for_culture_reads_like_a_no_without_a_reason() {
    for pack in packs() {
        for tone in Tone::ALL {
            for kind in ["decline", "follow_up_answers", "final_no", "re_engage"] {
                let words = |reason| facts([tone.key(), "firm", "polite", "decline", reason]);
                let text = |reason| pack.message(kind, "email", &words(reason)).expect("a no").text;
                assert_eq!(text("culture"), text("none"));
            }
        }
    }
}

#[test]
fn a_name_becomes_a_greeting() {
    let pack = english();
    for (name, first) in [
        ("Jo Schmidt", "Jo"),
        ("Dr. Jo Schmidt", "Jo"),
        ("Ms. Okafor", "Ms. Okafor"),
        ("Dª Inés Ybarra", "Inés"),
        ("Schmidt, Jo", "Jo"),
        ("Jo Schmidt, PhD", "Jo"),
        ("Björk", "Björk"),
        ("田中太郎", "田中太郎"),
    ] {
        assert_eq!(pack.locale().first_name(name), first);
    }
}

#[test]
fn a_file_of_the_persons_own_replaces_ours_and_says_what_is_wrong_with_it() {
    let own = |text: &str| BTreeMap::from([("en/parts.yaml".to_owned(), text.to_owned())]);
    let problems = Pack::load("en", &own("greeting: 'Dear {{ contact'")).expect_err("an open brace");
    assert_eq!(&*problems[0].file, "content/en/parts.yaml");
    assert!(Pack::load("xx", &BTreeMap::new()).is_err());
}

#[test]
fn a_formal_proposal_by_call_promises_a_proposal_in_writing() {
    let text =
        english().message("counter_proposal", "call", &facts(["formal", "negotiate", "clear"])).expect("a script");
    assert!(text.text.contains("my proposal in writing") && !text.text.contains("answer in writing"), "{}", text.text);
}

#[test]
fn hours_are_counted_as_people_count_them() {
    let pack = english();
    for (hours, said) in [((1, 1), "1 hour"), ((3, 1), "3 hours"), ((11, 2), "5.5 hours"), ((2, 3), "40 minutes")] {
        assert_eq!(pack.locale().hours(&Exact::ratio(hours.0, hours.1)), said);
    }
}

#[test]
fn what_a_fixed_word_leaves_open_is_filled() {
    let english = dossier::content::built_in().into_iter().filter(|(path, _)| path.starts_with("en/"));
    let mut eo: BTreeMap<String, String> = english.map(|(path, text)| (path.replace("en/", "eo/"), text)).collect();
    eo.insert("eo/rules.yaml".to_owned(), explained());
    let because = eo.get_mut("eo/because.yaml").expect("the facts");
    *because = because.replace("only {span} left", "restas {hours} horoj");
    let found = missing("eo", &eo).expect("words that load");
    assert_eq!(found, ["content/eo/because.yaml: nothing fills `{hours}` at `t3.closing`"]);
}

//! Each state that a log can give: what the dossier then advises, plans and keeps.

use super::{NOON, SPOKEN, has, told};
use std::fmt::Write;

/// All that a state shows, a line each: action, rules of what comes after, messages, steps, lists.
fn shown(profile: &str, offer: &str, as_of: &str) -> String {
    let said = told(profile, offer, as_of);
    let after = said.page.trace.rules.iter().map(|r| r.code.as_str()).filter(|c| "FRGSP".contains(&c[..1]));
    let mut text = format!("{} {}\n", said.page.answer.action, after.collect::<Vec<_>>().join(" "));
    for line in said.messages().into_iter().chain(said.steps()) {
        writeln!(text, "{line}").expect("a text");
    }
    let other = |name: &&str| !["before_you_reply", "sending_the_no"].contains(name);
    text + &said.lists().into_iter().filter(other).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn state(offer: &str, as_of: &str, expected: &str) {
    let found = shown("", offer, as_of);
    assert_eq!(found.trim(), expected.trim(), "{offer}");
}

const WEAK: &str = "ratings: { role: 1, compensation: 1, life: 1 }\n";

#[test]
fn open() {
    let offer = format!("{SPOKEN}{WEAK}notes: {{ introduce: [Mia], revisit_when: [{{ after: 2027-06-01 }}] }}\n");
    state(
        &offer,
        NOON,
        "decline F1 F3 F4 F5 F6 P1 R1
M1 call now
M2 email confirm
M1 email next
M17 email next
M7 call next
M12 email later
M14 email later
M13 email later
M15 email later
2026-11-20 call T6 M1
2026-11-20 confirm F3 M2
2026-11-25 answer_by T2 M1
2026-11-27 connect F4 M12
2027-02-22 three_month_note F5 M13
2027-06-01 revisit R1 M15
the_call",
    );
}

#[test]
fn declined_by_call() {
    state(
        &format!("{SPOKEN}log: [{{ at: 2026-11-19 10:00, what: declined, by: call }}]\n"),
        NOON,
        "follow_up F1 F3 F4 F5 F7 R2
M2 email confirm
M7 call next
M8 call next
M16 call next
M12 email later
M13 email later
2026-11-19 confirm F3 M2
2026-11-26 connect F4 M12
2027-02-19 three_month_note F5 M13
the_record",
    );
}

#[test]
fn declined_confirmed_and_connected() {
    let log = "{ at: 2026-11-19 10:00, what: declined, by: call }, { at: 2026-11-19, what: confirmed }, { at: 2026-11-20, what: connected }";
    state(
        &format!("log: [{log}]\n"),
        "2026-12-20T12:00:00Z",
        "follow_up F5 F7 R2
M16 call next
M13 email later
2027-02-19 three_month_note F5 M13
the_record",
    );
}

#[test]
fn declined_for_mobility_proposes_what_to_wait_for() {
    let profile = "mobility: { needs_visa_in: [CH], move_between: [2027-03-01, 2027-07-31] }\ncriteria: { visa_sponsorship: { must: true } }\n";
    let offer = "location: { country: CH }\nvisa_sponsorship: false\nreason: mobility\nlog: [{ at: 2026-11-19, what: declined, by: email }]\n";
    let said = told(profile, offer, NOON);
    assert!(said.why("triggers_set").contains("below notes: revisit_when:"), "{}", said.why("triggers_set"));
    assert!(
        shown(profile, offer, NOON).starts_with("follow_up F1 F4 F5 F7 G2 R2\n"),
        "{}",
        shown(profile, offer, NOON)
    );
    let set = told(
        profile,
        &format!(
            "{offer}notes: {{ revisit_when: [{{ when: \"'CH' not in profile.mobility.needs_visa_in\", because: a passport. }}] }}\n"
        ),
        NOON,
    );
    has(&set.items("the_record"), &["triggers_set done", "answer_kept done", "liked_kept todo"]);
    assert!(set.why("triggers_set").contains("a passport."), "{}", set.why("triggers_set"));
}

#[test]
fn a_trigger_that_came_true() {
    let offer = "log: [{ at: 2026-11-19, what: declined, by: email }, { at: 2026-11-21, what: connected }, { at: 2027-02-19, what: noted }]\n\
                 notes: { revisit_when: [{ after: 2027-06-01 }] }\n";
    state(
        offer,
        "2027-06-02T09:00:00Z",
        "reopen F7 R1
M15 email now
2027-06-01 revisit R1 M15
2027-06-02 re_engage R1 M15
the_record",
    );
}

#[test]
fn a_second_thought_soon_after() {
    let offer =
        "log: [{ at: 2026-11-19, what: declined, by: email }]\nnotes: { revisit_when: [{ after: 2026-11-20 }] }\n";
    state(
        offer,
        NOON,
        "reopen F7 R1 R2
M16 email now
2026-11-20 revisit R1 M15
2026-11-20 reopen R2 M16
the_record",
    );
}

#[test]
fn accepted_by_call_then_signed() {
    let profile = "mobility: { needs_visa_in: [CH], visa_weeks: 12 }\n";
    let offer =
        "location: { country: CH }\nstart_date: 2027-04-01\nlog: [{ at: 2026-11-19, what: accepted, by: call }]\n";
    assert_eq!(
        shown(profile, offer, NOON),
        "follow_up F3 G1 S1 S2
M9 email confirm
2026-11-19 confirm F3 M9
2027-01-07 apply_visa G1
2027-04-01 start D3
mobility the_start contract"
    );
    let signed = format!("{offer}signed: 2026-11-20\n");
    let said = told(profile, &signed, NOON);
    has(&said.items("the_start"), &["contract_signed done", "notice_given todo"]);
}

#[test]
fn signed_and_taken_back() {
    state(
        "signed: 2026-11-19\ndecision: withdraw\n",
        NOON,
        "withdraw F4 F5 S1 S2
M10 email now
M17 email next
M12 email later
M13 email later
2026-11-20 withdraw S1 M10
2026-11-27 connect F4 M12
2027-02-22 three_month_note F5 M13
contract",
    );
}

#[test]
fn a_yes_taken_back_by_voice_is_confirmed_as_such() {
    let found = shown("", &format!("{SPOKEN}signed: 2026-11-19\ndecision: withdraw\nchannel: call\n"), NOON);
    let steps: Vec<&str> = found.lines().filter(|line| line.starts_with("2026-11-20")).collect();
    assert_eq!(steps, ["2026-11-20 withdraw S1 M10", "2026-11-20 confirm F3 M10"], "{found}");
    assert!(found.contains("M10 email confirm"), "{found}");
}

#[test]
fn what_was_never_turned_down_is_no_change_of_mind() {
    let named = |what: &str| {
        let log = format!("log: [{{ at: 2026-11-19, what: {what} }}]\n");
        let said = told("", &format!("{log}notes: {{ revisit_when: [{{ after: 2026-11-20 }}] }}\n"), NOON);
        let filed = said.items("before_you_reply").into_iter().find(|item| item.starts_with("filed"));
        (said.plan.scenarios[0].name.clone(), filed.unwrap_or_default())
    };
    assert_eq!(named("declined"), ("You changed your mind".to_owned(), "filed done".to_owned()));
    assert_eq!(named("expired"), ("Something has changed".to_owned(), "filed not_applicable".to_owned()));
}

#[test]
fn a_contract_that_is_kept_asks_for_no_apology() {
    let emphasis = |offer: &str| told("", offer, NOON).plan.scenarios[0].emphasis.clone();
    assert!(!emphasis("signed: 2026-11-19\n").contains("apologise"));
    assert!(emphasis("signed: 2026-11-19\ndecision: withdraw\n").contains("apologise once"));
}

#[test]
fn expired_and_rescinded_leave_the_record() {
    for what in ["expired", "rescinded"] {
        state(&format!("log: [{{ at: 2026-11-19, what: {what} }}]\n"), NOON, "follow_up F7\nthe_record");
    }
}

#[test]
fn reopened_is_open_again() {
    let log = "{ at: 2026-11-19, what: declined, by: email }, { at: 2026-11-20, what: reopened }";
    let found = shown("", &format!("{WEAK}log: [{log}]\n"), NOON);
    assert!(found.starts_with("decline F1 F4 F5\nM1 email now\n") && found.contains("answer_by"), "{found}");
}

const PAID: &str =
    "criteria: { base_salary: { must: true, at_least: 80000 }, remote_days: { at_least: 3 }, growth: {} }\n";
const TERMS: &str = "pay: { base: 78000, bonus: 5000 }\nremote_days: 3\nratings: { growth: 4 }\n";

#[test]
fn better_terms_in_writing_stand_beside_the_first_ones() {
    let better = "improved_terms: [{ at: 2026-11-20, from: employer, in_writing: true, pay: { base: 84000 } }]\n";
    let said = told(PAID, &format!("{TERMS}{better}"), NOON);
    let improved = said.page.improved.as_ref().expect("two sets of terms");
    let rows = |pairs: &[dossier::view::improved::Pair]| {
        let row = |p: &dossier::view::improved::Pair| {
            format!("{}: {} > {}{}", p.name, p.before, p.after, if p.changed { " !" } else { "" })
        };
        pairs.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(
        rows(&improved.terms),
        [
            "Base salary: 78,000 EUR > 84,000 EUR !",
            "Bonus: 5,000 EUR > 5,000 EUR",
            "Total a year: 83,000 EUR > 89,000 EUR !",
            "Days at home: 3 days a week > 3 days a week",
            "Growth: 4 of 5 > 4 of 5",
        ]
    );
    let changes = rows(&improved.changes);
    has(
        &changes,
        &["Base salary: falls short by 2,000 EUR > met !", "What to do: Negotiate (clear) > Accept (clear) !"],
    );
    assert!(changes.iter().any(|c| c.starts_with("Score: Overall: ")), "{changes:#?}");
    assert!(improved.text.contains("so they count") && improved.trust.contains("present employer"));
    assert_eq!(
        said.page.data.improved.as_ref().map(|i| (i.before.action, i.after.action)),
        Some(("negotiate", "accept"))
    );
}

#[test]
fn better_terms_by_word_of_mouth_are_shown_and_do_not_count() {
    let better = "improved_terms: [{ at: 2026-11-20, from: employer, in_writing: false, pay: { base: 84000 } }]\n";
    let said = told(PAID, &format!("{TERMS}{better}"), NOON);
    let improved = said.page.improved.as_ref().expect("two sets of terms");
    assert!(improved.text.contains("not in writing yet"), "{}", improved.text);
    assert_eq!((said.page.answer.action, said.messages()[0].as_str()), ("negotiate", "M11 email now"));
    assert!(improved.changes.iter().any(|c| c.after == "Accept (clear)"));
    let asked = "improved_terms: [{ at: 2026-11-20, from: candidate, in_writing: true, pay: { base: 84000 } }]\n";
    assert!(told(PAID, &format!("{TERMS}{asked}"), NOON).page.improved.is_none());
}

#[test]
fn what_they_came_back_with_after_the_no_is_shown_and_the_no_stands() {
    let log = "log: [{ at: 2026-11-19, what: declined, by: email }]\n";
    let better = "improved_terms: [{ at: 2026-11-20, from: employer, in_writing: true, pay: { base: 84000 } }]\n";
    let said = told(PAID, &format!("{TERMS}{log}{better}"), NOON);
    let improved = said.page.improved.as_ref().expect("two sets of terms");
    assert!(improved.text.contains("after your no"), "{}", improved.text);
    assert!(
        improved
            .changes
            .iter()
            .any(|c| (c.before.as_str(), c.after.as_str()) == ("Negotiate (clear)", "Accept (clear)"))
    );
    assert_eq!(said.page.answer.action, "follow_up");
    has(&said.messages(), &["M7 email next", "M8 email next"]);
}

#[test]
fn a_signature_is_an_answer() {
    let said = told("", "signed: 2026-11-19\n", NOON);
    has(&said.items("before_you_reply"), &["answered done", "filed done", "read_by_peer not_applicable"]);
    assert!(said.why("answered").contains("19 November 2026"), "{}", said.why("answered"));
}

#[test]
fn every_state_has_its_words_in_every_language() {
    let profile = "mobility: { needs_visa_in: [CH], visa_weeks: 12, move_between: [2027-03-01, 2027-07-31], constraints: [a school.] }\n\
                   criteria: { base_salary: { must: true, at_least: 80000, ideal: 90000, because: market pay. }, remote_days: { at_least: 3 }, visa_sponsorship: {} }\n";
    let place = "location: { country: CH }\ntime_zone: America/New_York\nremote_days: 2\nnotes: { liked: [tea], introduce: [Mia] }\n";
    let better = "improved_terms: [{ at: 2026-11-20, from: employer, in_writing: false, pay: { base: 84000 } }]\n";
    for language in dossier::content::languages(&std::collections::BTreeMap::new()) {
        for state in [
            "pay: { base: 78000 }\n".to_owned(),
            format!("pay: {{ base: 78000 }}\n{better}"),
            "pay: { base: 78000 }\nvisa_sponsorship: true\nstart_date: 2027-01-15\n".to_owned(),
            "pay: { base: 40000 }\nvisa_sponsorship: false\n".to_owned(),
            "pay: { base: 95000 }\nremote_days: 4\nvisa_sponsorship: true\nstart_date: 2027-04-01\n".to_owned(),
            "signed: 2026-11-19\nstart_date: 2027-04-01\ncontract: { notice: three months }\n".to_owned(),
            "signed: 2026-11-19\ndecision: withdraw\n".to_owned(),
            format!("log: [{{ at: 2026-11-19, what: declined, by: call }}]\nreason: mobility\n{better}"),
            "log: [{ at: 2026-11-19, what: expired }]\n".to_owned(),
        ] {
            // Later keys of the same name would be an error: the state's own come first.
            let base = place.lines().filter(|line| line.split(':').next().is_none_or(|key| !state.contains(key)));
            let offer = format!("{state}{}\n{SPOKEN}", base.collect::<Vec<_>>().join("\n"));
            for as_of in [NOON, "2026-11-28T12:00:00Z"] {
                let said = told(&format!("language: {language}\n{profile}"), &offer, as_of);
                let shown = serde_json::to_string(&said.page).expect("a page");
                for open in ["{{ ", " }}", "undefined", "{span}", "{day}"] {
                    assert!(!shown.contains(open), "{language}: {open} in {shown}");
                }
            }
        }
    }
}

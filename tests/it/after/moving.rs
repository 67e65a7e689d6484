//! A move against its dates (G1): what stands in its way shows beside the answer, in its list and in a yes.

use super::{HEAD, NOON, Told, has, told};

const MOVE: &str = "mobility: { needs_visa_in: [US], visa_weeks: 12, move_between: [2027-03-01, 2027-07-31] }\n\
                    criteria: { growth: { at_least: 3 } }\n";
const GOOD: &str = "ratings: { growth: 5 }\nlocation: { country: US }\n";

#[track_caller]
fn warned(said: &Told, parts: &[&str]) {
    let warnings: Vec<String> = said.page.answer.warnings.iter().map(ToString::to_string).collect();
    for part in parts {
        assert!(warnings.iter().any(|w| w.contains(part)), "{part:?} is not in {warnings:#?}");
    }
    assert_eq!(warnings.len(), parts.len(), "{warnings:#?}");
}

fn yes(said: &Told) -> String {
    said.plan.messages.iter().find(|m| m.kind.code() == "M9").expect("a yes").text.clone()
}

#[test]
fn a_yes_into_an_impossible_move_is_warned_of_and_names_its_condition() {
    let offer = format!("{GOOD}start_date: 2027-01-15\nrelocation: {{ window: [2027-01-01, 2027-02-15] }}\n");
    let said = told(MOVE, &offer, NOON);
    assert_eq!((said.page.answer.action, said.page.answer.strength.as_str()), ("accept", "clear"));
    warned(
        &said,
        &[
            "does not say whether they sponsor it",
            "the last day to apply was 23 October 2026. Applied for now it can be there on 12 February 2027, and the first day on which you could start is 1 March 2027",
            "The start on 15 January 2027 lies outside",
            "from 1 January 2027 to 15 February 2027, but you can move from 1 March 2027 to 31 July 2027",
        ],
    );
    assert!(said.page.answer.strength_help.contains("the move has to be settled first"));
    has(&said.items("before_you_reply"), &["criteria_confirmed todo"]);
    assert!(said.why("criteria_confirmed").contains("the move is not settled"), "{}", said.why("criteria_confirmed"));
    let text = yes(&said);
    assert!(text.contains("My yes depends on one thing"), "{text}");
    assert!(text.contains("you will sponsor it") && text.contains("between 1 March 2027 and 31 July 2027"), "{text}");
}

#[test]
fn a_move_that_fits_is_not_warned_of() {
    let offer = format!("{GOOD}visa_sponsorship: true\nstart_date: 2027-04-01\n");
    let said = told(MOVE, &offer, NOON);
    warned(&said, &[]);
    has(&said.items("before_you_reply"), &["criteria_confirmed done"]);
    assert!(!yes(&said).contains("My yes depends"), "{}", yes(&said));
    assert!(said.page.answer.strength_help.contains("point one way."), "{}", said.page.answer.strength_help);
}

#[test]
fn a_needed_visa_without_a_sponsor_is_not_settled() {
    let said = told(MOVE, &format!("{GOOD}start_date: 2027-04-01\n"), NOON);
    warned(&said, &["does not say whether they sponsor it"]);
    has(&said.items("before_you_reply"), &["criteria_confirmed todo"]);
    assert!(!yes(&said).contains("I could start"), "{}", yes(&said));
    let refused = told(MOVE, &format!("{GOOD}start_date: 2027-04-01\nvisa_sponsorship: false\n"), NOON);
    warned(&refused, &["they do not sponsor it"]);
    let home = told(MOVE, "ratings: { growth: 5 }\nlocation: { country: DE }\nstart_date: 2027-04-01\n", NOON);
    warned(&home, &[]);
}

#[test]
fn no_day_is_left_where_the_visa_comes_after_the_window() {
    let profile = MOVE.replace("visa_weeks: 12", "visa_weeks: 40");
    let said = told(&profile, &format!("{GOOD}visa_sponsorship: true\nstart_date: 2027-04-01\n"), NOON);
    warned(&said, &["after the time in which you can move"]);
    assert!(yes(&said).contains("The dates do not fit yet"), "{}", yes(&said));
    assert!(said.why("visa_time").contains("after the time in which you can move"), "{}", said.why("visa_time"));
}

#[test]
fn the_visa_is_counted_from_a_yes_that_was_given() {
    let offer = format!("{GOOD}visa_sponsorship: true\nstart_date: 2027-03-15\nsigned: 2026-11-19\n");
    let said = told(MOVE, &offer, "2027-01-10T12:00:00Z");
    warned(&said, &[]);
    has(&said.items("mobility"), &["visa_time done"]);
}

#[test]
fn the_visa_is_counted_back_from_the_start() {
    let at = |start: &str| told(MOVE, &format!("{GOOD}visa_sponsorship: true\n{start}"), NOON);
    let fits = at("start_date: 2027-04-01\n");
    assert!(fits.why("visa_time").contains("apply by Thursday 7 January 2027"), "{}", fits.why("visa_time"));
    let late = at("start_date: 2027-01-15\n");
    for part in ["last day to apply was Friday 23 October 2026", "you could start is Monday 1 March 2027"] {
        assert!(late.why("visa_time").contains(part), "{}", late.why("visa_time"));
    }
    let open = at("");
    assert!(open.why("visa_time").contains("Monday 1 March 2027. Ask: “What start date"), "{}", open.why("visa_time"));
}

#[test]
fn support_is_held_against_the_need() {
    let profile = format!("{MOVE}  relocation_assistance: {{ at_least: 8000 EUR }}\n").replace(
        "criteria: { growth: { at_least: 3 } }",
        "exchange_rates: { USD: 0.5 }\ncriteria:\n  growth: { at_least: 3 }",
    );
    let at = |sum: &str| told(&profile, &format!("{GOOD}relocation: {{ assistance: {sum} }}\n"), NOON);
    has(&at("8000").items("mobility"), &["relocation_allowance done"]);
    let short = at("7000");
    has(&short.items("mobility"), &["relocation_allowance todo"]);
    assert!(
        short
            .why("relocation_allowance")
            .contains("7,000 EUR (offers/a.yaml: relocation.assistance); you need at least 8,000 EUR")
    );
    let theirs = at("14000 USD");
    assert!(
        theirs.why("relocation_allowance").contains("14,000 USD (7,000 EUR)"),
        "{}",
        theirs.why("relocation_allowance")
    );
}

#[test]
fn their_window_is_held_against_the_move_and_the_start() {
    let at = |window: &str, start: &str| {
        let said = told(MOVE, &format!("{GOOD}relocation: {{ window: {window} }}\n{start}"), NOON);
        let items = said.items("mobility");
        let state = items.iter().find_map(|i| i.strip_prefix("their_window ")).expect("the item");
        format!("{state}: {}", said.why("their_window"))
    };
    let apart = at("[2027-01-01, 2027-02-28]", "");
    assert!(apart.starts_with("todo") && apart.contains("no day in common"), "{apart}");
    let touching = at("[2027-01-01, 2027-03-01]", "");
    assert!(touching.starts_with("done"), "{touching}");
    let outside = at("[2027-03-01, 2027-03-31]", "start_date: 2027-04-01\n");
    assert!(outside.starts_with("todo") && outside.contains("Thursday 1 April 2027, lies outside"), "{outside}");
    let none = told(MOVE, GOOD, NOON);
    has(&none.items("mobility"), &["their_window not_applicable"]);
}

#[test]
fn what_the_household_needs_is_a_list_of_the_language() {
    let at = |language: &str| {
        let profile = "mobility: { needs_visa_in: [US], constraints: [school begins in August, two cats, a piano] }\n";
        told(&format!("language: {language}\n{profile}"), GOOD, NOON).why("family_logistics").to_owned()
    };
    assert!(at("en").ends_with("school begins in August, two cats and a piano."), "{}", at("en"));
    assert!(at("de").ends_with("school begins in August, two cats und a piano."), "{}", at("de"));
}

#[test]
fn every_language_has_its_words_for_a_move_that_cannot_be() {
    assert!(HEAD.starts_with("company"));
    for language in ["en", "de", "fr", "es"] {
        for (weeks, start) in [("12", "2027-01-15"), ("40", "2027-04-01")] {
            let profile =
                format!("language: {language}\n{MOVE}").replace("visa_weeks: 12", &format!("visa_weeks: {weeks}"));
            let offer = format!(
                "{GOOD}{}start_date: {start}\nrelocation: {{ window: [2027-01-01, 2027-02-15] }}\n",
                if weeks == "40" { "visa_sponsorship: false\n" } else { "" }
            );
            let said = told(&profile, &offer, NOON);
            let warnings = said.page.answer.warnings.iter().map(ToString::to_string).collect::<String>();
            assert!(!warnings.contains('{') && warnings.contains("2027"), "{warnings}");
            assert!(!yes(&said).contains('{'), "{}", yes(&said));
        }
    }
}

/// Profile and offer with these barriers: the profile needs a visa, support and a start in its window.
const NEEDS: &str = "mobility: { needs_visa_in: [CH], visa_weeks: 12, move_between: [2027-03-01, 2027-07-31] }\n\
                     criteria:\n  visa_sponsorship: { must: true }\n  relocation_assistance: { must: true, at_least: 8000 EUR }\n\
                     \x20 start_date: { must: true, between: [2027-03-01, 2027-07-31] }\n  growth: { at_least: 3 }\n";

fn barred(visa: bool, sum: i64, start: &str) -> String {
    format!(
        "ratings: {{ growth: 5 }}\nlocation: {{ country: CH }}\nvisa_sponsorship: {visa}\nstart_date: {start}\n\
         relocation: {{ assistance: {sum} }}\nemployer_stance: {{ relocation_assistance: refused }}\n"
    )
}

const BARRIERS: [(bool, i64, &str, &[&str]); 4] = [
    (
        false,
        9000,
        "2027-04-01",
        &[
            "    - { when: \"'CH' not in profile.mobility.needs_visa_in\" }",
            "    - { when: \"offer.visa_sponsorship\" }",
        ],
    ),
    (true, 1000, "2027-04-01", &["    - { when: \"terms.relocation_assistance >= 8000\" }"]),
    (
        true,
        9000,
        "2027-09-01",
        &["    - { when: \"offer.start_date >= '2027-03-01' and offer.start_date <= '2027-07-31'\" }"],
    ),
    (
        false,
        1000,
        "2027-04-01",
        &[
            "    - { when: \"'CH' not in profile.mobility.needs_visa_in and terms.relocation_assistance >= 8000\" }",
            "    - { when: \"offer.visa_sponsorship and terms.relocation_assistance >= 8000\" }",
        ],
    ),
];

fn pasted(said: &Told) -> Vec<String> {
    let items = said.plan.checklists.iter().flat_map(|l| &l.items);
    items.filter(|i| i.id == "triggers_set").flat_map(|i| i.paste.clone()).collect()
}

#[test]
fn a_no_for_the_move_shows_what_stands_in_the_way_and_what_would_lift_it() {
    for (visa, sum, start, lines) in BARRIERS {
        let offer = barred(visa, sum, start);
        let ahead = told(NEEDS, &offer, NOON);
        assert_eq!(ahead.page.answer.action, "decline", "{offer}");
        assert_eq!(pasted(&ahead), lines, "{offer}");
        assert!(ahead.lists().contains(&"mobility"), "{:?}", ahead.lists());
        let said = told(NEEDS, &format!("{offer}log: [{{ at: 2026-11-19, what: declined, by: email }}]\n"), NOON);
        assert_eq!(pasted(&said), lines, "{offer}");
    }
    let ahead = told(NEEDS, &barred(false, 1000, "2027-01-15"), NOON);
    assert_eq!(
        ahead.items("mobility"),
        ["sponsorship todo", "visa_time todo", "move_window todo", "relocation_allowance todo", "triggers_set todo"]
    );
    let pay = told("criteria: { growth: { must: true } }\n", "ratings: { growth: 1 }\n", NOON);
    assert_eq!((pasted(&pay), pay.items("mobility")), (Vec::new(), Vec::new()));
}

#[test]
fn what_is_pasted_reopens_the_talk_once_the_barrier_is_gone_and_not_before() {
    for (visa, sum, start, lines) in BARRIERS {
        let notes = format!(
            "log: [{{ at: 2026-11-19, what: declined, by: email }}]\nnotes:\n  revisit_when:\n{}\n",
            lines.join("\n")
        );
        let action = |offer: String| told(NEEDS, &format!("{offer}{notes}"), NOON).page.answer.action;
        assert_eq!(action(barred(visa, sum, start)), "follow_up", "{notes}");
        assert_eq!(action(barred(true, 9000, "2027-04-01")), "reopen", "{notes}");
        for one_left in [barred(false, 9000, "2027-04-01"), barred(true, 1000, "2027-04-01")] {
            let both = !visa && sum == 1000;
            assert!(!both || action(one_left) == "follow_up", "{notes}");
        }
    }
}

#[test]
fn no_trigger_is_proposed_where_no_start_would_do() {
    let profile = NEEDS.replace("visa_weeks: 12", "visa_weeks: 40");
    assert_eq!(pasted(&told(&profile, &barred(false, 9000, "2027-04-01"), NOON)), Vec::<String>::new());
}

#[test]
fn windows_without_a_day_in_common_are_a_barrier_too() {
    let offer = "ratings: { growth: 5 }\nlocation: { country: CH }\nvisa_sponsorship: false\nstart_date: 2027-04-01\n\
                 relocation: { assistance: 9000, window: [2027-01-01, 2027-02-15] }\n";
    let lines = pasted(&told(NEEDS, offer, NOON));
    let windows = "offer.relocation.window[1] >= '2027-03-01' and offer.relocation.window[0] <= '2027-07-31'\" }";
    assert!(lines.len() == 2 && lines.iter().all(|line| line.ends_with(windows)), "{lines:?}");
    let notes = format!("log: [{{ at: 2026-11-19, what: declined }}]\nnotes:\n  revisit_when:\n{}\n", lines.join("\n"));
    let action = |offer: &str| told(NEEDS, &format!("{offer}{notes}"), NOON).page.answer.action;
    assert_eq!(action(offer), "follow_up");
    assert_eq!(action(&offer.replace("visa_sponsorship: false", "visa_sponsorship: true")), "follow_up");
    let mended = offer.replace("visa_sponsorship: false", "visa_sponsorship: true").replace("2027-02-15", "2027-03-15");
    assert_eq!(action(&mended), "reopen");
}

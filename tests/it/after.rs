//! What a dossier says in each state of an offer: the lists, the steps and the words before the reply and after it.

mod moving;
mod states;

use dossier::assess::{Siblings, assess};
use dossier::content::Pack;
use dossier::model::raw::{Context, read_offer, read_profile};
use dossier::plan::{Plan, Voices, plan};
use dossier::rules::{Case, channel, recommend};
use dossier::view::{self, DossierView, Words};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is planned, and what the page shows of it.
struct Told {
    plan: Plan,
    page: DossierView,
}

const NOON: &str = "2026-11-20T12:00:00Z";
const NADIA: &str = "name: Nadia Haddad\ntime_zone: Europe/Berlin\n";
const HEAD: &str = "company: Acme GmbH\nrole: Engineer\nreceived: 2026-11-18 16:30\nreply_by: 2026-11-25 18:00\n";

#[track_caller]
fn told(profile: &str, offer: &str, as_of: &str) -> Told {
    told_among(profile, offer, as_of, &[])
}

/// The same, beside offers of these companies.
#[track_caller]
fn told_among(profile: &str, offer: &str, as_of: &str, others: &[&str]) -> Told {
    let context = Context::default();
    let (profile, problems) = read_profile(&Arc::from("profile.yaml"), &format!("{NADIA}{profile}"), &context);
    assert!(problems.is_empty(), "{problems:?}");
    let profile = profile.expect("a checked profile");
    let text = format!("{HEAD}{offer}");
    let (offer, problems) = read_offer(&Arc::from("offers/a.yaml"), &Arc::from("a"), &text, (&profile, &context));
    assert!(problems.is_empty(), "{problems:?}\n{text}");
    let (offer, as_of) = (offer.expect("a checked offer"), as_of.parse().expect("an instant"));
    let named = others.iter().map(|name| (Arc::from(format!("offers/{name}.yaml")), (*name).to_owned()));
    let waiting = others.iter().map(|name| Arc::from(format!("offers/{name}.yaml")));
    let siblings = Siblings::new([], []).naming(named).waiting(waiting);
    let (field, assessment) = (siblings.field(&offer.file), assess(&offer, &profile, as_of));
    let case = Case { offer: &offer, profile: &profile, field: &field, as_of, assessment: &assessment };
    let advice = recommend(&case);
    let choice = channel(&case, advice.action);
    let pack = |code: &str| Pack::load(code, &BTreeMap::new()).expect("the built-in words");
    let (pack, letters) = (pack(profile.language.code()), pack(offer.language.code()));
    let plan = plan(&case, &advice, &choice, Voices { own: &pack, letters: &letters })
        .unwrap_or_else(|e| panic!("{e}\n{text}"));
    let page = view::dossier(&view::Material {
        plan: &plan,
        checked: &[],
        case: &case,
        advice: &advice,
        choice: &choice,
        words: &Words::of(&pack),
        folder: "a",
        index: "",
        places: view::Places::Keys,
    });
    Told { plan, page }
}

impl Told {
    /// The items of a list: `id state`, the reason behind a colon where `why` asks for it.
    fn items(&self, list: &str) -> Vec<String> {
        let list = self.plan.checklists.iter().find(|l| l.name == list);
        let items = list.into_iter().flat_map(|l| &l.items);
        items.map(|i| format!("{} {}", i.id, i.state.key())).collect()
    }

    #[track_caller]
    fn why(&self, id: &str) -> &str {
        let items = self.plan.checklists.iter().flat_map(|l| &l.items);
        &items.clone().find(|i| i.id == id).unwrap_or_else(|| panic!("no item {id}")).why
    }

    /// The lists that arise.
    fn lists(&self) -> Vec<&str> {
        self.plan.checklists.iter().map(|l| l.name).collect()
    }

    /// Code, form and stage of each message: `M1 call now`.
    fn messages(&self) -> Vec<String> {
        self.plan.messages.iter().map(|m| format!("{} {} {}", m.kind.code(), m.form.key(), m.stage.key())).collect()
    }

    /// The dated steps: `2026-11-27 connect F4 M12`.
    fn steps(&self) -> Vec<String> {
        let message = |s: &dossier::plan::Step| s.message.map(|m| format!(" {}", m.code())).unwrap_or_default();
        self.plan.timeline.iter().map(|s| format!("{} {} {}{}", s.at.date(), s.what, s.rule, message(s))).collect()
    }
}

#[track_caller]
fn has(found: &[String], wanted: &[&str]) {
    for wanted in wanted {
        assert!(found.iter().any(|f| f == wanted), "{wanted:?} is not in {found:#?}");
    }
}

const SPOKEN: &str =
    "process: { rounds: 4, mostly: spoken }\ncontacts: [{ name: Jo Schmidt, phone: +49 30 7654321 }]\n";

#[test]
fn a_call_is_rehearsed_with_hard_questions_and_somebody_to_lean_on() {
    let rated = "ratings: { role: 1, compensation: 1, life: 1 }\n";
    let no = told("", &format!("{SPOKEN}{rated}"), NOON);
    assert_eq!(
        no.items("the_call"),
        ["rehearsed todo", "number_at_hand done", "hard_last_word todo", "hard_more_money todo", "support todo"]
    );
    assert!(no.why("number_at_hand").contains("+49 30 7654321") && no.why("support").contains("not a failure"));
    let by = no.plan.checklists.iter().flat_map(|l| &l.items).find(|i| i.id == "support").and_then(|i| i.by.clone());
    assert_eq!(by.map(|at| at.to_string()).as_deref(), Some("2026-11-20T13:00:00+01:00[Europe/Berlin]"));
    let elsewhere = told("", &format!("{SPOKEN}{rated}accepted_elsewhere: true\n"), NOON);
    has(&elsewhere.items("the_call"), &["hard_who todo"]);
    let written = told("", &format!("{rated}process: {{ mostly: written }}\n"), NOON);
    assert_eq!(written.items("the_call"), Vec::<String>::new());
}

#[test]
fn each_ask_has_its_reason_and_a_fallback() {
    let profile = "criteria: { base_salary: { must: true, at_least: 80000, ideal: 90000, because: market pay. }, remote_days: { must: true, at_least: 3 } }\n";
    let asks = told(profile, "pay: { base: 78000 }\nremote_days: 2\nemployer_stance: { remote_days: open }\n", NOON);
    assert_eq!(
        asks.items("negotiation"),
        ["ask_base_salary todo", "ask_remote_days todo", "one_talk todo", "own_line todo", "agreed_in_writing todo"]
    );
    let why = asks.why("ask_base_salary");
    assert!(why.starts_with("Your reason: market pay. You need at least 80,000 EUR. If they cannot"), "{why}");
    assert!(asks.why("own_line").contains("base salary and days at home"), "{}", asks.why("own_line"));
    assert!(asks.lists().contains(&"negotiation") && !asks.lists().contains(&"mobility"));
}

#[test]
fn a_move_is_held_against_its_dates_and_each_gap_is_a_question() {
    let profile = "mobility: { needs_visa_in: [CH], visa_weeks: 12, move_between: [2027-03-01, 2027-07-31] }\n";
    let at = |offer: &str| told(profile, offer, NOON);
    let late = at("location: { country: CH }\nvisa_sponsorship: false\nstart_date: 2027-01-15\n");
    has(&late.items("mobility"), &["sponsorship todo", "visa_time todo", "move_window todo"]);
    assert!(late.why("visa_time").contains("12 weeks") && late.why("visa_time").contains("12 February 2027"));
    assert!(late.why("move_window").contains("lies outside"), "{}", late.why("move_window"));
    let fits =
        at("location: { country: CH }\nvisa_sponsorship: true\nstart_date: 2027-04-01\ntime_zone: Europe/London\n");
    has(&fits.items("mobility"), &["sponsorship done", "visa_time done", "move_window done", "time_zones done"]);
    assert!(fits.why("time_zones").contains("1 hour apart"), "{}", fits.why("time_zones"));
    let open = at("location: { country: CH }\n");
    assert!(open.why("visa_time").contains("Ask: “What start date"), "{}", open.why("visa_time"));
    assert!(open.why("relocation_allowance").starts_with("Ask: “"), "{}", open.why("relocation_allowance"));
    has(
        &at("location: { country: DE }\n").items("mobility"),
        &["sponsorship not_applicable", "visa_time not_applicable"],
    );
    assert_eq!(told("", "", NOON).items("mobility"), Vec::<String>::new());
}

#[test]
fn a_question_of_a_list_is_in_words_that_the_employer_reads() {
    let profile = "mobility: { needs_visa_in: [CH] }\n";
    let asked = told(profile, "location: { country: CH }\nlanguage: de\n", NOON);
    let why = asked.why("relocation_allowance");
    assert!(why.contains("Umzug") && why.contains("(What support do you offer"), "{why}");
    let same = told(profile, "location: { country: CH }\n", NOON);
    assert!(!same.why("relocation_allowance").contains('('), "{}", same.why("relocation_allowance"));
}

#[test]
fn a_yes_may_have_to_wait_for_another_offer() {
    let good = "ratings: { role: 5, compensation: 5, life: 5 }\n";
    let alone = told("", good, NOON);
    assert_eq!(alone.messages(), ["M9 email now"]);
    let beside = told_among("", good, NOON, &["helios"]);
    assert_eq!(beside.messages(), ["M9 email now", "M3 email next"]);
    let cues = &beside.plan.messages[1].cues;
    assert!(cues.iter().any(|cue| cue.contains("All offers")), "{cues:?}");
}

#[test]
fn a_yes_has_its_contract_to_read() {
    let yes = told("", "signed: 2026-11-19\ncontract: { notice: three months }\nstart_date: 2027-02-01\n", NOON);
    has(&yes.items("the_start"), &["contract_signed done", "notice_given todo", "first_day_known done"]);
    has(&yes.items("contract"), &["withdrawal_read todo", "notice_read done", "told_early not_applicable"]);
    assert!(yes.why("notice_read").contains("three months") && yes.why("advice_taken").contains("no legal advice"));
    let back = told("", "signed: 2026-11-19\ndecision: withdraw\n", NOON);
    has(&back.items("contract"), &["repayment_read todo", "told_early todo", "amends_made todo"]);
    assert!(!back.lists().contains(&"the_start"));
}

#[test]
fn every_item_can_be_ticked_by_its_key() {
    let known: Vec<&str> = dossier::model::words::checklist_items().collect();
    for offer in [SPOKEN, "signed: 2026-11-19\n", "log: [{ at: 2026-11-19, what: declined }]\n"] {
        let profile = "mobility: { needs_visa_in: [CH], move_between: [2027-03-01, 2027-07-31] }\n";
        for list in told(profile, offer, NOON).plan.checklists {
            for item in list.items.iter().filter(|i| !i.id.starts_with("ask_")) {
                assert!(known.contains(&&*item.id), "{} is not among the items of `done`", item.id);
            }
        }
    }
}

#[test]
fn a_gap_has_its_unit() {
    let gap = |criterion: &str, offer: &str| {
        let said = told(&format!("criteria: {{ {criterion} }}\n"), offer, NOON);
        said.page.criteria[0].gap.clone()
    };
    for (criterion, offer, said) in [
        ("paid_leave_days: { at_least: 30 }", "paid_leave_days: 23\n", "by 7 days a year"),
        ("remote_days: { at_least: 3 }", "remote_days: 2\n", "by 1 day a week"),
        ("growth: { at_least: 4 }", "ratings: { growth: 2 }\n", "by 2 points"),
        ("growth: { at_least: 4 }", "ratings: { growth: 3 }\n", "by 1 point"),
        ("base_salary: { at_least: 80000 }", "pay: { base: 78000 }\n", "by 2,000 EUR"),
    ] {
        assert_eq!(gap(criterion, offer).as_deref(), Some(said));
    }
}

#[test]
fn what_is_late_is_to_be_done_today() {
    let late = told("", "ratings: { role: 1 }\n", "2026-11-28T12:00:00Z");
    let items = late.plan.checklists.iter().flat_map(|l| &l.items);
    let late = items.filter(|i| i.by.as_ref().is_some_and(|by| by.timestamp().to_string().as_str() < "2026-11-28T12"));
    assert_eq!(late.map(|i| &i.id).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn a_closed_offer_asks_for_no_call() {
    let said = |log: &str| told("", &format!("{SPOKEN}log: [{log}]\n"), NOON).page.channel.headline;
    assert_eq!(said("{ at: 2026-11-19, what: expired }"), "Nothing has to be said now");
    assert_eq!(said("{ at: 2026-11-19, what: declined, by: email }"), "Nothing has to be said now");
    assert_eq!(said("{ at: 2026-11-19, what: declined, by: call }"), "An email");
    assert_eq!(said(""), "A call, then a short email the same day");
}

#[test]
fn a_step_of_a_day_is_that_day_on_every_clock() {
    let offer = "time_zone: America/New_York\nlog: [{ at: 2026-11-19T01:00:00+09:00, what: declined, by: email }]\n\
                 notes: { revisit_when: [{ after: 2027-06-01 }] }\n";
    let said = told("", offer, NOON);
    has(
        &said.steps(),
        &["2026-11-25 connect F4 M12", "2027-02-18 three_month_note F5 M13", "2027-06-01 revisit R1 M15"],
    );
    for step in &said.page.timeline {
        assert_eq!((step.at.there.as_deref(), step.time.as_str()), (None, ""), "{}", step.text);
        assert!(!step.at.here.contains("00:00") && step.day.contains(&step.at.here), "{}", step.at.here);
    }
}

#[test]
fn a_spoken_no_has_its_words_in_writing_too() {
    let rated = "ratings: { role: 1, compensation: 1, life: 1 }\n";
    let messages = told("", &format!("{SPOKEN}{rated}"), NOON).messages();
    assert_eq!(messages[..3], ["M1 call now", "M2 email confirm", "M1 email next"]);
    let files = told("", &format!("{SPOKEN}{rated}"), NOON).page.drafts;
    assert!(files.iter().any(|d| d.file == "decline.eml") && files.iter().any(|d| d.file == "confirmation.eml"));
}

#[test]
fn a_rationale_that_names_another_employer_stays_at_home() {
    for (because, others, kept) in [
        ("this is what Volta pays", &["Volta GmbH"][..], false),
        ("ORBITAL NINE INC. pays more", &["Acorn", "Orbital Nine Inc."][..], false),
        ("a volta of the market", &["Volta GmbH"][..], true),
        ("this is what Volta pays", &["Acorn"][..], true),
    ] {
        let profile = format!("criteria: {{ base_salary: {{ must: true, at_least: 80000, because: {because} }} }}\n");
        let said = told_among(&profile, "pay: { base: 78000 }\n", NOON, others);
        let text = said.plan.messages.iter().map(|m| m.text.as_str()).collect::<String>();
        assert_eq!(text.contains(because), kept, "{because}\n{text}");
    }
}

#[test]
fn every_unknown_that_matters_is_asked_in_words() {
    let profile =
        "criteria: { visa_sponsorship: { must: true }, growth: { weight: 3 }, remote_days: { at_least: 2 } }\n";
    let said = told(profile, "", NOON);
    let question = &said.plan.messages.iter().find(|m| m.kind.code() == "M4").expect("questions").text;
    let places: Vec<usize> =
        ["sponsor the visa", "grow in this role", "work from home"].iter().filter_map(|q| question.find(q)).collect();
    assert!(places.len() == 3 && places.is_sorted(), "{question}");
    let profile = "criteria: { base_salary: { must: true, at_least: 80000 }, remote_days: { at_least: 2 } }\n";
    let asks = told(profile, "pay: { base: 78000 }\n", NOON);
    let text = |code: &str| asks.plan.messages.iter().find(|m| m.kind.code() == code).map(|m| m.text.clone());
    assert!(text("M6").expect("a proposal").contains("one point"), "{:?}", text("M6"));
    assert!(text("M4").expect("a question").contains("one thing that I need to know"), "{:?}", text("M4"));
}

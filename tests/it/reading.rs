//! Files to checked types.

use dossier::model::raw::{Context, read_offer, read_profile};
use std::sync::Arc;

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

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

//! What an expression reads: facts in the units of the profile, and nothing where the files say nothing.

use dossier::assess::expression::Answer;
use dossier::assess::facts::Desk;
use dossier::assess::pay;
use dossier::model::criterion::Measure;
use dossier::model::raw::{Context, read_offer, read_profile};
use std::sync::Arc;

const OFFER: &str = r#"company: Acme GmbH
role: Engineer
received: 2026-11-18 16:30
pay: { currency: USD, base: 100000, bonus: 10%, sign_on: 5000 EUR, equity: { value: 80000, haircut: 50%, vesting: [25, 25, 25, 25] } }
remote_days: 3
visa_sponsorship: true
location: { city: Zurich, country: NO }
start_date: 2027-04-01
facts: { on_call: 1.5 }
ratings: { growth: 4 }
log: [{ at: 2026-11-18, what: offered, note: 500 USD }, { at: 2026-12-01, what: declined }]
"#;

/// What the expression comes to over the offer, and what is wrong with it.
fn ask(expression: &str, offer: &str) -> Result<Answer, Vec<String>> {
    let quoted = expression.replace('\\', r"\\").replace('"', "\\\"");
    let text = format!(
        "time_zone: Europe/Berlin\nexchange_rates: {{ USD: 0.92 }}\ncurrent_job: {{ pay: {{ base: 60000 USD, bonus: 5% }} }}\ncriteria:\n  base_salary: {{ at_least: 100000 USD }}\n  on_call: {{ axis: life, at_most: 1, unit: week }}\n  own: {{ axis: life, when: \"{quoted}\" }}\n"
    );
    let (profile, problems) = read_profile(&Arc::from("profile.yaml"), &text, &Context::default());
    let Some(profile) = profile.filter(|_| problems.is_empty()) else {
        return Err(problems.iter().map(|p| p.phrase.to_string()).collect());
    };
    let under = (&profile, &Context::default());
    let (offer, problems) = read_offer(&Arc::from("offers/acme.yaml"), &Arc::from("acme"), offer, under);
    assert_eq!(problems, []);
    let offer = offer.expect("a checked offer");
    let as_of = "2026-11-20T09:00:00Z".parse().expect("an instant");
    let pay = pay::breakdown(offer.terms_at(as_of), &profile);
    let Measure::When(expression) = &profile.criteria.last().expect("a criterion").measure else {
        panic!("no expression in {text}")
    };
    Ok(Desk::of(&offer, &profile, &pay, as_of).ask(expression))
}

#[track_caller]
fn holds(expression: &str) {
    assert_eq!(ask(expression, OFFER), Ok(Answer::Known(true)), "{expression}");
}

#[track_caller]
fn refused(expression: &str, phrase: &str) {
    assert_eq!(ask(expression, OFFER), Err(vec![phrase.to_owned()]), "{expression}");
}

#[test]
fn sums_are_in_the_currency_of_the_profile() {
    holds("offer.pay.base == 92000");
    holds("offer.pay.bonus == 10 and profile.current_job.pay.bonus == 5");
    holds("offer.pay.sign_on == 5000");
    holds("offer.pay.equity.value == 73600");
    holds("profile.current_job.pay.base == 55200");
    holds("profile.criteria.base_salary.at_least == offer.pay.base");
    holds("offer.pay.base >= money('100000 USD')");
    holds("not offer.pay.base > money( \"100000 USD\" )");
    holds("money('500') == 500");
}

#[test]
fn what_an_offer_comes_to_is_a_year_as_it_is_judged() {
    holds("terms.base_salary == 92000");
    holds("terms.bonus == 9200");
    holds("terms.equity_per_year == 9200");
    holds("terms.total_pay == 111650");
    holds("terms.sign_on == 5000");
    holds("terms.remote_days == 3 and terms.growth == 4 and terms.start_date == '2027-04-01'");
    let monthly = "company: Acme\nrole: Engineer\nreceived: 2026-11-18 16:30\npay: { base: { amount: 7000 USD, per: month, months: 13 } }\n";
    assert_eq!(ask("terms.base_salary == 83720 and offer.pay.base == 83720", monthly), Ok(Answer::Known(true)));
}

#[test]
fn each_key_is_read_as_what_it_may_hold() {
    holds("offer.remote_days >= 2 and offer.remote_days == 3");
    holds("offer.pay.bonus == 10 and offer.pay.equity.haircut == 50 and offer.pay.equity.vesting[0] == 25");
    holds("offer.location.country == 'NO'");
    holds("offer.facts.on_call <= 1.5 and offer.visa_sponsorship");
    holds("log|length == 1 and log[0].note|length == 7");
}

#[test]
fn what_no_file_says_is_unknown() {
    for expression in [
        "offer.notice_weeks <= 6",
        "terms.commute_minutes <= 45",
        "terms.visa_sponsorship",
        "offer.facts.travel > 1 or true",
        "profile.mobility.visa_weeks > 4",
    ] {
        assert_eq!(ask(expression, OFFER), Ok(Answer::Unknown), "{expression}");
    }
}

#[test]
fn a_sum_is_a_sum() {
    refused("offer.pay.base >= money('a lot')", "the expression cannot run: `a lot` is no sum of money");
    refused("terms.totl_pay > 1", "the expression reads `totl_pay`, which is not known");
    let trouble = Answer::Trouble("the profile has no rate for CHF".to_owned());
    assert_eq!(ask("offer.pay.base >= money('85000 CHF')", OFFER), Ok(trouble));
    holds("'EUR 85000' != offer.company");
}

#[test]
fn unlike_things_are_not_compared() {
    refused("offer.pay.base >= '85000 EUR'", "`offer.pay.base` (a sum) is compared with `'85000 EUR'` (a text)");
    refused("3 < offer.start_date", "`offer.start_date` (a day) is compared with `3` (a number)");
    refused("offer.start_date > '1 May 2027'", "`offer.start_date` (a day) is compared with `'1 May 2027'` (a text)");
    refused("offer.location >= 5", "`offer.location` (a mapping) is compared with `5` (a number)");
    refused("not (offer.remote_days == '3')", "`offer.remote_days` (a number) is compared with `'3'` (a text)");
    refused(
        "offer.visa_sponsorship == 'yes'",
        "`offer.visa_sponsorship` (yes or no) is compared with `'yes'` (a text)",
    );
    let bonus = "`offer.pay.bonus` (a share or a sum) is compared with `money(…)` (a sum)";
    refused("true and offer.pay.bonus >= money('5000 EUR')", bonus);
    refused("terms.remote_days > terms.bonus", "`terms.remote_days` (a number) is compared with `terms.bonus` (a sum)");
    refused("offer['remot_days'] > 1", "the expression reads `remot_days`, which is not known");
    for expression in [
        "1 <= offer.remote_days <= 4",
        "offer['remote_days'] == 3",
        "offer.pay.sign_on < offer.pay.base",
        "terms.start_date > '2027-03' or terms.start_date > '2027-03-01'",
        "offer.location.city == 'Zurich' and offer.pay.currency == 'USD'",
        "offer.visa_sponsorship == true",
    ] {
        holds(expression);
    }
}

//! Pay, solidity, the field: sums to the cent, changes that flip the advice and nothing smaller, who stands before whom.
//! The cases with their arithmetic are in tests/cases/pay.

use dossier::assess::pay::{Outlook, breakdown_at};
use dossier::assess::{Assessment, Field, assess, staying};
use dossier::model::raw::{Context, read_offer, read_profile};
use dossier::model::{Exact, Offer, Profile};
use dossier::rules::solid::{Flip, Solid, solid};
use dossier::rules::{Case, Recommendation, range, recommend};
use jiff::Timestamp;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;

/// The same offer in smaller coins.
mod coins;

fn now() -> Timestamp {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

#[track_caller]
fn files(profile: &str, offer: &str) -> (Profile, Offer) {
    let context = Context::default();
    let (read, problems) = read_profile(&Arc::from("profile.yaml"), profile, &context);
    let profile = read.unwrap_or_else(|| panic!("{problems:?}\n{profile}"));
    let offer = format!("company: A\nrole: R\nreceived: 2026-11-18T09:00:00Z\nreply_by: 2026-11-30\n{offer}");
    let (read, problems) = read_offer(&Arc::from("a.yaml"), &Arc::from("a"), &offer, (&profile, &context));
    let offer = read.unwrap_or_else(|| panic!("{problems:?}\n{offer}"));
    (profile, offer)
}

/// The assessment, the advice, and how solid it is.
fn said(profile: &Profile, offer: &Offer) -> (Assessment, Recommendation, Option<Solid>) {
    let assessment = assess(offer, profile, now());
    let field = Field::alone();
    let case = Case { offer, profile, field: &field, as_of: now(), assessment: &assessment };
    let advice = recommend(&case);
    let solid = solid(&case, &advice);
    (assessment, advice, solid)
}

fn action(profile: &str, offer: &str) -> &'static str {
    let (profile, offer) = files(profile, offer);
    said(&profile, &offer).1.action.key()
}

/// Total and years of this pay.
#[track_caller]
fn pays(profile: &str, pay: &str, total: &str, years: [&str; 4]) {
    let (profile, offer) = files(profile, &format!("pay: {pay}"));
    let found = breakdown_at(&offer.terms, &profile, Outlook::Expected);
    let shown: Vec<String> = found.years.iter().map(|y| y.plain(2)).collect();
    assert_eq!((found.total.unwrap().plain(2).as_str(), shown), (total, years.map(str::to_owned).to_vec()), "{pay}");
}

#[test]
fn every_period_counts_as_often_as_it_is_paid() {
    let flat = |sum| [sum; 4];
    pays("", "{ base: { amount: 4500, per: month } }", "54000", flat("54000"));
    pays("", "{ base: { amount: 4500, per: month, months: 13 } }", "58500", flat("58500"));
    pays("", "{ base: { amount: 4500, per: month, months: 14 } }", "63000", flat("63000"));
    pays("", "{ base: { amount: 32.5, per: hour } }", "67600", flat("67600"));
    pays("", "{ base: { amount: 400, per: day } }", "104000", flat("104000"));
}

#[test]
fn equity_vests_by_year_and_waits_for_its_cliff() {
    let equity = |rest: &str| format!("{{ base: 100000, equity: {{ value: 80000, {rest} }} }}");
    pays("", &equity("years: 4"), "120000", ["120000"; 4]);
    pays("", &equity("cliff_months: 12"), "120000", ["120000"; 4]);
    // 18 months: nothing in the first year, both quarters in the second.
    pays("", &equity("cliff_months: 18"), "120000", ["100000", "140000", "120000", "120000"]);
    // Months before the cliff build up, and the cliff lies inside the third year.
    pays(
        "",
        &equity("vesting: [10, 20, 30, 40], cliff_months: 25"),
        "120000",
        ["100000", "100000", "148000", "132000"],
    );
    pays("", &equity("vesting: [10, 20, 30, 40], haircut: 50%"), "110000", ["104000", "108000", "112000", "116000"]);
    // Two and a half years: 40 %, 40 %, 20 %, and then nothing.
    pays("", &equity("years: 2.5"), "132000", ["132000", "132000", "116000", "100000"]);
    // A cliff beyond the fourth year: nothing is seen of it here.
    pays("", &equity("years: 5, cliff_months: 60"), "116000", ["100000"; 4]);
    pays(
        "sign_on_years: 2",
        "{ base: 50000, sign_on: 6000, benefits: 1200 }",
        "54200",
        ["57200", "51200", "51200", "51200"],
    );
}

#[test]
fn pay_has_two_ends_where_the_file_doubts_a_part() {
    let profile = "criteria: { total_pay: { must: true, at_least: 100000, negotiable: false } }\n";
    let ends = |pay: &str| {
        let (profile, offer) = files(profile, &format!("pay: {pay}"));
        let assessment = assess(&offer, &profile, now());
        let field = Field::alone();
        let case = Case { offer: &offer, profile: &profile, field: &field, as_of: now(), assessment: &assessment };
        range::range(&case).map(|ends| ends.map(|end| format!("{} {}", end.total.plain(2), end.action.key())))
    };
    assert_eq!(ends("{ base: 90000, bonus: 10% }"), None);
    let doubted = ends("{ base: 92000, bonus: { target: 10%, expect: 5% } }");
    assert_eq!(doubted, Some(["92000 decline".to_owned(), "101200 accept".to_owned()]));
    let equity = ends("{ base: 95000, equity: { value: 40000, haircut: 50% } }");
    assert_eq!(equity, Some(["95000 decline".to_owned(), "105000 accept".to_owned()]));
}

/// Three axes of ratings, so that every score is a quarter: role, pay, life.
fn rated(weights: [u32; 3]) -> String {
    let [role, pay, life] = weights;
    format!(
        "weights: {{ role: {role}, compensation: {pay}, life: {life} }}\n\
         criteria:\n  a: {{ axis: role, negotiable: false, at_least: 5 }}\n  b: {{ axis: compensation, negotiable: false, at_least: 5 }}\n  c: {{ axis: life, negotiable: false, at_least: 5 }}\n"
    )
}

#[track_caller]
fn flips(profile: &str, offer: &str) -> Solid {
    let (profile, offer) = files(profile, offer);
    said(&profile, &offer).2.unwrap()
}

#[test]
fn the_smallest_change_is_found_exactly() {
    // 100, 75 and 50: overall 75 by equal weights. From 70 on D12 accepts, and D15 does from the middle, 60.
    let solid = flips(&rated([1, 1, 1]), "ratings: { a: 5, b: 4, c: 3 }");
    // Life at w: (175 + 50 w) / (2 + w) = 60 at w = 5.5. Without role or pay it would still be 62.5 or 75.
    let (axis, flip) = solid.weight.unwrap();
    let found = (axis.key(), flip.limit, flip.beyond, flip.to.plain(6), flip.action.key());
    assert_eq!(found, ("life", Exact::ratio(11, 2), true, "5.51".to_owned(), "decline"));
    // A point of a rating is 25 / 3 of the score, so 15 of the score are 1.8 points: from 5 to 3.2, the first of equals.
    let (at, flip) = solid.rating.unwrap();
    let found = (at, flip.limit, flip.beyond, flip.to.plain(6), flip.action.key());
    assert_eq!(found, (0, Exact::ratio(16, 5), true, "3.19".to_owned(), "decline"));
    assert!(!solid.close);
    let near = flips(&rated([1, 1, 1]), "ratings: { a: 4, b: 3, c: 4 }");
    assert!(near.close, "66.7 is between the thresholds: a leaning yes");
}

#[test]
fn what_no_number_decides_has_no_flip() {
    let (profile, offer) = files(&rated([1, 1, 1]), "ratings: { a: 5, b: 5, c: 5 }\ndecision: accept");
    assert_eq!(said(&profile, &offer).2, None, "the person's own word");
    let (profile, offer) = files(&rated([1, 1, 1]), "log: [{ at: 2026-11-19, what: declined }]");
    assert_eq!(said(&profile, &offer).2, None, "closed");
    let must = rated([1, 1, 1]).replace("{ axis: role,", "{ axis: role, must: true,");
    let solid = flips(&must, "ratings: { a: 4, b: 5, c: 5 }");
    assert_eq!(solid.weight, None, "a must that is short hangs on no weight");
    let (_, flip) = solid.rating.unwrap();
    assert_eq!((flip.limit, flip.beyond, flip.action.key()), (Exact::int(5), false, "accept"));
}

/// A number of the flip's way: `part` of it from where it is to its limit.
fn on_the_way(flip: &Flip, part: (i64, i64)) -> String {
    let step = (&flip.limit - &flip.from) * Exact::ratio(part.0, part.1);
    let near = (&flip.from + &step).rounded(6);
    // Six decimals towards where it is, so that it stays on this side of the limit.
    let back = if flip.limit > flip.from { -1 } else { 1 };
    (&near + &Exact::ratio(back, 1_000_000)).plain(6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_change_flips_and_nothing_smaller_does(
        weights in [1..9_u32, 1..9, 1..9],
        ratings in [2..21_u32, 2..21, 2..21, 2..21],
        floors in [2..6_u32, 2..6, 2..6, 2..6],
        bargain in any::<[bool; 4]>(),
        must in any::<bool>(),
        thresholds in prop::sample::select(vec![(70, 50), (75, 40), (60, 55), (50, 50)]),
    ) {
        let names = ["a", "b", "c", "d"];
        let axes = ["role", "compensation", "life", "role"];
        let profile = |weights: &[String]| {
            let mut text = format!("thresholds: {{ accept: {}, decline: {} }}\n", thresholds.0, thresholds.1);
            writeln!(text, "weights: {{ role: {}, compensation: {}, life: {} }}\ncriteria:", weights[0], weights[1], weights[2]).unwrap();
            for i in 0..4 {
                let must = must && i == 3;
                writeln!(text, "  {}: {{ axis: {}, must: {must}, negotiable: {}, at_least: {} }}", names[i], axes[i], bargain[i], floors[i]).unwrap();
            }
            text
        };
        let offer = |ratings: &[String]| {
            let all: Vec<String> = names.iter().zip(ratings).map(|(n, r)| format!("{n}: {r}")).collect();
            format!("ratings: {{ {} }}", all.join(", "))
        };
        let weights = weights.map(|w| w.to_string());
        let ratings = ratings.map(|r| Exact::ratio(i64::from(r), 4).rounded(2).plain(2)).map(|r| if r.starts_with("0.") { "1".to_owned() } else { r });
        let (p, o) = files(&profile(&weights), &offer(&ratings));
        let (assessment, advice, solid) = said(&p, &o);
        let Some(solid) = solid else { return Ok(()) };
        let was = advice.action.key();
        if let Some((axis, flip)) = &solid.weight {
            let at = ["role", "compensation", "life"].iter().position(|a| *a == axis.key()).unwrap();
            let with = |w: &str| {
                let mut all = weights.clone();
                all[at] = w.to_owned();
                action(&profile(&all), &offer(&ratings))
            };
            prop_assert_eq!(with(&flip.to.plain(6)), flip.action.key());
            prop_assert_ne!(flip.action.key(), was);
            // Nothing smaller, on any axis, in either direction.
            for (at, own) in weights.iter().enumerate() {
                let from: f64 = own.parse().unwrap();
                let far = (&flip.limit - &flip.from).to_f64().abs();
                for part in [0.25, 0.5, 0.75, 0.99] {
                    for sign in [-1.0, 1.0] {
                        let near = from + sign * far * part;
                        if near > 0.0 {
                            let mut all = weights.clone();
                            all[at] = format!("{near:.6}");
                            prop_assert_eq!(action(&profile(&all), &offer(&ratings)), was, "{} {}", at, near);
                        }
                    }
                }
            }
        }
        if let Some((at, flip)) = &solid.rating {
            let name = names.iter().position(|n| **n == *assessment.judged[*at].name).unwrap();
            let with = |at: usize, r: &str| {
                let mut all = ratings.clone();
                all[at] = r.to_owned();
                action(&profile(&weights), &offer(&all))
            };
            prop_assert_eq!(with(name, &flip.to.plain(6)), flip.action.key());
            prop_assert_ne!(flip.action.key(), was);
            if flip.limit != flip.from {
                prop_assert_eq!(with(name, &on_the_way(flip, (1, 1))), was);
            }
            let far = (&flip.limit - &flip.from).to_f64().abs();
            for (at, own) in ratings.iter().enumerate() {
                let from: f64 = own.parse().unwrap();
                for (part, sign) in [(0.3, -1.0), (0.3, 1.0), (0.6, -1.0), (0.6, 1.0), (0.99, -1.0), (0.99, 1.0)] {
                    let near = from + sign * far * part;
                    if (1.0..=5.0).contains(&near) {
                        prop_assert_eq!(with(at, &format!("{near:.6}")), was, "{} {}", names[at], near);
                    }
                }
            }
        }
    }

    #[test]
    fn pay_adds_up_to_the_cent_and_a_year_has_its_months(
        cents in 100_000..2_000_000_i64,
        months in 12..15_i64,
        percent in 0..40_i64,
        grant in 0..500_000_i64,
        split in [0..50_i64, 0..50, 0..50],
        cliff in 0..49_i64,
        rate in 1..400_i64,
    ) {
        let (a, b, c) = (split[0], split[1].min(100 - split[0]), split[2].min(100 - split[0] - split[1].min(100 - split[0])));
        let equity = format!("{{ value: {grant}, vesting: [{a}, {b}, {c}, {}], cliff_months: {cliff}, haircut: 20% }}", 100 - a - b - c);
        let month = Exact::ratio(cents, 100).plain(2);
        let rest = format!("bonus: {percent}%, equity: {equity}, sign_on: 1234.56, benefits: 99.99");
        let profile = |rate: i64| format!("currency: EUR\nexchange_rates: {{ USD: {} }}", Exact::ratio(rate, 100).plain(2));
        let pay = |base: &str, currency: &str| {
            let (profile, offer) = files(&profile(rate), &format!("pay: {{ currency: {currency}, base: {base}, {rest} }}"));
            breakdown_at(&offer.terms, &profile, Outlook::Expected)
        };
        let by_month = pay(&format!("{{ amount: {month}, per: month, months: {months} }}"), "EUR");
        let by_year = pay(&(Exact::ratio(cents, 100) * Exact::int(months)).plain(2), "EUR");
        prop_assert_eq!(&by_month.total, &by_year.total);
        prop_assert_eq!(&by_month.years, &by_year.years);
        let total = by_month.total.clone().unwrap();
        prop_assert_eq!(by_month.parts.iter().map(|p| p.amount.clone()).sum::<Exact>(), total.clone());
        // Four years hold four years of what comes each year, the sign-on once, and all of the grant that has vested.
        let yearly: Exact = by_month.parts.iter().filter(|p| !["equity", "sign_on"].contains(&p.name)).map(|p| p.amount.clone()).sum();
        let vested = if cliff <= 48 { Exact::int(grant) * Exact::ratio(4, 5) } else { Exact::zero() };
        let all = yearly * Exact::int(4) + vested + Exact::ratio(123_456, 100);
        prop_assert_eq!(by_month.years.iter().cloned().sum::<Exact>(), all);
        // Another currency scales everything by its rate, and nothing else.
        let abroad = pay(&format!("{{ amount: {month}, per: month, months: {months} }}"), "USD");
        let scale = Exact::ratio(rate, 100);
        prop_assert_eq!(abroad.total.unwrap(), &total * &scale);
        prop_assert_eq!(abroad.years, by_month.years.iter().map(|y| y * &scale).collect::<Vec<_>>());
    }
}

#[test]
fn the_present_job_stands_by_the_same_criteria() {
    let job = "current_job: { pay: { base: 70000 }, remote_days: 2, ratings: { growth: 2 } }\n\
               criteria:\n  base_salary: { at_least: 70000 }\n  growth: { at_least: 3 }\n  visa_sponsorship: { must: true }\n  start_date: { between: [2027-03-01, 2027-07-31] }\n  home: { axis: life, when: offer.remote_days >= 2 }\n";
    let (profile, _) = files(job, "");
    let found = staying(&profile, now()).unwrap();
    let shown: Vec<String> =
        found.met.iter().map(|(n, m)| format!("{n} {}", m.as_ref().map_or("-".into(), |m| m.plain(2)))).collect();
    assert_eq!(shown, ["base_salary 1", "growth 0.25", "visa_sponsorship 1", "start_date 1", "home 1"]);
    // Role 25, pay 100, life 100 by the days at home alone.
    assert_eq!(found.overall.unwrap().plain(1), "75");
    assert!(staying(&files("", "").0, now()).is_none());
}

/// The dossier of a case as data.
fn data(case: &str, slug: &str) -> serde_json::Value {
    let path = format!("{}/tests/cases/{case}/expected/{slug}/dossier.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn pay_is_what_was_worked_out_by_hand() {
    let readme = std::fs::read_to_string(format!("{}/tests/cases/pay/README.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let rows =
        readme.lines().filter(|l| l.starts_with("| ")).map(|l| l.trim_matches(['|', ' ']).split(" | ").collect());
    let rows: Vec<Vec<&str>> = rows.filter(|r: &Vec<&str>| r[1].bytes().all(|b| b.is_ascii_digit())).collect();
    assert_eq!(rows.len(), 7);
    for row in rows {
        let pay = &data("pay", row[0])["pay"];
        let eur = |sum: &str| format!("{sum} EUR");
        assert_eq!(pay["total"], eur(row[1]), "{}", row[0]);
        let years: Vec<String> = row[2..].iter().map(|sum| eur(sum)).collect();
        assert_eq!(pay["years"], serde_json::json!(years), "{}", row[0]);
    }
    let ends = |slug| {
        [&data("pay", slug)["pay"]["low"], &data("pay", slug)["pay"]["high"]]
            .map(|e| format!("{} {}", e["total"], e["action"]))
    };
    assert_eq!(ends("vesting"), [r#""60000 EUR" "accept""#, r#""70000 EUR" "accept""#]);
    assert_eq!(ends("doubted-bonus"), [r#""55000 EUR" "negotiate""#, r#""66000 EUR" "accept""#]);
    assert_eq!(data("pay", "two-currencies")["pay"]["living"]["total"], "76000 EUR");
}

#[test]
fn bridge_and_flip_are_what_was_worked_out_by_hand() {
    let two = data("bridge", "two-of-seven");
    let names =
        |key: &str| two[key].as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!((&two["recommendation"]["rule"], &two["scores"]["overall"]), (&"D13".into(), &52.8.into()));
    assert_eq!(names("bridge"), ["growth", "remote_days"]);
    assert_eq!(names("bridge_runner_up"), ["title", "remote_days"]);
    let flip = &data("bridge", "flip-by-weight")["sensitivity"];
    let weight = serde_json::json!({ "name": "life", "from": 1.0, "to": 8.01, "action": "decline" });
    let rating = serde_json::json!({ "name": "growth", "from": 5.0, "to": 1.79, "action": "negotiate" });
    assert_eq!((&flip["weight"], &flip["rating"], &flip["close_call"]), (&weight, &rating, &false.into()));
    let visa = data("bridge", "impossible-visa").to_string();
    assert!(visa.contains("12 February 2027"), "{visa}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn closing_the_bridge_gives_a_yes_and_no_part_of_it_does(
        rows in prop::collection::vec((0..3_usize, 1..4_u32, 0..5_u32, prop::bool::weighted(0.15)), 1..7),
        axes in [1..5_u32, 1..5, 1..5],
    ) {
        let names = ["role", "compensation", "life"];
        let mut profile = format!("weights: {{ role: {}, compensation: {}, life: {} }}\ncriteria:\n", axes[0], axes[1], axes[2]);
        for (i, (axis, weight, _, must)) in rows.iter().enumerate() {
            writeln!(profile, "  c{i}: {{ axis: {}, weight: {weight}, must: {must}, at_least: 4, unit: x }}", names[*axis]).unwrap();
        }
        let closed = |which: &dyn Fn(usize) -> bool| {
            let facts = rows.iter().enumerate().map(|(i, (.., value, _))| format!("c{i}: {}", if which(i) { 4 } else { *value }));
            let (profile, offer) = files(&profile, &format!("facts: {{ {} }}", facts.collect::<Vec<_>>().join(", ")));
            said(&profile, &offer)
        };
        let (assessment, ..) = closed(&|_| false);
        let steps: Vec<usize> = assessment.bridge.unwrap().iter().map(|s| s.index).collect();
        prop_assert_eq!(closed(&|i| steps.contains(&i)).1.rule, "D12");
        for part in 0..(1_u32 << steps.len()) - 1 {
            let some = |i: usize| steps.iter().position(|s| *s == i).is_some_and(|at| part >> at & 1 == 1);
            prop_assert_ne!(closed(&some).1.rule, "D12", "{:?} {}", steps, part);
        }
    }
}

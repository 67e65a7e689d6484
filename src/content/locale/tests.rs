//! How numbers, money, days and times are written.

use super::{Locale, zone_name};
use crate::content::Pack;
use crate::model::{Currency, Exact, Money};
use jiff::Zoned;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

fn english() -> Locale {
    Pack::load("en", &BTreeMap::new()).expect("the words").locale().clone()
}

fn at(text: &str) -> Zoned {
    text.parse().expect("a zoned instant")
}

#[test]
fn an_instant_names_day_time_and_place() {
    let berlin = at("2026-11-25T18:00[Europe/Berlin]");
    assert_eq!(english().stamp(&berlin), "Wednesday 25 November 2026, 18:00 (Berlin)");
    assert_eq!(english().instant(&berlin), "Wednesday 25 November 2026 at 18:00");
    assert_eq!(english().moment(&berlin), "Wed 25 Nov, 18:00");
    assert_eq!(english().short_date(berlin.date()), "25 Nov");
    assert_eq!(english().clock(&berlin), "18:00 (Berlin)");
    let morning = at("2027-03-01T09:05:07[America/New_York]");
    assert_eq!(english().stamp(&morning), "Monday 1 March 2027, 09:05:07 (New York)");
    assert_eq!(zone_name(&TimeZone::UTC), "UTC");
}

#[test]
fn money_is_grouped_and_shows_cents_only_where_there_are_any() {
    for (amount, shown) in
        [("85000", "85,000 EUR"), ("999", "999 EUR"), ("1234567.5", "1,234,567.50 EUR"), ("0", "0 EUR")]
    {
        let amount = Exact::parse(amount).expect("a number");
        assert_eq!(english().money(&Money { amount, currency: Currency::EUR }), shown);
    }
}

#[test]
fn numbers_and_shares() {
    assert_eq!(english().number(&Exact::ratio(-12_345, 10), 1), "-1,234.5");
    assert_eq!(english().percent(&Exact::ratio(1, 8)), "12.5%");
}

#[test]
fn durations_show_two_units() {
    for (seconds, shown) in [
        (0, "less than a minute"),
        (59, "less than a minute"),
        (60, "1 minute"),
        (3_600, "1 hour"),
        (7_260, "2 hours, 1 minute"),
        (86_400, "1 day"),
        (4 * 86_400 + 9 * 3_600 + 60, "4 days, 9 hours"),
        (86_460, "1 day"),
    ] {
        assert_eq!(english().duration(seconds), shown);
    }
}

#[test]
fn each_language_writes_as_its_people_do() {
    let said = |language: &str| {
        let pack = Pack::load(language, &BTreeMap::new()).expect("the words");
        let locale = pack.locale();
        let first = at("2026-12-01T09:05[Europe/Berlin]");
        let number = |text: &str| locale.number(&Exact::parse(text).expect("a number"), 2);
        let list = locale.list(&["a", "b", "hijos"].map(str::to_owned));
        [locale.day(first.date()), locale.moment(&first), number("-1234567.5"), number("5000"), list]
    };
    let expected = [
        ("en", ["Tuesday 1 December 2026", "Tue 1 Dec, 09:05", "-1,234,567.5", "5,000", "a, b and hijos"]),
        ("de", ["Dienstag, 1. Dezember 2026", "Di., 1. Dez., 09:05 Uhr", "-1.234.567,5", "5.000", "a, b und hijos"]),
        ("fr", ["mardi 1er décembre 2026", "mar. 1er déc., 9 h 05", "-1 234 567,5", "5 000", "a, b et hijos"]),
        ("es", ["martes 1 de diciembre de 2026", "mar 1 dic, 09:05", "-1.234.567,5", "5000", "a, b e hijos"]),
    ];
    for (language, expected) in expected {
        assert_eq!(said(language).map(|text| text.replace(['\u{a0}', '\u{202f}'], " ")), expected);
    }
}

#[test]
fn a_length_of_time_is_joined_as_its_people_say_it() {
    for (language, said) in [
        ("en", "2 days, 3 hours"),
        ("de", "2 Tage, 3 Stunden"),
        ("fr", "2 jours et 3 heures"),
        ("es", "2 días y 3 horas"),
    ] {
        let pack = Pack::load(language, &BTreeMap::new()).expect("the words");
        assert_eq!(pack.locale().duration(2 * 86_400 + 3 * 3_600).replace('\u{a0}', " "), said);
    }
}

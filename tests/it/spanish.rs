//! What is particular to Spanish: e for y, names, dates, sums, places, and that nobody's gender is guessed.

use dossier::content::{Facts, Pack, Value};
use dossier::model::{Currency, Exact, Money};
use jiff::Zoned;
use std::collections::BTreeMap;

fn spanish() -> Pack {
    Pack::load("es", &BTreeMap::new()).expect("the built-in words")
}

#[test]
fn y_becomes_e_before_the_sound_of_an_i() {
    let pack = spanish();
    for (last, said) in [
        ("Iberia", "Acme e Iberia"),
        ("IBERIA", "Acme e IBERIA"),
        ("IBM", "Acme e IBM"),
        ("Íñigo", "Acme e Íñigo"),
        ("Hidra", "Acme e Hidra"),
        ("Ybarra", "Acme e Ybarra"),
        ("iOS", "Acme e iOS"),
        ("Hielo SA", "Acme y Hielo SA"),
        ("iPads", "Acme y iPads"),
        ("Yoigo", "Acme y Yoigo"),
        ("Óptica", "Acme y Óptica"),
        ("Volta", "Acme y Volta"),
    ] {
        assert_eq!(pack.locale().list(&["Acme".to_owned(), last.to_owned()]), said);
    }
}

#[test]
fn people_are_called_as_they_are_called() {
    let pack = spanish();
    for (name, first) in [
        ("Nuria Bosch", "Nuria"),
        ("Dra. María del Carmen Ruiz", "María del Carmen"),
        ("María José López", "María José"),
        ("JOSE LUIS GARCIA", "JOSE LUIS"),
        ("García Pérez, Juan Carlos", "Juan Carlos"),
        ("Sra. Prats", "Sra. Prats"),
        ("Juan Martín Gómez", "Juan"),
    ] {
        assert_eq!(pack.locale().first_name(name), first);
    }
}

#[test]
fn dates_sums_and_places_are_written_as_in_spanish() {
    let (pack, at) = (spanish(), |text: &str| text.parse::<Zoned>().expect("an instant"));
    let locale = pack.locale();
    let sum = |amount: &str, currency| {
        let amount = Exact::parse(amount).expect("a number");
        locale.money(&Money { amount, currency })
    };
    let london = at("2026-11-25T18:00[Europe/London]");
    assert_eq!(locale.date(london.date()), "25 de noviembre de 2026");
    assert_eq!(locale.instant(&london), "miércoles 25 de noviembre de 2026 a las 18:00");
    assert_eq!(locale.stamp(&london), "miércoles 25 de noviembre de 2026, 18:00 (Londres)");
    assert_eq!(locale.clock(&at("2026-11-25T09:05[America/New_York]")), "09:05 (Nueva York)");
    assert_eq!(sum("78000.5", Currency::EUR), "78.000,50\u{a0}€");
    let francs = Currency::from_code("CHF").expect("a currency");
    assert_eq!(sum("900", francs), "900\u{a0}CHF");
    assert_eq!(locale.percent(&Exact::ratio(1, 8)), "12,5\u{a0}%");
}

#[test]
fn a_time_has_its_article() {
    let pack = spanish();
    for (to, said) in [
        ("18:00", "hasta las 18:00:"),
        ("01:30", "hasta la 01:30:"),
        ("lunes 1 de marzo de 2027 a las 02:00", "hasta el lunes 1 de marzo"),
    ] {
        let text = pack.say("timeline", "call", &Facts::new([], [("to", Value::from(to))])).expect("a step");
        assert!(text.contains(said), "{text}");
    }
}

/// Words that agree with who writes or reads. What is said of things (a message that was sent) does not stand here.
const AGREES: [&str; 18] = [
    "encantado",
    "encantada",
    "interesado",
    "interesada",
    "agradecido",
    "agradecida",
    "convencido",
    "convencida",
    "ilusionado",
    "ilusionada",
    "estimado",
    "estimada",
    "contento",
    "contenta",
    "bienvenido",
    "bienvenida",
    "nosotros",
    "vosotros",
];

#[test]
fn nobodys_gender_is_guessed() {
    for (path, text) in dossier::content::built_in() {
        if path.starts_with("es/") && !path.ends_with("checks.yaml") {
            let text = text.to_lowercase();
            for word in AGREES {
                assert!(!text.contains(word), "{path} has `{word}`");
            }
            assert!(!text.contains("/a:") && !text.contains("o/a") && !text.contains("@"), "{path}");
        }
    }
}

#[test]
fn every_question_and_exclamation_is_opened() {
    for (path, text) in dossier::content::built_in() {
        if path.starts_with("es/") && !path.ends_with("checks.yaml") {
            for (open, close) in [('¿', '?'), ('¡', '!')] {
                let count = |wanted: char| text.chars().filter(|c| *c == wanted).count();
                assert_eq!(count(open), count(close), "{path}: {open} {close}");
            }
        }
    }
}

//! What French asks of its words: elision, titles, typography, and nobody's gender.

use dossier::content::{Facts, Pack, Value, built_in};
use dossier::model::{Currency, Exact, Money};
use std::collections::BTreeMap;

/// The narrow space that no line breaks at.
const NARROW: char = '\u{202f}';

/// What a macro of the grammar says of a name.
#[track_caller]
fn check(call: &str, name: &str, said: &str) {
    let overlay = BTreeMap::from([("fr/timeline.yaml".to_owned(), format!("revisit: '{{{{ {call} }}}}'"))]);
    let pack = Pack::load("fr", &overlay).expect("the words");
    let facts = Facts::new([], [("name", Value::from(name))]);
    assert_eq!(pack.say("timeline", "revisit", &facts).as_deref(), Ok(said));
}

#[test]
fn de_loses_its_e_before_a_vowel_and_a_silent_h() {
    for (name, said) in [
        ("Adobe", "d’Adobe"),
        ("Volta", "de Volta"),
        ("Économiste", "d’Économiste"),
        ("Œuvre du Nord", "d’Œuvre du Nord"),
        ("UX Designer", "d’UX Designer"),
        ("L’Oréal", "de L’Oréal"),
        ("3M", "de 3M"),
        // A silent h, one that is not, and an English one.
        ("Hôpital Nord", "d’Hôpital Nord"),
        ("Hôtesse d’accueil", "d’Hôtesse d’accueil"),
        ("Hydraulicienne", "d’Hydraulicienne"),
        ("Héros SA", "de Héros SA"),
        ("Huit et Demi", "de Huit et Demi"),
        ("Head of Data", "de Head of Data"),
        // A y that is a vowel, and one that is not.
        ("Yves", "d’Yves"),
        ("Yachts du Sud", "de Yachts du Sud"),
        ("Y Combinator", "de Y Combinator"),
        // Vowels that sound like none.
        ("Onze Dixièmes", "de Onze Dixièmes"),
        ("User Researcher", "de User Researcher"),
    ] {
        check("grammar.of(name)", name, said);
    }
}

#[test]
fn a_title_is_spelled_out_in_a_greeting() {
    for (name, said) in [
        ("Mme Okafor", "Madame Okafor"),
        ("M. Dupont", "Monsieur Dupont"),
        ("Ms. Lee", "Madame Lee"),
        ("Sra. Ybarra", "Madame Ybarra"),
        ("Dr Marie Curie", "Dr Marie Curie"),
        ("Marie Dupont", "Marie Dupont"),
        ("M.", "M."),
    ] {
        check("grammar.titled(name)", name, said);
    }
}

#[test]
fn dates_times_and_sums_as_french_writes_them() {
    let pack = Pack::load("fr", &BTreeMap::new()).expect("the words");
    let locale = pack.locale();
    let at = "2027-03-01T09:05[Europe/Paris]".parse().expect("an instant");
    assert_eq!(locale.instant(&at), "lundi 1er mars 2027 à 9\u{202f}h\u{202f}05");
    assert_eq!(locale.moment(&at), "lun. 1er mars, 9\u{202f}h\u{202f}05");
    let amount = Exact::parse("78000.5").expect("a number");
    assert_eq!(locale.money(&Money { amount, currency: Currency::EUR }), "78\u{202f}000,50\u{202f}€");
    let dear = Money { amount: Exact::int(1_000), currency: Currency::from_code("CHF").expect("francs") };
    assert_eq!(locale.money(&dear), "1\u{202f}000\u{202f}CHF");
    assert_eq!(locale.percent(&Exact::ratio(1, 8)), "12,5\u{202f}%");
}

/// Every French text but the lists of the checks, which compare and are never shown: its file, and its lines.
fn lines() -> Vec<(String, String)> {
    let files = built_in().into_iter().filter(|(path, _)| path.starts_with("fr/") && path.ends_with(".yaml"));
    let files = files.filter(|(path, _)| path != "fr/checks.yaml");
    files.flat_map(|(path, text)| text.lines().map(|l| (path.clone(), l.to_owned())).collect::<Vec<_>>()).collect()
}

#[test]
fn high_punctuation_stands_after_a_narrow_space() {
    for (path, line) in lines() {
        let letters: Vec<char> = line.chars().collect();
        for pair in letters.windows(2) {
            let [before, after] = [pair[0], pair[1]];
            let loose = before == ' ' && matches!(after, ';' | ':' | '!' | '?' | '»');
            let tight = before.is_alphabetic() && matches!(after, ';' | '!' | '?' | '»');
            let open = before == '«' && after != NARROW;
            assert!(!loose && !tight && !open, "{path}: {before:?}{after:?} in {line}");
        }
        for straight in line.split('\'').skip(1) {
            assert!(!straight.starts_with(|c: char| c.is_alphabetic()), "{path}: a straight apostrophe in {line}");
        }
    }
}

#[test]
fn nobodys_gender_is_guessed() {
    let agreeing = [
        "(e)",
        "·e",
        "ravi",
        "heureux",
        "heureuse",
        "désolé",
        "enchanté",
        "intéressé",
        "convaincu",
        "honoré",
        "flatté",
        "certain",
        "sûr",
        "prêt",
    ];
    for (path, line) in
        lines().into_iter().filter(|(path, _)| path.contains("messages/") || path.ends_with("parts.yaml"))
    {
        let text = line.to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic() && !"(·)".contains(c)).collect();
        let found = words.iter().find(|w| agreeing.iter().any(|a| *w == a || w.ends_with("·e") || w.ends_with("(e)")));
        assert_eq!(found, None, "{path}: {line}");
    }
}

//! What if: `--set` and `gen compare`, through the real binary.

use crate::cli::{AS_OF, OFFER, Scene};
use dossier::model::raw::{Context, neutral_profile, read_offer_with};
use dossier::model::raw::{SETTINGS, Sheet};
use std::sync::Arc;

/// What a problem with this argument looks like.
#[track_caller]
fn refused(argument: &str, expected: &[&str]) {
    let scene = Scene::new();
    let said = scene.run(&format!("build --as-of {AS_OF} --set {argument}"), 2);
    said.complains(expected);
    assert!(scene.read("dossiers/acme/dossier.json").is_none(), "nothing is built: {}", said.err);
}

#[test]
fn what_is_supposed_is_checked_like_the_file_and_problems_point_at_the_argument() {
    refused("nobody.pay.base=1", &["no offer is called `nobody`", "--> --set:1:1", "nobody.pay.base=1", "^^^^^^"]);
    refused("acne.pay.base=1", &["did you mean `acme`?"]);
    refused("acme.remote_dais=3", &["unknown key `remote_dais`", "--> --set:1:6", "did you mean `remote_days`?"]);
    refused("acme.remote_days=lots", &["--> --set:1:18", "acme.remote_days=lots", "expected a number"]);
    refused("acme.pay.base", &["the `=` is missing"]);
    refused("acme=3", &["no key of the offer is named"]);
    refused("acme..x=3", &["this is no key of an offer"]);
    refused("acme.pay={base", &["`{` is never closed", "--> --set:1:10"]);
    refused("acme.ratings.growth=9", &["--> --set:1:21", "1 to 5"]);
    refused("acme.log[7].at=2026-11-20", &["the list has", "--> --set:1:6"]);
    refused("acme.received=", &["`received` is missing", "--> --set:1:6"]);
    refused("acme.remote_days=3 --set acme.office_days=6", &["make 9 days a week", "--> --set:2:18"]);
}

#[test]
fn a_conflict_with_the_file_is_told_at_the_argument() {
    let scene = Scene::new();
    scene.write("offers/acme.yaml", format!("{OFFER}\noffice_days: 3\n"));
    let said = scene.run(&format!("build --as-of {AS_OF} --set acme.remote_days=5"), 2);
    said.complains(&["make 8 days a week", "--> --set:1:18"]);
}

#[test]
fn what_is_supposed_is_said_on_every_page_that_it_touches_and_changes_no_file() {
    let scene = Scene::new();
    scene.write("offers/bolt.yaml", OFFER.replace("Acme GmbH", "Bolt"));
    let before = scene.read("offers/acme.yaml");
    scene.build("", 0);
    let plain = scene.read("dossiers/bolt/dossier.md");
    let there = |file: &str| scene.read(&format!("dossiers/acme/{file}")).is_some();
    assert!(there("calendar.ics"));
    scene.build("--set acme.remote_days=4 --set acme.company=Zenith", 0);
    for page in ["acme/dossier.md", "acme/index.html", "index.md", "index.html"] {
        let text = scene.read(&format!("dossiers/{page}")).unwrap();
        assert!(text.contains("What if") && text.contains("4") && text.contains("Zenith"), "{page}: {text}");
    }
    let data: serde_json::Value = serde_json::from_str(&scene.read("dossiers/acme/dossier.json").unwrap()).unwrap();
    assert_eq!(data["what_if"][0], serde_json::json!({ "key": "remote_days", "value": "4" }));
    assert_eq!(data["company"], "Zenith");
    assert!(!there("calendar.ics"), "what is only supposed reaches no calendar");
    assert_eq!(scene.read("dossiers/bolt/dossier.md"), plain, "what it does not touch is as before");
    scene.build("--set acme.signed=2026-11-19", 0);
    let other = scene.read("dossiers/bolt/dossier.md").unwrap();
    assert!(other.contains("What if") && other.contains("Acme GmbH"), "a yes touches the others: {other}");
    assert_eq!(scene.read("offers/acme.yaml"), before);
    scene.build("", 0);
    assert_eq!(scene.read("dossiers/bolt/dossier.md"), plain);
    assert!(there("calendar.ics") && !scene.read("dossiers/index.md").unwrap().contains("What if"));
}

#[test]
fn what_is_supposed_counts_above_better_terms() {
    let offer = "company: A\nrole: R\nreceived: 2026-11-18\nremote_days: 1\n\
                 improved_terms: [{ at: 2026-11-19, in_writing: true, remote_days: 2 }]\n";
    let read = |argument: &str| {
        let sheet = Sheet::new(argument);
        let setting = sheet.setting(0..argument.len()).unwrap();
        let under = (&neutral_profile(), &Context::default());
        let (read, problems) =
            read_offer_with(&Arc::from("a.yaml"), &Arc::from("a"), offer, std::slice::from_ref(&setting), under);
        let read = read.unwrap_or_else(|| panic!("{problems:?}"));
        let as_of = "2026-11-20T09:00:00Z".parse().unwrap();
        let days = read.terms_at(as_of).remote_days.clone();
        days.map(|days| (days.value.plain(0), days.place.laid))
    };
    assert_eq!(read("remote_days=4"), Some(("4".to_owned(), true)));
    assert_eq!(read("remote_days="), None);
    assert_eq!(read("improved_terms[0].remote_days=3"), Some(("3".to_owned(), true)));
    assert_eq!(read("improved_terms[0].in_writing=false"), Some(("1".to_owned(), false)));
    assert_eq!(SETTINGS, "--set");
}

#[test]
fn check_and_show_suppose_too() {
    let scene = Scene::new();
    scene.run("check --set acme.remote_days=lots", 2).complains(&["--> --set:1:18"]);
    scene.run("check --set acme.remote_days=2", 0);
    let said = scene.run(&format!("show acme --as-of {AS_OF} --set acme.ratings.growth=4"), 0).out;
    assert!(said.contains("ratings.growth = 4") && said.contains("--set"), "{said}");
    scene.run("show acme --set nobody.x=4", 2).complains(&["nobody"]);
}

#[test]
fn compare_puts_offers_and_changes_side_by_side() {
    let scene = Scene::new();
    scene.write("offers/bolt.yaml", OFFER.replace("Acme GmbH", "Bolt | Sons"));
    let compare = |args: &str| scene.run(&format!("compare {args} --as-of {AS_OF} --format md"), 0).out;
    let table = compare("acme bolt");
    assert!(table.starts_with("|  | Acme GmbH | Bolt \\| Sons |\n| --- | --- | --- |\n| What to do | "), "{table}");
    let table = compare("acme --set acme.ratings.growth=4");
    let supposed = "This page supposes what your files do not say: ratings.growth = 4.\n\n";
    assert!(table.starts_with(&format!("{supposed}|  | Acme GmbH | Acme GmbH, what if |\n")), "{table}");
    assert!(table.contains("**4 of 5 (met)**"), "{table}");
    assert!(!table.contains("Location"), "of one offer, only what changes: {table}");
    scene.run("compare acme", 2).complains(&["nothing to compare it with"]);
    scene.run("compare acme nobody", 2).complains(&["no offer is called `nobody`"]);
    scene.run("compare acme --set acme.remote_days=x", 2).complains(&["--set:1:18"]);
    assert!(scene.run(&format!("compare acme bolt --as-of {AS_OF}"), 0).out.contains("Bolt | Sons"));
}

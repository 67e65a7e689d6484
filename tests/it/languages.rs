//! The language of dossiers: of the profile, of the settings, of an argument, and one of a project's own.

use crate::cli::{OFFER, Scene};
use std::fs;
use std::path::Path;

fn heading(scene: &Scene, args: &str) -> String {
    scene.build(args, 0);
    scene.read("dossiers/acme/dossier.md").unwrap().lines().nth(2).unwrap().to_owned()
}

fn message(scene: &Scene) -> serde_json::Value {
    let data: serde_json::Value = serde_json::from_str(&scene.read("dossiers/acme/dossier.json").unwrap()).unwrap();
    data["messages"][0]["language"].clone()
}

#[test]
fn the_settings_speak_where_the_profile_says_nothing() {
    let scene = Scene::new();
    let english = heading(&scene, "");
    scene.write("gen.yaml", "language: de\n");
    let german = heading(&scene, "");
    assert_ne!(english, german);
    assert_eq!(message(&scene), "de");
    scene.write("profile.yaml", "name: Jane Doe\nlanguage: en\ncriteria: { growth: { must: true } }\n");
    assert_eq!(heading(&scene, ""), english);
    fs::remove_file(scene.at("profile.yaml")).unwrap();
    heading(&scene, "");
    assert_eq!(message(&scene), "de", "without a profile, too");
}

#[test]
fn an_argument_speaks_to_the_reader_and_leaves_the_messages_as_they_are() {
    let scene = Scene::new();
    let english = heading(&scene, "");
    let german = heading(&scene, "--language de");
    assert_ne!(english, german);
    assert_eq!(message(&scene), "en");
    assert_eq!(heading(&scene, ""), english);
    scene.build("--language xx", 2).complains(&["`xx`", "en, de, fr, es"]);
}

#[test]
fn a_project_has_a_language_of_its_own() {
    let scene = Scene::new();
    scene.write("offers/acme.yaml", format!("{OFFER}language: it\n"));
    scene.build("", 1).complains(&["there are no words for the language `it`"]);
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/en");
    for entry in walkdir::WalkDir::new(&words).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file()) {
        let name = entry.path().strip_prefix(&words).unwrap().to_str().unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        scene.write(&format!("content/it/{name}"), text.replace("Ask first", "Prima chiedi"));
    }
    scene.write("gen.yaml", "language: it\n");
    assert!(heading(&scene, "").contains("Prima chiedi"));
    assert_eq!(message(&scene), "it");
    scene.run("check", 0);
}

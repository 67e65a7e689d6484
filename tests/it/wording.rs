//! A person's own wording in the offer file: what is found, where it is told, what is allowed.

use crate::cli::{OFFER, Scene};
use serde_json::Value;

const DECLINE: &str = r#"
messages:
  decline:
    text: |
      Dear team,

      thank you for the offer. I don't think
      I can accept it.

      I wish you well; let us stay in touch.
"#;

/// A project whose offer ends so.
fn scene(rest: &str) -> Scene {
    let scene = Scene::new();
    scene.write("offers/acme.yaml", format!("{OFFER}{rest}"));
    scene
}

/// The message of this kind in the dossier.
fn message(scene: &Scene, kind: &str) -> Value {
    let data: Value = serde_json::from_str(&scene.read("dossiers/acme/dossier.json").expect("data")).expect("JSON");
    let messages = data["messages"].as_array().expect("messages");
    messages.iter().find(|m| m["kind"] == kind).expect("the message").clone()
}

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().expect("findings").iter().map(|f| f["code"].as_str().expect("a code")).collect()
}

#[test]
fn build_and_check_find_it_at_its_line_in_the_file() {
    let scene = scene(DECLINE);
    for said in [scene.build("", 0), scene.run("check", 0)] {
        said.complains(&["warning[L3]: the decision is hedged", "offers/acme.yaml:11:34", "I have decided to decline"]);
    }
    scene.run("check --strict", 1);
    let found: Value = serde_json::from_str(&scene.run("check --format json", 0).out).expect("JSON");
    let problem = found.as_array().or_else(|| found["problems"].as_array()).expect("problems")[0].clone();
    assert_eq!((problem["code"].as_str(), problem["line"].as_u64()), (Some("L3"), Some(11)), "{problem}");
}

#[test]
fn it_stands_beside_the_message() {
    let scene = scene(DECLINE);
    scene.build("", 0);
    let decline = message(&scene, "decline");
    assert_eq!(codes(&decline["findings"]), ["L3"]);
    let finding = &decline["findings"][0];
    assert_eq!(finding["line"], 3, "{finding}");
    assert!(finding["text"].as_str().is_some_and(|t| t.contains("don't think")), "{finding}");
    assert!(finding["help"].as_str().is_some_and(|t| t.contains("I have decided to decline")), "{finding}");
    let linked = "<a class=\"code\" href=\"../rules.html#L3\">L3</a>, the decision is hedged";
    for (page, said) in [("dossier.md", "L3, the decision is hedged"), ("index.html", linked)] {
        let page = scene.read(&format!("dossiers/acme/{page}")).expect("a page");
        assert!(page.contains(said), "{page}");
    }
    assert!(scene.read("dossiers/rules.html").is_some_and(|page| page.contains("id=\"L3\"")));
    assert!(scene.run("show acme", 0).out.contains("L3"));
}

#[test]
fn what_is_allowed_is_listed_and_no_problem() {
    let scene = scene(&format!("{DECLINE}    allow: [L3, L5]\n"));
    let said = scene.build("", 0);
    assert!(!said.err.contains("[L3]"), "{}", said.err);
    said.complains(&["idle-allow", "`L5` is allowed, and nothing here breaks it", "offers/acme.yaml:15:17"]);
    let decline = message(&scene, "decline");
    assert_eq!((codes(&decline["findings"]), codes(&decline["allowed"])), (vec![], vec!["L3"]));
    for page in ["dossier.md", "index.html"] {
        let page = scene.read(&format!("dossiers/acme/{page}")).expect("a page");
        assert!(page.contains("What they found and you allow"), "{page}");
    }
}

#[test]
fn other_employers_and_private_figures_come_from_the_files() {
    let text = "\nmessages:\n  decline: { text: \"Thank you, Ann. I have to decline: We spoke of 85,000, and Bolt it will be. All the best, and let's stay in touch.\" }\n";
    let scene = scene(text);
    scene.write(
        "profile.yaml",
        "name: Jo\ntime_zone: Europe/Berlin\ncriteria: { base_salary: { must: true, at_least: 85000 } }\n",
    );
    assert_eq!(scene.run("check", 0).err.matches("warning[L7]").count(), 0);
    scene.write("offers/bolt.yaml", "company: Bolt Systems GmbH\nrole: R\nreceived: 2026-11-19 10:00\n");
    scene.run("check", 0).complains(&["warning[L7]", "warning[L12]"]);
    for written in ["85.000,00", "85 000", "85k", "€85000"] {
        scene.write("offers/acme.yaml", format!("{OFFER}{}", text.replace("85,000", written)));
        scene.run("check", 0).complains(&["warning[L12]"]);
    }
    // The same figure, once it is theirs.
    scene.write("offers/acme.yaml", format!("{OFFER}pay: {{ base: 85000 }}\n{text}"));
    assert_eq!(scene.run("check", 0).err.matches("warning[L12]").count(), 0);
}

#[test]
fn words_are_checked_in_the_language_of_the_employer() {
    let german = "\nlanguage: de\nmessages:\n  decline:\n    text: >-\n      Liebe Frau Berg, vielen Dank für das Angebot. Ich glaube,\n      ich kann es leider nicht annehmen. Ich wünsche Ihnen alles Gute und bleibe gern in Kontakt.\n  peer_review: { text: 'Hi Mia, thank you! Could you read my draft?' }\n";
    let scene = scene(german);
    let said = scene.build("", 0);
    said.complains(&["warning[L3]", "offers/acme.yaml:10:53"]);
    assert_eq!(said.err.matches("warning[").count(), 1, "{}", said.err);
    let decline = message(&scene, "decline");
    assert_eq!((decline["language"].as_str(), &decline["translation"]), (Some("de"), &Value::Null));
    assert_eq!(message(&scene, "peer_review")["language"], "en");
}

#[test]
fn the_persons_own_lists_stand_for_ours() {
    let scene = scene(DECLINE);
    scene.write("content/en/checks.yaml", "judging: well\nsays: { L8: too friendly }\nhelp: { L8: be rude }\n");
    scene.run("check", 0).complains(&["warning[L8]: too friendly", "be rude"]);
    scene.write("content/en/checks.yaml", "judging: [\n");
    scene.run("check", 1).complains(&["content/en/checks.yaml"]);
}

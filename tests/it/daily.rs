//! The commands of every day, through the real binary: start, add, look, note, tidy up.

use crate::cli::{AS_OF, OFFER, Said, Scene};
use std::fs;
use std::process::{Command, Stdio};

#[test]
fn a_start_can_be_built_and_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str], status| {
        let mut gen_ = Command::new(env!("CARGO_BIN_EXE_gen"));
        gen_.args(args).current_dir(folder.path()).stdin(Stdio::null());
        Said::of(&gen_.output().unwrap(), status)
    };
    let said = run(&["init", "jobs"], 0);
    assert!(said.out.contains("cd jobs && gen build"), "{}", said.out);
    run(&["-C", "jobs", "check", "--strict"], 0);
    run(&["-C", "jobs", "build"], 0);
    assert!(folder.path().join("jobs/dossiers/example/index.html").exists());
    let profile = folder.path().join("jobs/profile.yaml");
    fs::write(&profile, "name: Mine\n").unwrap();
    fs::remove_file(folder.path().join("jobs/.gitignore")).unwrap();
    run(&["init", "jobs"], 0).complains(&["`profile.yaml` is there already"]);
    assert_eq!(fs::read_to_string(&profile).unwrap(), "name: Mine\n");
    assert!(folder.path().join("jobs/.gitignore").exists(), "what is missing is made");
}

#[test]
fn the_first_line_of_a_file_names_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &str| {
        let mut gen_ = Command::new(env!("CARGO_BIN_EXE_gen"));
        gen_.args(args.split(' ')).current_dir(folder.path()).stdin(Stdio::null());
        Said::of(&gen_.output().unwrap(), 0)
    };
    run("init");
    run("new x --company A --role R --received 2026-11-18");
    for file in ["profile.yaml", "offers/example.yaml", "offers/x.yaml"] {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let way = text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
        let schema = fs::read_to_string(path.parent().unwrap().join(way)).unwrap();
        let word = if file == "profile.yaml" { "profile" } else { "offer" };
        assert_eq!(run(&format!("schema {word}")).out, schema, "{file}");
    }
}

#[test]
fn a_new_offer_says_what_it_was_told_and_nothing_is_written_over() {
    let scene = Scene::new();
    let make = |args: &[&str], status| {
        let mut command = scene.command("new");
        Said::of(&command.args(args).output().unwrap(), status)
    };
    let facts = ["--company", "Null: # \"x\"", "--role", "yes", "--received", "2026-11-18 16:30"];
    make(&[&["bolt", "--reply-by", "2026-11-25"], &facts[..]].concat(), 0);
    scene.run("check --strict", 0);
    scene.build("", 0);
    let data: serde_json::Value = serde_json::from_str(&scene.read("dossiers/bolt/dossier.json").unwrap()).unwrap();
    assert_eq!((data["company"].as_str(), data["role"].as_str()), (Some("Null: # \"x\""), Some("yes")));
    for slug in ["bolt", "BOLT", "acme"] {
        make(&[&[slug], &facts[..]].concat(), 2).complains(&["is there already"]);
    }
    for slug in ["../../evil", "a/b", ".x", ""] {
        make(&[&[slug], &facts[..]].concat(), 2).complains(&["cannot be the name"]);
    }
    make(&["late", "--company", "A", "--role", "R", "--received", "soon"], 1)
        .complains(&["received", "nothing was written"]);
    make(&["x", "--company", "A", "--role", "R"], 2).complains(&["--received is missing"]);
    assert_eq!(fs::read_dir(scene.at("offers")).unwrap().count(), 2);
}

#[test]
fn a_new_offer_lies_below_the_nearest_profile() {
    let scene = Scene::new();
    scene.write("clients/ann/profile.yaml", "name: Ann\n");
    let mut command = scene.command("new x --company A --role R --received 2026-11-18");
    Said::of(&command.current_dir(scene.at("clients/ann")).output().unwrap(), 0);
    assert!(scene.read("clients/ann/offers/x.yaml").is_some());
}

#[test]
fn the_list_says_what_to_do_and_what_is_due() {
    let scene = Scene::new();
    scene.write("offers/bolt.yaml", OFFER.replace("Acme GmbH", "'=Bolt, Inc'").replace("25 18:00", "20 18:00"));
    let list = |args: &str| scene.run(&format!("list --as-of {AS_OF} {args}"), 0).out;
    let shown = list("");
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 3, "{shown}");
    assert!(lines[1].starts_with("bolt   Ask first (clear)  9 hours left "), "{shown}");
    assert!(lines[2].starts_with("acme"), "{shown}");
    assert_eq!(list("--due").lines().count(), 2);
    let data: serde_json::Value = serde_json::from_str(&list("--format json")).unwrap();
    assert_eq!(data[1]["slug"], "acme");
    assert_eq!(data[1]["answer_by"], "2026-11-25T18:00:00+01:00");
    assert_eq!(data[0]["next"]["what"], "more_time");
    let csv = list("--format csv");
    assert!(csv.starts_with("path,slug,company,role,") && csv.contains("bolt,bolt,\"'=Bolt, Inc\","), "{csv}");
    scene.write("offers/bad.yaml", "company: [");
    let said = scene.run(&format!("list --as-of {AS_OF}"), 1);
    assert!(said.out.lines().last().unwrap().starts_with("bad"), "{}", said.out);
    said.complains(&["offers/bad.yaml:1:"]);
}

#[test]
fn one_dossier_is_shown_without_marks_and_says_the_same() {
    let scene = Scene::new();
    let said = scene.run(&format!("show acme --as-of {AS_OF}"), 0);
    assert!(said.out.starts_with("Acme GmbH, Engineer\n") && said.out.contains("ASK FIRST (CLEAR)"), "{}", said.out);
    assert!(
        !said.out.contains(['\u{1b}', '#']) && !said.out.contains("**") && !said.out.contains("---"),
        "{}",
        said.out
    );
    let bright = scene.run(&format!("--color always show acme --as-of {AS_OF}"), 0);
    assert!(bright.out.contains("\u{1b}[1m"));
    assert!(!scene.at("dossiers").exists());
    scene.run("show acne", 2).complains(&["acne", "did you mean `acme`?"]);
}

#[test]
fn an_event_is_added_to_the_log_and_no_other_byte_changes() {
    let scene = Scene::new();
    let before = format!("{OFFER}log: # so far\n  - {{ at: 2026-11-18, what: offered }} # by phone\n# the end\n");
    scene.write("offers/acme.yaml", &before);
    let mut command = scene.command("log acme declined --by call --at 2026-11-20 --note");
    Said::of(&command.arg("kind, but \"firm\": {yes}").output().unwrap(), 0);
    let line = "  - { at: 2026-11-20, what: declined, by: call, note: \"kind, but \\\"firm\\\": {yes}\" }\n";
    assert_eq!(scene.read("offers/acme.yaml").unwrap(), before.replace("# the end", &format!("{line}# the end")));
    let mut now = scene.command("log acme confirmed");
    let said = Said::of(&now.env("SOURCE_DATE_EPOCH", "1795161600").output().unwrap(), 0);
    assert!(said.out.contains("{ at: 2026-11-20 09:00, what: confirmed }"), "{}", said.out);
    scene.run("check", 0);
    let data = |scene: &Scene| -> serde_json::Value {
        scene.run("build --as-of 2026-11-21", 0);
        serde_json::from_str(&scene.read("dossiers/acme/dossier.json").unwrap()).unwrap()
    };
    assert_eq!(data(&scene)["recommendation"]["action"], "follow_up");
}

#[test]
fn what_would_break_the_file_is_not_written() {
    let scene = Scene::new();
    for (args, status, word) in [
        ("log acme accepted --at 2026-02-30", 1, "nothing was written"),
        ("log acme accepted --at 2026-11-20,what:x", 2, "--at"),
        ("log acme refused", 2, "declined"),
        ("log nobody accepted", 2, "nobody"),
    ] {
        scene.run(args, status).complains(&[word]);
        assert_eq!(scene.read("offers/acme.yaml").as_deref(), Some(OFFER), "{args}");
    }
    scene.write("offers/acme.yaml", "company: [");
    scene.run("log acme accepted", 1).complains(&["offers/acme.yaml:1:", "nothing was written"]);
    assert_eq!(scene.read("offers/acme.yaml").as_deref(), Some("company: ["));
}

#[test]
fn two_offers_of_one_name_are_told_apart_by_their_folders() {
    let scene = Scene::new();
    scene.write("clients/ann/offers/acme.yaml", OFFER);
    scene.run("log clients/ann/acme offered --at 2026-11-18", 0);
    assert_eq!(scene.read("offers/acme.yaml").as_deref(), Some(OFFER));
    scene.write("clients/ann/offers/bolt.yaml", OFFER);
    scene.write("clients/ben/offers/bolt.yaml", OFFER);
    scene.run("log bolt offered --at 2026-11-18", 2).complains(&["several", "clients/ann/bolt, clients/ben/bolt"]);
}

#[test]
fn entries_written_at_the_same_time_are_all_there() {
    let scene = Scene::new();
    let all: Vec<_> = (0..8)
        .map(|_| scene.command("log acme asked --at 2026-11-19").stdout(Stdio::null()).spawn().unwrap())
        .collect();
    all.into_iter().for_each(|mut child| assert!(child.wait().unwrap().success()));
    assert_eq!(scene.read("offers/acme.yaml").unwrap().matches("what: asked").count(), 8);
    assert_eq!(fs::read_dir(scene.at("offers")).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn clean_removes_what_gen_wrote_and_nothing_else() {
    let scene = Scene::new();
    assert_eq!(scene.run("clean", 0).out, "nothing to remove\n");
    scene.build("", 0);
    scene.write("dossiers/acme/mine.txt", "mine");
    scene.write("dossiers/acme/dossier.md", "edited");
    scene.run("clean", 0).complains(&["acme/dossier.md", "--force"]);
    assert_eq!(scene.read("dossiers/acme/dossier.md").as_deref(), Some("edited"));
    assert!(!scene.at("dossiers/index.html").exists());
    scene.run("clean --force", 0);
    assert_eq!(fs::read_dir(scene.at("dossiers/acme")).unwrap().count(), 1);
    fs::remove_file(scene.at("dossiers/acme/mine.txt")).unwrap();
    fs::remove_dir(scene.at("dossiers/acme")).unwrap();
    scene.run("clean", 0);
    assert!(!scene.at("dossiers").exists());
    scene.write("other/x.txt", "mine");
    scene.run("clean -o other", 2).complains(&["other"]);
    assert_eq!(scene.read("other/x.txt").as_deref(), Some("mine"));
}

#[test]
fn a_shell_completes_commands_offers_and_codes() {
    let scene = Scene::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(scene.run(&format!("completions {shell}"), 0).out.contains("COMPLETE"), "{shell}");
    }
    scene.run("completions cmd", 2).complains(&["bash"]);
    let asked = |words: &[&str]| {
        let mut command = scene.command("--");
        let last = words.len().to_string();
        command.arg("gen").args(words).env("COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", last);
        command.env("_CLAP_COMPLETE_COMP_TYPE", "9").env("_CLAP_COMPLETE_SPACE", "true").env("_CLAP_IFS", "\n");
        Said::of(&command.output().unwrap(), 0).out
    };
    assert!(asked(&["bu"]).contains("build"));
    assert!(asked(&["show", "a"]).contains("acme"), "{}", asked(&["show", "a"]));
    assert!(asked(&["explain", "D1"]).contains("D12"));
    assert!(asked(&["log", "acme", "dec"]).contains("declined"));
}

#[test]
fn the_manual_page_holds_what_the_help_holds() {
    let scene = Scene::new();
    let page = scene.run("man", 0).out;
    assert!(page.contains(".TH gen 1") && page.contains("gen\\-build"), "{page}");
    assert!(scene.run("man log", 0).out.contains("declined"));
    scene.run("man nothing", 2).complains(&["nothing"]);
}

#[test]
fn the_doctor_names_what_may_come_before_other_eyes() {
    let scene = Scene::new();
    let git = |words: &str| {
        let done = Command::new("git").args(words.split(' ')).current_dir(scene.at(".")).output().unwrap();
        assert!(done.status.success(), "git {words}");
    };
    scene.run("doctor", 1).complains(&["this is no repository"]);
    git("init -q");
    scene.run("doctor", 1).complains(&["add `/dossiers/` to .gitignore"]);
    scene.write(".gitignore", "/dossiers/\n");
    scene.write("profile.yaml", "name: Jane Doe\ncriteria: { growth: { must: true } }\n");
    assert_eq!(scene.run("doctor", 0).out, "all is well\n");
    git("remote add origin git@git.example:jane/jobs.git");
    scene.run("doctor", 1).complains(&["also kept on git.example"]);
    git("remote remove origin");
    scene.write("schema/offer.json", "{}\n");
    scene.run("doctor", 1).complains(&["gen schema offer > schema/offer.json"]);
}

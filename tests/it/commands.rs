//! Every command through the real binary, in an empty environment; and how each kind of failure ends.
//!
//! The list of commands is that of the program: one without a line here fails.

use crate::cli::{AS_OF, OFFER, Said, Scene};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

/// A command, its arguments, and what it prints to stdout.
const TRIED: [(&str, &str, &str); 19] = [
    ("build", "-o out --as-of 2026-11-20", "2 dossiers: 2 new; next: acme, answer by 2026-11-25 18:00 CET"),
    ("watch", "-o out", "watching for changes"),
    ("serve", "-o out --port 0", "serving http://127.0.0.1:"),
    ("check", "offers/acme.yaml", "2 offers: 0 errors, 0 warnings"),
    ("lint", "--kind noted-below", ""),
    ("explain", "D7", "# D7 must-lost"),
    ("init", "fresh", "cd fresh && gen build"),
    ("new", "third --company A --role R --received 2026-11-18", "made offers/third.yaml"),
    ("list", "--as-of 2026-11-20", "OFFER  WHAT TO DO"),
    ("compare", "acme bolt --as-of 2026-11-20", "Acme GmbH"),
    ("show", "acme --as-of 2026-11-20", "Acme GmbH, Engineer"),
    ("log", "acme asked --at 2026-11-19", "{ at: 2026-11-19, what: asked }"),
    ("clean", "-o out", "nothing to remove"),
    ("doctor", "", ""),
    ("schema", "offer", "\"$schema\": \"http://json-schema.org/draft-07/schema#\""),
    ("theme list", "", "letter"),
    ("theme copy", "style.css", "themes/default/style.css is yours now"),
    ("completions", "fish", "COMPLETE"),
    ("man", "log", ".TH gen-log 1"),
];

/// The commands under `Commands:` of a help, and those below them.
fn listed(scene: &Scene, above: &str) -> BTreeSet<String> {
    let help = scene.run(&format!("{above} --help"), 0).out;
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| line.starts_with("  "));
    let names = lines.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    let below = |name: &str| {
        let name = format!("{above} {name}").trim().to_owned();
        let inner = listed(scene, &name);
        if inner.is_empty() { BTreeSet::from([name]) } else { inner }
    };
    names.flat_map(below).collect()
}

fn project() -> Scene {
    let scene = Scene::new();
    scene.write("offers/bolt.yaml", OFFER.replace("Acme GmbH", "Bolt").replace("25 18:00", "26 18:00"));
    scene
}

#[test]
fn every_command_works_in_an_empty_environment() {
    let known = listed(&Scene::new(), "");
    let tried: BTreeSet<String> = TRIED.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let missing: Vec<&String> = known.difference(&tried).collect();
    assert!(known.len() > 15 && missing.is_empty(), "commands without a test: {missing:?}");
    for (name, args, expected) in TRIED.iter().filter(|(name, ..)| known.contains(*name)) {
        let scene = project();
        let out = match *name {
            "watch" | "serve" => endless(&scene, &format!("{name} {args}"), expected),
            "lint" => lint(&scene, "Thank you. I decline, for now.", 1),
            // No repository: there is something to look at.
            "doctor" => scene.run("doctor", 1).out,
            _ => scene.run(&format!("{name} {args}"), 0).out,
        };
        assert!(out.contains(expected), "gen {name} {args}: {out}");
    }
}

/// What a command that never ends says, up to what is expected.
fn endless(scene: &Scene, args: &str, expected: &str) -> String {
    let mut child = scene.command(args).stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let found = lines.into_iter().find(|line| line.contains(expected));
    child.kill().unwrap();
    child.wait().unwrap();
    found.unwrap_or_default()
}

fn lint(scene: &Scene, text: &str, status: i32) -> String {
    let mut child =
        scene.command("lint").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let said = Said::of(&child.wait_with_output().unwrap(), status);
    said.out + &said.err
}

#[test]
fn files_with_problems_end_with_one() {
    let scene = project();
    scene.write("offers/bad.yaml", "company: [");
    for args in ["build", "check", "list", "show bad", "compare acme bad", "log bad asked", "doctor"] {
        let said = scene.run(args, 1);
        assert!(!said.err.is_empty(), "gen {args} says why");
    }
    assert!(lint(&scene, "Dear Sam, maybe later.", 1).contains("L"), "a finding of a message is a problem");
    scene.run("new x --company A --role R --received soon", 1).complains(&["received"]);
    scene.run("check --format json", 1);
    let scene = project();
    scene.write("offers/CON.yaml", OFFER);
    scene.run("check", 0);
    scene.run("check --strict", 1);
    scene.run("build --strict", 1);
    scene.write("profile.yaml", "tone: shrill\n");
    scene.run("build", 1).complains(&["profile.yaml:1:7"]);
}

#[test]
fn wrong_use_ends_with_two_and_says_what_is_right() {
    let scene = project();
    for (args, word) in [
        ("", "Usage"),
        ("biuld", "build"),
        ("build --fromat md", "--format"),
        ("build --format pdf", "md, html"),
        ("build --as-of soon", "2026-11-20"),
        ("build --set acme.salary=1", "salary"),
        ("build --theme nothing", "nothing"),
        ("build nowhere", "nowhere"),
        ("-C nowhere list", "nowhere"),
        ("check nowhere.yaml", "nowhere.yaml"),
        ("show", "SLUG"),
        ("show acne", "`acme`"),
        ("compare acme", "--set"),
        ("log acme refused", "declined"),
        ("log acne declined", "`acme`"),
        ("new a/b --company A --role R --received 2026-11-18", "letters"),
        ("new x --company A --role R", "--received"),
        ("new acme --company A --role R --received 2026-11-18", "there already"),
        ("explain D99", "gen explain"),
        ("schema letter", "offer"),
        ("completions cmd", "bash"),
        ("man nothing", "nothing"),
        ("theme copy nothing.css", "style.css"),
        ("lint nowhere.txt", "nowhere.txt"),
        ("clean -o offers", "offers"),
        ("-q -v build", "--verbose"),
    ] {
        scene.run(args, 2).complains(&[word]);
    }
}

#[test]
fn a_machine_that_fails_ends_with_two() {
    let scene = project();
    scene.write("taken", "a file\n");
    scene.run(&format!("build --as-of {AS_OF} -o taken"), 2).complains(&["taken"]);
    scene.run("build -o offers", 2).complains(&["will not write into"]);
    scene.run("init taken/below", 2).complains(&["taken"]);
    #[cfg(target_os = "linux")]
    for args in ["build", "check", "list", "explain", "schema offer", "man", "--help"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        Said::of(&scene.command(args).stdout(full).output().unwrap(), 2);
    }
    let busy = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = busy.local_addr().unwrap().port();
    if listed(&scene, "").contains("serve") {
        scene.run(&format!("serve --port {port}"), 2).complains(&["is taken", "--port 0"]);
    }
}

#[test]
fn every_code_explains_itself() {
    let scene = Scene::new();
    let list = scene.run("explain", 0).out;
    let codes: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    for letter in ["B", "C", "D", "F", "G", "L", "M", "P", "R", "S", "T", "W"] {
        let is = |code: &&&str| code.strip_prefix(letter).is_some_and(|n| n.parse::<u8>().is_ok());
        assert!(codes.iter().any(|code| is(&code)), "no code begins with {letter}");
    }
    assert!(codes.contains(&"unknown-key") && codes.len() > 100, "{}", codes.len());
    for code in codes {
        let text = scene.run(&format!("explain {code}"), 0).out;
        assert!(text.starts_with(&format!("# {code}")) && text.lines().count() > 4, "{code}: {text}");
    }
}

#[test]
fn check_names_what_is_wrong_with_words_and_templates_of_ones_own_as_build_does() {
    for (file, text, place) in [
        ("content/en/messages/decline.yaml", "text: \"a\"\nb: [\n", "content/en/messages/decline.yaml:3:1"),
        ("content/en/messages/decline.yaml", "text: \"{{ a\"\n", "content/en/messages/decline.yaml"),
        ("content/en/grammar.jinja", "{% macro a() %}\n{% endif %}\n", "content/en/grammar.jinja:2:1"),
        ("themes/default/index.md", "{% if %}\n", "index.md"),
    ] {
        let scene = Scene::new();
        scene.write(file, text);
        scene.run("check", 1).complains(&[place]);
        scene.build("", 1).complains(&[place]);
    }
}

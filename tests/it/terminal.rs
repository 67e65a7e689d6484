//! In a real terminal: what asks, what is coloured, what pages, what fits into few columns, and how far a build is.

use crate::cli::{AS_OF, OFFER, Said, Scene};
use pty_process::Size;
use pty_process::blocking::{Command, open};
use std::io::{Read, Write};
use std::process::{Command as Plain, Stdio};

/// What a run in a terminal of this many columns shows there, with all of its codes; what is typed is there before it asks.
fn shown(scene: &Scene, columns: u16, (typed, variables): (&str, &[(&str, &str)]), args: &str) -> String {
    let (mut pty, pts) = open().unwrap();
    pty.resize(Size::new(24, columns)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen")).args(args.split_whitespace()).current_dir(scene.at("."));
    command = command.env_clear().env("TERM", "xterm").env("PAGER", "cat").env("SOURCE_DATE_EPOCH", "1795161600");
    for (name, value) in variables {
        command = command.env(name, value);
    }
    let mut child = command.spawn(pts).unwrap();
    pty.write_all(typed.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    // On Linux the end of a terminal is an error of reading.
    let _ = pty.read_to_end(&mut bytes);
    assert!(child.wait().unwrap().success(), "{args}: {}", String::from_utf8_lossy(&bytes));
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

/// The same in a usual terminal, with nothing typed.
fn seen(scene: &Scene, args: &str) -> String {
    shown(scene, 80, ("", &[]), args)
}

#[test]
fn a_new_offer_is_asked_for() {
    let scene = Scene::new();
    let said = shown(&scene, 80, ("Bolt & Co\n\nEngineer\nyesterday\n2026-11-19 10:00\n2026-11-26\n", &[]), "new bolt");
    for question in [
        "Which company?",
        "Which role?",
        "When did the formal offer come",
        "`yesterday` is no date",
        "made offers/bolt.yaml",
    ] {
        assert!(said.contains(question), "{question}: {said}");
    }
    let file = scene.read("offers/bolt.yaml").unwrap();
    assert!(
        file.contains("company: \"Bolt & Co\"\nrole: Engineer\nreceived: 2026-11-19 10:00\nreply_by: 2026-11-26\n"),
        "{file}"
    );
}

#[test]
fn a_dossier_is_paged_in_colour_and_fits_into_few_columns() {
    let scene = Scene::new();
    let page = format!("show acme --as-of {AS_OF}");
    assert!(seen(&scene, &page).contains("\u{1b}[1m"));
    for (variables, args) in [
        (&[("NO_COLOR", "1")][..], page.clone()),
        (&[("TERM", "dumb")], page.clone()),
        (&[], format!("--color never {page}")),
    ] {
        assert!(!shown(&scene, 80, ("", variables), &args).contains('\u{1b}'), "{variables:?} {args}");
    }
    let asked = shown(&scene, 80, ("", &[("NO_COLOR", "1")]), &format!("--color always {page}"));
    assert!(asked.contains("\u{1b}[1m"), "who asks for colours gets them");
    let narrow = shown(&scene, 40, ("", &[("NO_COLOR", "1")]), &page);
    let long: Vec<&str> = narrow.lines().filter(|l| l.chars().count() > 40 && l.trim().contains(' ')).collect();
    assert!(long.is_empty(), "wider than the terminal: {long:#?}");
    let paged = shown(&scene, 80, ("", &[("PAGER", "sed s/^/|/")]), &page);
    assert!(paged.lines().all(|line| line.starts_with('|')), "{paged}");
    let alone = shown(&scene, 80, ("", &[("PAGER", "no-such-pager")]), &page);
    assert!(alone.contains("Acme GmbH, Engineer"), "without a pager it is printed: {alone}");
}

#[test]
fn a_list_fits_into_few_columns() {
    let scene = Scene::new();
    let list = format!("list --as-of {AS_OF}");
    assert!(shown(&scene, 120, ("", &[]), &list).starts_with("OFFER  WHAT TO DO"));
    let narrow = shown(&scene, 40, ("", &[]), &list);
    assert!(narrow.starts_with("acme\n  Ask first (clear)\n"), "{narrow}");
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
}

#[test]
fn a_rule_is_explained_in_as_many_columns_as_there_are() {
    let said = shown(&Scene::new(), 40, ("", &[("NO_COLOR", "1")]), "explain D10");
    assert!(said.starts_with("D10 must-untried\n\nWHAT IT LOOKS AT\n"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 40), "{said}");
}

#[test]
fn a_problem_is_shown_in_colour_on_a_terminal_alone() {
    let scene = Scene::new();
    scene.write("offers/CON.yaml", OFFER);
    assert!(seen(&scene, "check").contains("\u{1b}["));
    assert!(!shown(&scene, 80, ("", &[("NO_COLOR", "1")]), "check").contains('\u{1b}'));
}

#[test]
fn a_long_build_says_how_far_it_is_and_a_quick_one_does_not() {
    let scene = Scene::new();
    // A machine that is busy with something else may be slow once or twice.
    let quick = |_| !seen(&scene, "build --force").contains("dossiers");
    assert!((0..50).any(quick), "{}", seen(&scene, "build"));
    // As many as take a second on one thread.
    let many = if cfg!(debug_assertions) { 500 } else { 5000 };
    for n in 0..many {
        scene.write(&format!("offers/o{n}.yaml"), OFFER.replace("Acme", &format!("Acme {n}")));
    }
    let slow = [("RAYON_NUM_THREADS", "1")];
    let long = shown(&scene, 60, ("", &slow), "build --format md");
    assert!(long.contains(&format!(" of {} dossiers\u{1b}", many + 1)) || long.contains(" dossiers\r"), "{long:?}");
    let last = format!("{} dossiers: {many} new, 1 changed; next: acme, answer by 2026-11-25 18:00 CET\n", many + 1);
    assert!(long.ends_with(&last), "{long:?}");
    assert_eq!(shown(&scene, 60, ("", &slow), "-q build --format html"), "");
    let piped = scene.command("build --format json").env("RAYON_NUM_THREADS", "1").output().unwrap();
    assert_eq!(Said::of(&piped, 0).err, "", "nothing of it reaches a file");
}

#[test]
fn who_reads_the_first_line_alone_gets_it() {
    let scene = Scene::new();
    let mut command = Plain::new("sh");
    command.args(["-c", "\"$0\" show acme | head -n 1", env!("CARGO_BIN_EXE_gen")]).stderr(Stdio::piped());
    let cut = command.current_dir(scene.at(".")).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&cut.stdout), "Acme GmbH, Engineer\n");
    assert!(cut.stderr.is_empty() && cut.status.success(), "{cut:?}");
}

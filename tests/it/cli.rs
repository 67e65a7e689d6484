//! The command line: what it prints where, and how it ends.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const PROFILE: &str = "name: Jane Doe\ntime_zone: Europe/Berlin\ncurrency: EUR\ncriteria:\n  growth: { must: true }\n";
pub(crate) const OFFER: &str =
    "company: Acme GmbH\nrole: Engineer\nreceived: 2026-11-18 16:30\nreply_by: 2026-11-25 18:00\n";
pub(crate) const AS_OF: &str = "2026-11-20T09:00:00+01:00";

pub(crate) struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    /// A project with a profile and the offer `acme`.
    pub(crate) fn new() -> Self {
        let scene = Self { folder: tempfile::tempdir().unwrap() };
        scene.write("profile.yaml", PROFILE);
        scene.write("offers/acme.yaml", OFFER);
        scene
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join("src").join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.at(path)).ok()
    }

    pub(crate) fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gen"));
        command.args(args.split_whitespace()).current_dir(self.at("."));
        command.env_clear().stdin(Stdio::null());
        command
    }

    #[track_caller]
    pub(crate) fn run(&self, args: &str, status: i32) -> Said {
        Said::of(&self.command(args).output().unwrap(), status)
    }

    #[track_caller]
    pub(crate) fn build(&self, args: &str, status: i32) -> Said {
        self.run(&format!("build --as-of {AS_OF} {args}"), status)
    }
}

/// What a run printed.
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    #[track_caller]
    pub(crate) fn of(output: &Output, status: i32) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let said = Self { out: text(&output.stdout), err: text(&output.stderr) };
        assert_eq!(output.status.code(), Some(status), "{}{}", said.out, said.err);
        said
    }

    #[track_caller]
    pub(crate) fn complains(&self, words: &[&str]) {
        for word in words {
            assert!(self.err.contains(word), "does not say {word:?}: {}", self.err);
        }
    }
}

#[test]
fn the_last_line_of_a_build_says_what_changed_and_what_is_due() {
    let scene = Scene::new();
    let due = "next: acme, answer by 2026-11-25 18:00 CET";
    assert_eq!(scene.build("", 0).out, format!("1 dossier: 1 new; {due}\n"));
    assert_eq!(scene.build("", 0).out, format!("1 dossier: nothing changed; {due}\n"));
    scene.write("offers/bolt.yaml", "company: Bolt\nrole: R\nreceived: 2026-11-19 10:00\n");
    fs::remove_file(scene.at("offers/acme.yaml")).unwrap();
    let said = scene.build("-v", 0);
    assert_eq!(said.out, "1 dossier: 1 new, 1 removed; next: bolt, answer by 2026-11-22 10:00 CET\n");
    assert_eq!(said.err, "new: bolt\nremoved: acme\n");
    assert_eq!(scene.build("-q", 0).out, "");
    let said = scene.build("--format md", 0);
    assert!(said.out.starts_with("1 dossier: 1 changed; "), "a dossier with a file less is not removed: {}", said.out);
}

#[test]
fn a_build_without_offers_says_so() {
    let scene = Scene::new();
    fs::remove_file(scene.at("offers/acme.yaml")).unwrap();
    let said = scene.build("", 0);
    assert_eq!(said.out, "0 dossiers: nothing changed; no answer is due\n");
    said.complains(&["no offers", "offers/<name>.yaml"]);
}

#[test]
fn a_broken_offer_keeps_its_last_good_dossier_and_the_others_are_built() {
    let scene = Scene::new();
    scene.build("", 0);
    let good = scene.read("dossiers/acme/dossier.json");
    scene.write("offers/acme.yaml", OFFER.replace("role:", "roll:"));
    scene.write("offers/bolt.yaml", OFFER.replace("Acme", "Bolt"));
    let said = scene.build("", 1);
    said.complains(&["offers/acme.yaml:2:1", "roll: Engineer", "^^^^", "did you mean `role`?"]);
    assert!(said.out.contains("1 new, 1 not built"), "{}", said.out);
    assert_eq!(scene.read("dossiers/acme/dossier.json"), good);
    assert!(scene.read("dossiers/bolt/dossier.json").is_some());
    assert!(scene.read("dossiers/index.md").unwrap().contains("acme/"));
}

#[test]
fn a_broken_profile_stops_its_folder_alone() {
    let scene = Scene::new();
    scene.write("clients/a/profile.yaml", PROFILE);
    scene.write("clients/a/offers/x.yaml", OFFER);
    scene.build("", 0);
    let good = scene.read("dossiers/clients/a/index.html");
    scene.write("clients/a/profile.yaml", "tone: shrill\n");
    scene.write("clients/a/offers/x.yaml", OFFER.replace("18:00", "25:00"));
    let said = scene.build("", 1);
    said.complains(&["clients/a/profile.yaml:1:7", "clients/a/offers/x.yaml:4:11"]);
    assert_eq!(scene.read("dossiers/clients/a/index.html"), good);
    assert!(scene.read("dossiers/acme/dossier.json").is_some());
}

#[test]
fn every_candidate_has_an_index_and_the_output_one_over_all() {
    let scene = Scene::new();
    fs::remove_file(scene.at("profile.yaml")).unwrap();
    fs::remove_file(scene.at("offers/acme.yaml")).unwrap();
    scene.write("gen.yaml", "output: site\nformats: [md]\n");
    for client in ["ann", "ben"] {
        scene.write(&format!("clients/{client}/profile.yaml"), PROFILE);
        scene.write(&format!("clients/{client}/offers/x.yaml"), OFFER);
    }
    scene.build("", 0);
    let over_all = scene.read("site/index.md").unwrap();
    assert!(over_all.contains("clients/ann/") && over_all.contains("clients/ben/"), "{over_all}");
    assert!(over_all.contains("2 offers are waiting for an answer"), "{over_all}");
    assert!(scene.read("site/clients/ann/index.md").is_some_and(|text| !text.contains("ben")));
    assert!(scene.read("site/clients/ann/x/dossier.md").is_some());
    assert!(scene.read("site/clients/ann/x/dossier.json").is_none());
}

#[test]
fn the_clock_is_as_of_then_the_variable_then_now() {
    let scene = Scene::new();
    let as_of = |scene: &Scene| {
        let text = scene.read("dossiers/acme/dossier.json").unwrap();
        text.lines().find_map(|l| l.trim().strip_prefix("\"as_of\": ")).unwrap().trim_matches(['"', ',']).to_owned()
    };
    let epoch = |seconds: &str, status: i32| {
        Said::of(&scene.command("build").env("SOURCE_DATE_EPOCH", seconds).output().unwrap(), status)
    };
    epoch("1795161600", 0);
    assert_eq!(as_of(&scene), "2026-11-20T09:00:00+01:00");
    epoch("0", 0);
    assert_eq!(as_of(&scene), "1970-01-01T01:00:00+01:00");
    for bad in ["99999999999999999", "soon", "1.5", ""] {
        epoch(bad, 2).complains(&["SOURCE_DATE_EPOCH"]);
    }
    scene.run("build --as-of 2026-11-20", 0);
    assert_eq!(as_of(&scene), "2026-11-20T00:00:00+01:00");
    scene.run("build --as-of 2026-11-20T03:00:00-05:00", 0);
    assert_eq!(as_of(&scene), "2026-11-20T09:00:00+01:00");
    for bad in ["2026-02-30", "yesterday", "2026-11-20T09:00", "20"] {
        scene.run(&format!("build --as-of {bad}"), 2).complains(&["--as-of", bad]);
    }
}

#[test]
fn check_writes_nothing_and_speaks_json_on_stdout() {
    let scene = Scene::new();
    assert_eq!(scene.run("check", 0).out, "1 offer: 0 errors, 0 warnings\n");
    scene.write("offers/acme.yaml", OFFER.replace("role:", "roll:"));
    let said = scene.run("check --format json", 1);
    assert_eq!(said.err, "");
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["problems"][0]["file"], "offers/acme.yaml");
    assert!(report["errors"].as_u64().unwrap() >= 1);
    let sarif: serde_json::Value = serde_json::from_str(&scene.run("check --format sarif", 1).out).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "offers/acme.yaml");
    assert_eq!(result["ruleId"], report["problems"][0]["code"]);
    assert!(scene.run("check --format github", 1).out.starts_with("::error file=offers/acme.yaml,line=2,col="));
    assert!(!scene.at("dossiers").exists());
}

#[test]
fn check_of_a_path_shows_what_concerns_it_as_it_is_called_from_here() {
    let scene = Scene::new();
    scene.write("offers/bad.yaml", "company: [");
    assert_eq!(scene.run("check offers/acme.yaml", 0).err, "");
    scene.run("check offers", 1).complains(&["--> offers/bad.yaml:1:"]);
    scene.run("check nowhere.yaml", 2).complains(&["nowhere.yaml"]);
    let below = scene.command("check bad.yaml").current_dir(scene.at("offers")).output().unwrap();
    Said::of(&below, 1).complains(&["--> ../offers/bad.yaml:1:"]);
}

#[test]
fn the_project_is_found_from_below_and_from_elsewhere() {
    let scene = Scene::new();
    Said::of(&scene.command("build").current_dir(scene.at("offers")).output().unwrap(), 0);
    assert!(scene.read("dossiers/acme/dossier.json").is_some());
    let elsewhere = tempfile::tempdir().unwrap();
    let from = scene.command("-C").arg(scene.at(".")).arg("check").current_dir(elsewhere.path()).output().unwrap();
    Said::of(&from, 0);
    let above = scene.command("build src -o out").current_dir(scene.at("..")).output().unwrap();
    Said::of(&above, 0);
    assert!(scene.read("../out/acme/dossier.json").is_some(), "DIR and -o count from where gen was called");
    scene.run("-C nowhere check", 2).complains(&["nowhere"]);
    scene.run("build nowhere", 2).complains(&["nowhere"]);
}

#[test]
fn strict_makes_warnings_count() {
    let scene = Scene::new();
    scene.write("offers/CON.yaml", OFFER);
    scene.run("check", 0).complains(&["warning[name-windows]", "`CON`"]);
    scene.run("check --strict", 1);
    scene.build("--strict", 1);
}

#[test]
fn an_edited_file_is_named_and_kept_until_forced() {
    let scene = Scene::new();
    scene.build("", 0);
    scene.write("dossiers/acme/dossier.md", "mine");
    scene.build("", 0).complains(&["warning", "acme/dossier.md", "--force"]);
    assert_eq!(scene.read("dossiers/acme/dossier.md").as_deref(), Some("mine"));
    assert_eq!(scene.build("--force", 0).err, "");
    assert_ne!(scene.read("dossiers/acme/dossier.md").as_deref(), Some("mine"));
}

#[test]
fn what_was_made_of_the_same_is_not_made_again_and_is_whole_all_the_same() {
    let scene = Scene::new();
    scene.write("offers/other.yaml", OFFER);
    scene.build("", 0);
    let list = scene.read("dossiers/.gen-files").unwrap();
    assert!(list.starts_with("made of "), "{list}");
    let said = scene.build("", 0).out;
    assert_eq!(said, "2 dossiers: nothing changed; next: acme, answer by 2026-11-25 18:00 CET\n");
    fs::remove_file(scene.at("dossiers/acme/dossier.md")).unwrap();
    assert!(scene.build("", 0).out.contains("1 changed"), "what is gone comes back");
    assert!(scene.read("dossiers/acme/dossier.md").is_some());
    for (path, text) in
        [("profile.yaml", PROFILE.replace("Jane", "June")), ("offers/acme.yaml", OFFER.replace("Eng", "G"))]
    {
        scene.write(path, text);
        assert!(!scene.build("", 0).out.contains("nothing changed"), "{path}");
    }
    assert!(scene.run("build --as-of 2026-11-21", 0).out.contains("2 changed"), "another clock");
    assert!(scene.run("build --as-of 2026-11-21 --format md", 0).out.contains("2 changed"), "other formats");
    scene.write("dossiers/acme/dossier.md", "mine\n");
    scene.build("", 0);
    assert!(scene.build("", 0).err.contains("edited by hand"), "said as often as it is asked");
}

#[test]
fn settings_are_checked_like_any_other_file() {
    for (text, place, word) in [
        ("languag: en\n", "gen.yaml:1:1", "`language`"),
        ("formats: md, html\n", "gen.yaml:1:10", "list"),
        ("formats: [md, pdf]\n", "gen.yaml:1:15", "pdf"),
        ("theme: ../../etc\n", "gen.yaml:1:8", "theme"),
        ("input: ..\n", "gen.yaml:1:8", "out of the project"),
        ("- output: x\n", "gen.yaml:1:1", "mapping"),
    ] {
        let scene = Scene::new();
        scene.write("gen.yaml", text);
        scene.run("check", 1).complains(&[place, word]);
        scene.build("", 1).complains(&[place, word]);
        assert!(!scene.at("dossiers").exists(), "{text}");
    }
}

#[test]
fn an_output_among_the_sources_is_refused_before_anything_is_written() {
    let scene = Scene::new();
    for output in [".", "..", "offers", "profile.yaml"] {
        scene.build(&format!("-o {output}"), 2).complains(&["will not write into"]);
    }
    assert_eq!(fs::read_dir(scene.at(".")).unwrap().count(), 2);
}

#[test]
fn wrong_use_is_status_two_and_help_is_a_result() {
    let scene = Scene::new();
    scene.run("buidl", 2).complains(&["build"]);
    scene.run("build --format pdf", 2).complains(&["md, html, json"]);
    assert!(scene.run("--help", 0).out.contains("Usage: gen"));
    assert!(scene.run("--version", 0).out.starts_with("gen "));
}

#[test]
fn what_cannot_be_seen_is_shown_by_its_number() {
    let scene = Scene::new();
    let said = scene.run("build no\u{202e}where\u{1b}[31m", 2);
    said.complains(&["noU+202EwhereU+001B[31m"]);
    scene.write("offers/acme.yaml", OFFER.replace("role: E", "role: \u{202e}E"));
    for args in ["check", "check --format json"] {
        let said = scene.run(args, 1);
        assert!(!(said.out + &said.err).contains('\u{202e}'), "{args}");
    }
}

#[test]
fn only_a_hundred_problems_are_shown_and_the_rest_is_counted() {
    let scene = Scene::new();
    let many: String = (0..150).map(|n| format!("extra{n}: 1\n")).collect();
    scene.write("offers/acme.yaml", format!("{OFFER}{many}"));
    let said = scene.run("check", 1);
    assert_eq!(said.err.matches("error[").count(), 100);
    said.complains(&["and 50 more"]);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_panic_and_a_full_disk_is_a_failure() {
    let scene = Scene::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let said = scene.command("check").stdout(writer).output().unwrap();
    assert_eq!((said.status.code(), said.stderr.is_empty()), (Some(0), true));
    if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
        Said::of(&scene.command("check").stdout(full).output().unwrap(), 2);
    }
}

#[cfg(unix)]
#[test]
fn the_same_input_gives_the_same_bytes_at_any_place_and_thread_count() {
    let tree = |scene: &Scene| -> Vec<(String, Vec<u8>)> {
        let root = scene.at("dossiers");
        let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().filter_map(Result::ok);
        let name = |path: &std::path::Path| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        files.filter(|e| e.file_type().is_file()).map(|e| (name(e.path()), fs::read(e.path()).unwrap())).collect()
    };
    let built = |threads: &str, zone: &str| {
        let scene = Scene::new();
        for n in 0..12 {
            scene.write(&format!("offers/o{n}.yaml"), OFFER.replace("Acme", &format!("Acme {n}")));
        }
        let run =
            scene.command(&format!("build --as-of {AS_OF}")).env("RAYON_NUM_THREADS", threads).env("TZ", zone).output();
        Said::of(&run.unwrap(), 0);
        tree(&scene)
    };
    assert_eq!(built("1", "UTC"), built("8", "Asia/Tokyo"));
}

#[test]
fn a_rule_explains_itself_by_its_code_in_either_case() {
    let scene = Scene::new();
    assert!(scene.run("explain D7", 0).out.starts_with("# D7 must-lost\n\n## What it looks at\n"));
    assert_eq!(scene.run("explain d7", 0).out, scene.run("explain must-lost", 0).out);
    assert!(scene.run("explain", 0).out.lines().any(|l| l == "D7  must-lost"));
    assert!(scene.run("explain m1", 0).out.contains("messages: { decline:"));
    assert!(scene.run("explain unknown-key", 0).out.contains("docs/offer-format.md"));
    scene.run("explain D77", 2).complains(&["`D77`", "`gen explain`"]);
}

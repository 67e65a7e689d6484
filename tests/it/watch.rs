//! `gen watch` through the built binary: what it says, and that its output is always that of a fresh build.

#![expect(clippy::disallowed_methods, reason = "a test waits by the clock, and removes folders as a person does")]

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The longest that a busy machine may take for what should take milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);

const PROFILE: &str = "name: Jane Doe\ntime_zone: Europe/Berlin\ncurrency: EUR\ncriteria:\n  growth: { must: true }\n";

/// 2026-11-20T09:00:00+01:00
const EPOCH: &str = "1795161600";

/// A project, and a watch over it that ends with the test.
pub struct Scene {
    /// `src` and `out` lie in it.
    pub folder: tempfile::TempDir,
    program: Option<Child>,
    lines: Receiver<String>,
}

impl Drop for Scene {
    fn drop(&mut self) {
        if let Some(mut child) = self.program.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Scene {
    /// With the offers `a` and `b`, and nobody watching.
    pub fn new() -> Self {
        let scene = Self { folder: tempfile::tempdir().unwrap(), program: None, lines: channel().1 };
        scene.write("profile.yaml", PROFILE);
        scene.write("offers/a.yaml", &offer("Engineer", ""));
        scene.write("offers/b.yaml", &offer("Analyst", ""));
        scene
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join("src").join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    fn command(&self, words: &[&str], output: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gen"));
        command.args(words).arg("-o").arg(self.folder.path().join(output)).current_dir(self.at("."));
        command.env("SOURCE_DATE_EPOCH", EPOCH).env("NO_COLOR", "1").stdin(Stdio::null());
        command
    }

    /// Begins to watch, and waits until the first build is made.
    fn watch(&mut self, words: &[&str]) {
        self.watch_as(|command| _ = command.args(words));
    }

    fn watch_as(&mut self, change: impl FnOnce(&mut Command)) {
        self.begin("watch", change);
        self.says("watching for changes");
    }

    /// Begins a command that goes on until the test ends.
    pub fn begin(&mut self, word: &str, change: impl FnOnce(&mut Command)) {
        let (reader, writer) = std::io::pipe().unwrap();
        let mut command = self.command(&[word], "out");
        command.stdout(writer.try_clone().unwrap()).stderr(writer);
        change(&mut command);
        self.program = Some(command.spawn().unwrap());
        let (tell, lines) = channel();
        std::thread::spawn(move || {
            BufReader::new(reader)
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| tell.send(line).map_err(|_| ()))
                .ok()
        });
        self.lines = lines;
    }

    /// Waits for a line, and gives what was said until then.
    #[track_caller]
    pub fn says(&self, what: &str) -> String {
        let mut said = String::new();
        let end = Instant::now() + PATIENCE;
        while let Ok(line) = self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            writeln!(said, "{line}").unwrap();
            if line.contains(what) {
                return said;
            }
        }
        panic!("never said {what:?}, but:\n{said}");
    }

    pub fn dossier(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join("out").join(path)).unwrap_or_default()
    }

    #[track_caller]
    pub fn until(&self, what: &str, mut so: impl FnMut() -> bool) {
        let end = Instant::now() + PATIENCE;
        while !so() {
            assert!(Instant::now() < end, "never came: {what}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// The main rule.
    #[track_caller]
    pub fn settles(&self) {
        self.settles_as(&[]);
    }

    /// The same, of a build with these words.
    #[track_caller]
    pub fn settles_as(&self, words: &[&str]) {
        self.command(&[&["build"], words].concat(), "fresh").output().unwrap();
        let fresh = tree(&self.folder.path().join("fresh"));
        fs::remove_dir_all(self.folder.path().join("fresh")).unwrap();
        let mut now = BTreeMap::new();
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            now = tree(&self.folder.path().join("out"));
            if now == fresh {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let differing = |path: &&PathBuf| now.get(*path) != fresh.get(*path);
        let paths: Vec<&PathBuf> = now.keys().chain(fresh.keys()).filter(differing).collect();
        panic!("not what a fresh build writes: {paths:?}");
    }
}

pub fn offer(role: &str, more: &str) -> String {
    format!("company: Acme GmbH\nrole: {role}\nreceived: 2026-11-18 16:30\nreply_by: 2026-11-25 18:00\n{more}")
}

/// The files below a folder, those with hidden names left out.
fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(root).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let seen = files.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    seen.filter_map(|entry| Some((entry.path().to_owned(), fs::read(entry.path()).ok()?)))
        .map(|(path, bytes)| (path.strip_prefix(root).unwrap().to_owned(), bytes))
        .collect()
}

#[test]
fn the_pages_of_a_long_index_follow_every_change() {
    let mut scene = Scene::new();
    (0..201).for_each(|n| scene.write(&format!("offers/n{n:03}.yaml"), &offer("Engineer", "")));
    scene.watch(&["--format", "html,md"]);
    let has = |scene: &Scene, page: &str, text: &str| scene.dossier(page).contains(text);
    assert!(has(&scene, "index.html", "index-2.html") && has(&scene, "index-3.md", "n200"));
    scene.write("offers/n150.yaml", &offer("Librarian", ""));
    scene.until("the page of a changed offer", || has(&scene, "index-2.html", "Librarian"));
    scene.write(
        "offers/n010.yaml",
        &offer("Cook", "reply_by: 2026-11-24 18:00\n").replacen("reply_by: 2026-11-25 18:00\n", "", 1),
    );
    scene.until("an offer that is due earlier", || has(&scene, "index.html", "Cook"));
    for gone in ["n000", "n001", "n200"] {
        fs::remove_file(scene.at(&format!("offers/{gone}.yaml"))).unwrap();
    }
    scene.until("a page less", || scene.dossier("index-3.html").is_empty());
    scene.settles_as(&["--format", "html,md"]);
}

#[test]
fn a_profile_that_is_saved_as_it_was_keeps_its_place_in_the_index_above() {
    let mut scene = Scene::new();
    scene.write("n/profile.yaml", "name: N\n");
    scene.write("n/offers/e.yaml", &offer("Cook", ""));
    scene.watch(&[]);
    scene.write("n/profile.yaml", "name: N\n");
    scene.write("offers/a.yaml", &offer("Gardener", ""));
    scene.until("the index above", || scene.dossier("index.md").contains("Gardener"));
    scene.settles();
}

#[test]
fn a_saved_offer_reaches_its_dossier_and_the_index_in_one_build() {
    let mut scene = Scene::new();
    scene.watch(&[]);
    scene.write("offers/a.yaml", &offer("Gardener", ""));
    let said = scene.says("built in");
    assert!(said.starts_with("building\n") && said.trim_end().ends_with(": 1 changed"), "{said}");
    assert!(scene.dossier("a/dossier.json").contains("Gardener"));
    assert!(scene.dossier("index.md").contains("Gardener"));
    scene.settles();
}

#[test]
fn a_broken_offer_says_where_and_keeps_its_last_good_dossier() {
    let mut scene = Scene::new();
    scene.watch(&[]);
    scene.write("offers/a.yaml", "company: Acme\nrole: R\nreceived: soon\n");
    let said = scene.says("built in");
    assert!(said.contains("offers/a.yaml:3:11"), "{said}");
    assert!(scene.dossier("a/dossier.json").contains("Engineer"));
    scene.write("offers/a.yaml", &offer("Gardener", ""));
    scene.says("built in");
    scene.settles();
}

#[test]
fn what_one_offer_says_to_the_others_reaches_them() {
    let mut scene = Scene::new();
    scene.watch(&[]);
    scene.write("offers/a.yaml", &offer("Engineer", "log:\n  - { at: 2026-11-19, what: accepted }\n"));
    scene.says("built in");
    assert!(scene.dossier("b/dossier.json").contains("\"rule\": \"D5\""), "an offer was accepted, and D5 says so");
    fs::remove_file(scene.at("offers/a.yaml")).unwrap();
    scene.until("a dossier that is gone", || scene.dossier("a/dossier.json").is_empty());
    scene.settles();
}

#[test]
fn a_candidate_who_is_gone_leaves_the_index_above() {
    let mut scene = Scene::new();
    scene.write("n/profile.yaml", "name: N\n");
    scene.write("n/offers/c.yaml", &offer("Gardener", ""));
    scene.watch(&[]);
    assert!(scene.dossier("index.md").contains("n/index.md"));
    fs::remove_dir_all(scene.at("n")).unwrap();
    scene.settles();
}

#[test]
fn settings_words_and_theme_change_everything_and_may_be_broken() {
    let mut scene = Scene::new();
    scene.watch(&[]);
    scene.write("gen.yaml", "formats: [md]\n");
    scene.says("built in");
    scene.settles();
    scene.write("gen.yaml", "formats: [paper]\n");
    assert!(scene.says("not built").contains("gen.yaml:1:"));
    fs::remove_file(scene.at("gen.yaml")).unwrap();
    scene.says("built in");
    scene.settles();
    scene.write("themes/default/index.md", "{% if %}");
    scene.says("not built");
    scene.write("themes/default/index.md", "only this\n");
    scene.says("built in");
    assert_eq!(scene.dossier("index.md"), "only this\n");
}

#[test]
fn a_deadline_that_passes_changes_the_dossier_though_no_file_did() {
    let mut scene = Scene::new();
    let soon = jiff::Timestamp::now() + Duration::from_secs(2);
    let text = "company: Acme\nrole: R\nreceived: 2026-11-01\n";
    scene.write("offers/a.yaml", &format!("{text}reply_by: {}\n", soon.strftime("%Y-%m-%dT%H:%M:%SZ")));
    scene.watch_as(|command| _ = command.env_remove("SOURCE_DATE_EPOCH"));
    scene.until("a dossier that is overdue", || scene.dossier("a/dossier.json").contains("\"state\": \"overdue\""));
}

#[test]
fn a_watch_that_looks_around_itself_sees_the_same() {
    let mut scene = Scene::new();
    scene.watch(&["--poll"]);
    scene.write("offers/new/c.yaml", &offer("Gardener", ""));
    scene.says("built in");
    scene.settles();
}

/// A change of the sources.
#[derive(Debug, Clone)]
enum Deed {
    Write(&'static str, String),
    Remove(&'static str),
    Move(&'static str, &'static str),
}

/// Offers of two candidates, in folders that come and go. No two share a folder of the output: both would be refused, and
/// then the watch keeps a last good dossier where a fresh build has none.
const OFFERS: [&str; 7] = [
    "offers/a.yaml",
    "offers/b.yaml",
    "offers/k.yml",
    "offers/x/c.yaml",
    "offers/x/y/d.yaml",
    "n/offers/e.yaml",
    "n/offers/a.yaml",
];

fn deed() -> impl Strategy<Value = Deed> {
    let path = || prop::sample::select(&OFFERS[..]);
    let more = prop::sample::select(vec![
        "",
        "log:\n  - { at: 2026-11-19, what: accepted }\n",
        "log:\n  - { at: 2026-11-19, what: declined }\n",
        "ratings: { growth: 5 }\n",
        "ratings: { growth: 1 }\n",
    ]);
    let profile = prop::sample::select(vec!["profile.yaml", "n/profile.yaml", "offers/x/profile.yaml"]);
    let zone = prop::sample::select(vec!["Europe/Berlin", "Asia/Tokyo"]);
    prop_oneof![
        4 => (path(), "[A-Z][a-z]{2,6}", more).prop_map(|(path, role, more)| Deed::Write(path, offer(&role, more))),
        1 => path().prop_map(|path| Deed::Write(path, "company: \"".to_owned())),
        2 => path().prop_map(Deed::Remove),
        1 => prop::sample::select(vec!["offers/x", "n", "offers/x/y"]).prop_map(Deed::Remove),
        1 => (path(), path()).prop_map(|(from, to)| Deed::Move(from, to)),
        1 => prop::sample::select(vec!["offers/x", "n/offers/x"]).prop_map(|to| Deed::Move("offers/x", to)),
        1 => (profile, zone).prop_map(|(path, zone)| Deed::Write(path, format!("name: N\ntime_zone: {zone}\n"))),
        1 => Just(Deed::Remove("n/profile.yaml")),
        1 => Just(Deed::Write("gen.yaml", "formats: [md, json]\n".to_owned())),
        1 => Just(Deed::Remove("gen.yaml")),
    ]
}

fn act(scene: &Scene, deed: &Deed) {
    match deed {
        Deed::Write(path, text) => scene.write(path, text),
        Deed::Remove(path) if scene.at(path).is_dir() => fs::remove_dir_all(scene.at(path)).unwrap(),
        Deed::Remove(path) => _ = fs::remove_file(scene.at(path)),
        Deed::Move(from, to) => {
            fs::create_dir_all(scene.at(to).parent().unwrap()).unwrap();
            // There may be nothing to move.
            let _ = fs::rename(scene.at(from), scene.at(to));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 40, ..ProptestConfig::default() })]

    /// Broken offers may keep a dossier that a fresh build has not, so that the last deed makes all of them good.
    #[test]
    fn after_any_changes_the_output_is_that_of_a_fresh_build(deeds in prop::collection::vec(deed(), 1..12)) {
        let mut scene = Scene::new();
        scene.watch(&[]);
        for deed in &deeds {
            act(&scene, deed);
        }
        for path in OFFERS {
            if fs::read_to_string(scene.at(path)).is_ok_and(|text| text == "company: \"") {
                scene.write(path, &offer("Mended", ""));
            }
        }
        scene.settles();
    }
}

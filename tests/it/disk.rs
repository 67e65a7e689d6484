//! What is found, where `gen` may write, and what becomes of the files that lie there.

use dossier::disk::{Failure, Finished, Inventory, Kept, Output, Put, Scope, Why, discover, find_root, guard};
use std::fs;
use std::path::{Path, PathBuf};

struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    fn new(files: &[&str]) -> Self {
        let scene = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(scene.root()).unwrap();
        for file in files {
            scene.write(&format!("src/{file}"), "x");
        }
        scene
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    fn root(&self) -> PathBuf {
        self.at("src")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.at(path)).ok()
    }

    fn found(&self) -> Inventory {
        discover(&self.root(), &self.root(), &self.at("src/dossiers"))
    }

    /// Each offer as "file -> folder", the codes of all problems, and where they are.
    fn offers(&self) -> Vec<String> {
        let found = self.found();
        found.groups.iter().flat_map(|g| &g.offers).map(|o| format!("{} -> {}", o.file.shown, o.output)).collect()
    }

    fn problems(&self) -> Vec<String> {
        self.found().problems.iter().map(|p| format!("{}: {}", p.code, p.file)).collect()
    }

    fn open(&self, force: bool) -> Output {
        let place = guard(&self.at("out"), &self.root(), None).unwrap();
        Output::open(&place, force).unwrap()
    }

    /// A build that writes these files and keeps these folders.
    fn build(&self, files: &[(&str, &str)], keep: &[&str], force: bool) -> (Vec<Put>, Finished) {
        let output = self.open(force);
        let put = |(path, text): &(&str, &str)| {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            output.put(folder, &[(name, text.as_bytes())]).unwrap()
        };
        let puts = files.iter().map(put).collect();
        (puts, output.finish(&Scope::All, |folder| keep.contains(&folder)).unwrap().0)
    }

    fn refusal(&self, output: &str, home: Option<&Path>) -> Option<Failure> {
        guard(&self.at(output), &self.root(), home).err()
    }

    /// Everything in the output, without the two files that are ours.
    fn listed(&self) -> Vec<String> {
        let mut names: Vec<String> = walkdir::WalkDir::new(self.at("out"))
            .into_iter()
            .filter_map(Result::ok)
            .filter(|e| !e.file_type().is_dir())
            .map(|e| e.path().strip_prefix(self.at("out")).unwrap().to_string_lossy().into_owned())
            .filter(|n| n != ".gen" && n != ".gen-files")
            .collect();
        names.sort();
        names
    }
}

#[test]
fn offers_lie_at_any_depth_below_a_folder_named_offers() {
    let scene = Scene::new(&[
        "profile.yaml",
        "offers/helios.yaml",
        "offers/2026/berlin/acme.yml",
        "clients/a/profile.yaml",
        "clients/a/offers/helios.yaml",
        "elsewhere/x.yaml",
        "offers/.hidden.yaml",
        "offers/acme.yaml~",
        ".git/offers/x.yaml",
        "content/offers/x.yaml",
        "dossiers/offers/x.yaml",
    ]);
    assert_eq!(
        scene.offers(),
        [
            "offers/2026/berlin/acme.yml -> 2026/berlin/acme",
            "offers/helios.yaml -> helios",
            "clients/a/offers/helios.yaml -> clients/a/helios"
        ]
    );
    let found = scene.found();
    assert_eq!(found.groups.iter().map(|g| g.output.as_str()).collect::<Vec<_>>(), ["", "clients/a"]);
    assert_eq!(scene.problems(), [""; 0]);
}

#[test]
fn the_root_is_the_nearest_folder_upward_with_settings_or_a_profile() {
    let scene = Scene::new(&["gen.yaml", "clients/a/profile.yaml", "clients/a/offers/x.yaml", "b/offers/y.yaml"]);
    let root = |from: &str| find_root(&scene.at(from)).unwrap();
    assert_eq!(root("src/clients/a/offers"), scene.at("src/clients/a"));
    assert_eq!(root("src/clients"), scene.root());
    assert_eq!(root("src/b/offers"), scene.root());
    assert!(find_root(&scene.at("nowhere")).is_err_and(|f| f.phrase.contains("nowhere")));
}

#[test]
fn an_input_below_the_root_is_all_that_is_read_under_the_profile_above_it() {
    let scene = Scene::new(&["profile.yaml", "jobs/profile.yaml", "jobs/now/offers/a.yaml", "offers/b.yaml"]);
    let found = discover(&scene.root(), &scene.at("src/jobs/now"), &scene.at("src/dossiers"));
    let [group] = found.groups.as_slice() else { panic!("{:?}", found.groups) };
    assert_eq!(group.profile.as_ref().map(|p| p.file.shown.as_ref()), Some("jobs/profile.yaml"));
    assert_eq!((group.output.as_str(), group.offers[0].output.as_str()), ("", "a"));
    assert_eq!(found.problems, []);
}

#[test]
fn two_sources_of_one_folder_are_both_named() {
    let clash = |files: &[&str]| Scene::new(files).problems();
    assert_eq!(
        clash(&["offers/a.yaml", "offers/a.yml"]),
        ["output-clash: offers/a.yaml", "output-clash: offers/a.yml"]
    );
    assert_eq!(clash(&["offers/x/h.yaml", "x/offers/h.yaml"]).len(), 2);
    assert_eq!(clash(&["offers/\u{c4}.yaml", "offers/a\u{308}.yaml"]).len(), 2);
    assert_eq!(clash(&["offers/c.yaml", "c/profile.yaml"]).len(), 2);
    assert_eq!(clash(&["offers/c.yaml", "c/offers/d.yaml"]).len(), 0);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_named_and_never_opened() {
    use std::os::unix::fs::symlink;
    let scene = Scene::new(&["offers/good.yaml", "offers/old.yaml/readme.txt"]);
    scene.write("precious.yaml", "not ours");
    for (target, link) in [
        ("../../precious.yaml", "src/offers/out.yaml"),
        ("/dev/zero", "src/offers/zero.yaml"),
        ("nowhere", "src/offers/broken.yaml"),
        ("self.yaml", "src/offers/self.yaml"),
        ("good.yaml", "src/offers/inside.yaml"),
        (".", "src/offers/loop"),
        ("../..", "src/offers/up"),
    ] {
        symlink(target, scene.at(link)).unwrap();
    }
    let socket = std::os::unix::net::UnixListener::bind(scene.at("src/offers/s.yaml"));
    assert!(socket.is_ok());
    let found = scene.found();
    let usable: Vec<&str> =
        found.groups.iter().flat_map(|g| &g.offers).filter(|o| o.usable).map(|o| o.slug.as_str()).collect();
    assert_eq!(usable, ["good", "inside"]);
    assert_eq!(
        scene.problems(),
        [
            "link: offers/broken.yaml",
            "link: offers/loop",
            "folder-with-ending: offers/old.yaml",
            "link: offers/out.yaml",
            "not-a-file: offers/s.yaml",
            "link: offers/self.yaml",
            "link: offers/up",
            "link: offers/zero.yaml"
        ]
    );
}

#[test]
fn an_output_that_holds_anything_of_others_is_refused() {
    let scene = Scene::new(&["profile.yaml", "offers/a.yaml"]);
    scene.write("theirs/thesis.txt", "mine");
    scene.write("repository/.git/config", "");
    scene.write("file", "");
    fs::create_dir_all(scene.at("empty")).unwrap();
    fs::create_dir_all(scene.at("home/below")).unwrap();
    let home = scene.at("home/below");
    for refused in [
        "src",
        "src/../src",
        "",
        "src/offers",
        "src/offers/x",
        "theirs",
        "repository",
        "repository/.git/x",
        "file",
        "home",
    ] {
        assert!(scene.refusal(refused, Some(&home)).is_some(), "{refused}");
    }
    Output::open(&guard(&scene.at("kept"), &scene.at("src"), None).unwrap(), false).unwrap();
    scene.write("kept/.git/config", "");
    for allowed in ["empty", "new", "a/b/c", "src/dossiers", "home/below/out", "kept"] {
        assert_eq!(scene.refusal(allowed, Some(&home)), None, "{allowed}");
    }
    assert_eq!(fs::read_dir(scene.at("empty")).unwrap().count(), 0);
}

#[test]
fn a_second_build_changes_nothing_and_a_changed_one_only_what_changed() {
    let scene = Scene::new(&[]);
    let (first, _) = scene.build(&[("a/x", "1"), ("b/x", "1")], &[], false);
    assert_eq!(first.iter().map(|p| p.new).sum::<usize>(), 2);
    let before = scene.read("out/.gen-files");
    let (second, _) = scene.build(&[("a/x", "1"), ("b/x", "1")], &[], false);
    assert_eq!(second.iter().map(|p| p.same).sum::<usize>(), 2);
    assert_eq!(scene.read("out/.gen-files"), before);
    let (third, _) = scene.build(&[("a/x", "2"), ("b/x", "1")], &[], false);
    assert_eq!((third[0].changed, third[1].same), (1, 1));
    assert_eq!(scene.read("out/a/x").as_deref(), Some("2"));
}

#[test]
fn what_no_source_asks_for_goes_and_what_is_not_ours_stays() {
    let scene = Scene::new(&[]);
    scene.build(&[("index", "0"), ("a/x", "1"), ("b/x", "1"), ("c/d/x", "1")], &[], false);
    scene.write("out/b/thesis.txt", "mine");
    let (_, finished) = scene.build(&[("index", "0")], &["a"], false);
    assert_eq!(finished.removed, ["b/x", "c/d/x"]);
    assert_eq!(scene.listed(), ["a/x", "b/thesis.txt", "index"]);
    assert!(!scene.at("out/c").exists());
}

#[test]
fn what_a_person_edited_is_kept_and_named_until_forced() {
    let scene = Scene::new(&[]);
    scene.build(&[("a/x", "1"), ("b/x", "1")], &[], false);
    scene.write("out/a/x", "edited");
    scene.write("out/b/x", "edited");
    let edited = |path: &str| Kept { path: path.to_owned(), why: Why::Edited };
    for _ in 0..2 {
        let (puts, finished) = scene.build(&[("a/x", "2")], &[], false);
        assert_eq!((puts[0].kept.clone(), finished.kept), (vec![edited("a/x")], vec![edited("b/x")]));
        assert_eq!(scene.read("out/a/x").as_deref(), Some("edited"));
    }
    let (puts, finished) = scene.build(&[("a/x", "2")], &[], true);
    assert_eq!((puts[0].changed, finished.removed), (1, vec!["b/x".to_owned()]));
    assert_eq!(scene.read("out/a/x").as_deref(), Some("2"));
}

#[test]
fn a_file_that_was_cut_is_written_again() {
    let scene = Scene::new(&[]);
    scene.build(&[("a/x", "whole")], &[], false);
    for cut in ["", "who"] {
        scene.write("out/a/x", cut);
        let (puts, _) = scene.build(&[("a/x", "whole")], &[], false);
        assert_eq!(puts[0].changed, 1);
        assert_eq!(scene.read("out/a/x").as_deref(), Some("whole"));
    }
}

#[test]
fn a_file_of_others_is_never_written_over_even_by_force() {
    let scene = Scene::new(&[]);
    scene.build(&[("index", "0")], &[], false);
    scene.write("out/a/x", "mine");
    scene.write("out/b", "mine, too");
    for force in [false, true] {
        let (puts, _) = scene.build(&[("index", "0"), ("a/x", "1"), ("b/x", "1")], &[], force);
        let kept: Vec<_> = puts.into_iter().flat_map(|p| p.kept).map(|k| (k.path, k.why)).collect();
        assert_eq!(kept, [("a/x".to_owned(), Why::Foreign), ("b".to_owned(), Why::Foreign)]);
        assert_eq!(scene.read("out/a/x").as_deref(), Some("mine"));
    }
}

#[cfg(unix)]
#[test]
fn links_in_the_output_are_not_followed() {
    let scene = Scene::new(&[]);
    scene.build(&[("a/x", "1"), ("b/x", "1"), ("c/x", "1")], &[], false);
    scene.write("theirs/x", "1");
    for folder in ["a", "b"] {
        fs::remove_file(scene.at(&format!("out/{folder}/x"))).unwrap();
        fs::remove_dir(scene.at(&format!("out/{folder}"))).unwrap();
        std::os::unix::fs::symlink(scene.at("theirs"), scene.at(&format!("out/{folder}"))).unwrap();
    }
    fs::remove_file(scene.at("out/c/x")).unwrap();
    std::os::unix::fs::symlink(scene.at("theirs/x"), scene.at("out/c/x")).unwrap();
    let (puts, finished) = scene.build(&[("a/x", "2"), ("c/x", "2")], &[], true);
    assert_eq!(puts.iter().map(|p| p.kept.len()).sum::<usize>(), 2);
    assert_eq!(finished.removed, [""; 0]);
    assert_eq!(scene.read("theirs/x").as_deref(), Some("1"));
}

#[test]
fn what_a_killed_build_left_is_known_as_ours() {
    let scene = Scene::new(&[]);
    scene.build(&[("a/x", "1")], &[], false);
    let output = scene.open(false);
    output.put("a", &[("x", b"2")]).unwrap();
    output.put("b", &[("x", b"2")]).unwrap();
    drop(output); // killed before its end: the list still says "1"
    scene.write(&format!("out/b/.x.{}.tmp", std::process::id()), "hal");
    let (puts, finished) = scene.build(&[("a/x", "3")], &[], false);
    assert_eq!((puts[0].changed, finished.removed), (1, vec!["b/x".to_owned()]));
    assert_eq!(scene.listed(), ["a/x"]);
}

#[test]
fn a_mark_that_was_cut_still_makes_the_folder_ours() {
    for cut in ["", "This folder is wri"] {
        let scene = Scene::new(&[]);
        scene.write("out/.gen", cut);
        scene.build(&[("a/x", "1")], &[], false);
        assert_eq!(scene.refusal("out", None), None);
        assert_eq!(scene.listed(), ["a/x"]);
    }
}

#[test]
fn a_mark_of_others_does_not_make_the_folder_ours() {
    let scene = Scene::new(&[]);
    scene.write("out/.gen", "something else");
    assert!(scene.refusal("out", None).is_some());
}

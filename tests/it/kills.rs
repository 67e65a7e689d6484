//! Builds that are killed at random moments: every file of the output is the old one or the new one, and the next build
//! makes the rest right.

#![expect(clippy::disallowed_methods, reason = "a kill comes at a moment of the clock")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Two moments at which every page says something else.
const MOMENTS: [&str; 2] = ["2026-11-20T09:00:00Z", "2026-11-23T10:00:00Z"];

const OFFERS: usize = 12;

fn build(project: &Path, output: &Path, as_of: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen"));
    command.args(["build", "--as-of", as_of, "-o"]).arg(output).arg(project);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// What people read in a folder, by path; not the lists that `gen` keeps for itself, and no file that is being written.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let read = entries.filter(|e| !e.file_name().to_string_lossy().starts_with('.')).map(|e| {
        let path = e.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        (path, fs::read(e.path()).unwrap())
    });
    read.collect()
}

/// Kills so many builds, each between two states of all files, at moments spread over the time that a build takes.
#[track_caller]
fn survive(kills: u32) {
    let folder = tempfile::tempdir().unwrap();
    let (project, output) = (folder.path().join("src"), folder.path().join("out"));
    fs::create_dir_all(project.join("offers")).unwrap();
    fs::write(project.join("profile.yaml"), "name: Jane Doe\ntime_zone: Europe/Berlin\n").unwrap();
    for i in 0..OFFERS {
        let text = format!("company: Acme {i}\nrole: Engineer\nreceived: 2026-11-18 16:30\nreply_by: 2026-11-27\n");
        fs::write(project.join(format!("offers/o{i}.yaml")), text).unwrap();
    }
    let sources = files(&project);
    let begun = Instant::now();
    let states = MOMENTS.map(|as_of| {
        let fresh = folder.path().join(as_of.replace(':', "-"));
        assert!(build(&project, &fresh, as_of).status().unwrap().success());
        files(&fresh)
    });
    let whole = begun.elapsed() / 2;
    for kill in 0..kills {
        let mut child = build(&project, &output, MOMENTS[kill as usize % 2]).spawn().unwrap();
        // Steps of the golden section lie evenly, and never in the same place twice.
        let part = f64::from(kill) * 0.618_033_988_75 % 1.0;
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * 1.2 * part));
        let _ = child.kill();
        child.wait().unwrap();
        for (path, bytes) in files(&output) {
            let known = states.iter().any(|state| state.get(&path) == Some(&bytes));
            assert!(known, "kill {kill}: {path} is neither old nor new: {} bytes", bytes.len());
        }
    }
    assert!(build(&project, &output, MOMENTS[1]).status().unwrap().success());
    assert!(files(&output) == states[1], "the build after the kills is not that of an empty folder");
    assert_eq!(files(&project), sources, "the sources");
    let left = walkdir::WalkDir::new(&output).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let left: Vec<String> = left.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    let hidden: Vec<&String> = left.iter().filter(|n| n.starts_with('.') && !n.starts_with(".gen")).collect();
    assert!(hidden.is_empty(), "left over: {hidden:?}");
}

#[test]
fn a_killed_build_leaves_every_file_old_or_new() {
    survive(20);
}

#[test]
#[ignore = "half a minute: `just hostile` and CI run it"]
fn two_hundred_kills_tear_no_file() {
    survive(200);
}

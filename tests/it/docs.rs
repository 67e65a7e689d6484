//! What the pages for people say is what happens: their commands, files, excerpts and links.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// A fenced block: its language and its lines.
struct Block<'a> {
    language: &'a str,
    lines: Vec<&'a str>,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(_) if inside => inside = false,
            Some(language) => {
                inside = true;
                blocks.push(Block { language, lines: Vec::new() });
            }
            None if inside => blocks.last_mut().unwrap().lines.push(line),
            None => {}
        }
    }
    blocks
}

#[test]
fn the_readme_begins_with_the_two_commands() {
    let readme = read("README.md");
    let all = blocks(&readme);
    assert_eq!(all[0].language, "sh");
    assert_eq!(all[0].lines, ["cargo run --release -- build examples/relocation", "cargo test"]);
}

/// Stands for cargo: what it would build is there already, and `cargo test` is what is running.
#[cfg(unix)]
const CARGO: &str = "#!/bin/sh\ncase \"$*\" in\n'run --release -- '*) shift 3; exec gen \"$@\";;\n\
                     test|'install --path .') ;;\n*) echo \"cargo $*: not known here\" >&2; exit 2;;\nesac\n";

/// A page as a shell script: its files are written, its commands run in their order; of `console` blocks the output is
/// kept and compared.
#[cfg(unix)]
fn script(page: &str) -> (String, Vec<String>) {
    let (mut script, mut said) = ("set -eu\nkept=$PWD\n".to_owned(), Vec::new());
    for block in blocks(page) {
        let text = block.lines.join("\n");
        match block.language {
            "sh" => script.push_str(&(text + "\n")),
            "yaml" => {
                let path = block.lines[0].strip_prefix("# ").unwrap_or_else(|| panic!("no file is named in\n{text}"));
                let _ = writeln!(script, "mkdir -p \"$(dirname {path})\"\ncat > {path} <<'END'\n{text}\nEND");
            }
            "console" => {
                for part in text.split("$ ").filter(|part| !part.is_empty()) {
                    let (command, output) = part.split_once('\n').unwrap_or((part, ""));
                    let _ = writeln!(script, "{command} > \"$kept/said.{}\" 2>&1", said.len());
                    said.push(output.trim_end().to_owned());
                }
            }
            _ => {}
        }
    }
    (script, said)
}

/// Runs a page from its first line to its last, in a home of its own with the examples; gives the folder back.
#[cfg(unix)]
fn walk(page: &str) -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt as _;

    let scene = tempfile::tempdir().unwrap();
    let at = |path: &str| -> PathBuf { scene.path().join(path) };
    for folder in ["examples", "content"] {
        copy(&root().join(folder), &at(folder));
    }
    fs::create_dir(at("bin")).unwrap();
    fs::write(at("bin/cargo"), CARGO).unwrap();
    fs::set_permissions(at("bin/cargo"), fs::Permissions::from_mode(0o755)).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_gen"), at("bin/gen")).unwrap();
    let (script, expected) = script(&read(page));
    let script = format!("PATH={}:$PATH\n{script}", at("bin").display());
    let mut shell = std::process::Command::new("sh");
    // 2026-11-20, 09:00 in Berlin: the day of all examples.
    shell
        .args(["-c", &script])
        .current_dir(scene.path())
        .env("HOME", scene.path())
        .env("SOURCE_DATE_EPOCH", "1795161600");
    let ran = shell.output().unwrap();
    let said = [ran.stdout, ran.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    let kept = (0..expected.len()).filter_map(|n| fs::read_to_string(at(&format!("said.{n}"))).ok());
    let kept: Vec<String> = kept.map(|said| said.trim_end().to_owned()).collect();
    assert!(ran.status.success(), "{page}: {said}{kept:#?}");
    assert_eq!(kept, expected, "{page}");
    scene
}

#[cfg(unix)]
#[test]
fn everything_in_the_readme_works_in_its_order() {
    let scene = walk("README.md");
    let dossier = fs::read_to_string(scene.path().join("my-offers/dossiers/helios/dossier.json")).unwrap();
    assert!(dossier.contains("\"rule\": \"D10\"") && dossier.contains("\"by\": \"call\""), "{dossier}");
}

#[cfg(unix)]
#[test]
fn everything_in_the_tutorial_works_in_its_order() {
    let scene = walk("docs/tutorial.md");
    let dossier = fs::read_to_string(scene.path().join("jobs/dossiers/helios/dossier.json")).unwrap();
    assert!(dossier.contains("\"action\": \"reopen\""), "{dossier}");
}

#[cfg(unix)]
#[test]
fn everything_in_the_how_tos_works_in_its_order() {
    let scene = walk("docs/how-to.md");
    let dossier = fs::read_to_string(scene.path().join("move/dossiers/aurora/dossier.json")).unwrap();
    assert!(dossier.contains("\"action\": \"withdraw\""), "{dossier}");
}

#[cfg(unix)]
#[test]
fn every_other_page_works_in_its_order() {
    walk("docs/json.md");
    // The words of one's own, in a project with an offer to decline.
    let (page, project) = (walk("docs/content.md"), crate::cli::Scene::new());
    let words = "content/en/messages/decline.yaml";
    project.write(words, fs::read(page.path().join(words)).unwrap());
    project.write("offers/acme.yaml", format!("{}decision: decline\n", crate::cli::OFFER));
    project.build("", 0);
    let dossier = project.read("dossiers/acme/dossier.md").unwrap();
    assert!(dossier.contains("I have decided to decline the role of Engineer."), "{dossier}");
}

/// The pages that are walked through.
const WALKED: [&str; 5] = ["README.md", "docs/tutorial.md", "docs/how-to.md", "docs/json.md", "docs/content.md"];

#[test]
fn no_page_has_a_command_or_a_file_that_nobody_tries() {
    let docs = walkdir::WalkDir::new(root().join("docs")).into_iter().map(Result::unwrap);
    let pages = docs.map(|e| e.path().strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"));
    for page in pages.filter(|page| page.ends_with(".md") && !WALKED.contains(&page.as_str())) {
        let text = read(&page);
        let tried = blocks(&text).into_iter().filter(|b| ["sh", "console", "yaml", "bash"].contains(&b.language));
        assert_eq!(tried.count(), 0, "{page} has commands or files: walk through it");
    }
}

#[cfg(unix)]
#[test]
fn the_workflow_files_run() {
    for (file, mark) in [("docs/ci/github.yml", "- run: "), ("docs/ci/gitlab.yml", "- ")] {
        let text = read(file);
        let commands = text.lines().filter_map(|l| l.trim().strip_prefix(mark)).filter(|l| l.starts_with("gen "));
        let commands: Vec<&str> = commands.collect();
        assert_eq!(commands.len(), 2, "{file}");
        let project = tempfile::tempdir().unwrap();
        copy(&root().join("examples/relocation"), project.path());
        for command in commands {
            let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_gen"));
            run.args(command.split(' ').skip(1)).current_dir(project.path()).env_clear();
            let said = run.output().unwrap();
            assert!(said.status.success(), "{file}: {command}: {}", String::from_utf8_lossy(&said.stderr));
        }
        assert!(project.path().join("dossiers/index.html").exists());
    }
}

/// Copies what a person keeps of a folder.
#[cfg(unix)]
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|e| e.file_name() != "dossiers") {
        let there = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &there);
        } else {
            fs::copy(entry.path(), there).unwrap();
        }
    }
}

/// An excerpt's mark: file, first line, the line after the last, both by how they begin.
const EXCERPT: &str = "<!-- excerpt: ";

#[test]
fn every_excerpt_in_the_readme_is_of_a_real_dossier() {
    let readme = read("README.md");
    let mut parts = readme.split(EXCERPT);
    let mut page = parts.next().unwrap().to_owned();
    for part in parts {
        let (mark, rest) = part.split_once(" -->\n```markdown\n").expect("a fence below the mark");
        let (_, rest) = rest.split_once("```\n").expect("the end of the fence");
        let _ = write!(page, "{EXCERPT}{mark} -->\n```markdown\n{}\n```\n{rest}", excerpt(mark));
    }
    super::manual::golden("README.md", &page);
}

/// The lines that a mark names, of the example as it is built now.
fn excerpt(mark: &str) -> String {
    let (file, rest) = mark.split_once(" | from ").expect("` | from `");
    let (from, to) = rest.split_once(" | to ").expect("` | to `");
    let (example, path) = file.split_once("/dossiers/").expect("`examples/<name>/dossiers/`");
    let built = super::cases::build(&root().join(example));
    let text = built.files.get(path).unwrap_or_else(|| panic!("{file} is not written"));
    let lines = text.lines().skip_while(|l| !l.starts_with(from)).take_while(|l| !l.starts_with(to));
    let lines: Vec<&str> = lines.collect();
    assert!(text.lines().any(|l| l.starts_with(to)), "{file} has no line that begins with {to:?}");
    assert!(!lines.is_empty(), "{file} has no line that begins with {from:?}");
    lines.join("\n").trim_end().to_owned()
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let listed = std::process::Command::new("git").args(["ls-files", "*.md"]).current_dir(root()).output().unwrap();
    let mut lost = Vec::new();
    for page in String::from_utf8(listed.stdout)
        .unwrap()
        .lines()
        .filter(|p| !p.starts_with("tests/") && !p.starts_with("themes/"))
    {
        let text = read(page);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
        let files =
            targets.filter(|t| !t.contains("://") && !t.starts_with(['#', '<'])).map(|t| t.split('#').next().unwrap());
        let folder = root().join(page);
        lost.extend(files.filter(|t| !folder.with_file_name(t).exists()).map(|t| format!("{page}: {t}")));
    }
    assert!(lost.is_empty(), "links to nothing:\n{}", lost.join("\n"));
}

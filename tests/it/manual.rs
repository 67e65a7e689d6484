//! The generated part of the manual says what the program says.

use std::path::Path;
use std::process::Command;

/// Compares a file of the project with what it should hold; `BLESS=1` writes it anew.
#[track_caller]
pub fn golden(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, text).expect("a file");
        return;
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == text,
        "{file} is stale: `BLESS=1 cargo test --test it` writes it anew\n\n{}",
        first_change(&there, text)
    );
}

/// The first line in which two texts differ.
fn first_change(old: &str, new: &str) -> String {
    let same = old.lines().zip(new.lines()).take_while(|(a, b)| a == b).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    format!("line {}:\n- {}\n+ {}", same + 1, line(old), line(new))
}

fn help(command: &[&str]) -> String {
    let mut gen_ = Command::new(env!("CARGO_BIN_EXE_gen"));
    let out = gen_.env_clear().args(command).arg("--help").output().expect("gen runs");
    assert!(out.status.success(), "{command:?}");
    let text = String::from_utf8(out.stdout).expect("UTF-8");
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The names under `Commands:` of a help text.
fn commands(help: &str) -> Vec<String> {
    let list = help.lines().skip_while(|l| *l != "Commands:").skip(1).take_while(|l| l.starts_with("  "));
    let names = list.filter(|l| !l.starts_with("   ")).filter_map(|l| l.split_whitespace().next());
    names.filter(|n| *n != "help").map(str::to_owned).collect()
}

#[test]
fn the_manual_of_the_rules_is_up_to_date() {
    golden("docs/rules.md", &(dossier::rules::manual() + &dossier::lint::registry::manual()));
}

#[test]
fn the_reference_of_the_files_is_up_to_date() {
    golden("docs/offer-format.md", &dossier::render::reference::reference());
}

#[test]
fn the_manual_of_the_commands_is_up_to_date() {
    let top = help(&[]);
    let mut text = String::from(
        "# The command line\n\nGenerated from the program's own help: `BLESS=1 cargo test --test it manual` writes it anew.\n",
    );
    let mut section = |title: &str, help: &str| text.push_str(&format!("\n## {title}\n\n```text\n{help}\n```\n"));
    section("gen", &top);
    let names = commands(&top);
    assert!(names.len() >= 3, "{names:?}");
    for name in names {
        let own = help(&[&name]);
        section(&format!("gen {name}"), &own);
        for inner in commands(&own) {
            section(&format!("gen {name} {inner}"), &help(&[&name, &inner]));
        }
    }
    golden("docs/cli.md", &text);
}

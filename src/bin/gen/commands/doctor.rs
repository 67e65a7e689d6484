//! `gen doctor`: whether a project is in good order, and as private as its offers.

use super::{here, number};
use crate::cli::Doctor;
use crate::project::Project;
use crate::report::{Printer, count};
use crate::{Outcome, editors};
use dossier::diag::Severity;
use dossier::disk::Failure;
use dossier::model::shape::File;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs `gen doctor`.
pub fn run(directory: Option<&Path>, args: &Doctor, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = here(directory)?;
    let start = args.directory.as_ref().map_or_else(|| here.clone(), |d| here.join(d));
    let project = Project::read(&start, |root, settings| settings.output(root, None, &here))?;
    let output = project.settings.output(&project.root, None, &here);
    let findings =
        [files(&project), people(&project), privacy(&project.root, &output), schemas(&project.root)].concat();
    for finding in &findings {
        printer.remark(Severity::Warning, finding);
    }
    printer.summary(&match findings.len() {
        0 => "all is well".to_owned(),
        many => format!("{} to look at", number(many, "thing")),
    });
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Problems })
}

/// Problems of the files, counted: `gen check` shows them.
fn files(project: &Project) -> Vec<String> {
    let (errors, warnings) = count(&project.problems);
    let offers: usize = project.people.iter().map(|p| p.offers.len()).sum();
    let mut found = Vec::new();
    if errors + warnings > 0 {
        let (errors, warnings) = (number(errors, "error"), number(warnings, "warning"));
        found.push(format!("the files have {errors} and {warnings}: `gen check` shows them"));
    }
    if offers == 0 {
        found.push("there is no offer yet: `gen new SLUG` writes one down".to_owned());
    }
    found
}

/// What a profile lacks for good advice.
fn people(project: &Project) -> Vec<String> {
    let mut found = Vec::new();
    for person in project.people.iter().filter(|p| !p.offers.is_empty()) {
        let folder = if person.output.is_empty() { "the project" } else { &person.output };
        match &person.profile {
            Some(profile) if profile.file.is_empty() => {
                found.push(format!("{folder} has no profile.yaml: nothing says what you need, and times are in UTC"));
            }
            Some(profile) if profile.criteria.is_empty() => {
                found.push(format!(
                    "{} has no criteria: offers are judged by the ratings of the axes alone",
                    profile.file
                ));
            }
            _ => {}
        }
    }
    found
}

/// Where offers or dossiers could come before other eyes. What git says is asked of git; nothing asks the network.
fn privacy(root: &Path, output: &Path) -> Vec<String> {
    let Some(remotes) = git(root, &["remote", "-v"]) else {
        return vec!["git is not there, or this is no repository: nothing keeps what you decided, and when".to_owned()];
    };
    let mut found = Vec::new();
    let shown = output.strip_prefix(root).unwrap_or(output).display();
    if output.starts_with(root) {
        let way = output.to_string_lossy();
        // With the slash it is a folder to git, also before the first build.
        if git(root, &["check-ignore", "-q", &format!("{way}/")]).is_none() {
            found.push(format!("the dossiers in `{shown}` are not ignored by git: add `/{shown}/` to .gitignore"));
        }
        if git(root, &["ls-files", "--", &way]).is_some_and(|files| !files.is_empty()) {
            found.push(format!(
                "dossiers in `{shown}` are kept in the repository: `git rm -r --cached {shown}` ends that"
            ));
        }
    }
    let hosts: Vec<&str> = remotes.lines().filter_map(|line| host(line.split_whitespace().nth(1)?)).collect();
    if let Some(host) = hosts.first() {
        found.push(format!("the repository is also kept on {host}: make sure that it is private there"));
    }
    found
}

/// What git answers; none where it fails.
fn git(root: &Path, words: &[&str]) -> Option<String> {
    let out = Command::new("git").arg("-C").arg(root).args(words).stdin(Stdio::null()).stderr(Stdio::null()).output();
    out.ok().filter(|out| out.status.success()).map(|out| String::from_utf8_lossy(&out.stdout).into_owned())
}

/// The machine of a remote, where it is another one than this.
fn host(remote: &str) -> Option<&str> {
    let rest = match remote.split_once("://") {
        Some(("file", _)) => return None,
        Some((_, rest)) => rest.split('/').next()?,
        None => remote.split_once(':').filter(|(host, _)| !host.contains('/'))?.0,
    };
    let name = rest.rsplit('@').next()?;
    Some(name.split(':').next().unwrap_or(name)).filter(|name| !name.is_empty())
}

/// Schemas of another release of `gen`.
fn schemas(root: &Path) -> Vec<String> {
    let old = File::ALL.into_iter().filter(|file| editors::is_old(root, *file)).map(File::key);
    old.map(|word| {
        format!("schema/{word}.json is of another release: `gen schema {word} > schema/{word}.json` renews it")
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_remote_names_its_machine() {
        for (remote, name) in [
            ("git@github.com:jane/jobs.git", Some("github.com")),
            ("https://jane:secret@git.example:8443/jobs", Some("git.example")),
            ("ssh://git@git.example/jobs", Some("git.example")),
            ("/srv/jobs.git", None),
            ("../jobs", None),
            ("file:///srv/jobs.git", None),
        ] {
            assert_eq!(host(remote), name, "{remote}");
        }
    }
}

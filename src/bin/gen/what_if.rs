//! `--set`: what is supposed of offers for one run. No file is changed by it.

use dossier::diag::{Diagnostic, nearest};
use dossier::disk::OfferFile;
use dossier::model::raw::{SETTINGS, Setting, Sheet};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The arguments of `--set`, one a line.
#[derive(Debug, Clone, Default)]
pub struct WhatIf {
    text: Arc<str>,
}

/// What they say of each offer.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// By the folder of the offer's dossier.
    offers: BTreeMap<String, Vec<Setting>>,
    /// What is wrong with the arguments themselves.
    pub problems: Vec<Diagnostic>,
}

impl WhatIf {
    /// From the arguments.
    pub fn new(arguments: &[String]) -> Self {
        Self { text: Arc::from(arguments.join("\n")) }
    }

    /// True where nothing is supposed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The arguments as the text that problems point into.
    pub fn text(&self) -> (Arc<str>, Arc<str>) {
        (Arc::from(SETTINGS), Arc::clone(&self.text))
    }

    /// What is said of each of these offers.
    pub fn resolve(&self, files: &[&OfferFile]) -> Laid {
        let mut laid = Laid::default();
        let sheet = Sheet::new(&self.text);
        let mut from = 0;
        for argument in self.text.split('\n').filter(|_| !self.is_empty()) {
            let bytes = from..from + argument.len();
            from = bytes.end + 1;
            match one(&sheet, argument, bytes, files) {
                Ok((output, setting)) => laid.offers.entry(output).or_default().push(setting),
                Err(problems) => laid.problems.extend(problems),
            }
        }
        let file = Arc::from(SETTINGS);
        laid.problems = laid.problems.into_iter().map(|p| p.in_file(&file)).collect();
        laid
    }
}

impl Laid {
    /// What is supposed of the offer whose dossier lies in this folder.
    pub fn of(&self, output: &str) -> &[Setting] {
        self.offers.get(output).map_or(&[], Vec::as_slice)
    }
}

/// The folder of the offer that is meant, and what is said of it.
fn one(
    sheet: &Sheet<'_>,
    argument: &str,
    bytes: Range<usize>,
    files: &[&OfferFile],
) -> Result<(String, Setting), Vec<Diagnostic>> {
    let head = argument.split('=').next().unwrap_or_default();
    // A name may hold dots: the longest one that is an offer's is meant.
    let dots: Vec<usize> = head.match_indices('.').map(|(at, _)| at).collect();
    let found = dots.iter().rev().find_map(|&dot| {
        let meant = named(files, head.get(..dot)?);
        (!meant.is_empty()).then_some((dot, meant))
    });
    let name = dots.first().map_or(head.len(), |&dot| dot);
    let at = |length: usize| sheet.place(bytes.start..bytes.start + length);
    match found {
        Some((dot, meant)) => match meant.as_slice() {
            [only] => Ok((only.output.clone(), sheet.setting(bytes.start + dot + 1..bytes.end)?)),
            several => {
                let folders: Vec<&str> = several.iter().map(|f| f.output.as_str()).collect();
                let problem = Diagnostic::error("set", "several offers are called so").at(at(dot));
                Err(vec![problem.help(format!("name one of them: {}", folders.join(", ")))])
            }
        },
        None if dots.is_empty() && !named(files, head).is_empty() => {
            let problem = Diagnostic::error("set", "no key of the offer is named").at(at(head.len()));
            Err(vec![problem.expected("expected SLUG.KEY=VALUE")])
        }
        None => {
            let meant = head.get(..name).unwrap_or_default();
            let problem = Diagnostic::error("set", format!("no offer is called `{meant}`")).at(at(name));
            let near = nearest(meant, files.iter().map(|f| f.slug.as_str()));
            let help = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
            Err(vec![problem.help(help + "`gen list` shows them all")])
        }
    }
}

/// The offers of this name: by the folder of the dossier, else by the stem of the file.
fn named<'f>(files: &[&'f OfferFile], name: &str) -> Vec<&'f OfferFile> {
    match files.iter().find(|f| f.output == name) {
        Some(exact) => vec![exact],
        None => files.iter().copied().filter(|f| f.slug == name).collect(),
    }
}

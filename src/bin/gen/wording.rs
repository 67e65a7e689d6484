//! The person's own wording of messages, checked (L1 to L14). A project without any pays nothing for it.

use crate::dossiers::advice;
use crate::project::{Filed, Person, Project};
use crate::settings::Clock;
use dossier::content;
use dossier::diag::Diagnostic;
use dossier::disk::{self, Failure};
use dossier::lint::{Around, Checked, Words};
use dossier::model::raw::{readable, text_of};
use dossier::model::{Offer, Profile, Strength};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The lists of a language, the person's own file before ours; none where nobody has written any.
///
/// # Errors
/// The file is no YAML of lists.
pub fn words(root: Option<&Path>, language: &str) -> Result<Option<Words>, Diagnostic> {
    let own = root.and_then(|root| disk::read(&root.join("content").join(content::lists_file(language))).ok());
    let own = own.as_deref().and_then(|bytes| text_of(bytes).ok());
    Ok(content::lists(language, own)?.map(|lists| Words::new(language, lists)))
}

/// The lists of the languages that were asked for, each read once.
#[derive(Default)]
pub struct Lists(BTreeMap<String, Result<Option<Words>, Diagnostic>>);

impl Lists {
    /// Reads the lists of every language in which a person has worded a message; gives what is wrong with them.
    fn load(&mut self, project: &Project) -> Vec<Diagnostic> {
        for person in &project.people {
            for offer in person.offers.iter().filter_map(|filed| filed.offer.as_ref()) {
                let Some(around) = person.profile.as_ref().map(|profile| around(offer, profile)) else { continue };
                for kind in offer.messages.keys() {
                    let language = around.language(*kind);
                    let read = || words(Some(&project.root), language);
                    self.0.entry(language.to_owned()).or_insert_with(read);
                }
            }
        }
        self.0.values().filter_map(|read| read.as_ref().err()).cloned().collect()
    }

    fn of(&self, language: &str) -> Option<&Words> {
        self.0.get(language)?.as_ref().ok()?.as_ref()
    }
}

/// Checks every message that a person has worded: what is found is a problem of its file, and stands beside it in its
/// dossier, which is made anew where it has changed.
///
/// # Errors
/// The clock cannot be shown in a candidate's zone.
pub fn check(project: &mut Project, lists: &mut Lists, clock: Clock) -> Result<(), Failure> {
    let mut found: Vec<Found> = vec![(lists.load(project), None)];
    for person in &mut project.people {
        let each = (0..person.offers.len()).map(|at| of_offer(person, at, lists, clock));
        let each = each.collect::<Result<Vec<_>, _>>()?;
        for (filed, checked) in person.offers.iter_mut().zip(each) {
            found.extend(problems(filed, &checked));
            if filed.checked != checked {
                (filed.checked, filed.made, person.changed) = (checked, None, true);
            }
        }
    }
    found.into_iter().for_each(|(problems, text)| project.add(problems, text));
    Ok(())
}

/// Problems, and the name and text of their file.
type Found = (Vec<Diagnostic>, Option<(Arc<str>, Arc<str>)>);

/// What the checks say of the messages of one offer.
fn of_offer(person: &Person, at: usize, lists: &Lists, clock: Clock) -> Result<Vec<Checked>, Failure> {
    let offer = person.offers.get(at).and_then(|filed| filed.offer.as_ref());
    let (Some(offer), Some(profile)) = (offer.filter(|o| !o.messages.is_empty()), &person.profile) else {
        return Ok(Vec::new());
    };
    let others = person.offers.iter().filter_map(|filed| filed.offer.as_ref());
    let others: Vec<&Offer> = others.filter(|other| other.file != offer.file).collect();
    let leaning = advice(person, offer, clock)?.is_some_and(|advice| advice.strength == Strength::Leaning);
    let around = Around { others: &others, leaning, ..around(offer, profile) };
    let lists = |kind| lists.of(around.language(kind));
    let messages = offer.messages.iter();
    Ok(messages.filter_map(|(&kind, message)| Some(around.check(kind, message, lists(kind)?))).collect())
}

/// An offer by itself.
const fn around<'a>(offer: &'a Offer, profile: &'a Profile) -> Around<'a> {
    Around { offer, profile, others: &[], leaning: false }
}

/// What is found as problems of the offer's file.
fn problems(filed: &Filed, checked: &[Checked]) -> Option<Found> {
    let offer = filed.offer.as_ref().filter(|_| checked.iter().any(|c| !c.is_clean()))?;
    let bytes = disk::read(&filed.file.file.path).ok()?;
    let (text, shown) = (text_of(&bytes).ok()?, &filed.file.file.shown);
    let of = |c: &Checked| Some(c.diagnostics(offer.messages.get(&c.kind)?, text).collect::<Vec<_>>());
    let problems = checked.iter().filter_map(of).flatten().map(|problem| problem.in_file(shown)).collect();
    Some((problems, Some((Arc::clone(shown), Arc::from(readable(&bytes))))))
}

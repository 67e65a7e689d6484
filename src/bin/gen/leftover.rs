//! What of the output nobody asks for any more, and what stays for a source that cannot be read now.

use crate::project::Project;
use dossier::disk::{Output, Scope};
use std::collections::BTreeSet;

/// Where files may lie that nobody asks for: in what was written now, and in what has no source any more.
pub fn scope(project: &Project, output: &Output, mut written: BTreeSet<String>) -> Scope {
    if project.moved {
        let offers = project.people.iter().flat_map(|p| &p.offers).map(|filed| filed.file.output.as_str());
        let wanted: BTreeSet<&str> =
            offers.chain(project.people.iter().map(|p| p.output.as_str())).chain([""]).collect();
        written.extend(output.folders().filter(|folder| !wanted.contains(folder)).map(str::to_owned));
    }
    Scope::Folders(written)
}

/// The folders of the output whose source is there, but could not be read: their last good files stay.
pub fn staying(project: &Project) -> BTreeSet<&str> {
    let broken = project.people.iter().flat_map(|person| {
        let whole = person.profile.is_none();
        let offers = person.offers.iter().filter(move |filed| whole || filed.offer.is_none());
        offers.map(|filed| filed.file.output.as_str()).chain(whole.then_some(person.output.as_str()))
    });
    broken.collect()
}

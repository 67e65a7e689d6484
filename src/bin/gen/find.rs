//! One offer, by the name that a person gives it.

use crate::project::{Person, Project};
use dossier::diag::nearest;
use dossier::disk::{Failure, OfferFile};

/// An offer of a project.
pub struct Found<'p> {
    /// Whose it is.
    pub person: &'p Person,
    /// The which of theirs.
    pub at: usize,
    /// Its file.
    pub file: &'p OfferFile,
}

/// The offer whose file has this stem, or whose dossier lies in this folder of the output.
///
/// # Errors
/// There is none, or more than one.
pub fn offer<'p>(project: &'p Project, slug: &str) -> Result<Found<'p>, Failure> {
    let all = || {
        project.people.iter().flat_map(|person| {
            let offers = person.offers.iter().enumerate();
            offers.map(move |(at, filed)| Found { person, at, file: &filed.file })
        })
    };
    if let Some(exact) = all().find(|found| found.file.output == slug) {
        return Ok(exact);
    }
    let mut named: Vec<Found<'p>> = all().filter(|found| found.file.slug == slug).collect();
    match (named.len(), named.pop()) {
        (1, Some(only)) => Ok(only),
        (0, _) => {
            let failure = Failure::new(format!("no offer is called `{slug}`"));
            Err(match nearest(slug, all().map(|found| found.file.slug.as_str())) {
                Some(near) => failure.help(format!("did you mean `{near}`? `gen list` shows them all")),
                None => failure.help("`gen list` shows them all"),
            })
        }
        _ => {
            let folders: Vec<&str> = all().filter(|f| f.file.slug == slug).map(|f| f.file.output.as_str()).collect();
            Err(Failure::new(format!("several offers are called `{slug}`"))
                .help(format!("name one of them: {}", folders.join(", "))))
        }
    }
}

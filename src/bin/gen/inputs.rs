//! All that a build is made of, as one digest: where it is that of the build before, nothing has to be made again.

use crate::own::Own;
use crate::project::Project;
use crate::settings::Clock;
use blake3::{Hash, Hasher};

/// The digest of the program, its arguments, the clock and every file that is read; none where something is wrong with
/// any of them, since that has to be said again.
pub fn digest(project: &Project, own: &Own, clock: Clock, args: &str) -> Option<Hash> {
    if !project.problems.is_empty() || !project.unlisted.is_empty() {
        return None;
    }
    let mut hasher = Hasher::new();
    let mut add = |part: &str| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    };
    for part in [PROGRAM.to_owned(), args.to_owned(), format!("{clock:?}"), format!("{own:?}")] {
        add(&part);
    }
    add(project.settings.text.as_deref().unwrap_or_default());
    for person in &project.people {
        add(&person.output);
        add(&person.digest()?);
        for filed in &person.offers {
            add(&filed.file.file.shown);
            add(&filed.file.output);
            add(filed.digest()?.to_hex().as_str());
        }
    }
    Some(hasher.finalize())
}

/// The program itself, by its source: another one may write otherwise.
const PROGRAM: &str = env!("GEN_SOURCE");

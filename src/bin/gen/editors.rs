//! The schemas that lie in a project for editors, and the line that leads to them.

use dossier::disk::{self, Failure};
use dossier::model::shape::File;
use dossier::render::schema;
use std::path::Path;

/// Where the schema of a file lies in a project.
fn place(file: File) -> String {
    format!("schema/{}.json", file.key())
}

/// The first line of a file: editors that speak with the YAML language server complete and check by the schema that it names.
pub fn modeline(root: &Path, path: &Path, file: File) -> String {
    let folders = path.strip_prefix(root).map_or(0, |way| way.components().count().saturating_sub(1));
    let up = if folders == 0 { "./".to_owned() } else { "../".repeat(folders) };
    format!("# yaml-language-server: $schema={up}{}\n", place(file))
}

/// Lays the schema of a file into a project that has none yet; says which one it made.
pub fn provide(root: &Path, file: File) -> Result<Option<String>, Failure> {
    let place = place(file);
    let path = root.join(&place);
    if path.symlink_metadata().is_ok() {
        return Ok(None);
    }
    disk::create(&path, format!("{}\n", schema::text(file)).as_bytes())?;
    Ok(Some(place))
}

/// True where a project has the schema, and it is not ours of today.
pub fn is_old(root: &Path, file: File) -> bool {
    disk::read(&root.join(place(file))).is_ok_and(|there| there != format!("{}\n", schema::text(file)).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_leads_up_to_the_project() {
        let line = |path: &str| modeline(Path::new("/p"), Path::new(path), File::Offer);
        assert_eq!(line("/p/offers/a.yaml"), "# yaml-language-server: $schema=../schema/offer.json\n");
        assert_eq!(line("/p/a/offers/x/a.yaml"), "# yaml-language-server: $schema=../../../schema/offer.json\n");
        assert_eq!(line("/p/a.yaml"), "# yaml-language-server: $schema=./schema/offer.json\n");
    }
}

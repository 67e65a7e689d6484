//! The person's own wording of messages, checked (L1 to L14). A project without any pays nothing for it.

use dossier::content;
use dossier::diag::Diagnostic;
use dossier::disk;
use dossier::lint::Words;
use dossier::model::raw::text_of;
use std::path::Path;

/// The lists of a language, the person's own file before ours; none where nobody has written any.
///
/// # Errors
/// The file is no YAML of lists.
pub fn words(root: Option<&Path>, language: &str) -> Result<Option<Words>, Diagnostic> {
    let own = root.and_then(|root| disk::read(&root.join("content").join(content::lists_file(language))).ok());
    let own = own.as_deref().and_then(|bytes| text_of(bytes).ok());
    Ok(content::lists(language, own)?.map(|lists| Words::new(language, lists)))
}

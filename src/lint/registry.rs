//! What a check is, and the list of all.

use super::message::Message;
use super::{Hit, l01, l02, l03, l04, l05, l06, l07, l08, l09, l10, l11, l12, l13, l14};

/// A message check: a value and a pure function. Its docs have the headings of the rules.
#[derive(Clone, Copy)]
pub struct Check {
    /// Its code, such as `L5`.
    pub code: &'static str,
    /// Its name in kebab case, after what it sees.
    pub name: &'static str,
    /// The section of the article that it comes from.
    pub section: &'static str,
    /// What `gen explain` prints.
    pub docs: &'static str,
    /// What it finds.
    pub(super) find: fn(&Message<'_>) -> Vec<Hit>,
}

/// All checks, by their numbers.
pub const CHECKS: &[&Check] = &[
    &l01::CHECK,
    &l02::CHECK,
    &l03::CHECK,
    &l04::CHECK,
    &l05::CHECK,
    &l06::CHECK,
    &l07::CHECK,
    &l08::CHECK,
    &l09::CHECK,
    &l10::CHECK,
    &l11::CHECK,
    &l12::CHECK,
    &l13::CHECK,
    &l14::CHECK,
];

/// The check of this code or name, in either case.
#[must_use]
pub fn explain(code: &str) -> Option<&'static Check> {
    let code = code.trim();
    CHECKS.iter().copied().find(|c| c.code.eq_ignore_ascii_case(code) || c.name.eq_ignore_ascii_case(code))
}

/// The part of the manual that tells of the checks, below the rules in `docs/rules.md`.
#[must_use]
pub fn manual() -> String {
    let one = |check: &&Check| {
        format!("\n### {} {}\n\n{}\n", check.code, check.name, check.docs.trim().replace("## ", "#### "))
    };
    std::iter::once("\n## In which words\n".to_owned()).chain(CHECKS.iter().map(one)).collect()
}

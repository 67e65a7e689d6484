//! What a message may quote of a profile, and whom that names.

use crate::model::Profile;
use std::collections::BTreeSet;

/// The reasons that a profile gives for its criteria: the only words of it that a message quotes.
#[derive(Debug, Default)]
pub struct Quoted(Vec<Text>);

/// A text, made ready to look for names in it.
#[derive(Debug)]
struct Text {
    lower: String,
    words: BTreeSet<String>,
}

impl Quoted {
    /// Those of a profile.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        Self(profile.criteria.iter().filter_map(|criterion| Some(Text::new(criterion.because.as_deref()?))).collect())
    }

    /// True where one of them has a name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|text| text.has(name))
    }
}

impl Text {
    fn new(text: &str) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
        Self { lower: text.to_lowercase(), words }
    }

    fn has(&self, name: &str) -> bool {
        let short = name.split_whitespace().next().filter(|word| word.chars().count() > 3);
        self.lower.contains(&name.trim().to_lowercase()) || short.is_some_and(|short| self.words.contains(short))
    }
}

/// True where a text has a name in any case, or its first word as a name is written.
#[must_use]
pub fn is_named(text: &str, name: &str) -> bool {
    Text::new(text).has(name)
}

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn a_name_is_found_whole_in_any_case_or_by_its_first_word() {
        let text = "Nova Labs pays more, and so does ACME gmbh";
        for (name, named) in [
            ("nova labs", true),
            (" Acme GmbH ", true),
            ("Nova Systems", true),
            ("nova systems", false),
            ("Acme Group", false),
            ("Lab Ltd", false),
        ] {
            assert_eq!(is_named(text, name), named, "{name}");
        }
    }
}

//! How a friendly letter addresses somebody.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a language knows about the names of people.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    /// Left out where somebody is called by the first name.
    pub titles: Vec<String>,
    /// First names of several words, said in full: `María José`.
    pub double: Vec<String>,
}

impl Forms {
    /// The first name, or the name as written where that is a title and a family name (`Ms. Okafor`), a single word or
    /// an abbreviation.
    pub(super) fn first(&self, name: &str) -> String {
        let title = |word: &str| self.titles.iter().any(|t| t.eq_ignore_ascii_case(word));
        let (given, family) = match name.split_once(',') {
            Some((before, after)) if after.split_whitespace().all(title) => (before, true),
            Some((_, after)) => (after, false),
            None => (name, true),
        };
        let words: Vec<&str> = given.split_whitespace().skip_while(|word| title(word)).collect();
        let titled = words.len() < given.split_whitespace().count();
        if let Some(double) = self.double.iter().find_map(|double| opening(&words, double, family)) {
            return double;
        }
        match words.as_slice() {
            [first, _, ..] if !first.ends_with(['.', 'ª']) => (*first).to_owned(),
            [only] if !titled && name.contains(',') => (*only).to_owned(),
            _ => name.trim().to_owned(),
        }
    }
}

/// The words of `name` that are this double name, whatever their accents; before a family name there is more to come.
fn opening(name: &[&str], double: &str, family: bool) -> Option<String> {
    let many = double.split_whitespace().count();
    let start = name.get(..many).filter(|_| !family || name.len() > many)?.join(" ");
    (plain(&start) == plain(double)).then_some(start)
}

/// Without accents and capitals.
fn plain(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::Forms;

    #[track_caller]
    fn check(name: &str, first: &str) {
        let words = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        let double = words(&["María José", "María del Carmen", "Juan Carlos"]);
        assert_eq!(Forms { titles: words(&["Sra.", "Dr."]), double }.first(name), first);
    }

    #[test]
    fn a_double_name_is_said_in_full() {
        check("María José López", "María José");
        check("MARIA JOSE LOPEZ", "MARIA JOSE");
        check("Sra. María del Carmen Ruiz Gil", "María del Carmen");
        check("López Gil, Juan Carlos", "Juan Carlos");
        check("Juan Carlos", "Juan"); // Carlos may be the family name
        check("María Josefa Gil", "María");
        check("Mª Ángeles Gil", "Mª Ángeles Gil");
    }
}

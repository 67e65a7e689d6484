//! An offer and a profile for a mentor's eyes: what they decide by stays whole, but nobody is named in them, and nothing
//! is left that was written down in private. Sums stay here, since rules look at them; `content::Locale` hides them
//! wherever they are shown.

use super::criterion::{MONEY, TERMS};
use super::{Offer, Profile, Said};
use std::sync::Arc;

/// What stands in the place of a name or a sum.
pub const HIDDEN: &str = "███";

impl Offer {
    /// The offer without names and private notes, known by a number alone.
    #[must_use]
    pub fn redacted(mut self, number: &str, file: Arc<str>, profile: &Profile) -> Self {
        let names = Names::of(&self, profile);
        self.company.value = format!("{HIDDEN} {number}");
        names.hide(&mut self.role.value);
        for contact in &mut self.contacts {
            HIDDEN.clone_into(&mut contact.name.value);
            // That somebody can be called is a fact which rules look at (C2).
            contact.phone.iter_mut().for_each(|phone| HIDDEN.clone_into(&mut phone.value));
            contact.email = None;
            contact.title.iter_mut().for_each(|title| names.hide(title));
            contact.notes.clear();
        }
        let improved = self.improved.iter_mut().map(|i| &mut i.terms);
        for terms in improved.chain([&mut self.terms]) {
            terms.city.iter_mut().for_each(|city| names.hide(&mut city.value));
        }
        self.concerns.iter_mut().for_each(|concern| concern.note = None);
        self.contract.values_mut().for_each(String::clear);
        self.log.iter_mut().for_each(|entry| entry.note = None);
        self.notes.liked.clear();
        self.notes.barriers.clear();
        self.notes.introduce.clear();
        for trigger in &mut self.notes.revisit_when {
            trigger.because = None;
            trigger.when.iter_mut().for_each(|when| when.source = names.hidden_in_expression(&when.source).into());
        }
        // Somebody's own wording may say anything; the mentor reads ours.
        self.messages.clear();
        self.slug = Arc::from(number);
        self.file = file;
        self
    }
}

impl Profile {
    /// The profile without names and private notes.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        (self.name, self.email, self.phone) = (None, None, None);
        self.links.clear();
        self.confidential.clear();
        self.mobility.constraints.clear();
        self.criteria.iter_mut().for_each(|criterion| criterion.because = None);
        if !self.file.is_empty() {
            self.file = Arc::from("profile.yaml");
        }
        self
    }
}

/// The names that an offer and its profile know, in lower case.
struct Names(Vec<String>);

impl Names {
    fn of(offer: &Offer, profile: &Profile) -> Self {
        let said = |text: &Said<String>| text.value.clone();
        let people = offer.contacts.iter().map(|c| &c.name).chain(&profile.name).map(said);
        let places = std::iter::once(&offer.company).chain(&profile.confidential).map(said);
        let whole: Vec<String> = people.chain(places).collect();
        let parts = whole.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
        let parts = parts.filter(|part| part.chars().count() > 2).map(str::to_owned);
        Self(whole.iter().cloned().chain(parts).map(|name| name.to_lowercase()).collect())
    }

    /// Hides every word of the text that is a name or a part of one, and every number of four digits or more.
    fn hide(&self, text: &mut String) {
        let hidden = |word: &str| self.names(word) || digits(word) > 3;
        let words: Vec<&str> = text.split(' ').map(|word| if hidden(word) { HIDDEN } else { word }).collect();
        *text = words.join(" ");
    }

    /// An expression without names, and without numbers where it reads pay: what it reads stays.
    fn hidden_in_expression(&self, source: &str) -> String {
        let least = if PAID.iter().any(|root| source.contains(root)) { 0 } else { 3 };
        let ends = |c: char| !c.is_alphanumeric() && c != '_';
        let words = source.split_inclusive(ends).map(|word| {
            let bare = word.trim_end_matches(ends);
            let hide = self.names(bare) || digits(bare) > least;
            if hide { word.replacen(bare, HIDDEN, 1) } else { word.to_owned() }
        });
        words.collect()
    }

    /// True for a word that is a name or has a part that is one.
    fn names(&self, word: &str) -> bool {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let mut parts = bare.split(|c: char| !c.is_alphanumeric());
        self.0.contains(&bare) || parts.any(|part| self.0.iter().any(|name| name == part))
    }
}

/// What an expression reads where its numbers may be sums.
const PAID: [&str; 5] = ["pay", TERMS, MONEY, "relocation", "facts"];

fn digits(word: &str) -> usize {
    word.chars().filter(char::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::{HIDDEN, Names};

    #[test]
    fn names_and_long_numbers_are_hidden_and_all_else_is_left() {
        let names = Names(["quux labs", "quux", "labs", "anna"].map(str::to_owned).to_vec());
        let mut text = "Engineer (Quux), 85,000 a year, with Anna's team of 12".to_owned();
        names.hide(&mut text);
        assert_eq!(text, format!("Engineer {HIDDEN} {HIDDEN} a year, with {HIDDEN} team of 12"));
    }

    #[test]
    fn an_expression_keeps_what_it_reads() {
        let names = Names(["quux"].map(str::to_owned).to_vec());
        let hidden = |source: &str| names.hidden_in_expression(source);
        assert_eq!(hidden("offer.notice_weeks<=6"), "offer.notice_weeks<=6");
        assert_eq!(hidden("offer.start_date >= '2027-04-01'"), format!("offer.start_date >= '{HIDDEN}-04-01'"));
        assert_eq!(
            hidden("offer.pay.base>=900 or 'Quux' in x"),
            format!("offer.pay.base>={HIDDEN} or '{HIDDEN}' in x")
        );
        assert_eq!(hidden("terms.bonus >= 1_000.50"), format!("terms.bonus >= {HIDDEN}.{HIDDEN}"));
    }
}

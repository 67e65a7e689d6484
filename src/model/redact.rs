//! An offer and a profile for a mentor's eyes: what they decide by stays whole, but nobody is named in them, and nothing
//! is left that was written down in private. Sums stay here, since rules look at them; `content::Locale` hides them
//! wherever they are shown.

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
        self.notes.revisit_when.iter_mut().for_each(|trigger| trigger.because = None);
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
        let hidden = |word: &str| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let parts = || bare.split(|c: char| !c.is_alphanumeric());
            let named = self.0.contains(&bare) || parts().any(|part| self.0.iter().any(|name| name == part));
            named || bare.chars().filter(char::is_ascii_digit).count() > 3
        };
        let words: Vec<&str> = text.split(' ').map(|word| if hidden(word) { HIDDEN } else { word }).collect();
        *text = words.join(" ");
    }
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
}

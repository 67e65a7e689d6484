//! A language that shows no sums: for a mentor's eyes.

use super::Locale;
use crate::model::Currency;

impl Locale {
    /// The same, for a mentor's eyes: no sum is shown.
    #[must_use]
    pub fn discreet(mut self) -> Self {
        self.discreet = true;
        self
    }

    /// True where no sum, and nobody's address, is to be shown.
    #[must_use]
    pub const fn is_discreet(&self) -> bool {
        self.discreet
    }

    /// True for a unit that makes a number a sum, where no sum is to be shown: `EUR a month`.
    #[must_use]
    pub fn hides(&self, unit: &str) -> bool {
        let money = |word: &str| Currency::from_code(word).is_some() || word.contains(['€', '$', '£', '¥']);
        self.discreet && unit.split(|c: char| c.is_whitespace() || c == '/').any(money)
    }
}

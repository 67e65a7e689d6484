//! Values in the units of a profile and the words of its reader.

use super::text::visible;
use super::words::Words;
use crate::assess::Quantity;
use crate::model::redact::HIDDEN;
use crate::model::{Exact, Measure, Money, Profile};

/// What it takes to write a value.
#[derive(Clone, Copy)]
pub(super) struct Units<'a> {
    /// Whose criteria they are.
    pub profile: &'a Profile,
    /// The fixed words.
    pub words: &'a Words,
}

impl Units<'_> {
    /// A sum in the profile's currency.
    pub(super) fn sum(&self, amount: &Exact) -> String {
        self.words.locale().money(&Money { amount: amount.clone(), currency: self.profile.currency })
    }

    /// A value, target or gap of a criterion, with its unit.
    pub(super) fn quantity(&self, quantity: &Quantity, criterion: &str) -> String {
        let (words, locale) = (self.words, self.words.locale());
        match quantity {
            Quantity::Money(amount) => self.sum(amount),
            Quantity::Number(n) => self.number(n, criterion),
            Quantity::Rating(n) => words.fill("value", "rating", &[("n", &locale.number(n, 1))]),
            Quantity::YesNo(yes) => words.get("value", if *yes { "yes" } else { "no" }).into_owned(),
            Quantity::Day(day) => locale.date(*day),
            Quantity::Window(from, to) => {
                words.fill("value", "window", &[("from", &locale.date(*from)), ("to", &locale.date(*to))])
            }
            Quantity::Days(n) => format!("{n} {}", words.counted("unit", "day", *n == 1)),
        }
    }

    /// A number with the criterion's unit: the person's own, or the built-in one.
    fn number(&self, n: &Exact, criterion: &str) -> String {
        let shown = self.words.locale().number(n, 2);
        if let Some(unit) = self.own_unit(criterion) {
            let shown = if self.is_hidden(criterion) { HIDDEN } else { &shown };
            return format!("{shown} ({unit})");
        }
        match self.words.find("unit", criterion) {
            Some(_) => format!("{shown} {}", self.words.counted("unit", criterion, *n == Exact::one())),
            None => shown,
        }
    }

    /// True for a number of the person's own that is a sum in all but name, where no sum is shown.
    pub(super) fn is_hidden(&self, criterion: &str) -> bool {
        self.own_unit(criterion).is_some_and(|unit| self.words.locale().hides(&unit))
    }

    fn own_unit(&self, criterion: &str) -> Option<String> {
        let found = self.profile.criteria.iter().find(|c| &*c.name == criterion)?;
        match &found.measure {
            Measure::Own { unit: Some(unit), .. } => Some(visible(unit)),
            _ => None,
        }
    }
}

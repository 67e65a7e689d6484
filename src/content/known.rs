//! Days in words: the same few stand in every dossier, and are worked out once.

use super::cldr::Shape;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// How many are kept: those of a few hundred offers with dates of their own.
const KEPT: usize = 4_096;

/// The days that were asked for.
#[derive(Debug, Default)]
pub(super) struct Days(RwLock<BTreeMap<(Date, Shape), String>>);

impl Days {
    /// A day in words, which `compose` makes where it was not asked for before.
    pub(super) fn get(&self, day: Date, shape: Shape, compose: impl FnOnce() -> String) -> String {
        if let Some(words) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&(day, shape)) {
            return words.clone();
        }
        let words = compose();
        let mut days = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if days.len() < KEPT {
            days.insert((day, shape), words.clone());
        }
        words
    }
}

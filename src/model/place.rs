//! Where a value was read.

pub use crate::diag::Place;

/// A value that a person wrote, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    /// What it says.
    pub value: T,
    /// Where it stands, in the file of the offer or profile that holds it.
    pub place: Place,
}

impl<T> Said<T> {
    /// A value read at `place`.
    pub const fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// The same place, another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Said<U> {
        Said { value: f(self.value), place: self.place }
    }
}

impl<T> std::ops::Deref for Said<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

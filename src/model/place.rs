//! Where a value was read.

/// A place in a file: line and column as people count them, and the bytes it spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset past the last byte.
    pub end: u32,
}

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

//! Where in a file something stands.

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
    /// True among the values that were laid over the file from outside: it is then a place in those.
    pub laid: bool,
}

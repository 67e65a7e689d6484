//! Where lines begin.

use super::Place;
use std::cell::Cell;

/// The lines of a text. A line ends with LF, CR LF, or a CR alone.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    begins: Vec<usize>,
    /// The place that was asked for last: the column of the next one on a long line is counted from there.
    last: Cell<Place>,
}

impl<'t> Lines<'t> {
    /// The lines of this text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = |i: usize| match bytes.get(i) {
            Some(b'\n') => true,
            Some(b'\r') => bytes.get(i + 1) != Some(&b'\n'),
            _ => false,
        };
        let begins = std::iter::once(0).chain((0..bytes.len()).filter(|i| ends(*i)).map(|i| i + 1)).collect();
        Self { text, begins, last: Cell::new(Place::default()) }
    }

    /// A line without its end; the first is 1. Empty where there is none.
    #[must_use]
    pub fn line(&self, number: u32) -> &'t str {
        let index = (number as usize).wrapping_sub(1);
        let Some(&begin) = self.begins.get(index) else { return "" };
        let end = self.begins.get(index + 1).copied().unwrap_or(self.text.len());
        self.text.get(begin..end).unwrap_or("").trim_end_matches(['\r', '\n'])
    }

    /// The whole text.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// Every line without its end, and where it begins.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &'t str)> {
        self.begins.iter().zip(1..).map(|(begin, number)| (*begin, self.line(number)))
    }

    /// The place of a line and a column as other readers count them: both from 1, the column in characters.
    #[must_use]
    pub fn spot(&self, line: usize, column: usize) -> Place {
        let begin = self.begins.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let text = self.line(narrow(line));
        let at = begin + text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
        self.place(at, at)
    }

    /// The place of these bytes.
    #[must_use]
    pub fn place(&self, start: usize, end: usize) -> Place {
        let start = start.min(self.text.len());
        let line = self.begins.partition_point(|&begin| begin <= start);
        let begin = self.begins.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let last = self.last.get();
        let known = last.line == narrow(line) && last.start as usize <= start;
        let (from, column) = if known { (last.start as usize, last.column) } else { (begin, 1) };
        let between = self.text.get(from..start).map_or(0, |s| s.chars().count());
        let column = column.saturating_add(narrow(between));
        let place =
            Place { line: narrow(line), column, start: narrow(start), end: narrow(end.max(start)), laid: false };
        self.last.set(place);
        place
    }
}

/// Texts have at most 1 MiB: their offsets fit.
fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let lines = Lines::new("a\nb\r\nc\rdä!");
        assert_eq!([1, 2, 3, 4, 5].map(|n| lines.line(n)), ["a", "b", "c", "dä!", ""]);
        let place = lines.place("a\nb\r\nc\rdä".len(), 100);
        assert_eq!((place.line, place.column), (4, 3));
    }
}

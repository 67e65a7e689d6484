//! Where lines begin.

use crate::model::Place;

/// The lines of a text. A line ends with LF, CR LF, or a CR alone.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    begins: Vec<usize>,
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
        Self { text, begins }
    }

    /// A line without its end; the first is 1. Empty where there is none.
    #[must_use]
    pub fn line(&self, number: u32) -> &'t str {
        let index = (number as usize).wrapping_sub(1);
        let Some(&begin) = self.begins.get(index) else { return "" };
        let end = self.begins.get(index + 1).copied().unwrap_or(self.text.len());
        self.text.get(begin..end).unwrap_or("").trim_end_matches(['\r', '\n'])
    }

    /// The place of these bytes.
    #[must_use]
    pub fn place(&self, start: usize, end: usize) -> Place {
        let start = start.min(self.text.len());
        let line = self.begins.partition_point(|&begin| begin <= start);
        let begin = self.begins.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.text.get(begin..start).map_or(0, |s| s.chars().count()) + 1;
        Place { line: narrow(line), column: narrow(column), start: narrow(start), end: narrow(end.max(start)) }
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

//! Where in a file a part of a text stands, however the text is written there: plain, in quotes, as a block.
//!
//! YAML folds lines, takes indentation away and reads escapes; what it never touches is the order of the characters that
//! are no space. So the n-th of them in the text is the n-th of them in the file.

use crate::diag::Lines;
use crate::model::Place;

/// Where bytes `start` to `end` of the text `value` stand, whose scalar stands at `scalar` in `file`; the whole scalar
/// where the file has changed since it was read.
#[must_use]
pub fn place_within(file: &str, scalar: Place, value: &str, (start, end): (usize, usize)) -> Place {
    let ink = |to: usize| value.get(..to).unwrap_or(value).chars().filter(|c| !c.is_whitespace()).count();
    let (first, past) = (ink(start), ink(end));
    let raw = file.get(scalar.start as usize..scalar.end as usize).unwrap_or_default();
    let mut written = Written::new(raw).filter(|(c, ..)| !c.is_whitespace()).skip(first);
    let Some((_, from, mut to)) = written.next() else { return scalar };
    if let Some((.., last)) = written.nth(past.saturating_sub(first + 2)).filter(|_| past > first + 1) {
        to = last;
    }
    let begin = scalar.start as usize;
    Lines::new(file).place(begin + from, begin + to)
}

/// How a scalar is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Bare,
    Single,
    Double,
}

/// The characters of a scalar as it is written, escapes read, each with its bytes.
struct Written<'t> {
    raw: &'t str,
    at: usize,
    style: Style,
}

impl<'t> Written<'t> {
    fn new(raw: &'t str) -> Self {
        let (at, style) = match raw.chars().next() {
            // What follows the mark of a block is no text of it.
            Some('|' | '>') => (raw.find('\n').map_or(raw.len(), |end| end + 1), Style::Bare),
            Some('\'') => (1, Style::Single),
            Some('"') => (1, Style::Double),
            _ => (0, Style::Bare),
        };
        Self { raw, at, style }
    }

    /// What an escape stands for, and how long it is, the backslash included.
    fn escape(rest: &str) -> (char, usize) {
        let Some(mark) = rest.chars().nth(1) else { return ('\\', 1) };
        let digits = match mark {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            'n' | 't' | 'r' | 'v' | 'f' | '_' | 'N' | 'L' | 'P' => return (' ', 2),
            other => return (other, 1 + other.len_utf8()),
        };
        let read = rest.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        (read.and_then(char::from_u32).unwrap_or('\u{fffd}'), 2 + digits)
    }
}

impl Iterator for Written<'_> {
    type Item = (char, usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.raw.get(self.at..)?;
        let first = rest.chars().next()?;
        let (c, length) = match (self.style, first) {
            (Style::Single, '\'') => (first, if rest.starts_with("''") { 2 } else { return None }),
            (Style::Double, '"') => return None,
            (Style::Double, '\\') => Self::escape(rest),
            _ => (first, first.len_utf8()),
        };
        let start = self.at;
        self.at += length;
        Some((c, start, self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, parse};
    use super::place_within;

    /// Finds `part` of the text under `text:` and says what stands at its place in the file, and where.
    #[track_caller]
    fn check(file: &str, part: &str, written: &str, (line, column): (u32, u32)) {
        let tree = parse(file).expect("YAML");
        let node = tree.get("text").expect("a text");
        let Kind::Scalar { text, .. } = &node.kind else { panic!("{node:?}") };
        let start = text.find(part).expect("the part");
        let place = place_within(file, node.place, text, (start, start + part.len()));
        assert_eq!(&file[place.start as usize..place.end as usize], written, "{file}");
        assert_eq!((place.line, place.column), (line, column), "{file}");
    }

    #[test]
    fn a_part_of_a_block_stands_on_its_own_line() {
        check("a: 1\ntext: |\n  One.\n\n  Two words.\nb: 2\n", "words", "words", (5, 7));
        check("text: |- # why\n    Grüße,\n    Zoë bittet.\n", "bittet", "bittet", (3, 9));
        check("text: |\r\n  One.\r\n  Two.\r\n", "Two", "Two", (3, 3));
        check("text: >\n  One and\n  two.\n\n  Three.\n", "and two", "and\n  two", (2, 7));
        check("text: >\n  One and\n  two.\n\n  Three.\n", "Three", "Three", (5, 3));
    }

    #[test]
    fn quotes_and_escapes_are_read() {
        check("text: 'It''s a no.'\n", "a no", "a no", (1, 14));
        check("text: 'It''s a no.'\n", "It's", "It''s", (1, 8));
        check(r#"text: "One\n\nTwo \u00e9t\xe9 \"x\" and""#, "and", "and", (1, 37));
        check(r#"text: "\u00e9t\xe9 x""#, "été", r"\u00e9t\xe9", (1, 8));
        check("text: \"One \\\n  two\"\n", "two", "two", (2, 3));
        check("text: One two\n  three four\n", "three", "three", (2, 3));
        check("messages: 1\ntext: a\n", "a", "a", (2, 7));
    }

    #[test]
    fn a_file_that_changed_gives_the_whole_scalar() {
        let tree = parse("text: Some words here\n").expect("YAML");
        let place = tree.get("text").expect("a text").place;
        assert_eq!(place_within("text:", place, "Some words here", (5, 10)), place);
    }
}

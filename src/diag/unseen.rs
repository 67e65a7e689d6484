//! What cannot be seen, or shows in another place than where it stands.

use std::borrow::Cow;
use std::fmt::Write as _;

/// True for what a reader or a terminal does not show as it stands: control characters, line and paragraph
/// separators, the whole set of bidi controls (U+061C, U+200E and U+200F with them), byte order marks inside a
/// text, annotation marks and noncharacters. Joiners and variation selectors are parts of words and emoji: they are
/// not among them.
#[must_use]
pub fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// The text with every unseen character as `U+XXXX`; line breaks and tabs stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let shown = |c: char| c == '\n' || c == '\t' || !unseen(c);
    // Nearly every text is plain ASCII, which is told byte by byte.
    let plain = |b: &u8| matches!(b, b' '..=b'~' | b'\n' | b'\t');
    if text.as_bytes().iter().all(plain) || text.chars().all(shown) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if shown(c) {
            out.push(c);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "U+{:04X}", u32::from(c));
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_named_and_words_stay() {
        assert_eq!(visible("a\u{202e}b\u{1b}[0m\u{fffe}"), "aU+202EbU+001B[0mU+FFFE");
        assert_eq!(visible("José\t👨\u{200d}👩\n"), "José\t👨\u{200d}👩\n");
    }
}

//! What a person wrote, as every output may hold it.

use std::fmt::Write;

/// The text with every line ending as `\n`, and every control and direction character shown as `U+XXXX`.
///
/// No output may hold a character that a reader cannot see and a program obeys.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\t' => out.push(c),
            _ if is_unseen(c) => {
                let _ = write!(out, "U+{:04X}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

/// True for what a reader cannot see: controls, the whole Bidi_Control set, non-characters.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{is_unseen, visible};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_unseen_is_left(text in any::<String>()) {
            prop_assert!(!visible(&text).chars().any(|c| is_unseen(c) && c != '\n' && c != '\t'));
        }
    }

    #[test]
    fn direction_marks_are_shown_and_line_ends_are_one() {
        assert_eq!(visible("a\u{202E}b\r\nc\rd"), "aU+202Eb\nc\nd");
        assert_eq!(visible("ß 日本語 😀"), "ß 日本語 😀");
    }
}

//! What a person wrote, as every output may hold it.

use crate::diag;

/// The text with every line ending as `\n`, and every character that a reader cannot see shown as `U+XXXX`.
#[must_use]
pub fn visible(text: &str) -> String {
    if text.contains('\r') {
        diag::visible(&text.replace("\r\n", "\n").replace('\r', "\n")).into_owned()
    } else {
        diag::visible(text).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::visible;
    use crate::diag::unseen;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_unseen_is_left(text in any::<String>()) {
            prop_assert!(!visible(&text).chars().any(|c| unseen(c) && c != '\n' && c != '\t'));
        }
    }

    #[test]
    fn direction_marks_are_shown_and_line_ends_are_one() {
        assert_eq!(visible("a\u{202E}b\r\nc\rd"), "aU+202Eb\nc\nd");
        assert_eq!(visible("ß 日本語 😀"), "ß 日本語 😀");
    }
}

//! Which text is the same in Markdown: nearly all of it, so that it is told at once, byte by byte.

/// True for a line of plain words with one space between them, told byte by byte in one pass: most lines are like that.
pub(super) fn is_clear(text: &str) -> bool {
    let mut last = [b' '; 3];
    let clear = text.bytes().all(|b| {
        let fine = match b {
            b' ' => last[2] != b' ',
            b'.' => !last.eq_ignore_ascii_case(b"www"),
            _ => b.is_ascii_alphanumeric() || matches!(b, b',' | b'\'' | b'!' | b'?' | b';' | b'(' | b'/'),
        };
        last = [last[1], last[2], b];
        fine
    });
    clear && last[2] != b' ' && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// True for a word in which nothing means anything where it stands, told byte by byte: most words are like that. Those
/// of which it is not clear at once are looked at more closely.
pub(super) fn is_plain(word: &str, first: bool) -> bool {
    let bytes = word.as_bytes();
    // Nothing outside of ASCII means anything to Markdown.
    let harmless = |b: u8| b.is_ascii_alphanumeric() || !b.is_ascii() || b",'\"!?;/()+-=".contains(&b);
    let (body, end) = match bytes.split_last() {
        Some((end, body)) if matches!(end, b'.' | b':') => (body, *end),
        _ => (bytes, b' '),
    };
    let opens = |b: &u8| b.is_ascii_digit() || b"+-=:.".contains(b);
    let web = end == b'.' && body.last_chunk::<3>().is_some_and(|end| end.eq_ignore_ascii_case(b"www"));
    !(web || first && bytes.first().is_some_and(opens)) && body.iter().all(|b| harmless(*b))
}

#[cfg(test)]
mod tests {
    use super::super::{by_words, markdown_word};
    use super::{is_clear, is_plain};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_clear_line_is_one_in_which_nothing_is_marked(text in "[A-Za-z0-9wW., ;()!]{1,9}") {
            if is_clear(&text) {
                prop_assert_eq!(by_words(&text), text);
            }
        }

        #[test]
        fn a_plain_word_is_one_in_which_nothing_is_marked(word in "[A-Za-z0-9wW.:,;()+=é€'!-]{1,6}", first in any::<bool>()) {
            if is_plain(&word, first) {
                let mut out = String::new();
                markdown_word(&mut out, &word, first);
                prop_assert_eq!(out, word);
            }
        }
    }
}

//! A sentence that can name a rule: the code is known as one, whatever else the words around it are.

use serde::Serialize;
use std::fmt;

/// What stands around a code until the sentence is taken apart; no file's text has it.
pub(super) const MARK: char = '\u{1}';

/// A sentence in its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Said(Vec<Part>);

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The words.
    pub text: String,
    /// True where they are the code of a rule, such as `D7`.
    pub code: bool,
}

impl Said {
    /// Of a text in which each code stands between two marks.
    pub(super) fn marked(text: &str) -> Self {
        let parts = text.split(MARK).enumerate().filter(|(_, text)| !text.is_empty());
        Self(parts.map(|(at, text)| Part { text: text.to_owned(), code: at % 2 == 1 }).collect())
    }

    /// Of a sentence that has this code in brackets, as an item of a checklist has that of the rule behind it.
    pub(super) fn naming(text: &str, code: &str) -> Self {
        let marked = text.replace(&format!("({code})"), &format!("({MARK}{code}{MARK})"));
        Self::marked(&marked)
    }

    /// Of a code and what follows it.
    pub(super) fn led_by(code: &str, text: String) -> Self {
        Self(vec![Part { text: code.to_owned(), code: true }, Part { text, code: false }])
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self(vec![Part { text, code: false }])
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| f.write_str(&part.text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Said};

    #[test]
    fn a_code_between_marks_is_a_part_of_its_own() {
        let part = |text: &str, code| Part { text: text.to_owned(), code };
        let said = Said::marked("The rules say otherwise: \u{1}D7\u{1} says decline.");
        assert_eq!(
            said,
            Said(vec![part("The rules say otherwise: ", false), part("D7", true), part(" says decline.", false)])
        );
        assert_eq!(said.to_string(), "The rules say otherwise: D7 says decline.");
        assert_eq!(Said::marked("\u{1}D7\u{1}"), Said(vec![part("D7", true)]));
        assert_eq!(Said::naming("Advised: call (C4).", "C4"), Said::marked("Advised: call (\u{1}C4\u{1})."));
        assert_eq!(Said::naming("C4 says so (C41).", "C4"), Said::marked("C4 says so (C41)."));
        assert_eq!(Said::marked("none"), Said::from("none".to_owned()));
    }
}

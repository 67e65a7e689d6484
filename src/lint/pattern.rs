//! How the lists of `checks.yaml` are written: patterns over the words of one sentence.
//!
//! A pattern is words in their order. `a|b` is either; `@set` any word of that list of `sets`; `word*` any word that begins so;
//! `~word` any word of the same stem; `?word` may be missing; `..` up to two words between, `...` up to six, `....` up to fourteen; `#` a number; `^` and `$` the two ends
//! of the sentence. A pattern that begins with `! ` is an exception: what lies within or across it is not found.

use super::text::Token;
use rust_stemmers::Stemmer;

/// A pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    elements: Vec<Element>,
    /// True for an exception of its list.
    pub exception: bool,
}

#[derive(Debug)]
enum Element {
    Word { any: Vec<Form>, optional: bool },
    Gap(usize),
    Start,
    End,
}

#[derive(Debug)]
enum Form {
    Exact(String),
    Prefix(String),
    Stem(String),
    Number,
}

impl Form {
    fn read(word: &str, stemmer: Option<&Stemmer>) -> Self {
        match (word, word.strip_prefix('~'), word.strip_suffix('*')) {
            ("#", ..) => Self::Number,
            (_, Some(stemmed), _) => Self::Stem(stemmer.map_or(stemmed.into(), |s| s.stem(stemmed)).into_owned()),
            (.., Some(begin)) => Self::Prefix(begin.to_owned()),
            _ => Self::Exact(word.to_owned()),
        }
    }

    fn is(&self, token: &Token) -> bool {
        match self {
            Self::Exact(word) => token.norm == *word,
            Self::Prefix(begin) => token.norm.starts_with(begin.as_str()),
            Self::Stem(stem) => token.stem == *stem,
            Self::Number => token.norm.bytes().any(|b| b.is_ascii_digit()),
        }
    }

    /// What a text must hold for this to be there; nothing for a number. The last letter of a stem may differ from the word's.
    fn anchor(&self) -> Option<&str> {
        match self {
            Self::Exact(word) | Self::Prefix(word) => Some(word),
            Self::Stem(stem) => {
                Some(stem.char_indices().next_back().map_or("", |(last, _)| stem.get(..last).unwrap_or("")))
            }
            Self::Number => None,
        }
    }
}

impl Pattern {
    /// A pattern whose words are already normal.
    pub(super) fn read(source: &str, stemmer: Option<&Stemmer>) -> Self {
        let (exception, source) = source.strip_prefix("! ").map_or((false, source), |rest| (true, rest));
        let element = |word: &str| match word {
            "^" => Element::Start,
            "$" => Element::End,
            ".." => Element::Gap(2),
            "..." => Element::Gap(6),
            "...." => Element::Gap(14),
            _ => {
                let (optional, word) = word.strip_prefix('?').map_or((false, word), |rest| (true, rest));
                Element::Word {
                    any: word.split('|').map(|w| Form::read(w.trim_start_matches('?'), stemmer)).collect(),
                    optional,
                }
            }
        };
        Self { elements: source.split_whitespace().map(element).collect(), exception }
    }

    /// Texts of which at least one must be there: those of the word that says most. Empty: it must always be tried.
    pub(super) fn anchors(&self) -> Vec<&str> {
        let words = self.elements.iter().filter_map(|e| match e {
            Element::Word { any, optional: false } => any.iter().map(Form::anchor).collect::<Option<Vec<&str>>>(),
            _ => None,
        });
        words
            .max_by_key(|any| any.iter().map(|a| a.len()).min())
            .filter(|a| a.iter().all(|a| a.len() > 1))
            .unwrap_or_default()
    }

    /// Every place where it begins: the first word, and the word past the last.
    pub(super) fn find(&self, tokens: &[Token]) -> Vec<(usize, usize)> {
        (0..tokens.len())
            .filter_map(|from| Some((from, fits(&self.elements, tokens, from)?)))
            .filter(|(a, b)| b > a)
            .collect()
    }

    /// The word past the last, where it is there at the very beginning.
    pub(super) fn begins(&self, tokens: &[Token]) -> Option<usize> {
        fits(&self.elements, tokens, 0).filter(|past| *past > 0)
    }
}

fn fits(elements: &[Element], tokens: &[Token], at: usize) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    match first {
        Element::Start => (at == 0).then(|| fits(rest, tokens, at)).flatten(),
        Element::End => (at == tokens.len()).then(|| fits(rest, tokens, at)).flatten(),
        Element::Gap(most) => (at..=at + most).find_map(|next| fits(rest, tokens, next)),
        Element::Word { any, optional } => {
            let here = tokens.get(at).filter(|t| any.iter().any(|f| f.is(t)));
            let next = here.and_then(|_| fits(rest, tokens, at + 1));
            next.or_else(|| optional.then(|| fits(rest, tokens, at)).flatten())
        }
    }
}

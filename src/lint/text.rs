//! Words and sentences of a text, each with its place.

use rust_stemmers::Stemmer;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A word.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// In lower case, without accents.
    pub norm: String,
    /// What it has in common with its other forms.
    pub stem: String,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// True where it begins with a capital.
    pub capital: bool,
}

/// A text in the form in which it is compared: lower case, one kind of apostrophe, without accents. German umlauts are
/// spelled out, as people without such keys do.
pub(super) fn normal(text: &str, language: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            '’' | '‘' | '´' | '`' | 'ʼ' => normal.push('\''),
            'ß' => normal.push_str("ss"),
            'œ' => normal.push_str("oe"),
            'æ' => normal.push_str("ae"),
            'ä' | 'ö' | 'ü' if language == "de" => {
                normal.extend([c].into_iter().nfd().filter(char::is_ascii));
                normal.push('e');
            }
            _ => normal.extend([c].into_iter().nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c))),
        }
    }
    normal
}

/// The words of `source` in this stretch. In French an article before an apostrophe is a word of its own.
pub(super) fn tokens(
    source: &str,
    (from, to): (usize, usize),
    language: &str,
    stemmer: Option<&Stemmer>,
) -> Vec<Token> {
    let mut found = Vec::new();
    let mut add = |start: usize, word: &str| {
        let norm = normal(word, language);
        let stem = stemmer.map_or_else(|| norm.clone(), |s| s.stem(&norm).into_owned());
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        found.push(Token { norm, stem, start, end: start + word.len(), capital });
    };
    for (at, word) in source.get(from..to).unwrap_or_default().unicode_word_indices() {
        let start = from + at;
        let apart = word.find(['\'', '’']).filter(|cut| language == "fr" && *cut <= 7 && !word.starts_with("aujourd"));
        let mark = |cut: usize| word.get(cut..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        match apart.map(|cut| word.split_at(cut + mark(cut))) {
            Some((article, rest)) => {
                add(start, article);
                add(start + article.len(), rest);
            }
            None => add(start, word),
        }
    }
    found
}

/// Words after whose full stop a sentence goes on.
const ABBREVIATIONS: [&str; 34] = [
    "dr", "mr", "mrs", "ms", "prof", "inc", "ltd", "co", "corp", "e.g", "i.e", "st", "vs", "no", "approx", "hr", "fr",
    "z.b", "bzw", "ca", "d.h", "u.a", "ggf", "inkl", "evtl", "sr", "sra", "srta", "ud", "uds", "mme", "mlle", "m",
    "ing",
];

/// The sentences of one paragraph, as stretches of `source`. A line break within a paragraph is a space.
pub(super) fn sentences(source: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let flat = source.get(from..to).unwrap_or_default().replace(['\n', '\r', '\t'], " ");
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open = None;
    for (at, piece) in flat.split_sentence_bound_indices() {
        let begin = open.take().unwrap_or(at);
        let goes_on = flat.get(at + piece.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if ends_in_abbreviation(piece) && (goes_on || !ends_in_no(piece)) {
            open = Some(begin);
            continue;
        }
        found.extend(cut(&flat, begin, at + piece.len()));
    }
    found.extend(open.map(|begin| (begin, flat.len())));
    found.into_iter().map(|(a, b)| (from + a, from + b)).collect()
}

/// "No." is short for number before one; else it is an answer.
fn ends_in_no(piece: &str) -> bool {
    let word = piece.trim_end().trim_end_matches('.');
    word.rsplit(' ').next().is_some_and(|word| word.eq_ignore_ascii_case("no"))
}

fn ends_in_abbreviation(piece: &str) -> bool {
    let Some(rest) = piece.trim_end().strip_suffix('.') else { return false };
    let last = rest.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    ABBREVIATIONS.contains(&last.to_lowercase().as_str())
        || (last.chars().count() == 1 && last.chars().all(char::is_uppercase))
}

/// People who write all in lower case end their sentences all the same.
fn cut(flat: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let piece = flat.get(from..to).unwrap_or_default();
    let mut found = Vec::new();
    let mut begin = 0;
    for (at, mark) in piece.match_indices(['.', '!', '?']) {
        let end = at + mark.len();
        let before = piece.get(begin..at).unwrap_or_default();
        let follows = piece.get(end..).is_some_and(|rest| rest.starts_with(' ') && !rest.trim().is_empty());
        let word = before.rsplit(' ').next().unwrap_or_default();
        let whole = word.chars().count() > 2 && !word.ends_with('.') && !ends_in_abbreviation(&format!("{word}."));
        if follows && whole {
            found.push((from + begin, from + end));
            begin = end;
        }
    }
    found.push((from + begin, to));
    found
}

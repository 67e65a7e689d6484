//! The lists of one language, made ready: one automaton says which patterns are worth trying on a text.

use super::pattern::Pattern;
use super::text::{Token, normal, tokens};
use crate::content::Lists;
use aho_corasick::AhoCorasick;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet};

/// What the checks of one language look for.
pub struct Words {
    language: String,
    texts: Lists,
    patterns: Vec<(String, Pattern)>,
    automaton: Option<AhoCorasick>,
    /// The pattern of each text of the automaton.
    owners: Vec<usize>,
    /// Patterns that no text announces.
    always: Vec<usize>,
    stemmer: Option<Stemmer>,
}

/// Where a pattern of a list was found: words of a sentence, the last one excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// Which sentence.
    pub sentence: usize,
    /// Its first word.
    pub from: usize,
    /// The word past it.
    pub to: usize,
}

/// What was found, by the list.
pub(super) type Spans = BTreeMap<String, Vec<Span>>;

/// Lists of whole texts, not of patterns.
const PLAIN: [&str; 5] = ["help", "says", "plain", "nicknames", "sets"];

/// How long a word must be for a slip of the pen in it to be seen through.
const LONG: usize = 7;

impl Words {
    /// Makes lists ready for their language.
    #[must_use]
    pub fn new(language: &str, mut texts: Lists) -> Self {
        for (name, list) in &mut texts {
            // A line of these is a group, of the other plain lists a row of words.
            let group = name == "nicknames" || name.ends_with("same_trade");
            if group {
                *list = list.iter().map(|line| normal(line, language)).collect();
            } else if name.starts_with("plain.") {
                *list =
                    list.iter().flat_map(|line| line.split_whitespace()).map(|word| normal(word, language)).collect();
            }
        }
        let stemmer = match language {
            "en" => Some(Algorithm::English),
            "de" => Some(Algorithm::German),
            "fr" => Some(Algorithm::French),
            "es" => Some(Algorithm::Spanish),
            _ => None,
        }
        .map(Stemmer::create);
        let mut patterns = Vec::new();
        let is_plain = |name: &str| PLAIN.contains(&name.split('.').next().unwrap_or_default());
        for (name, list) in texts.iter().filter(|(name, _)| !is_plain(name)) {
            let read = |source: &String| {
                let source = normal(&filled(source, &texts), language);
                (name.clone(), Pattern::read(&source, stemmer.as_ref()))
            };
            patterns.extend(list.iter().map(read));
        }
        let (mut needles, mut owners, mut always) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (_, pattern)) in patterns.iter().enumerate() {
            let anchors = pattern.anchors();
            always.extend(anchors.is_empty().then_some(at));
            owners.extend(anchors.iter().map(|_| at));
            needles.extend(anchors.into_iter().map(str::to_owned));
        }
        let automaton = AhoCorasick::new(needles).ok();
        Self { language: language.to_owned(), texts, patterns, automaton, owners, always, stemmer }
    }

    /// The language, an ISO 639-1 code.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A text for people, such as `help.L1`; empty where the lists lack it.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.list(name).first().map_or("", String::as_str)
    }

    /// The texts of a plain list.
    pub(super) fn list(&self, name: &str) -> &[String] {
        self.texts.get(name).map_or(&[], Vec::as_slice)
    }

    /// The words of a stretch of text; a slip of the pen in one that matters is put right.
    pub(super) fn tokens(&self, source: &str, from: usize, to: usize) -> Vec<Token> {
        let mut tokens = tokens(source, (from, to), &self.language, self.stemmer.as_ref());
        for token in &mut tokens {
            if let Some(meant) = self.written(&token.norm).or_else(|| self.meant(&token.norm)) {
                token.stem = self.stemmer.as_ref().map_or_else(|| meant.into(), |s| s.stem(meant).into_owned());
                meant.clone_into(&mut token.norm);
            }
        }
        tokens
    }

    /// What a short way of writing stands for: `plain.written` has `u=you`.
    fn written(&self, word: &str) -> Option<&str> {
        self.list("plain.written")
            .iter()
            .filter_map(|pair| pair.split_once('='))
            .find_map(|(a, b)| (a == word).then_some(b))
    }

    /// The word of `plain.spelling` that this one is a letter away from.
    fn meant(&self, word: &str) -> Option<&str> {
        let listed = self.list("plain.spelling").iter().filter(|_| word.len() >= LONG);
        let first = word.chars().next();
        let near = |right: &&String| {
            right.chars().next() == first
                && right.len().abs_diff(word.len()) <= 1
                && strsim::damerau_levenshtein(right, word) == 1
        };
        // Another form of the word is no slip.
        let form = |right: &&String| right.starts_with(word) || word.starts_with(right.as_str());
        listed.clone().find(near).filter(|right| !form(right) && !listed.clone().any(|w| w == word)).map(String::as_str)
    }

    /// Everything that the lists find in these sentences.
    pub(super) fn search(&self, sentences: &[&[Token]]) -> Spans {
        let mut found = Spans::new();
        let mut exceptions = Spans::new();
        for at in self.candidates(sentences) {
            let Some((name, pattern)) = self.patterns.get(at) else { continue };
            let into = if pattern.exception { &mut exceptions } else { &mut found };
            for (sentence, tokens) in sentences.iter().enumerate() {
                let spans = pattern.find(tokens).into_iter().map(|(from, to)| Span { sentence, from, to });
                into.entry(name.clone()).or_default().extend(spans);
            }
        }
        for (name, spans) in &mut found {
            let except = exceptions.get(name).map_or(&[][..], Vec::as_slice);
            spans.retain(|s| !except.iter().any(|e| e.sentence == s.sentence && e.from < s.to && s.from < e.to));
            spans.sort_by_key(|s| (s.sentence, s.from, s.to));
        }
        found
    }

    /// The patterns whose announcing text is there.
    fn candidates(&self, sentences: &[&[Token]]) -> BTreeSet<usize> {
        let mut all: BTreeSet<usize> = self.always.iter().copied().collect();
        let mut flat = String::new();
        for token in sentences.iter().copied().flatten() {
            flat.push(' ');
            flat.push_str(&token.norm);
        }
        if let Some(automaton) = &self.automaton {
            let hits = automaton.find_overlapping_iter(&flat).map(|m| m.pattern().as_usize());
            all.extend(hits.filter_map(|needle| self.owners.get(needle).copied()));
        }
        all
    }

    /// How much of a text these lists know: of several languages the right one knows most.
    #[must_use]
    pub fn weight(&self, text: &str) -> usize {
        let tokens = self.tokens(text, 0, text.len());
        let spans = self.search(&[&tokens]);
        let telling = ["thanks", "decision", "goodwill", "touch", "apology", "weighing", "because", "articles"];
        let words = tokens.iter().filter(|t| self.list("plain.articles").contains(&t.norm)).count();
        words + telling.iter().filter_map(|list| spans.get(*list)).map(Vec::len).sum::<usize>()
    }

    /// True where a list finds something at the beginning of these words.
    pub(super) fn begins(&self, name: &str, tokens: &[Token]) -> Option<usize> {
        // They stand in the order of their lists' names.
        let first = self.patterns.partition_point(|(list, _)| list.as_str() < name);
        let patterns = self.patterns.iter().skip(first).take_while(|(list, _)| list == name);
        patterns.filter(|(_, pattern)| !pattern.exception).filter_map(|(_, pattern)| pattern.begins(tokens)).max()
    }
}

/// A pattern with the words of its sets: `@firm` stands for `company|team|…`.
fn filled(source: &str, texts: &Lists) -> String {
    let words = |name: &str| {
        let set = texts.get(&format!("sets.{name}")).map_or(&[][..], Vec::as_slice);
        set.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join("|")
    };
    let one = |form: &str| form.strip_prefix('@').map_or_else(|| form.to_owned(), words);
    let element = |element: &str| {
        let (may, forms) = element.strip_prefix('?').map_or(("", element), |rest| ("?", rest));
        let forms: Vec<String> = forms.split('|').map(|f| one(f.trim_start_matches('?'))).collect();
        format!("{may}{}", forms.join("|"))
    };
    if !source.contains('@') {
        return source.to_owned();
    }
    source.split_whitespace().map(element).collect::<Vec<_>>().join(" ")
}

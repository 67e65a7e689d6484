//! The styles of one page: of a theme's stylesheet, the rules that can meet something on it.

use std::collections::{BTreeMap, BTreeSet};

/// Classes by their numbers.
pub(super) type Classes = BTreeSet<usize>;

/// A stylesheet in its parts.
#[derive(Debug)]
pub(super) struct Sheet {
    parts: Vec<Part>,
    /// Every class that a rule asks for, with its number.
    classes: BTreeMap<String, usize>,
    /// The numbers of those that a script names: it may set them later.
    scripted: Classes,
}

#[derive(Debug)]
enum Part {
    /// Selectors, each with the classes without which it meets nothing, and what they set.
    Rule(Vec<(String, Vec<usize>)>, String),
    /// Rules under a condition.
    Group(String, Vec<Part>),
    /// Whatever else there is: it stays.
    Other(String),
}

impl Sheet {
    /// Of squeezed styles, and the script that stands beside them.
    pub(super) fn of(css: &str, script: &str) -> Self {
        let mut classes = BTreeMap::new();
        let parts = parts(css, &mut classes);
        let words = script.split(|c: char| !is_name(c));
        let scripted = words.filter_map(|word| classes.get(word).copied()).collect();
        Self { parts, classes, scripted }
    }

    /// The classes that this page has, or may get from a script.
    pub(super) fn classes_of(&self, page: &str) -> Classes {
        let mut known = self.scripted.clone();
        for value in page.split("class=").skip(1).map(attribute) {
            known.extend(value.split_ascii_whitespace().filter_map(|class| self.classes.get(class)));
        }
        known
    }

    /// The styles that a page with these classes needs.
    pub(super) fn with(&self, classes: &Classes) -> String {
        let mut out = String::new();
        self.parts.iter().for_each(|part| part.write(classes, &mut out));
        out
    }
}

impl Part {
    fn write(&self, known: &Classes, out: &mut String) {
        match self {
            Self::Other(text) => out.push_str(text),
            Self::Group(head, parts) => {
                let mut inner = String::new();
                parts.iter().for_each(|part| part.write(known, &mut inner));
                if !inner.is_empty() {
                    out.extend([head.as_str(), "{", &inner, "}"]);
                }
            }
            Self::Rule(selectors, body) => {
                let met = selectors.iter().filter(|(_, asks)| asks.iter().all(|class| known.contains(class)));
                let met: Vec<&str> = met.map(|(selector, _)| selector.as_str()).collect();
                if !met.is_empty() {
                    out.extend([&met.join(","), "{", body, "}"]);
                }
            }
        }
    }
}

/// The value of an attribute that begins here, in quotes or without.
fn attribute(text: &str) -> &str {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inner = text.trim_start_matches(['"', '\'']);
    let ends = |c: char| quote.map_or(c.is_whitespace() || c == '>', |quote| c == quote);
    inner.split(ends).next().unwrap_or_default()
}

const fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The parts of a stylesheet, or of what stands in a group.
fn parts(css: &str, classes: &mut BTreeMap<String, usize>) -> Vec<Part> {
    let mut found = Vec::new();
    let mut rest = css;
    while !rest.is_empty() {
        let (whole, after) = rest.split_at_checked(length(rest)).unwrap_or((rest, ""));
        found.push(part(whole, classes));
        rest = after;
    }
    found
}

/// One part as it stands in the sheet.
fn part(whole: &str, classes: &mut BTreeMap<String, usize>) -> Part {
    let split = whole.split_once('{').and_then(|(head, rest)| Some((head, rest.strip_suffix('}')?)));
    match split {
        Some((head, inner)) if ["@media", "@supports"].iter().any(|at| head.starts_with(at)) => {
            Part::Group(head.to_owned(), parts(inner, classes))
        }
        Some((head, body)) if !head.contains(['@', '\\', '"', '\'']) => {
            let asked = |selector: &str| (selector.to_owned(), asks(selector, classes));
            Part::Rule(selectors(head).into_iter().map(asked).collect(), body.to_owned())
        }
        _ => Part::Other(whole.to_owned()),
    }
}

/// How long the part is that begins here: to the end of its block, or of its line where it has none.
fn length(css: &str) -> usize {
    let (mut depth, mut quote, mut escaped) = (0_usize, None, false);
    for (at, c) in css.char_indices() {
        match (c, quote) {
            _ if escaped => escaped = false,
            ('\\', _) => escaped = true,
            (c, Some(open)) => quote = Some(open).filter(|open| *open != c),
            ('"' | '\'', None) => quote = Some(c),
            ('{', None) => depth += 1,
            ('}', None) if depth <= 1 => return at + 1,
            ('}', None) => depth -= 1,
            (';', None) if depth == 0 => return at + 1,
            _ => {}
        }
    }
    css.len()
}

/// The selectors of a list; a comma in brackets is part of one.
fn selectors(list: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let parts = list.split(|c: char| {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        c == ',' && depth == 0
    });
    parts.collect()
}

/// The classes without which a selector meets nothing; what stands in brackets may be an alternative.
fn asks(selector: &str, classes: &mut BTreeMap<String, usize>) -> Vec<usize> {
    let mut depth = 0_i32;
    let bare: String = selector
        .chars()
        .filter(|c| {
            depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
            depth == 0
        })
        .collect();
    let names = bare.split('.').skip(1).filter_map(|rest| rest.split(|c| !is_name(c)).next());
    let number = |name: &str| {
        let next = classes.len();
        *classes.entry(name.to_owned()).or_insert(next)
    };
    names.map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[track_caller]
    fn check(css: &str, page: &str, expected: &str) {
        let sheet = Sheet::of(css, "stage.classList.toggle(\"late\")");
        assert_eq!(sheet.with(&sheet.classes_of(page)), expected, "{page}");
    }

    #[test]
    fn a_page_has_the_styles_of_its_own_classes() {
        let css = "a{b:c}.x{d:e}.x .y>p{f:g}.y,h1{h:i}";
        check(css, "<p class=\"x\">", "a{b:c}.x{d:e}h1{h:i}");
        check(css, "<p class=\"z x\"><p class='y'>", css);
        check(css, "<p class=x>", "a{b:c}.x{d:e}h1{h:i}");
        check(css, "<p class>y", "a{b:c}h1{h:i}");
    }

    #[test]
    fn what_is_not_known_for_sure_stays() {
        for css in [
            "@page{margin:1cm}",
            "@charset \"utf-8\";a{b:c}",
            "a:not(.x){b:c}",
            ":is(.x,.y) a{b:c}",
            "[class~=x]{b:c}",
            "a::before{content:\"} .x{\"}",
            ".late{b:c}",
            "a[b=\"}.x{\"]{b:c}",
            ".x\\.y{b:c}",
            "a{b:c",
        ] {
            check(css, "<p>", css);
        }
    }

    #[test]
    fn a_condition_without_rules_goes() {
        check("@media print{.x{b:c}}@media screen{.x,a{b:c}}", "<p>", "@media screen{a{b:c}}");
    }
}

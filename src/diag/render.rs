//! A problem for people: its line with a caret, what was expected, what else matters, the remedy.

use super::{Diagnostic, Lines, Place, Severity, visible};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

/// How many characters of a line are shown around the place.
const WIDTH: usize = 160;

/// How many characters of a phrase or remedy are shown.
const PHRASE: usize = 400;

/// A problem as text of several lines, ended by one line break. `text` is the file, if it could be read at all;
/// `color` adds ANSI styles. No character of it is unseen, whatever the file holds.
#[must_use]
pub fn render(problem: &Diagnostic, text: Option<&str>, color: bool) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let phrase = flat(&problem.phrase);
    let file = if problem.file.is_empty() { "the project".to_owned() } else { flat(&problem.file) };
    let mut group = Group::with_title(level.primary_title(phrase).id(problem.code));
    let mut drawn = None;
    if let (Some(place), Some(text)) = (problem.place, text) {
        let (snippet, column) = picture(problem, place, &Lines::new(text));
        group = group.element(snippet.path(file.clone()));
        drawn = Some((place, column));
    } else {
        group = group.element(problem.place.iter().fold(Origin::path(file.clone()), |origin, place| {
            origin.line(place.line as usize).char_column(place.column as usize)
        }));
        group = group.elements(problem.expected.iter().map(|e| Level::NOTE.message(flat(e))));
    }
    group = group.elements(problem.help.iter().map(|h| Level::HELP.message(flat(h))));
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    // We cut the lines ourselves: the caret must stay in view.
    let mut shown = renderer.term_width(2 * WIDTH).render(&[group]);
    if let Some((Place { line, column, .. }, drawn)) = drawn {
        // The picture of a line may be shorter or longer than the line: the place is where it is in the file.
        shown = shown.replacen(&format!("{file}:{line}:{drawn}"), &format!("{file}:{line}:{column}"), 1);
    }
    shown.push('\n');
    shown
}

/// The problem for programs. Texts are as they are: whoever prints JSON escapes what is unseen.
#[must_use]
pub fn to_json(problem: &Diagnostic) -> Value {
    let related = |(place, text): &(Place, String)| json!({ "line": place.line, "column": place.column, "text": text });
    json!({
        "severity": problem.severity.key(),
        "code": problem.code,
        "file": &*problem.file,
        "line": problem.place.map(|p| p.line),
        "column": problem.place.map(|p| p.column),
        "phrase": problem.phrase,
        "expected": problem.expected,
        "help": problem.help,
        "related": problem.related.iter().map(related).collect::<Vec<_>>(),
    })
}

/// The lines of the problem's places, and the column at which the first place is drawn. What lies between them is
/// folded, so it need not be copied.
fn picture<'a>(problem: &'a Diagnostic, place: Place, lines: &Lines<'_>) -> (Snippet<'a, Annotation<'a>>, usize) {
    let label = problem.expected.as_deref().unwrap_or("");
    let mut marks = vec![(place, AnnotationKind::Primary, label)];
    marks.extend(problem.related.iter().map(|(p, what)| (*p, AnnotationKind::Context, what.as_str())));
    let first = marks.iter().map(|m| m.0.line).min().unwrap_or(1);
    let last = marks.iter().map(|m| m.0.line).max().unwrap_or(1);
    let (mut source, mut annotations, mut drawn) = (String::new(), Vec::new(), 1);
    for number in first..=last {
        if marks.iter().any(|m| m.0.line.abs_diff(number) <= 1) {
            let here: Vec<_> = marks.iter().filter(|m| m.0.line == number).collect();
            let begin = source.len();
            let cut = Cut::new(lines.line(number), here.first().map_or(0, |m| index(m.0)));
            for (place, kind, label) in here {
                let (start, end) = cut.span(index(*place), place.end.saturating_sub(place.start) as usize);
                if *kind == AnnotationKind::Primary {
                    drawn = cut.shown.get(..start).map_or(0, |s| s.chars().count()) + 1;
                }
                let label = Some(flat(label)).filter(|l| !l.is_empty());
                annotations.push(kind.span(begin + start..begin + end).label(label));
            }
            source.push_str(&cut.shown);
        }
        source.push('\n');
    }
    (Snippet::source(source).line_start(first as usize).annotations(annotations), drawn)
}

/// How many characters stand before a place on its line.
const fn index(place: Place) -> usize {
    place.column.saturating_sub(1) as usize
}

/// A line as it is shown: cut around a place, and everything in it seen.
struct Cut {
    shown: String,
    /// Where each character from `skipped` on begins in `shown`, and where the last one ends.
    begins: Vec<usize>,
    /// How long each shown character was in the file.
    lengths: Vec<usize>,
    skipped: usize,
}

impl Cut {
    fn new(line: &str, focus: usize) -> Self {
        let skipped = if focus > WIDTH * 2 / 3 { focus - WIDTH / 3 } else { 0 };
        let mut shown = if skipped > 0 { "...".to_owned() } else { String::new() };
        let (mut begins, mut lengths) = (Vec::new(), Vec::new());
        let mut chars = line.chars().skip(skipped);
        for c in chars.by_ref().take(WIDTH) {
            begins.push(shown.len());
            lengths.push(c.len_utf8());
            shown.push_str(&visible(c.encode_utf8(&mut [0; 4])));
        }
        begins.push(shown.len());
        if chars.next().is_some() {
            shown.push_str("...");
        }
        Self { shown, begins, lengths, skipped }
    }

    /// The bytes of `shown` that stand for `length` bytes of the file from this character on; at least one character,
    /// at most the rest of the line.
    fn span(&self, column: usize, length: usize) -> (usize, usize) {
        let at = |i: usize| self.begins.get(i).or(self.begins.last()).copied().unwrap_or(0);
        let first = column.saturating_sub(self.skipped).min(self.lengths.len());
        let (mut last, mut covered) = (first, 0);
        while covered < length && last < self.lengths.len() {
            covered += self.lengths.get(last).copied().unwrap_or(1);
            last += 1;
        }
        (at(first), at(last.max(first + 1)))
    }
}

/// One line of bounded length in which everything can be seen.
fn flat(text: &str) -> String {
    let mut cut: String = text.chars().take(PHRASE).map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).collect();
    if text.chars().nth(PHRASE).is_some() {
        cut.push_str("...");
    }
    visible(&cut).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn problem(line: u32, column: u32, length: u32) -> Diagnostic {
        let place = Place { line, column, start: 0, end: length, laid: false };
        let problem = Diagnostic::error("value", "`x` is no number").at(place).in_file(&Arc::from("offers/a.yaml"));
        problem.expected("expected a number").help("write digits")
    }

    #[track_caller]
    fn check(problem: &Diagnostic, text: &str, expected: &str) {
        assert_eq!(render(problem, Some(text), false).trim_end(), expected.trim_matches('\n'));
    }

    #[test]
    fn a_line_has_its_caret_and_remedy() {
        check(
            &problem(2, 4, 2),
            "a: 1\nb: xy\n",
            r"
error[value]: `x` is no number
 --> offers/a.yaml:2:4
  |
2 | b: xy
  |    ^^ expected a number
  |
  = help: write digits",
        );
    }

    #[test]
    fn wide_characters_and_unseen_ones_keep_the_caret_in_place() {
        check(
            &problem(1, 6, 1),
            "名: \u{202e}\t!\n",
            r"
error[value]: `x` is no number
 --> offers/a.yaml:1:6
  |
1 | 名: U+202E    !
  |               ^ expected a number
  |
  = help: write digits",
        );
    }

    #[test]
    fn two_places_far_apart_are_folded() {
        let text = "a: 1\nb\nc\nd\ne\na: 2\n";
        let related = problem(6, 1, 1).related(Place { line: 1, column: 1, ..Place::default() }, "here first");
        check(
            &related,
            text,
            r"
error[value]: `x` is no number
 --> offers/a.yaml:6:1
  |
1 | a: 1
  | - here first
...
6 | a: 2
  | ^ expected a number
  |
  = help: write digits",
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}x{}", "a".repeat(5000), "b".repeat(5000));
        let shown = render(&problem(1, 5001, 1), Some(&text), false);
        assert!(shown.lines().all(|l| l.chars().count() < 200), "{shown}");
        let (line, caret) = (shown.lines().nth(3).unwrap_or(""), shown.lines().nth(4).unwrap_or(""));
        assert_eq!(line.find('x'), caret.find('^'), "{shown}");
    }

    #[test]
    fn a_place_beyond_the_end_and_no_text_at_all_are_fine() {
        assert!(render(&problem(9, 99, 5), Some("a\n"), false).contains("offers/a.yaml:9:99"));
        assert!(render(&problem(9, 99, 5), None, false).contains("expected a number"));
    }
}

//! What is wrong with a text before it is read as YAML: characters that nobody sees, the marks of a merge conflict,
//! the quoting of a mail, what is still encrypted.

use crate::diag::{Diagnostic, Lines, unseen};
use crate::model::Place;

/// How the lines begin that a merge puts around what it could not decide.
const MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// How many lines with unseen characters are named.
const MOST: usize = 100;

/// Everything of this kind that the text has.
pub(super) fn find(lines: &Lines<'_>) -> Vec<Diagnostic> {
    let text = lines.text();
    let mut found = unseen_characters(lines);
    if MARKS.iter().any(|mark| text.contains(mark)) {
        found.extend(conflict(lines));
    }
    if text.starts_with('>') && text.lines().all(|l| l.is_empty() || l.starts_with('>')) {
        let problem = Diagnostic::error("mail-quote", "every line begins with `>`, as in an answer to a mail");
        found.push(problem.at(lines.place(0, 1)).help("remove the `>` at the beginning of every line"));
    }
    found.extend(encrypted(lines));
    found
}

/// One problem a line: the first character on it that cannot be seen.
fn unseen_characters(lines: &Lines<'_>) -> Vec<Diagnostic> {
    let text = lines.text();
    let hidden = |c: char| !matches!(c, '\n' | '\r' | '\t') && unseen(c);
    let mut found: Vec<Diagnostic> = Vec::new();
    if !text.contains(hidden) {
        return found;
    }
    let mut line = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| hidden(*c)) {
        let place = lines.place(at, at + c.len_utf8());
        if place.line != line {
            line = place.line;
            let help = match c {
                '\0' => "the file was cut off while it was saved: write the lost part again, or take it from a backup",
                _ => "remove it; a text that is typed again has none",
            };
            let problem =
                Diagnostic::error("unseen", format!("the unseen character U+{:04X} ({})", u32::from(c), sort(c)));
            found.push(problem.at(place).help(help));
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// What kind of character it is.
const fn sort(c: char) -> &'static str {
    match c {
        '\0' => "NUL",
        '\u{1b}' => "an escape for terminals",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a mark of direction"
        }
        '\u{2028}' | '\u{2029}' => "a line break that most programs do not know",
        '\u{feff}' => "a byte order mark",
        '\u{0}'..='\u{9f}' => "a control character",
        _ => "no character at all",
    }
}

/// The marks of a merge that was not finished, also inside a block of text; one that was left alone at the margin, too.
fn conflict(lines: &Lines<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for (begin, line) in lines.iter() {
        let trimmed = line.trim_start_matches(' ');
        let is = |m: &&&str| trimmed.strip_prefix(**m).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let Some(mark) = MARKS.iter().find(is) else { continue };
        let place = lines.place(begin + line.len() - trimmed.len(), begin + line.len());
        let first = found.is_empty();
        let open = found.last_mut().filter(|last| last.related.len() < 2);
        match (*mark, open.map(|last| &mut last.related)) {
            ("<<<<<<<", _) => {
                let problem = left(mark).at(place).expected("one version begins here");
                found.push(problem.help("keep one version and remove the three marks"));
            }
            ("=======", Some(related)) if related.is_empty() => {
                related.push((place, "the other one begins here".to_owned()));
            }
            (">>>>>>>", Some(related)) if related.len() == 1 => related.push((place, "and ends here".to_owned())),
            ("|||||||", Some(_)) => {}
            // Indented, it may be a line under a heading.
            _ if trimmed.len() == line.len() && first => {
                found.push(left(mark).at(place).help("keep one version and remove this mark"));
            }
            _ => {}
        }
    }
    found
}

fn left(mark: &str) -> Diagnostic {
    Diagnostic::error("conflict", format!("a merge conflict was left in the file (`{mark}`)"))
}

/// A value that sops has encrypted.
fn encrypted(lines: &Lines<'_>) -> Option<Diagnostic> {
    let at = lines
        .text()
        .find("ENC[AES256_GCM,")
        .or_else(|| lines.iter().find(|(_, line)| line.trim_end() == "sops:").map(|(begin, _)| begin))?;
    let problem = Diagnostic::error("encrypted", "the file is still encrypted by sops").at(lines.place(at, at + 3));
    Some(problem.help("decrypt it first: `sops decrypt --in-place FILE`"))
}

/// A space in a key that is none: pasted from a page.
pub(super) fn odd_space(key: &str, place: Place) -> Option<Diagnostic> {
    let c = key.chars().find(|c| is_odd_space(*c))?;
    Some(spaces(c).at(place))
}

/// True for a space that YAML takes for a letter.
pub(super) fn is_odd_space(c: char) -> bool {
    c != ' ' && c.is_whitespace() && !c.is_control()
}

/// The remedy for such a space.
pub(super) fn spaces(c: char) -> Diagnostic {
    let name = match c {
        '\u{a0}' | '\u{202f}' => "a no-break space",
        '\u{3000}' => "an ideographic space",
        _ => "a space of another width",
    };
    Diagnostic::error("odd-space", format!("U+{:04X} ({name}) where a plain space belongs", u32::from(c)))
        .help("replace it by plain spaces: it was pasted from a page, or typed on another keyboard")
}

//! What the YAML parser says, in words for somebody who has never heard of YAML: what is the matter, at the place
//! where it has to be mended, and how.

use super::marks::{is_odd_space, spaces};
use super::odd_lines::{missing_space, odd_line, tab};
use super::scalars::short;
use super::tree::DEEPEST;
use crate::diag::{Diagnostic, Lines};
use crate::model::Place;
use granit_parser::ErrorKind;
use granit_parser::ErrorKind as E;

/// Where the parser gave up.
pub(super) struct Found<'e> {
    /// Why.
    pub kind: &'e ErrorKind,
    /// At which byte.
    pub at: usize,
    /// Where what it understood ends.
    pub after: usize,
    /// Where the innermost list or mapping begins that was open.
    pub open: Option<Place>,
}

/// The text nests too deep.
pub(super) fn too_deep() -> Diagnostic {
    Diagnostic::error("too-deep", format!("nested more than {DEEPEST} levels deep"))
        .help("no offer or profile needs that; are brackets or dashes repeated by accident?")
}

/// The problem in our words.
pub(super) fn explain(lines: &Lines<'_>, found: &Found<'_>) -> Diagnostic {
    use ErrorKind as E;
    let scene = Scene { lines, found };
    if let Some(place) = scene.tab_in_indentation() {
        return tab().at(place);
    }
    match found.kind {
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
            scene.unclosed_quote()
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => scene.after_quote(),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => scene.escape(),
        E::UnclosedFlowCollection { open } => scene.unclosed(scene.one(found.at), *open),
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => scene.separator(),
        E::MismatchedFlowCollectionEnd { open, close } => {
            let phrase = format!("`{open}` is closed by `{close}`");
            yaml(phrase).at(scene.one(found.at)).expected(format!("expected `{}`", closing(*open)))
        }
        E::MisplacedFlowCollectionEnd => {
            let phrase = format!("`{}` closes nothing", scene.char_at(found.at));
            yaml(phrase).at(scene.one(found.at)).help("remove it, or put the text in quotes")
        }
        E::MappingValueNotAllowed => scene.colon(),
        E::SimpleKeyExpected | E::InvalidSimpleKey | E::ExpectedBlockMappingKey => scene.no_key(),
        E::RecursionLimitExceeded => too_deep().at(scene.one(found.at)),
        E::DirectiveDisallowed => {
            let phrase =
                format!("the directive `{}` has no place in these files", short(scene.line_of(found.at).1.trim_end()));
            Diagnostic::error("yaml-extra", phrase).at(scene.one(found.at)).help("remove the line")
        }
        other => scene.simple(other),
    }
}

pub(super) fn yaml(phrase: impl Into<String>) -> Diagnostic {
    Diagnostic::error("yaml", phrase)
}

const fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// The place of a tag: the `!` before a value, up to the next space.
pub(super) fn tag_before(lines: &Lines<'_>, value: usize) -> Place {
    let text = lines.text();
    let before = text.get(..value).unwrap_or("").trim_end();
    let begin = before.rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let begin = begin + before.get(begin..).and_then(|s| s.find('!')).unwrap_or(0);
    lines.place(begin, before.len())
}

/// A text, and where the parser gave up in it.
struct Scene<'s> {
    lines: &'s Lines<'s>,
    found: &'s Found<'s>,
}

impl<'s> Scene<'s> {
    fn one(&self, at: usize) -> Place {
        self.lines.place(at, at + 1)
    }

    fn char_at(&self, at: usize) -> char {
        self.lines.text().get(at..).and_then(|t| t.chars().next()).unwrap_or(' ')
    }

    /// The line of a byte: where it begins, and what it says.
    fn line_of(&self, at: usize) -> (usize, &'s str) {
        let place = self.lines.place(at, at);
        let line = self.lines.line(place.line);
        let before: usize = line.chars().take(place.column.saturating_sub(1) as usize).map(char::len_utf8).sum();
        (at.saturating_sub(before), line)
    }

    /// The last line above a byte that says something, with its first byte.
    fn line_above(&self, at: usize) -> Option<(usize, &'s str)> {
        let begin = self.line_of(at).0;
        let above = self.lines.text().get(..begin)?.trim_end();
        (!above.is_empty()).then(|| self.line_of(above.len()))
    }

    /// The whole line but its indentation.
    fn whole(&self, (begin, line): (usize, &str)) -> Place {
        let indent = line.len() - line.trim_start().len();
        self.lines.place(begin + indent, begin + line.trim_end().len())
    }

    fn unclosed_quote(&self) -> Diagnostic {
        let at = self.opening_quote().unwrap_or(self.found.at);
        let quote = self.char_at(at);
        let problem = yaml(format!("the quote `{quote}` is never closed")).at(self.one(at)).expected("opens here");
        problem.help(format!("close it with `{quote}` at the end of the text"))
    }

    /// The first quote after what was understood, if it opens a text.
    fn opening_quote(&self) -> Option<usize> {
        let here = self.char_at(self.found.at);
        if matches!(here, '"' | '\'') {
            return Some(self.found.at);
        }
        let rest = self.lines.text().get(self.found.after..self.found.at)?;
        rest.find(['"', '\'']).map(|i| self.found.after + i)
    }

    /// Something stands after a text in quotes.
    fn after_quote(&self) -> Diagnostic {
        let opening = self.opening_quote();
        let here = self.one(self.found.at);
        let begin = opening.map_or(here, |at| self.one(at));
        if begin.line != here.line {
            return if self.char_at(self.found.at) == ':' {
                yaml("a key over two lines").at(begin).expected("expected a key of one word")
            } else {
                self.unclosed_quote().related(here, "the text went on up to here")
            };
        }
        let next = self.char_at(self.found.at);
        let in_braces = self.found.open.is_some_and(|p| matches!(self.char_at(p.start as usize), '{' | '['));
        let problem = yaml("text after a closing quote").at(here);
        if self.lines.text().get(self.found.at.saturating_sub(1)..self.found.at) == Some("'") {
            problem.help("an apostrophe inside '…' is written twice (''); or put the text in \"…\"")
        } else if in_braces && next.is_alphanumeric() {
            problem.expected("expected a comma (`,`)")
        } else {
            problem.help("put the whole text in quotes, with `\\\"` for a quote inside it")
        }
    }

    fn escape(&self) -> Diagnostic {
        let rest = self.lines.text().get(self.found.at..).unwrap_or("");
        let at = self.found.at + wrong_escape(rest).unwrap_or(0);
        let escape: String = self.lines.text().get(at..).unwrap_or("").chars().take(2).collect();
        let problem = yaml(format!("`{escape}` is no escape inside \"…\"")).at(self.lines.place(at, at + escape.len()));
        problem.help("write `\\\\` for a backslash, or put the text in '…', where nothing is an escape")
    }

    fn unclosed(&self, place: Place, open: char) -> Diagnostic {
        let problem = yaml(format!("`{open}` is never closed")).at(place).expected("opens here");
        problem.help(format!("close it with `{}`", closing(open)))
    }

    /// Neither a comma nor the end of `{ }` or `[ ]`.
    fn separator(&self) -> Diagnostic {
        let here = self.one(self.found.at);
        if let Some(open) = self.found.open.filter(|p| p.line != here.line) {
            let bracket = self.char_at(open.start as usize);
            let opens = Place { end: open.start + 1, ..open };
            return self.unclosed(opens, bracket).related(here, "this does not belong to it any more");
        }
        yaml("a comma is missing").at(here).expected("expected `,` before this")
    }

    /// A `:` where no key can be.
    fn colon(&self) -> Diagnostic {
        let (begin, line) = self.line_of(self.found.at);
        let before = line.get(..self.found.at - begin).unwrap_or("");
        if before.contains(": ") || before.ends_with(':') {
            let problem = yaml("a second `: ` in one value").at(self.one(self.found.at));
            return problem.help("put the whole text in quotes: `key: \"text: more text\"`");
        }
        let Some(above) = self.line_above(self.found.at) else { return self.simple(self.found.kind) };
        if let Some((at, c)) = above.1.char_indices().find(|(_, c)| is_odd_space(*c)) {
            return spaces(c).at(self.lines.place(above.0 + at, above.0 + at + c.len_utf8()));
        }
        if let Some((at, c)) = line.char_indices().find(|(i, c)| is_odd_space(*c) && *i < before.len()) {
            return spaces(c).at(self.lines.place(begin + at, begin + at + c.len_utf8()));
        }
        if !above.1.contains(':') || above.1.trim_start().starts_with("//") {
            return self.not_a_pair(above);
        }
        if missing_space(above.1) {
            return self.not_a_pair(above);
        }
        let problem = yaml("this line is indented further than the key above it, which has a value already");
        let problem = problem.at(self.whole((begin, line))).related(self.whole(above), "the key above");
        problem.help("begin both in the same column; put the text above in quotes if this line belongs to it")
    }

    /// A line that is no `key: value`.
    fn no_key(&self) -> Diagnostic {
        let mut here = self.line_of(self.found.at);
        if here.1.trim().is_empty() {
            here = self.line_above(self.found.at).unwrap_or(here);
        }
        if self.below_a_block(here) {
            let problem =
                yaml("this line is indented less than the text that it seems to belong to").at(self.whole(here));
            return problem.help("begin every line of the text in the same column");
        }
        self.not_a_pair(here)
    }

    fn not_a_pair(&self, here: (usize, &str)) -> Diagnostic {
        odd_line(here.1, self.whole(here))
    }

    /// True where a block of text (`|` or `>`) stands above this line, and this line would belong to it but for its
    /// indentation.
    fn below_a_block(&self, here: (usize, &str)) -> bool {
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let mut at = here.0;
        while let Some(above) = self.line_above(at) {
            if indent(above.1) <= indent(here.1) {
                let header = above.1.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
                return header.ends_with(['|', '>'])
                    || (indent(here.1) > 0 && indent(above.1) == indent(here.1) && header.ends_with(['|', '>']));
            }
            at = above.0;
        }
        false
    }

    /// A line of a list that begins with no dash.
    fn no_dash(&self) -> Diagnostic {
        let here = self.line_of(self.found.at);
        let problem =
            yaml("a line of a list without its dash").at(self.whole(here)).expected("expected `- ` before this");
        let first =
            self.found.open.map(|p| Place { end: p.start + 1, ..p }).filter(|p| p.line != self.one(here.0).line);
        let problem = first.into_iter().fold(problem, |p, first| p.related(first, "the list begins here"));
        problem.help("begin every item with `- `; where names with colons are meant, no line has one")
    }

    /// What needs no look at the text around.
    fn simple(&self, kind: &ErrorKind) -> Diagnostic {
        let here = self.char_at(self.found.at);
        let (phrase, help) = match kind {
            E::UnexpectedCharacter { .. } | E::MissingAnchorOrAliasName => {
                (format!("a value cannot begin with `{here}`"), "put the whole text in quotes")
            }
            E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart
            | E::TabInPlainScalar
            | E::InvalidBlockEntryWhitespace => return tab().at(self.tab_on_the_line()),
            E::CommentNotSeparated => ("a space is missing before `#`".to_owned(), "a comment begins with ` #`"),
            E::CommentInterceptedScalar => {
                ("a comment inside a text".to_owned(), "move the comment, or put the text in quotes")
            }
            E::ZeroBlockScalarIndent => {
                ("`|0` is no beginning of a text".to_owned(), "write `|` alone, and indent the lines below it")
            }
            E::InvalidBlockScalarHeader => (
                format!("after `{here}` the text begins on the next line"),
                "put a text that begins with `|` or `>` in quotes",
            ),
            E::InvalidBlockScalarIndent => (
                "the first lines of the text are indented further than the rest".to_owned(),
                "begin every line of the text in the same column",
            ),
            E::ExpectedBlockSequenceEntry => return self.no_dash(),
            E::BlockSequenceEntryNotAllowed | E::BlockEntryInFlowCollection => (
                "a list item (`- `) where none can be".to_owned(),
                "begin the list on the line below its key, every dash in the same column",
            ),
            E::InvalidIndentation => (
                "the indentation of this line does not fit".to_owned(),
                "begin it in the column of the line that it belongs to",
            ),
            E::InvalidTagTerminator
            | E::MissingTagUri
            | E::UndeclaredTagHandle
            | E::UnclosedVerbatimTag
            | E::ExpectedTagBang => (
                "a tag (`!…`) has no place in these files".to_owned(),
                "if it is meant as text, put the whole text in quotes",
            ),
            E::MappingKeyNotAllowed => ("`?` where no key can be".to_owned(), "put the whole text in quotes"),
            E::PlainScalarStartsWithDashFlowIndicator => {
                ("a text that begins with `-`".to_owned(), "put the whole text in quotes")
            }
            _ if here == ',' => ("a comma with nothing before it".to_owned(), "remove one of the two commas"),
            E::ExpectedNodeContent => ("a value is missing here".to_owned(), "write it, or put the text in quotes"),
            E::MissingDocumentEndBeforeDirective | E::InvalidDocumentEnd | E::ExpectedDocumentStart => {
                ("a second document begins here".to_owned(), "keep one document a file")
            }
            _ => {
                ("not the form of these files".to_owned(), "every line is `key: value`, or `- ` and an item of a list")
            }
        };
        yaml(phrase).at(self.one(self.found.at)).help(help)
    }

    /// A tab before the first word of the line, or of the one above it: whatever else is said, it has to go.
    fn tab_in_indentation(&self) -> Option<Place> {
        let here = self.line_of(self.found.at);
        std::iter::once(here).chain(self.line_above(self.found.at)).find_map(|(begin, line)| {
            let indent = line.len() - line.trim_start().len();
            line.get(..indent)?.find('\t').map(|i| self.one(begin + i))
        })
    }

    fn tab_on_the_line(&self) -> Place {
        let (begin, line) = self.line_of(self.found.at);
        let upto = line.get(..(self.found.at - begin).min(line.len())).unwrap_or(line);
        let at = upto.rfind('\t').or_else(|| line.find('\t')).map_or(self.found.at, |i| begin + i);
        self.one(at)
    }
}

/// Where, in a text in double quotes, a backslash begins no escape.
fn wrong_escape(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        let (_, kind) = chars.next()?;
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '0' | 'a' | 'b' | 't' | '\t' | 'n' | 'v' | 'f' | 'r' | 'e' | ' ' | '"' | '/' | '\\' | 'N' | '_' | 'L'
            | 'P' | '\n' | '\r' => 0,
            _ => return Some(at),
        };
        let hex: String =
            std::iter::from_fn(|| chars.next_if(|(_, c)| c.is_ascii_hexdigit())).take(digits).map(|(_, c)| c).collect();
        let code = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
        if hex.len() < digits || (digits > 0 && code.is_none()) {
            return Some(at);
        }
    }
    None
}

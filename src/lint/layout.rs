//! What of a mail is its own text: quoted mail, subject, greeting, sign-off, signature and footer set aside.

use super::text::Token;
use super::words::Words;
use std::ops::Range;

/// The parts of a message, as stretches of its text.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The greeting, such as "Dear Anna,".
    pub greeting: Option<Range<usize>>,
    /// The paragraphs of the body; list items stand apart below the same number.
    pub paragraphs: Vec<(usize, Range<usize>)>,
    /// The subject and what follows the body.
    pub aside: Vec<Range<usize>>,
}

/// A line that belongs to the message itself.
struct Line<'a> {
    start: usize,
    text: &'a str,
    tokens: Vec<Token>,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn end(&self) -> usize {
        self.start + self.text.trim_end().len()
    }

    fn is_item(&self) -> bool {
        let text = self.text.trim_start();
        let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = number.len() < text.len() && (number.starts_with(". ") || number.starts_with(") "));
        numbered || ["- ", "* ", "• ", "– ", "· "].iter().any(|mark| text.starts_with(mark))
    }
}

/// Takes a message apart.
pub(super) fn layout(source: &str, words: &Words) -> Layout {
    let mut lines = own_lines(source, words);
    let mut layout = Layout::default();
    head(&mut lines, words, &mut layout);
    tail(&mut lines, words, &mut layout);
    let (mut number, mut blank, mut last_item): (usize, bool, bool) = (0, true, false);
    for line in &lines {
        if line.is_blank() {
            blank = true;
            continue;
        }
        let item = line.is_item();
        // A list is one paragraph, even where its items stand apart; and belongs to the line that opens it.
        let goes_on = item
            && (last_item
                || layout
                    .paragraphs
                    .last()
                    .is_some_and(|(_, r)| source.get(r.clone()).is_some_and(|t| t.ends_with(':'))));
        if blank && !goes_on {
            number += 1;
        }
        match layout.paragraphs.last_mut().filter(|_| !blank && !item) {
            Some((_, range)) => range.end = line.end(),
            None => layout.paragraphs.push((number, line.start..line.end())),
        }
        (blank, last_item) = (false, item);
    }
    layout
}

/// The lines that are not quoted from another mail.
fn own_lines<'a>(source: &'a str, words: &Words) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for text in source.split_inclusive('\n') {
        lines.push(Line { start, text, tokens: words.tokens(source, start, start + text.len()) });
        start += text.len();
    }
    let quoted = |line: &Line<'_>| line.text.trim_start().starts_with('>');
    let mut keep = Vec::new();
    let mut rest = lines.into_iter().peekable();
    let mut seen = false;
    while let Some(line) = rest.next() {
        if quoted(&line) {
            continue;
        }
        let intro = seen && words.begins("quote", &line.tokens).is_some();
        let ends = line.text.trim_end().ends_with(':')
            || rest.peek().is_some_and(|l| quoted(l) || l.text.trim_end().ends_with(':'));
        if seen
            && (words.begins("original", &line.tokens).is_some() && line.text.trim_start().starts_with(['-', '_', '*']))
        {
            break;
        }
        if seen
            && words.begins("header", &line.tokens).is_some()
            && rest.peek().is_some_and(|l| words.begins("header", &l.tokens).is_some())
        {
            break;
        }
        if intro && ends {
            // With marks only the marked lines are quoted, without marks all that follows.
            while rest.peek().is_some_and(|l| !quoted(l) && (l.is_blank() || l.text.trim_end().ends_with(':'))) {
                rest.next();
            }
            if rest.peek().is_some_and(quoted) {
                continue;
            }
            break;
        }
        seen |= !line.is_blank();
        keep.push(line);
    }
    keep
}

/// Sets the subject and the greeting aside.
fn head(lines: &mut Vec<Line<'_>>, words: &Words, layout: &mut Layout) {
    let header = |line: &Line<'_>| line.text.contains(':') && words.begins("header", &line.tokens).is_some();
    let above = lines.iter().take_while(|line| line.is_blank() || header(line)).count();
    layout.aside.extend(lines.drain(..above).map(|line| line.start..line.end()));
    let Some(line) = lines.first_mut() else { return };
    let Some(length) = greeting(line, words) else { return };
    layout.greeting = Some(line.start..line.start + length);
    let cut = line.start + length;
    line.text = line.text.get(length..).unwrap_or_default();
    line.start = cut;
    line.tokens.retain(|t| t.start >= cut);
}

/// How long the greeting at the beginning of a line is, in bytes.
fn greeting(line: &Line<'_>, words: &Words) -> Option<usize> {
    let text = line.text.trim_end();
    let near = |mark: char| {
        text.find(mark)
            .filter(|at| line.tokens.iter().filter(|t| t.start - line.start < *at).count() <= 8)
            .map(|at| at + mark.len_utf8())
    };
    let short = |most: usize| (line.tokens.len() <= most).then_some(text.len());
    if words.begins("greeting", &line.tokens).is_some() {
        return near(',')
            .map(|first| first + addressed(text.get(first..).unwrap_or_default()))
            .or_else(|| near('!'))
            .or_else(|| near(':'))
            .or_else(|| near('–'))
            .or_else(|| near('—'))
            .or_else(|| short(6));
    }
    let name = line.tokens.iter().take(3).all(|t| t.capital);
    text.ends_with([',', '!']).then(|| short(3)).flatten().filter(|_| name)
}

/// How long the name is that follows a greeting's comma, the comma after it included: "Hola, Ana María, ".
fn addressed(rest: &str) -> usize {
    let Some((name, _)) = rest.split_once([',', ':', '!']) else { return 0 };
    let words = || name.split_whitespace();
    let named = words().count() <= 4 && words().all(|w| w.starts_with(char::is_uppercase)) && !name.trim().is_empty();
    if named { name.len() + 1 } else { 0 }
}

/// Sets sign-off, signature and footer aside.
fn tail(lines: &mut Vec<Line<'_>>, words: &Words, layout: &mut Layout) {
    let mark = lines.iter().position(|l| matches!(l.text.trim_end(), "--" | "-- " | "—" | "___"));
    let end = mark.unwrap_or(lines.len());
    let close = |line: &Line<'_>| {
        let short = words.begins("sign_off", &line.tokens).is_some() && line.tokens.len() <= 8;
        short || words.begins("courtesy", &line.tokens).is_some()
    };
    let footer = |line: &Line<'_>| words.begins("footer", &line.tokens).is_some();
    let mut cut = end;
    if let Some(at) = (0..end).rev().find(|at| lines.get(*at).is_some_and(|l| close(l) && !l.is_blank())) {
        let after = lines.get(at + 1..end).unwrap_or_default();
        let short = |l: &Line<'_>| l.tokens.len() <= 9 || footer(l) || l.text.contains(['@', '|', '+']);
        if after.iter().all(|l| short(l) || is_postscript(l)) && after.len() <= 14 {
            cut = at;
        }
    }
    while cut > 0 && lines.get(cut - 1).is_some_and(|l| l.is_blank() || footer(l) || (cut < end && close(l))) {
        cut -= 1;
    }
    if cut > 1
        && lines.get(cut - 1).is_some_and(is_name)
        && lines.get(cut - 2).is_some_and(|l| l.is_blank() || l.text.trim_end().ends_with(['.', '!', '?', ',', ')']))
    {
        cut -= 1;
    }
    cut = unsigned(lines, cut);
    let tail = lines.split_off(cut);
    let (more, aside): (Vec<_>, Vec<_>) = tail.into_iter().partition(is_postscript);
    layout.aside.extend(aside.iter().map(|l| l.start..l.end()));
    lines.extend(more);
}

/// The most lines and words a line of a signature that no list knows.
const SIGNED: (usize, usize) = (5, 7);

/// Where the last block of short lines begins that says no sentence: "Hugs," or a name with its title below. Twice, as
/// a closing and a name may stand apart.
fn unsigned(lines: &[Line<'_>], mut cut: usize) -> usize {
    let mut signed = lines.iter().skip(cut).any(|l| !l.is_blank());
    for _ in 0..2 {
        let end = lines.iter().take(cut).rposition(|l| !l.is_blank()).map_or(0, |at| at + 1);
        let start = lines.iter().take(end).rposition(Line::is_blank).map_or(0, |at| at + 1);
        let block = lines.get(start..end).unwrap_or_default();
        let Some(first) = block.first().filter(|_| start > 0 && block.len() <= SIGNED.0) else { break };
        let says = |l: &Line<'_>| {
            let text = l.text.trim();
            l.tokens.len() > SIGNED.1 || l.is_item() || (text.ends_with(['.', '!', '?', ':', ';']) && !is_initial(l))
        };
        let capitals = first.tokens.iter().filter(|t| t.capital).count() * 2 >= first.tokens.len();
        let closes = first.text.trim_end().ends_with(',') && first.tokens.len() <= 5;
        let named = capitals && !first.text.contains(',') && first.tokens.len() <= 5;
        let alone = block.len() == 1 && first.tokens.len() <= 3;
        if block.iter().any(says) || !(closes || !signed && (named || alone)) {
            break;
        }
        (cut, signed) = (start, true);
    }
    cut
}

fn is_postscript(line: &Line<'_>) -> bool {
    let text = line.text.trim_start().to_lowercase();
    ["ps:", "p.s.", "ps.", "ps ", "p.s:"].iter().any(|mark| text.starts_with(mark))
}

/// A name alone on its line.
fn is_name(line: &Line<'_>) -> bool {
    let text = line.text.trim().trim_start_matches(['-', '–', '—', ' ']);
    (1..=3).contains(&line.tokens.len())
        && line.tokens.iter().all(|t| t.capital)
        && (is_initial(line) || !text.ends_with(['.', '!', '?', ':', ',']))
}

/// "Anna K.": the last word is a letter with its full stop.
fn is_initial(line: &Line<'_>) -> bool {
    line.tokens.len() > 1
        && line.tokens.last().is_some_and(|t| t.end - t.start <= 2)
        && line.text.trim_end().ends_with('.')
}

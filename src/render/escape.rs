//! One function a target: what a person wrote stays text.
//!
//! HTML is escaped by the template engine itself (every value of a `.html` template); Markdown by [`markdown`] and
//! [`quoted`], which the same engine calls for every value of a `.md` template.

mod plain;

use plain::{is_clear, is_plain};

/// One line of Markdown that reads as exactly this text, in a paragraph, heading, list item or table cell.
///
/// White space is folded, as every Markdown reader does.
#[must_use]
pub fn markdown(text: &str) -> String {
    // A colon alone is the one between a name and what it says.
    if text.trim() == ":" { text.trim().to_owned() } else { marked(text) }
}

/// The same, where each line is somebody's own: a colon alone would make a definition of it.
fn marked(text: &str) -> String {
    if is_clear(text) {
        return text.to_owned();
    }
    by_words(text)
}

fn by_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        if is_plain(word, i == 0) {
            out.push_str(word);
        } else {
            markdown_word(&mut out, word, i == 0);
        }
    }
    out
}

/// Escapes one word; only the `first` of a line can open a heading, list, rule or underline.
fn markdown_word(out: &mut String, word: &str, first: bool) {
    let mut before = '\0';
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in word.char_indices() {
        let next = word[at + c.len_utf8()..].chars().next();
        let marks = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '@' | '$' | '{' | '}' | '#' => true,
            '%' => before == '{',
            ':' => first && at == 0 || before.is_alphanumeric() && next.is_some_and(|n| !n.is_ascii_digit()),
            '.' if out.get(out.len().wrapping_sub(3)..).is_some_and(|w| w.eq_ignore_ascii_case("www")) => true,
            '.' | ')' => first && digits > 0 && at == digits && next.is_none(),
            '^' => true,
            '+' | '-' | '=' => first && at == 0 && word.chars().all(|other| other == c),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// A Markdown blockquote of these lines: paragraphs stay paragraphs, line ends stay line ends, all of it text.
///
/// Each line begins with `> `; the last one has no line end.
#[must_use]
pub fn quoted(text: &str) -> String {
    let lines: Vec<String> = text.split(['\n', '\u{2028}', '\u{2029}']).map(marked).collect();
    let mut out = String::with_capacity(text.len() + 4 * lines.len());
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        out.push('>');
        if !line.is_empty() {
            out.push(' ');
            out.push_str(line);
            if lines.get(i + 1).is_some_and(|next| !next.is_empty()) {
                out.push('\\');
            }
        }
    }
    out
}

/// One line inside a fenced block: as it is, on one line, and it never ends the block.
#[must_use]
pub fn pasted(line: &str) -> String {
    line.replace(['\n', '\r', '\u{2028}', '\u{2029}'], " ").replace("```", "` ` `")
}

/// A value of a calendar's property: no text ends it, begins another one, or breaks a line.
#[must_use]
pub fn ics(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// The longest `mailto:` address that every system hands on whole; Windows cuts at 2,048.
const LONGEST_MAILTO: usize = 2_000;

/// A `mailto:` address of one recipient with subject and body, every character but the plain ones encoded. A body that
/// makes it too long is left out: half a message is worse than none.
#[must_use]
pub fn mailto(to: &str, subject: &str, body: &str) -> String {
    let whole = address(to, subject, body);
    if whole.len() > LONGEST_MAILTO { address(to, subject, "") } else { whole }
}

fn address(to: &str, subject: &str, body: &str) -> String {
    let mut out = String::from("mailto:");
    percent(&mut out, to, b"@.-_+");
    out.push_str("?subject=");
    percent(&mut out, subject, b"-._~");
    if !body.is_empty() {
        out.push_str("&body=");
        percent(&mut out, &body.replace('\n', "\r\n"), b"-._~");
    }
    out
}

/// A phone number as a `tel:` address: its digits, and the plus sign in front of them.
#[must_use]
pub fn tel(number: &str) -> String {
    let plus = if number.trim_start().starts_with('+') { "+" } else { "" };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    format!("tel:{plus}{digits}")
}

/// A relative path as a `href`: parts encoded, `/` kept.
#[must_use]
pub fn relative(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    percent(&mut out, path, b"-._~/#");
    out
}

fn percent(out: &mut String, text: &str, plain: &[u8]) {
    for &b in text.as_bytes() {
        if b.is_ascii_alphanumeric() || plain.contains(&b) {
            out.push(char::from(b));
        } else {
            let digit = |n: u8| char::from(if n < 10 { b'0' + n } else { b'A' + n - 10 });
            out.extend(['%', digit(b >> 4), digit(b & 15)]);
        }
    }
}

/// An address that may stand in a `href`: relative, or `http`, `https`, `mailto` or `tel`; anything else becomes `#`.
#[must_use]
pub fn safe_url(url: &str) -> &str {
    let scheme = url.find([':', '/', '?', '#']).filter(|&i| url.as_bytes().get(i) == Some(&b':'));
    match scheme.and_then(|i| url.get(..i)) {
        None if !url.starts_with("//") && !url.contains(char::is_control) => url,
        Some(s) if ["http", "https", "mailto", "tel"].iter().any(|ok| s.eq_ignore_ascii_case(ok)) => url,
        _ => "#",
    }
}

#[cfg(test)]
mod tests {
    use super::{ics, mailto, markdown, quoted, relative, safe_url, tel};
    use crate::view::text::visible;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// The text that a Markdown reader sees, and whether it saw anything but text, paragraphs and line breaks.
    fn read(source: &str) -> (String, bool) {
        let (mut text, mut marked) = (String::new(), false);
        for event in Parser::new_ext(source, everything()) {
            match event {
                Event::Text(t) => text.push_str(&t),
                Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => text.push('\n'),
                Event::Start(Tag::Paragraph | Tag::BlockQuote(None)) | Event::End(TagEnd::BlockQuote(None)) => {}
                _ => marked = true,
            }
        }
        (text, marked)
    }

    /// All extensions, but not the one that changes the characters of a text.
    fn everything() -> Options {
        Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)
    }

    fn folded(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Texts that are made of what Markdown cares about.
    fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\n"),
            Just(" "),
            Just("www.a.b"),
            Just("https://x.y"),
            Just("```"),
            Just("---"),
            Just("==="),
            Just("1. "),
            Just("- "),
            Just("# "),
            Just("> "),
            Just("[a](b)"),
            Just("![a](b)"),
            Just("|"),
            Just("\\"),
            Just("*"),
            Just("_"),
            Just("**b**"),
            Just("<b>"),
            Just("<!--"),
            Just("&amp;"),
            Just("&#35;"),
            Just("@me"),
            Just("~~"),
            Just("$x$"),
            Just("[^1]"),
            Just("[^1]: n"),
            Just("[x]: y"),
            Just("    "),
            Just("\t"),
            Just(":a:"),
            Just("{#id}"),
            Just("o"),
            Just("ü€"),
            Just("+++"),
            Just("1)"),
            Just("+ "),
            Just("x:"),
            Just("a^b^"),
            Just("H~2~"),
            Just("{{ x }}"),
            Just("{% raw %}"),
            Just("[[wiki]]"),
            Just("[!NOTE]"),
            Just(": d"),
            Just("\n:\n"),
            Just("||s||"),
        ];
        prop_oneof![prop::collection::vec(piece, 0..12).prop_map(|p| p.concat()), ".{0,40}"]
    }

    proptest! {
        #[test]
        fn a_line_reads_back(text in texts()) {
            let text = visible(&text);
            let (seen, marked) = read(&markdown(&text));
            prop_assert!(!marked, "{:?}", markdown(&text));
            prop_assert_eq!(folded(&seen), folded(&text));
        }

        #[test]
        fn a_cell_reads_back(text in texts()) {
            let source = format!("| a | b |\n| --- | --- |\n| {} | o |\n", markdown(&visible(&text)));
            let mut cells = Vec::new();
            for event in Parser::new_ext(&source, everything()) {
                match event {
                    Event::Start(Tag::TableCell) => cells.push(String::new()),
                    Event::Text(t) => if let Some(last) = cells.last_mut() { last.push_str(&t) },
                    Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow) | Event::End(_) => {}
                    other => prop_assert!(false, "{other:?} in {source:?}"),
                }
            }
            prop_assert_eq!(cells.len(), 4);
            prop_assert_eq!(folded(&cells[2]), folded(&visible(&text)));
        }

        #[test]
        fn a_quote_reads_back_line_by_line(text in texts()) {
            let text = visible(&text);
            let source = format!("before\n\n{}\n\nafter", quoted(&text));
            let (seen, marked) = read(&source);
            prop_assert!(!marked, "{source:?}");
            prop_assert_eq!(folded(&seen), folded(&format!("before {text} after")));
        }

        #[test]
        fn a_mailto_holds_plain_characters_only(to in "[a-z]{1,9}@[a-z]{1,9}\\.example", text in any::<String>()) {
            let url = mailto(&to, &text, &text);
            prop_assert!(url.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"' ".contains(&b)));
            prop_assert!(url.matches('&').count() <= 1);
        }

        #[test]
        fn a_calendar_value_is_one_line_and_reads_back(text in texts()) {
            let text = visible(&text);
            let value = ics(&text);
            prop_assert!(!value.contains(['\n', '\r']));
            let mut read = String::new();
            let mut rest = value.chars();
            while let Some(c) = rest.next() {
                match c {
                    '\\' => read.extend(rest.next().map(|c| if c == 'n' { '\n' } else { c })),
                    ',' | ';' => prop_assert!(false, "{value:?}"),
                    c => read.push(c),
                }
            }
            prop_assert_eq!(read, text.replace(['\u{2028}', '\u{2029}'], "\n"));
        }
    }

    #[test]
    fn a_mail_address_that_would_be_cut_has_no_body() {
        let fits = mailto("jo@acme.example", "s", &"x".repeat(1_962));
        assert_eq!((fits.len(), fits.contains("&body=xxx")), (2_000, true));
        assert_eq!(mailto("jo@acme.example", "s", &"x".repeat(1_963)), "mailto:jo@acme.example?subject=s");
        assert_eq!(mailto("", "s", "a\nb"), "mailto:?subject=s&body=a%0D%0Ab");
    }

    #[test]
    fn a_colon_alone_on_a_line_defines_nothing() {
        assert_eq!(quoted("a\n:\nb"), "> a\\\n> \\:\\\n> b");
        assert_eq!(markdown(" : "), ":");
    }

    #[test]
    fn a_mark_is_escaped_where_it_means_something_and_only_there() {
        for (text, escaped) in [
            ("{% x %}", "\\{\\% x %\\}"),
            ("10% {a", "10% \\{a"),
            ("www.a.b a.b", "www\\.a.b a.b"),
            (":a x :a 18:00 a:b", "\\:a x :a 18:00 a\\:b"),
            ("(: a", "(: a"),
            ("1. a 1. b", "1\\. a 1. b"),
            ("12) a", "12\\) a"),
            ("1.5 a", "1.5 a"),
            (". a", ". a"),
            ("- a - b", "\\- a - b"),
            ("--- a", "\\--- a"),
            ("-5 a", "-5 a"),
            ("a=b == c", "a=b == c"),
        ] {
            assert_eq!(markdown(text), escaped);
        }
    }

    #[test]
    fn a_folder_with_odd_letters_stays_one_path() {
        assert_eq!(relative("../a b/ü?:x/index.html#words"), "../a%20b/%C3%BC%3F%3Ax/index.html#words");
    }

    #[test]
    fn a_phone_number_is_its_digits() {
        for (number, address) in [("+49 30 123-45", "tel:+493012345"), ("030/12", "tel:03012"), ("\"x+1", "tel:1")] {
            assert_eq!(tel(number), address);
        }
    }

    #[test]
    fn schemes_by_list() {
        for good in ["a/b.html", "#x", "../index.md", "https://x.example/a:b", "mailto:a@b.example", "tel:+49", "./a:b"]
        {
            assert_eq!(safe_url(good), good);
        }
        for bad in [
            "javascript:alert(1)",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "//evil.example",
            "vbscript:x",
            " javascript:x",
            "java\nscript:x",
        ] {
            assert_eq!(safe_url(bad), "#");
        }
    }

    #[test]
    fn an_ordinary_text_stays_readable() {
        assert_eq!(
            markdown("Wednesday 25 November 2026, 18:00 (Berlin)"),
            "Wednesday 25 November 2026, 18:00 (Berlin)"
        );
        assert_eq!(markdown("85,000 EUR — 3 days at home."), "85,000 EUR — 3 days at home.");
        assert_eq!(quoted("Dear Jo,\n\nthank you.\nJane"), "> Dear Jo,\n>\n> thank you.\\\n> Jane");
    }
}

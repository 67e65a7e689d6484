//! Styles and scripts without what only their writer needs: comments, line ends, white space around marks.

/// The same styles in fewer bytes. What stands in quotes stays as it is.
#[must_use]
pub fn squeezed(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("/*") => {
                rest = rest.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            '"' | '\'' => quoted(rest, c),
            _ => c.len_utf8(),
        };
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        add(&mut out, piece);
        rest = after;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Appends a piece; of white space one space, and none beside a mark that parts.
fn add(out: &mut String, piece: &str) {
    // A space behind `:` never matters; before it, it means "any element below".
    let after = |c: char| matches!(c, '{' | '}' | ';' | ',' | ':' | ' ');
    if piece.trim().is_empty() {
        if !out.is_empty() && !out.ends_with(after) {
            out.push(' ');
        }
        return;
    }
    if matches!(piece, "{" | "}" | ";" | ",") {
        out.truncate(out.trim_end().len());
    }
    if piece == "}" && out.ends_with(';') {
        out.pop();
    }
    out.push_str(piece);
}

/// The length of a text in quotes that begins here, its quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, c)| at + c.len_utf8())
}

/// The same script without indentation and lines that are comments. A text over several lines stays as it is.
#[must_use]
pub fn trimmed(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut within = false;
    for line in script.lines() {
        let shown = if within { line } else { line.trim() };
        if within || !(shown.is_empty() || shown.starts_with("//")) {
            out.extend([shown, "\n"]);
            within ^= line.matches('`').count() % 2 == 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{squeezed, trimmed};

    #[test]
    fn a_script_keeps_its_lines_and_its_texts() {
        assert_eq!(
            trimmed("// a\nb();\n\n  c(`d\n  e\n// f`);\n  g(); // h\n"),
            "b();\nc(`d\n  e\n// f`);\ng(); // h\n"
        );
    }

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(squeezed(css), expected);
        assert_eq!(squeezed(expected), expected);
    }

    #[test]
    fn only_what_means_nothing_is_left_out() {
        check("/* a */\na b , c {\n  margin: 0 1px;\n}\n", "a b,c{margin:0 1px}");
        check("a :hover { width: calc(1px + 2px) }", "a :hover{width:calc(1px + 2px)}");
        check("@media (min-width: 9rem) and (color) { a { b: c } }", "@media (min-width:9rem) and (color){a{b:c}}");
        check("a::before { content: \"{ ; \\\" /* \" }", "a::before{content:\"{ ; \\\" /* \"}");
        check("a { b: 'it''s ü' ; }", "a{b:'it''s ü'}");
        check("/* never closed", "");
    }
}

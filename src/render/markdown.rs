//! The Markdown of the content (guide texts) as HTML.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::escape::{relative, safe_url};
use crate::view::is_code;

/// Where the codes in a text lead.
#[derive(Debug, Default)]
pub struct Links<'a> {
    /// How the address of a code begins that is explained nearby.
    pub here: Option<&'a str>,
    /// Those codes.
    pub codes: Option<Vec<String>>,
    /// How that of any other begins; without it they are words.
    pub there: Option<&'a str>,
}

impl Links<'_> {
    /// The address of a code.
    fn of(&self, code: &str) -> Option<String> {
        let near = self.codes.as_ref().is_some_and(|codes| codes.iter().any(|known| known == code));
        let start = if near { self.here } else { self.there }?;
        Some(format!("{start}{code}"))
    }

    /// A text in pieces, each with the address to which it leads.
    fn pieces<'t>(&self, text: &'t str) -> Vec<(&'t str, Option<String>)> {
        let words = text.split_inclusive(|c: char| !c.is_alphanumeric());
        let parted = words.flat_map(|word| {
            let (code, rest) = word.split_at(word.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
            [(code, is_code(code).then(|| self.of(code)).flatten()), (rest, None)]
        });
        parted.filter(|(piece, _)| !piece.is_empty()).collect()
    }
}

/// Safe HTML of a guide text: raw HTML is shown as text, images become their words, links keep only schemes of the list.
#[must_use]
pub fn to_html(source: &str, links: &Links<'_>) -> String {
    let mut options = Options::empty();
    options.insert(Options::ENABLE_TABLES);
    let mut plain = 0_usize;
    let events = Parser::new_ext(source, options).filter_map(harmless).flat_map(|event| {
        within(&mut plain, &event);
        match event {
            Event::Text(text) if plain == 0 => leading(&text, links),
            other => vec![other],
        }
    });
    let mut out = String::with_capacity(source.len() * 3 / 2);
    html::push_html(&mut out, events);
    out
}

/// Counts in how many links and blocks of code an event stands: a code leads nowhere from there.
const fn within(depth: &mut usize, event: &Event<'_>) {
    match event {
        Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => *depth += 1,
        Event::End(TagEnd::Link | TagEnd::CodeBlock) => *depth = depth.saturating_sub(1),
        _ => {}
    }
}

/// A text with a link around each code.
fn leading(text: &str, links: &Links<'_>) -> Vec<Event<'static>> {
    let mut events = Vec::new();
    let mut plain = String::new();
    for (piece, address) in links.pieces(text) {
        let Some(address) = address else {
            plain.push_str(piece);
            continue;
        };
        events.push(Event::Text(std::mem::take(&mut plain).into()));
        events.push(Event::InlineHtml(format!("<a class=\"code\" href=\"{}\">{piece}</a>", relative(&address)).into()));
    }
    events.push(Event::Text(plain.into()));
    events
}

/// The same text in Markdown, with a link from each code; an anchor of Markdown is in lower case.
#[must_use]
pub fn linked(source: &str, links: &Links<'_>) -> String {
    let mut out = String::with_capacity(source.len());
    let (mut plain, mut done) = (0_usize, 0);
    for (event, range) in Parser::new(source).into_offset_iter() {
        within(&mut plain, &event);
        let text = source.get(range.clone()).filter(|_| plain == 0 && matches!(event, Event::Text(_)));
        let Some(text) = text.filter(|_| range.start >= done) else { continue };
        out.push_str(source.get(done..range.start).unwrap_or_default());
        for (piece, address) in links.pieces(text) {
            match address {
                Some(address) => out.extend(["[", piece, "](", &address.to_lowercase(), ")"]),
                None => out.push_str(piece),
            }
        }
        done = range.end;
    }
    out.push_str(source.get(done..).unwrap_or_default());
    out
}

/// The event, made harmless; `None` where nothing of it may stay.
fn harmless(event: Event<'_>) -> Option<Event<'_>> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock) | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => None,
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = if safe_url(&dest_url) == "#" { CowStr::Borrowed("#") } else { dest_url };
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{Links, linked, to_html};

    fn links() -> Links<'static> {
        Links { here: Some("#rule-"), codes: Some(vec!["T1".to_owned()]), there: Some("../rules.html#") }
    }

    #[test]
    fn a_code_leads_to_its_explanation() {
        let source = "As T1 and **M6** say (T12, aT1). `T1` [T1](x)";
        assert_eq!(
            to_html(source, &links()),
            "<p>As <a class=\"code\" href=\"#rule-T1\">T1</a> and <strong><a class=\"code\" \
             href=\"../rules.html#M6\">M6</a></strong> say (T12, aT1). <code>T1</code> <a href=\"x\">T1</a></p>\n"
        );
        let near = Links { here: Some("#"), codes: Some(vec!["T1".to_owned()]), there: None };
        assert_eq!(linked(source, &near), "As [T1](#t1) and **M6** say (T12, aT1). `T1` [T1](x)");
        assert_eq!(linked(source, &Links::default()), source);
    }

    #[test]
    fn guide_texts_keep_their_structure_and_nothing_else() {
        assert_eq!(to_html("**Say** it.", &Links::default()), "<p><strong>Say</strong> it.</p>\n");
        for attack in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[x](javascript:alert(1))",
            "[x](&#x6a;avascript&#x3a;alert(1))",
            "[x](DATA:text/html;base64,PHN)",
            "<javascript:alert(1)>",
            "![](https://evil.example/p.png)",
            "<svg/onload=alert(1)>",
            "[x]: javascript:alert(1)\n\n[x]",
        ] {
            let html = to_html(attack, &links());
            assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<svg"), "{html}");
            assert!(!html.to_lowercase().contains("href=\"javascript") && !html.contains("href=\"DATA"), "{html}");
        }
    }
}

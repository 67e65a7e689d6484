//! The Markdown of the content (guide texts), as HTML and as itself, with links from its codes.

use super::escape::{relative, safe_url};
use crate::view::is_code;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use std::ops::Range;

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
}

/// What stands around a code in a page until its link is known; no page shows it.
const MARK: char = '\u{1}';

/// A guide text, read once: what differs from dossier to dossier is only where its codes lead.
#[derive(Debug)]
pub struct Guide {
    page: bool,
    /// What stands before the first code, the code, what stands before the next, and so on.
    parts: Vec<String>,
}

impl Guide {
    /// As safe HTML: raw HTML is shown as text, images become their words, links keep only schemes of the list.
    #[must_use]
    pub fn html(source: &str) -> Self {
        let mut options = Options::empty();
        options.insert(Options::ENABLE_TABLES);
        let mut plain = 0_usize;
        let source = source.replace(MARK, "");
        let events = Parser::new_ext(&source, options).filter_map(harmless).map(|event| {
            within(&mut plain, &event);
            match event {
                Event::Text(text) if plain == 0 => Event::Text(marked(&text).into()),
                other => other,
            }
        });
        let mut out = String::with_capacity(source.len() * 3 / 2);
        html::push_html(&mut out, events);
        Self { page: true, parts: out.split(MARK).map(str::to_owned).collect() }
    }

    /// As the Markdown that it is.
    #[must_use]
    pub fn markdown(source: &str) -> Self {
        let (mut plain, mut done) = (0_usize, 0);
        let mut cuts = Vec::new();
        for (event, range) in Parser::new(source).into_offset_iter() {
            within(&mut plain, &event);
            if plain == 0 && matches!(event, Event::Text(_)) && range.start >= done {
                let text = source.get(range.clone()).unwrap_or_default();
                cuts.extend(
                    codes(text).into_iter().flat_map(|code| [range.start + code.start, range.start + code.end]),
                );
                done = range.end;
            }
        }
        let (mut parts, mut from) = (Vec::new(), 0);
        for to in cuts.into_iter().chain([source.len()]) {
            parts.push(source.get(from..to).unwrap_or_default().to_owned());
            from = to;
        }
        Self { page: false, parts }
    }

    /// The text with a link from each code that leads somewhere; an anchor of Markdown is in lower case.
    #[must_use]
    pub fn linked(&self, links: &Links<'_>) -> String {
        let mut out = String::with_capacity(self.parts.iter().map(|part| part.len() + 40).sum());
        for (at, part) in self.parts.iter().enumerate() {
            match (at % 2 == 1).then(|| links.of(part)).flatten() {
                None => out.push_str(part),
                Some(address) if self.page => {
                    out.extend(["<a class=\"code\" href=\"", &relative(&address), "\">", part, "</a>"]);
                }
                Some(address) => out.extend(["[", part, "](", &address.to_lowercase(), ")"]),
            }
        }
        out
    }
}

/// Where codes stand in a text.
fn codes(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let words = text.split_inclusive(|c: char| !c.is_alphanumeric()).map(|word| {
        let from = at;
        at += word.len();
        from..from + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len()
    });
    words.filter(|word| text.get(word.clone()).is_some_and(is_code)).collect()
}

/// The text with a mark on each side of each code.
fn marked(text: &str) -> String {
    let mut out = text.to_owned();
    for code in codes(text).into_iter().rev() {
        out.insert(code.end, MARK);
        out.insert(code.start, MARK);
    }
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
    use super::{Guide, Links};

    fn to_html(source: &str, links: &Links<'_>) -> String {
        Guide::html(source).linked(links)
    }

    fn linked(source: &str, links: &Links<'_>) -> String {
        Guide::markdown(source).linked(links)
    }

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

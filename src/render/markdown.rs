//! The Markdown of the content (guide texts) as HTML.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::escape::safe_url;

/// Safe HTML of a guide text: raw HTML is shown as text, images become their words, links keep only schemes of the list.
#[must_use]
pub fn to_html(source: &str) -> String {
    let mut options = Options::empty();
    options.insert(Options::ENABLE_TABLES);
    let events = Parser::new_ext(source, options).filter_map(harmless);
    let mut out = String::with_capacity(source.len() * 3 / 2);
    html::push_html(&mut out, events);
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
    use super::to_html;

    #[test]
    fn guide_texts_keep_their_structure_and_nothing_else() {
        assert_eq!(to_html("**Say** it."), "<p><strong>Say</strong> it.</p>\n");
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
            let html = to_html(attack);
            assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<svg"), "{html}");
            assert!(!html.to_lowercase().contains("href=\"javascript") && !html.contains("href=\"DATA"), "{html}");
        }
    }
}

//! Texts of one kind: a message that is checked, and what each output makes of a text.

use dossier::content::lists;
use dossier::diag::unseen;
use dossier::lint::{self, Context, Words};
use dossier::model::MessageKind;
use dossier::render::escape::{ics, mailto, markdown as escaped, quoted, relative, safe_url, tel};
use dossier::render::markdown::{Guide, Links};
use dossier::render::terminal;
use dossier::view::text::visible;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::sync::LazyLock;

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let load = |language| Words::new(language, lists(language, None).ok().flatten().unwrap_or_default());
    ["en", "de", "fr", "es"].map(load).into()
});

/// A message; the first byte says in which language, of which kind and for whom.
pub fn lint(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let words = &WORDS[usize::from(first & 3)];
    let kinds = MessageKind::ALL;
    let context = Context {
        spoken: first & 4 != 0,
        company: Some("Acme GmbH"),
        role: Some("Staff Engineer"),
        contacts: vec!["Jo Schmidt"],
        writer: Some("Nadia Haddad"),
        others: vec!["Volta"],
        confidential: vec!["Project X"],
        figures: vec!["85000".to_owned()],
        ..Context::of(kinds[usize::from(first >> 3) % kinds.len()])
    };
    for finding in lint::lint(text, &context, words) {
        let (start, end) = (finding.place.start as usize, finding.place.end as usize);
        assert_eq!(text.get(start..end), Some(finding.text.as_str()), "{finding:?}");
        assert!(!finding.phrase.is_empty() && !finding.help.is_empty(), "{finding:?}");
    }
    assert!(words.weight(text) <= 20 * text.len(), "{text:?}");
}

/// A text in each output: it reads back as it is, and is nothing but text.
pub fn markdown(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    guide(text);
    addresses(text);
    let text = visible(text);
    assert!(!text.contains(|c| unseen(c) && c != '\n' && c != '\t'), "{text:?}");
    reads_back(&escaped(&text), &text);
    reads_back(&format!("before\n\n{}\n\nafter", quoted(&text)), &format!("before {text} after"));
    let value = ics(&text);
    assert!(!value.contains(['\n', '\r']), "{value:?}");
}

/// A guide text as a page and in a terminal.
fn guide(text: &str) {
    let links = Links { here: Some("#"), codes: None, there: Some("rules.html#") };
    let html = Guide::html(text).linked(&links);
    assert_eq!(Guide::markdown(text).linked(&Links::default()), text);
    for tag in html.split('<').skip(1) {
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        let name = name.trim_start_matches('/').trim_end_matches('/');
        assert!(TAGS.contains(&name), "<{tag} in {html:?}");
        // What stands behind a tag is text, whatever it looks like.
        let tag = tag.split('>').next().unwrap_or_default();
        assert!(!tag.contains(" on"), "{html:?}");
        for address in tag.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
            assert!(!["javascript", "data", "vbscript"].contains(&scheme.trim()), "{address:?}");
        }
    }
    assert!(terminal::text(text, 40).len() <= 200 + 60 * text.len(), "{text:?}");
}

/// What a guide text may become.
const TAGS: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "hr",
    "br",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
];

fn addresses(text: &str) {
    let url = mailto(text, text, text);
    assert!(url.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"'".contains(&b)), "{url}");
    assert!(tel(text).bytes().all(|b| b.is_ascii_alphanumeric() || b == b':' || b == b'+'), "{text:?}");
    assert!(relative(text).is_ascii(), "{text:?}");
    let safe = safe_url(text).to_ascii_lowercase();
    assert!(!safe.starts_with("javascript:") && !safe.starts_with("data:") && !safe.starts_with("//"), "{safe}");
}

/// A reader of Markdown sees this text, and no mark.
fn reads_back(source: &str, text: &str) {
    let mut seen = String::new();
    for event in Parser::new_ext(source, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)) {
        match event {
            Event::Text(t) => seen.push_str(&t),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => seen.push('\n'),
            Event::Start(Tag::Paragraph | Tag::BlockQuote(None)) | Event::End(TagEnd::BlockQuote(None)) => {}
            other => panic!("{other:?} in {source:?}"),
        }
    }
    assert_eq!(folded(&seen), folded(text), "{source:?}");
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

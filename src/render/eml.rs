//! `<kind>.eml`: an email as an unsent draft, which a mail program opens for a last look.

use crate::view::draft::{Draft, Mailbox};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::text::Text;

/// The draft as a message by RFC 5322. Date and number are fixed, so that the same view gives the same bytes; a mail
/// program sets its own when it sends.
#[must_use]
pub fn file(draft: &Draft) -> Vec<u8> {
    let mut message = MessageBuilder::new()
        .header("X-Unsent", Text::new("1"))
        .date(draft.made.as_second())
        .message_id(number(draft))
        .subject(one_line(&draft.subject))
        .text_body(draft.text.replace('\n', "\r\n") + "\r\n");
    if let Some(from) = draft.from.as_ref().and_then(address) {
        message = message.from(from);
    }
    if let Some(to) = draft.to.as_ref().and_then(address) {
        message = message.to(to);
    }
    // It is written into memory: there is nothing that could fail.
    message.write_to_vec().unwrap_or_default()
}

/// An address with its name; none where it is no bare one, so that it can never become two.
fn address(mailbox: &Mailbox) -> Option<Address<'static>> {
    let bare = mailbox.address.bytes().all(|b| b.is_ascii_graphic() && !b"<>()[],;:\\\"".contains(&b));
    let parts = mailbox.address.split('@').filter(|part| !part.is_empty()).count();
    let fit = bare && parts == 2 && mailbox.address.matches('@').count() == 1;
    fit.then(|| Address::new_address(mailbox.name.as_deref().map(one_line), mailbox.address.clone()))
}

/// The text on one line; a space that no line breaks at stays one, as French has it before a colon. What looks like an
/// encoded word would be decoded by readers that are not strict: a space at its end has it encoded once more.
fn one_line(text: &str) -> String {
    let apart = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    let mut line = text.split(apart).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if line.contains("=?") {
        line.push(' ');
    }
    line
}

/// The same for the same draft, and for no other.
fn number(draft: &Draft) -> String {
    let [from, to] = [&draft.from, &draft.to].map(|m| m.as_ref().map_or("", |m| &*m.address));
    let text = [&*draft.file, from, to, &*draft.subject, &*draft.text].join("\n");
    format!("{}@offer-dossier.invalid", blake3::hash(text.as_bytes()).to_hex().get(..32).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::file;
    use crate::view::draft::{Draft, Mailbox};
    use mail_parser::MessageParser;
    use proptest::prelude::*;

    fn draft(name: &str, address: &str, subject: &str, text: &str) -> Draft {
        let to = Mailbox { name: Some(name.to_owned()), address: address.to_owned() };
        let from = Mailbox { name: Some("Jane Doe".to_owned()), address: "jane@example.com".to_owned() };
        Draft {
            file: "decline.eml".to_owned(),
            from: Some(from),
            to: Some(to),
            subject: subject.to_owned(),
            text: text.to_owned(),
            made: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    fn folded(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #[test]
        fn whatever_the_texts_the_headers_are_ours_and_the_words_read_back(
            name in "[^\\p{C}]{0,60}", subject in "[^\\p{C}]{0,200}", text in "[^\\p{C}]{0,40}(\n[^\\p{C}]{0,900}){0,3}",
        ) {
            let bytes = file(&draft(&name, "jo@acme.example", &subject, &text));
            let whole = std::str::from_utf8(&bytes).expect("UTF-8");
            prop_assert!(whole.split("\r\n").all(|l| l.len() <= 998 && !l.contains(['\r', '\n'])));
            let (head, _) = whole.split_once("\r\n\r\n").expect("a head");
            let names: Vec<&str> = head.split("\r\n").filter(|l| !l.starts_with([' ', '\t'])).map(|l| l.split(':').next().unwrap_or_default()).collect();
            let known = ["X-Unsent", "Date", "Message-ID", "Subject", "From", "To", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
            prop_assert!(names.iter().all(|n| known.contains(n)), "{names:?}");
            let read = MessageParser::default().parse(&bytes).expect("a message");
            prop_assert_eq!(read.to().map(|a| a.iter().count()), Some(1));
            prop_assert_eq!(read.to().and_then(|a| a.first()).and_then(|a| a.address()), Some("jo@acme.example"));
            prop_assert_eq!(folded(read.subject().unwrap_or_default()), folded(&subject));
            prop_assert_eq!(read.body_text(0).expect("a text").replace("\r\n", "\n").trim_end().to_owned(), text.trim_end());
        }
    }

    #[test]
    fn a_header_cannot_be_put_in_and_an_address_cannot_become_two() {
        for attack in ["a\r\nBcc: eve@evil.example", "a\nX: y\n\nbody", "=?utf-8?q?=0ABcc:_e@e.x?=\r\n"] {
            let whole = String::from_utf8(file(&draft(attack, "jo@acme.example", attack, "o"))).expect("UTF-8");
            assert!(!whole.lines().any(|l| l.starts_with("Bcc") || l.starts_with("X:")), "{whole}");
        }
        // What looks like an encoded word is no text that a reader may decode.
        for (attack, said) in [("=?utf-8?Q?a=0ABcc:_x?=", "To: =?utf-8?"), ("=?utf-8?B?QmNjOiBldmU=?=", "To: =?utf-8?")]
        {
            let bytes = file(&draft(attack, "jo@acme.example", attack, "o"));
            let whole = String::from_utf8_lossy(&bytes);
            assert!(whole.contains(said) && !whole.contains(attack), "{whole}");
            let read = MessageParser::default().parse(&bytes).expect("a message");
            let name = read.to().and_then(|a| a.first()).and_then(|a| a.name());
            assert_eq!(name.map(str::trim_end), Some(attack));
            assert_eq!(read.subject().map(str::trim_end), Some(attack));
        }
        for address in ["a@b.c, d@e.f", "a@b@c", "<a@b.c>", "a@b.c\r\nBcc: e@e.x", "a;b@c", "@b", "a@"] {
            let whole = String::from_utf8(file(&draft("Jo", address, "s", "o"))).expect("UTF-8");
            assert!(!whole.contains("\r\nTo:"), "{whole}");
        }
    }

    #[test]
    fn a_space_that_no_line_breaks_at_stays_in_the_subject() {
        let subject = "Merci pour votre offre\u{202f}: 10\u{a0}%";
        let bytes = file(&draft("Jo", "jo@acme.example", subject, "o"));
        assert_eq!(MessageParser::default().parse(&bytes).expect("a message").subject(), Some(subject));
        let lines = file(&draft("Jo", "jo@acme.example", "one\r\ntwo\u{2028}three\u{85} four", "o"));
        assert_eq!(MessageParser::default().parse(&lines).expect("a message").subject(), Some("one two three four"));
    }

    #[test]
    fn the_same_draft_gives_the_same_bytes() {
        let one = draft("Jörg Weiß", "jo@acme.example", "Ihr Angebot: schöne Grüße", "Guten Tag,\n\nnein.");
        assert_eq!(file(&one), file(&one));
        assert_ne!(file(&one), file(&Draft { text: "Ja.".to_owned(), ..one }));
    }
}

//! The emails of a dossier as drafts that a mail program opens.

use super::Message;
use super::say::Speaker;
use super::text::visible;
use jiff::Timestamp;

/// An email, ready to be opened, read again and sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The name of its file, such as `decline.eml`.
    pub file: String,
    /// Who writes, where the profile has an address.
    pub from: Option<Mailbox>,
    /// To whom, where the offer has an address.
    pub to: Option<Mailbox>,
    /// The subject.
    pub subject: String,
    /// The words; lines end with `\n`.
    pub text: String,
    /// When it was written: the clock that was used.
    pub made: Timestamp,
}

/// Somebody's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name.
    pub name: Option<String>,
    /// One bare address.
    pub address: String,
}

/// The drafts of these messages.
pub(super) fn drafts(say: &Speaker<'_>, messages: &[Message]) -> Vec<Draft> {
    let profile = say.case.profile;
    let from = profile.email.as_ref().map(|email| Mailbox {
        name: profile.name.as_ref().map(|n| visible(&n.value)),
        address: visible(&email.value),
    });
    let contacts = &say.case.offer.contacts;
    let to = |address: &String| {
        let contact = contacts.iter().find(|c| c.email.as_ref().is_some_and(|e| e.value == *address));
        Mailbox { name: contact.map(|c| visible(&c.name.value)), address: address.clone() }
    };
    let one = |m: &Message| {
        Some(Draft {
            file: m.draft.clone()?,
            from: from.clone(),
            to: m.to.as_ref().map(to),
            subject: m.subject.clone().unwrap_or_default(),
            text: m.text.clone(),
            made: say.case.as_of,
        })
    };
    messages.iter().filter_map(one).collect()
}

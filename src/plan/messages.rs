//! Which messages, in which form, in which order (method section 5).

use super::Message;
use super::situation::Situation;
use crate::model::{ChannelKind, LogEvent, MessageKind};

/// A message to compose: after a talk, or not.
type Wanted = (MessageKind, ChannelKind, bool);

/// The messages: the request for time that leads (T4), the advised one, what confirms it (C6), the request of T7.
pub(super) fn messages(s: &Situation<'_>) -> Result<Vec<Message>, String> {
    let mut wanted: Vec<Wanted> = Vec::new();
    let time = (MessageKind::MoreTime, ChannelKind::Email, false);
    if s.needs_time() {
        wanted.push(time);
    }
    if let Some(kind) = s.main_message() {
        wanted.push((kind, s.by, false));
        if s.by != ChannelKind::Email && s.choice.confirm_by_email {
            wanted.push((confirming(kind), ChannelKind::Email, true));
        }
    }
    if s.pressed() && !s.needs_time() {
        wanted.push(time);
    }
    if s.main_message().is_none() && s.unconfirmed() {
        let no = s.answer().is_some_and(|a| a.what.value != LogEvent::Accepted);
        let kind = if no { MessageKind::Confirmation } else { MessageKind::Acceptance };
        wanted.push((kind, ChannelKind::Email, true));
    }
    wanted.into_iter().map(|wanted| message(s, wanted)).collect()
}

/// What confirms a spoken message in writing: M2 for a no, else the same in writing.
fn confirming(kind: MessageKind) -> MessageKind {
    if kind == MessageKind::Decline { MessageKind::Confirmation } else { kind }
}

/// Our words, or the person's own in their place.
fn message(s: &Situation<'_>, (kind, by, after_talk): Wanted) -> Result<Message, String> {
    let form = if by == ChannelKind::Email { "email" } else { "call" };
    let facts = if after_talk { s.facts.and(["after_talk"]) } else { s.facts.clone() };
    let draft = s.pack.message(kind.key(), form, &facts)?;
    let cues = s.pack.advice(kind.key(), form, &facts)?;
    let own = s.case.offer.messages.get(&kind).map(|own| own.text.value.trim().to_owned());
    Ok(Message {
        kind,
        form: by,
        language: s.pack.language().to_owned(),
        subject: draft.subject,
        text: own.unwrap_or(draft.text),
        cues,
    })
}

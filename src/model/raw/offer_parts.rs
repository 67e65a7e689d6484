//! The parts of an offer that are no terms: people, process, stances, messages, log, notes.

use super::Reader;
use super::node::Node;
use crate::diag::{Diagnostic, nearest};
use crate::model::Said;
use crate::model::builtin::BUILT_INS;
use crate::model::offer::{ConcernNote, Contact, LONGEST_MESSAGE, LogEntry, Notes, OwnMessage, Process, Trigger};
use crate::model::profile::Profile;
use crate::model::words::{
    ChannelKind, Concern, LogEvent, MESSAGE_CHECKS, MessageKind, Mostly, Stance, checklist_items,
};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

pub(super) fn read_contact(r: &Reader<'_>, node: &Node) -> Option<Contact> {
    let fields = r.fields(node)?;
    let name = fields.need("name", |r, n| r.line(n));
    let contact = Contact {
        title: fields.opt("title", |r, n| r.line(n)),
        email: fields.said("email", |r, n| r.email(n)),
        phone: fields.said("phone", |r, n| r.line(n)),
        role: fields.opt("role", |r, n| r.line(n)),
        notes: fields.opt("notes", |r, n| r.each(n, |r, i| r.text(i))).unwrap_or_default(),
        name: name?,
    };
    fields.finish();
    Some(contact)
}

pub(super) fn read_process(r: &Reader<'_>, node: &Node) -> Option<Process> {
    let fields = r.fields(node)?;
    let rounds = |r: &Reader<'_>, n: &Node| {
        let n_rounds = r.number_within(n, 0, 100)?;
        super::terms::whole(r, n, &n_rounds).then(|| n_rounds.plain(0).parse().ok()).flatten()
    };
    let process = Process {
        mostly: fields.said("mostly", |r, n| r.word(n, Mostly::ALL, Mostly::key)),
        rounds: fields.said("rounds", rounds),
        manager_invested: fields.said("manager_invested", |r, n| r.truth(n)),
        negotiated_by_voice: fields.said("negotiated_by_voice", |r, n| r.truth(n)),
    };
    fields.finish();
    Some(process)
}

pub(super) fn read_concern(r: &Reader<'_>, node: &Node) -> Option<ConcernNote> {
    let fields = r.fields(node)?;
    let about = fields.need("about", |r, n| r.word(n, Concern::ALL, Concern::key));
    let serious = fields.opt("serious", |r, n| r.truth(n)).unwrap_or(false);
    let note = fields.opt("note", |r, n| r.text(n));
    fields.finish();
    Some(ConcernNote { about: about?, serious, note })
}

pub(super) fn read_stance(r: &Reader<'_>, node: &Node, profile: &Profile) -> Option<BTreeMap<String, Said<Stance>>> {
    let names = || profile.criteria.iter().map(|c| &*c.name).chain(BUILT_INS.iter().map(|b| b.name));
    let mut stances = BTreeMap::new();
    for (key, value) in r.fields(node)?.entries() {
        if !names().any(|n| *n == *key.text) {
            let problem = Diagnostic::error("criterion", format!("nothing defines the criterion `{}`", key.text));
            let problem = problem.at(key.place);
            r.report(match nearest(&key.text, names()) {
                Some(name) => problem.help(format!("did you mean `{name}`?")),
                None => problem.help("name a criterion of the profile"),
            });
        } else if let Some(stance) = r.word(value, Stance::ALL, Stance::key) {
            stances.insert(key.text.to_string(), Said::new(stance, value.place));
        }
    }
    Some(stances)
}

pub(super) fn read_messages(r: &Reader<'_>, node: &Node) -> Option<BTreeMap<MessageKind, OwnMessage>> {
    let mut messages = BTreeMap::new();
    for (key, value) in r.fields(node)?.entries() {
        let Some(kind) = r.word(&key.node(), MessageKind::ALL, MessageKind::key) else { continue };
        if let Some(message) = read_message(r, value) {
            messages.insert(kind, message);
        }
    }
    Some(messages)
}

fn read_message(r: &Reader<'_>, node: &Node) -> Option<OwnMessage> {
    let fields = r.fields(node)?;
    let text = fields.need("text", read_wording);
    let check = |r: &Reader<'_>, n: &Node| {
        let code = r.line(n)?;
        if !MESSAGE_CHECKS.contains(&&*code) {
            r.wrong(n, &format!("`{code}` is no message check"), "L1 to L14");
            return None;
        }
        Some(Said::new(code, n.place))
    };
    let allow = fields.opt("allow", |r, n| r.each(n, check)).unwrap_or_default();
    fields.finish();
    Some(OwnMessage { text: text?, allow })
}

/// The words of a message: what is much longer than any mail is none, and would take the checks minutes.
fn read_wording(r: &Reader<'_>, node: &Node) -> Option<String> {
    let text = r.text(node)?;
    if text.len() > LONGEST_MESSAGE {
        let phrase = format!("a message of {} characters", text.chars().count());
        r.wrong(node, &phrase, &format!("at most {LONGEST_MESSAGE}"));
        return None;
    }
    Some(text)
}

pub(super) fn read_log(r: &Reader<'_>, node: &Node, zone: &TimeZone) -> Option<LogEntry> {
    let fields = r.fields(node)?;
    let at = fields.need("at", |r, n| r.opens(n, zone));
    let what = fields.need("what", |r, n| r.word(n, LogEvent::ALL, LogEvent::key));
    let by = fields.opt("by", |r, n| r.word(n, ChannelKind::ALL, ChannelKind::key));
    let note = fields.opt("note", |r, n| r.text(n));
    fields.finish();
    Some(LogEntry { at: at?, what: what?, by, note })
}

/// An item of a checklist; one that no list has is kept, with a warning.
pub(super) fn read_done(r: &Reader<'_>, node: &Node) -> Option<Said<String>> {
    let item = r.line(node)?;
    if !checklist_items().any(|k| k == item) {
        let problem =
            Diagnostic::warning("done", format!("no checklist has an item `{}`", super::scalars::short(&item)));
        r.report(problem.at(node.place).help(match nearest(&item, checklist_items()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("they are called {}", checklist_items().collect::<Vec<_>>().join(", ")),
        }));
    }
    Some(Said::new(item, node.place))
}

pub(super) fn read_notes(r: &Reader<'_>, node: &Node, zone: &TimeZone) -> Option<Notes> {
    let fields = r.fields(node)?;
    let texts = |name: &'static str| {
        let item = |r: &Reader<'_>, n: &Node| Some(Said::new(r.text(n)?, n.place));
        fields.opt(name, |r, n| r.each(n, item)).unwrap_or_default()
    };
    let notes = Notes {
        liked: texts("liked"),
        barriers: texts("barriers"),
        introduce: texts("introduce"),
        revisit_when: fields.opt("revisit_when", |r, n| r.each(n, |r, i| read_trigger(r, i, zone))).unwrap_or_default(),
    };
    fields.finish();
    Some(notes)
}

fn read_trigger(r: &Reader<'_>, node: &Node, zone: &TimeZone) -> Option<Trigger> {
    let fields = r.fields(node)?;
    let after = fields.said("after", |r, n| r.opens(n, zone));
    let when = fields.opt("when", |r, n| r.expression(n));
    let because = fields.opt("because", |r, n| r.text(n));
    let empty = fields.node("after").is_none() && fields.node("when").is_none();
    fields.finish();
    if empty {
        let problem = Diagnostic::error("trigger", "a trigger with neither `after` nor `when`").at(node.place);
        r.report(problem.help("add a day (`after: 2027-06-01`) or an expression (`when: …`)"));
    }
    Some(Trigger { after, when, because })
}

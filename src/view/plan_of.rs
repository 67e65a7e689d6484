//! Messages, checklists and dated steps, for the page and for `dossier.json`.

use super::data::{ChecklistData, FindingData, ItemData, MessageData, StepData, TranslationData};
use super::format::rfc3339;
use super::say::Speaker;
use super::text::visible;
use super::{Checklist, ChecklistItem, Instant, Link, Message, Said, Scenario, Step, Trace, Translation};
use crate::lint::{Checked, Finding};
use crate::model::{ChannelKind, MessageKind};
use crate::plan::{self, ItemState, Plan};

/// The messages of a page.
pub(super) fn messages(say: &Speaker<'_>, plan: &Plan, checked: &[Checked]) -> Vec<Message> {
    let contacts = &say.case.offer.contacts;
    let contact = contacts.iter().find(|c| c.role.as_deref() == Some("hiring_manager")).or_else(|| contacts.first());
    let address = contact.and_then(|c| c.email.as_ref()).map(|e| visible(&e.value));
    let one = |m: &plan::Message| {
        let text = visible(&m.text);
        Message {
            id: id(m.kind, m.form),
            code: m.kind.code(),
            title: say.word("message", m.kind.key()),
            form: form(say, m),
            spoken: m.form != ChannelKind::Email,
            seconds: m.seconds,
            language: m.language.clone(),
            subject: m.subject.as_deref().map(visible),
            paragraphs: paragraphs(&text),
            text,
            cues: m.cues.iter().map(|cue| visible(cue)).collect(),
            // A friend reads the draft (M17), and a note on a network (M12) is no mail.
            to: address.clone().filter(|_| m.subject.is_some() && m.kind != MessageKind::PeerReview),
            draft: m.subject.is_some().then(|| format!("{}.eml", m.kind.key())),
            stage: say.word("stage", m.stage.key()),
            translation: m.translation.as_ref().map(|(subject, text)| Translation {
                language: say.words.language().to_owned(),
                subject: subject.as_deref().map(visible),
                text: visible(text),
                paragraphs: paragraphs(&visible(text)),
            }),
            findings: told(checked, m.kind, |c| &c.findings, line_of),
            allowed: told(checked, m.kind, |c| &c.allowed, line_of),
        }
    };
    plan.messages.iter().map(one).collect()
}

/// What the message checks say of one message.
fn told<T>(
    checked: &[Checked],
    kind: MessageKind,
    which: fn(&Checked) -> &[Finding],
    tell: fn(&Finding) -> T,
) -> Vec<T> {
    checked.iter().filter(|c| c.kind == kind).flat_map(which).map(tell).collect()
}

/// A finding as a line beside its message: code, words, what is the matter, a better wording.
fn line_of(finding: &Finding) -> Said {
    let Finding { code, phrase, help, .. } = finding;
    let words = visible(&finding.text.split_whitespace().collect::<Vec<_>>().join(" "));
    let rest =
        if words.is_empty() { format!(", {phrase}: {help}") } else { format!(", {phrase}: “{words}”. {help}") };
    Said::led_by(code, rest)
}

/// A finding as data.
fn finding_data(finding: &Finding) -> FindingData {
    FindingData {
        code: finding.code,
        line: finding.place.line,
        column: finding.place.column,
        text: visible(&finding.text),
        help: finding.advice(),
    }
}

/// How a message is sent, how long a script takes, and the day of a later one.
fn form(say: &Speaker<'_>, m: &plan::Message) -> String {
    let seconds = m.seconds.map(|n| say.words.fill("form", "seconds", &[("n", &n.to_string())]));
    let day = m.at.as_ref().map(|at| say.locale.day(at.date()));
    let way = if m.kind == MessageKind::Connect { "note" } else { m.form.key() };
    let parts = std::iter::once(say.word("form", way)).chain(seconds).chain(day);
    parts.collect::<Vec<_>>().join(", ")
}

fn paragraphs(text: &str) -> Vec<Vec<String>> {
    text.split("\n\n").map(|p| p.lines().map(str::to_owned).collect()).collect()
}

fn id(kind: MessageKind, form: ChannelKind) -> String {
    let kind = kind.key();
    if form == ChannelKind::Email { kind.to_owned() } else { format!("{kind}_{}", form.key()) }
}

/// The scenarios of a page.
pub(super) fn scenarios(plan: &Plan) -> Vec<Scenario> {
    let one = |s: &plan::Scenario| Scenario { name: s.name.clone(), emphasis: s.emphasis.clone() };
    plan.scenarios.iter().map(one).collect()
}

/// The checklists of a page; a list of which nothing applies is left out. An item may name the rule of the channel.
pub(super) fn checklists(say: &Speaker<'_>, plan: &Plan, rule: &str) -> Vec<Checklist> {
    let applies = |list: &&plan::Checklist| list.items.iter().any(|i| i.state != ItemState::NotApplicable);
    let one = |list: &plan::Checklist| {
        let count = |state| list.items.iter().filter(|i| i.state == state).count();
        let done = count(ItemState::Done).to_string();
        let all = (list.items.len() - count(ItemState::NotApplicable)).to_string();
        Checklist {
            title: list.title.clone(),
            progress: say.words.fill("progress", "of", &[("done", &done), ("all", &all)]),
            items: list.items.iter().map(|i| item(say, i, rule)).collect(),
        }
    };
    plan.checklists.iter().filter(applies).map(one).collect()
}

fn item(say: &Speaker<'_>, item: &plan::Item, rule: &str) -> ChecklistItem {
    let state = match item.state {
        ItemState::Done => "done",
        ItemState::Todo => "to_do",
        ItemState::NotApplicable => "left_out",
    };
    ChecklistItem {
        state: state.to_owned(),
        done: item.state == ItemState::Done,
        state_word: say.word("item_state", state),
        text: item.text.clone(),
        why: Said::naming(&visible(&item.why), rule),
        by: item.by.as_ref().map(|by| say.instant(by)),
        paste: item.paste.clone(),
    }
}

/// The dated steps of a page.
pub(super) fn timeline(say: &Speaker<'_>, plan: &Plan, trace: &Trace) -> Vec<Step> {
    let link = |kind: MessageKind| {
        let message = plan.messages.iter().find(|m| m.kind == kind)?;
        Some(Link { text: say.word("message", kind.key()), href: format!("#{}", id(kind, message.form)) })
    };
    let mut before = None;
    let one = |step: &plan::Step| Step {
        at: at(say, step),
        day: say.day(step.at.date()),
        first: before.replace(step.at.date()) != Some(step.at.date()),
        time: if step.day_only { String::new() } else { say.times(&step.at) },
        explained: trace.rules.iter().any(|r| r.code == step.rule),
        when: Some(step.at.timestamp()),
        past: is_past(say, step),
        text: visible(&step.text),
        rule: step.rule.to_owned(),
        message: step.message.and_then(link),
    };
    plan.timeline.iter().map(one).collect()
}

/// True for an instant that has passed; a step of a day lasts until its end.
fn is_past(say: &Speaker<'_>, step: &plan::Step) -> bool {
    let today = || say.case.as_of.to_zoned(step.at.time_zone().clone()).date();
    if step.day_only { step.at.date() < today() } else { step.at.timestamp() < say.case.as_of }
}

/// When a step is; one that takes its day has no time, on any clock.
fn at(say: &Speaker<'_>, step: &plan::Step) -> Instant {
    let instant = say.instant(&step.at);
    if !step.day_only {
        return instant;
    }
    let day = step.at.date();
    Instant { here: say.locale.day(day), there: None, short: say.locale.short_date(day), ..instant }
}

/// The messages as data.
pub(super) fn message_data(plan: &Plan, checked: &[Checked]) -> Vec<MessageData> {
    let one = |m: &plan::Message| MessageData {
        code: m.kind.code(),
        kind: m.kind.key().to_owned(),
        form: m.form.key().to_owned(),
        language: m.language.clone(),
        subject: m.subject.as_deref().map(visible),
        text: visible(&m.text),
        findings: told(checked, m.kind, |c| &c.findings, finding_data),
        allowed: told(checked, m.kind, |c| &c.allowed, finding_data),
        stage: m.stage.key(),
        at: m.at.as_ref().map(rfc3339),
        seconds: m.seconds,
        translation: m
            .translation
            .as_ref()
            .map(|(subject, text)| TranslationData { subject: subject.as_deref().map(visible), text: visible(text) }),
    };
    plan.messages.iter().map(one).collect()
}

/// The checklists as data.
pub(super) fn checklist_data(plan: &Plan) -> Vec<ChecklistData> {
    let item = |i: &plan::Item| ItemData {
        id: i.id.clone(),
        state: i.state.key().to_owned(),
        why: Some(visible(&i.why)),
        by: i.by.as_ref().map(rfc3339),
        paste: i.paste.clone(),
    };
    let one = |list: &plan::Checklist| ChecklistData {
        name: list.name.to_owned(),
        items: list.items.iter().map(item).collect(),
    };
    plan.checklists.iter().map(one).collect()
}

/// The dated steps as data.
pub(super) fn step_data(plan: &Plan) -> Vec<StepData> {
    let one = |step: &plan::Step| StepData {
        at: rfc3339(&step.at),
        what: step.what.to_owned(),
        text: visible(&step.text),
        rule: Some(step.rule.to_owned()),
        message: step.message.map(MessageKind::code),
    };
    plan.timeline.iter().map(one).collect()
}

//! What to do, how firmly, why; by when; through which channel; on which facts.

use super::say::Speaker;
use super::text::visible;
use super::words::capital;
use super::{Answer, Bridge, BridgeItem, Channel, Clock, Contact, Fact, RuleLine, Trace};
use crate::model::{Action, ChannelKind, State};
use crate::rules::{Because, Choice, Recommendation};

/// What to do, how firmly and why.
pub(super) fn answer(say: &Speaker<'_>, advice: &Recommendation) -> Answer {
    let strength = advice.strength.key();
    Answer {
        action: advice.action.key(),
        headline: say.word("action", advice.action.key()),
        strength: say.word("strength", strength),
        strength_help: say.words.find("strength_help", strength).unwrap_or_default().to_owned(),
        reason: advice.reason.map(|r| say.word("reason", r.key())),
        door: advice.door.map(|d| say.word("door", d.key())),
        because: advice.because.iter().map(|b| say.because(b)).collect(),
        warnings: advice.warnings.iter().map(|b| say.because(b)).collect(),
        rule: advice.rule.to_owned(),
    }
}

/// By when.
pub(super) fn clock(say: &Speaker<'_>) -> Clock {
    let timing = &say.case.assessment.timing;
    let Some(state) = timing.state else {
        return Clock { state: "decided", state_word: say.word("state", "decided"), rule: "T2", ..Clock::default() };
    };
    let span = say.locale.duration(timing.left.as_secs().abs());
    let mut notes = Vec::new();
    if timing.exploding {
        notes.push(say.word("clock", "exploding"));
    }
    if let Some(there) = &timing.ends_earlier {
        notes.push(say.words.fill("clock", "ends_earlier", &[("at", &say.locale.instant(there))]));
    }
    let closes = say.locale.instant(&timing.closes);
    notes.push(say.words.fill("clock", "window", &[("opens", &say.locale.instant(&timing.opens)), ("closes", &closes)]));
    Clock {
        state: state.key(),
        state_word: say.word("state", state.key()),
        left: Some(say.words.fill("clock", if state == State::Overdue { "late" } else { "left" }, &[("span", &span)])),
        answer_by: Some(say.instant(&timing.answer_by)),
        because: say.word("basis", timing.basis.key()),
        notes,
        rule: "T2",
    }
}

/// Through which channel.
pub(super) fn channel(say: &Speaker<'_>, choice: &Choice) -> Channel {
    let timing = &say.case.assessment.timing;
    let key = if choice.confirm_by_email { format!("{}_then_email", choice.by.key()) } else { choice.by.key().to_owned() };
    let mut because: Vec<String> = choice.because.iter().map(|b| say.because(b)).collect();
    if choice.by != ChannelKind::Email && timing.state.is_some() {
        because.push(match &timing.slot {
            Some(slot) => {
                let here = slot.from.with_time_zone(say.case.profile.time_zone.clone());
                let until = say.locale.time(&slot.until.with_time_zone(here.time_zone().clone()));
                say.words.fill("clock", "slot", &[("from", &say.locale.instant(&here)), ("until", &until)])
            }
            None => say.word("clock", "no_slot"),
        });
    }
    Channel { headline: say.word("channel", &key), rule: choice.rule.to_owned(), because, contact: contact(say) }
}

/// The hiring manager, else the first contact.
fn contact(say: &Speaker<'_>) -> Option<Contact> {
    let contacts = &say.case.offer.contacts;
    let found = contacts.iter().find(|c| c.role.as_deref() == Some("hiring_manager")).or_else(|| contacts.first())?;
    let title = found.title.as_ref().map(|t| format!(", {}", visible(t))).unwrap_or_default();
    Some(Contact {
        name: visible(&found.name.value) + &title,
        email: found.email.as_ref().map(|e| visible(&e.value)),
        phone: found.phone.as_ref().map(|p| visible(&p.value)),
    })
}

/// What would turn a no into a yes, or what to ask for.
pub(super) fn bridge(say: &Speaker<'_>, advice: &Recommendation) -> Bridge {
    let said = !matches!(advice.action, Action::FollowUp | Action::Reopen | Action::Withdraw);
    let Some(steps) = advice.bridge.as_ref().filter(|_| said) else {
        let none = matches!(advice.action, Action::Decline).then(|| say.word("bridge_summary", "none"));
        return Bridge { summary: none.unwrap_or_default(), items: Vec::new() };
    };
    let items: Vec<BridgeItem> = steps
        .iter()
        .map(|s| BridgeItem {
            name: capital(&say.criterion(&s.name)),
            to: say.quantity(&s.to, &s.name),
            gap: say.signed_gap(s),
        })
        .collect();
    let list = say.locale.list(&steps.iter().map(|s| say.step(s)).collect::<Vec<_>>());
    let key = if advice.action == Action::Negotiate { "ask" } else { "some" };
    let summary = if items.is_empty() { String::new() } else { say.words.fill("bridge_summary", key, &[("list", &list)]) };
    Bridge { summary, items }
}

/// Which rules took part, and on which facts.
pub(super) fn trace(say: &Speaker<'_>, advice: &Recommendation, choice: &Choice) -> Trace {
    let line = |code: &str, part: &str| RuleLine {
        code: code.to_owned(),
        name: say.words.find("rule", code).unwrap_or_default().to_owned(),
        part: say.word("part", part),
    };
    let mut rules = vec![line(advice.rule, "decided")];
    rules.extend(advice.also.iter().map(|code| line(code, "also")));
    if say.case.assessment.timing.state.is_some() {
        rules.push(line("T2", "time"));
    }
    rules.push(line(choice.rule, "channel"));
    let mut facts: Vec<Fact> = all_facts(advice, choice).map(|b| fact(say, b)).collect();
    facts.push(Fact {
        text: say.words.fill("clock", "because", &[("why", &say.word("basis", say.case.assessment.timing.basis.key()))]),
        place: say.place(&say.case.assessment.timing.source),
    });
    Trace { rules, facts }
}

/// The facts of recommendation and channel, in order.
pub(super) fn all_facts<'a>(advice: &'a Recommendation, choice: &'a Choice) -> impl Iterator<Item = &'a Because> {
    advice.because.iter().chain(&choice.because)
}

fn fact(say: &Speaker<'_>, because: &Because) -> Fact {
    Fact { text: say.because(because), place: because.place.as_ref().and_then(|p| say.place(p)) }
}

//! What to do, how firmly, why; by when; through which channel; on which facts.

use super::say::Speaker;
use super::text::visible;
use super::words::capital;
use super::{Answer, Bridge, BridgeItem, Channel, Clock, Contact, Fact, RuleLine, Trace, manual};
use crate::assess::Step;
use crate::model::{Action, ChannelKind, State, Strength};
use crate::plan::{Plan, Stage};
use crate::rules::{self, Because, Choice, Recommendation};

/// What to do, how firmly and why.
pub(super) fn answer(say: &Speaker<'_>, advice: &Recommendation) -> Answer {
    let strength = advice.strength.key();
    let unsettled = advice.action == Action::Accept && advice.warnings.iter().any(rules::moving::is_conflict);
    let help = match advice.rule {
        "D4" => "own",
        _ if unsettled => "move",
        _ => strength,
    };
    Answer {
        action: advice.action.key(),
        headline: say.word("action", advice.action.key()),
        strength: say.word("strength", strength),
        strength_help: say.words.find("strength_help", help).unwrap_or_default().to_owned(),
        reason: advice.reason.map(|r| say.word("reason", r.key())),
        door: advice.door.map(|d| say.word("door", d.key())),
        because: advice.because.iter().map(|b| say.said(b)).collect(),
        warnings: advice.warnings.iter().map(|b| say.said(b)).collect(),
        rule: advice.rule.to_owned(),
    }
}

/// By when: the clock, then what has to be said about the time, the urgent first.
pub(super) fn clock(say: &Speaker<'_>, times: &Times) -> Clock {
    let timing = &say.case.assessment.timing;
    let Some(state) = timing.state else {
        return Clock { state: "decided", state_word: say.word("state", "decided"), rule: "T2", ..Clock::default() };
    };
    let span = say.locale.duration(timing.left.as_secs().abs());
    let said = |wanted: &str| times.iter().find(|(code, _)| *code == wanted).map(|(_, fact)| say.because(fact));
    Clock {
        state: state.key(),
        state_word: say.word("state", state.key()),
        left: Some(say.words.fill("clock", if state == State::Overdue { "late" } else { "left" }, &[("span", &span)])),
        answer_by: Some(say.instant(&timing.answer_by)),
        because: say.word("basis", timing.basis.key()),
        notes: ["T5", "T4", "T7"].into_iter().filter_map(said).collect(),
        rule: "T2",
    }
}

/// Through which channel.
pub(super) fn channel(say: &Speaker<'_>, choice: &Choice, times: &Times, plan: &Plan) -> Channel {
    if say.case.assessment.timing.state.is_none() && plan.messages.iter().all(|m| m.stage != Stage::Now) {
        return afterwards(say, plan);
    }
    let key =
        if choice.confirm_by_email { format!("{}_then_email", choice.by.key()) } else { choice.by.key().to_owned() };
    let spoken = choice.by != ChannelKind::Email;
    let slot = times.iter().filter(|_| spoken).find(|(_, fact)| fact.key == "t6.slot" || fact.key == "t6.no_slot");
    Channel {
        headline: say.word("channel", &key),
        rule: choice.rule.to_owned(),
        because: choice.because.iter().map(|b| say.because(b)).collect(),
        slot: slot.map(|(_, fact)| say.because(fact)),
        contact: contact(say),
    }
}

/// Nothing is left to be said, but for what still has to be confirmed.
fn afterwards(say: &Speaker<'_>, plan: &Plan) -> Channel {
    let confirm = plan.messages.iter().any(|m| m.stage == Stage::Confirm);
    let headline = say.word("channel", if confirm { "email" } else { "none" });
    Channel { headline, contact: contact(say), ..Channel::default() }
}

/// The hiring manager, else the first contact.
fn contact(say: &Speaker<'_>) -> Option<Contact> {
    let contacts = &say.case.offer.contacts;
    let found = contacts.iter().find(|c| c.role.as_deref() == Some("hiring_manager")).or_else(|| contacts.first())?;
    let title = found.title.as_ref().map(|t| format!(", {}", visible(t))).unwrap_or_default();
    Some(Contact {
        name: visible(&found.name.value) + &title,
        email: found.email.as_ref().map(|e| visible(&e.value)),
        phone: found.phone.as_ref().filter(|_| !say.locale.is_discreet()).map(|p| visible(&p.value)),
    })
}

/// What would turn a no into a yes, or what to ask for.
pub(super) fn bridge(say: &Speaker<'_>, advice: &Recommendation) -> Bridge {
    let firm_no = advice.action == Action::Decline && advice.strength == Strength::Firm && advice.bridge.is_some();
    let said = !matches!(advice.action, Action::FollowUp | Action::Reopen | Action::Withdraw);
    if firm_no {
        return Bridge::default();
    }
    let Some(steps) = advice.bridge.as_ref().filter(|_| said) else {
        let none = matches!(advice.action, Action::Decline).then(|| say.word("bridge_summary", "none"));
        return Bridge { summary: none.unwrap_or_default(), ..Bridge::default() };
    };
    let items: Vec<BridgeItem> = steps
        .iter()
        .map(|s| BridgeItem {
            name: capital(&say.criterion(&s.name)),
            to: say.quantity(&s.to, &s.name),
            gap: say.signed_gap(s),
        })
        .collect();
    let listed = |steps: &[Step]| say.locale.list(&steps.iter().map(|s| say.step(s)).collect::<Vec<_>>());
    let list = listed(steps);
    let key = if advice.action == Action::Negotiate { "ask" } else { "some" };
    let summary =
        if items.is_empty() { String::new() } else { say.words.fill("bridge_summary", key, &[("list", &list)]) };
    let next = advice.runner_up.as_ref().filter(|_| !items.is_empty());
    let runner_up = next.map(|steps| say.words.fill("bridge_summary", "runner_up", &[("list", &listed(steps))]));
    Bridge { summary, items, runner_up }
}

/// Which rules took part, and on which facts.
pub(super) fn trace(say: &Speaker<'_>, advice: &Recommendation, choice: &Choice, times: &Times) -> Trace {
    let mut parts = vec![(advice.rule, "decided")];
    parts.extend(advice.also.iter().map(|code| (*code, "also")));
    if say.case.assessment.timing.state.is_some() {
        parts.push(("T2", "time"));
    }
    parts.push((choice.rule, "channel"));
    for code in times.iter().map(|(code, _)| *code).chain(rules::after(say.case, advice)) {
        if parts.iter().all(|(known, _)| *known != code) {
            parts.push((code, "noted"));
        }
    }
    let codes = parts.iter().map(|(code, _)| (*code).to_owned()).collect();
    let rules = parts.into_iter().map(|(code, part)| rule_line(say, code, part)).collect();
    let facts = all_facts(advice, choice, times);
    let facts = facts.map(|(_, b)| Fact { text: say.said(b), place: b.place.as_ref().and_then(|p| say.place(p)) });
    Trace { rules, codes, facts: facts.collect() }
}

/// A rule, the part that it took, and what it says of itself.
fn rule_line(say: &Speaker<'_>, code: &str, part: &str) -> RuleLine {
    let docs = manual::docs(code, say.words);
    let looks_at = docs.split("\n\n").find(|p| !p.is_empty() && !p.starts_with("**")).unwrap_or_default();
    RuleLine {
        code: code.to_owned(),
        name: manual::name(code, say.words),
        part: say.word("part", part),
        looks_at: looks_at.to_owned(),
    }
}

/// What the time rules say, each with its code.
pub(super) type Times = [(&'static str, Because)];

/// The facts of recommendation, time and channel, each with the code of its rule.
pub(super) fn all_facts<'a>(
    advice: &'a Recommendation,
    choice: &'a Choice,
    times: &'a Times,
) -> impl Iterator<Item = (&'static str, &'a Because)> {
    let decided = advice.because.iter().map(|b| (advice.rule, b));
    let timed = times.iter().filter(|(code, _)| *code != "T3").map(|(code, b)| (*code, b));
    decided.chain(timed).chain(choice.because.iter().map(|b| (choice.rule, b)))
}

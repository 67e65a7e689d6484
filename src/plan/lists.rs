//! The two checklists, as far as the files settle them (method section 9).

use super::situation::{Situation, end_of};
use super::{Checklist, Item, ItemState, ask};
use crate::content::Value;
use crate::model::words::{BEFORE_YOU_REPLY, SENDING_THE_NO};
use crate::model::{ChannelKind, LogEvent, Standing};
use jiff::Zoned;

/// Both lists; of the second one nothing applies where no no is said.
pub(super) fn checklists(s: &Situation<'_>) -> Result<Vec<Checklist>, String> {
    Ok(vec![list(s, "before_you_reply", &BEFORE_YOU_REPLY)?, list(s, "sending_the_no", &SENDING_THE_NO)?])
}

fn list(s: &Situation<'_>, name: &'static str, ids: &[&'static str]) -> Result<Checklist, String> {
    let title = s.voices.own.say("checklists", &format!("{name}.title"), &s.facts)?;
    let items = ids.iter().map(|id| item(s, name, id)).collect::<Result<_, _>>()?;
    Ok(Checklist { name, title, items })
}

fn item(s: &Situation<'_>, list: &str, id: &'static str) -> Result<Item, String> {
    let text = s.voices.own.say("checklists", &format!("{list}.items.{id}"), &s.facts)?;
    let ticked = s.case.offer.done.iter().any(|done| done.value == id);
    let no = s.no_ahead() || s.no_said().is_some();
    let (state, why) = if ticked {
        let place = format!("{}: done", s.case.offer.file);
        let facts = s.facts.with([("place", Value::from(place))]);
        (ItemState::Done, s.voices.own.say("checklists", "why.ticked", &facts)?)
    } else if list == "sending_the_no" && !no {
        (ItemState::NotApplicable, s.voices.own.say("checklists", "why.no_no", &s.facts)?)
    } else {
        let (state, words) = settle(s, id);
        (state, why(s, id, state, &words)?)
    };
    let by = if state == ItemState::Todo { by(s, id) } else { None };
    Ok(Item { id, state, text, why, by })
}

/// How the files settle an item, and the words that hold for the reason.
fn settle(s: &Situation<'_>, id: &str) -> (ItemState, Vec<&'static str>) {
    let answer = s.answer();
    let given = answer.is_some() || s.case.assessment.course.closed.is_some();
    let done_or = |done: bool| if done { ItemState::Done } else { ItemState::Todo };
    let unless_given = |done: bool| match (done, given) {
        (true, _) => ItemState::Done,
        (false, true) => ItemState::NotApplicable,
        (false, false) => ItemState::Todo,
    };
    let late = answer.filter(|a| a.at.at > s.case.assessment.timing.answer_by).map(|_| "late");
    let mut words: Vec<&'static str> = late.into_iter().collect();
    words.extend(given.then_some("answer_given"));
    let own_words = s.main_message().is_some_and(|kind| s.case.offer.messages.contains_key(&kind));
    let spoken = answer.map_or(s.by != ChannelKind::Email, |a| !matches!(a.by, Some(ChannelKind::Email) | None));
    words.extend((!spoken).then_some("email"));
    words.extend(s.main_message().is_none().then_some("no_message"));
    let state = match id {
        "criteria_confirmed" => {
            let judged = &s.case.assessment.judged;
            words.extend(judged.is_empty().then_some("no_criteria"));
            unless_given(!judged.is_empty() && judged.iter().all(|j| j.standing != Standing::Unknown))
        }
        "channel_chosen" | "channel_decided" => unless_given(s.case.offer.channel.is_some()),
        "message_drafted" | "message_concise" if s.main_message().is_none() => unless_message(own_words),
        "read_by_peer" if s.main_message().is_none() => ItemState::NotApplicable,
        "message_drafted" | "message_concise" => unless_given(own_words),
        "read_by_peer" => unless_given(false),
        "rehearsed" if !spoken => ItemState::NotApplicable,
        "rehearsed" => unless_given(false),
        "answered" if answer.is_none() && given => {
            words.push("ended");
            ItemState::NotApplicable
        }
        "answered" => {
            words.extend(s.unconfirmed().then_some("unconfirmed"));
            done_or(answer.is_some() && !s.unconfirmed())
        }
        "sent" | "filed" => done_or(answer.is_some()),
        "confirmed" if !spoken => ItemState::NotApplicable,
        "confirmed" => done_or(answer.is_some() && !s.unconfirmed()),
        "follow_up_scheduled" => done_or(
            s.no_said()
                .is_some_and(|no| s.logged_since(LogEvent::Connected, no) || s.logged_since(LogEvent::Noted, no)),
        ),
        _ => ItemState::Todo,
    };
    (state, words)
}

const fn unless_message(own_words: bool) -> ItemState {
    if own_words { ItemState::Done } else { ItemState::NotApplicable }
}

fn why(s: &Situation<'_>, id: &str, state: ItemState, words: &[&'static str]) -> Result<String, String> {
    let pack = s.voices.own;
    let judged = &s.case.assessment.judged;
    let unknown = judged.iter().filter(|j| j.standing == Standing::Unknown).map(|j| ask::criterion(&j.name, pack));
    let unknown = pack.locale().list(&unknown.collect::<Vec<_>>());
    let at = s.answer().map(|a| pack.locale().day(a.at.at.date())).unwrap_or_default();
    let channel = pack.label(match s.choice.by {
        ChannelKind::Email => "word.email",
        ChannelKind::Call => "word.call",
        ChannelKind::Video => "word.video",
    });
    let facts = s.facts.and(words.iter().copied().chain((state == ItemState::Done).then_some("done"))).with([
        ("count", Value::from(judged.len())),
        ("unknown", Value::from(unknown)),
        ("at", Value::from(at)),
        ("channel", Value::from(channel)),
        ("rule", Value::from(s.choice.rule)),
    ]);
    pack.say("checklists", &format!("why.{id}"), &facts)
}

/// By when an item is to be done.
fn by(s: &Situation<'_>, id: &str) -> Option<Zoned> {
    let open = s.case.assessment.timing.state.is_some();
    let at = s.answer_at();
    match id {
        "confirmed" | "exchange_saved" | "filed" => Some(end_of(at.date(), &at)),
        "follow_up_scheduled" => Some(end_of(at.date().saturating_add(jiff::Span::new().days(7)), &at)),
        "answered" if !open => Some(end_of(at.date(), &at)),
        _ => open.then(|| s.case.assessment.timing.answer_by.clone()),
    }
}

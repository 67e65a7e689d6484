//! The two checklists of every reply (method section 9).

use super::super::situation::{Situation, end_of};
use super::super::{Checklist, ItemState, ask};
use super::{Sheet, Stand};
use crate::model::words::{BEFORE_YOU_REPLY, SENDING_THE_NO};
use crate::model::{ChannelKind, LogEvent, Standing};
use jiff::{ToSpan, Zoned};

/// Before any reply.
pub(super) fn before_you_reply(s: &Situation<'_>) -> Result<Option<Checklist>, String> {
    let mut sheet = Sheet::new(s, "before_you_reply");
    for id in BEFORE_YOU_REPLY {
        sheet.item(id, stand(s, id))?;
    }
    sheet.finish().map(Some)
}

/// For a no; nothing of it applies where none is said.
pub(super) fn sending_the_no(s: &Situation<'_>) -> Result<Option<Checklist>, String> {
    let mut sheet = Sheet::new(s, "sending_the_no");
    let no = s.no_ahead() || s.no_said().is_some();
    for id in SENDING_THE_NO {
        sheet.item(id, if no { stand(s, id) } else { Stand::out("no_no") })?;
    }
    sheet.finish().map(Some)
}

/// How the files settle an item, why, and by when.
fn stand<'k>(s: &Situation<'_>, id: &'k str) -> Stand<'k> {
    let (state, words) = settle(s, id);
    let (pack, judged) = (s.voices.own, &s.case.assessment.judged);
    let unknown = judged.iter().filter(|j| j.standing == Standing::Unknown).map(|j| ask::criterion(&j.name, pack));
    let at = s.answered_on().map(|day| pack.locale().day(day)).unwrap_or_default();
    let channel = pack.label(match s.choice.by {
        ChannelKind::Email => "word.email",
        ChannelKind::Call => "word.call",
        ChannelKind::Video => "word.video",
    });
    Stand::new(state, id)
        .words(words)
        .with("unknown", pack.locale().list(&unknown.collect::<Vec<_>>()))
        .with("at", at)
        .with("channel", channel)
        .with("rule", s.choice.rule)
        .by(by(s, id))
}

/// How the files settle an item, and the words that hold for the reason.
fn settle(s: &Situation<'_>, id: &str) -> (ItemState, Vec<&'static str>) {
    let answer = s.answer();
    let answered = s.answered_on().is_some();
    let given = answered || s.case.assessment.course.closed.is_some();
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
            let (known, moving) = (judged.iter().all(|j| j.standing != Standing::Unknown), s.unsettled_move());
            words.extend(judged.is_empty().then_some("no_criteria"));
            words.extend((!known).then_some("unknown").into_iter().chain(moving.then_some("move")));
            unless_given(!judged.is_empty() && known && !moving)
        }
        "channel_chosen" | "channel_decided" => unless_given(s.case.offer.channel.is_some()),
        "message_drafted" | "message_concise" if s.main_message().is_none() => unless_message(own_words),
        "read_by_peer" if s.main_message().is_none() => ItemState::NotApplicable,
        "message_drafted" | "message_concise" => unless_given(own_words),
        "read_by_peer" => unless_given(false),
        "rehearsed" if !spoken => ItemState::NotApplicable,
        "rehearsed" => unless_given(false),
        "answered" | "filed" if !answered && given => {
            words.push("ended");
            ItemState::NotApplicable
        }
        "answered" => {
            words.extend(s.unconfirmed().then_some("unconfirmed"));
            done_or(answered && !s.unconfirmed())
        }
        "sent" | "filed" => done_or(answered),
        "confirmed" if !spoken => ItemState::NotApplicable,
        "confirmed" => done_or(answered && !s.unconfirmed()),
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

/// By when an item is to be done.
fn by(s: &Situation<'_>, id: &str) -> Option<Zoned> {
    let open = s.case.assessment.timing.state.is_some();
    let at = s.answer_at();
    match id {
        "confirmed" | "exchange_saved" | "filed" => Some(end_of(at.date(), &at)),
        "follow_up_scheduled" => Some(end_of(at.date().saturating_add(7.days()), &at)),
        "answered" if !open => Some(end_of(at.date(), &at)),
        _ => open.then(|| s.case.assessment.timing.answer_by.clone()),
    }
}

//! The dated steps as a calendar shows them. Calendars are shared: nothing but the step itself, and whom it is about.

use super::say::Speaker;
use super::text::visible;
use crate::plan::{self, Plan};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, Zoned};
use std::collections::BTreeMap;

/// The calendar of a dossier.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    /// What it is of: "Acme GmbH, Engineer".
    pub name: String,
    /// The clock that was used.
    pub made: Timestamp,
    /// The steps, by their instants.
    pub events: Vec<Event>,
}

/// A step in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same at every build, and in no other dossier: a later build moves the event, and adds no second one.
    pub uid: String,
    /// What to do, in a few words.
    pub title: String,
    /// The same in a sentence.
    pub text: String,
    /// When.
    pub when: When,
    /// When to be reminded, from the start of the event; only what is still to come.
    pub alarms: Vec<SignedDuration>,
}

/// When an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// On a day.
    Day(Date),
    /// At an instant.
    At(Zoned),
    /// From an instant to another one.
    Span(Zoned, Zoned),
}

impl When {
    /// The instants of it.
    pub fn instants(&self) -> impl Iterator<Item = &Zoned> {
        let (from, until) = match self {
            Self::Day(_) => (None, None),
            Self::At(at) => (Some(at), None),
            Self::Span(from, until) => (Some(from), Some(until)),
        };
        from.into_iter().chain(until)
    }
}

/// The calendar of the dossier that lies in `folder`.
pub(super) fn calendar(say: &Speaker<'_>, plan: &Plan, folder: &str) -> Calendar {
    let offer = say.case.offer;
    let company = visible(&offer.company.value);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let one = |step: &plan::Step| {
        let nth = seen.entry(step.what).and_modify(|n| *n += 1).or_insert(0);
        let when = when(say, step);
        Event {
            uid: uid(say, folder, step.what, *nth),
            title: say.words.fill("calendar", step.what, &[("company", &company)]),
            text: visible(&step.text),
            alarms: alarms(step, &when, say.case.as_of),
            when,
        }
    };
    Calendar {
        name: format!("{company}, {}", visible(&offer.role.value)),
        made: say.case.as_of,
        events: plan.timeline.iter().map(one).collect(),
    }
}

/// A day, an instant, or the working hours in which to call.
fn when(say: &Speaker<'_>, step: &plan::Step) -> When {
    let slot = say.case.assessment.timing.slot.as_ref().filter(|_| step.what == "call");
    match slot {
        _ if step.day_only => When::Day(step.at.date()),
        Some(slot) => When::Span(step.at.clone(), slot.until.with_time_zone(step.at.time_zone().clone())),
        None => When::At(step.at.clone()),
    }
}

/// Told by candidate, place and step, never by a date: what moves stays the same event.
fn uid(say: &Speaker<'_>, folder: &str, what: &str, nth: usize) -> String {
    let who = say.case.profile.name.as_ref().map_or("", |n| n.value.as_str());
    let hash = blake3::hash(format!("{who}\n{folder}\n{what}\n{nth}").as_bytes());
    format!("{}@offer-dossier", hash.to_hex().get(..32).unwrap_or_default())
}

/// The reminders of a step that lie ahead.
fn alarms(step: &plan::Step, when: &When, as_of: Timestamp) -> Vec<SignedDuration> {
    let from_start = match (step.what, when) {
        // The answer is closing in the last 24 hours (T3).
        ("answer_by", _) => &[-24 * 60, -3 * 60][..],
        // What was said is confirmed at the end of the same day (F3).
        ("confirm", _) => &[17 * 60],
        (_, When::Day(_)) => &[9 * 60],
        (_, When::Span(..)) => &[-30],
        (_, When::At(_)) => &[],
    };
    let start = match when {
        When::Day(day) => day.to_zoned(step.at.time_zone().clone()).unwrap_or_else(|_| step.at.clone()),
        When::At(at) | When::Span(at, _) => at.clone(),
    };
    let durations = from_start.iter().map(|minutes| SignedDuration::from_mins(*minutes));
    durations.filter(|d| start.timestamp().checked_add(*d).is_ok_and(|at| at > as_of)).collect()
}

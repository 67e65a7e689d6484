//! What the rules of section 8 look at: the no that is ahead or was said, the yes, better terms, a move.

use super::{Case, Recommendation, channel, is_no, registry};
use crate::model::offer::{Improvement, LogEntry};
use crate::model::{Action, ChannelKind, LogEvent, Reason};
use jiff::Zoned;
use jiff::civil::Date;

/// The rules of what comes after the reply that apply, in the order of the list.
#[must_use]
pub fn after(case: &Case<'_>, advice: &Recommendation) -> Vec<&'static str> {
    let applies =
        |rule: &&&registry::Rule| matches!(rule.check, registry::Check::After(applies) if applies(case, advice));
    registry::RULES.iter().filter(applies).map(|rule| rule.code).collect()
}

/// The candidate's no in the log, where it is what closed the offer.
#[must_use]
pub fn no_said<'a>(case: &Case<'a>) -> Option<&'a LogEntry> {
    let (closed, _) = case.assessment.course.closed.as_ref()?;
    let said = matches!(closed, LogEvent::Declined | LogEvent::Withdrawn);
    case.offer.log_at(case.as_of).rfind(|e| e.what.value == *closed).filter(|_| said)
}

/// The same, unless the talk is to be taken up again: what keeps a no, or the tie after it, is past then.
#[must_use]
pub fn no_stands<'a>(case: &Case<'a>, advice: &Recommendation) -> Option<&'a LogEntry> {
    no_said(case).filter(|_| advice.action != Action::Reopen)
}

/// True for a no, ahead or said.
#[must_use]
pub fn no(case: &Case<'_>, advice: &Recommendation) -> bool {
    is_no(advice.action) || no_said(case).is_some()
}

/// True for a no, ahead or said, that is kept.
#[must_use]
pub fn no_kept(case: &Case<'_>, advice: &Recommendation) -> bool {
    is_no(advice.action) || no_stands(case, advice).is_some()
}

/// The candidate's answer in the log: the no, or the yes that stands and is kept.
#[must_use]
pub fn answer<'a>(case: &Case<'a>, advice: Action) -> Option<&'a LogEntry> {
    let course = &case.assessment.course;
    let yes = course.yes.as_ref().filter(|_| course.closed.is_none() && !is_no(advice));
    no_said(case).or_else(|| yes.and_then(|(at, _)| case.offer.log_at(case.as_of).find(|e| e.at.at.timestamp() == *at)))
}

/// True where the yes or the no was spoken and nothing in the log confirms it (F3).
#[must_use]
pub fn unconfirmed(case: &Case<'_>) -> bool {
    answer(case, Action::FollowUp).is_some_and(|answer| {
        let spoken = matches!(answer.by, Some(ChannelKind::Call | ChannelKind::Video));
        spoken && !logged_since(case, LogEvent::Confirmed, answer)
    })
}

/// True where something is to be said by call or video.
#[must_use]
pub fn is_spoken(case: &Case<'_>, advice: &Recommendation) -> bool {
    let says = !matches!(advice.action, Action::FollowUp | Action::Wait);
    let timing = &case.assessment.timing;
    let too_late = timing.state.is_some() && timing.slot.is_none();
    says && !too_late && channel(case, advice.action).by != ChannelKind::Email
}

/// True where the log has this event since the no.
#[must_use]
pub fn logged(case: &Case<'_>, what: LogEvent) -> bool {
    no_said(case).is_some_and(|no| logged_since(case, what, no))
}

/// True where the log has this event after `entry`, or on its day.
#[must_use]
pub fn logged_since(case: &Case<'_>, what: LogEvent, entry: &LogEntry) -> bool {
    let mut log = case.offer.log_at(case.as_of);
    log.any(|e| e.what.value == what && day_of(case, &e.at.at) >= day_of(case, &entry.at.at))
}

/// The day of an instant on the candidate's clock.
#[must_use]
pub fn day_of(case: &Case<'_>, at: &Zoned) -> Date {
    at.with_time_zone(case.profile.time_zone.clone()).date()
}

/// Whole days since an entry of the log, begun ones not counted.
#[must_use]
pub fn days_since(case: &Case<'_>, entry: &LogEntry) -> i64 {
    // A second more than two weeks is no longer within them.
    (case.as_of.duration_since(entry.at.at.timestamp()).as_secs() + 86_399).div_euclid(86_400)
}

/// The better terms that came last, in writing or not, while nothing is decided (F2).
#[must_use]
pub fn came_back<'a>(case: &Case<'a>) -> Option<&'a Improvement> {
    let last = case.offer.last_better_terms(case.as_of);
    last.filter(|_| !case.assessment.course.decided())
}

/// The better terms that came last since the no: the no stands until the talk is taken up again.
#[must_use]
pub fn since_the_no<'a>(case: &Case<'a>) -> Option<&'a Improvement> {
    let no = no_said(case)?.at.at.timestamp();
    let last = case.offer.last_better_terms(case.as_of);
    last.filter(|i| i.at.at.timestamp() >= no)
}

/// True where a yes stands.
#[must_use]
pub const fn yes_stands(case: &Case<'_>) -> bool {
    case.assessment.course.yes.is_some() && case.assessment.course.closed.is_none()
}

/// True where profile or offer speak of a move (G1).
#[must_use]
pub fn is_a_move(case: &Case<'_>) -> bool {
    let (mobility, terms) = (&case.profile.mobility, case.offer.terms_at(case.as_of));
    let planned = !mobility.needs_visa_in.is_empty() || mobility.move_between.is_some();
    planned || terms.relocation_assistance.is_some() || terms.relocation_window.is_some()
}

/// The reason of the no that is ahead, or of the one that was said, as far as the files tell.
#[must_use]
pub fn reason(case: &Case<'_>, advice: &Recommendation) -> Option<Reason> {
    let own = || case.offer.reason.as_ref().map(|r| r.value);
    let elsewhere =
        case.field.latest_yes().is_some() || case.offer.accepted_elsewhere.as_ref().is_some_and(|e| e.value);
    let other = || elsewhere.then_some(Reason::OtherOffer);
    let told = || own().or_else(other).or_else(|| case.costliest().map(|j| j.reason));
    advice.reason.or_else(|| no_said(case).and_then(|_| told()))
}

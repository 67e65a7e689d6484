//! What comes when (method sections 3 and 8).

use super::Step;
use super::situation::{Situation, end_of, working_day};
use crate::content::Value;
use crate::model::{Action, ChannelKind, LogEvent, MessageKind};
use crate::rules::after::yes_stands;
use crate::rules::moving;
use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

/// The dated steps, by their instants.
pub(super) fn timeline(s: &Situation<'_>) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    if s.case.assessment.timing.state.is_some() {
        before(s, &mut steps)?;
    }
    if s.advice.action == Action::Withdraw {
        let today = end_of(s.now.date(), &s.now);
        steps.push(step(s, ("withdraw", "S1"), Some(MessageKind::Withdrawal), (today, true))?);
    }
    after(s, &mut steps)?;
    again(s, &mut steps)?;
    towards_the_start(s, &mut steps)?;
    for trigger in &s.case.offer.notes.revisit_when {
        if let Some(day) = &trigger.after {
            let no = s.no_ahead() || s.no_said().is_some();
            steps.push(step(s, ("revisit", "R1"), no.then_some(MessageKind::ReEngage), (s.here(&day.at), true))?);
        }
    }
    steps.sort_by(|a, b| a.at.cmp(&b.at));
    Ok(steps)
}

/// While the offer is open: more time, a call, the answer.
fn before(s: &Situation<'_>, steps: &mut Vec<Step>) -> Result<(), String> {
    let timing = &s.case.assessment.timing;
    if s.needs_time() || s.pressed() {
        let rule = if s.needs_time() { "T4" } else { "T7" };
        steps.push(step(s, ("more_time", rule), Some(MessageKind::MoreTime), (s.now.clone(), false))?);
    }
    let main = s.main_message();
    if main.is_some() && s.choice.by != ChannelKind::Email {
        let (what, at) = match &timing.slot {
            Some(slot) => ("call", s.here(&slot.from)),
            None => ("no_slot", s.now.clone()),
        };
        steps.push(step(s, (what, "T6"), main, (at, false))?);
    }
    steps.push(step(s, ("answer_by", "T2"), main, (timing.answer_by.clone(), false))?);
    Ok(())
}

/// After the answer: the confirmation, and for a no what keeps the tie.
fn after(s: &Situation<'_>, steps: &mut Vec<Step>) -> Result<(), String> {
    let at = s.answer_at();
    if let Some(kind) = s.confirming() {
        steps.push(step(s, ("confirm", "F3"), Some(kind), (end_of(at.date(), &at), true))?);
    }
    let said = s.no_stands();
    if said.is_none() && !s.no_ahead() {
        return Ok(());
    }
    let missing = |what| said.is_none_or(|no| !s.logged_since(what, no));
    if missing(LogEvent::Connected) {
        let day = at.date().checked_add(7.days()).map_err(|e| e.to_string())?;
        steps.push(step(s, ("connect", "F4"), Some(MessageKind::Connect), (start_of(day, &at), true))?);
    }
    if missing(LogEvent::Noted) {
        let day = three_months_after(at.date()).ok_or("the calendar ends before the note after three months")?;
        steps.push(step(s, ("three_month_note", "F5"), Some(MessageKind::ThreeMonthNote), (start_of(day, &at), true))?);
    }
    Ok(())
}

/// What was waited for has come true (R1), or a second thought came soon (R2): today.
fn again(s: &Situation<'_>, steps: &mut Vec<Step>) -> Result<(), String> {
    let (what, rule, kind) = match s.main_message() {
        Some(kind @ MessageKind::Reopen) => ("reopen", "R2", kind),
        Some(kind @ MessageKind::ReEngage) => ("re_engage", "R1", kind),
        _ => return Ok(()),
    };
    steps.push(step(s, (what, rule), Some(kind), (end_of(s.now.date(), &s.now), true))?);
    Ok(())
}

/// A yes that stands: the first day, and the last one to apply for a visa (G1).
fn towards_the_start(s: &Situation<'_>, steps: &mut Vec<Step>) -> Result<(), String> {
    let Some(start) = moving::start(s.case)
        .filter(|day| s.advice.action == Action::FollowUp && yes_stands(s.case) && *day >= s.now.date())
    else {
        return Ok(());
    };
    let apply = moving::visa_time(s.case).and_then(|visa| visa.apply_by);
    if let Some(day) = apply.filter(|day| s.needs_visa() && *day >= s.now.date()) {
        steps.push(step(s, ("apply_visa", "G1"), None, (start_of(day, &s.now), true))?);
    }
    steps.push(step(s, ("start", "D3"), None, (start_of(start, &s.now), true))?);
    Ok(())
}

/// F5: three months later, at most the end of that month; a weekend moves to the Monday after.
fn three_months_after(day: Date) -> Option<Date> {
    day.checked_add(3.months()).ok().map(working_day)
}

fn start_of(day: Date, like: &Zoned) -> Zoned {
    day.to_zoned(like.time_zone().clone()).and_then(|at| at.start_of_day()).unwrap_or_else(|_| like.clone())
}

fn step(
    s: &Situation<'_>,
    (what, rule): (&'static str, &'static str),
    message: Option<MessageKind>,
    (at, day_only): (Zoned, bool),
) -> Result<Step, String> {
    let locale = s.voices.own.locale();
    let slot = s.case.assessment.timing.slot.as_ref().map(|slot| (s.here(&slot.from), s.here(&slot.until)));
    let until = slot.map(|(from, until)| match from.date() == until.date() {
        true => locale.time(until.time()),
        false => locale.instant(&until),
    });
    let span = s.visa_weeks().map(|weeks| ("span", Value::from(weeks)));
    let facts = s.facts.with(until.map(|until| ("to", Value::from(until))).into_iter().chain(span));
    Ok(Step { at, day_only, what, text: s.voices.own.say("timeline", what, &facts)?, rule, message })
}

#[cfg(test)]
mod tests {
    use super::three_months_after;
    use jiff::civil::date;

    #[track_caller]
    fn check(no: (i16, i8, i8), note: (i16, i8, i8)) {
        assert_eq!(three_months_after(date(no.0, no.1, no.2)), Some(date(note.0, note.1, note.2)));
    }

    #[test]
    fn the_note_comes_three_months_later_on_a_working_day() {
        check((2026, 11, 18), (2027, 2, 18));
        check((2026, 11, 30), (2027, 3, 1)); // 28 February 2027 is a Sunday
        check((2027, 11, 29), (2028, 2, 29));
        check((2026, 3, 31), (2026, 6, 30));
        check((2026, 11, 21), (2027, 2, 22)); // a Sunday
        check((2027, 1, 31), (2027, 4, 30));
    }
}

//! A move (G1): visa, dates, support, tax, family and clocks, against the time of the move. What the file does not say
//! is a question to ask.

use super::super::Checklist;
use super::super::situation::{Situation, end_of};
use super::{Sheet, Stand, answer_by, place};
use crate::model::{Exact, Terms};
use crate::rules::after::is_a_move;
use jiff::ToSpan;
use jiff::civil::Date;

/// The list, where profile or offer speak of a move, until the offer is closed.
pub(super) fn list(s: &Situation<'_>) -> Result<Option<Checklist>, String> {
    let terms = s.case.offer.terms_at(s.case.as_of);
    if s.case.assessment.course.closed.is_some() || s.no_ahead() || !is_a_move(s.case) {
        return Ok(None);
    }
    let mut sheet = Sheet::new(s, "mobility");
    let by = || answer_by(s).or_else(|| start_of_work(s, terms));
    for (id, stand) in [
        ("sponsorship", sponsorship(s, terms)),
        ("visa_time", visa_time(s, terms)),
        ("move_window", move_window(s, terms)),
        ("relocation_allowance", allowance(s, terms)),
        ("tax", Stand::todo("tax").asking(s, "tax")),
        ("family_logistics", family(s)),
        ("time_zones", clocks(s)),
    ] {
        sheet.item(id, stand.by(by()))?;
    }
    sheet.finish().map(Some)
}

fn start_of_work(s: &Situation<'_>, terms: &Terms) -> Option<jiff::Zoned> {
    terms.start_date.as_ref().map(|day| end_of(day.value, &s.now))
}

/// A fact that the employer has to give.
fn unasked(s: &Situation<'_>, why: &'static str, criterion: &str) -> Stand<'static> {
    Stand::todo(why).asking(s, criterion)
}

fn sponsorship(s: &Situation<'_>, terms: &Terms) -> Stand<'static> {
    if !s.needs_visa() {
        return Stand::out("no_visa");
    }
    match &terms.visa_sponsorship {
        Some(said) => {
            let stand = Stand::done_if(said.value, "sponsorship").words((!said.value).then_some("conflict"));
            stand.with("place", place(s, "visa_sponsorship"))
        }
        None => unasked(s, "sponsorship", "visa_sponsorship"),
    }
}

/// G1: a start before the visa can be there is a conflict.
fn visa_time(s: &Situation<'_>, terms: &Terms) -> Stand<'static> {
    if !s.needs_visa() {
        return Stand::out("no_visa");
    }
    let locale = s.voices.own.locale();
    let Some((weeks, days)) = s.visa_weeks() else { return Stand::todo("visa_time").words(["unknown"]) };
    let Some(start) = terms.start_date.as_ref().map(|day| day.value) else {
        return unasked(s, "visa_time", "start_date");
    };
    let ready = s.now.date().checked_add(days.days()).unwrap_or(Date::MAX);
    let stand = Stand::done_if(ready <= start, "visa_time").words((ready > start).then_some("conflict"));
    stand.with("span", weeks).with("start", locale.day(start)).with("ready", locale.day(ready))
}

fn move_window(s: &Situation<'_>, terms: &Terms) -> Stand<'static> {
    let locale = s.voices.own.locale();
    let Some((from, to)) = s.case.profile.mobility.move_between.as_ref().map(|w| w.value) else {
        return Stand::out("no_window");
    };
    let stand = match terms.start_date.as_ref().map(|day| day.value) {
        Some(start) => {
            let inside = from <= start && start <= to;
            let stand = Stand::done_if(inside, "move_window").words((!inside).then_some("conflict"));
            stand.with("start", locale.day(start))
        }
        None => unasked(s, "move_window", "start_date"),
    };
    stand.with("from", locale.date(from)).with("to", locale.date(to))
}

fn allowance(s: &Situation<'_>, terms: &Terms) -> Stand<'static> {
    match &terms.relocation_assistance {
        Some(sum) => {
            let stand = Stand::done("relocation_allowance").with("sum", s.voices.own.locale().money(&sum.value));
            stand.with("place", place(s, "relocation.assistance"))
        }
        None => unasked(s, "relocation_allowance", "relocation_assistance"),
    }
}

fn family(s: &Situation<'_>) -> Stand<'static> {
    match s.case.profile.mobility.constraints.as_slice() {
        [] => Stand::out("no_constraints"),
        constraints => Stand::todo("family_logistics").with("list", constraints.join(" ")),
    }
}

fn clocks(s: &Situation<'_>) -> Stand<'static> {
    let timing = &s.case.assessment.timing;
    let known = s.case.offer.time_zone.is_some();
    let apart = s.voices.own.locale().hours(&Exact::ratio(timing.apart.as_secs(), 3600));
    Stand::done_if(known, "time_zones").with("span", apart)
}

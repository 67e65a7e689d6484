//! A move (G1): visa, dates, support, tax, family and clocks, against the time of the move. What the file does not say
//! is a question to ask.

use super::super::Checklist;
use super::super::situation::{Situation, end_of};
use super::triggers::triggers;
use super::{Sheet, Stand, answer_by, place};
use crate::assess::Quantity;
use crate::model::{Exact, Money, Reason, Standing, Terms};
use crate::rules::after::is_a_move;
use crate::rules::moving;

/// The list, where profile or offer speak of a move, until the offer is closed. Where the move is why it is to be a no,
/// what stands in the way, and what would make the person look again (G2).
pub(super) fn list(s: &Situation<'_>) -> Result<Option<Checklist>, String> {
    let terms = s.case.offer.terms_at(s.case.as_of);
    let for_the_move = s.no_ahead() && s.reason() == Some(Reason::Mobility);
    if s.case.assessment.course.closed.is_some() || (s.no_ahead() && !for_the_move) || !is_a_move(s.case) {
        return Ok(None);
    }
    let mut sheet = Sheet::new(s, "mobility");
    let by = || answer_by(s).or_else(|| start_of_work(s, terms));
    for (id, stand) in stands(s, terms) {
        if !for_the_move {
            sheet.item(id, stand.by(by()))?;
        } else if stand.words.contains(&"conflict") {
            sheet.item(id, stand)?;
        }
    }
    if for_the_move {
        sheet.item("triggers_set", triggers(s, by()))?;
    }
    sheet.finish().map(Some)
}

fn stands(s: &Situation<'_>, terms: &Terms) -> [(&'static str, Stand<'static>); 8] {
    [
        ("sponsorship", sponsorship(s, terms)),
        ("visa_time", visa_time(s)),
        ("move_window", move_window(s)),
        ("their_window", their_window(s)),
        ("relocation_allowance", allowance(s, terms)),
        ("tax", Stand::todo("tax").asking(s, "tax")),
        ("family_logistics", family(s)),
        ("time_zones", clocks(s)),
    ]
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
fn visa_time(s: &Situation<'_>) -> Stand<'static> {
    if !s.needs_visa() {
        return Stand::out("no_visa");
    }
    let (Some(weeks), Some(visa)) = (s.visa_weeks(), moving::visa_time(s.case)) else {
        return Stand::todo("visa_time").words(["unknown"]);
    };
    let locale = s.voices.own.locale();
    let stand = match moving::start(s.case) {
        Some(start) => {
            let no_day = moving::no_day(s.case, &visa).then_some("no_day");
            let late = visa.is_late(start);
            let stand = Stand::done_if(!late, "visa_time").words(late.then_some("conflict")).words(no_day);
            stand.with("start", locale.day(start))
        }
        None => unasked(s, "visa_time", "start_date"),
    };
    let apply = visa.apply_by.map(|day| locale.day(day)).unwrap_or_default();
    let stand = stand.with("span", weeks).with("apply", apply);
    stand.with("ready", locale.day(visa.ready)).with("earliest", locale.day(visa.earliest))
}

fn move_window(s: &Situation<'_>) -> Stand<'static> {
    let locale = s.voices.own.locale();
    let Some(window) = moving::own_window(s.case) else { return Stand::out("no_window") };
    let stand = match moving::start(s.case) {
        Some(start) => {
            let inside = moving::within(start, window);
            let stand = Stand::done_if(inside, "move_window").words((!inside).then_some("conflict"));
            stand.with("start", locale.day(start))
        }
        None => unasked(s, "move_window", "start_date"),
    };
    stand.with("from", locale.date(window.0)).with("to", locale.date(window.1))
}

/// The days in which the employer helps, against those in which the person can move, and against the start.
fn their_window(s: &Situation<'_>) -> Stand<'static> {
    let locale = s.voices.own.locale();
    let Some(theirs) = moving::their_window(s.case) else { return Stand::out("no_their_window") };
    let own = moving::own_window(s.case);
    let start = moving::start(s.case).filter(|start| !moving::within(*start, theirs));
    let stand = match (own.filter(|own| moving::apart(theirs, *own)), start) {
        (Some(_), _) => Stand::todo("their_window").words(["conflict"]),
        (None, Some(start)) => Stand::todo("their_window").words(["outside"]).with("start", locale.day(start)),
        (None, None) => Stand::done("their_window").words(own.map(|_| "both")),
    };
    let (from, to) = own.unwrap_or(theirs);
    let stand = stand.with("their_from", locale.date(theirs.0)).with("their_to", locale.date(theirs.1));
    stand.with("from", locale.date(from)).with("to", locale.date(to))
}

/// What the offer gives for the move, against what the profile needs.
fn allowance(s: &Situation<'_>, terms: &Terms) -> Stand<'static> {
    let Some(sum) = &terms.relocation_assistance else {
        return unasked(s, "relocation_allowance", "relocation_assistance");
    };
    let locale = s.voices.own.locale();
    let judged = s.case.assessment.judged.iter().find(|j| &*j.name == "relocation_assistance");
    let need = judged.filter(|j| j.standing == Standing::Short).and_then(|j| match &j.target {
        Quantity::Money(need) => Some(need),
        _ => None,
    });
    let own = s.case.profile.currency;
    let in_own = |amount: &Exact| locale.money(&Money { amount: amount.clone(), currency: own });
    let sum_in_words = match s.case.profile.convert(&sum.value).filter(|_| sum.value.currency != own) {
        Some(converted) => format!("{} ({})", locale.money(&sum.value), in_own(&converted)),
        None => locale.money(&sum.value),
    };
    let stand = Stand::done_if(need.is_none(), "relocation_allowance").words(need.map(|_| "conflict"));
    let stand = stand.with("sum", sum_in_words).with("need", need.map(in_own).unwrap_or_default());
    stand.with("place", place(s, "relocation.assistance"))
}

fn family(s: &Situation<'_>) -> Stand<'static> {
    match s.case.profile.mobility.constraints.as_slice() {
        [] => Stand::out("no_constraints"),
        constraints => {
            // Whole sentences stand one after the other.
            let sentences = constraints.iter().any(|text| text.trim_end().ends_with(['.', '!', '?']));
            let list = if sentences { constraints.join(" ") } else { s.voices.own.locale().list(constraints) };
            Stand::todo("family_logistics").with("list", list)
        }
    }
}

fn clocks(s: &Situation<'_>) -> Stand<'static> {
    let timing = &s.case.assessment.timing;
    let known = s.case.offer.time_zone.is_some();
    let apart = s.voices.own.locale().hours(&Exact::ratio(timing.apart.as_secs(), 3600));
    Stand::done_if(known, "time_zones").with("span", apart)
}

//! A move against its dates (G1): the time of a visa, the start, and the days in which either side can move.

use super::{Arg, Because, Case, after, is_no};
use crate::assess::Source;
use crate::model::offer::weeks_to_days;
use crate::model::{Action, Exact};
use jiff::ToSpan;
use jiff::civil::Date;
use std::sync::Arc;

/// First and last day.
pub type Window = (Date, Date);

/// The time of a visa, against the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisaTime {
    /// The last day to apply for it, counted back from the start; none without a start.
    pub apply_by: Option<Date>,
    /// When it can be there.
    pub ready: Date,
    /// The first day on which work can start: then, or when the time of the move begins.
    pub earliest: Date,
}

impl VisaTime {
    /// True where it cannot be there by the start.
    #[must_use]
    pub fn is_late(&self, start: Date) -> bool {
        self.ready > start
    }
}

/// True where the profile names a visa that the offer's country asks for, or may ask for while no country is known.
#[must_use]
pub fn may_need_visa(case: &Case<'_>) -> bool {
    let country = case.offer.terms_at(case.as_of).country.as_ref();
    country.map_or(!case.profile.mobility.needs_visa_in.is_empty(), |_| needs_visa(case))
}

/// True where the profile names a visa that the offer's country asks for.
#[must_use]
pub fn needs_visa(case: &Case<'_>) -> bool {
    let country = case.offer.terms_at(case.as_of).country.as_ref();
    country.is_some_and(|c| case.profile.mobility.needs_visa_in.contains(&c.value))
}

/// Whole days that a visa takes, as the profile says.
fn visa_days(case: &Case<'_>) -> Option<i64> {
    let days = weeks_to_days(&case.profile.mobility.visa_weeks.as_ref()?.value);
    let whole = days.rounded(0);
    let days = if whole < days { &whole + &Exact::one() } else { whole };
    days.plain(0).parse().ok()
}

/// The days between which the person can move.
#[must_use]
pub fn own_window(case: &Case<'_>) -> Option<Window> {
    case.profile.mobility.move_between.as_ref().map(|window| window.value)
}

/// The days between which the employer helps with the move.
#[must_use]
pub fn their_window(case: &Case<'_>) -> Option<Window> {
    case.offer.terms_at(case.as_of).relocation_window.as_ref().map(|window| window.value)
}

/// The first day of work, as the offer says.
#[must_use]
pub fn start(case: &Case<'_>) -> Option<Date> {
    case.offer.terms_at(case.as_of).start_date.as_ref().map(|day| day.value)
}

/// The time of a visa, where the profile says how long one takes. After a yes it counts from that day.
#[must_use]
pub fn visa_time(case: &Case<'_>) -> Option<VisaTime> {
    let days = visa_days(case)?;
    let yes = case.assessment.course.yes.as_ref().filter(|_| after::yes_stands(case)).map(|(at, _)| *at);
    let from = after::day_of(case, &yes.unwrap_or(case.as_of).to_zoned(case.profile.time_zone.clone()));
    let ready = from.checked_add(days.days()).unwrap_or(Date::MAX);
    let earliest = own_window(case).map_or(ready, |(from, _)| ready.max(from));
    Some(VisaTime { apply_by: start(case).and_then(|start| start.checked_sub(days.days()).ok()), ready, earliest })
}

/// True where the visa can only be there after the time of the move: no start would do.
#[must_use]
pub fn no_day(case: &Case<'_>, visa: &VisaTime) -> bool {
    own_window(case).is_some_and(|(_, to)| visa.earliest > to)
}

/// True for two windows without a day in common.
#[must_use]
pub fn apart(one: Window, other: Window) -> bool {
    one.1 < other.0 || other.1 < one.0
}

/// True for a day in a window, both ends included.
#[must_use]
pub fn within(day: Date, (from, to): Window) -> bool {
    from <= day && day <= to
}

/// The first and the last day on which work can start with this visa and in the time of this move, where either is
/// known. The first comes after the last where no day is left.
#[must_use]
pub fn starts(case: &Case<'_>) -> (Option<Date>, Option<Date>) {
    let ready = visa_time(case).filter(|_| needs_visa(case)).map(|visa| visa.ready);
    let (from, to) = own_window(case).unzip();
    (from.max(ready), to)
}

/// What stands against the move as the offer is, a fact each; for a yes also whether the visa is sponsored at all.
/// Nothing once it is a no, and nothing of a start that is past.
#[must_use]
pub fn conflicts(case: &Case<'_>, action: Action) -> Vec<Because> {
    let closed = case.assessment.course.closed.is_some();
    let today = after::day_of(case, &case.as_of.to_zoned(case.profile.time_zone.clone()));
    if closed || is_no(action) || start(case).is_some_and(|start| start < today && after::yes_stands(case)) {
        return Vec::new();
    }
    let found = [unsponsored(case, action), late_visa(case), outside(case), no_overlap(case)];
    found.into_iter().flatten().collect()
}

/// True for a fact of [`conflicts`].
#[must_use]
pub fn is_conflict(fact: &Because) -> bool {
    fact.key.starts_with("warning.move_")
}

/// How a yes names what the move still needs: each by the word for content.
#[must_use]
pub fn conditions(facts: &[Because], starts: (Option<Date>, Option<Date>)) -> Vec<&'static str> {
    let has = |keys: &[&str]| facts.iter().any(|fact| keys.contains(&fact.key));
    let visa = has(&["warning.move_unsponsored", "warning.move_sponsor_unknown"]);
    let start = has(&["warning.move_visa_late", "warning.move_no_day", "warning.move_start_outside"]);
    let when = match starts {
        (Some(first), Some(last)) if start && first <= last => Some("move_between"),
        (Some(_), None) if start => Some("move_from"),
        _ => (start || has(&["warning.move_windows_apart"])).then_some("move_dates"),
    };
    let any = (visa || when.is_some()).then_some("move");
    any.into_iter().chain(visa.then_some("move_visa")).chain(when).collect()
}

fn unsponsored(case: &Case<'_>, action: Action) -> Option<Because> {
    let country = case.offer.terms_at(case.as_of).country.as_ref().filter(|_| needs_visa(case))?;
    match &case.offer.terms_at(case.as_of).visa_sponsorship {
        Some(said) if said.value => None,
        Some(said) => Some(Because::new("warning.move_unsponsored").at(&case.source(said.place))),
        None if matches!(action, Action::Accept | Action::FollowUp) => {
            Some(Because::new("warning.move_sponsor_unknown").at(&case.source(country.place)))
        }
        None => None,
    }
}

fn late_visa(case: &Case<'_>) -> Option<Because> {
    let (start, visa) = (start(case)?, visa_time(case).filter(|_| needs_visa(case))?);
    let key = if no_day(case, &visa) { "warning.move_no_day" } else { "warning.move_visa_late" };
    let fact = Because::new(key)
        .with("start", Arg::Day(start))
        .with("apply", visa.apply_by.map_or(Arg::Nothing, Arg::Day))
        .with("ready", Arg::Day(visa.ready))
        .with("earliest", Arg::Day(visa.earliest));
    visa.is_late(start).then(|| fact.at(&start_source(case)))
}

fn outside(case: &Case<'_>) -> Option<Because> {
    let (start, window) = (start(case)?, own_window(case)?);
    let fact = Because::new("warning.move_start_outside").with("start", Arg::Day(start));
    (!within(start, window)).then(|| spanned(fact, window).at(&start_source(case)))
}

fn no_overlap(case: &Case<'_>) -> Option<Because> {
    let (theirs, own) = (their_window(case)?, own_window(case)?);
    let fact = Because::new("warning.move_windows_apart");
    let fact = fact.with("their_from", Arg::Day(theirs.0)).with("their_to", Arg::Day(theirs.1));
    let place = case.offer.terms_at(case.as_of).relocation_window.as_ref()?.place;
    apart(theirs, own).then(|| spanned(fact, own).at(&case.source(place)))
}

fn spanned(fact: Because, (from, to): Window) -> Because {
    fact.with("from", Arg::Day(from)).with("to", Arg::Day(to))
}

fn start_source(case: &Case<'_>) -> Source {
    let start = case.offer.terms_at(case.as_of).start_date.as_ref();
    let place = start.map_or(case.offer.received.place, |day| day.place);
    Source { file: Arc::clone(&case.offer.file), place }
}

//! Each criterion on one offer: standing, bridge, satisfaction, gap (method section 1).

use super::expression::Answer;
use super::facts::{Desk, Reading};
use super::judged::{Judged, Quantity, Source};
use super::measure::{self, Missing, Unit, Weighed};
use crate::model::{Axis, Bridge, Criterion, Exact, Measure, Place, Reason, Stance, Standing, Target};
use std::sync::Arc;

/// The rating from which a rated axis is met.
const AXIS_FLOOR: i64 = 3;

/// All criteria of the profile in their order, then the axes that the offer rates.
#[must_use]
pub fn judge_all(desk: &Desk<'_>) -> Vec<Judged> {
    let criteria = desk.profile.criteria.iter().enumerate().map(|(i, c)| judge(desk, i, c));
    criteria.chain(Axis::ALL.iter().filter_map(|axis| judge_axis(desk, *axis))).collect()
}

fn judge(desk: &Desk<'_>, index: usize, criterion: &Criterion) -> Judged {
    let place = Source { file: Arc::clone(&desk.profile.file), place: criterion.place };
    let blank = Judged {
        name: Arc::clone(&criterion.name),
        index: Some(index),
        axis: criterion.axis,
        must: criterion.must,
        weight: criterion.weight.clone(),
        reason: criterion.reason,
        place,
        ..blank()
    };
    let mut judged = look(desk, criterion, blank);
    let stance = desk.offer.and_then(|offer| offer.stance_on(&criterion.name));
    let fundamental = criterion.fundamental || outside_the_move(desk, &criterion.measure);
    judged.bridge = bridge(&judged, stance, fundamental, &desk.profile.negotiation_reach);
    judged
}

/// A rated axis: one more rated criterion of weight 1.
fn judge_axis(desk: &Desk<'_>, axis: Axis) -> Option<Judged> {
    let rated = desk.rating(axis.key());
    let place = *rated.places.first()?;
    let blank =
        Judged { name: Arc::from(axis.key()), axis, reason: axis_reason(axis), place: source(desk, place), ..blank() };
    let mut judged = weigh_rating(desk, blank, rated, (&Exact::int(AXIS_FLOOR), None));
    judged.bridge = bridge(&judged, None, false, &desk.profile.negotiation_reach);
    Some(judged)
}

/// The reason of a no for an axis, as for a criterion of the person's own.
const fn axis_reason(axis: Axis) -> Reason {
    match axis {
        Axis::Role => Reason::RoleFit,
        Axis::Compensation => Reason::Compensation,
        Axis::Life => Reason::Personal,
    }
}

fn blank() -> Judged {
    Judged {
        name: Arc::from(""),
        index: None,
        axis: Axis::Role,
        must: false,
        weight: Exact::one(),
        reason: Reason::None,
        standing: Standing::Unknown,
        bridge: None,
        satisfaction: None,
        full: Exact::one(),
        value: None,
        target: Quantity::YesNo(true),
        ideal: None,
        ceiling: false,
        gap: None,
        relative_gap: Exact::zero(),
        to: None,
        share: Exact::zero(),
        cost: Exact::zero(),
        sources: Vec::new(),
        place: Source { file: Arc::from(""), place: Place::default() },
        absent: Vec::new(),
        trouble: None,
    }
}

fn source(desk: &Desk<'_>, place: Place) -> Source {
    let file = desk.offer.map_or(&desk.profile.file, |offer| &offer.file);
    Source { file: Arc::clone(file), place }
}

/// Reads the fact and weighs it against the target.
fn look(desk: &Desk<'_>, criterion: &Criterion, blank: Judged) -> Judged {
    let name = &*criterion.name;
    match &criterion.measure {
        Measure::Money(target) => {
            let mut judged = weigh_number(desk, blank, desk.money(name), (target, Quantity::Money));
            if name == "total_pay" && judged.value.is_some() {
                judged.absent.clone_from(&desk.pay.absent);
            }
            judged
        }
        Measure::Number(target) => weigh_number(desk, blank, desk.number(name), (target, Quantity::Number)),
        Measure::Rated { floor, ideal } => weigh_rating(desk, blank, desk.rating(name), (floor, ideal.as_ref())),
        Measure::YesNo => look_visa(desk, blank),
        Measure::Window(from, until) => {
            let blank = Judged { target: Quantity::Window(*from, *until), ..blank };
            let start = desk.start();
            let weighed = start.value.map(|day| (Quantity::Day(day), measure::window(day, *from, *until)));
            settle(desk, blank, &start.places, weighed)
        }
        Measure::When(expression) => match desk.ask(expression) {
            Answer::Known(value) => settle(desk, blank, &[], Some((Quantity::YesNo(value), measure::yes(value)))),
            Answer::Unknown => blank,
            Answer::Trouble(why) => Judged { trouble: Some(why), ..blank },
        },
        Measure::Own { unit, target } => look_own(desk, blank, unit.is_some(), target.as_ref()),
    }
}

/// A criterion of the person's own: a number where it has a unit, the offer gives the fact, or its target cannot be
/// a rating; else a rating.
fn look_own(desk: &Desk<'_>, blank: Judged, has_unit: bool, target: Option<&Target>) -> Judged {
    let fact = desk.fact(&blank.name);
    let rated = desk.rating(&blank.name);
    match target {
        Some(target) if has_unit || fact.value.is_some() || !target.fits_a_rating() => {
            weigh_number(desk, blank, fact, (target, Quantity::Number))
        }
        Some(Target::AtLeast { floor, ideal }) => weigh_rating(desk, blank, rated, (floor, ideal.as_ref())),
        _ => weigh_rating(desk, blank, rated, (&Exact::int(AXIS_FLOOR), None)),
    }
}

fn look_visa(desk: &Desk<'_>, blank: Judged) -> Judged {
    let (visa, needed) = desk.visa();
    if needed {
        let weighed = visa.value.map(|v| (Quantity::YesNo(v), measure::yes(v)));
        return settle(desk, blank, &visa.places, weighed);
    }
    Judged { standing: Standing::NotApplicable, ..settle(desk, blank, &visa.places, None) }
}

fn weigh_number(desk: &Desk<'_>, blank: Judged, reading: Reading<Exact>, by: (&Target, Unit)) -> Judged {
    let (target, unit) = by;
    let (floor, ideal, ceiling) = match target {
        Target::AtLeast { floor, ideal } => (floor, ideal.as_ref(), false),
        Target::AtMost(most) => (most, None, true),
    };
    let blank = Judged { target: unit(floor.clone()), ideal: ideal.cloned().map(unit), ceiling, ..blank };
    let weighed = reading.value.map(|v| {
        let weighed = measure::number(&v, target, unit);
        (unit(v), weighed)
    });
    settle(desk, blank, &reading.places, weighed)
}

fn weigh_rating(desk: &Desk<'_>, blank: Judged, reading: Reading<Exact>, by: (&Exact, Option<&Exact>)) -> Judged {
    let (floor, ideal) = by;
    let blank = Judged {
        target: Quantity::Rating(floor.clone()),
        ideal: ideal.cloned().map(Quantity::Rating),
        full: measure::of_rating(ideal.unwrap_or(floor)),
        ..blank
    };
    let weighed = reading.value.map(|v| {
        let weighed = measure::rating(&v, floor, ideal);
        (Quantity::Rating(v), weighed)
    });
    settle(desk, blank, &reading.places, weighed)
}

/// Lays what the value came to over the blank.
fn settle(desk: &Desk<'_>, blank: Judged, places: &[Place], weighed: Option<(Quantity, Weighed)>) -> Judged {
    let sources = places.iter().map(|p| source(desk, *p)).collect();
    let Some((value, weighed)) = weighed else { return Judged { sources, ..blank } };
    let standing = if weighed.met { Standing::Met } else { Standing::Short };
    let known = Judged { standing, sources, value: Some(value), satisfaction: Some(weighed.satisfaction), ..blank };
    match weighed.missing {
        Some(Missing { gap, relative, to, full }) => {
            Judged { gap, relative_gap: relative, to: Some(to), full, ..known }
        }
        None => known,
    }
}

/// True for a start date outside the window of a planned move.
fn outside_the_move(desk: &Desk<'_>, measure: &Measure) -> bool {
    let (Measure::Window(..), Some(day), Some(planned)) =
        (measure, desk.start().value, &desk.profile.mobility.move_between)
    else {
        return false;
    };
    day < planned.value.0 || day > planned.value.1
}

/// True for a sum that falls short by more than the reach of its target.
fn out_of_reach(judged: &Judged, reach: &Exact) -> bool {
    matches!((&judged.gap, &judged.target), (Some(Quantity::Money(gap)), Quantity::Money(target)) if *gap > target * reach)
}

/// What may close the gap: the first of the table that applies.
fn bridge(judged: &Judged, stance: Option<Stance>, fundamental: bool, reach: &Exact) -> Option<Bridge> {
    judged.to.as_ref()?;
    let far = judged.standing == Standing::Short && out_of_reach(judged, reach);
    Some(match stance {
        Some(Stance::Refused) => Bridge::Refused,
        Some(Stance::Asked) => Bridge::Asked,
        Some(Stance::Open) => Bridge::Open,
        None if fundamental => Bridge::Fundamental,
        None if far => Bridge::OutOfReach,
        None => Bridge::Untried,
    })
}

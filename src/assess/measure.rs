//! A known value against its target: standing, satisfaction and gap (method section 1).

use super::judged::Quantity;
use crate::model::{Exact, Target};
use jiff::civil::Date;

/// What a known value came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// True where the offer satisfies it.
    pub met: bool,
    /// 0 to 1.
    pub satisfaction: Exact,
    /// What is missing, towards the target or, once met, the ideal.
    pub missing: Option<Missing>,
}

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// How much; `None` for yes/no.
    pub gap: Option<Quantity>,
    /// The gap as a share of the target (ideal).
    pub relative: Exact,
    /// The value that would meet it in full.
    pub to: Quantity,
    /// The satisfaction of that value.
    pub full: Exact,
}

/// How a number is shown: as money, as a number, as a rating.
pub type Unit = fn(Exact) -> Quantity;

fn half() -> Exact {
    Exact::ratio(1, 2)
}

/// `a / b`, 1 where `b` is 0.
fn part(a: &Exact, b: &Exact) -> Exact {
    a.over(b).unwrap_or_else(Exact::one)
}

/// A number against its target.
#[must_use]
pub fn number(value: &Exact, target: &Target, unit: Unit) -> Weighed {
    match target {
        Target::AtLeast { floor, ideal } => at_least(value, floor, ideal.as_ref(), unit),
        Target::AtMost(most) => at_most(value, most, unit),
    }
}

fn at_least(value: &Exact, floor: &Exact, ideal: Option<&Exact>, unit: Unit) -> Weighed {
    let met = value >= floor;
    let satisfaction = match ideal {
        None if met => Exact::one(),
        None => part(value, floor),
        Some(_) if !met => half() * part(value, floor),
        Some(ideal) if value >= ideal || floor.is_zero() => Exact::one(),
        Some(ideal) => half() + half() * part(&(value - floor), &(ideal - floor)),
    };
    let goal = ideal.unwrap_or(floor);
    let missing = (value < goal).then(|| {
        let towards = if met { goal } else { floor };
        Missing {
            gap: Some(unit(towards - value)),
            relative: part(&(towards - value), towards),
            to: unit(goal.clone()),
            full: Exact::one(),
        }
    });
    Weighed { met, satisfaction, missing }
}

fn at_most(value: &Exact, most: &Exact, unit: Unit) -> Weighed {
    let met = value <= most;
    let satisfaction = if met { Exact::one() } else { part(most, value) };
    let missing = (!met).then(|| Missing {
        gap: Some(unit(value - most)),
        relative: part(&(value - most), most),
        to: unit(most.clone()),
        full: Exact::one(),
    });
    Weighed { met, satisfaction, missing }
}

/// The satisfaction of a rating from 1 to 5, whatever its target.
#[must_use]
pub fn of_rating(rating: &Exact) -> Exact {
    (rating - &Exact::one()) * Exact::ratio(1, 4)
}

/// A rating against its floor and, where there is one, its ideal.
#[must_use]
pub fn rating(value: &Exact, floor: &Exact, ideal: Option<&Exact>) -> Weighed {
    let weighed = at_least(value, floor, ideal, Quantity::Rating);
    let full = of_rating(ideal.unwrap_or(floor));
    let missing = weighed.missing.map(|m| Missing { full, ..m });
    Weighed { met: weighed.met, satisfaction: of_rating(value), missing }
}

/// Yes or no, where yes is wanted.
#[must_use]
pub fn yes(value: bool) -> Weighed {
    let missing = Missing { gap: None, relative: Exact::one(), to: Quantity::YesNo(true), full: Exact::one() };
    let satisfaction = if value { Exact::one() } else { Exact::zero() };
    Weighed { met: value, satisfaction, missing: (!value).then_some(missing) }
}

/// A day against a window: 1 inside, linearly to 0 over the 30 days outside.
#[must_use]
pub fn window(day: Date, from: Date, until: Date) -> Weighed {
    let nearest = day.clamp(from, until);
    let days = day.duration_until(nearest).as_hours().abs() / 24;
    let missing = (days > 0).then(|| Missing {
        gap: Some(Quantity::Days(days)),
        relative: Exact::ratio(days, 30),
        to: Quantity::Day(nearest),
        full: Exact::one(),
    });
    Weighed { met: days == 0, satisfaction: Exact::ratio((30 - days).max(0), 30), missing }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Exact {
        Exact::parse(text).expect("a number")
    }

    #[track_caller]
    fn check(weighed: &Weighed, met: bool, satisfaction: Exact, relative: Option<Exact>) {
        assert_eq!((weighed.met, &weighed.satisfaction), (met, &satisfaction));
        assert_eq!(weighed.missing.as_ref().map(|m| m.relative.clone()), relative);
    }

    fn floor(value: &str, floor: &str, ideal: Option<&str>) -> Weighed {
        let target = Target::AtLeast { floor: n(floor), ideal: ideal.map(n) };
        number(&n(value), &target, Quantity::Number)
    }

    #[test]
    fn at_least_alone() {
        check(&floor("78", "85", None), false, Exact::ratio(78, 85), Some(Exact::ratio(7, 85)));
        check(&floor("85", "85", None), true, n("1"), None);
        check(&floor("99", "85", None), true, n("1"), None);
        check(&floor("0", "0", None), true, n("1"), None);
    }

    #[test]
    fn at_least_with_an_ideal() {
        check(&floor("40", "80", Some("100")), false, Exact::ratio(1, 4), Some(Exact::ratio(1, 2)));
        check(&floor("80", "80", Some("100")), true, Exact::ratio(1, 2), Some(Exact::ratio(1, 5)));
        check(&floor("90", "80", Some("100")), true, Exact::ratio(3, 4), Some(Exact::ratio(1, 10)));
        check(&floor("100", "80", Some("100")), true, n("1"), None);
        check(&floor("80", "80", Some("80")), true, n("1"), None);
        check(&floor("79", "80", Some("80")), false, Exact::ratio(79, 160), Some(Exact::ratio(1, 80)));
        check(&floor("3", "0", Some("10")), true, n("1"), Some(Exact::ratio(7, 10)));
    }

    #[test]
    fn at_most() {
        let most = |value: &str, most: &str| number(&n(value), &Target::AtMost(n(most)), Quantity::Number);
        check(&most("45", "45"), true, n("1"), None);
        check(&most("60", "45"), false, Exact::ratio(3, 4), Some(Exact::ratio(1, 3)));
        check(&most("0", "45"), true, n("1"), None);
        check(&most("0", "0"), true, n("1"), None);
        check(&most("2", "0"), false, n("0"), Some(n("1")));
    }

    #[test]
    fn ratings_keep_their_own_scale() {
        check(&rating(&n("3"), &n("3"), None), true, Exact::ratio(1, 2), None);
        check(&rating(&n("2"), &n("3"), None), false, Exact::ratio(1, 4), Some(Exact::ratio(1, 3)));
        check(&rating(&n("4"), &n("3"), Some(&n("5"))), true, Exact::ratio(3, 4), Some(Exact::ratio(1, 5)));
        let short = rating(&n("1"), &n("3"), None);
        assert_eq!(short.missing.map(|m| (m.to, m.full)), Some((Quantity::Rating(n("3")), Exact::ratio(1, 2))));
    }

    #[test]
    fn windows_fall_over_thirty_days() {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let at = |text: &str| window(day(text), day("2027-03-01"), day("2027-03-31"));
        check(&at("2027-03-01"), true, n("1"), None);
        check(&at("2027-03-31"), true, n("1"), None);
        check(&at("2027-02-28"), false, Exact::ratio(29, 30), Some(Exact::ratio(1, 30)));
        check(&at("2027-04-30"), false, n("0"), Some(n("1")));
        check(&at("2027-05-30"), false, n("0"), Some(n("2")));
        assert_eq!(at("2027-04-12").missing.map(|m| m.to), Some(Quantity::Day(day("2027-03-31"))));
    }
}

//! What a candidate needs or wants (method section 1).

use super::builtin::BuiltIn;
use super::number::Exact;
use super::place::Place;
use super::words::{Axis, Reason};
use jiff::civil::Date;
use std::sync::Arc;

/// A criterion of the profile.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Its name in the profile.
    pub name: Arc<str>,
    /// Where its name stands in the profile.
    pub place: Place,
    /// The axis on which it lies.
    pub axis: Axis,
    /// True for a non-negotiable of the candidate's.
    pub must: bool,
    /// Its weight on its axis, not negative.
    pub weight: Exact,
    /// True where its kind cannot be bargained for.
    pub fundamental: bool,
    /// The rationale for an ask, from the file.
    pub because: Option<String>,
    /// How it is judged.
    pub measure: Measure,
    /// The reason of a no for it.
    pub reason: Reason,
    /// The row of the built-in table, if it has one.
    pub built_in: Option<&'static BuiltIn>,
}

/// How a criterion is judged, and against what.
#[derive(Debug, Clone)]
pub enum Measure {
    /// By a sum of money of the offer; target in the profile's currency, a year (or once).
    Money(Target),
    /// By a number of the offer that is named after the criterion.
    Number(Target),
    /// By a rating from 1 to 5: met at `floor` or more; `ideal`, if any, is what to ask for beyond.
    Rated {
        /// The rating from which it is met, 1 to 5; default 3.
        floor: Exact,
        /// The rating beyond which nothing is missing.
        ideal: Option<Exact>,
    },
    /// By the offer's `visa_sponsorship`.
    YesNo,
    /// By the offer's start date: both days inclusive.
    Window(Date, Date),
    /// By an expression over offer, profile and log.
    When(Expression),
    /// A criterion of the person's own, measured by the offer's `facts` where it has a `unit` or the offer gives
    /// the fact, else rated.
    Own {
        /// The unit, as in "week a month".
        unit: Option<String>,
        /// The target, if the profile gives one.
        target: Option<Target>,
    },
}

/// A target of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// At least `floor`; `ideal`, not below it, is what to ask for beyond.
    AtLeast {
        /// The value from which it is met.
        floor: Exact,
        /// The value beyond which nothing is missing.
        ideal: Option<Exact>,
    },
    /// At most this.
    AtMost(Exact),
}

/// What expressions call what an offer comes to on the built-in criteria.
pub const TERMS: &str = "terms";

/// What expressions call the function that gives a sum in the profile's currency.
pub const MONEY: &str = "money";

/// A compiled expression (`when:`): its source, and the names that it reads were looked up.
#[derive(Debug, Clone)]
pub struct Expression {
    /// The expression as written.
    pub source: Arc<str>,
    /// Where it stands in the file.
    pub place: Place,
    /// The compiled form.
    pub compiled: Arc<minijinja::Expression<'static, 'static>>,
}

impl Target {
    /// True where a rating could meet it: at least something from 1 to 5.
    #[must_use]
    pub fn fits_a_rating(&self) -> bool {
        let within = |x: &Exact| *x >= Exact::one() && *x <= Exact::int(5);
        matches!(self, Self::AtLeast { floor, ideal } if within(floor) && ideal.as_ref().is_none_or(within))
    }
}

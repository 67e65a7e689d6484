//! What one criterion came to: the types.

use crate::model::{Axis, Bridge, Exact, Place, Reason, Standing};
use jiff::civil::Date;
use std::sync::Arc;

/// A value, a target or a gap, in the candidate's units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// A sum in the profile's currency, a year (or once, for what is paid once).
    Money(Exact),
    /// A number in the criterion's own unit.
    Number(Exact),
    /// A rating from 1 to 5; as a gap, points of it.
    Rating(Exact),
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Day(Date),
    /// Two days, both inclusive.
    Window(Date, Date),
    /// A gap in days, above 0.
    Days(i64),
}

impl Quantity {
    /// How far apart two sums, numbers or ratings are; `None` for all else.
    #[must_use]
    pub fn apart(&self, other: &Self) -> Option<Self> {
        let distance = |a: &Exact, b: &Exact| if a < b { b - a } else { a - b };
        match (self, other) {
            (Self::Money(a), Self::Money(b)) => Some(Self::Money(distance(a, b))),
            (Self::Number(a), Self::Number(b)) => Some(Self::Number(distance(a, b))),
            (Self::Rating(a), Self::Rating(b)) => Some(Self::Rating(distance(a, b))),
            _ => None,
        }
    }
}

/// Where a fact was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file, as shown to the person; empty for the neutral profile.
    pub file: Arc<str>,
    /// The place in it.
    pub place: Place,
}

/// A criterion on one offer (method section 1).
#[derive(Debug, Clone)]
pub struct Judged {
    /// The criterion's name; `role`, `compensation` or `life` for a rated axis.
    pub name: Arc<str>,
    /// Its index in `profile.criteria`; `None` for a rated axis.
    pub index: Option<usize>,
    /// The axis on which it lies.
    pub axis: Axis,
    /// True for a non-negotiable.
    pub must: bool,
    /// Its weight on its axis, not negative.
    pub weight: Exact,
    /// The reason of a no for it.
    pub reason: Reason,
    /// How the offer stands to it.
    pub standing: Standing,
    /// What may close the gap: of what is short, and of what is met below its ideal.
    pub bridge: Option<Bridge>,
    /// 0 to 1; `None` where it is unknown or does not arise.
    pub satisfaction: Option<Exact>,
    /// The satisfaction it would have if met in full: at the target, or at the ideal where there is one.
    pub full: Exact,
    /// What the offer says.
    pub value: Option<Quantity>,
    /// What is asked for at least (at most): a window for a start date.
    pub target: Quantity,
    /// The ideal, where there is one.
    pub ideal: Option<Quantity>,
    /// True for a target that is a ceiling (`at_most`).
    pub ceiling: bool,
    /// What is missing to the target, or of what is met to the ideal; `None` for yes/no and where nothing is.
    pub gap: Option<Quantity>,
    /// The gap as a share of the target (ideal), above 0; 0 where nothing is missing.
    pub relative_gap: Exact,
    /// The value that would meet it in full, where something is missing.
    pub to: Option<Quantity>,
    /// Its share of the overall score, 0 to 1; 0 where it is not known.
    pub share: Exact,
    /// (1 − satisfaction) × share: what it takes from the overall score.
    pub cost: Exact,
    /// The facts of the offer that it was judged by.
    pub sources: Vec<Source>,
    /// Where the profile names it, or the offer rates the axis.
    pub place: Source,
    /// Parts of a sum that the offer does not give and that count as 0 (`total_pay`).
    pub absent: Vec<&'static str>,
    /// Why an expression could not be judged, in the words of the expression engine.
    pub trouble: Option<String>,
}

/// A value to ask for: one element of the bridge B1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its index in `Assessment::judged`.
    pub index: usize,
    /// The criterion's name.
    pub name: Arc<str>,
    /// The value that would meet it in full.
    pub to: Quantity,
    /// What is missing to it; `None` for yes/no.
    pub gap: Option<Quantity>,
    /// What may close the gap.
    pub bridge: Bridge,
}

impl Judged {
    /// True where the offer falls short of a non-negotiable.
    #[must_use]
    pub fn must_short(&self) -> bool {
        self.must && self.standing == Standing::Short
    }

    /// True where it can be asked for now: short or below its ideal, and open or untried.
    #[must_use]
    pub fn can_be_asked(&self) -> bool {
        matches!(self.bridge, Some(Bridge::Open | Bridge::Untried))
    }

    /// This criterion, met in full, as an element of B1; `None` where nothing is missing.
    #[must_use]
    pub fn step(&self, index: usize) -> Option<Step> {
        let (to, bridge) = (self.to.clone()?, self.bridge?);
        // Of what is short of its floor the whole way, to the ideal: the gap belongs to `to`.
        let gap = self.value.as_ref().and_then(|value| value.apart(&to)).or_else(|| self.gap.clone());
        Some(Step { index, name: Arc::clone(&self.name), to, gap, bridge })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_value_is_the_same_from_above_and_below() {
        let n = |n| Quantity::Number(Exact::int(n));
        assert_eq!(n(3).apart(&n(10)), Some(n(7)));
        assert_eq!(n(10).apart(&n(3)), Some(n(7)));
        assert_eq!(n(3).apart(&Quantity::YesNo(true)), None);
        assert_eq!(n(3).apart(&Quantity::Rating(Exact::int(3))), None);
    }
}

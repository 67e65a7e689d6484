//! B3: the open offers of one candidate, and the present job as the baseline of staying.

use super::bridge::overall_gain;
use super::judged::{Judged, Quantity};
use super::score::Scores;
use crate::model::{Action, Axis, Exact, Standing};
use jiff::Zoned;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One of those between whom the candidate chooses.
#[derive(Debug, Clone)]
pub struct Contender {
    /// The slug of the offer; empty for the present job.
    pub slug: Arc<str>,
    /// The overall score.
    pub overall: Option<Exact>,
    /// The overall score if all that can be asked for is granted in full.
    pub hope: Option<Exact>,
    /// The score of each known axis.
    pub axes: BTreeMap<Axis, Exact>,
    /// When the answer is due, on the candidate's clock; none for the present job.
    pub answer_by: Option<Zoned>,
    /// What is advised; none for the present job.
    pub action: Option<Action>,
    /// The name of each criterion and how far it is met; none where that is not known.
    pub met: Vec<(Arc<str>, Option<Exact>)>,
    /// What each of them is here, in the same order; none where that is not known or does not arise.
    pub values: Vec<Option<Reading>>,
}

/// What a criterion is on one offer.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The value.
    pub quantity: Quantity,
    /// How far it is met; of two that are met alike, which is more of what is wanted.
    pub merit: Merit,
}

/// The order of two values of one criterion: how far each is met, then its size, negative where less is wanted.
pub type Merit = (Exact, Exact);

/// The merit of what is known.
#[must_use]
pub fn merit(j: &Judged) -> Option<Merit> {
    let size = match j.value.as_ref()? {
        Quantity::Money(n) | Quantity::Number(n) | Quantity::Rating(n) => n.clone(),
        _ => Exact::zero(),
    };
    Some((j.satisfaction.clone()?, if j.ceiling { Exact::zero() - &size } else { size }))
}

impl Contender {
    /// From what was judged. What does not arise leaves nothing to be wished for.
    #[must_use]
    pub fn new(slug: &Arc<str>, scores: &Scores, judged: &[Judged]) -> Self {
        let met = |j: &Judged| {
            if j.standing == Standing::NotApplicable { Some(Exact::one()) } else { j.satisfaction.clone() }
        };
        Self {
            slug: Arc::clone(slug),
            overall: scores.overall.clone(),
            hope: scores.overall.as_ref().map(|now| now + &overall_gain(judged.iter().filter(|j| j.can_be_asked()))),
            axes: scores.axes.clone(),
            answer_by: None,
            action: None,
            met: judged.iter().map(|j| (Arc::clone(&j.name), met(j))).collect(),
            values: judged.iter().map(|j| Some(Reading { quantity: j.value.clone()?, merit: merit(j)? })).collect(),
        }
    }

    /// The order of the field: the overall score, then the earlier answer, then the slug.
    #[must_use]
    pub fn rank(&self, other: &Self) -> Ordering {
        let due = |c: &Self| (c.answer_by.is_none(), c.answer_by.as_ref().map(Zoned::timestamp));
        let score = other.overall.cmp(&self.overall);
        score.then_with(|| due(self).cmp(&due(other))).then_with(|| self.slug.cmp(&other.slug))
    }

    /// What this one is better in, where it is at least as good in everything that is known of both; none where it is
    /// not, or is better in nothing.
    #[must_use]
    pub fn dominates(&self, other: &Self) -> Option<Vec<Arc<str>>> {
        let mut better = Vec::new();
        for (name, own) in &self.met {
            let theirs = other.met.iter().find(|(n, _)| n == name).and_then(|(_, met)| met.as_ref());
            match own.as_ref().zip(theirs).map(|(own, theirs)| own.cmp(theirs)) {
                Some(Ordering::Less) => return None,
                Some(Ordering::Greater) => better.push(Arc::clone(name)),
                _ => {}
            }
        }
        (!better.is_empty()).then_some(better)
    }

    /// True where the answer to this one, which may be a yes, is due before the other one can be settled, though that
    /// one may be the better.
    #[must_use]
    pub fn is_forced_before(&self, other: &Self) -> bool {
        let unsettled = matches!(other.action, Some(Action::Clarify | Action::Wait | Action::Negotiate));
        let may_be_yes =
            matches!(self.action, Some(Action::Accept | Action::Clarify | Action::Wait | Action::Negotiate));
        let earlier = match (&self.answer_by, &other.answer_by) {
            (Some(mine), Some(theirs)) => mine < theirs,
            _ => false,
        };
        let may_be_better = other.hope.is_none() || other.hope > self.overall;
        unsettled && may_be_yes && earlier && may_be_better
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contender(slug: &str, overall: Option<i64>, day: i8, met: &[(&str, Option<i64>)]) -> Contender {
        let at = jiff::civil::date(2026, 11, day).to_zoned(jiff::tz::TimeZone::UTC).expect("a day");
        Contender {
            slug: Arc::from(slug),
            overall: overall.map(Exact::int),
            hope: overall.map(Exact::int),
            axes: BTreeMap::new(),
            answer_by: Some(at),
            action: Some(Action::Negotiate),
            met: met.iter().map(|(name, met)| (Arc::from(*name), met.map(Exact::int))).collect(),
            values: Vec::new(),
        }
    }

    #[test]
    fn the_rank_is_by_score_then_by_the_earlier_answer_then_by_the_slug() {
        let mut field = [
            contender("d", None, 1, &[]),
            contender("c", Some(60), 3, &[]),
            contender("b", Some(60), 3, &[]),
            contender("e", Some(60), 2, &[]),
            contender("a", Some(70), 9, &[]),
        ];
        field.sort_by(Contender::rank);
        assert_eq!(field.map(|c| c.slug.to_string()), ["a", "e", "b", "c", "d"]);
    }

    #[test]
    fn one_dominates_only_where_it_is_worse_in_nothing_that_is_known() {
        let a = contender("a", None, 1, &[("x", Some(1)), ("y", Some(2)), ("z", None)]);
        let b = contender("b", None, 1, &[("x", Some(1)), ("y", Some(1)), ("z", Some(9))]);
        assert_eq!(
            a.dominates(&b).map(|better| better.iter().map(ToString::to_string).collect()),
            Some(vec!["y".to_owned()])
        );
        assert_eq!(b.dominates(&a), None);
        assert_eq!(a.dominates(&a), None);
    }

    #[test]
    fn a_deadline_forces_where_the_better_one_is_not_settled_yet() {
        let (soon, late) = (contender("a", Some(60), 1, &[]), contender("b", Some(70), 5, &[]));
        assert!(soon.is_forced_before(&late));
        assert!(!late.is_forced_before(&soon), "the later one waits for nothing");
        let settled = Contender { action: Some(Action::Accept), ..late.clone() };
        assert!(!soon.is_forced_before(&settled), "what is settled can be answered at once");
        let refused = Contender { action: Some(Action::Decline), ..soon.clone() };
        assert!(!refused.is_forced_before(&late), "a no needs no other answer");
        let worse = Contender { overall: Some(Exact::int(50)), hope: Some(Exact::int(60)), ..late };
        assert!(!soon.is_forced_before(&worse));
        assert!(
            soon.is_forced_before(&Contender { hope: Some(Exact::int(61)), ..worse.clone() }),
            "asks may be granted"
        );
        assert!(soon.is_forced_before(&Contender { overall: None, hope: None, ..worse }), "who knows");
    }
}

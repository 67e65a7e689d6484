//! Scores: axes, overall, coverage, and what holds the offer back most (method section 1).

use super::judged::Judged;
use crate::model::{Axis, Exact, Profile, Standing};
use std::collections::BTreeMap;

/// The scores of an offer.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// 0 to 100; `None` where no axis that counts is known.
    pub overall: Option<Exact>,
    /// The score of each known axis, 0 to 100; an axis that is missing here is a blind spot.
    pub axes: BTreeMap<Axis, Exact>,
    /// The share of the criteria's weight that is known, 0 to 1.
    pub coverage: Exact,
}

/// Weight and weighted satisfaction of what is known on one axis.
#[derive(Default)]
struct Sum {
    weight: Exact,
    satisfied: Exact,
}

/// Scores the criteria, and writes each one's share and cost into it.
#[must_use]
pub fn score(judged: &mut [Judged], profile: &Profile) -> Scores {
    let mut sums: BTreeMap<Axis, Sum> = BTreeMap::new();
    let (mut known, mut all) = (Exact::zero(), Exact::zero());
    for j in judged.iter().filter(|j| j.standing != Standing::NotApplicable) {
        all = all + &j.weight;
        if let Some(satisfaction) = &j.satisfaction {
            known = known + &j.weight;
            let sum = sums.entry(j.axis).or_default();
            sum.satisfied = &sum.satisfied + &(&j.weight * satisfaction);
            sum.weight = &sum.weight + &j.weight;
        }
    }
    // An axis whose known criteria all weigh nothing has no mean.
    sums.retain(|_, sum| !sum.weight.is_zero());
    let weights: Exact = sums.keys().map(|axis| profile.weight(*axis)).sum();
    let mut scores = Scores { coverage: known.over(&all).unwrap_or_default(), ..Scores::default() };
    let mut overall = Exact::zero();
    for (axis, sum) in &sums {
        let score = sum.satisfied.over(&sum.weight).unwrap_or_default() * Exact::int(100);
        if let Some(part) = profile.weight(*axis).over(&weights) {
            overall = overall + &part * &score;
            if let Some(a_weight) = part.over(&sum.weight) {
                spread(judged, *axis, &a_weight);
            }
        }
        scores.axes.insert(*axis, score);
    }
    scores.overall = (!weights.is_zero()).then_some(overall);
    scores
}

/// Share and cost of the known criteria of one axis.
fn spread(judged: &mut [Judged], axis: Axis, a_weight: &Exact) {
    for j in judged.iter_mut().filter(|j| j.axis == axis) {
        if let Some(satisfaction) = &j.satisfaction {
            j.share = &j.weight * a_weight;
            j.cost = (Exact::one() - satisfaction) * &j.share;
        }
    }
}

/// The criterion that costs most, the first of equals; `None` where nothing costs anything.
#[must_use]
pub fn costliest(judged: &[Judged]) -> Option<usize> {
    let mut most: Option<(usize, &Exact)> = None;
    for (index, j) in judged.iter().enumerate().filter(|(_, j)| !j.cost.is_zero()) {
        if most.is_none_or(|(_, cost)| j.cost > *cost) {
            most = Some((index, &j.cost));
        }
    }
    most.map(|(index, _)| index)
}

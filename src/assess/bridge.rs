//! B1: the smallest set of criteria that, met in full, turns a no into a yes.
//!
//! Each candidate adds a fixed gain to its axis and to the overall score, so a set is enough when sums reach what is
//! missing. All sums are scaled to whole numbers first: comparisons are exact, and mostly machine arithmetic.

use super::judged::{Judged, Step};
use super::score::Scores;
use crate::model::{Axis, Bridge, Exact, Profile};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::ops::{Add, Sub};

/// The score that every known axis needs (D12).
pub const AXIS_FLOOR: i64 = 50;

/// How many steps the search may take; more than twenty candidates can ever need.
const BUDGET: u32 = 4_000_000;

/// Which criteria may be part of a bridge.
pub type May = fn(&Judged) -> bool;

/// B1: short or below its ideal, and neither refused nor fundamental.
#[must_use]
pub fn may_move(judged: &Judged) -> bool {
    judged.bridge.is_some_and(|b| !matches!(b, Bridge::Refused | Bridge::Fundamental))
}

/// What D12 still lacks: overall first, then each known axis; nothing of it above 0 is D12 itself.
#[derive(Debug, Clone)]
pub struct Lack {
    overall: Exact,
    axes: Vec<(Axis, Exact)>,
}

impl Lack {
    /// What is missing to D12; `None` without an overall score.
    #[must_use]
    pub fn of(scores: &Scores, profile: &Profile) -> Option<Self> {
        let overall = &profile.accept - scores.overall.as_ref()?;
        let floor = Exact::int(AXIS_FLOOR);
        Some(Self { overall, axes: scores.axes.iter().map(|(axis, score)| (*axis, &floor - score)).collect() })
    }

    /// True where D12's scores are reached.
    #[must_use]
    pub fn is_none(&self) -> bool {
        let reached = |x: &Exact| x.is_zero() || x.is_negative();
        reached(&self.overall) && self.axes.iter().all(|(_, x)| reached(x))
    }

    /// What is missing once these are met in full.
    #[must_use]
    pub fn after<'j>(&self, granted: impl IntoIterator<Item = &'j Judged>, weights: &AxisWeights) -> Self {
        let mut left = self.clone();
        for j in granted {
            let gain = gain(j);
            left.overall = left.overall - &gain * &j.share;
            if let Some((axis, lack)) = left.axes.iter_mut().find(|(a, _)| *a == j.axis) {
                *lack = &*lack - &(&gain * &weights.share(j, *axis));
            }
        }
        left
    }
}

/// What meeting it in full adds to its own satisfaction, in points of 100.
fn gain(j: &Judged) -> Exact {
    (&j.full - j.satisfaction.as_ref().unwrap_or(&j.full)) * Exact::int(100)
}

/// What the overall score gains if these are met in full, in points.
#[must_use]
pub fn overall_gain<'j>(granted: impl IntoIterator<Item = &'j Judged>) -> Exact {
    granted.into_iter().map(|j| gain(j) * &j.share).sum()
}

/// The known weight of each axis.
#[derive(Debug, Clone, Default)]
pub struct AxisWeights([Exact; 3]);

impl AxisWeights {
    /// Of these criteria.
    #[must_use]
    pub fn of(judged: &[Judged]) -> Self {
        let sum =
            |axis| judged.iter().filter(|j| j.axis == axis && j.satisfaction.is_some()).map(|j| j.weight.clone()).sum();
        Self([sum(Axis::Role), sum(Axis::Compensation), sum(Axis::Life)])
    }

    /// The criterion's share of this axis, if it lies on it.
    fn share(&self, j: &Judged, axis: Axis) -> Exact {
        let [role, compensation, life] = &self.0;
        let all = match axis {
            Axis::Role => role,
            Axis::Compensation => compensation,
            Axis::Life => life,
        };
        if j.axis == axis { j.weight.over(all).unwrap_or_default() } else { Exact::zero() }
    }
}

/// The smallest set that, met in full, leaves no must short and reaches D12: fewest, then the smallest sum of
/// relative gaps, then the order of the profile. `None` where there is none. Beside it the next best of that size.
#[must_use]
pub fn bridge(judged: &[Judged], lack: Option<&Lack>, may: May) -> (Option<Vec<Step>>, Option<Vec<Step>>) {
    let mut sets = bridges(judged, lack, may).unwrap_or_default().into_iter();
    (sets.next(), sets.next())
}

/// The best set, and the next best of its size.
fn bridges(judged: &[Judged], lack: Option<&Lack>, may: May) -> Option<Vec<Vec<Step>>> {
    let lack = lack?;
    if judged.iter().any(|j| j.must_short() && !may(j)) {
        return None;
    }
    let weights = AxisWeights::of(judged);
    let forced = || judged.iter().enumerate().filter(|(_, j)| j.must_short());
    let free: Vec<(usize, &Judged)> =
        judged.iter().enumerate().filter(|(_, j)| !j.must_short() && j.bridge.is_some() && may(j)).collect();
    let left = lack.after(forced().map(|(_, j)| j), &weights);
    let chosen = if left.is_none() { vec![Vec::new()] } else { choose(&free, &left, &weights)? };
    let steps = |chosen: Vec<usize>| {
        let mut indices: Vec<usize> = forced().map(|(i, _)| i).chain(chosen).collect();
        indices.sort_unstable();
        indices.into_iter().map(|i| judged.get(i)?.step(i)).collect()
    };
    chosen.into_iter().map(steps).collect()
}

/// The cheapest choices among the free ones.
fn choose(free: &[(usize, &Judged)], left: &Lack, weights: &AxisWeights) -> Option<Vec<Vec<usize>>> {
    if !left.after(free.iter().map(|(_, j)| *j), weights).is_none() {
        return None;
    }
    let overall = free.iter().map(|(_, j)| gain(j) * &j.share).collect();
    let mut rows: Vec<(Exact, Vec<Exact>)> = vec![(left.overall.clone(), overall)];
    for (axis, lack) in &left.axes {
        rows.push((lack.clone(), free.iter().map(|(_, j)| gain(j) * weights.share(j, *axis)).collect()));
    }
    rows.retain(|(lack, _)| !lack.is_zero() && !lack.is_negative());
    let gaps: Vec<Exact> = free.iter().map(|(_, j)| j.relative_gap.clone()).collect();
    let indices = |set: Vec<usize>| set.into_iter().filter_map(|k| free.get(k).map(|(i, _)| *i)).collect();
    Some(pick(&rows, &gaps).into_iter().map(indices).collect())
}

/// Scales to whole numbers and searches, in machine words where they are wide enough.
fn pick(rows: &[(Exact, Vec<Exact>)], gaps: &[Exact]) -> Vec<Vec<usize>> {
    let (_, gaps) = scaled(&Exact::zero(), gaps);
    let rows: Vec<(BigInt, Vec<BigInt>)> = rows.iter().map(|(lack, gains)| scaled(lack, gains)).collect();
    // Twice a hundred candidates' worth of room below the limit, so that no sum can overflow.
    let narrow = |n: &BigInt| n.to_i128().filter(|n| n.unsigned_abs() < 1 << 110);
    let small_gaps: Option<Vec<i128>> = gaps.iter().map(narrow).collect();
    let small_rows: Option<Vec<(i128, Vec<i128>)>> = rows
        .iter()
        .map(|(lack, gains)| Some((narrow(lack)?, gains.iter().map(narrow).collect::<Option<_>>()?)))
        .collect();
    match (small_gaps, small_rows) {
        (Some(gaps), Some(rows)) if gaps.len() < 1 << 16 => Search::new(&rows, &gaps).run(),
        _ => Search::new(&rows, &gaps).run(),
    }
}

/// The numbers times the smallest number that makes all of them whole.
fn scaled(first: &Exact, rest: &[Exact]) -> (BigInt, Vec<BigInt>) {
    let mut scale = BigInt::from(1);
    for n in std::iter::once(first).chain(rest) {
        scale = Exact::lcm(&scale, &n.parts().1);
    }
    let whole = |n: &Exact| {
        let (numerator, denominator) = n.parts();
        numerator * (&scale / denominator)
    };
    (whole(first), rest.iter().map(whole).collect())
}

/// A whole number of either width.
trait Whole: Clone + Ord + Default + for<'a> Add<&'a Self, Output = Self> + for<'a> Sub<&'a Self, Output = Self> {}
impl Whole for i128 {}
impl Whole for BigInt {}

/// Looks through sets of growing size in the order of the profile.
struct Search<'s, T> {
    /// What is missing of each score, above 0, and what each candidate adds to it.
    rows: &'s [(T, Vec<T>)],
    gaps: &'s [T],
    /// `best[r][i][k]`: the most that `k` candidates from `i` on can add to row `r`.
    most: Vec<Vec<Vec<T>>>,
    /// `least[i][k]`: the smallest sum of gaps of `k` candidates from `i` on.
    least: Vec<Vec<T>>,
    /// The best sets of this size, two at most, with the sum of their gaps.
    found: Vec<(T, Vec<usize>)>,
    path: Vec<usize>,
    steps: u32,
}

impl<'s, T: Whole> Search<'s, T> {
    fn new(rows: &'s [(T, Vec<T>)], gaps: &'s [T]) -> Self {
        let most = rows.iter().map(|(_, gains)| prefix_sums(gains, |a, b| b.cmp(a))).collect();
        let least = prefix_sums(gaps, Ord::cmp);
        Self { rows, gaps, most, least, found: Vec::new(), path: Vec::new(), steps: 0 }
    }

    /// The best sets; all candidates together are known to be enough.
    fn run(mut self) -> Vec<Vec<usize>> {
        let lacks: Vec<T> = self.rows.iter().map(|(lack, _)| lack.clone()).collect();
        for size in 1..=self.gaps.len() {
            self.extend(0, size, &lacks, T::default());
            if !self.found.is_empty() {
                return self.found.into_iter().map(|(_, set)| set).collect();
            }
            if self.steps > BUDGET {
                break;
            }
        }
        vec![self.greedy(&lacks)]
    }

    /// Extends the path by `size` candidates from `from` on.
    fn extend(&mut self, from: usize, size: usize, lacks: &[T], gap: T) {
        self.steps += 1;
        if self.steps > BUDGET {
            return;
        }
        if size == 0 {
            if lacks.iter().all(|l| *l <= T::default()) {
                // Of equals the first in the order of the profile stays the first.
                let at = self.found.iter().position(|(best, _)| gap < *best).unwrap_or(self.found.len());
                self.found.insert(at, (gap, self.path.clone()));
                self.found.truncate(2);
            }
            return;
        }
        for next in from..=self.gaps.len().saturating_sub(size) {
            if self.hopeless(next, size, lacks, &gap) {
                return;
            }
            let Some(own) = self.gaps.get(next) else { return };
            let gained =
                |(lack, (_, gains)): (&T, &(T, Vec<T>))| lack.clone() - gains.get(next).unwrap_or(&T::default());
            let left: Vec<T> = lacks.iter().zip(self.rows).map(gained).collect();
            self.path.push(next);
            self.extend(next + 1, size - 1, &left, gap.clone() + own);
            self.path.pop();
        }
    }

    /// True where no `size` candidates from `from` on can do, or do better than what is found.
    fn hopeless(&self, from: usize, size: usize, lacks: &[T], gap: &T) -> bool {
        let at = |table: &[Vec<T>]| table.get(from).and_then(|row| row.get(size)).cloned().unwrap_or_default();
        let beaten = self.found.get(1).is_some_and(|(second, _)| gap.clone() + &at(&self.least) >= *second);
        beaten || lacks.iter().zip(&self.most).any(|(lack, most)| at(most) < *lack)
    }

    /// Beyond the budget: enough of what adds most, less what turned out not to be needed, the widest gap first.
    fn greedy(&self, lacks: &[T]) -> Vec<usize> {
        let mut set = self.enough(lacks.to_vec());
        let mut widest = set.clone();
        widest.sort_by(|a, b| self.gaps.get(*b).cmp(&self.gaps.get(*a)));
        for candidate in widest {
            let rest: Vec<usize> = set.iter().copied().filter(|i| *i != candidate).collect();
            if self.suffices(&rest, lacks) {
                set = rest;
            }
        }
        set
    }

    /// True where these together add all that is missing.
    fn suffices(&self, set: &[usize], lacks: &[T]) -> bool {
        lacks.iter().zip(self.rows).all(|(lack, (_, gains))| {
            let gained = set.iter().filter_map(|i| gains.get(*i));
            gained.fold(lack.clone(), |left, gain| left - gain) <= T::default()
        })
    }

    /// Whatever adds most to what is missing, until it is enough.
    fn enough(&self, mut lacks: Vec<T>) -> Vec<usize> {
        let mut set = Vec::new();
        while let Some(row) = lacks.iter().position(|l| *l > T::default()) {
            let Some((_, gains)) = self.rows.get(row) else { break };
            let free = gains.iter().enumerate().filter(|(i, _)| !set.contains(i));
            let Some((next, _)) = free.max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(&a.0))) else { break };
            set.push(next);
            for (lack, (_, gains)) in lacks.iter_mut().zip(self.rows) {
                *lack = lack.clone() - gains.get(next).unwrap_or(&T::default());
            }
        }
        set
    }
}

/// For each start `i`, the sums of the first 0, 1, 2, … of what comes from `i` on, in this order.
fn prefix_sums<T: Whole>(numbers: &[T], order: impl Fn(&T, &T) -> std::cmp::Ordering) -> Vec<Vec<T>> {
    let mut tables = Vec::with_capacity(numbers.len());
    for from in 0..numbers.len() {
        let mut sorted: Vec<&T> = numbers.iter().skip(from).collect();
        sorted.sort_by(|a, b| order(a, b));
        let mut sums = vec![T::default()];
        let mut sum = T::default();
        for n in sorted {
            sum = sum + n;
            sums.push(sum.clone());
        }
        tables.push(sums);
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::Search;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_found_beyond_the_budget_is_enough_and_no_part_of_it_is(
            gains in prop::collection::vec((0i128..50, 0i128..50, 1i128..9), 1..60),
            part in 1i128..100,
        ) {
            let row = |of: fn(&(i128, i128, i128)) -> i128| -> (i128, Vec<i128>) {
                let row: Vec<i128> = gains.iter().map(of).collect();
                (row.iter().sum::<i128>() * part / 100, row)
            };
            let rows = [row(|g| g.0), row(|g| g.1)];
            let gaps: Vec<i128> = gains.iter().map(|g| g.2).collect();
            let lacks: Vec<i128> = rows.iter().map(|(lack, _)| *lack).collect();
            let search = Search::new(&rows, &gaps);
            let set = search.greedy(&lacks);
            prop_assert!(search.suffices(&set, &lacks));
            for left_out in &set {
                let rest: Vec<usize> = set.iter().copied().filter(|i| i != left_out).collect();
                prop_assert!(!search.suffices(&rest, &lacks), "{left_out} of {set:?} is not needed");
            }
        }
    }
}

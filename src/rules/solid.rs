//! How solid the advice is (B2): the smallest change of one axis weight, and of one rating, that flips the action.
//!
//! Every score is a ratio of linear functions of a weight, and linear in a rating. So the action can change only where a
//! score meets its limit, or a rating its target: those points are solved for, and the action is read at each of them
//! and between them. Nothing is sampled.

use super::{Case, Recommendation};
use crate::assess::bridge::AXIS_FLOOR;
use crate::assess::{Judged, Quantity};
use crate::model::{Action, Axis, Bridge, Exact, Stance, Standing, Strength};

/// What would flip the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solid {
    /// The smallest change of one axis weight.
    pub weight: Option<(Axis, Flip)>,
    /// The smallest change of one rating: its index in `Assessment::judged`.
    pub rating: Option<(usize, Flip)>,
    /// True for a close call.
    pub close: bool,
}

/// A change of one number, and what it makes of the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip {
    /// The number as it is.
    pub from: Exact,
    /// Where the advice turns.
    pub limit: Exact,
    /// True where it turns only beyond the limit, not at it.
    pub beyond: bool,
    /// A number of few decimals, at the limit or beyond it, with which the advice is another one.
    pub to: Exact,
    /// What it would then be.
    pub action: Action,
}

impl Flip {
    /// How far it is to the limit, and whether that is not enough yet.
    fn distance(&self) -> (Exact, bool) {
        (apart(&self.from, &self.limit), self.beyond)
    }
}

/// One axis that has a score.
#[derive(Debug, Clone)]
struct Lane {
    axis: Axis,
    weight: Exact,
    /// The weight of its known criteria, above 0.
    known: Exact,
    /// Their satisfaction by weight; as it is, and with all that can be asked for granted.
    now: Exact,
    granted: Exact,
}

/// All that the action hangs on.
#[derive(Debug, Clone)]
struct Board<'a> {
    case: &'a Case<'a>,
    lanes: Vec<Lane>,
    /// Bridges of the non-negotiables that fall short, and whether one is unknown.
    musts: Vec<Bridge>,
    unknown: bool,
}

/// What would flip the advice; none where facts decide that no weight and no rating touches (D1 to D6).
#[must_use]
pub fn solid(case: &Case<'_>, advice: &Recommendation) -> Option<Solid> {
    if case.assessment.timing.state.is_none() || ["D1", "D2", "D3", "D4", "D5", "D6"].contains(&advice.rule) {
        return None;
    }
    let board = Board::new(case);
    let weight = nearest(Axis::ALL.iter().filter_map(|axis| Some((*axis, board.weight(*axis)?))));
    let judged = case.assessment.judged.iter().enumerate();
    let rating = nearest(judged.filter_map(|(at, j)| Some((at, board.rating(j)?))));
    let all: Exact = board.lanes.iter().map(|l| l.weight.clone()).sum();
    let near = |flip: &Flip, most: Exact| apart(&flip.from, &flip.limit) <= most;
    let close = advice.strength == Strength::Leaning
        || weight.as_ref().is_some_and(|(_, flip)| near(flip, all * Exact::ratio(1, 10)))
        || rating.as_ref().is_some_and(|(_, flip)| near(flip, Exact::ratio(1, 2)));
    Some(Solid { weight, rating, close })
}

/// The one that turns first; the first of equals.
fn nearest<T>(flips: impl Iterator<Item = (T, Flip)>) -> Option<(T, Flip)> {
    flips.reduce(|best, next| if next.1.distance() < best.1.distance() { next } else { best })
}

impl<'a> Board<'a> {
    fn new(case: &'a Case<'a>) -> Self {
        let judged = &case.assessment.judged;
        let lane = |axis: &Axis| {
            let on = || judged.iter().filter(|j| j.axis == *axis && j.satisfaction.is_some());
            let sum = |of: &dyn Fn(&Judged) -> Exact| on().map(|j| &j.weight * &of(j)).sum::<Exact>();
            let now = |j: &Judged| j.satisfaction.clone().unwrap_or_default();
            Lane {
                axis: *axis,
                weight: case.profile.weight(*axis),
                known: sum(&|_| Exact::one()),
                now: sum(&now),
                granted: sum(&|j| if j.can_be_asked() { j.full.clone() } else { now(j) }),
            }
        };
        let lanes = Axis::ALL.iter().map(lane).filter(|l| !l.known.is_zero()).collect();
        let short = judged.iter().filter(|j| j.must_short()).filter_map(|j| j.bridge);
        let unknown = judged.iter().any(|j| j.must && j.standing == Standing::Unknown);
        Self { case, lanes, musts: short.collect(), unknown }
    }

    /// The limits of the overall score: those of D12, D14 and D15.
    fn limits(&self) -> [Exact; 3] {
        let (accept, decline) = (&self.case.profile.accept, &self.case.profile.decline);
        [accept.clone(), decline.clone(), (accept + decline) * Exact::ratio(1, 2)]
    }

    fn overall(&self, granted: bool) -> Option<Exact> {
        let all: Exact = self.lanes.iter().map(|l| l.weight.clone()).sum();
        self.lanes.iter().map(|l| &l.weight * &l.score(granted)).sum::<Exact>().over(&all)
    }

    /// D7 to D15 on this board.
    fn action(&self) -> Action {
        let must = |which: fn(&Bridge) -> bool| self.musts.iter().any(which);
        if must(|b| matches!(b, Bridge::Refused | Bridge::Fundamental | Bridge::OutOfReach)) {
            return Action::Decline;
        }
        if self.unknown {
            return Action::Clarify;
        }
        if must(|b| *b == Bridge::Asked) {
            return Action::Wait;
        }
        if must(|_| true) {
            return Action::Negotiate;
        }
        let (Some(now), Some(granted)) = (self.overall(false), self.overall(true)) else { return Action::Clarify };
        let [accept, decline, middle] = self.limits();
        let floor = Exact::int(AXIS_FLOOR);
        let reached =
            |overall: &Exact, granted| *overall >= accept && self.lanes.iter().all(|l| l.score(granted) >= floor);
        match () {
            () if reached(&now, false) => Action::Accept,
            () if reached(&granted, true) => Action::Negotiate,
            () if now >= middle && now >= decline => Action::Accept,
            () => Action::Decline,
        }
    }

    /// The smallest change of the weight of one axis.
    fn weight(&self, axis: Axis) -> Option<Flip> {
        let at = self.lanes.iter().position(|l| l.axis == axis)?;
        let lane = self.lanes.get(at)?;
        let rest = || self.lanes.iter().filter(|l| l.axis != axis);
        let others: Exact = rest().map(|l| l.weight.clone()).sum();
        let unknown = Axis::ALL.iter().filter(|a| self.lanes.iter().all(|l| l.axis != **a));
        let any: Exact = unknown.map(|a| self.case.profile.weight(*a)).sum::<Exact>() + &others;
        let mut points = Vec::new();
        for granted in [false, true] {
            let score = lane.score(granted);
            let sum: Exact = rest().map(|l| &l.weight * &l.score(granted)).sum();
            // (w · score + sum) / (w + others) = limit
            points.extend(self.limits().iter().filter_map(|limit| (limit * &others - &sum).over(&(&score - limit))));
        }
        points.retain(|p| !p.is_negative());
        if !any.is_zero() {
            points.push(Exact::zero());
        }
        let with = |weight: &Exact| {
            let mut board = self.clone();
            board.lanes.iter_mut().filter(|l| l.axis == axis).for_each(|l| l.weight = weight.clone());
            board.action()
        };
        Turns { from: lane.weight.clone(), points, last: None, action: &with }.first()
    }

    /// The smallest change of a rating.
    fn rating(&self, judged: &Judged) -> Option<Flip> {
        let (Some(Quantity::Rating(from)), Quantity::Rating(floor)) = (&judged.value, &judged.target) else {
            return None;
        };
        let goal = match &judged.ideal {
            Some(Quantity::Rating(ideal)) => ideal.clone(),
            _ => floor.clone(),
        };
        let rated = Rated { judged, floor, goal, bridge: self.bridge(judged) };
        let (one, five) = (Exact::one(), Exact::int(5));
        let mut points = vec![one.clone(), five.clone(), floor.clone(), rated.goal.clone()];
        for granted in [false, true] {
            let (low, high) = (self.with(&rated, &one, false), self.with(&rated, &five, false));
            let ends = |of: &dyn Fn(&Self) -> Option<Exact>| Some((of(&low)?, of(&high)?));
            let line = |(low, high): (Exact, Exact), limit: &Exact| {
                Some(&(limit - &low).over(&(&high - &low))? * &Exact::int(4) + &one)
            };
            let overall = ends(&|b| b.overall(granted));
            points.extend(self.limits().iter().filter_map(|limit| line(overall.clone()?, limit)));
            let axis = ends(&|b| Some(b.lanes.iter().find(|l| l.axis == judged.axis)?.score(granted)));
            points.extend(axis.and_then(|ends| line(ends, &Exact::int(AXIS_FLOOR))));
        }
        points.retain(|p| *p >= one && *p <= five);
        let with = |rating: &Exact| self.with(&rated, rating, true).action();
        Turns { from: from.clone(), points, last: Some(five), action: &with }.first()
    }

    /// What may close the gap of a rated criterion, where there is one.
    fn bridge(&self, judged: &Judged) -> Bridge {
        let criterion = judged.index.and_then(|at| self.case.profile.criteria.get(at));
        let stance = criterion.and_then(|c| self.case.offer.stance_on(&c.name));
        judged.bridge.unwrap_or(match stance {
            Some(Stance::Refused) => Bridge::Refused,
            Some(Stance::Asked) => Bridge::Asked,
            Some(Stance::Open) => Bridge::Open,
            None if criterion.is_some_and(|c| c.fundamental) => Bridge::Fundamental,
            None => Bridge::Untried,
        })
    }

    /// The board with another rating; `asked` where what can be asked for is granted in full, as D13 has it.
    fn with(&self, rated: &Rated<'_>, rating: &Exact, asked: bool) -> Self {
        let j = rated.judged;
        let satisfied = |r: &Exact| (r - &Exact::one()) * Exact::ratio(1, 4);
        let askable = matches!(rated.bridge, Bridge::Open | Bridge::Untried);
        let granted = |r: &Exact| satisfied(if asked && askable && *r < rated.goal { &rated.goal } else { r });
        let old = j.satisfaction.clone().unwrap_or_default();
        let old_granted = if j.can_be_asked() { j.full.clone() } else { old.clone() };
        let mut board = self.clone();
        for lane in board.lanes.iter_mut().filter(|l| l.axis == j.axis) {
            lane.now = &lane.now + &(&j.weight * &(satisfied(rating) - &old));
            lane.granted = &lane.granted + &(&j.weight * &(granted(rating) - &old_granted));
        }
        if j.must {
            // Its own part among the non-negotiables is taken out, and put in again where it falls short.
            if j.must_short() {
                let own = board.musts.iter().position(|b| Some(*b) == j.bridge);
                own.map(|at| board.musts.remove(at));
            }
            board.musts.extend((rating < rated.floor).then_some(rated.bridge));
        }
        board
    }
}

impl Lane {
    fn score(&self, granted: bool) -> Exact {
        let sum = if granted { &self.granted } else { &self.now };
        sum.over(&self.known).unwrap_or_default() * Exact::int(100)
    }
}

/// A rated criterion whose rating is another one.
struct Rated<'j> {
    judged: &'j Judged,
    floor: &'j Exact,
    goal: Exact,
    bridge: Bridge,
}

/// A number that is changed, and the points between which the action stays what it is.
struct Turns<'f> {
    from: Exact,
    points: Vec<Exact>,
    /// The greatest that it can be.
    last: Option<Exact>,
    action: &'f dyn Fn(&Exact) -> Action,
}

impl Turns<'_> {
    /// Where the action changes first, upwards or downwards.
    fn first(mut self) -> Option<Flip> {
        self.points.sort();
        self.points.dedup();
        let up: Vec<Exact> = self.points.iter().filter(|p| **p > self.from).cloned().collect();
        let down: Vec<Exact> = self.points.iter().rev().filter(|p| **p < self.from).cloned().collect();
        let beyond = if self.last.is_none() { up.last().or(Some(&self.from)).map(|p| p + &Exact::one()) } else { None };
        let ways = [self.along(&up, beyond), self.along(&down, None)];
        ways.into_iter().flatten().reduce(|a, b| if b.distance() < a.distance() { b } else { a })
    }

    /// The first change on the way through these points, and at `end`, which stands for all that lies behind them.
    fn along(&self, points: &[Exact], end: Option<Exact>) -> Option<Flip> {
        let now = (self.action)(&self.from);
        let mut before = self.from.clone();
        for point in points {
            let between = (&before + point) * Exact::ratio(1, 2);
            if (self.action)(&between) != now {
                return self.flip(before, Some(point), true);
            }
            if (self.action)(point) != now {
                return self.flip(point.clone(), None, false);
            }
            before = point.clone();
        }
        let end = end.filter(|end| (self.action)(end) != now)?;
        self.flip(before, Some(&end), true)
    }

    /// The change at a limit: exactly there, or between it and `until`.
    fn flip(&self, limit: Exact, until: Option<&Exact>, beyond: bool) -> Option<Flip> {
        let inside = until.map(|until| (&limit + until) * Exact::ratio(1, 2));
        let action = (self.action)(inside.as_ref().unwrap_or(&limit));
        let up = until.unwrap_or(&limit) > &self.from;
        let to = (2..=6).find_map(|places| {
            let to = outward(&limit, places, up, beyond);
            let there = self.last.as_ref().is_none_or(|last| to >= Exact::one() && to <= *last) && !to.is_negative();
            (there && (self.action)(&to) == action).then_some(to)
        });
        let to = to.or(inside).unwrap_or_else(|| limit.clone());
        Some(Flip { from: self.from.clone(), limit, beyond, to, action })
    }
}

/// The nearest number of so many decimals that is not on this side of the limit; beyond it, where that is asked for.
fn outward(limit: &Exact, places: u32, up: bool, beyond: bool) -> Exact {
    let step = Exact::ratio(1, 10_i64.pow(places));
    let near = limit.rounded(places);
    let short = if up { near < *limit } else { near > *limit };
    let enough = !short && (!beyond || near != *limit);
    match (enough, up) {
        (true, _) => near,
        (false, true) => near + &step,
        (false, false) => near - &step,
    }
}

fn apart(a: &Exact, b: &Exact) -> Exact {
    if a < b { b - a } else { a - b }
}

//! The rules: which apply, which decides, and on which facts (method sections 2 to 4).

pub mod after;
pub mod b1;
pub mod b2;
pub mod b3;
pub mod because;
pub mod c1;
pub mod c2;
pub mod c3;
pub mod c4;
pub mod c5;
pub mod c6;
pub mod d01;
pub mod d02;
pub mod d03;
pub mod d04;
pub mod d05;
pub mod d06;
pub mod d07;
pub mod d08;
pub mod d09;
pub mod d10;
pub mod d11;
pub mod d12;
pub mod d13;
pub mod d14;
pub mod d15;
pub mod f1;
pub mod f2;
pub mod f3;
pub mod f4;
pub mod f5;
pub mod f6;
pub mod f7;
pub mod g1;
pub mod g2;
pub mod moving;
pub mod p1;
pub mod r1;
pub mod r2;
pub mod range;
pub mod recommend;
pub mod registry;
pub mod s1;
pub mod s2;
pub mod solid;
pub mod t1;
pub mod t2;
pub mod t3;
pub mod t4;
pub mod t5;
pub mod t6;
pub mod t7;
pub mod warnings;

pub use after::after;
pub use because::{Arg, Because};
pub use recommend::{Recommendation, recommend};
pub use registry::{Check, HEADINGS, RULES, Rule, explain, manual};

use crate::assess::{Assessment, Field, Judged, Source, Step};
use crate::model::{Action, Bridge, ChannelKind, Exact, Offer, Place, Profile, Reason, Strength};
use jiff::Timestamp;
use std::sync::Arc;

/// All that a rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// The profile that holds for it.
    pub profile: &'a Profile,
    /// The other offers of the candidate's.
    pub field: &'a Field<'a>,
    /// The clock.
    pub as_of: Timestamp,
    /// What the facts say.
    pub assessment: &'a Assessment,
}

/// What a rule says where it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What to do.
    pub action: Action,
    /// How firmly.
    pub strength: Strength,
    /// For a no: the reason that the rule gives, if it gives one.
    pub reason: Option<Reason>,
    /// The facts.
    pub because: Vec<Because>,
}

/// What a rule of the channel says where it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// By what.
    pub by: ChannelKind,
    /// The facts.
    pub because: Vec<Because>,
}

/// The channel (method section 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// By what.
    pub by: ChannelKind,
    /// The rule that decided.
    pub rule: &'static str,
    /// True where a short email follows on the same day (C6).
    pub confirm_by_email: bool,
    /// The facts on which it decided.
    pub because: Vec<Because>,
}

impl<'a> Case<'a> {
    /// What holds the offer back most.
    #[must_use]
    pub fn costliest(&self) -> Option<&'a Judged> {
        self.assessment.judged.get(self.assessment.costliest?)
    }

    /// A place in the offer's file.
    #[must_use]
    pub fn source(&self, place: Place) -> Source {
        Source { file: Arc::clone(&self.offer.file), place }
    }
}

/// True for a no.
#[must_use]
pub const fn is_no(action: Action) -> bool {
    matches!(action, Action::Decline | Action::Withdraw)
}

/// The non-negotiables that fall short over such a bridge, in the order of the profile.
fn musts_short<'a>(case: &Case<'a>, over: fn(Bridge) -> bool) -> impl Iterator<Item = &'a Judged> {
    case.assessment.judged.iter().filter(move |j| j.must_short() && j.bridge.is_some_and(over))
}

/// A criterion to ask for, as a fact.
fn step_fact(key: &'static str, case: &Case<'_>, step: &Step) -> Because {
    let fact = Because::new(key)
        .with("criterion", Arg::Criterion(Arc::clone(&step.name)))
        .with("to", Arg::Quantity(step.to.clone()))
        .with("gap", step.gap.clone().into())
        .with("bridge", Arg::Word(step.bridge.key()));
    let place = case.assessment.judged.get(step.index).and_then(|j| j.sources.first().cloned());
    Because { place, ..fact }
}

/// What holds the offer back most, as a fact.
fn costliest_fact(key: &'static str, j: &Judged) -> Because {
    let points = Arg::Score(&j.cost * &Exact::int(100));
    Because::named(key, j).with("value", j.value.clone().into()).with("points", points)
}

/// Why a talk is owed: an invested manager, or terms negotiated by voice; empty where none is.
#[must_use]
pub fn talk_owed(case: &Case<'_>) -> Vec<Because> {
    let process = &case.offer.process;
    let invested = match (&process.manager_invested, &process.rounds) {
        (Some(said), _) => said.value.then(|| Because::new("c.invested").at(&case.source(said.place))),
        (None, Some(rounds)) if rounds.value >= 3 => {
            let fact = Because::new("c.rounds").with("rounds", Arg::Number(Exact::int(rounds.value)));
            Some(fact.at(&case.source(rounds.place)))
        }
        _ => None,
    };
    let by_voice = process.negotiated_by_voice.as_ref().filter(|v| v.value);
    let by_voice = by_voice.map(|v| Because::new("c.by_voice").at(&case.source(v.place)));
    invested.into_iter().chain(by_voice).collect()
}

/// The verdicts of the decision rules that apply, in the method's order, from this code on.
#[must_use]
pub fn verdicts_from(case: &Case<'_>, from: &str) -> Vec<(&'static str, Verdict)> {
    let later = RULES.iter().skip_while(|rule| rule.code != from);
    later
        .filter_map(|rule| match rule.check {
            Check::Decision(check) => Some((rule.code, check(case)?)),
            _ => None,
        })
        .collect()
}

/// Through which channel to act, and why.
#[must_use]
pub fn channel(case: &Case<'_>, action: Action) -> Choice {
    let picked = RULES.iter().find_map(|rule| match rule.check {
        Check::Channel(check) => Some((rule.code, check(case, action)?)),
        _ => None,
    });
    let (rule, pick) = picked.unwrap_or(("C5", Pick { by: ChannelKind::Email, because: Vec::new() }));
    let confirm_by_email = c6::check(pick.by);
    let mut because = pick.because;
    if confirm_by_email {
        because.push(Because::new("c6.confirm"));
    }
    Choice { by: pick.by, rule, confirm_by_email, because }
}

/// What the clock says on this action: the rules of time that apply, in order, with their facts.
#[must_use]
pub fn time(case: &Case<'_>, action: Action) -> Vec<(&'static str, Because)> {
    let facts = RULES.iter().filter_map(|rule| match rule.check {
        Check::Time(facts) => Some(facts(case, action).into_iter().map(|fact| (rule.code, fact))),
        _ => None,
    });
    facts.flatten().collect()
}

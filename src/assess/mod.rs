//! Facts to standings, bridges, scores and time (method sections 1 and 3).

pub mod bridge;
pub mod expression;
pub mod facts;
pub mod field;
pub mod judge;
pub mod judged;
pub mod measure;
pub mod pay;
pub mod quoted;
pub mod rank;
pub mod score;
pub mod timing;
mod values;

pub use bridge::Lack;
pub use field::{Course, Field, Siblings, Yes, course_of, standing_of};
pub use judged::{Judged, Quantity, Source, Step};
pub use pay::{Outlook, PayBreakdown, PayPart};
pub use quoted::{Quoted, is_named};
pub use rank::{Contender, Merit, Reading, merit};
pub use score::Scores;
pub use timing::{Basis, Slot, Timing};

use crate::model::{Offer, Profile, Standing};
use jiff::Timestamp;
use std::cell::OnceCell;

/// All that the facts say about one offer at one instant, before any rule.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The criteria in the order of the profile, then the rated axes.
    pub judged: Vec<Judged>,
    /// Scores.
    pub scores: Scores,
    /// B1: the smallest set that turns a no into a yes. `Some` of nothing where nothing is needed, `None` where
    /// nothing would do.
    pub bridge: Option<Vec<Step>>,
    /// The same among what is open or untried (D13).
    pub askable: Option<Vec<Step>>,
    /// Sets as small as those two, where there are any: the next best.
    pub runners_up: [Option<Vec<Step>>; 2],
    /// What D12 lacks; `None` without an overall score.
    pub lack: Option<Lack>,
    /// True where closing all gaps that are open or untried would reach D12's scores (D13).
    pub asks_reach: bool,
    /// What holds the offer back most: an index in `judged`; `None` where nothing does.
    pub costliest: Option<usize>,
    /// Time.
    pub timing: Timing,
    /// Pay, a year.
    pub pay: PayBreakdown,
    /// What log and signature say.
    pub course: Course,
}

/// Judges an offer at `as_of`.
#[must_use]
pub fn assess(offer: &Offer, profile: &Profile, as_of: Timestamp) -> Assessment {
    assess_at(offer, profile, as_of, Outlook::Expected)
}

/// The same, where what is uncertain about the pay turns out so.
#[must_use]
pub fn assess_at(offer: &Offer, profile: &Profile, as_of: Timestamp, outlook: Outlook) -> Assessment {
    let terms = offer.terms_at(as_of);
    let course = course_of(offer, as_of);
    let pay = pay::breakdown_at(terms, profile, outlook);
    let desk = facts::Desk::of(offer, profile, &pay, as_of);
    let mut judged = judge::judge_all(&desk);
    let scores = score::score(&mut judged, profile);
    let lack = Lack::of(&scores, profile);
    let reached = lack.as_ref().is_some_and(Lack::is_none);
    let asks_reach = !reached && lack.as_ref().is_some_and(|lack| asks_reach(lack, &judged));
    let (bridge, runner_up) = bridge::bridge(&judged, lack.as_ref(), bridge::may_move);
    let (askable, next) = bridge::bridge(&judged, lack.as_ref(), Judged::can_be_asked);
    Assessment {
        bridge,
        askable,
        runners_up: [runner_up, next],
        costliest: score::costliest(&judged),
        timing: timing::timing(offer, profile, as_of, course.decided()),
        judged,
        scores,
        lack,
        asks_reach,
        pay,
        course,
    }
}

/// What has no meaning for who stays: it comes with a new contract, or with a move.
const NEW: [&str; 4] = ["visa_sponsorship", "start_date", "relocation_assistance", "sign_on"];

/// The present job by the same criteria, the baseline of staying; none where the profile does not describe it.
#[must_use]
pub fn staying(profile: &Profile, as_of: Timestamp) -> Option<Contender> {
    let terms = profile.current_job.as_ref()?;
    let pay = pay::breakdown(terms, profile);
    let desk = facts::Desk { offer: None, profile, terms, pay: &pay, as_of, facts: OnceCell::new() };
    let mut judged = judge::judge_all(&desk);
    for j in judged.iter_mut().filter(|j| NEW.contains(&&*j.name)) {
        (j.standing, j.satisfaction) = (Standing::NotApplicable, None);
    }
    let scores = score::score(&mut judged, profile);
    Some(Contender::new(&std::sync::Arc::from(""), &scores, &judged))
}

/// True where all that is open or untried, met in full, reaches D12's scores.
fn asks_reach(lack: &Lack, judged: &[Judged]) -> bool {
    let asks = judged.iter().filter(|j| j.can_be_asked());
    lack.after(asks, &bridge::AxisWeights::of(judged)).is_none()
}

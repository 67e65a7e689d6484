//! Facts to standings, bridges, scores and time (method sections 1 and 3).

pub mod field;
pub mod judged;
pub mod pay;
pub mod score;
pub mod timing;

pub use field::{Course, Field, Siblings, Yes, course_of, standing_of};
pub use judged::{Judged, Quantity, Source, Step};
pub use pay::{PayBreakdown, PayPart};
pub use score::Scores;
pub use timing::{Basis, Slot, Timing};

use crate::model::{Offer, Profile};
use jiff::Timestamp;

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
    let terms = offer.terms_at(as_of);
    let course = course_of(offer, as_of);
    Assessment {
        judged: Vec::new(),
        scores: Scores::default(),
        bridge: None,
        askable: None,
        costliest: None,
        timing: timing::timing(offer, profile, as_of, course.decided()),
        pay: pay::breakdown(terms, profile),
        course,
    }
}

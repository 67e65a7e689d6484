//! Better terms beside those before (F2): both sets, and what each comes to.

use crate::assess::{Assessment, Course, assess};
use crate::model::{Action, Exact, Offer, Strength, Terms};
use crate::rules::after::{came_back, since_the_no};
use crate::rules::{Case, recommend};
use jiff::Zoned;

/// What came later, beside what was there before.
#[derive(Debug, Clone)]
pub struct Improved {
    /// When it came.
    pub at: Zoned,
    /// True where it is in writing, and so counts.
    pub written: bool,
    /// True where it came after the no, which stands.
    pub closed: bool,
    /// Without it.
    pub before: Side,
    /// With it, as if it were in writing.
    pub after: Side,
}

/// A set of terms, and what it comes to.
#[derive(Debug, Clone)]
pub struct Side {
    /// The terms.
    pub terms: Terms,
    /// What is paid for the move, in the profile's currency.
    pub relocation: Option<Exact>,
    /// What they say.
    pub assessment: Assessment,
    /// What would be advised.
    pub action: Action,
    /// How firmly.
    pub strength: Strength,
}

/// The last better terms, while nothing is decided, or since the no.
pub(super) fn improved(case: &Case<'_>) -> Option<Improved> {
    let last = came_back(case).or_else(|| since_the_no(case))?;
    Some(Improved {
        closed: case.assessment.course.closed.is_some(),
        at: last.at.at.with_time_zone(case.profile.time_zone.clone()),
        written: last.in_writing,
        before: side(case, &case.offer.before(last)),
        after: side(case, &case.offer.in_writing(last)),
    })
}

/// What a set of terms comes to, as if nothing were decided yet.
fn side(case: &Case<'_>, offer: &Offer) -> Side {
    let assessment = Assessment { course: Course::default(), ..assess(offer, case.profile, case.as_of) };
    let advice = recommend(&Case { offer, assessment: &assessment, ..*case });
    let terms = offer.terms_at(case.as_of).clone();
    let relocation = terms.relocation_assistance.as_ref().and_then(|sum| case.profile.convert(&sum.value));
    Side { terms, relocation, action: advice.action, strength: advice.strength, assessment }
}

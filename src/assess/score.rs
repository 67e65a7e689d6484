//! Scores: axes, overall, coverage (method section 1).

use crate::model::{Axis, Exact};
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

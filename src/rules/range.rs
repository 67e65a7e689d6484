//! Pay from its low to its high end: whether the advice hangs on what the file itself doubts.

use super::{Case, recommend};
use crate::assess::assess_at;
use crate::assess::pay::{Outlook, PayBreakdown, breakdown_at};
use crate::model::{Action, Exact, Strength};

/// One end: what a year pays, and what the advice would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The sum a year.
    pub total: Exact,
    /// What each of the first years pays.
    pub years: Vec<Exact>,
    /// The advice.
    pub action: Action,
    /// How firmly it would be given.
    pub strength: Strength,
}

/// The low and the high end of a year's pay; none where the file doubts nothing, or gives no base.
#[must_use]
pub fn range(case: &Case<'_>) -> Option<[End; 2]> {
    let terms = case.offer.terms_at(case.as_of);
    let end = |outlook| breakdown_at(terms, case.profile, outlook);
    let (low, high) = (end(Outlook::Low), end(Outlook::High));
    if low.total == high.total {
        return None;
    }
    let at = |outlook, pay: PayBreakdown| {
        let assessment = assess_at(case.offer, case.profile, case.as_of, outlook);
        let advice = recommend(&Case { assessment: &assessment, ..*case });
        Some(End { total: pay.total?, years: pay.years, action: advice.action, strength: advice.strength })
    };
    Some([at(Outlook::Low, low)?, at(Outlook::High, high)?])
}

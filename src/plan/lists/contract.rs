//! A contract that is signed, or about to be (S1, S2): what to read in it, whom to ask; of a yes that is taken back, what
//! is owed to the others.

use super::super::Checklist;
use super::super::situation::{Situation, end_of};
use super::{Sheet, Stand};
use crate::model::Action;

/// What to read, and the key of `contract` where the person notes it.
const CLAUSES: [(&str, &str); 5] = [
    ("withdrawal_read", "withdrawal"),
    ("start_read", "start"),
    ("notice_read", "notice"),
    ("repayment_read", "repayment"),
    ("non_compete_read", "non_compete"),
];

/// The list, where a yes stands.
pub(super) fn list(s: &Situation<'_>) -> Result<Option<Checklist>, String> {
    let course = &s.case.assessment.course;
    if course.yes.is_none() || course.closed.is_some() {
        return Ok(None);
    }
    let withdraw = s.advice.action == Action::Withdraw;
    let today = end_of(s.now.date(), &s.now);
    let start = s.case.offer.terms_at(s.case.as_of).start_date.as_ref().map(|day| end_of(day.value, &s.now));
    let by = if withdraw { Some(today.clone()) } else { start };
    let mut sheet = Sheet::new(s, "contract");
    for (id, key) in CLAUSES {
        let clause = s.case.offer.contract.get(key);
        let text = clause.map(|text| text.trim()).unwrap_or_default();
        sheet.item(
            id,
            Stand::done_if(clause.is_some(), "clause").with("clause", text).with("key", key).by(by.clone()),
        )?;
    }
    sheet.item("advice_taken", Stand::todo("advice_taken").by(by))?;
    for id in ["told_early", "amends_made"] {
        sheet.item(id, if withdraw { Stand::todo(id).by(Some(today.clone())) } else { Stand::out("no_withdrawal") })?;
    }
    sheet.finish().map(Some)
}

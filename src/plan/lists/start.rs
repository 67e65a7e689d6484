//! A yes that was given (D3): towards the first day.

use super::super::Checklist;
use super::super::situation::{Situation, end_of};
use super::{Sheet, Stand};
use crate::model::Action;

/// The list, where the yes stands and is kept.
pub(super) fn list(s: &Situation<'_>) -> Result<Option<Checklist>, String> {
    let course = &s.case.assessment.course;
    if course.yes.is_none() || course.closed.is_some() || s.advice.action != Action::FollowUp {
        return Ok(None);
    }
    let locale = s.voices.own.locale();
    let start = s.case.offer.terms_at(s.case.as_of).start_date.as_ref().map(|day| day.value);
    let by = start.map(|day| end_of(day, &s.now));
    let zone = s.case.profile.time_zone.clone();
    let signed = course.signed.as_ref().map(|(at, _)| locale.day(at.to_zoned(zone).date()));
    let mut sheet = Sheet::new(s, "the_start");
    let stand = Stand::done_if(signed.is_some(), "contract_signed").with("at", signed.unwrap_or_default());
    sheet.item("contract_signed", stand.by(by.clone()))?;
    sheet.item("notice_given", Stand::todo("notice_given").by(by.clone()))?;
    sheet.item("others_told", Stand::todo("others_told").by(Some(end_of(s.now.date(), &s.now))))?;
    let known = Stand::done_if(start.is_some(), "first_day_known")
        .with("start", start.map(|day| locale.day(day)).unwrap_or_default())
        .asking(s, "start_date");
    sheet.item("first_day_known", known)?;
    sheet.finish().map(Some)
}

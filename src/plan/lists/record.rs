//! What to keep of an offer that is closed (F7), and what would be a reason to look again (G2).

use super::super::Checklist;
use super::super::situation::{Situation, end_of};
use super::triggers::triggers;
use super::{Sheet, Stand};
use jiff::{ToSpan, Zoned};

/// The list, where the offer is closed.
pub(super) fn list(s: &Situation<'_>) -> Result<Option<Checklist>, String> {
    let Some((_, source)) = &s.case.assessment.course.closed else { return Ok(None) };
    let offer = s.case.offer;
    let ended = offer.log.iter().find(|e| e.what.place == source.place).map_or(&s.now, |e| &e.at.at);
    let ended = s.here(ended);
    let week = ended.checked_add(7.days()).map(|at| end_of(at.date(), &at)).ok();
    let people = offer.contacts.iter().map(|c| match &c.title {
        Some(title) => format!("{} ({title})", c.name.value),
        None => c.name.value.clone(),
    });
    let said = |list: &[crate::model::Said<String>]| list.iter().map(|t| t.value.clone()).collect::<Vec<_>>();
    let mut sheet = Sheet::new(s, "the_record");
    for (id, key, known) in [
        ("people_kept", "contacts: name, title", people.collect()),
        ("highlights_kept", "contacts: notes", offer.contacts.iter().flat_map(|c| c.notes.clone()).collect()),
        ("liked_kept", "notes: liked", said(&offer.notes.liked)),
        ("barriers_kept", "notes: barriers", said(&offer.notes.barriers)),
    ] {
        sheet.item(id, kept(s, key, &known, week.clone()))?;
    }
    sheet.item("answer_kept", answer(s))?;
    sheet.item("triggers_set", triggers(s, week))?;
    sheet.finish().map(Some)
}

fn kept(s: &Situation<'_>, key: &'static str, known: &[String], by: Option<Zoned>) -> Stand<'static> {
    let list = s.voices.own.locale().list(known);
    Stand::done_if(!known.is_empty(), "kept").with("list", list).with("key", key).by(by)
}

fn answer(s: &Situation<'_>) -> Stand<'static> {
    match s.answer() {
        Some(answer) => Stand::done("answer_kept").with("at", s.voices.own.locale().day(s.day_of(answer))),
        None => Stand::done("answer_kept").words(["ended"]),
    }
}

//! What to keep of an offer that is closed (F7), and what would be a reason to look again (G2).

use super::super::Checklist;
use super::super::situation::{Situation, end_of};
use super::{Sheet, Stand};
use crate::model::Reason;
use crate::model::offer::Trigger;
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

/// What would make the person look again: as the file says, else as the barriers suggest.
fn triggers(s: &Situation<'_>, by: Option<Zoned>) -> Stand<'static> {
    let (locale, own) = (s.voices.own.locale(), &s.case.offer.notes.revisit_when);
    let told = |t: &Trigger| {
        let day = t.after.as_ref().map(|day| locale.day(s.here(&day.at).date()));
        let fact = t.when.as_ref().map(|when| when.source.to_string());
        t.because.clone().or(day).or(fact)
    };
    if !own.is_empty() {
        let list =
            locale.list(&own.iter().filter_map(told).map(|t| t.trim_end_matches('.').to_owned()).collect::<Vec<_>>());
        return Stand::done("triggers_set").with("list", list);
    }
    let proposed = proposals(s);
    let words = (!proposed.is_empty()).then_some("asks");
    Stand::todo("triggers_set").words(words).with("list", locale.list(&proposed)).by(by)
}

/// G2: the barriers that may fall, as entries of `notes.revisit_when`.
fn proposals(s: &Situation<'_>) -> Vec<String> {
    let terms = s.case.offer.terms_at(s.case.as_of);
    let mobile = matches!(s.reason(), Some(Reason::Mobility | Reason::Timing));
    let country = terms.country.as_ref().map(|c| c.value.as_str());
    let unsponsored = s.needs_visa() && !terms.visa_sponsorship.as_ref().is_some_and(|said| said.value);
    let visa = country.filter(|_| unsponsored);
    let visa = visa.map(|c| format!("{{ when: \"'{c}' not in profile.mobility.needs_visa_in\" }}"));
    let window = s.case.profile.mobility.move_between.as_ref().map(|w| w.value.0).filter(|_| mobile);
    let window = window.filter(|from| *from > s.now.date()).map(|from| format!("{{ after: {from} }}"));
    visa.into_iter().chain(window).collect()
}

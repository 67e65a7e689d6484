//! What to ask for (M6): each ask with its reason and a fallback.

use super::super::situation::Situation;
use super::super::{Checklist, ask};
use super::{Sheet, Stand, answer_by, before_the_talk};
use crate::assess::Step;
use crate::content::{Facts, Value, capital};
use crate::model::{Action, Bridge};

/// The list, where something is asked for.
pub(super) fn list(s: &Situation<'_>) -> Result<Option<Checklist>, String> {
    let steps = s.steps();
    let asking = matches!(s.advice.action, Action::Negotiate | Action::Clarify) || s.can_ask_first(steps.len());
    if steps.is_empty() || !asking || s.case.assessment.timing.state.is_none() {
        return Ok(None);
    }
    let mut sheet = Sheet::new(s, "negotiation");
    let by = before_the_talk(s);
    for step in &steps {
        point(&mut sheet, step)?;
    }
    sheet.item("one_talk", Stand::todo("one_talk").by(by.clone()))?;
    sheet.item("own_line", own_line(s, &steps).by(by))?;
    let written = s.case.offer.last_better_terms(s.case.as_of).is_some_and(|last| last.in_writing);
    sheet.item("agreed_in_writing", Stand::done_if(written, "agreed_in_writing").by(answer_by(s)))?;
    sheet.finish().map(Some)
}

/// An ask: why, and what to ask for in its place.
fn point(sheet: &mut Sheet<'_, '_>, step: &Step) -> Result<(), String> {
    let (s, pack) = (sheet.s, sheet.s.voices.own);
    let wish = Facts::new([], [("ask", Value::from(capital(&ask::ask(s.case, step, pack)?)))]);
    let text = pack.say("checklists", "negotiation.items.ask", &wish)?;
    let because = ask::rationale(s.case, step);
    let stand = Stand::done_if(step.bridge == Bridge::Asked, "ask")
        .words(because.map(|_| "reasoned"))
        .with("because", because.unwrap_or_default().trim_end_matches('.'))
        .with("fallback", ask::fallback(s.case, step, pack)?)
        .by(before_the_talk(s));
    sheet.put(&format!("ask_{}", step.name), text, stand)
}

/// What the candidate does if nothing moves.
fn own_line(s: &Situation<'_>, steps: &[Step]) -> Stand<'static> {
    let (pack, judged) = (s.voices.own, &s.case.assessment.judged);
    let musts = steps.iter().filter(|step| judged.get(step.index).is_some_and(|j| j.must));
    let musts: Vec<String> = musts.map(|step| ask::criterion(&step.name, pack)).collect();
    let score =
        s.case.assessment.scores.overall.as_ref().map_or_else(|| "–".to_owned(), |n| pack.locale().number(n, 1));
    Stand::todo("own_line")
        .words((!musts.is_empty()).then_some("must"))
        .with("musts", pack.locale().list(&musts))
        .with("overall", score)
        .with("accept", pack.locale().number(&s.case.profile.accept, 1))
}

//! A talk that is ahead (P1): rehearsal, hard questions with answers, whom to lean on.

use super::super::Checklist;
use super::super::situation::Situation;
use super::{Sheet, Stand, before_the_talk};
use crate::model::{Action, ChannelKind, Reason};

/// The list, where something is to be said by call or video.
pub(super) fn list(s: &Situation<'_>) -> Result<Option<Checklist>, String> {
    let script = s.main_message().is_some_and(|kind| s.voices.letters.writes(kind.key(), "call"));
    if s.by == ChannelKind::Email || !script {
        return Ok(None);
    }
    let mut sheet = Sheet::new(s, "the_call");
    let by = before_the_talk(s);
    sheet.item("rehearsed", Stand::todo("rehearsed").by(by.clone()))?;
    if s.by == ChannelKind::Call {
        sheet.item("number_at_hand", number(s).by(by.clone()))?;
    }
    for id in hard(s) {
        question(&mut sheet, id, by.clone())?;
    }
    sheet.item("support", Stand::todo("support").by(by))?;
    sheet.finish().map(Some)
}

fn number(s: &Situation<'_>) -> Stand<'static> {
    match s.contact().and_then(|c| Some((c, c.phone.as_ref()?))) {
        Some((contact, phone)) => {
            let stand = Stand::done("number_at_hand").with("contact", contact.name.value.as_str());
            stand.with("phone", phone.value.as_str())
        }
        None => Stand::todo("number_at_hand"),
    }
}

/// What they may ask.
fn hard(s: &Situation<'_>) -> Vec<&'static str> {
    let mut asked = match s.advice.action {
        Action::Decline if s.can_ask_first(s.steps().len()) => vec!["hard_last_word"],
        Action::Decline => vec!["hard_last_word", "hard_more_money"],
        Action::Withdraw => vec!["hard_your_word", "hard_last_word"],
        Action::Negotiate => vec!["hard_other_offers", "hard_present_pay", "hard_on_the_spot"],
        Action::Clarify | Action::Wait => vec!["hard_other_offers", "hard_on_the_spot"],
        Action::Accept => vec!["hard_start_earlier"],
        Action::FollowUp | Action::Reopen => Vec::new(),
    };
    asked.extend((s.reason() == Some(Reason::OtherOffer)).then_some("hard_who"));
    asked
}

/// A question and its answer as they are heard: in the employer's language, with the meaning in the candidate's.
fn question(sheet: &mut Sheet<'_, '_>, id: &'static str, by: Option<jiff::Zoned>) -> Result<(), String> {
    let (s, letters) = (sheet.s, sheet.s.voices.letters);
    let stand = Stand::todo(id).by(by);
    if letters.language() == s.voices.own.language() {
        return sheet.item(id, stand);
    }
    let facts = s.facts_in(letters)?;
    let mut both = [String::new(), String::new()];
    for (both, path) in both.iter_mut().zip([format!("the_call.items.{id}"), format!("why.{id}")]) {
        let own = s.voices.own.say("checklists", &path, &s.facts)?;
        *both = format!("{} ({own})", letters.say("checklists", &path, &facts)?);
    }
    let [text, why] = both;
    sheet.put(id, text, Stand { why: "spoken", ..stand }.with("words", why))
}

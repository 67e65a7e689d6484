//! The scenarios of the method (section 16) that an offer is in: each has a name, and what it asks for.

use super::Scenario;
use super::situation::Situation;
use crate::assess::Step;
use crate::model::{Action, Reason, State};

/// The scenarios that hold, the most telling one first.
pub(super) fn scenarios(s: &Situation<'_>) -> Result<Vec<Scenario>, String> {
    let action = s.advice.action;
    let no = s.no_ahead();
    let reason = |r: Reason| no && s.reason() == Some(r);
    let pay = |step: &Step| s.case.assessment.judged.get(step.index).is_some_and(|j| j.reason == Reason::Compensation);
    let holds = [
        ("already_signed", s.case.assessment.course.signed.is_some()),
        ("came_back", s.came_back().is_some()),
        ("changed_mind", action == Action::Reopen || s.facts.hold("changed_mind")),
        ("other_offer", reason(Reason::OtherOffer)),
        ("role_fit", reason(Reason::RoleFit)),
        ("pay_not_negotiated", action == Action::Negotiate && s.steps().iter().any(pay)),
        ("pay_firm", reason(Reason::Compensation)),
        ("no_mobility_support", reason(Reason::Mobility)),
        ("culture", reason(Reason::Culture)),
        ("timing", reason(Reason::Timing)),
        ("personal", reason(Reason::Personal)),
        ("overdue", s.case.assessment.timing.state == Some(State::Overdue)),
    ];
    let named = |key: &'static str| {
        Ok(Scenario {
            key,
            name: s.voices.own.say("scenarios", &format!("{key}.name"), &s.facts)?,
            emphasis: s.voices.own.say("scenarios", &format!("{key}.emphasis"), &s.facts)?,
        })
    };
    holds.into_iter().filter(|(_, holds)| *holds).map(|(key, _)| named(key)).collect()
}

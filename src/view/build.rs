//! From what was decided to what a page shows.

use super::say::{Places, Speaker};
use super::text::visible;
use super::words::Words;
use super::{
    DossierView, Instant, answer, calendar, data_of, draft, facts, improved, pay, picture, plan_of, solid, what_if,
};
use crate::lint::Checked;
use crate::plan::Plan;
use crate::rules::range::{End, range};
use crate::rules::solid::{Solid, solid};
use crate::rules::{self, Case, Choice, Recommendation};

/// All that one dossier is made of.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The offer, its profile and what the facts say.
    pub case: &'a Case<'a>,
    /// What to do.
    pub advice: &'a Recommendation,
    /// Through which channel.
    pub choice: &'a Choice,
    /// Messages, checklists and dated steps.
    pub plan: &'a Plan,
    /// What the message checks say of the person's own words.
    pub checked: &'a [Checked],
    /// The fixed words of the dossier's language.
    pub words: &'a Words,
    /// The folder of the dossier below the output folder, parts joined by `/`.
    pub folder: &'a str,
    /// The folder of the index to which it belongs, a part of `folder`; empty for the first one.
    pub index: &'a str,
    /// How the place of a fact is told.
    pub places: Places,
}

/// The view of one dossier.
#[must_use]
pub fn dossier(from: &Material<'_>) -> DossierView {
    let (offer, profile) = (from.case.offer, from.case.profile);
    let say = Speaker { case: from.case, words: from.words, locale: from.words.locale(), places: from.places };
    let as_of = from.case.as_of.to_zoned(profile.time_zone.clone());
    let times = rules::time(from.case, from.advice.action);
    let weighed = Weighed::of(from);
    let (coverage, blind_spots) = facts::coverage(&say);
    let messages = plan_of::messages(&say, from.plan, from.checked);
    let trace = answer::trace(&say, from.advice, from.choice, &times);
    let timeline = plan_of::timeline(&say, from.plan, &trace);
    DossierView {
        path: from.folder.to_owned(),
        up: up(from.index, from.folder),
        language: from.words.language().to_owned(),
        direction: direction(from.words.language()),
        company: visible(&offer.company.value),
        role: visible(&offer.role.value),
        location: facts::location(&say),
        what_if: what_if::dossier(&say),
        candidate: profile.name.as_ref().map(|n| visible(&n.value)),
        as_of: Instant { there: None, ..say.instant(&as_of) },
        answer: answer::answer(&say, from.advice),
        clock: answer::clock(&say, &times),
        channel: answer::channel(&say, from.choice, &times, from.plan),
        scenarios: plan_of::scenarios(from.plan),
        drafts: draft::drafts(&say, &messages),
        rehearsal: messages.iter().any(|m| m.spoken),
        messages,
        improved: from.plan.improved.as_ref().map(|i| improved::improved(&say, i)),
        bridge: answer::bridge(&say, from.advice),
        checklists: plan_of::checklists(&say, from.plan, from.choice.rule),
        time_line: picture::time_line(&say, &timeline),
        timeline,
        calendar: calendar::calendar(&say, from.plan, from.folder),
        trace,
        criteria: facts::criteria(&say),
        scores: facts::scores(&say),
        coverage,
        known: say.locale.percent(&from.case.assessment.scores.coverage),
        blind_spots,
        solidity: solid::solidity(&say, weighed.solid.as_ref()),
        pay: pay::pay(&say, from.advice, weighed.ends.as_ref()).filter(|_| !say.locale.is_discreet()),
        notes: if say.locale.is_discreet() { Vec::new() } else { facts::notes(&say) },
        data: data_of::data(&say, from, &times, &weighed),
        due: from.case.assessment.timing.state.map(|_| from.case.assessment.timing.answer_by.timestamp()),
        labels: from.words.group("page"),
    }
}

/// What takes other readings of the same offer, and is both shown and given as data.
pub(super) struct Weighed {
    /// What would flip the advice (B2).
    pub solid: Option<Solid>,
    /// The low and the high end of a year's pay.
    pub ends: Option<[End; 2]>,
}

impl Weighed {
    fn of(from: &Material<'_>) -> Self {
        Self { solid: solid(from.case, from.advice), ends: range(from.case) }
    }
}

/// The way from a folder to one above it.
pub(super) fn up(above: &str, folder: &str) -> String {
    let depth = |path: &str| path.split('/').filter(|part| !part.is_empty()).count();
    "../".repeat(depth(folder).saturating_sub(depth(above)))
}

/// The direction in which a language is written.
pub(super) fn direction(language: &str) -> &'static str {
    if matches!(language, "ar" | "fa" | "he" | "ur" | "yi" | "ps") { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::{direction, up};

    #[test]
    fn the_way_up_counts_folders() {
        assert_eq!(up("", "helios"), "../");
        assert_eq!(up("clients/a", "clients/a/helios"), "../");
        assert_eq!(up("", "clients/a/helios"), "../../../");
        assert_eq!(direction("ar"), "rtl");
    }
}

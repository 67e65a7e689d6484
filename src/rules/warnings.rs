//! What to be wary of: contradictions, files that cannot be read, clocks, asks that would not be enough.

use super::recommend::d10_asks;
use super::{Arg, Because, Case, Verdict, d04, moving};
use crate::assess::Source;
use crate::assess::bridge::overall_gain;
use crate::model::{Action, Moment, Said, Shift};
use std::sync::Arc;

/// All warnings of a dossier, the weightiest first.
#[must_use]
pub fn warnings(case: &Case<'_>, by: (&str, Action), applying: &[(&'static str, Verdict)]) -> Vec<Because> {
    let (rule, action) = by;
    let mut found = Vec::new();
    if rule == "D4" {
        found.extend(d04::contradictions(action, applying));
    }
    found.extend(moving::conflicts(case, action));
    if rule == "D10" || applying.iter().any(|(code, _)| *code == "D10") {
        found.extend(still_too_low(case));
    }
    found.extend(
        case.field
            .broken()
            .iter()
            .map(|file| Because::new("warning.broken_sibling").with("file", Arg::Text(file.to_string()))),
    );
    found.extend(ends_earlier(case));
    found.extend(clock_changes(case));
    found.extend(troubles(case));
    found
}

/// Where D10's asks, all granted, would still end in D14.
fn still_too_low(case: &Case<'_>) -> Option<Because> {
    let overall = case.assessment.scores.overall.as_ref()? + &overall_gain(d10_asks(case));
    if overall >= case.profile.decline {
        return None;
    }
    let fact = Because::new("warning.still_too_low").with("overall", Arg::Score(overall));
    Some(fact.with("decline", Arg::Score(case.profile.decline.clone())))
}

/// Where the employer's day ends before the candidate's (T2).
fn ends_earlier(case: &Case<'_>) -> Option<Because> {
    let timing = &case.assessment.timing;
    let end = timing.ends_earlier.as_ref().filter(|_| timing.state.is_some())?;
    Some(Because::new("warning.ends_earlier").with("at", Arg::Instant(end.timestamp())).at(&timing.source))
}

/// Times that a clock change skips or repeats.
fn clock_changes(case: &Case<'_>) -> Vec<Because> {
    let offer = case.offer;
    let single = [
        ("received", Some(&offer.received)),
        ("reply_by", offer.reply_by.as_ref()),
        ("asked", offer.more_time_asked.as_ref()),
        ("agreed_until", offer.more_time_until.as_ref()),
        ("signed", offer.signed.as_ref()),
    ];
    let improved = offer.improved.iter().map(|i| ("improved_terms", &i.at));
    let log = offer.log.iter().map(|e| ("log", &e.at));
    let triggers = offer.notes.revisit_when.iter().filter_map(|t| Some(("revisit_when", t.after.as_ref()?)));
    let all = single.into_iter().filter_map(|(what, at)| Some((what, at?)));
    all.chain(improved).chain(log).chain(triggers).filter_map(|(what, at)| clock_change(case, what, at)).collect()
}

fn clock_change(case: &Case<'_>, what: &'static str, said: &Said<Moment>) -> Option<Because> {
    let key = match said.shift {
        Shift::None => return None,
        Shift::Gap => "warning.clock_gap",
        Shift::Fold => "warning.clock_fold",
    };
    let fact = Because::new(key).with("what", Arg::Word(what)).with("at", Arg::Instant(said.at.timestamp()));
    Some(fact.at(&case.source(said.place)))
}

/// Expressions that could not be judged.
fn troubles(case: &Case<'_>) -> Vec<Because> {
    let troubled = case.assessment.judged.iter().filter_map(|j| Some((j, j.trouble.as_ref()?)));
    troubled
        .map(|(j, why)| {
            let fact = Because::new("warning.expression").with("criterion", Arg::Criterion(Arc::clone(&j.name)));
            let place = Source { file: Arc::clone(&j.place.file), place: j.place.place };
            fact.with("why", Arg::Text(why.clone())).at(&place)
        })
        .collect()
}

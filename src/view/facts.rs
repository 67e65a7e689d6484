//! Criteria, scores and notes.

use super::picture::{Mark, bullet};
use super::say::{Speaker, is_snake};
use super::text::visible;
use super::words::capital;
use super::{CriterionRow, NoteList, Score};
use crate::assess::bridge::AXIS_FLOOR;
use crate::assess::{Judged, Quantity, merit};
use crate::model::{Axis, Exact, Standing};

/// A row for each criterion, in the order of the profile.
pub(super) fn criteria(say: &Speaker<'_>) -> Vec<CriterionRow> {
    say.case.assessment.judged.iter().map(|j| row(say, j)).collect()
}

fn row(say: &Speaker<'_>, judged: &Judged) -> CriterionRow {
    let name = say.criterion(&judged.name);
    CriterionRow {
        name: if is_snake(&judged.name) { capital(&name) } else { name },
        axis: say.word("axis", judged.axis.key()),
        must: judged.must,
        standing: judged.standing.key(),
        standing_word: say.word("standing", judged.standing.key()),
        bridge: judged.bridge.map(|b| say.word("bridge", b.key())),
        value: judged.value.as_ref().map(|v| say.quantity(v, &judged.name)),
        target: target(say, judged),
        gap: judged.gap.as_ref().map(|g| gap(say, judged, g)),
        bullet: bullet(judged),
        merit: merit(judged),
        question: (judged.standing == Standing::Unknown).then(|| question(say, judged)),
        places: places(say, judged),
    }
}

/// Where its facts were read; several of one line count once, keys of one file stand behind its name.
fn places(say: &Speaker<'_>, judged: &Judged) -> Vec<String> {
    let mut found: Vec<String> = judged.sources.iter().filter_map(|s| say.place(s)).collect();
    found.dedup();
    let mut places: Vec<String> = Vec::with_capacity(found.len());
    for place in found {
        let same = |before: &&mut String| {
            let file = |text: &str| text.split_once(": ").map(|(file, _)| file.to_owned());
            file(&place).is_some_and(|name| file(before) == Some(name))
        };
        match (places.last_mut().filter(same), place.split_once(": ")) {
            (Some(before), Some((_, key))) => *before = format!("{before}, {key}"),
            _ => places.push(place),
        }
    }
    places
}

/// "at least 85,000 EUR, ideally 95,000 EUR".
fn target(say: &Speaker<'_>, judged: &Judged) -> String {
    let shown = say.quantity(&judged.target, &judged.name);
    let floor = match judged.target {
        Quantity::YesNo(_) | Quantity::Window(..) | Quantity::Day(_) => shown,
        _ => say.words.fill("value", if judged.ceiling { "at_most" } else { "at_least" }, &[("x", &shown)]),
    };
    match &judged.ideal {
        Some(ideal) => {
            say.words.fill("value", "ideally", &[("floor", &floor), ("ideal", &say.quantity(ideal, &judged.name))])
        }
        None => floor,
    }
}

/// "by 7,000 EUR", or what is missing to the ideal.
fn gap(say: &Speaker<'_>, judged: &Judged, gap: &Quantity) -> String {
    let shown = match gap {
        Quantity::Rating(n) => {
            format!("{} {}", say.locale.number(n, 2), say.words.counted("unit", "point", *n == Exact::one()))
        }
        _ => say.quantity(gap, &judged.name),
    };
    let key = if judged.standing == Standing::Short { "short_by" } else { "below_ideal" };
    say.words.fill("value", key, &[("gap", &shown)])
}

/// How a criterion stands, and by how much: "falls short by 7,000 EUR".
pub(super) fn standing(say: &Speaker<'_>, judged: &Judged) -> String {
    let standing = say.word("standing", judged.standing.key());
    match &judged.gap {
        Some(by) => format!("{standing} {}", gap(say, judged, by)),
        None => standing,
    }
}

/// What to ask about a criterion that is unknown.
pub(super) fn question(say: &Speaker<'_>, judged: &Judged) -> String {
    match say.words.find("question", &judged.name) {
        Some(question) => question.to_owned(),
        None => say.words.fill("question", "any", &[("criterion", &say.criterion(&judged.name))]),
    }
}

/// A number from 0 to 100 in whole steps, for a bar.
fn percent(share: &Exact) -> u8 {
    share.fixed(0).parse().unwrap_or(0)
}

/// The overall score, then the axes.
pub(super) fn scores(say: &Speaker<'_>) -> Vec<Score> {
    let scores = &say.case.assessment.scores;
    let one = |key: &str, value: Option<&Exact>, marks| Score {
        name: say.word("axis", key),
        value: value.map_or_else(|| "–".to_owned(), |v| say.locale.score(v)),
        bar: value.map(percent),
        marks,
    };
    let mark = |key: &'static str, at: &Exact| Mark {
        at: percent(at),
        key,
        text: say.words.fill("picture", key, &[("x", &say.locale.number(at, 1))]),
        anchor: "middle",
    };
    let profile = say.case.profile;
    let thresholds = vec![mark("decline", &profile.decline), mark("accept", &profile.accept)];
    let overall = std::iter::once(one("overall", scores.overall.as_ref(), thresholds));
    let floor = || vec![mark("floor", &Exact::int(AXIS_FLOOR))];
    overall.chain(Axis::ALL.iter().map(|a| one(a.key(), scores.axes.get(a), floor()))).collect()
}

/// Where the work is: "Oslo (NO)".
pub(super) fn location(say: &Speaker<'_>) -> Option<String> {
    let terms = say.case.offer.terms_at(say.case.as_of);
    let (city, country) = (terms.city.as_ref(), terms.country.as_ref());
    match (city.map(|c| visible(&c.value)), country.map(|c| visible(&c.value))) {
        (Some(city), Some(country)) => Some(format!("{city} ({country})")),
        (city, country) => city.or(country),
    }
}

/// How much is known, and what the scores do not show.
pub(super) fn coverage(say: &Speaker<'_>) -> (String, Vec<String>) {
    let scores = &say.case.assessment.scores;
    let known = say.words.fill("coverage", "known", &[("share", &say.locale.percent(&scores.coverage))]);
    let blind = Axis::ALL.iter().filter(|a| !scores.axes.contains_key(a));
    let spots = blind.map(|a| say.words.fill("coverage", "blind", &[("axis", &say.word("axis", a.key()))]));
    (known, spots.collect())
}

/// The candidate's own notes: for their eyes, in no message.
pub(super) fn notes(say: &Speaker<'_>) -> Vec<NoteList> {
    let (offer, profile) = (say.case.offer, say.case.profile);
    let said = |list: &[crate::model::Said<String>]| list.iter().map(|s| visible(&s.value)).collect::<Vec<_>>();
    let concerns = offer.concerns.iter().map(|c| {
        let about = capital(&say.word("concern", c.about.value.key()));
        c.note.as_ref().map_or_else(|| about.clone(), |note| say.words.pair(&about, &visible(note)))
    });
    let contract =
        offer.contract.iter().map(|(clause, text)| say.words.pair(&say.word("contract", clause), &visible(text)));
    let people = offer
        .contacts
        .iter()
        .flat_map(|c| c.notes.iter().map(|n| say.words.pair(&visible(&c.name.value), &visible(n))));
    let log = offer.log_at(say.case.as_of).map(|e| {
        let what = format!("{}, {}", say.locale.date(e.at.value.at.date()), say.word("event", e.what.value.key()));
        e.note.as_ref().map_or_else(|| what.clone(), |note| say.words.pair(&what, &visible(note)))
    });
    [
        ("liked", said(&offer.notes.liked)),
        ("barriers", said(&offer.notes.barriers)),
        ("concerns", concerns.collect()),
        ("people", people.collect()),
        ("introduce", said(&offer.notes.introduce)),
        ("contract", contract.collect()),
        ("mobility", profile.mobility.constraints.iter().map(|c| visible(c)).collect()),
        ("log", log.collect()),
    ]
    .into_iter()
    .filter(|(_, items)| !items.is_empty())
    .map(|(key, items)| NoteList { title: say.word("notes", key), items })
    .collect()
}

//! What would make the person look again (R1), proposed from what stands in the way of the move (G2).

use super::super::situation::Situation;
use super::Stand;
use crate::assess::{Judged, Quantity};
use crate::model::offer::Trigger;
use crate::model::{Reason, Standing};
use crate::rules::moving;
use jiff::Zoned;
use jiff::civil::Date;

/// The reason of the item: as the file says, else as the barriers suggest, in lines to paste.
pub(super) fn triggers(s: &Situation<'_>, by: Option<Zoned>) -> Stand<'static> {
    let (locale, own) = (s.voices.own.locale(), &s.case.offer.notes.revisit_when);
    let told = |t: &Trigger| {
        let day = t.after.as_ref().map(|day| locale.day(s.here(&day.at).date()));
        let fact = t.when.as_ref().map(|when| when.source.to_string());
        t.because.clone().or(day).or(fact)
    };
    if !own.is_empty() {
        let list = own.iter().filter_map(told).map(|t| t.trim_end_matches('.').to_owned()).collect::<Vec<_>>();
        return Stand::done("triggers_set").with("list", locale.list(&list));
    }
    let proposed = proposals(s);
    let words = (!proposed.is_empty()).then_some("asks");
    Stand::todo("triggers_set").words(words).pasting(proposed).by(by)
}

/// Entries of `notes.revisit_when`, a line each. None comes true while anything of the move still stands in the way.
fn proposals(s: &Situation<'_>) -> Vec<String> {
    // Without a reason in the files, what stands in the way is all that is known.
    if !matches!(s.reason(), Some(Reason::Mobility) | None) {
        return Vec::new();
    }
    let Some(others) = others(s) else { return Vec::new() };
    let visas = visas(s);
    let conditions: Vec<Vec<String>> = match (visas.is_empty(), others.is_empty()) {
        (true, true) => Vec::new(),
        (true, false) => vec![others],
        (false, _) => visas.into_iter().map(|visa| [vec![visa], others.clone()].concat()).collect(),
    };
    conditions.iter().map(|all| format!("    - {{ when: \"{}\" }}", all.join(" and "))).collect()
}

/// Either would do: no visa is needed any more, or it is sponsored.
fn visas(s: &Situation<'_>) -> Vec<String> {
    let terms = s.case.offer.terms_at(s.case.as_of);
    let sponsored = terms.visa_sponsorship.as_ref().is_some_and(|said| said.value);
    match terms.country.as_ref().filter(|_| moving::needs_visa(s.case) && !sponsored) {
        Some(country) => vec![
            format!("'{}' not in profile.mobility.needs_visa_in", country.value),
            "offer.visa_sponsorship".to_owned(),
        ],
        None => Vec::new(),
    }
}

/// What else has to be so; `None` where it cannot be said, since no start would do or a sum is not to be shown.
fn others(s: &Situation<'_>) -> Option<Vec<String>> {
    let short = |j: &&Judged| j.standing == Standing::Short && j.reason == Reason::Mobility;
    let mut all = Vec::new();
    let mut starts = (None, None);
    for judged in s.case.assessment.judged.iter().filter(short) {
        match &judged.target {
            Quantity::Money(_) if s.voices.own.locale().is_discreet() => return None,
            Quantity::Money(n) | Quantity::Rating(n) => {
                let bound = if judged.ceiling { "<=" } else { ">=" };
                all.push(format!("terms.{} {bound} {}", judged.name, n.plain(2)));
            }
            Quantity::Window(from, to) => starts = (Some(*from), Some(*to)),
            _ => {}
        }
    }
    all.extend(start(s, starts)?);
    all.extend(their_window(s));
    Some(all)
}

/// A start that would do, where the one of the offer does not; `None` where none would.
fn start(s: &Situation<'_>, (from, to): (Option<Date>, Option<Date>)) -> Option<Vec<String>> {
    let (first, last) = moving::starts(s.case);
    let (from, to) = (from.max(first), to.into_iter().chain(last).min());
    let Some(start) = moving::start(s.case) else { return Some(Vec::new()) };
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return None;
    }
    if from.is_none_or(|from| from <= start) && to.is_none_or(|to| start <= to) {
        return Some(Vec::new());
    }
    let from = from.map(|day| format!("offer.start_date >= '{day}'"));
    Some(from.into_iter().chain(to.map(|day| format!("offer.start_date <= '{day}'"))).collect())
}

/// Days in which both sides can move, where there are none.
fn their_window(s: &Situation<'_>) -> Vec<String> {
    match moving::their_window(s.case).zip(moving::own_window(s.case)) {
        Some((theirs, own)) if moving::apart(theirs, own) => vec![
            format!("offer.relocation.window[1] >= '{}'", own.0),
            format!("offer.relocation.window[0] <= '{}'", own.1),
        ],
        _ => Vec::new(),
    }
}

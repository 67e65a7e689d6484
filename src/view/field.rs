//! The open offers of one candidate side by side (B3): what the index says of them.

use super::board::Ranked;
use super::say::is_snake;
use super::words::Words;
use crate::assess::Contender;
use crate::model::Action;
use jiff::civil::Weekday;
use jiff::{ToSpan, Zoned};

/// Among how many of the first by rank the offers are weighed against each other: nobody weighs more.
const WEIGHED: usize = 12;

/// How many pairs of which one is at least as good in everything are named.
const NAMED: usize = 5;

/// An open offer.
#[derive(Clone, Copy)]
pub(super) struct Rival<'a> {
    /// Its place among all offers.
    pub at: usize,
    /// Its company.
    pub company: &'a str,
    /// Its part.
    pub part: &'a Contender,
}

/// The open offers in their rank, from all offers with the rank that each had before: nearly the same, as a rule, which
/// is quickly put in order.
pub(super) fn ranked(offers: &[Ranked]) -> Vec<Rival<'_>> {
    let contenders = offers.iter().enumerate().filter_map(|(at, (e, rank))| Some((at, e, rank, e.contender.as_ref()?)));
    let mut field: Vec<_> =
        contenders.map(|(at, e, rank, part)| (rank, Rival { at, company: &e.row.company, part })).collect();
    field.sort_by_key(|(rank, _)| rank.unwrap_or(usize::MAX));
    field.sort_by(|(_, a), (_, b)| a.part.rank(b.part));
    field.into_iter().map(|(_, rival)| rival).collect()
}

/// What there is to say of them: whom to answer first, what a yes means, what is better in everything, which deadline
/// forces an answer, and how staying compares.
pub(super) fn notes(field: &[Rival<'_>], staying: Option<&Contender>, words: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    if field.len() > 1 {
        notes.extend(first(field, words));
    }
    let field = field.get(..WEIGHED).unwrap_or(field);
    if field.len() > 1 {
        notes.extend(forced(field, words));
        notes.extend(yes(field, words));
        notes.extend(dominated(field, words));
    }
    let list = |names: Vec<String>| words.locale().list(&names);
    let worse =
        |stay: &Contender, rival: &Rival<'_>| rival.part.overall.is_some() && stay.overall >= rival.part.overall;
    let behind = staying.map(|stay| field.iter().filter(|rival| worse(stay, rival)));
    let behind: Vec<String> = behind.into_iter().flatten().map(|rival| rival.company.to_owned()).collect();
    if !behind.is_empty() {
        notes.push(words.fill("field", "stay_better", &[("list", &list(behind))]));
    }
    notes
}

fn first(field: &[Rival<'_>], words: &Words) -> Option<String> {
    let next = field.iter().min_by_key(|rival| rival.part.answer_by.as_ref().map(Zoned::timestamp))?;
    let day = words.locale().stamp(next.part.answer_by.as_ref()?);
    Some(words.fill("field", "first", &[("company", next.company), ("day", &day)]))
}

/// The first by rank that a yes is advised to: what it means for the others (D5).
fn yes(field: &[Rival<'_>], words: &Words) -> Option<String> {
    let Rival { company, .. } = field.iter().find(|r| r.part.action == Some(Action::Accept)).or(field.first())?;
    let others: Vec<String> =
        field.iter().map(|rival| rival.company).filter(|name| name != company).map(str::to_owned).collect();
    Some(words.fill("field", "yes", &[("company", company), ("others", &words.locale().list(&others))]))
}

fn dominated(field: &[Rival<'_>], words: &Words) -> Vec<String> {
    let pairs = field.iter().flat_map(|a| field.iter().map(move |b| (a, b)));
    let better = pairs.filter_map(|(a, b)| Some((a.part.dominates(b.part)?, a.company, b.company)));
    let said = better.map(|(names, company, other)| {
        let names: Vec<String> = names.iter().map(|name| criterion(name, words)).collect();
        let list = words.locale().list(&names);
        words.fill("field", "dominates", &[("company", company), ("other", other), ("list", &list)])
    });
    said.take(NAMED).collect()
}

/// The deadlines that force an answer before a better offer is settled, and until when to ask for time.
fn forced(field: &[Rival<'_>], words: &Words) -> Vec<String> {
    let locale = words.locale();
    let one = |rival: &Rival<'_>| {
        let others = field.iter().filter(|other| rival.part.is_forced_before(other.part));
        let last = others.max_by_key(|other| other.part.answer_by.as_ref().map(Zoned::timestamp))?;
        let (own, theirs) = (rival.part.answer_by.as_ref()?, last.part.answer_by.as_ref()?);
        let (day, other_day) = (locale.stamp(own), locale.stamp(theirs));
        let until = locale.day(working_day_after(theirs)?.date());
        let with = [
            ("company", rival.company),
            ("day", &day),
            ("other", last.company),
            ("other_day", &other_day),
            ("until", &until),
        ];
        Some(words.fill("field", "forces", &with))
    };
    field.iter().filter_map(one).collect()
}

/// The next working day: nobody's answer is known at the minute at which it is due.
fn working_day_after(at: &Zoned) -> Option<Zoned> {
    let mut day = at.checked_add(1.day()).ok()?;
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = day.checked_add(1.day()).ok()?;
    }
    Some(day)
}

/// A criterion in words, as it stands inside a sentence.
pub(super) fn criterion(name: &str, words: &Words) -> String {
    match words.find("criterion", name).or_else(|| words.find("axis", name)) {
        Some(found) => found.to_owned(),
        None if is_snake(name) => name.replace('_', " "),
        None => super::text::visible(name),
    }
}

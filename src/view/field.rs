//! The open offers of one candidate side by side (B3): what the index says of them.

use super::list::Entry;
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

/// The open offers in their rank, each with its company.
pub(super) fn ranked(entries: &[Entry]) -> Vec<(&Contender, &str)> {
    let mut field: Vec<_> = entries.iter().filter_map(|e| Some((e.contender()?, e.company()))).collect();
    field.sort_by(|a, b| a.0.rank(b.0));
    field
}

/// What there is to say of them: whom to answer first, what a yes means, what is better in everything, which deadline
/// forces an answer, and how staying compares.
pub(super) fn notes(field: &[(&Contender, &str)], staying: Option<&Contender>, words: &Words) -> Vec<String> {
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
    let behind = staying.map(|stay| field.iter().filter(|(c, _)| c.overall.is_some() && stay.overall >= c.overall));
    let behind: Vec<String> = behind.into_iter().flatten().map(|(_, name)| (*name).to_owned()).collect();
    if !behind.is_empty() {
        notes.push(words.fill("field", "stay_better", &[("list", &list(behind))]));
    }
    notes
}

fn first(field: &[(&Contender, &str)], words: &Words) -> Option<String> {
    let due = |(c, _): &&(&Contender, &str)| c.answer_by.as_ref().map(Zoned::timestamp);
    let (next, company) = field.iter().min_by_key(due)?;
    let day = words.locale().stamp(next.answer_by.as_ref()?);
    Some(words.fill("field", "first", &[("company", company), ("day", &day)]))
}

/// The first by rank that a yes is advised to: what it means for the others (D5).
fn yes(field: &[(&Contender, &str)], words: &Words) -> Option<String> {
    let (_, company) = field.iter().find(|(c, _)| c.action == Some(Action::Accept)).or(field.first())?;
    let others: Vec<String> =
        field.iter().filter(|(_, name)| name != company).map(|(_, name)| (*name).to_owned()).collect();
    Some(words.fill("field", "yes", &[("company", company), ("others", &words.locale().list(&others))]))
}

fn dominated(field: &[(&Contender, &str)], words: &Words) -> Vec<String> {
    let pairs = field.iter().flat_map(|a| field.iter().map(move |b| (a, b)));
    let better = pairs.filter_map(|((a, company), (b, other))| Some((a.dominates(b)?, company, other)));
    let said = better.map(|(names, company, other)| {
        let names: Vec<String> = names.iter().map(|name| criterion(name, words)).collect();
        let list = words.locale().list(&names);
        words.fill("field", "dominates", &[("company", company), ("other", other), ("list", &list)])
    });
    said.take(NAMED).collect()
}

/// The deadlines that force an answer before a better offer is settled, and until when to ask for time.
fn forced(field: &[(&Contender, &str)], words: &Words) -> Vec<String> {
    let locale = words.locale();
    let one = |(c, company): &(&Contender, &str)| {
        let rivals = field.iter().filter(|(other, _)| c.is_forced_before(other));
        let last = rivals.max_by_key(|(other, _)| other.answer_by.as_ref().map(Zoned::timestamp))?;
        let (own, theirs) = (c.answer_by.as_ref()?, last.0.answer_by.as_ref()?);
        let (day, other_day) = (locale.stamp(own), locale.stamp(theirs));
        let until = locale.day(working_day_after(theirs)?.date());
        let with =
            [("company", *company), ("day", &day), ("other", last.1), ("other_day", &other_day), ("until", &until)];
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

fn criterion(name: &str, words: &Words) -> String {
    match words.find("criterion", name).or_else(|| words.find("axis", name)) {
        Some(found) => found.to_owned(),
        None if is_snake(name) => name.replace('_', " "),
        None => super::text::visible(name),
    }
}
